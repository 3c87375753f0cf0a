using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Workbench.Charts.Grammar;

namespace Workbench.Charts.Rendering;

/// <summary>
/// The HTML of a chart in a notebook: the SVG and, closed below it, the rows behind each mark. A mark is a link to its rows, and a browser opens
/// what a link leads into, so that it works without scripts: in trusted and untrusted notebooks and in exported pages.
/// </summary>
internal static class BundleHtml
{
    private const string LinkColumn = "wb_rows";

    // A notebook keeps its outputs; more rows than this behind one mark are for the workbench, and the number left out is said.
    private const int MostRows = 100;

    /// <summary>The chart whose marks link to their rows, or null when it knows no rows, has links of its own, or is made of several.</summary>
    public static Chart? Linked(Chart chart, JsonObject spec)
    {
        if (chart.DetailRows is null || chart.LinkColumn is not null || chart.Parts.Length > 0) return null;
        var keys = Keys(chart);
        if (keys.Length == 0) return null;
        var groups = Groups(chart, keys).Select((group, index) => (group.Key, index)).ToDictionary(g => g.Key, g => g.index, StringComparer.Ordinal);
        var mark = Mark(spec);
        var data = ChartData.Create(
            [.. chart.Data.Columns, new ChartColumn(LinkColumn, ChartColumnType.Nominal)],
            chart.Data.Rows.Select(row => (IReadOnlyList<object?>)[.. chart.Data.Columns.Select(c => row[c.Name]), groups.TryGetValue(KeyOf(row, keys), out var index) ? "#" + Id(mark, index) : null]));
        return (chart with { Data = data }).Link(LinkColumn);
    }

    public static string Build(Chart chart, JsonObject spec, string svg)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<figure class=\"workbench-chart\" dir=\"{(chart.Tongue.RightToLeft ? "rtl" : "ltr")}\">{svg}</figure>");
        if (chart.DetailRows is not { } rows) return html.ToString();
        var mark = Mark(spec);
        var index = 0;
        foreach (var group in Groups(chart, Keys(chart)))
        {
            var count = group.Count();
            html.Append(CultureInfo.InvariantCulture, $"<details><summary><bdi>{WebUtility.HtmlEncode(group.Key.Replace("\u001f", " · ", StringComparison.Ordinal))}</bdi> × {count}</summary><table id=\"{Id(mark, index++)}\"><thead><tr>");
            foreach (var column in rows.Columns) html.Append("<th scope=\"col\">").Append(WebUtility.HtmlEncode(column.Title)).Append("</th>");
            html.Append("</tr></thead><tbody>");
            foreach (var row in group.Take(MostRows))
            {
                html.Append("<tr>");
                foreach (var column in rows.Columns)
                    html.Append("<td style=\"text-align:start\" dir=\"auto\">").Append(WebUtility.HtmlEncode(Text(row[column.Name]))).Append("</td>");
                html.Append("</tr>");
            }
            html.Append("</tbody></table>");
            if (count > MostRows) html.Append(CultureInfo.InvariantCulture, $"<p>{MostRows} / {count}</p>");
            html.Append("</details>");
        }
        return html.ToString();
    }

    private static ImmutableArray<string> Keys(Chart chart) => [.. chart.DetailKeys.Where(name => chart.DetailRows!.ColumnNamed(name) is not null && (chart.Parts.Length > 0 || chart.Data.ColumnNamed(name) is not null))];

    private static IEnumerable<IGrouping<string, IReadOnlyDictionary<string, object?>>> Groups(Chart chart, ImmutableArray<string> keys) =>
        chart.DetailRows!.Rows.GroupBy(row => KeyOf(row, keys), StringComparer.Ordinal);

    private static string KeyOf(IReadOnlyDictionary<string, object?> row, ImmutableArray<string> keys) => string.Join('\u001f', keys.Select(name => Text(row[name])));

    private static string Text(object? value) => value switch
    {
        null => "–",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Mark(JsonObject spec) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Json.Text(spec))))[..8];

    private static string Id(string mark, int index) => string.Create(CultureInfo.InvariantCulture, $"rows-{mark}-{index}");
}
