using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Periods;

/// <summary>Reads days and months that stand without a year: 12 травня, May 4, ngày 12 tháng 5, tháng 5.</summary>
internal static class DayReader
{
    // A day without a year that was so long ago is news.
    private const int LongestNewsDays = 31;

    // How far before the year a word for the review of it stands.
    private const int LongestReviewUtf16 = 16;

    public static bool TryRead(
        ReadOnlySpan<char> text, int start, int end, LanguageData language, List<NumberToken> tokens, int index, DateOnly? published, List<PeriodMention> mentions)
    {
        NumberToken token = tokens[index];
        if (token.Value is < 1 or > 31 || token.Has(NumberFlags.Decimal | NumberFlags.Scaled | NumberFlags.Grouped)) return false;
        bool word = Match.Before(language, LexClass.PeriodBefore, text, start, token.Start, out int wordStart, out Entry before);
        if (word && before.Period == PeriodRole.Month && before.Value == 0)
        {
            PeriodReader.Use(tokens, index);
            int day = 0;
            // ngày 6 tháng 6: the day before it has been read as one.
            if (index > 0 && tokens[index - 1] is { IsPlainInteger: true, Value: >= 1 and <= 31 } known && known.Has(NumberFlags.Used) && text[known.End..wordStart].IsWhiteSpace() && DaySpanReader.AfterDayWord(text, start, language, known.Start))
                (day, wordStart) = ((int)known.Value, known.Start);
            Add(text, start, end, language, wordStart, token.End, (int)token.Value, day, 0, published, mentions);
            return true;
        }
        bool introduced = word && (before.Period == PeriodRole.DayBefore || before.Period is PeriodRole.Since or PeriodRole.Until && DaySpanReader.AfterDayWord(text, start, language, token.Start));
        int after = token.End;
        if (after < end && text[after] == '.') after++;
        if (language.TryMatch(LexClass.PeriodAfter, text[..end], NumberScanner.SkipSpaces(text, after, end), out int stop, out Entry next)
            && next.Period == PeriodRole.Month && next.Value > 0 && language.Setting("day-before-month", "yes") == "yes" && !IsLed(text, NumberScanner.SkipSpaces(text, after, end), language))
        {
            // A year after the month has its own reading, which takes this day.
            int further = NumberScanner.SkipSpaces(text, stop, end);
            bool yearFollows = index + 1 < tokens.Count && (tokens[index + 1].Has(NumberFlags.FourDigits) || YearReader.IsShort(text, start, end, language, tokens[index + 1])) && tokens[index + 1].Start - further is >= 0 and < 10;
            if (yearFollows && !introduced) return false;
            PeriodReader.Use(tokens, index);
            if (!yearFollows) Add(text, start, end, language, token.Start, stop, (int)next.Value, (int)token.Value, LastOf(token), published, mentions);
            return true;
        }
        if (introduced)
        {
            PeriodReader.Use(tokens, index);
            return true;
        }
        if (index + 1 < tokens.Count && tokens[index + 1] is { IsPlainInteger: true, Value: <= 31 } second && second.Value > token.Value
            && Joins(text, token.End, second.Start, language)
            && language.TryMatch(LexClass.PeriodAfter, text[..end], NumberScanner.SkipSpaces(text, second.End, end), out _, out next)
            && next.Period == PeriodRole.Month && next.Value > 0 && language.Setting("day-before-month", "yes") == "yes")
        {
            // 30 and 31 October: the month is said once.
            PeriodReader.Use(tokens, index);
            return true;
        }
        if (word && before.Period == PeriodRole.Month && before.Value > 0 && token.Start - wordStart < 16 && language.Setting("day-after-month", "no") == "yes"
            && (!language.OrdinalDot || EndsAsDay(text, token.End, end))
            && !Match.Unit(language, text, NumberScanner.SkipSpaces(text, token.End, end), end, out _, out _))
        {
            PeriodReader.Use(tokens, index);
            // A year behind the day reads both.
            if (!(index + 1 < tokens.Count && tokens[index + 1].Has(NumberFlags.FourDigits) && tokens[index + 1].Start - token.End < 6))
                Add(text, start, end, language, wordStart, token.End, (int)before.Value, (int)token.Value, LastOf(token), published, mentions);
            return true;
        }
        return false;
    }

    /// <summary>พายุหมายเลข 3 ในเดือนกันยายน: whether a word such as "in" leads the month, so that the number before it is no day.</summary>
    internal static bool IsLed(ReadOnlySpan<char> text, int at, LanguageData language)
    {
        foreach (string word in language.MonthLeads) if (text[at..].StartsWith(word, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>
    /// 31/8 is a day: no share is greater than its whole. 5/9 is one only after a word such as "until" or "day"; where something that is counted follows, it is a share.
    /// </summary>
    public static bool TrySlash(
        ReadOnlySpan<char> text, int start, int end, LanguageData language, List<NumberToken> tokens, int index, DateOnly? published, List<PeriodMention> mentions)
    {
        NumberToken token = tokens[index];
        if (token.Value is < 1 or > 31 || token.High is < 1 or > 12 || token.Has(NumberFlags.Decimal | NumberFlags.Scaled) || token.Value != decimal.Truncate(token.Value) || token.High != decimal.Truncate(token.High)) return false;
        int after = NumberScanner.SkipSpaces(text, token.End, end);
        // К 30/6 школы получили: a share of more than its whole is none behind a word such as "by"; but 24/7.
        bool counting = Match.Unit(language, text, after, end, out _, out _) || language.TryMatch(LexClass.Classifier, text[..end], after, out _, out _)
            || (language.TryMatch(LexClass.Phrase, text[..end], after, out _, out Entry phrase) && phrase.Role == "of");
        if (counting && token.Value <= token.High) return false;
        bool introduced = Match.Before(language, LexClass.PeriodBefore, text, start, token.Start, out _, out Entry word)
            && word.Period is PeriodRole.Since or PeriodRole.Until or PeriodRole.DayBefore;
        if ((counting || token.Value <= token.High) && !introduced) return false;
        // lên đến 15/12 mô hình, said in July: what is counted is counted already.
        if (counting && !(published is DateOnly today && token.Value <= PeriodReader.LastDay(today.Year, (int)token.High) && new DateOnly(today.Year, (int)token.High, (int)token.Value) <= today)) return false;
        PeriodReader.Use(tokens, index);
        if (published is not DateOnly day || token.Value > PeriodReader.LastDay(day.Year, (int)token.High)) return true;
        DateOnly date = new(day.Year, (int)token.High, (int)token.Value);
        PeriodReader.Bounded(text, start, end, language, token.Start, token.End, date, date, mentions);
        return true;
    }

    /// <summary>
    /// Зустріч 8.03, с 10.03 по 15.03, 10.03–15.03: a day and its month of two digits, where days are written so and decimals with a comma. Before what is
    /// counted or measured, but for people, it is a number; behind a word for the hour it is a time of the day, and no amount either.
    /// </summary>
    public static bool TryPoint(
        ReadOnlySpan<char> text, int start, int end, LanguageData language, List<NumberToken> tokens, int index, DateOnly? published, List<PeriodMention> mentions)
    {
        NumberToken token = tokens[index];
        if (!language.PointDays || token.Shape is not (NumberShape.Plain or NumberShape.Range) || token.Has(NumberFlags.Scaled | NumberFlags.Words)) return false;
        int at = token.Start, untilDay = 0, untilMonth = 0;
        if (!TryDayPoint(text[..token.End], ref at, out int day, out int month)) return false;
        if (at < token.End)
        {
            // A dash, or a word for "to".
            at = token.End;
            while (at > token.Start && (Chars.IsDigit(text[at - 1]) || text[at - 1] == '.')) at--;
            if (!TryDayPoint(text[..token.End], ref at, out untilDay, out untilMonth) || at < token.End) return false;
        }
        int after = NumberScanner.SkipSpaces(text, token.End, end);
        if (after < end && text[after] is '%' or '‰' || Match.Unit(language, text, after, end, out _, out Entry unit) && unit.Unit!.Group != "person") return false;
        PeriodReader.Use(tokens, index);
        if (published is not DateOnly today || Match.FollowsWord(text, start, token.Start, language.HourWords)) return true;
        if (untilDay == 0)
        {
            Add(text, start, end, language, token.Start, token.End, month, day, 0, published, mentions);
            return true;
        }
        int year = BareMonth.YearOf(today, untilMonth, untilDay), first = month > untilMonth ? year - 1 : year;
        if (first < 1 || day > PeriodReader.LastDay(first, month) || untilDay > PeriodReader.LastDay(year, untilMonth)) return true;
        mentions.Add(new PeriodMention(token.Start, token.End, new DateOnly(first, month, day), new DateOnly(year, untilMonth, untilDay), MentionKind.Stated) { IsGuessed = true });
        return true;
    }

    private static bool TryDayPoint(ReadOnlySpan<char> text, ref int at, out int day, out int month)
    {
        (day, month) = (0, 0);
        int digits = at;
        while (digits < text.Length && Chars.IsDigit(text[digits])) day = day * 10 + Chars.Digits[text[digits++]];
        if (digits - at is not (1 or 2) || day is < 1 or > 31 || digits + 2 >= text.Length || text[digits] != '.' || !Chars.IsDigit(text[digits + 1]) || !Chars.IsDigit(text[digits + 2])) return false;
        month = Chars.Digits[text[digits + 1]] * 10 + Chars.Digits[text[digits + 2]];
        at = digits + 3;
        return month is >= 1 and <= 12 && !(at < text.Length && Chars.IsDigit(text[at]));
    }

    /// <summary>Where days are written with a full stop or an ending behind a hyphen (május 7., május 7-én), a number without one counts what follows it.</summary>
    internal static bool EndsAsDay(ReadOnlySpan<char> text, int at, int end)
    {
        if (at >= end || text[at] == '.' || Chars.IsDash(text[at])) return true;
        int next = NumberScanner.SkipSpaces(text, at, end);
        return next >= end || !Chars.IsWord(text[next]);
    }

    /// <summary>Whether only a comma, a word for "and", or both stand between two days or years.</summary>
    internal static bool Joins(ReadOnlySpan<char> text, int from, int to, LanguageData language)
    {
        int at = NumberScanner.SkipSpaces(text, from, to);
        if (at < to && text[at] == ',')
        {
            at = NumberScanner.SkipSpaces(text, at + 1, to);
            if (at == to) return true;
        }
        return at > from && language.TryMatch(LexClass.Phrase, text[..to], at, out int stop, out Entry join) && join.Role == "join"
            && stop < to && NumberScanner.SkipSpaces(text, stop, to) == to;
    }

    /// <summary>The last of several days; 0 where there is one, or where it is no day.</summary>
    private static int LastOf(in NumberToken token) => token.High is >= 1 and <= 31 ? (int)token.High : 0;

    /// <summary>По итогам 2023 года: whether a word for a review leads to a whole year.</summary>
    private static bool IsReviewed(ReadOnlySpan<char> text, int start, LanguageData language, in PeriodMention year)
    {
        if (year is not { From: { Month: 1, Day: 1 }, To: { Month: 12, Day: 31 } }) return false;
        ReadOnlySpan<char> near = text[Math.Max(start, year.Start - LongestReviewUtf16)..year.End];
        foreach (string word in language.ReviewWords) if (near.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>Adds a day, days or a whole month: of the year that the sentence has named, else of the one that the day of publication tells.</summary>
    internal static void Add(
        ReadOnlySpan<char> text, int start, int end, LanguageData language, int from, int to, int month, int day, int until, DateOnly? published, List<PeriodMention> mentions)
    {
        if (month is < 1 or > 12) return;
        bool reviewed = false;
        int year = 0;
        foreach (PeriodMention known in mentions)
            if (known is { Kind: MentionKind.Stated, IsGuessed: false, From: DateOnly first, To: DateOnly last } && first.Year == last.Year && known.Start < from) (year, reviewed) = (first.Year, IsReviewed(text, start, language, known));
        // tháng 10 năm ngoái: the words behind it say the year.
        int cue = mentions.FindIndex(known => known is { Kind: MentionKind.Stated, From: { Month: 1, Day: 1 }, To: { Month: 12, Day: 31 } } && known.Start > to && known.Start <= to + 2 && known.From!.Value.Year == known.To!.Value.Year);
        if (cue >= 0)
        {
            year = mentions[cue].From!.Value.Year;
            to = mentions[cue].End;
            mentions.RemoveAt(cue);
        }
        // на конференции по итогам 2023 года 1 февраля, in a report of that month: the day is news, the year is not.
        bool moved = year > 0 && day > 0 && cue < 0 && reviewed && published is DateOnly now && now.Year == year + 1 && day <= PeriodReader.LastDay(now.Year, month) && now.DayNumber - new DateOnly(now.Year, month, day).DayNumber is >= 0 and <= LongestNewsDays;
        if (moved) year++;
        bool guessed = year == 0;
        if (guessed)
        {
            if (published is not DateOnly today) return;
            year = BareMonth.YearOf(today, month, day == 0 ? 31 : day);
            // tháng 8 tới: the next one
            if (language.TryMatch(LexClass.PeriodAfter, text[..end], NumberScanner.SkipSpaces(text, to, end), out int coming, out Entry next) && next.Period == PeriodRole.NextAfter && today.Year < PeriodReader.LastYear
                && NumberScanner.SkipSpaces(text, coming, end) is int behind && !(behind < end && Chars.IsDigit(text[behind])) && !language.TryMatch(LexClass.PeriodBefore, text[..end], behind, out _, out _))
                year = month > today.Month || month == today.Month && day > today.Day ? today.Year : today.Year + 1;
            // sẽ hoàn thành trước tháng 9
            else if (day == 0 && year < today.Year && language.AheadWords.Length > 0 && Tense.IsAhead(text[start..from], language)) year = month < today.Month ? today.Year + 1 : today.Year;
        }
        int lastDay = PeriodReader.LastDay(year, month);
        if (day > lastDay || until > lastDay) day = until = 0;
        PeriodReader.Bounded(text, start, end, language, from, to, new DateOnly(year, month, day == 0 ? 1 : day), new DateOnly(year, month, day == 0 ? lastDay : Math.Max(day, until)), mentions);
        mentions[^1] = mentions[^1] with { IsGuessed = guessed || moved };
        // С 1 января отремонтировано 6 домов, said in November: what a clause in the past tells of has begun.
        if (guessed && mentions[^1] is { From: DateOnly since, To: null } && published is DateOnly said && since.Year > said.Year && Tense.IsPast(text, start, end, from, language))
            mentions[^1] = mentions[^1] with { From = since.AddYears(-1) };
    }
}
