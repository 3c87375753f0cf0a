using System.CommandLine;
using System.Globalization;
using Workbench.Notebooks;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench notebook run FILE…</c></summary>
internal static class NotebookCommand
{
    public static Command Create()
    {
        var files = CommonOptions.Files("FILE", "Notebooks: .ipynb, .dib.", ArgumentArity.OneOrMore);
        var parameters = new Option<string[]>("-p", "--parameter") { Description = "A value for a variable of the cell tagged \"parameters\"; may be given several times.", HelpName = "NAME=VALUE" };
        var output = new Option<string?>("--out") { Description = "The folder for the notebooks with their outputs. Default: none is written.", HelpName = "DIR" };
        var html = new Option<bool>("--html") { Description = "Write a page beside each notebook. Needs --out." };
        var check = new Option<bool>("--check") { Description = "Compare the outputs with those stored; differences fail." };
        var json = CommonOptions.Json();
        var run = new Command("run", "Execute notebooks from the first cell to the last.") { files, parameters, output, html, check, json };
        run.SetAction((result, cancellationToken) => RunAsync(
            result.GetValue(files)!, result.GetValue(parameters) ?? [], result.GetValue(output), result.GetValue(html), result.GetValue(check), result.GetValue(json), cancellationToken));
        return new Command("notebook", "Run notebooks without a front end.") { run };
    }

    private static async Task<int> RunAsync(string[] files, string[] parameters, string? output, bool html, bool check, bool json, CancellationToken cancellationToken)
    {
        if (html && output is null)
            throw new UsageException("--html needs --out DIR, the folder for the page.");
        var options = new NotebookRunOptions
        {
            Parameters = Values(parameters), OutputFolder = output, Html = html, Check = check,
        };
        using var lines = json ? new JsonLines() : null;
        var succeeded = true;
        foreach (var file in files)
        {
            var result = await NotebookRunner.RunAsync(file, options, new Reporter(), cancellationToken);
            succeeded &= result.Succeeded;
            lines?.Write(("file", file), ("cells", result.Cells), ("failed", result.Failed), ("seconds", Math.Round(result.Elapsed.TotalSeconds, 3)));
            lines?.Flush();
            if (result.Error is { } error)
            {
                Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{file}, cell {result.FailedCell}: {error.Name}: {error.Message}"));
                foreach (var line in error.Trace)
                    Terminal.Say(line);
            }
            foreach (var difference in result.Differences)
                Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{file}, cell {difference.Cell}: {difference.What} differs.\n  stored: {difference.Stored}\n  now:    {difference.Now}"));
            var outcome = result.Failed > 0 ? "failed" : result.Differences.Count > 0 ? "differs from what is stored" : check ? "the same as stored" : "done";
            Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{file}: {result.Cells} cells, {result.Elapsed.TotalSeconds:0.0} s, {outcome}{(result.OutputFile is null ? "" : "; written to " + result.OutputFile)}."));
        }
        return succeeded ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static Dictionary<string, string> Values(string[] parameters)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in parameters)
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
                throw new UsageException($"\"{parameter}\" is no parameter. Write -p name=value.");
            values[parameter[..equals].Trim()] = parameter[(equals + 1)..];
        }
        return values;
    }

    /// <summary>A line a cell, when it has ended.</summary>
    private sealed class Reporter : IProgress<NotebookProgress>
    {
        public void Report(NotebookProgress value)
        {
            if (value.Status is { } status)
                Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"  cell {value.Cell}/{value.Cells} {(status == CellStatus.Succeeded ? "done" : status == CellStatus.Failed ? "failed" : "interrupted")} ({value.Elapsed.TotalSeconds:0.00} s)"));
        }
    }
}
