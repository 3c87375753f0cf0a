using System.Globalization;
using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A time of day in parts. Unlike <see cref="TimeOnly"/> it can be 24:00:00, the end of a day.</summary>
/// <param name="Hour">Hour, 0 to 24.</param>
/// <param name="Min">Minute, 0 to 59.</param>
/// <param name="Sec">Second, 0 to 59.</param>
/// <param name="Microsecond">Microsecond, 0 to 999,999.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct DuckDBTimeOnly(byte Hour, byte Min, byte Sec, int Microsecond = 0)
{
    /// <summary>Converts a time; what is finer than a microsecond is cut off.</summary>
    public static implicit operator DuckDBTimeOnly(TimeOnly time) => FromMicros(time.Ticks / TimeSpan.TicksPerMicrosecond);

    /// <summary>Converts to a time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is 24:00:00.</exception>
    public static explicit operator TimeOnly(DuckDBTimeOnly time) => new(time.ToMicros() * TimeSpan.TicksPerMicrosecond);

    /// <summary><c>HH:mm:ss</c>, with six more digits when there are microseconds.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Hour:00}:{Min:00}:{Sec:00}")
        + (Microsecond == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{Microsecond:000000}"));

    internal static DuckDBTimeOnly FromMicros(long micros)
    {
        (long seconds, long microsecond) = Math.DivRem(micros, 1_000_000);
        (long minutes, long second) = Math.DivRem(seconds, 60);
        (long hours, long minute) = Math.DivRem(minutes, 60);
        return new DuckDBTimeOnly((byte)hours, (byte)minute, (byte)second, (int)microsecond);
    }

    internal long ToMicros() => (((((Hour * 60L) + Min) * 60L) + Sec) * 1_000_000L) + Microsecond;
}
