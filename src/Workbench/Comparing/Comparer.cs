using System.Globalization;
using DuckDB.NET.Data;

namespace Workbench.Comparing;

/// <summary>
/// Answers <see cref="ComparisonQuery"/>. The same value said of the same place by several reports is one statement, so that a
/// reprint is not added to its original; different statements of additive kinds are summed, of others shown as a range.
/// </summary>
internal sealed class Comparer(DuckDBConnection connection)
{
    private static readonly string[] Groupings = ["district", "province", "language", "year"];

    /// <summary>Kinds whose values may be added up. Percents and ratios may not: their bases are unknown.</summary>
    private static readonly string[] AdditiveKinds = ["count", "money", "range", "length", "area", "mass", "volume", "duration"];

    private sealed record Fact(string Id, string Key, string? PlaceId, string? Level, string? Province, decimal Value, decimal? ValueHigh,
        string Kind, string Bound, DateOnly? Start, DateOnly? End, string Source, string? OwnPlace, bool Doubtful);

    public Comparison Compare(ComparisonQuery query)
    {
        if (!Groupings.Contains(query.By, StringComparer.Ordinal))
            throw Errors.UnknownGrouping(query.By);
        var facts = Facts(query);
        if (facts.Count == 0)
            throw UnknownIndicator(query);
        var reported = facts.GroupBy(f => (f.Key, f.PlaceId, f.Kind)).Select(g => Row([.. g])).ToList();
        var rows = reported.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal).ThenBy(r => r.PlaceId, StringComparer.Ordinal).ToList();
        var covered = reported.Select(r => (r.Key, r.PlaceId)).ToHashSet();
        rows.AddRange(Groups(query.By).Where(g => !covered.Contains((g.Key, g.PlaceId))).OrderBy(g => g.Key, StringComparer.Ordinal).ThenBy(g => g.PlaceId, StringComparer.Ordinal));
        return new Comparison(query, rows);
    }

    private static ComparisonRow Row(List<Fact> facts)
    {
        var first = facts[0];
        var statements = facts.GroupBy(f => (f.OwnPlace, f.Value, f.ValueHigh)).Select(g => g.OrderBy(f => f.Id, StringComparer.Ordinal).First()).ToList();
        decimal value;
        decimal? high;
        if (AdditiveKinds.Contains(first.Kind, StringComparer.Ordinal))
        {
            value = statements.Sum(s => s.Value);
            var top = statements.Sum(s => s.ValueHigh ?? s.Value);
            high = top == value ? null : top;
        }
        else if (statements.Count == 1)
            (value, high) = (first.Value, first.ValueHigh);
        else
        {
            value = statements.Min(s => s.Value);
            var top = statements.Max(s => s.Kind == "ratio" ? s.Value : s.ValueHigh ?? s.Value);
            high = top == value ? null : top;
        }
        return new ComparisonRow
        {
            Key = first.Key,
            PlaceId = first.PlaceId,
            Level = first.Level,
            Province = first.Province,
            Kind = first.Kind,
            Value = value,
            ValueHigh = high,
            Bound = Together(statements.Select(s => s.Bound).Distinct(StringComparer.Ordinal).ToList()),
            PeriodStart = facts.Min(f => f.Start),
            PeriodEnd = facts.Max(f => f.End),
            Statements = statements.Count,
            Figures = facts.Count,
            Reports = facts.Select(f => f.Source).Distinct(StringComparer.Ordinal).Count(),
            Doubts = facts.Count(f => f.Doubtful),
            FigureIds = [.. facts.Select(f => f.Id).Order(StringComparer.Ordinal)],
        };
    }

    /// <summary>The bound of a sum: an exact part does not change the side on which the other is open; two open sides leave only "about".</summary>
    private static string Together(List<string> bounds)
    {
        bounds.Remove("exact");
        return bounds.Count switch { 0 => "exact", 1 => bounds[0], _ => "about" };
    }

    private static string KeyColumns(string by) => by switch
    {
        "district" => "coalesce(district, province, place, '(none)') AS key, coalesce(district_id, province_id) AS place_id, CASE WHEN district_id IS NOT NULL THEN 'district' WHEN province_id IS NOT NULL THEN 'province' END AS level, CASE WHEN district_id IS NOT NULL THEN province END AS of_province",
        "province" => "coalesce(province, place, '(none)') AS key, province_id AS place_id, CASE WHEN province_id IS NOT NULL THEN 'province' END AS level, NULL AS of_province",
        "language" => "language AS key, NULL AS place_id, NULL AS level, NULL AS of_province",
        _ => "coalesce(CAST(year(coalesce(period_end, period_start)) AS VARCHAR), '(none)') AS key, NULL AS place_id, NULL AS level, NULL AS of_province",
    };

    private List<Fact> Facts(ComparisonQuery query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT figure_id, {KeyColumns(query.By)}, value, value_high, kind, bound, period_start, period_end,
                   coalesce(report_id, table_file) AS source, coalesce(place_id, place) AS own_place, len(doubt) > 0 AS doubtful
            FROM facts
            WHERE unit = $1 AND ($2 IS NULL OR category = $2) AND status <> 'rejected'
            ORDER BY figure_id
            """;
        // The column place_id of the view would be hidden by the one of the select list in ORDER BY only; own_place reads the view's.
        command.Parameters.Add(new DuckDBParameter(query.Unit));
        command.Parameters.Add(new DuckDBParameter { Value = (object?)query.Category ?? DBNull.Value });
        using var reader = command.ExecuteReader();
        var facts = new List<Fact>();
        while (reader.Read())
            facts.Add(new Fact(reader.GetString(0), reader.GetString(1), Text(reader, 2), Text(reader, 3), Text(reader, 4), reader.GetDecimal(5),
                reader.IsDBNull(6) ? null : reader.GetDecimal(6), reader.GetString(7), reader.GetString(8), Date(reader, 9), Date(reader, 10),
                reader.GetString(11), Text(reader, 12), reader.GetBoolean(13)));
        return facts;
    }

    /// <summary>The groups of which the store has any report or figure, as rows that are not reported.</summary>
    private List<ComparisonRow> Groups(string by)
    {
        using var command = connection.CreateCommand();
        command.CommandText = by switch
        {
            "year" => "SELECT NULL, NULL, NULL, NULL, 0 WHERE false",
            "language" => "SELECT language, NULL, NULL, NULL, count(*) FROM reports GROUP BY language",
            _ => $"""
                SELECT p.name, p.place_id, p.level, q.name, count(DISTINCT r.report_id)
                FROM (SELECT place_id, report_id FROM reports WHERE place_id IS NOT NULL
                      UNION ALL SELECT place_id, NULL FROM figures WHERE origin = 'table' AND place_id IS NOT NULL) r
                JOIN places own ON own.place_id = r.place_id
                JOIN places p ON p.place_id = {(by == "province" ? "coalesce(own.parent_id, own.place_id)" : "own.place_id")}
                LEFT JOIN places q ON q.place_id = p.parent_id
                GROUP BY ALL
                """,
        };
        using var reader = command.ExecuteReader();
        var rows = new List<ComparisonRow>();
        while (reader.Read())
            rows.Add(new ComparisonRow
            {
                Key = reader.GetString(0),
                PlaceId = Text(reader, 1),
                Level = Text(reader, 2),
                Province = Text(reader, 3),
                Reports = (int)reader.GetInt64(4),
                FigureIds = [],
            });
        return rows;
    }

    private WorkbenchException UnknownIndicator(ComparisonQuery query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT unit || ':' || category, unit FROM facts WHERE unit IS NOT NULL AND category IS NOT NULL AND status <> 'rejected' GROUP BY ALL ORDER BY count(*) DESC, 1";
        using var reader = command.ExecuteReader();
        var indicators = new List<string>();
        var sameUnit = new List<string>();
        while (reader.Read())
        {
            indicators.Add(reader.GetString(0));
            if (reader.GetString(1) == query.Unit)
                sameUnit.Add(reader.GetString(0));
        }
        var suggestion = sameUnit.Count > 0 ? $" The unit stands in: {string.Join(", ", sameUnit)}." : "";
        const int Shown = 12;
        var available = indicators.Count == 0 ? "none; the store holds no figures yet"
            : string.Join(", ", indicators.Take(Shown)) + (indicators.Count > Shown ? string.Create(CultureInfo.InvariantCulture, $" and {indicators.Count - Shown} more") : "");
        return Errors.UnknownIndicator(query.Indicator, suggestion, available);
    }

    private static string? Text(System.Data.Common.DbDataReader reader, int index) => reader.IsDBNull(index) ? null : reader.GetString(index);

    private static DateOnly? Date(System.Data.Common.DbDataReader reader, int index) => reader.IsDBNull(index) ? null : reader.GetFieldValue<DateOnly>(index);
}
