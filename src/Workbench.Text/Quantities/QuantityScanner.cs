using Workbench.Text.Data;
using Workbench.Text.Numerals;
using Workbench.Text.Periods;

namespace Workbench.Text.Quantities;

/// <summary>
/// Finds the quantities of a sentence: numbers, then dates and periods, then contexts that make a number no amount, then units and
/// bounds. Holds its lists for reuse; one scanner a thread.
/// </summary>
internal sealed class QuantityScanner
{
    private readonly List<NumberToken> tokens = [];

    public List<Candidate> Found { get; } = [];

    public List<PeriodMention> Mentions { get; } = [];

    /// <summary>Reads a stretch of text; results replace those of the last call.</summary>
    // marks: Those of the whole text in this language, when there are some.
    public void Scan(ReadOnlySpan<char> text, int start, int end, LanguageData language, DateOnly? published, TextMarks? marks = null)
    {
        tokens.Clear();
        Found.Clear();
        Mentions.Clear();
        NumberScanner.Scan(text, start, end, language, tokens, marks: marks);
        DualReader.Insert(text, start, end, language, tokens, marks);
        if (tokens.Count == 0) return;
        PeriodReader.Read(text, start, end, language, tokens, published, Mentions, marks);
        if (language.HasScores) Scores.Drop(text, start, end, language, tokens);
        int floor = start;
        for (int index = 0; index < tokens.Count; index++)
        {
            NumberToken token = tokens[index];
            if (!token.Has(NumberFlags.Used) && token.Shape is NumberShape.Plain or NumberShape.Range or NumberShape.Ratio)
            {
                int stop = index + 1 < tokens.Count ? Math.Max(tokens[index + 1].Start, token.End) : end;
                // 12 50-kg bags
                if (language.HeadLast && index + 1 < tokens.Count && tokens[index + 1].Start == token.End + 1 && UnitFinder.PastJoinedNumber(text, token.End + 1, end, language) > token.End + 1)
                    stop = index + 2 < tokens.Count ? Math.Max(tokens[index + 2].Start, token.End) : end;
                int behind = PastShare(text, end, token.End);
                if (index + 1 < tokens.Count && IsSaidAgain(text, end, token, tokens[index + 1]))
                {
                    NumberToken again = tokens[index + 1];
                    again.Flags |= NumberFlags.Used;
                    tokens[index + 1] = again;
                    behind = again.End + 1;
                }
                if (behind > token.End && index + 1 < tokens.Count && tokens[index + 1].End <= behind) stop = index + 2 < tokens.Count ? Math.Max(tokens[index + 2].Start, behind) : end;
                if (TryCandidate(text, start, end, floor, stop, behind, token, language, out Candidate candidate, out string context))
                {
                    if (candidate.UnitEntry is { Role: "part" } part) MixedParts.Settle(ref candidate, part);
                    else if (!language.IsSpaced && Found.Count > 0) SameClassifier(text, ref candidate);
                    if (Found.Count > 0 && (TryJoin(text, start, language, Found[^1], candidate, out Candidate joined) || MixedParts.TryAdd(text, language, Found[^1], candidate, out joined) || MixedParts.TryAddMeasure(text, Found[^1], candidate, out joined)))
                    {
                        // từ 19 giờ đến 22 giờ: the unit said twice and hours of the day make times of the clock.
                        if (joined is { Unit.Id: "hour", Token: { Shape: NumberShape.Range, Value: >= 5, High: <= 24 } } && candidate.Unit is not null
                            && language.HoursAreClock && Match.Before(language, LexClass.RangeOpen, text, start, joined.Token.Start, out _, out _)) Found.RemoveAt(Found.Count - 1);
                        else Found[^1] = joined;
                        floor = Math.Max(token.End, candidate.OuterEnd);
                        continue;
                    }
                    if (AddsPart(text, end, language, candidate, out decimal more, out int partEnd) && !(index + 1 < tokens.Count && tokens[index + 1].Start < partEnd && tokens[index + 1].Value >= 1))
                    {
                        candidate.Token.Value += more;
                        candidate.Token.Flags = (candidate.Token.Flags | NumberFlags.Decimal) & ~NumberFlags.One;
                        candidate.OuterEnd = partEnd;
                        while (index + 1 < tokens.Count && tokens[index + 1].Start < partEnd) index++;
                    }
                    if (Found.Count > 0 && candidate.Bound is Bound.AtMost && ClosesChange(text, start, language, Found[^1], candidate)) candidate.Bound = Bound.Exact;
                    if (candidate.Bound is Bound.AtMost && IsResult(text, start, language, candidate)) candidate.Bound = Bound.Exact;
                    Found.Add(candidate);
                    floor = Math.Max(token.End, candidate.OuterEnd);
                    continue;
                }
                if (context == "ordinal") DropListed(text, language, token.Start);
                if (context == "clock" && Found.Count > 0 && OpensClock(text, language, Found[^1], token)) Found.RemoveAt(Found.Count - 1);
            }
            // เด็ก ป.5-6 เข้าเรียน 310 คน: in a script without spaces a number that is a name may stand between a noun and its number.
            if (language.IsSpaced || token.Has(NumberFlags.Used) || token.Shape is not (NumberShape.Plain or NumberShape.Range) || token.Has(NumberFlags.Words)) floor = token.End;
        }
        if (Mentions.Count > 0) TieMentions(text, start, language);
    }

    // Of a word for a comparison before a number: by so many more or fewer.
    private const decimal Difference = 3;

    /// <summary>Marks the times that belong to one clause or one number only, so that the figures around do not take them.</summary>
    private void TieMentions(ReadOnlySpan<char> text, int start, LanguageData language)
    {
        int next = 0;
        for (int index = 0; index < Mentions.Count; index++)
        {
            PeriodMention mention = Mentions[index];
            // 300 houses, built in 2023: of what is counted right before it, the time is the figure's own.
            if (mention.Kind == MentionKind.Founded && Found.Find(candidate => candidate.OuterEnd == mention.Start) is { Token.End: > 0 } founded) Mentions[index] = mention with { Kind = MentionKind.Compared, ComparedAt = founded.OuterEnd };
            if (mention.Kind != MentionKind.Stated || mention.IsLocal) continue;
            while (next < Found.Count && Found[next].Token.Start < mention.End) next++;
            // 59 in 2022, 40 in 2023 and 12 in 2024: what a word for "and" alone leads to is another number's.
            bool own = next < Found.Count && !HasClauseMark(text[mention.End..Math.Max(mention.End, Found[next].OuterStart)]) && !(next > 0 && mention.End < Found[next].OuterStart && DayReader.Joins(text, mention.End, Found[next].OuterStart, language));
            // 1,118 members, 74 % of the target for 2025
            bool aimed = Match.Before(language, LexClass.PeriodBefore, text, start, mention.Start, out _, out Entry aim) && aim.Period == PeriodRole.Goal;
            own |= aimed;
            int compared = 0;
            if (aimed && next > 0 && Found[next - 1] is { } share && share.Kind == QuantityKind.Percent && share.OuterEnd <= mention.Start && !HasClauseMark(text[share.OuterEnd..mention.Start])) compared = share.OuterEnd;
            if (next > 0 && Found[next - 1] is { } before && before.OuterEnd <= mention.Start && text[before.OuterEnd..mention.Start].IsWhiteSpace()
                && Match.Before(language, LexClass.PeriodBefore, text, start, before.OuterStart, out _, out Entry word) && word.Period == PeriodRole.Compared)
            {
                // أقل بـ9 قضايا من عام 2022: so many fewer than there were then
                if (word.Value == Difference)
                {
                    Mentions[index] = mention with { Kind = MentionKind.Compared };
                    continue;
                }
                compared = before.OuterEnd;
            }
            // 50 cows (2022) and 60 cows (2023)
            if (next > 0 && Found[next - 1].OuterEnd <= mention.Start && text[Found[next - 1].OuterEnd..mention.Start].Trim() is "(" && mention.End < text.Length && text[mention.End] == ')') compared = Found[next - 1].OuterEnd;
            // from 64 percent in 2015 to 19 percent: the year is that of the first.
            // 189 poor households, from 743 at the beginning of 2021
            if (compared == 0 && next > 1 && next == Found.Count && Found[^1].OuterEnd <= mention.Start && IsOnlyRate(text[Found[^1].OuterEnd..mention.Start]) && Match.Before(language, LexClass.RangeOpen, text, start, Found[^1].Token.Start, out _, out _)) compared = Found[^1].OuterEnd;
            if (compared == 0 && next > 0 && next < Found.Count && Found[next - 1].OuterEnd <= mention.Start && IsOnlyRate(text[Found[next - 1].OuterEnd..mention.Start]) && IsTo(text, language, mention.End, Found[next].OuterStart)
                && Match.Before(language, LexClass.RangeOpen, text, start, Found[next - 1].Token.Start, out _, out _)) compared = Found[next - 1].OuterEnd;
            bool opens = OpensClause(text, start, mention.Start, language);
            if (own || opens || compared > 0) Mentions[index] = mention with { HasOwn = own, OpensClause = opens, ComparedAt = compared, Kind = compared > 0 ? MentionKind.Compared : mention.Kind };
        }
    }

    /// <summary>4 cameras were put up, and since the beginning of the year …: a comma and a word for "and" stand before the time.</summary>
    private static bool OpensClause(ReadOnlySpan<char> text, int start, int at, LanguageData language)
    {
        int stop = UnitFinder.TrimEnd(text, start, at);
        if (language.GluedAnd.Length > 0 && at < text.Length && text[at] == language.GluedAnd[0]) return stop > start && text[stop - 1] is ',' or '،';
        if (!Match.Before(language, LexClass.Phrase, text, start, at, out int word, out Entry join) || join.Role != "join") return false;
        stop = UnitFinder.TrimEnd(text, start, word);
        return stop > start && text[stop - 1] is ',' or '،';
    }

    /// <summary>31 million VND/person in 2018: nothing but what the amount is for stands between it and a time.</summary>
    internal static bool IsOnlyRate(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] != '/') return text.IsWhiteSpace();
        int at = 1;
        while (at < text.Length && Chars.IsLetter(text[at])) at++;
        return text[at..].IsWhiteSpace();
    }

    private static bool IsTo(ReadOnlySpan<char> text, LanguageData language, int from, int stop)
    {
        if (from >= stop) return false;
        int at = NumberScanner.SkipSpaces(text, from, stop);
        return language.TryMatch(LexClass.RangeMiddle, text[..stop], at, out int end, out Entry middle) && middle.Role is "-" or "" && NumberScanner.SkipSpaces(text, end, stop) == stop;
    }

    /// <summary>A comma or semicolon that is no part of a number, nor of a list of amounts: 12 cows, 30 goats and 500 hens in 2019.</summary>
    internal static bool HasClauseMark(ReadOnlySpan<char> text)
    {
        for (int at = 0; at < text.Length; at++)
            if (IsClauseMark(text, at)) return true;
        return false;
    }

    internal static bool IsClauseMark(ReadOnlySpan<char> text, int at) =>
        text[at] is ';' or '؛' or '،' || text[at] == ',' && (at + 1 >= text.Length || Chars.IsSpace(text[at + 1]) && !(at + 2 < text.Length && Chars.IsDigit(text[at + 2])));

    /// <summary>โลหิต 135 หน่วย ซึ่งเกินแผน 35 หน่วย: a classifier with no noun of its own counts what the same one has just counted, if that was one thing and no person.</summary>
    private void SameClassifier(ReadOnlySpan<char> text, ref Candidate candidate)
    {
        if (candidate.UnitEntry is not { Groups.Length: > 0 } classifier || candidate.Unit != classifier.Unit || candidate.Unit is not { Kind: QuantityKind.Count, Group: not "person" } || candidate.NounStart < candidate.Token.End) return;
        int counted = -1;
        for (int index = Found.Count - 1; index >= 0; index--)
        {
            Candidate before = Found[index];
            if (before.UnitEntry != classifier || before.Unit is not { Kind: QuantityKind.Count } || before.OuterEnd <= before.Token.End || !text[before.Token.End..before.OuterEnd].Trim().SequenceEqual(text[candidate.Token.End..candidate.OuterEnd].Trim())) continue;
            if (counted >= 0 && before.Unit != Found[counted].Unit) return;
            if (counted < 0) counted = index;
        }
        if (counted < 0) return;
        candidate.Unit = Found[counted].Unit;
        candidate.NounStart = Found[counted].NounStart;
        candidate.NounEnd = Found[counted].NounEnd;
    }

    /// <summary>badges for 55, 50 and 45 years in the Party: the numbers of a list that ends in an ordinal or an age are none either.</summary>
    private void DropListed(ReadOnlySpan<char> text, LanguageData language, int stop)
    {
        int last = stop, items = 0;
        bool joined = false;
        while (items < Found.Count && Found[^(items + 1)] is { Unit: null, NounStart: < 0 } first && first.Token.IsPlainInteger && first.OuterEnd < last)
        {
            int at = NumberScanner.SkipSpaces(text, first.OuterEnd, last);
            bool comma = at < last && text[at] is ',' or '،';
            if (comma) at = NumberScanner.SkipSpaces(text, at + 1, last);
            if (at < last && language.TryMatch(LexClass.Phrase, text[..last], at, out int end, out Entry join) && join.Role == "join")
            {
                joined = true;
                at = NumberScanner.SkipSpaces(text, end, last);
            }
            else if (!comma) break;
            if (at != last) break;
            last = first.Token.Start;
            items++;
        }
        // In total 300, 5th-grade pupils included: a single number before a comma is in no list.
        if (items > 1 || joined) Found.RemoveRange(Found.Count - items, items);
    }

    /// <summary>10 óra és 18 óra között: the first end of a span of the day's hours is no amount of hours.</summary>
    private static bool OpensClock(ReadOnlySpan<char> text, LanguageData language, in Candidate first, in NumberToken last)
    {
        if (first is not { Unit.Id: "hour", Token: { Shape: NumberShape.Plain, Value: <= 24 } } || first.OuterEnd >= last.Start) return false;
        int at = NumberScanner.SkipSpaces(text, first.OuterEnd, last.Start);
        // at 3 o'clock 40 minutes at night
        if (at == last.Start) return true;
        if (at < last.Start && Chars.IsDash(text[at])) return NumberScanner.SkipSpaces(text, at + 1, last.Start) == last.Start;
        return language.TryMatch(LexClass.RangeMiddle, text[..last.Start], at, out int stop, out _) && NumberScanner.SkipSpaces(text, stop, last.Start) == last.Start;
    }

    /// <summary>
    /// hai năm rưỡi, สองปีครึ่ง: a half right after a measure, where the language puts it there; two hours and a half, два часа с половиной, ساعتان ونصف
    /// (الساعة): a part that an "and" of its own adds, with or without the unit said once more.
    /// </summary>
    private static bool AddsPart(ReadOnlySpan<char> text, int end, LanguageData language, in Candidate candidate, out decimal part, out int stop)
    {
        (part, stop) = (0, 0);
        if (candidate is not { Token.Shape: NumberShape.Plain, Unit.Kind: not (QuantityKind.Count or QuantityKind.Money or QuantityKind.Percent) }
            || candidate.Token.Value != decimal.Truncate(candidate.Token.Value) || candidate.OuterEnd <= candidate.Token.Start) return false;
        int at = NumberScanner.SkipSpaces(text, candidate.OuterEnd, end);
        if (at == candidate.OuterEnd && language.IsSpaced || !language.TryMatch(LexClass.Numeral, text[..end], at, out stop, out Entry half)) return false;
        part = half.Value;
        if (half.Numeral == NumeralRole.Half) return part == 0.5m && language.HalfAfterUnit;
        if (half.Numeral != NumeralRole.PlusHalf) return false;
        // Two hours and a half million trees; a year and a quarter of the pupils.
        int next = NumberScanner.SkipSpaces(text, stop, end);
        if (language.TryMatch(LexClass.Numeral, text[..end], next, out _, out _)) return false;
        if (!Match.Unit(language, text[..end], next, end, out int unitEnd, out Entry unit)) return true;
        if (unit.Unit != candidate.Unit) return false;
        stop = unitEnd;
        return true;
    }

    /// <summary>From 10.5% in 2020 to 5.2%: the second number is what was reached, no limit.</summary>
    private static bool ClosesChange(ReadOnlySpan<char> text, int start, LanguageData language, in Candidate low, in Candidate high) =>
        low.Unit is not null && low.Unit == high.Unit && high.OuterStart < high.Token.Start
        && language.TryMatch(LexClass.RangeMiddle, text, high.OuterStart, out _, out _)
        && Match.Before(language, LexClass.RangeOpen, text, start, low.Token.Start, out _, out _);

    /// <summary>Выросла на 3% до 41%, уменьшилось вдвое – до 320: behind a dash, or behind by how much, "to" says what a change has reached.</summary>
    private bool IsResult(ReadOnlySpan<char> text, int start, LanguageData language, in Candidate candidate)
    {
        if (!language.HasChanges || candidate.Unit is { Kind: QuantityKind.Duration } || candidate.OuterStart >= candidate.Token.Start || !language.TryMatch(LexClass.RangeMiddle, text, candidate.OuterStart, out int stop, out Entry middle)
            || middle.Role is not ("-" or "") || NumberScanner.SkipSpaces(text, stop, candidate.Token.Start) != candidate.Token.Start) return false;
        int at = UnitFinder.TrimEnd(text, start, candidate.OuterStart);
        bool dash = at - 2 > start && Chars.IsDash(text[at - 1]) && text[at - 2] == ' ';
        if (at > start && text[at - 1] == ',') at--;
        if (dash && !LeftOut.EndsClause(text, candidate.OuterEnd)) return false;
        bool by = Found.Count > 0 && Found[^1].OuterEnd == at && Found[^1].Unit == candidate.Unit && !Match.Before(language, LexClass.RangeOpen, text, start, Found[^1].Token.Start, out _, out _);
        return (dash || by) && Change.Precedes(text, start, language, candidate.OuterStart, far: dash || text[at] == ',');
    }

    /// <summary>5 kg to 10 kg, 5%–10%: a range whose unit is said twice.</summary>
    private static bool TryJoin(ReadOnlySpan<char> text, int start, LanguageData language, in Candidate low, in Candidate high, out Candidate joined)
    {
        joined = low;
        if (low.Unit is null || (low.Unit != high.Unit && !IsOpenTo(text, start, language, low, high)) || low.Unit.Kind == QuantityKind.Count || low.Token.Shape != NumberShape.Plain || high.Token.Shape != NumberShape.Plain
            || low.Token.Value >= high.Token.Value || low.OuterEnd > high.OuterStart) return false;
        ReadOnlySpan<char> between = text[low.OuterEnd..high.OuterStart];
        ReadOnlySpan<char> trimmed = between.Trim();
        bool dash = trimmed.Length == 1 && Chars.IsDash(trimmed[0]);
        int from = NumberScanner.SkipSpaces(text, low.OuterEnd, high.OuterStart);
        if (!dash && !(language.TryMatch(LexClass.RangeMiddle, text, from, out int stop, out Entry middle) && (middle.Role is "-" or "" || middle.Role == "open" && Match.Before(language, LexClass.RangeOpen, text, start, low.Token.Start, out _, out _))
            && NumberScanner.SkipSpaces(text, stop, high.OuterStart) == high.OuterStart) && high.Unit is not null) return false;
        if (Change.LeadsTo(text, start, language, low.Token.Start)) return false;
        joined.Token.High = high.Token.Value;
        joined.Token.Shape = NumberShape.Range;
        joined.Token.End = high.Token.End;
        joined.Kind = QuantityKind.Range;
        joined.OuterEnd = high.OuterEnd;
        joined.NounStart = high.NounStart;
        joined.NounEnd = high.NounEnd;
        if (joined.Bound == Bound.AtLeast && Match.Before(language, LexClass.RangeOpen, text, start, low.Token.Start, out _, out _)) joined.Bound = Bound.Exact;
        return true;
    }

    /// <summary>от 10 долларов до 20: the unit is said only once, after the lower end, and words stand around it that open a range and no change.</summary>
    private static bool IsOpenTo(ReadOnlySpan<char> text, int start, LanguageData language, in Candidate low, in Candidate high) =>
        high.Unit is null && !high.Token.Has(NumberFlags.FourDigits) && low.OuterEnd <= high.OuterStart
        && language.TryMatch(LexClass.RangeMiddle, text, NumberScanner.SkipSpaces(text, low.OuterEnd, high.Token.Start), out int stop, out _) && NumberScanner.SkipSpaces(text, stop, high.Token.Start) == high.Token.Start
        && Match.Before(language, LexClass.RangeOpen, text, start, low.Token.Start, out _, out Entry open) && open.Role == "apart";

    /// <summary>Past a share in brackets between a number and its unit: 869/986 (88.13%) households; the same offset where there is none.</summary>
    private static int PastShare(ReadOnlySpan<char> text, int end, int at)
    {
        int open = NumberScanner.SkipSpaces(text, at, end);
        if (open >= end || text[open] != '(') return at;
        int close = open + 1;
        while (close < end && close - open < 12 && (Chars.IsDigit(text[close]) || Chars.IsSpace(text[close]) || text[close] is '.' or ',' or '%' or '٪')) close++;
        return close < end && text[close] == ')' && close > open + 2 && text[close - 1] is '%' or '٪' ? close + 1 : at;
    }

    /// <summary>12 (twelve) houses, двадцать (20) домов: the same number once more in brackets.</summary>
    private static bool IsSaidAgain(ReadOnlySpan<char> text, int end, in NumberToken token, in NumberToken again) =>
        token.Value == again.Value && again.Shape == NumberShape.Plain && token.Has(NumberFlags.Words) != again.Has(NumberFlags.Words) && NumberScanner.IsEnclosed(text, again.Start, again.End, end)
        && again.Start - 1 > token.End && NumberScanner.SkipSpaces(text, token.End, end) == again.Start - 1;

    /// <summary>دعمت (300) أسرة: a number in brackets counts the noun behind them, unless one right before them is what it counts (schools (12), houses (5)).</summary>
    private static bool IsBeforeUnit(ReadOnlySpan<char> text, int start, int end, in NumberToken token, LanguageData language)
    {
        if (!NumberScanner.IsEnclosed(text, token.Start, token.End, end)) return false;
        int next = NumberScanner.SkipSpaces(text, token.End + 1, end);
        return next > token.End + 1 && Match.Unit(language, text, next, end, out _, out Entry unit) && unit.Role is not ("symbol" or "code") && !Match.Before(language, LexClass.Unit, text, start, token.Start - 1, out _, out _)
            // المادة (5), see table (3)
            && !Match.Before(language, LexClass.ContextBefore, text, start, token.Start - 1, out _, out _);
    }

    private static bool TryCandidate(
        ReadOnlySpan<char> text, int start, int end, int floor, int stop, int behind, NumberToken token, LanguageData language, out Candidate candidate, out string context)
    {
        candidate = new Candidate { Token = token, OuterStart = token.Start, OuterEnd = token.End };
        int from = token.End, head = token.Start;
        context = token.Has(NumberFlags.Dual) ? "" : Contexts.Of(text, start, end, language, token, ref from, ref head);
        if (context.Length > 0 && context is not ("weak" or "named" or "listed")) return false;
        if (from == token.End && behind <= stop) from = behind;
        if (from == token.End && IsBeforeUnit(text, start, end, token, language)) from++;
        if (language.IsSpaced) stop = UnitFinder.PastNumbersOfName(text, token.End, stop, end);
        int afterBound = Bounding.SkipAfter(text, Math.Max(stop, from), language, from);
        FoundUnit unit = UnitFinder.Find(text, start, Math.Max(stop, afterBound), floor, token, afterBound, language);
        if (context.Length > 0 && unit.Unit is { IsOwnNoun: true }) return false;
        // "village 42 of the commune" names a village; "in the village 42 families" counts families.
        if (context is "weak" or "listed" && (unit.Unit is null || !(unit.Direct || context == "listed" && !unit.IsShare || FollowsPreposition(text, start, head) && Agrees(text, token.End, unit, language))
            || (unit.Unit is { Group: "place", Level: > 0 } && token.Shape != NumberShape.Ratio && unit.Entry is not { Groups.Length: > 0 } && !IsWithin(text, start, head, language, unit.Unit)))) return false;
        if (context == "weak" && !language.IsSpaced && BelongsToName(text, language, unit)) return false;
        if (token.Has(NumberFlags.FourDigits) && EndsNameOfYear(text, start, language, token, unit)) return false;
        if (context == "named" && (unit.Unit is null || !unit.Direct)) return false;
        candidate.Unit = unit.Unit;
        candidate.UnitEntry = unit.Entry;
        candidate.NounStart = unit.NounStart;
        candidate.NounEnd = unit.NounEnd;
        candidate.OuterStart = Math.Min(unit.Start, token.Start);
        candidate.OuterEnd = Math.Max(unit.End, token.End);
        Resolve(text, ref candidate, language);
        candidate.Bound = Bounding.Of(text, start, end, language, ref candidate, from);
        return true;
    }

    /// <summary>В школе 12, у школі 12; but ученики школы 12: whether a word of one or two letters leads to the place.</summary>
    private static bool FollowsPreposition(ReadOnlySpan<char> text, int start, int head)
    {
        int place = head;
        while (place > start && Chars.IsSpace(text[place - 1])) place--;
        while (place > start && Chars.IsWord(text[place - 1])) place--;
        int stop = place;
        while (stop > start && Chars.IsSpace(text[stop - 1])) stop--;
        int first = stop;
        while (first > start && Chars.IsWord(text[first - 1])) first--;
        return stop < place && stop - first is 1 or 2;
    }

    /// <summary>В школе 12 новых компьютеров: whether an adjective in the case that the number takes leads to its noun.</summary>
    private static bool Agrees(ReadOnlySpan<char> text, int at, in FoundUnit unit, LanguageData language)
    {
        int first = NumberScanner.SkipSpaces(text, at, text.Length), stop = first;
        while (stop < text.Length && (Chars.IsWord(text[stop]) || Chars.IsDash(text[stop]))) stop++;
        return unit.NounStart >= at && stop < unit.NounEnd && LeftOut.EndsIn(text[first..stop], language.CountedAdjectiveEndings);
    }

    /// <summary>A kerület 14 községében: communes are parts of a district, so the number counts them; in "hamlet 5, commune X" it names the hamlet.</summary>
    private static bool IsWithin(ReadOnlySpan<char> text, int start, int at, LanguageData language, UnitInfo part) =>
        Match.Before(language, LexClass.ContextBefore, text, start, at, out int word, out _) && Match.Unit(language, text, word, at, out _, out Entry whole) && whole.Unit!.Level > part.Level && part.Level > 0;

    /// <summary>เขต 6 ตำบลไดอัน, เขต 5 ผู้นำชุมชน: a place whose name follows, or people without their classifier, are not what the number of a place counts.</summary>
    private static bool BelongsToName(ReadOnlySpan<char> text, LanguageData language, in FoundUnit unit)
    {
        if (unit.Entry is not { Groups.Length: 0, Unit: { Group: "person" or "place" } what }) return false;
        return what.Group == "person" || (unit.End < text.Length && Chars.IsLetter(text[unit.End]) && !language.TryMatch(LexClass.Cue, text, unit.End, out _, out _) && !language.TryMatch(LexClass.Clause, text, unit.End, out _, out _));
    }

    /// <summary>Peak Day 2023 โปรแกรม, Тет Нгуен Дан 2025 многие школы: a year ends the name of an event, where that is in other letters or has two capital words.</summary>
    private static bool EndsNameOfYear(ReadOnlySpan<char> text, int start, LanguageData language, in NumberToken token, in FoundUnit unit)
    {
        if (!token.IsPlainInteger || token.Value is < 1990 or > 2040 || unit.Unit is not { Kind: QuantityKind.Count } || (language.IsSpaced && unit.Direct)) return false;
        int at = token.Start;
        if (!language.IsSpaced) return at - 2 >= start && text[at - 1] == ' ' && char.IsAsciiLetter(text[at - 2]);
        for (int words = 0; words < 2; words++)
        {
            if (at - 2 < start || text[at - 1] != ' ') return false;
            int stop = at - 1;
            at = stop;
            while (at > start && Chars.IsWord(text[at - 1])) at--;
            if (at == stop || !Chars.Is(text[at], Chars.Upper)) return false;
        }
        return true;
    }

    /// <summary>2/5, 7/8: in lowest terms, of up to ten parts; where the sign is the habit for "so many of so many" (đã xong 3/5 km), only the parts that have names of their own.</summary>
    private static bool IsFraction(in NumberToken token, LanguageData language)
    {
        if (token.Value != decimal.Truncate(token.Value) || token.Value < 1 || token.Value >= token.High || token.High > 10 || token.High != decimal.Truncate(token.High)) return false;
        (int part, int whole) = ((int)token.Value, (int)token.High);
        if (language.SlashCounts) return (part, whole) is (1, 2) or (1, 3) or (2, 3) or (1, 4) or (3, 4) or (1, 8);
        for (int divisor = 2; divisor <= part; divisor++) if (part % divisor == 0 && whole % divisor == 0) return false;
        return true;
    }

    /// <summary>
    /// No household has thousandths, and no currency without decimals; others have them in prices and rates (3.459 dollars a gallon), which are not written to a
    /// last nought, as a sum with its thousands grouped is (12.500).
    /// </summary>
    private static bool HasNoThousandths(QuantityKind kind, UnitInfo? unit, in NumberToken token) =>
        kind == QuantityKind.Count || unit is { Decimals: 0 } || (unit is { Decimals: 2 } && token.Value % 0.01m == 0 && token.High % 0.01m == 0);

    /// <summary>Settles kind and value, where the unit decides how a separator is to be read.</summary>
    private static void Resolve(ReadOnlySpan<char> text, ref Candidate candidate, LanguageData language)
    {
        ref NumberToken token = ref candidate.Token;
        UnitInfo? unit = candidate.Unit;
        QuantityKind kind = unit?.Kind ?? (candidate.NounStart >= 0 ? QuantityKind.Count : QuantityKind.Number);
        candidate.Kind = token.Shape switch
        {
            NumberShape.Range => QuantityKind.Range,
            NumberShape.Ratio => QuantityKind.Ratio,
            _ => kind,
        };
        // 1/2 hour, 3/4 km: of a measure the sign says a part, no count of so many.
        if (token.Shape == NumberShape.Ratio && kind is QuantityKind.Duration or QuantityKind.Length or QuantityKind.Mass or QuantityKind.Volume && candidate.NounStart >= token.End
            && text[token.Start..token.End].ContainsAny('/', '⁄') && IsFraction(token, language))
        {
            token.Value /= token.High;
            token.High = 0;
            token.Shape = NumberShape.Plain;
            token.Flags |= NumberFlags.Decimal;
            candidate.Kind = kind;
        }
        // 1.50 and 1.5 are one number; the trailing zeros of a decimal would show.
        if (token.Value.Scale > 0) token.Value /= 1.0000000000000000000000000000m;
        if (token.High.Scale > 0) token.High /= 1.0000000000000000000000000000m;
        bool counts = kind is QuantityKind.Count or QuantityKind.Money && !token.Has(NumberFlags.Scaled);
        if (counts && HasNoThousandths(kind, unit, token) && token.Has(NumberFlags.Ambiguous) && token.Has(NumberFlags.Decimal) && Math.Max(Math.Abs(token.Value), token.High) < NumberToken.Largest / 1000
            && token.Value * 1000 == decimal.Truncate(token.Value * 1000))
        {
            // The mark groups thousands.
            token.Value *= 1000;
            token.High *= 1000;
            token.Flags = (token.Flags & ~NumberFlags.Decimal) | NumberFlags.Grouped;
        }
        else if (!counts && token.Has(NumberFlags.Ambiguous) && token.Has(NumberFlags.Decimal) && language.DecimalMarks.Length == 1) token.Flags &= ~NumberFlags.Ambiguous;
        if (token.Has(NumberFlags.Negative) && kind is QuantityKind.Count && token.Value < 0 && unit is not null)
        {
            token.Value = -token.Value;
            token.Start++;
        }
    }
}
