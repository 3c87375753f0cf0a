using System.Globalization;
using Microsoft.Extensions.Primitives;
using Workbench.Api.Http;
using Workbench.Api.Queries;
using Workbench.Api.Security;

namespace Workbench.Api.Page;

/// <summary>What is uncertain, to be decided by keys alone: figures with a doubt, sentences whose category the model is least sure of; what was decided, and how far annotators agree.</summary>
internal static class ReviewPage
{
    public const string NameCookie = "reviewer";

    public static readonly ParameterSet Parameters = new(
        Parameter.Choice("what", "Figures, sentences, what was decided, or how far annotators agree.", "figures", "sentences", "history", "agreement"),
        new Parameter("doubt", "One doubt.", Example: "unknown-unit"), new Parameter("figure", "One figure."), new Parameter("language", "Sentences of one language.", Example: "vi"), Parameter.Choice("model", "Whether what the model holds of sentences is shown.", "hidden", "shown"),
        new Parameter("back", "Where to go on after a decision."), new Parameter("done", "The number of the decision just made."), Parameter.Cursor);

    private static readonly (string What, string Label)[] Tabs = [("figures", "Doubtful figures"), ("sentences", "Uncertain sentences"), ("history", "Decisions"), ("agreement", "Agreement")];

    public static string Make(HttpContext context, CampaignWorkbench workbench)
    {
        var arguments = new Arguments(context.Request.Query);
        var what = arguments.Text("what") ?? "figures";
        return Layout.Page(context, "Review", Html.Of($"""
            <h1>Review</h1>
            <nav class="tabs" aria-label="What to review">{Html.Each(Tabs, t => Html.Of($"<a href=\"/review{(t.What == "figures" ? "" : "?what=" + t.What)}\"{(t.What == what ? Html.Of($" aria-current=\"page\"") : Html.Empty)}>{t.Label}</a>"))}</nav>
            {Done(workbench, arguments.Text("done"))}
            {(what switch { "sentences" => ReviewLists.Sentences(context, workbench, arguments), "history" => ReviewLists.History(workbench), "agreement" => ReviewLists.Agreement(context, workbench), _ => Figures(context, workbench, arguments) })}
            """), "review", "review.js");
    }

    /// <summary>Who decides: the key's name where keys are used, else what the reader said.</summary>
    public static string Reviewer(HttpContext context) => Signature.Of(context, context.Request.Cookies[NameCookie]);

    public static Html Who(HttpContext context, string keys)
    {
        var name = Reviewer(context);
        var ask = Signature.KeyName(context) is not null ? Html.Of($"<p class=\"who soft\">You decide as <b>{name}</b>, the name of your key.</p>") : Html.Of($"""
            <form class="who" method="post" action="/review"><label for="name">Your name</label><input id="name" name="name" value="{name}" required maxlength="100" autocomplete="name"><input type="hidden" name="back" value="{context.Request.Path + context.Request.QueryString.Value}"><button class="button" name="do" value="name">{(name.Length == 0 ? "Begin" : "Change")}</button>{Html.If(name.Length == 0, () => Html.Of($"<span class=\"soft\">It stands beside every decision.</span>"))}</form>
            """);
        return Html.Of($"<div class=\"desk\">{ask}<p class=\"keys soft\" id=\"keys\" hidden>{Html.Each(keys.Split('|'), k => Html.Of($"<span><kbd>{k.Split('=')[0]}</kbd> {k.Split('=')[1]}</span> "))}</p></div><p id=\"said\" class=\"said\" role=\"status\" aria-live=\"polite\"></p>");
    }

    private static Html Figures(HttpContext context, CampaignWorkbench workbench, Arguments arguments)
    {
        var doubts = Rows.Read(workbench, "SELECT d, count(*) FROM (SELECT unnest(doubt) AS d FROM figures WHERE status = 'extracted') GROUP BY d ORDER BY count(*) DESC, d", [], r => (Doubt: r.GetString(0), Count: r.GetInt64(1)));
        var units = Rows.Read(workbench, "SELECT unit FROM figures WHERE unit IS NOT NULL GROUP BY unit ORDER BY count(*) DESC, unit LIMIT 100", [], r => r.GetString(0));
        var chosen = arguments.Text("doubt");
        var one = arguments.Text("figure");
        var values = new Dictionary<string, StringValues>(StringComparer.Ordinal) { ["limit"] = "25" };
        if (one is not null)
            values["id"] = one;
        else
            (values["doubt"], values["status"], values["sort"]) = (chosen ?? "any", "extracted", "-published");
        if (arguments.Text("cursor") is { } cursor)
            values["cursor"] = cursor;
        var part = new FigureQuery(new Arguments(new QueryCollection(values))).Run(workbench);
        if (one is not null && part.Items.Count == 0)
            throw Errors.NoFigure(one);
        var back = ReviewForms.Back(arguments.Text("back") ?? context.Request.Path + context.Request.QueryString.Value);
        return Html.Of($"""
            {Who(context, "j=next|k=previous|c=confirm|e=correct|x=reject|u=undo|o=open the report|Esc=close")}
            {Html.If(one is null && doubts.Count > 1, () => Html.Of($"<ul class=\"chips\" aria-label=\"Doubts\"><li><a href=\"/review\"{(chosen is null ? Html.Of($" aria-current=\"true\"") : Html.Empty)}>all {doubts.Sum(d => d.Count)}</a></li>{Html.Each(doubts, d => Html.Of($"<li><a href=\"/review?doubt={Uri.EscapeDataString(d.Doubt)}\"{(chosen == d.Doubt ? Html.Of($" aria-current=\"true\"") : Html.Empty)}>{Words.Doubt(d.Doubt)} {d.Count}</a></li>"))}</ul>"))}
            {Html.If(part.Items.Count == 0, () => Html.Of($"<p class=\"lead\">No figure is in doubt{(chosen is null ? "" : " for this reason")}. What was decided stands under <a href=\"/review?what=history\">Decisions</a>.</p>"))}
            <ol class="quotes keyed" data-back="{(arguments.Text("back") is null ? null : back)}">{Html.Each(part.Items, f => FigureCards.Decide(f, units, back))}</ol>
            {FigureCards.Lists(units)}
            {Views.Next(context, part.Next)}
            """);
    }

    private static Html Done(CampaignWorkbench workbench, string? number)
    {
        if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) || workbench.ReviewHistory().FirstOrDefault(r => r.Number == wanted) is not { } review)
            return Html.Empty;
        return Html.Of($"""
            <div class="said done"><span>{ReviewLists.Words(review)}.</span>{Html.If(review.Action != "undo", () => Html.Of($"<form method=\"post\" action=\"/review\"><input type=\"hidden\" name=\"review\" value=\"{review.Number.ToString(CultureInfo.InvariantCulture)}\"><input type=\"hidden\" name=\"back\" value=\"/review\"><button class=\"button\" name=\"do\" value=\"undo\">Undo</button></form>"))}</div>
            """);
    }
}
