using MathNet.Numerics.Distributions;

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
/// negative and add up to 1. The interval is a percentile bootstrap that samples documents (as the sentences of one are alike), the
/// predictions within each (as of one or two documents alone nothing would be known to vary) and the confusion matrix. It is never narrower than
/// Jeffreys' interval (Brown, Cai and DasGupta 2001) for no errors and as many independent sentences as these are worth, by how much more alike
/// those of one document are (the design effect of Kish 1965, over all categories): of a category that was never predicted every sample says 0,
/// and few sentences do not prove that. It holds where the classifier errs on these sentences as it did on the held-out ones; of a single
/// document it says nothing of what others would hold.
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
        int[][] perDocument = ByDocument(confusion.Categories, predicted, documents);
        double[] counts = new double[k];
        foreach (int category in perDocument.SelectMany(document => document)) counts[category]++;
        double[] counted = [.. counts.Select(count => count / predicted.Count)];
        double[] adjusted = Solve(Rates(confusion.Counts, k), counts);

        // A sentence a cell: a draw is one look, however many categories there are.
        int[][] taken = [.. confusion.Counts.Select(row => row.Index().SelectMany(cell => Enumerable.Repeat(cell.Index, cell.Item)).ToArray())];
        double[][] samples = new double[options.Samples][];
        var random = new Shuffler(options.Seed);
        for (int sample = 0; sample < samples.Length; sample++)
        {
            ct.ThrowIfCancellationRequested();
            double[] drawn = new double[k];
            for (int draw = 0; draw < perDocument.Length; draw++)
            {
                int[] document = perDocument[random.Next(perDocument.Length)];
                for (int sentence = 0; sentence < document.Length; sentence++) drawn[document[random.Next(document.Length)]]++;
            }

            samples[sample] = Solve(Rates(Resample(taken, random), k), drawn);
        }

        double worth = predicted.Count / DesignEffect(perDocument, k);
        return [.. confusion.Categories.Select((category, at) =>
        {
            double[] sorted = [.. samples.Select(sample => sample[at]).Order()];
            double tail = (1 - options.Confidence) / 2;
            if (sorted.Length == 0) return new CategoryShare(category, counted[at], adjusted[at], adjusted[at], adjusted[at]);
            (double low, double high) = Jeffreys(adjusted[at], worth, tail);
            return new CategoryShare(category, counted[at], adjusted[at], Math.Min(low, Quantile(sorted, tail)), Math.Max(high, Quantile(sorted, 1 - tail)));
        })];
    }

    /// <summary>
    /// By what factor the sentences are too many to be independent ones: 1 + (mean length − 1) ρ, with ρ by how much more often two sentences of one
    /// document have the same category than two of different ones have. 1 for a single document.
    /// </summary>
    private static double DesignEffect(int[][] perDocument, int k)
    {
        double[] all = new double[k];
        double sentences = 0, squares = 0, same = 0;
        foreach (int[] document in perDocument)
        {
            double[] own = new double[k];
            foreach (int category in document) own[category]++;
            for (int category = 0; category < k; category++) (all[category], same) = (all[category] + own[category], same + own[category] * own[category]);
            (sentences, squares) = (sentences + document.Length, squares + (double)document.Length * document.Length);
        }

        if (perDocument.Length < 2 || squares <= sentences) return 1;
        double within = (same - sentences) / (squares - sentences), between = (all.Sum(count => count * count) - same) / (sentences * sentences - squares);
        return between >= 1 ? 1 : 1 + (squares / sentences - 1) * Math.Max(0, (within - between) / (1 - between));
    }

    /// <summary>The interval of a share of n independent sentences, from 0 where it is 0 and to 1 where it is 1.</summary>
    private static (double Low, double High) Jeffreys(double share, double n, double tail)
    {
        double of = share * n + 0.5, rest = (1 - share) * n + 0.5;
        return (share <= 0 ? 0 : Beta.InvCDF(of, rest, tail), share >= 1 ? 1 : Beta.InvCDF(of, rest, 1 - tail));
    }

    /// <summary>The numbers of the predicted categories, document by document.</summary>
    private static int[][] ByDocument(IReadOnlyList<string> categories, IReadOnlyList<string> predicted, IReadOnlyList<string>? documents)
    {
        var numbers = categories.Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
        var byDocument = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var order = new List<List<int>>();
        for (int row = 0; row < predicted.Count; row++)
        {
            if (!numbers.TryGetValue(predicted[row], out int category)) throw Errors.UnknownCategory(predicted[row], categories);
            List<int>? own = null;
            if (documents is null || !byDocument.TryGetValue(documents[row], out own))
            {
                order.Add(own = []);
                if (documents is not null) byDocument[documents[row]] = own;
            }

            own.Add(category);
        }

        return [.. order.Select(own => own.ToArray())];
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

    /// <summary>Draws as many held-out sentences of each right category (outer) as there are from what each was taken for (inner).</summary>
    private static int[][] Resample(int[][] taken, Shuffler random)
    {
        int[][] drawn = new int[taken.Length][];
        for (int right = 0; right < taken.Length; right++)
        {
            drawn[right] = new int[taken.Length];
            int[] of = taken[right];
            for (int draw = 0; draw < of.Length; draw++) drawn[right][of[random.Next(of.Length)]]++;
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
