using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Periods;

/// <summary>Tells the days on which something was said from those that figures are about.</summary>
internal static class SaidDays
{
    /// <summary>Organizers told supervisors on Tuesday: the day beside a verb of saying is that of the speech, not of the figures in it.</summary>
    public static void Drop(ReadOnlySpan<char> text, int start, int end, LanguageData language, List<PeriodMention> mentions)
    {
        if (language.SaidWords.Length == 0) return;
        for (int index = 0; index < mentions.Count; index++)
        {
            PeriodMention day = mentions[index];
            if (day.Kind != MentionKind.Stated || day.From is null || day.From != day.To) continue;
            if (IsSaid(text, start, end, day, language)) mentions[index] = day with { From = null, To = null, Kind = MentionKind.Blocks };
        }
    }

    // Right behind the verb or the one who is told, or right before the verb.
    private static bool IsSaid(ReadOnlySpan<char> text, int start, int end, in PeriodMention day, LanguageData language)
    {
        int at = day.Start;
        for (int words = 0; words < 2; words++)
        {
            while (at > start && text[at - 1] == ' ') at--;
            int stop = at;
            while (at > start && Chars.IsWord(text[at - 1])) at--;
            if (at == stop) break;
            if (IsOneOf(text[at..stop], language.SaidWords)) return true;
            // said that on Tuesday 40 houses …: what is said goes on from there.
            if (IsOneOf(text[at..stop], language.ThatWords)) break;
        }
        int next = NumberScanner.SkipSpaces(text, day.End, end), last = next;
        while (last < end && Chars.IsWord(text[last])) last++;
        return next > day.End && IsOneOf(text[next..last], language.SaidWords);
    }

    private static bool IsOneOf(ReadOnlySpan<char> word, string[] words)
    {
        foreach (string known in words) if (word.Equals(known, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
