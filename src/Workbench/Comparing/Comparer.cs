using System.Globalization;
using DuckDB.NET.Data;

namespace Workbench.Comparing;

/// <summary>Answers <see cref="ComparisonQuery"/>: checks that it makes sense, reads the figures, puts them together place by place.</summary>
internal sealed class Comparer(DuckDBConnection connection)
{
    private static readonly string[] Allowed = ["district", "province", "language", "year"];
    private const string None = "(none)";
    private static readonly string[] Years = [.. Enumerable.Range(0, 10000).Select(y => y.ToString(CultureInfo.InvariantCulture))];

    private readonly record struct Key(string First, string? Second, string? PlaceId, string? Level, string? Province);

    public Comparison Compare(ComparisonQuery query)
    {
        query = Check(query);
        var (facts, setAside) = new FactReader(connection).Read(query);
        if (facts.Count == 0)
            throw Empty(query);
        var excluded = new List<(Fact Fact, string Why)>();
        facts = Currencies.Convert(connection, query, facts, excluded);
        var rows = Grouped(facts, query.Groupings).AsParallel().AsOrdered().Select(g => Row(query, g.Key, g.Facts)).ToList();
        var notes = excluded.GroupBy(e => KeyOf(e.Fact, query.Groupings)).ToDictionary(g => g.Key, g => Note(g.Select(e => e.Why)));
        for (var i = 0; i < rows.Count; i++)
        {
            var left = query.Groupings.Count == 1 && rows[i].PlaceId is { } id ? setAside.GetValueOrDefault(id) : 0;
            var note = notes.FirstOrDefault(n => n.Key.First == rows[i].Key && n.Key.Second == rows[i].Key2 && n.Key.PlaceId == rows[i].PlaceId).Value;
            rows[i] = rows[i] with { SetAside = left, Notes = note is null ? rows[i].Notes : [.. rows[i].Notes, note] };
        }
        if (query.Per is not null)
            rows = Populations.Normalise(connection, query.Per, rows);
        rows = [.. Ordered(rows, query.Groupings)];
        if (query.Groupings.Count == 1)
            rows.AddRange(Missing(query, rows));
        return new Comparison(query, rows) { Connection = connection };
    }

    /// <summary>The facts by key and kind. Neighbours mostly share both, as they lie sorted in the store.</summary>
    private static List<(Key Key, List<Fact> Facts)> Grouped(List<Fact> facts, IReadOnlyList<string> groupings)
    {
        var groups = new Dictionary<(Key, string), List<Fact>>();
        var ordered = new List<(Key, List<Fact>)>();
        (Key Key, string Kind) last = default;
        List<Fact>? list = null;
        foreach (var fact in facts)
        {
            var key = (Key: KeyOf(fact, groupings), fact.Kind);
            if (list is null || key != last)
            {
                if (!groups.TryGetValue(key, out list))
                {
                    groups.Add(key, list = []);
                    ordered.Add((key.Key, list));
                }
                last = key;
            }
            list.Add(fact);
        }
        return ordered;
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

    private static Key KeyOf(Fact fact, IReadOnlyList<string> groupings)
    {
        var first = KeyOf(fact, groupings[0]);
        if (groupings.Count == 1)
            return first;
        var second = KeyOf(fact, groupings[1]);
        // The place is the row's whichever of the two it is.
        return first.PlaceId is null && second.PlaceId is not null ? second with { First = first.First, Second = second.First } : first with { Second = second.First };
    }

    private static Key KeyOf(Fact fact, string by) => by switch
    {
        "district" when fact.District is { } d => new Key(d.Name, null, d.Id, "district", d.Province),
        "district" or "province" when fact.Province is { } p => new Key(p.Name, null, p.Id, "province", null),
        "district" or "province" => new Key(fact.PlaceName ?? None, null, null, null, null),
        "language" => new Key(fact.Language, null, null, null, null),
        _ => new Key((fact.End ?? fact.Start) is { } day ? Years[day.Year] : None, null, null, null, null),
    };

    private static ComparisonRow Row(ComparisonQuery query, Key key, List<Fact> facts)
    {
        facts.Sort(static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        var first = facts[0];
        var adds = IndicatorCatalog.AddsOf(first.Unit, query.Category, first.Kind);
        var spans = facts.GroupBy(f => f.Place ?? "", StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Statements.Of([.. g], adds)).ToList();
        // Wholes are known for ratios, one a place: they are added as parts and wholes, which is the average weighted by the wholes.
        var summed = adds != Adds.Rate || (first.Kind == "ratio" && spans.All(s => s.Different == 1));
        var (low, high) = summed ? (spans.Sum(s => s.Low), spans.Sum(s => s.High)) : (spans.Min(s => s.Low), spans.Max(s => s.High));
        var used = spans.SelectMany(s => s.Used).ToList();
        var notes = new List<string>();
        if (facts.Count > used.Count)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"not counted, older: {facts.Count - used.Count}"));
        if (adds == Adds.Rate && !summed && low != high)
            notes.Add("shares are not averaged: their wholes are unknown");
        return new ComparisonRow
        {
            Key = key.First,
            Key2 = key.Second,
            PlaceId = key.PlaceId,
            Level = key.Level,
            Province = key.Province,
            Kind = first.Kind,
            Value = low,
            ValueHigh = high == low && !(first.Kind == "ratio" && summed) ? null : high,
            Bound = Together([.. used.Select(f => f.Bound).Distinct(StringComparer.Ordinal)]),
            PeriodStart = used.Min(f => f.Start),
            PeriodEnd = used.Max(f => f.End),
            Statements = spans.Sum(s => s.Different),
            Figures = facts.Count,
            Reports = facts.Select(f => f.Source).Distinct(StringComparer.Ordinal).Count(),
            Doubts = facts.Count(f => f.Doubtful),
            Conflicts = spans.Sum(s => s.Conflicts),
            Adds = adds,
            Notes = notes,
            FigureIds = [.. facts.Select(f => f.Id)],
        };
    }

    /// <summary>The bound of a sum: an exact part does not change the side on which the other is open; two open sides leave only "about".</summary>
    private static string Together(List<string> bounds)
    {
        bounds.Remove("exact");
        return bounds.Count switch { 0 => "exact", 1 => bounds[0], _ => "about" };
    }

    private static string Note(IEnumerable<string> reasons) =>
        string.Join("; ", reasons.GroupBy(r => r, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} left out: {g.Key}")));

    /// <summary>The groups of which the store has any report or figure, but not this one: not reported, with the number of reports.</summary>
    private IEnumerable<ComparisonRow> Missing(ComparisonQuery query, List<ComparisonRow> reported)
    {
        var covered = reported.Select(r => (r.Key, r.PlaceId)).ToHashSet();
        return Groups(query).Where(g => !covered.Contains((g.Key, g.PlaceId))).OrderBy(g => g.Key, StringComparer.Ordinal).ThenBy(g => g.PlaceId, StringComparer.Ordinal);
    }

    private List<ComparisonRow> Groups(ComparisonQuery query)
    {
        using var command = connection.CreateCommand();
        var within = query.Place is null ? "" : "WHERE (list_contains(string_split($1, ';'), own.place_id) OR list_contains(string_split($1, ';'), own.parent_id))";
        var language = query.Language is null ? "" : " AND language = $2";
        command.CommandText = query.By switch
        {
            "year" => "SELECT NULL, NULL, NULL, NULL, 0 WHERE false AND ($1 IS NULL OR $2 IS NULL)",
            "language" => $"SELECT language, NULL, NULL, NULL, count(*) FROM reports WHERE ($1 IS NULL OR true){language} AND ($2 IS NULL OR true) GROUP BY language",
            _ => $"""
                SELECT p.name, p.place_id, p.level, q.name, CAST(sum(r.reports) AS BIGINT)
                FROM (SELECT place_id, count(*) AS reports FROM reports WHERE place_id IS NOT NULL{language} GROUP BY place_id
                      UNION ALL SELECT DISTINCT place_id, 0 FROM figures WHERE origin = 'table' AND place_id IS NOT NULL{language}) r
                JOIN places own ON own.place_id = r.place_id
                JOIN places p ON p.place_id = {(query.By == "province" ? "coalesce(own.parent_id, own.place_id)" : "own.place_id")}
                LEFT JOIN places q ON q.place_id = p.parent_id
                {within} {(within.Length == 0 ? "WHERE" : "AND")} ($1 IS NULL OR true) AND ($2 IS NULL OR true)
                GROUP BY ALL
                """,
        };
        command.Parameters.Add(new DuckDBParameter { Value = query.Place is null ? DBNull.Value : string.Join(';', new FactReader(connection).PlaceIds(query.Place)) });
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
        if (filters.Count > 0 && new FactReader(connection).Count(open) is > 0 and var without)
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
