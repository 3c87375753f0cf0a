using Workbench.Text.Data;
using Workbench.Text.Quantities;

namespace Workbench.Text.Periods;

/// <summary>Whether a sentence tells of what was, or of what will be.</summary>
internal static class Tense
{
    /// <summary>Whether a word with an ending of the past stands near a time, in its sentence.</summary>
    public static bool IsPast(ReadOnlySpan<char> text, int start, int end, int near, LanguageData language)
    {
        const int Shortest = 4, NearUtf16 = 200;
        if (language.PastEndings.Length == 0) return false;
        text = text[..Math.Min(end, near + NearUtf16)];
        for (int at = Math.Max(start, near - NearUtf16); at < text.Length; at++)
        {
            int first = at;
            while (at < text.Length && Chars.IsWord(text[at])) at++;
            if (at - first >= Shortest && LeftOut.EndsIn(text[first..at], language.PastEndings)) return true;
        }
        return false;
    }

    /// <summary>Whether a word that points ahead stands in a stretch.</summary>
    public static bool IsAhead(ReadOnlySpan<char> text, LanguageData language)
    {
        foreach (string word in language.AheadWords)
            for (int from = 0, at; (at = text[from..].IndexOf(word, StringComparison.OrdinalIgnoreCase)) >= 0; from += at + 1)
            {
                int stop = from + at + word.Length;
                if (!language.IsSpaced || (from + at == 0 || !Chars.IsWord(text[from + at - 1])) && (stop >= text.Length || !Chars.IsWord(text[stop]))) return true;
            }
        return false;
    }
}
