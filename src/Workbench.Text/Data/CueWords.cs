using System.Buffers;

namespace Workbench.Text.Data;

/// <summary>Words of which one standing near says what another means. All of them are looked for at once, by tables that are made when they are first asked for.</summary>
internal sealed class CueWords(string[] words)
{
    // What may be written onto a word before it: an article, a preposition.
    private const int LongestPrefix = 3;

    private SearchValues<string>? spaced, unspaced;

    /// <summary>Whether one of them ends a text.</summary>
    public bool End(ReadOnlySpan<char> text)
    {
        foreach (string word in words)
            if (text.EndsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || !Chars.IsWord(text[^(word.Length + 1)]))) return true;
        return false;
    }

    /// <summary>Whether one of them stands in a text: a whole word, with nothing but an article or the like written onto it; in a script without spaces, wherever its letters do.</summary>
    public bool StandIn(ReadOnlySpan<char> text, LanguageData language)
    {
        if (words.Length == 0) return false;
        if (!language.IsSpaced) return text.ContainsAny(unspaced ??= SearchValues.Create(words, StringComparison.Ordinal));
        spaced ??= SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);
        for (int at = 0; text[at..].IndexOfAny(spaced) is >= 0 and int next; at++)
        {
            at += next;
            foreach (string word in words)
                if (text[at..].StartsWith(word, StringComparison.OrdinalIgnoreCase) && (at + word.Length >= text.Length || !Chars.IsWord(text[at + word.Length])) && BeginsWord(text, at, language)) return true;
        }
        return false;
    }

    private static bool BeginsWord(ReadOnlySpan<char> text, int at, LanguageData language)
    {
        int first = at;
        while (first > 0 && at - first <= LongestPrefix && Chars.IsWord(text[first - 1])) first--;
        if (at - first > LongestPrefix) return false;
        while (first < at && language.PrefixLetters.Contains(text[first])) first++;
        return first == at;
    }
}
