using Workbench.Classification;

namespace Workbench.Cli;

/// <summary>Labelled sentences as commands take them: files, or folders with such files.</summary>
internal static class LabelledFiles
{
    private static readonly string[] Types = [".jsonl", ".ndjson", ".tsv", ".csv"];

    /// <summary>Reads all; says on standard error what the reader noticed.</summary>
    public static LabelledData Read(string[] paths)
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
            throw new WorkbenchException("WB8204", $"No labelled data in {string.Join(", ", paths)}: no .jsonl, .tsv or .csv file is there.");
        var data = LabelledData.Read(files);
        foreach (var issue in data.Issues)
            Terminal.Say($"{(issue.IsError ? "rejected" : "warning")}: {issue}");
        return data;
    }
}
