namespace Workbench.Classification;

/// <summary>
/// Turns the scores of several linear learners into one calibrated score: a positive factor for each learner, fitted on
/// out-of-fold scores by log loss. As the sum of linear models is linear, the ensemble is one matrix and costs what one
/// learner costs; the factors are the temperature, too.
/// </summary>
internal static class Stacking
{
    /// <summary>The factors. <paramref name="scores"/> has for each learner the rows' out-of-fold scores, one after the other.</summary>
    internal static double[] Fit(double[][] scores, int[] classes, int classCount, CancellationToken ct)
    {
        int learners = scores.Length, rows = classes.Length;
        double[] spread = new double[learners];
        for (int m = 0; m < learners; m++) spread[m] = Spread(scores[m], classCount);
        double[] combined = new double[classCount], probabilities = new double[classCount];

        // In logarithms, so that the factors stay positive: a learner that was trained to separate the classes is never
        // turned against itself by the accident of a small fold. A weak pull holds the learners to equal shares.
        double[] start = new double[learners];
        for (int m = 0; m < learners; m++) start[m] = Math.Log(2.0 / learners);
        double[] fitted = Lbfgs.Minimize(Loss, start, 100, ct);
        double[] factors = new double[learners];
        for (int m = 0; m < learners; m++) factors[m] = Math.Exp(fitted[m]) / spread[m];
        return factors;

        double Loss(ReadOnlySpan<double> parameters, Span<double> gradient)
        {
            gradient.Clear();
            double loss = 0;
            for (int row = 0; row < rows; row++)
            {
                Array.Clear(combined);
                for (int m = 0; m < learners; m++)
                {
                    double factor = Math.Exp(parameters[m]) / spread[m];
                    for (int k = 0; k < classCount; k++) combined[k] += factor * scores[m][row * classCount + k];
                }

                Softmax.Fill(combined, probabilities);
                loss -= Math.Log(Math.Max(probabilities[classes[row]], 1e-300));
                for (int m = 0; m < learners; m++)
                {
                    double factor = Math.Exp(parameters[m]) / spread[m], slope = 0;
                    for (int k = 0; k < classCount; k++)
                        slope += (probabilities[k] - (k == classes[row] ? 1 : 0)) * factor * scores[m][row * classCount + k];
                    gradient[m] += slope;
                }
            }

            double mean = 0;
            for (int m = 0; m < learners; m++) mean += parameters[m] / learners;
            double pull = 0.005 * rows;
            for (int m = 0; m < learners; m++)
            {
                double off = parameters[m] - mean;
                loss += pull * off * off;
                gradient[m] += 2 * pull * off;
            }

            return loss;
        }
    }

    /// <summary>Standard deviation of the scores around each row's mean.</summary>
    private static double Spread(double[] scores, int classCount)
    {
        double squares = 0;
        for (int row = 0; row < scores.Length; row += classCount)
        {
            double mean = 0;
            for (int k = 0; k < classCount; k++) mean += scores[row + k] / classCount;
            for (int k = 0; k < classCount; k++) squares += (scores[row + k] - mean) * (scores[row + k] - mean);
        }

        return Math.Sqrt(squares / Math.Max(1, scores.Length)) is > 0 and var spread ? spread : 1;
    }
}
