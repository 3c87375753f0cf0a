using System.Globalization;
using DuckDB.NET.Data;

namespace Workbench.Comparing;

/// <summary>Answers <see cref="ComparisonQuery"/>: checks that it makes sense, reads the figures, puts them together place by place.</summary>
internal sealed class Comparer(DuckDBConnection connection)
{
    private static readonly string[] Allowed = ["district", "province", "language", "year"];

    private readonly FactReader figures = new(connection);

    public Comparison Compare(ComparisonQuery query)
    {
        query = Check(query);
        var (facts, setAside) = figures.Read(query);
        if (facts.Live.Length + setAside.Length == 0)
            throw Empty(query);
        var excluded = new List<(int Fact, string Why)>();
        if (facts.Live.Length > 0)
            facts = Currencies.Convert(connection, query, facts, excluded);
        var rows = Rows(query, facts);
        if (query.Groupings.Count == 1)
            rows.AddRange(Missing(query, rows));
        LeftOut.Tell(query.Groupings, facts, setAside, excluded, rows);
        if (query.Per is not null)
            rows = Populations.Normalise(connection, query.Per, rows);
        return new Comparison(query, [.. Ordered(rows, query.Groupings)]) { Connection = connection };
    }

    private static List<ComparisonRow> Rows(ComparisonQuery query, Facts facts)
    {
        var groups = FactGroups.Of(facts, query.Groupings);
        var rows = new ComparisonRow[groups.Count];
        Parallel.For(0, groups.Count, () => new Statements(facts), (group, _, statements) =>
        {
            rows[group] = Row(query, groups.Key(group), facts, groups.Members(group), statements);
            return statements;
        }, _ => { });
        return [.. rows];
    }

    private static IEnumerable<ComparisonRow> Ordered(List<ComparisonRow> rows, IReadOnlyList<string> groupings) => groupings.Count == 1
        ? rows.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal).ThenBy(r => r.PlaceId, StringComparer.Ordinal).ThenBy(r => r.Kind, StringComparer.Ordinal)
        : rows.OrderBy(r => r.Key, StringComparer.Ordinal).ThenBy(r => r.PlaceId, StringComparer.Ordinal).ThenBy(r => r.Key2, StringComparer.Ordinal).ThenBy(r => r.Kind, StringComparer.Ordinal);

    private ComparisonQuery Check(ComparisonQuery query)
    {
        var groupings = query.Groupings;
        if (groupings.Count is 0 or > 2 || groupings.Distinct(StringComparer.Ordinal).Count() < groupings.Count || groupings.Any(g => !Allowed.Contains(g, StringComparer.Ordinal))
            || (groupings.Contains("district") && groupings.Contains("province")))
            throw Errors.UnknownGrouping(query.By);
        if (query.Per is null)
            return query;
        if (query.Per is not ("head" or "household"))
            throw Errors.UnknownPer(query.Per);
        if (groupings[0] is not ("district" or "province") || groupings.Contains("language"))
            throw Errors.PerNeedsPlaces(query.By);
        if (IndicatorCatalog.Find(query.Unit, query.Category)?.Adds == Adds.Rate)
            throw Errors.RatePer(query.Indicator, query.Per);
        return Populations.Any(connection, query.Per) ? query : throw Errors.NoPopulations(query.Per);
    }

    private static ComparisonRow Row(ComparisonQuery query, RowKey key, Facts facts, ArraySegment<int> members, Statements statements)
    {
        var kind = facts.Kind.At(members[0])!;
        var adds = IndicatorCatalog.AddsOf(facts.Unit.At(members[0])!, query.Category, kind);
        var total = statements.Of(members, adds);
        // Wholes are known for ratios, one a place: they are added as parts and wholes, which is the average weighted by the wholes.
        var summed = adds != Adds.Rate || (kind == "ratio" && total.OneEach);
        var (low, high) = summed ? (total.Low, total.High) : (total.Least, total.Most);
        var notes = new List<string>();
        if (members.Count > total.Used)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"not counted, older: {members.Count - total.Used}"));
        if (adds == Adds.Rate && !summed && low != high)
            notes.Add("shares are not averaged: their wholes are unknown");
        return new ComparisonRow
        {
            Key = key.First,
            Key2 = key.Second,
            PlaceId = key.PlaceId,
            Level = key.Level,
            Province = key.Province,
            Kind = kind,
            Value = low,
            ValueHigh = high == low && !(kind == "ratio" && summed) ? null : high,
            Bound = Together(total.Bounds),
            PeriodStart = total.Start,
            PeriodEnd = total.End,
            Statements = total.Different,
            Figures = members.Count,
            Reports = facts.Sources(members),
            Doubts = members.Count(facts.IsDoubtful),
            Conflicts = total.Conflicts,
            Adds = adds,
            Notes = notes,
            FigureIds = facts.Ids(members),
        };
    }

    /// <summary>The bound of a sum: an exact part does not change the side on which the other is open; two open sides leave only "about".</summary>
    private static string Together(List<string> bounds)
    {
        bounds.Remove("exact");
        return bounds.Count switch { 0 => "exact", 1 => bounds[0], _ => "about" };
    }

    /// <summary>The groups of which the store has any report or figure, but not this one: not reported, with the number of reports.</summary>
    private IEnumerable<ComparisonRow> Missing(ComparisonQuery query, List<ComparisonRow> reported)
    {
        var covered = reported.Select(r => (r.Key, r.PlaceId)).ToHashSet();
        return Groups(query).Where(g => !covered.Contains((g.Key, g.PlaceId)));
    }

    private List<ComparisonRow> Groups(ComparisonQuery query)
    {
        using var command = connection.CreateCommand();
        var within = query.Place is null ? "" : "WHERE list_contains(string_split($1, ';'), own.place_id)";
        var language = query.Language is null ? "" : " AND language = $2";
        command.CommandText = query.By switch
        {
            "year" => "SELECT NULL, NULL, NULL, NULL, 0 WHERE false AND ($1 IS NULL OR $2 IS NULL)",
            "language" => $"SELECT language, NULL, NULL, NULL, count(*) FROM reports WHERE ($1 IS NULL OR true){language} AND ($2 IS NULL OR true) GROUP BY language",
            _ => $"""
                SELECT p.name, p.place_id, p.level, CASE WHEN p.level <> 'province' THEN p.province END, CAST(sum(r.reports) AS BIGINT)
                FROM (SELECT place_id, count(*) AS reports FROM reports WHERE place_id IS NOT NULL{language} GROUP BY place_id
                      UNION ALL SELECT DISTINCT place_id, 0 FROM figures WHERE origin = 'table' AND place_id IS NOT NULL{language}) r
                JOIN place_tree own ON own.place_id = r.place_id
                JOIN place_tree p ON p.place_id = {(query.By == "province" ? "coalesce(own.province_id, own.place_id)" : "coalesce(own.district_id, own.place_id)")}
                {within} {(within.Length == 0 ? "WHERE" : "AND")} ($1 IS NULL OR true) AND ($2 IS NULL OR true)
                GROUP BY ALL
                """,
        };
        command.Parameters.Add(new DuckDBParameter { Value = query.Place is null ? DBNull.Value : string.Join(';', figures.Within(figures.PlaceIds(query.Place))) });
        command.Parameters.Add(new DuckDBParameter { Value = (object?)query.Language ?? DBNull.Value });
        using var reader = command.ExecuteReader();
        var rows = new List<ComparisonRow>();
        while (reader.Read())
            rows.Add(new ComparisonRow
            {
                Key = reader.GetString(0),
                PlaceId = Text(reader, 1),
                Level = Text(reader, 2),
                Province = Text(reader, 3),
                Reports = Convert.ToInt32(reader.GetValue(4), CultureInfo.InvariantCulture),
                FigureIds = [],
            });
        return rows;
    }

    private WorkbenchException Empty(ComparisonQuery query)
    {
        var open = new ComparisonQuery(query.Unit, query.Category, query.By);
        var filters = new List<string>();
        if (query.From is { } from)
            filters.Add(string.Create(CultureInfo.InvariantCulture, $"from {from:yyyy-MM-dd}"));
        if (query.To is { } to)
            filters.Add(string.Create(CultureInfo.InvariantCulture, $"to {to:yyyy-MM-dd}"));
        if (query.Place is not null)
            filters.Add($"place {query.Place}");
        if (query.Language is not null)
            filters.Add($"language {query.Language}");
        if (query.MinProbability > 0)
            filters.Add(string.Create(CultureInfo.InvariantCulture, $"probability {query.MinProbability}"));
        if (query.Targets)
            filters.Add("targets only");
        if (filters.Count > 0 && figures.Count(open) is > 0 and var without)
            return Errors.NothingPasses(query.Indicator, without, string.Join(", ", filters));
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT unit || ':' || category, unit FROM {Store.Coverage.Source(connection)} WHERE what = 'kind' GROUP BY ALL HAVING sum(results + targets) > 0 ORDER BY sum(results + targets) DESC, 1";
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
}
