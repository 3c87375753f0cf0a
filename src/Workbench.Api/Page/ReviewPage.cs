using System.Globalization;
using Microsoft.Extensions.Primitives;
using Workbench.Api.Http;
using Workbench.Api.Queries;

namespace Workbench.Api.Page;

/// <summary>What is uncertain: figures with a doubt, and sentences whose category the model is least sure of.</summary>
internal static class ReviewPage
{
    public static readonly ParameterSet Parameters = new(
        Parameter.Choice("what", "Figures or sentences.", "figures", "sentences"),
        new Parameter("doubt", "One doubt.", Example: "unknown-unit"), Parameter.Limit, Parameter.Cursor);

    public static string Make(HttpContext context, CampaignWorkbench workbench)
    {
        var arguments = new Arguments(context.Request.Query);
        var sentences = arguments.Text("what") == "sentences";
        return Layout.Page(context, "Review", Html.Of($"""
            <h1>Review</h1>
            <p class="lead">What the workbench is not sure of. Move with <kbd>j</kbd> and <kbd>k</kbd>, open with <kbd>Enter</kbd>.</p>
            <nav class="tabs" aria-label="What to review"><a href="/review"{(sentences ? Html.Empty : Html.Of($" aria-current=\"page\""))}>Doubtful figures</a> <a href="/review?what=sentences"{(sentences ? Html.Of($" aria-current=\"page\"") : Html.Empty)}>Uncertain sentences</a></nav>
            {(sentences ? Sentences(workbench) : Figures(context, workbench, arguments))}
            """), "review");
    }

    private static Html Figures(HttpContext context, CampaignWorkbench workbench, Arguments arguments)
    {
        var doubts = Rows.Read(workbench, "SELECT d, count(*) FROM (SELECT unnest(doubt) AS d FROM figures WHERE status <> 'rejected') GROUP BY d ORDER BY count(*) DESC, d", [], r => (Doubt: r.GetString(0), Count: r.GetInt64(1)));
        var chosen = arguments.Text("doubt");
        var values = new Dictionary<string, StringValues>(StringComparer.Ordinal) { ["doubt"] = chosen ?? "any", ["limit"] = "25" };
        if (arguments.Text("cursor") is { } cursor)
            values["cursor"] = cursor;
        var part = new FigureQuery(new Arguments(new QueryCollection(values))).Run(workbench);
        return Html.Of($"""
            {Html.If(doubts.Count > 1, () => Html.Of($"<ul class=\"chips\" aria-label=\"Doubts\"><li><a href=\"/review\"{(chosen is null ? Html.Of($" aria-current=\"true\"") : Html.Empty)}>all {doubts.Sum(d => d.Count)}</a></li>{Html.Each(doubts, d => Html.Of($"<li><a href=\"/review?doubt={Uri.EscapeDataString(d.Doubt)}\"{(chosen == d.Doubt ? Html.Of($" aria-current=\"true\"") : Html.Empty)}>{Words.Doubt(d.Doubt)} {d.Count}</a></li>"))}</ul>"))}
            {Html.If(part.Items.Count == 0, () => Html.Of($"<p class=\"lead\">No figure is in doubt.</p>"))}
            <ol class="quotes keyed">{Html.Each(part.Items, ComparePage.FigureCard)}</ol>
            {Views.Next(context, part.Next)}
            """);
    }

    private static Html Sentences(CampaignWorkbench workbench)
    {
        var items = Rows.Read(workbench, "SELECT report_id, sentence_no, text, language, category, probability FROM sentences WHERE category IS NOT NULL AND NOT heading ORDER BY probability, report_id, sentence_no LIMIT 40", [],
            r => (Report: r.GetString(0), Number: r.GetInt32(1), Text: r.GetString(2), Language: r.GetString(3), Category: r.GetString(4), Probability: r.GetDouble(5)));
        return Html.Of($"""
            {Html.If(items.Count == 0, () => Html.Of($"<p class=\"lead\">No sentence was classified yet.</p>"))}
            <ol class="quotes keyed">{Html.Each(items, s => Html.Of($"<li><p class=\"says\"><span class=\"dot c-{s.Category}\" aria-hidden=\"true\"></span><b>{Views.Category(s.Category)}</b> <span class=\"soft\">{Words.Percent(s.Probability)} probable</span></p><blockquote class=\"quote\" lang=\"{s.Language}\" dir=\"{Languages.Direction(s.Language)}\"><a href=\"/reports/{s.Report}#s-{s.Number.ToString(CultureInfo.InvariantCulture)}\">{s.Text}</a></blockquote></li>"))}</ol>
            {Html.If(items.Count == 40, () => Html.Of($"<p class=\"soft\">Shown: the 40 least certain.</p>"))}
            """);
    }
}
