using System.CommandLine;
using System.Globalization;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench places</c>: names that no place has, and what they mean.</summary>
internal static class PlacesCommand
{
    public static Command Create()
    {
        var database = CommonOptions.Database();
        var json = CommonOptions.Json();
        var place = new Argument<string>("PLACE") { Description = "The place: its id, or its name in any language." };
        var name = new Argument<string>("NAME") { Description = "The name as reports write it." };
        var map = new Command("map", "Say that a name means a place.") { name, place, database };
        map.SetAction((result, _) =>
        {
            using var workbench = CampaignWorkbench.Open(result.GetValue(database)!);
            var id = workbench.MapPlace(result.GetValue(name)!, result.GetValue(place)!);
            Terminal.Say($"'{result.GetValue(name)!.Trim()}' means {id} from now on. `workbench diff --apply --db {result.GetValue(database)}` reads the stored reports again.");
            return Task.FromResult(ExitCodes.Done);
        });
        var level = new Option<string>("--level") { Description = "What it is.", DefaultValueFactory = _ => "district" };
        level.AcceptOnlyFromAmong("province", "district", "commune");
        var parent = new Option<string?>("--in") { Description = "The province or district it belongs to, by id or name.", HelpName = "PLACE" };
        var newName = new Argument<string>("NAME") { Description = "The name of the new place." };
        var add = new Command("add", "Add a place that the store lacks, and print its id.") { newName, level, parent, database };
        add.SetAction((result, _) =>
        {
            using var workbench = CampaignWorkbench.Open(result.GetValue(database)!);
            Console.WriteLine(workbench.AddPlace(result.GetValue(newName)!, result.GetValue(level)!, result.GetValue(parent)));
            return Task.FromResult(ExitCodes.Done);
        });
        var command = new Command("places", "List names of places in the stored reports that no place has; map them, or add places.") { map, add, database, json };
        command.SetAction((result, cancellationToken) => Task.FromResult(List(result.GetValue(database)!, result.GetValue(json), cancellationToken)));
        return command;
    }

    /// <summary>The hint after an ingestion: a few names, and the command that maps one.</summary>
    public static void Hint(IngestResult result, string database)
    {
        const int Shown = 5;
        // Communes are not in the gazetteer that the workbench brings; to list each would bury the rest.
        var names = result.Reports.SelectMany(r => r.UnknownPlaces).Where(p => p.Level != "commune")
            .GroupBy(p => p.Name, StringComparer.Ordinal).OrderByDescending(g => g.Sum(p => p.Mentions)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key).ToList();
        if (names.Count == 0)
            return;
        var more = names.Count > Shown ? string.Create(CultureInfo.InvariantCulture, $" and {names.Count - Shown} more") : "";
        Terminal.Say($"Unknown places: {string.Join(", ", names.Take(Shown))}{more}. Say which place a name means: `workbench places map \"{names[0]}\" PLACE --db {database}`; `workbench places --db {database}` lists all.");
    }

    private static int List(string database, bool json, CancellationToken cancellationToken)
    {
        using var workbench = CampaignWorkbench.OpenReadOnly(database);
        var unknown = workbench.UnknownPlaces(cancellationToken);
        if (json)
        {
            using var lines = new JsonLines();
            foreach (var place in unknown)
                lines.Write(("name", place.Name), ("level", place.Level), ("mentions", place.Mentions), ("reports", place.Reports), ("reportId", place.ReportId));
        }
        else if (unknown.Count > 0)
            Terminal.Table(["name", "level", "mentions", "reports", "for example"], unknown.Select(p => new[]
            {
                p.Name, p.Level, p.Mentions.ToString(CultureInfo.InvariantCulture), p.Reports.ToString(CultureInfo.InvariantCulture), p.ReportId,
            }), 2, 3);
        Terminal.Say(unknown.Count == 0 ? "Every name beside a word for a province, district or commune is a place of the store."
            : $"Map a name: `workbench places map NAME PLACE --db {database}`; add a place: `workbench places add NAME --in PROVINCE --db {database}`.");
        return ExitCodes.Done;
    }
}
