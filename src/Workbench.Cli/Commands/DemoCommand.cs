using System.CommandLine;
using System.Globalization;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench demo</c>: the main job on the sample data, from reports to charts.</summary>
internal static class DemoCommand
{
    private const int Charts = 4;

    public static Command Create()
    {
        var output = new Option<string?>("--out") { Description = "The folder for what is made. Default: artifacts/demo in the workbench's folder.", HelpName = "DIR" };
        var command = new Command("demo", "Run the main job on the sample data: ingest, import, classify, compare, charts, a summary page.") { output };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(output), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? output, CancellationToken cancellationToken)
    {
        var home = ModelFiles.Home() ?? throw new WorkbenchException("WB8301", "The sample data was not found: the program runs outside the workbench's folder. Set WORKBENCH_HOME to that folder.");
        var folder = Directory.CreateDirectory(output ?? Path.Combine(home, "artifacts", "demo")).FullName;
        var store = Path.Combine(folder, "campaigns.duckdb");
        // The demo shows what this version makes of the samples, so it starts afresh; the store is its own.
        File.Delete(store);
        File.Delete(store + ".wal");

        using var workbench = CampaignWorkbench.Open(store);
        var reports = Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(home, "data", "reports"));
        var table = Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(home, "data", "campaign-figures.csv"));
        Terminal.Say($"Reading the reports in {reports} …");
        var ingested = await workbench.IngestAsync(reports, cancellationToken: cancellationToken);
        foreach (var rejected in ingested.Reports.Where(r => r.Error is not null))
            Terminal.Say("rejected: " + rejected.Error!.Message);
        Terminal.Table(["report", "language", "place", "sentences", "figures", "doubtful"], ingested.Reports.Where(r => r.Error is null).Select(r => new[]
        {
            Path.GetFileName(r.File), r.Language!, r.Place ?? "(unknown)", Text(r.Sentences), Text(r.Figures), Text(r.Doubts),
        }), 3, 4, 5);
        Terminal.Say($"Importing the figures in {table} …");
        var imported = workbench.Import(table, cancellationToken);

        var summary = workbench.Summarize();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{summary.Reports} reports in {summary.Languages.Count} languages, {summary.Sentences} sentences, {summary.ReportFigures} figures from reports, {imported.Rows} from the table, {summary.Doubts} doubtful, {summary.Places} places."));

        Terminal.Say("Comparing and drawing …");
        var comparisons = workbench.Indicators().Take(Charts).Select(i => workbench.Compare(i.Id)).ToList();
        var made = new List<(string Path, string What)> { (store, "the store: open it with `workbench sql`, DuckDB or a notebook") };
        foreach (var comparison in comparisons)
        {
            var name = comparison.Query.Indicator.Replace(':', '-').Replace(' ', '-').ToLowerInvariant();
            foreach (var type in (string[])["svg", "png", "html"])
            {
                var path = Path.Combine(folder, $"{name}.{type}");
                comparison.ToChart().Save(path);
                made.Add((path, comparison.Title));
            }
        }
        var page = Path.Combine(folder, "summary.html");
        await File.WriteAllTextAsync(page, workbench.SummaryPage(comparisons), cancellationToken);
        made.Add((page, "the summary: charts, tables, and each figure in its sentence"));
        Terminal.Table(["made", "what it is"], made.Select(m => new[] { Path.GetRelativePath(Environment.CurrentDirectory, m.Path), m.What }));
        Console.WriteLine($"Open {Path.GetRelativePath(Environment.CurrentDirectory, page)} in a browser.");
        return ingested.Rejected > 0 || imported.Rejected.Count > 0 ? ExitCodes.SomeRejected : ExitCodes.Done;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
