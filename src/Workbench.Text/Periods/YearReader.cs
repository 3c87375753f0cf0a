using Workbench.Text.Data;
using Workbench.Text.Numerals;
using Workbench.Text.Quantities;

namespace Workbench.Text.Periods;

/// <summary>Reads years and spans of years, with the month and day that stand by them.</summary>
internal static class YearReader
{
    // Years of the Buddhist era that news is about: 1997 to 2037.
    private const int LongestTermYears = 10;
    private const int RecentFrom = 2540, RecentTo = 2580;

    public static bool TryRead(
        ReadOnlySpan<char> text, int start, int end, LanguageData language, List<NumberToken> tokens, int index, List<PeriodMention> mentions)
    {
        NumberToken token = tokens[index];
        bool isRange = token.Shape == NumberShape.Range;
        if (IsShort(text, start, end, language, token))
        {
            token.Value += 2500;
            token.Flags |= NumberFlags.FourDigits;
            tokens[index] = token;
        }
        if (token.Has(NumberFlags.Words | NumberFlags.Scaled | NumberFlags.Grouped | NumberFlags.Decimal | NumberFlags.LeadingZero) || token.Value < 0 || token.Value != decimal.Truncate(token.Value)) return false;
        if (!token.Has(NumberFlags.FourDigits) && !(isRange && token.High >= 1800)) return false;
        // from 500 to 3,000,000,000 dong
        if (token.Value > PeriodReader.LastYear || token.High > PeriodReader.LastYear) return false;
        decimal era = EraOf(text, start, end, language, token, out int eraStart, out int eraEnd);
        int first = PeriodReader.CommonYear((int)token.Value, language, era);
        int last = isRange ? PeriodReader.CommonYear((int)token.High, language, era) : first;
        if (first == 0 || last == 0 || last < first) return false;
        // quý II/2024: a year right behind a part of it
        bool joined = token.Start > start && text[token.Start - 1] == '/' && EndsInPart(mentions, token.Start - 1);
        if (era == 0 && !joined && !LooksLikeYear(text, start, end, language, tokens, index)) return false;
        PeriodReader.Use(tokens, index);
        if (era == 0 && !isRange && BeginsName(text, start, end, language, token)) return true;
        int from = eraStart, to = eraEnd;
        if (isRange)
        {
            UseDuration(text, language, tokens, index, last - first);
            if (last == first + 1 && IsSchoolYear(text, start, end, language, token))
            {
                if (Match.Before(language, LexClass.PeriodBefore, text, start, from, out int word, out Entry school) && school.Period == PeriodRole.SchoolYear) from = word;
                mentions.Add(PartsOfYear.SchoolYear(from, to, first));
                return true;
            }
        }
        if (!isRange && TryMonth(text, start, end, language, tokens, index, from, to, first, mentions)) return true;
        int known = mentions.Count;
        PeriodReader.Bounded(text, start, end, language, from, to, new DateOnly(first, 1, 1), new DateOnly(last, 12, 31), mentions);
        if (!isRange && known > 0) JoinYears(text, language, token, mentions, known);
        return true;
    }

    /// <summary>30 พ.ย.61, ปี 66: the last two digits of a Buddhist-era year, right after the short name of a month or the word for a year.</summary>
    internal static bool IsShort(ReadOnlySpan<char> text, int start, int end, LanguageData language, in NumberToken token)
    {
        if (!token.IsPlainInteger || token.Value is < 40 or > 99 || token.End - token.Start != 2 || language.Setting("buddhist-years", "no") != "yes") return false;
        if (!Match.Before(language, LexClass.PeriodBefore, text, start, token.Start, out int month, out Entry word)) return false;
        // ปี 66, ปีงบประมาณ 67
        bool isYear = word.Period is PeriodRole.YearBefore or PeriodRole.SchoolYear && token.Value >= 50 && text[month..token.Start].Contains("ปี", StringComparison.Ordinal);
        if (!isYear && (word is not { Period: PeriodRole.Month, Value: > 0 } || !text[month..token.Start].Contains('.'))) return false;
        // After a day's number nothing else can stand there.
        int day = month;
        while (day > start && text[day - 1] == ' ') day--;
        if (!isYear && day > start && Chars.IsDigit(text[day - 1])) return true;
        int next = NumberScanner.SkipSpaces(text, token.End, end);
        return !Match.Unit(language, text, next, end, out _, out _) && !language.TryMatch(LexClass.Classifier, text[..end], next, out _, out _);
    }

    /// <summary>"the three years 2021-2023": the three is said by the span itself, and no figure.</summary>
    private static void UseDuration(ReadOnlySpan<char> text, LanguageData language, List<NumberToken> tokens, int index, int years)
    {
        if (index == 0) return;
        NumberToken count = tokens[index - 1];
        int stop = tokens[index].Start;
        if (count.Shape != NumberShape.Plain || count.Has(NumberFlags.Used) || count.Value < years || count.Value > years + 1 || stop - count.End is < 1 or > 16) return;
        int at = NumberScanner.SkipSpaces(text, count.End, stop);
        if (!Match.Unit(language, text, at, stop, out int unitEnd, out Entry unit) || unit.Unit!.Id != "year") return;
        foreach (char c in text[unitEnd..stop]) if (!Chars.IsSpace(c) && c != '(') return;
        PeriodReader.Use(tokens, index - 1);
    }

    /// <summary>"in 2022 and 2023", "the years 2022, 2023": years that follow each other are one period.</summary>
    private static void JoinYears(ReadOnlySpan<char> text, LanguageData language, in NumberToken token, List<PeriodMention> mentions, int index)
    {
        PeriodMention low = mentions[index - 1], high = mentions[index];
        if (low.Kind != MentionKind.Stated || high.Kind != MentionKind.Stated || low.From is not { Month: 1, Day: 1 } from || high.To is not { Month: 12, Day: 31 } to
            || low.To != new DateOnly(to.Year - 1, 12, 31) || high.From != new DateOnly(to.Year, 1, 1)) return;
        int at = PeriodReader.PastEnding(text, low.End), stop = high.Start <= low.End ? token.Start : high.Start;
        if (stop - at is < 1 or > 12) return;
        int next = NumberScanner.SkipSpaces(text, at, stop);
        bool comma = text[next] == ',' && NumberScanner.SkipSpaces(text, next + 1, stop) == stop;
        bool word = language.TryMatch(LexClass.RangeMiddle, text[..stop], next, out int end, out _) && NumberScanner.SkipSpaces(text, end, stop) == stop;
        if (!comma && !word) return;
        mentions[index - 1] = low with { End = high.End, From = from, To = to };
        mentions.RemoveAt(index);
    }

    private static decimal EraOf(ReadOnlySpan<char> text, int start, int end, LanguageData language, in NumberToken token, out int from, out int to)
    {
        from = token.Start;
        to = token.End;
        if (Match.Before(language, LexClass.PeriodBefore, text, start, token.Start, out int wordStart, out Entry before) && before.Period == PeriodRole.EraBefore)
        {
            from = wordStart;
            return before.Value;
        }
        int next = NumberScanner.SkipSpaces(text, token.End, end);
        if (language.TryMatch(LexClass.PeriodAfter, text[..end], next, out int stop, out Entry after) && after.Period == PeriodRole.EraAfter
            && !(language.TryMatch(LexClass.Unit, text[..end], next, out int unitEnd, out _) && unitEnd > stop))
        {
            // 2000 م² is an area: the unit is longer than the letter of the era.
            to = stop;
            return after.Value;
        }
        return 0;
    }

    /// <summary>the 2000 Strength Project: a year that no word announces, before a capitalised word, is part of a name; figures are not about it.</summary>
    private static bool BeginsName(ReadOnlySpan<char> text, int start, int end, LanguageData language, in NumberToken token)
    {
        int next = NumberScanner.SkipSpaces(text, token.End, end);
        return next > token.End && next + 1 < end && Chars.Is(text[next], Chars.Upper) && char.IsLower(text[next + 1]) && !Match.Before(language, LexClass.PeriodBefore, text, start, token.Start, out _, out _)
            && token.Start > start && text[token.Start - 1] == ' '
            && !(language.TryMatch(LexClass.PeriodAfter, text[..end], next, out _, out Entry after) && after.Period == PeriodRole.Month);
    }

    /// <summary>วาระ 2025-2030 ตำบล: years of one term, and no count of communes.</summary>
    private static bool IsTerm(in NumberToken token) => token is { Shape: NumberShape.Range, Value: >= 1900 and < 2600 } && token.High - token.Value is > 0 and <= LongestTermYears;

    private static bool LooksLikeYear(ReadOnlySpan<char> text, int start, int end, LanguageData language, List<NumberToken> tokens, int index)
    {
        NumberToken token = tokens[index];
        int after = NumberScanner.SkipSpaces(text, token.End, end);
        if (language.TryMatch(LexClass.PeriodAfter, text[..end], after, out _, out Entry entry)
            && entry.Period is PeriodRole.YearAfter or PeriodRole.SinceAfter or PeriodRole.UntilAfter or PeriodRole.Month or PeriodRole.SchoolYear or PeriodRole.EndOfAfter or PeriodRole.StartOfAfter or PeriodRole.ComparedAfter) return true;
        // between 2019 and 2023 thousands of people: it did not multiply the year
        if (language.TryMatch(LexClass.Numeral, text[..end], after, out _, out entry) && (entry.Flags & EntryFlags.Plural) != 0) return true;
        if (language.TryMatch(LexClass.PeriodCue, text[..end], after, out _, out entry) && entry.Period is PeriodRole.Quarter or PeriodRole.Half or PeriodRole.Months) return true;
        if (Match.Before(language, LexClass.PeriodBefore, text, start, token.Start, out int wordAt, out entry)
            // สงกรานต์ 2400 คน: a feast may stand before what is counted.
            && (language.IsSpaced || text[wordAt..token.Start].Contains("ปี", StringComparison.Ordinal) || IsTerm(token) || entry.Period != PeriodRole.YearBefore || token.Value is >= RecentFrom and <= RecentTo && !IsCounting(text, after, end, language) || !Match.Unit(language, text, after, end, out _, out _) && !language.TryMatch(LexClass.Classifier, text[..end], after, out _, out _))
            && entry.Period is PeriodRole.YearBefore or PeriodRole.EraBefore or PeriodRole.Month or PeriodRole.SchoolYear or PeriodRole.Founded) return true;
        // ในช่วง 2563-2568 อำเภอ
        if (!language.IsSpaced && IsTerm(token) && text[start..token.Start].TrimEnd().EndsWith("ช่วง")) return true;
        if (index > 0 && DayBetween(text, start, language, tokens[index - 1], token.Start, out _, out _)) return true;
        if (index > 0 && tokens[index - 1] is { Shape: NumberShape.Plain } year && year.Has(NumberFlags.Used) && year.Has(NumberFlags.FourDigits))
        {
            // the years 2016, 2019, 2020; but in 2023, 2050 households
            bool comma = text[year.End..token.Start].Trim() is ",";
            // ปี 2565 และ 2566
            if (!language.IsSpaced && token.Value == year.Value + 1 && text[year.End..token.Start].Trim().SequenceEqual(language.GluedAnd)) return true;
            if (DayReader.Joins(text, year.End, token.Start, language) && EndsRun(tokens, index)) return true;
            // các năm 2021, 2022 huyện chi: as many districts as the year is after the one before are not to be expected
            if (comma && token.Value == year.Value + 1 && !(Match.Unit(language, text, after, end, out _, out Entry measured) && measured.Unit!.Kind != QuantityKind.Count)) return true;
            if (comma && UnitFinder.Find(text, start, end, year.End, token, token.End, language).Unit is null or { IsOwnNoun: true }) return true;
        }
        // in the 2021-2022 year
        if (token is { Shape: NumberShape.Range, Value: >= 1900, High: <= 2100 } && token.High == token.Value + 1 && Match.Unit(language, text, after, end, out _, out Entry noun) && noun.Unit!.Id == "year") return true;
        if (CodeReader.CurrencyBefore(text, token.Start, language)) return false;
        int wordStart = 0;
        bool introduced = entry is { Period: PeriodRole.In or PeriodRole.Compared or PeriodRole.Since or PeriodRole.Until or PeriodRole.EndOf or PeriodRole.StartOf }
            && Match.Before(language, LexClass.PeriodBefore, text, start, token.Start, out wordStart, out _);
        // "more than 1900 houses": the word that introduces years is the end of a bound.
        if (introduced && Match.Before(language, LexClass.BoundBefore, text, start, token.Start, out int boundStart, out _) && boundStart < wordStart) return false;
        // to 1840 houses: no time, so long ago, of what follows.
        if (introduced && token.Value < 1900 && Match.Unit(language, text, after, end, out _, out _)) return false;
        if (introduced) return !Match.Unit(language, text, after, end, out _, out Entry direct) || direct.Role == "large" || direct.Unit!.Kind == QuantityKind.Count && direct.Role is not ("symbol" or "code") && language.Setting("in-means-year", "no") == "yes";
        if (Match.Before(language, LexClass.BoundBefore, text, start, token.Start, out _, out _)) return false;
        FoundUnit unit = UnitFinder.Find(text, start, end, index > 0 ? tokens[index - 1].End : start, token, token.End, language);
        // 1,870 possums written 1870; but 2023 marks ten years of it
        if (unit.Unit is { IsOwnNoun: false } || unit.Unit is not null && token.Value is < 1990 or > 2040) return false;
        return (int)token.Value is (>= 1900 and <= 2100) or (>= 2450 and <= 2650);
    }

    private static bool EndsInPart(List<PeriodMention> mentions, int at)
    {
        foreach (PeriodMention part in mentions) if (part.Kind == MentionKind.PartOfYear && part.End == at) return true;
        return false;
    }

    /// <summary>A classifier, or a measure; another noun begins what is told: เทศกาลตรุษ 2567 ตำบลมอบของขวัญ.</summary>
    private static bool IsCounting(ReadOnlySpan<char> text, int at, int end, LanguageData language) =>
        language.TryMatch(LexClass.Classifier, text[..end], at, out _, out _) || Match.Unit(language, text, at, end, out _, out Entry unit) && unit.Unit!.Kind != QuantityKind.Count;

    /// <summary>các năm 2020, 2021, 2022 hộ nghèo giảm: the third of years that follow each other is one too, whatever stands behind it.</summary>
    private static bool EndsRun(List<NumberToken> tokens, int index) =>
        index > 1 && tokens[index - 2] is { Shape: NumberShape.Plain } first && first.Has(NumberFlags.Used) && first.Has(NumberFlags.FourDigits)
        && first.Value + 1 == tokens[index - 1].Value && first.Value + 2 == tokens[index].Value;

    private static bool IsSchoolYear(ReadOnlySpan<char> text, int start, int end, LanguageData language, in NumberToken token) =>
        Match.Before(language, LexClass.PeriodBefore, text, start, token.Start, out _, out Entry entry) && entry is { Period: PeriodRole.SchoolYear, Value: 0 }
        || language.TryMatch(LexClass.PeriodAfter, text[..end], NumberScanner.SkipSpaces(text, token.End, end), out _, out entry) && entry is { Period: PeriodRole.SchoolYear, Value: 0 };

    /// <summary>A month beside the year, and a day beside the month: 12 травня 2023, 2023. május 12., tháng 5 năm 2023.</summary>
    private static bool TryMonth(
        ReadOnlySpan<char> text, int start, int end, LanguageData language, List<NumberToken> tokens, int index, int from, int to, int year, List<PeriodMention> mentions)
    {
        int at = from;
        // Words such as "year", "of" may stand between month and year.
        for (int step = 0; step < 3 && Match.Before(language, LexClass.PeriodBefore, text, start, at, out int wordStart, out Entry entry); step++)
        {
            if (entry.Period == PeriodRole.Month && entry.Value > 0)
            {
                // 2023 áprilisától 2024 szeptemberéig: the month of the year before it.
                if (mentions.Count > 0 && mentions[^1].Start < wordStart && mentions[^1].End > wordStart) break;
                int month = (int)entry.Value;
                int monthStart = wordStart;
                if (index > 0 && tokens[index - 1] is { Shape: NumberShape.Range, Value: >= 1, High: <= 31 } days && text[days.End..wordStart].IsWhiteSpace())
                {
                    // 15 to 20 February 2025: the days are one range.
                    PeriodReader.Use(tokens, index - 1);
                    return AddDay(text, start, end, language, days.Start, to, year, month, (int)days.Value, mentions, (int)days.High);
                }
                int day = index > 0 && DayBefore(text, tokens[index - 1], wordStart) && !DayReader.IsLed(text, NumberScanner.SkipSpaces(text, tokens[index - 1].End, end), language) ? UseDay(tokens, index - 1, ref monthStart) : 0;
                int lastDay = PeriodReader.LastDay(year, month);
                if (MonthSpanReader.TryRead(text, start, language, tokens, index, monthStart, to, new DateOnly(year, month, day == 0 || day > lastDay ? lastDay : day), mentions)) return true;
                return AddDay(text, start, end, language, monthStart, to, year, month, day, mentions);
            }
            if (entry.Period is not (PeriodRole.YearBefore or PeriodRole.DateJoin or PeriodRole.EraBefore)) break;
            at = wordStart;
        }
        // June 5, 2021 and June 5-7, 2021: the day stands between month and year.
        if (index > 0 && DayBetween(text, start, language, tokens[index - 1], from, out int namedMonth, out int namedStart))
        {
            NumberToken days = tokens[index - 1];
            PeriodReader.Use(tokens, index - 1);
            return AddDay(text, start, end, language, namedStart, to, year, namedMonth, (int)days.Value, mentions, days.Shape == NumberShape.Range ? (int)days.High : 0);
        }
        // tháng 5 năm 2023: the month is a number before "year".
        if (index > 0 && MonthNumber(text, start, language, tokens, index - 1, at, out int numberMonth, out int numberStart))
        {
            int day = index > 1 && DayBefore(text, tokens[index - 2], numberStart) ? UseDay(tokens, index - 2, ref numberStart) : 0;
            return AddDay(text, start, end, language, numberStart, to, year, numberMonth, day, mentions);
        }
        int next = to;
        if (next < end && text[next] is '.' or ',') next++;
        next = NumberScanner.SkipSpaces(text, next, end);
        if (language.TryMatch(LexClass.PeriodAfter, text[..end], next, out int stop, out Entry after) && after.Period == PeriodRole.YearAfter)
        {
            next = NumberScanner.SkipSpaces(text, stop, end);
            if (!language.TryMatch(LexClass.PeriodAfter, text[..end], next, out stop, out after)) return false;
        }
        if (after is not { Period: PeriodRole.Month } || after.Value == 0 || stop <= next) return false;
        int dayAfter = 0, lastDayAfter = 0, dayAt = NumberScanner.SkipSpaces(text, stop, end), whole = stop;
        if (index + 1 < tokens.Count && tokens[index + 1].Start == dayAt && tokens[index + 1].IsPlainInteger && tokens[index + 1].Value is >= 1 and <= 31 && language.OrdinalDot && DayReader.EndsAsDay(text, tokens[index + 1].End, end))
        {
            dayAfter = (int)tokens[index + 1].Value;
            whole = tokens[index + 1].End;
            PeriodReader.Use(tokens, index + 1);
            // február 9. és 15. között
            if (index + 2 < tokens.Count && tokens[index + 2] is { IsPlainInteger: true, Value: <= 31 } second && second.Value > dayAfter && DayReader.EndsAsDay(text, second.End, end)
                && DaySpanReader.IsJoin(text, language, whole < end && text[whole] == '.' ? whole + 1 : whole, second.Start))
            {
                lastDayAfter = (int)second.Value;
                whole = second.End;
                PeriodReader.Use(tokens, index + 2);
            }
        }
        else if (index + 1 < tokens.Count && tokens[index + 1] is { Shape: NumberShape.Range, Value: >= 1, High: <= 31 } days && days.Start == dayAt && !days.Has(NumberFlags.Decimal | NumberFlags.Words)
            && language.OrdinalDot && DayReader.EndsAsDay(text, days.End, end))
        {
            // február 9–15.
            dayAfter = (int)days.Value;
            lastDayAfter = (int)days.High;
            whole = days.End;
            PeriodReader.Use(tokens, index + 1);
        }
        return AddDay(text, start, end, language, from, whole, year, (int)after.Value, dayAfter, mentions, lastDayAfter);
    }

    private static bool DayBefore(ReadOnlySpan<char> text, in NumberToken day, int before)
    {
        if (day.Shape != NumberShape.Plain || day.Value is < 1 or > 31 || day.Has(NumberFlags.Decimal | NumberFlags.Scaled | NumberFlags.Grouped)) return false;
        int gap = before - day.End;
        if (gap is < 0 or > 4) return false;
        foreach (char c in text[day.End..before]) if (!Chars.IsSpace(c) && c is not (',' or '.' or '-' or '/') && !Chars.IsLetter(c)) return false;
        return true;
    }

    private static bool DayBetween(ReadOnlySpan<char> text, int start, LanguageData language, in NumberToken day, int before, out int month, out int monthStart)
    {
        month = monthStart = 0;
        if (language.Setting("day-after-month", "no") != "yes" || language.OrdinalDot) return false;
        if (day.Shape is not (NumberShape.Plain or NumberShape.Range) || day.Value is < 1 or > 31 || day.High > 31 || day.Has(NumberFlags.Decimal | NumberFlags.Scaled | NumberFlags.Grouped)) return false;
        int at = day.End;
        // 5th
        if (language.TryMatch(LexClass.ContextAfter, text[..before], at, out int stop, out Entry ending) && ending.Role == "ordinal") at = stop;
        foreach (char c in text[at..before]) if (!Chars.IsSpace(c) && c != ',') return false;
        if (before - at > 3 || !Match.Before(language, LexClass.PeriodBefore, text, start, day.Start, out monthStart, out Entry word) || word.Period != PeriodRole.Month || word.Value == 0) return false;
        month = (int)word.Value;
        return true;
    }

    private static int UseDay(List<NumberToken> tokens, int index, ref int start)
    {
        PeriodReader.Use(tokens, index);
        start = tokens[index].Start;
        return (int)tokens[index].Value;
    }

    internal static bool MonthNumber(
        ReadOnlySpan<char> text, int start, LanguageData language, List<NumberToken> tokens, int index, int before, out int month, out int monthStart)
    {
        NumberToken token = tokens[index];
        month = 0;
        monthStart = token.Start;
        if (!token.IsPlainInteger || token.Value is < 1 or > 12 || before - token.End is < 0 or > 3) return false;
        foreach (char c in text[token.End..before]) if (!Chars.IsSpace(c) && c is not ('/' or '-' or ',')) return false;
        if (!Match.Before(language, LexClass.PeriodBefore, text, start, token.Start, out int wordStart, out Entry entry) || entry.Period != PeriodRole.Month || entry.Value != 0) return false;
        month = (int)token.Value;
        monthStart = wordStart;
        PeriodReader.Use(tokens, index);
        return true;
    }

    private static bool AddDay(
        ReadOnlySpan<char> text, int start, int end, LanguageData language, int from, int to, int year, int month, int day, List<PeriodMention> mentions,
        int until = 0)
    {
        int lastDay = PeriodReader.LastDay(year, month);
        if (day > lastDay || until > lastDay) day = until = 0;
        if (until < day) until = day;
        PeriodReader.Bounded(text, start, end, language, from, to, new DateOnly(year, month, day == 0 ? 1 : day), new DateOnly(year, month, day == 0 ? lastDay : until), mentions);
        return true;
    }
}
