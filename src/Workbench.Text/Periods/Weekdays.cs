using Workbench.Text.Data;

namespace Workbench.Text.Periods;

/// <summary>Days of the week: on Monday, last Friday.</summary>
internal static class Weekdays
{
    private const int NearWeekday = 4;

    /// <summary>The last day of that name up to the day of publication (values above ten: before it), or the next one; Monday is 1.</summary>
    public static DateOnly Day(DateOnly published, int value, bool ahead)
    {
        int back = ((int)published.DayOfWeek - value % 10 + 7) % 7;
        if (ahead) return published.AddDays(7 - back);
        return published.AddDays(value > 10 && back == 0 ? -7 : -back);
    }

    /// <summary>plant sale on Saturday 25th: whether an ordinal of a day stands at an offset.</summary>
    public static bool IsOrdinal(ReadOnlySpan<char> text, int at, int end)
    {
        int stop = at;
        while (stop < end && Chars.IsDigit(text[stop])) stop++;
        return stop > at && stop < end && Chars.IsLetter(text[stop]);
    }

    /// <summary>on Saturday, 12 May 2024: the date says which.</summary>
    public static void Drop(List<PeriodMention> mentions)
    {
        for (int index = mentions.Count - 1; index >= 0; index--)
        {
            if (!mentions[index].IsWeekday) continue;
            foreach (PeriodMention other in mentions)
                if (!other.IsWeekday && other.Start - mentions[index].End < NearWeekday && mentions[index].Start - other.End < NearWeekday)
                {
                    mentions.RemoveAt(index);
                    break;
                }
        }
    }
}
