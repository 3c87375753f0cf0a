using Workbench.Text.Data;

namespace Workbench.Text.Periods;

/// <summary>Quarters, halves and first months, joined with the year that stands by them.</summary>
internal static class PartsOfYear
{
    private const int NearUtf16 = 28;

    // Any leap year serves to hold the days until the real year is known.
    private const int NoYear = 4;

    public static PeriodMention Mention(int start, int end, Entry entry)
    {
        int value = (int)entry.Value;
        (int first, int last) = entry.Period switch
        {
            PeriodRole.Quarter => (value * 3 - 2, value * 3),
            PeriodRole.Half => (value * 6 - 5, value * 6),
            _ => (1, value),
        };
        return new PeriodMention(start, end, new DateOnly(NoYear, first, 1), new DateOnly(NoYear, last, DateTime.DaysInMonth(NoYear, last)), MentionKind.PartOfYear);
    }

    public static void Combine(List<PeriodMention> mentions, DateOnly? published)
    {
        for (int index = 0; index < mentions.Count; index++)
        {
            PeriodMention part = mentions[index];
            if (part.Kind != MentionKind.PartOfYear) continue;
            int near = Nearest(mentions, part);
            if (near >= 0)
            {
                PeriodMention whole = mentions[near];
                mentions[index] = Of(part, (whole.To ?? whole.From)!.Value.Year, Math.Min(part.Start, whole.Start), Math.Max(part.End, whole.End));
                mentions.RemoveAt(near);
                if (near < index) index--;
            }
            else if (published is DateOnly day)
            {
                PeriodMention dated = Of(part, day.Year, part.Start, part.End);
                mentions[index] = dated.From > day ? Of(part, day.Year - 1, part.Start, part.End) : dated;
            }
            else mentions[index] = part with { From = null, To = null, Kind = MentionKind.Blocks };
        }
    }

    private static int Nearest(List<PeriodMention> mentions, in PeriodMention part)
    {
        int best = -1, distance = NearUtf16;
        for (int index = 0; index < mentions.Count; index++)
        {
            PeriodMention other = mentions[index];
            if (other.Kind != MentionKind.Stated || (other.From ?? other.To) is null) continue;
            int gap = Math.Max(0, Math.Max(other.Start - part.End, part.Start - other.End));
            if (gap >= distance) continue;
            best = index;
            distance = gap;
        }
        return best;
    }

    private static PeriodMention Of(in PeriodMention part, int year, int start, int end)
    {
        DateOnly first = part.From!.Value, last = part.To!.Value;
        return new PeriodMention(start, end, new DateOnly(year, first.Month, 1), new DateOnly(year, last.Month, DateTime.DaysInMonth(year, last.Month)), MentionKind.Stated);
    }
}
