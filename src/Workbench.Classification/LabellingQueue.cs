namespace Workbench.Classification;

/// <summary>Active learning: which sentences a reader should label next.</summary>
public static class LabellingQueue
{
    /// <summary>Orders sentences by what labelling them would teach: those of which the model is unsure, each unlike those before it.</summary>
    /// <remarks>Uncertainty is the entropy of the prediction, 0 to 1. Likeness is the cosine of hashed character trigrams. The next
    /// sentence is always the one with the highest <c>uncertainty × (1 − diversity × greatest likeness to a chosen one)</c>;
    /// equal ones keep their order. Time is proportional to sentences × count.</remarks>
    /// <param name="texts">The unlabelled sentences.</param>
    /// <param name="predictions">The prediction for each, in the same order.</param>
    /// <param name="count">How many to choose; fewer are returned when there are fewer.</param>
    /// <param name="diversity">0 for uncertainty alone, to 1 for never two of the same wording. Default 0.7.</param>
    /// <param name="ct">Stops the choice.</param>
    /// <returns>Indexes into <paramref name="texts"/>, most instructive first, with the uncertainty.</returns>
    /// <exception cref="ClassificationException">WB4005 when the lists differ in length; WB4004 when count or diversity is outside its range.</exception>
    public static IReadOnlyList<(int Index, double Uncertainty)> Choose(
        IReadOnlyList<string> texts, IReadOnlyList<Prediction> predictions, int count, double diversity = 0.7, CancellationToken ct = default)
    {
        if (texts.Count != predictions.Count) throw Errors.Lengths(nameof(texts), texts.Count, nameof(predictions), predictions.Count);
        if (count < 0) throw Errors.Option(nameof(count), count, "0 or more");
        if (!(diversity >= 0 && diversity <= 1)) throw Errors.Option(nameof(diversity), diversity, "0 to 1");

        double[] uncertainty = [.. predictions.Select(Uncertainty)];
        Dictionary<uint, float>[] vectors = [.. texts.Select(Vector)];
        double[] likeness = new double[texts.Count];
        bool[] chosen = new bool[texts.Count];
        var queue = new List<(int Index, double Uncertainty)>();
        while (queue.Count < Math.Min(count, texts.Count))
        {
            ct.ThrowIfCancellationRequested();
            int best = -1;
            double bestGain = -1;
            for (int at = 0; at < texts.Count; at++)
            {
                double gain = uncertainty[at] * (1 - diversity * likeness[at]);
                if (!chosen[at] && gain > bestGain) (best, bestGain) = (at, gain);
            }

            chosen[best] = true;
            queue.Add((best, uncertainty[best]));
            for (int at = 0; at < texts.Count; at++)
                if (!chosen[at]) likeness[at] = Math.Max(likeness[at], Cosine(vectors[best], vectors[at]));
        }

        return queue;
    }

    /// <summary>Entropy of a prediction over that of knowing nothing: 0 for certainty, 1 when all categories are equally probable.</summary>
    /// <param name="prediction">The prediction, with all its categories.</param>
    /// <returns>0 to 1.</returns>
    public static double Uncertainty(Prediction prediction)
    {
        if (prediction.Top.Count < 2) return 0;
        double entropy = 0;
        foreach (CategoryProbability entry in prediction.Top)
            if (entry.Probability > 0) entropy -= entry.Probability * Math.Log(entry.Probability);
        return Math.Clamp(entropy / Math.Log(prediction.Top.Count), 0, 1);
    }

    private static Dictionary<uint, float> Vector(string text)
    {
        var vector = new Dictionary<uint, float>();
        ReadOnlySpan<char> read = text.AsSpan(0, Math.Min(text.Length, 2_000));
        for (int at = 0; at + 3 <= read.Length; at++)
        {
            uint hash = 2166136261;
            for (int offset = 0; offset < 3; offset++) hash = (hash ^ char.ToLowerInvariant(read[at + offset])) * 16777619;
            vector[hash] = vector.GetValueOrDefault(hash) + 1;
        }

        float squares = 0;
        foreach (float value in vector.Values) squares += value * value;
        float scale = squares == 0 ? 0 : 1 / MathF.Sqrt(squares);
        foreach (uint key in vector.Keys) vector[key] *= scale;
        return vector;
    }

    private static double Cosine(Dictionary<uint, float> a, Dictionary<uint, float> b)
    {
        if (a.Count > b.Count) (a, b) = (b, a);
        double sum = 0;
        foreach ((uint key, float value) in a)
            if (b.TryGetValue(key, out float other)) sum += value * other;
        return sum;
    }
}
