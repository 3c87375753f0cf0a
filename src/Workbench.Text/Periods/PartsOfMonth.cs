namespace Workbench.Text.Periods;

/// <summary>Weeks, thirds and halves of a month: the first week of November, в первой половине мая.</summary>
internal static class PartsOfMonth
{
    // Of a value, first day times this and last day; the 31st as first day stands for so many last days of the month.
    private const int Shift = 100, Last = 31;

    /// <summary>Whether a time is one whole month.</summary>
    public static bool IsMonth(DateOnly first, DateOnly last) => first.Day == 1 && first.Year == last.Year && first.Month == last.Month && last.Day == DateTime.DaysInMonth(last.Year, last.Month);

    /// <summary>The days of a part of the month that a day is in.</summary>
    public static (DateOnly First, DateOnly Last) Days(decimal part, DateOnly month)
    {
        int length = DateTime.DaysInMonth(month.Year, month.Month), from = (int)part / Shift, to = Math.Min((int)part % Shift, length);
        if (from == Last) (from, to) = (length - to + 1, length);
        return (new DateOnly(month.Year, month.Month, from), new DateOnly(month.Year, month.Month, to));
    }
}
