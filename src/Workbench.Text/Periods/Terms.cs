using Workbench.Text.Data;

namespace Workbench.Text.Periods;

/// <summary>The congress of the 2025–2030 term: the years of a term name what meets or is decided, and are seldom the time of figures.</summary>
internal static class Terms
{
    // A congress is named so near its term.
    private const int NearUtf16 = 60;
    private const int LongestCongressDays = 5;

    /// <summary>Leaves out the term of a congress beside the days on which it met, and makes one that is to come, or has just begun, that of its own sentence only.</summary>
    public static void Settle(ReadOnlySpan<char> text, int start, int end, LanguageData language, DateOnly? published, List<PeriodMention> mentions)
    {
        for (int index = mentions.Count - 1; index >= 0; index--)
        {
            PeriodMention mention = mentions[index];
            if (mention.Kind != MentionKind.Stated || !IsSpan(mention.From, mention.To) || !HasWord(text, Math.Max(start, mention.Start - NearUtf16), Math.Min(end, mention.End + NearUtf16), language.TermWords)) continue;
            if (mentions.Exists(static other => other is { Kind: MentionKind.Stated, From: DateOnly from, To: DateOnly to } && to.DayNumber - from.DayNumber <= LongestCongressDays)) mentions.RemoveAt(index);
            else if (!(mention.From!.Value.Year < published?.Year)) mentions[index] = mention with { IsLocal = true };
        }
    }

    /// <summary>Whether two days are the ends of a span of three calendar years or more.</summary>
    public static bool IsSpan(DateOnly? from, DateOnly? to) => from is { Month: 1, Day: 1 } first && to is { Month: 12, Day: 31 } last && last.Year - first.Year >= 2;

    /// <summary>Whether a word of a stretch begins with one of some words.</summary>
    private static bool HasWord(ReadOnlySpan<char> text, int from, int to, string[] words)
    {
        foreach (string word in words)
            for (int at = from; text[at..to].IndexOf(word, StringComparison.OrdinalIgnoreCase) is var found and >= 0; at += found + 1)
                if (at + found == 0 || !Chars.IsWord(text[at + found - 1]) || Chars.Is(text[at + found], Chars.Unspaced)) return true;
        return false;
    }
}
