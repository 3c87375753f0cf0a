using System.Numerics;
using System.Runtime.CompilerServices;

namespace Workbench.Classification;

/// <summary>
/// The features of a sentence: words, word pairs and word beginnings in one block, character n-grams within words in the
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
    private const ulong CharacterSeed = 0x27D4EB2F165667C5;
    private const ulong Multiplier = 0xD6E8FEB86659FD93;

    private readonly TextNormalizer _normalizer = new();
    private ulong[] _hashes = new ulong[1024];
    private int[] _counts = new int[1024];
    private int[] _firstStart = new int[1024];
    private int[] _firstEnd = new int[1024];
    private int _count;

    // Open addressing over the features of this sentence; a slot is free unless its stamp is the current one.
    private int[] _slots = new int[4096];
    private uint[] _stamps = new uint[4096];
    private uint _stamp;

    /// <summary>Distinct features: those of the word block first, then from <see cref="CharactersFrom"/> those of the character block.</summary>
    internal int Count => _count;

    internal int CharactersFrom { get; private set; }

    internal ReadOnlySpan<ulong> Hashes => _hashes.AsSpan(0, _count);

    /// <summary>How often each feature occurs in the sentence.</summary>
    internal ReadOnlySpan<int> Counts => _counts.AsSpan(0, _count);

    internal TextNormalizer Normalizer => _normalizer;

    /// <summary>Where in <see cref="TextNormalizer.Characters"/> the feature's first occurrence stands.</summary>
    internal (int Start, int End) Position(int feature) => (_firstStart[feature], _firstEnd[feature]);

    internal void Read(ReadOnlySpan<char> text)
    {
        // A text of a megabyte is not a sentence; what it is about stands in its beginning, and time stays bounded.
        if (text.Length > options.MaxCharacters) text = text[..options.MaxCharacters];
        _normalizer.Read(text);
        _count = 0;
        NextStamp();
        Words();
        CharactersFrom = _count;
        Characters();
    }

    private void Words()
    {
        char[] characters = _normalizer.Characters;
        ulong previous = 0;
        int previousStart = 0;
        for (int token = 0; token < _normalizer.TokenCount; token++)
        {
            int start = _normalizer.TokenStart(token), length = _normalizer.TokenLength(token), end = start + length;
            ulong hash = WordSeed;
            ulong prefix = 0;
            for (int at = start; at < end; at++)
            {
                hash = Step(hash, characters[at]);
                if (at - start + 1 == options.Prefix) prefix = hash;
            }

            Add(Finish(hash), start, end);
            if (!_normalizer.IsWord(token)) continue;
            if (length > options.Prefix && options.Prefix > 0) Add(Finish(prefix ^ PrefixSeed), start, start + options.Prefix);
            if (previous != 0 && options.WordPairs) Add(Finish(previous * Multiplier + hash ^ PairSeed), previousStart, end);
            previous = hash;
            previousStart = start;
        }
    }

    private void Characters()
    {
        char[] characters = _normalizer.Characters;
        int least = options.MinCharacters, most = options.MaxNgram;
        for (int token = 0; token < _normalizer.TokenCount; token++)
        {
            if (!_normalizer.IsWord(token)) continue;
            int start = _normalizer.TokenStart(token) - 1, end = start + _normalizer.TokenLength(token) + 2;
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Step(ulong hash, char character) => (hash ^ character) * Multiplier;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Finish(ulong hash)
    {
        hash ^= hash >> 32;
        hash *= Multiplier;
        return hash ^ hash >> 29;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(ulong hash, int start, int end)
    {
        int mask = _slots.Length - 1;
        int slot = (int)(hash >> 40) & mask;
        while (_stamps[slot] == _stamp)
        {
            int known = _slots[slot];
            if (_hashes[known] == hash)
            {
                _counts[known]++;
                return;
            }

            slot = slot + 1 & mask;
        }

        _stamps[slot] = _stamp;
        _slots[slot] = _count;
        _hashes[_count] = hash;
        _counts[_count] = 1;
        _firstStart[_count] = start;
        _firstEnd[_count] = end;
        _count++;
        if (_count == _hashes.Length) Grow();
    }

    private void Grow()
    {
        int size = _count * 2;
        Array.Resize(ref _hashes, size);
        Array.Resize(ref _counts, size);
        Array.Resize(ref _firstStart, size);
        Array.Resize(ref _firstEnd, size);
        if (_slots.Length >= size * 2) return;
        int slots = (int)BitOperations.RoundUpToPowerOf2((uint)size * 4);
        _slots = new int[slots];
        _stamps = new uint[slots];
        _stamp = 1;
        for (int feature = 0; feature < _count; feature++)
        {
            int slot = (int)(_hashes[feature] >> 40) & slots - 1;
            while (_stamps[slot] == _stamp) slot = slot + 1 & slots - 1;
            _stamps[slot] = _stamp;
            _slots[slot] = feature;
        }
    }

    private void NextStamp()
    {
        if (++_stamp != 0) return;
        Array.Clear(_stamps);
        _stamp = 1;
    }
}
