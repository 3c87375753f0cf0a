using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>DATE as stored: days since 1970-01-01.</summary>
[StructLayout(LayoutKind.Sequential)]
public record struct DuckDBDate
{
    private int days;

    /// <summary>Days since 1970-01-01, negative before.</summary>
    public int Days
    {
        readonly get => days;
        set => days = value;
    }

    /// <summary>Whether it is <c>infinity</c> or <c>-infinity</c>.</summary>
    public readonly bool IsInfinity => IsPositiveInfinity || IsNegativeInfinity;

    /// <summary>Whether it is <c>infinity</c>, after every date.</summary>
    public readonly bool IsPositiveInfinity => days == int.MaxValue;

    /// <summary>Whether it is <c>-infinity</c>, before every date.</summary>
    public readonly bool IsNegativeInfinity => days == -int.MaxValue;
}

/// <summary>TIME as stored: microseconds since midnight.</summary>
[StructLayout(LayoutKind.Sequential)]
public record struct DuckDBTime
{
    private long micros;

    /// <summary>Microseconds since midnight, up to and including 24:00:00.</summary>
    public long Micros
    {
        readonly get => micros;
        set => micros = value;
    }
}

/// <summary>TIME WITH TIME ZONE as stored: 40 bits of microseconds above 24 bits of offset, the latter counted down from +15:59:59.</summary>
[StructLayout(LayoutKind.Sequential)]
public record struct DuckDBTimeTzStruct
{
    private ulong bits;

    /// <summary>The 64 bits.</summary>
    public ulong Bits
    {
        readonly get => bits;
        set => bits = value;
    }
}

/// <summary>
/// TIMESTAMP as stored: microseconds since 1970-01-01 00:00. In TIMESTAMP_S, _MS and _NS columns the same number counts seconds,
/// milliseconds or nanoseconds.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public record struct DuckDBTimestampStruct
{
    private long micros;

    /// <summary>The count, in microseconds unless the column's type says otherwise.</summary>
    public long Micros
    {
        readonly get => micros;
        set => micros = value;
    }

    /// <summary>Whether it is <c>infinity</c> or <c>-infinity</c>.</summary>
    public readonly bool IsInfinity => IsPositiveInfinity || IsNegativeInfinity;

    /// <summary>Whether it is <c>infinity</c>, after every timestamp.</summary>
    public readonly bool IsPositiveInfinity => micros == long.MaxValue;

    /// <summary>Whether it is <c>-infinity</c>, before every timestamp.</summary>
    public readonly bool IsNegativeInfinity => micros == -long.MaxValue;
}
