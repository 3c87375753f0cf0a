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

    public static bool IsMoney(ReadOnlySpan<char> text, int at, LanguageData language) =>
        Match.Unit(language, text, NumberScanner.SkipSpaces(text, at, text.Length), text.Length, out _, out Entry unit) && unit.Unit!.Kind == QuantityKind.Money;

    /// <summary>In 2023 thousands of people: four digits that a word for time or the year before them makes a year, unless a sum of money follows.</summary>
    public static bool FollowsYear(ReadOnlySpan<char> text, int start, int stop, int scaleEnd, LanguageData language)
    {
        if (stop - start != 4 || (Chars.Digits[text[start]] * 10 + Chars.Digits[text[start + 1]]) is not (19 or 20 or 24 or 25)) return false;
        if (IsMoney(text, scaleEnd, language)) return false;
        if (Match.Before(language, LexClass.PeriodBefore, text, 0, start, out _, out _)) return true;
        int middle = start;
        while (middle > 0 && Chars.IsSpace(text[middle - 1])) middle--;
        if (middle > 0 && Chars.IsDash(text[middle - 1])) middle--;
        else if (!Match.Before(language, LexClass.RangeMiddle, text, 0, middle, out middle, out _)) return false;
        while (middle > 0 && Chars.IsSpace(text[middle - 1])) middle--;
        int first = middle;
        while (first > 0 && middle - first <= 4 && Chars.IsDigit(text[first - 1])) first--;
        return middle - first == 4;
    }

    /// <summary>One of a scale word that may say two of it (مليونان): what "and a half" is the half of.</summary>
    public static decimal One(decimal scale)
    {
        decimal lead = scale;
        while (lead >= 10) lead /= 10;
        return lead == 2 ? scale / 2 : scale;
    }
}
