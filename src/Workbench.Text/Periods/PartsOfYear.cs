using Workbench.Text.Data;

namespace Workbench.Text.Periods;

/// <summary>Quarters, halves and first months, joined with the year that stands by them.</summary>
internal static class PartsOfYear
{
    private const int LastMonthOfSchool = 5;

    private const int NearUtf16 = 28;

    // How long after a part of the year news still speaks of it without a year.
    private const int LongestSinceDays = 100;

    // Months that end so much later are not those of the year so far.
    private const int LongestAheadDays = 45;

    // Any leap year serves to hold the days until the real year is known.
    internal const int NoYear = 4;

    /// <summary>Of words for the school year: the new one; since the beginning of this one.</summary>
    private const int NewSchoolYear = 2, SinceSchoolYear = 3;

    // floor: Where the sentence begins. "By the end of the third quarter" has no beginning.
    public static PeriodMention Mention(ReadOnlySpan<char> text, int floor, int start, int end, Entry entry, LanguageData language)
    {
        int value = (int)entry.Value;
        (int first, int last) = entry.Period switch
        {
            PeriodRole.Quarter => (value * 3 - 2, value * 3),
            PeriodRole.Half => (value * 6 - 5, value * 6),
            _ => (1, value),
        };
        bool until = Match.Before(language, LexClass.PeriodBefore, text, floor, start, out _, out Entry word) && (word.Period == PeriodRole.Until || word is { Period: PeriodRole.EndOf, Value: 0 });
        return new PeriodMention(start, end, until ? null : new DateOnly(NoYear, first, 1), new DateOnly(NoYear, last, DateTime.DaysInMonth(NoYear, last)), MentionKind.PartOfYear) { IsMonths = entry.Period == PeriodRole.Months };
    }

    /// <summary>За полугодие, за квартал: the last part of so many months that is over on a day, or nearly.</summary>
    public static PeriodMention Last(int start, int end, int months, DateOnly day)
    {
        const int NearlyDays = 15;
        DateOnly about = day.DayNumber + NearlyDays < DateOnly.MaxValue.DayNumber ? day.AddDays(NearlyDays) : day;
        int year = about.Year, last = (about.Month - 1) / months * months;
        if (last == 0) (year, last) = (Math.Max(1, year - 1), 12);
        return new PeriodMention(start, end, new DateOnly(year, last - months + 1, 1), new DateOnly(year, last, DateTime.DaysInMonth(year, last)), MentionKind.Stated) { IsLastPart = true };
    }

    /// <summary>The school year that begins in a year: September to May, when there is school.</summary>
    public static PeriodMention SchoolYear(int start, int end, int first) => new(start, end, new DateOnly(first, 9, 1), new DateOnly(first + 1, LastMonthOfSchool, 31), MentionKind.Stated);

    /// <summary>The school year that many before the one of the day; -1 is the next one, <see cref="NewSchoolYear"/> the one that begins in the day's year.</summary>
    public static PeriodMention SchoolYear(int start, int end, int ago, DateOnly? published)
    {
        const int Summer = 8;
        if (published is not DateOnly { Year: > 2 and < PeriodReader.LastYear - 1 } day) return new PeriodMention(start, end, null, null, MentionKind.Blocks);
        // In summer the last one is that which has just ended, and the next one that which is about to begin.
        int first = ago switch
        {
            NewSchoolYear => day.Year,
            SinceSchoolYear => day.Month < 9 ? day.Year - 1 : day.Year,
            > 0 => (day.Month <= LastMonthOfSchool ? day.Year - 1 : day.Year) - ago,
            0 => day.Month < Summer ? day.Year - 1 : day.Year,
            _ => day.Month <= Summer ? day.Year : day.Year + 1,
        };
        PeriodMention year = SchoolYear(start, end, first);
        return ago == SinceSchoolYear && year.From <= day && year.To > day ? year with { To = day } : year;
    }

    public static void Combine(List<PeriodMention> mentions, DateOnly? published)
    {
        for (int index = 0; index < mentions.Count; index++)
        {
            PeriodMention part = mentions[index];
            if (part.Kind == MentionKind.YearBefore) mentions[index] = YearBefore(mentions, part, published);
            if (part.Kind == MentionKind.YearAfter) mentions[index] = YearAfter(mentions, part);
            if (part.Kind != MentionKind.PartOfYear) continue;
            int near = Nearest(mentions, part);
            if (near >= 0)
            {
                PeriodMention whole = mentions[near];
                int year = (whole.To ?? whole.From)!.Value.Year;
                if (!IsYearOpen(whole) && (BareMonth.Is(part) || whole.Start >= part.End || whole.End <= part.Start))
                {
                    // from January to June 2022, 12 in the first quarter of 2024, 15 in the second: the other keeps its own part.
                    mentions[index] = Of(part, year, part.Start, part.End);
                    continue;
                }
                mentions[index] = Of(part, year, Math.Min(part.Start, whole.Start), Math.Max(part.End, whole.End));
                mentions.RemoveAt(near);
                if (near < index) index--;
            }
            else if (BareMonth.Is(part) && YearOfMonthBefore(mentions, part) is int same)
            {
                // in January 2024 2,300 books, and in February 1,750
                mentions[index] = Of(part, same, part.Start, part.End);
            }
            else if (published is DateOnly day && BareMonth.Is(part))
            {
                int month = (part.From ?? part.To)!.Value.Month, year = BareMonth.YearOf(day, month, DateTime.DaysInMonth(NoYear, month));
                // hopes to open the kitchen in January
                if (part.IsAhead && day.Year < PeriodReader.LastYear && (year < day.Year || year == day.Year && month < day.Month)) year = month < day.Month ? day.Year + 1 : day.Year;
                // С января выдано 120 тонн, said in November: what has lasted since then has begun.
                else if (part.IsPast && year > day.Year) year = day.Year;
                mentions[index] = Of(part, year, part.Start, part.End) with { IsGuessed = true };
            }
            else if (published is DateOnly today)
            {
                PeriodMention dated = Of(part, today.Year, part.Start, part.End);
                // The second half, said in June, is to come; said in January, it is the one just past.
                // Eleven months, said in January, are those of the year before.
                bool toCome = dated.From > today || part.IsMonths && dated.To is DateOnly end && end.DayNumber - today.DayNumber > LongestAheadDays;
                PeriodMention past = toCome && today.Year > 1 ? Of(part, today.Year - 1, part.Start, part.End) : dated;
                mentions[index] = (toCome && today.DayNumber - past.To!.Value.DayNumber <= LongestSinceDays ? past : dated) with { IsGuessed = true };
            }
            else mentions[index] = part with { From = null, To = null, Kind = MentionKind.Blocks };
        }
    }

    /// <summary>The year of a month that an earlier month of the sentence says; where the later month is an earlier one of the calendar, the next year.</summary>
    private static int? YearOfMonthBefore(List<PeriodMention> mentions, in PeriodMention part)
    {
        int month = (part.From ?? part.To)!.Value.Month;
        (int At, int Year)? best = null;
        foreach (PeriodMention other in mentions)
            if (other is { Kind: MentionKind.Stated, IsGuessed: false, From: { Day: 1 } from } && (other.To is not DateOnly to || from.Year == to.Year && from.Month == to.Month) && other.Start < part.Start && !(best?.At > other.Start) && from.Year < PeriodReader.LastYear)
                best = (other.Start, month < from.Month ? from.Year + 1 : from.Year);
        return best?.Year;
    }

    /// <summary>126 in 2018, 74 the year before: the year before the last that stands before it, else before that of the report.</summary>
    private static PeriodMention YearBefore(List<PeriodMention> mentions, in PeriodMention part, DateOnly? published)
    {
        int year = NamedBefore(mentions, part) is int named ? named - 1 : published is DateOnly day ? day.Year - 1 : 0;
        return year > 1 ? PeriodMention.Year(part.Start, part.End, year, year) : part with { Kind = MentionKind.Compared };
    }

    /// <summary>40 in 2019, 55 the following year: the year after the last that stands before it; else none, and never that after the report's.</summary>
    private static PeriodMention YearAfter(List<PeriodMention> mentions, in PeriodMention part) =>
        NamedBefore(mentions, part) is int year and < PeriodReader.LastYear ? PeriodMention.Year(part.Start, part.End, year + 1, year + 1) : part with { Kind = MentionKind.Blocks };

    private static int? NamedBefore(List<PeriodMention> mentions, in PeriodMention part)
    {
        int? year = null;
        int last = -1;
        foreach (PeriodMention other in mentions)
            if (other.Kind == MentionKind.Stated && other.Start < part.Start && other.Start > last && IsYear(other)) (last, year) = (other.Start, other.From!.Value.Year);
        return year;
    }

    /// <summary>Whether a mention is a year, open at one end or not.</summary>
    private static bool IsYearOpen(in PeriodMention mention) =>
        IsYear(mention) || mention is { From: { Month: 1, Day: 1 }, To: null } or { From: null, To: { Month: 12, Day: 31 } };

    private static bool IsYear(in PeriodMention mention) =>
        mention is { From: { Month: 1, Day: 1 } from, To: { Month: 12, Day: 31 } to } && from.Year == to.Year;

    private static int Nearest(List<PeriodMention> mentions, in PeriodMention part)
    {
        int best = -1, distance = NearUtf16;
        for (int index = 0; index < mentions.Count; index++)
        {
            PeriodMention other = mentions[index];
            if (other.Kind != MentionKind.Stated || other.IsGuessed || (other.From ?? other.To) is null) continue;
            // A month is in no span of years.
            if (BareMonth.Is(part) && (other.From is not DateOnly from || other.To is not DateOnly to || from.Year != to.Year)) continue;
            int gap = Math.Max(0, Math.Max(other.Start - part.End, part.Start - other.End));
            if (gap >= distance) continue;
            best = index;
            distance = gap;
        }
        return best;
    }

    private static PeriodMention Of(in PeriodMention part, int year, int start, int end)
    {
        DateOnly? first = part.From is DateOnly from ? new DateOnly(year, from.Month, Math.Min(from.Day, DateTime.DaysInMonth(year, from.Month))) : null;
        DateOnly? last = part.To is DateOnly to ? new DateOnly(year, to.Month, Math.Min(to.Day < DateTime.DaysInMonth(NoYear, to.Month) ? to.Day : 31, DateTime.DaysInMonth(year, to.Month))) : null;
        return new PeriodMention(start, end, first, last, MentionKind.Stated);
    }
}
