namespace Workbench.Text.Tests;

/// <summary>Numbers of the page beside numbers of the report.</summary>
public sealed class PageNumbersTests
{
    [Theory]
    [InlineData("en", "The club has 40 members.\nRate this page: 1 2 3 4 5", "40")]
    [InlineData("vi", "Xã có 12 hộ nghèo.\nTrang sau 2 3 4", "12")]
    [InlineData("en", "Advertising: 0905 xxx xxx. The club has 40 members.", "40")]
    // in a row, but not each one more than the one before
    [InlineData("en", "Winners in the last weeks were 14 12 19 in all.", "14|12|19")]
    public void Pages_to_turn_and_telephones_are_no_figures(string language, string text, string values) =>
        Assert.Equal(values, string.Join('|', ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language }).Figures.Select(figure => $"{figure.Value:0}")));

    [Theory]
    [InlineData("Child marriages fell from 37 to 6 last year.", "6")]
    [InlineData("The village won 3 last month.", "3")]
    [InlineData("The course took 6 full years.", "6 year")]
    public void What_says_when_is_not_counted(string text, string last)
    {
        Figure figure = ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = "en" }).Figures[^1];
        Assert.Equal(last, (figure.Kind == QuantityKind.Duration ? $"{figure.Value:0} {figure.Unit}" : $"{figure.Value:0}"));
    }
}
