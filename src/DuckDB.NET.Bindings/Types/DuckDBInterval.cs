using System.Globalization;
using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>INTERVAL: months, days and microseconds, which do not convert into one another: a month has 28 to 31 days.</summary>
/// <param name="Months">Months; a year is 12.</param>
/// <param name="Days">Days.</param>
/// <param name="Micros">Microseconds.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct DuckDBInterval(int Months, int Days, long Micros)
{
    /// <summary>The interval as a span of days of 24 hours.</summary>
    /// <exception cref="InvalidCastException">It has months, whose length depends on where they start.</exception>
    /// <exception cref="OverflowException">It is longer than a <see cref="TimeSpan"/>.</exception>
    public static explicit operator TimeSpan(DuckDBInterval interval) =>
        interval.Months == 0
            ? new TimeSpan(checked((interval.Days * TimeSpan.TicksPerDay) + (interval.Micros * TimeSpan.TicksPerMicrosecond)))
            : throw Errors.IntervalWithMonths(interval.Months);

    /// <summary>A span as whole days and the rest in microseconds; what is finer than a microsecond is cut off.</summary>
    public static implicit operator DuckDBInterval(TimeSpan span) =>
        new(0, span.Days, (span.Ticks - (span.Days * TimeSpan.TicksPerDay)) / TimeSpan.TicksPerMicrosecond);

    /// <summary>The parts, as SQL reads them: <c>14 months -3 days 90000000 microseconds</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Months} months {Days} days {Micros} microseconds");
}
