namespace Workbench.Text.Tests;

/// <summary>A time that stands in brackets beside a figure is the time of that figure, and of no other.</summary>
public class BracketTests
{
    [Fact]
    public void A_time_in_brackets_with_a_figure_stays_there()
    {
        IReadOnlyList<Figure> figures = ReportAnalyzer.Analyze("Hộ nghèo giảm (6,73% năm 2012). Xã có 9 tổ hợp tác.", new AnalysisOptions { Language = "vi" }).Figures;

        Assert.Equal(new DateOnly(2012, 1, 1), figures[0].PeriodStart);
        Assert.Null(figures[1].PeriodStart);
    }

    [Fact]
    public void A_time_alone_in_brackets_is_that_of_the_sentence_and_the_next()
    {
        IReadOnlyList<Figure> figures = ReportAnalyzer.Analyze("Qua ba năm (2021-2023), xã có 9 tổ hợp tác. Có 4 mô hình mới.", new AnalysisOptions { Language = "vi" }).Figures;

        Assert.All(figures, figure => Assert.Equal(new DateOnly(2021, 1, 1), figure.PeriodStart));
        Assert.Equal(2, figures.Count);
    }
}
