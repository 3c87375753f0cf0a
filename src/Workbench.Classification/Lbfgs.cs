namespace Workbench.Classification;

/// <summary>Limited-memory BFGS (Nocedal and Wright 2006, algorithm 7.5) with backtracking, for the small smooth problems of
/// calibration and context: some hundred parameters at most.</summary>
internal static class Lbfgs
{
    internal delegate double Objective(ReadOnlySpan<double> parameters, Span<double> gradient);

    internal static double[] Minimize(Objective objective, double[] start, int iterations, CancellationToken ct)
    {
        const int Memory = 7;
        int n = start.Length;
        double[] x = [.. start], gradient = new double[n], direction = new double[n], trial = new double[n], trialGradient = new double[n];
        var steps = new List<(double[] S, double[] Y, double Rho)>();
        double value = objective(x, gradient);
        for (int iteration = 0; iteration < iterations; iteration++)
        {
            ct.ThrowIfCancellationRequested();
            for (int j = 0; j < n; j++) direction[j] = -gradient[j];
            double[] alphas = new double[steps.Count];
            for (int k = steps.Count - 1; k >= 0; k--)
            {
                alphas[k] = steps[k].Rho * Dot(steps[k].S, direction);
                AddTo(direction, steps[k].Y, -alphas[k]);
            }

            double first = steps.Count == 0 ? 1 / Math.Max(1, Math.Sqrt(Dot(gradient, gradient))) : Dot(steps[^1].S, steps[^1].Y) / Dot(steps[^1].Y, steps[^1].Y);
            for (int j = 0; j < n; j++) direction[j] *= first;
            for (int k = 0; k < steps.Count; k++) AddTo(direction, steps[k].S, alphas[k] - steps[k].Rho * Dot(steps[k].Y, direction));

            double slope = Dot(direction, gradient);
            if (!(slope < -1e-12)) break;
            double length = 1;
            double next = double.PositiveInfinity;
            for (int halving = 0; halving < 40; halving++, length /= 2)
            {
                for (int j = 0; j < n; j++) trial[j] = x[j] + length * direction[j];
                next = objective(trial, trialGradient);
                if (next <= value + 1e-4 * length * slope) break;
            }

            if (!(next < value)) break;
            double[] s = new double[n], y = new double[n];
            for (int j = 0; j < n; j++)
            {
                s[j] = trial[j] - x[j];
                y[j] = trialGradient[j] - gradient[j];
            }

            double curvature = Dot(s, y);
            if (curvature > 1e-12)
            {
                if (steps.Count == Memory) steps.RemoveAt(0);
                steps.Add((s, y, 1 / curvature));
            }

            bool converged = value - next < 1e-7 * Math.Max(1, Math.Abs(value));
            (x, trial) = (trial, x);
            (gradient, trialGradient) = (trialGradient, gradient);
            value = next;
            if (converged) break;
        }

        return x;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int j = 0; j < a.Length; j++) sum += a[j] * b[j];
        return sum;
    }

    private static void AddTo(double[] target, double[] source, double factor)
    {
        for (int j = 0; j < target.Length; j++) target[j] += factor * source[j];
    }
}
