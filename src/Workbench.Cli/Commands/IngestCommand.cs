using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench ingest PATH…</c></summary>
internal static class IngestCommand
{
    public static Command Create()
    {
        var paths = CommonOptions.Files("PATH", "Files and folders: .txt, .md, .html, .jsonl, .ndjson, .csv, .parquet.", ArgumentArity.OneOrMore);
        var database = CommonOptions.Database();
        var dryRun = new Option<bool>("--dry-run") { Description = "Read and analyse everything, write nothing." };
        var model = CommonOptions.Model();
        var json = CommonOptions.Json();
        var command = new Command("ingest", "Read reports into the store: figures, sentences, categories, places.") { paths, database, dryRun, model, json };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(paths)!, result.GetValue(database)!, result.GetValue(dryRun), result.GetValue(model), result.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, string database, bool dryRun, string? model, bool json, CancellationToken cancellationToken)
    {
        using var workbench = CampaignWorkbench.Open(dryRun && !File.Exists(database) ? ":memory:" : database);
        if (model is not null)
            workbench.UseModel(model);
        var options = new IngestOptions { DryRun = dryRun };
        var result = await Progress(progress => workbench.IngestAsync(paths, options, progress, cancellationToken));
        if (json)
            WriteJson(result);
        foreach (var report in result.Reports)
        {
            if (report.Error is { } error)
                Terminal.Say("rejected: " + error.Message);
            foreach (var warning in report.Warnings)
                Terminal.Say($"warning: {report.File}: {warning}");
        }
        if (!json)
            WriteTable(result);
        PlacesCommand.Hint(result, database);
        Terminal.Say(Summary(result, database, dryRun));
        return result.Rejected > 0 ? ExitCodes.SomeRejected : ExitCodes.Done;
    }

    /// <summary>Shows a bar on a terminal; on anything else, where a bar would fill a log, nothing.</summary>
    private static async Task<IngestResult> Progress(Func<IProgress<IngestProgress>?, Task<IngestResult>> run)
    {
        if (!Terminal.Messages.Profile.Capabilities.Interactive || Console.IsErrorRedirected)
            return await run(null);
        return await Terminal.Messages.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var bar = context.AddTask("Reading reports", maxValue: 1);
                return run(new Reporter(bar));
            });
    }

    private sealed class Reporter(ProgressTask bar) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value)
        {
            bar.MaxValue = Math.Max(1, value.FilesFound);
            bar.Value = value.FilesDone;
            bar.Description = string.Create(CultureInfo.InvariantCulture, $"{value.FilesDone}/{value.FilesFound} files, {value.ReportsWritten} reports stored");
        }
    }

    private static void WriteJson(IngestResult result)
    {
        using var lines = new JsonLines();
        foreach (var report in result.Reports.Where(r => r.Outcome != IngestOutcome.Rejected))
            lines.Write(("file", report.File), ("reportId", report.ReportId), ("language", report.Language), ("place", report.Place),
                ("sentences", report.Sentences), ("figures", report.Figures), ("doubts", report.Doubts), ("outcome", report.Outcome == IngestOutcome.Stored ? "stored" : "unchanged"));
    }

    private static void WriteTable(IngestResult result)
    {
        // A long list helps nobody on a screen; --json gives it all.
        const int Shown = 50;
        var reports = result.Reports.Where(r => r.Outcome != IngestOutcome.Rejected).ToList();
        if (reports.Count == 0)
            return;
        Terminal.Table(["report", "file", "language", "place", "sentences", "figures", "doubtful", ""], reports.Take(Shown).Select(r => new[]
        {
            r.ReportId!, r.File, r.Language!, r.Place ?? "(unknown)", Count(r.Sentences), Count(r.Figures), Count(r.Doubts), r.Outcome == IngestOutcome.Stored ? "stored" : "unchanged",
        }), 4, 5, 6);
        if (reports.Count > Shown)
            Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"Shown: the first {Shown} of {reports.Count} reports; --json lists all."));
    }

    private static string Summary(IngestResult result, string database, bool dryRun)
    {
        var rejected = result.Rejected > 0 ? string.Create(CultureInfo.InvariantCulture, $", {result.Rejected} rejected (listed above)") : "";
        var changed = dryRun ? string.Create(CultureInfo.InvariantCulture, $"Dry run: {result.Stored} would be stored")
            : result.Stored == 0 ? "Nothing was changed"
            : string.Create(CultureInfo.InvariantCulture, $"{result.Stored} stored");
        return string.Create(CultureInfo.InvariantCulture, $"{changed}, {result.Unchanged} already in the store{rejected}. Store: {database}");
    }

    private static string Count(int value) => value.ToString(CultureInfo.InvariantCulture);
}
