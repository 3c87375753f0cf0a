using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Workbench.Text.Data;

namespace Workbench.Text.Detection;

/// <summary>
/// What the words of one script say for and against each of its profiles: letters, common words and letter triples together, worked out
/// once a word and found again by its <see cref="WordHash"/>: a known word costs one look-up and a few additions.
/// </summary>
/// <remarks>
/// A word has a weight for every profile of its script, most of them 0: to add all of them takes fewer steps than to pick the others, and none
/// that depends on the word. They are kept as whole steps of two bytes, so that many words fit the nearer caches. That is as near to the sum of
/// the weights themselves as <see cref="ErrorOf"/> says; a decision that so small a difference could turn is made by that sum.
/// </remarks>
internal sealed class WordScores
{
    /// <summary>All weights are whole numbers of these.</summary>
    public const double Step = 0.05;

    /// <summary>No triple of letters weighs more than this, no letter more than 1.5.</summary>
    public const double MostOfTriple = 1;

    private const double MostOfLetter = 1.5;
    private const double RoundingOfFloat = 1.0 / (1 << 24);
    private const int LongestReadUtf16 = 32;

    // How many weights are kept: for few words of a script with many profiles and for many of one with few.
    private const int Kept = 1 << 19;
    private const int MostSlots = 1 << 14;

    private static readonly ConcurrentDictionary<string, ConcurrentBag<WordScores>> Spare = new(StringComparer.Ordinal);

    private readonly string script;
    private readonly int[] profiles;
    private readonly TrigramTable trigrams;
    private readonly int slotBits;
    private readonly ulong[] hashes;

    // A word lies in its slot or the one beside it. For each slot the steps for the profiles of the script, in their order, and zeros up to a whole number of vectors.
    private readonly short[] steps;
    private readonly int[] sums;
    private int kept;
    private readonly double[] all = new double[LanguageProfiles.All.Count];

    private WordScores(string script)
    {
        this.script = script;
        profiles = ProfilesOf(script);
        trigrams = TrigramTable.Of(LanguageProfiles.Trigrams, script);
        int width = (profiles.Length + Vector256<short>.Count - 1) / Vector256<short>.Count * Vector256<short>.Count;
        slotBits = BitOperations.Log2((uint)Math.Min(MostSlots, Kept / width));
        hashes = new ulong[1 << slotBits];
        steps = new short[width << slotBits];
        sums = new int[width];
    }

    private static int[] ProfilesOf(string script)
    {
        List<int> found = [];
        for (int profile = 0; profile < LanguageProfiles.All.Count; profile++) if (LanguageProfiles.All[profile].Script == script) found.Add(profile);
        return found.ToArray();
    }

    /// <summary>How far a score by steps may be from the sum of the weights, which are floats, for a text of so many UTF-16 units.</summary>
    public static double ErrorOf(int length) => (MostOfLetter + MostOfTriple) * RoundingOfFloat * (length + 2);

    /// <summary>Adds up the words of a text that begin in a script, into the scores of its profiles.</summary>
    /// <returns>How many words there are; -1 when they cannot be added by steps.</returns>
    // exactly: Whether by the weights themselves; else by their steps.
    public static int Add(ReadOnlySpan<char> text, string script, Span<double> scores, bool exactly)
    {
        ConcurrentBag<WordScores> bag = Spare.GetOrAdd(script, static _ => []);
        if (!bag.TryTake(out WordScores? own)) own = new WordScores(script);
        int words = exactly ? own.SumExactly(text, scores) : own.Sum(text, scores);
        bag.Add(own);
        return words;
    }

    private int Sum(ReadOnlySpan<char> text, Span<double> scores)
    {
        Array.Clear(sums);
        Span<WordHash.Found> batch = stackalloc WordHash.Found[WordHash.Batch];
        int words = 0, at = 0, count = 0;
        while (TryWord(text, ref at, out int start))
        {
            batch[count++] = new WordHash.Found { Start = start, End = at, Hash = WordHash.Of(text, start, at - start) };
            int slot = (int)(batch[count - 1].Hash >> 64 - slotBits);
            WordHash.Fetch(ref hashes[slot]);
            WordHash.Fetch(ref steps[slot * sums.Length]);
            if (count < batch.Length) continue;
            if (!TrySum(text, batch)) return -1;
            words += count;
            count = 0;
        }
        if (!TrySum(text, batch[..count])) return -1;
        for (int i = 0; i < profiles.Length; i++) scores[profiles[i]] = sums[i] * Step;
        return words + count;
    }

    private bool TrySum(ReadOnlySpan<char> text, ReadOnlySpan<WordHash.Found> words)
    {
        foreach (ref readonly WordHash.Found word in words)
        {
            int slot = (int)(word.Hash >> 64 - slotBits);
            if (hashes[slot] != word.Hash) slot ^= 1;
            if (hashes[slot] != word.Hash)
            {
                slot ^= kept++ & 1;
                if (!TryKeep(text[word.Start..word.End], word.Hash, slot)) return false;
            }
            ref int sum = ref MemoryMarshal.GetArrayDataReference(sums);
            ref short step = ref steps[slot * sums.Length];
            for (nuint i = 0; i < (nuint)sums.Length; i += (nuint)Vector256<short>.Count)
            {
                (Vector256<int> low, Vector256<int> high) = Vector256.Widen(Vector256.LoadUnsafe(ref step, i));
                (Vector256.LoadUnsafe(ref sum, i) + low).StoreUnsafe(ref sum, i);
                nuint next = i + (nuint)Vector256<int>.Count;
                (Vector256.LoadUnsafe(ref sum, next) + high).StoreUnsafe(ref sum, next);
            }
        }
        return true;
    }

    private int SumExactly(ReadOnlySpan<char> text, Span<double> scores)
    {
        int words = 0, at = 0;
        while (TryWord(text, ref at, out int start))
        {
            words++;
            Weigh(text[start..at]);
            foreach (int profile in profiles) scores[profile] += all[profile];
        }
        return words;
    }

    /// <summary>The next word of the script; the place behind it is where the one after it is looked for.</summary>
    private bool TryWord(ReadOnlySpan<char> text, ref int at, out int start)
    {
        while (at < text.Length && !(Chars.IsLetter(text[at]) && Scripts.Of(text[at]) == script)) at++;
        start = at;
        if (at >= text.Length) return false;
        at = WordHash.EndOfWord(text, at, text.Length);
        while (at + 1 < text.Length && Chars.IsApostrophe(text[at]) && Chars.IsLetter(text[at + 1])) at = WordHash.EndOfWord(text, at + 1, text.Length);
        return true;
    }

    /// <summary>Weighs a word and keeps what it says; false when that is too much to be kept.</summary>
    private bool TryKeep(ReadOnlySpan<char> word, ulong hash, int slot)
    {
        Weigh(word);
        hashes[slot] = 0;
        int first = slot * sums.Length;
        for (int i = 0; i < profiles.Length; i++)
        {
            double rounded = Math.Round(all[profiles[i]] / Step);
            if (Math.Abs(rounded) > short.MaxValue) return false;
            steps[first + i] = (short)rounded;
        }
        hashes[slot] = hash;
        return true;
    }

    private void Weigh(ReadOnlySpan<char> written)
    {
        Span<char> word = stackalloc char[LongestReadUtf16];
        int length = 0;
        Array.Clear(all);
        foreach (char c in written)
        {
            char folded = Chars.Folds[c];
            foreach (LetterWeight said in LanguageProfiles.LetterWeights(c)) all[said.Profile] += said.Weight;
            if (folded != '\0' && length < word.Length) word[length++] = folded;
        }
        if (LanguageProfiles.Words.TryGetValue(word[..length], out int[]? known))
        {
            double weight = known.Length == 1 ? 1.6 : 1.1;
            foreach (int profile in known) all[profile] += weight;
        }
        if (!trigrams.IsEmpty) AddTrigrams(word[..length]);
    }

    private void AddTrigrams(ReadOnlySpan<char> word)
    {
        char a = ' ', b = word.Length > 0 ? word[0] : ' ';
        for (int i = 1; i <= word.Length; i++)
        {
            char c = i < word.Length ? word[i] : ' ';
            trigrams.AddTo(all, a, b, c);
            (a, b) = (b, c);
        }
    }
}
