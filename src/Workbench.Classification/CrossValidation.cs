namespace Workbench.Classification;

/// <summary>How <see cref="CrossValidation"/> runs.</summary>
public sealed record CrossValidationOptions
{
    /// <summary>Number of folds, 2 to 20. Default 5.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>Seed of the division into folds. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How each fold's model is trained. Its own calibration is by folds within the training rows.</summary>
    public TrainOptions Training { get; init; } = new();

    /// <summary>Train a model for each group (language) on that group alone, instead of one on all. Default false.</summary>
    public bool PerGroup { get; init; }
}

/// <summary>Scores of sentences by models that have seen neither them nor any other sentence of their documents.</summary>
public sealed record CrossValidation
{
    /// <summary>Over all sentences.</summary>
    public required Evaluation All { get; init; }

    /// <summary>By group (language), ordinally sorted; empty when the rows have no group.</summary>
    public required IReadOnlyDictionary<string, Evaluation> ByGroup { get; init; }

    /// <summary>The prediction for each sentence, in the order of the data.</summary>
    public required IReadOnlyList<Prediction> Predictions { get; init; }

    /// <summary>Runs a cross-validation by document: everything, calibration and context model included, is trained anew for each fold.</summary>
    /// <param name="data">The labelled sentences.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The scores.</returns>
    /// <exception cref="ClassificationException">WB4001 no data, WB4002 one category only (in some fold's training rows), WB4003 fewer
    /// documents than folds, WB4004 an option outside its range.</exception>
    public static CrossValidation Run(
        IReadOnlyList<LabelledSentence> data, CrossValidationOptions? options = null, IProgress<TrainProgress>? progress = null, CancellationToken ct = default)
    {
        options ??= new CrossValidationOptions();
        if (options.Folds is < 2 or > 20) throw Errors.Option(nameof(options.Folds), options.Folds, "2 to 20");
        if (data.Count == 0) throw Errors.NoData();

        var predictions = new Prediction[data.Count];
        List<int[]> parts = options.PerGroup
            ? [.. Enumerable.Range(0, data.Count).GroupBy(row => data[row].Group ?? "").Select(group => group.ToArray())]
            : [[.. Enumerable.Range(0, data.Count)]];
        int done = 0;
        foreach (int[] part in parts)
        {
            LabelledSentence[] rows = [.. part.Select(row => data[row])];
            string[] categories = [.. rows.Select(row => row.Category).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            int[] classes = [.. rows.Select(row => Array.BinarySearch(categories, row.Category, StringComparer.Ordinal))];
            int[] foldOf = Folds.Assign(rows, classes, categories.Length, options.Folds, options.Seed);
            // By all rows, so that the folds have the features that a model of all of them has.
            TrainOptions training = options.Training with { Features = options.Training.Features.For(rows.Length) };
            for (int fold = 0; fold < options.Folds; fold++)
            {
                int[] held = [.. Enumerable.Range(0, rows.Length).Where(row => foldOf[row] == fold)];
                TrainedModel model = Trainer.Train([.. rows.Where((_, row) => foldOf[row] != fold)], training, null, ct);
                using SentenceClassifier classifier = model.ToClassifier();
                IReadOnlyList<Prediction> predicted = Predict(classifier, [.. held.Select(row => rows[row])]);
                for (int at = 0; at < held.Length; at++) predictions[part[held[at]]] = predicted[at];
                progress?.Report(new TrainProgress("cross-validation", ++done / (double)(options.Folds * parts.Count)));
            }
        }

        return Of(data, predictions);
    }

    /// <summary>Scores a model that was trained elsewhere on labelled sentences, with their documents as context.</summary>
    /// <param name="classifier">The model.</param>
    /// <param name="data">Sentences that the model has not seen.</param>
    /// <returns>The scores, with the tables by group.</returns>
    /// <exception cref="ClassificationException">WB4001 no data.</exception>
    public static CrossValidation Evaluate(SentenceClassifier classifier, IReadOnlyList<LabelledSentence> data) =>
        Of(data, Predict(classifier, data));

    private static CrossValidation Of(IReadOnlyList<LabelledSentence> data, IReadOnlyList<Prediction> predictions)
    {
        var byGroup = new SortedDictionary<string, Evaluation>(StringComparer.Ordinal);
        foreach (IGrouping<string, int> group in Enumerable.Range(0, data.Count).Where(row => data[row].Group is not null).GroupBy(row => data[row].Group!))
            byGroup[group.Key] = Evaluation.Of([.. group.Select(row => data[row].Category)], [.. group.Select(row => predictions[row])]);
        return new CrossValidation
        {
            All = Evaluation.Of([.. data.Select(row => row.Category)], predictions),
            ByGroup = byGroup,
            Predictions = predictions,
        };
    }

    /// <summary>A row without a document is a document of its own, lest strangers become neighbours.</summary>
    private static IReadOnlyList<Prediction> Predict(SentenceClassifier classifier, IReadOnlyList<LabelledSentence> rows) =>
        classifier.ClassifyDocument([.. rows.Select((row, at) => new DocumentSentence(
            row.Text, row.Document is null ? $"\n{at}" : $"{row.Group}\n{row.Document}", row.Order))]);
}
