using System.Globalization;
using System.Text;
using Workbench.Api.Http;

namespace Workbench.Api.Queries;

/// <summary>Comparisons as the API gives them: the library's own, unchanged.</summary>
internal static class Comparisons
{
    public static Comparison Ask(CampaignWorkbench workbench, Arguments arguments) =>
        workbench.Compare(arguments.Text("indicator") ?? throw Errors.MissingParameter("indicator", "household"), by: arguments.Text("by") ?? "district");

    public static ComparisonAnswer Answer(this Comparison comparison, bool explain) =>
        new(comparison.Query.Indicator, comparison.Query.Unit, comparison.Query.Category, comparison.Query.By, comparison.Title, comparison.Rows, explain ? Sql(comparison.Query) : null);

    public static string Csv(Comparison comparison)
    {
        var text = new StringBuilder($"{comparison.Query.By},place_id,level,province,value,value_high,unit,kind,bound,period_start,period_end,reported,statements,figures,reports,doubts,figure_ids\r\n");
        foreach (var r in comparison.Rows)
            text.AppendJoin(',', ((string?[])[r.Key, r.PlaceId, r.Level, r.Province, Number(r.Value), Number(r.ValueHigh), comparison.Query.Unit, r.Kind, r.Bound, Day(r.PeriodStart), Day(r.PeriodEnd), r.IsReported ? "true" : "false",
                Count(r.Statements), Count(r.Figures), Count(r.Reports), Count(r.Doubts), string.Join(' ', r.FigureIds)]).Select(c => c is null ? "" : c.AsSpan().IndexOfAny(",\"\r\n") < 0 ? c : $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append("\r\n");
        return text.ToString();
    }

    private static string Sql(ComparisonQuery query)
    {
        var category = query.Category is null ? "" : " AND category = $2";
        return Rows.Written($"SELECT {(query.By == "year" ? "year(coalesce(period_end, period_start)) AS year" : query.By)}, value, value_high, kind, bound, figure_id, sentence FROM facts WHERE unit = $1{category} AND status <> 'rejected' ORDER BY ALL", [query.Unit, query.Category]);
    }

    private static string? Number(decimal? value) => value is { } number ? (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture) : null;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Count(int value) => value.ToString(CultureInfo.InvariantCulture);
}
