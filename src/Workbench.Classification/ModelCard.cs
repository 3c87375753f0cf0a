namespace Workbench.Classification;

/// <summary>What a model was made from and what it can do; stored in the model file.</summary>
public sealed record ModelCard
{
    /// <summary>SHA-256 of the training rows in lower-case hexadecimal: text, category, document, order and group of each, in order.</summary>
    public required string DataHash { get; init; }

    /// <summary>Number of training sentences.</summary>
    public required int Sentences { get; init; }

    /// <summary>Number of documents; a row without one counts as one.</summary>
    public required int Documents { get; init; }

    /// <summary>Version of this library that trained the model.</summary>
    public required string Version { get; init; }

    /// <summary>The date given by whoever trained, ISO 8601, or null.</summary>
    public string? Date { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The learners with their strengths and factors, as text (<c>SupportVectors C=0.3 × 1.71</c>).</summary>
    public required IReadOnlyList<string> Learners { get; init; }

    /// <summary>Whether the model uses neighbouring sentences.</summary>
    public required bool Context { get; init; }

    /// <summary>The share of sentences with another label that the chosen category was taken to fit as well, see <see cref="TrainOptions.AlsoFits"/>. The
    /// calibration error of <see cref="OutOfFold"/> counts labels alone.</summary>
    public double AlsoFits { get; init; }

    /// <summary>Scores of sentences by models that had not seen their document: what to expect on new documents of the same kind.
    /// Null when there were too few documents for it.</summary>
    public Evaluation? OutOfFold { get; init; }

    /// <summary>The same by group (language), ordinally sorted; empty when the rows have no group.</summary>
    public IReadOnlyDictionary<string, Evaluation> ByGroup { get; init; } = new SortedDictionary<string, Evaluation>(StringComparer.Ordinal);

    /// <summary>Least probability at which the 70 % of out-of-fold sentences that the model was surest of lie; a sensible threshold
    /// for abstaining. 0 when unknown.</summary>
    public double Threshold70 { get; init; }

    /// <summary>How the out-of-fold sentences were predicted; null when there were too few. What <see cref="AdjustedShares"/> corrects by.</summary>
    public ConfusionMatrix? Confusion { get; init; }

    /// <summary>Number of features in the model.</summary>
    public required int Features { get; init; }
}
