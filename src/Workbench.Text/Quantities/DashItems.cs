using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Quantities;

/// <summary>
/// Gives the bare numbers of a list what stands before their dashes ("школы – 3, больницы – 2"), or else the measure or currency of the number
/// before ("пшеницы собрали 340 тонн, ячменя – 120").
/// </summary>
internal static class DashItems
{
    private const int LongestItemUtf16 = 60;

    /// <summary>Fills in the items of a sentence that begins at <paramref name="start"/>.</summary>
    public static void Fill(ReadOnlySpan<char> text, int start, Span<Candidate> candidates, LanguageData language)
    {
        int named = 0;
        bool priced = false;
        for (int index = 0; index < candidates.Length; index++)
        {
            if (!IsItem(text, start, candidates, index, out int from, out int stop)) continue;
            priced |= candidates[index].Unit is { Kind: QuantityKind.Money };
            if (candidates[index].Unit is not null || NounOf(text, from, stop, language, out _, out _)) named++;
        }
        for (int index = 0; index < candidates.Length; index++)
        {
            ref Candidate bare = ref candidates[index];
            if (bare is not { Unit: null, NounStart: < 0, Token.Shape: NumberShape.Plain } || !LeftOut.EndsClause(text, bare.OuterEnd) || !IsItem(text, start, candidates, index, out int from, out int stop)) continue;
            if (Resumed.Opens(text[from..stop], language.ForWords)) continue;
            if (NounOf(text, from, stop, language, out int noun, out Entry entry))
            {
                // One item alone may be anything; two are a list. Apples – 30, pears – 25 hryvnias are prices.
                if (named < 2 || priced) continue;
                bare.Unit = entry.Unit;
                bare.UnitEntry = entry;
                bare.Kind = QuantityKind.Count;
                (bare.NounStart, bare.NounEnd) = (noun, stop);
            }
            else if (index > 0 && candidates[index - 1] is { Token.Shape: NumberShape.Plain, Unit.Kind: QuantityKind.Mass or QuantityKind.Area or QuantityKind.Volume or QuantityKind.Length or QuantityKind.Money } measure
                && measure.OuterEnd <= from && text[measure.OuterEnd..from].Trim() is "," or ";"
                // Weight – 34 kg, height – 120: of two items with dashes only an adjective goes on with the noun of the first.
                && (measure.NounStart < measure.Token.Start && measure.Unit.Kind != QuantityKind.Money || !IsItem(text, start, candidates, index - 1, out _, out _) || Describes(text[from..stop], language))) Ellipsis.Take(ref bare, measure);
        }
    }

    /// <summary>Whether words and a dash lead to a number, and nothing else stands in their part of the sentence.</summary>
    // from: Where the words begin. stop: Where they end.
    private static bool IsItem(ReadOnlySpan<char> text, int start, ReadOnlySpan<Candidate> candidates, int index, out int from, out int stop)
    {
        from = stop = candidates[index].OuterStart;
        int floor = index > 0 ? Math.Max(start, candidates[index - 1].OuterEnd) : start;
        while (stop > floor && text[stop - 1] == ' ') stop--;
        if (stop == candidates[index].OuterStart || stop - 2 <= floor || !Chars.IsDash(text[stop - 1]) || text[stop - 2] != ' ') return false;
        stop--;
        while (stop > floor && text[stop - 1] == ' ') stop--;
        for (from = stop; from > floor && (Chars.IsLetter(text[from - 1]) || text[from - 1] is ' ' or '-'); from--)
            if (stop - from > LongestItemUtf16) return false;
        while (from < stop && text[from] == ' ') from++;
        int before = from;
        while (before > start && text[before - 1] == ' ') before--;
        return from < stop && (before == start || text[before - 1] is ',' or ';' or ':' or '\n' or '(');
    }

    /// <summary>What an item counts: its last words, where they are a noun that is counted.</summary>
    private static bool NounOf(ReadOnlySpan<char> text, int from, int stop, LanguageData language, out int noun, out Entry entry) =>
        Match.Before(language, LexClass.Unit, text, from, stop, out noun, out entry) && entry.Unit is { Kind: QuantityKind.Count } && entry.Role is not ("symbol" or "code" or "direct" or "attributive")
        // The last noun of "отряд спасателей" is not what is counted: words before it must describe it.
        && (noun == from || Describes(text[from..noun].Trim(), language));

    private static bool Describes(ReadOnlySpan<char> words, LanguageData language)
    {
        foreach (Range part in words.Split(' '))
            if (!LeftOut.EndsIn(words[part], language.AdjectiveEndings) && !LeftOut.EndsIn(words[part], language.ManyAdjectiveEndings) && !(language.AdjectiveEnding.Length > 0 && words[part].EndsWith(language.AdjectiveEnding, StringComparison.Ordinal))) return false;
        return true;
    }
}
