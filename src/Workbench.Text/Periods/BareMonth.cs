using Workbench.Text.Data;
using Workbench.Text.Numerals;
using Workbench.Text.Quantities;

namespace Workbench.Text.Periods;

/// <summary>Reads a month that has neither day nor year beside it: in May, since January, májusban, június közepéig.</summary>
internal static class BareMonth
{
    // News that says a month without its year means one of the last nine, else the one that comes.
    private const int LongestPastDays = 270;

    /// <summary>Whether a part of a year is one month, open at one end or not.</summary>
    public static bool Is(in PeriodMention part) => part.From is null || part.To is null || part.From.Value.Month == part.To.Value.Month;

    /// <summary>The year of a month or day without one, seen from the day of publication.</summary>
    public static int YearOf(DateOnly published, int month, int lastDay)
    {
        DateOnly last = new(published.Year, month, Math.Min(lastDay, DateTime.DaysInMonth(published.Year, month)));
        if (month > published.Month) return published.Year > 1 && published.DayNumber - last.AddYears(-1).DayNumber <= LongestPastDays ? published.Year - 1 : published.Year;
        return published.DayNumber - last.DayNumber > LongestPastDays && published.Year < PeriodReader.LastYear ? published.Year + 1 : published.Year;
    }

    public static bool TryRead(
        ReadOnlySpan<char> text, int start, int end, LanguageData language, List<NumberToken> tokens, List<PeriodMention> mentions, int at, int stop, Entry entry, out PeriodMention mention)
    {
        mention = default;
        int before = at;
        while (before > start && (Chars.IsSpace(text[before - 1]) || text[before - 1] == '.')) before--;
        if (before > start && (Chars.IsDigit(text[before - 1]) || text[before - 1] == '/') || HasNumber(text, end, language, tokens, stop)) return false;
        bool since = false, until = false, announced = false;
        int first = at, day = 0;
        decimal part = 0;
        for (int step = 0; step < 3 && Match.Before(language, LexClass.PeriodBefore, text, start, first, out int wordStart, out Entry word); step++)
        {
            // since the beginning of the year until June: what begins is another time
            if (until && word.Period is PeriodRole.Since or PeriodRole.StartOf) break;
            // في الخامس عشر من مايو: the day is a word
            if (word.Period == PeriodRole.DayWord && word.Value <= PeriodReader.LastDay(PartsOfYear.NoYear, (int)entry.Value))
            {
                day = (int)word.Value;
                announced = true;
            }
            if (word.Period == PeriodRole.MonthPart)
            {
                part = word.Value;
                announced = true;
                mentions.RemoveAll(within => within.Start >= wordStart && within.End <= at);
            }
            since |= word.Period == PeriodRole.Since;
            until |= word is { Period: PeriodRole.Until } or { Period: PeriodRole.EndOf, Value: 0 };
            announced |= word is { Period: PeriodRole.Since or PeriodRole.Until or PeriodRole.EndOf or PeriodRole.StartOf } or { Period: PeriodRole.In, Value: 1 };
            if (word.Period is not (PeriodRole.Since or PeriodRole.Until or PeriodRole.EndOf or PeriodRole.StartOf or PeriodRole.In or PeriodRole.DayWord or PeriodRole.MonthPart) && word is not { Period: PeriodRole.Last, Value: 3 }) break;
            first = wordStart;
        }
        bool between = IsBetween(text, start, end, language, mentions, at, stop);
        // in October and November, in January, February and March
        bool listed = mentions.Count > 0 && mentions[^1] is { Kind: MentionKind.PartOfYear } other && Is(other) && other.End < at && (text[other.End..at].Trim() is "," || DayReader.Joins(text, other.End, at, language) || text[other.End..at].IsWhiteSpace() && MonthSpanReader.IsGlued(text, start, at, language));
        announced |= between | listed;
        // Марта Петрова; مارس ("practised"): a month that is another word too needs a word for time right before it.
        if (language.BareMonthsIntroduced && first == at && !between && !listed && !NamesMonth(text, at, stop, language) && !(before > start && text[before - 1] == ',')) return false;
        if (language.BareMonthsAnnounced ? !announced || !Chars.Is(text[at], Chars.Upper) : !listed && first == at && before > start && Chars.IsDash(text[before - 1])) return false;
        ReadOnlySpan<char> name = text[at..stop];
        foreach (string suffix in language.UntilSuffixes) until |= name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase);
        foreach (string suffix in language.SinceSuffixes) since |= name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase);
        int next = NumberScanner.SkipSpaces(text, stop, end);
        if (next > stop && language.TryMatch(LexClass.PeriodAfter, text[..end], next, out int afterEnd, out Entry after)
            && after.Period is PeriodRole.SinceAfter or PeriodRole.UntilAfter or PeriodRole.EndOfAfter or PeriodRole.StartOfAfter or PeriodRole.MonthPartAfter)
        {
            if (after.Period == PeriodRole.MonthPartAfter) part = after.Value;
            since |= after.Period == PeriodRole.SinceAfter;
            until |= after.Period is PeriodRole.UntilAfter or PeriodRole.EndOfAfter;
            stop = afterEnd;
        }
        int month = (int)entry.Value;
        DateOnly whole = new(PartsOfYear.NoYear, month, 1);
        (DateOnly begins, DateOnly ends) = part > 0 ? PartsOfMonth.Days(part, whole) : (whole, whole.AddMonths(1).AddDays(-1));
        if (day > 0) begins = ends = whole.AddDays(day - 1);
        DateOnly? low = until && !since ? null : begins;
        DateOnly? high = since ? null : ends;
        mention = new PeriodMention(language.BareMonthsAnnounced ? at : first, stop, low, high, MentionKind.PartOfYear) { IsPast = since && Tense.IsPast(text, start, end, at, language), IsAhead = IsAhead(text, start, end, at, stop, until && !since, language) };
        return true;
    }

    /// <summary>Hopes to open in January; by September 3,000 families will get water, where words of the past have endings that are not there.</summary>
    public static bool IsAhead(ReadOnlySpan<char> text, int start, int end, int at, int stop, bool until, LanguageData language) =>
        language.AheadWords.Length > 0 && Tense.IsAhead(text[start..(until ? EndOfClause(text, stop, end) : at)], language)
        || until && language.PastEndings.Length > 0 && !Tense.IsPast(text, start, end, at, language);

    // By March, the club wants to: a comma right behind the month ends no clause.
    private static int EndOfClause(ReadOnlySpan<char> text, int at, int end)
    {
        if (at < end && text[at] is ',' or '،') at++;
        int mark = text[at..end].IndexOfAny(PeriodReader.ClauseMarks);
        return mark < 0 ? end : at + mark;
    }

    /// <summary>Between January and November: behind a word that opens a range, before one that joins another month to it; or behind that one.</summary>
    private static bool IsBetween(ReadOnlySpan<char> text, int start, int end, LanguageData language, List<PeriodMention> mentions, int at, int stop)
    {
        if (Match.Before(language, LexClass.RangeOpen, text, start, at, out _, out _))
            return language.TryMatch(LexClass.RangeMiddle, text[..end], NumberScanner.SkipSpaces(text, stop, end), out int join, out _)
                && language.TryMatch(LexClass.PeriodCue, text[..end], NumberScanner.SkipSpaces(text, join, end), out _, out Entry second) && second.Period == PeriodRole.Month;
        return mentions.Count > 0 && mentions[^1].Kind == MentionKind.PartOfYear && Match.Before(language, LexClass.RangeMiddle, text, start, at, out int middle, out Entry joined) && joined.Role == "open"
            && middle > mentions[^1].End && text[mentions[^1].End..middle].IsWhiteSpace() && JoinedMonths.IsOpened(text, language, mentions[^1]);
    }

    /// <summary>شهر ديسمبر: whether the word for a month begins the name of one.</summary>
    private static bool NamesMonth(ReadOnlySpan<char> text, int at, int stop, LanguageData language)
    {
        int space = text[at..stop].IndexOf(' ');
        return space > 0 && language.TryMatch(LexClass.PeriodBefore, text[..(at + space)], at, out int end, out Entry word) && end == at + space && word is { Period: PeriodRole.Month, Value: 0 };
    }

    /// <summary>Whether the number behind a month is its day or its year, and counts nothing: May 4, May 2023, május 7-én; but in May 12 houses.</summary>
    private static bool HasNumber(ReadOnlySpan<char> text, int end, LanguageData language, List<NumberToken> tokens, int at)
    {
        if (at < end && text[at] == '.') at++;
        int next = NumberScanner.SkipSpaces(text, at, end);
        if (next < end && Chars.IsDash(text[next]))
        {
            // За травень – 12 ДТП: a dash between spaces stands for the verb, where something is counted behind it; but May – 4 June.
            int number = NumberScanner.SkipSpaces(text, next + 1, end);
            foreach (NumberToken token in tokens)
                if (token.Start == number && next > at && number > next + 1 && Match.Unit(language, text, NumberScanner.SkipSpaces(text, token.End, end), end, out _, out _)) return false;
            return true;
        }
        bool comma = next < end && text[next] == ',';
        if (comma) next = NumberScanner.SkipSpaces(text, next + 1, end);
        if (next >= end || !Chars.IsDigit(text[next])) return false;
        foreach (NumberToken token in tokens)
        {
            if (token.Start != next) continue;
            if (token.Has(NumberFlags.FourDigits) || token.Shape == NumberShape.Date) return !comma || token.Value is >= 1900 and <= 2100;
            if (comma || token.Value > 31 || token.Has(NumberFlags.Grouped | NumberFlags.Scaled)) return false;
            return language.OrdinalDot ? DayReader.EndsAsDay(text, token.End, end) : !Match.Unit(language, text, NumberScanner.SkipSpaces(text, token.End, end), end, out _, out _);
        }
        return true;
    }
}
