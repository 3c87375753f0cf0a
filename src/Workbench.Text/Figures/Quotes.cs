using System.Buffers;
using Workbench.Text.Data;

namespace Workbench.Text.Figures;

/// <summary>Finds the stretches of a sentence that stand in quotation marks and are a name or motto, not speech.</summary>
internal static class Quotes
{
    private const int LongestNameUtf16 = 170;
    private const int ShortestSpeechUtf16 = 60;
    private const int LongestThatUtf16 = 16;

    private static readonly SearchValues<char> Openers = SearchValues.Create("«“„‹「《\"‘'”");

    /// <summary>Appends the inner spans of quoted names between two offsets.</summary>
    public static void Find(ReadOnlySpan<char> text, int start, int end, LanguageData language, List<(int Start, int End)> found)
    {
        int at = start;
        while (at < end)
        {
            int skip = text[at..end].IndexOfAny(Openers);
            if (skip < 0) return;
            at += skip;
            char open = text[at];
            if (!IsOpener(text, start, at))
            {
                at++;
                continue;
            }
            int close = Close(text, at + 1, end, open);
            if (close < 0)
            {
                at++;
                continue;
            }
            if (!IsName(text, at + 1, close) || IsSpeech(text, start, at, close, language))
            {
                // Names may stand inside what is said.
                at++;
                continue;
            }
            found.Add((at + 1, close));
            at = close + 1;
        }
    }

    private static bool IsOpener(ReadOnlySpan<char> text, int start, int at) => text[at] switch
    {
        '«' or '“' or '„' or '‹' or '「' or '《' => true,
        '"' => at == start || !Chars.IsWord(text[at - 1]) || (at + 1 < text.Length && Chars.Is(text[at + 1], Chars.Word | Chars.Digit)),
        '‘' or '\'' => (at == start || !Chars.IsWord(text[at - 1])) && at + 1 < text.Length && Chars.IsWord(text[at + 1]),
        '”' => at == start || Chars.IsSpace(text[at - 1]),
        _ => false,
    };

    private static int Close(ReadOnlySpan<char> text, int at, int end, char open)
    {
        int limit = Math.Min(end, at + 600);
        int depth = 0;
        for (; at < limit; at++)
        {
            char c = text[at];
            if (open == '«' && c == '«') depth++;
            if (open == '"' && c == '"' && at + 1 < end && Chars.Is(text[at + 1], Chars.Word | Chars.Digit) && Chars.IsSpace(text[at - 1]))
            {
                depth++;
                continue;
            }
            bool closes = open switch
            {
                '«' => c == '»',
                '‹' => c == '›',
                '“' => c is '”' or '"' or '“',
                '„' => c is '“' or '”' or '"',
                '”' => c == '”',
                '"' => c is '"' or '”' or '“',
                '「' => c == '」',
                '《' => c == '》',
                _ => c is '’' or '\'' && (at + 1 >= end || !Chars.IsWord(text[at + 1])),
            };
            if (closes && depth-- == 0) return at;
        }
        return -1;
    }

    /// <summary>What is said stands after a colon, or before a dash that leads on to who said it, and is longer than a motto.</summary>
    private static bool IsSpeech(ReadOnlySpan<char> text, int start, int open, int close, LanguageData language)
    {
        if (close - open > ShortestSpeechUtf16 / 2 && language.SpeechWords.Length > 0 && FollowsThat(text, start, open, language)) return true;
        if (close - open <= ShortestSpeechUtf16) return false;
        int after = close + 1;
        if (after < text.Length && text[after] == ',') after++;
        while (after < text.Length && Chars.IsSpace(text[after])) after++;
        if (after > close + 1 && after + 1 < text.Length && Chars.IsDash(text[after]) && Chars.IsSpace(text[after + 1])) return true;
        int before = open;
        while (before > start && Chars.IsSpace(text[before - 1])) before--;
        return before > start && text[before - 1] == ':';
    }

    /// <summary>وأضاف أن "…": the word for "that" leads to what is said.</summary>
    private static bool FollowsThat(ReadOnlySpan<char> text, int start, int open, LanguageData language)
    {
        int stop = open;
        while (stop > start && Chars.IsSpace(text[stop - 1])) stop--;
        int first = stop;
        while (first > start && Chars.IsWord(text[first - 1])) first--;
        Span<char> folded = stackalloc char[LongestThatUtf16];
        if (stop - first > LongestThatUtf16) return false;
        ReadOnlySpan<char> word = folded[..Chars.Fold(text[first..stop], folded)];
        foreach (string that in language.SpeechWords)
            if (word.SequenceEqual(that)) return true;
        return false;
    }

    /// <summary>A name is short and no finished sentence; speech ends with a mark, or is long.</summary>
    private static bool IsName(ReadOnlySpan<char> text, int start, int end)
    {
        if (end - start > LongestNameUtf16) return false;
        int last = end;
        while (last > start && Chars.IsSpace(text[last - 1])) last--;
        if (last == start) return false;
        bool finished = text[last - 1] is '.' or '!' or '?' or '…' or ',' or '؟';
        return !finished || end - start < 40;
    }
}
