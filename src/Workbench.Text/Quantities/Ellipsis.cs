using System.Buffers;
using System.Runtime.InteropServices;
using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Quantities;

/// <summary>
/// Gives a bare number the unit that its sentence leaves out: "16 of 18 targets" counts targets twice, "3,842 files, of which 3,835
/// were settled" counts files twice. Only words that the language lists as such, so that no unit is guessed from nearness alone.
/// </summary>
internal static class Ellipsis
{
    internal static readonly SearchValues<char> ClauseMarks = SearchValues.Create("(),;،؛:.");

    private const int NearUtf16 = 24;
    private const int FarthestNameUtf16 = 200;
    internal const int FarthestWholeUtf16 = 40;

    /// <summary>Fills in what the numbers of the sentence that begins at <paramref name="start"/> leave out.</summary>
    public static void Fill(ReadOnlySpan<char> text, int start, List<Candidate> found, LanguageData language)
    {
        Span<Candidate> candidates = CollectionsMarshal.AsSpan(found);
        if (language.AdjectiveEnding.Length > 0) FromNextNoun(text, candidates, language);
        if (language.AdjectiveEndings.Length > 0) Resumed.FromNextNoun(text, candidates, language);
        if (language.IsSpaced) DashItems.Fill(text, start, candidates, language);
        for (int index = 0; index < candidates.Length; index++)
        {
            ref Candidate bare = ref candidates[index];
            if (!language.IsSpaced && bare.Unit is { Kind: QuantityKind.Count } && index > 0) SameClassifier.Take(text, candidates[..index], ref bare, language);
            if (bare.Unit is { Kind: QuantityKind.Money } && index > 0 && candidates[index - 1].Unit is { Id: "medal" } && bare is { Token: { Shape: NumberShape.Plain, IsPlainInteger: true, Value: < 1000 }, UnitEntry.Role: "direct" })
            {
                // 5 huy chương vàng, 3 bạc, 6 đồng: bronze, where medals stand before it
                Take(ref bare, candidates[index - 1]);
                bare.Kind = QuantityKind.Count;
                continue;
            }
            if (bare is { UnitEntry.Role: "generic", Unit.Kind: QuantityKind.Count } && index > 0) SaidOnce.TakeKind(text, candidates[..index], ref bare);
            if (bare.Unit is { Kind: QuantityKind.Count } && index > 0) TakeWholeNoun(text, language, candidates[index - 1], ref bare);
            if (bare.Unit is not null || language.HasNumberBehind && (Endings.TakeRole(text, start, language, ref bare) || TakeWhole(text, start, language, ref bare)) || bare.Token.Shape == NumberShape.Ratio) continue;
            if (language.Articles.Length > 0 && Attributes.TakeDefinite(text, start, language, ref bare)) continue;
            if (language.NamedBeforeNumber && (TakeNamedBefore(text, start, language, ref bare) || Labels.Take(text, start, language, ref bare))) continue;
            if (index + 1 < candidates.Length && candidates[index + 1].Unit is { Kind: QuantityKind.Length } && bare.Token.Shape == NumberShape.Plain && text[bare.Token.End..Math.Max(bare.Token.End, candidates[index + 1].Token.Start)].Trim() is "x" or "×" or "х")
            {
                // 85 x 3 m
                Take(ref bare, candidates[index + 1]);
                bare.Kind = QuantityKind.Length;
                continue;
            }
            if (index > 0 && SaidOnce.IsChanged(text, candidates[index - 1], bare, language))
            {
                // A háztartások száma 412-ről 268-ra csökkent.
                Take(ref bare, candidates[index - 1]);
                continue;
            }
            if (index > 0 && StartsWith(text, language, bare.Token.End, "of-which", out Entry which) && PartOf(candidates, index, which.Value > 0) is int whole and >= 0) Take(ref bare, candidates[whole]);
            else if (index + 1 < candidates.Length && Counts(candidates[index + 1]) && IsOnly(text, language, bare.Token.End, candidates[index + 1].OuterStart, "of"))
                Take(ref bare, candidates[index + 1]);
            else if (index > 0 && Counts(candidates[index - 1]) && IsOutOf(text, language, bare, candidates[index - 1]))
                Take(ref bare, candidates[index - 1]);
            else if (index > 0 && (Counts(candidates[index - 1]) || IsSum(candidates[index - 1], bare) || Resumed.Measures(candidates[index - 1]) && bare.NounStart < 0) && EndsWith(text, language, candidates[index - 1].OuterEnd, bare.OuterStart, out bool people))
                Take(ref bare, people ? LastPeople(candidates, index) : Resumed.Measures(candidates[index - 1]) ? candidates[index - 1] : Rest(candidates, index) ?? Whole(candidates, index));
            else if (index > 0 && bare.NounStart < 0 && bare.Token.Shape == NumberShape.Plain && !bare.Token.Has(NumberFlags.Scaled) && Counts(candidates[LastCounted(candidates, index)])
                && StartsWith(text, language, bare.Token.End, "is") && OpensClause(text, candidates[index - 1].OuterEnd, bare.OuterStart, language))
            {
                // 12 have a degree, 3 are party members
                Take(ref bare, candidates[LastCounted(candidates, index)]);
            }
            else if (index > 0 && (bare.NounStart < 0 || language.VerbEndings.Length > 0 && IsOnly(text, language, candidates[index - 1].OuterEnd, bare.OuterStart, "of")) && Counts(candidates[index - 1]) && bare.Token.Value >= candidates[index - 1].Token.Value && bare.OuterStart - candidates[index - 1].OuterEnd < FarthestWholeUtf16
                && Match.Before(language, LexClass.Phrase, text, candidates[index - 1].OuterEnd, bare.OuterStart, out _, out Entry outOf) && outOf.Role == "of")
            {
                // 512 pupils out of 580
                Take(ref bare, candidates[index - 1]);
            }
            else if (index + 1 < candidates.Length && bare.NounStart < 0 && bare.Bound != Bound.Exact && Counts(candidates[index + 1]) && candidates[index + 1].Bound != Bound.Exact
                && IsComma(text, bare.OuterEnd, candidates[index + 1].OuterStart))
                Take(ref bare, candidates[index + 1]);
            else if (index > 0 && (bare.NounStart < 0 || language.BareTakesLast) && Counts(candidates[index - 1]) && Match.Before(language, LexClass.Phrase, text, start, candidates[index - 1].OuterStart, out int of, out Entry all) && all.Role == "of"
                && (IsComma(text, candidates[index - 1].OuterEnd, bare.OuterStart) || language.HeadLast && of == start && EndsInOnlyComma(text, candidates[index - 1].OuterEnd, bare.OuterStart)))
            {
                // Of the 1,245 households, 312 are poor.
                Take(ref bare, candidates[index - 1]);
            }
            else if (index > 0 && bare.NounStart < 0 && Counts(candidates[index - 1]) && (IsTo(text, language, candidates[index - 1].OuterEnd, bare.OuterStart) || ReachesFrom(text, start, language, candidates[index - 1], ref bare))
                && !(bare.Token.Has(NumberFlags.Scaled) && bare.Token.Value >= 1_000_000 && !candidates[index - 1].Token.Has(NumberFlags.Scaled)))
            {
                // the number of poor households, from 320 to 85
                Take(ref bare, candidates[index - 1]);
            }
            else if (index + 1 < candidates.Length && candidates[index + 1].Unit is not null && bare.Token.Shape == NumberShape.Plain && IsTo(text, language, bare.Token.End, candidates[index + 1].Token.Start)
                && Match.Before(language, LexClass.RangeOpen, text, start, bare.Token.Start, out _, out _))
            {
                // fell from 24 to 12 households
                Take(ref bare, candidates[index + 1]);
                SaidOnce.TakeScale(ref bare, candidates[index + 1]);
                if (bare.Bound == Bound.AtLeast && bare.OuterStart < bare.Token.Start) bare.Bound = Bound.Exact;
                if (language.HasChanges && candidates[index + 1].Bound == Bound.AtMost) candidates[index + 1].Bound = Bound.Exact;
            }
            else if (index > 0 && (candidates[index - 1].Unit is { Kind: QuantityKind.Money } || candidates[index - 1].Unit is { Kind: QuantityKind.Percent } && bare.NounStart < 0) && IsTo(text, language, candidates[index - 1].OuterEnd, bare.Token.Start)
                && (Match.Before(language, LexClass.RangeOpen, text, start, candidates[index - 1].Token.Start, out _, out _) || Match.Before(language, LexClass.RangeOpen, text, start, candidates[index - 1].OuterStart, out _, out _)))
            {
                // rose from 10 dollars to 20: what was reached, no limit
                Take(ref bare, candidates[index - 1]);
                bare.Bound = Bound.Exact;
            }
            else if (bare.NounStart < 0 && bare.Token.Shape == NumberShape.Plain && index + 1 < candidates.Length && candidates[index + 1].Unit is not null && IsTo(text, language, bare.OuterEnd, candidates[index + 1].OuterStart)
                && Match.Before(language, LexClass.RangeOpen, text, start, bare.Token.Start, out _, out _))
            {
                // fell from 2.9 to 2.6 percent, from six to two trips
                Take(ref bare, candidates[index + 1]);
            }
            else if (bare.NounStart < 0 && !bare.Token.Has(NumberFlags.Scaled) && language.IsSpaced && TakeParallel(text, start, candidates, index, language)) continue;
            else if (bare.NounStart < 0 || IsConjunction(text, bare, language) || IsAmongSums(candidates, index, language)) FromContext(text, start, candidates, index, language);
            // free for the first 16 who sign up
            if (bare.Unit is null && language.NounsAreUnits && bare.Token.Shape == NumberShape.Plain && StartsWith(text, language, bare.Token.End, "people-verb")) LeftOut.TakePeople(candidates, index);
            // killing 3, arrested 6
            else if (bare is { Unit: null, NounStart: < 0, Token.Shape: NumberShape.Plain } && language.NounsAreUnits && Match.Before(language, LexClass.Phrase, text, start, bare.OuterStart, out _, out Entry taker) && taker.Role == "takes-people") LeftOut.TakePeople(candidates, index);
            if (bare.Unit is null && language.VerbEndings.Length > 0) LeftOut.Fill(text, start, candidates, index, language);
            if (bare.Unit is null) LeftOut.TakeOnly(text, start, candidates, index, language);
            if (bare.Unit is null && language.NounsAreUnits) Subjects.Take(text, start, candidates, index, language);
        }
        Breakdown.Fill(text, candidates, language);
        if (language.VerbEndings.Length > 0 || language.AdjectiveEnding.Length > 0) Resumed.FillNames(text, start, candidates, language);
        if (language.BareTakesLast) Carried.Fill(text, start, candidates, language);
        if (language.IsSpaced) Breakdown.FillParts(text, start, candidates);
        else UnspacedBare.Fill(text, candidates, language);
    }

    /// <summary>463 party members, of whom 37 members: the bare head of the noun just counted counts the same.</summary>
    private static void TakeWholeNoun(ReadOnlySpan<char> text, LanguageData language, in Candidate whole, ref Candidate part)
    {
        if (!Counts(whole) || whole.Unit == part.Unit || part.NounStart < part.Token.End || whole.NounStart < 0 || part.NounEnd - part.NounStart >= whole.NounEnd - whole.NounStart) return;
        if (!text[whole.NounStart..whole.NounEnd].StartsWith(text[part.NounStart..part.NounEnd], StringComparison.Ordinal) || Chars.IsWord(text[whole.NounStart + part.NounEnd - part.NounStart])) return;
        if (EndsWith(text, language, whole.OuterEnd, part.OuterStart, out _)) Take(ref part, whole);
    }

    /// <summary>خصصت 650 مليارا وينقصها 550: behind a sum, a word with "and" written onto it is nothing that is counted.</summary>
    private static bool IsConjunction(ReadOnlySpan<char> text, in Candidate bare, LanguageData language) =>
        bare.NounStart > bare.Token.End && text[bare.NounStart] == 'و' && bare.Token.Has(NumberFlags.Scaled) && bare.Token.Value >= 1_000_000 && language.NumeralPrefixes.Length > 0;

    /// <summary>600.000 đồng đồ dùng, 750 nghìn khám sức khỏe và 40.000 đồng tiền ăn: thousands between two sums of money, where sums may leave out their currency.</summary>
    private static bool IsAmongSums(ReadOnlySpan<Candidate> candidates, int index, LanguageData language) =>
        language.BareScale is not null && candidates[index].Token.Has(NumberFlags.Scaled) && candidates[index].Token.Value < 1_000_000 && index > 0 && index + 1 < candidates.Length
        && candidates[index - 1].Unit is { Kind: QuantityKind.Money } && candidates[index + 1].Unit is { Kind: QuantityKind.Money };

    /// <summary>Nothing but a comma, a semicolon or a word for "and" stands right before a number.</summary>
    private static bool OpensClause(ReadOnlySpan<char> text, int from, int at, LanguageData language)
    {
        int stop = at;
        while (stop > from && Chars.IsSpace(text[stop - 1])) stop--;
        return stop > from && (text[stop - 1] is ',' or ';' or '،' or '؛' || Match.Before(language, LexClass.Phrase, text, from, stop, out _, out Entry join) && join.Role == "join");
    }

    /// <summary>What "of them" speaks of: what was counted last; "of whom", as in 22 girls, a course of 160 hours, nine of whom, no hours. Below zero where there is none.</summary>
    private static int PartOf(Span<Candidate> candidates, int index, bool people)
    {
        int last = LastCounted(candidates, index);
        bool counts = Counts(candidates[last]);
        for (int before = last; people && before >= 0 && !(counts && candidates[last].Unit!.Group is "person" or "household" or "organisation"); before--)
            if (candidates[before].Unit is { Kind: QuantityKind.Count, Group: "person" }) return before;
        return counts ? last : -1;
    }

    /// <summary>98 houses, 81 % of all; larvae were in 52 of them: shares between count nothing.</summary>
    private static int LastCounted(Span<Candidate> candidates, int index)
    {
        int last = index - 1;
        while (last > 0 && candidates[last].Unit is { Kind: QuantityKind.Percent }) last--;
        return last;
    }

    /// <summary>39 of 44 schools teach 12,480 pupils, the other 5 wait: what is left of an earlier whole counts the same.</summary>
    private static Candidate? Rest(Span<Candidate> candidates, int index)
    {
        for (int before = index - 1; before >= 0; before--)
            if (candidates[before] is { Token.Shape: NumberShape.Ratio, Unit.Kind: QuantityKind.Count } part && part.Token.High - part.Token.Value == candidates[index].Token.Value) return part;
        return null;
    }

    /// <summary>1,245 members in 34 branches, up from 1,100: no part is more than its whole.</summary>
    private static Candidate Whole(Span<Candidate> candidates, int index)
    {
        if (candidates[index - 1] is not { Token.Shape: NumberShape.Plain } last || candidates[index].Token.Shape != NumberShape.Plain || last.Token.Value >= candidates[index].Token.Value || !Counts(last)) return candidates[index - 1];
        for (int before = index - 2; before >= 0; before--)
            if (candidates[before] is { Token.Shape: NumberShape.Plain } whole && Counts(whole) && whole.Token.Value >= candidates[index].Token.Value) return whole;
        return last;
    }

    /// <summary>63 women of 11 towns, 17 of them: what people are a part of is people.</summary>
    private static Candidate LastPeople(Span<Candidate> candidates, int index)
    {
        for (int before = index - 1; before >= 0; before--)
            if (candidates[before].Unit is { Kind: QuantityKind.Count, Group: "person" }) return candidates[before];
        return candidates[index - 1];
    }

    /// <summary>Ở đó có 93 người. Trong đó 31 tham gia …: a sentence that begins with "of which" and a bare number, or whose first number "of them" follows, goes on counting what the sentence before it counted last.</summary>
    public static Candidate? Continue(ReadOnlySpan<char> text, int start, List<Candidate> found, LanguageData language, Candidate? last)
    {
        if (found.Count == 0) return null;
        Candidate first = found[0];
        if (last is { } whole && first.Unit is null && first.Token.Shape == NumberShape.Plain && !first.Token.Has(NumberFlags.Scaled) && (Match.Before(language, LexClass.Phrase, text, start, first.OuterStart, out int at, out Entry phrase)
            && phrase.Role == "of-which" && at == start
            // Two of them passed.
            || (!language.HeadLast || first.OuterStart == start) && StartsWith(text, language, first.Token.End, "of-which")))
        {
            Take(ref first, whole);
            found[0] = first;
            // Số đã giải quyết là 380, đang giải quyết 27
            for (int index = 1; index < found.Count && found[index] is { Unit: null, Token.Shape: NumberShape.Plain } next && EndsWith(text, language, first.OuterEnd, next.OuterStart, out _); index++)
            {
                Take(ref next, whole);
                found[index] = first = next;
            }
        }
        for (int index = found.Count - 1; index >= 0; index--)
            if (Counts(found[index])) return found[index];
        return null;
    }

    /// <summary>8 háziorvosi, 4 fogorvosi rendelő: numbers that have an adjective only count the noun after the last.</summary>
    private static void FromNextNoun(ReadOnlySpan<char> text, Span<Candidate> candidates, LanguageData language)
    {
        for (int index = candidates.Length - 2; index >= 0; index--)
        {
            ref Candidate bare = ref candidates[index];
            if (bare.Unit is null && bare.Token.Shape == NumberShape.Plain && Counts(candidates[index + 1])
                && Attributes.IsEnumerated(text, bare.Token.End, candidates[index + 1].OuterStart, language)) Take(ref bare, candidates[index + 1]);
        }
    }

    /// <summary>On the first day 457, on the second day 531 gifts; in 2023 14, in 2024 17 houses: the same word, or a year, stands before each of the numbers.</summary>
    private static bool TakeParallel(ReadOnlySpan<char> text, int start, Span<Candidate> candidates, int index, LanguageData language)
    {
        ref Candidate bare = ref candidates[index];
        if (bare.Token.Shape != NumberShape.Plain) return false;
        ReadOnlySpan<char> lead = Lead(text, start, bare.OuterStart, language);
        if (lead.Length < 3) return false;
        for (int other = index + 1; other < candidates.Length && candidates[other].OuterStart - bare.OuterEnd < FarthestNameUtf16; other++)
            if (Counts(candidates[other]) && IsSame(lead, Lead(text, start, candidates[other].OuterStart, language)))
            {
                Take(ref bare, candidates[other]);
                return true;
            }
        if (index == 0 || !Counts(candidates[index - 1]) || bare.OuterStart - candidates[index - 1].OuterEnd >= FarthestNameUtf16 || !IsSame(lead, Lead(text, start, candidates[index - 1].OuterStart, language))) return false;
        Take(ref bare, candidates[index - 1]);
        return true;
    }

    /// <summary>The common word, or the year, right before an offset; empty where a name or a sign stands there.</summary>
    private static ReadOnlySpan<char> Lead(ReadOnlySpan<char> text, int start, int stop, LanguageData language)
    {
        // 2018-ban 49, 2019-ben már 53 egyesület
        if (Match.Before(language, LexClass.Phrase, text, start, stop, out int adverb, out Entry word) && word.Role == "stop") stop = adverb;
        while (stop > start && Chars.IsSpace(text[stop - 1])) stop--;
        int first = stop;
        while (first > start && Chars.IsWord(text[first - 1])) first--;
        if (first - 5 >= start && Chars.IsDash(text[first - 1]) && Chars.IsDigit(text[first - 2])) (first, stop) = (first - 5, first - 1);
        return stop > first && (Chars.IsDigit(text[first]) ? stop - first == 4 : char.IsLower(text[first])) ? text[first..stop] : [];
    }

    private static bool IsSame(ReadOnlySpan<char> first, ReadOnlySpan<char> second) =>
        first.Equals(second, StringComparison.Ordinal) || first.Length == 4 && second.Length == 4 && first[0] is '1' or '2' && second[0] is '1' or '2' && Chars.IsDigit(first[3]) && Chars.IsDigit(second[3]);

    /// <summary>A number with nothing behind it: a sum whose currency is said beside it or is understood, or the number of what a word before it names.</summary>
    private static void FromContext(ReadOnlySpan<char> text, int start, Span<Candidate> candidates, int index, LanguageData language)
    {
        ref Candidate bare = ref candidates[index];
        if (bare.Token.Has(NumberFlags.Scaled) && bare.Token.Value >= 1_000_000)
        {
            // 54 million VND, up 24 million
            // 300 million VND for 15 tanks, 20 million each: a count may stand between.
            // a 178 milliós beruházáshoz 19 millió forintot adtak
            int reach = Attributes.Describes(text, bare.Token, language) ? 120 : 40;
            if (index > 0 && IsMoneyNear(text, candidates[index - 1], bare)) Take(ref bare, candidates[index - 1]);
            else if (index > 1 && Counts(candidates[index - 1]) && candidates[index - 2].Unit is { Kind: QuantityKind.Money } && bare.OuterStart - candidates[index - 2].OuterEnd is >= 0 and < 80
                && text[candidates[index - 2].OuterEnd..bare.OuterStart].IndexOfAny(";:.") < 0) Take(ref bare, candidates[index - 2]);
            else if (index + 1 < candidates.Length && IsMoneyNear(text, bare, candidates[index + 1], reach)) Take(ref bare, candidates[index + 1]);
            else if (language.BareScale is UnitInfo currency)
            {
                bare.Unit = currency;
                bare.Kind = bare.Token.Shape == NumberShape.Range ? QuantityKind.Range : QuantityKind.Money;
            }
            return;
        }
        if (bare.Token.Shape != NumberShape.Plain && !(language.HasNumberBehind && bare.Token.Shape == NumberShape.Range)) return;
        if (language.ReportCurrency && bare.Token.Shape == NumberShape.Plain && bare.Token.Value >= 100_000 && bare.Token.Value % 1000 == 0 && (index > 0 && IsMoneyNear(text, candidates[index - 1], bare) || index + 1 < candidates.Length && IsMoneyNear(text, bare, candidates[index + 1])))
        {
            // 19 of them receive 500 000, the others 300 000 dong
            Take(ref bare, index > 0 && candidates[index - 1].Unit is { Kind: QuantityKind.Money } ? candidates[index - 1] : candidates[index + 1]);
            return;
        }
        if (bare.Token.Has(NumberFlags.Scaled) && language.BareScale is not null)
        {
            // Mỗi hộ nhận 500 nghìn, 12 hộ nhận thêm 300 nghìn đồng: thousands of nothing beside a sum of money.
            for (int near = Math.Max(0, index - 2); near < Math.Min(candidates.Length, index + 3); near++)
            {
                if (candidates[near].Unit is not { Kind: QuantityKind.Money }) continue;
                Take(ref bare, candidates[near]);
                return;
            }
        }
        if (language.RecipientEndings.Length > 0 && index + 1 < candidates.Length && Endings.IsPrice(text, start, bare, candidates[index + 1], language))
        {
            Take(ref bare, candidates[index + 1]);
            return;
        }
        int floor = Math.Max(index > 0 ? candidates[index - 1].OuterEnd : start, bare.OuterStart - FarthestNameUtf16);
        for (int at = bare.OuterStart - 1, words = 0; at >= floor && words < 14; at--)
        {
            if (text[at] is '.' or '!' or '?' or '…' or '؟' or '۔' or ';' or ':' or ',' or '(' or '\n' or '،' or '؛') return;
            if (!Chars.IsWord(text[at]) || (at > floor && Chars.IsWord(text[at - 1]))) continue;
            words++;
            if (language.OwnedEnding.Length > 0 && Endings.TakeOwner(text, at, bare.OuterStart, language, ref bare)) return;
            if (!language.TryMatch(LexClass.Phrase, text, at, out int end, out Entry phrase) || phrase.Role is not ("number-of" or "number-behind") || end > bare.OuterStart) continue;
            if (phrase.Role == "number-of") TakeNamed(text, language, end, ref bare);
            else TakeBehind(text, language, floor, at, ref bare);
            return;
        }
        if (language.HasNumberBehind) TakeAhead(text, language, candidates, index);
    }

    /// <summary>A pályázók közül 17: the noun that the number is a part of stands before "of".</summary>
    private static bool TakeWhole(ReadOnlySpan<char> text, int start, LanguageData language, ref Candidate bare)
    {
        if (bare.Token.Shape is not (NumberShape.Plain or NumberShape.Ratio) || !Match.Before(language, LexClass.Phrase, text, start, bare.OuterStart, out int of, out Entry phrase) || phrase.Role != "of-which" || of <= start) return false;
        Candidate whole = bare;
        TakeBehind(text, language, start, of, ref whole);
        if (whole.Unit is null || !Attributes.IsPlural(text, whole.NounStart, whole.NounEnd, language)) return false;
        bare = whole;
        if (bare.Token.Shape == NumberShape.Ratio) bare.Kind = QuantityKind.Ratio;
        return true;
    }

    /// <summary>58-ra nőtt a klubok száma: "number of" behind its noun may follow in the clause.</summary>
    private static void TakeAhead(ReadOnlySpan<char> text, LanguageData language, Span<Candidate> candidates, int index)
    {
        ref Candidate bare = ref candidates[index];
        int stop = Math.Min(text.Length, bare.OuterEnd + FarthestNameUtf16);
        foreach (Candidate later in candidates[(index + 1)..])
            if (later.Unit is not null)
            {
                stop = Math.Min(stop, later.OuterStart);
                break;
            }
        for (int at = bare.OuterEnd, words = 0; at < stop && words < 9; at++)
        {
            if (text[at] is '.' or '!' or '?' or '…' or ';' or ':' or ',' or '(' or '\n') return;
            if (!Chars.IsWord(text[at]) || (at > 0 && Chars.IsWord(text[at - 1]))) continue;
            words++;
            if (!language.TryMatch(LexClass.Phrase, text[..stop], at, out _, out Entry phrase) || phrase.Role != "number-behind") continue;
            TakeBehind(text, language, bare.OuterEnd, at, ref bare);
            return;
        }
    }

    /// <summary>nghệ nhân 184, giáo viên (34): people or households right before a number that ends its clause, or stands in brackets.</summary>
    private static bool TakeNamedBefore(ReadOnlySpan<char> text, int start, LanguageData language, ref Candidate bare)
    {
        if (bare.NounStart >= 0 || bare.Token is not { Shape: NumberShape.Plain, Value: >= 2 } || bare.Token.Has(NumberFlags.Words | NumberFlags.Scaled | NumberFlags.Decimal)) return false;
        int at = bare.Token.End, stop = bare.OuterStart;
        bool bracketed = stop > start + 1 && text[stop - 1] == '(' && at < text.Length && text[at] == ')';
        if (!bracketed && at < text.Length && text[at] is not (',' or ';' or '.' or ')' or '\n')) return false;
        if (bracketed) stop--;
        else if (Match.Before(language, LexClass.Phrase, text, start, stop, out int linked, out Entry link) && link.Role == "is") stop = linked;
        if (!Match.Before(language, LexClass.Unit, text, start, stop, out int first, out Entry noun) || noun.Unit is not { Kind: QuantityKind.Count } unit || unit.Group is not ("person" or "household") || noun.Role is "direct" or "symbol" or "code" or "attributive") return false;
        if (text[first..stop].Trim().IndexOf(' ') < 0 && unit.Id != "household" || Chars.Is(text[first], Chars.Upper) && first > start) return false;
        bare.Unit = unit;
        bare.UnitEntry = noun;
        bare.Kind = QuantityKind.Count;
        (bare.NounStart, bare.NounEnd) = (first, UnitFinder.TrimEnd(text, first, stop));
        return true;
    }

    /// <summary>The number of poor households fell to 58: the unit behind "number of".</summary>
    internal static void TakeNamed(ReadOnlySpan<char> text, LanguageData language, int at, ref Candidate bare)
    {
        for (int words = 0; words <= language.MaxSkip; words++)
        {
            at = NumberScanner.SkipSpaces(text, at, bare.OuterStart);
            if (at >= bare.OuterStart || !Chars.IsLetter(text[at])) return;
            if (Match.Unit(language, text, at, bare.OuterStart, out int end, out Entry entry) && entry.Unit!.Kind == QuantityKind.Count && entry.Role is not ("symbol" or "code" or "direct"))
            {
                bare.Unit = OwnNouns.Named(entry, text[at..end], language);
                bare.UnitEntry = entry;
                bare.Kind = QuantityKind.Count;
                bare.NounStart = at;
                bare.NounEnd = end;
                // the number of women's clubs
                if (!language.HeadLast || end + 1 >= bare.OuterStart || !Chars.IsApostrophe(text[end]) || text[end + 1] != 's') return;
                at = end + 1;
            }
            while (at < bare.OuterStart && Chars.IsWord(text[at])) at++;
        }
    }

    /// <summary>с 412 предметов до 57: the word for "to" also sets a limit, but not where "from" stands before the first number.</summary>
    private static bool ReachesFrom(ReadOnlySpan<char> text, int start, LanguageData language, in Candidate from, ref Candidate bare)
    {
        if (bare.Bound != Bound.AtMost || !(IsTo(text, language, from.OuterEnd, bare.Token.Start) || LeftOut.IsPastYear(text, language, from.OuterEnd, bare.Token.Start) || IsPastMonth(text, language, from.OuterEnd, bare.Token.Start)) || !Match.Before(language, LexClass.RangeOpen, text, start, from.Token.Start, out _, out _)) return false;
        bare.Bound = Bound.Exact;
        return true;
    }

    /// <summary>со 120 в январе до 210: only a time that a preposition leads stands between.</summary>
    private static bool IsPastMonth(ReadOnlySpan<char> text, LanguageData language, int start, int stop)
    {
        if (stop - start is < 6 or > 40 || text[start..stop].IndexOfAny(ClauseMarks) >= 0 || !Match.Before(language, LexClass.RangeMiddle, text, start, stop, out _, out Entry middle) || middle.Role is not ("-" or "")) return false;
        int word = NumberScanner.SkipSpaces(text, start, stop), end = word;
        while (end < stop && Chars.IsWord(text[end])) end++;
        return end > word && language.BoundPrepositions.Contains(text[word..end].ToString(), StringComparer.Ordinal);
    }

    internal static bool IsTo(ReadOnlySpan<char> text, LanguageData language, int start, int stop)
    {
        int at = NumberScanner.SkipSpaces(text, start, stop);
        if (at <= start || at >= stop) return false;
        if (language.TryMatch(LexClass.Phrase, text[..stop], at, out int end, out Entry reached) && reached.Role == "change-to" && NumberScanner.SkipSpaces(text, end, stop) == stop) return true;
        return language.TryMatch(LexClass.RangeMiddle, text[..stop], at, out end, out Entry middle) && middle.Role is "-" or "" && NumberScanner.SkipSpaces(text, end, stop) == stop;
    }

    /// <summary>at least ten, at most thirty trees: only a comma between the number and the next with its bound.</summary>
    private static bool IsComma(ReadOnlySpan<char> text, int start, int stop) => start < stop && text[start..stop].Trim() is "," or "،";

    /// <summary>Of the 211 families still on the list, 40 …: one comma, right before the number.</summary>
    private static bool EndsInOnlyComma(ReadOnlySpan<char> text, int start, int stop) =>
        start < stop && stop - start < 80 && text[start..stop].TrimEnd() is { Length: > 0 } lead && lead.IndexOfAny(ClauseMarks) == lead.Length - 1 && lead[^1] == ',';

    /// <summary>A szegény háztartások száma 58-ra csökkent: the unit right before "number of".</summary>
    internal static void TakeBehind(ReadOnlySpan<char> text, LanguageData language, int floor, int at, ref Candidate bare)
    {
        int stop = at;
        while (stop > floor && Chars.IsSpace(text[stop - 1])) stop--;
        int first = stop;
        while (first > floor && Chars.IsWord(text[first - 1])) first--;
        int end = stop;
        Entry entry = null!;
        // A szövetkezetek összesített száma: an adjective may stand between.
        for (int words = 0; first < stop && !(Match.Unit(language, text, first, stop, out end, out entry) && end == stop); words++)
        {
            if (words == 1 || first == floor || text[first - 1] != ' ') return;
            stop = first - 1;
            first = stop;
            while (first > floor && Chars.IsWord(text[first - 1])) first--;
        }
        if (first == stop || entry.Unit!.Kind != QuantityKind.Count || entry.Role is "symbol" or "code" or "direct") return;
        bare.Unit = entry.Unit;
        bare.UnitEntry = entry;
        bare.Kind = bare.Token.Shape == NumberShape.Range ? QuantityKind.Range : QuantityKind.Count;
        bare.NounStart = first;
        bare.NounEnd = end;
    }

    internal static bool IsMoneyNear(ReadOnlySpan<char> text, in Candidate first, in Candidate second, int reach = 40) =>
        (first.Unit ?? second.Unit) is { Kind: QuantityKind.Money } && second.OuterStart - first.OuterEnd >= 0 && second.OuterStart - first.OuterEnd < reach
        && text[first.OuterEnd..second.OuterStart].IndexOfAny(";:.") < 0;

    private static bool Counts(in Candidate candidate) => candidate.Unit is { Kind: QuantityKind.Count };

    /// <summary>"2.5 billion dong, of which 1.5 billion from the budget": a scaled number after a sum of money.</summary>
    private static bool IsSum(in Candidate from, in Candidate bare) => from.Unit is { Kind: QuantityKind.Money } && bare.Token.Has(NumberFlags.Scaled);

    internal static void Take(ref Candidate bare, in Candidate from)
    {
        bare.Unit = from.Unit;
        bare.UnitEntry = from.UnitEntry;
        bare.Kind = bare.Token.Shape == NumberShape.Range ? QuantityKind.Range : from.Unit!.Kind;
        bare.NounStart = from.NounStart;
        bare.NounEnd = from.NounEnd;
    }

    private static bool IsOnly(ReadOnlySpan<char> text, LanguageData language, int start, int stop, string role)
    {
        int at = NumberScanner.SkipSpaces(text, start, stop);
        return at < stop && stop - at < NearUtf16 && language.TryMatch(LexClass.Phrase, text[..stop], at, out int end, out Entry phrase) && phrase.Role == role
            && NumberScanner.SkipSpaces(text, end, stop) == stop;
    }

    internal static bool StartsWith(ReadOnlySpan<char> text, LanguageData language, int start, string role) => StartsWith(text, language, start, role, out _);

    internal static bool StartsWith(ReadOnlySpan<char> text, LanguageData language, int start, string role, out Entry phrase)
    {
        phrase = null!;
        int at = NumberScanner.SkipSpaces(text, start, text.Length);
        return at > start && language.TryMatch(LexClass.Phrase, text, at, out _, out phrase) && phrase.Role == role;
    }

    /// <summary>"61 községből 45": the first noun has the ending that says "out of".</summary>
    private static bool IsOutOf(ReadOnlySpan<char> text, LanguageData language, in Candidate bare, in Candidate from)
    {
        if (from.NounEnd < 0 || bare.OuterStart < from.NounEnd || !text[from.NounEnd..bare.OuterStart].IsWhiteSpace()) return false;
        foreach (string ending in language.PartitiveEndings)
            if (text[..from.NounEnd].EndsWith(ending, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>Whether "of which", "of them" or the like stands right before the bare number.</summary>
    private static bool EndsWith(ReadOnlySpan<char> text, LanguageData language, int start, int stop, out bool people)
    {
        people = false;
        if (stop <= start || !Match.Before(language, LexClass.Phrase, text, start, stop, out _, out Entry phrase) || phrase.Role != "of-which") return false;
        people = phrase.Value > 0;
        return true;
    }
}
