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
    private const int NearUtf16 = 24;

    public static void Fill(ReadOnlySpan<char> text, List<Candidate> found, LanguageData language)
    {
        Span<Candidate> candidates = CollectionsMarshal.AsSpan(found);
        for (int index = 0; index < candidates.Length; index++)
        {
            ref Candidate bare = ref candidates[index];
            if (bare.Unit is not null || bare.Token.Shape == NumberShape.Ratio) continue;
            if (index > 0 && Counts(candidates[index - 1]) && StartsWith(text, language, bare.Token.End, "of-which")) Take(ref bare, candidates[index - 1]);
            else if (index + 1 < candidates.Length && Counts(candidates[index + 1]) && IsOnly(text, language, bare.Token.End, candidates[index + 1].OuterStart, "of"))
                Take(ref bare, candidates[index + 1]);
            else if (index > 0 && Counts(candidates[index - 1]) && IsOutOf(text, language, bare, candidates[index - 1]))
                Take(ref bare, candidates[index - 1]);
            else if (index > 0 && (Counts(candidates[index - 1]) || IsSum(candidates[index - 1], bare)) && EndsWith(text, language, candidates[index - 1].OuterEnd, bare.OuterStart))
                Take(ref bare, candidates[index - 1]);
        }
    }

    private static bool Counts(in Candidate candidate) => candidate.Unit is { Kind: QuantityKind.Count };

    /// <summary>"2.5 billion dong, of which 1.5 billion from the budget": a scaled number after a sum of money.</summary>
    private static bool IsSum(in Candidate from, in Candidate bare) => from.Unit is { Kind: QuantityKind.Money } && bare.Token.Has(NumberFlags.Scaled);

    private static void Take(ref Candidate bare, in Candidate from)
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

    private static bool StartsWith(ReadOnlySpan<char> text, LanguageData language, int start, string role)
    {
        int at = NumberScanner.SkipSpaces(text, start, text.Length);
        return at > start && language.TryMatch(LexClass.Phrase, text, at, out _, out Entry phrase) && phrase.Role == role;
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
    private static bool EndsWith(ReadOnlySpan<char> text, LanguageData language, int start, int stop) =>
        stop > start && Match.Before(language, LexClass.Phrase, text, start, stop, out _, out Entry phrase) && phrase.Role == "of-which";
}
