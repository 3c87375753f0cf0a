using Workbench.Ingestion;

namespace Workbench.Tests;

/// <summary>A report in which the analyser fails as nobody foresaw.</summary>
public sealed class AnalysisFaultTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("workbench-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_fault_of_the_program_rejects_the_report_and_names_its_kind()
    {
        var (result, error) = AnalysisFaults.Catch<string>("a.txt", () => throw new OverflowException("inner"));
        Assert.Null(result);
        Assert.Equal("WB5210: 'a.txt' could not be analysed: a fault of the program (OverflowException). The report was left out and the others go on. Please report it with the text.", error!.Message);
        Assert.IsType<OverflowException>(error.InnerException);
    }

    [Fact]
    public async Task Numbers_and_days_that_nothing_can_hold_do_not_end_the_reading_of_a_folder()
    {
        File.WriteAllText(Path.Combine(folder, "a.txt"), "The fund paid 99999999999999999999999 dong for 12 houses in Sa Pa district.");
        File.WriteAllText(Path.Combine(folder, "b.txt"), "Prices went from 500 to 3,000,000,000 dong in Sa Pa district.");
        File.WriteAllText(Path.Combine(folder, "c.md"), "---\npublished: 0001-01-01\n---\nIn the last three years 5 houses were built in Sa Pa district.");
        using var workbench = CampaignWorkbench.Open(Path.Combine(folder, "store.duckdb"));
        var result = await workbench.IngestAsync([folder], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["a.txt Stored 1", "b.txt Stored 1", "c.md Stored 1"], result.Reports.Select(r => $"{Path.GetFileName(r.File)} {r.Outcome} {r.Figures}"));
    }

    [Fact]
    public async Task Markdown_and_front_matter_that_nest_without_bound_do_not_end_the_reading_of_a_folder()
    {
        const string Text = "In 2020 Sa Pa district built 5 houses.";
        File.WriteAllText(Path.Combine(folder, "a.md"), string.Concat(Enumerable.Repeat("> ", 4000)) + Text);
        File.WriteAllText(Path.Combine(folder, "b.md"), $"---\ntitle: {new string('[', 200_000)}{new string(']', 200_000)}\n---\n{Text}");
        File.WriteAllText(Path.Combine(folder, "c.md"), $"---\n{string.Concat(Enumerable.Repeat("- ", 100_000))}a\n---\n{Text}");
        File.WriteAllText(Path.Combine(folder, "d.md"), $"---\ntitle: Houses\ntags: [[a, b], [c, [d]]]\n---\n> > {Text}");
        using var workbench = CampaignWorkbench.Open(Path.Combine(folder, "store.duckdb"));
        var result = await workbench.IngestAsync([folder], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["a.md Rejected WB5209", "b.md Rejected WB5206", "c.md Rejected WB5206", "d.md Stored "], result.Reports.Select(r => $"{Path.GetFileName(r.File)} {r.Outcome} {r.Error?.Code}"));
    }

    /// <summary>The parser looks for the partner of each mark among all of its paragraph: half a megabyte of them took it minutes.</summary>
    [Theory]
    [InlineData("*a ")]
    [InlineData("**a_b ")]
    [InlineData("[a](")]
    [InlineData("![a ")]
    [InlineData("`a``")]
    [InlineData("<a ")]
    public void Marks_beyond_a_bound_stand_for_themselves(string mark)
    {
        var many = string.Concat(Enumerable.Repeat(mark, 500_000 / mark.Length)).TrimEnd();
        var read = MarkdownReport.Apply(new ReportInput { File = "a.md", Text = $"# A *title*\n\n{many}\n\nIn 2020 **5** houses were [built](http://a.example/b)." }).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["A title", many, "In 2020 5 houses were built."], read);
    }

    [Theory]
    [InlineData("2016. március végéig 45 ház épült.", "2016. március végéig 45 ház épült.")]
    [InlineData("2. A falu 45 házat épített.", "A falu 45 házat épített.")]
    public void A_year_with_a_point_at_the_head_of_a_line_is_no_number_of_a_list(string text, string read) =>
        Assert.Equal(read, MarkdownReport.Apply(new ReportInput { File = "a.md", Text = text }).Text);

    [Fact]
    public void What_the_analyser_says_itself_keeps_its_code()
    {
        Assert.Equal("WB5203", AnalysisFaults.Catch<string>("a.txt", () => throw new WorkbenchException("WB5203", "empty")).Error!.Code);
        Assert.Equal("WB5209", AnalysisFaults.Catch("a.txt", () => Text.ReportAnalyzer.Analyze("5", new Text.AnalysisOptions { Language = "xx" })).Error!.Code);
    }

    [Fact]
    public void Want_of_memory_and_cancelling_end_the_whole()
    {
        Assert.Throws<InsufficientMemoryException>(() => AnalysisFaults.Catch<string>("a.txt", () => throw new InsufficientMemoryException()));
        Assert.Throws<OperationCanceledException>(() => AnalysisFaults.Catch<string>("a.txt", () => throw new OperationCanceledException()));
    }
}
