namespace Workbench.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData]
    [InlineData("nonsense")]
    [InlineData("ingest")]
    [InlineData("compare")]
    [InlineData("compare", "--indicator", "household", "--by", "planet")]
    [InlineData("train", "--bogus")]
    [InlineData("classify", "--bogus")]
    [InlineData("classify", "-b")]
    [InlineData("sentences", "--bogus")]
    [InlineData("extract", "--bogus")]
    [InlineData("ingest", "--bogus")]
    [InlineData("import", "--bogus")]
    [InlineData("classify", "--top", "0")]
    [InlineData("classify", "--top", "-1")]
    [InlineData("classify", "--top", "two")]
    [InlineData("classify", "--threshold", "70")]
    [InlineData("sentences", "report.txt", "--classify", "--threshold", "NaN")]
    [InlineData("train", "--data", "x", "--out", "y", "--also-fits", "0,5")]
    [InlineData("train", "--data", "x", "--out", "y", "--also-fits", "0.95")]
    [InlineData("train", "--data", "x", "--out", "y", "--quick", "--select")]
    [InlineData("review", "correct", "x", "--value", "1,5")]
    [InlineData("review", "--sentences", "--overlap", "1.5")]
    public void A_wrong_command_line_gives_2_and_the_next_step(params string[] arguments)
    {
        var result = Cli.Run(arguments);
        Assert.Equal(2, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Contains("Try: workbench", result.Error, StringComparison.Ordinal);
    }

    /// <summary>Hungarian writes 0,5 and German takes the point for a mark between thousands: 0.5 was refused by one and 5 in the other.</summary>
    [Theory]
    [InlineData("hu_HU.UTF-8")]
    [InlineData("de_DE.UTF-8")]
    public void A_number_is_read_alike_on_every_machine(string locale)
    {
        using var folder = new TemporaryFolder();
        folder.Write("d.tsv", "text\tcategory\nA nurse came.\thealth\nPupils read.\tschool\n");
        var start = Cli.Start("train", "--data", folder["d.tsv"], "--out", folder["m.wbm"], "--also-fits", "0.5");
        start.Environment["LC_ALL"] = locale;
        Assert.Equal(0, Cli.Finish(start, "").ExitCode);
    }

    [Fact]
    public void Help_names_every_command()
    {
        var result = Cli.Run("--help");
        Assert.Equal(0, result.ExitCode);
        foreach (var command in (string[])["demo", "ingest", "import", "compare", "sql", "extract", "sentences", "quantities", "numerals", "detect", "train", "classify", "evaluate", "doctor"])
            Assert.Contains("  " + command, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_is_not_there_is_said_with_the_next_step()
    {
        var result = Cli.Run("compare", "--indicator", "household", "--db", "/nowhere/x.duckdb");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal("workbench: WB5101: There is no store at '/nowhere/x.duckdb'. Create one with `workbench ingest PATH --db /nowhere/x.duckdb`.\n", result.Error.ReplaceLineEndings("\n"));
    }
}
