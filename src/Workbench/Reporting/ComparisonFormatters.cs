using System.Globalization;
using System.Net;
using System.Text;
using Workbench.Formatting;

namespace Workbench;

/// <summary>A comparison in notebooks: its table, with what is not reported said so and never shown as zero.</summary>
internal sealed class ComparisonFormatters
{
    public IEnumerable<object> CreateTypeFormatters()
    {
        yield return new ConventionFormatter("text/html", c => Html((Comparison)c));
        yield return new ConventionFormatter("text/plain", c => Plain((Comparison)c));
    }

    private static string Html(Comparison comparison)
    {
        var html = new StringBuilder("<table><caption>").Append(WebUtility.HtmlEncode(comparison.Title)).Append("</caption><thead><tr>");
        html.Append(CultureInfo.InvariantCulture, $"<th>{WebUtility.HtmlEncode(comparison.Query.By)}</th><th>{WebUtility.HtmlEncode(comparison.Query.Unit)}</th><th>figures</th><th>reports</th><th>doubtful</th></tr></thead><tbody>");
        foreach (var row in comparison.Rows)
            html.Append(CultureInfo.InvariantCulture, $"<tr><td style=\"text-align:left\">{WebUtility.HtmlEncode(row.Key)}</td><td style=\"text-align:right\">{WebUtility.HtmlEncode(Value(row))}</td><td>{row.Figures}</td><td>{row.Reports}</td><td>{row.Doubts}</td></tr>");
        return html.Append("</tbody></table>").ToString();
    }

    private static string Plain(Comparison comparison)
    {
        var width = comparison.Rows.Select(r => r.Key.Length).Append(1).Max();
        var lines = comparison.Rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Key.PadRight(width)}  {Value(r),16}  {r.Figures} figures, {r.Reports} reports"));
        return comparison.Title + "\n" + string.Join('\n', lines);
    }

    private static string Value(ComparisonRow row)
    {
        if (row.Value is not { } value)
            return row.IsLeftOut ? "not counted: " + string.Join("; ", row.Notes) : "not reported";
        var text = Number(value) + (row.ValueHigh is { } high && high != value ? "–" + Number(high) : "");
        return row.Bound is null or "exact" ? text : Comparison.BoundWords(row.Bound) + " " + text;
    }

    // A thin space groups digits in every language.
    private static string Number(decimal value) => value.ToString("#,##0.######", CultureInfo.InvariantCulture).Replace(',', '\u2009');
}
