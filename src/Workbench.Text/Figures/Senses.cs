using System.Runtime.InteropServices;
using Workbench.Text.Data;
using Workbench.Text.Quantities;
using Workbench.Text.Sentences;

namespace Workbench.Text.Figures;

/// <summary>
/// What a word for a unit means in its report: where the words before speak of blood, units are units of blood, where they speak of bees, cells are hives; and the dinar
/// of a report that names Tunisia alone is the Tunisian one. The words are the language's data.
/// </summary>
internal static class Senses
{
    // How far before its sentence the words may stand that say what is meant.
    private const int NearUtf16 = 400;
    private const int LongestNounUtf16 = 64;

    /// <summary>Gives the nouns of a sentence the unit that the words around them say.</summary>
    public static void Take(string text, in SentenceSpan span, List<Candidate> found, LanguageData language)
    {
        if (language.Senses.Length == 0) return;
        Span<char> folded = stackalloc char[LongestNounUtf16];
        // What a sentence speaks of is the same for all its numbers: looked for once a sense.
        bool?[]? spoken = null;
        foreach (ref Candidate candidate in CollectionsMarshal.AsSpan(found))
        {
            if (candidate.Unit is null || candidate.NounStart < 0) continue;
            if (candidate.NounEnd - candidate.NounStart > LongestNounUtf16) continue;
            ReadOnlySpan<char> noun = folded[..Chars.Fold(text.AsSpan(candidate.NounStart, candidate.NounEnd - candidate.NounStart), folded)];
            for (int at = 0; at < language.Senses.Length; at++)
            {
                Sense sense = language.Senses[at];
                // overdue titles: where the head comes last, what describes it stands before.
                if (!noun.SequenceEqual(sense.Noun) && !(language.HeadLast && noun.Length > sense.Noun.Length && noun[^(sense.Noun.Length + 1)] == ' ' && noun.EndsWith(sense.Noun, StringComparison.Ordinal))) continue;
                bool inSentence = sense.InSentence;
                if (sense.AtNumber && !Counts(text, span, candidate, sense, language, out inSentence)) continue;
                spoken ??= new bool?[2 * language.Senses.Length];
                ref bool? known = ref spoken[2 * at + (inSentence ? 1 : 0)];
                known ??= Means(text, inSentence ? span.Start : Math.Max(0, span.Start - NearUtf16), span.End, sense, language);
                if (known == false) continue;
                candidate.Unit = sense.Unit;
                if (candidate.Kind is not (QuantityKind.Range or QuantityKind.Ratio)) candidate.Kind = sense.Unit.Kind;
                break;
            }
        }
    }

    /// <summary>Whether the words between say this sense, and none that speaks against it; where the words belong to one number, they were found there.</summary>
    private static bool Means(string text, int from, int stop, Sense sense, LanguageData language) =>
        (sense.AtNumber || sense.Words.StandIn(text.AsSpan(from, stop - from), language)) && !sense.Without.StandIn(text.AsSpan(from, stop - from), language);

    /// <summary>nuôi hai con ăn học: whether the words of a sense end with this noun, which nothing else has told already, and what stands behind it is no thing of which it is but the classifier.</summary>
    private static bool Counts(string text, in SentenceSpan span, in Candidate candidate, Sense sense, LanguageData language, out bool isSaid)
    {
        isSaid = false;
        if (!language.TryMatch(LexClass.Unit, text.AsSpan(0, candidate.NounEnd), candidate.NounStart, out _, out Entry own) || own.Unit != candidate.Unit) return false;
        if (!sense.Words.End(text.AsSpan(span.Start, candidate.NounEnd - span.Start))) return false;
        int next = candidate.NounEnd;
        while (next < span.End && Chars.IsSpace(text[next])) next++;
        if (next >= span.End || !Chars.IsWord(text[next])) return true;
        ReadOnlySpan<char> behind = text.AsSpan(next, span.End - next);
        foreach (string word in sense.Behind)
            if (behind.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (behind.Length == word.Length || !Chars.IsWord(behind[word.Length]))) return isSaid = true;
        return false;
    }

    /// <summary>The dinars of a report are those of the country it names: Tunis alone, or Tunis twice as often as any other that has dinars.</summary>
    public static void TakeCurrency(string text, List<Candidate> found, LanguageData language, Dictionary<UnitInfo, UnitInfo> known, Dictionary<HomeCurrencies, int[]> countries)
    {
        if (language.HomeCurrencies is not { } homes) return;
        foreach (ref Candidate candidate in CollectionsMarshal.AsSpan(found))
        {
            if (candidate.Unit is not { Kind: QuantityKind.Money } said || candidate.NounStart < 0 || text.AsSpan(candidate.NounStart, candidate.NounEnd - candidate.NounStart).Contains(' ')) continue;
            if (!known.TryGetValue(said, out UnitInfo? meant)) known.Add(said, meant = homes.IsShared(said) ? homes.Find(Countries(text, homes, language, countries), said) : said);
            // A code, or a sign with the country's letters in it, is exact.
            if (candidate.UnitEntry is { Role: "code" } || candidate.UnitEntry is { Role: "symbol" } && text.AsSpan(candidate.NounStart, candidate.NounEnd - candidate.NounStart).ContainsAnyInRange('A', 'Z')) continue;
            if (meant == said) continue;
            candidate.Unit = meant;
        }
    }

    // Counted once a report, and language of its sentences.
    private static int[] Countries(string text, HomeCurrencies homes, LanguageData language, Dictionary<HomeCurrencies, int[]> known)
    {
        if (!known.TryGetValue(homes, out int[]? times)) known.Add(homes, times = homes.Count(text, language));
        return times;
    }
}
