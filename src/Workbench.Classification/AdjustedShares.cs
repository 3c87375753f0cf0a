namespace Workbench.Classification;

/// <summary>How often sentences of one category were taken for another, measured on held-out sentences.</summary>
/// <param name="Categories">The categories, ordinally sorted.</param>
/// <param name="Counts">For each right category (outer) the number of sentences predicted as each category (inner).</param>
public sealed record ConfusionMatrix(IReadOnlyList<string> Categories, IReadOnlyList<IReadOnlyList<int>> Counts)
{
    /// <summary>Counts labels against predictions.</summary>
    /// <param name="labels">The right category of each held-out sentence.</param>
    /// <param name="predicted">The predicted one, in the same order.</param>
    /// <returns>The matrix over all categories that occur.</returns>
    /// <exception cref="ClassificationException">WB4005 when the lists differ in length.</exception>
    public static ConfusionMatrix Of(IReadOnlyList<string> labels, IReadOnlyList<string> predicted)
    {
        if (labels.Count != predicted.Count) throw Errors.Lengths(nameof(labels), labels.Count, nameof(predicted), predicted.Count);
        string[] categories = [.. labels.Concat(predicted).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        int[][] counts = [.. categories.Select(_ => new int[categories.Length])];
        for (int row = 0; row < labels.Count; row++)
            counts[Array.BinarySearch(categories, labels[row], StringComparer.Ordinal)][Array.BinarySearch(categories, predicted[row], StringComparer.Ordinal)]++;
        return new ConfusionMatrix(categories, counts);
    }
}

/// <summary>The share of a category among some sentences.</summary>
/// <param name="Category">The category's id.</param>
/// <param name="Counted">Share of the predictions: what plain counting says, with the classifier's errors in it.</param>
/// <param name="Adjusted">Share corrected for the errors.</param>
/// <param name="Low">Lower end of the interval of the corrected share.</param>
/// <param name="High">Upper end.</param>
public sealed record CategoryShare(string Category, double Counted, double Adjusted, double Low, double High);

/// <summary>How <see cref="AdjustedShares"/> computes its intervals.</summary>
public sealed record AdjustedSharesOptions
{
    /// <summary>Number of bootstrap samples, 0 (no interval) to 100,000. Default 1000.</summary>
    public int Samples { get; init; } = 1000;

    /// <summary>Confidence of the interval, above 0, below 1. Default 0.95.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Seed of the samples. Default 1.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>
/// How much of a set of sentences is about each category, corrected for the classifier's errors. A classifier that takes a tenth
/// of a common category for a rare one doubles the rare one's count; its confusion matrix says by how much to correct it.
/// </summary>
/// <remarks>
/// Adjusted counting (Forman 2008; Hopkins and King 2010) in its maximum-likelihood form: the shares under which the predictions'
/// counts are most probable, given how each right category is predicted. Found by expectation maximisation, so shares are never
/// negative and add up to 1. The interval is a percentile bootstrap that samples the predictions (whole documents, as the sentences
/// of one are alike) and the confusion matrix. It holds where the classifier errs on these sentences as it did on the held-out ones.
/// </remarks>
public static class AdjustedShares
{
    private const int Iterations = 300;

    /// <summary>Estimates the shares.</summary>
    /// <param name="confusion">Held-out errors of the classifier, for instance <see cref="ModelCard.Confusion"/>.</param>
    /// <param name="predicted">The predicted category of each sentence.</param>
    /// <param name="documents">The document of each sentence, in the same order; null when each stands alone.</param>
    /// <param name="options">The interval; null for the defaults.</param>
    /// <param name="ct">Stops the bootstrap.</param>
    /// <returns>One share for each category of the matrix, in its order; empty when nothing was predicted.</returns>
    /// <exception cref="ClassificationException">WB4005 when the lists differ in length; WB4007 when a prediction is not in the matrix; WB4004
    /// when an option is outside its range.</exception>
    public static IReadOnlyList<CategoryShare> Estimate(
        ConfusionMatrix confusion, IReadOnlyList<string> predicted, IReadOnlyList<string>? documents = null,
        AdjustedSharesOptions? options = null, CancellationToken ct = default)
    {
        options ??= new AdjustedSharesOptions();
        if (options.Samples is < 0 or > 100_000) throw Errors.Option(nameof(options.Samples), options.Samples, "0 to 100000");
        if (!(options.Confidence > 0 && options.Confidence < 1)) throw Errors.Option(nameof(options.Confidence), options.Confidence, "above 0, below 1");
        if (documents is not null && documents.Count != predicted.Count)
            throw Errors.Lengths(nameof(documents), documents.Count, nameof(predicted), predicted.Count);
        if (predicted.Count == 0) return [];

        int k = confusion.Categories.Count;
        double[][] perDocument = Counts(confusion.Categories, predicted, documents);
        double[] counts = Sum(perDocument, k);
        double[] counted = [.. counts.Select(count => count / predicted.Count)];
        double[] adjusted = Solve(Rates(confusion.Counts, k), counts);

        double[][] samples = new double[options.Samples][];
        var random = new Shuffler(options.Seed);
        for (int sample = 0; sample < samples.Length; sample++)
        {
            ct.ThrowIfCancellationRequested();
            double[] drawn = new double[k];
            for (int draw = 0; draw < perDocument.Length; draw++)
            {
                double[] document = perDocument[random.Next(perDocument.Length)];
                for (int at = 0; at < k; at++) drawn[at] += document[at];
            }

            samples[sample] = Solve(Rates(Resample(confusion.Counts, random), k), drawn);
        }

        return [.. confusion.Categories.Select((category, at) =>
        {
            double[] sorted = [.. samples.Select(sample => sample[at]).Order()];
            double tail = (1 - options.Confidence) / 2;
            return new CategoryShare(category, counted[at], adjusted[at],
                sorted.Length == 0 ? adjusted[at] : Quantile(sorted, tail), sorted.Length == 0 ? adjusted[at] : Quantile(sorted, 1 - tail));
        })];
    }

    private static double[][] Counts(IReadOnlyList<string> categories, IReadOnlyList<string> predicted, IReadOnlyList<string>? documents)
    {
        var numbers = categories.Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
        var byDocument = new Dictionary<string, double[]>(StringComparer.Ordinal);
        var order = new List<double[]>();
        for (int row = 0; row < predicted.Count; row++)
        {
            if (!numbers.TryGetValue(predicted[row], out int category)) throw Errors.UnknownCategory(predicted[row], categories);
            double[]? counts = null;
            if (documents is null || !byDocument.TryGetValue(documents[row], out counts))
            {
                order.Add(counts = new double[categories.Count]);
                if (documents is not null) byDocument[documents[row]] = counts;
            }

            counts[category]++;
        }

        return [.. order];
    }

    private static double[] Sum(double[][] rows, int k)
    {
        double[] sum = new double[k];
        foreach (double[] row in rows)
            for (int at = 0; at < k; at++) sum[at] += row[at];
        return sum;
    }

    /// <summary>How each right category is predicted. A category that was never held out is taken as always recognised.</summary>
    private static double[][] Rates(IReadOnlyList<IReadOnlyList<int>> counts, int k)
    {
        double[][] rates = new double[k][];
        for (int right = 0; right < k; right++)
        {
            double total = counts[right].Sum();
            rates[right] = [.. counts[right].Select((count, at) => total == 0 ? at == right ? 1.0 : 0.0 : count / total)];
        }

        return rates;
    }

    private static int[][] Resample(IReadOnlyList<IReadOnlyList<int>> counts, Shuffler random)
    {
        int[][] drawn = new int[counts.Count][];
        for (int right = 0; right < counts.Count; right++)
        {
            drawn[right] = new int[counts.Count];
            int total = counts[right].Sum();
            for (int draw = 0; draw < total; draw++)
            {
                int place = random.Next(total);
                int at = 0;
                while (place >= counts[right][at]) place -= counts[right][at++];
                drawn[right][at]++;
            }
        }

        return drawn;
    }

    private static double[] Solve(double[][] rates, double[] counts)
    {
        int k = counts.Length;
        double[] shares = new double[k], next = new double[k], mixed = new double[k];
        Array.Fill(shares, 1.0 / k);
        double n = counts.Sum();
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            Array.Clear(mixed);
            for (int right = 0; right < k; right++)
                for (int at = 0; at < k; at++) mixed[at] += shares[right] * rates[right][at];
            double total = 0;
            for (int right = 0; right < k; right++)
            {
                double sum = 0;
                for (int at = 0; at < k; at++)
                    if (counts[at] > 0 && mixed[at] > 0) sum += counts[at] / n * rates[right][at] / mixed[at];
                next[right] = shares[right] * sum;
                total += next[right];
            }

            // Predictions that no category is ever predicted as are left out of the likelihood, hence the total below 1.
            if (total == 0) break;
            double moved = 0;
            for (int right = 0; right < k; right++)
            {
                double share = next[right] / total;
                moved += Math.Abs(share - shares[right]);
                shares[right] = share;
            }

            if (moved < 1e-9) break;
        }

        return shares;
    }

    private static double Quantile(double[] sorted, double at)
    {
        double place = at * (sorted.Length - 1);
        int below = (int)place;
        return below + 1 >= sorted.Length ? sorted[^1] : sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }
}
