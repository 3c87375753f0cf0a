namespace DuckDB.NET.Native;

/// <summary>A date and a time of day, without zone; it reaches far beyond <see cref="DateTime"/> and can be infinite.</summary>
/// <param name="Date">The date.</param>
/// <param name="Time">The time of day.</param>
public readonly record struct DuckDBTimestamp(DuckDBDateOnly Date, DuckDBTimeOnly Time)
{
    private const long MicrosPerDay = 86_400_000_000;

    /// <summary>After every timestamp.</summary>
    public static DuckDBTimestamp PositiveInfinity => new(DuckDBDateOnly.PositiveInfinity, default);

    /// <summary>Before every timestamp.</summary>
    public static DuckDBTimestamp NegativeInfinity => new(DuckDBDateOnly.NegativeInfinity, default);

    /// <summary>Whether it is one of the infinities.</summary>
    public bool IsInfinity => Date.IsInfinity;

    /// <summary>Whether it is <see cref="PositiveInfinity"/>.</summary>
    public bool IsPositiveInfinity => Date.IsPositiveInfinity;

    /// <summary>Whether it is <see cref="NegativeInfinity"/>.</summary>
    public bool IsNegativeInfinity => Date.IsNegativeInfinity;

    /// <summary>From stored microseconds.</summary>
    public static DuckDBTimestamp FromDuckDBTimestampStruct(DuckDBTimestampStruct timestamp)
    {
        if (timestamp.IsInfinity)
        {
            return timestamp.IsPositiveInfinity ? PositiveInfinity : NegativeInfinity;
        }

        long days = Math.DivRem(timestamp.Micros, MicrosPerDay, out long micros);
        if (micros < 0)
        {
            days--;
            micros += MicrosPerDay;
        }

        return new(DuckDBDateOnly.FromDuckDBDate(new DuckDBDate { Days = (int)days }), DuckDBTimeOnly.FromMicros(micros));
    }

    /// <summary>To stored microseconds.</summary>
    /// <exception cref="OverflowException">It is beyond the range of a TIMESTAMP.</exception>
    public DuckDBTimestampStruct ToDuckDBTimestampStruct() =>
        IsInfinity
            ? new() { Micros = IsPositiveInfinity ? long.MaxValue : -long.MaxValue }
            : new() { Micros = MicrosSinceEpoch() };

    /// <summary>Converts a moment; its kind is dropped, and what is finer than a microsecond.</summary>
    public static implicit operator DuckDBTimestamp(DateTime moment) => new(DateOnly.FromDateTime(moment), TimeOnly.FromDateTime(moment));

    /// <summary>Converts to a moment of unspecified kind.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not 1 to 9999.</exception>
    public static explicit operator DateTime(DuckDBTimestamp timestamp) =>
        ((DateTime)timestamp.Date).AddTicks(timestamp.Time.ToMicros() * TimeSpan.TicksPerMicrosecond);

    /// <summary>Date, blank, time; or <c>infinity</c>, <c>-infinity</c>.</summary>
    public override string ToString() => IsInfinity ? Date.ToString() : $"{Date} {Time}";

    private long MicrosSinceEpoch()
    {
        // Through 128 bits: the first day of the range overflows before its time of day is added.
        Int128 micros = ((Int128)Date.ToDuckDBDate().Days * MicrosPerDay) + Time.ToMicros();
        return checked((long)micros);
    }
}
