using System.Globalization;
using Microsoft.Extensions.Primitives;
using Workbench.Api.Http;
using Workbench.Api.Queries;

namespace Workbench.Api.Page;

/// <summary>A comparison: chart and table beside each other, and under them the figures of the row that was picked, in their sentences.</summary>
internal static class ComparePage
{
    public static readonly ParameterSet Parameters = new(
        new Parameter("indicator", "What is compared.", Example: "household:poverty-reduction"),
        Parameter.Choice("by", "What the rows are.", "district", "province", "language", "year"),
        new Parameter("row", "The row whose figures are shown."));

    public static string Make(HttpContext context, CampaignWorkbench workbench)
    {
        var arguments = new Arguments(context.Request.Query);
        var indicators = workbench.Indicators();
        if (indicators.Count == 0 && arguments.Text("indicator") is null)
            return Layout.Page(context, "Compare", Html.Of($"<div class=\"narrow\"><h1>Compare</h1><p class=\"lead\">There is nothing to compare yet: no figure in the store has a unit and a category. <a href=\"/classify\">Add reports</a> first.</p></div>"), "compare");
        var indicator = arguments.Text("indicator") ?? indicators[0].Id;
        var by = arguments.Text("by") ?? "district";
        var comparison = workbench.Compare(indicator, by: by);
        var question = $"indicator={Uri.EscapeDataString(indicator)}&by={by}";
        var picked = arguments.Text("row") is { } key ? comparison.Rows.FirstOrDefault(r => Key(r) == key) : null;
        var reported = comparison.Rows.Where(r => r.IsReported).ToList();
        var missing = comparison.Rows.Count - reported.Count;
        return Layout.Page(context, comparison.Title, Html.Of($"""
            <h1>Compare</h1>
            <form class="bar" method="get" action="/compare">
            <div class="field grow"><label for="indicator">Indicator</label><select id="indicator" name="indicator">{Choices(indicators, indicator)}</select></div>
            <div class="field"><label for="by">Rows</label><select id="by" name="by">{Views.Options([("district", "by district"), ("province", "by province"), ("language", "by language"), ("year", "by year")], by)}</select></div>
            <button class="button primary">Show</button>
            </form>
            <div class="beside">
            <figure class="chart" id="chart" data-question="{question}" data-rows="{string.Join('\n', comparison.Rows.Select(Key))}">
            <figcaption class="hidden">{comparison.Title}: {reported.Count} of {comparison.Rows.Count} with a figure. The table beside it has the same numbers.</figcaption>
            {Picture(context, question, comparison.Title)}
            </figure>
            <section aria-labelledby="h-table" class="numbers"><h2 id="h-table">{comparison.Title}</h2>
            <div class="scroll" tabindex="0" role="group" aria-labelledby="h-table"><table class="grid"><thead><tr><th scope="col">{by}</th><th scope="col" class="n">{comparison.Query.Unit}</th><th scope="col">when</th><th scope="col" class="n">rests on</th></tr></thead>
            <tbody>{Html.Each(reported, r => Row(r, question, picked))}</tbody></table></div>
            {Html.If(missing > 0, () => Html.Of($"<details class=\"missing\"{(reported.Count < 4 ? Html.Of($" open") : Html.Empty)}><summary>{Words.Count(missing, "group is", "groups are")} not reported</summary><p lang=\"vi\">{string.Join(", ", comparison.Rows.Where(r => !r.IsReported).Select(r => r.Province is null ? r.Key : $"{r.Key} ({r.Province})"))}</p><p class=\"soft\">They have reports or figures, but none with this one. Not reported is not zero.</p></details>"))}
            <p class="links"><a href="/api/v1/compare.csv?{question}">CSV</a> <a href="/api/v1/compare?{question}">JSON</a> <a href="/api/v1/charts/compare.svg?{question}">SVG</a> <a href="/api/v1/charts/compare.png?{question}">PNG</a> <a href="/api/v1/charts/compare.html?{question}">Chart page</a></p>
            </section>
            </div>
            {(picked is null ? Html.Of($"<p class=\"soft hint\">Pick a bar or a row to see the sentences behind its number.</p>") : Behind(workbench, picked, comparison.Query))}
            """), "compare", "compare.js");
    }

    /// <summary>A row as the address names it: its place or group, and its kind, which tells rows of one place apart.</summary>
    private static string Key(ComparisonRow row) => (row.PlaceId ?? row.Key) + (row.Kind is null or "count" ? "" : "~" + row.Kind);

    private static Html Choices(IReadOnlyList<Indicator> indicators, string chosen)
    {
        const int Shown = 400;
        var units = indicators.Take(Shown).GroupBy(i => i.Unit).ToList();
        var known = indicators.Any(i => i.Id == chosen) || units.Any(u => u.Key == chosen);
        return Html.Of($"{Html.If(!known, () => Html.Of($"<option value=\"{chosen}\" selected>{chosen}</option>"))}{Html.Each(units, u => Html.Of($"<optgroup label=\"{u.Key}\">{Html.If(u.Count() > 1, () => Option(u.Key, $"{u.Key} · all categories", chosen))}{Html.Each(u, i => Option(i.Id, $"{i.Unit} · {Views.Category(i.Category)} ({i.Places.ToString(CultureInfo.InvariantCulture)})", chosen))}</optgroup>"))}");
    }

    private static Html Option(string value, string label, string chosen) => Html.Of($"<option value=\"{value}\"{(value == chosen ? Html.Of($" selected") : Html.Empty)}>{label}</option>");

    /// <summary>The chart for readers without scripts: the width and the colours by what the reader's machine prefers.</summary>
    private static Html Picture(HttpContext context, string question, string title)
    {
        string Source(string theme, int width) => string.Create(CultureInfo.InvariantCulture, $"/api/v1/charts/compare.svg?{question}&theme={theme}&width={width}");
        var forced = context.Request.Cookies["theme"];
        var usual = forced == "dark" ? "dark" : "light";
        return Html.Of($"<picture><source media=\"(max-width: 560px){(forced is null ? " and (prefers-color-scheme: dark)" : "")}\" srcset=\"{Source(forced ?? "dark", 330)}\"><source media=\"(max-width: 560px)\" srcset=\"{Source(usual, 330)}\">{Html.If(forced is null, () => Html.Of($"<source media=\"(prefers-color-scheme: dark)\" srcset=\"{Source("dark", 640)}\">"))}<img src=\"{Source(usual, 640)}\" alt=\"Bar chart: {title}. The table has the same numbers.\"></picture>");
    }

    private static Html Row(ComparisonRow row, string question, ComparisonRow? picked)
    {
        var bound = Words.Bound(row.Bound);
        var isPicked = picked is not null && Key(picked) == Key(row);
        return Html.Of($"""
            <tr{(isPicked ? Html.Of($" class=\"picked\"") : Html.Empty)}><th scope="row" lang="vi"><a href="/compare?{question}&amp;row={Uri.EscapeDataString(Key(row))}#behind"{(isPicked ? Html.Of($" aria-current=\"true\"") : Html.Empty)}>{row.Key}</a> <small>{row.Province ?? (row.Level == "province" ? "province" : null)}</small></th>
            <td class="n">{Html.If(bound.Length > 0, () => Html.Of($"<small>{bound}</small> "))}<b>{Words.Value(row.Value, row.ValueHigh, row.Kind)}</b></td><td class="when">{Words.Period(row.PeriodStart, row.PeriodEnd)}</td>
            <td class="n">{Words.Count(row.Figures, "figure", "figures")}{Html.If(row.Doubts > 0, () => Html.Of($" <span class=\"doubt\" title=\"doubtful figures among them\">{row.Doubts} in doubt</span>"))}</td></tr>
            """);
    }

    private static Html Behind(CampaignWorkbench workbench, ComparisonRow row, ComparisonQuery query)
    {
        const int Shown = 60;
        var ids = row.FigureIds.Take(Shown).ToList();
        var figures = ids.Count == 0 ? [] : new FigureQuery(new Arguments(new QueryCollection(new Dictionary<string, StringValues>(StringComparer.Ordinal) { ["id"] = string.Join(',', ids), ["sort"] = "-value", ["limit"] = "500" }))).Run(workbench).Items;
        return Html.Of($"""
            <section id="behind" aria-labelledby="h-behind" tabindex="-1"><h2 id="h-behind">Behind <span lang="vi">{row.Key}</span>: {Words.Bound(row.Bound)} {Words.Value(row.Value, row.ValueHigh, row.Kind)} {query.Unit}</h2>
            <p class="soft">{Words.Count(row.Statements, "statement", "different statements")} in {Words.Count(row.Figures, "figure", "figures")} of {Words.Count(row.Reports, "source", "sources")}. The same value said twice of one place counts once.{Html.If(row.FigureIds.Count > Shown, () => Html.Of($" Shown: the first {Shown}."))}</p>
            <ol class="quotes">{Html.Each(figures, FigureCard)}</ol></section>
            """);
    }

    public static Html FigureCard(FigureItem figure) => Html.Of($"""
        <li><p class="says"><b>{Html.If(figure.Bound != "exact", () => Html.Of($"{Words.Bound(figure.Bound)} "))}{Words.Value(figure.Value, figure.ValueHigh, figure.Kind)}</b> {figure.Unit ?? "unit not known"} <span class="soft">{Words.Period(figure.PeriodStart, figure.PeriodEnd)}</span> {Html.Each(figure.Doubts, d => Html.Of($"<span class=\"doubt\">{Words.Doubt(d)}</span> "))}</p>
        {Marks.Quote(figure)}
        <p class="from soft"><span lang="vi">{figure.Place ?? "place unknown"}</span> · {Languages.Name(figure.Language)}{Html.If(figure.Category is not null, () => Html.Of($" · {Views.Category(figure.Category)}"))}{Html.If(figure.ReportId is not null, () => Html.Of($" · <a href=\"/reports/{figure.ReportId}#f-{figure.FigureId}\"><span class=\"hidden\">Read in </span><span lang=\"{figure.Language}\">{figure.Title ?? figure.SourceFile}</span></a>"))}</p></li>
        """);
}
