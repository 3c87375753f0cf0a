using System.CommandLine;
using System.Globalization;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench export OUT</c></summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var output = new Argument<string>("OUT") { Description = "The file, or the folder of a bundle or of partitions." };
        var table = new Option<string>("--table") { Description = $"The table: {string.Join(", ", CampaignWorkbench.ExportableTables)}.", DefaultValueFactory = _ => "facts" };
        var format = new Option<string?>("--format") { Description = "csv, parquet, json, xlsx; bundle (a folder that can be cited); hive (partitioned Parquet). Default: by the file's ending.", HelpName = "FORMAT" };
        var database = CommonOptions.Database();
        var json = CommonOptions.Json();
        var command = new Command("export", "Write data out of the store, with what is needed to cite it.") { output, table, format, database, json };
        command.SetAction((result, _) =>
        {
            var path = result.GetValue(output)!;
            using var workbench = CampaignWorkbench.OpenReadOnly(result.GetValue(database)!);
            using var lines = result.GetValue(json) ? new JsonLines() : null;
            IReadOnlyList<string> files = [path];
            switch (result.GetValue(format))
            {
                case "bundle":
                    files = [.. workbench.ExportBundle(path).Select(f => Path.Combine(path, f))];
                    break;
                case "hive":
                    workbench.ExportHive(path);
                    files = [.. Directory.GetFiles(path, "*.parquet", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
                    break;
                default:
                    workbench.Export(result.GetValue(table)!, path, result.GetValue(format));
                    break;
            }
            foreach (var file in files)
                lines?.Write(("file", file), ("sizeBytes", new FileInfo(file).Length));
            Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{files.Count} files written: {path}"));
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }
}
