using Workbench.Text.Data;

namespace Workbench.Text.Numerals;

/// <summary>Decimals that follow in words (three point one four) or after a spoken point, and exponents (2.5e3).</summary>
internal static class DecimalReader
{
    /// <summary>three point one four: each word after the point is a digit, or the words are one number in tenths, hundredths.</summary>
    public static void ReadSpoken(ReadOnlySpan<char> text, int end, LanguageData language, ref NumberToken token)
    {
        int at = NumberScanner.SkipSpaces(text, token.End, end);
        if (!language.TryMatch(LexClass.Numeral, text, at, out int stop, out Entry entry) || entry.Numeral != NumeralRole.Point) return;
        at = NumberScanner.SkipSpaces(text, stop, end);
        if (at > stop && at < end && Chars.IsDigit(text[at]) && token.Value == decimal.Truncate(token.Value))
        {
            // hai phẩy 23
            if (IsCertain(text, end, language, entry, token.Start, at)) ReadTenths(text, end, at, ref token);
            return;
        }
        // "three whole, five tenths": the words after the point are a fraction of their own.
        if (new WordReader(text, end, language).TryRead(at, out NumberToken fraction) && fraction.Value is > 0 and < 1)
        {
            token.Value += token.Value < 0 ? -fraction.Value : fraction.Value;
            token.End = token.DigitsEnd = fraction.End;
            token.Flags = (token.Flags | NumberFlags.Decimal) & ~NumberFlags.One;
            NumberScanner.ReadScales(text, end, language, ref token);
            return;
        }
        decimal value = 0, power = 1;
        int last = 0;
        for (int count = 0; count < 12; count++)
        {
            if (!language.TryMatch(LexClass.Numeral, text, at, out stop, out entry) || entry.Numeral is not (NumeralRole.Unit or NumeralRole.Teen or NumeralRole.Ten or NumeralRole.Hundred)) break;
            // phẩy sáu mươi lăm: more words than the digit make one number of hundredths.
            bool more = count == 0 && entry.Numeral == NumeralRole.Unit && TryDecimals(text, end, at, language, out NumberToken whole) && whole.End > stop && whole.Value >= 10;
            if (entry.Numeral == NumeralRole.Unit && !more)
            {
                power *= 10;
                value = value * 10 + entry.Value;
                last = stop;
            }
            else if (count == 0 && TryDecimals(text, end, at, language, out NumberToken tail))
            {
                power = tail.Value < 100 ? 100 : 1000;
                value = tail.Value;
                last = tail.End;
                break;
            }
            else break;
            at = NumberScanner.SkipSpaces(text, stop, end);
        }
        if (last == 0) return;
        token.Value += (token.Value < 0 ? -1 : 1) * value / power;
        token.End = token.DigitsEnd = last;
        token.Flags = (token.Flags | NumberFlags.Decimal) & ~NumberFlags.One;
        NumberScanner.ReadScales(text, end, language, ref token);
    }

    /// <summary>phẩy sáu mươi lăm triệu: the decimals in words end before the scale, which belongs to the whole number; so do round hundreds before one (2.5 hundred thousand).</summary>
    private static bool TryDecimals(ReadOnlySpan<char> text, int end, int at, LanguageData language, out NumberToken decimals) =>
        new WordReader(text, end, language, scales: false).TryRead(at, out decimals) && decimals.Value < 1000 && decimals.Value == decimal.Truncate(decimals.Value)
        && !(decimals.Value >= 100 && decimals.Value % 100 == 0 && NumberScanner.TryScale(text, at, decimals.End, end, language, false, out _, out _));

    /// <summary>1 point 5, 2 phẩy 23: the word for the mark between two runs of digits.</summary>
    public static void ReadSpokenBetweenDigits(ReadOnlySpan<char> text, int end, LanguageData language, ref NumberToken token)
    {
        if (!token.IsPlainInteger || token.End >= end || !Chars.IsSpace(text[token.End])) return;
        int at = NumberScanner.SkipSpaces(text, token.End, end);
        if (at >= end || !language.Begins(LexClass.Numeral, text[at]) || !language.TryMatch(LexClass.Numeral, text, at, out int stop, out Entry entry) || entry.Numeral != NumeralRole.Point) return;
        at = NumberScanner.SkipSpaces(text, stop, end);
        if (at == stop || at >= end || !Chars.IsDigit(text[at]) || !IsCertain(text, end, language, entry, token.Start, at)) return;
        ReadTenths(text, end, at, ref token);
        token.Flags &= ~(NumberFlags.FourDigits | NumberFlags.LeadingZero);
    }

    /// <summary>
    /// "scored 1 point 5 minutes later": where the word for the mark is a common noun too, it joins digits alone on their line, before a scale, or before what is measured but by clocks (or is a score, 4 chấm 2 điểm).
    /// </summary>
    private static bool IsCertain(ReadOnlySpan<char> text, int end, LanguageData language, Entry point, int start, int digits)
    {
        if ((point.Flags & EntryFlags.Common) == 0) return true;
        int stop = digits;
        while (stop < end && Chars.IsDigit(text[stop])) stop++;
        if (NumberScanner.BeginsLine(text, start) && NumberScanner.EndsLine(text, stop)) return true;
        if (NumberScanner.TryScale(text, digits, stop, end, language, false, out _, out decimal scale) && scale >= 1000) return true;
        return Match.Unit(language, text, NumberScanner.SkipSpaces(text, stop, end), end, out _, out Entry unit) && (unit.Unit!.Id == "point" || unit.Unit.Kind is not (QuantityKind.Count or QuantityKind.Money or QuantityKind.Duration));
    }

    public static void ReadTenths(ReadOnlySpan<char> text, int end, int at, ref NumberToken token)
    {
        decimal power = 1;
        for (; at < end && Chars.IsDigit(text[at]) && power < 1_000_000_000m; at++)
        {
            power *= 10;
            token.Value += Chars.Digits[text[at]] / power;
        }
        token.End = token.DigitsEnd = at;
        token.Flags = (token.Flags | NumberFlags.Decimal) & ~NumberFlags.One;
    }

    /// <summary>2.5e3: an exponent of one or two digits that ends the word. In a text only a small e after decimals, since flats and plots are numbered 12E4; alone on its line any.</summary>
    public static void ReadExponent(ReadOnlySpan<char> text, int end, ref NumberToken token)
    {
        int at = token.End;
        if (at + 1 >= end || text[at] is not ('e' or 'E')) return;
        bool written = text[at] == 'e' && token.Has(NumberFlags.Decimal);
        at++;
        bool negative = text[at] is '-' or '−';
        if (negative || text[at] == '+') at++;
        int exponent = 0, first = at;
        while (at < end && at - first < 3 && char.IsAsciiDigit(text[at])) exponent = exponent * 10 + (text[at++] - '0');
        if (at == first || at - first > 2 || exponent > 15 || (at < end && (Chars.IsWord(text[at]) || Chars.IsDigit(text[at]) || Chars.IsDash(text[at])))) return;
        if (!written && !(NumberScanner.BeginsLine(text, token.Start) && NumberScanner.EndsLine(text, at))) return;
        for (; exponent > 0; exponent--) token.Value = negative ? token.Value / 10 : token.Value * 10;
        token.End = token.DigitsEnd = at;
        token.Flags = (token.Flags | NumberFlags.Decimal) & ~NumberFlags.FourDigits;
    }
}
