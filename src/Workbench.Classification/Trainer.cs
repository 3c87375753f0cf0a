using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Workbench.Classification;

/// <summary>Trains classifiers from labelled sentences of any language and any set of categories.</summary>
public static class Trainer
{
    private const int MaxCategories = 200;

    /// <summary>Context is learned from so many documents or more.</summary>
    private const int LeastDocuments = 10;

    /// <summary>Trains a model.</summary>
    /// <param name="data">The labelled sentences, at least two with different categories. Rows that belong to a document teach
    /// the model context, too. Empty texts are trained on as they are: leave them out with <see cref="LabelledData"/>.</param>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <param name="progress">Told how far it is, from the calling thread.</param>
    /// <param name="ct">Stops the training.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ClassificationException">WB4001 no data, WB4002 one category only, WB4004 an option outside its range, WB4006 too many categories.</exception>
    /// <exception cref="OperationCanceledException">The training was stopped.</exception>
    public static TrainedModel Train(
        IReadOnlyList<LabelledSentence> data, TrainOptions? options = null, IProgress<TrainProgress>? progress = null, CancellationToken ct = default)
    {
        options ??= new TrainOptions();
        options.Check();
        if (data.Count == 0) throw Errors.NoData();
        string[] categories = [.. data.Select(row => row.Category).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (categories.Length == 1) throw Errors.OneCategory(categories[0]);
        if (categories.Length > MaxCategories) throw Errors.TooManyCategories(categories.Length, MaxCategories);
        if (options.Select) options = Select(data, options, progress, ct);
        options = options with { Features = options.Features.For(data.Count) };
        int classCount = categories.Length;
        var numbers = categories.Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
        int[] classes = [.. data.Select(row => numbers[row.Category])];

        progress?.Report(new TrainProgress("features", 0));
        int maxFeatures = Math.Min(600_000, 12_000_000 / ((classCount + 7) / 8 * 8));
        FeatureRows rows = FeatureRows.Read([.. data.Select(row => row.Text)], Parts(data), options.Features, maxFeatures, ct);
        var trainer = new EnsembleTrainer(rows, classes, classCount, Costs(options, categories, classes), options.Seed, ct);
        List<Member> members = Members(options, data.Count);
        List<int[]> documents = options.Context ? ContextModel.Documents(data) : [];
        Folds.Groups(data, out int groupCount);

        double[] factors, biases = new double[classCount];
        ContextModel? context = null;
        ConfusionMatrix? confusion = null;
        (Evaluation? All, IReadOnlyDictionary<string, Evaluation> ByGroup, double Threshold) held = (null, new SortedDictionary<string, Evaluation>(StringComparer.Ordinal), 0);
        if (groupCount < 2 || data.Count < 10)
        {
            // Too little to hold anything out: the learners share equally, at factors that are typical for tf-idf rows.
            factors = [.. members.Select(member => (member.Learner == Learners.SupportVectors ? 3.0 : 1.0) / members.Count)];
        }
        else
        {
            // With much data one held-out fold says enough, and the others would each cost as much as the training itself; but context is learned
            // from all that is held out, so with documents two halves are.
            int folds = Math.Min(options.Folds > 0 ? options.Folds : documents.Count >= LeastDocuments && data.Count > 50_000 ? 2 : 5, groupCount);
            int foldsToRun = options.Folds > 0 || data.Count <= 2_000 || documents.Count >= LeastDocuments ? folds : 1;
            bool withContext = documents.Count >= LeastDocuments && foldsToRun == folds;
            int[]? blocks = withContext ? Folds.Blocks(data, classes, classCount, folds) : null;
            int[] foldOf = blocks ?? Folds.Assign(data, classes, classCount, folds, options.Seed);
            double[][] scores = trainer.OutOfFold(foldOf, foldsToRun, members, fraction => progress?.Report(new TrainProgress("calibration", 0.1 + 0.6 * fraction)));
            var calibration = new HeldOut(data, categories, classes, foldOf, foldsToRun, scores, ct);
            (factors, biases) = (calibration.Factors, calibration.Biases);
            context = withContext ? calibration.FitContext(documents, blocks is null ? null : folds - 1, options.Coherence, options.AlsoFits) : null;
            held = calibration.Evaluate();
            confusion = calibration.Confusion();
        }

        progress?.Report(new TrainProgress("training", 0.75));
        (LinearWeights weights, WeightedRows weighted) = trainer.TrainAll(members, factors, biases);
        byte[] table = FeatureTable.Build(rows.Vocabulary, rows.Twins, weights, weighted.Rarity, out int slotCount);
        var card = new ModelCard
        {
            DataHash = Hash(data),
            Sentences = data.Count,
            Documents = groupCount,
            Version = typeof(Trainer).Assembly.GetName().Version!.ToString(3),
            Date = options.Date,
            Seed = options.Seed,
            Learners = [.. members.Select((member, m) => string.Create(CultureInfo.InvariantCulture, $"{member.Learner} {member.Strength} {member.View} × {factors[m]:0.###}"))],
            Context = context is not null,
            AlsoFits = context is null ? 0 : options.AlsoFits,
            OutOfFold = held.All,
            ByGroup = held.ByGroup,
            Threshold70 = held.Threshold,
            Confusion = confusion,
            Features = rows.Vocabulary.Length,
        };
        var header = new ModelFileHeader
        {
            Categories = categories,
            Features = options.Features,
            Bias = weights.Bias[..classCount],
            SlotCount = slotCount,
            Context = context?.Parameters,
            Card = card,
        };
        progress?.Report(new TrainProgress("done", 1));
        return new TrainedModel(header, table);
    }

    /// <summary>The candidate with the best out-of-fold accuracy; of equal ones the first, which is the one closest to the defaults.</summary>
    private static TrainOptions Select(IReadOnlyList<LabelledSentence> data, TrainOptions options, IProgress<TrainProgress>? progress, CancellationToken ct)
    {
        TrainOptions plain = options with { Select = false, Context = false };
        List<TrainOptions> candidates = [];
        foreach (float strength in new[] { 1f, 0.3f, 3f })
        {
            foreach (float words in new[] { 1f, 0.5f, 2f })
            {
                candidates.Add(plain with
                {
                    LogisticC = options.LogisticC * strength,
                    SupportC = options.SupportC * strength,
                    Smoothing = options.Smoothing / strength,
                    Features = options.Features with { WordWeight = options.Features.WordWeight * words },
                });
            }
        }

        candidates.Add(plain with { Learners = Learners.ComplementBayes });
        candidates.Add(plain with { Learners = Learners.LogisticRegression });
        candidates.Add(plain with { Learners = Learners.SupportVectors });
        candidates.Add(plain with { Balanced = !options.Balanced });
        (TrainOptions Options, double Accuracy) best = (plain, -1);
        for (int at = 0; at < candidates.Count; at++)
        {
            progress?.Report(new TrainProgress("selection", (double)at / candidates.Count));
            double accuracy = Train(data, candidates[at], null, ct).Card.OutOfFold?.Accuracy ?? 0;
            if (accuracy > best.Accuracy) best = (candidates[at], accuracy);
        }

        return best.Options with { Context = options.Context };
    }

    private static List<Member> Members(TrainOptions options, int rows)
    {
        Learners learners = options.Learners != Learners.Automatic ? options.Learners
            : rows <= 20_000 ? Learners.All : Learners.ComplementBayes | Learners.LogisticRegression;
        var members = new List<Member>();
        if (learners.HasFlag(Learners.ComplementBayes))
        {
            // One pass each, so three views cost little; which is best differs by language and the factors find out.
            // Of words alone there is one view.
            FeatureView[] views = options.Features.MaxNgram == 0 ? [FeatureView.Both] : Enum.GetValues<FeatureView>();
            foreach (FeatureView view in views) members.Add(new Member(Learners.ComplementBayes, options.Smoothing, view));
        }

        if (learners.HasFlag(Learners.LogisticRegression)) members.Add(new Member(Learners.LogisticRegression, options.LogisticC));
        if (learners.HasFlag(Learners.SupportVectors)) members.Add(new Member(Learners.SupportVectors, options.SupportC));
        return members;
    }

    /// <summary>A number for each group (language) of the data.</summary>
    private static int[] Parts(IReadOnlyList<LabelledSentence> data)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. data.Select(row => numbers.TryGetValue(row.Group ?? "", out int number) ? number : numbers[row.Group ?? ""] = numbers.Count)];
    }

    private static float[] Costs(TrainOptions options, string[] categories, int[] classes)
    {
        float[] costs = new float[categories.Length];
        Array.Fill(costs, 1);
        if (options.Balanced)
        {
            int[] counts = new int[categories.Length];
            foreach (int category in classes) counts[category]++;
            for (int k = 0; k < costs.Length; k++) costs[k] = (float)classes.Length / (categories.Length * counts[k]);
        }

        foreach ((string category, double cost) in options.CategoryCosts ?? new Dictionary<string, double>())
        {
            int k = Array.IndexOf(categories, category);
            if (k < 0) throw Errors.UnknownCategory(category, categories);
            if (!(cost > 0 && cost <= 1000)) throw Errors.Option($"CategoryCosts[{category}]", cost, "above 0, to 1000");
            costs[k] *= (float)cost;
        }

        return costs;
    }

    private static string Hash(IReadOnlyList<LabelledSentence> data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (LabelledSentence row in data)
        {
            string line = string.Create(CultureInfo.InvariantCulture, $"{row.Text}\0{row.Category}\0{row.Document}\0{row.Order}\0{row.Group}\n");
            hash.AppendData(Encoding.UTF8.GetBytes(line));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
