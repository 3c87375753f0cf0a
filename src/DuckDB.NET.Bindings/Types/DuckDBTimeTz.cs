using System.Globalization;
using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A time of day with its offset from UTC.</summary>
/// <param name="Time">Local time.</param>
/// <param name="Offset">Seconds east of UTC, -57,599 to 57,599.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct DuckDBTimeTz(DuckDBTimeOnly Time, int Offset)
{
    /// <summary>The time and its offset: <c>15:30:00+07:00</c>.</summary>
    public override string ToString()
    {
        TimeSpan offset = TimeSpan.FromSeconds(Math.Abs(Offset));
        string sign = Offset < 0 ? "-" : "+";
        string seconds = offset.Seconds == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $":{offset.Seconds:00}");
        return string.Create(CultureInfo.InvariantCulture, $"{Time}{sign}{offset.Hours:00}:{offset.Minutes:00}{seconds}");
    }
}
