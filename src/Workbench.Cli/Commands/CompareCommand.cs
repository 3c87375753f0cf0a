using System.CommandLine;
using System.Globalization;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench compare --indicator UNIT[:CATEGORY]</c></summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var indicator = new Option<string>("--indicator", "-i") { Description = "What to compare: a unit, or a unit within a category (household:poverty-reduction).", HelpName = "UNIT[:CATEGORY]", Required = true };
        var by = new Option<string>("--by") { Description = "What the rows are.", DefaultValueFactory = _ => "district" };
        by.AcceptOnlyFromAmong("district", "province", "language", "year");
        var chart = new Option<string?>("--chart") { Description = "Also draw the comparison: .svg, .png, .html or .json.", HelpName = "FILE" };
        var database = CommonOptions.Database();
        var json = CommonOptions.Json();
        var command = new Command("compare", "Compare an indicator across districts, provinces, languages or years.") { indicator, by, chart, database, json };
        command.SetAction((result, _) => Task.FromResult(Run(result.GetValue(indicator)!, result.GetValue(by)!, result.GetValue(chart), result.GetValue(database)!, result.GetValue(json))));
        return command;
    }

    private static int Run(string indicator, string by, string? chart, string database, bool json)
    {
        using var workbench = CampaignWorkbench.OpenReadOnly(database);
        var comparison = workbench.Compare(indicator, by: by);
        if (json)
            WriteJson(comparison);
        else
            WriteTable(comparison);
        if (chart is not null)
        {
            comparison.ToChart().Save(chart);
            Terminal.Say($"Chart: {chart}");
        }
        return ExitCodes.Done;
    }

    private static void WriteJson(Comparison comparison)
    {
        using var lines = new JsonLines();
        foreach (var row in comparison.Rows)
            lines.Write(("indicator", comparison.Query.Indicator), (comparison.Query.By, row.Key), ("placeId", row.PlaceId), ("level", row.Level), ("province", row.Province),
                ("value", row.Value), ("valueHigh", row.ValueHigh), ("unit", comparison.Query.Unit), ("kind", row.Kind), ("bound", row.Bound),
                ("periodStart", row.PeriodStart), ("periodEnd", row.PeriodEnd), ("reported", row.IsReported), ("statements", row.Statements), ("figures", row.Figures),
                ("reports", row.Reports), ("doubts", row.Doubts), ("figureIds", row.FigureIds));
    }

    private static void WriteTable(Comparison comparison)
    {
        Terminal.Table([comparison.Query.By, "level", comparison.Query.Unit, "bound", "period", "statements", "figures", "reports", "doubtful"],
            comparison.Rows.Select(r => new[]
            {
                r.Province is null ? r.Key : $"{r.Key} ({r.Province})",
                r.Level ?? "",
                r.IsReported ? Value(r) : "not reported",
                r.Bound is null or "exact" ? "" : Comparison.BoundWords(r.Bound),
                Period(r),
                Count(r.Statements),
                Count(r.Figures),
                Count(r.Reports),
                Count(r.Doubts),
            }), 2, 5, 6, 7, 8);
    }

    private static string Value(ComparisonRow row) => row switch
    {
        { ValueHigh: null } => Terminal.Number(row.Value),
        { Kind: "ratio" } => $"{Terminal.Number(row.Value)}/{Terminal.Number(row.ValueHigh)}",
        _ => $"{Terminal.Number(row.Value)}–{Terminal.Number(row.ValueHigh)}",
    };

    private static string Period(ComparisonRow row) => (row.PeriodStart, row.PeriodEnd) switch
    {
        (null, null) => "",
        ({ } start, null) => $"since {Day(start)}",
        (null, { } end) => $"until {Day(end)}",
        ({ } start, { } end) => $"{Day(start)} – {Day(end)}",
    };

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Count(int value) => value == 0 ? "" : value.ToString(CultureInfo.InvariantCulture);
}
