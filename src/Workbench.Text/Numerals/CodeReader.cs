using Workbench.Text.Data;

namespace Workbench.Text.Numerals;

/// <summary>Tells digits that belong to a code - a document number, a phone number, a name such as Covid-19 - from amounts.</summary>
internal static class CodeReader
{
    // How far around a letter written onto a number the words may stand that say which money it is.
    private const int NearUtf16 = 1000;

    /// <summary>Marks the token as a code, and stretches it over its digits, when letters or further parts are glued to it.</summary>
    public static bool IsCode(ReadOnlySpan<char> text, int start, int end, LanguageData language, ref NumberToken token)
    {
        if (GluedBefore(text, start, language, token))
        {
            // dsc-2494-1: the parts that follow belong to the same code.
            while (token.End + 1 < end && text[token.End] is '-' or '_' && Chars.IsDigit(text[token.End + 1]))
            {
                token.End++;
                while (token.End < end && Chars.IsDigit(text[token.End])) token.End++;
            }
            token.Shape = NumberShape.Code;
            return true;
        }
        if (!GluedAfter(text, end, language, ref token)) return false;
        token.Shape = NumberShape.Code;
        return true;
    }

    /// <summary>Whether a currency sign or code ends right before the number, with or without a space.</summary>
    public static bool CurrencyBefore(ReadOnlySpan<char> text, int numberStart, LanguageData language) =>
        FindCurrencyBefore(text, numberStart, language, out _, out _);

    public static bool FindCurrencyBefore(ReadOnlySpan<char> text, int numberStart, LanguageData language, out int start, out Entry entry)
    {
        int stop = numberStart;
        while (stop > 0 && stop > numberStart - 2 && Chars.IsSpace(text[stop - 1])) stop--;
        ulong lengths = language.LengthsBefore(LexClass.CurrencyBefore, text, stop), length = 1;
        int floor = lengths == 0 ? stop : Math.Max(0, stop - 24);
        int best = -1;
        Entry? bestEntry = null;
        for (int at = stop - 1; at >= floor; at--)
        {
            if (Chars.Is(text[at], Chars.Newline) || (Chars.IsDigit(text[at]) && at < stop - 1)) break;
            if (Match.IsCounted(text, at)) length = Match.Longer(length);
            if (length > lengths) break;
            // OCOP 4: a code is no tail of a longer word, where words are told by spaces.
            bool separate = language.IsSpaced || !Chars.Is(text[at], Chars.Unspaced);
            if (separate && at > 0 && Chars.IsWord(text[at]) && Chars.IsWord(text[at - 1]) && (language.IsSpaced || !Chars.Is(text[at - 1], Chars.Unspaced))) continue;
            // Few words are a currency; of those some are another unit as well.
            if ((lengths & length) != 0 && language.TryMatch(LexClass.CurrencyBefore, text[..stop], at, out int end, out Entry found) && end == stop
                && (found.Role == "glued" ? IsSum(text, at, stop, numberStart, language) : language.TryMatch(LexClass.Unit, text[..stop], at, out end, out found) && end == stop && found.Unit!.Kind == QuantityKind.Money && found.Role is not ("after" or "large")))
            {
                best = at;
                bestEntry = found;
            }
        }
        start = best;
        entry = bestEntry!;
        return best >= 0;
    }

    /// <summary>P21.75 million, P38.6M, P10,000, but no route P120: a capital letter written onto a number that is grouped or has a scale; where the report names the money or its country, also P350.</summary>
    private static bool IsSum(ReadOnlySpan<char> text, int at, int stop, int number, LanguageData language)
    {
        if (stop != number || !Chars.Is(text[at], Chars.Upper)) return false;
        int end = PastDigits(text, number);
        if (end == number) return false;
        bool whole = end - number >= 3;
        if (end < text.Length && text[end] == ',' && PastDigits(text, end + 1) == end + 4) return true;
        int last = end < text.Length && text[end] == '.' ? PastDigits(text, end + 1) : end;
        bool isDecimal = last > end + 1;
        if (isDecimal) end = last;
        bool letter = end < text.Length && text[end] is 'M' or 'B' or 'K' && (end + 1 >= text.Length || !Chars.IsWord(text[end + 1]));
        if (letter && isDecimal) return true;
        int next = NumberScanner.SkipSpaces(text, end, text.Length);
        if (next > end && language.TryMatch(LexClass.Numeral, text, next, out _, out Entry scale) && scale.Numeral == NumeralRole.Scale) return true;
        return (whole || isDecimal || letter) && IsNamed(text[Math.Max(0, number - NearUtf16)..Math.Min(text.Length, end + NearUtf16)], language);
    }

    private static int PastDigits(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && Chars.IsDigit(text[at])) at++;
        return at;
    }

    private static bool IsNamed(ReadOnlySpan<char> near, LanguageData language)
    {
        foreach (string word in language.GluedCurrencyWords)
            if (near.Contains(word, StringComparison.Ordinal)) return true;
        return false;
    }

    private static bool GluedBefore(ReadOnlySpan<char> text, int start, LanguageData language, in NumberToken token)
    {
        int at = token.Start;
        int before = at - 1;
        if (before < start) return false;
        char c = text[before];
        if (Chars.IsLetter(c))
        {
            if (Chars.Is(c, Chars.Unspaced)) return false;
            if (CurrencyBefore(text, at, language)) return false;
            int wordStart = before;
            while (wordStart > start && Chars.IsWord(text[wordStart - 1])) wordStart--;
            foreach (string prefix in language.Prefixes)
                if (prefix.Length == before - wordStart + 1 && NumberScanner.StartsWith(text, wordStart, prefix)) return false;
            return !LostItsSpace(text, wordStart, before + 1, language, token);
        }
        if ((Chars.IsDash(c) || c is '/' or '_' or '.' or '#') && before > start)
        {
            char further = text[before - 1];
            // DH.95, T.N.5: capitals and a full stop.
            // พ.ค.2564 is a month, whose letters are no capitals.
            if (c == '.') return Chars.IsLetter(further) && !Chars.Is(further, Chars.Unspaced) && before - 1 > start && (text[before - 2] is '.' or '/' || (Chars.Is(further, Chars.Upper) && Chars.Is(text[before - 2], Chars.Upper)));
            if (c is '-' or '\u2010' or '\u2011' or '/' or '_')
                return (Chars.IsLetter(further) && !Chars.Is(further, Chars.Unspaced) && !(c == '/' && (IsRoman(text, start, before) || EndsAmount(text, start, before, language, token))) && !IsMeasure(text, start, before, language) && !IsPrefixWord(text, start, before, language)
                    // by mid-2024
                    && !(c == '-' && token.Has(NumberFlags.FourDigits) && Match.Before(language, LexClass.PeriodBefore, text, start, at, out int word, out _) && word < before)) || (c is '/' or '_' && Chars.IsDigit(further));
        }
        return c is '_' or '@';
    }

    /// <summary>mobilised11.94 trillion: a word in small letters before a number that is grouped, has decimals or a scale is no code.</summary>
    private static bool LostItsSpace(ReadOnlySpan<char> text, int start, int end, LanguageData language, in NumberToken token)
    {
        // góp phần100%
        bool percent = token.End < text.Length && text[token.End] == '%';
        if (end - start < (percent ? 2 : 4)) return false;
        for (int at = start; at < end; at++) if (!Chars.IsLetter(text[at]) || Chars.Is(text[at], Chars.Upper)) return false;
        return percent || token.Has(NumberFlags.Decimal | NumberFlags.Grouped) || NumberScanner.TryScale(text, token.Start, token.End, text.Length, language, false, out _, out _);
    }

    /// <summary>3.945 triệu đồng/101.237 hộ: a whole unit stands before the stroke, and one behind the number.</summary>
    private static bool EndsAmount(ReadOnlySpan<char> text, int start, int stroke, LanguageData language, in NumberToken token)
    {
        int from = stroke;
        while (from > start && Chars.IsLetter(text[from - 1])) from--;
        return from > start && text[from - 1] == ' ' && language.TryMatch(LexClass.Unit, text[..stroke], from, out int stop, out Entry unit) && stop == stroke && unit.Role is not ("symbol" or "code")
            && Match.Unit(language, text, NumberScanner.SkipSpaces(text, token.End, text.Length), text.Length, out _, out Entry counted) && counted.Unit!.Kind == QuantityKind.Count && counted.Role is not ("symbol" or "code");
    }

    /// <summary>A quarter in Roman digits: quý I/2024.</summary>
    private static bool IsRoman(ReadOnlySpan<char> text, int start, int end)
    {
        int from = end;
        while (from > start && text[from - 1] is 'I' or 'V' or 'X') from--;
        return from < end && end - from <= 4 && (from == start || Chars.IsSpace(text[from - 1]));
    }

    /// <summary>3km-5km: the letters before the dash are a measure right behind a number.</summary>
    private static bool IsMeasure(ReadOnlySpan<char> text, int start, int end, LanguageData language)
    {
        int from = end;
        while (from > start && Chars.IsLetter(text[from - 1])) from--;
        return from > start && end - from <= 3 && Chars.IsDigit(text[from - 1]) && language.TryMatch(LexClass.Unit, text[..end], from, out int stop, out Entry unit) && stop == end
            && unit.Unit!.Kind is not (QuantityKind.Count or QuantityKind.Money);
    }

    private static bool IsPrefixWord(ReadOnlySpan<char> text, int start, int end, LanguageData language)
    {
        int wordStart = end;
        while (wordStart > start && (Chars.IsWord(text[wordStart - 1]) || Chars.Folds[text[wordStart - 1]] == '\0')) wordStart--;
        foreach (string prefix in language.Prefixes)
            if (end - wordStart >= prefix.Length && end - wordStart <= prefix.Length + 1 && NumberScanner.StartsWith(text, wordStart, prefix)) return true;
        return false;
    }

    /// <summary>A telephone number begins with a zero and goes on in groups: 0241 234 567.</summary>
    private static bool SwallowsGroups(ReadOnlySpan<char> text, int end, ref NumberToken token)
    {
        int at = token.End;
        while (at + 1 < end && (text[at] is ' ' or '.' or '\u00A0' || Chars.IsDash(text[at])) && Chars.IsDigit(text[at + 1]))
        {
            at++;
            while (at < end && Chars.IsDigit(text[at])) at++;
        }
        bool swallowed = at - token.End >= 4;
        if (swallowed) token.End = at;
        return swallowed;
    }

    private static bool GluedAfter(ReadOnlySpan<char> text, int end, LanguageData language, ref NumberToken token)
    {
        int at = token.End;
        if (at >= end) return false;
        if (token.Has(NumberFlags.LeadingZero) && token.End - token.Start >= 3 && SwallowsGroups(text, end, ref token)) return true;
        char c = text[at];
        // 4G, 5G: networks, not grams.
        if (c == 'G' && token.IsPlainInteger && token.Value is >= 2 and <= 6 && (at + 1 >= end || !Chars.IsWord(text[at + 1]))) return true;
        if (Chars.IsLetter(c) && !Chars.Is(c, Chars.Unspaced))
        {
            if (language.TryMatch(LexClass.Attached, text, at, out _, out _) || language.TryMatch(LexClass.Unit, text, at, out _, out _)
                || language.TryMatch(LexClass.Numeral, text, at, out _, out _) || language.TryMatch(LexClass.Classifier, text, at, out _, out _)
                || language.TryMatch(LexClass.ContextAfter, text, at, out _, out _) || language.TryMatch(LexClass.PeriodAfter, text, at, out _, out _)) return false;
            return true;
        }
        bool dash = c is '-' or '\u2010' or '\u2011' or '–';
        if (!(dash || c is '/' or '_') || at + 1 >= end) return false;
        char next = text[at + 1];
        if (Chars.IsLetter(next))
        {
            if (c == '/') return Chars.Is(next, Chars.Upper) && at + 2 < end && (Chars.Is(text[at + 2], Chars.Upper) || text[at + 2] is '-' or '/');
            // 161-KH/HU, 01-KL/TW: capitals follow; an inflection (2023-ban) is small.
            return Chars.Is(next, Chars.Upper) && (at + 2 >= end || !Chars.IsLetter(text[at + 2]) || Chars.Is(text[at + 2], Chars.Upper))
                && !language.TryMatch(LexClass.Unit, text, at + 1, out _, out _);
        }
        if (!dash || !Chars.IsDigit(next)) return false;
        // Two dashes between digits: a phone or serial number, not a range.
        int second = at + 1;
        while (second < end && Chars.IsDigit(text[second])) second++;
        if (second + 1 < end && Chars.IsDash(text[second]) && Chars.IsDigit(text[second + 1]))
        {
            while (second < end && (Chars.IsDigit(text[second]) || (Chars.IsDash(text[second]) && second + 1 < end && Chars.IsDigit(text[second + 1])))) second++;
            token.End = second;
            return true;
        }
        // 2019-486: no range falls; a short second number may be a year (2021-22).
        if (second - at > 3 && token.IsPlainInteger && c == '-' && (second >= end || !(text[second] is '.' or ',' || Chars.IsLetter(text[second]))) && ValueOf(text[(at + 1)..second]) < token.Value)
        {
            token.End = second;
            return true;
        }
        return token.Has(NumberFlags.LeadingZero);
    }

    private static decimal ValueOf(ReadOnlySpan<char> digits)
    {
        decimal value = 0;
        for (int at = 0; at < digits.Length && at < 18; at++) value = value * 10 + Chars.Digits[digits[at]];
        return value;
    }
}
