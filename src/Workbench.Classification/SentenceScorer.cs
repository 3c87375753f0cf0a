using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Workbench.Classification;

/// <summary>Scores sentences with the table of a model; one instance a thread, as the buffers are reused.</summary>
internal sealed unsafe class SentenceScorer
{
    private readonly FeatureExtractor _extractor;
    private readonly float _wordWeight;
    private readonly float[] _bias;
    private readonly int _classCount;
    private readonly int _lanes;
    private readonly int _slotBytes;
    private readonly int _slotCount;
    private readonly float[] _block;

    internal SentenceScorer(ModelHeader header)
    {
        _extractor = new FeatureExtractor(header.Features);
        _wordWeight = header.Features.WordWeight;
        _bias = header.Bias;
        _classCount = header.Categories.Count;
        _lanes = (_classCount + 15) / 16 * 16;
        _slotBytes = FeatureTable.SlotBytes(_classCount);
        _slotCount = header.SlotCount;
        _block = new float[_lanes];
    }

    internal FeatureExtractor Extractor => _extractor;

    /// <summary>The scores of <paramref name="text"/> for each class, calibrated as logarithms of probabilities up to a constant.</summary>
    internal void Score(byte* table, ReadOnlySpan<char> text, Span<float> scores)
    {
        _extractor.Read(text);
        _bias.CopyTo(scores);
        if (_lanes == 16) ScoreUpTo16(table, scores);
        else ScoreMany(table, scores);
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

    /// <summary>Up to sixteen classes: the sums stay in registers, and the slots are fetched ahead, as nearly each is a cache miss.</summary>
    private void ScoreUpTo16(byte* table, Span<float> scores)
    {
        const int Ahead = 12;
        ReadOnlySpan<ulong> hashes = _extractor.Hashes;
        ReadOnlySpan<int> counts = _extractor.Counts;
        Vector512<float> sum = Vector512<float>.Zero;
        float squares = 0;
        for (int feature = 0; feature < Math.Min(hashes.Length, Ahead); feature++) Prefetch(table, hashes[feature]);
        for (int feature = 0; feature < hashes.Length; feature++)
        {
            if (feature + Ahead < hashes.Length) Prefetch(table, hashes[feature + Ahead]);
            byte* slot = Find(table, hashes[feature]);
            if (slot is null) continue;
            float value = Value(slot, counts[feature], feature);
            squares += value * value;
            Vector512<int> wide = Widen(Vector128.Load((sbyte*)(slot + 5)));
            sum += Vector512.ConvertToSingle(wide) * Vector512.Create(value * FeatureTable.FromBfloat16(*(ushort*)(slot + 2)));
        }

        if (squares == 0) return;
        float scale = 1 / MathF.Sqrt(squares);
        for (int k = 0; k < _classCount; k++) scores[k] += scale * sum[k];
    }

    /// <summary>Weight of a feature in the sentence before the sentence is brought to length 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal float Value(byte* slot, int count, int feature)
    {
        float value = FeatureWeights.Frequency(count) * (slot[4] * 0.0625f);
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

    private void ScoreMany(byte* table, Span<float> scores)
    {
        Array.Clear(_block);
        float squares = 0;
        for (int feature = 0; feature < _extractor.Count; feature++)
        {
            byte* slot = Find(table, _extractor.Hashes[feature]);
            if (slot is null) continue;
            float value = Value(slot, _extractor.Counts[feature], feature);
            squares += value * value;
            float unit = value * FeatureTable.FromBfloat16(*(ushort*)(slot + 2));
            for (int k = 0; k < _classCount; k++) _block[k] += unit * (sbyte)slot[5 + k];
        }

        if (squares == 0) return;
        float scale = 1 / MathF.Sqrt(squares);
        for (int k = 0; k < _classCount; k++) scores[k] += scale * _block[k];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Prefetch(byte* table, ulong hash)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(table + (long)FeatureTable.SlotOf(hash, _slotCount) * _slotBytes);
    }
}
