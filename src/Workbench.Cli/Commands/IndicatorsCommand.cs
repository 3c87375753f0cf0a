using System.CommandLine;
using System.Globalization;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench indicators</c></summary>
internal static class IndicatorsCommand
{
    public static Command Create()
    {
        var language = new Option<string>("--lang") { Description = "The language of the labels.", HelpName = "xx", DefaultValueFactory = _ => "en" };
        var database = CommonOptions.Database();
        var json = CommonOptions.Json();
        var command = new Command("indicators", "List what can be compared: every unit within a category, and how widely it is stated.") { language, database, json };
        command.SetAction((result, _) => Task.FromResult(Run(result.GetValue(language)!, result.GetValue(database)!, result.GetValue(json))));
        return command;
    }

    private static int Run(string language, string database, bool json)
    {
        using var workbench = CampaignWorkbench.OpenReadOnly(database);
        var indicators = workbench.Indicators();
        if (json)
        {
            using var lines = new JsonLines();
            foreach (var i in indicators)
                lines.Write(("indicator", i.Id), ("unit", i.Unit), ("category", i.Category), ("kind", i.Kind), ("adds", i.Adds.ToString().ToLowerInvariant()), ("canonical", i.Definition?.Id), ("label", i.Definition?.Label(language)),
                    ("places", i.Places), ("districts", i.Districts), ("reports", i.Reports), ("figures", i.Figures), ("doubts", i.Doubts), ("targets", i.Targets), ("periods", i.Periods), ("from", i.Span.Start), ("to", i.Span.End), ("languages", i.Languages));
        }
        else
            Terminal.Table(["indicator", "label", "adds up as", "places", "figures", "reports", "periods", "languages"], indicators.Select(i => new[]
            {
                i.Id, i.Definition?.Label(language) ?? "", i.Adds.ToString().ToLowerInvariant(), Count(i.Places), Count(i.Figures), Count(i.Reports), Count(i.Periods), string.Join(" ", i.Languages),
            }), 3, 4, 5, 6);
        return ExitCodes.Done;
    }

    private static string Count(int value) => value.ToString(CultureInfo.InvariantCulture);
}
