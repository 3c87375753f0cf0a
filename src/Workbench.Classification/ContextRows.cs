namespace Workbench.Classification;

/// <summary>What the context model is trained on: sentences in their documents, with the fold that they were held out in.</summary>
internal sealed class ContextRows(int classCount)
{
    private readonly List<double> _scores = [];
    private readonly List<double[]> _inputs = [];
    private readonly List<int> _classes = [];
    private readonly List<int> _folds = [];
    private readonly List<double> _weights = [];

    /// <summary>Adds a document that counts as much as <paramref name="weight"/> says.</summary>
    internal void Add(int[] rows, double[][] inputs, double[] scores, int[] classes, int fold, double weight)
    {
        for (int at = 0; at < rows.Length; at++)
        {
            _scores.AddRange(scores.AsSpan(rows[at] * classCount, classCount));
            _inputs.Add(inputs[at]);
            _classes.Add(classes[rows[at]]);
            _folds.Add(fold);
            _weights.Add(weight);
        }
    }

    /// <summary>Fits a model on the documents of some folds.</summary>
    internal ContextModel Fit(Func<int, bool> folds, CancellationToken ct) =>
        ContextModel.Fit([.. _scores], [.. _inputs], [.. _classes], [.. _folds.Select((fold, row) => folds(fold) ? _weights[row] : 0)], classCount, ct);
}
