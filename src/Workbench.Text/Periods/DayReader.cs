using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Periods;

/// <summary>Reads days and months that stand without a year: 12 травня, May 4, ngày 12 tháng 5, tháng 5.</summary>
internal static class DayReader
{
    public static bool TryRead(
        ReadOnlySpan<char> text, int start, int end, LanguageData language, List<NumberToken> tokens, int index, DateOnly? published, List<PeriodMention> mentions)
    {
        NumberToken token = tokens[index];
        if (token.Value is < 1 or > 31 || token.Has(NumberFlags.Decimal | NumberFlags.Scaled | NumberFlags.Grouped)) return false;
        bool word = Match.Before(language, LexClass.PeriodBefore, text, start, token.Start, out int wordStart, out Entry before);
        if (word && before.Period == PeriodRole.Month && before.Value == 0)
        {
            PeriodReader.Use(tokens, index);
            Add(text, start, end, language, wordStart, token.End, (int)token.Value, published, mentions);
            return true;
        }
        if (word && before.Period == PeriodRole.DayBefore)
        {
            PeriodReader.Use(tokens, index);
            return true;
        }
        int after = token.End;
        if (after < end && text[after] == '.') after++;
        if (language.TryMatch(LexClass.PeriodAfter, text[..end], NumberScanner.SkipSpaces(text, after, end), out int stop, out Entry next)
            && next.Period == PeriodRole.Month && next.Value > 0 && language.Setting("day-before-month", "yes") == "yes")
        {
            // A year after the month has its own reading, which takes this day.
            int further = NumberScanner.SkipSpaces(text, stop, end);
            bool yearFollows = index + 1 < tokens.Count && tokens[index + 1].Has(NumberFlags.FourDigits) && tokens[index + 1].Start - further is >= 0 and < 10;
            if (yearFollows) return false;
            PeriodReader.Use(tokens, index);
            Add(text, start, end, language, token.Start, stop, (int)next.Value, published, mentions);
            return true;
        }
        if (word && before.Period == PeriodRole.Month && before.Value > 0 && token.Start - wordStart < 16 && language.Setting("day-after-month", "no") == "yes"
            && !Match.Unit(language, text, NumberScanner.SkipSpaces(text, token.End, end), end, out _, out _))
        {
            PeriodReader.Use(tokens, index);
            return true;
        }
        return false;
    }

    private static void Add(
        ReadOnlySpan<char> text, int start, int end, LanguageData language, int from, int to, int month, DateOnly? published, List<PeriodMention> mentions)
    {
        if (published is not DateOnly day || month > 12) return;
        int year = month > day.Month ? day.Year - 1 : day.Year;
        PeriodReader.Bounded(text, start, end, language, from, to, new DateOnly(year, month, 1), new DateOnly(year, month, PeriodReader.LastDay(year, month)), mentions);
    }
}
