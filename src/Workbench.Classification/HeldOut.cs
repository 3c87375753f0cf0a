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
        (Factors, Biases) = Stacking.Fit(heldScores, [.. held.Select(row => classes[row])], _classCount, ct);

        _scores = new double[classes.Length * _classCount];
        _probabilities = new double[_scores.Length];
        for (int at = 0; at < _scores.Length; at++)
        {
            _scores[at] = Biases[at % _classCount];
            for (int m = 0; m < memberScores.Length; m++) _scores[at] += Factors[m] * memberScores[m][at];
        }

        for (int at = 0; at < _scores.Length; at += _classCount) Softmax.Fill(_scores.AsSpan(at, _classCount), _probabilities.AsSpan(at, _classCount));
    }

    /// <summary>The factor of each learner.</summary>
    internal double[] Factors { get; }

    /// <summary>The bias of each class.</summary>
    internal double[] Biases { get; }

    /// <summary>Fits the context model, and replaces the held-out probabilities of the documents by those that a context model
    /// of the other half of the folds gives. Its temperature is fitted on the same scores.</summary>
    /// <param name="documents">The rows of each document, in order.</param>
    /// <param name="newest">The fold of the documents that came last, which is judged by a context model of all before it: what comes next will
    /// differ from all that is there, as they differ from what was there before; null when folds have no order.</param>
    /// <param name="coherence">How often the next sentence shall have the same category, see <see cref="Coherence"/>.</param>
    internal ContextModel FitContext(List<int[]> documents, int? newest, double coherence)
    {
        double[] documentWeights = Coherence.Weights(documents, _classes, coherence), rowWeights = new double[_classes.Length];
        var training = new ContextRows(_classCount);
        double[][] inputs = new double[_classes.Length][];
        foreach ((int number, int[] rows) in documents.Index())
        {
            double[][] own = Inputs(rows);
            for (int at = 0; at < rows.Length; at++)
            {
                inputs[rows[at]] = own[at];
                rowWeights[rows[at]] = documentWeights[number];
            }

            training.Add(rows, own, _scores, _classes, _foldOf[rows[0]], documentWeights[number]);
        }

        double[] judged = new double[_scores.Length];
        for (int half = 0; half < 2; half++) Judge(training.Fit(fold => fold % 2 != half, _ct), fold => fold % 2 == half);
        if (newest is { } last) Judge(training.Fit(fold => fold != last, _ct), fold => fold == last);
        int[] held = [.. Enumerable.Range(0, inputs.Length).Where(row => inputs[row] is not null)];
        double sharpness = Sharpness(judged, held, rowWeights);
        foreach (int row in held)
        {
            Span<double> scores = judged.AsSpan(row * _classCount, _classCount);
            for (int k = 0; k < _classCount; k++) scores[k] *= sharpness;
            Softmax.Fill(scores, _probabilities.AsSpan(row * _classCount, _classCount));
        }

        return training.Fit(_ => true, _ct).Times(sharpness);

        void Judge(ContextModel model, Func<int, bool> folds)
        {
            for (int row = 0; row < inputs.Length; row++)
            {
                if (inputs[row] is null || !folds(_foldOf[row])) continue;
                model.Apply(_scores.AsSpan(row * _classCount, _classCount), inputs[row], judged.AsSpan(row * _classCount, _classCount));
            }
        }
    }

    /// <summary>The inverse temperature of least log loss.</summary>
    private double Sharpness(double[] judged, int[] held, double[] rowWeights)
    {
        double[] scores = new double[_classCount], probabilities = new double[_classCount];
        double[] fitted = Lbfgs.Minimize(Loss, [1], 30, _ct);
        return Math.Clamp(fitted[0], 0.25, 2);

        double Loss(ReadOnlySpan<double> parameters, Span<double> gradient)
        {
            double loss = 0;
            gradient[0] = 0;
            foreach (int row in held)
            {
                ReadOnlySpan<double> own = judged.AsSpan(row * _classCount, _classCount);
                for (int k = 0; k < _classCount; k++) scores[k] = parameters[0] * own[k];
                Softmax.Fill(scores, probabilities);
                loss -= rowWeights[row] * Math.Log(Math.Max(probabilities[_classes[row]], 1e-300));
                double slope = -own[_classes[row]];
                for (int k = 0; k < _classCount; k++) slope += probabilities[k] * own[k];
                gradient[0] += rowWeights[row] * slope;
            }

            return loss;
        }
    }

    private double[][] Inputs(int[] rows)
    {
        double[] probabilities = [.. rows.SelectMany(row => _probabilities[(row * _classCount)..((row + 1) * _classCount)])];
        return ContextModel.Inputs(probabilities, [.. rows.Select(row => ContextModel.LooksLikeHeading(_data[row].Text))], _classCount);
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

    /// <summary>How the held-out rows were predicted.</summary>
    internal ConfusionMatrix Confusion()
    {
        int[][] counts = [.. _categories.Select(_ => new int[_classCount])];
        for (int row = 0; row < _classes.Length; row++)
            if (_foldOf[row] < _foldsRun) counts[_classes[row]][Best(row)]++;
        return new ConfusionMatrix(_categories, counts);
    }

    private int Best(int row)
    {
        ReadOnlySpan<double> probabilities = _probabilities.AsSpan(row * _classCount, _classCount);
        int best = 0;
        for (int k = 1; k < probabilities.Length; k++)
            if (probabilities[k] > probabilities[best]) best = k;
        return best;
    }

    private Evaluation Of(int[] rows) => Evaluation.Of([.. rows.Select(row => _data[row].Category)], [.. rows.Select(Prediction)]);

    private Prediction Prediction(int row)
    {
        int best = Best(row);
        return new Prediction(_categories[best], _probabilities[row * _classCount + best], []);
    }
}
