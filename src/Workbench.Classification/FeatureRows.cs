namespace Workbench.Classification;

/// <summary>
/// The counted features of all training sentences as sparse rows over a dense vocabulary, twins as one column. What does not depend on which rows
/// are trained on (hashing, counting) is done once here; <see cref="Weigh"/> gives the weighted rows for a fold.
/// </summary>
internal sealed class FeatureRows
{
    /// <summary>Up to so many sentences features are weighted by relevance; learners find it out from more.</summary>
    private const int MostForRelevance = 1_000;

    private readonly int[] _columns;
    private readonly float[] _frequencies;
    private readonly long[] _starts;
    private readonly long[] _middles;
    private readonly float _wordWeight;
    private readonly int[] _parts;

    private FeatureRows(ulong[] vocabulary, int[] columns, float[] frequencies, long[] starts, long[] middles, float wordWeight, int[] parts)
    {
        Vocabulary = vocabulary;
        Twins = FeatureTwins.Find(vocabulary.Length, columns, frequencies, starts, middles);
        _starts = new long[starts.Length];
        _middles = new long[middles.Length];
        _wordWeight = wordWeight;
        _parts = parts;
        int kept = 0;
        for (int row = 0; row < middles.Length; row++)
        {
            for (long at = starts[row]; at < starts[row + 1]; at++)
            {
                if (at == middles[row]) _middles[row] = kept;
                int column = Twins.ColumnOf[columns[at]];
                if (Twins.First[column] != columns[at]) continue;
                columns[kept] = column;
                frequencies[kept++] = frequencies[at];
            }

            if (middles[row] == starts[row + 1]) _middles[row] = kept;
            _starts[row + 1] = kept;
        }

        _columns = columns[..kept];
        _frequencies = frequencies[..kept];
    }

    /// <summary>The hash of each feature.</summary>
    internal ulong[] Vocabulary { get; }

    /// <summary>Which column stands for each feature.</summary>
    internal FeatureTwins Twins { get; }

    internal int RowCount => _starts.Length - 1;

    /// <summary>Reads all texts. Columns are numbered by first appearance, so the result depends on nothing but the texts and their order.</summary>
    internal static FeatureRows Read(IReadOnlyList<string> texts, int[] parts, FeatureOptions options, int maxFeatures, CancellationToken ct)
    {
        const int Ahead = 12;
        var extractor = new FeatureExtractor(options);
        var interner = new HashInterner();
        var columns = new GrowingArray<int>();
        var frequencies = new GrowingArray<float>();
        long[] starts = new long[texts.Count + 1];
        long[] middles = new long[texts.Count];
        // Where each column was met last: within the row, another occurrence is counted there.
        int[] places = new int[1 << 14];
        for (int row = 0; row < texts.Count; row++)
        {
            if ((row & 255) == 0) ct.ThrowIfCancellationRequested();
            extractor.Read(texts[row]);
            ReadOnlySpan<ulong> hashes = extractor.Hashes;
            for (int feature = 0; feature < hashes.Length; feature++)
            {
                if (feature == extractor.CharactersFrom) middles[row] = columns.Count;
                if (feature + Ahead < hashes.Length) interner.Prefetch(hashes[feature + Ahead]);
                int column = interner.Intern(hashes[feature]);
                if (column >= places.Length) Array.Resize(ref places, places.Length * 2);
                int place = places[column];
                if (place >= starts[row] && place < columns.Count && columns[place] == column)
                {
                    frequencies[place]++;
                    continue;
                }

                places[column] = columns.Count;
                columns.Add(column);
                frequencies.Add(1);
            }

            if (hashes.Length == extractor.CharactersFrom) middles[row] = columns.Count;
            starts[row + 1] = columns.Count;
        }

        ulong[] vocabulary = interner.Hashes.ToArray();
        int[] entries = columns.ToArray();
        float[] counted = frequencies.ToArray();
        if (vocabulary.Length > maxFeatures || options.MinSentences > 1)
            vocabulary = Prune(vocabulary, ref entries, ref counted, starts, middles, maxFeatures, options.MinSentences);
        return new FeatureRows(vocabulary, entries, counted, starts, middles, options.WordWeight, parts);
    }

    /// <summary>Keeps the features that most sentences have: a feature of one sentence in a hundred thousand decides nothing.</summary>
    private static ulong[] Prune(
        ulong[] vocabulary, ref int[] columns, ref float[] frequencies, long[] starts, long[] middles, int maxFeatures, int minSentences)
    {
        int[] sentences = new int[vocabulary.Length];
        foreach (int column in columns) sentences[column]++;
        int[] histogram = new int[middles.Length + 2];
        foreach (int count in sentences) histogram[count]++;
        int threshold = middles.Length + 1;
        for (long kept = 0; threshold > minSentences && kept + histogram[threshold - 1] <= maxFeatures; threshold--) kept += histogram[threshold - 1];

        int[] renamed = new int[vocabulary.Length];
        var remaining = new List<ulong>(maxFeatures);
        for (int column = 0; column < renamed.Length; column++)
        {
            renamed[column] = sentences[column] >= threshold ? remaining.Count : -1;
            if (renamed[column] >= 0) remaining.Add(vocabulary[column]);
        }

        int to = 0;
        long from = 0;
        for (int row = 0; row < middles.Length; row++)
        {
            long middle = middles[row], end = starts[row + 1];
            for (long at = from; at < end; at++)
            {
                if (at == middle) middles[row] = to;
                int column = renamed[columns[at]];
                if (column < 0) continue;
                columns[to] = column;
                frequencies[to++] = frequencies[at];
            }

            if (middle == end) middles[row] = to;
            from = end;
            starts[row + 1] = to;
        }

        columns = columns[..to];
        frequencies = frequencies[..to];
        return [.. remaining];
    }

    /// <summary>Weights all rows by the document frequencies of the rows marked in <paramref name="training"/>, and where rows are few by how unevenly their
    /// categories, each row counted at its category's cost, have the feature; a feature that none of them has gets no weight, as it will have none for a new sentence.</summary>
    internal WeightedRows Weigh(ReadOnlySpan<bool> training, ReadOnlySpan<int> classes, ReadOnlySpan<float> costs)
    {
        int columnCount = Twins.First.Length;
        int classCount = RowCount <= MostForRelevance ? costs.Length : 0;
        float[] inClass = new float[(long)columnCount * classCount];
        int[] sentences = new int[columnCount];
        int[] reach = new int[columnCount];
        int[] last = new int[columnCount];
        int[] order = [.. Enumerable.Range(0, RowCount)];
        Array.Sort(_parts.ToArray(), order);
        for (int from = 0, part = 1; from < order.Length; part++)
        {
            int to = from, trained = 0;
            for (; to < order.Length && _parts[order[to]] == _parts[order[from]]; to++)
                if (training[order[to]]) trained++;
            for (; from < to; from++)
            {
                int row = order[from];
                if (!training[row]) continue;
                int category = classes[row];
                float cost = costs[category];
                for (long at = _starts[row]; at < _starts[row + 1]; at++)
                {
                    int column = _columns[at];
                    sentences[column]++;
                    if (classCount > 0) inClass[(long)column * classCount + category] += cost;
                    if (last[column] == part) continue;
                    last[column] = part;
                    reach[column] += trained;
                }
            }
        }

        float[] rarity = new float[columnCount];
        for (int column = 0; column < rarity.Length; column++)
        {
            if (sentences[column] == 0) continue;
            float relevance = classCount == 0 ? 1 : FeatureWeights.Relevance(inClass.AsSpan(column * classCount, classCount));
            rarity[column] = FeatureWeights.InSixteenths(FeatureWeights.Rarity(reach[column], sentences[column]) * relevance);
        }

        float[] values = new float[_columns.Length];
        for (int row = 0; row < RowCount; row++)
        {
            float squares = 0;
            for (long at = _starts[row]; at < _starts[row + 1]; at++)
            {
                float value = _frequencies[at] * rarity[_columns[at]] * Twins.Roots[_columns[at]];
                if (at < _middles[row]) value *= _wordWeight;
                values[at] = value;
                squares += value * value / _frequencies[at];
            }

            if (squares == 0) continue;
            float scale = 1 / MathF.Sqrt(squares);
            for (long at = _starts[row]; at < _starts[row + 1]; at++) values[at] *= scale;
        }

        return new WeightedRows(_starts, _middles, _columns, values, rarity, Twins);
    }
}

/// <summary>Which features a learner sees. Two learners that see different ones err differently, so their sum errs less.</summary>
internal enum FeatureView
{
    Both,
    Words,
    Characters,
}

/// <summary>Sparse rows ready for a trainer.</summary>
internal sealed class WeightedRows
{
    private readonly long[] _from;
    private readonly long[] _to;
    private readonly long[] _starts;
    private readonly long[] _middles;
    private readonly int[] _columns;
    private readonly float[] _values;

    internal WeightedRows(long[] starts, long[] middles, int[] columns, float[] values, float[] rarity, FeatureTwins twins, FeatureView view = FeatureView.Both)
    {
        (_starts, _middles, _columns, _values, Rarity, Twins) = (starts, middles, columns, values, rarity, twins);
        _from = view == FeatureView.Characters ? middles : starts;
        _to = view == FeatureView.Words ? middles : starts[1..];
    }

    internal int RowCount => _middles.Length;

    internal int ColumnCount => Rarity.Length;

    /// <summary>The inverse document frequency of each column, where rows are few times its relevance; 0 for a column that no training row has.</summary>
    internal float[] Rarity { get; }

    /// <summary>How many features each column stands for.</summary>
    internal FeatureTwins Twins { get; }

    internal ReadOnlySpan<int> Columns(int row) => _columns.AsSpan((int)_from[row], (int)(_to[row] - _from[row]));

    internal ReadOnlySpan<float> Values(int row) => _values.AsSpan((int)_from[row], (int)(_to[row] - _from[row]));

    internal WeightedRows See(FeatureView view) => new(_starts, _middles, _columns, _values, Rarity, Twins, view);
}

/// <summary>The weighting of features, the same in training and in prediction.</summary>
internal static class FeatureWeights
{
    /// <summary>ln((1 + n) / (1 + df)) + 1.</summary>
    internal static float Rarity(int sentences, int withFeature) => MathF.Log((1f + sentences) / (1f + withFeature)) + 1;

    /// <summary>Half for a feature that all categories have alike, up to one and a half for one that a single category has: the Kullback–Leibler divergence
    /// of the feature's categories from equal shares, as a share of the greatest. One sentence's worth of equal shares is added, so that a
    /// feature of few sentences says little. Learners alone find that out from thousands of sentences, not from some hundred.</summary>
    /// <param name="counts">How many sentences of each category have the feature, each counted at its cost.</param>
    internal static float Relevance(ReadOnlySpan<float> counts)
    {
        float total = 1, divergence = 0, each = 1f / counts.Length;
        foreach (float count in counts) total += count;
        foreach (float count in counts)
        {
            float share = (count + each) / total;
            divergence += share * MathF.Log(share * counts.Length);
        }

        return 0.5f + divergence / MathF.Log(counts.Length);
    }

    /// <summary>Rounded to a sixteenth and bounded so that the model file's single byte holds it exactly.</summary>
    internal static float InSixteenths(float weight) => Math.Clamp(MathF.Round(weight * 16), 1, 255) / 16;
}

/// <summary>An array that grows, without the checks of a list in the innermost loop.</summary>
internal sealed class GrowingArray<T>
{
    private T[] _items = new T[1 << 12];

    internal int Count { get; private set; }

    internal void Add(T item)
    {
        if (Count == _items.Length) Array.Resize(ref _items, Count * 2);
        _items[Count++] = item;
    }

    internal ref T this[int at] => ref _items[at];

    internal T[] ToArray() => _items[..Count];
}
