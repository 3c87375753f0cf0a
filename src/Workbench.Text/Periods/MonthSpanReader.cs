using Workbench.Text.Data;
using Workbench.Text.Numerals;
using Workbench.Text.Quantities;

namespace Workbench.Text.Periods;

/// <summary>Reads the first end of a span whose year is said once: from 31 May to 31 August 2025, from May to August 2025.</summary>
internal static class MonthSpanReader
{
    /// <summary>Adds the whole span when a day or month and a word for "to" stand right before its last day; takes back what was read of the first end alone.</summary>
    public static bool TryRead(
        ReadOnlySpan<char> text, int start, LanguageData language, List<NumberToken> tokens, int index, int lastStart, int to, DateOnly last, List<PeriodMention> mentions)
    {
        int at = lastStart;
        bool isNext = false;
        while (Match.Before(language, LexClass.PeriodBefore, text, start, at, out int wordStart, out Entry word) && word.Period is PeriodRole.In or PeriodRole.DayBefore) at = wordStart;
        // от января до конца июня 2025 года: "until the end of" may be one form.
        bool ends = Match.Before(language, LexClass.PeriodBefore, text, start, at, out int middle, out Entry close) && close.Period == PeriodRole.EndOf;
        if (ends) at = middle;
        if (Match.Before(language, LexClass.RangeMiddle, text, start, at, out int joint, out Entry join) && (join.Role is "-" or "" || join.Role == "open" && Match.Before(language, LexClass.PeriodBefore, text, start, at, out int until, out close) && until == joint && close.Period == PeriodRole.Until)) middle = joint;
        else if (!ends && !IsDashed(text, start, at, out middle) && !(isNext = IsAnd(text, language, start, at, out middle))) return false;
        if (!Match.Before(language, LexClass.PeriodBefore, text, start, middle, out int monthStart, out Entry month) || month.Period != PeriodRole.Month || month.Value is < 1 or > 12 || isNext && month.Value + 1 != last.Month && !Match.Before(language, LexClass.RangeOpen, text, start, monthStart, out _, out _)) return false;
        // January, February and March 2023
        for (int comma = monthStart; isNext && TryMonthBefore(text, start, language, (int)month.Value - 1, ref comma, out Entry earlier);) (monthStart, month) = (comma, earlier);
        int year = month.Value <= last.Month ? last.Year : last.Year - 1;
        int from = monthStart, day = 1;
        for (int low = index - 1; low >= 0; low--)
        {
            NumberToken token = tokens[low];
            if (token.End > monthStart) continue;
            if (token.Shape == NumberShape.Plain && token.Value is >= 1 and <= 31 && token.Value == decimal.Truncate(token.Value)
                && text[token.End..monthStart].IsWhiteSpace() && token.Value <= PeriodReader.LastDay(year, (int)month.Value))
            {
                PeriodReader.Use(tokens, low);
                day = (int)token.Value;
                from = token.Start;
            }
            break;
        }
        mentions.RemoveAll(mention => mention.Start >= from && mention.End <= to);
        mentions.Add(new PeriodMention(from, to, new DateOnly(year, (int)month.Value, day), last, MentionKind.Stated));
        return true;
    }

    /// <summary>April–June 2024: a dash right before the last month.</summary>
    private static bool IsDashed(ReadOnlySpan<char> text, int start, int at, out int middle)
    {
        middle = at;
        while (middle > start && Chars.IsSpace(text[middle - 1])) middle--;
        if (middle <= start || !Chars.IsDash(text[middle - 1])) return false;
        middle--;
        return true;
    }

    /// <summary>April and May 2024: a word for "and" right before the last month.</summary>
    private static bool IsAnd(ReadOnlySpan<char> text, LanguageData language, int start, int at, out int middle)
    {
        middle = at;
        return IsGlued(text, start, at, language) || Match.Before(language, LexClass.Phrase, text, start, at, out middle, out Entry join) && join.Role == "join";
    }

    /// <summary>يوليو وأغسطس: whether a word begins with the word for "and".</summary>
    public static bool IsGlued(ReadOnlySpan<char> text, int start, int at, LanguageData language) =>
        language.GluedAnd.Length > 0 && at > start && Chars.IsSpace(text[at - 1]) && text[at..].StartsWith(language.GluedAnd, StringComparison.Ordinal);

    private static bool TryMonthBefore(ReadOnlySpan<char> text, int start, LanguageData language, int wanted, ref int at, out Entry month)
    {
        int stop = UnitFinder.TrimEnd(text, start, at);
        month = null!;
        if (stop <= start || text[stop - 1] is not (',' or '،') && !IsGlued(text, start, at, language)) return false;
        if (text[stop - 1] is ',' or '،') stop--;
        if (!Match.Before(language, LexClass.PeriodBefore, text, start, stop, out int first, out month) || month.Period != PeriodRole.Month || month.Value != wanted) return false;
        at = first;
        return true;
    }
}
