using System.Globalization;
using System.Net;
using System.Text;
using Workbench.Formatting;

namespace Workbench.Classification;

/// <summary>An explanation in notebooks: the sentence with the words marked that carried the decision.</summary>
internal sealed class ExplanationFormatters
{
    /// <summary>A text of a megabyte is not shown whole; what is left out is said.</summary>
    private const int MostCharacters = 2_000;
    private const int MostWords = 8;

    /// <summary>Effects below this share of the greatest one are not marked.</summary>
    private const double Faint = 0.1;

    public IEnumerable<object> CreateTypeFormatters()
    {
        yield return new ConventionFormatter("text/html", e => Html((Explanation)e));
        yield return new ConventionFormatter("text/plain", e => Plain((Explanation)e));
    }

    private static string Html(Explanation explanation)
    {
        string text = explanation.Text;
        int shown = Math.Min(text.Length, MostCharacters);
        double greatest = Greatest(explanation);
        var html = new StringBuilder("<figure class=\"workbench-why\" style=\"margin:0\"><figcaption>").Append(WebUtility.HtmlEncode(Heading(explanation)))
            .Append("</figcaption><p dir=\"auto\" style=\"line-height:2\">");
        int at = 0;
        foreach (Highlight highlight in explanation.Highlights)
        {
            double share = Math.Abs(highlight.Contribution) / greatest;
            if (highlight.End > shown || share < Faint) continue;
            // Not by colour alone: what speaks against is struck under with a dotted line, and the title says the number.
            bool speaksFor = highlight.Contribution > 0;
            string style = string.Create(CultureInfo.InvariantCulture,
                $"color:inherit;background:rgba({(speaksFor ? "46,125,50" : "198,40,40")},{0.15 + 0.45 * share:0.00});border-bottom:2px {(speaksFor ? "solid" : "dotted")} currentColor");
            html.Append(WebUtility.HtmlEncode(text[at..highlight.Start])).Append(CultureInfo.InvariantCulture, $"<mark style=\"{style}\" title=\"{Signed(highlight.Contribution)}\">")
                .Append(WebUtility.HtmlEncode(text[highlight.Start..highlight.End])).Append("</mark>");
            at = highlight.End;
        }

        html.Append(WebUtility.HtmlEncode(text[at..shown]));
        if (shown < text.Length) html.Append(CultureInfo.InvariantCulture, $"… ({text.Length - shown} more characters)");
        return html.Append("</p></figure>").ToString();
    }

    private static string Plain(Explanation explanation) => Heading(explanation) + "\n" + string.Join('\n', explanation.Highlights
        .OrderByDescending(highlight => Math.Abs(highlight.Contribution)).Take(MostWords).Select(highlight => $"{Signed(highlight.Contribution),7}  {highlight.Text}"));

    private static string Heading(Explanation explanation) => string.Create(CultureInfo.InvariantCulture,
        $"{explanation.Category} {explanation.Prediction.Top.First(entry => entry.Category == explanation.Category).Probability:0.00}, against {explanation.Against}: marked words speak for it, dotted ones against it");

    private static double Greatest(Explanation explanation) =>
        explanation.Highlights.Count == 0 ? 1 : explanation.Highlights.Max(highlight => Math.Abs(highlight.Contribution)) is > 0 and var most ? most : 1;

    private static string Signed(double value) => value.ToString("+0.00;−0.00;0.00", CultureInfo.InvariantCulture);
}
