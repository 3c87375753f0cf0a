using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Workbench.DataFrames;

/// <summary>The values of one column, read into memory and apart from any connection. Immutable and safe to read from several threads.</summary>
public abstract class Column : IReadOnlyList<object?>
{
    private readonly ulong[]? validity;

    private protected Column(ColumnInfo info, int length, ulong[]? validity)
    {
        Info = info;
        Count = length;
        this.validity = validity;
    }

    /// <summary>What the column holds and means.</summary>
    public ColumnInfo Info { get; }

    /// <summary>Name of the column.</summary>
    public string Name => Info.Name;

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>One bit a row, least significant bit first, 1 where there is a value. Empty when there is one in every row.</summary>
    public ReadOnlyMemory<ulong> Validity => validity;

    /// <summary>Number of missing values.</summary>
    public int NullCount => validity is null ? 0 : Count - CountValid(validity, Count);

    /// <summary>The value of a row, boxed; null where it is missing.</summary>
    /// <param name="row">0-based.</param>
    public object? this[int row] => IsNull(row) ? null : Box(row);

    /// <summary>Whether the value of a row is missing.</summary>
    /// <param name="row">0-based.</param>
    public bool IsNull(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
        return validity is not null && (validity[row >> 6] & (1UL << (row & 63))) == 0;
    }

    /// <inheritdoc/>
    public IEnumerator<object?> GetEnumerator()
    {
        for (int row = 0; row < Count; row++)
        {
            yield return this[row];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private protected abstract object? Box(int row);

    private static int CountValid(ulong[] mask, int length)
    {
        int count = 0;
        for (int i = 0; i < length >> 6; i++)
        {
            count += System.Numerics.BitOperations.PopCount(mask[i]);
        }

        return (length & 63) == 0 ? count : count + System.Numerics.BitOperations.PopCount(mask[length >> 6] & ((1UL << (length & 63)) - 1));
    }
}

/// <summary>A column of values of one type.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
public abstract class Column<T> : Column
{
    private protected Column(ColumnInfo info, int length, ulong[]? validity)
        : base(info, length, validity)
    {
    }

    /// <summary>
    /// The values, contiguous, one a row. Where a value is missing (<see cref="Column.IsNull"/>) the slot holds the type's default. Text is
    /// decoded when this is first asked for, and then kept; to read a few cells, use the indexer.
    /// </summary>
    public abstract ReadOnlyMemory<T> Values { get; }

    /// <summary>The value of a row; the type's default (null for text) where it is missing.</summary>
    /// <param name="row">0-based.</param>
    [MaybeNull]
    public new abstract T this[int row] { get; }
}

/// <summary>Numbers, dates, lists: values that lie in an array as they are.</summary>
internal sealed class ValueColumn<T>(ColumnInfo info, T[] values, int length, ulong[]? validity) : Column<T>(info, length, validity)
{
    public override ReadOnlyMemory<T> Values => values.AsMemory(0, Count);

    [MaybeNull]
    public override T this[int row] => IsNull(row) ? default : values[row];

    private protected override object? Box(int row) => values[row];
}
