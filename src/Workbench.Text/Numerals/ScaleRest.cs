using Workbench.Text.Data;

namespace Workbench.Text.Numerals;

/// <summary>What is added after a scale word: 1 million and 200 thousand, ألف و200.</summary>
internal static class ScaleRest
{
    /// <summary>Where the digits after a scale word begin: past spaces, and past "and" where digits follow it; <paramref name="at"/> itself when there are none.</summary>
    public static int Start(ReadOnlySpan<char> text, int at, int end, LanguageData language)
    {
        int next = NumberScanner.SkipSpaces(text, at, end);
        if (next == at || next >= end || Chars.IsDigit(text[next])) return next;
        if (!language.TryMatch(LexClass.Connector, text[..end], next, out int past, out _, joined: true)) return at;
        int digits = NumberScanner.SkipSpaces(text, past, end);
        return digits < end && Chars.IsDigit(text[digits]) ? digits : at;
    }

    /// <summary>Whether a word and a space stand before the digits: "two thousand and 300" may be two numbers, "ألف و300" is one.</summary>
    public static bool StandsApart(ReadOnlySpan<char> text, int at, int digits)
    {
        foreach (char c in text[at..digits])
            if (!Chars.IsSpace(c)) return Chars.IsSpace(text[digits - 1]);
        return false;
    }

    /// <summary>Adds digits that go on a number in words: مليون و200 ألف, ألف و200.</summary>
    public static void AfterWords(ReadOnlySpan<char> text, int end, LanguageData language, ref NumberToken token)
    {
        decimal lowest = 1;
        while (lowest < 1_000_000_000_000m && token.Value % (lowest * 1000) == 0) lowest *= 1000;
        int next = Start(text, token.End, end, language);
        if (lowest == 1 || next == token.End || Chars.IsSpace(text[next - 1])) return;
        NumberToken rest = DigitReader.Read(text[..end], next, language);
        if (rest.Shape != NumberShape.Plain || rest.Has(NumberFlags.Decimal)) return;
        if (NumberScanner.TryScale(text, next, rest.End, end, language, false, out int stop, out decimal scale))
        {
            if (scale >= lowest || rest.Value >= lowest / scale) return;
            token.Value += rest.Value * scale;
        }
        else
        {
            if (lowest > 1000 || rest.End - rest.Start != 3 || NumberScanner.EndsInCode(text, rest.End, end)) return;
            token.Value += rest.Value;
            stop = rest.End;
        }
        token.End = token.DigitsEnd = stop;
    }

    /// <summary>One of a scale word that may say two of it (مليونان): what "and a half" is the half of.</summary>
    public static decimal One(decimal scale)
    {
        decimal lead = scale;
        while (lead >= 10) lead /= 10;
        return lead == 2 ? scale / 2 : scale;
    }
}
