using System.CommandLine;
using System.Globalization;
using Workbench.Charts;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench compare --indicator UNIT[:CATEGORY]</c></summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var indicator = new Option<string>("--indicator", "-i") { Description = "What to compare: a unit, a unit within a category (household:poverty-reduction), money, or a canonical id (party-members).", HelpName = "UNIT[:CATEGORY]", Required = true };
        var by = new Option<string>("--by") { Description = "What the rows are: district, province, language, year, or two with a comma (district,year).", DefaultValueFactory = _ => "district" };
        by.Validators.Add(result =>
        {
            string[] allowed = ["district", "province", "language", "year"];
            foreach (var part in (result.GetValueOrDefault<string>() ?? "").Split(',', StringSplitOptions.TrimEntries))
                if (!allowed.Contains(part, StringComparer.Ordinal))
                    result.AddError($"A comparison cannot be made by '{part}'. Allowed: {string.Join(", ", allowed)}.");
        });
        var filters = new CompareFilters();
        var chart = new Option<string?>("--chart") { Description = "Also draw the comparison: .svg, .png, .html or .json.", HelpName = "FILE" };
        var locale = new Option<string?>("--locale") { Description = $"The language of the chart, its titles and units included: {string.Join(", ", ChartLanguage.Codes)}; en when left out.", HelpName = "xx" };
        locale.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } code && !ChartLanguage.Codes.Contains(code, StringComparer.Ordinal))
                result.AddError($"Charts do not speak '{code}'. Allowed: {string.Join(", ", ChartLanguage.Codes)}.");
        });
        var database = CommonOptions.Database();
        var json = CommonOptions.Json();
        var command = new Command("compare", "Compare an indicator across districts, provinces, languages or years.") { indicator, by, chart, locale, database, json };
        filters.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(locale) is { Implicit: false } && result.GetResult(chart) is null or { Implicit: true })
                result.AddError("--locale is the language of a chart. Say with --chart FILE where to draw it.");
        });
        command.SetAction((result, _) => Task.FromResult(Run(filters.Query(result, result.GetValue(indicator)!, result.GetValue(by)!), result.GetValue(chart), result.GetValue(locale) ?? "en", result.GetValue(database)!, result.GetValue(json))));
        return command;
    }

    private static int Run(ComparisonQuery query, string? chart, string locale, string database, bool json)
    {
        using var workbench = CampaignWorkbench.OpenReadOnly(database);
        var comparison = workbench.Compare(query);
        if (json)
            WriteJson(comparison);
        else
            WriteTable(comparison);
        if (chart is not null)
        {
            comparison.ToChart(language: locale).Save(chart);
            Terminal.Say($"Chart: {chart}");
        }
        return ExitCodes.Done;
    }

    private static void WriteJson(Comparison comparison)
    {
        using var lines = new JsonLines();
        var query = comparison.Query;
        foreach (var row in comparison.Rows)
        {
            List<(string, object?)> members = [("indicator", query.Indicator), (query.Groupings[0], row.Key)];
            if (query.Groupings.Count > 1)
                members.Add((query.Groupings[1], row.Key2));
            members.AddRange([("placeId", row.PlaceId), ("level", row.Level)]);
            if (!query.Groupings.Contains("province"))
                members.Add(("province", row.Province));
            members.AddRange([("value", row.Value), ("valueHigh", row.ValueHigh), ("unit", query.ResultUnit), ("kind", row.Kind), ("bound", row.Bound),
                ("periodStart", row.PeriodStart), ("periodEnd", row.PeriodEnd), ("reported", row.IsReported), ("statements", row.Statements), ("figures", row.Figures),
                ("reports", row.Reports), ("doubts", row.Doubts), ("conflicts", row.Conflicts), ("setAside", row.SetAside), ("adds", row.Adds is { } adds ? adds.ToString().ToLowerInvariant() : null)]);
            if (query.Per is not null)
                members.AddRange([("per", query.Per), ("normalised", row.Normalised), ("normalisedHigh", row.NormalisedHigh), ("base", row.Base), ("baseYear", row.BaseYear)]);
            members.AddRange([("notes", row.Notes), ("figureIds", row.FigureIds)]);
            lines.Write([.. members]);
        }
    }

    private static void WriteTable(Comparison comparison)
    {
        Terminal.Table([comparison.Query.By, "level", comparison.Query.ResultUnit, comparison.Query.Per is { } per ? "per " + per : "", "bound", "period", "statements", "figures", "reports", "doubtful", "notes"],
            comparison.Rows.Select(r => new[]
            {
                (r.Province is null ? r.Key : $"{r.Key} ({r.Province})") + (r.Key2 is null ? "" : ", " + r.Key2),
                r.Level ?? "",
                r.IsReported ? Value(r) : r.IsLeftOut ? "not counted" : "not reported",
                r.Normalised is { } normalised ? normalised.ToString("0.######", CultureInfo.InvariantCulture) : "",
                r.Bound is null or "exact" ? "" : Comparison.BoundWords(r.Bound),
                Period(r),
                Count(r.Statements),
                Count(r.Figures),
                Count(r.Reports),
                Count(r.Doubts),
                string.Join("; ", (string[])[.. r.Conflicts > 0 ? (string[])[string.Create(CultureInfo.InvariantCulture, $"{r.Conflicts} in conflict")] : [], .. r.SetAside > 0 && r.IsReported ? (string[])[string.Create(CultureInfo.InvariantCulture, $"{r.SetAside} set aside")] : [], .. r.Notes]),
            }), 2, 3, 6, 7, 8, 9);
        Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{comparison.Reported} with a value, {comparison.NotReported} not reported{(comparison.LeftOut == 0 ? "" : $", {comparison.LeftOut} with figures that are not counted")}."));
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
