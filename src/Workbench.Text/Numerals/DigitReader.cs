using Workbench.Text.Data;

namespace Workbench.Text.Numerals;

/// <summary>Reads one number written in digits of any script, by the separator habits of the language.</summary>
internal static class DigitReader
{
    private const int MaxDigits = 27;

    /// <summary>Reads the number whose first digit stands at <paramref name="at"/>. Always moves forward.</summary>
    public static NumberToken Read(ReadOnlySpan<char> text, int at, LanguageData language)
    {
        NumberToken token = new() { Start = at, Shape = NumberShape.Plain };
        int i = at;
        decimal value = ReadRun(text, ref i, out int count);
        if (count > MaxDigits) return token with { End = i, DigitsEnd = i, Shape = NumberShape.Code };
        bool zeroLed = count > 1 && Chars.Digits[text[at]] == 0;
        if (zeroLed) token.Flags |= NumberFlags.LeadingZero;
        if (TryReadDate(text, i, value, count, ref token)) return token;

        bool grouped = TryReadGroups(text, language, count, zeroLed || (value == 0 && count == 1), ref i, ref value, ref token, out char mark);
        if (!token.Has(NumberFlags.Decimal)) ReadDecimals(text, language, grouped ? mark : '\0', ref i, ref value, ref token);
        if (count == 4 && token.Flags is NumberFlags.None or NumberFlags.LeadingZero) token.Flags |= NumberFlags.FourDigits;
        token.Value = value;
        token.End = token.DigitsEnd = i;
        return token;
    }

    private static decimal ReadRun(ReadOnlySpan<char> text, ref int i, out int count)
    {
        decimal value = 0;
        ulong chunk = 0;
        int start = i, inChunk = 0;
        while (i < text.Length)
        {
            int digit = Chars.Digits[text[i]];
            if (digit < 0) break;
            if (i - start < MaxDigits)
            {
                chunk = chunk * 10 + (uint)digit;
                if (++inChunk == 18)
                {
                    value = value * 1_000_000_000_000_000_000m + chunk;
                    chunk = 0;
                    inChunk = 0;
                }
            }
            i++;
        }
        count = i - start;
        // Nearly all: decimals are slow to multiply.
        if (count < 18) return chunk;
        return inChunk == 0 ? value : value * Power(inChunk) + chunk;
    }

    private static decimal Power(int exponent)
    {
        decimal power = 1;
        while (exponent-- > 0) power *= 10;
        return power;
    }

    private static int RunLength(ReadOnlySpan<char> text, int i)
    {
        int start = i;
        while (i < text.Length && Chars.Digits[text[i]] >= 0) i++;
        return i - start;
    }

    private static bool TryReadGroups(
        ReadOnlySpan<char> text, LanguageData language, int count, bool zeroLed, ref int i, ref decimal value, ref NumberToken token, out char mark)
    {
        mark = '\0';
        if (count > 3 || zeroLed || i + 3 >= text.Length) return false;
        char separator = text[i];
        char kind = separator switch
        {
            ',' or '،' or '٬' or '，' => ',',
            '.' or '．' => '.',
            '\'' or '’' or '˙' => '\'',
            ' ' => ' ',
            '\u00A0' or '\u202F' or '\u2009' or '\u2007' or '\u2002' => '\u00A0',
            _ => '\0',
        };
        if (kind == '\0' || (kind == ' ' && !language.GroupsWithSpace)) return false;
        if (separator == '٬') kind = '\'';
        int groups = 0, end = i;
        while (end < text.Length && SameSeparator(text[end], separator) && RunLength(text, end + 1) == 3)
        {
            end += 4;
            groups++;
        }
        if (groups == 0 || count + groups * 3 > MaxDigits)
            return (kind == ',' && TryReadIndianGroups(text, separator, ref i, ref value, ref token, out mark));
        // "7.890 1.234": after groups the same separator with fewer digits tells that these were no groups at all.
        if (kind is ',' or '.' && end + 1 < text.Length && text[end] == separator && Chars.IsDigit(text[end + 1])) return false;
        if (kind is ',' or '.' && groups == 1)
        {
            bool otherFollows = end + 1 < text.Length && text[end] != separator && text[end] is '.' or ',' && end + 1 < text.Length && Chars.IsDigit(text[end + 1]);
            if (!otherFollows)
            {
                bool isGroup = language.GroupMarks.Contains(kind), isDecimal = language.DecimalMarks.Contains(kind);
                // 25,000: no decimal is written as three zeros.
                if (isDecimal && !isGroup && text.Slice(i + 1, 3) is "000") token.Flags |= NumberFlags.Ambiguous;
                else if (isDecimal && !isGroup) token.Flags |= NumberFlags.Decimal | NumberFlags.Ambiguous;
                else if (!isGroup || isDecimal) token.Flags |= NumberFlags.Ambiguous;
            }
        }
        bool decimalReading = token.Has(NumberFlags.Decimal);
        mark = kind;
        i++;
        for (int group = 0; group < groups; group++)
        {
            decimal part = ReadRun(text, ref i, out _);
            value = decimalReading ? value + part / 1000 : value * 1000 + part;
            if (group + 1 < groups) i++;
        }
        token.Flags |= decimalReading ? NumberFlags.None : NumberFlags.Grouped;
        return true;
    }

    private static bool SameSeparator(char c, char separator) => c == separator || (Chars.IsSpace(c) && Chars.IsSpace(separator) && c != ' ' && separator != ' ');

    /// <summary>Lakh and crore: 12,34,567.</summary>
    private static bool TryReadIndianGroups(ReadOnlySpan<char> text, char separator, ref int i, ref decimal value, ref NumberToken token, out char mark)
    {
        mark = ',';
        int end = i, pairs = 0;
        while (end < text.Length && text[end] == separator && RunLength(text, end + 1) == 2)
        {
            end += 3;
            pairs++;
        }
        if (pairs is 0 or > 6 || end >= text.Length || text[end] != separator || RunLength(text, end + 1) != 3) return false;
        for (int pair = 0; pair < pairs; pair++)
        {
            i++;
            value = value * 100 + ReadRun(text, ref i, out _);
        }
        i++;
        value = value * 1000 + ReadRun(text, ref i, out _);
        token.Flags |= NumberFlags.Grouped;
        return true;
    }

    private static void ReadDecimals(ReadOnlySpan<char> text, LanguageData language, char groupMark, ref int i, ref decimal value, ref NumberToken token)
    {
        if (i + 1 >= text.Length || !Chars.IsDigit(text[i + 1])) return;
        char mark = text[i] switch { '.' or '．' => '.', ',' or '،' or '，' => ',', '٫' => '٫', '·' => '·', _ => '\0' };
        if (mark == '\0' || mark == groupMark) return;
        int stop = i + 1;
        int length = RunLength(text, stop);
        int after = stop + length;
        bool again = after + 1 < text.Length && text[after] == text[i] && Chars.IsDigit(text[after + 1]);
        if (again)
        {
            // 1,2,3 is a list of numbers; 1.2.3 is a section or a version.
            if (mark == '.')
            {
                while (after + 1 < text.Length && text[after] == '.' && Chars.IsDigit(text[after + 1])) after += 1 + RunLength(text, after + 1);
                i = after;
                token.Shape = NumberShape.Code;
            }
            return;
        }
        bool inList = mark == ',' && token.Start > 1 && text[token.Start - 1] == ',' && Chars.IsDigit(text[token.Start - 2]);
        if (inList || length > MaxDigits - 9) return;
        i = stop;
        decimal part = ReadRun(text, ref i, out int digits);
        value += part / Power(digits);
        token.Flags |= NumberFlags.Decimal;
        if (mark is '.' or ',' && groupMark == '\0' && !language.DecimalMarks.Contains(mark) && digits == 3) token.Flags |= NumberFlags.Ambiguous;
    }

    /// <summary>Dates and clock times in digits alone; fills the token when it finds one.</summary>
    private static bool TryReadDate(ReadOnlySpan<char> text, int i, decimal first, int firstCount, ref NumberToken token)
    {
        if (firstCount > 4 || i + 1 >= text.Length) return false;
        char separator = text[i];
        if (firstCount == 4 && separator == '.' && TryReadSpacedDate(text, i, first, ref token)) return true;
        if (separator is not ('.' or '/' or '-' or ':' or '–') || !Chars.IsDigit(text[i + 1])) return false;
        int at = i + 1;
        decimal second = ReadRun(text, ref at, out int secondCount);
        if (separator == ':')
        {
            if (firstCount > 2 || secondCount != 2 || first > 24 || second > 59) return false;
            if (at + 2 < text.Length && text[at] == ':' && RunLength(text, at + 1) == 2) at += 3;
            return Fill(ref token, at, NumberShape.Clock, 0, 0, 0);
        }
        if (secondCount == 4 && firstCount <= 2 && (separator is '/' or '.' || (separator == '-' && firstCount == 2 && first < 10)) && first is >= 1 and <= 12 && IsYear(second) && !FollowedByPart(text, at, separator))
            return Fill(ref token, at, NumberShape.Date, (int)second, (int)first, 0);
        if (secondCount > 2 || second is 0 or > 31 || at + 1 >= text.Length || text[at] != separator || !Chars.IsDigit(text[at + 1])) return false;
        at++;
        decimal third = ReadRun(text, ref at, out int thirdCount);
        if (FollowedByPart(text, at, separator)) return false;
        if (firstCount == 4 && thirdCount <= 2 && second <= 12 && third is >= 1 and <= 31) return Fill(ref token, at, NumberShape.Date, (int)first, (int)second, (int)third);
        if (firstCount > 2 || thirdCount is not (2 or 4) || first is 0 or > 31) return false;
        int year = (int)third;
        if (thirdCount == 2) year += year < 70 ? 2000 : 1900;
        else if (!IsYear(third)) return false;
        int day = (int)first, month = (int)second;
        if (month > 12) (day, month) = (month, day);
        return month <= 12 && Fill(ref token, at, NumberShape.Date, year, month, day);
    }

    /// <summary>2026. 02. 05.: year, month and day with a full stop and a space behind each, the month with two digits.</summary>
    private static bool TryReadSpacedDate(ReadOnlySpan<char> text, int i, decimal year, ref NumberToken token)
    {
        if (i + 6 >= text.Length || text[i + 1] != ' ' || RunLength(text, i + 2) != 2 || text[i + 4] != '.' || text[i + 5] != ' ' || RunLength(text, i + 6) is not (1 or 2) || !IsYear(year)) return false;
        int at = i + 2;
        decimal month = ReadRun(text, ref at, out _);
        at += 2;
        decimal day = ReadRun(text, ref at, out _);
        return month is >= 1 and <= 12 && day is >= 1 and <= 31 && Fill(ref token, at, NumberShape.Date, (int)year, (int)month, (int)day);
    }

    private static bool FollowedByPart(ReadOnlySpan<char> text, int at, char separator) =>
        at + 1 < text.Length && text[at] == separator && Chars.IsDigit(text[at + 1]);

    private static bool IsYear(decimal year) => year is (>= 1300 and <= 1500) or (>= 1800 and <= 2100) or (>= 2400 and <= 2650);

    private static bool Fill(ref NumberToken token, int end, NumberShape shape, int year, int month, int day)
    {
        token.End = token.DigitsEnd = end;
        token.Shape = shape;
        token.Year = year;
        token.Month = month;
        token.Day = day;
        return true;
    }
}
