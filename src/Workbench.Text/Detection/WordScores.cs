using System.Collections.Concurrent;
using Workbench.Text.Data;

namespace Workbench.Text.Detection;

/// <summary>
/// What the words of one script say for and against each of its profiles: letters, common words and letter triples together, worked out
/// once a word and found again by its <see cref="WordHash"/>: a known word costs one look-up and a few additions.
/// </summary>
/// <remarks>Before, each triple of each word was looked up: most of the time of detection went to branches that nothing foretells.</remarks>
internal sealed class WordScores
{
    private const int SlotBits = 13;
    private const int LongestReadUtf16 = 32;

    // A word says something of ten profiles or so; one that speaks of more than these is weighed anew each time.
    private const int Most = 24;
    private const int Step = 4;

    private static readonly ConcurrentDictionary<string, ConcurrentBag<WordScores>> Spare = new(StringComparer.Ordinal);

    private readonly string script;
    private readonly int[] profiles;
    private readonly TrigramTable trigrams;
    private readonly ulong[] hashes = new ulong[1 << SlotBits];
    private readonly byte[] counts = new byte[1 << SlotBits];
    private readonly (int Profile, double Weight)[] weights = new (int, double)[Most << SlotBits];
    private readonly double[] all = new double[LanguageProfiles.All.Count];

    private WordScores(string script)
    {
        this.script = script;
        profiles = [.. Enumerable.Range(0, LanguageProfiles.All.Count).Where(profile => LanguageProfiles.All[profile].Script == script)];
        trigrams = TrigramTable.Of(LanguageProfiles.Trigrams, script);
    }

    /// <summary>Adds up the words of a text that begin in a script, into the scores of its profiles.</summary>
    /// <returns>How many words there are.</returns>
    public static int Add(ReadOnlySpan<char> text, string script, Span<double> scores)
    {
        ConcurrentBag<WordScores> bag = Spare.GetOrAdd(script, static _ => []);
        if (!bag.TryTake(out WordScores? own)) own = new WordScores(script);
        int words = own.Sum(text, scores);
        bag.Add(own);
        return words;
    }

    private int Sum(ReadOnlySpan<char> text, Span<double> scores)
    {
        int words = 0, at = 0;
        while (at < text.Length)
        {
            if (!Chars.IsLetter(text[at]) || Scripts.Of(text[at]) != script)
            {
                at++;
                continue;
            }
            int start = at;
            at = WordHash.EndOfWord(text, at, text.Length);
            while (at + 1 < text.Length && Chars.IsApostrophe(text[at]) && Chars.IsLetter(text[at + 1])) at = WordHash.EndOfWord(text, at + 1, text.Length);
            words++;
            ulong hash = WordHash.Of(text, start, at - start);
            int slot = (int)(hash >> 64 - SlotBits);
            if (hashes[slot] != hash && !TryKeep(text[start..at], hash, slot))
            {
                foreach (int profile in profiles) scores[profile] += all[profile];
                continue;
            }
            foreach ((int profile, double weight) in weights.AsSpan(slot * Most, counts[slot])) scores[profile] += weight;
        }
        return words;
    }

    /// <summary>Weighs a word and keeps what it says; false when that is too much to be kept.</summary>
    private bool TryKeep(ReadOnlySpan<char> word, ulong hash, int slot)
    {
        Weigh(word);
        hashes[slot] = 0;
        Span<(int Profile, double Weight)> kept = weights.AsSpan(slot * Most, Most);
        int count = 0;
        foreach (int profile in profiles)
        {
            if (all[profile] == 0) continue;
            if (count == Most) return false;
            kept[count++] = (profile, all[profile]);
        }
        // Whole steps, so that the number of rounds is foreseen more often.
        while (count % Step != 0) kept[count++] = (profiles[0], 0);
        hashes[slot] = hash;
        counts[slot] = (byte)count;
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
