using System.CommandLine;
using System.Globalization;

namespace Workbench.Cli.Commands;

/// <summary>The options that narrow a comparison or a trend.</summary>
internal sealed class CompareFilters
{
    private readonly Option<string?> from = new("--from") { Description = "Only figures about this day or later.", HelpName = "YYYY-MM-DD" };
    private readonly Option<string?> to = new("--to") { Description = "Only figures about this day or earlier.", HelpName = "YYYY-MM-DD" };
    private readonly Option<string?> place = new("--place") { Description = "Only this place and what lies in it; several separated by ;.", HelpName = "NAME" };
    private readonly Option<string?> language = new("--lang") { Description = "Only reports in this language.", HelpName = "xx" };
    private readonly Option<double> probability = new("--min-probability") { CustomParser = CommonOptions.Number<double>("a number", _ => true), Description = "Only sentences whose category is at least so sure, 0 to 1.", HelpName = "P" };
    private readonly Option<string?> per = new("--per") { Description = "Also divide by the table of populations: head or household.", HelpName = "head|household" };
    private readonly Option<string?> currency = new("--currency") { Description = "Convert money by the table of conversions.", HelpName = "CODE" };
    private readonly Option<bool> targets = new("--targets") { Description = "Compare targets instead of results." };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[from, to, place, language, probability, per, currency, targets])
            command.Add(option);
    }

    public ComparisonQuery Query(ParseResult result, string indicator, string by) => ComparisonQuery.Parse(indicator, by) with
    {
        From = Day("--from", result.GetValue(from)),
        To = Day("--to", result.GetValue(to)),
        Place = result.GetValue(place),
        Language = result.GetValue(language),
        MinProbability = result.GetValue(probability),
        Per = result.GetValue(per),
        Currency = result.GetValue(currency),
        Targets = result.GetValue(targets),
    };

    public static DateOnly? Day(string option, string? text) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UsageException($"{option} '{text}' is no day. Write it as 2023-12-31.");
}
