using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Quantities;

/// <summary>
/// Gives a bare number what its clause or the line above speaks of: enrolment fell to 287, crimes stood at 33, the items of a list under "Households reached:".
/// In languages whose nouns name themselves.
/// </summary>
internal static class Subjects
{
    private const int MostWords = 16;
    private const int MostOpeningWords = 5;

    /// <summary>Fills in what the bare number at an index counts or measures.</summary>
    public static void Take(ReadOnlySpan<char> text, int start, Span<Candidate> candidates, int index, LanguageData language)
    {
        ref Candidate bare = ref candidates[index];
        if (bare.NounStart >= 0 || bare.Token.Shape != NumberShape.Plain || bare.Token.Has(NumberFlags.Words | NumberFlags.Negative) || bare.Token.Has(NumberFlags.Scaled) && bare.Token.Value >= 1_000_000) return;
        if (index > 0 && candidates[index - 1] is var from && IsMeasure(from)
            && Ellipsis.IsTo(text, language, from.OuterEnd, bare.OuterStart) && (Match.Before(language, LexClass.RangeOpen, text, start, from.Token.Start, out _, out _) || Change.Precedes(text, start, language, from.Token.Start)))
        {
            // cut the way from 90 minutes to 25
            Ellipsis.Take(ref bare, from);
            bare.Bound = Bound.Exact;
            return;
        }
        if (index + 1 < candidates.Length && IsMeasure(candidates[index + 1]) && Ellipsis.IsTo(text, language, bare.OuterEnd, candidates[index + 1].OuterStart) && Change.Precedes(text, start, language, bare.Token.Start))
        {
            // rose by 12 to 41 millimetres
            Ellipsis.Take(ref bare, candidates[index + 1]);
            return;
        }
        if (!TakeNamed(text, start, candidates, index, language)) TakeOpening(text, start, candidates, index, language);
    }

    private static bool IsMeasure(in Candidate candidate) =>
        candidate is { Unit.Kind: QuantityKind.Duration or QuantityKind.Length or QuantityKind.Area or QuantityKind.Mass or QuantityKind.Volume, Token.Shape: NumberShape.Plain };

    /// <summary>Membership is 85; enrolment, which had fallen to 287, is now 412; the average age is 54.</summary>
    private static bool TakeNamed(ReadOnlySpan<char> text, int start, Span<Candidate> candidates, int index, LanguageData language)
    {
        ref Candidate bare = ref candidates[index];
        bool led = Match.Before(language, LexClass.Phrase, text, start, bare.OuterStart, out _, out Entry lead) && lead.Role is "stop" or "change" or "reach" or "is" || Match.Before(language, LexClass.PeriodCue, text, start, bare.OuterStart, out _, out _)
            || text[start..bare.OuterStart].TrimEnd().EndsWith(":", StringComparison.Ordinal);
        if (!led) return false;
        int floor = start;
        for (int last = index - 1; last >= 0 && floor == start; last--)
            if (candidates[last] is { Unit.Kind: QuantityKind.Count, UnitEntry.Role: not "subject" }) floor = candidates[last].OuterEnd;
        for (int at = bare.OuterStart - 1, words = 0; at >= floor && words < MostWords; at--)
        {
            if (text[at] is ';' or '\n' or '(' or '.' && !Chars.IsDigit(text[at + 1])) return false;
            if (!Chars.IsWord(text[at]) || at > start && Chars.IsWord(text[at - 1])) continue;
            words++;
            int word = at;
            while (word < bare.OuterStart && Chars.IsWord(text[word])) word++;
            // the population of the island: its first word alone, too
            if (!language.TryMatch(LexClass.UnitBefore, text[..bare.OuterStart], at, out int stop, out Entry entry) || entry.Role != "subject" && !(language.TryMatch(LexClass.UnitBefore, text[..word], at, out stop, out entry) && entry.Role == "subject") || IsNamed(text, stop, bare.OuterStart, language)) continue;
            Take(ref bare, entry.Unit!, entry, at, stop);
            return true;
        }
        return false;
    }

    /// <summary>The membership secretary is 85: a noun behind it is what the clause speaks of.</summary>
    private static bool IsNamed(ReadOnlySpan<char> text, int at, int stop, LanguageData language)
    {
        if (at + 1 >= stop || text[at] != ' ' && !Chars.IsDash(text[at]) || !Chars.IsLetter(text[at + 1])) return false;
        int word = at + 1, end = word;
        while (end < stop && Chars.IsWord(text[end])) end++;
        if (text[word..end].EndsWith("ly", StringComparison.Ordinal) || text[word..end].EndsWith("ed", StringComparison.Ordinal)) return false;
        if (language.TryMatch(LexClass.BoundBefore, text[..stop], word, out _, out _) || language.TryMatch(LexClass.PeriodBefore, text[..stop], word, out _, out _) || language.TryMatch(LexClass.PeriodCue, text[..stop], word, out _, out _)
            || language.TryMatch(LexClass.RangeMiddle, text[..stop], word, out _, out _) || language.TryMatch(LexClass.RangeOpen, text[..stop], word, out _, out _)) return false;
        return !language.TryMatch(LexClass.Phrase, text[..stop], word, out _, out _);
    }

    /// <summary>Visits to the library rose by 18 percent to 41,027; crimes from January to May stood at 33: the plural that opens the clause, where nothing else was counted in it.</summary>
    private static void TakeOpening(ReadOnlySpan<char> text, int start, Span<Candidate> candidates, int index, LanguageData language)
    {
        ref Candidate bare = ref candidates[index];
        if (bare.Token.Has(NumberFlags.Decimal)) return;
        bool changed = Match.Before(language, LexClass.Phrase, text, start, bare.OuterStart, out _, out Entry lead) && lead.Role == "reach";
        // rose by 350, fell to 41
        bool to = !changed && (lead is { Role: "stop" } || Match.Before(language, LexClass.RangeMiddle, text, start, bare.OuterStart, out _, out _));
        if (!changed && !to) return;
        int floor = index > 0 ? candidates[index - 1].OuterEnd : start;
        for (int last = index - 1; last >= 0 && candidates[last].Unit is { Kind: QuantityKind.Percent }; last--) floor = last > 0 ? candidates[last - 1].OuterEnd : start;
        int at = bare.OuterStart - 1;
        for (int words = 0; at >= floor && text[at] is not (',' or ';' or ':' or '(' or '\n') && !(text[at] == '.' && !Chars.IsDigit(text[at + 1])); at--)
        {
            if (!Chars.IsWord(text[at]) || at > start && Chars.IsWord(text[at - 1])) continue;
            if (words++ > MostWords) return;
            changed |= language.TryMatch(LexClass.Phrase, text[..bare.OuterStart], at, out _, out Entry phrase) && phrase.Role == "change";
        }
        // A number within the clause keeps what it counts.
        if (!changed || at < floor && floor > start) return;
        at = NumberScanner.SkipSpaces(text, at + 1, bare.OuterStart);
        for (int words = 0; words < MostOpeningWords && at < bare.OuterStart && Chars.IsLetter(text[at]); words++)
        {
            if (Match.Unit(language, text, at, bare.OuterStart, out int stop, out Entry entry))
            {
                if (Counts(entry) && IsMany(text[at..stop]))
                {
                    if (!Chars.IsApostrophe(text[stop])) Take(ref bare, OwnNouns.Named(entry, text[at..stop], language), entry, at, stop);
                    return;
                }
            }
            int word = at;
            while (at < bare.OuterStart && Chars.IsWord(text[at])) at++;
            if (language.TryMatch(LexClass.Phrase, text[..bare.OuterStart], word, out _, out Entry phrase) && phrase.Role == "stop" && !language.Determiners.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text[word..at])) return;
            at = NumberScanner.SkipSpaces(text, at, bare.OuterStart);
        }
    }

    /// <summary>What a line that ends in a colon says its list counts: Households reached in each village; null where it says nothing.</summary>
    public static Candidate? OfLabel(string text, int start, int end, LanguageData language)
    {
        int stop = UnitFinder.TrimEnd(text, start, end);
        if (stop - start < 4 || text[stop - 1] != ':') return null;
        bool number = false;
        for (int at = start; at < stop; at++)
        {
            if (!Chars.IsLetter(text[at]) || at > start && Chars.IsWord(text[at - 1])) continue;
            if (language.TryMatch(LexClass.Phrase, text.AsSpan(0, stop), at, out int behind, out Entry phrase) && phrase.Role == "number-of")
            {
                number = true;
                at = behind - 1;
                continue;
            }
            if (!Match.Unit(language, text, at, stop, out int last, out Entry entry)) continue;
            if (Counts(entry) && IsMany(text.AsSpan(at, last - at)) && (number || entry.Unit!.Group is not ("place" or "organisation" or "idea" or "document")))
            {
                Candidate label = new();
                Take(ref label, OwnNouns.Named(entry, text.AsSpan(at, last - at), language), entry, at, last);
                return label;
            }
            at = last - 1;
        }
        return null;
    }

    /// <summary>Gives the number behind the colon or dash of an item what the line above its list counts; the label that the next line has.</summary>
    public static Candidate? OfItem(string text, int start, int end, List<Candidate> found, LanguageData language, Candidate? label)
    {
        if (label is not { } lead)
        {
            if (text[UnitFinder.TrimEnd(text, start, end) - 1] != ':') return null;
            foreach (Candidate counted in found)
                if (counted is { Unit.Kind: QuantityKind.Count, Token.Shape: NumberShape.Plain, NounStart: >= 0 }) return counted;
            return OfLabel(text, start, end, language);
        }
        Candidate item = found[0];
        int before = item.Token.Start;
        while (before > start && Chars.IsSpace(text[before - 1])) before--;
        bool marked = before - 1 > start && (text[before - 1] == ':' || Chars.IsDash(text[before - 1]) && Chars.IsSpace(text[before - 2]));
        if (!marked) return null;
        if (item is { Unit: null, NounStart: < 0, Token.Shape: NumberShape.Plain } && !item.Token.Has(NumberFlags.Words | NumberFlags.Decimal | NumberFlags.Scaled) && (lead.Token.Value == 0 || item.Token.Value <= lead.Token.Value))
        {
            Ellipsis.Take(ref item, lead);
            found[0] = item;
        }
        return label;
    }

    private static bool Counts(Entry entry) => entry.Unit!.Kind == QuantityKind.Count && entry.Role is not ("symbol" or "code" or "direct" or "attributive");

    private static bool IsMany(ReadOnlySpan<char> noun) => noun[^1] == 's' && noun[^2] != 's' || noun.Length > 3 && noun[^3..] is "men" or "ple" or "ren";

    private static void Take(ref Candidate bare, UnitInfo unit, Entry entry, int at, int stop)
    {
        bare.Unit = unit;
        bare.UnitEntry = entry;
        bare.Kind = unit.Kind;
        (bare.NounStart, bare.NounEnd) = (at, stop);
    }
}
