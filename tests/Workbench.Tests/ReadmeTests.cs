using System.Text.RegularExpressions;

namespace Workbench.Tests;

public sealed class ReadmeTests
{
    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Workbench.sln")))
                return folder.FullName;
        throw new InvalidOperationException("The tests run outside a checkout.");
    }

    private static string Normal(string code) => Regex.Replace(code, @"\s+", " ").Trim();

    [Fact]
    public async Task The_sample_of_the_readme_runs()
    {
        var folder = Directory.CreateTempSubdirectory("workbench-test-");
        var before = Environment.CurrentDirectory;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "reports"));
            File.Copy(Path.Combine(Root(), "data", "reports", "en-dak-song.md"), Path.Combine(folder.FullName, "reports", "en-dak-song.md"));
            File.Copy(Path.Combine(Root(), "data", "campaign-figures.csv"), Path.Combine(folder.FullName, "figures.csv"));
            Environment.CurrentDirectory = folder.FullName;
            using (var prepared = CampaignWorkbench.Open("campaigns.duckdb"))
                prepared.Import("figures.csv");

            // README begins
            using var wb = CampaignWorkbench.Open("campaigns.duckdb");
            await wb.IngestAsync("reports/");
            foreach (var row in wb.Compare("household", category: "poverty-reduction").Rows)
                Console.WriteLine($"{row.Key}: {row.Value} ({row.Bound}, {row.Figures} figures)");
            // README ends

            Assert.Equal(1, wb.Summarize().Reports);
        }
        finally
        {
            Environment.CurrentDirectory = before;
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_readme_shows_the_code_that_runs()
    {
        var readme = File.ReadAllText(Path.Combine(Root(), "README.md"));
        var source = File.ReadAllText(Path.Combine(Root(), "tests", "Workbench.Tests", "ReadmeTests.cs"));
        var run = Regex.Match(source, @"// README begins(.*?)// README ends", RegexOptions.Singleline).Groups[1].Value;
        var shown = Regex.Match(readme, "```csharp(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        Assert.Equal(Normal(run), Normal(shown.Replace("using Workbench;", "", StringComparison.Ordinal)));
    }
}
