using System.CommandLine;
using System.Globalization;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench import FILE</c></summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var files = CommonOptions.Files("FILE", "Tables: .csv, .tsv, .parquet, .xlsx.", ArgumentArity.OneOrMore);
        var map = new Option<string[]>("--map") { Description = "A column by another name: value=amount.", HelpName = "WANTED=FOUND" };
        var unit = new Option<string?>("--unit") { Description = "The unit of rows that give none." };
        var preview = new Option<bool>("--preview") { Description = "Check everything and show the first rows; write nothing." };
        var populations = new Option<bool>("--populations") { Description = "The tables hold people and households of places." };
        var conversions = new Option<bool>("--conversions") { Description = "The tables hold rates between currencies." };
        var database = CommonOptions.Database();
        var json = CommonOptions.Json();
        var command = new Command("import", "Read tables of figures into the store.") { files, map, unit, preview, populations, conversions, database, json };
        command.SetAction((result, cancellationToken) =>
        {
            using var workbench = CampaignWorkbench.Open(result.GetValue(preview) && !File.Exists(result.GetValue(database)!) ? ":memory:" : result.GetValue(database)!);
            var options = new ImportOptions { Columns = Columns(result.GetValue(map) ?? []), Unit = result.GetValue(unit), DryRun = result.GetValue(preview) };
            return Task.FromResult(Run(result.GetValue(files)!, file => result.GetValue(populations) ? workbench.ImportPopulations(file) : result.GetValue(conversions) ? workbench.ImportConversions(file) : workbench.Import(file, options, cancellationToken), options.DryRun, result.GetValue(json)));
        });
        return command;
    }

    private static Dictionary<string, string> Columns(string[] map) => map.Select(m => m.Split('=', 2)).ToDictionary(
        m => m[0].Trim(), m => m.Length == 2 && m[1].Trim().Length > 0 ? m[1].Trim() : throw new UsageException($"--map {m[0]}: write the wanted column, =, the column of the file: value=amount."), StringComparer.Ordinal);

    private static int Run(string[] files, Func<string, ImportResult> import, bool preview, bool json)
    {
        using var lines = json ? new JsonLines() : null;
        var rejected = false;
        foreach (var file in files)
        {
            var result = import(file);
            rejected |= result.Rejected.Count > 0;
            lines?.Write(("file", file), ("rows", result.Rows), ("rejected", result.Rejected.Count), ("unchanged", result.Unchanged));
            if (preview && lines is null)
                Terminal.Table(["row", "value", "kind", "unit", "what", "bound", "place", "category", "period"], result.Preview.Select(r => new[]
                {
                    r.Row.ToString(CultureInfo.InvariantCulture), Terminal.Number(r.Value) + (r.ValueHigh is null ? "" : "–" + Terminal.Number(r.ValueHigh)), r.Kind, r.Unit, r.Noun ?? "", r.Bound,
                    r.PlaceId ?? $"{r.Place} (unknown)", r.Category ?? "", string.Create(CultureInfo.InvariantCulture, $"{r.PeriodStart:yyyy-MM-dd}…{r.PeriodEnd:yyyy-MM-dd}"),
                }), 0, 1);
            foreach (var row in result.Rejected)
                Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"rejected: {file}, row {row.Row}: {row.Reason}"));
            Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{file}: {result.Rows} rows {(preview ? "would be imported" : "imported")}, {result.Unchanged} already in the store, {result.Rejected.Count} rejected."));
        }
        return rejected ? ExitCodes.SomeRejected : ExitCodes.Done;
    }
}
