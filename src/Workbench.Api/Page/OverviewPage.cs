using Workbench.Api.Queries;

namespace Workbench.Api.Page;

/// <summary>What is in the store, where it covers what, and what came last; on an empty store, what to do.</summary>
internal static class OverviewPage
{
    private sealed record Cover(string PlaceId, string Name, string? Province, string Language, long Reports);

    public static string Make(HttpContext context, CampaignWorkbench workbench)
    {
        var summary = workbench.Summarize();
        if (summary.Reports == 0 && summary.TableFigures == 0)
            return Layout.Page(context, "Overview", Welcome(), "welcome", "classify.js");
        var indicators = workbench.Indicators().Take(6).ToList();
        var newest = ReportQuery.List(workbench, new Http.Arguments(new QueryCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues>(StringComparer.Ordinal) { ["limit"] = "6" })));
        return Layout.Page(context, "Overview", Html.Of($"""
            <h1>What is in the store</h1>
            <ul class="totals">
            {Total(summary.Reports, "reports", "/reports")}{Total(summary.ReportFigures, "figures from reports", "/data?origin=report")}{Total(summary.TableFigures, "figures from tables", "/data?origin=table")}
            {Total(summary.Places, "places", null)}{Total(summary.Languages.Count, "languages", null)}{Total(summary.Doubts, "doubtful figures", "/review")}
            </ul>
            <div class="two">
            <section aria-labelledby="h-ind"><h2 id="h-ind">Ready to compare</h2>
            {Html.If(indicators.Count == 0, () => Html.Of($"<p class=\"soft\">No figure has a unit and a category yet.</p>"))}
            <ol class="cards">{Html.Each(indicators, i => Html.Of($"<li><a href=\"/compare?indicator={Uri.EscapeDataString(i.Id)}\"><b>{Words.Unit(i.Unit)}</b> <span>{Views.Category(i.Category)}</span></a><span class=\"soft\">{Words.Count(i.Places, "place", "places")}, {Words.Count(i.Figures, "figure", "figures")}</span></li>"))}</ol></section>
            <section aria-labelledby="h-new"><h2 id="h-new">Newest reports</h2>
            <ul class="cards">{Html.Each(newest.Items, ReportPages.Card)}</ul></section>
            </div>
            {Coverage(workbench)}
            """), "overview");
    }

    private static Html Total(long number, string label, string? address) =>
        Html.Of($"<li>{(address is null ? Html.Of($"<div><b>{number}</b> <span>{label}</span></div>") : Html.Of($"<a href=\"{address}\"><b>{number}</b> <span>{label}</span></a>"))}</li>");

    private static Html Coverage(CampaignWorkbench workbench)
    {
        var covers = Rows.Read(workbench, """
            SELECT coalesce(p.district_id, p.place_id, ''), coalesce(p.district, p.name, '(place unknown)'), CASE WHEN p.district_id IS NOT NULL THEN p.province END, r.language, count(*)
            FROM reports r LEFT JOIN place_tree p ON p.place_id = r.place_id
            GROUP BY ALL
            """, [], r => new Cover(r.GetString(0), r.GetString(1), r.Text(2), r.GetString(3), r.GetInt64(4)));
        var languages = covers.Select(c => c.Language).Distinct().Order(StringComparer.Ordinal).ToList();
        var districts = covers.GroupBy(c => c.PlaceId).OrderByDescending(g => g.Sum(c => c.Reports)).ThenBy(g => g.First().Name, StringComparer.Ordinal).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        const int Shown = 40;
        var shown = districts.Take(Shown).ToList();
        // Counted for the rows that are shown: of all reports of a large store it takes most of the page's time.
        var where = new Conditions();
        var figures = shown.Count == 0 ? [] : Rows.Read(workbench, $"""
            SELECT coalesce(p.district_id, p.place_id, '') AS place, count(*)
            FROM figures f JOIN reports r ON r.report_id = f.report_id LEFT JOIN place_tree p ON p.place_id = r.place_id
            WHERE place IN ({string.Join(", ", shown.Select(d => where.Bind(d.Key)))}) GROUP BY ALL
            """, where.Parameters, r => KeyValuePair.Create(r.GetString(0), r.GetInt64(1))).ToDictionary(StringComparer.Ordinal);
        return Html.Of($"""
            <section aria-labelledby="h-cov"><h2 id="h-cov">Coverage by district and language</h2>
            <div class="scroll" tabindex="0" role="group" aria-labelledby="h-cov"><table class="grid coverage"><thead><tr><th scope="col">district</th>{Html.Each(languages, l => Html.Of($"<th scope=\"col\" class=\"n\"><abbr title=\"{Languages.Name(l)}\">{l}</abbr></th>"))}<th scope="col" class="n">reports</th><th scope="col" class="n">figures</th></tr></thead>
            <tbody>{Html.Each(shown, d => Html.Of($"<tr><th scope=\"row\" lang=\"vi\">{d.First().Name} <small>{d.First().Province}</small></th>{Html.Each(languages, l => Cell(d.Where(c => c.Language == l).Sum(c => c.Reports)))}<td class=\"n\">{d.Sum(c => c.Reports)}</td><td class=\"n\">{figures.GetValueOrDefault(d.Key)}</td></tr>"))}</tbody></table></div>
            {Html.If(districts.Count > Shown, () => Html.Of($"<p class=\"soft\">Shown: the first {Shown} of {districts.Count} districts. All are in <a href=\"/data\">Data</a>.</p>"))}</section>
            """);
    }

    private static Html Cell(long reports) => reports == 0 ? Html.Of($"<td class=\"n none\">–</td>") : Html.Of($"<td class=\"n has\">{reports}</td>");

    private static Html Welcome() => Html.Of($"""
        <div class="narrow welcome">
        <h1>Turn reports into figures that can be compared</h1>
        <p class="lead">The store is empty. Drop reports here – news texts, Markdown, saved web pages, JSON Lines or CSV, in any of seven languages – and the figures in them appear, each with its sentence.</p>
        {ClassifyPage.Drop()}
        <ol class="steps">
        <li><b>Drop or <a href="/classify">paste</a> reports.</b> <span class="soft">They stay on this machine.</span></li>
        <li><b>Compare districts.</b> <span class="soft">Pick a unit and a category; the chart shows what is stated and what is not reported.</span></li>
        <li><b>Follow a bar to its words.</b> <span class="soft">Bar, figures, sentence, report.</span></li>
        </ol>
        <p class="soft">For thousands of files: <code>workbench ingest FOLDER --db FILE</code>, then start this page again.</p>
        </div>
        """);
}
