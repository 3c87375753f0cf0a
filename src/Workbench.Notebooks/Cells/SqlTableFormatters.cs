using System.Collections;
using System.Globalization;
using System.Net;
using System.Text;
using Workbench.Formatting;

namespace Workbench.Notebooks;

/// <summary>A table of rows in notebooks.</summary>
internal sealed class SqlTableFormatters
{
    // More rows than this help nobody in a notebook; the count is said below.
    private const int Shown = 50;

    public IEnumerable<object> CreateTypeFormatters()
    {
        yield return new ConventionFormatter("text/html", t => Html((SqlTable)t));
        yield return new ConventionFormatter("text/plain", t => Plain((SqlTable)t));
    }

    private static string Html(SqlTable table)
    {
        var html = new StringBuilder("<table><thead><tr>").AppendJoin("", table.Columns.Select(c => $"<th>{WebUtility.HtmlEncode(c)}</th>")).Append("</tr></thead><tbody>");
        foreach (var row in table.Rows.Take(Shown))
            html.Append("<tr>").AppendJoin("", row.Select(v => $"<td style=\"text-align:{(IsNumber(v) ? "right" : "left")}\" dir=\"auto\">{WebUtility.HtmlEncode(Text(v))}</td>")).Append("</tr>");
        return html.Append("</tbody></table><p>").Append(Count(table)).Append("</p>").ToString();
    }

    private static string Plain(SqlTable table)
    {
        var rows = table.Rows.Take(Shown).Select(r => r.Select(Text).ToArray()).ToList();
        var widths = table.Columns.Select((c, i) => rows.Select(r => r[i].Length).Append(c.Length).Max()).ToArray();
        var lines = rows.Prepend([.. table.Columns]).Select(r => string.Join("  ", r.Select((v, i) => v.PadRight(widths[i]))).TrimEnd());
        return string.Join('\n', lines) + "\n" + Count(table);
    }

    private static string Count(SqlTable table)
    {
        var count = string.Create(CultureInfo.InvariantCulture, $"{table.Rows.Count} {(table.Rows.Count == 1 ? "row" : "rows")}");
        if (table.IsTruncated)
            count = "the first " + count + " of more";
        return table.Rows.Count > Shown ? string.Create(CultureInfo.InvariantCulture, $"{count}; {Shown} shown") : count;
    }

    private static bool IsNumber(object? value) => value is sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal or System.Numerics.BigInteger;

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text.ReplaceLineEndings(" "),
        decimal number => number.ToString("0.##########", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        IDictionary map => "{" + string.Join(", ", map.Keys.Cast<object>().Select(k => $"{k}: {Text(map[k])}")) + "}",
        IEnumerable list => "[" + string.Join(", ", list.Cast<object?>().Select(Text)) + "]",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
