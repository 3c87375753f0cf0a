using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Workbench.Text;

namespace Workbench.Classification;

/// <summary>
/// The features of a sentence: words, word pairs, word beginnings and the canonical units that words name in one block, character n-grams within words in the
/// other. Each is a 64-bit hash; equal hashes within a sentence are counted together. Reused between sentences, so not
/// thread-safe: one instance a thread.
/// </summary>
internal sealed class FeatureExtractor(FeatureOptions options)
{
    internal const int WordBlock = 0;
    internal const int CharacterBlock = 1;
    internal const int Blocks = 2;

    private const ulong WordSeed = 0x9E3779B97F4A7C15;
    private const ulong PairSeed = 0xC2B2AE3D27D4EB4F;
    private const ulong PrefixSeed = 0x165667B19E3779F9;
    private const ulong UnitSeed = 0xA0761D6478BD642F;
    private const ulong CharacterSeed = 0x27D4EB2F165667C5;
    private const ulong Multiplier = 0xD6E8FEB86659FD93;

    private static readonly ulong[] s_units = [.. UnitWordFinder.Units.Select(unit => unit.Aggregate(UnitSeed, Step))];

    private readonly TextNormalizer _normalizer = new();
    private readonly UnitWordFinder _unitFinder = new();
    private readonly List<UnitWord> _unitWords = [];
    private ulong[] _hashes = new ulong[1024];
    private int[] _counts = new int[1024];
    private ulong[] _places = new ulong[1024];
    private int _count;

    // Open addressing over the features of this sentence: the number of the feature in the low bits, the stamp of the sentence in
    // the high ones, so that a slot is free unless its stamp is the current one and nothing is cleared between sentences. One
    // array of four-byte slots, because it has to stay in the first-level cache.
    private const int StampShift = 20;
    private uint[] _slots = new uint[4096];
    private uint _stamp;

    /// <summary>Distinct features: those of the word block first, then from <see cref="CharactersFrom"/> those of the character block.</summary>
    internal int Count => _count;

    internal int CharactersFrom { get; private set; }

    internal ReadOnlySpan<ulong> Hashes => _hashes.AsSpan(0, _count);

    /// <summary>How often each feature occurs in the sentence.</summary>
    internal ReadOnlySpan<int> Counts => _counts.AsSpan(0, _count);

    internal TextNormalizer Normalizer => _normalizer;

    /// <summary>Where in <see cref="TextNormalizer.Characters"/> the feature's first occurrence stands.</summary>
    internal (int Start, int End) Position(int feature) => ((int)(_places[feature] >> 32), (int)(uint)_places[feature]);

    internal void Read(ReadOnlySpan<char> text)
    {
        // A text of a megabyte is not a sentence; what it is about stands in its beginning, and time stays bounded.
        if (text.Length > options.MaxCharacters) text = text[..options.MaxCharacters];
        _normalizer.Read(text);
        _count = 0;
        NextStamp();
        Words();
        if (options.UnitWords) Units();
        CharactersFrom = _count;
        NgramsOfCharacters();
    }

    private void Words()
    {
        char[] characters = _normalizer.Characters;
        ulong previous = 0;
        int previousStart = 0;
        for (int token = 0; token < _normalizer.TokenCount; token++)
        {
            int start = _normalizer.TokenStart(token), length = _normalizer.TokenLength(token), end = start + length;
            if (!_normalizer.IsWord(token) || characters[start] == '0') continue;
            if (IsUnspaced(characters[start]))
            {
                // A run of letters between two spaces is a phrase there, not a word; hardly any comes back.
                previous = 0;
                continue;
            }

            ulong hash = WordSeed;
            ulong prefix = 0;
            for (int at = start; at < end; at++)
            {
                hash = Step(hash, characters[at]);
                if (at - start + 1 == options.Prefix) prefix = hash;
            }

            Add(Finish(hash), start, end);
            if (length > options.Prefix && options.Prefix > 0) Add(Finish(prefix ^ PrefixSeed), start, start + options.Prefix);
            if (previous != 0 && options.WordPairs) Add(Finish(previous * Multiplier + hash ^ PairSeed), previousStart, end);
            previous = hash;
            previousStart = start;
        }
    }

    /// <summary>What words name, and what two of them in a row do: the same in every language, so that a sentence is judged by those of other languages too.</summary>
    private void Units()
    {
        _unitFinder.Find(_normalizer.Characters.AsSpan(0, _normalizer.Length), _unitWords);
        ulong previous = 0;
        int previousStart = 0;
        foreach (UnitWord word in _unitWords)
        {
            ulong hash = s_units[word.Number];
            Add(Finish(hash), word.Start, word.End);
            // In either order, as languages order them differently.
            if (previous != 0 && previous != hash) Add(Finish((previous + hash) * Multiplier ^ PairSeed), previousStart, word.End);
            previous = hash;
            previousStart = word.Start;
        }
    }

    private void NgramsOfCharacters()
    {
        char[] characters = _normalizer.Characters;
        for (int token = 0; token < _normalizer.TokenCount; token++)
        {
            if (!_normalizer.IsWord(token))
            {
                if (options.MaxNgram == 0) continue;
                // With the n-grams, not with the words, which weigh more: a sign says less than a word.
                int sign = _normalizer.TokenStart(token);
                Add(Finish(Step(CharacterSeed, characters[sign])), sign, sign + 1);
                continue;
            }

            int start = _normalizer.TokenStart(token) - 1, end = start + _normalizer.TokenLength(token) + 2;
            char first = characters[start + 1];
            bool unspaced = IsUnspaced(first);
            if (options.MaxNgram == 0 && !unspaced) continue;
            int most = unspaced ? options.MaxUnspaced : options.MaxNgram;
            int least = first is >= '\u3040' and <= '\u9FFF' ? 1 : options.MinCharacters;
            for (int from = start; from + least <= end; from++)
            {
                ulong hash = CharacterSeed;
                int last = Math.Min(end, from + most);
                for (int at = from; at < last; at++)
                {
                    hash = Step(hash, characters[at]);
                    if (at - from + 1 >= least) Add(Finish(hash), from, at + 1);
                }
            }
        }
    }

    /// <summary>Scripts that put no space between words: Thai, Lao, Myanmar, Khmer, kana, Han.</summary>
    internal static bool IsUnspaced(char character) => character >= '\u0E00'
        && character is <= '\u0EFF' or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF') or (>= '\u3040' and <= '\u9FFF');

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Step(ulong hash, char character) => (hash ^ character) * Multiplier;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Finish(ulong hash)
    {
        hash ^= hash >> 32;
        hash *= Multiplier;
        return hash ^ hash >> 29;
    }

    // Most of the time of a prediction is spent here, hence the references without bounds checks.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(ulong hash, int start, int end)
    {
        ref uint slots = ref MemoryMarshal.GetArrayDataReference(_slots);
        ref ulong hashes = ref MemoryMarshal.GetArrayDataReference(_hashes);
        uint mask = (uint)_slots.Length - 1;
        uint slot = (uint)(hash >> 40) & mask;
        while (true)
        {
            uint entry = Unsafe.Add(ref slots, slot);
            if (entry >> StampShift != _stamp) break;
            uint known = entry & (1 << StampShift) - 1;
            if (Unsafe.Add(ref hashes, known) == hash)
            {
                _counts[known]++;
                return;
            }

            slot = slot + 1 & mask;
        }

        int count = _count;
        Unsafe.Add(ref slots, slot) = _stamp << StampShift | (uint)count;
        // The three arrays have one length, and Grow keeps it above the count.
        Unsafe.Add(ref hashes, count) = hash;
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_counts), count) = 1;
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_places), count) = (ulong)(uint)start << 32 | (uint)end;
        _count = count + 1;
        if (count + 1 == _hashes.Length) Grow();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow()
    {
        int size = _count * 2;
        Array.Resize(ref _hashes, size);
        Array.Resize(ref _counts, size);
        Array.Resize(ref _places, size);
        if (_slots.Length >= size * 2) return;
        _slots = new uint[BitOperations.RoundUpToPowerOf2((uint)size * 4)];
        _stamp = 1;
        uint mask = (uint)_slots.Length - 1;
        for (int feature = 0; feature < _count; feature++)
        {
            uint slot = (uint)(_hashes[feature] >> 40) & mask;
            while (_slots[slot] != 0) slot = slot + 1 & mask;
            _slots[slot] = _stamp << StampShift | (uint)feature;
        }
    }

    private void NextStamp()
    {
        if (++_stamp < 1 << 32 - StampShift) return;
        Array.Clear(_slots);
        _stamp = 1;
    }
}
