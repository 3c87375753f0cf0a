using Workbench.Api.Http;
using Workbench.Api.Queries;
using Workbench.Api.Store;
using Workbench.Text;

namespace Workbench.Api.Page;

/// <summary>Paste or drop new reports, see what they say and why, and store them.</summary>
internal static class ClassifyPage
{
    private const string Example = "In 2020 Than Uyên district built 59 houses for poor households. Each received a loan of 50 million dong.";

    public static void Map(WebApplication app, StoreHost store)
    {
        app.MapGet("/classify", (HttpContext c, CancellationToken _) => Results.Content(Page(c, null, null, null), "text/html; charset=utf-8")).ExcludeFromDescription();
        app.MapPost("/classify", async (HttpContext c, CancellationToken _) =>
        {
            var form = await Bodies.FormAsync(c).ConfigureAwait(false);
            var text = form["text"].ToString();
            if (string.IsNullOrWhiteSpace(text))
                return Results.Content(Page(c, text, null, "There is no text. Paste a report, or drop files."), "text/html; charset=utf-8", statusCode: 422);
            if (form["do"] == "store")
            {
                var outcome = (await store.ReceiveAsync((wb, model) => wb.Analyze([new ReceivedReport { Text = text, Name = "(pasted)" }], model, c.RequestAborted), c.RequestAborted).ConfigureAwait(false)).Reports[0];
                return outcome.Error is { } error ? throw error : Results.Redirect("/reports/" + outcome.ReportId);
            }
            if (text.Length > 1 << 20)
                throw Errors.BadMember("text", "is longer than 1,048,576 characters. Store it as a file instead.");
            var analysed = await Task.Run(() => Classifying.Report(store.Classifier, text, new AnalysisOptions(), why: true, c.RequestAborted), c.RequestAborted).ConfigureAwait(false);
            return Results.Content(Page(c, text, analysed, null), "text/html; charset=utf-8");
        }).ExcludeFromDescription().DisableAntiforgery();
    }

    public static Html Drop() => Html.Of($"""
        <form class="drop" id="drop" method="post" action="/api/v1/reports" enctype="multipart/form-data">
        <label for="files"><b>Drop reports here</b> <span class="soft">or choose files: .txt .md .html .jsonl .csv .parquet, feeds</span></label>
        <input id="files" name="files" type="file" multiple>
        <button class="button">Store the files</button>
        <div id="outcome" role="status" aria-live="polite"></div></form>
        """);

    private static string Page(HttpContext context, string? text, Analysed? analysed, string? error) => Layout.Page(context, "Classify", Html.Of($"""
        <h1>Classify</h1>
        <div class="two uneven"><section aria-labelledby="h-paste"><h2 id="h-paste">Paste a report</h2>
        <form method="post" action="/classify" class="stack">
        {Html.If(error is not null, () => Html.Of($"<p class=\"error\" role=\"alert\">{error}</p>"))}
        <label for="text">Text in any of the seven languages</label>
        <textarea id="text" name="text" rows="9" dir="auto" required placeholder="{Example}">{text}</textarea>
        <p class="buttons"><button class="button primary" name="do" value="read">See what it says</button> <button class="button" name="do" value="store">Store it</button></p></form></section>
        <section aria-labelledby="h-drop"><h2 id="h-drop">Store files</h2>{Drop()}</section></div>
        {(analysed is null ? Html.Empty : Result(analysed))}
        """), "classify", "classify.js");

    private static Html Result(Analysed analysed) => Html.Of($"""
        <section aria-labelledby="h-says" class="result"><h2 id="h-says">What it says</h2>
        <p class="soft">{Languages.Name(analysed.Language)} · <span lang="vi">{analysed.Place ?? "place unknown"}</span> · {Words.Count(analysed.Sentences.Count, "sentence", "sentences")} · {Words.Count(analysed.Figures, "figure", "figures")}. Nothing is stored yet.</p>
        {Html.Each(analysed.Warnings, w => Html.Of($"<p class=\"doubt\">{w}</p>"))}
        {Html.If(analysed.Sentences.Any(s => s.Why.Count > 0), () => Html.Of($"<p class=\"soft\"><span class=\"for\">Underlined</span>: speaks for the category. <span class=\"against\">Dotted</span>: speaks for the next one.</p>"))}
        <ol class="quotes">{Html.Each(analysed.Sentences, s => Html.Of($"""
            <li><blockquote class="quote" lang="{analysed.Language}" dir="{analysed.Direction}">{Marks.Text(s.Text, s.Figures.Select((f, i) => new Marks.Span(f.Start - s.Start, f.End - s.Start, $"n{s.Number}-{i}", f.Doubts.Count > 0, f.Unit ?? "")), words: s.Why)}</blockquote>
            {Html.If(s.Category is not null, () => Html.Of($"<div class=\"chances\">{Html.Each(s.Top, t => Html.Of($"<p><span>{Views.Category(t.Category)}</span> <meter min=\"0\" max=\"1\" value=\"{t.Probability.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture)}\" aria-label=\"{Views.Category(t.Category)}\"></meter> <b>{Words.Percent(t.Probability)}</b></p>"))}</div>"))}
            {Html.If(s.Why.Any(w => w.Weight > 0), () => Html.Of($"<p class=\"why soft\">Because of {Html.Each(s.Why.Where(w => w.Weight > 0).Take(4), w => Html.Of($"<span class=\"word\" lang=\"{analysed.Language}\" title=\"{Words.Effect(w.Weight)}\">{w.Word}</span> "))}</p>"))}
            {Html.If(s.Figures.Count > 0, () => Html.Of($"<ul class=\"found\">{Html.Each(s.Figures, f => Html.Of($"<li><b>{Html.If(f.Bound != "exact", () => Html.Of($"{Words.Bound(f.Bound)} "))}{Words.Value(f.Value, f.ValueHigh, f.Kind)}</b> {Words.Unit(f.Unit, f.Value, f.ValueHigh)} <span class=\"soft\">{Words.Period(f.PeriodStart, f.PeriodEnd)} <span lang=\"vi\">{f.Place}</span></span>{Html.Each(f.Doubts, d => Html.Of($" <span class=\"doubt\">{Words.Doubt(d)}</span>"))}</li>"))}</ul>"))}</li>
            """))}</ol></section>
        """);
}
