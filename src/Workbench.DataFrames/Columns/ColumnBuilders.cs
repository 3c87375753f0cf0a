using System.Numerics;
using DuckDB.NET.Native;

namespace Workbench.DataFrames;

/// <summary>Which builder reads a column of which type.</summary>
internal static unsafe class ColumnBuilders
{
    private const long EpochTicks = 621_355_968_000_000_000;

    internal static ColumnBuilder For(ColumnInfo info, DuckDBLogicalType type, int capacity)
    {
        DuckDBType id = NativeMethods.LogicalType.DuckDBGetTypeId(type);
        return id switch
        {
            DuckDBType.Boolean => new CopyBuilder<bool>(info, capacity),
            DuckDBType.TinyInt => new CopyBuilder<sbyte>(info, capacity),
            DuckDBType.SmallInt => new CopyBuilder<short>(info, capacity),
            DuckDBType.Integer => new CopyBuilder<int>(info, capacity),
            DuckDBType.BigInt => new CopyBuilder<long>(info, capacity),
            DuckDBType.UnsignedTinyInt => new CopyBuilder<byte>(info, capacity),
            DuckDBType.UnsignedSmallInt => new CopyBuilder<ushort>(info, capacity),
            DuckDBType.UnsignedInteger => new CopyBuilder<uint>(info, capacity),
            DuckDBType.UnsignedBigInt => new CopyBuilder<ulong>(info, capacity),
            DuckDBType.Float => new CopyBuilder<float>(info, capacity),
            DuckDBType.Double => new CopyBuilder<double>(info, capacity),
            DuckDBType.Interval => new CopyBuilder<DuckDBInterval>(info, capacity),
            DuckDBType.Varchar => new TextBuilder(info, capacity),
            DuckDBType.Date => new DateBuilder(info, capacity),
            DuckDBType.HugeInt => new ConvertBuilder<Int128>(info, capacity, static (data, row, _) => ((DuckDBHugeInt*)data)[row].ToInt128()),
            DuckDBType.UnsignedHugeInt => new ConvertBuilder<UInt128>(info, capacity, static (data, row, _) => ((DuckDBUHugeInt*)data)[row].ToUInt128()),
            DuckDBType.BigNum => new ConvertBuilder<BigInteger>(info, capacity, static (data, row, _) => Bignum(((DuckDBString*)data) + row)),
            DuckDBType.Decimal => Decimals(info, type, capacity),
            DuckDBType.Uuid => new ConvertBuilder<Guid>(info, capacity, static (data, row, _) => Uuid(((DuckDBHugeInt*)data)[row])),
            DuckDBType.Blob => new ConvertBuilder<byte[]>(info, capacity, static (data, row, _) => Bytes(((DuckDBString*)data) + row).ToArray()),
            DuckDBType.Bit => new ConvertBuilder<string>(info, capacity, static (data, row, _) => Bits(Bytes(((DuckDBString*)data) + row))),
            DuckDBType.Enum => Enums(info, type, capacity),
            DuckDBType.Time => new ConvertBuilder<TimeOnly>(info, capacity, static (data, row, outOfRange) => Time(((long*)data)[row], 1, row, outOfRange)),
            DuckDBType.TimeNs => new ConvertBuilder<TimeOnly>(info, capacity, static (data, row, outOfRange) => Time(((long*)data)[row], 1000, row, outOfRange)),
            DuckDBType.TimeTz => new ConvertBuilder<DuckDBTimeTz>(info, capacity, static (data, row, _) =>
                NativeMethods.DateTimeHelpers.DuckDBFromTimeTz(((DuckDBTimeTzStruct*)data)[row])),
            DuckDBType.Timestamp => Timestamps(info, capacity, TimeSpan.TicksPerMicrosecond, 1),
            DuckDBType.TimestampS => Timestamps(info, capacity, TimeSpan.TicksPerSecond, 1),
            DuckDBType.TimestampMs => Timestamps(info, capacity, TimeSpan.TicksPerMillisecond, 1),
            DuckDBType.TimestampNs => Timestamps(info, capacity, 1, TimeSpan.NanosecondsPerTick),
            DuckDBType.TimestampTz => new ConvertBuilder<DateTimeOffset>(info, capacity, static (data, row, outOfRange) =>
                new DateTimeOffset(Moment(((long*)data)[row], TimeSpan.TicksPerMicrosecond, 1, row, outOfRange, typeof(DateTimeOffset)), TimeSpan.Zero)),
            DuckDBType.List or DuckDBType.Map or DuckDBType.Array or DuckDBType.Struct => new NestedBuilder(info, type, id, capacity),
            DuckDBType.SqlNull => new ConvertBuilder<object>(info, capacity, static (_, _, _) => null!),
            _ => throw Errors.UnsupportedType(info.Name, SqlTypeName.Of(type)),
        };
    }

    private static ReadOnlySpan<byte> Bytes(DuckDBString* text) => new(text->Data, text->Length);

    private static ConvertBuilder<decimal> Decimals(ColumnInfo info, DuckDBLogicalType type, int capacity)
    {
        byte width = NativeMethods.LogicalType.DuckDBDecimalWidth(type);
        byte scale = NativeMethods.LogicalType.DuckDBDecimalScale(type);
        return NativeMethods.LogicalType.DuckDBDecimalInternalType(type) switch
        {
            DuckDBType.SmallInt => new(info, capacity, (data, row, _) => Small(((short*)data)[row], scale)),
            DuckDBType.Integer => new(info, capacity, (data, row, _) => Small(((int*)data)[row], scale)),
            DuckDBType.BigInt => new(info, capacity, (data, row, _) => Small(((long*)data)[row], scale)),
            _ => new(info, capacity, (data, row, outOfRange) =>
            {
                // Nearly all numbers fit the 96 bits of a C# decimal; the way over BigInteger takes twenty times as long.
                Int128 digits = ((DuckDBHugeInt*)data)[row].ToInt128();
                UInt128 magnitude = (UInt128)(digits < 0 ? -digits : digits);
                if (magnitude >> 96 == 0 && scale <= 28)
                {
                    return new decimal((int)(uint)magnitude, (int)(uint)(magnitude >> 32), (int)(uint)(magnitude >> 64), digits < 0, scale);
                }

                var number = new DuckDBDecimal(width, scale, ((DuckDBHugeInt*)data)[row]);
                try
                {
                    return number.ToDecimal();
                }
                catch (OverflowException)
                {
                    throw outOfRange(row, number, typeof(decimal));
                }
            }),
        };
    }

    private static decimal Small(long digits, byte scale)
    {
        ulong magnitude = digits < 0 ? (ulong)-digits : (ulong)digits;
        return new decimal((int)(uint)magnitude, (int)(uint)(magnitude >> 32), 0, digits < 0, scale);
    }

    private static ConvertBuilder<string> Enums(ColumnInfo info, DuckDBLogicalType type, int capacity)
    {
        var names = new string[NativeMethods.LogicalType.DuckDBEnumDictionarySize(type)];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = NativeMethods.LogicalType.DuckDBEnumDictionaryValue(type, i);
        }

        return NativeMethods.LogicalType.DuckDBEnumInternalType(type) switch
        {
            DuckDBType.UnsignedTinyInt => new(info, capacity, (data, row, _) => names[((byte*)data)[row]]),
            DuckDBType.UnsignedSmallInt => new(info, capacity, (data, row, _) => names[((ushort*)data)[row]]),
            _ => new(info, capacity, (data, row, _) => names[((uint*)data)[row]]),
        };
    }

    private static ConvertBuilder<DateTime> Timestamps(ColumnInfo info, int capacity, long factor, long divisor) =>
        new(info, capacity, (data, row, outOfRange) => Moment(((long*)data)[row], factor, divisor, row, outOfRange, typeof(DateTime)));

    private static DateTime Moment(long stored, long factor, long divisor, int row, Func<int, object, Type, DataFrameException> outOfRange, Type type)
    {
        if (stored is long.MaxValue or -long.MaxValue)
        {
            throw outOfRange(row, stored > 0 ? "infinity" : "-infinity", type);
        }

        Int128 ticks = ((Int128)stored * factor / divisor) + EpochTicks;
        if (stored % divisor != 0 || ticks < 0 || ticks > DateTime.MaxValue.Ticks)
        {
            throw outOfRange(row, $"the stored time {stored}", type);
        }

        return new DateTime((long)ticks);
    }

    private static TimeOnly Time(long stored, long perMicrosecond, int row, Func<int, object, Type, DataFrameException> outOfRange)
    {
        long ticks = stored * TimeSpan.TicksPerMicrosecond / perMicrosecond;
        return ticks < TimeSpan.TicksPerDay && stored * TimeSpan.TicksPerMicrosecond % perMicrosecond == 0
            ? new TimeOnly(ticks)
            : throw outOfRange(row, perMicrosecond == 1 ? NativeMethods.DateTimeHelpers.DuckDBFromTime(new DuckDBTime { Micros = stored }) : $"the stored time {stored}", typeof(TimeOnly));
    }

    private static Guid Uuid(DuckDBHugeInt stored)
    {
        // The engine flips the first bit so that signed order is the order of the text.
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, stored.Upper ^ long.MinValue);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], stored.Lower);
        return new Guid(bytes, bigEndian: true);
    }

    // Three bytes of header: the first bit is the sign (1 for not negative), the rest the length; a negative number has all bits inverted.
    private static BigInteger Bignum(DuckDBString* stored)
    {
        ReadOnlySpan<byte> bytes = Bytes(stored);
        bool negative = (bytes[0] & 0x80) == 0;
        byte[] magnitude = bytes[3..].ToArray();
        for (int i = 0; negative && i < magnitude.Length; i++)
        {
            magnitude[i] = (byte)~magnitude[i];
        }

        var number = new BigInteger(magnitude, isUnsigned: true, isBigEndian: true);
        return negative ? -number : number;
    }

    // The first byte is the number of unused bits at the front of the second.
    private static string Bits(ReadOnlySpan<byte> bytes)
    {
        int unused = bytes[0];
        var text = new System.Text.StringBuilder();
        for (int bit = unused; bit < (bytes.Length - 1) * 8; bit++)
        {
            text.Append((bytes[1 + (bit >> 3)] & (0x80 >> (bit & 7))) != 0 ? '1' : '0');
        }

        return text.ToString();
    }
}
