using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
        AddBlock(table, 0, _extractor.CharactersFrom, _wordWeight, scores);
        AddBlock(table, _extractor.CharactersFrom, _extractor.Count, 1, scores);
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

    private void AddBlock(byte* table, int from, int to, float weight, Span<float> scores)
    {
        if (_lanes == 16) AddBlockOf16(table, from, to, weight, scores);
        else AddBlockOfMany(table, from, to, weight, scores);
    }

    /// <summary>Up to sixteen classes: the sums stay in registers, and the slots are fetched ahead, as nearly each is a cache miss.</summary>
    private void AddBlockOf16(byte* table, int from, int to, float weight, Span<float> scores)
    {
        const int Ahead = 12;
        ReadOnlySpan<ulong> hashes = _extractor.Hashes;
        ReadOnlySpan<int> counts = _extractor.Counts;
        Vector512<float> sum = Vector512<float>.Zero;
        float squares = 0;
        for (int feature = from; feature < Math.Min(to, from + Ahead); feature++) Prefetch(table, hashes[feature]);
        for (int feature = from; feature < to; feature++)
        {
            if (feature + Ahead < to) Prefetch(table, hashes[feature + Ahead]);
            byte* slot = Find(table, hashes[feature]);
            if (slot is null) continue;
            float value = FeatureWeights.Frequency(counts[feature]) * (slot[4] * 0.0625f);
            squares += value * value;
            Vector128<sbyte> bytes = Vector128.Load((sbyte*)(slot + 5));
            (Vector128<short> low, Vector128<short> high) = Vector128.Widen(bytes);
            Vector512<int> wide = Vector512.Create(
                Vector256.Create(Vector128.WidenLower(low), Vector128.WidenUpper(low)),
                Vector256.Create(Vector128.WidenLower(high), Vector128.WidenUpper(high)));
            sum += Vector512.ConvertToSingle(wide) * Vector512.Create(value * FeatureTable.FromBfloat16(*(ushort*)(slot + 2)));
        }

        if (squares == 0) return;
        float scale = weight / MathF.Sqrt(squares);
        for (int k = 0; k < _classCount; k++) scores[k] += scale * sum[k];
    }

    private void AddBlockOfMany(byte* table, int from, int to, float weight, Span<float> scores)
    {
        Array.Clear(_block);
        float squares = 0;
        for (int feature = from; feature < to; feature++)
        {
            byte* slot = Find(table, _extractor.Hashes[feature]);
            if (slot is null) continue;
            float value = FeatureWeights.Frequency(_extractor.Counts[feature]) * (slot[4] * 0.0625f);
            squares += value * value;
            float unit = value * FeatureTable.FromBfloat16(*(ushort*)(slot + 2));
            for (int k = 0; k < _classCount; k++) _block[k] += unit * (sbyte)slot[5 + k];
        }

        if (squares == 0) return;
        float scale = weight / MathF.Sqrt(squares);
        for (int k = 0; k < _classCount; k++) scores[k] += scale * _block[k];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Prefetch(byte* table, ulong hash)
    {
        if (System.Runtime.Intrinsics.X86.Sse.IsSupported)
            System.Runtime.Intrinsics.X86.Sse.Prefetch0(table + (long)FeatureTable.SlotOf(hash, _slotCount) * _slotBytes);
    }
}
