using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Periods;

/// <summary>Reads "in the last three years", "10 ปีที่ผ่านมา": a span of time that is the period of figures, and no figure itself.</summary>
internal static class TimeSpanReader
{
    // Values of the words for a comparison that stand before a span alone, or behind one that a hyphen joins, and behind any.
    private const decimal BesideSpan = 2, BehindSpan = 3;

    // Values of the words beside a span of time that do not say it is past; Within says so of years and months, while within so many days may be any.
    private const decimal Ahead = 2, Either = 1, Within = 3;

    // Of a word behind a span: so long ago, and not since then.
    private const decimal Ago = 4;

    private const int LongestPlainYears = 30;

    private static bool IsDuration(ReadOnlySpan<char> text, int end, int at, LanguageData language) =>
        Match.Unit(language, text, at < end && Chars.IsDash(text[at]) ? at + 1 : at, end, out _, out Entry unit) && unit.Unit!.Kind == QuantityKind.Duration;

    public static bool TryRead(
        ReadOnlySpan<char> text, int start, int end, LanguageData language, List<NumberToken> tokens, int index, DateOnly? published, List<PeriodMention> mentions)
    {
        NumberToken token = tokens[index];
        if (token.Shape != NumberShape.Plain || token.Value is < 1 or > 200) return false;
        int at = NumberScanner.SkipSpaces(text, token.End, end);
        if (!language.HasSpansBefore && !IsDuration(text, end, at, language)) return false;
        bool introduced = Match.Before(language, LexClass.PeriodBefore, text, start, token.Start, out int wordStart, out Entry word);
        // tháng 3 năm nay: the number is the month's.
        if (introduced && word is { Period: PeriodRole.Month, Value: 0 }) return false;
        if (introduced && word.Period is PeriodRole.YearsBefore or PeriodRole.MonthsBefore)
        {
            // "the years 3 past": the noun stands before its number.
            if (!language.TryMatch(LexClass.PeriodAfter, text[..end], at, out int closed, out Entry past) || past.Period != PeriodRole.LastAfter) return false;
            PeriodReader.Use(tokens, index);
            mentions.Add(Mention(wordStart, closed, word.Period == PeriodRole.YearsBefore ? "year" : "month", token.Value, published));
            return true;
        }
        if (at < end && Chars.IsDash(text[at])) at++;
        if (!Match.Unit(language, text, at, end, out int stop, out Entry unit) || unit.Unit!.Kind != QuantityKind.Duration) return false;
        // An amount, not a time that figures are about: in 11 minutes, within 48 hours.
        if (unit.Unit.Id is "second" or "minute" or "hour") return false;
        // its first 5-day course: the hyphen says how long a thing lasts
        // In its first two weeks, за первые два года: a stretch of a time that other words tell, and no amount.
        if (!Chars.IsDash(text[at - 1]) && Match.FollowsWord(text, start, token.Start, language.FirstWords))
        {
            PeriodReader.Use(tokens, index);
            return true;
        }
        // "in the past nearly 10 years": the bound stands between.
        if ((!introduced || word.Period is not (PeriodRole.Last or PeriodRole.Since)) && Match.Before(language, LexClass.BoundBefore, text, start, token.Start, out int boundStart, out _)
            && Match.Before(language, LexClass.PeriodBefore, text, start, boundStart, out int outerStart, out Entry outer))
        {
            introduced = true;
            wordStart = outerStart;
            word = outer;
        }
        // the highest in ten years, a ten-year high: what it is held against.
        bool held = introduced && word is { Period: PeriodRole.Compared, Value: BesideSpan };
        if (held || language.TryMatch(LexClass.PeriodAfter, text[..end], NumberScanner.SkipSpaces(text, stop, end), out _, out Entry against) && against.Period == PeriodRole.ComparedAfter
            && (against.Value == BehindSpan || against.Value == BesideSpan && Chars.IsDash(text[token.End])))
        {
            PeriodReader.Use(tokens, index);
            mentions.Add(new PeriodMention(held ? wordStart : token.Start, stop, null, null, MentionKind.Compared));
            return true;
        }
        bool before = introduced && (word.Period == PeriodRole.Last || (word.Period == PeriodRole.Since && word.Value > 0));
        // за последние три месяца 2023 года
        if (before && word is { Period: PeriodRole.Last, Value: 0 } && unit.Unit.Id == "month" && token.Value is >= 1 and <= 12 && index + 1 < tokens.Count && tokens[index + 1] is { Value: >= 1900 and <= 2100 } closes && closes.Has(NumberFlags.FourDigits) && text[stop..closes.Start].IsWhiteSpace())
        {
            PeriodReader.Use(tokens, index);
            PeriodReader.Use(tokens, index + 1);
            mentions.Add(new PeriodMention(wordStart, closes.End, new DateOnly((int)closes.Value, 13 - (int)token.Value, 1), new DateOnly((int)closes.Value, 12, 31), MentionKind.Stated));
            return true;
        }
        bool after = language.TryMatch(LexClass.PeriodAfter, text[..end], NumberScanner.SkipSpaces(text, stop, end), out int afterEnd, out Entry next) && next.Period == PeriodRole.LastAfter;
        // in the next five years: the word before the number points ahead; "in five years" may point either way.
        bool ahead = !after && (next is { Period: PeriodRole.NextAfter } || before && word.Value == Ahead);
        if (!after && !ahead) after = PastWords(text, end, stop, language, ref afterEnd);
        // Over five years of work, …; In two months, …: a span that opens the sentence.
        before |= introduced && (word.Period == PeriodRole.In || word is { Period: PeriodRole.Compared, Value: > 0 }) && wordStart == start && EndsInComma(text, stop, end);
        if (!before && !after && !ahead) return unit.Unit.Id is "year" or "month" && TryPlain(text, start, end, language, tokens, index, stop, unit.Unit.Id, published, mentions);
        PeriodReader.Use(tokens, index);
        decimal said = after ? language.TryMatch(LexClass.PeriodAfter, text[..end], NumberScanner.SkipSpaces(text, stop, end), out _, out next) && next.Period == PeriodRole.LastAfter ? next.Value : 0
            : word is { Period: PeriodRole.In or PeriodRole.Last } ? word.Value : 0;
        if (said == Ago && !before)
        {
            Add(mentions, PointAgo(token.Start, afterEnd, unit.Unit.Id, token.Value, published));
            return true;
        }
        bool either = !ahead && (said == Either || said == Within && unit.Unit.Id is "day" or "week");
        Add(mentions, Mention(before ? wordStart : token.Start, after || next is { Period: PeriodRole.NextAfter } ? afterEnd : stop, unit.Unit.Id, ahead ? -token.Value : token.Value, either ? null : published));
        return true;
    }

    /// <summary>За 3 роки збудовано, за 3 роки збудують, за два роки роботи у 2015 році: years that are not said to be the last are so only in the past, and beside no other time; they are no figure either way.</summary>
    private static bool TryPlain(
        ReadOnlySpan<char> text, int start, int end, LanguageData language, List<NumberToken> tokens, int index, int stop, string unit, DateOnly? published, List<PeriodMention> mentions)
    {
        NumberToken token = tokens[index];
        int word = token.Start;
        while (word > start && Chars.IsSpace(text[word - 1])) word--;
        foreach (string span in language.PlainSpans)
        {
            int from = word - span.Length;
            if (from < start || !text[from..word].Equals(span, StringComparison.OrdinalIgnoreCase) || from > start && Chars.IsWord(text[from - 1])) continue;
            PeriodReader.Use(tokens, index);
            // Beside a time that the sentence tells, and in months, it says how long; of people it is their age: людям за 80 лет.
            if (unit == "year" && token.Value <= LongestPlainYears && !mentions.Exists(static known => known.Kind == MentionKind.Stated))
                mentions.Add(Tense.IsPast(text, start, end, from, language) ? Mention(from, stop, unit, token.Value, published) : new PeriodMention(from, stop, null, null, MentionKind.Blocks));
            return true;
        }
        return false;
    }

    /// <summary>Két hónap munka után: a word for what was done may stand before "after".</summary>
    private static bool PastWords(ReadOnlySpan<char> text, int end, int at, LanguageData language, ref int afterEnd)
    {
        for (int words = 0; words < language.WordsBeforeLast; words++)
        {
            at = NumberScanner.SkipSpaces(text, at, end);
            int first = at;
            while (at < end && Chars.IsWord(text[at])) at++;
            if (at == first) return false;
            if (language.TryMatch(LexClass.PeriodAfter, text[..end], NumberScanner.SkipSpaces(text, at, end), out afterEnd, out Entry entry) && entry.Period == PeriodRole.LastAfter) return true;
        }
        return false;
    }

    private static bool EndsInComma(ReadOnlySpan<char> text, int at, int end)
    {
        for (int stop = Math.Min(end, at + 60); at < stop; at++)
        {
            if (text[at] is ',' or '،') return true;
            if (!Chars.IsWord(text[at]) && !Chars.IsSpace(text[at]) && !Chars.IsDash(text[at]) && !Chars.IsApostrophe(text[at])) return false;
        }
        return false;
    }

    /// <summary>A span that cannot be dated ends no time that its sentence has stated before it: in 2023, after two years of work, …</summary>
    private static void Add(List<PeriodMention> mentions, in PeriodMention mention)
    {
        if (mention.Kind == MentionKind.Blocks)
            foreach (PeriodMention known in mentions)
                if (known.Kind == MentionKind.Stated && known.Start < mention.Start) return;
        mentions.Add(mention);
    }

    /// <summary>This or an earlier week, from Monday to Sunday.</summary>
    internal static PeriodMention Week(int from, int to, DateOnly? published, int ago)
    {
        if (published is not DateOnly { Year: > 1 } day) return new PeriodMention(from, to, null, null, MentionKind.Blocks);
        DateOnly monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7) - 7 * ago);
        return new PeriodMention(from, to, monday, monday.AddDays(6), MentionKind.Stated);
    }

    /// <summary>Two years ago: the year, month, week or day of the calendar that was then.</summary>
    private static PeriodMention PointAgo(int from, int to, string unit, decimal value, DateOnly? published)
    {
        if (published is not DateOnly day || value != decimal.Truncate(value) || Before(day, unit, (int)value) is not DateOnly then || unit == "decade") return new PeriodMention(from, to, null, null, MentionKind.Blocks);
        return unit switch
        {
            "year" => PeriodMention.Year(from, to, then.Year, then.Year),
            "month" => new PeriodMention(from, to, new DateOnly(then.Year, then.Month, 1), new DateOnly(then.Year, then.Month, PeriodReader.LastDay(then.Year, then.Month)), MentionKind.Stated),
            "week" => Week(from, to, published, (int)value),
            _ => new PeriodMention(from, to, then, then, MentionKind.Stated),
        };
    }

    /// <summary>The time that ends on the day of publication, or begins there for a negative value; where that is not known, one that no figure inherits.</summary>
    internal static PeriodMention Mention(int from, int to, string unit, decimal value, DateOnly? published)
    {
        DateOnly? first = published is DateOnly day && value == decimal.Truncate(value) ? Before(day, unit, (int)value) : null;
        DateOnly? last = first is null ? null : published;
        if (first > last) (first, last) = (last, first);
        return new PeriodMention(from, to, first, last, first is null ? MentionKind.Blocks : MentionKind.Stated);
    }

    /// <summary>So many years, months, weeks or days before a day, after it for a negative count; null where no calendar has that day: 200 decades before 1990.</summary>
    private static DateOnly? Before(DateOnly day, string unit, int count)
    {
        int years = unit switch { "year" => count, "decade" => 10 * count, _ => 0 };
        if (day.Year - years is < 1 or > PeriodReader.LastYear) return null;
        return unit switch
        {
            "year" or "decade" => day.AddYears(-years),
            "month" => day.AddMonths(-count),
            "week" => day.AddDays(-7 * count),
            "day" => day.AddDays(-count),
            _ => null,
        };
    }
}
