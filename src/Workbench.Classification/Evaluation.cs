namespace Workbench.Classification;

/// <summary>How well predictions agree with labels. Computed by <c>Of</c>.</summary>
public sealed record Evaluation
{
    /// <summary>Share of sentences whose category was predicted, 0 to 1.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Mean F1 over the categories that occur as label or prediction, 0 to 1.</summary>
    public required double MacroF1 { get; init; }

    /// <summary>Expected calibration error over 15 bins of equal width: the mean distance, weighted by size, between the probability
    /// that the model gives and the share that is right, 0 to 1.</summary>
    public required double Ece { get; init; }

    /// <summary>Accuracy on the 70 % of sentences with the highest probability, rounded up to whole sentences.</summary>
    public required double AccuracyAt70 { get; init; }

    /// <summary>Scores of each category, ordinally sorted.</summary>
    public required IReadOnlyDictionary<string, CategoryScores> PerClass { get; init; }

    /// <summary>Number of sentences.</summary>
    public required int N { get; init; }

    /// <summary>Scores predictions against one label each.</summary>
    /// <param name="labels">The right category of each sentence.</param>
    /// <param name="predictions">The prediction for each, in the same order.</param>
    /// <returns>The scores.</returns>
    /// <exception cref="ClassificationException">WB4005 when the lists differ in length; WB4001 when they are empty.</exception>
    public static Evaluation Of(IReadOnlyList<string> labels, IReadOnlyList<Prediction> predictions)
    {
        if (labels.Count != predictions.Count) throw Errors.Lengths(nameof(labels), labels.Count, nameof(predictions), predictions.Count);
        return Of([.. labels.Select(label => (IReadOnlySet<string>)new HashSet<string>(StringComparer.Ordinal) { label })], predictions);
    }

    /// <summary>Scores predictions where several categories may be right. A prediction that is among the accepted ones counts as
    /// that category found; another counts against the ordinally first accepted one.</summary>
    /// <param name="accepted">The accepted categories of each sentence, at least one.</param>
    /// <param name="predictions">The prediction for each, in the same order.</param>
    /// <returns>The scores.</returns>
    /// <exception cref="ClassificationException">WB4005 when the lists differ in length; WB4001 when they are empty.</exception>
    public static Evaluation Of(IReadOnlyList<IReadOnlySet<string>> accepted, IReadOnlyList<Prediction> predictions)
    {
        if (accepted.Count != predictions.Count) throw Errors.Lengths(nameof(accepted), accepted.Count, nameof(predictions), predictions.Count);
        if (accepted.Count == 0) throw Errors.NoData();

        var counts = new SortedDictionary<string, (int True, int Labelled, int Predicted)>(StringComparer.Ordinal);
        bool[] right = new bool[accepted.Count];
        int correct = 0;
        for (int row = 0; row < accepted.Count; row++)
        {
            string predicted = predictions[row].Category;
            right[row] = accepted[row].Contains(predicted);
            string label = right[row] ? predicted : accepted[row].Order(StringComparer.Ordinal).First();
            (int True, int Labelled, int Predicted) of = counts.GetValueOrDefault(label);
            counts[label] = (of.True + (right[row] ? 1 : 0), of.Labelled + 1, of.Predicted);
            of = counts.GetValueOrDefault(predicted);
            counts[predicted] = of with { Predicted = of.Predicted + 1 };
            if (right[row]) correct++;
        }

        var perClass = new SortedDictionary<string, CategoryScores>(StringComparer.Ordinal);
        foreach ((string category, (int True, int Labelled, int Predicted) of) in counts)
        {
            double precision = of.Predicted == 0 ? 0 : (double)of.True / of.Predicted;
            double recall = of.Labelled == 0 ? 0 : (double)of.True / of.Labelled;
            double f1 = of.True == 0 ? 0 : 2 * precision * recall / (precision + recall);
            perClass[category] = new CategoryScores(precision, recall, f1, of.Labelled);
        }

        double[] probabilities = [.. predictions.Select(prediction => prediction.Probability)];
        return new Evaluation
        {
            Accuracy = (double)correct / accepted.Count,
            MacroF1 = perClass.Values.Average(scores => scores.F1),
            Ece = Calibration.ExpectedError(probabilities, right),
            AccuracyAt70 = Calibration.AccuracyAtCoverage(probabilities, right, 0.7),
            PerClass = perClass,
            N = accepted.Count,
        };
    }
}

/// <summary>Scores of one category.</summary>
/// <param name="Precision">Share of the predictions of this category that are right; 0 when it was never predicted.</param>
/// <param name="Recall">Share of the sentences of this category that were found; 0 when there are none.</param>
/// <param name="F1">Harmonic mean of both; 0 when nothing was found.</param>
/// <param name="N">Number of sentences with this label.</param>
public sealed record CategoryScores(double Precision, double Recall, double F1, int N);
