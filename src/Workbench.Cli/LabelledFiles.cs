using System.CommandLine;
using Workbench.Classification;

namespace Workbench.Cli;

/// <summary>Labelled sentences as commands take them: files, or folders with such files.</summary>
internal static class LabelledFiles
{
    private static readonly string[] Types = [".jsonl", ".ndjson", ".tsv", ".csv"];

    public static Option<bool> SkipBadRows() => new("--skip-bad-rows") { Description = "Leave out rows that cannot be used; each is listed, and the exit code is 3." };

    /// <summary>The exit code of a command that read <paramref name="data"/> and did its work.</summary>
    public static int ExitCode(LabelledData data) => data.Issues.Any(i => i.IsError) ? ExitCodes.SomeRejected : ExitCodes.Done;

    /// <summary>Reads all; says on standard error what the reader noticed. What it noticed of the whole (line 0) is about training only.</summary>
    public static LabelledData Read(string[] paths, bool skipBadRows, bool forTraining = true)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
                files.AddRange(Directory.GetFiles(path).Where(f => Types.Contains(Path.GetExtension(f).ToLowerInvariant())).Order(StringComparer.Ordinal));
            else if (File.Exists(path))
                files.Add(path);
            else
                throw new WorkbenchException("WB8203", $"There is no file or folder '{path}'. Labelled data is .jsonl, .tsv or .csv with text and category.");
        }
        if (files.Count == 0)
            throw new WorkbenchException("WB8204", $"No labelled data in {string.Join(", ", paths)}: no .jsonl, .tsv or .csv file is there. Name a file, or the folder that holds some.");
        var data = LabelledData.Read(files, new LabelledDataOptions { SkipBadRows = skipBadRows });
        foreach (var issue in data.Issues.Where(i => forTraining || i.Line > 0))
            Terminal.Say($"{(issue.IsError ? "rejected" : "warning")}: {issue}");
        return data;
    }
}
