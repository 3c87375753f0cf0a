namespace Workbench.Classification;

/// <summary>
/// How much each labelled document counts for the context model. Reports that were written to show many fields change the field at
/// every second sentence; real ones stay with one for longer, and a context model learns how long. So documents that stay count more,
/// by as much as brings the share of sentences with the category of the one before to what it is to be.
/// </summary>
/// <remarks>
/// Weights <c>exp(λ·a)</c> with a the share in the document: of all weights with that mean, those closest to equal ones (Kullback–Leibler), as in raking a
/// sample to a known total. λ by bisection, bounded, so that a few documents cannot decide everything.
/// </remarks>
internal static class Coherence
{
    private const double MostLambda = 6;

    /// <summary>A weight for each document, with mean 1 over sentences. Ones, when the documents are as coherent as asked for.</summary>
    internal static double[] Weights(List<int[]> documents, int[] classes, double target)
    {
        double[] shares = [.. documents.Select(rows => Enumerable.Range(1, rows.Length - 1).Count(at => classes[rows[at]] == classes[rows[at - 1]]) / (rows.Length - 1.0))];
        double low = 0, high = MostLambda;
        if (documents.Count == 0 || Mean(0) >= target) return [.. shares.Select(_ => 1.0)];
        for (int step = 0; step < 40; step++)
        {
            double middle = (low + high) / 2;
            if (Mean(middle) < target) low = middle;
            else high = middle;
        }

        double scale = documents.Sum(rows => rows.Length) / documents.Index().Sum(document => document.Item.Length * Math.Exp(low * shares[document.Index]));
        return [.. shares.Select(share => scale * Math.Exp(low * share))];

        double Mean(double lambda)
        {
            double sum = 0, total = 0;
            for (int document = 0; document < shares.Length; document++)
            {
                double weight = documents[document].Length * Math.Exp(lambda * shares[document]);
                sum += weight * shares[document];
                total += weight;
            }

            return sum / total;
        }
    }
}
