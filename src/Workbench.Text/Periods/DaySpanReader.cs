using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Periods;

/// <summary>Reads a day with its month in digits and without a year, after a word that announces a day: ngày 17/10, sáng 23-12, chiều 14.9.</summary>
internal static class DaySpanReader
{
    private const int LongestNameUtf16 = 60;

    /// <summary>Reads such a day, of the year that the day of publication tells; its numbers are no quantities.</summary>
    public static bool TryDayMonth(
        ReadOnlySpan<char> text, int start, int end, LanguageData language, List<NumberToken> tokens, int index, DateOnly? published, List<PeriodMention> mentions)
    {
        if (!TryParts(text, tokens, index, out int last, out int day, out int month)) return false;
        NumberToken token = tokens[index];
        int until = token.Shape == NumberShape.Range && token.Has(NumberFlags.Decimal) ? (int)token.High : 0, from = token.Start;
        bool announced = AfterDayWord(text, start, language, token.Start) || last > index && IsUntilDay(text, start, end, language, token.Start, tokens[last].End)
            || language.DashDays && IsSpanDay(text, start, end, language, tokens, index, last);
        if (!announced && index > 0 && tokens[index - 1] is { IsPlainInteger: true, Value: >= 1 } other && other.Value < day && other.Has(NumberFlags.Used) && until == 0
            && (DayReader.Joins(text, other.End, token.Start, language) || IsJoin(text, language, other.End, token.Start)) && AfterDayWord(text, start, language, other.Start))
        {
            // ngày 27 và 28/7: the month is said once.
            announced = true;
            from = other.Start;
            until = day;
            day = (int)other.Value;
        }
        int stop = tokens[last].End;
        if (!announced)
        {
            if (!IsNamedDay(text, start, end, language, token.Start, stop)) return false;
            for (int at = index; at <= last; at++) PeriodReader.Use(tokens, at);
            return true;
        }
        for (int at = index; at <= last; at++) PeriodReader.Use(tokens, at);
        // A year behind it reads the whole date.
        if (last + 1 >= tokens.Count || !tokens[last + 1].Has(NumberFlags.FourDigits) || tokens[last + 1].Start - stop > 6) DayReader.Add(text, start, end, language, from, stop, month, day, until, published, mentions);
        return true;
    }

    /// <summary>The first day of a span that ends at a whole date: from 17/10 to 18/11/2018, 13-19/3/2023.</summary>
    public static bool TryFirstDay(
        ReadOnlySpan<char> text, int start, LanguageData language, List<NumberToken> tokens, int index, int year, int lastMonth, out DateOnly first, out int firstStart)
    {
        first = default;
        firstStart = 0;
        for (int from = Math.Max(0, index - 2); from < index; from++)
        {
            NumberToken token = tokens[from];
            int end, day, month = lastMonth;
            if (TryParts(text, tokens, from, out int last, out day, out int ownMonth))
            {
                if (last != index - 1) continue;
                month = ownMonth;
                end = tokens[last].End;
            }
            else if (from == index - 1 && token.IsPlainInteger && token.Value is >= 1 and <= 31)
            {
                day = (int)token.Value;
                end = token.End;
            }
            else continue;
            if (!IsJoin(text, language, end, tokens[index].Start) || day > PeriodReader.LastDay(year, month)) continue;
            if (!Match.Before(language, LexClass.PeriodBefore, text, start, token.Start, out firstStart, out Entry word) || word.Period is not (PeriodRole.DayBefore or PeriodRole.Since or PeriodRole.In)) continue;
            for (int at = from; at < index; at++) PeriodReader.Use(tokens, at);
            first = new DateOnly(year, month, day);
            return true;
        }
        return false;
    }

    /// <summary>The first date of a span of two whole ones: from 1/7/2024 to 30/9/2024, tháng 7/2024 đến tháng 9/2024.</summary>
    public static bool TryFirstDate(ReadOnlySpan<char> text, LanguageData language, List<NumberToken> tokens, int index, out DateOnly first)
    {
        first = default;
        if (index == 0 || tokens[index - 1] is not { Shape: NumberShape.Date } before || before.Month is < 1 or > 12) return false;
        int year = PeriodReader.CommonYear(before.Year, language, 0);
        if (year == 0 || before.Day > PeriodReader.LastDay(year, before.Month) || !IsJoin(text, language, before.End, tokens[index].Start)) return false;
        first = new DateOnly(year, before.Month, Math.Max(1, before.Day));
        return true;
    }

    /// <summary>Whether the word right before a number announces a day; "since" may stand before it (từ ngày).</summary>
    internal static bool AfterDayWord(ReadOnlySpan<char> text, int start, LanguageData language, int stop)
    {
        if (!Match.Before(language, LexClass.PeriodBefore, text, start, stop, out _, out Entry word)) return false;
        if (word.Period == PeriodRole.DayBefore) return true;
        if (!language.IsSpaced) return false;
        while (stop > start && Chars.IsSpace(text[stop - 1])) stop--;
        int first = stop;
        while (first > start && Chars.IsWord(text[first - 1])) first--;
        return language.TryMatch(LexClass.PeriodBefore, text[..stop], first, out int end, out Entry last) && end == stop && last.Period == PeriodRole.DayBefore;
    }

    /// <summary>tính đến 30-9, từ 22-1: behind a word for "until" or "since", two numbers with a dash between are a day where nothing follows that they could count.</summary>
    private static bool IsUntilDay(ReadOnlySpan<char> text, int start, int end, LanguageData language, int at, int stop)
    {
        if (!Match.Before(language, LexClass.PeriodBefore, text, start, at, out _, out Entry word) || word.Period is not (PeriodRole.Until or PeriodRole.Since)) return false;
        int next = NumberScanner.SkipSpaces(text, stop, end);
        if (next >= end || text[next] is ',' or ')' or ';') return true;
        return language.TryMatch(LexClass.RangeMiddle, text[..end], next, out _, out _) || language.TryMatch(LexClass.PeriodAfter, text[..end], next, out _, out Entry after) && after.Period is PeriodRole.SinceAfter or PeriodRole.UntilAfter;
    }

    /// <summary>
    /// tính đến 30-9 đã có, từ 5-9 đến 10-12: where days are written with a dash, a number too great for a month before one that is not is a day behind a word for "until" or "since";
    /// else what could be a range is one where such a word and another day of the same shape join it to a span, and nothing is counted behind.
    /// </summary>
    private static bool IsSpanDay(ReadOnlySpan<char> text, int start, int end, LanguageData language, List<NumberToken> tokens, int index, int last)
    {
        if (tokens[last].Has(NumberFlags.Decimal) || !Match.Before(language, LexClass.PeriodBefore, text, start, tokens[index].Start, out _, out Entry word)) return false;
        if (word.Period is not (PeriodRole.Until or PeriodRole.Since)) return false;
        // What is no month either is no score: dẫn trước 2-1.
        if (last > index && text[tokens[index].End] != '-') return false;
        if (last > index && tokens[index].Value > 12) return true;
        if (last == index && tokens[index].Shape != NumberShape.Range) return false;
        int other = word.Period == PeriodRole.Since ? last + 1 : index - 1;
        if (word.Period == PeriodRole.Until) return other >= 0 && tokens[other].Has(NumberFlags.Used) && IsJoin(text, language, tokens[other].End, tokens[index].Start) && (last > index || !IsCounting(text, end, language, tokens[last].End));
        return other < tokens.Count && TryParts(text, tokens, other, out int until, out _, out _) && tokens[other].Shape is NumberShape.Plain or NumberShape.Range && !tokens[other].Has(NumberFlags.Decimal)
            && IsJoin(text, language, tokens[last].End, tokens[other].Start) && (until > other || !IsCounting(text, end, language, tokens[until].End));
    }

    private static bool IsCounting(ReadOnlySpan<char> text, int end, LanguageData language, int at) => Match.Unit(language, text, NumberScanner.SkipSpaces(text, at, end), end, out _, out _);

    /// <summary>Ngày Môi trường thế giới 5/6, Ngày hội Biên phòng toàn dân (3/3): the date of a day that has a name; figures are not about it.</summary>
    private static bool IsNamedDay(ReadOnlySpan<char> text, int start, int end, LanguageData language, int at, int stop)
    {
        if (!language.IsSpaced || stop < end && text[stop] is not (',' or ')' or ';' or '.' or ':')) return false;
        int floor = Math.Max(start, at - LongestNameUtf16), word = at;
        if (word > floor && text[word - 1] == '(') word--;
        for (word--; word >= floor; word--)
        {
            if (!Chars.IsWord(text[word]) && text[word] != ' ' || Chars.IsDigit(text[word])) return false;
            if (!Chars.Is(text[word], Chars.Upper) || word > start && Chars.IsWord(text[word - 1])) continue;
            if (language.TryMatch(LexClass.PeriodBefore, text[..end], word, out int named, out Entry day) && day.Period == PeriodRole.DayBefore && named < at - 1) return true;
        }
        return false;
    }

    internal static bool IsJoin(ReadOnlySpan<char> text, LanguageData language, int from, int stop)
    {
        int at = NumberScanner.SkipSpaces(text, from, stop);
        if (at >= stop || stop - at > 16) return false;
        if (Chars.IsDash(text[at])) return NumberScanner.SkipSpaces(text, at + 1, stop) == stop;
        if (!language.TryMatch(LexClass.RangeMiddle, text[..stop], at, out int end, out _)) return false;
        at = NumberScanner.SkipSpaces(text, end, stop);
        if (at == stop) return true;
        return language.TryMatch(LexClass.PeriodBefore, text[..stop], at, out end, out Entry word) && word.Period is PeriodRole.DayBefore or PeriodRole.Month
            && NumberScanner.SkipSpaces(text, end, stop) == stop;
    }

    /// <summary>The day and month of one token (17/10, 14.9, 5-12) or of two with a dash between (23-12).</summary>
    private static bool TryParts(ReadOnlySpan<char> text, List<NumberToken> tokens, int index, out int last, out int day, out int month)
    {
        NumberToken token = tokens[index];
        last = index;
        day = month = 0;
        if (token.Has(NumberFlags.Words | NumberFlags.Scaled | NumberFlags.FourDigits) || token.Value is < 1 or >= 32) return false;
        switch (token.Shape)
        {
            case NumberShape.Ratio when token.High is >= 1 and <= 12:
                month = (int)token.High;
                break;
            case NumberShape.Range when !token.Has(NumberFlags.Decimal) && token.High is >= 1 and <= 12 && token.End - token.Start <= 5 && text[token.Start..token.End].Contains('-'):
                month = (int)token.High;
                break;
            case NumberShape.Range when token.Has(NumberFlags.Decimal) && token.Value == decimal.Truncate(token.Value) && token.High is > 1 and < 32:
                // 13-19.3: two days and their month.
                int point = text[token.Start..token.End].LastIndexOf('.');
                if (point < 1 || !int.TryParse(text[(token.Start + point + 1)..token.End], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out month)) return false;
                break;
            case NumberShape.Plain when token.Has(NumberFlags.Decimal):
                int dot = text[token.Start..token.End].IndexOf('.');
                int digits = token.End - token.Start - dot - 1;
                if (dot < 1 || digits is < 1 or > 2 || !int.TryParse(text.Slice(token.Start + dot + 1, digits), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out month)) return false;
                break;
            case NumberShape.Plain when index + 1 < tokens.Count && tokens[index + 1] is { Shape: NumberShape.Plain } next && next.Start == token.End + 1 && Chars.IsDash(text[token.End])
                && next.IsPlainInteger && next.Value is >= 1 and <= 12:
                month = (int)next.Value;
                last = index + 1;
                break;
            default:
                return false;
        }
        day = (int)token.Value;
        return month is >= 1 and <= 12 && day <= 31;
    }
}
