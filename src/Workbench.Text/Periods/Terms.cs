using Workbench.Text.Data;

namespace Workbench.Text.Periods;

/// <summary>The congress of the 2025–2030 term: the years of a term name what meets or is decided, and are seldom the time of figures.</summary>
internal static class Terms
{
    private const int NearUtf16 = 16;
    private const int LongestEventDays = 31;

    /// <summary>Leaves out a term beside the days of an event, and makes one that is to come, or has just begun, that of its own sentence only.</summary>
    public static void Settle(ReadOnlySpan<char> text, int start, int end, LanguageData language, DateOnly? published, List<PeriodMention> mentions)
    {
        for (int index = mentions.Count - 1; index >= 0; index--)
        {
            PeriodMention mention = mentions[index];
            if (mention.Kind != MentionKind.Stated || !IsSpan(mention.From, mention.To) || !IsNamed(text[Math.Max(start, mention.Start - NearUtf16)..Math.Min(end, mention.End + NearUtf16)], language)) continue;
            if (mentions.Exists(static other => other is { Kind: MentionKind.Stated, From: DateOnly from, To: DateOnly to } && to.DayNumber - from.DayNumber <= LongestEventDays)) mentions.RemoveAt(index);
            else if (mention.From!.Value.Year >= published?.Year) mentions[index] = mention with { IsLocal = true };
        }
    }

    /// <summary>Whether two days are the ends of a span of three calendar years or more.</summary>
    public static bool IsSpan(DateOnly? from, DateOnly? to) => from is { Month: 1, Day: 1 } first && to is { Month: 12, Day: 31 } last && last.Year - first.Year >= 2;

    private static bool IsNamed(ReadOnlySpan<char> text, LanguageData language)
    {
        foreach (string word in language.TermWords) if (text.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
