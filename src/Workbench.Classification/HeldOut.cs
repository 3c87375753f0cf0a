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
    /// <param name="alsoFits">How often a category fits a sentence that carries another label.</param>
    internal ContextModel FitContext(List<int[]> documents, int? newest, double coherence, double alsoFits)
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
        (double sharpness, double doubt) = Calibrate(judged, held, rowWeights, alsoFits);
        foreach (int row in held)
        {
            Span<double> scores = judged.AsSpan(row * _classCount, _classCount);
            for (int k = 0; k < _classCount; k++) scores[k] *= sharpness;
            Softmax.Fill(scores, _probabilities.AsSpan(row * _classCount, _classCount), doubt);
        }

        return training.Fit(_ => true, _ct).Times(sharpness, doubt);

        void Judge(ContextModel model, Func<int, bool> folds)
        {
            for (int row = 0; row < inputs.Length; row++)
            {
                if (inputs[row] is null || !folds(_foldOf[row])) continue;
                model.Apply(_scores.AsSpan(row * _classCount, _classCount), inputs[row], judged.AsSpan(row * _classCount, _classCount));
            }
        }
    }

    /// <summary>The inverse temperature and the doubt at which the probability of the chosen category tells best whether it is right (least log loss of
    /// right or wrong; another label counts as right to the share <paramref name="alsoFits"/>). A temperature alone leaves the surest too sure and the others too modest: one sentence in thirty has another label than all its
    /// words say, and a temperature can only answer that by making all less sure.</summary>
    private (double Sharpness, double Doubt) Calibrate(double[] judged, int[] held, double[] rowWeights, double alsoFits)
    {
        double[] scores = new double[_classCount], sharp = new double[_classCount], flat = new double[_classCount];
        // The doubt as its logit, so that it stays between 0 and 1.
        double[] fitted = Lbfgs.Minimize(Loss, [1, Math.Log(0.05 / 0.95)], 30, _ct);
        return (Math.Clamp(fitted[0], 0.25, 12), Math.Clamp(Logistic(fitted[1]), 0, 0.5));

        double Loss(ReadOnlySpan<double> parameters, Span<double> gradient)
        {
            double loss = 0, sharpness = Math.Max(parameters[0], 0.01), doubt = Logistic(parameters[1]);
            gradient.Clear();
            foreach (int row in held)
            {
                ReadOnlySpan<double> own = judged.AsSpan(row * _classCount, _classCount);
                int best = Largest(own);
                for (int k = 0; k < _classCount; k++) scores[k] = sharpness * own[k];
                Softmax.Fill(scores, sharp);
                Softmax.Flat(scores, flat);
                double said = Math.Clamp(sharp[best] + doubt * (flat[best] - sharp[best]), 1e-12, 1 - 1e-12);
                double right = _classes[row] == best ? 1 : alsoFits;
                loss -= rowWeights[row] * (right * Math.Log(said) + (1 - right) * Math.Log(1 - said));
                double slope = rowWeights[row] * ((1 - right) / (1 - said) - right / said), sharpMean = 0, flatMean = 0;
                for (int k = 0; k < _classCount; k++)
                {
                    sharpMean += sharp[k] * own[k];
                    flatMean += flat[k] * own[k];
                }

                gradient[0] += slope * ((1 - doubt) * sharp[best] * (own[best] - sharpMean) + doubt * Softmax.Flatness * flat[best] * (own[best] - flatMean));
                gradient[1] += slope * doubt * (1 - doubt) * (flat[best] - sharp[best]);
            }

            return loss;
        }

        static double Logistic(double logit) => 1 / (1 + Math.Exp(-logit));
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

    private int Best(int row) => Largest(_probabilities.AsSpan(row * _classCount, _classCount));

    private static int Largest(ReadOnlySpan<double> values)
    {
        int best = 0;
        for (int k = 1; k < values.Length; k++)
            if (values[k] > values[best]) best = k;
        return best;
    }

    private Evaluation Of(int[] rows) => Evaluation.Of([.. rows.Select(row => _data[row].Category)], [.. rows.Select(Prediction)]);

    private Prediction Prediction(int row)
    {
        int best = Best(row);
        return new Prediction(_categories[best], _probabilities[row * _classCount + best], []);
    }
}
