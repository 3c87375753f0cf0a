using System.CommandLine;
using System.Globalization;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench conflicts</c></summary>
internal static class ConflictsCommand
{
    public static Command Create()
    {
        var indicator = new Option<string?>("--indicator", "-i") { Description = "Only this indicator.", HelpName = "UNIT[:CATEGORY]" };
        var most = new Option<int>("--most") { Description = "At most so many.", HelpName = "N", DefaultValueFactory = _ => 1000 };
        var settle = new Option<string?>("--settle") { Description = "Settle by a rule, and record it.", HelpName = "newest|most-specific|confirmed" };
        settle.AcceptOnlyFromAmong("newest", "most-specific", "confirmed");
        var withdraw = new Option<long?>("--withdraw") { Description = "End a settlement.", HelpName = "N" };
        var history = new Option<bool>("--history") { Description = "List the settlements." };
        var (name, reason) = (ReviewCommand.Name(), ReviewCommand.Reason());
        var database = CommonOptions.Database();
        var json = CommonOptions.Json();
        var command = new Command("conflicts", "Show what reports state differently about the same indicator, place and period; settle it by a recorded rule.") { indicator, most, settle, withdraw, history, name, reason, database, json };
        command.SetAction((result, _) =>
        {
            var (by, why) = (result.GetValue(name) ?? "", result.GetValue(reason) ?? "");
            var writes = result.GetValue(settle) is not null || result.GetValue(withdraw) is not null;
            using var workbench = writes ? CampaignWorkbench.Open(result.GetValue(database)!) : CampaignWorkbench.OpenReadOnly(result.GetValue(database)!);
            using var lines = result.GetValue(json) ? new JsonLines() : null;
            if (result.GetValue(withdraw) is { } number)
                workbench.Withdraw(number, by, why);
            else if (result.GetValue(settle) is { } rule)
                Write(lines, workbench.Settle(rule switch { "newest" => SettlementRule.Newest, "confirmed" => SettlementRule.Confirmed, _ => SettlementRule.MostSpecific }, by, why, result.GetValue(indicator)));
            else if (result.GetValue(history))
                Write(lines, workbench.SettlementHistory());
            else
                Write(lines, workbench.FindConflicts(result.GetValue(indicator), result.GetValue(most)), result.GetValue(most));
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static void Write(JsonLines? lines, IReadOnlyList<Conflict> conflicts, int most)
    {
        foreach (var c in conflicts)
            lines?.Write(("unit", c.Unit), ("category", c.Category), ("kind", c.Kind), ("placeId", c.PlaceId), ("place", c.Place), ("periodStart", c.PeriodStart), ("periodEnd", c.PeriodEnd), ("low", c.Low), ("high", c.High),
                ("statements", c.Statements.Select(s => (IReadOnlyList<(string, object?)>)[("source", s.Source), ("title", s.Title), ("published", s.Published), ("value", s.Value), ("valueHigh", s.ValueHigh), ("bound", s.Bound), ("figureIds", s.FigureIds)]).ToList()));
        if (lines is null)
            Terminal.Table(["indicator", "place", "range", "who says what"], conflicts.Select(c => new[]
            {
                $"{c.Unit}:{c.Category}", c.Place ?? "(unknown)", $"{Terminal.Number(c.Low)}–{Terminal.Number(c.High)}",
                string.Join("; ", c.Statements.Select(s => $"{Terminal.Number(s.Value)}: {s.Title ?? s.Source}")),
            }));
        Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{conflicts.Count} conflicts{(conflicts.Count == most ? " (more may follow: --most)" : "")}."));
    }

    private static void Write(JsonLines? lines, IReadOnlyList<Settlement> settlements)
    {
        foreach (var s in settlements)
            lines?.Write(("settlement", s.Number), ("rule", s.Rule), ("kept", s.Kept), ("setAside", s.SetAside), ("withdraws", s.Withdraws), ("reason", s.Reason), ("reviewer", s.Reviewer), ("settledAt", s.SettledAt));
        if (lines is null)
            Terminal.Table(["settlement", "rule", "kept", "set aside", "reason", "by"], settlements.Select(s => new[]
            {
                s.Number.ToString(CultureInfo.InvariantCulture), s.Rule, string.Join(" ", s.Kept), string.Join(" ", s.SetAside), s.Reason, s.Reviewer,
            }));
        Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{settlements.Count} settlements."));
    }
}
