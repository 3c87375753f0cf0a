using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Periods;

/// <summary>By the middle of November, by mid-2024: a time that ends on the 15th of a month, or with June; in mid-November is the month still.</summary>
internal static class Middles
{
    private const int MiddleOfMonth = 15, MiddleOfYear = 6, MostWordsBehind = 4;

    // Where months are announced, what announces them is no part of the mention.
    private const int LongestAnnouncingUtf16 = 14;

    // What may be written onto the word: середини, közepéig.
    private const int LongestEnding = 4;

    public static void End(ReadOnlySpan<char> text, int start, int end, LanguageData language, List<PeriodMention> mentions)
    {
        for (int index = 0; index < mentions.Count; index++)
        {
            PeriodMention mention = mentions[index];
            if (mention is not { Kind: MentionKind.Stated, To: DateOnly last } || last.Day != PeriodReader.LastDay(last.Year, last.Month)) continue;
            // The whole of a month or year: in mid-November.
            if (mention.From is DateOnly from && from.Year == last.Year && (from.Month == last.Month || from is { Month: 1, Day: 1 } && last.Month == 12)) continue;
            int floor = Math.Max(start, mention.Start - (language.BareMonthsAnnounced ? LongestAnnouncingUtf16 : 0));
            foreach (string word in language.MidWords)
            {
                int at = text[floor..mention.End].LastIndexOf(word, StringComparison.OrdinalIgnoreCase);
                if (at < 0 || language.IsSpaced && floor + at > 0 && Chars.IsWord(text[floor + at - 1])) continue;
                if (Ends(text, end, floor, floor + at, floor + at + word.Length, mention.End, language) is bool month)
                    mentions[index] = mention with { To = month ? new DateOnly(last.Year, last.Month, MiddleOfMonth) : new DateOnly(last.Year, MiddleOfYear, PeriodReader.LastDay(last.Year, MiddleOfYear)) };
                break;
            }
        }
    }

    /// <summary>Whether the month or year right behind the word is where a mention ends: true for a month, false for a year, null where something else stands between.</summary>
    private static bool? Ends(ReadOnlySpan<char> text, int end, int floor, int word, int at, int stop, LanguageData language)
    {
        // november közepéig: the month may stand before.
        bool month = Match.Before(language, LexClass.PeriodBefore, text, floor, word, out _, out Entry before) && before is { Period: PeriodRole.Month, Value: > 0 };
        int ending = at;
        while (language.IsSpaced && at < stop && Chars.IsLetter(text[at])) at++;
        if (at - ending > LongestEnding) return null;
        if (at < stop && Chars.IsDash(text[at])) at++;
        for (int words = 0; words <= MostWordsBehind; words++)
        {
            if (language.IsSpaced || words > 0) at = NumberScanner.SkipSpaces(text, at, stop);
            if (at >= stop) return month;
            if (Chars.IsDigit(text[at]))
            {
                int digits = at;
                while (at < stop && Chars.IsDigit(text[at])) at++;
                // A day ends on itself.
                if (at - digits < 4 && !month) return null;
                if (at < stop && text[at] is '/' or '.') at++;
                continue;
            }
            if (!language.TryMatch(LexClass.PeriodBefore, text[..end], at, out int next, out Entry entry) && !language.TryMatch(LexClass.PeriodAfter, text[..end], at, out next, out entry)) (next, entry) = (at, null!);
            // năm nay: more than the word for a year
            if (language.TryMatch(LexClass.PeriodCue, text[..end], at, out int whole, out Entry cue) && whole > next) (next, entry) = (whole, cue);
            if (next == at) return null;
            if (entry.Period is not (PeriodRole.Month or PeriodRole.YearBefore or PeriodRole.YearAfter or PeriodRole.DateJoin or PeriodRole.In or PeriodRole.EraBefore or PeriodRole.EraAfter or PeriodRole.UntilAfter or PeriodRole.ThisYear or PeriodRole.LastYear)) return null;
            month |= entry.Period == PeriodRole.Month;
            at = next;
        }
        return null;
    }
}
