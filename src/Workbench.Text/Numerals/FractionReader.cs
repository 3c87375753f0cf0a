using Workbench.Text.Data;

namespace Workbench.Text.Numerals;

/// <summary>Fractions beside a number: 1 1/2, two and a half, một phần ba, a hundred and three and two thirds.</summary>
internal static class FractionReader
{
    /// <summary>Joins a whole number and the fraction right after it: 1 1/2.</summary>
    public static bool TryMixed(ReadOnlySpan<char> text, in NumberToken whole, ref NumberToken fraction)
    {
        if (fraction.Shape != NumberShape.Ratio || fraction.Value >= fraction.High || fraction.High > 100 || fraction.Value <= 0) return false;
        if (whole.Shape != NumberShape.Plain || whole.Value != decimal.Truncate(whole.Value) || Math.Abs(whole.Value) >= 1000
            || whole.Has(NumberFlags.Words | NumberFlags.Grouped | NumberFlags.Scaled | NumberFlags.LeadingZero)) return false;
        int gap = fraction.Start - whole.End;
        if (gap is < 1 or > 4 || !text[whole.End..fraction.Start].IsWhiteSpace()) return false;
        decimal part = fraction.Value / fraction.High;
        fraction.Value = fraction.Base = whole.Value < 0 ? whole.Value - part : whole.Value + part;
        fraction.High = 0;
        fraction.Shape = NumberShape.Plain;
        fraction.Flags = (whole.Flags | NumberFlags.Decimal) & ~NumberFlags.FourDigits;
        fraction.Start = whole.Start;
        return true;
    }

    /// <summary>خمس السكان is a fifth of the people, خمس أسر five families: the same letters, told by the article of the noun; so is خُمس by its vowel.</summary>
    public static void ReadConstruct(ReadOnlySpan<char> text, int end, LanguageData language, ref NumberToken token)
    {
        if (token.Value is < 3 or > 10) return;
        foreach (string word in language.FractionsBeforeArticle)
        {
            if (!NumberScanner.StartsWith(text, token.Start, word[..1])) continue;
            bool vowelled = text[token.Start + 1] == Damma;
            Span<char> letters = stackalloc char[word.Length];
            int count = 0;
            foreach (char c in text[token.Start..token.End])
            {
                if (Chars.Folds[c] == '\0') continue;
                if (count == letters.Length) return;
                letters[count++] = c;
            }
            if (!letters[..count].SequenceEqual(word)) continue;
            int next = NumberScanner.SkipSpaces(text, token.End, end);
            bool article = next > token.End && HasArticle(text, next, end, language);
            if (!vowelled && !article) return;
            token.Value = 1 / token.Value;
            token.Flags = (token.Flags | NumberFlags.Decimal) & ~NumberFlags.One;
            return;
        }
    }

    /// <summary>Whether a noun begins with the article, and not with letters of its own that look like it (خمس العاب are five games); spans of time are counted with it.</summary>
    private static bool HasArticle(ReadOnlySpan<char> text, int at, int end, LanguageData language)
    {
        int stop = at;
        while (stop < end && Chars.IsWord(text[stop])) stop++;
        foreach (string own in language.ArticleLookalikes)
            if (stop - at == own.Length && NumberScanner.StartsWith(text, at, own)) return false;
        // A noun that is known with these letters has them of its own.
        if (language.TryMatch(LexClass.Unit, text[..end], at, out int whole, out _) && whole == stop) return false;
        foreach (string article in language.Articles)
            if (text[at..stop].StartsWith(article, StringComparison.Ordinal) && stop - at > article.Length + 1)
                return !(Match.Unit(language, text, at, end, out _, out Entry unit) && unit.Unit!.Kind == QuantityKind.Duration);
        return false;
    }

    private const char Damma = '\u064F';

    /// <summary>"2 and a half": a half in words after digits.</summary>
    public static void ReadHalf(ReadOnlySpan<char> text, int end, LanguageData language, ref NumberToken token)
    {
        if (token.Has(NumberFlags.Words | NumberFlags.Decimal) || token.Shape != NumberShape.Plain) return;
        int at = NumberScanner.SkipSpaces(text, token.End, end);
        if (at == token.End || !language.TryMatch(LexClass.Numeral, text, at, out int stop, out Entry entry) || stop > end || entry.Numeral != NumeralRole.PlusHalf) return;
        token.Value += token.Value < 0 ? -entry.Value : entry.Value;
        token.Base = token.Value;
        token.End = stop;
        token.Flags = (token.Flags | NumberFlags.Decimal) & ~NumberFlags.FourDigits;
    }

    /// <summary>Reads the denominator after a word such as "phần", or a fraction added with "and".</summary>
    public static void ReadWords(ReadOnlySpan<char> text, int end, LanguageData language, ref NumberToken token)
    {
        if (token.Value != decimal.Truncate(token.Value)) return;
        int at = NumberScanner.SkipSpaces(text, token.End, end);
        if (at >= end) return;
        if (language.TryMatch(LexClass.Numeral, text, at, out int stop, out Entry entry, joined: !language.IsSpaced) && entry.Numeral == NumeralRole.Over)
        {
            at = NumberScanner.SkipSpaces(text, stop, end);
            if (new WordReader(text, end, language).TryRead(at, out NumberToken below) && below.Value > 1 && token.Value < below.Value)
            {
                token.Value /= below.Value;
                token.End = token.DigitsEnd = below.End;
                token.Flags = (token.Flags | NumberFlags.Decimal) & ~NumberFlags.One;
            }
            return;
        }
        if (!language.TryMatch(LexClass.Connector, text, at, out stop, out _) || stop > end) return;
        at = NumberScanner.SkipSpaces(text, stop, end);
        if (at == stop || !new WordReader(text, end, language).TryRead(at, out NumberToken part) || part.Value is <= 0 or >= 1 || part.Value == 0.5m) return;
        token.Value += token.Value < 0 ? -part.Value : part.Value;
        token.End = token.DigitsEnd = part.End;
        token.Flags |= NumberFlags.Decimal;
    }
}
