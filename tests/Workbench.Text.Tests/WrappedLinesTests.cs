using System.Globalization;

namespace Workbench.Text.Tests;

/// <summary>Pages whose lines were wrapped at a width.</summary>
public sealed class WrappedLinesTests
{
    [Fact]
    public void A_sentence_runs_on_over_the_end_of_a_wrapped_line()
    {
        const string Text = "From 2018 to 2023 the union helped to set up 72 new\ncooperatives with 586 members, and it opened nearly 90 farming\nand OCOP courses in the villages of the district.";
        ReportAnalysis analysis = ReportAnalyzer.Analyze(Text, new AnalysisOptions { Language = "en" });

        Assert.Single(analysis.Sentences);
        Assert.Equal("72 cooperative 2018; 586 member 2018; 90 course 2018", string.Join("; ", analysis.Figures.Select(figure => string.Create(CultureInfo.InvariantCulture, $"{figure.Value} {figure.Unit} {figure.PeriodStart?.Year}"))));
        Assert.All(analysis.Figures, figure => Assert.Equal(figure.Raw, Text[analysis.ToRawOffset(figure.Start)..analysis.ToRawOffset(figure.End)]));
    }

    [Fact]
    public void A_number_at_the_end_of_a_wrapped_line_counts_what_begins_the_next()
    {
        const string Text = "The women of the district gave gifts to families in that year, to 45\nhouseholds of the poorest commune, who had rice from them, and the\nunions of the communes had gathered 90 sacks of it in spring.";

        Assert.Equal(["45 household", "90 sack"], ReportAnalyzer.Analyze(Text, new AnalysisOptions { Language = "en" }).Figures.Select(figure => string.Create(CultureInfo.InvariantCulture, $"{figure.Value} {figure.Unit}")));
    }

    [Theory]
    [InlineData("Women of the commune give gifts to the poor households\nThe club gave 40 gifts to households of the commune.", 2)]
    [InlineData("The club did these things for the households of the commune:\n- gave 40 gifts\n- built 2 houses", 3)]
    [InlineData("rice\noil\nsalt", 3)]
    [InlineData("households of the three communes that have clean water: 1,240\nhouses built for poor families of the district: 58", 2)]
    public void A_heading_and_the_items_of_a_list_stay_apart(string text, int sentences) =>
        Assert.Equal(sentences, ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = "en" }).Sentences.Count);
}
