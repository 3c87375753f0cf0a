using Workbench.Text.Data;
using Workbench.Text.Numerals;
using Workbench.Text.Periods;

namespace Workbench.Text.Quantities;

/// <summary>Scores of matches are no amounts: won 3:1, beat Hillford 5-2, a 2-2 draw. In languages that list words for them.</summary>
internal static class Scores
{
    private const int Highest = 99;
    private const int MostWords = 6;
    private const int LongWord = 4;
    private const int MostUtf16 = 32;
    private const int MostNameWords = 3;

    /// <summary>Marks the numbers of scores as used.</summary>
    public static void Drop(ReadOnlySpan<char> text, int start, int end, LanguageData language, List<NumberToken> tokens)
    {
        for (int index = 0; index < tokens.Count; index++)
        {
            NumberToken token = tokens[index];
            if (token.Has(NumberFlags.Used) || !Chars.IsDigit(text[token.Start]) || token.Value > Highest || token.Value != decimal.Truncate(token.Value)) continue;
            bool single = token.Shape is NumberShape.Range or NumberShape.Ratio && token.High <= Highest && token.High == decimal.Truncate(token.High) && IsMarked(text[token.Start..token.End]);
            bool pair = !single && token.Shape == NumberShape.Plain && index + 1 < tokens.Count && IsSecond(text, token, tokens[index + 1]);
            if (!single && !pair) continue;
            int stop = pair ? tokens[index + 1].End : token.End, next = NumberScanner.SkipSpaces(text, PastEnding(text, stop, end), end);
            bool rising = token.Shape == NumberShape.Range && token.High > token.Value;
            if (!IsEnded(text, stop, end, language) && (next < end && IsCounted(text, next, end, rising, language) || !IsSaid(text, start, end, token.Start, next, rising, language))) continue;
            PeriodReader.Use(tokens, index);
            if (pair) PeriodReader.Use(tokens, index + 1);
        }
    }

    /// <summary>3:1-re nyert, 2-1-es győzelem: past the ending that a language writes onto its numbers.</summary>
    private static int PastEnding(ReadOnlySpan<char> text, int at, int end)
    {
        if (at + 1 >= end || !Chars.IsDash(text[at]) || !Chars.IsLetter(text[at + 1])) return at;
        for (at++; at < end && Chars.IsWord(text[at]); at++) { }
        return at;
    }

    /// <summary>Whether a word for winning or losing goes with the ending itself.</summary>
    private static bool IsEnded(ReadOnlySpan<char> text, int at, int end, LanguageData language) =>
        at + 1 < end && Chars.IsDash(text[at]) && language.TryMatch(LexClass.Phrase, text[..end], at + 1, out _, out Entry phrase) && phrase.Role == "score";

    /// <summary>Whether a unit stands behind; with a range that may be none of a match, also behind an adjective: won 5-7 large contracts.</summary>
    private static bool IsCounted(ReadOnlySpan<char> text, int next, int end, bool rising, LanguageData language)
    {
        if (Match.Unit(language, text, next, end, out _, out _) || language.TryMatch(LexClass.Classifier, text[..end], next, out _, out _)) return true;
        if (!rising || !language.IsSpaced) return false;
        int last = next;
        while (last < end && Chars.IsWord(text[last])) last++;
        return last - next >= LongWord && last < end && text[last] == ' ' && Match.Unit(language, text, last + 1, end, out _, out _);
    }

    private static bool IsMarked(ReadOnlySpan<char> token)
    {
        foreach (char c in token) if (!Chars.IsDigit(c) && !Chars.IsDash(c) && c != ':') return false;
        return true;
    }

    private static bool IsSecond(ReadOnlySpan<char> text, in NumberToken first, in NumberToken second) =>
        second is { Shape: NumberShape.Plain } && Math.Abs(second.Value) <= Highest && second.Value == decimal.Truncate(second.Value) && second.End - first.End is 2 or 3
        && (Chars.IsDash(text[first.End]) || text[first.End] == ':') && Chars.IsDigit(text[first.End + 1]);

    /// <summary>Whether a word for winning or losing stands before the score in its clause or right behind it, or a name on either side.</summary>
    private static bool IsSaid(ReadOnlySpan<char> text, int start, int end, int at, int next, bool rising, LanguageData language)
    {
        if (next < end && language.TryMatch(LexClass.Phrase, text[..end], next, out _, out Entry behind) && behind.Role == "score") return true;
        int before = at - 2;
        if (before >= start && text[at - 1] == ' ' && next < end && Chars.Is(text[next], Chars.Upper))
        {
            while (before > start && Chars.IsWord(text[before - 1])) before--;
            if (Chars.Is(text[before], Chars.Upper) && before > start && (!rising || EndsInName(text, next, end))) return true;
        }
        for (int word = at - 1, words = 0; word >= start && words < MostWords; word--)
        {
            if (text[word] is ';' or '.' or '\n' or '(') return false;
            if (!language.IsSpaced && word < at - MostUtf16) return false;
            if (!Chars.IsWord(text[word]) || language.IsSpaced && word > start && Chars.IsWord(text[word - 1])) continue;
            if (language.TryMatch(LexClass.Phrase, text[..at], word, out _, out Entry phrase) && phrase.Role == "score") return true;
            if (language.IsSpaced) words++;
        }
        return false;
    }

    /// <summary>Riverside 2-4 Hillford Rovers: the second name ends the clause, as one that counts nothing does.</summary>
    private static bool EndsInName(ReadOnlySpan<char> text, int at, int end)
    {
        for (int words = 0; words < MostNameWords && at < end && Chars.Is(text[at], Chars.Upper); words++)
        {
            while (at < end && Chars.IsWord(text[at])) at++;
            at = NumberScanner.SkipSpaces(text, at, end);
        }
        return at >= end || text[at] is '.' or ',' or ';' or ')' or '\n';
    }
}
