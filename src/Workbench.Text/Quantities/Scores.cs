using Workbench.Text.Data;
using Workbench.Text.Numerals;
using Workbench.Text.Periods;

namespace Workbench.Text.Quantities;

/// <summary>Scores of matches are no amounts: won 3:1, beat Hillford 5-2, a 2-2 draw. In languages that list words for them.</summary>
internal static class Scores
{
    private const int Highest = 99;
    private const int MostWords = 6;

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
            int stop = pair ? tokens[index + 1].End : token.End, next = NumberScanner.SkipSpaces(text, stop, end);
            if (next < end && Match.Unit(language, text, next, end, out _, out _) || !IsSaid(text, start, end, token.Start, next, language)) continue;
            PeriodReader.Use(tokens, index);
            if (pair) PeriodReader.Use(tokens, index + 1);
        }
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
    private static bool IsSaid(ReadOnlySpan<char> text, int start, int end, int at, int next, LanguageData language)
    {
        if (next < end && language.TryMatch(LexClass.Phrase, text[..end], next, out _, out Entry behind) && behind.Role == "score") return true;
        int before = at - 2;
        if (before >= start && text[at - 1] == ' ' && next < end && Chars.Is(text[next], Chars.Upper))
        {
            while (before > start && Chars.IsWord(text[before - 1])) before--;
            if (Chars.Is(text[before], Chars.Upper) && before > start) return true;
        }
        for (int word = at - 1, words = 0; word >= start && words < MostWords; word--)
        {
            if (text[word] is ';' or '.' or '\n' or '(') return false;
            if (!Chars.IsWord(text[word]) || word > start && Chars.IsWord(text[word - 1])) continue;
            if (language.TryMatch(LexClass.Phrase, text[..at], word, out _, out Entry phrase) && phrase.Role == "score") return true;
            words++;
        }
        return false;
    }
}
