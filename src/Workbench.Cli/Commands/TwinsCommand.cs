using System.CommandLine;
using System.Globalization;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench twins</c></summary>
internal static class TwinsCommand
{
    public static Command Create()
    {
        var record = new Option<bool>("--record") { Description = "Record them, so that twins count as one report in comparisons and conflicts." };
        var database = CommonOptions.Database();
        var json = CommonOptions.Json();
        var command = new Command("twins", "Find reports that repeat others: translations and reprints.") { record, database, json };
        command.SetAction((result, cancellationToken) =>
        {
            using var workbench = result.GetValue(record) ? CampaignWorkbench.Open(result.GetValue(database)!) : CampaignWorkbench.OpenReadOnly(result.GetValue(database)!);
            // Reports are read once, so what the engine would keep of them is of no use: with this limit a million need less than 2 GB.
            Set(workbench, "SET memory_limit = '400MB'");
            var twins = workbench.FindTwins(cancellationToken);
            Set(workbench, "RESET memory_limit");
            if (result.GetValue(record))
                workbench.RecordTwins(twins);
            using var lines = result.GetValue(json) ? new JsonLines() : null;
            foreach (var twin in twins)
                lines?.Write(("reportId", twin.ReportId), ("twinOf", twin.TwinOf), ("score", twin.Score), ("how", twin.How));
            if (lines is null)
                Terminal.Table(["report", "repeats", "likeness", "by"], twins.Select(t => new[] { t.ReportId, t.TwinOf, t.Score.ToString("0.00", CultureInfo.InvariantCulture), t.How }), 2);
            Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{twins.Count} reports repeat another{(result.GetValue(record) ? "; recorded" : "; --record makes them count once")}."));
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static void Set(CampaignWorkbench workbench, string sql)
    {
        using var command = workbench.Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
