using DuckDB.NET.Native;

namespace Workbench.DataFrames;

/// <summary>Takes a column's vectors, chunk by chunk, into arrays of a known size.</summary>
internal abstract unsafe class ColumnBuilder(ColumnInfo info, int capacity)
{
    private ulong[]? validity;

    protected ColumnInfo Info => info;

    protected int Capacity => capacity;

    /// <summary>Rows taken so far.</summary>
    protected int Length { get; private set; }

    protected ulong[]? Validity => validity;

    internal void Append(IntPtr vector, int rows)
    {
        ulong* mask = NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
        if (mask is not null)
        {
            CopyMask(mask, rows);
        }

        Copy(vector, NativeMethods.Vectors.DuckDBVectorGetData(vector), mask, rows);
        Length += rows;
    }

    internal abstract Column Build();

    protected abstract void Copy(IntPtr vector, void* data, ulong* mask, int rows);

    protected static bool IsValid(ulong* mask, int row) => mask is null || (mask[row >> 6] & (1UL << (row & 63))) != 0;

    protected DataFrameException OutOfRange(int row, object value, Type type) =>
        Errors.OutOfRange(info.Name, Length + row, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}"), type);

    private void CopyMask(ulong* mask, int rows)
    {
        if (validity is null)
        {
            validity = new ulong[(capacity + 63) >> 6];
            Array.Fill(validity, ulong.MaxValue);
        }

        if ((Length & 63) == 0)
        {
            // The usual case: every chunk but the last has 2048 rows, so the words line up.
            new ReadOnlySpan<ulong>(mask, (rows + 63) >> 6).CopyTo(validity.AsSpan(Length >> 6));
            return;
        }

        for (int row = 0; row < rows; row++)
        {
            if (!IsValid(mask, row))
            {
                validity[(Length + row) >> 6] &= ~(1UL << ((Length + row) & 63));
            }
        }
    }
}

/// <summary>Values that are laid out in C# as in the engine.</summary>
internal sealed unsafe class CopyBuilder<T>(ColumnInfo info, int capacity) : ColumnBuilder(info, capacity)
    where T : unmanaged
{
    private readonly T[] values = GC.AllocateUninitializedArray<T>(capacity);

    internal override Column Build() => new ValueColumn<T>(Info, values, Length, Validity);

    protected override void Copy(IntPtr vector, void* data, ulong* mask, int rows)
    {
        Span<T> target = values.AsSpan(Length, rows);
        new ReadOnlySpan<T>(data, rows).CopyTo(target);
        if (mask is null)
        {
            return;
        }

        // What the engine leaves in the slots of missing values is undefined; the promise is the default.
        for (int row = 0; row < rows; row++)
        {
            if (!IsValid(mask, row))
            {
                target[row] = default;
            }
        }
    }
}

/// <summary>Values that are converted one by one.</summary>
internal sealed unsafe class ConvertBuilder<T>(ColumnInfo info, int capacity, ConvertBuilder<T>.Reader read) : ColumnBuilder(info, capacity)
{
    private readonly T[] values = new T[capacity];

    internal delegate T Reader(void* data, int row, Func<int, object, Type, DataFrameException> outOfRange);

    internal override Column Build() => new ValueColumn<T>(Info, values, Length, Validity);

    protected override void Copy(IntPtr vector, void* data, ulong* mask, int rows)
    {
        Func<int, object, Type, DataFrameException> outOfRange = OutOfRange;
        for (int row = 0; row < rows; row++)
        {
            if (IsValid(mask, row))
            {
                values[Length + row] = read(data, row, outOfRange);
            }
        }
    }
}

/// <summary>Dates, by far the most frequent converted type: a loop of its own.</summary>
internal sealed unsafe class DateBuilder(ColumnInfo info, int capacity) : ColumnBuilder(info, capacity)
{
    private const int EpochDay = 719_162;
    private const uint MaxDay = 3_652_058;
    private readonly DateOnly[] values = GC.AllocateUninitializedArray<DateOnly>(capacity);

    internal override Column Build() => new ValueColumn<DateOnly>(Info, values, Length, Validity);

    protected override void Copy(IntPtr vector, void* data, ulong* mask, int rows)
    {
        int* days = (int*)data;
        Span<DateOnly> target = values.AsSpan(Length, rows);
        for (int row = 0; row < target.Length; row++)
        {
            uint day = (uint)(days[row] + EpochDay);
            if (day <= MaxDay)
            {
                target[row] = DateOnly.FromDayNumber((int)day);
            }
            else if (IsValid(mask, row))
            {
                throw OutOfRange(row, DuckDBDateOnly.FromDuckDBDate(new DuckDBDate { Days = days[row] }), typeof(DateOnly));
            }
        }

        for (int row = 0; mask is not null && row < target.Length; row++)
        {
            if (!IsValid(mask, row))
            {
                target[row] = default;
            }
        }
    }
}

/// <summary>Text, kept as UTF-8.</summary>
internal sealed unsafe class TextBuilder(ColumnInfo info, int capacity) : ColumnBuilder(info, capacity)
{
    private readonly int[] ends = GC.AllocateUninitializedArray<int>(capacity);
    private byte[] utf8 = [];
    private int used;

    internal override Column Build() => new TextColumn(Info, utf8, ends, Length, Validity);

    protected override void Copy(IntPtr vector, void* data, ulong* mask, int rows)
    {
        var strings = (DuckDBString*)data;
        long needed = used;
        for (int row = 0; row < rows; row++)
        {
            needed += IsValid(mask, row) ? strings[row].Length : 0;
        }

        Reserve(needed, rows);
        for (int row = 0; row < rows; row++)
        {
            if (IsValid(mask, row))
            {
                int length = strings[row].Length;
                new ReadOnlySpan<byte>(strings[row].Data, length).CopyTo(utf8.AsSpan(used));
                used += length;
            }

            ends[Length + row] = used;
        }
    }

    // The first chunks tell how long texts are; the whole is guessed from that once, with a little to spare, so that growing is rare.
    private void Reserve(long needed, int rows)
    {
        if (needed <= utf8.Length)
        {
            return;
        }

        double guess = needed / (double)(Length + rows) * Capacity * 1.02;
        long size = Math.Max(needed, (long)Math.Min(guess, Array.MaxLength));
        if (needed > Array.MaxLength)
        {
            throw Errors.TooManyRows(Capacity);
        }

        byte[] larger = GC.AllocateUninitializedArray<byte>((int)size);
        utf8.AsSpan(0, used).CopyTo(larger);
        utf8 = larger;
    }
}
