using System.Globalization;
using Workbench.Api.Queries;
using Workbench.Text;

namespace Workbench.Api.Page;

/// <summary>A figure in its sentence, and the ways to decide on it.</summary>
internal static class FigureCards
{
    private static readonly (string, string)[] Bounds = [("exact", "exactly"), ("about", "about"), ("atLeast", "at least"), ("atMost", "at most")];

    /// <summary>To be read.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="back">Where to go on after a correction.</param>
    public static Html Card(FigureItem figure, string back) => Html.Of($"""
        <li>{Says(figure)}
        {Marks.Quote(figure)}
        <p class="from soft">{From(figure)} · <a href="{Address(figure.FigureId, back)}">{(figure.Status == "extracted" ? "Confirm or correct" : "Correct")}</a></p></li>
        """);

    public static string Address(string figureId, string back) => $"/review?figure={Uri.EscapeDataString(figureId)}&back={Uri.EscapeDataString(back)}";

    /// <summary>To be decided on: by buttons and forms that work without scripts, and by keys with them.</summary>
    public static Html Decide(FigureItem figure, IReadOnlyList<string> units, string back) => Html.Of($"""
        <li class="decide" id="d-{figure.FigureId}" data-figure="{figure.FigureId}" tabindex="-1" aria-label="Figure {figure.Raw}">
        {Says(figure)}
        {Marks.Quote(figure)}
        <p class="from soft">{From(figure)}</p>
        <div class="ways">
        <form method="post" action="/review" data-key="c">{Hidden(figure, back)}<input type="hidden" name="reason" value="The sentence says so."><button class="button" name="do" value="confirm">Confirm <kbd aria-hidden="true">c</kbd></button></form>
        <details class="way" data-key="e"><summary class="button">Correct <kbd aria-hidden="true">e</kbd></summary>
        <form method="post" action="/review" class="fields">{Hidden(figure, back)}
        {Field(figure, "value", "Value", Plain(figure.Value), "decimal")}{Field(figure, "valueHigh", figure.Kind == "ratio" ? "Of" : "Up to", figure.ValueHigh is { } high ? Plain(high) : "", "decimal")}
        <div class="field"><label for="unit-{figure.FigureId}">Unit</label><input id="unit-{figure.FigureId}" name="unit" value="{figure.Unit}" list="units" autocomplete="off"></div>
        <div class="field"><label for="bound-{figure.FigureId}">Bound</label><select id="bound-{figure.FigureId}" name="bound">{Views.Options(Bounds, figure.Bound)}</select></div>
        <div class="field"><label for="kind-{figure.FigureId}">Kind</label><select id="kind-{figure.FigureId}" name="kind">{Views.Options(Enum.GetValues<QuantityKind>().Select(k => (QuantityKinds.ToName(k), QuantityKinds.ToName(k))), figure.Kind)}</select></div>
        {Field(figure, "periodStart", "First day", figure.PeriodStart?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", "day")}{Field(figure, "periodEnd", "Last day", figure.PeriodEnd?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", "day")}
        {Field(figure, "place", "Place", figure.Place ?? "", "text")}
        <div class="field grow"><label for="why-{figure.FigureId}">Why</label><input id="why-{figure.FigureId}" name="reason" value="The sentence says otherwise." required></div>
        <button class="button primary" name="do" value="correct">Save</button><p class="soft">An empty field says that there is none; an empty place, that the report’s holds.</p></form></details>
        <details class="way" data-key="x"><summary class="button">Reject <kbd aria-hidden="true">x</kbd></summary>
        <form method="post" action="/review" class="fields">{Hidden(figure, back)}
        <div class="field grow"><label for="no-{figure.FigureId}">Why it is no figure of the campaign</label><input id="no-{figure.FigureId}" name="reason" list="reasons" required autocomplete="off"></div>
        <button class="button primary" name="do" value="reject">Reject</button></form></details>
        </div></li>
        """);

    /// <summary>The lists that the fields suggest from, once a page.</summary>
    public static Html Lists(IReadOnlyList<string> units) => Html.Of($"""
        <datalist id="units">{Html.Each(units, u => Html.Of($"<option value=\"{u}\"></option>"))}</datalist>
        <datalist id="reasons"><option value="It is a date, an address or a number of a document."></option><option value="It is not of this campaign."></option><option value="It is a target, not a result."></option><option value="It says the same as another figure."></option></datalist>
        """);

    public static string Plain(decimal value) => (value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    private static Html Says(FigureItem figure) => Html.Of($"""
        <p class="says"><b>{Html.If(figure.Bound != "exact", () => Html.Of($"{Words.Bound(figure.Bound)} "))}{Words.Value(figure.Value, figure.ValueHigh, figure.Kind)}</b> {Words.Unit(figure.Unit, figure.Value, figure.ValueHigh)} <span class="soft">{Words.Period(figure.PeriodStart, figure.PeriodEnd)}</span>{Html.If(figure.Status != "extracted", () => Html.Of($" <span class=\"status {figure.Status}\">{figure.Status}</span>"))} {Html.Each(figure.Doubts, d => Html.Of($"<span class=\"doubt\">{Words.Doubt(d)}</span> "))}</p>
        """);

    private static Html From(FigureItem figure) => Html.Of($"""
        <span lang="vi">{figure.Place ?? "place unknown"}</span> · {Languages.Name(figure.Language)}{Html.If(figure.Category is not null, () => Html.Of($" · {Views.Category(figure.Category)}"))}{Html.If(figure.ReportId is not null, () => Html.Of($" · <a class=\"open\" href=\"/reports/{figure.ReportId}#f-{figure.FigureId}\"><span class=\"hidden\">Read in </span><span lang=\"{figure.Language}\">{figure.Title ?? figure.SourceFile}</span></a>"))}
        """);

    private static Html Hidden(FigureItem figure, string back) => Html.Of($"<input type=\"hidden\" name=\"figure\" value=\"{figure.FigureId}\"><input type=\"hidden\" name=\"back\" value=\"{back}\">");

    private static Html Field(FigureItem figure, string name, string label, string value, string type) =>
        Html.Of($"<div class=\"field\"><label for=\"{name}-{figure.FigureId}\">{label}</label><input id=\"{name}-{figure.FigureId}\" name=\"{name}\" value=\"{value}\" autocomplete=\"off\"{(type == "decimal" ? Html.Of($" inputmode=\"decimal\"") : type == "day" ? Html.Of($" type=\"date\"") : Html.Empty)}></div>");
}
