using Workbench.Api.Http;
using Workbench.Api.Queries;

namespace Workbench.Api.Page;

/// <summary>The list of reports, and one report with its figures and categories marked in the text.</summary>
internal static class ReportPages
{
    public static string List(HttpContext context, CampaignWorkbench workbench)
    {
        var arguments = new Arguments(context.Request.Query);
        var part = ReportQuery.List(workbench, arguments);
        var languages = workbench.Summarize().Languages;
        return Layout.Page(context, "Reports", Html.Of($"""
            <h1>Reports</h1>
            <form class="bar" method="get" action="/reports" role="search">
            <div class="field grow"><label for="q">Words in title or text</label><input id="q" name="q" type="search" value="{arguments.Text("q")}"></div>
            <div class="field"><label for="language">Language</label><select id="language" name="language">{Views.Options([("", "all languages"), .. languages.Select(l => (l.Key, $"{Languages.Name(l.Key)} ({Html.Number(l.Value)})"))], arguments.Text("language"))}</select></div>
            <button class="button primary">Find</button></form>
            {Html.If(part.Items.Count == 0, () => Html.Of($"<p class=\"lead\">No report fits. <a href=\"/reports\">Show all</a>, or <a href=\"/classify\">add reports</a>.</p>"))}
            <ul class="cards wide">{Html.Each(part.Items, Card)}</ul>
            {Views.Next(context, part.Next)}
            """), "reports");
    }

    public static Html Card(ReportItem r) => Html.Of($"""
        <li><a href="/reports/{r.ReportId}" lang="{r.Language}" dir="{Languages.Direction(r.Language)}"><b>{Words.Title(r)}</b></a>
        <span class="soft"><span lang="vi">{r.Place ?? "place unknown"}</span> · {Languages.Name(r.Language)}{Html.If(r.Published is not null, () => Html.Of($" · {r.Published}"))} · {Words.Count(r.Figures, "figure", "figures")}{Html.If(r.Doubts > 0, () => Html.Of($", <span class=\"doubt\">{r.Doubts} in doubt</span>"))}</span></li>
        """);

    public static string One(HttpContext context, CampaignWorkbench workbench, string reportId)
    {
        var detail = ReportQuery.Get(workbench, reportId);
        var report = detail.Report;
        var figures = detail.Figures.ToLookup(f => f.SentenceNo ?? -1);
        var categories = detail.Sentences.Where(s => s.Category is not null && !s.Heading).GroupBy(s => s.Category!).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        return Layout.Page(context, Words.Title(report), Html.Of($"""
            <article class="report">
            <header><p class="soft crumbs"><a href="/reports">Reports</a> · <span lang="vi">{report.Place ?? "place unknown"}{(report.Province is null || report.Province == report.Place ? "" : ", " + report.Province)}</span> · {Languages.Name(report.Language)}{Html.If(report.Published is not null, () => Html.Of($" · {report.Published}"))}</p>
            <h1 lang="{report.Language}" dir="{detail.Direction}">{Words.Title(report)}</h1>
            {Html.Each(detail.Warnings, w => Html.Of($"<p class=\"doubt\">{w}</p>"))}</header>
            <div class="reading">
            <div class="text" lang="{report.Language}" dir="{detail.Direction}">{Body(detail, figures)}</div>
            <aside aria-labelledby="h-figs">
            <h2 id="h-figs">{Words.Count(detail.Figures.Count, "figure", "figures")}</h2>
            {Html.If(detail.Figures.Count == 0, () => Html.Of($"<p class=\"soft\">This report states no figure of its campaign.</p>"))}
            <ol class="found">{Html.Each(detail.Figures, f => Html.Of($"<li><a href=\"#f-{f.FigureId}\"><b>{Html.If(f.Bound != "exact", () => Html.Of($"{Words.Bound(f.Bound)} "))}{Words.Value(f.Value, f.ValueHigh, f.Kind)}</b> {Words.Unit(f.Unit, f.Value, f.ValueHigh)}</a> <span class=\"soft\">{Words.Period(f.PeriodStart, f.PeriodEnd)}{Html.If(f.Place is not null && f.Place != report.Place, () => Html.Of($" <span lang=\"vi\">{f.Place}</span>"))}</span>{Html.If(f.Status != "extracted", () => Html.Of($" <span class=\"status {f.Status}\">{f.Status}</span>"))}{Html.Each(f.Doubts, d => Html.Of($" <span class=\"doubt\">{Words.Doubt(d)}</span>"))} <a class=\"fix\" href=\"{FigureCards.Address(f.FigureId, "/reports/" + report.ReportId)}\"><span class=\"hidden\">{f.Raw}: </span>correct</a></li>"))}</ol>
            {Html.If(categories.Count > 0, () => Html.Of($"<h2>What it is about</h2><ul class=\"about\">{Html.Each(categories, g => Html.Of($"<li><span class=\"dot c-{g.Key}\" aria-hidden=\"true\"></span>{Views.Category(g.Key)} <span class=\"soft\">{Words.Count(g.Count(), "sentence", "sentences")}</span></li>"))}</ul>"))}
            <h2>Where it is from</h2><p class="soft source">{report.SourceFile}{Html.If(report.Url is { } url && (url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)), () => Html.Of($"<br><a href=\"{report.Url}\" rel=\"noreferrer\">{report.Url}</a>"))}</p>
            <p class="links"><a href="/api/v1/reports/{report.ReportId}">JSON</a> <a href="/api/v1/figures.csv?reportId={report.ReportId}">Figures as CSV</a></p>
            </aside></div></article>
            """), "report");
    }

    /// <summary>The text, a paragraph a line, each sentence with its category and its figures.</summary>
    private static Html Body(ReportDetail detail, ILookup<int, FigureItem> figures)
    {
        var html = Html.Empty;
        var open = "";
        var at = 0;
        foreach (var sentence in detail.Sentences)
        {
            var between = detail.Text[Math.Min(at, sentence.Start)..sentence.Start];
            var block = sentence.Heading ? "h3" : "p";
            if (open.Length > 0 && (open != block || sentence.Heading || between.Contains('\n', StringComparison.Ordinal)))
            {
                html.Add(open == "h3" ? Html.Of($"</h2>\n") : Html.Of($"</p>\n"));
                open = "";
            }
            if (open.Length == 0)
            {
                // What stands between sentences is kept when it is more than space, so that no word of a report is lost.
                if (between.Trim().Length > 0)
                    html.Add($"<p>{between.Trim()}</p>");
                html.Add(block == "h3" ? Html.Of($"<h2 class=\"in-text\">") : Html.Of($"<p>"));
                open = block;
            }
            else
                html.Add($"{between}");
            var text = detail.Text[sentence.Start..sentence.End];
            html.Add($"<span class=\"sentence{(sentence.Category is null ? "" : " c-" + sentence.Category)}\" id=\"s-{sentence.SentenceNo}\"{(sentence.Language == detail.Report.Language || sentence.Language == "und" ? Html.Empty : Html.Of($" lang=\"{sentence.Language}\""))}>{Marks.Text(text, figures[sentence.SentenceNo].Select(f => Marks.Of(f, sentence.Start)))}</span>");
            if (sentence.Category is not null && !sentence.Heading)
                html.Add($"<span class=\"tag\" lang=\"en\" dir=\"ltr\" title=\"{Words.Percent(sentence.Probability)} probable\">{Views.Category(sentence.Category)}</span>");
            at = sentence.End;
        }
        if (open.Length > 0)
            html.Add(open == "h3" ? Html.Of($"</h2>") : Html.Of($"</p>"));
        var rest = detail.Text[Math.Min(at, detail.Text.Length)..].Trim();
        return rest.Length > 0 ? html.Add($"<p>{rest}</p>") : html;
    }
}
