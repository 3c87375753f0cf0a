using System.Collections.Concurrent;
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
/// that depends on the word. They are kept as whole steps of a byte, so that many words fit the nearer caches. That is as near to the sum of
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

    private const int SlotBits = 14;

    // So many words can be summed in two bytes.
    private const int WordsToCarry = short.MaxValue / -sbyte.MinValue;

    private static readonly ConcurrentDictionary<string, ConcurrentBag<WordScores>> Spare = new(StringComparer.Ordinal);

    private readonly string script;
    private readonly int[] profiles;
    private readonly TrigramTable trigrams;
    private readonly ulong[] hashes = new ulong[1 << SlotBits];

    // A word lies in its slot or one of those beside it. For each slot the steps for the profiles of the script, in their order, and zeros up to a whole number of vectors.
    private readonly sbyte[] steps;
    private readonly short[] sums;
    private readonly int[] carried;
    private int summed;
    private int kept;
    private readonly double[] all = new double[LanguageProfiles.All.Count];

    private WordScores(string script)
    {
        this.script = script;
        profiles = ProfilesOf(script);
        trigrams = TrigramTable.Of(LanguageProfiles.Trigrams, script);
        int width = (profiles.Length + Vector128<sbyte>.Count - 1) / Vector128<sbyte>.Count * Vector128<sbyte>.Count;
        steps = new sbyte[width << SlotBits];
        sums = new short[width];
        carried = new int[profiles.Length];
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
    /// <returns>How many words there are.</returns>
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
        Array.Clear(carried);
        Span<WordHash.Found> batch = stackalloc WordHash.Found[WordHash.Batch];
        int words = 0, at = 0, count = 0;
        while (TryWord(text, ref at, out int start))
        {
            ulong hash = WordHash.Of(text, start, at - start);
            batch[count++] = new WordHash.Found { Start = start, End = at, Hash = hash };
            WordHash.Fetch(ref hashes[SlotOf(hash)]);
            WordHash.Fetch(ref steps[SlotOf(hash) * sums.Length]);
            words++;
            if (count < batch.Length) continue;
            SumWords(text, batch);
            count = 0;
        }
        SumWords(text, batch[..count]);
        Carry();
        for (int i = 0; i < profiles.Length; i++) scores[profiles[i]] = carried[i] * Step;
        return words;
    }

    private static int SlotOf(ulong hash) => (int)(hash >> 64 - SlotBits);

    private void SumWords(ReadOnlySpan<char> text, ReadOnlySpan<WordHash.Found> words)
    {
        foreach (ref readonly WordHash.Found word in words)
        {
            int first = SlotOf(word.Hash), slot = first;
            for (int beside = 1; hashes[slot] != word.Hash && beside < WordHash.Together; beside++) slot = first ^ beside;
            if (hashes[slot] != word.Hash)
            {
                slot = first ^ (kept++ & (WordHash.Together - 1));
                if (!TryKeep(text[word.Start..word.End], word.Hash, slot)) continue;
            }
            if (summed == WordsToCarry) Carry();
            summed++;
            ref short sum = ref MemoryMarshal.GetArrayDataReference(sums);
            ref sbyte step = ref steps[slot * sums.Length];
            for (nuint i = 0; i < (nuint)sums.Length; i += (nuint)Vector256<short>.Count)
                (Vector256.LoadUnsafe(ref sum, i) + Vector256.WidenLower(Vector128.LoadUnsafe(ref step, i).ToVector256Unsafe())).StoreUnsafe(ref sum, i);
        }
    }

    private void Carry()
    {
        for (int i = 0; i < carried.Length; i++) carried[i] += sums[i];
        Array.Clear(sums);
        summed = 0;
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

    /// <summary>The next word of the script, outside of addresses; the place behind it is where the one after it is looked for.</summary>
    private bool TryWord(ReadOnlySpan<char> text, ref int at, out int start)
    {
        do
        {
            while (at < text.Length && !(Chars.IsLetter(text[at]) && Scripts.Of(text[at]) == script)) at++;
            start = at;
            if (at >= text.Length) return false;
            at = WordHash.EndOfWord(text, at, text.Length);
            while (at + 1 < text.Length && Chars.IsApostrophe(text[at]) && Chars.IsLetter(text[at + 1])) at = WordHash.EndOfWord(text, at + 1, text.Length);
        }
        while (at < text.Length && text[at] is ':' or '@' or '.' && TrySkipAddress(text, start, ref at));
        return true;
    }

    /// <summary>Goes behind an address that a word begins (<c>https://…</c>, <c>www.…</c>, <c>name@…</c>): its words are of no language.</summary>
    private static bool TrySkipAddress(ReadOnlySpan<char> text, int start, ref int at)
    {
        bool begins = text[at..].StartsWith("://") || (text[at] == '@' && at + 1 < text.Length && Chars.IsLetter(text[at + 1])) || (text[at] == '.' && text[start..at].Equals("www", StringComparison.OrdinalIgnoreCase));
        while (begins && at < text.Length && !Chars.IsSpace(text[at])) at++;
        return begins;
    }

    /// <summary>Weighs a word and keeps what it says; where that is too much to be kept, adds it and gives false.</summary>
    private bool TryKeep(ReadOnlySpan<char> word, ulong hash, int slot)
    {
        Weigh(word);
        bool fits = true;
        foreach (int profile in profiles) fits &= StepsOf(profile) is >= sbyte.MinValue and <= sbyte.MaxValue;
        if (!fits)
        {
            for (int i = 0; i < profiles.Length; i++) carried[i] += StepsOf(profiles[i]);
            return false;
        }
        hashes[slot] = hash;
        for (int i = 0; i < profiles.Length; i++) steps[slot * sums.Length + i] = (sbyte)StepsOf(profiles[i]);
        return true;
    }

    private int StepsOf(int profile) => (int)Math.Round(all[profile] / Step);

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
