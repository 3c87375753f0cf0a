using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Periods;

/// <summary>Reads "in the last three years", "10 ปีที่ผ่านมา": a span of time that is the period of figures, and no figure itself.</summary>
internal static class TimeSpanReader
{
    public static bool TryRead(
        ReadOnlySpan<char> text, int start, int end, LanguageData language, List<NumberToken> tokens, int index, DateOnly? published, List<PeriodMention> mentions)
    {
        NumberToken token = tokens[index];
        if (token.Shape != NumberShape.Plain || token.Value is < 1 or > 200) return false;
        int at = NumberScanner.SkipSpaces(text, token.End, end);
        if (at < end && Chars.IsDash(text[at])) at++;
        if (!Match.Unit(language, text, at, end, out int stop, out Entry unit) || unit.Unit!.Kind != QuantityKind.Duration) return false;
        bool before = Match.Before(language, LexClass.PeriodBefore, text, start, token.Start, out int wordStart, out Entry word) && word.Period == PeriodRole.Last;
        bool after = language.TryMatch(LexClass.PeriodAfter, text[..end], NumberScanner.SkipSpaces(text, stop, end), out int afterEnd, out Entry next) && next.Period == PeriodRole.LastAfter;
        if (!before && !after) return false;
        PeriodReader.Use(tokens, index);
        int from = before ? wordStart : token.Start, to = after ? afterEnd : stop;
        DateOnly? first = null;
        if (published is DateOnly day && token.Value == decimal.Truncate(token.Value))
        {
            int count = (int)token.Value;
            first = unit.Unit.Id switch
            {
                "year" => day.AddYears(-count),
                "month" => day.AddMonths(-count),
                "week" => day.AddDays(-7 * count),
                "day" => day.AddDays(-count),
                "decade" => day.AddYears(-10 * count),
                _ => null,
            };
        }
        mentions.Add(new PeriodMention(from, to, first, first is null ? null : published, first is null ? MentionKind.Blocks : MentionKind.Stated));
        return true;
    }
}
