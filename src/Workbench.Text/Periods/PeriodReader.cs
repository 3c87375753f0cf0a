using System.Buffers;
using Workbench.Text.Data;
using Workbench.Text.Numerals;
using Workbench.Text.Quantities;

namespace Workbench.Text.Periods;

/// <summary>Finds dates, years, spans such as "in the last three years"; marks their numbers as used, so that none becomes a quantity.</summary>
internal static class PeriodReader
{
    // The value of words for last year that tell its end: by the end of last year.
    private const int ByItsEnd = 2;

    private const int LongestBracketUtf16 = 60;
    internal static readonly SearchValues<char> ClauseMarks = SearchValues.Create(",،;:«»“”\"„—–(");

    // Of a word for "until": for a year up to it.
    private const decimal YearUpTo = 12;
    private const decimal YearBefore = 2;

    // The same day of two years so far apart is an anniversary.
    private const int FewestToCelebrate = 5;

    // Of words for a year: over the year. In its first months news looks back so on the one before it.
    private const decimal WholeYear = 2;
    private const int LastMonthOfReview = 2;
    private const int LastMonthOfOld = 9;

    /// <summary>No year is later: what a day can hold.</summary>
    internal const int LastYear = 9999;

    public static void Read(
        ReadOnlySpan<char> text, int start, int end, LanguageData language, List<NumberToken> tokens, DateOnly? published, List<PeriodMention> mentions, TextMarks? marks)
    {
        ReadCues(text, start, end, language, published, mentions, tokens, marks);
        for (int index = 0; index < tokens.Count; index++)
        {
            NumberToken token = tokens[index];
            if (token.Has(NumberFlags.Used)) continue;
            if (token.Shape == NumberShape.Ratio && IsYearPair(token))
            {
                // 2022/2023 and 2022/23: two years, not so many of so many.
                token.High = token.Value + 1;
                token.Shape = NumberShape.Range;
                token.Flags |= NumberFlags.FourDigits;
                tokens[index] = token;
            }
            if (token.Shape == NumberShape.Range && token.Value is >= 1 and <= 12 && token.High is >= 1900 and <= 2100 && IsMonth(text, start, language, token))
            {
                // tháng 9-2022: a month and its year, no range.
                token.Shape = NumberShape.Date;
                token.Year = (int)token.High;
                token.Month = (int)token.Value;
                token.Day = 0;
                tokens[index] = token;
            }
            // a 35/2024-es határozat: of a document
            if (token is { Shape: NumberShape.Ratio, High: >= 1990 and <= 2100 } && PastEnding(text[..end], token.End) > token.End)
            {
                Use(tokens, index);
                continue;
            }
            if (DaySpanReader.TryDayMonth(text, start, end, language, tokens, index, published, mentions)) continue;
            if (DayReader.TryPoint(text, start, end, language, tokens, index, published, mentions)) continue;
            if (token.Shape == NumberShape.Ratio && DayReader.TrySlash(text, start, end, language, tokens, index, published, mentions)) continue;
            if (token.Shape == NumberShape.Date) ReadDate(text, start, end, language, tokens, index, mentions);
            else if (token.Shape == NumberShape.Clock) Use(tokens, index);
            else if (token.Shape is NumberShape.Plain or NumberShape.Range)
            {
                if (YearReader.TryRead(text, start, end, language, tokens, index, mentions)) continue;
                if (TimeSpanReader.TryRead(text, start, end, language, tokens, index, published, mentions)) continue;
                DayReader.TryRead(text, start, end, language, tokens, index, published, mentions);
            }
        }
        // in the 12 months to June 2023: a number that says the time counts nothing.
        foreach (PeriodMention mention in mentions) UseWithin(tokens, mention.Start, mention.End);
        if (language.AheadWords.Length > 0) Weekdays.Drop(mentions);
        SaidDays.Drop(text, start, end, language, mentions);
        DropParts(mentions);
        if (mentions.Count > 0) DocumentDays.Drop(text, start, end, language, tokens, mentions);
        PartsOfYear.Combine(mentions, published);
        DropInner(mentions);
        MarkLocal(text, start, mentions, tokens);
        mentions.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        DropAnniversaries(text, mentions);
        JoinedDays.Join(text, end, language, tokens, mentions);
        JoinedMonths.Join(text, start, end, language, mentions);
        if (language.MidWords.Length > 0) Middles.End(text, start, end, language, mentions);
        if (language.TermWords.Length > 0) Terms.Settle(text, start, end, language, published, mentions);
        DropOften(mentions);
        DropWiderYear(text, mentions, tokens);
        OpenFounding(text, mentions);
        // "since 2016 and until now": the second says nothing new.
        for (int index = mentions.Count - 1; index > 0; index--)
        {
            PeriodMention now = mentions[index], since = mentions[index - 1];
            if (now.Kind == MentionKind.Blocks && since is { Kind: MentionKind.Stated, From: { } from } && (since.To is null || from is { Month: 1, Day: 1 } && since.To == new DateOnly(from.Year, 12, 31)) && now.Start >= since.End
                && IsOnlyUntil(text, since.End, now.Start, language) && IsNow(text, end, language, now.Start))
            {
                // من عام 2021 حتى الآن: the words for "now" begin with one for "until".
                if (since.To is not null && text[since.End..now.Start].IsWhiteSpace() && language.TryMatch(LexClass.PeriodBefore, text[..end], now.Start, out _, out Entry until) && until.Period == PeriodRole.Until)
                    mentions[index - 1] = since with { To = null };
                mentions.RemoveAt(index);
            }
            // in 2026-2030 they will plant 900 trees each year: in each year of those.
            else if (now.Kind == MentionKind.Blocks && since is { Kind: MentionKind.Stated, From: DateOnly first } && (since.To is not DateOnly last || first.Year < last.Year) && now.Start >= since.End && !text[since.End..now.Start].Contains(';')
                && language.TryMatch(LexClass.PeriodCue, text[..end], now.Start, out _, out Entry cue) && cue.Period == PeriodRole.Each) mentions.RemoveAt(index);
        }
    }

    /// <summary>A november 18-i ünnepségen az idei utolsó harminc család: words for the year around a day that was told right before, with neither a number nor a clause between, tell nothing more.</summary>
    private static void DropWiderYear(ReadOnlySpan<char> text, List<PeriodMention> mentions, List<NumberToken> tokens)
    {
        for (int index = mentions.Count - 1; index > 0; index--)
        {
            PeriodMention day = mentions[index - 1], year = mentions[index];
            if (day is not { Kind: MentionKind.Stated, From: DateOnly from, To: DateOnly to } || from != to || year is not { Kind: MentionKind.Stated, From: { Month: 1, Day: 1 } begins, To: { Month: 12, Day: 31 } ends } || begins.Year != ends.Year || from.Year != begins.Year
                || year.Start < day.End || text[year.Start..year.End].IndexOfAnyInRange('0', '9') >= 0 || QuantityScanner.HasClauseMark(text[day.End..year.Start])) continue;
            if (!tokens.Exists(token => token.Start >= day.End && token.End <= year.Start && !token.Has(NumberFlags.Used))) mentions.RemoveAt(index);
        }
    }

    /// <summary>Since its founding in 1998: from that year on.</summary>
    private static void OpenFounding(ReadOnlySpan<char> text, List<PeriodMention> mentions)
    {
        for (int index = mentions.Count - 1; index > 0; index--)
        {
            PeriodMention since = mentions[index - 1], when = mentions[index];
            // 2022 novemberi indítása óta: the time stands before it.
            if (when.Kind == MentionKind.SinceFounded && since is { Kind: MentionKind.Stated, From: not null } && when.Start >= since.End && text[since.End..when.Start].IsWhiteSpace())
            {
                mentions[index - 1] = since with { End = when.End, To = null };
                mentions.RemoveAt(index);
                continue;
            }
            if (since.Kind != MentionKind.SinceFounded || when is not { Kind: MentionKind.Stated, From: not null } || when.Start < since.End || !IsThingBegun(text[since.End..when.Start], since.IsOfThing)) continue;
            mentions[index - 1] = when with { Start = since.Start, To = null };
            mentions.RemoveAt(index);
        }
    }

    /// <summary>Nothing, or after "since the launch of" the name of a thing, without a number or a comma.</summary>
    private static bool IsThingBegun(ReadOnlySpan<char> text, bool named)
    {
        const int LongestNameUtf16 = 70;
        if (text.IsWhiteSpace()) return true;
        return named && text.Length <= LongestNameUtf16 && text.IndexOfAny(",،;.(") < 0 && text.IndexOfAnyInRange('0', '9') < 0;
    }

    /// <summary>In 2022 every cell met monthly; 4,987 members signed: what recurs within a year ends no year that its sentence has stated.</summary>
    private static void DropOften(List<PeriodMention> mentions)
    {
        bool stated = false;
        for (int index = 0; index < mentions.Count; index++)
        {
            stated |= mentions[index] is { Kind: MentionKind.Stated, IsLocal: false };
            if (stated && mentions[index] is { Kind: MentionKind.Blocks, IsWithinYear: true }) mentions.RemoveAt(index--);
        }
    }

    /// <summary>Nothing but a comma or a word for "until" stands between: from 2021 to now.</summary>
    private static bool IsOnlyUntil(ReadOnlySpan<char> text, int from, int stop, LanguageData language)
    {
        if (text[from..stop].Trim().Trim(",،").IsEmpty) return true;
        return Match.Before(language, LexClass.PeriodBefore, text, from, stop, out int wordStart, out Entry word) && word.Period == PeriodRole.Until && text[from..wordStart].IsWhiteSpace();
    }

    private static void MarkLocal(ReadOnlySpan<char> text, int start, List<PeriodMention> mentions, List<NumberToken> tokens)
    {
        for (int index = 0; index < mentions.Count; index++)
        {
            PeriodMention mention = mentions[index];
            if (mention.Kind != MentionKind.Stated) continue;
            int floor = Math.Max(start, mention.Start - LongestBracketUtf16);
            ReadOnlySpan<char> before = text[floor..Math.Max(floor, mention.Start)];
            int open = before.LastIndexOf('(');
            if (open < 0 || before[open..].Contains(')')) continue;
            open += floor;
            foreach (NumberToken token in tokens)
                // (6.73% in 2012); (the year 2014: 3.5 billion)
                if (token.Start > open && !token.Has(NumberFlags.Used) && (token.End <= mention.Start || token.Start >= mention.End && token.Start - mention.End < LongestBracketUtf16 && !text[mention.End..token.Start].Contains(')'))) mentions[index] = mention with { IsLocal = true };
        }
    }

    /// <summary>"until now" inside "from 2012 until now" ends no period; nor does "since it began" tell more than the year before it.</summary>
    private static void DropInner(List<PeriodMention> mentions)
    {
        for (int index = mentions.Count - 1; index >= 0; index--)
        {
            PeriodMention inner = mentions[index];
            if (inner.Kind is not (MentionKind.Blocks or MentionKind.SinceFounded)) continue;
            foreach (PeriodMention outer in mentions)
            {
                if (outer.Kind != MentionKind.Stated || outer.Start > inner.Start || outer.End < inner.End) continue;
                mentions.RemoveAt(index);
                break;
            }
        }
    }

    private static bool IsNow(ReadOnlySpan<char> text, int end, LanguageData language, int at) =>
        language.TryMatch(LexClass.PeriodCue, text[..end], at, out _, out Entry cue) && cue.Period == PeriodRole.Now;

    internal static void Use(List<NumberToken> tokens, int index)
    {
        NumberToken token = tokens[index];
        token.Flags |= NumberFlags.Used;
        tokens[index] = token;
    }

    private static bool IsMonth(ReadOnlySpan<char> text, int start, LanguageData language, in NumberToken token) =>
        text[token.Start..token.End].Contains('-') && Match.Before(language, LexClass.PeriodBefore, text, start, token.Start, out _, out Entry word) && word.Period == PeriodRole.Month && word.Value == 0;

    /// <summary>"(February 3, 1930 - February 3, 2020)": the same day of two years is an anniversary, not the time of figures.</summary>
    private static void DropAnniversaries(ReadOnlySpan<char> text, List<PeriodMention> mentions)
    {
        for (int index = mentions.Count - 1; index > 0; index--)
        {
            if (mentions[index - 1].From is not DateOnly first || mentions[index].To is not DateOnly last || mentions[index].Start < mentions[index - 1].End) continue;
            ReadOnlySpan<char> between = text[mentions[index - 1].End..mentions[index].Start].Trim(" .");
            if (between.Length != 1 || !(Chars.IsDash(between[0]) || between[0] == '/') || first.Month != last.Month || first.Day != last.Day || last.Year - first.Year < FewestToCelebrate) continue;
            mentions.RemoveRange(index - 1, 2);
            index--;
        }
    }

    private static bool IsYearPair(in NumberToken token) =>
        token.Value is >= 1900 and <= 2650 && (token.High == token.Value + 1 || (token.High < 100 && token.High == (token.Value + 1) % 100));

    private static void UseWithin(List<NumberToken> tokens, int start, int end)
    {
        for (int index = 0; index < tokens.Count; index++)
            if (tokens[index].Start >= start && tokens[index].End <= end) Use(tokens, index);
    }

    /// <summary>ba năm nay, 5 năm trước: whether the words for a year begin with the noun that a number right before them counts; in tháng 3 năm nay the number is the month's.</summary>
    private static bool IsCounted(ReadOnlySpan<char> text, int start, int end, LanguageData language, List<NumberToken> tokens, int at)
    {
        if (!Match.Unit(language, text, at, end, out _, out Entry unit) || unit.Unit!.Kind != QuantityKind.Duration) return false;
        foreach (NumberToken token in tokens)
        {
            if (token.End > at) return false;
            if (token.Shape is NumberShape.Plain or NumberShape.Range && !token.Has(NumberFlags.Used | NumberFlags.FourDigits) && token.End < at && text[token.End..at].IsWhiteSpace())
                return !(Match.Before(language, LexClass.PeriodBefore, text, start, token.Start, out _, out Entry word) && word is { Period: PeriodRole.Month, Value: 0 });
        }
        return false;
    }

    internal static int LastDay(int year, int month) => DateTime.DaysInMonth(year, month);

    /// <summary>The common-era year of a year as written, by the era near it or by the habit of the language; 0 when it is none.</summary>
    internal static int CommonYear(int year, LanguageData language, decimal era)
    {
        if (era == -543m) return InCalendar(year - 543);
        if (era == 1m) return InCalendar(HijriYear(year));
        if (year >= 2400 && year <= 2650 && language.Setting("buddhist-years", "no") == "yes") return year - 543;
        if (year is >= 1340 and <= 1500 && language.Setting("hijri-years", "no") == "yes") return HijriYear(year);
        return year is >= 1800 and <= 2100 ? year : 0;
    }

    /// <summary>A year that has a day and one before it (a span may begin in the year before); else 0.</summary>
    private static int InCalendar(int year) => year is > 1 and <= LastYear ? year : 0;

    /// <summary>The common-era year in which most of a Hijri year falls: 1445 is 2024. A Hijri year has 354.367 days, the era begins in 622.54.</summary>
    private static int HijriYear(int year) => (int)Math.Floor(year * 0.970224m + 621.5774m + 0.49m);

    private static void ReadDate(
        ReadOnlySpan<char> text, int start, int end, LanguageData language, List<NumberToken> tokens, int index, List<PeriodMention> mentions)
    {
        NumberToken token = tokens[index];
        Use(tokens, index);
        int year = CommonYear(token.Year, language, 0);
        if (year == 0 || token.Month is < 1 or > 12) return;
        int first = token.Day == 0 ? 1 : token.Day, last = token.Day == 0 ? LastDay(year, token.Month) : token.Day;
        if (first > LastDay(year, token.Month)) return;
        if (DaySpanReader.TryFirstDate(text, language, tokens, index, out DateOnly since) && since < new DateOnly(year, token.Month, last) && mentions.Count > 0
            && mentions[^1].Start <= tokens[index - 1].Start && mentions[^1].End >= tokens[index - 1].End)
        {
            // (19/5/1890 – 19/5/2024): the same day of two years, as in DropAnniversaries
            if (since.Month == token.Month && since.Day == token.Day && year - since.Year >= FewestToCelebrate && text[tokens[index - 1].End..token.Start].Trim() is [char dash] && Chars.IsDash(dash))
            {
                mentions.RemoveAt(mentions.Count - 1);
                return;
            }
            mentions[^1] = new PeriodMention(mentions[^1].Start, token.End, since, new DateOnly(year, token.Month, last), MentionKind.Stated);
            return;
        }
        if (token.Day > 0 && DaySpanReader.TryFirstDay(text, start, language, tokens, index, year, token.Month, out DateOnly from, out int fromStart) && from < new DateOnly(year, token.Month, last))
        {
            mentions.Add(new PeriodMention(fromStart, token.End, from, new DateOnly(year, token.Month, last), MentionKind.Stated));
            return;
        }
        Bounded(text, start, end, language, token.Start, token.End, new DateOnly(year, token.Month, first), new DateOnly(year, token.Month, last), mentions);
    }

    /// <summary>Adds a mention, opened or closed by the words around it: since, until, by the end of.</summary>
    internal static void Bounded(
        ReadOnlySpan<char> text, int start, int end, LanguageData language, int from, int to, DateOnly first, DateOnly last, List<PeriodMention> mentions)
    {
        DateOnly? low = first, high = last;
        MentionKind kind = MentionKind.Stated;
        int at = from;
        bool describes = false, samePart = false;
        bool isYear = first is { Month: 1, Day: 1 } && last is { Month: 12, Day: 31 } && first.Year == last.Year;
        // "from 2021 to 2023", "from June 5-7": the words belong to the range itself.
        bool isRange = first.Year != last.Year || (first.Month == last.Month && first != last && (first.Day != 1 || last.Day != LastDay(last.Year, last.Month)));
        for (int step = 0; step < 4 && Match.Before(language, LexClass.PeriodBefore, text, start, at, out int wordStart, out Entry entry); step++)
        {
            // since the beginning of the year until 15 November: what begins is another time.
            if (entry.Period is PeriodRole.Since or PeriodRole.StartOf && low is null) break;
            switch (entry.Period)
            {
                case PeriodRole.Since when !isRange: high = null; break;
                // "на 2025 год" is that year, "на 31 июля" the state on that day.
                case PeriodRole.Until when entry.Value == 1 && first != last: break;
                // in the 12 months to June 2023
                case PeriodRole.Until when entry.Value == YearUpTo && !isRange && last.Year > 1: low = last.AddYears(-1).AddDays(1); break;
                // before 2020
                case PeriodRole.Until when entry.Value == YearBefore && first.Year > 1 && first.AddYears(1) == last.AddDays(1): (low, high) = (null, first.AddDays(-1)); break;
                case PeriodRole.Until when !isRange: low = null; break;
                case PeriodRole.Since or PeriodRole.Until: break;
                // at the end of 2024: what happened in it, as the review of the year
                case PeriodRole.EndOf when entry.Value > 0: break;
                case PeriodRole.EndOf: low = null; break;
                case PeriodRole.StartOf when entry.Value > 0: break;
                case PeriodRole.StartOf: high = null; break;
                case PeriodRole.Founded: (kind, describes) = (MentionKind.Founded, entry.Value > 0); break;
                // up 16 on 2022; but on 19 May
                case PeriodRole.Compared when entry.Value > 0 && (first.Year != last.Year || first.AddYears(1) != last.AddDays(1)): break;
                // the highest in ten years; but the highest in 2023
                case PeriodRole.Compared when entry.Value > 1: break;
                case PeriodRole.Compared: kind = MentionKind.Compared; break;
                // "trong tháng 10": the word for the course of a span leads to a time too
                case PeriodRole.In or PeriodRole.YearBefore or PeriodRole.EraBefore or PeriodRole.DateJoin or PeriodRole.DayBefore or PeriodRole.Last: break;
                // пятнадцатого мая 2024: the day is a word
                case PeriodRole.DayWord when first.Day == 1 && last == new DateOnly(first.Year, first.Month, LastDay(first.Year, first.Month)) && entry.Value <= last.Day:
                    low = high = first = last = new DateOnly(first.Year, first.Month, (int)entry.Value);
                    break;
                // in the first week of November 2024
                case PeriodRole.MonthPart when PartsOfMonth.IsMonth(first, last):
                    (first, last) = PartsOfMonth.Days(entry.Value, first);
                    (low, high) = (first, last);
                    int phrase = wordStart, month = at;
                    mentions.RemoveAll(part => part.Start >= phrase && part.End <= month);
                    break;
                case PeriodRole.SamePart when isYear: samePart = true; break;
                // The word before a month's number: until tháng 6/2024.
                case PeriodRole.Month when entry.Value == 0: break;
                default: step = 9; continue;
            }
            at = wordStart;
        }
        int written = to;
        // "2015-ben alakult": what closes the time may stand after the word for the year.
        int next = NumberScanner.SkipSpaces(text, to, end);
        for (int step = 0; step < 2 && language.TryMatch(LexClass.PeriodAfter, text[..end], next, out int stop, out Entry after); step++)
        {
            switch (after.Period)
            {
                case PeriodRole.SinceAfter when !isRange: high = null; to = stop; break;
                // 2026 előtt
                case PeriodRole.UntilAfter when after.Value == YearBefore && isYear && first.Year > 1: (low, high, to) = (null, first.AddDays(-1), stop); break;
                case PeriodRole.UntilAfter when !isRange: low = null; to = stop; break;
                case PeriodRole.SinceAfter or PeriodRole.UntilAfter: to = stop; break;
                case PeriodRole.EndOfAfter: low = null; to = stop; break;
                case PeriodRole.StartOfAfter: to = stop; break;
                case PeriodRole.MonthPartAfter when PartsOfMonth.IsMonth(first, last):
                    (low, high) = PartsOfMonth.Days(after.Value, first);
                    to = stop;
                    break;
                case PeriodRole.SamePartAfter when isYear: (samePart, to) = (true, stop); break;
                // a 2019-ben alapított szövetkezet
                case PeriodRole.Founded when after.Value > 0 && Match.FollowsWord(text, start, at, language.Articles): (kind, describes, to) = (MentionKind.Founded, true, stop); break;
                case PeriodRole.Founded: kind = MentionKind.Founded; break;
                case PeriodRole.ComparedAfter when after.Value == 0: kind = MentionKind.Compared; break;
            }
            if (after.Period != PeriodRole.YearAfter) break;
            if (describes) to = stop;
            next = NumberScanner.SkipSpaces(text, stop, end);
        }
        // Hungarian writes "until" and "since" onto the month: szeptemberéig.
        if (!isRange && EndsWithAny(text[from..written], language.UntilSuffixes)) low = null;
        else if (!isRange && EndsWithAny(text[from..written], language.SinceSuffixes)) high = null;
        mentions.Add(new PeriodMention(at, to, low, high, kind) { Describes = describes, IsSamePart = samePart });
    }

    /// <summary>Past an ending that a hyphen joins to a year (2023-го, 2023-м); the same offset where there is none.</summary>
    internal static int PastEnding(ReadOnlySpan<char> text, int at)
    {
        const int LongestEnding = 3;
        if (at + 1 >= text.Length || text[at] != '-' || at == 0 || !Chars.IsDigit(text[at - 1])) return at;
        int stop = at + 1;
        while (stop < text.Length && char.IsLower(text[stop])) stop++;
        return stop - at - 1 is >= 1 and <= LongestEnding && !(stop < text.Length && Chars.IsWord(text[stop])) ? stop : at;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> text, string[] suffixes)
    {
        foreach (string suffix in suffixes) if (text.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>The year that the sentence has named last; null where it has named none.</summary>
    private static int? YearNamed(List<PeriodMention> mentions)
    {
        int? year = null;
        foreach (PeriodMention mention in mentions)
            if (mention is { Kind: MentionKind.Stated, From: { Month: 1, Day: 1 } from, To: { Month: 12, Day: 31 } to } && from.Year == to.Year) year = from.Year;
        return year;
    }

    /// <summary>The year of publication; of a whole year, said in its first months, the one just past.</summary>
    private static int? YearOf(DateOnly? published, bool whole) => published is DateOnly day ? whole && day.Month <= LastMonthOfReview && day.Year > 1 ? day.Year - 1 : day.Year : null;

    private static bool IsFourDigits(List<NumberToken> tokens, int at)
    {
        foreach (NumberToken token in tokens) if (token.Start == at) return token.Has(NumberFlags.FourDigits);
        return false;
    }

    /// <summary>В 2023 году за полугодие: where the sentence names a time of its own, a half-year without a number is none beside it.</summary>
    private static void DropParts(List<PeriodMention> mentions)
    {
        if (mentions.Exists(static mention => mention is { Kind: MentionKind.Stated, IsLastPart: false })) mentions.RemoveAll(static mention => mention.IsLastPart);
    }

    /// <summary>Words that name a time, or end one, without any number.</summary>
    private static void ReadCues(ReadOnlySpan<char> text, int start, int end, LanguageData language, DateOnly? published, List<PeriodMention> mentions, List<NumberToken> tokens, TextMarks? marks)
    {
        for (int at = start; at < end; at++)
        {
            if (marks is not null && marks.LeadFrom(at))
            {
                int next = marks.Next(at, end, WordMarks.PeriodCue);
                if (next >= end) break;
                // Digits that are written onto a word belong to it.
                bool glued = language.IsSpaced && next > at && Chars.IsDigit(text[next]) && Chars.IsWord(text[next - 1]);
                at = next;
                if (glued) continue;
            }
            char c = text[at];
            if (!Chars.Is(c, Chars.Letter | Chars.Digit) || (Chars.IsDigit(c) && at > start && (Chars.IsDigit(text[at - 1]) || text[at - 1] is '.' or ','))) continue;
            if (language.IsSpaced ? at > start && Chars.IsWord(text[at - 1]) : Chars.Is(c, Chars.Follow)) continue;
            if (!language.TryMatch(LexClass.PeriodCue, text[..end], at, out int stop, out Entry entry))
            {
                // Nothing else begins inside the word.
                if (language.IsSpaced) while (at < end && Chars.IsWord(text[at])) at++;
                continue;
            }
            // since the beginning of the year; but of the year 2023: a year ago, but منذ عام 2021
            if (entry is { Period: PeriodRole.ThisYear, Value: > 0 } or { Period: PeriodRole.YearToDate or PeriodRole.LastYears } && Chars.IsWord(text[stop - 1]) && NumberScanner.SkipSpaces(text, stop, end) is int behind && behind < end && Chars.IsDigit(text[behind])
                && (entry.Period == PeriodRole.ThisYear || IsFourDigits(tokens, behind))) continue;
            if (entry.Period is PeriodRole.ThisYear or PeriodRole.YearToDate or PeriodRole.LastYear or PeriodRole.NextYear && IsCounted(text, start, end, language, tokens, at)) continue;
            UseWithin(tokens, at, stop);
            switch (entry.Period)
            {
                case PeriodRole.Now or PeriodRole.Each:
                    mentions.Add(new PeriodMention(at, stop, null, null, MentionKind.Blocks) { IsWithinYear = entry is { Period: PeriodRole.Each, Value: > 0 } });
                    break;
                // The mill, which employs 40 people, …: another clause says nothing of this one.
                case PeriodRole.State when text[start..at].IndexOfAny(ClauseMarks) >= 0: break;
                case PeriodRole.State:
                    mentions.Add(new PeriodMention(at, stop, null, null, MentionKind.State));
                    break;
                case PeriodRole.DaysAgo:
                    DateOnly? ago = published is DateOnly today && today.DayNumber > entry.Value ? today.AddDays(-(int)entry.Value) : null;
                    mentions.Add(new PeriodMention(at, stop, ago, ago, ago is null ? MentionKind.Blocks : MentionKind.Stated));
                    break;
                case PeriodRole.MonthsAgo when published is DateOnly { Year: > 1 } now:
                    DateOnly within = now.AddMonths(-(int)entry.Value);
                    mentions.Add(new PeriodMention(at, stop, new DateOnly(within.Year, within.Month, 1), new DateOnly(within.Year, within.Month, LastDay(within.Year, within.Month)), MentionKind.Stated));
                    break;
                case PeriodRole.YearsAgo when published is DateOnly since && since.Year > entry.Value:
                    mentions.Add(PeriodMention.Year(at, stop, since.Year - (int)entry.Value, since.Year - (int)entry.Value));
                    break;
                // plant sale on Saturday 25th
                case PeriodRole.Weekday when Weekdays.IsOrdinal(text, NumberScanner.SkipSpaces(text, stop, end), end): continue;
                case PeriodRole.Weekday when published is DateOnly { Year: > 1 and < LastYear } of:
                    DateOnly on = Weekdays.Day(of, (int)entry.Value, Tense.IsAhead(text[start..at], language));
                    mentions.Add(new PeriodMention(at, stop, on, on, MentionKind.Stated) { IsWeekday = true });
                    break;
                case PeriodRole.SinceFounded:
                    mentions.Add(new PeriodMention(at, stop, null, null, MentionKind.SinceFounded) { IsOfThing = entry.Value > 0 });
                    break;
                case PeriodRole.Quarter or PeriodRole.Half when entry.Value == 0:
                    if (published is DateOnly latest) mentions.Add(PartsOfYear.Last(at, stop, entry.Period == PeriodRole.Half ? 6 : 3, latest));
                    break;
                case PeriodRole.Quarter or PeriodRole.Half or PeriodRole.Months:
                    mentions.Add(PartsOfYear.Mention(text, start, at, stop, entry, language));
                    stop = BeforeYear(text, end, at, stop, language);
                    break;
                case PeriodRole.LastWeeks when entry.Value <= 0:
                    mentions.Add(TimeSpanReader.Week(at, stop, published, ago: 1 + (int)entry.Value));
                    break;
                case PeriodRole.LastYears or PeriodRole.LastMonths or PeriodRole.LastWeeks:
                    string unit = entry.Period switch { PeriodRole.LastYears => "year", PeriodRole.LastMonths => "month", _ => "week" };
                    mentions.Add(TimeSpanReader.Mention(at, stop, unit, entry.Value, published));
                    break;
                // In 2018 … by the end of the year: of the year that the sentence has named.
                case PeriodRole.ThisYear when ((entry.Value > 0 ? YearNamed(mentions) : null) ?? YearOf(published, whole: entry.Value == WholeYear)) is int year:
                    mentions.Add(PeriodMention.Year(at, stop, year, year));
                    break;
                case PeriodRole.YearToDate when (YearNamed(mentions) ?? published?.Year) is int begun:
                    PeriodMention whole = PeriodMention.Year(at, stop, begun, begun);
                    mentions.Add(published is DateOnly told && told.Year == begun ? whole with { To = told } : whole);
                    break;
                case PeriodRole.LastYear when entry.Value == 1:
                    mentions.Add(new PeriodMention(at, stop, null, null, MentionKind.YearBefore));
                    break;
                case PeriodRole.LastYear when published is DateOnly day:
                    PeriodMention lastYear = PeriodMention.Year(at, stop, day.Year - 1, day.Year - 1);
                    mentions.Add(entry.Value == ByItsEnd ? lastYear with { From = null } : lastYear);
                    break;
                // 12 houses in 2019 and 15 the following year
                case PeriodRole.NextYear when entry.Value == 1:
                    mentions.Add(new PeriodMention(at, stop, null, null, MentionKind.YearAfter));
                    break;
                // In the new year: the one that has begun; said in the last months, the one to come.
                case PeriodRole.NextYear when entry.Value == 2 && published is DateOnly { Month: <= LastMonthOfOld } begins:
                    mentions.Add(PeriodMention.Year(at, stop, begins.Year, begins.Year));
                    break;
                case PeriodRole.SchoolYearsAgo:
                    mentions.Add(PartsOfYear.SchoolYear(at, stop, (int)entry.Value, published));
                    break;
                case PeriodRole.SameTime:
                    mentions.Add(new PeriodMention(at, stop, null, null, entry.Value switch { 1 => MentionKind.SameDay, 2 => MentionKind.SameYear, 3 => MentionKind.SameTerm, _ => MentionKind.SameTime }));
                    break;
                case PeriodRole.NextYear when published is DateOnly { Year: < LastYear } day:
                    mentions.Add(PeriodMention.Year(at, stop, day.Year + 1, day.Year + 1));
                    break;
                // Said of a report without a day: of no time that is known.
                case PeriodRole.ThisYear or PeriodRole.YearToDate or PeriodRole.LastYear when language.HeadLast:
                    mentions.Add(new PeriodMention(at, stop, null, null, MentionKind.Blocks));
                    break;
                case PeriodRole.ComparedCue:
                    mentions.Add(new PeriodMention(at, stop, null, null, MentionKind.Compared));
                    break;
                case PeriodRole.Month when BareMonth.TryRead(text, start, end, language, tokens, mentions, at, stop, entry, out PeriodMention month):
                    mentions.Add(month);
                    stop = Math.Max(stop, month.End);
                    break;
                default:
                    continue;
            }
            if (mentions.Count > 0 && mentions[^1] is { Kind: MentionKind.Stated } said && said.Start == at) mentions[^1] = OfFounding(text, start, end, language, said);
            at = stop - 1;
        }
    }

    /// <summary>nửa cuối năm ngoái, ไตรมาสที่ 3 ของปีที่แล้ว: the last word of a part of the year may begin the words for a year; where the part ends then.</summary>
    private static int BeforeYear(ReadOnlySpan<char> text, int end, int at, int stop, LanguageData language)
    {
        for (int last = stop - 1; last > at; last--)
        {
            if (language.IsSpaced ? !Chars.IsSpace(text[last - 1]) : Chars.Is(text[last], Chars.Follow)) continue;
            if (language.TryMatch(LexClass.PeriodCue, text[..end], last, out int wider, out Entry year) && wider > stop && year.Period is PeriodRole.ThisYear or PeriodRole.LastYear or PeriodRole.NextYear) return last;
            if (language.IsSpaced) break;
        }
        return stop;
    }

    /// <summary>The cooperative founded last year, a tavaly alapított szövetkezet: when it was founded, not when it has 64 members.</summary>
    private static PeriodMention OfFounding(ReadOnlySpan<char> text, int start, int end, LanguageData language, in PeriodMention mention)
    {
        int at = mention.Start;
        while (Match.Before(language, LexClass.PeriodBefore, text, start, at, out int wordStart, out Entry word))
        {
            if (word.Period == PeriodRole.Founded) return mention with { Start = wordStart, Kind = MentionKind.Founded, Describes = word.Value > 0 };
            if (word.Period != PeriodRole.In) break;
            at = wordStart;
        }
        return Match.FollowsWord(text, start, mention.Start, language.Articles) && language.TryMatch(LexClass.PeriodAfter, text[..end], NumberScanner.SkipSpaces(text, mention.End, end), out int stop, out Entry after) && after is { Period: PeriodRole.Founded, Value: > 0 }
            ? mention with { End = stop, Kind = MentionKind.Founded, Describes = true } : mention;
    }
}
