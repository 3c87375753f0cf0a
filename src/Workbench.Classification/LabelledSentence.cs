namespace Workbench.Classification;

/// <summary>A sentence with the category that a reader gave it: one row of training or evaluation data.</summary>
/// <param name="Text">The sentence as written; neither normalised nor lower-cased.</param>
/// <param name="Category">The category's id, compared ordinally (<c>poverty-reduction</c>).</param>
/// <param name="Document">The report it belongs to, or null for a row that stands alone. Rows of one document are kept in
/// one fold of cross-validation, and are each other's context.</param>
/// <param name="Order">The place within the document, ascending; rows with the same order keep the order of the list.</param>
public sealed record LabelledSentence(string Text, string Category, string? Document = null, int Order = 0)
{
    /// <summary>What scores are told apart by, usually the language; null for none. The readers of <see cref="LabelledData"/> take
    /// the column <c>language</c>, else the file name without its ending. Never a feature.</summary>
    public string? Group { get; init; }
}

/// <summary>A sentence to classify together with its neighbours. See <see cref="SentenceClassifier.ClassifyDocument"/>.</summary>
/// <param name="Text">The sentence as written.</param>
/// <param name="Document">The report it belongs to; sentences of different documents are never context for each other.
/// Null means that all sentences of the call with null are one document.</param>
/// <param name="Order">The place within the document, ascending.</param>
/// <param name="Heading">True when the sentence is known to be a heading; a short line without final punctuation counts
/// as one anyway.</param>
public sealed record DocumentSentence(string Text, string? Document = null, int Order = 0, bool Heading = false);

/// <summary>A category and how probable the model holds it.</summary>
/// <param name="Category">The category's id.</param>
/// <param name="Probability">Calibrated probability, 0 to 1.</param>
public sealed record CategoryProbability(string Category, double Probability);

/// <summary>What the model says of one sentence.</summary>
/// <param name="Category">The most probable category; of equally probable ones the ordinally first.</param>
/// <param name="Probability">Its calibrated probability, 0 to 1.</param>
/// <param name="Top">All categories by falling probability; the probabilities add up to 1.</param>
public sealed record Prediction(string Category, double Probability, IReadOnlyList<CategoryProbability> Top)
{
    /// <summary>The category, or null when its probability is below <paramref name="threshold"/>: the model abstains and a
    /// reader should decide.</summary>
    /// <param name="threshold">Least acceptable probability, 0 (never abstain) to 1.</param>
    /// <returns><see cref="Category"/> or null.</returns>
    public string? CategoryAbove(double threshold) => Probability >= threshold ? Category : null;
}
