using System.Globalization;
using System.Net;
using System.Text;
using Workbench.Formatting;

namespace Workbench.Text;

/// <summary>An analysed report in notebooks: each figure with the words of its sentence, the figure itself marked.</summary>
internal sealed class ReportAnalysisFormatters
{
    public IEnumerable<object> CreateTypeFormatters()
    {
        yield return new ConventionFormatter("text/html", a => Html((ReportAnalysis)a));
        yield return new ConventionFormatter("text/plain", a => Plain((ReportAnalysis)a));
    }

    private static string Html(ReportAnalysis analysis)
    {
        var html = new StringBuilder("<table><caption>").Append(WebUtility.HtmlEncode(Heading(analysis))).Append("</caption><thead><tr><th>value</th><th>unit</th><th>in the sentence</th></tr></thead><tbody>");
        foreach (var figure in analysis.Figures)
        {
            var sentence = analysis.Sentences[figure.SentenceNo];
            html.Append(CultureInfo.InvariantCulture, $"<tr><td style=\"text-align:right\">{Value(figure)}</td><td style=\"text-align:left\">{WebUtility.HtmlEncode(figure.Unit ?? figure.Noun ?? "")}</td>");
            html.Append(CultureInfo.InvariantCulture, $"<td lang=\"{WebUtility.HtmlEncode(sentence.Language)}\" dir=\"auto\" style=\"text-align:start\">{Piece(sentence.Start, figure.Start)}<mark>{Piece(figure.Start, figure.End)}</mark>{Piece(figure.End, sentence.End)}</td></tr>");
        }
        return html.Append("</tbody></table>").ToString();

        string Piece(int start, int end) => end > start ? WebUtility.HtmlEncode(analysis.Text[start..end]) : "";
    }

    private static string Plain(ReportAnalysis analysis) =>
        Heading(analysis) + "\n" + string.Join('\n', analysis.Figures.Select(f => $"{Value(f),14}  {f.Unit ?? f.Noun ?? ""}  ({f.Raw})"));

    private static string Heading(ReportAnalysis analysis) =>
        string.Create(CultureInfo.InvariantCulture, $"{analysis.Title ?? "Report"} · {analysis.Language} · {analysis.Figures.Count} figures");

    private static string Value(Figure figure)
    {
        var value = figure.Value.ToString("0.############", CultureInfo.InvariantCulture);
        if (figure.ValueHigh is { } high)
            value += "–" + high.ToString("0.############", CultureInfo.InvariantCulture);
        return figure.Bound switch { Bound.About => "≈ ", Bound.AtLeast => "≥ ", Bound.AtMost => "≤ ", _ => "" } + value;
    }
}
