namespace Workbench.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData]
    [InlineData("nonsense")]
    [InlineData("ingest")]
    [InlineData("compare")]
    [InlineData("compare", "--indicator", "household", "--by", "planet")]
    public void A_wrong_command_line_gives_2_and_the_next_step(params string[] arguments)
    {
        var result = Cli.Run(arguments);
        Assert.Equal(2, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Contains("Try: workbench", result.Error, StringComparison.Ordinal);
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
