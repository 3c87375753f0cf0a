using System.Globalization;
using Workbench.Api.Http;

namespace Workbench.Api.Page;

/// <summary>The parts of the review beside figures: sentences to label, what was decided, and how far annotators agree.</summary>
internal static class ReviewLists
{
    /// <summary>The keys of the categories, in their order.</summary>
    private const string Keys = "1234567890-=";

    public static Html Sentences(HttpContext context, CampaignWorkbench workbench, Arguments arguments)
    {
        const int Shown = 12;
        // Whoever has not said a name yet may read what waits; to decide they have to.
        var name = ReviewPage.Reviewer(context) is { Length: > 0 } known ? known : "(nobody yet)";
        var items = workbench.LabelQueue(name, new LabelQueueOptions { Most = Shown, Language = arguments.Text("language") }, context.RequestAborted);
        var categories = workbench.LabelCategories();
        var back = context.Request.Path + context.Request.QueryString.Value;
        var shown = arguments.Text("model") == "shown";
        return Html.Of($"""
            {ReviewPage.Who(context, "j=next|k=previous|1…9 0 -=category|u=undo|o=open the report")}
            {Html.If(items.Count > 0, () => Html.Of($"<p class=\"soft\">{(shown ? "Labels that follow the model’s answer are worth less in training and agreement." : "What the model holds is hidden, so that labels are your own.")} <a href=\"{Views.With(context, ("model", shown ? null : "shown"))}\">{(shown ? "Hide it" : "Show it")}</a></p>"))}
            {Html.If(items.Count == 0, () => Html.Of($"<p class=\"lead\">No sentence waits for a label. <a href=\"/classify\">Add reports</a>, or see <a href=\"/review?what=agreement\">how far annotators agree</a>.</p>"))}
            <ol class="quotes keyed">{Html.Each(items, s => Sentence(s, categories, "label", back, Html.If(shown && s.Predicted is not null, () => Html.Of($"<span class=\"soft\">The model: {Views.Category(s.Predicted)}, {Page.Words.Percent(s.Probability)}</span>"))))}</ol>
            {Html.If(items.Count == Shown, () => Html.Of($"<nav class=\"pages\" aria-label=\"More\"><a class=\"button\" href=\"{Views.With(context)}\">The next {Shown}</a></nav>"))}
            """);
    }

    private static Html Sentence(LabelContext s, IReadOnlyList<Category> categories, string action, string back, Html says)
    {
        var id = $"{s.ReportId}/{s.SentenceNo.ToString(CultureInfo.InvariantCulture)}";
        return Html.Of($"""
            <li class="decide" id="d-{id.Replace('/', '-')}" data-sentence="{id}" tabindex="-1" aria-label="Sentence">
            <p class="says">{says}</p>
            {Html.If(s.HeadingAbove is not null && s.HeadingAbove != s.Before, () => Html.Of($"<p class=\"beside-text\" lang=\"{s.Language}\" dir=\"{Languages.Direction(s.Language)}\"><span class=\"hidden\">Heading above: </span><b>{s.HeadingAbove}</b></p>"))}
            <blockquote class="quote" lang="{s.Language}" dir="{Languages.Direction(s.Language)}">{Html.If(s.Before is not null, () => Html.Of($"<span class=\"beside-text\">{s.Before}</span> "))}<b class="this">{s.Text}</b>{Html.If(s.After is not null, () => Html.Of($" <span class=\"beside-text\">{s.After}</span>"))}</blockquote>
            <p class="from soft">{Languages.Name(s.Language)} · <a class="open" href="/reports/{s.ReportId}#s-{s.SentenceNo.ToString(CultureInfo.InvariantCulture)}"><span class="hidden">Read in </span><span lang="{s.Language}">{s.Source}</span></a></p>
            <form method="post" action="/review" class="ways"><input type="hidden" name="sentence" value="{id}"><input type="hidden" name="do" value="{action}"><input type="hidden" name="back" value="{back}">
            {Html.If(action == "settle", () => Html.Of($"<div class=\"field grow full\"><label for=\"why-{id}\">Why</label><input id=\"why-{id}\" name=\"reason\" value=\"By the guideline.\" required></div>"))}
            {Html.Each(categories.Select((c, i) => (c.Id, Key: i < Keys.Length ? Keys[i].ToString() : null)), c => Html.Of($"<button class=\"button category\" name=\"category\" value=\"{c.Id}\"{(c.Key is null ? Html.Empty : Html.Of($" data-key=\"{c.Key}\""))}><span class=\"dot c-{c.Id}\" aria-hidden=\"true\"></span>{Views.Category(c.Id)}{Html.If(c.Key is not null, () => Html.Of($" <kbd aria-hidden=\"true\">{c.Key}</kbd>"))}</button>"))}</form></li>
            """);
    }

    public static Html History(CampaignWorkbench workbench)
    {
        const int Shown = 200;
        var all = workbench.ReviewHistory();
        var undone = all.Where(r => r.Undoes is not null).Select(r => r.Undoes!.Value).ToHashSet();
        var standing = all.Where(r => r.Action != "undo" && !undone.Contains(r.Number)).GroupBy(r => r.FigureId, StringComparer.Ordinal).Select(g => g.Last().Number).ToHashSet();
        return Html.Of($"""
            {Html.If(all.Count == 0, () => Html.Of($"<p class=\"lead\">Nothing was decided yet.</p>"))}
            {Html.If(all.Count > 0, () => Html.Of($"<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Decisions\"><table class=\"grid\"><thead><tr><th scope=\"col\" class=\"n\">no.</th><th scope=\"col\">decision</th><th scope=\"col\">why</th><th scope=\"col\">who</th><th scope=\"col\">when</th><th scope=\"col\"><span class=\"hidden\">undo</span></th></tr></thead><tbody>{Html.Each(all.Reverse().Take(Shown), r => Row(r, standing.Contains(r.Number)))}</tbody></table></div><p class=\"links\"><a href=\"/api/v1/review/history.csv\">CSV</a> <a href=\"/api/v1/review/history.parquet\">Parquet</a> <a href=\"/api/v1/review/history\">JSON</a></p>"))}
            {Html.If(all.Count > Shown, () => Html.Of($"<p class=\"soft\">Shown: the last {Shown} of {all.Count}.</p>"))}
            """);
    }

    private static Html Row(Review r, bool standing) => Html.Of($"""
        <tr><td class="n">{r.Number}</td><th scope="row"><a href="/review?figure={r.FigureId}">{Words(r)}</a></th><td>{r.Reason}</td><td>{r.Reviewer}</td><td class="when">{r.ReviewedAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}</td>
        <td>{Html.If(standing, () => Html.Of($"<form method=\"post\" action=\"/review\"><input type=\"hidden\" name=\"review\" value=\"{r.Number.ToString(CultureInfo.InvariantCulture)}\"><input type=\"hidden\" name=\"back\" value=\"/review?what=history\"><button class=\"button small\" name=\"do\" value=\"undo\">Undo<span class=\"hidden\"> decision {r.Number}</span></button></form>"))}</td></tr>
        """);

    /// <summary>A decision in words: what it did, and to what.</summary>
    public static string Words(Review r)
    {
        var (before, after) = (State(r.Before), State(r.After));
        return r.Action switch
        {
            "confirm" => $"Confirmed {before}",
            "reject" => $"Rejected {before}",
            "undo" => $"Undid decision {r.Undoes}: {after} again",
            _ => $"Corrected {(before == after ? after : $"{before} to {after}")}{string.Concat(Others(r.Before, r.After).Where(o => o.Before != o.After).Select(o => $", {o.What} {Known(o.Before)} to {Known(o.After)}"))}",
        };
    }

    private static IEnumerable<(string What, string? Before, string? After)> Others(FigureState before, FigureState after) =>
    [
        ("time", Page.Words.Period(before.PeriodStart, before.PeriodEnd), Page.Words.Period(after.PeriodStart, after.PeriodEnd)), ("kind", before.Kind, after.Kind),
        ("place", before.PlaceId ?? "that of the report", after.PlaceId ?? "that of the report"),
    ];

    private static string Known(string? text) => string.IsNullOrEmpty(text) ? "unknown" : text;

    private static string State(FigureState s) => string.Join(' ', new[] { Page.Words.Bound(s.Bound), Page.Words.Value(s.Value, s.ValueHigh, s.Kind), s.Unit ?? "(unit not known)" }.Where(w => w.Length > 0));

    public static Html Agreement(HttpContext context, CampaignWorkbench workbench)
    {
        var a = workbench.LabelAgreement();
        var differ = workbench.LabelDisagreements();
        var categories = workbench.LabelCategories();
        const int Shown = 50;
        string Number(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–";
        if (a.Labelled == 0)
            return Html.Of($"<p class=\"lead\">No sentence was labelled yet. Begin with the <a href=\"/review?what=sentences\">uncertain ones</a>.</p>");
        return Html.Of($"""
            {ReviewPage.Who(context, "j=next|k=previous|1…9 0 -=settle|u=undo|o=open the report")}
            <ul class="totals"><li><div><b>{a.Labelled}</b> <span>sentences labelled</span></div></li><li><div><b>{a.Shared}</b> <span>by two or more</span></div></li><li><div><b>{Number(a.Alpha)}</b> <span>Krippendorff’s alpha</span></div></li><li><div><b>{differ.Count}</b> <span>to settle</span></div></li></ul>
            <div class="two"><section aria-labelledby="h-who"><h2 id="h-who">Annotators</h2><table class="grid"><thead><tr><th scope="col">who</th><th scope="col" class="n">labels</th><th scope="col" class="n">with the majority</th></tr></thead><tbody>{Html.Each(a.Annotators, w => Html.Of($"<tr><th scope=\"row\">{w.Annotator}</th><td class=\"n\">{w.Labels}</td><td class=\"n\">{(w.Compared == 0 ? "–" : Page.Words.Percent(w.WithMajority))}</td></tr>"))}</tbody></table>
            {Html.If(a.Pairs.Count > 0, () => Html.Of($"<h2>Each two, by Cohen’s kappa</h2><table class=\"grid\"><thead><tr><th scope=\"col\">who</th><th scope=\"col\" class=\"n\">sentences</th><th scope=\"col\" class=\"n\">kappa</th></tr></thead><tbody>{Html.Each(a.Pairs, p => Html.Of($"<tr><th scope=\"row\">{p.First}, {p.Second}</th><td class=\"n\">{p.N}</td><td class=\"n\">{Number(p.Kappa)}</td></tr>"))}</tbody></table>"))}</section>
            <section aria-labelledby="h-cat"><h2 id="h-cat">Categories</h2>{Html.If(a.AlphaByCategory.Count == 0, () => Html.Of($"<p class=\"soft\">No sentence has labels of two annotators yet.</p>"))}{Html.If(a.AlphaByCategory.Count > 0, () => Html.Of($"<table class=\"grid\"><thead><tr><th scope=\"col\">category</th><th scope=\"col\" class=\"n\">alpha</th></tr></thead><tbody>{Html.Each(a.AlphaByCategory, c => Html.Of($"<tr><th scope=\"row\">{Views.Category(c.Key)}</th><td class=\"n\">{Number(c.Value)}</td></tr>"))}</tbody></table>"))}
            <p class="links"><a href="/api/v1/review/labels.csv">Labels as CSV</a> <a href="/api/v1/review/labels.parquet">Parquet</a> <a href="/api/v1/review/agreement">JSON</a></p></section></div>
            {Html.If(differ.Count > 0, () => Html.Of($"<section aria-labelledby=\"h-dis\"><h2 id=\"h-dis\">Labelled differently, to be settled</h2><ol class=\"quotes keyed\">{Html.Each(differ.Take(Shown), s => Sentence(s, categories, "settle", "/review?what=agreement", Html.Each(s.Labels, l => Html.Of($"<span class=\"note\">{l.Key}: {Views.Category(l.Value)}</span> "))))}</ol></section>"))}
            {Html.If(differ.Count > Shown, () => Html.Of($"<p class=\"soft\">Shown: the first {Shown} of {differ.Count}.</p>"))}
            """);
    }
}
