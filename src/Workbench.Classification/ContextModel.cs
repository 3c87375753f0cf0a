using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Workbench.Classification;

/// <summary>The parameters of <see cref="ContextModel"/>, as stored.</summary>
internal sealed record ContextParameters
{
    public required double[] Values { get; init; }

    /// <summary>The share of each probability that comes from a judgement a quarter as sharp: labels cannot always be foreseen, however clear the
    /// sentence.</summary>
    public double Doubt { get; init; }
}

/// <summary>
/// Judges a sentence by its neighbours: a second, small multinomial logistic regression over the first model's score of the
/// sentence and its probabilities for the sentence before, the one after, the heading above, the first sentence, the passage around and the
/// rest of the document (its mean squared and brought to sum 1, so that what the document is mostly about stands out), with the position. It is trained on out-of-fold probabilities, which are as uncertain as those of a new document.
/// </summary>
/// <remarks>
/// The neighbours' probabilities rather than their n-grams, because a few thousand sentences teach eleven weights well and a
/// hundred thousand badly. The rest of the document helps since the data hold enough documents that stay with one field; before, it taught that a
/// field does not come twice, which is the opposite of what real reports do.
/// </remarks>
internal sealed class ContextModel(ContextParameters parameters, int classCount)
{
    private const int Neighbours = 6;

    /// <summary>How far the passage around a sentence reaches, in sentences either way.</summary>
    private const int Reach = 4;
    private const int Positions = 6;
    private const double MatrixPenalty = 10.0;
    private const double PositionPenalty = 0.5;

    internal ContextParameters Parameters => parameters;

    /// <summary>The same judgements, surer (above 1) or less sure: all scores times <paramref name="sharpness"/>, and with a doubt that stays.</summary>
    internal ContextModel Times(double sharpness, double doubt) =>
        new(new ContextParameters { Values = [.. parameters.Values.Select(value => value * sharpness)], Doubt = doubt }, classCount);

    /// <summary>Probabilities of a sentence from its own <paramref name="scores"/> and its inputs.</summary>
    internal void Judge(ReadOnlySpan<double> scores, ReadOnlySpan<double> inputs, Span<double> probabilities)
    {
        Apply(scores, inputs, probabilities);
        Softmax.Fill(probabilities, probabilities, parameters.Doubt);
    }

    /// <summary>Number of inputs that are not the sentence's own scores.</summary>
    private static int InputCount(int classCount) => Neighbours * classCount + Positions;

    internal static int ParameterCount(int classCount) => 1 + Neighbours + InputCount(classCount) * classCount;

    /// <summary>Scores of a sentence from its own <paramref name="scores"/> and its inputs.</summary>
    internal void Apply(ReadOnlySpan<double> scores, ReadOnlySpan<double> inputs, Span<double> result) =>
        Apply(parameters.Values, classCount, scores, inputs, result);

    private static void Apply(ReadOnlySpan<double> values, int classCount, ReadOnlySpan<double> scores, ReadOnlySpan<double> inputs, Span<double> result)
    {
        for (int k = 0; k < classCount; k++) result[k] = values[0] * scores[k];
        for (int block = 0; block < Neighbours; block++)
            for (int k = 0; k < classCount; k++) result[k] += values[1 + block] * inputs[block * classCount + k];
        ReadOnlySpan<double> matrix = values[(1 + Neighbours)..];
        for (int input = 0; input < inputs.Length; input++)
        {
            double value = inputs[input];
            if (value == 0) continue;
            AddTimes(result[..classCount], matrix.Slice(input * classCount, classCount), value);
        }
    }

    /// <summary>The inputs of each sentence of one document, in order. <paramref name="probabilities"/> holds the first model's, one after the other.</summary>
    internal static double[][] Inputs(ReadOnlySpan<double> probabilities, IReadOnlyList<bool> headings, int classCount)
    {
        int count = headings.Count;
        double[][] inputs = new double[count][];
        int heading = -1;
        double[] total = new double[classCount];
        for (int at = 0; at < count * classCount; at++) total[at % classCount] += probabilities[at];
        for (int row = 0; row < count; row++)
        {
            double[] input = inputs[row] = new double[InputCount(classCount)];
            double near = 0;
            for (int other = Math.Max(0, row - Reach); other <= Math.Min(count - 1, row + Reach); other++)
                if (Math.Abs(other - row) > 1) near += Fade(other - row);
            for (int k = 0; k < classCount; k++)
            {
                if (row > 0) input[k] = probabilities[(row - 1) * classCount + k];
                if (row + 1 < count) input[classCount + k] = probabilities[(row + 1) * classCount + k];
                if (heading >= 0) input[2 * classCount + k] = probabilities[heading * classCount + k];
                if (row > 0) input[3 * classCount + k] = probabilities[k];
                for (int other = Math.Max(0, row - Reach); other <= Math.Min(count - 1, row + Reach); other++)
                    if (Math.Abs(other - row) > 1) input[4 * classCount + k] += Fade(other - row) / near * probabilities[other * classCount + k];
            }

            double norm = 0;
            for (int k = 0; k < classCount; k++)
            {
                double rest = Math.Max(0, total[k] - probabilities[row * classCount + k]);
                norm += input[5 * classCount + k] = rest * rest;
            }
            if (norm > 0) for (int k = 0; k < classCount; k++) input[5 * classCount + k] /= norm;

            int position = Neighbours * classCount;
            input[position] = 1;
            input[position + 1] = row == 0 ? 1 : 0;
            input[position + 2] = row == count - 1 ? 1 : 0;
            input[position + 3] = row == count - 2 ? 1 : 0;
            input[position + 4] = headings[row] ? 1 : 0;
            input[position + 5] = count > 1 ? (double)row / (count - 1) : 0;
            if (headings[row] || row == 0) heading = row;
        }

        return inputs;
    }

    /// <summary>Adds <paramref name="factor"/> times some numbers to others, four at a time: each sum is rounded as it would be alone, so the width changes nothing.</summary>
    private static void AddTimes(Span<double> target, ReadOnlySpan<double> numbers, double factor)
    {
        int at = 0;
        ref double to = ref MemoryMarshal.GetReference(target), from = ref MemoryMarshal.GetReference(numbers);
        Vector256<double> times = Vector256.Create(factor);
        for (; at <= target.Length - 4; at += 4)
            (Vector256.LoadUnsafe(ref to, (nuint)at) + times * Vector256.LoadUnsafe(ref from, (nuint)at)).StoreUnsafe(ref to, (nuint)at);
        for (; at < target.Length; at++) target[at] += factor * numbers[at];
    }

    private static double Fade(int distance) => 1.0 / (1 << Math.Abs(distance));

    /// <summary>Whether a line reads as a heading: short, and no full stop of any script at its end.</summary>
    internal static bool LooksLikeHeading(string text)
    {
        ReadOnlySpan<char> trimmed = text.AsSpan().TrimEnd(" \t\r\n\u00A0»”\"')");
        if (trimmed.Length is 0 or > 110) return false;
        return trimmed[^1] is not ('.' or '!' or '?' or '…' or ':' or ';' or '؟' or '۔' or '。' or '।');
    }

    /// <summary>Fits the parameters. A row counts as much as its weight says; one of weight 0 is passed over.</summary>
    internal static ContextModel Fit(double[] scores, double[][] inputs, int[] classes, double[] rowWeights, int classCount, CancellationToken ct)
    {
        double[] start = new double[ParameterCount(classCount)];
        start[0] = 1;
        double[] result = new double[classCount], probabilities = new double[classCount];
        double[] fitted = Lbfgs.Minimize(Loss, start, 40, ct);
        return new ContextModel(new ContextParameters { Values = fitted }, classCount);

        double Loss(ReadOnlySpan<double> values, Span<double> gradient)
        {
            gradient.Clear();
            double loss = 0;
            int matrix = 1 + Neighbours;
            for (int row = 0; row < classes.Length; row++)
            {
                double weight = rowWeights[row];
                if (weight == 0) continue;
                ReadOnlySpan<double> own = scores.AsSpan(row * classCount, classCount);
                double[] input = inputs[row];
                Apply(values, classCount, own, input, result);
                Softmax.Fill(result, probabilities);
                loss -= weight * Math.Log(Math.Max(probabilities[classes[row]], 1e-300));
                probabilities[classes[row]] -= 1;
                for (int k = 0; k < classCount; k++) probabilities[k] *= weight;
                for (int k = 0; k < classCount; k++) gradient[0] += probabilities[k] * own[k];
                for (int block = 0; block < Neighbours; block++)
                    for (int k = 0; k < classCount; k++) gradient[1 + block] += probabilities[k] * input[block * classCount + k];
                for (int at = 0; at < input.Length; at++)
                {
                    double value = input[at];
                    if (value == 0) continue;
                    AddTimes(gradient.Slice(matrix + at * classCount, classCount), probabilities, value);
                }
            }

            int firstPosition = matrix + Neighbours * classCount * classCount;
            for (int at = matrix; at < values.Length; at++)
            {
                double penalty = at < firstPosition ? MatrixPenalty : PositionPenalty;
                loss += penalty * values[at] * values[at];
                gradient[at] += 2 * penalty * values[at];
            }

            return loss;
        }
    }

    /// <summary>The documents of the data: row numbers in order. Rows without a document are not in any.</summary>
    internal static List<int[]> Documents(IReadOnlyList<LabelledSentence> data) =>
        [.. Enumerable.Range(0, data.Count)
            .Where(row => data[row].Document is not null)
            .GroupBy(row => (data[row].Group, data[row].Document))
            .Select(group => group.OrderBy(row => data[row].Order).ToArray())
            .Where(rows => rows.Length > 1)];
}
