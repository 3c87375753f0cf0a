using Workbench.Api.Http;

namespace Workbench.Api.Queries;

/// <summary>How far an annotator agrees with the majority of the others.</summary>
/// <param name="Annotator">Who.</param>
/// <param name="Labels">Sentences labelled.</param>
/// <param name="Compared">Sentences where the others have a majority.</param>
/// <param name="WithMajority">Share of those on which the annotator chose as the majority.</param>
public sealed record AnnotatorItem(string Annotator, int Labels, int Compared, double WithMajority);

/// <summary>How far annotators agree.</summary>
/// <param name="Labelled">Sentences with a label.</param>
/// <param name="Shared">Sentences with two labels or more: what agreement rests on.</param>
/// <param name="Alpha">Krippendorff's alpha; null without shared sentences.</param>
/// <param name="AlphaByCategory">Alpha of each category against all others.</param>
/// <param name="Annotators">Each annotator.</param>
/// <param name="Pairs">Each two, by Cohen's kappa.</param>
public sealed record AgreementAnswer(int Labelled, int Shared, double? Alpha, IReadOnlyDictionary<string, double> AlphaByCategory, IReadOnlyList<AnnotatorItem> Annotators, IReadOnlyList<PairAgreement> Pairs)
{
    internal static AgreementAnswer Of(LabelAgreement a) => new(a.Labelled, a.Shared, a.Alpha, a.AlphaByCategory, [.. a.Annotators.Select(x => new AnnotatorItem(x.Annotator, x.Labels, x.Compared, x.WithMajority))], a.Pairs);
}

/// <summary>Labels of sentences, as the library keeps them.</summary>
internal static class LabelTables
{
    public static readonly ParameterSet QueueParameters = new(
        new Parameter("name", "Who labels: what this annotator has labelled does not come again. With an API key it is the key's name.", Example: "anna"), new Parameter("annotator", "Former name of `name`.", Former: true),
        new Parameter("language", "Only sentences in this language.", Example: "vi"), Parameter.Choice("model", "Whether `predicted` and `probability` are shown. Labels are given blind otherwise.", "hidden", "shown"), Parameter.Limit);

    public static Table Table(IReadOnlyList<SentenceLabel> labels) => new("labels",
        [("label", "BIGINT"), ("action", "VARCHAR"), ("report_id", "VARCHAR"), ("sentence_no", "INTEGER"), ("text", "VARCHAR"), ("category", "VARCHAR"), ("annotator", "VARCHAR"), ("predicted", "VARCHAR"), ("undoes", "BIGINT"), ("reason", "VARCHAR"), ("labelled_at", "TIMESTAMP")],
        labels.Select(l => new object?[] { l.Number, l.Action, l.ReportId, l.SentenceNo, l.Text, l.Category, l.Annotator, l.Predicted, l.Undoes, l.Reason, l.LabelledAt }));
}
