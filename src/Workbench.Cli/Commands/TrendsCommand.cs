using System.CommandLine;
using System.Globalization;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench trends --indicator UNIT[:CATEGORY]</c></summary>
internal static class TrendsCommand
{
    public static Command Create()
    {
        var indicator = new Option<string>("--indicator", "-i") { Description = "What: as for compare.", HelpName = "UNIT[:CATEGORY]", Required = true };
        var by = new Option<string>("--by") { Description = "A line for each.", DefaultValueFactory = _ => "district" };
        by.AcceptOnlyFromAmong("district", "province", "language");
        var cumulative = new Option<bool>("--cumulative") { Description = "Also sum the years." };
        var filters = new CompareFilters();
        var database = CommonOptions.Database();
        var json = CommonOptions.Json();
        var command = new Command("trends", "Show how an indicator went over the years, gaps included.") { indicator, by, cumulative, database, json };
        filters.AddTo(command);
        command.SetAction((result, _) =>
        {
            using var workbench = CampaignWorkbench.OpenReadOnly(result.GetValue(database)!);
            var trend = workbench.Trend(filters.Query(result, result.GetValue(indicator)!, result.GetValue(by)!), result.GetValue(cumulative));
            using var lines = result.GetValue(json) ? new JsonLines() : null;
            foreach (var p in trend.Points)
            {
                List<(string, object?)> members = [("indicator", trend.Query.Indicator), (trend.Query.By, p.Key), ("placeId", p.PlaceId), ("year", p.Year), ("value", p.Value), ("valueHigh", p.ValueHigh), ("cumulative", p.Cumulative), ("cumulativeHigh", p.CumulativeHigh),
                    ("reported", !p.IsGap), ("bound", p.Row?.Bound), ("figures", p.Row?.Figures ?? 0)];
                if (trend.Query.Per is not null)
                    members.AddRange([("per", trend.Query.Per), ("normalised", p.Row?.Normalised), ("normalisedHigh", p.Row?.NormalisedHigh), ("base", p.Row?.Base), ("baseYear", p.Row?.BaseYear)]);
                members.AddRange([("notes", p.Row?.Notes ?? []), ("figureIds", p.Row?.FigureIds ?? [])]);
                lines?.Write([.. members]);
            }
            if (lines is null)
                Terminal.Table([trend.Query.By, "year", trend.Query.ResultUnit, trend.Query.Per is { } per ? "per " + per : "cumulative", "figures", "notes"], trend.Points.Select(p => new[]
                {
                    p.Key, p.Year.ToString(CultureInfo.InvariantCulture), p.IsGap ? p.Row is { IsLeftOut: true } ? "not counted" : "not reported" : Terminal.Number(p.Value) + (p.ValueHigh is null ? "" : "–" + Terminal.Number(p.ValueHigh)),
                    trend.Query.Per is null ? Terminal.Number(p.Cumulative) : p.Row?.Normalised is { } normalised ? normalised.ToString("0.######", CultureInfo.InvariantCulture) : "", (p.Row?.Figures ?? 0).ToString(CultureInfo.InvariantCulture), string.Join("; ", p.Row?.Notes ?? []),
                }), 1, 2, 3, 4);
            if (trend.Undated > 0)
                Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{trend.Undated} figures name no year and stand in no line."));
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }
}
