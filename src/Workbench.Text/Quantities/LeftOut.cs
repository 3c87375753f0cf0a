using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Quantities;

/// <summary>
/// Gives a bare number the noun that an earlier part of its sentence has said, where a verb follows or leads it: 34 cameras, 29 bought by residents; of 305 houses 218 are
/// built. In languages that list the endings of verbs; a number that anything else follows keeps to itself.
/// </summary>
internal static class LeftOut
{
    private const int FarthestUtf16 = 200;
    private const int LongestLeadUtf16 = 60;

    /// <summary>Whether a word right after a number is a verb by its ending, and no noun that such a number governs.</summary>
    public static bool IsVerb(ReadOnlySpan<char> text, int at, int end, in NumberToken token, LanguageData language)
    {
        if (language.VerbEndings.Length == 0 || at >= end || !Chars.IsLetter(text[at]) || Chars.Is(text[at], Chars.Upper)) return false;
        int stop = at;
        while (stop < end && Chars.IsWord(text[stop])) stop++;
        return stop - at >= 4 && (EndsIn(text[at..stop], language.VerbEndings) || TakesMany(token) && EndsIn(text[at..stop], language.VerbEndingsAfterMany)
            || token.Has(NumberFlags.Scaled) && token.Value >= 1_000_000 && EndsIn(text[at..stop], language.VerbEndingsAfterSums));
    }

    /// <summary>One takes a nominative and five the genitive of the plural, which have none of the endings of verbs; two, three and four take a form that may.</summary>
    private static bool TakesMany(in NumberToken token)
    {
        if (token.Has(NumberFlags.Scaled)) return true;
        if (token.Shape != NumberShape.Plain || token.Has(NumberFlags.Decimal) || token.Value is < 0 or > 1_000_000_000) return false;
        long value = (long)token.Value;
        return value % 100 is >= 11 and <= 14 || value % 10 is < 2 or >= 5;
    }

    /// <summary>Fills in what the bare number at an index counts.</summary>
    public static void Fill(ReadOnlySpan<char> text, int start, Span<Candidate> candidates, int index, LanguageData language)
    {
        ref Candidate bare = ref candidates[index];
        if (bare.NounStart >= 0 && bare.Token.Shape == NumberShape.Plain && bare.NounStart > bare.Token.End && bare.NounEnd < text.Length && !text[bare.NounStart..bare.NounEnd].Contains(' ') && (EndsClause(text, bare.NounEnd) || language.TryMatch(LexClass.Phrase, text, NumberScanner.SkipSpaces(text, bare.NounEnd, text.Length), out _, out Entry preposition) && preposition.Role is "stop" or "join")
            && EndsIn(text[bare.NounStart..bare.NounEnd], language.ManyAdjectiveEndings) && Whole(candidates, index) is int noun and >= 0)
        {
            // built 7 bridges, mended 12 старых: only the adjective is said
            Ellipsis.Take(ref bare, candidates[noun]);
            return;
        }
        if (Resumed.TakeBeside(text, candidates, index, language)) return;
        if (Resumed.TakeDifference(text, candidates, index, language)) return;
        if (bare.NounStart >= 0 || bare.Token.Shape != NumberShape.Plain || bare.Token.Has(NumberFlags.Decimal) || bare.Token.Value < 2 || bare.Token.Has(NumberFlags.Scaled) && bare.Token.Value >= 1_000_000) return;
        int after = NumberScanner.SkipSpaces(text, bare.OuterEnd, text.Length);
        bool verb = after > bare.OuterEnd && text[bare.OuterEnd..after].IndexOf('\n') < 0 && IsVerb(text, after, text.Length, bare.Token, language);
        string next = language.TryMatch(LexClass.Phrase, text, after, out _, out Entry phrase) ? phrase.Role : "";
        if (next == "people-verb" || IsCollective(text, bare.Token, language) || Resumed.FollowsPeopleVerb(text, start, bare, language))
        {
            TakePeople(candidates, index);
            return;
        }
        if (index > 0 && IsReached(text, language, candidates[index - 1], bare))
        {
            // fell by 214 people, to 12,906
            Ellipsis.Take(ref bare, candidates[index - 1]);
            bare.Bound = Bound.Exact;
            return;
        }
        if (index + 1 < candidates.Length && candidates[index + 1].Unit is null && Match.Before(language, LexClass.RangeOpen, text, start, bare.Token.Start, out int open, out _)
            && Ellipsis.IsTo(text, language, bare.Token.End, candidates[index + 1].Token.Start))
        {
            // the number of children who left school halved, from 24 to 12
            TakeNumberOf(text, start, open, language, ref bare);
            if (candidates[index + 1].Bound == Bound.AtMost) candidates[index + 1].Bound = Bound.Exact;
            return;
        }
        if (TakeLeading(text, start, candidates, index, language)) return;
        if (Resumed.TakeRole(text, start, after, language, ref bare) || Resumed.TakeListed(text, start, candidates, index, language) || Resumed.TakeNextPlace(text, start, candidates, index, language)) return;
        int whole = Whole(candidates, index);
        bool follows = FollowsVerb(text, start, bare, language);
        if (follows && index > 0 && Resumed.Measures(candidates[index - 1]) && bare.OuterStart - candidates[index - 1].OuterEnd < LongestLeadUtf16)
        {
            // 47 tonnes are collected, 16 worked up
            Ellipsis.Take(ref bare, candidates[index - 1]);
            return;
        }
        if (next == "more" && index > 0 && Resumed.Measures(candidates[index - 1]) && bare.OuterStart - candidates[index - 1].OuterEnd < LongestLeadUtf16)
        {
            // 14 tonnes, 2 more than yesterday
            Ellipsis.Take(ref bare, candidates[index - 1]);
            return;
        }
        if (whole < 0) return;
        bool leads = Match.Before(language, LexClass.Phrase, text, start, bare.OuterStart, out int word, out Entry before);
        if (verb || leads && before.Role == "instead" || next == "more" && leads && !bare.Token.Has(NumberFlags.Words) && language.BoundPrepositions.Contains(text[word..bare.OuterStart].Trim().ToString(), StringComparer.Ordinal)
            || language.TryMatch(LexClass.PeriodCue, text, after, out _, out Entry cue) && cue.Period == PeriodRole.Each || follows || IsDashed(text, after, language) || Resumed.IsCarried(text, start, after, bare, candidates[whole], language)) Ellipsis.Take(ref bare, candidates[whole]);
    }

    /// <summary>12 households were poor, now only 4: a smaller number that ends its clause behind words for "now" and "only" counts what was counted last.</summary>
    public static void TakeOnly(ReadOnlySpan<char> text, int start, Span<Candidate> candidates, int index, LanguageData language)
    {
        ref Candidate bare = ref candidates[index];
        if (bare.NounStart >= 0 && !Ellipsis.StartsWith(text, language, bare.Token.End, "remain") || bare.Token.Shape != NumberShape.Plain || bare.Token.Has(NumberFlags.Decimal)) return;
        if (Whole(candidates, index) is int all and >= 0 && bare.Token.Value != candidates[all].Token.Value && (bare.Token.Value < candidates[all].Token.Value && Ellipsis.StartsWith(text, language, bare.Token.End, "remain")
            || EndsClause(text, bare.OuterEnd) && (Match.Before(language, LexClass.Phrase, text, start, bare.OuterStart, out _, out Entry has) && has.Role == "holds" || index > 0 && all == index - 1 && candidates[all].OuterEnd < bare.OuterStart && IsOnlyYear(text[candidates[all].OuterEnd..bare.OuterStart]))))
        {
            // 120 households were poor; now 59 remain, today it has 59; in 2023 – 40
            Ellipsis.Take(ref bare, candidates[all]);
            return;
        }
        if (!EndsClause(text, bare.OuterEnd)) return;
        if (Match.Before(language, LexClass.Phrase, text, start, bare.Token.Start, out _, out Entry only) && only.Role is "only" or "change-to" or "again"
            && Whole(candidates, index) is int whole and >= 0 && bare.Token.Value < candidates[whole].Token.Value && SaysNow(text[candidates[index - 1].OuterEnd..bare.Token.Start], language)) Ellipsis.Take(ref bare, candidates[whole]);
    }

    /// <summary>59 клубов, в 2023-м — 40: behind a comma nothing but a year and short words around it.</summary>
    private static bool IsOnlyYear(ReadOnlySpan<char> text)
    {
        const int Longest = 32, MostLetters = 10;
        int mark = text.IndexOfAny(",;،"), letters = 0, digits = 0;
        if (mark < 0 || text.Length > Longest || !text[..mark].IsWhiteSpace()) return false;
        for (int at = mark + 1; at < text.Length; at++)
        {
            if (Chars.IsDigit(text[at])) digits++;
            else if (Chars.IsLetter(text[at])) letters++;
            else if (text[at] is ',' or ';' or '.' or ':' or '(') return false;
        }
        int year = text.IndexOfAnyInRange('0', '9');
        return digits == 4 && letters is > 0 and <= MostLetters && year + 4 <= text.Length && text[year] is '1' or '2' && Chars.IsDigit(text[year + 3]);
    }

    /// <summary>Whether a word for "now" stands in a part of a sentence: without one a number behind "only" may be an age, a price or a score.</summary>
    private static bool SaysNow(ReadOnlySpan<char> text, LanguageData language)
    {
        for (int at = 0; at < text.Length; at++)
        {
            if (!Chars.IsLetter(text[at]) || language.IsSpaced && at > 0 && Chars.IsWord(text[at - 1])) continue;
            if (language.TryMatch(LexClass.PeriodCue, text, at, out _, out Entry cue) && cue.Period == PeriodRole.Now) return true;
        }
        return false;
    }

    /// <summary>The number counted last in the sentence; places only where nothing else was.</summary>
    private static int Whole(Span<Candidate> candidates, int index)
    {
        int place = -1;
        for (int before = index - 1; before >= 0 && candidates[index].OuterStart - candidates[before].OuterEnd < FarthestUtf16; before--)
        {
            if (candidates[before].Unit is not { Kind: QuantityKind.Count } unit) continue;
            if (unit.Group != "place") return before;
            if (place < 0) place = before;
        }
        return place;
    }

    /// <summary>23 погибли, трое ранены: people, and those counted before where there are as many: новорождённых 15, умерли 22 tells of no more children.</summary>
    internal static void TakePeople(Span<Candidate> candidates, int index)
    {
        for (int before = index - 1; before >= 0; before--)
            if (candidates[before].Unit is { Group: "person" or "animal" } && candidates[before].Token.Value >= candidates[index].Token.Value)
            {
                Ellipsis.Take(ref candidates[index], candidates[before]);
                return;
            }
        candidates[index].Unit = SharedUnits.Find("person");
        candidates[index].Kind = QuantityKind.Count;
    }

    /// <summary>двое, троє: words for a number that count people where no noun says otherwise.</summary>
    private static bool IsCollective(ReadOnlySpan<char> text, in NumberToken token, LanguageData language)
    {
        if (!token.Has(NumberFlags.Words)) return false;
        foreach (string word in language.Collectives)
            if (text[token.Start..token.End].Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static bool IsReached(ReadOnlySpan<char> text, LanguageData language, in Candidate from, in Candidate bare)
    {
        if (from.Unit is null || from.OuterEnd >= bare.Token.Start || text[from.OuterEnd] != ',') return false;
        int at = NumberScanner.SkipSpaces(text, from.OuterEnd + 1, bare.Token.Start);
        return language.TryMatch(LexClass.RangeMiddle, text[..bare.Token.Start], at, out int stop, out Entry middle) && middle.Role is "-" or "" && stop > at && Chars.IsLetter(text[at]) && NumberScanner.SkipSpaces(text, stop, bare.Token.Start) == bare.Token.Start;
    }

    private static void TakeNumberOf(ReadOnlySpan<char> text, int start, int open, LanguageData language, ref Candidate bare)
    {
        for (int at = open - 1; at >= Math.Max(start, open - FarthestUtf16); at--)
        {
            if (Chars.IsDigit(text[at]) || text[at] is ';' or '.') return;
            if (!Chars.IsWord(text[at]) || at > start && Chars.IsWord(text[at - 1])) continue;
            if (!language.TryMatch(LexClass.Phrase, text[..open], at, out int end, out Entry phrase) || phrase.Role != "number-of") continue;
            Ellipsis.TakeNamed(text, language, end, ref bare);
            return;
        }
    }

    /// <summary>сдано 218, допустили 129: a verb right before the number, whose clause ends behind it.</summary>
    private static bool FollowsVerb(ReadOnlySpan<char> text, int start, in Candidate bare, LanguageData language)
    {
        if (!EndsClause(text, bare.OuterEnd) && !(language.TryMatch(LexClass.Phrase, text, NumberScanner.SkipSpaces(text, bare.OuterEnd, text.Length), out _, out Entry join) && join.Role == "join")) return false;
        int stop = bare.OuterStart;
        while (stop > start && text[stop - 1] == ' ') stop--;
        int first = stop;
        while (first > start && Chars.IsWord(text[first - 1])) first--;
        if (stop == bare.OuterStart || stop - first < 4 || Chars.Is(text[first], Chars.Upper) || !EndsIn(text[first..stop], language.VerbEndingsAfterMany) && !EndsIn(text[first..stop], language.VerbEndings)) return false;
        return !(language.TryMatch(LexClass.Phrase, text[..stop], first, out _, out Entry phrase) && phrase.Role is "number-verb" or "change");
    }

    /// <summary>from 61 in 2020 to 18 in 2022: only the year stands between.</summary>
    public static bool IsPastYear(ReadOnlySpan<char> text, LanguageData language, int start, int stop) =>
        stop - start is > 6 and < 24 && text[start..stop].IndexOfAny(",;:.") < 0 && text[start..stop].IndexOfAnyInRange('0', '9') >= 0
        && Match.Before(language, LexClass.RangeMiddle, text, start, stop, out _, out Entry middle) && middle.Role is "-" or "";

    internal static bool EndsClause(ReadOnlySpan<char> text, int at) => at >= text.Length || text[at] is ',' or '.' or ';' or ':' or ')' or '!' or '\n';

    /// <summary>388 households for cattle, 215 — на воду: a dash and a preposition stand for the verb.</summary>
    private static bool IsDashed(ReadOnlySpan<char> text, int at, LanguageData language)
    {
        if (at + 2 >= text.Length || !Chars.IsDash(text[at]) || !Chars.IsSpace(text[at + 1])) return false;
        int word = NumberScanner.SkipSpaces(text, at + 1, text.Length);
        return language.TryMatch(LexClass.Phrase, text, word, out int stop, out Entry phrase) && phrase.Role == "stop" && language.BoundPrepositions.Contains(text[word..stop].ToString(), StringComparer.Ordinal);
    }

    /// <summary>
    /// Бедных семей осталось 31, волонтёров на дежурстве: 120, почти бедных – 66: what is counted stands first in the clause, in the genitive of the plural, and a colon, a
    /// dash or a verb that says "there are" leads to the number.
    /// </summary>
    private static bool TakeLeading(ReadOnlySpan<char> text, int start, Span<Candidate> candidates, int index, LanguageData language)
    {
        ref Candidate bare = ref candidates[index];
        if (language.ManyEndings.Length == 0 || !EndsClause(text, bare.OuterEnd) && !(bare.OuterEnd + 1 < text.Length && text[bare.OuterEnd] == ' ' && text[bare.OuterEnd + 1] == '(')) return false;
        int floor = Math.Max(index > 0 ? candidates[index - 1].OuterEnd : start, bare.OuterStart - LongestLeadUtf16), stop = bare.OuterStart;
        while (stop > floor && text[stop - 1] == ' ') stop--;
        bool mark = stop > floor && (text[stop - 1] == ':' || Chars.IsDash(text[stop - 1]) && stop - 2 >= floor && text[stop - 2] == ' ');
        if (mark) stop--;
        else if (Match.Before(language, LexClass.Phrase, text, floor, bare.OuterStart, out int word, out Entry verb) && (verb.Role == "number-verb"
            || verb.Role == "stop" && Match.Before(language, LexClass.Phrase, text, floor, word, out word, out verb) && verb.Role == "number-verb")) stop = word;
        else if (TakeBeforePassive(text, floor, stop, language, ref bare)) return true;
        else return Resumed.TakeOpening(text, start, floor, language, ref bare) || TakeAdjective(text, start, candidates, index, language);
        while (stop > floor && text[stop - 1] == ' ') stop--;
        int first = stop;
        while (first > floor && (Chars.IsWord(text[first - 1]) || text[first - 1] is ' ' or '-')) first--;
        while (first < stop && !Chars.IsWord(text[first])) first++;
        // tickets — 300 roubles, для детей — 150: whom it is for is not what is counted
        if (mark && Resumed.FollowsDash(text, floor, bare.OuterStart) && Resumed.Opens(text[first..stop], language.ForWords)) return false;
        int last = first;
        for (int at = first, words = 0; at < stop && words < 6; words++)
        {
            if (Match.Unit(language, text, at, stop, out int end, out Entry entry) && entry.Unit!.Kind == QuantityKind.Count && entry.Role is not ("symbol" or "code" or "direct"))
            {
                if (mark && entry.Unit.Group is "place" or "organisation" || !EndsIn(text[at..end], language.ManyEndings) && !BeginsInMany(text[at..end], language) && !(mark && !Resumed.IsPriced(text, candidates, index) && IsItem(text, start, at, end, stop, language, entry))) return false;
                bare.Unit = entry.Unit;
                bare.UnitEntry = entry;
                bare.Kind = QuantityKind.Count;
                bare.NounStart = at;
                bare.NounEnd = end;
                return true;
            }
            last = at;
            while (at < stop && Chars.IsWord(text[at])) at++;
            if (at < stop && text[at] == '-') return false;
            at = NumberScanner.SkipSpaces(text, at, stop);
        }
        // к концу года их осталось 5
        if (!mark && first < stop && language.ThemWords.Contains(text[last..stop].ToString(), StringComparer.OrdinalIgnoreCase) && Whole(candidates, index) is int them and >= 0
            && bare.Token.Value < candidates[them].Token.Value)
        {
            Ellipsis.Take(ref bare, candidates[them]);
            return true;
        }
        int whole = mark && first < stop ? Whole(candidates, index) : -1;
        // called up 34 boys, годом ранее – 41; в 2022 году – 38
        bool time = whole >= 0 && (language.TryMatch(LexClass.PeriodCue, text[..stop], first, out int cueEnd, out _) && cueEnd == stop
            || language.TryMatch(LexClass.PeriodAfter, text[..stop], last, out int yearEnd, out Entry year) && yearEnd == stop && year.Period == PeriodRole.YearAfter);
        if (whole < 0 || !time && !EndsIn(text[last..stop], language.ManyAdjectiveEndings)) return false;
        Ellipsis.Take(ref bare, candidates[whole]);
        return true;
    }

    /// <summary>бесед проведено 205, заходів проведено 38: what is counted stands before a passive of no person, right before the number.</summary>
    private static bool TakeBeforePassive(ReadOnlySpan<char> text, int floor, int stop, LanguageData language, ref Candidate bare)
    {
        int first = stop;
        while (first > floor && Chars.IsWord(text[first - 1])) first--;
        if (stop - first <= 4 || !EndsIn(text[first..stop], language.PassiveEndings)) return false;
        // таких писем было отправлено 19
        if (Match.Before(language, LexClass.Phrase, text, floor, first, out int was, out Entry verb) && verb.Role == "number-verb") first = was;
        if (!Match.Before(language, LexClass.Unit, text, floor, first, out int noun, out Entry entry)
            || entry.Unit is not { Kind: QuantityKind.Count } || entry.Role is "symbol" or "code" or "direct") return false;
        // в школах района проведено 12, в ходе акции собрано 12: only the genitive of the plural ends in a consonant. Для семей проведено 12: a preposition says for whom.
        int behind = UnitFinder.TrimEnd(text, noun, first), before = UnitFinder.TrimEnd(text, floor, noun), word = before;
        while (word > floor && Chars.IsWord(text[word - 1])) word--;
        if (language.Vowels.Contains(text[behind - 1]) || before > word && before < noun && language.TryMatch(LexClass.Phrase, text[..before], word, out int stopped, out Entry lead) && lead.Role == "stop" && stopped == before) return false;
        bare.Unit = entry.Unit;
        bare.UnitEntry = entry;
        bare.Kind = QuantityKind.Count;
        (bare.NounStart, bare.NounEnd) = (noun, behind);
        return true;
    }

    /// <summary>Членів партії – 48, добровільних заяв – 1 715: of a unit of several words the first is in the genitive.</summary>
    private static bool BeginsInMany(ReadOnlySpan<char> words, LanguageData language) =>
        words.IndexOf(' ') is int first && first > 0 && (EndsIn(words[..first], language.ManyEndings) || EndsIn(words[..first], language.ManyAdjectiveEndings));

    /// <summary>альбомы — 120; Ручки и карандаши — 40: a thing or two in the nominative that are the whole item of a list before its dash; the first of them is counted.</summary>
    private static bool IsItem(ReadOnlySpan<char> text, int start, int at, int end, int stop, LanguageData language, Entry entry)
    {
        if (entry.Unit!.Group is not ("thing" or "animal" or "plant" or "vehicle" or "document") || !Chars.IsDash(text[NumberScanner.SkipSpaces(text, stop, text.Length)])) return false;
        for (int first = at - 1; first >= start; first--)
        {
            if (text[first] is '\n' or ';') break;
            if (Chars.IsWord(text[first])) return false;
        }
        int word = NumberScanner.SkipSpaces(text, end, stop);
        if (word == stop) return true;
        return language.TryMatch(LexClass.Phrase, text[..stop], word, out int next, out Entry join) && join.Role == "join"
            && Match.Unit(language, text, NumberScanner.SkipSpaces(text, next, stop), stop, out int last, out Entry other) && other.Unit!.Group == entry.Unit.Group && last == stop;
    }

    /// <summary>Звернень – 1 206, із них колективних 31, повторних 8: a clause of nothing but an adjective in the genitive, and a part of what was counted.</summary>
    private static bool TakeAdjective(ReadOnlySpan<char> text, int start, Span<Candidate> candidates, int index, LanguageData language)
    {
        ref Candidate bare = ref candidates[index];
        if (index == 0 || bare.NounStart >= 0 || bare.Token.Has(NumberFlags.Words | NumberFlags.Decimal) || Whole(candidates, index) is not (int whole and >= 0) || bare.Token.Value > candidates[whole].Token.Value) return false;
        int stop = UnitFinder.TrimEnd(text, start, bare.OuterStart), first = stop;
        while (first > start && Chars.IsWord(text[first - 1])) first--;
        if (stop - first < 6 || !EndsIn(text[first..stop], language.ManyAdjectiveEndings) || Match.Unit(language, text, first, stop, out _, out _)) return false;
        int lead = UnitFinder.TrimEnd(text, start, first);
        if (Match.Before(language, LexClass.Phrase, text, start, first, out int of, out Entry phrase) && phrase.Role == "of-which") lead = UnitFinder.TrimEnd(text, start, of);
        if (lead <= candidates[index - 1].Token.End - 1 || text[lead - 1] is not (',' or ';' or '(')) return false;
        Ellipsis.Take(ref bare, candidates[whole]);
        return true;
    }

    internal static bool EndsIn(ReadOnlySpan<char> word, string[] endings)
    {
        if (word.IsEmpty) return false;
        char last = Chars.Folds[word[^1]];
        foreach (string ending in endings)
        {
            if (Chars.Folds[ending[^1]] != last) continue;
            // ي-ون: a beginning too
            int dash = ending.IndexOf('-');
            if (dash < 0 ? word.EndsWith(ending, StringComparison.OrdinalIgnoreCase) : word.StartsWith(ending.AsSpan(0, dash)) && word.EndsWith(ending.AsSpan(dash + 1))) return true;
        }
        return false;
    }
}
