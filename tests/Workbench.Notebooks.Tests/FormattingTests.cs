using Microsoft.DotNet.Interactive.Formatting;
using Workbench.Charts;
using Workbench.Classification;
using Workbench.Text;

namespace Workbench.Notebooks.Tests;

/// <summary>The convention attribute, honoured by the real formatter of .NET Interactive and by this kernel.</summary>
public sealed class FormattingTests
{
    private static readonly ReportAnalysis Report = ReportAnalyzer.Analyze("Than Uyen district\n\nIn 2024 the campaign helped 273 households <fast>.");

    [Fact]
    public void The_real_formatter_shows_figures_in_their_sentence()
    {
        var html = Formatter.ToDisplayString(Report, "text/html");
        Assert.Contains("<mark>273", html, StringComparison.Ordinal);
        Assert.Contains("&lt;fast&gt;", html, StringComparison.Ordinal);
        Assert.Equal(["text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(typeof(ReportAnalysis)));
        Assert.Equal(html, ValueFormatter.Format(Report).TryGet("text/html", out var ours) ? ours : "");
    }

    [Fact]
    public void An_explanation_is_the_sentence_with_the_words_marked_that_decided()
    {
        using var classifier = Trainer.Train([new("A nurse came.", "health"), new("The nurse stayed.", "health"), new("A bridge was built.", "roads"), new("The bridge is new.", "roads")]).ToClassifier();
        var explanation = classifier.Explain("Nurse <b>Lan</b> came & left.");
        var html = Formatter.ToDisplayString(explanation, "text/html");
        Assert.Contains(">Nurse</mark>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.Contains("health", html, StringComparison.Ordinal);
        Assert.Equal("Nurse <b>Lan</b> came & left.", System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(html[html.IndexOf("<p", StringComparison.Ordinal)..], "<[^>]+>", "")));
        Assert.Equal(["text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(typeof(Explanation)));
        Assert.Equal(html, ValueFormatter.Format(explanation).TryGet("text/html", out var ours) ? ours : "");
        Assert.Contains("more characters", Formatter.ToDisplayString(classifier.Explain(string.Concat(Enumerable.Repeat("nurse ", 170_000))), "text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_is_a_specification_and_a_picture()
    {
        var chart = Chart.Bar(ChartData.From(new[] { new { district = "Than Uyên", value = 59 } }), x: "value", y: "district").Title("Households");
        var bundle = ValueFormatter.Format(chart);
        Assert.Contains("application/vnd.vegalite.v5+json", bundle.Select(b => b.Key));
        Assert.True(bundle.TryGet("image/svg+xml", out var svg));
        Assert.StartsWith("<svg", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", svg, StringComparison.Ordinal);
        Assert.Contains("vega-lite", Formatter.ToDisplayString(chart, "application/vnd.vegalite.v5+json"), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_object_has_a_display()
    {
        var bundle = ValueFormatter.Format(new { Place = "Đắk Glong", Value = 1.5 });
        Assert.True(bundle.TryGet("text/html", out var html));
        Assert.Contains("Đắk Glong", html, StringComparison.Ordinal);
        Assert.Equal(["text/plain"], ValueFormatter.Format(42).Select(b => b.Key));
        Assert.Equal("3.41", ValueFormatter.Format(3.41m).TryGet("text/plain", out var plain) ? plain : "");
        Assert.Equal("<null>", ValueFormatter.Format(null).TryGet("text/plain", out var nothing) ? nothing : "");
    }
}
