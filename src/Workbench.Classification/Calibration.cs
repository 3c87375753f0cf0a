namespace Workbench.Classification;

/// <summary>How far probabilities can be believed.</summary>
public static class Calibration
{
    /// <summary>Expected calibration error (Naeini et al. 2015): over bins of equal width, the distance between mean probability
    /// and share right, weighted by the bin's size. Two predictions of 0.8 of which one is right give 0.3.</summary>
    /// <param name="probabilities">The probability of each predicted category, 0 to 1.</param>
    /// <param name="right">Whether each prediction is right.</param>
    /// <param name="bins">Number of bins, 1 or more. Default 15.</param>
    /// <returns>0 (perfect) to 1; 0 for no predictions.</returns>
    /// <exception cref="ClassificationException">WB4005 when the lists differ in length; WB4004 when bins is below 1.</exception>
    public static double ExpectedError(IReadOnlyList<double> probabilities, IReadOnlyList<bool> right, int bins = 15)
    {
        if (probabilities.Count != right.Count) throw Errors.Lengths(nameof(probabilities), probabilities.Count, nameof(right), right.Count);
        if (bins < 1) throw Errors.Option(nameof(bins), bins, "1 or more");
        double[] sums = new double[bins], hits = new double[bins];
        for (int row = 0; row < right.Count; row++)
        {
            int bin = Math.Clamp((int)(probabilities[row] * bins), 0, bins - 1);
            sums[bin] += probabilities[row];
            hits[bin] += right[row] ? 1 : 0;
        }

        double error = 0;
        for (int bin = 0; bin < bins; bin++) error += Math.Abs(sums[bin] - hits[bin]);
        return right.Count == 0 ? 0 : error / right.Count;
    }

    /// <summary>Accuracy on the share of predictions with the highest probabilities; ties are taken in the order given.</summary>
    /// <param name="probabilities">The probability of each predicted category.</param>
    /// <param name="right">Whether each prediction is right.</param>
    /// <param name="coverage">The share kept, above 0 to 1; rounded up to whole predictions.</param>
    /// <returns>Share right among those kept; 0 for no predictions.</returns>
    /// <exception cref="ClassificationException">WB4005 when the lists differ in length; WB4004 when coverage is outside its range.</exception>
    public static double AccuracyAtCoverage(IReadOnlyList<double> probabilities, IReadOnlyList<bool> right, double coverage)
    {
        if (probabilities.Count != right.Count) throw Errors.Lengths(nameof(probabilities), probabilities.Count, nameof(right), right.Count);
        if (!(coverage > 0 && coverage <= 1)) throw Errors.Option(nameof(coverage), coverage, "above 0, to 1");
        if (right.Count == 0) return 0;
        int kept = (int)Math.Ceiling(coverage * right.Count);
        return Enumerable.Range(0, right.Count).OrderByDescending(row => probabilities[row]).Take(kept).Count(row => right[row]) / (double)kept;
    }

    /// <summary>The least probability among the share of predictions with the highest ones: the threshold that abstains on the rest.</summary>
    /// <param name="probabilities">The probability of each predicted category.</param>
    /// <param name="coverage">The share to keep, above 0 to 1.</param>
    /// <returns>The threshold; 0 for no predictions.</returns>
    /// <exception cref="ClassificationException">WB4004 when coverage is outside its range.</exception>
    public static double ThresholdAtCoverage(IReadOnlyList<double> probabilities, double coverage)
    {
        if (!(coverage > 0 && coverage <= 1)) throw Errors.Option(nameof(coverage), coverage, "above 0, to 1");
        if (probabilities.Count == 0) return 0;
        int kept = (int)Math.Ceiling(coverage * probabilities.Count);
        return probabilities.OrderByDescending(probability => probability).ElementAt(kept - 1);
    }
}
