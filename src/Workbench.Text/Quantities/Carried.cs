using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Quantities;

/// <summary>
/// Gives a number with nothing behind it what its sentence counted last ("of 312 addicts, 146 take part, 70 are away"), what it counts next
/// ("5 800, 4 350 and 6 100 kilograms"), or what is named before its colon ("Poor households left: 31"). Only where the language says so.
/// </summary>
internal static class Carried
{
    private const int MostWordsBeforeColon = 6;

    /// <summary>Fills in what the other rules left open.</summary>
    public static void Fill(ReadOnlySpan<char> text, int start, Span<Candidate> candidates, LanguageData language)
    {
        for (int index = 0; index < candidates.Length; index++)
        {
            ref Candidate bare = ref candidates[index];
            if (bare.Unit is not null)
            {
                TakeGroup(text, start, candidates, index, language);
                if (bare.Unit.Id == "point" && index > 0 && bare.Token.Has(NumberFlags.Decimal) && candidates[index - 1].Unit is { Kind: QuantityKind.Percent })
                {
                    // 86.4%, which is 6.4 points above the target
                    bare.Unit = SharedUnits.Find("percentage point");
                    bare.Kind = QuantityKind.Percent;
                }
                continue;
            }
            if (index > 0 && bare.Token.Shape == NumberShape.Plain && IsOfBoth(text, candidates[index - 1], bare, language))
            {
                Take(ref bare, candidates[index - 1]);
                continue;
            }
            if (language.NounsAreUnits && bare.Token is { Shape: NumberShape.Plain, Value: >= 2 } && bare.Token.Has(NumberFlags.Words) && !bare.Token.Has(NumberFlags.Scaled | NumberFlags.Negative))
            {
                // Of the teachers nine are paid, three hired by parents; five more are in training.
                if ((LeadsVerb(text, start, bare) || SaysMore(text, bare, language)) && Last(candidates, index, bare.Token) is int counted && counted >= 0) Take(ref bare, candidates[counted]);
                continue;
            }
            if (bare.Token.Shape is not (NumberShape.Plain or NumberShape.Ratio) || bare.Token.Has(NumberFlags.Words | NumberFlags.Scaled | NumberFlags.Negative) && !(bare.NounStart < 0 && bare.Token.Shape == NumberShape.Plain && (Attributes.IsObject(text, bare.Token, language) || Attributes.IsDifference(text, bare.Token, language)))) continue;
            if (language.HeadLast && index > 0 && GoesOn(text, start, candidates[index - 1], bare, language))
            {
                Take(ref bare, candidates[index - 1]);
                continue;
            }
            if (language.HeadLast && bare.NounStart < 0 && ObjectOf(text, start, candidates, index) is int taken && taken >= 0)
            {
                Take(ref bare, candidates[taken]);
                continue;
            }
            bool partOf = Match.Before(language, LexClass.Phrase, text, start, bare.OuterStart, out _, out Entry word) && word.Role == "of-which";
            if (!(partOf || bare.NounStart < 0 || language.NounsAreUnits && LeadsVerb(text, start, bare)) || EndsName(text, start, bare.OuterStart) || !Closes(text, bare)) continue;
            // The staff is under review: 61 have asked to leave; but Tanks: 320 for households.
            if (!(language.HeadLast && bare.Token.End + 1 < text.Length && text[bare.Token.End] == ' ' && char.IsLower(text[bare.Token.End + 1]) && !IsPlaced(text[(bare.Token.End + 1)..])) && FromColon(text, start, language, ref bare)) continue;
            // Mrs Lan, 65, received; the youngest is 7; at 45, Tran Phu Street: only a number that a verb or another word of its clause follows goes on counting.
            if (!partOf && !bare.Token.Has(NumberFlags.Decimal) && !Continues(text, bare, language)) continue;
            int last = language.HeadLast && !partOf && Subject(text, start, candidates, index) is int subject && subject >= 0 ? subject : Last(candidates, index, bare.Token);
            if (last >= 0) Take(ref bare, candidates[last]);
        }
        for (int index = candidates.Length - 2; index >= 0; index--)
        {
            ref Candidate bare = ref candidates[index];
            // with 40 and 33 houses
            if (language.HeadLast && bare is { Unit: null, NounStart: < 0, Token.Shape: NumberShape.Plain } && candidates[index + 1] is { Unit.Kind: QuantityKind.Count, Token.Shape: NumberShape.Plain } pair && pair.NounStart >= pair.Token.End
                && !bare.Token.Has(NumberFlags.Words | NumberFlags.Scaled) && text[bare.Token.End..pair.Token.Start].Trim() is "and" && !EndsName(text, start, bare.OuterStart) && !IsFor(text[start..bare.OuterStart])) Take(ref bare, pair);
            else if (bare is { Unit: null, Token.Shape: NumberShape.Plain } && candidates[index + 1] is { Unit.Kind: QuantityKind.Percent or QuantityKind.Length or QuantityKind.Area or QuantityKind.Mass or QuantityKind.Volume, Token.Shape: NumberShape.Plain } && IsOnlyList(text, bare.Token.End, candidates[index + 1].Token.Start, language)) Take(ref bare, candidates[index + 1]);
            else if (bare is { Unit: null, Token.Shape: NumberShape.Plain } && candidates[index + 1] is { Unit: not null, Token.Shape: NumberShape.Plain } && text[bare.Token.End..Math.Max(bare.Token.End, candidates[index + 1].Token.Start)].Trim() is "و")
                Take(ref bare, candidates[index + 1]);
            else if (bare is { Unit: null, NounStart: < 0, Token.Shape: NumberShape.Plain } && !bare.Token.Has(NumberFlags.Words | NumberFlags.Scaled) && candidates[index + 1].Unit is { Kind: not (QuantityKind.Money or QuantityKind.Percent or QuantityKind.Duration) }
                && candidates[index + 1].Token.Shape == NumberShape.Plain && (IsListed(text, bare.OuterEnd, candidates[index + 1].OuterStart, language) && !bare.Token.Has(NumberFlags.Decimal) || IsOnlyList(text, bare.OuterEnd, candidates[index + 1].OuterStart, language)) && !EndsName(text, start, bare.OuterStart) && !IsApposed(text, start, bare.OuterStart) && !IsFor(text[start..bare.OuterStart]) && !Resumed.IsWorth(text, start, bare, language) && !IsApart(text, start, bare, candidates[index + 1], language)) Take(ref bare, candidates[index + 1]);
        }
    }

    /// <summary>Japan 8,114 people, Korea 6,930; drugs 5 cases, timber 1: the next of a list in which each number stands behind its own words.</summary>
    private static bool GoesOn(ReadOnlySpan<char> text, int start, in Candidate last, in Candidate bare, LanguageData language)
    {
        if (bare.NounStart >= 0 || bare.Token.Shape != NumberShape.Plain || last is not { Unit.Kind: QuantityKind.Count, Token.Shape: NumberShape.Plain } || bare.OuterStart != bare.Token.Start || last.OuterStart != last.Token.Start
            || bare.OuterStart - last.OuterEnd is < 4 or > 40 || bare.Token.End < text.Length && text[bare.Token.End] is not (',' or ';' or '.' or ')' or '\n')) return false;
        ReadOnlySpan<char> between = text[last.OuterEnd..bare.OuterStart];
        if (between[0] is not (',' or ';') || between[1] != ' ' || between[^1] != ' ') return false;
        foreach (char c in between[2..]) if (!Chars.IsLetter(c) && c is not (' ' or '-' or '&')) return false;
        if (IsLed(text, last.OuterEnd, bare.OuterStart, language) || Match.Before(language, LexClass.ContextBefore, text, last.OuterEnd, bare.OuterStart, out _, out _)) return false;
        int before = last.Token.Start - 1;
        return before > start && text[before] == ' ' && Chars.IsLetter(text[before - 1]) && !IsLed(text, start, last.Token.Start, language) && !Match.Before(language, LexClass.ContextBefore, text, start, last.Token.Start, out _, out _);
    }

    /// <summary>five more are in training, nine fewer than in 2018</summary>
    private static bool SaysMore(ReadOnlySpan<char> text, in Candidate bare, LanguageData language) =>
        language.TryMatch(LexClass.Phrase, text, NumberScanner.SkipSpaces(text, bare.Token.End, text.Length), out _, out Entry phrase) && phrase.Role is "more" or "difference" or "takes-people";

    /// <summary>a shelter for 650 and 11 buses: people, whatever is counted next.</summary>
    private static bool IsFor(ReadOnlySpan<char> text) => text.EndsWith(" for ", StringComparison.Ordinal);

    private static bool IsPlaced(ReadOnlySpan<char> text) =>
        text.StartsWith("for ", StringComparison.Ordinal) || text.StartsWith("in ", StringComparison.Ordinal) || text.StartsWith("at ", StringComparison.Ordinal) || text.StartsWith("with ", StringComparison.Ordinal) || text.StartsWith("on ", StringComparison.Ordinal);

    /// <summary>12 suspects were charged, 5 detained; 140 women borrowed, 22 repaid early: what opens its part and has a participle or an adverb behind it counts nothing of its own.</summary>
    private static bool LeadsVerb(ReadOnlySpan<char> text, int start, in Candidate bare)
    {
        if (bare.NounStart != bare.Token.End + 1 || bare.OuterStart != bare.Token.Start || bare.Token.Start - 2 <= start || !char.IsLower(text[bare.NounStart])) return false;
        int before = bare.Token.Start - 1;
        bool opens = text[before] == ' ' && (text[before - 1] is ',' or ';' || text[..before].EndsWith(" and", StringComparison.Ordinal));
        // 14 projects and 48 local ones
        if (opens && text[bare.NounStart..bare.NounEnd].EndsWith(" ones", StringComparison.Ordinal)) return true;
        int stop = bare.NounStart;
        while (stop < text.Length && char.IsLower(text[stop])) stop++;
        ReadOnlySpan<char> word = text[bare.NounStart..stop];
        // 12 retired teachers keep their noun: the word must end the noun that was kept, or an adverb or a stop follow.
        return opens && (word is "late" or "early" or "online" or "repaid" or "lost" or "sold" or "left" || word.Length > 4 && word[^2..] is "ed" or "ly") && (stop >= text.Length || text[stop] != ' ' || bare.NounEnd > stop && text[stop..bare.NounEnd].Trim() is "early" or "late" or "well" or "later" or "online" or "fully" or "partly"
            // 126 completely collapsed: behind an adverb too.
            || bare.NounEnd == stop || word[^2..] is "ly" && text[bare.NounEnd - 2] is 'e' && text[bare.NounEnd - 1] is 'd' or 'n' && !text[(stop + 1)..bare.NounEnd].Contains(' '));
    }

    /// <summary>built 62 houses for the poor and repaired 19: what the verb before took, where verbs stand right before both numbers; below zero where not.</summary>
    private static int ObjectOf(ReadOnlySpan<char> text, int start, ReadOnlySpan<Candidate> candidates, int index)
    {
        int at = candidates[index].Token.End;
        bool closes = at >= text.Length || text[at] is ',' or ';' or '.' or '\n' || text[at..].StartsWith(" and ", StringComparison.Ordinal) || text[at..].StartsWith(" more", StringComparison.Ordinal);
        if (!closes || candidates[index].Token.Shape != NumberShape.Plain || !FollowsVerb(text, start, candidates[index].OuterStart)) return -1;
        for (int last = index - 1; last >= 0; last--)
            if (candidates[last].Unit is { Kind: QuantityKind.Count } && FollowsVerb(text, start, candidates[last].OuterStart)) return last;
        return -1;
    }

    private static bool FollowsVerb(ReadOnlySpan<char> text, int start, int at)
    {
        int stop = at;
        while (stop > start && text[stop - 1] == ' ') stop--;
        int first = stop;
        while (first > start && char.IsLower(text[first - 1])) first--;
        ReadOnlySpan<char> word = text[first..stop];
        return stop < at && word is { Length: > 4 } && word[^2..] is "ed" || word is "built" or "gave" or "dug" or "bought" or "sold" or "sent" or "made" or "held" or "laid" or "won" or "lent" or "taught" or "freed";
    }

    /// <summary>Whether a word right before a number leads to it as part of a clause: with 12, has 12, over 12.</summary>
    private static bool IsLed(ReadOnlySpan<char> text, int floor, int at, LanguageData language) =>
        Match.Before(language, LexClass.Phrase, text, floor, at, out _, out Entry phrase) && phrase.Role != "of-which" || Match.Before(language, LexClass.BoundBefore, text, floor, at, out _, out _) || Match.Before(language, LexClass.PeriodBefore, text, floor, at, out _, out _);

    /// <summary>12 members joined 9 village cells; 58 are in charge of 211 households: behind a semicolon or a colon the subject of the clause before goes on; below zero where none does.</summary>
    private static int Subject(ReadOnlySpan<char> text, int start, ReadOnlySpan<Candidate> candidates, int index)
    {
        int mark = candidates[index].OuterStart - 1;
        while (mark > start && Chars.IsSpace(text[mark])) mark--;
        if (mark <= start || text[mark] is not (';' or ':')) return -1;
        int floor = mark - 1;
        while (floor > start && text[floor] is not (';' or ':')) floor--;
        for (int first = 0; first < index; first++)
            if (candidates[first].Token.Start >= floor && candidates[first].Unit is { Kind: QuantityKind.Count, Id: not ("time" or "night" or "turn") }) return first;
        return -1;
    }

    /// <summary>The last before a number that counts, for a whole number; the last share for a broken one. What stands in brackets there is passed over.</summary>
    private static int Last(ReadOnlySpan<Candidate> candidates, int index, in NumberToken token)
    {
        bool broken = token.Has(NumberFlags.Decimal);
        for (int last = index - 1; last >= 0; last--)
            if (candidates[last].Unit is { } unit && (broken ? unit.Kind == QuantityKind.Percent : unit is { Kind: QuantityKind.Count, Id: not ("time" or "night" or "turn") })) return last;
        return -1;
    }

    /// <summary>Whether a word in small letters that joins nothing follows the number: 146 take part, 70 are away; or the number stands in brackets.</summary>
    private static bool Continues(ReadOnlySpan<char> text, in Candidate bare, LanguageData language)
    {
        int at = bare.Token.End;
        if (Attributes.IsDifference(text, bare.Token, language)) return true;
        if (Attributes.IsObject(text, bare.Token, language))
        {
            // 72 beadvány érkezett, 64-et rendeztek
            at = Attributes.PastCase(text, at, language);
            if (LeftOut.EndsClause(text, at)) return true;
        }
        if (at < text.Length && text[at] is ')') return true;
        // وأصيب 21؛ where the verb comes first, the number ends what it says
        if (language.BareEndsClause && !IsApposed(text, 0, bare.OuterStart) && (at >= text.Length || text[at] is '،' or '؛' or '.' or ',' or ';' or '\n')) return true;
        if (language.BareEndsClause && at + 1 < text.Length && text[at] == ' ' && text[at + 1] == '(') return true;
        if (at + 1 >= text.Length || text[at] != ' ' || !Chars.IsLetter(text[at + 1]) || Chars.Is(text[at + 1], Chars.Upper)) return false;
        return !(language.TryMatch(LexClass.Phrase, text, at + 1, out _, out Entry phrase) && phrase.Role is "join" or "of");
    }

    /// <summary>1,940 hectares of rice and 615 of maize: the word for "of" stands behind what was measured before and behind the number too.</summary>
    private static bool IsOfBoth(ReadOnlySpan<char> text, in Candidate before, in Candidate bare, LanguageData language) =>
        before.Unit is { Kind: not (QuantityKind.Money or QuantityKind.Percent or QuantityKind.Duration) } && before.OuterEnd < bare.OuterStart && text[before.OuterEnd..bare.OuterStart].IndexOfAny(".;؛:\n") < 0
        && IsOf(text, before.OuterEnd, language) && IsOf(text, bare.Token.End, language);

    private static bool IsOf(ReadOnlySpan<char> text, int at, LanguageData language) =>
        language.TryMatch(LexClass.Phrase, text, NumberScanner.SkipSpaces(text, at, text.Length), out _, out Entry of) && of.Role == "of";

    /// <summary>Whether a number in brackets is no mark of a list, and none outside stands before a closing one.</summary>
    private static bool Closes(ReadOnlySpan<char> text, in Candidate bare)
    {
        int at = bare.Token.End;
        if (at >= text.Length || text[at] is not (')' or ']')) return at >= text.Length || text[at] is not ('/' or '%' or '°' or '′');
        int open = bare.Token.Start - 1;
        if (text[at] == ']' || open < 2 || text[open] != '(' || text[open - 1] != ' ' || !Chars.IsLetter(text[open - 2]) || Chars.Is(text[open - 2], Chars.Upper)) return false;
        int next = NumberScanner.SkipSpaces(text, at + 1, text.Length);
        return next >= text.Length || text[next] is ',' or '.' or ';' or '\n' or '،' || next > at + 1 && char.IsLower(text[next]);
    }

    private static bool EndsName(ReadOnlySpan<char> text, int start, int at)
    {
        int stop = at;
        while (stop > start && Chars.IsSpace(text[stop - 1])) stop--;
        int first = stop;
        while (first > start && Chars.IsWord(text[first - 1])) first--;
        return first > start && stop - first > 1 && Chars.Is(text[first], Chars.Upper);
    }

    /// <summary>70, 60 and 50 percent: whether only a comma or a word for "and" stands between two numbers.</summary>
    private static bool IsOnlyList(ReadOnlySpan<char> text, int at, int stop, LanguageData language)
    {
        if (at + 1 < stop && text[at] == ',' && NumberScanner.SkipSpaces(text, at + 1, stop) == stop) return true;
        int next = NumberScanner.SkipSpaces(text, at < stop && text[at] == ',' ? at + 1 : at, stop);
        return language.TryMatch(LexClass.Phrase, text[..stop], next, out int end, out Entry join) && join.Role == "join" && NumberScanner.SkipSpaces(text, end, stop) == stop;
    }

    /// <summary>Whether a comma or semicolon follows, and no full stop or bracket stands before the next number.</summary>
    private static bool IsListed(ReadOnlySpan<char> text, int at, int stop, LanguageData language) =>
        at + 1 < stop && stop - at < 60 && (text[at] == ',' || text[at] == ';' && language.VerbEndings.Length == 0) && Chars.IsSpace(text[at + 1]) && text[at..stop].IndexOfAny(".():\n") < 0;

    /// <summary>Пётр Иванов — 45, фермер с 20 коровами: a number behind a dash is of the words before it, unless the next has a dash too; with so many is of other words.</summary>
    private static bool IsApart(ReadOnlySpan<char> text, int start, in Candidate bare, in Candidate next, LanguageData language)
    {
        if (IsOnlyList(text, bare.OuterEnd, next.OuterStart, language)) return false;
        if (Resumed.FollowsDash(text, start, bare.OuterStart)) return !Resumed.FollowsDash(text, bare.OuterEnd, next.OuterStart) || next.NounStart < next.Token.End;
        return EndsInPreposition(text[bare.OuterEnd..next.OuterStart], language) && !EndsInPreposition(text[start..bare.OuterStart], language);
    }

    private static bool EndsInPreposition(ReadOnlySpan<char> words, LanguageData language)
    {
        words = words.TrimEnd();
        int first = words.Length;
        while (first > 0 && Chars.IsWord(words[first - 1])) first--;
        return first < words.Length && Resumed.Opens(words[first..], language.BoundPrepositions);
    }

    // Mrs Lan, 65, received …: a number between commas is an age or an address.
    private static bool IsApposed(ReadOnlySpan<char> text, int start, int at)
    {
        while (at > start && Chars.IsSpace(text[at - 1])) at--;
        return at > start && text[at - 1] is ',' or '،';
    }

    /// <summary>Poor households left: 31.</summary>
    private static bool FromColon(ReadOnlySpan<char> text, int start, LanguageData language, ref Candidate bare)
    {
        int at = bare.OuterStart - 1;
        while (at > start && Chars.IsSpace(text[at])) at--;
        if (at <= start || text[at] != ':' || !bare.Token.IsPlainInteger && !bare.Token.Has(NumberFlags.Grouped)) return false;
        int stop = at, words = 0;
        for (at--; at >= start && words < MostWordsBeforeColon; at--)
        {
            if (!Chars.IsWord(text[at]) && !Chars.IsSpace(text[at]) && !Chars.IsDash(text[at])) return false;
            if (!Chars.IsWord(text[at]) || at > start && Chars.IsWord(text[at - 1])) continue;
            words++;
            if (!Match.Unit(language, text, at, stop, out int end, out Entry entry) || entry.Unit!.Kind != QuantityKind.Count || entry.Role is "symbol" or "code" or "direct") continue;
            bool plural = language.BareEndsClause || (language.HeadLast ? text[end - 1] == 's' || text[at..end].EndsWith("men", StringComparison.Ordinal) || text[at..end].EndsWith("ple", StringComparison.Ordinal) || text[at..end].EndsWith("ren", StringComparison.Ordinal)
                : Attributes.IsPlural(text, at, end, language));
            if (!plural) continue;
            bare.Unit = OwnNouns.Named(entry, text[at..end], language);
            bare.UnitEntry = entry;
            bare.Kind = bare.Token.Shape == NumberShape.Ratio ? QuantityKind.Ratio : QuantityKind.Count;
            (bare.NounStart, bare.NounEnd) = (at, end);
            return true;
        }
        return false;
    }

    /// <summary>közülük 3 tag, 1 fő; 212 fővel kevesebb: persons, members or pieces that are a part of what was counted, or so many more of it.</summary>
    private static void TakeGroup(ReadOnlySpan<char> text, int start, Span<Candidate> candidates, int index, LanguageData language)
    {
        ref Candidate part = ref candidates[index];
        if (part is not { Unit.Id: "person" or "member" or "item", Token.Shape: NumberShape.Plain }) return;
        if (language.HasNumberBehind && part.Unit.Id != "member" && (TakeNumbered(text, index > 0 ? candidates[index - 1].OuterEnd : start, ref part, language) || TakeWhole(text, candidates, index))) return;
        if (index == 0 || part.NounStart < part.Token.End || part.NounEnd - part.NounStart > 8) return;
        bool partOf = Match.Before(language, LexClass.Phrase, text, start, part.OuterStart, out _, out Entry word) && word.Role == "of-which";
        bool differs = !partOf && language.TryMatch(LexClass.Phrase, text, NumberScanner.SkipSpaces(text, part.OuterEnd, text.Length), out _, out word) && word.Role == "difference";
        // 286 katona, 1104 embert pedig: people are all people where they are more than those counted before.
        if (!partOf && !differs || partOf && part.Unit!.Id == "person" && index > 0 && candidates[index - 1].Unit is { Group: "person" } && part.Token.Value > candidates[index - 1].Token.Value) return;
        for (int last = index - 1; last >= 0; last--)
            if (candidates[last].Unit is { Kind: QuantityKind.Count } whole)
            {
                if (whole.Id == part.Unit!.Id || part.Unit.Id != "item" && whole.Group != "person") return;
                Take(ref part, candidates[last]);
                return;
            }
    }

    /// <summary>A látogatók száma elérte a 300 főt, takaró: 180 db: "number of", or a label, names what the word behind only calls persons or pieces.</summary>
    private static bool TakeNumbered(ReadOnlySpan<char> text, int floor, ref Candidate part, LanguageData language)
    {
        if (part.NounStart < part.Token.End || part.NounEnd - part.NounStart > 8) return false;
        int stop = part.OuterStart;
        while (stop > floor && Chars.IsSpace(text[stop - 1])) stop--;
        Candidate named = part;
        if (stop > floor && text[stop - 1] == ':')
        {
            stop--;
            int first = stop;
            while (first > floor && Chars.IsWord(text[first - 1])) first--;
            if (first == stop) return false;
            if (!language.TryMatch(LexClass.Phrase, text[..stop], first, out _, out Entry behind) || behind.Role != "number-behind")
            {
                // For the poor: 80 pieces
                if (LeftOut.EndsIn(text[first..stop], language.RecipientEndings) || !Match.Unit(language, text, first, stop, out int end, out Entry entry) || end != stop || entry.Unit is not { Kind: QuantityKind.Count } || entry.Role is "symbol" or "code" or "direct") return false;
                named.Unit = entry.Unit;
                named.UnitEntry = entry;
                (named.NounStart, named.NounEnd) = (first, stop);
            }
        }
        for (int at = stop - 1, words = 0; named.Unit == part.Unit && at >= floor && words < 5; at--)
        {
            if (text[at] is '.' or '!' or '?' or ';' or ':' or ',' or '(' or '\n') return false;
            if (!Chars.IsWord(text[at]) || at > floor && Chars.IsWord(text[at - 1])) continue;
            words++;
            if (!language.TryMatch(LexClass.Phrase, text[..part.OuterStart], at, out _, out Entry phrase) || phrase.Role != "number-behind") continue;
            Ellipsis.TakeBehind(text, language, floor, at, ref named);
            break;
        }
        if (named.Unit == part.Unit || named.Unit!.Group == "place" || (part.Unit!.Id == "person") != (named.Unit.Group == "person")) return false;
        part = named;
        return true;
    }

    /// <summary>22 tag tehenet vett, nyolcan standot nyitottak: a number word with the ending for people counts those of whom it may be a part.</summary>
    private static bool TakeWhole(ReadOnlySpan<char> text, Span<Candidate> candidates, int index)
    {
        ref Candidate part = ref candidates[index];
        if (part.Unit!.Id != "person" || part.NounStart >= 0 && !(part.NounEnd - part.NounStart == 2 && text[part.Token.End] == '-')) return false;
        for (int last = index - 1; last >= 0; last--)
            if (candidates[last] is { Unit: { Kind: QuantityKind.Count, Group: "person" }, Token.Shape: NumberShape.Plain } whole && whole.Token.Value >= part.Token.Value && text[whole.OuterEnd..part.OuterStart].IndexOfAny(";:") < 0)
            {
                Take(ref part, candidates[last]);
                return true;
            }
        return false;
    }

    private static void Take(ref Candidate bare, in Candidate from)
    {
        bare.Unit = from.Unit;
        bare.UnitEntry = from.UnitEntry;
        bare.Kind = bare.Token.Shape == NumberShape.Ratio ? QuantityKind.Ratio : from.Unit!.Kind;
        bare.NounStart = from.NounStart;
        bare.NounEnd = from.NounEnd;
    }
}
