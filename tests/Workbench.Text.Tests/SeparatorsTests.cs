namespace Workbench.Text.Tests;

/// <summary>How a report writes numbers settles those that could be read in two ways.</summary>
public sealed class SeparatorsTests
{
    [Theory]
    [InlineData("ar", "شارك 2.860 جنديا وأصلحوا 1.390 بئرا، بنسبة 94,4 بالمئة. وبلغت الخسائر 5.700 مليار دونغ.", "2860 1390 94.4 5700000000000")]
    [InlineData("en", "Some 2.860 soldiers repaired 1.390 wells, 94,4% of all. Losses reached 5.700 billion dong.", "2860 1390 94.4 5700000000000")]
    [InlineData("en", "The fund holds 1.234.567 dong. The loan was 32.672 million dong, for 86.000 households.", "1234567 32672000000 86000")]
    [InlineData("ar", "بلغت الإيرادات 32.672 مليار دونغ، وصنفت 86.000 أسرة النفايات.", "32672000000000 86000")]
    [InlineData("uk", "Відремонтовано 1,234,567 метрів, або 94.4% плану. Збитки сягнули 5,700 млрд донгів.", "1234567 94.4 5700000000000")]
    public void A_habit_settles_what_three_digits_are(string language, string text, string values)
    {
        IReadOnlyList<Figure> figures = ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language }).Figures;
        Assert.Equal(values.Split(' ').Select(value => decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)), figures.Select(figure => figure.Value));
        Assert.DoesNotContain(figures, figure => figure.Doubts.Contains("ambiguous-separator"));
    }

    [Theory]
    // Nothing but the number itself.
    [InlineData("en", "Losses reached 5.700 billion dong.", "5700000000")]
    // Both ways in one report.
    [InlineData("en", "Of 1,390 wells 94,4% work, and of 2.860 soldiers 12.5% stayed. Losses reached 5.700 billion dong.", "5700000000")]
    [InlineData("en", "Output rose by 4.5% to 12.8 tons and 3.1 tons. The lorry weighs 5.700 million tons.", "5700000")]
    // Days and hours are no decimals.
    [InlineData("en", "On 05.02.2021 and at 7.30 it began. Losses reached 5.700 billion dong.", "5700000000")]
    public void Without_a_habit_the_language_decides(string language, string text, string last)
    {
        IReadOnlyList<Figure> figures = ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language }).Figures;
        Assert.Equal(decimal.Parse(last, System.Globalization.CultureInfo.InvariantCulture), figures[^1].Value);
    }
}
