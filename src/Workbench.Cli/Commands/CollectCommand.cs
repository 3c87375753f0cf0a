using System.CommandLine;
using System.Globalization;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench collect PARTS</c></summary>
internal static class CollectCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("PARTS") { Description = "The folder with the parts of `workbench extract --shard K/N --out PARTS`." };
        var database = CommonOptions.Database();
        var json = CommonOptions.Json();
        var command = new Command("collect", "Put the parts of several machines into one store.") { folder, database, json };
        command.SetAction((result, _) =>
        {
            using var workbench = CampaignWorkbench.Open(result.GetValue(database)!);
            var added = workbench.Collect(result.GetValue(folder)!);
            using var lines = result.GetValue(json) ? new JsonLines() : null;
            lines?.Write(("parts", result.GetValue(folder)), ("reports", added));
            Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{added} reports added. Store: {result.GetValue(database)}"));
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }
}
