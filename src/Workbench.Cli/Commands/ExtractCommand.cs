using System.CommandLine;
using System.Globalization;
using Workbench.Text;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench extract FILE…</c></summary>
internal static class ExtractCommand
{
    public static Command Create()
    {
        var files = CommonOptions.Files("FILE", "Reports: files and folders.", ArgumentArity.OneOrMore);
        var language = CommonOptions.Language();
        var shard = new Option<string?>("--shard") { Description = "Only part K of N, written as Parquet for `workbench collect`.", HelpName = "K/N" };
        var parts = new Option<string?>("--out") { Description = "The folder of the parts.", HelpName = "FOLDER" };
        var model = CommonOptions.Model();
        var json = CommonOptions.Json();
        var command = new Command("extract", "Print the figures of reports, without a store.") { files, language, shard, parts, model, json };
        command.SetAction((result, cancellationToken) => result.GetValue(shard) is { } part
            ? ShardAsync(result.GetValue(files)!, part, result.GetValue(parts) ?? throw new UsageException("--shard needs --out FOLDER for the parts."), result.GetValue(model), result.GetValue(json), cancellationToken)
            : Task.FromResult(Run(result.GetValue(files)!, result.GetValue(language), result.GetValue(json), cancellationToken)));
        return command;
    }

    private static async Task<int> ShardAsync(string[] files, string shard, string folder, string? model, bool json, CancellationToken cancellationToken)
    {
        var result = await CampaignWorkbench.ExtractShardAsync(files, Shard.Parse(shard), folder, model, cancellationToken);
        foreach (var report in result.Reports.Where(r => r.Error is not null))
            Terminal.Say("rejected: " + report.Error!.Message);
        using var lines = json ? new JsonLines() : null;
        lines?.Write(("shard", shard), ("reports", result.Stored), ("figures", result.Reports.Where(r => r.Outcome == IngestOutcome.Stored).Sum(r => r.Figures)), ("rejected", result.Rejected));
        Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"Shard {shard}: {result.Stored} reports, {result.Rejected} rejected. Parts: {folder}"));
        return result.Rejected > 0 ? ExitCodes.SomeRejected : ExitCodes.Done;
    }

    private static int Run(string[] files, string? language, bool json, CancellationToken cancellationToken)
    {
        using var lines = json ? new JsonLines() : null;
        return TextFiles.ForEach(files, language, (file, report) =>
        {
            if (lines is null)
                WriteTable(file, report);
            else
                foreach (var figure in report.Figures)
                    lines.Write(("file", file), ("start", figure.Start), ("end", figure.End), ("raw", figure.Raw), ("value", figure.Value), ("valueHigh", figure.ValueHigh),
                        ("kind", QuantityKinds.ToName(figure.Kind)), ("unit", figure.Unit), ("noun", figure.Noun), ("bound", Bounds.ToName(figure.Bound)),
                        ("periodStart", figure.PeriodStart), ("periodEnd", figure.PeriodEnd), ("place", figure.PlaceName ?? PlaceOf(report)),
                        ("sentence", figure.SentenceNo), ("doubt", figure.Doubts),
                        ("rawStart", report.ToRawOffset(figure.Start)), ("rawEnd", report.ToRawOffset(figure.End)));
        }, cancellationToken);
    }

    private static string? PlaceOf(ReportAnalysis report) => report.Place is { } place ? place.Place?.Name ?? place.Written : null;

    private static void WriteTable(string file, ReportAnalysis report)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {report.Language}, {PlaceOf(report) ?? "place unknown"}, {report.Figures.Count} figures"));
        if (report.Figures.Count == 0)
            return;
        Terminal.Table(["value", "kind", "unit", "bound", "period", "words", "doubt"], report.Figures.Select(f => new[]
        {
            f.ValueHigh is null ? Terminal.Number(f.Value) : $"{Terminal.Number(f.Value)}–{Terminal.Number(f.ValueHigh)}",
            QuantityKinds.ToName(f.Kind),
            f.Unit ?? "?",
            Bounds.ToName(f.Bound),
            f.PeriodStart is null && f.PeriodEnd is null ? "" : $"{f.PeriodStart:yyyy-MM-dd}…{f.PeriodEnd:yyyy-MM-dd}",
            $"{f.Raw} {f.Noun}",
            string.Join(", ", f.Doubts),
        }), 0);
    }
}
