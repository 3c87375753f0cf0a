using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Periods;

/// <summary>Makes one time of two months or days that a dash or words such as "to" and "between" join.</summary>
internal static class JoinedMonths
{
    /// <summary>พฤศจิกายน 2562 – กุมภาพันธ์ 2563: two months or days, each with its year, and only a dash or a word for "to" between them.</summary>
    public static void Join(ReadOnlySpan<char> text, int start, int stop, LanguageData language, List<PeriodMention> mentions)
    {
        for (int index = mentions.Count - 1; index > 0; index--)
        {
            PeriodMention low = mentions[index - 1], high = mentions[index];
            // From January to November, said in December: the first is of the year of the second.
            if (low is { IsGuessed: true, From: DateOnly guessed } && high.To is DateOnly close && guessed > close && close.Year > 1)
                low = low with { From = InYear(guessed, guessed.Month <= close.Month ? close.Year : close.Year - 1), To = low.To is DateOnly first ? InYear(first, first.Month <= close.Month ? close.Year : close.Year - 1) : null };
            if (low is { Kind: MentionKind.Stated, From: DateOnly since, To: null } && high is { Kind: MentionKind.Stated, From: null, To: DateOnly until } && since < until && low.End < high.Start && text[PastYear(text, low.End, high.Start, language)..high.Start].IsWhiteSpace())
            {
                // januártól júniusig
                mentions[index - 1] = low with { End = high.End, To = until };
                mentions.RemoveAt(index);
                continue;
            }
            if (low is { Kind: MentionKind.Stated, From: { Month: 1, Day: 1 } year, To: { Month: 12, Day: 31 } } && high is { Kind: MentionKind.Stated, From: null, To: DateOnly later } && year.Year < later.Year && low.End < high.Start && IsOpened(text, language, low)
                && text[PastYear(text, low.End, high.Start, language)..high.Start].IsWhiteSpace())
            {
                // من عام 2021 إلى سبتمبر 2024
                mentions[index - 1] = low with { End = high.End, To = later };
                mentions.RemoveAt(index);
                continue;
            }
            if (low is { Kind: MentionKind.Stated, From: { Month: 1, Day: 1 } opening } && high is { Kind: MentionKind.Stated, From: null, To: DateOnly reached } && opening.Year == reached.Year && low.End < high.End && (high.Start <= low.End || text[low.End..high.Start].Trim().Trim(",،").IsEmpty))
            {
                // since the beginning of the year until 15 November
                mentions[index - 1] = low with { End = high.End, To = reached };
                mentions.RemoveAt(index);
                continue;
            }
            if (low is { Kind: MentionKind.Stated, From: { Day: 1 }, To: DateOnly end } && high is { Kind: MentionKind.Stated, From: DateOnly follows, To: DateOnly whole } && end < DateOnly.MaxValue && end.AddDays(1) == follows
                && whole.Year == follows.Year && whole < DateOnly.MaxValue && whole.AddDays(1).Day == 1 && low.End < high.Start && IsAnd(text, language, low.End, high.Start, several: whole.Month > follows.Month) && !IsOfTwoClauses(text[..stop], start, low.Start, high.End))
            {
                // in October and November, in January, February and March
                mentions[index - 1] = low with { End = high.End, To = whole };
                mentions.RemoveAt(index);
                continue;
            }
            if (low is not { Kind: MentionKind.Stated, From: DateOnly from } || high is not { Kind: MentionKind.Stated, To: DateOnly to } || (low.To ?? from) >= to || from >= to || low.End >= high.End || (low.To is DateOnly last && last.DayNumber - from.DayNumber > 31)) continue;
            int at = NumberScanner.SkipSpaces(text, language.OrdinalDot && low.End < high.End && text[low.End] == '.' ? low.End + 1 : low.End, high.End);
            if (at >= high.End) continue;
            if (Chars.IsDash(text[at])) at++;
            else if (language.TryMatch(LexClass.PeriodBefore, text[..high.End], at, out int joined, out Entry word) && word.Period == PeriodRole.Until) at = joined;
            else if (language.TryMatch(LexClass.RangeMiddle, text[..high.End], at, out joined, out Entry middle) && (middle.Role is "-" or "" || IsClosed(text, language, high.End, middle) || middle.Role == "open" && IsOpened(text, language, low))) at = joined;
            else if (MonthSpanReader.IsGlued(text, low.Start, at, language) && IsOpened(text, language, low)) at += language.GluedAnd.Length;
            else continue;
            at = NumberScanner.SkipSpaces(text, at, high.End);
            if (at >= high.End || !(Chars.IsDigit(text[at]) || (language.TryMatch(LexClass.PeriodBefore, text[..high.End], at, out _, out Entry month) && month.Period is PeriodRole.Month or PeriodRole.In or PeriodRole.DayBefore or PeriodRole.EndOf or PeriodRole.StartOf))) continue;
            if (high.Start > at && !text[at..high.Start].IsWhiteSpace() && !(language.TryMatch(LexClass.PeriodBefore, text[..high.End], at, out int past, out _) && NumberScanner.SkipSpaces(text, past, high.End) >= high.Start)) continue;
            mentions[index - 1] = low with { End = high.End, To = to };
            mentions.RemoveAt(index);
        }
    }

    /// <summary>Від початку 2024 року до кінця жовтня: past the ending of a year and the word for it.</summary>
    private static int PastYear(ReadOnlySpan<char> text, int at, int stop, LanguageData language)
    {
        at = PeriodReader.PastEnding(text, at);
        return language.TryMatch(LexClass.PeriodAfter, text[..stop], NumberScanner.SkipSpaces(text, at, stop), out int end, out Entry year) && year.Period == PeriodRole.YearAfter ? end : at;
    }

    /// <summary>Only a comma or a word for "and" between two months, and what may stand before a month.</summary>
    // several: Whether the second is several months already, so that a comma goes on with a list.
    private static bool IsAnd(ReadOnlySpan<char> text, LanguageData language, int from, int to, bool several)
    {
        int stop = to;
        while (Match.Before(language, LexClass.PeriodBefore, text, from, stop, out int word, out Entry entry) && entry.Period == PeriodRole.In && word > from) stop = word;
        ReadOnlySpan<char> between = text[from..stop].Trim();
        return several && between is "," || language.GluedAnd.Length > 0 && (between.SequenceEqual(language.GluedAnd) || between.IsEmpty && MonthSpanReader.IsGlued(text, from, stop, language)) || DayReader.Joins(text, from, stop, language);
    }

    /// <summary>12 houses were built in May, and in June 20 schools: each month has a number of its own.</summary>
    private static bool IsOfTwoClauses(ReadOnlySpan<char> text, int start, int from, int to)
    {
        int first = from;
        while (first > start && text[first - 1] is not ('.' or ';' or '\n') && !(text[first - 1] == ',' && Chars.IsSpace(text[first]))) first--;
        int last = to;
        while (last < text.Length && text[last] is not ('.' or ';' or '\n' or ',')) last++;
        return text[first..from].IndexOfAnyInRange('0', '9') >= 0 && text[to..last].IndexOfAnyInRange('0', '9') >= 0;
    }

    /// <summary>február 27. és március 1. között: the word for "and" joins where the word behind the second day says so.</summary>
    private static bool IsClosed(ReadOnlySpan<char> text, LanguageData language, int at, Entry middle) =>
        middle.Role == "close" && language.TryMatch(LexClass.RangeClose, text, NumberScanner.SkipSpaces(text, at < text.Length && text[at] == '.' ? at + 1 : at, text.Length), out _, out _);

    /// <summary>Between January and November: whether a word that opens a range stands before the first or is where it begins.</summary>
    public static bool IsOpened(ReadOnlySpan<char> text, LanguageData language, in PeriodMention first) =>
        Match.Before(language, LexClass.RangeOpen, text, 0, first.Start, out _, out _) || language.TryMatch(LexClass.RangeOpen, text[..first.End], first.Start, out _, out _);

    private static DateOnly InYear(DateOnly day, int year) => new(year, day.Month, Math.Min(day.Day, PeriodReader.LastDay(year, day.Month)));
}
