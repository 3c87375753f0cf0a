using System.Globalization;
using DuckDB.NET.Data;
using Workbench.Text;

namespace Workbench.Comparing;

/// <summary>Reads the figures that pass a query: no rejected ones, none set aside by a settlement, twins under one source.</summary>
internal sealed class FactReader(DuckDBConnection connection)
{
    private readonly Dictionary<string, FactPlace> places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    /// <summary>The figures of <paramref name="query"/>, in the order of their ids. <c>SetAside</c> counts those that settlements leave out, by place.</summary>
    public (List<Fact> Facts, Dictionary<string, int> SetAside) Read(ComparisonQuery query, bool withCategory = false)
    {
        var parameters = new List<object?>();
        string Parameter(object? value)
        {
            parameters.Add(value);
            return string.Create(CultureInfo.InvariantCulture, $"${parameters.Count}");
        }
        var where = new List<string> { query.Unit == "money" ? "f.kind = 'money'" : $"f.unit = {Parameter(query.Unit)}" };
        if (query.Category is not null)
            where.Add($"coalesce(f.category, s.category) = {Parameter(query.Category)}");
        where.Add(query.Targets ? "f.target" : "NOT coalesce(f.target, false)");
        if (query.Language is not null)
            where.Add($"coalesce(r.language, f.language, 'und') = {Parameter(query.Language)}");
        if (query.MinProbability > 0)
            where.Add($"(f.origin = 'table' OR s.probability >= {Parameter(query.MinProbability)})");
        if (query.From is { } from)
            where.Add($"coalesce(f.period_end, f.period_start, r.published) >= {Parameter(from)}");
        if (query.To is { } to)
            where.Add($"coalesce(f.period_start, f.period_end, r.published) <= {Parameter(to)}");
        if (query.Place is not null)
        {
            var places = string.Join(", ", PlaceIds(query.Place).Select(Parameter));
            where.Add($"(coalesce(f.place_id, r.place_id) IN ({places}) OR p.parent_id IN ({places}))");
        }
        // Sentences are joined only for their category: with 10 million of them the join is most of the time.
        var sentences = withCategory || query.Category is not null || query.MinProbability > 0 ? "LEFT JOIN sentences s ON s.report_id = f.report_id AND s.sentence_no = f.sentence_no" : "";
        var category = sentences.Length > 0 ? "coalesce(f.category, s.category)" : "f.category";
        return Run($"""
            SELECT f.figure_id, f.unit, {category}, f.kind, f.value, f.value_high, f.bound, f.period_start, f.period_end, r.published,
                   p.place_id, p.name, p.level, q.place_id, q.name, f.place_name, coalesce(r.language, f.language, 'und'),
                   f.report_id, f.source_file, f.noun, len(f.doubt) > 0, f.status
            FROM figures f LEFT JOIN reports r ON r.report_id = f.report_id {sentences}
            LEFT JOIN places p ON p.place_id = coalesce(f.place_id, r.place_id) LEFT JOIN places q ON q.place_id = p.parent_id
            WHERE f.status <> 'rejected' AND {string.Join(" AND ", where)}
            """, parameters);
    }

    /// <summary>Every figure that has a unit and a category, for conflicts.</summary>
    public List<Fact> ReadAll() => Run("""
        SELECT f.figure_id, f.unit, coalesce(f.category, s.category), f.kind, f.value, f.value_high, f.bound, f.period_start, f.period_end, r.published,
               p.place_id, p.name, p.level, q.place_id, q.name, f.place_name, coalesce(r.language, f.language, 'und'),
               f.report_id, f.source_file, f.noun, len(f.doubt) > 0, f.status
        FROM figures f LEFT JOIN reports r ON r.report_id = f.report_id
        LEFT JOIN sentences s ON s.report_id = f.report_id AND s.sentence_no = f.sentence_no
        LEFT JOIN places p ON p.place_id = coalesce(f.place_id, r.place_id) LEFT JOIN places q ON q.place_id = p.parent_id
        WHERE f.status <> 'rejected' AND NOT coalesce(f.target, false) AND f.unit IS NOT NULL AND coalesce(f.category, s.category) IS NOT NULL
        """, []).Facts;

    /// <summary>The id of a place by its id or by its name in any language.</summary>
    public string PlaceId(string asked)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT place_id FROM places WHERE place_id = $1 OR name = $1 OR list_contains(aliases, $1) ORDER BY place_id <> $1, level = 'district', place_id LIMIT 1";
        command.Parameters.Add(new DuckDBParameter(asked));
        return command.ExecuteScalar() as string ?? Gazetteer.Default.Find(asked, null)?.Place?.Id ?? throw Errors.UnknownPlace(asked);
    }

    /// <summary>The ids of several places, separated by semicolons.</summary>
    public IReadOnlyList<string> PlaceIds(string asked) => [.. asked.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).DefaultIfEmpty(asked).Select(PlaceId).Distinct(StringComparer.Ordinal)];

    private (List<Fact> Facts, Dictionary<string, int> SetAside) Run(string sql, List<object?> parameters)
    {
        var twins = Pairs("SELECT report_id, twin_of FROM twins");
        var setAsideIds = Conflicts.Settlements.SetAside(connection);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in parameters)
            command.Parameters.Add(new DuckDBParameter { Value = value ?? DBNull.Value });
        using var reader = command.ExecuteReader();
        var facts = new List<Fact>();
        var setAside = new Dictionary<string, int>(StringComparer.Ordinal);
        while (reader.Read())
        {
            var id = reader.GetString(0);
            var placeId = Text(reader, 10);
            if (setAsideIds.Contains(id))
            {
                var key = placeId ?? "";
                setAside[key] = setAside.GetValueOrDefault(key) + 1;
                continue;
            }
            var level = Text(reader, 12);
            var report = Text(reader, 17);
            var own = placeId is null ? null : PlaceOf(placeId, Text(reader, 11)!, level == "province" ? null : Text(reader, 14));
            var provinceId = level == "province" ? placeId : Text(reader, 13);
            facts.Add(new Fact
            {
                Id = id,
                Unit = Shared(reader.GetString(1)),
                Category = Text(reader, 2) is { } category ? Shared(category) : null,
                Kind = Shared(reader.GetString(3)),
                Value = reader.GetDecimal(4),
                ValueHigh = reader.IsDBNull(5) ? null : reader.GetDecimal(5),
                Bound = Shared(reader.GetString(6)),
                Start = Date(reader, 7),
                End = Date(reader, 8),
                Published = Date(reader, 9),
                Place = placeId ?? Text(reader, 15),
                District = level == "province" ? null : own,
                Province = provinceId is null ? null : PlaceOf(provinceId, level == "province" ? Text(reader, 11)! : Text(reader, 14)!, null),
                PlaceName = Text(reader, 15),
                Language = Shared(reader.GetString(16)),
                Source = report is null ? Shared(reader.GetString(18)) : twins.GetValueOrDefault(report, report),
                Subject = report is null ? Text(reader, 19) ?? "" : null,
                Doubtful = reader.GetBoolean(20),
                Reviewed = reader.GetString(21) is "confirmed" or "corrected",
            });
        }
        facts.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        return (facts, setAside);
    }

    /// <summary>One instance a word: millions of rows share a few dozen.</summary>
    private string Shared(string text)
    {
        if (texts.TryGetValue(text, out var known))
            return known;
        texts.Add(text, text);
        return text;
    }

    private FactPlace PlaceOf(string id, string name, string? province)
    {
        if (!places.TryGetValue(id, out var place))
            places.Add(id, place = new FactPlace(id, name, province));
        return place;
    }

    private Dictionary<string, string> Pairs(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read())
            pairs[reader.GetString(0)] = reader.GetString(1);
        return pairs;
    }

    private static string? Text(System.Data.Common.DbDataReader reader, int index) => reader.IsDBNull(index) ? null : reader.GetString(index);

    private static DateOnly? Date(System.Data.Common.DbDataReader reader, int index) => reader.IsDBNull(index) ? null : reader.GetFieldValue<DateOnly>(index);
}
