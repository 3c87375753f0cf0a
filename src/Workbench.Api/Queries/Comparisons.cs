using System.Globalization;
using Workbench.Api.Http;

namespace Workbench.Api.Queries;

/// <summary>Comparisons and trends as the API gives them: the library's own, unchanged.</summary>
internal static class Comparisons
{
    private static readonly string[] Groups = ["district", "province", "language", "year"];

    /// <summary>One group, or two that can stand beside each other.</summary>
    private static readonly string[] Groupings =
    [
        .. Groups,
        .. Groups.SelectMany(a => Groups.Where(b => a != b && !(a is "district" or "province" && b is "district" or "province")).Select(b => a + "," + b)),
    ];

    public static readonly Parameter Indicator = new("indicator", "A unit, a unit within a category, or the id of a canonical indicator such as `party-members`.", Example: "household:poverty-reduction", Required: true);

    public static readonly Parameter By = Parameter.Choice("by", "What the rows are; two of them for a row each.", Groupings);

    public static readonly Parameter[] Filters =
    [
        new("from", "Only figures about this day or later; a year or a month stands for its first day.", Example: "2015"),
        new("to", "Only figures about this day or earlier; a year or a month stands for its last day.", Example: "2024-12-31"),
        new("place", "Only this place and what lies in it: an id, or a name in any language. Repeat it for several.", Example: "Đắk Song", Repeats: true),
        new("language", "Only reports in this language.", Example: "ar"),
        new("minProbability", "Only sentences whose category is at least so sure, 0 to 1.", "number", "0.2"),
        Parameter.Choice("per", "Also divide by the table of populations.", "head", "household") with { Example = null },
        new("currency", "Convert money by the table of conversions.", Example: null),
        Parameter.Choice("targets", "`true` compares targets instead of results.", "false", "true"),
    ];

    public static readonly ParameterSet Parameters = new([Indicator, By, .. Filters, Parameter.Format, Parameter.Explain]);

    public static readonly ParameterSet TrendParameters = new(
        [Indicator, Parameter.Choice("by", "A line for each.", "district", "province", "language"), Parameter.Choice("cumulative", "`true` also sums the years.", "false", "true"), .. Filters, Parameter.Format]);

    public static ComparisonQuery Query(Arguments arguments)
    {
        var probability = arguments.Number("minProbability") ?? 0;
        if (probability is < 0 or > 1)
            throw Errors.BadParameter("minProbability", arguments.Text("minProbability")!, "a number from 0 to 1");
        var places = arguments.Texts("place");
        return ComparisonQuery.Parse(arguments.Text("indicator") ?? throw Errors.MissingParameter("indicator", "household"), arguments.Text("by") ?? "district") with
        {
            From = arguments.Period("from", end: false),
            To = arguments.Period("to", end: true),
            Place = places.Count == 0 ? null : string.Join(';', places),
            Language = arguments.Text("language"),
            MinProbability = (double)probability,
            Per = arguments.Text("per"),
            Currency = arguments.Text("currency"),
            Targets = arguments.Text("targets") == "true",
        };
    }

    public static ComparisonAnswer Answer(this Comparison comparison, bool explain) =>
        new(comparison.Query.Indicator, comparison.Query.ResultUnit, comparison.Query.Category, comparison.Query.By, comparison.Title, comparison.Rows, explain ? Sql(comparison) : null);

    public static Table Table(Comparison comparison)
    {
        var (query, groups) = (comparison.Query, comparison.Query.Groupings);
        var withProvince = !groups.Contains("province");
        var columns = new List<(string, string)>(groups.Select(g => (g, "VARCHAR"))) { ("place_id", "VARCHAR"), ("level", "VARCHAR") };
        if (withProvince)
            columns.Add(("province", "VARCHAR"));
        columns.AddRange([("value", "DECIMAL(28,6)"), ("value_high", "DECIMAL(28,6)"), ("unit", "VARCHAR"), ("kind", "VARCHAR"), ("bound", "VARCHAR"), ("period_start", "DATE"), ("period_end", "DATE"), ("reported", "BOOLEAN"),
            ("statements", "INTEGER"), ("figures", "INTEGER"), ("reports", "INTEGER"), ("doubts", "INTEGER"), ("conflicts", "INTEGER"), ("set_aside", "INTEGER"), ("adds", "VARCHAR")]);
        if (query.Per is not null)
            columns.AddRange([("per", "VARCHAR"), ("normalised", "DECIMAL(38,12)"), ("normalised_high", "DECIMAL(38,12)"), ("base", "DECIMAL(28,6)"), ("base_year", "INTEGER")]);
        columns.AddRange([("notes", "VARCHAR"), ("figure_ids", "VARCHAR")]);
        return new Table("comparison", columns, comparison.Rows.Select(r =>
        {
            var cells = new List<object?> { r.Key };
            if (groups.Count > 1)
                cells.Add(r.Key2);
            cells.AddRange(r.PlaceId, r.Level);
            if (withProvince)
                cells.Add(r.Province);
            cells.AddRange(r.Value, r.ValueHigh, query.ResultUnit, r.Kind, r.Bound, r.PeriodStart, r.PeriodEnd, r.IsReported, r.Statements, r.Figures, r.Reports, r.Doubts, r.Conflicts, r.SetAside, r.Adds?.ToString().ToLowerInvariant());
            if (query.Per is not null)
                cells.AddRange(query.Per, r.Normalised, r.NormalisedHigh, r.Base, r.BaseYear);
            cells.AddRange(string.Join("; ", r.Notes), string.Join(' ', r.FigureIds));
            return cells.ToArray();
        }));
    }

    public static Table Table(Trend trend) => new("trend",
        [(trend.Query.By, "VARCHAR"), ("place_id", "VARCHAR"), ("year", "INTEGER"), ("value", "DECIMAL(28,6)"), ("value_high", "DECIMAL(28,6)"), ("unit", "VARCHAR"), ("cumulative", "DECIMAL(28,6)"), ("cumulative_high", "DECIMAL(28,6)"), ("reported", "BOOLEAN"), ("bound", "VARCHAR"), ("figures", "INTEGER"), ("figure_ids", "VARCHAR")],
        trend.Points.Select(p => new object?[] { p.Key, p.PlaceId, p.Year, p.Value, p.ValueHigh, trend.Query.ResultUnit, p.Cumulative, p.CumulativeHigh, !p.IsGap, p.Row?.Bound, p.Row?.Figures ?? 0, p.Row is null ? null : string.Join(' ', p.Row.FigureIds) }));

    /// <summary>The figures that the rows rest on, as one query on the view <c>facts</c>; how they are put together the notes and <c>adds</c> of the rows say.</summary>
    private static string Sql(Comparison comparison)
    {
        var query = comparison.Query;
        var conditions = new Conditions();
        if (query.Unit == "money")
            conditions.Add("kind = 'money'");
        else
            conditions.Equal("unit", [query.Unit]);
        if (query.Category is not null)
            conditions.Equal("category", [query.Category]);
        conditions.Add("status <> 'rejected'");
        conditions.Add(query.Targets ? "target" : "NOT coalesce(target, false)");
        if (query.Language is not null)
            conditions.Equal("language", [query.Language]);
        if (query.MinProbability > 0)
            conditions.Add($"(origin = 'table' OR probability >= {conditions.Bind(query.MinProbability)})");
        if (query.From is { } from)
            conditions.Add($"coalesce(period_end, period_start, published) >= CAST({conditions.Bind(Day(from))} AS DATE)");
        if (query.To is { } to)
            conditions.Add($"coalesce(period_start, period_end, published) <= CAST({conditions.Bind(Day(to))} AS DATE)");
        if (query.Place is not null)
        {
            var ids = string.Join(", ", comparison.Rows.SelectMany(r => r.FigureIds).Distinct(StringComparer.Ordinal).Select(i => conditions.Bind(i)).DefaultIfEmpty("NULL"));
            conditions.Add($"figure_id IN ({ids})");
        }
        var groups = string.Join(", ", query.Groupings.Select(g => g == "year" ? "year(coalesce(period_end, period_start)) AS year" : g));
        return Rows.Written($"SELECT {groups}, value, value_high, kind, bound, period_start, period_end, figure_id, sentence FROM facts WHERE {conditions.Where} ORDER BY ALL", conditions.Parameters);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
