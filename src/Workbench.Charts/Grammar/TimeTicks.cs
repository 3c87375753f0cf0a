using System.Collections.Immutable;
using System.Globalization;

namespace Workbench.Charts.Grammar;

/// <summary>Ticks of a time axis: whole years, or months and days written as ISO 8601, which every language reads.</summary>
internal static class TimeTicks
{
    private static readonly int[] MonthSteps = [1, 2, 3, 6];
    private static readonly int[] YearSteps = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000];

    public static ImmutableArray<(double Value, string Text)> Between(double fromMs, double toMs, int most)
    {
        var from = DateTimeOffset.FromUnixTimeMilliseconds((long)fromMs).UtcDateTime;
        var to = DateTimeOffset.FromUnixTimeMilliseconds((long)toMs).UtcDateTime;
        var span = (to.Year - from.Year) * 12 + to.Month - from.Month + 1;
        if (span > 2 && span / 6 <= Math.Min(most, 18))
        {
            var step = MonthSteps.First(s => span / s <= Math.Min(most, 18));
            return Ticks(from, to, step, months: true);
        }
        if (to - from < TimeSpan.FromDays(70))
        {
            var days = Math.Max(1, (int)Math.Ceiling((to - from).TotalDays / most));
            return [.. Days(from.Date, to, days).Where(d => d >= from).Select(d => (Ms(d), d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))];
        }
        var years = to.Year - from.Year + 1;
        var every = YearSteps.First(s => years / s <= most || s == 1000);
        return Ticks(from, to, every * 12, months: false);
    }

    public static double Ms(DateTime time) => (DateTime.SpecifyKind(time, DateTimeKind.Utc) - DateTime.UnixEpoch).TotalMilliseconds;

    private static IEnumerable<DateTime> Days(DateTime from, DateTime to, int step)
    {
        for (var day = from; day <= to; day = day.AddDays(step)) yield return day;
    }

    private static ImmutableArray<(double Value, string Text)> Ticks(DateTime from, DateTime to, int step, bool months)
    {
        var result = ImmutableArray.CreateBuilder<(double, string)>();
        var index = (from.Year * 12 + from.Month - 1 + step - 1) / step * step;
        if (from.Day == 1 && (from.Year * 12 + from.Month - 1) % step == 0) index = from.Year * 12 + from.Month - 1;
        else if ((from.Year * 12 + from.Month - 1) % step == 0) index = from.Year * 12 + from.Month - 1 + step;
        for (; index / 12 <= to.Year && index / 12 < 9999; index += step)
        {
            var day = new DateTime(index / 12, index % 12 + 1, 1, 0, 0, 0, DateTimeKind.Utc);
            if (day > to) break;
            result.Add((Ms(day), day.ToString(months ? "yyyy-MM" : "yyyy", CultureInfo.InvariantCulture)));
        }
        return result.ToImmutable();
    }
}
