using System.Runtime.CompilerServices;
using Workbench.Text;

namespace Workbench.Classification;

/// <summary>
/// The features of a sentence: words, word pairs, word beginnings, the canonical units and semantic fields that words name and pairs of those in one block, character n-grams within words in the
/// other. Each is a 64-bit hash, given as often as it occurs; a pair of fields once, at its second word. What one word gives depends on that word alone (<see cref="ReadWord"/>), so that it may be
/// remembered; <see cref="ReadBetweenWords"/> gives the rest. Reused between sentences, so not thread-safe: one instance a thread.
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
    private const ulong FieldSeed = 0xE7037ED1A0B428DB;
    private const ulong GroupSeed = 0x8EBC6AF09C88C6E3;
    private const ulong CharacterSeed = 0x27D4EB2F165667C5;
    private const ulong Multiplier = 0xD6E8FEB86659FD93;

    // So many fields of a sentence make pairs; more gained nothing.
    private const int MostPaired = 8;

    // Tells the hash of a word from that of no word, by a bit that neither the place nor the fingerprint of a feature is made of.
    private const ulong NotNone = 1UL << 47;

    private static readonly ulong[] s_units = [.. NamedWordFinder.UnitNames.Select(unit => unit.Aggregate(UnitSeed, Step))];
    private static readonly ulong[] s_fields = [.. NamedWordFinder.FieldNames.Select(field => field.Aggregate(FieldSeed, Step))];
    private static readonly ulong[] s_groups = [.. NamedWordFinder.FieldGroups.Select(group => group.Aggregate(GroupSeed, Step))];

    private static readonly Lazy<Dictionary<ulong, string>> s_names = new(() => NamesByHash());
    private static readonly Lazy<Dictionary<ulong, (int First, int Second)>> s_pairs = new(() => PairsByHash());

    private readonly TextNormalizer _normalizer = new();
    private readonly NamedWordFinder _names = new();
    private ulong[] _hashes = new ulong[1024];
    private ulong[] _places = new ulong[1024];
    private ulong[] _wordHashes = new ulong[64];
    private int _count;

    /// <summary>Features, each as often as it occurs: those of the word block first, then from <see cref="CharactersFrom"/> those of the character block.</summary>
    internal int Count => _count;

    internal int CharactersFrom { get; private set; }

    internal ReadOnlySpan<ulong> Hashes => _hashes.AsSpan(0, _count);

    internal TextNormalizer Normalizer => _normalizer;

    /// <summary>Where in <see cref="TextNormalizer.Characters"/> a feature stands.</summary>
    internal (int Start, int End) Position(int feature) => ((int)(_places[feature] >> 32), (int)(uint)_places[feature]);

    /// <summary>Reads all features of a text.</summary>
    internal void Read(ReadOnlySpan<char> text)
    {
        Begin(text);
        for (int token = 0; token < _normalizer.TokenCount; token++)
            if (IsWord(token)) Word(token);
        Pairs();
        Names();
        CharactersFrom = _count;
        for (int token = 0; token < _normalizer.TokenCount; token++) NgramsOf(token);
    }

    /// <summary>Reads the features of a text that are not those of one word (<see cref="IsWord"/>).</summary>
    internal void ReadBetweenWords(ReadOnlySpan<char> text)
    {
        Begin(text);
        Pairs();
        Names();
        CharactersFrom = _count;
        for (int token = 0; token < _normalizer.TokenCount; token++)
            if (!IsWord(token)) NgramsOf(token);
    }

    /// <summary>Reads the features of one word of the text read last, instead of those read before.</summary>
    internal void ReadWord(int token)
    {
        _count = 0;
        Word(token);
        CharactersFrom = _count;
        NgramsOf(token);
    }

    internal int TokenCount => _normalizer.TokenCount;

    /// <summary>Whether a token of the text is a word or number between spaces.</summary>
    internal bool IsWord(int token) => _wordHashes[token] != 0;

    /// <summary>A number for such a word: equal words have equal ones, others all but surely not.</summary>
    internal ulong WordHash(int token) => _wordHashes[token];

    private void Begin(ReadOnlySpan<char> text)
    {
        // A text of a megabyte is not a sentence; what it is about stands in its beginning, and time stays bounded.
        if (text.Length > options.MaxCharacters) text = text[..options.MaxCharacters];
        _normalizer.Read(text);
        _count = 0;
        if (_normalizer.TokenCount > _wordHashes.Length) Array.Resize(ref _wordHashes, _normalizer.TokenCount * 2);
        char[] characters = _normalizer.Characters;
        for (int token = 0; token < _normalizer.TokenCount; token++)
        {
            int at = _normalizer.TokenStart(token), end = at + _normalizer.TokenLength(token);
            ulong hash = 0;
            // A run of letters between two spaces is a phrase in a script without spaces between words, not a word; hardly any comes back.
            if (_normalizer.IsWord(token) && !IsUnspaced(characters[at]))
            {
                hash = WordSeed;
                for (; at < end; at++) hash = Step(hash, characters[at]);
                hash = Finish(hash) | NotNone;
            }

            _wordHashes[token] = hash;
        }
    }

    private void Word(int token)
    {
        int start = _normalizer.TokenStart(token), length = _normalizer.TokenLength(token);
        if (_normalizer.Characters[start] == '0') return;
        Add(_wordHashes[token], start, start + length);
        if (options.Prefix == 0 || length <= options.Prefix) return;
        ulong hash = PrefixSeed;
        for (int at = start; at < start + options.Prefix; at++) hash = Step(hash, _normalizer.Characters[at]);
        Add(Finish(hash), start, start + options.Prefix);
    }

    private void Pairs()
    {
        if (!options.WordPairs) return;
        ulong previous = 0;
        int previousStart = 0;
        for (int token = 0; token < _normalizer.TokenCount; token++)
        {
            if (!_normalizer.IsWord(token)) continue;
            int start = _normalizer.TokenStart(token);
            if (_normalizer.Characters[start] == '0') continue;
            ulong hash = _wordHashes[token];
            if (previous != 0 && hash != 0) Add(Finish(previous * Multiplier + hash ^ PairSeed), previousStart, start + _normalizer.TokenLength(token));
            previous = hash;
            previousStart = start;
        }
    }

    /// <summary>What words name, and what two of them in a row do: the same in every language, so that a sentence is judged by those of other languages too.</summary>
    private void Names()
    {
        bool fields = options.Fields is FieldFeatures.Fields or FieldFeatures.FieldsAndGroups;
        if (!options.UnitWords && !fields) return;
        _names.Read(_normalizer.Characters.AsSpan(0, _normalizer.Length));
        if (options.UnitWords)
        {
            ulong previous = 0;
            int previousStart = 0;
            foreach (NamedWord word in _names.Units)
            {
                ulong hash = s_units[word.Number];
                Add(Finish(hash), word.Start, word.End);
                // In either order, as languages order them differently.
                if (previous != 0 && previous != hash) Add(Finish((previous + hash) * Multiplier ^ PairSeed), previousStart, word.End);
                previous = hash;
                previousStart = word.Start;
            }
        }

        if (!fields) return;
        foreach (NamedWord word in _names.Fields)
        {
            ulong field = Finish(s_fields[word.Number]);
            Add(field, word.Start, word.End);
            if (options.Fields != FieldFeatures.FieldsAndGroups) continue;
            ulong group = Finish(s_groups[word.Number]);
            Add(group, word.Start, word.End);
            // Twice: with few sentences to learn from, what a word is about says more than the word.
            Add(field, word.Start, word.End);
            Add(group, word.Start, word.End);
        }

        FieldPairs();
    }

    /// <summary>Fields that a sentence names together, in either order: houses and poor households beside each other say more than each of them.</summary>
    private void FieldPairs()
    {
        Span<int> named = stackalloc int[MostPaired];
        int count = 0;
        foreach (NamedWord word in _names.Fields)
        {
            if (count == MostPaired) return;
            if (named[..count].Contains(word.Number)) continue;
            foreach (int other in named[..count]) Add(PairOf(other, word.Number), word.Start, word.End);
            named[count++] = word.Number;
        }
    }

    private static ulong PairOf(int first, int second) => Finish((s_fields[first] + s_fields[second]) * Multiplier ^ PairSeed);

    private void NgramsOf(int token)
    {
        char[] characters = _normalizer.Characters;
        if (!_normalizer.IsWord(token))
        {
            // With the n-grams, not with the words, which weigh more: a sign says less than a word.
            int sign = _normalizer.TokenStart(token);
            if (options.MaxNgram != 0) Add(Finish(Step(CharacterSeed, characters[sign])), sign, sign + 1);
            return;
        }

        int start = _normalizer.TokenStart(token) - 1, end = start + _normalizer.TokenLength(token) + 2;
        char first = characters[start + 1];
        bool unspaced = IsUnspaced(first);
        if (options.MaxNgram == 0 && !unspaced) return;
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

    /// <summary>The unit, field, group or pair of fields that a feature stands for; null for one of letters.</summary>
    internal static string? NameOf(ulong feature) => s_names.Value.GetValueOrDefault(feature)
        ?? (s_pairs.Value.TryGetValue(feature, out (int First, int Second) pair) ? $"{NamedWordFinder.FieldNames[pair.First]} + {NamedWordFinder.FieldNames[pair.Second]}" : null);

    private static Dictionary<ulong, (int First, int Second)> PairsByHash()
    {
        var pairs = new Dictionary<ulong, (int First, int Second)>();
        for (int first = 0; first < s_fields.Length; first++)
            for (int second = first + 1; second < s_fields.Length; second++) pairs[PairOf(first, second)] = (first, second);
        return pairs;
    }

    private static Dictionary<ulong, string> NamesByHash()
    {
        var names = new Dictionary<ulong, string>();
        foreach ((ulong[] hashes, IReadOnlyList<string> of) in new[] { (s_units, NamedWordFinder.UnitNames), (s_fields, NamedWordFinder.FieldNames), (s_groups, NamedWordFinder.FieldGroups) })
            for (int number = 0; number < hashes.Length; number++) names[Finish(hashes[number])] = of[number];
        return names;
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(ulong hash, int start, int end)
    {
        int count = _count;
        if (count == _hashes.Length) Grow();
        _hashes[count] = hash;
        _places[count] = (ulong)(uint)start << 32 | (uint)end;
        _count = count + 1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow()
    {
        Array.Resize(ref _hashes, _count * 2);
        Array.Resize(ref _places, _count * 2);
    }
}
