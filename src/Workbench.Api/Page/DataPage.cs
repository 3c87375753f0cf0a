using System.Globalization;
using Workbench.Api.Http;
using Workbench.Api.Queries;

namespace Workbench.Api.Page;

/// <summary>All figures: filter, sort, download; and SQL where it is allowed.</summary>
internal static class DataPage
{
    public static readonly ParameterSet Parameters = new([.. FigureQuery.Parameters.All.Where(p => p.Name is not ("format" or "explain")), new Parameter("sql", "A query to run, where SQL is switched on.")]);

    private static readonly (string Column, string Label, bool Number)[] Columns =
        [("place", "place", false), ("value", "value", true), ("unit", "unit", false), ("category", "category", false), ("periodEnd", "when", false), ("language", "language", false)];

    public static string Make(HttpContext context, CampaignWorkbench workbench, ApiOptions options)
    {
        var arguments = new Arguments(context.Request.Query);
        var query = new FigureQuery(arguments, 30);
        var part = query.Run(workbench);
        var count = query.Count(workbench);
        IReadOnlyList<string> Distinct(string column) => Rows.Read(workbench, $"SELECT {column} FROM facts WHERE {column} IS NOT NULL GROUP BY {column} ORDER BY count(*) DESC, {column} LIMIT 200", [], r => r.GetString(0));
        var export = Views.With(context, ("cursor", null), ("limit", null), ("sql", null))["/data".Length..];
        return Layout.Page(context, "Data", Html.Of($"""
            <h1>Data</h1>
            <form class="bar filters" method="get" action="/data" role="search">
            <div class="field grow"><label for="q">Words in the sentence</label><input id="q" name="q" type="search" value="{arguments.Text("q")}"></div>
            {Pick("unit", "Unit", Distinct("unit"), arguments, v => v)}{Pick("category", "Category", Distinct("category"), arguments, Views.Category)}{Pick("district", "District", Distinct("district"), arguments, v => v)}{Pick("language", "Language", Distinct("language"), arguments, Languages.Name)}
            <div class="field"><label for="doubt">Doubt</label><select id="doubt" name="doubt">{Views.Options([("", "any or none"), ("any", "doubtful"), ("none", "without doubt")], arguments.Text("doubt"))}</select></div>
            <div class="pair"><div class="field"><label for="valueMin">Value from</label><input id="valueMin" name="valueMin" inputmode="decimal" value="{arguments.Text("valueMin")}"></div>
            <div class="field"><label for="valueMax">to</label><input id="valueMax" name="valueMax" inputmode="decimal" value="{arguments.Text("valueMax")}"></div></div>
            <button class="button primary">Filter</button> <a class="button" href="/data">Clear</a></form>
            <p class="summary" role="status"><b>{Words.Count(count, "figure", "figures")}</b> <span class="links"><a href="/api/v1/figures.csv{export}">CSV</a> <a href="/api/v1/figures.parquet{export}">Parquet</a> <a href="/api/v1/figures{export}">JSON</a></span></p>
            <div class="scroll" tabindex="0" role="group" aria-label="Figures"><table class="grid data"><thead><tr>{Html.Each(Columns, c => Head(context, arguments, c.Column, c.Label, c.Number))}<th scope="col">sentence</th></tr></thead>
            <tbody>{Html.Each(part.Items, Row)}</tbody></table></div>
            {Html.If(part.Items.Count == 0, () => Html.Of($"<p class=\"lead\">No figure fits these filters.</p>"))}
            {Views.Next(context, part.Next)}
            {(options.Sql ? Sql(context, workbench, options, arguments.Text("sql")) : Html.Of($"<p class=\"soft\">SQL on the store is switched off here. Start with <code>workbench serve --sql</code>, or use <code>workbench sql</code>.</p>"))}
            """), "data");
    }

    private static Html Pick(string name, string label, IReadOnlyList<string> values, Arguments arguments, Func<string, string> say)
    {
        var chosen = arguments.Text(name);
        return Html.Of($"<div class=\"field\"><label for=\"{name}\">{label}</label><select id=\"{name}\" name=\"{name}\">{Views.Options([("", "all"), .. (chosen is null || values.Contains(chosen) ? values : [.. values, chosen]).Select(v => (v, say(v)))], chosen)}</select></div>");
    }

    private static Html Head(HttpContext context, Arguments arguments, string column, string label, bool number)
    {
        var sort = arguments.Text("sort");
        var sorted = sort == column ? "ascending" : sort == "-" + column ? "descending" : null;
        return Html.Of($"<th scope=\"col\"{(number ? Html.Of($" class=\"n\"") : Html.Empty)}{(sorted is null ? Html.Empty : Html.Of($" aria-sort=\"{sorted}\""))}><a href=\"{Views.With(context, ("sort", sort == "-" + column ? column : "-" + column), ("cursor", null))}\">{label}<span aria-hidden=\"true\">{(sorted is null ? "" : sorted == "ascending" ? " ↑" : " ↓")}</span></a></th>");
    }

    private static Html Row(FigureItem f) => Html.Of($"""
        <tr><th scope="row" lang="vi">{f.Place ?? "unknown"}{Html.If(f.Province is not null && f.Province != f.Place, () => Html.Of($" <small>{f.Province}</small>"))}</th><td class="n">{Html.If(f.Bound != "exact", () => Html.Of($"<small>{Words.Bound(f.Bound)}</small> "))}<b>{Words.Value(f.Value, f.ValueHigh, f.Kind)}</b></td><td>{f.Unit ?? "not known"}{Html.Each(f.Doubts, d => Html.Of($" <span class=\"doubt\">{Words.Doubt(d)}</span>"))}</td><td>{Views.Category(f.Category)}</td><td class="when">{Words.Period(f.PeriodStart, f.PeriodEnd)}</td><td><abbr title="{Languages.Name(f.Language)}">{f.Language}</abbr></td><td class="words">{Marks.Quote(f)}</td></tr>
        """);

    private static Html Sql(HttpContext context, CampaignWorkbench workbench, ApiOptions options, string? sql)
    {
        var answer = Html.Empty;
        if (sql is not null)
            try
            {
                const int Shown = 200;
                var result = SqlQuery.Run(workbench, sql, options.SqlSeconds, Math.Min(Shown, options.SqlRows), context.RequestAborted);
                answer = Html.Of($"<p role=\"status\">{(result.Truncated ? $"Shown: the first {result.Rows.Count} rows; there are more." : Words.Count(result.Rows.Count, "row", "rows"))}</p><div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Answer\"><table class=\"grid\"><thead><tr>{Html.Each(result.Columns, c => Html.Of($"<th scope=\"col\">{c.Name}</th>"))}</tr></thead><tbody>{Html.Each(result.Rows, r => Html.Of($"<tr>{Html.Each(r, v => v is decimal or int or long or double ? Html.Of($"<td class=\"n\">{Convert.ToString(v is decimal d ? d / 1.0000000000000000000000000000m : v, CultureInfo.InvariantCulture)}</td>") : Html.Of($"<td>{(v is System.Collections.IEnumerable list and not string ? string.Join(", ", list.Cast<object?>()) : Convert.ToString(v, CultureInfo.InvariantCulture))}</td>"))}</tr>"))}</tbody></table></div>");
            }
            catch (ApiException e)
            {
                answer = Html.Of($"<p class=\"error\" role=\"alert\">{e.Message[(e.Code.Length + 2)..]}</p>");
            }
        return Html.Of($"""
            <section aria-labelledby="h-sql" id="sql"><h2 id="h-sql">SQL</h2><form class="stack" method="get" action="/data#sql"><label for="query">One SELECT on the store (read-only)</label>
            <textarea id="query" name="sql" rows="4" class="code" spellcheck="false">{sql ?? "SELECT unit, category, count(*) AS figures FROM facts GROUP BY ALL ORDER BY figures DESC"}</textarea><p class="buttons"><button class="button primary">Run</button></p></form>{answer}</section>
            """);
    }
}
