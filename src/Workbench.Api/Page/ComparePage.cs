using System.Globalization;
using Microsoft.Extensions.Primitives;
using Workbench.Api.Http;
using Workbench.Api.Queries;

namespace Workbench.Api.Page;

/// <summary>A comparison: chart and table beside each other, and under them the figures of the row that was picked, in their sentences.</summary>
internal static class ComparePage
{
    private static readonly (string Value, string Label)[] Groupings =
    [
        ("district", "districts"), ("province", "provinces"), ("language", "languages"), ("year", "years"), ("district,year", "districts and years"), ("province,year", "provinces and years"), ("language,year", "languages and years"),
    ];

    public static readonly ParameterSet Parameters = new([Comparisons.Indicator with { Required = false }, Comparisons.By, .. Comparisons.Filters, new Parameter("row", "The row whose figures are shown.")]);

    public static string Make(HttpContext context, CampaignWorkbench workbench, Store.StoreHost store)
    {
        var arguments = new Arguments(context.Request.Query);
        var indicators = workbench.Indicators();
        if (indicators.Count == 0 && arguments.Text("indicator") is null)
            return Layout.Page(context, "Compare", Html.Of($"<div class=\"narrow\"><h1>Compare</h1><p class=\"lead\">There is nothing to compare yet: no figure in the store has a unit and a category. <a href=\"/classify\">Add reports</a> first.</p></div>"), "compare");
        var indicator = arguments.Text("indicator") ?? indicators[0].Id;
        var question = Question(arguments, indicator);
        var form = Form(workbench, arguments, indicators, indicator);
        Comparison comparison;
        try
        {
            comparison = store.Compare(workbench, Comparisons.Query(new Arguments(With(context, indicator))));
        }
        catch (WorkbenchException e) when (e.Code.StartsWith("WB54", StringComparison.Ordinal))
        {
            // The choice stands above, to be changed; the error says what there is.
            return Layout.Page(context, "Compare", Html.Of($"<h1>Compare</h1>{form}<p class=\"error\" role=\"alert\">{e.Message[(e.Code.Length + 2)..]}</p>"), "compare", "compare.js");
        }
        var picked = arguments.Text("row") is { } key ? comparison.Rows.FirstOrDefault(r => Key(r) == key) : null;
        var labels = comparison.Rows.Zip(comparison.Labels()).ToDictionary(r => r.First, r => r.Second, (IEqualityComparer<ComparisonRow>)ReferenceEqualityComparer.Instance);
        var reported = comparison.Rows.Where(r => r.IsReported).ToList();
        var leftOut = comparison.Rows.Where(r => r.IsLeftOut).ToList();
        var missing = comparison.Rows.Where(r => !r.IsReported && !r.IsLeftOut).ToList();
        return Layout.Page(context, comparison.Title, Html.Of($"""
            <h1>Compare</h1>
            {form}
            <div class="beside">
            <figure class="chart" id="chart" data-question="{question}">
            <figcaption class="hidden">{comparison.Title}: {reported.Count} of {comparison.Rows.Count} with a value. The table beside it has the same numbers.</figcaption>
            {Picture(context, question, comparison.Title)}
            </figure>
            <section aria-labelledby="h-table" class="numbers"><h2 id="h-table">{comparison.Title}{Html.If(Narrowed(arguments).Length > 0, () => Html.Of($" <small>{Narrowed(arguments)}</small>"))}</h2>
            <div class="scroll" tabindex="0" role="group" aria-labelledby="h-table"><table class="grid"><thead><tr><th scope="col">{comparison.Query.By.Replace(",", ", ", StringComparison.Ordinal)}</th><th scope="col" class="n">{Words.Unit(comparison.Query.ResultUnit)}</th><th scope="col">when</th><th scope="col" class="n">rests on</th></tr></thead>
            <tbody>{Html.Each(reported, r => Row(labels[r], r, question, picked))}</tbody></table></div>
            {Without(leftOut, "has figures that are not counted", "have figures that are not counted", "What they state is in the store, but cannot stand in this comparison.", reported.Count < 4)}
            {Without(missing, "is not reported", "are not reported", "They have reports or figures, but none of this. Not reported is not zero.", reported.Count < 4)}
            <p class="links" aria-label="Export"><a href="/api/v1/compare.csv?{question}">CSV</a> <a href="/api/v1/compare.parquet?{question}">Parquet</a> <a href="/api/v1/compare?{question}">JSON</a> <a href="/api/v1/charts/compare.svg?{question}">SVG</a> <a href="/api/v1/charts/compare.png?{question}">PNG</a> <a href="/api/v1/charts/compare.pdf?{question}">PDF</a> <a href="/api/v1/charts/compare.html?{question}">Chart page</a></p>
            </section>
            </div>
            {(picked is null ? Html.Of($"<p class=\"soft hint\">Pick a bar or a row to see the sentences behind its number.</p>") : Behind(context, workbench, picked, comparison.Query))}
            """), "compare", "compare.js");
    }

    private static Html Form(CampaignWorkbench workbench, Arguments arguments, IReadOnlyList<Indicator> indicators, string indicator)
    {
        var by = arguments.Text("by") ?? "district";
        var chosen = arguments.Texts("place");
        var places = Rows.Read(workbench, """
            WITH met AS (SELECT p.place_id, p.district_id FROM place_tree p WHERE p.place_id IN (SELECT place_id FROM reports UNION SELECT place_id FROM figures))
            SELECT p.place_id, p.name, concat_ws(', ', nullif(p.district, p.name), nullif(p.province, p.name)) FROM place_tree p
            WHERE p.place_id IN (SELECT place_id FROM met UNION SELECT district_id FROM met) ORDER BY p.name, p.place_id
            """, [], r => (Id: r.GetString(0), Name: r.GetString(1), Within: r.GetString(2)));
        var groupings = Groupings.Any(g => g.Value == by) ? Groupings : [.. Groupings, (by, by)];
        return Html.Of($"""
            <form class="bar" id="compare" method="get" action="/compare">
            <div class="field grow"><label for="indicator">Indicator</label><select id="indicator" name="indicator">{Choices(indicators, indicator)}</select></div>
            <div class="field"><label for="by">Compare</label><select id="by" name="by">{Views.Options(groupings, by)}</select></div>
            <div class="pair"><div class="field"><label for="from">From</label><input id="from" name="from" value="{arguments.Text("from")}" placeholder="year or day" pattern="[0-9]{"{4}"}(-[0-9]{"{2}"}(-[0-9]{"{2}"})?)?" title="A year, a month or a day: 2020, 2020-06, 2020-06-30" autocomplete="off"></div>
            <div class="field"><label for="to">To</label><input id="to" name="to" value="{arguments.Text("to")}" placeholder="year or day" pattern="[0-9]{"{4}"}(-[0-9]{"{2}"}(-[0-9]{"{2}"})?)?" title="A year, a month or a day: 2020, 2020-06, 2020-06-30" autocomplete="off"></div></div>
            <details class="picker" id="places"><summary><span class="soft">Places</span> <b>{(chosen.Count == 0 ? "all" : Words.Count(chosen.Count, "chosen", "chosen"))}</b></summary>
            <div class="choices"><input type="search" class="narrow-list" hidden aria-label="Find a place in the list" placeholder="Find a place">
            <ul>{Html.Each(places, p => Html.Of($"<li><label><input type=\"checkbox\" name=\"place\" value=\"{p.Id}\"{(chosen.Contains(p.Id, StringComparer.Ordinal) || chosen.Contains(p.Name, StringComparer.Ordinal) ? Html.Of($" checked") : Html.Empty)}> <span lang=\"vi\">{p.Name}</span> <small lang=\"vi\">{p.Within}</small></label></li>"))}</ul></div></details>
            {Html.Each(Comparisons.Filters.Where(f => f.Name is not ("from" or "to" or "place") && arguments.Text(f.Name) is not null), f => Html.Of($"<input type=\"hidden\" name=\"{f.Name}\" value=\"{arguments.Text(f.Name)}\">"))}
            <button class="button primary">Show</button>
            {Html.If(chosen.Count > 0 || arguments.Text("from") is not null || arguments.Text("to") is not null, () => Html.Of($"<a class=\"button\" href=\"/compare?indicator={Uri.EscapeDataString(indicator)}&amp;by={Uri.EscapeDataString(by)}\">Clear</a>"))}
            </form>
            """);
    }

    /// <summary>The question as an address says it, without the row that is picked.</summary>
    private static string Question(Arguments arguments, string indicator)
    {
        var parts = new List<string> { "indicator=" + Uri.EscapeDataString(indicator), "by=" + (arguments.Text("by") ?? "district") };
        foreach (var filter in Comparisons.Filters)
            parts.AddRange(arguments.Texts(filter.Name).Select(v => filter.Name + "=" + Uri.EscapeDataString(v)));
        return string.Join('&', parts);
    }

    private static string Narrowed(Arguments arguments) => string.Join(", ", new[]
    {
        arguments.Text("from") is { } from ? "from " + from : null, arguments.Text("to") is { } to ? "to " + to : null, arguments.Texts("place").Count is > 0 and var n ? Words.Count(n, "place", "places") + " chosen" : null,
    }.OfType<string>());

    private static QueryCollection With(HttpContext context, string indicator) =>
        new(context.Request.Query.Where(q => q.Key is not ("row" or "indicator")).Append(new KeyValuePair<string, StringValues>("indicator", indicator)).ToDictionary(q => q.Key, q => q.Value, StringComparer.Ordinal));

    /// <summary>A row as the address names it: its place or group, and its kind, which tells rows of one place apart.</summary>
    private static string Key(ComparisonRow row) => (row.PlaceId ?? row.Key) + (row.Key2 is null ? "" : "~" + row.Key2) + (row.Kind is null or "count" ? "" : "~" + row.Kind);

    private static Html Choices(IReadOnlyList<Indicator> indicators, string chosen)
    {
        const int Shown = 400;
        var units = indicators.Take(Shown).GroupBy(i => i.Unit).ToList();
        var known = indicators.Take(Shown).Any(i => i.Id == chosen) || units.Any(u => u.Key == chosen && u.Count() > 1);
        return Html.Of($"{Html.If(!known, () => Html.Of($"<option value=\"{chosen}\" selected>{chosen}</option>"))}{Html.Each(units, u => Html.Of($"<optgroup label=\"{Words.Unit(u.Key)}\">{Html.If(u.Count() > 1, () => Option(u.Key, $"{Words.Unit(u.Key)} · all categories", chosen))}{Html.Each(u, i => Option(i.Id, $"{Words.Unit(i.Unit)} · {Views.Category(i.Category)} ({i.Places.ToString(CultureInfo.InvariantCulture)})", chosen))}</optgroup>"))}");
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

    private static Html Without(List<ComparisonRow> rows, string one, string many, string why, bool open) => Html.If(rows.Count > 0, () => Html.Of($"""
        <details class="missing"{(open ? Html.Of($" open") : Html.Empty)}><summary>{Words.Count(rows.Count, "group " + one, "groups " + many)}</summary><p lang="vi">{string.Join(", ", rows.Select(r => (r.Province is null ? r.Key : $"{r.Key} ({r.Province})") + (r.Notes.Count > 0 ? ": " + string.Join("; ", r.Notes) : "")))}</p><p class="soft">{why}</p></details>
        """));

    private static Html Row(string label, ComparisonRow row, string question, ComparisonRow? picked)
    {
        var bound = Words.Bound(row.Bound);
        var isPicked = picked is not null && Key(picked) == Key(row);
        var notes = row.Notes.Concat(row.Conflicts > 0 ? [Words.Count(row.Conflicts, "disagreement of sources", "disagreements of sources")] : Array.Empty<string>()).Concat(row.SetAside > 0 ? [row.SetAside.ToString(CultureInfo.InvariantCulture) + " set aside"] : Array.Empty<string>()).ToList();
        return Html.Of($"""
            <tr{(isPicked ? Html.Of($" class=\"picked\"") : Html.Empty)} data-label="{label}"><th scope="row" lang="vi"><a href="/compare?{question}&amp;row={Uri.EscapeDataString(Key(row))}#behind"{(isPicked ? Html.Of($" aria-current=\"true\"") : Html.Empty)}>{row.Key}{(row.Key2 is null ? "" : ", " + row.Key2)}</a> <small>{row.Province ?? (row.Level == "province" ? "province" : null)}</small></th>
            <td class="n">{Html.If(bound.Length > 0, () => Html.Of($"<small>{bound}</small> "))}<b>{Words.Value(row.Value, row.ValueHigh, row.Kind)}</b></td><td class="when">{Words.Period(row.PeriodStart, row.PeriodEnd)}</td>
            <td class="n">{Words.Count(row.Figures, "figure", "figures")}{Html.If(row.Doubts > 0, () => Html.Of($" <span class=\"doubt\" title=\"doubtful figures among them\">{row.Doubts} in doubt</span>"))}{Html.Each(notes, n => Html.Of($" <span class=\"note\">{n}</span>"))}</td></tr>
            """);
    }

    private static Html Behind(HttpContext context, CampaignWorkbench workbench, ComparisonRow row, ComparisonQuery query)
    {
        const int Shown = 60;
        var ids = row.FigureIds.Take(Shown).ToList();
        var figures = ids.Count == 0 ? [] : new FigureQuery(new Arguments(new QueryCollection(new Dictionary<string, StringValues>(StringComparer.Ordinal) { ["id"] = string.Join(',', ids), ["sort"] = "-value", ["limit"] = "500" }))).Run(workbench).Items;
        var back = context.Request.Path + context.Request.QueryString.Value;
        return Html.Of($"""
            <section id="behind" aria-labelledby="h-behind" tabindex="-1"><h2 id="h-behind">Behind <span lang="vi">{row.Key}{(row.Key2 is null ? "" : ", " + row.Key2)}</span>: {Words.Bound(row.Bound)} {Words.Value(row.Value, row.ValueHigh, row.Kind)} {Words.Unit(query.ResultUnit, row.Value, row.ValueHigh)}</h2>
            <p class="soft">{Words.Count(row.Statements, "statement", "different statements")} in {Words.Count(row.Figures, "figure", "figures")} of {Words.Count(row.Reports, "source", "sources")}. The same value said twice of one place counts once.{Html.If(row.FigureIds.Count > Shown, () => Html.Of($" Shown: the first {Shown}."))}</p>
            <ol class="quotes">{Html.Each(figures, f => FigureCards.Card(f, back))}</ol></section>
            """);
    }
}
