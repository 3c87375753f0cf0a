namespace Workbench.Classification;

/// <summary>What the out-of-fold scores give: factors and temperature, the context model, and honest scores for the card.</summary>
internal sealed class HeldOut
{
    private readonly IReadOnlyList<LabelledSentence> _data;
    private readonly string[] _categories;
    private readonly int[] _classes;
    private readonly int[] _foldOf;
    private readonly int _foldsRun;
    private readonly double[] _scores;
    private readonly double[] _probabilities;
    private readonly CancellationToken _ct;
    private readonly int _classCount;

    internal HeldOut(
        IReadOnlyList<LabelledSentence> data, string[] categories, int[] classes, int[] foldOf, int foldsRun, double[][] memberScores, CancellationToken ct)
    {
        (_data, _categories, _classes, _foldOf, _foldsRun, _ct) = (data, categories, classes, foldOf, foldsRun, ct);
        _classCount = categories.Length;
        int[] held = [.. Enumerable.Range(0, classes.Length).Where(row => foldOf[row] < foldsRun)];
        double[][] heldScores = [.. memberScores.Select(scores => held.SelectMany(row => scores[(row * _classCount)..((row + 1) * _classCount)]).ToArray())];
        Factors = Stacking.Fit(heldScores, [.. held.Select(row => classes[row])], _classCount, ct);

        _scores = new double[classes.Length * _classCount];
        _probabilities = new double[_scores.Length];
        for (int at = 0; at < _scores.Length; at++)
            for (int m = 0; m < memberScores.Length; m++) _scores[at] += Factors[m] * memberScores[m][at];
        for (int at = 0; at < _scores.Length; at += _classCount) Softmax.Fill(_scores.AsSpan(at, _classCount), _probabilities.AsSpan(at, _classCount));
    }

    /// <summary>The factor of each learner.</summary>
    internal double[] Factors { get; }

    /// <summary>Fits the context model, and replaces the held-out probabilities of the documents by those that context models of the
    /// other folds give.</summary>
    internal ContextModel FitContext(List<int[]> documents)
    {
        double[][] inputs = new double[_classes.Length][];
        bool[] use = new bool[_classes.Length];
        foreach (int[] rows in documents)
        {
            double[] probabilities = [.. rows.SelectMany(row => _probabilities[(row * _classCount)..((row + 1) * _classCount)])];
            bool[] headings = [.. rows.Select(row => ContextModel.LooksLikeHeading(_data[row].Text))];
            double[][] own = ContextModel.Inputs(probabilities, headings, _classCount);
            for (int at = 0; at < rows.Length; at++)
            {
                inputs[rows[at]] = own[at];
                use[rows[at]] = true;
            }
        }

        double[] result = new double[_classCount];
        double[] improved = [.. _probabilities];
        for (int fold = 0; fold < _foldsRun; fold++)
        {
            bool[] others = [.. use.Select((used, row) => used && _foldOf[row] != fold)];
            ContextModel model = ContextModel.Fit(_scores, inputs, _classes, others, _classCount, _ct);
            for (int row = 0; row < use.Length; row++)
            {
                if (!use[row] || _foldOf[row] != fold) continue;
                model.Apply(_scores.AsSpan(row * _classCount, _classCount), inputs[row], result);
                Softmax.Fill(result, improved.AsSpan(row * _classCount, _classCount));
            }
        }

        improved.CopyTo(_probabilities, 0);
        return ContextModel.Fit(_scores, inputs, _classes, use, _classCount, _ct);
    }

    /// <summary>Scores of the held-out rows: all, by group, and the threshold that keeps 70 %.</summary>
    internal (Evaluation All, IReadOnlyDictionary<string, Evaluation> ByGroup, double Threshold) Evaluate()
    {
        int[] held = [.. Enumerable.Range(0, _classes.Length).Where(row => _foldOf[row] < _foldsRun)];
        var byGroup = new SortedDictionary<string, Evaluation>(StringComparer.Ordinal);
        foreach (IGrouping<string, int> group in held.Where(row => _data[row].Group is not null).GroupBy(row => _data[row].Group!))
            byGroup[group.Key] = Of([.. group]);
        double threshold = Calibration.ThresholdAtCoverage([.. held.Select(row => Prediction(row).Probability)], 0.7);
        return (Of(held), byGroup, threshold);
    }

    private Evaluation Of(int[] rows) => Evaluation.Of([.. rows.Select(row => _data[row].Category)], [.. rows.Select(Prediction)]);

    private Prediction Prediction(int row)
    {
        int best = 0;
        ReadOnlySpan<double> probabilities = _probabilities.AsSpan(row * _classCount, _classCount);
        for (int k = 1; k < probabilities.Length; k++)
            if (probabilities[k] > probabilities[best]) best = k;
        return new Prediction(_categories[best], probabilities[best], []);
    }
}
