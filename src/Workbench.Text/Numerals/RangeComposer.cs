using Workbench.Text.Data;

namespace Workbench.Text.Numerals;

/// <summary>Joins two numbers into a range: 5–7, from 5 to 7, від 5 до 7, 5 và 7 after a word that opens a range.</summary>
internal static class RangeComposer
{
    private const int LongestCellUtf16 = 40;

    // يومي الثلاثاء والأربعاء 11 و12: the names of days may belong to the word.
    private const int LongestOpenUtf16 = 28;

    public static void Compose(ReadOnlySpan<char> text, int start, LanguageData language, List<NumberToken> found, int first)
    {
        int write = first;
        for (int read = first; read < found.Count; read++)
        {
            NumberToken token = found[read];
            NumberToken joined = token;
            bool isMonth = write > first && IsMonthOf(text, found[write - 1], token);
            if (!isMonth && read + 1 < found.Count && TryJoin(text, start, language, token, found[read + 1], out joined)) read++;
            found[write++] = joined;
        }
        found.RemoveRange(write, found.Count - write);
    }

    private static bool TryJoin(ReadOnlySpan<char> text, int start, LanguageData language, in NumberToken low, in NumberToken high, out NumberToken joined)
    {
        joined = low;
        if (low.Shape != NumberShape.Plain || high.Shape != NumberShape.Plain) return false;
        decimal highValue = Math.Abs(high.Value), lowValue = low.Value;
        // 20-20 család kapott: so many each, said once.
        if (language.Distributive && low is { IsPlainInteger: true, Value: > 0 } && high.IsPlainInteger && low.Value == high.Value && high.Start == low.End + 1 && text[low.End] == '-')
        {
            joined.End = joined.DigitsEnd = high.End;
            return true;
        }
        // 60-60 millió dong: so many millions each
        if (language.Distributive && low is { IsPlainInteger: true, Value: > 0 } && high.Has(NumberFlags.Scaled) && high.DigitsEnd < high.End && high.Start == low.End + 1 && text[low.End] == '-' && low.Value * ScaleOf(high) == high.Value)
        {
            joined = high;
            joined.Start = low.Start;
            return true;
        }
        if (low.Has(NumberFlags.LeadingZero) || !IsMiddle(text, start, language, low, high, out bool isRatio, out bool pair)) return false;
        // the year 2021-22
        bool shortYear = low.Has(NumberFlags.FourDigits) && low.Value is >= 1900 and <= 2100 && high.End - high.Start == 2 && high.IsPlainInteger && high.Start - low.End == 1 && highValue == (low.Value + 1) % 100;
        if (shortYear) highValue = low.Value + 1;
        // 20-30 thousand: the scale belongs to both, when that keeps the order.
        if (high.Has(NumberFlags.Scaled) && !low.Has(NumberFlags.Scaled) && high.DigitsEnd < high.End)
        {
            decimal scale = ScaleOf(high);
            bool plain = lowValue is > -1000 and < 1000 || (lowValue is > 0 and < 1_000_000_000 && lowValue < high.Base && high.Start - low.End == 1 && !low.Has(NumberFlags.FourDigits));
            if (plain && lowValue * scale < highValue) lowValue *= scale;
        }
        if (!isRatio && !pair && Change.LeadsTo(text, start, language, low.Start))
        {
            // rose from 30 to 45 million: two amounts, and both are millions.
            if (lowValue != low.Value) joined.Flags |= NumberFlags.Scaled;
            joined.Value = lowValue;
            return false;
        }
        if (!isRatio && !pair && IsResult(text, start, language, low, high, lowValue, highValue)) return false;
        if (isRatio)
        {
            // Half of the 48 villages: a part of them, not so many.
            if (lowValue > highValue || (low.Has(NumberFlags.Words) && lowValue != decimal.Truncate(lowValue)) || (low.Has(NumberFlags.FourDigits) && low.Value is >= 1900 and <= 2100)) return false;
        }
        else if (lowValue >= highValue) return false;
        // "by the end of 2023 to 74.4 million": a year is no lower end of millions.
        else if (low.Has(NumberFlags.FourDigits) && low.Value is >= 1900 and <= 2100 && highValue >= lowValue * 1000) return false;
        joined.Value = lowValue;
        joined.High = highValue;
        joined.Shape = isRatio ? NumberShape.Ratio : NumberShape.Range;
        joined.End = high.End;
        joined.DigitsEnd = high.DigitsEnd;
        joined.Flags |= high.Flags & (NumberFlags.Ambiguous | NumberFlags.Decimal | NumberFlags.Scaled);
        joined.Flags &= ~NumberFlags.One;
        if (!high.Has(NumberFlags.FourDigits) && !shortYear) joined.Flags &= ~NumberFlags.FourDigits;
        return true;
    }

    /// <summary>rose by 350 to 11,000: by how much, and how high; rose 350 to 11,000: no range is so wide behind a word for a change. Of percentages it is one range, and "by 5 or 6" is always one.</summary>
    private static bool IsResult(ReadOnlySpan<char> text, int start, LanguageData language, in NumberToken low, in NumberToken high, decimal lowValue, decimal highValue)
    {
        if (!language.HeadLast || !Chars.IsSpace(text[low.End]) || HasOpen(text, start, language, low.Start)) return false;
        int middle = NumberScanner.SkipSpaces(text, low.End, high.Start);
        if (Chars.IsDash(text[middle]) || language.TryMatch(LexClass.Phrase, text[..high.Start], middle, out _, out Entry phrase) && phrase.Role == "join") return false;
        if (Match.Unit(language, text, NumberScanner.SkipSpaces(text, high.End, text.Length), text.Length, out _, out Entry unit) && unit.Unit!.Kind == QuantityKind.Percent) return false;
        return (IsBy(text, start, language, low.Start) || lowValue >= 2 && lowValue * 10 <= highValue) && Change.Precedes(text, start, language, low.Start);
    }

    private static bool IsBy(ReadOnlySpan<char> text, int start, LanguageData language, int number)
    {
        if (Match.Before(language, LexClass.BoundBefore, text, start, number, out int bound, out _)) number = bound;
        ReadOnlySpan<char> before = text[start..number].TrimEnd();
        foreach (string by in language.ChangeBy)
            if (before.EndsWith(by, StringComparison.OrdinalIgnoreCase) && before.Length > by.Length && !Chars.IsWord(before[^(by.Length + 1)])) return true;
        return false;
    }

    /// <summary>từ 22-1 đến 25-1: what a dash joins to a greater number before it, as a month to its day, begins no range.</summary>
    private static bool IsMonthOf(ReadOnlySpan<char> text, in NumberToken day, in NumberToken month) =>
        day is { Shape: NumberShape.Plain, IsPlainInteger: true, Value: >= 1 and <= 31 } && month is { Shape: NumberShape.Plain, IsPlainInteger: true, Value: >= 1 and <= 12 }
        && month.Start == day.End + 1 && text[day.End] == '-';

    private static decimal ScaleOf(in NumberToken token) => token.Base == 0 ? 1 : token.Value / token.Base;

    private static bool IsMiddle(ReadOnlySpan<char> text, int start, LanguageData language, in NumberToken low, in NumberToken high, out bool isRatio, out bool pair)
    {
        isRatio = pair = false;
        int at = low.End, stop = high.Start;
        if (high.Has(NumberFlags.Negative) && Chars.IsDash(text[stop])) stop++;
        if (stop <= at || stop - at > 24) return false;
        ReadOnlySpan<char> between = text[at..stop];
        ReadOnlySpan<char> trimmed = between.Trim();
        if (trimmed.Length == 1 && between.Length == 3 && Chars.IsDash(trimmed[0]) && IsCell(text, start, low.Start, high.End)) return false;
        if (trimmed.Length == 1 && (Chars.IsDash(trimmed[0]) || trimmed[0] is '~' or '÷' or '…'))
            return between.Length == 1 || (between.Length == 2 && high.Has(NumberFlags.Negative) && !IsTemperature(text, language, high.End)) || (between.Length == 3 && trimmed[0] is not '-') || (between.Length == 3 && !low.Has(NumberFlags.Words));
        if (trimmed.Length == 0) return false;
        int from = NumberScanner.SkipSpaces(text, PastEnding(text, at, language), stop);
        // The word may be written onto the number: بين خمسين وستين.
        if (!language.TryMatch(LexClass.RangeMiddle, text[..stop], from, out int end, out Entry entry)) return false;
        int after = NumberScanner.SkipSpaces(text, end, stop);
        // "from the year 2021 to the year 2023": the word is said again.
        if (after != stop && low.Has(NumberFlags.FourDigits) && high.Has(NumberFlags.FourDigits)
            && language.TryMatch(LexClass.PeriodBefore, text[..stop], after, out int yearEnd, out Entry word) && word.Period == PeriodRole.YearBefore) after = NumberScanner.SkipSpaces(text, yearEnd, stop);
        // from 33 to more than 70
        if (after != stop && HasOpen(text, start, language, low.Start) && language.TryMatch(LexClass.BoundBefore, text[..stop], after, out int boundEnd, out _)) after = NumberScanner.SkipSpaces(text, boundEnd, stop);
        if (after != stop) return false;
        // from 3,420 in the year 2021 to 2,985: the year of what it was before.
        if (low.Has(NumberFlags.FourDigits) && high.Has(NumberFlags.Grouped) && low.Value is >= 1900 and <= 2100
            && Match.Before(language, LexClass.PeriodBefore, text, start, low.Start, out _, out Entry year) && year.Period == PeriodRole.YearBefore) return false;
        // 2018-tól 3 000 fát: a year with its "since" opens no range, unless another year closes it.
        if (low.Has(NumberFlags.FourDigits) && !high.Has(NumberFlags.FourDigits) && low.Value is >= 1900 and <= 2100 && IsSince(text[from..end], language)) return false;
        // 2021-től 2024 októberéig: the second year is that of its month.
        if (high.Has(NumberFlags.FourDigits) && IsSince(text[from..end], language) && EndsInMonth(text, high.End, language)) return false;
        isRatio = entry.Role is "ratio" or "many" or "round";
        // one in five residents; nothing else has "in" between two numbers: 12 in 2024, 3 in 40 villages.
        if (entry.Role == "round" && !(high is { IsPlainInteger: true, Value: >= 2 and <= 10 or 20 or 100 or 1000 } && CountsAfter(text, language, high.End))) return false;
        pair = entry.Role == "open";
        // один из 63 кооперативов: the word for one is a pronoun; the whole is what is stated.
        if (entry.Role == "many" && low.Has(NumberFlags.One)) return false;
        // plan 161 of 2018: a year is a whole only where what it counts follows.
        if (entry.Role == "many" && high.Has(NumberFlags.FourDigits) && high.Value is >= 1900 and <= 2100 && AfterUnit(text, language, high.End) == high.End) return false;
        if (isRatio && IsOther(text, language, high.End)) return false;
        if (entry.Role == "close") return language.TryMatch(LexClass.RangeClose, text, NumberScanner.SkipSpaces(text, AfterUnit(text, language, PastEnding(text, high.End, language)), text.Length), out _, out _);
        return entry.Role is not "open" || HasOpen(text, start, language, low.Start);
    }

    /// <summary>Long Hoa – 5 – 34.2 km² – 52,140: numbers between dashes that part the line are cells of a table that has lost its lines.</summary>
    private static bool IsCell(ReadOnlySpan<char> text, int start, int first, int last) =>
        first - 3 > start && IsSpacedDash(text, first - 3) && PartsFurther(text, last);

    private static bool PartsFurther(ReadOnlySpan<char> text, int at)
    {
        for (int limit = Math.Min(text.Length - 3, at + LongestCellUtf16); at < limit && text[at] != '\n'; at++)
            if (IsSpacedDash(text, at)) return true;
        return false;
    }

    private static bool IsSpacedDash(ReadOnlySpan<char> text, int at) => text[at] == ' ' && Chars.IsDash(text[at + 1]) && text[at + 2] == ' ';

    /// <summary>20 of 50 kg bags, 3 of 5 March games: the second number says what sort of thing, or which day, and is no whole.</summary>
    private static bool IsOther(ReadOnlySpan<char> text, LanguageData language, int at)
    {
        int next = NumberScanner.SkipSpaces(text, at, text.Length);
        // may join: in a language whose head comes last months are written with a capital.
        if (next < text.Length && language.TryMatch(LexClass.PeriodAfter, text, next, out _, out Entry month) && month is { Period: PeriodRole.Month, Value: > 0 }) return !language.HeadLast || Chars.Is(text[next], Chars.Upper);
        if (!language.HeadLast) return false;
        bool joined = at + 1 < text.Length && Chars.IsDash(text[at]) && Chars.IsLetter(text[at + 1]);
        if (!Match.Unit(language, text, joined ? at + 1 : next, text.Length, out int stop, out Entry measure) || measure.Unit!.Kind == QuantityKind.Count) return false;
        int noun = NumberScanner.SkipSpaces(text, stop, text.Length);
        return joined || noun > stop && Match.Unit(language, text, noun, text.Length, out _, out Entry counted) && counted.Unit!.Kind == QuantityKind.Count;
    }

    /// <summary>június 11-e és 26-a között: past the ending of a day.</summary>
    private static int PastEnding(ReadOnlySpan<char> text, int at, LanguageData language) =>
        language.OrdinalDot && at + 1 < text.Length && text[at] == '-' && text[at + 1] is 'e' or 'a' or 'j' && language.TryMatch(LexClass.ContextAfter, text, at, out int stop, out Entry ending) && ending.Role == "inflection" ? stop : at;

    /// <summary>2024 októberéig, 2024 októberének végéig: whether a month that closes a span stands behind a year.</summary>
    private static bool EndsInMonth(ReadOnlySpan<char> text, int at, LanguageData language)
    {
        if (at < text.Length && text[at] == '.') at++;
        at = NumberScanner.SkipSpaces(text, at, text.Length);
        if (!language.TryMatch(LexClass.PeriodAfter, text, at, out int stop, out Entry month) || month is not { Period: PeriodRole.Month, Value: > 0 }) return false;
        foreach (string suffix in language.UntilSuffixes) if (text[at..stop].EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) return true;
        return language.TryMatch(LexClass.PeriodAfter, text, NumberScanner.SkipSpaces(text, stop, text.Length), out _, out Entry close) && close.Period is PeriodRole.UntilAfter or PeriodRole.EndOfAfter;
    }

    private static bool IsSince(ReadOnlySpan<char> middle, LanguageData language)
    {
        foreach (string suffix in language.SinceSuffixes) if (middle.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>at 5 -7 degrees: below zero, no range.</summary>
    private static bool IsTemperature(ReadOnlySpan<char> text, LanguageData language, int at) =>
        Match.Unit(language, text, NumberScanner.SkipSpaces(text, at, text.Length), text.Length, out _, out Entry unit) && unit.Unit!.Kind == QuantityKind.Temperature;

    private static bool CountsAfter(ReadOnlySpan<char> text, LanguageData language, int at) =>
        Match.Unit(language, text, NumberScanner.SkipSpaces(text, at, text.Length), text.Length, out _, out Entry unit) && unit.Unit!.Kind == QuantityKind.Count;

    private static int AfterUnit(ReadOnlySpan<char> text, LanguageData language, int at) =>
        Match.Unit(language, text, NumberScanner.SkipSpaces(text, at, text.Length), text.Length, out int stop, out _) ? stop : at;

    private static bool HasOpen(ReadOnlySpan<char> text, int start, LanguageData language, int before)
    {
        int stop = before;
        while (stop > start && Chars.IsSpace(text[stop - 1])) stop--;
        for (int at = stop - 1; at >= Math.Max(start, stop - LongestOpenUtf16); at--)
        {
            if (language.IsSpaced && at > start && Chars.IsWord(text[at]) && Chars.IsWord(text[at - 1])) continue;
            if (language.TryMatch(LexClass.RangeOpen, text[..stop], at, out int end, out _) && end == stop) return true;
        }
        return false;
    }
}
