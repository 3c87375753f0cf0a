using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Periods;

/// <summary>Makes one time of days whose month is said once: 10, 11 and 12 June, July 5 and 6, augusztus 12-én és 13-án.</summary>
internal static class JoinedDays
{
    public static void Join(ReadOnlySpan<char> text, int end, LanguageData language, List<NumberToken> tokens, List<PeriodMention> mentions)
    {
        for (int index = 0; index < mentions.Count; index++)
        {
            if (mentions[index] is not { Kind: MentionKind.Stated, IsWeekday: false, From: DateOnly day } mention || mention.To != day) continue;
            int own = OwnDay(tokens, mention, day.Day);
            if (own < 0) continue;
            int first = own;
            bool named = false;
            while (first > 0 && IsDay(tokens[first - 1], 1, (int)tokens[first].Value - 1) && IsJoined(text, language, tokens[first - 1].End, tokens[first].Start, named, out bool word))
            {
                named |= word;
                first--;
            }
            // школы № 4 и 5 июля: the first is no day.
            if (first < own && !IsOfThing(text, language, tokens[first].Start))
            {
                for (int at = first; at < own; at++) PeriodReader.Use(tokens, at);
                mentions[index] = mention with { Start = Math.Min(mention.Start, tokens[first].Start), From = new DateOnly(day.Year, day.Month, (int)tokens[first].Value) };
            }
            else if (first == own && own + 1 < tokens.Count && IsDay(tokens[own + 1], day.Day + 1, PeriodReader.LastDay(day.Year, day.Month)) && language.Setting("day-after-month", "no") == "yes"
                && IsJoined(text, language, PeriodReader.PastEnding(text, tokens[own].End), tokens[own + 1].Start, named: false, out _) && IsClosed(text, end, language, tokens[own + 1].End))
            {
                PeriodReader.Use(tokens, own + 1);
                mentions[index] = mention with { End = tokens[own + 1].End, To = new DateOnly(day.Year, day.Month, (int)tokens[own + 1].Value) };
            }
        }
    }

    /// <summary>The number of a mention that is its day; below zero where none is.</summary>
    private static int OwnDay(List<NumberToken> tokens, in PeriodMention mention, int day)
    {
        for (int index = 0; index < tokens.Count && tokens[index].End <= mention.End; index++)
            if (tokens[index].Start >= mention.Start && tokens[index].Value == day && tokens[index].Shape == NumberShape.Plain) return index;
        return -1;
    }

    private static bool IsOfThing(ReadOnlySpan<char> text, LanguageData language, int at) =>
        !DaySpanReader.AfterDayWord(text, 0, language, at) && (at > 0 && text[at - 1] is '№' or '#' || Match.Before(language, LexClass.ContextBefore, text, 0, at, out _, out _) || Match.Before(language, LexClass.Unit, text, 0, at, out _, out Entry noun) && noun.Unit!.Kind != QuantityKind.Duration);

    private static bool IsDay(in NumberToken token, int least, int most) => token.IsPlainInteger && !token.Has(NumberFlags.Words | NumberFlags.FourDigits) && token.Value >= least && token.Value <= most;

    /// <summary>A word for "and" between two days; before another day that one joins, a comma does too.</summary>
    private static bool IsJoined(ReadOnlySpan<char> text, LanguageData language, int from, int to, bool named, out bool word)
    {
        ReadOnlySpan<char> between = text[from..Math.Max(from, to)].Trim();
        bool comma = between is "," or "،";
        word = !comma && (language.GluedAnd.Length > 0 && between.SequenceEqual(language.GluedAnd) || DayReader.Joins(text, from, to, language));
        return word || named && comma;
    }

    /// <summary>Nothing that the second number could count stands behind it.</summary>
    private static bool IsClosed(ReadOnlySpan<char> text, int end, LanguageData language, int at)
    {
        at = PeriodReader.PastEnding(text, at);
        return at >= end || text[at] is ',' or '.' or ';' or ')' || !Chars.IsSpace(text[at]) || !Match.Unit(language, text, NumberScanner.SkipSpaces(text, at, end), end, out _, out _) && language.OrdinalDot;
    }
}
