using System.CommandLine;
using System.Globalization;
using Workbench.Text;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench extract FILE…</c></summary>
internal static class ExtractCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Reports: files and folders.", Arity = ArgumentArity.OneOrMore };
        var language = CommonOptions.Language();
        var json = CommonOptions.Json();
        var command = new Command("extract", "Print the figures of reports, without a store.") { files, language, json };
        command.SetAction((result, cancellationToken) => Task.FromResult(Run(result.GetValue(files)!, result.GetValue(language), result.GetValue(json), cancellationToken)));
        return command;
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
