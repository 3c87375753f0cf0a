namespace Workbench.Classification;

/// <summary>The three linear learners. Each takes weighted rows, the class of each row (negative: not trained on) and the cost of
/// each class, and gives one score a class; all are deterministic for a seed.</summary>
internal static class LinearLearners
{
    /// <summary>
    /// Multinomial logistic regression with L2 penalty, <c>½‖W‖² + C Σ cost·loss</c>, by stochastic dual coordinate ascent
    /// (Shalev-Shwartz and Zhang 2013): each sentence's dual distribution moves towards what the model now predicts by the step
    /// that is guaranteed to raise the dual, so there is no learning rate to choose.
    /// </summary>
    internal static LinearWeights LogisticRegression(
        WeightedRows rows, ReadOnlySpan<int> classes, ReadOnlySpan<float> costs, int classCount, float c, int epochs, ulong seed, CancellationToken ct)
    {
        var weights = new LinearWeights(rows.ColumnCount, classCount);
        int stride = weights.Stride;
        int[] order = Trained(classes);
        float[] dual = new float[(long)rows.RowCount * stride];
        float[] norms = SquaredNorms(rows, order);
        foreach (int row in order) dual[row * stride + classes[row]] = 1;
        float[] scores = new float[stride], change = new float[stride], predicted = new float[stride];
        var random = new Shuffler(seed);
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            ct.ThrowIfCancellationRequested();
            random.Shuffle(order);
            double moved = 0;
            foreach (int row in order)
            {
                ReadOnlySpan<int> columns = rows.Columns(row);
                ReadOnlySpan<float> values = rows.Values(row);
                weights.Scores(columns, values, scores);
                Span<float> alpha = dual.AsSpan(row * stride, stride);
                Softmax.Fill(scores.AsSpan(0, classCount), predicted);
                float cost = c * costs[classes[row]], gap = 0, distance = 0;
                for (int k = 0; k < classCount; k++)
                {
                    float difference = predicted[k] - alpha[k];
                    change[k] = difference;
                    distance += difference * difference;
                    if (alpha[k] > 0) gap += alpha[k] * MathF.Log(alpha[k] / Math.Max(predicted[k], 1e-30f));
                }

                if (distance < 1e-12f) continue;
                // The loss is ½-smooth, so its conjugate is 2-strongly convex; the bias acts as a feature of weight BiasFeature.
                float norm = norms[row] + BiasFeature * BiasFeature;
                float step = Math.Clamp((gap + distance) / (distance * (2 + cost * norm)), 0, 1);
                for (int k = 0; k < classCount; k++)
                {
                    float difference = step * change[k];
                    alpha[k] += difference;
                    change[k] = -cost * difference;
                    moved += Math.Abs(difference);
                }

                weights.Add(columns, values, change, BiasFeature * BiasFeature);
            }

            if (moved < 1e-3 * order.Length) break;
        }

        return weights;
    }

    /// <summary>
    /// Linear support vector machine, one class against the rest, squared hinge loss and L2 penalty, by dual coordinate descent
    /// (Hsieh et al. 2008). The classes share the passes over the rows: each row is read once for all of them.
    /// </summary>
    internal static LinearWeights SupportVectors(
        WeightedRows rows, ReadOnlySpan<int> classes, ReadOnlySpan<float> costs, int classCount, float c, int epochs, ulong seed, CancellationToken ct)
    {
        var weights = new LinearWeights(rows.ColumnCount, classCount);
        int stride = weights.Stride;
        int[] order = Trained(classes);
        float[] dual = new float[(long)rows.RowCount * stride];
        float[] norms = SquaredNorms(rows, order);
        float[] scores = new float[stride], change = new float[stride];
        var random = new Shuffler(seed);
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            ct.ThrowIfCancellationRequested();
            random.Shuffle(order);
            double moved = 0;
            foreach (int row in order)
            {
                ReadOnlySpan<int> columns = rows.Columns(row);
                ReadOnlySpan<float> values = rows.Values(row);
                weights.Scores(columns, values, scores);
                Span<float> alpha = dual.AsSpan(row * stride, stride);
                float diagonal = 0.5f / (c * costs[classes[row]]);
                float curvature = norms[row] + BiasFeature * BiasFeature + diagonal;
                bool any = false;
                for (int k = 0; k < classCount; k++)
                {
                    float sign = classes[row] == k ? 1 : -1;
                    float gradient = sign * scores[k] - 1 + diagonal * alpha[k];
                    float updated = Math.Max(0, alpha[k] - gradient / curvature);
                    float difference = updated - alpha[k];
                    change[k] = sign * difference;
                    if (difference == 0) continue;
                    any = true;
                    alpha[k] = updated;
                    moved += Math.Abs(difference);
                }

                if (any) weights.Add(columns, values, change, BiasFeature * BiasFeature);
            }

            if (moved < 1e-3 * order.Length) break;
        }

        return weights;
    }

    /// <summary>
    /// Complement naive Bayes (Rennie et al. 2003): a class is described by the features of all sentences that are not of it.
    /// One pass, no iterations.
    /// </summary>
    internal static LinearWeights ComplementBayes(
        WeightedRows rows, ReadOnlySpan<int> classes, ReadOnlySpan<float> costs, int classCount, float smoothing)
    {
        var weights = new LinearWeights(rows.ColumnCount, classCount);
        int stride = weights.Stride;
        Span<float> counts = weights.Values;
        for (int row = 0; row < rows.RowCount; row++)
        {
            if (classes[row] < 0) continue;
            float cost = costs[classes[row]];
            ReadOnlySpan<int> columns = rows.Columns(row);
            ReadOnlySpan<float> values = rows.Values(row);
            for (int at = 0; at < columns.Length; at++) counts[columns[at] * stride + classes[row]] += cost * values[at];
        }

        // Below a column's entry is what each of its twins would have alone.
        double[] totals = new double[classCount];
        for (int column = 0; column < rows.ColumnCount; column++)
        {
            Span<float> row = counts.Slice(column * stride, classCount);
            float total = 0, share = 1 / rows.Twins.Roots[column];
            for (int k = 0; k < classCount; k++)
            {
                row[k] *= share;
                total += row[k];
            }

            if (total == 0) continue;
            total += smoothing;
            for (int k = 0; k < classCount; k++)
            {
                row[k] = total - row[k];
                totals[k] += rows.Twins.Members[column] * (double)row[k];
            }
        }

        for (int column = 0; column < rows.ColumnCount; column++)
        {
            Span<float> row = counts.Slice(column * stride, classCount);
            // No sentence that is trained on has the feature.
            if (row[0] == 0 && row[1] == 0) continue;
            float mean = 0;
            for (int k = 0; k < classCount; k++)
            {
                row[k] = -(float)Math.Log(row[k] / totals[k]);
                mean += row[k];
            }

            // Only differences between classes matter; without the common part the weights are small enough for a byte.
            mean /= classCount;
            for (int k = 0; k < classCount; k++) row[k] = (row[k] - mean) * rows.Twins.Roots[column];
        }

        return weights;
    }

    /// <summary>The constant feature that carries the bias. Well below the norm of a row, so that rare classes are not shut out by it.</summary>
    private const float BiasFeature = 0.2f;

    private static int[] Trained(ReadOnlySpan<int> classes)
    {
        var order = new List<int>(classes.Length);
        for (int row = 0; row < classes.Length; row++)
            if (classes[row] >= 0) order.Add(row);
        return [.. order];
    }

    private static float[] SquaredNorms(WeightedRows rows, int[] order)
    {
        float[] norms = new float[rows.RowCount];
        foreach (int row in order)
        {
            float squares = 0;
            foreach (float value in rows.Values(row)) squares += value * value;
            norms[row] = squares;
        }

        return norms;
    }
}

/// <summary>Fisher–Yates by SplitMix64: the order depends on the seed alone, on every machine and framework version.</summary>
internal sealed class Shuffler(ulong seed)
{
    private ulong _state = seed;

    internal ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return z ^ z >> 31;
    }

    /// <summary>A number from 0 to <paramref name="below"/> − 1.</summary>
    internal int Next(int below) => (int)(((Next() >> 32) * (ulong)below) >> 32);

    internal double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    internal void Shuffle<T>(Span<T> items)
    {
        for (int last = items.Length - 1; last > 0; last--)
        {
            int other = Next(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    internal void Shuffle<T>(T[] items) => Shuffle(items.AsSpan());
}

/// <summary>Probabilities from scores.</summary>
internal static class Softmax
{
    internal static void Fill(ReadOnlySpan<float> scores, Span<float> probabilities)
    {
        float highest = float.NegativeInfinity;
        foreach (float score in scores) highest = Math.Max(highest, score);
        float total = 0;
        for (int k = 0; k < scores.Length; k++)
        {
            probabilities[k] = MathF.Exp(scores[k] - highest);
            total += probabilities[k];
        }

        for (int k = 0; k < scores.Length; k++) probabilities[k] /= total;
    }

    internal static void Fill(ReadOnlySpan<double> scores, Span<double> probabilities)
    {
        double highest = double.NegativeInfinity;
        foreach (double score in scores) highest = Math.Max(highest, score);
        double total = 0;
        for (int k = 0; k < scores.Length; k++)
        {
            probabilities[k] = Math.Exp(scores[k] - highest);
            total += probabilities[k];
        }

        for (int k = 0; k < scores.Length; k++) probabilities[k] /= total;
    }

    /// <summary>How sharp the second judgement of <see cref="Fill(ReadOnlySpan{double}, Span{double}, double)"/> is beside the first.</summary>
    internal const double Flatness = 0.25;

    /// <summary>Probabilities of scores a quarter as sharp.</summary>
    internal static void Flat(ReadOnlySpan<double> scores, Span<double> probabilities)
    {
        for (int k = 0; k < scores.Length; k++) probabilities[k] = Flatness * scores[k];
        Fill(probabilities, probabilities);
    }

    /// <summary>Probabilities that come to the share <paramref name="doubt"/> from scores a quarter as sharp: the order of the classes is the same, and the
    /// surest are less sure.</summary>
    internal static void Fill(ReadOnlySpan<double> scores, Span<double> probabilities, double doubt)
    {
        Span<double> flat = stackalloc double[scores.Length];
        Flat(scores, flat);
        Fill(scores, probabilities);
        for (int k = 0; k < scores.Length; k++) probabilities[k] += doubt * (flat[k] - probabilities[k]);
    }
}
