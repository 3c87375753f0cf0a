using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Workbench.Classification;

/// <summary>Scores sentences with the table of a model; one instance a thread, as the buffers are reused.</summary>
internal sealed unsafe class SentenceScorer
{
    // How many classes are summed at once.
    private const int Lane = 16;

    private readonly FeatureExtractor _extractor;
    private readonly float _wordWeight;
    private readonly float[] _bias;
    private readonly int _classCount;
    private readonly int _lanes;
    private readonly int _slotBytes;
    private readonly int _slotCount;
    private readonly float[] _sums;
    private readonly WordSums _words;

    internal SentenceScorer(ModelHeader header)
    {
        _extractor = new FeatureExtractor(header.Features);
        _wordWeight = header.Features.WordWeight;
        _bias = header.Bias;
        _classCount = header.Categories.Count;
        _lanes = (_classCount + 1 + Lane - 1) / Lane * Lane;
        _slotBytes = FeatureTable.SlotBytes(_classCount);
        _slotCount = header.SlotCount;
        _sums = new float[_lanes];
        _words = new WordSums(_lanes);
    }

    internal FeatureExtractor Extractor => _extractor;

    /// <summary>The scores of <paramref name="text"/> for each class, calibrated as logarithms of probabilities up to a constant.</summary>
    internal void Score(byte* table, ReadOnlySpan<char> text, Span<float> scores)
    {
        _bias.CopyTo(scores);
        _extractor.ReadBetweenWords(text);
        for (int token = 0; token < _extractor.TokenCount; token++) _words.Fetch(_extractor.WordHash(token));
        Array.Clear(_sums);
        Sum(table, _sums);
        for (int token = 0; token < _extractor.TokenCount; token++)
        {
            if (!_extractor.IsWord(token)) continue;
            if (!_words.TryFind(_extractor.WordHash(token), out int place))
            {
                _extractor.ReadWord(token);
                Sum(table, _words.Sums(place));
            }

            Add(_words.Sums(place), _sums);
        }

        float squares = _sums[_classCount];
        if (squares == 0) return;
        float scale = 1 / MathF.Sqrt(squares);
        for (int k = 0; k < _classCount; k++) scores[k] += scale * _sums[k];
    }

    /// <summary>The slot of a feature, or null when the model does not have it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal byte* Find(byte* table, ulong hash)
    {
        int slot = FeatureTable.SlotOf(hash, _slotCount);
        ushort fingerprint = FeatureTable.Fingerprint(hash);
        while (true)
        {
            byte* at = table + (long)slot * _slotBytes;
            ushort found = *(ushort*)at;
            if (found == fingerprint) return at;
            if (found == 0) return null;
            slot = slot + 1 & _slotCount - 1;
        }
    }

    /// <summary>Adds what the features read last give for each class, and behind the classes the sum of their squared values. Slots are fetched ahead, as nearly each is a cache miss.</summary>
    private void Sum(byte* table, Span<float> sums)
    {
        const int Ahead = 12;
        ReadOnlySpan<ulong> hashes = _extractor.Hashes;
        float squares = 0, before = sums[_classCount];
        for (int feature = 0; feature < Math.Min(hashes.Length, Ahead); feature++) Prefetch(table, hashes[feature]);
        for (int feature = 0; feature < hashes.Length; feature++)
        {
            if (feature + Ahead < hashes.Length) Prefetch(table, hashes[feature + Ahead]);
            byte* slot = Find(table, hashes[feature]);
            if (slot is null) continue;
            float value = Value(slot, feature);
            squares += value * value;
            Vector512<float> unit = Vector512.Create(value * FeatureTable.FromBfloat16(*(ushort*)(slot + 2)));
            ref float to = ref MemoryMarshal.GetReference(sums);
            for (int lane = 0; lane < _lanes; lane += Lane)
            {
                Vector512<int> wide = Widen(Vector128.Load((sbyte*)(slot + 5 + lane)));
                (Vector512.LoadUnsafe(ref to, (nuint)lane) + Vector512.ConvertToSingle(wide) * unit).StoreUnsafe(ref to, (nuint)lane);
            }
        }

        // What the slots hold behind their classes was added there; it means nothing.
        sums[_classCount] = before + squares;
    }

    private static void Add(ReadOnlySpan<float> numbers, Span<float> sums)
    {
        ref float from = ref MemoryMarshal.GetReference(numbers), to = ref MemoryMarshal.GetReference(sums);
        for (int lane = 0; lane < sums.Length; lane += Lane)
            (Vector512.LoadUnsafe(ref to, (nuint)lane) + Vector512.LoadUnsafe(ref from, (nuint)lane)).StoreUnsafe(ref to, (nuint)lane);
    }

    /// <summary>Weight of a feature in the sentence before the sentence is brought to length 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal float Value(byte* slot, int feature)
    {
        float value = slot[4] * 0.0625f;
        return feature < _extractor.CharactersFrom ? value * _wordWeight : value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Widen(Vector128<sbyte> bytes)
    {
        if (Avx512F.IsSupported) return Avx512F.ConvertToVector512Int32(bytes);
        (Vector128<short> low, Vector128<short> high) = Vector128.Widen(bytes);
        return Vector512.Create(
            Vector256.Create(Vector128.WidenLower(low), Vector128.WidenUpper(low)),
            Vector256.Create(Vector128.WidenLower(high), Vector128.WidenUpper(high)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Prefetch(byte* table, ulong hash)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(table + (long)FeatureTable.SlotOf(hash, _slotCount) * _slotBytes);
    }
}
