using System.CommandLine;
using System.Globalization;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench import FILE</c></summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Tables of figures: .csv, .tsv, .parquet.", Arity = ArgumentArity.OneOrMore };
        var database = CommonOptions.Database();
        var json = CommonOptions.Json();
        var command = new Command("import", "Read tables of figures into the store.") { files, database, json };
        command.SetAction((result, cancellationToken) => Task.FromResult(Run(result.GetValue(files)!, result.GetValue(database)!, result.GetValue(json), cancellationToken)));
        return command;
    }

    private static int Run(string[] files, string database, bool json, CancellationToken cancellationToken)
    {
        using var workbench = CampaignWorkbench.Open(database);
        using var lines = json ? new JsonLines() : null;
        var rejected = false;
        foreach (var file in files)
        {
            var result = workbench.Import(file, cancellationToken);
            rejected |= result.Rejected.Count > 0;
            lines?.Write(("file", file), ("rows", result.Rows), ("rejected", result.Rejected.Count), ("unchanged", result.Unchanged));
            foreach (var row in result.Rejected)
                Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"rejected: {file}, row {row.Row}: {row.Reason}"));
            Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{file}: {result.Rows} rows imported, {result.Unchanged} already in the store, {result.Rejected.Count} rejected."));
        }
        return rejected ? ExitCodes.SomeRejected : ExitCodes.Done;
    }
}
