namespace Workbench;

/// <summary>What a queue of sentences to label holds.</summary>
public sealed record LabelQueueOptions
{
    /// <summary>At most so many, 1 to 1000. Default 100.</summary>
    public int Most { get; init; } = 100;

    /// <summary>Only sentences of this language; null for all.</summary>
    public string? Language { get; init; }

    /// <summary>Share of the queue taken from sentences that others have labelled and this annotator has not, 0 to 1: without such
    /// sentences no agreement can be measured. Default 0.2.</summary>
    public double Overlap { get; init; } = 0.2;
}

/// <summary>A sentence with what a reader needs to tell what it is about.</summary>
public record LabelContext
{
    /// <summary>The report.</summary>
    public required string ReportId { get; init; }

    /// <summary>Its number in the report, from 0.</summary>
    public required int SentenceNo { get; init; }

    /// <summary>First character in the cleaned text of the report, UTF-16.</summary>
    public required int Start { get; init; }

    /// <summary>After its last character.</summary>
    public required int End { get; init; }

    /// <summary>The words.</summary>
    public required string Text { get; init; }

    /// <summary>Whether it is a heading.</summary>
    public required bool Heading { get; init; }

    /// <summary>Its language code.</summary>
    public required string Language { get; init; }

    /// <summary>The title of the report, else its file.</summary>
    public required string Source { get; init; }

    /// <summary>The heading above it; null when there is none.</summary>
    public string? HeadingAbove { get; init; }

    /// <summary>The sentence before; null for the first.</summary>
    public string? Before { get; init; }

    /// <summary>The sentence after; null for the last.</summary>
    public string? After { get; init; }

    /// <summary>What the model holds it for; null when none classified it.</summary>
    public string? Predicted { get; init; }

    /// <summary>How probable the model holds that, 0 to 1.</summary>
    public double? Probability { get; init; }
}

/// <summary>A sentence that waits for a label.</summary>
public sealed record LabelItem : LabelContext
{
    /// <summary>0 when the model is sure, 1 when all categories are equally probable to it.</summary>
    public required double Uncertainty { get; init; }

    /// <summary>How many others have labelled it. What they chose is not told: labels are given blind.</summary>
    public required int OtherLabels { get; init; }
}

/// <summary>A sentence on which annotators disagree and nobody has decided.</summary>
public sealed record LabelDisagreement : LabelContext
{
    /// <summary>What each annotator chose, by name.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }
}

/// <summary>A recorded label, settlement or undoing.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Action"><c>label</c>, <c>settle</c> or <c>undo</c>.</param>
/// <param name="ReportId">The report.</param>
/// <param name="SentenceNo">The sentence.</param>
/// <param name="Text">The words of the sentence when it was labelled.</param>
/// <param name="Category">The category chosen; of an undoing, the one taken back.</param>
/// <param name="Annotator">Who.</param>
/// <param name="Predicted">What the model had held it for; null when none had.</param>
/// <param name="Undoes">The record that this one undoes; null otherwise.</param>
/// <param name="Reason">Why; null when not said. A settlement says it.</param>
/// <param name="LabelledAt">When, UTC.</param>
public sealed record SentenceLabel(
    long Number, string Action, string ReportId, int SentenceNo, string Text, string Category, string Annotator, string? Predicted, long? Undoes, string? Reason, DateTime LabelledAt);

/// <summary>How far two annotators agree.</summary>
/// <param name="First">One.</param>
/// <param name="Second">The other.</param>
/// <param name="N">Sentences that both labelled.</param>
/// <param name="Agreed">Share on which they chose the same, 0 to 1.</param>
/// <param name="Kappa">Cohen's kappa.</param>
/// <param name="KappaByCategory">Cohen's kappa of each category against all others.</param>
public sealed record PairAgreement(string First, string Second, int N, double Agreed, double Kappa, IReadOnlyDictionary<string, double> KappaByCategory);

/// <summary>How far one annotator agrees with the others.</summary>
/// <param name="Annotator">Who.</param>
/// <param name="Labels">Sentences labelled.</param>
/// <param name="Compared">Sentences where the others have a majority.</param>
/// <param name="WithMajority">Share of those on which the annotator chose as the majority, 0 to 1; 0 when there is none.</param>
/// <param name="ByCategory">Of the sentences that the others' majority gives each category, how many the annotator gave it too.</param>
public sealed record AnnotatorAgreement(string Annotator, int Labels, int Compared, double WithMajority, IReadOnlyDictionary<string, (int Agreed, int N)> ByCategory);

/// <summary>How far all annotators agree beyond chance.</summary>
public sealed record LabelAgreement
{
    /// <summary>Sentences with a label.</summary>
    public required int Labelled { get; init; }

    /// <summary>Sentences with labels of two annotators or more: only these say something of agreement.</summary>
    public required int Shared { get; init; }

    /// <summary>Krippendorff's alpha, nominal; null when no sentence is shared.</summary>
    public double? Alpha { get; init; }

    /// <summary>Alpha of each category against all others.</summary>
    public required IReadOnlyDictionary<string, double> AlphaByCategory { get; init; }

    /// <summary>Each annotator, by name.</summary>
    public required IReadOnlyList<AnnotatorAgreement> Annotators { get; init; }

    /// <summary>Each two annotators who share a sentence, by name.</summary>
    public required IReadOnlyList<PairAgreement> Pairs { get; init; }
}

/// <summary>What training again with the labels of the store gave.</summary>
/// <param name="Model">The model file.</param>
/// <param name="ModelId">Its id.</param>
/// <param name="Sentences">Sentences that it was trained on.</param>
/// <param name="Reviewed">Those of them that were labelled in the store.</param>
/// <param name="Changed">Sentences of the store whose category is another now.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record RetrainResult(string Model, string ModelId, int Sentences, int Reviewed, int Changed, double Seconds);

/// <summary>How far classifying the stored sentences anew has come.</summary>
/// <param name="Done">Sentences that the model has answered.</param>
/// <param name="Total">Sentences of the store when it began.</param>
public sealed record ReclassifyProgress(int Done, int Total);

/// <summary>What a model says of the sentences of a store, to be written by <see cref="CampaignWorkbench.Apply"/>.</summary>
public sealed class StoredPredictions
{
    internal StoredPredictions(string modelId, int sentences, IReadOnlyList<(string ReportId, IReadOnlyList<(int Number, string Category, double Probability)> Sentences)> reports) =>
        (ModelId, Sentences, Reports) = (modelId, sentences, reports);

    /// <summary>The id of the model.</summary>
    public string ModelId { get; }

    /// <summary>Number of sentences.</summary>
    public int Sentences { get; }

    internal IReadOnlyList<(string ReportId, IReadOnlyList<(int Number, string Category, double Probability)> Sentences)> Reports { get; }
}
