namespace Workbench.Cli.Labelling;

/// <summary>Labels, queues and agreement as JSON Lines.</summary>
internal static class LabelLines
{
    public static void Write(JsonLines? lines, SentenceLabel r) => lines?.Write(
        ("label", r.Number), ("action", r.Action), ("reportId", r.ReportId), ("sentence", r.SentenceNo), ("text", r.Text), ("category", r.Category), ("annotator", r.Annotator),
        ("predicted", r.Predicted), ("undoes", r.Undoes), ("reason", r.Reason), ("labelledAt", r.LabelledAt));

    public static void Write(JsonLines lines, LabelItem i) => lines.Write([.. Context(i), ("uncertainty", i.Uncertainty), ("otherLabels", i.OtherLabels)]);

    public static void Write(JsonLines lines, LabelDisagreement d) => lines.Write([.. Context(d), ("labels", Members(d.Labels, v => v))]);

    public static void Write(JsonLines lines, LabelAgreement a) => lines.Write(
        ("labelled", a.Labelled), ("shared", a.Shared), ("alpha", Rounded(a.Alpha)), ("alphaByCategory", Members(a.AlphaByCategory, v => Rounded(v))),
        ("annotators", a.Annotators.Select(n => (IReadOnlyList<(string, object?)>)
            [("annotator", n.Annotator), ("labels", n.Labels), ("compared", n.Compared), ("withMajority", Rounded(n.WithMajority)),
             ("byCategory", Members(n.ByCategory, v => (IReadOnlyList<(string, object?)>)[("agreed", v.Agreed), ("n", v.N)]))])),
        ("pairs", a.Pairs.Select(p => (IReadOnlyList<(string, object?)>)
            [("first", p.First), ("second", p.Second), ("n", p.N), ("agreed", Rounded(p.Agreed)), ("kappa", Rounded(p.Kappa)), ("kappaByCategory", Members(p.KappaByCategory, v => Rounded(v)))])));

    private static (string, object?)[] Context(LabelContext c) =>
    [
        ("reportId", c.ReportId), ("sentence", c.SentenceNo), ("start", c.Start), ("end", c.End), ("text", c.Text), ("heading", c.Heading), ("language", c.Language), ("source", c.Source),
        ("headingAbove", c.HeadingAbove), ("before", c.Before), ("after", c.After), ("predicted", c.Predicted), ("probability", c.Probability),
    ];

    private static IReadOnlyList<(string, object?)> Members<T>(IReadOnlyDictionary<string, T> values, Func<T, object?> show) => [.. values.Select(v => (v.Key, show(v.Value)))];

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, 4) : null;
}
