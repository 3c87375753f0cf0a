using System.CommandLine;
using System.Globalization;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench shares</c></summary>
internal static class SharesCommand
{
    public static Command Create()
    {
        var by = new Option<string>("--by") { Description = "What the rows are: district or province, the place of the report.", DefaultValueFactory = _ => "district" };
        by.AcceptOnlyFromAmong("district", "province");
        var category = new Option<string?>("--category") { Description = "Only rows of this category, the place with the greatest share first.", HelpName = "CATEGORY" };
        var from = new Option<string?>("--from") { Description = "Only reports of this day or later.", HelpName = "YYYY-MM-DD" };
        var to = new Option<string?>("--to") { Description = "Only reports of this day or earlier.", HelpName = "YYYY-MM-DD" };
        var place = new Option<string?>("--place") { Description = "Only this place and what lies in it; several separated by ;.", HelpName = "NAME" };
        var language = new Option<string?>("--lang") { Description = "Only reports in this language.", HelpName = "xx" };
        var model = new Option<string?>("--model") { Description = "The model that classified the sentences; its measured errors are corrected. Default: the one that the build trains.", HelpName = "FILE" };
        var (database, json) = (CommonOptions.Database(), CommonOptions.Json());
        var command = new Command("shares", "Tell how much of each place's reporting is about each category, corrected for the classifier's errors, with an interval.") { by, category, from, to, place, language, model, database, json };
        command.SetAction((result, cancellationToken) =>
        {
            var query = new ShareQuery(result.GetValue(by)!)
            {
                Category = result.GetValue(category), From = CompareFilters.Day("--from", result.GetValue(from)), To = CompareFilters.Day("--to", result.GetValue(to)),
                Place = result.GetValue(place), Language = result.GetValue(language),
            };
            return Task.FromResult(Run(query, result.GetValue(model), result.GetValue(database)!, result.GetValue(json), cancellationToken));
        });
        return command;
    }

    private static int Run(ShareQuery query, string? model, string database, bool json, CancellationToken cancellationToken)
    {
        using var workbench = CampaignWorkbench.OpenReadOnly(database);
        using var classifier = Models.Load(model);
        var shares = workbench.Shares(query, classifier, cancellationToken);
        if (json)
        {
            using var lines = new JsonLines();
            foreach (var row in shares.Rows)
                lines.Write([(query.By, row.Key), ("placeId", row.PlaceId), ("level", row.Level), .. query.By == "province" ? [] : (ReadOnlySpan<(string, object?)>)[("province", row.Province)], ("category", row.Category), ("sentences", row.Sentences), ("of", row.Of), ("reports", row.Reports),
                    ("counted", Round(row.Counted)), ("adjusted", Round(row.Adjusted)), ("low", Round(row.Low)), ("high", Round(row.High)), ("modelId", shares.ModelId)]);
        }
        else
            Terminal.Table([query.By, "category", "sentences", "of", "reports", "counted", "adjusted", "95 % from", "to"], shares.Rows.Select(r => new[]
            {
                r.Province is null ? r.Key : $"{r.Key} ({r.Province})", r.Category, Count(r.Sentences), Count(r.Of), Count(r.Reports), Percent(r.Counted), Percent(r.Adjusted), Percent(r.Low), Percent(r.High),
            }), 2, 3, 4, 5, 6, 7, 8);
        Terminal.Say($"Corrected for the errors of the model {shares.ModelId}."
            + (shares.Decided == 0 ? "" : $" Decided by people and taken as they are: {Count(shares.Decided)} sentences.")
            + (shares.Unclassified == 0 ? "" : $" Left out, as they have no category: {Count(shares.Unclassified)} sentences."));
        return ExitCodes.Done;
    }

    private static double Round(double share) => Math.Round(share, 6);

    private static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static string Count(int value) => value.ToString(CultureInfo.InvariantCulture);
}
