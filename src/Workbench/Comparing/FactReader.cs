using System.Globalization;
using DuckDB.NET.Data;
using Workbench.DataFrames;
using Workbench.Text;

namespace Workbench.Comparing;

/// <summary>
/// Reads the figures that pass a query: no rejected ones, none set aside by a settlement, twins under one source. What holds for all of the
/// store is asked once: make one reader for one answer.
/// </summary>
internal sealed class FactReader(DuckDBConnection connection)
{
    private readonly Lazy<bool> twins = new(() => Any(connection, "twins"));
    private readonly Lazy<bool> settlements = new(() => Any(connection, "settlements"));
    private readonly Lazy<IReadOnlyDictionary<string, KnownPlace>> places = new(() => FactPlaces.Read(connection));

    /// <summary>The figures of <paramref name="query"/>, in no order that means anything; beside the living ones, the numbers of those that settlements leave out.</summary>
    public (Facts Facts, int[] SetAside) Read(ComparisonQuery query)
    {
        var parameters = new List<object>();
        return Run(string.Join(" AND ", Conditions(query, parameters)), parameters);
    }

    /// <summary>How many figures pass <paramref name="query"/>, those included that settlements leave out.</summary>
    public long Count(ComparisonQuery query)
    {
        var parameters = new List<object>();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM figures f WHERE {string.Join(" AND ", Conditions(query, parameters))}";
        foreach (var value in parameters)
            command.Parameters.Add(new DuckDBParameter(value));
        return (long)command.ExecuteScalar()!;
    }

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

    /// <summary>Places and all that lie in them, a commune in its district and its province.</summary>
    public IReadOnlyList<string> Within(IReadOnlyList<string> ids)
    {
        var asked = ids.ToHashSet(StringComparer.Ordinal);
        bool Asked(FactPlace? place) => place is not null && asked.Contains(place.Id);
        return [.. ids, .. places.Value.Where(p => !asked.Contains(p.Key) && (Asked(p.Value.District) || Asked(p.Value.Province))).Select(p => p.Key)];
    }

    /// <summary>What a figure must meet. All of it stands on the row of the figure: nothing is joined to decide.</summary>
    private List<string> Conditions(ComparisonQuery query, List<object> parameters)
    {
        string Parameter(object value)
        {
            parameters.Add(value);
            return string.Create(CultureInfo.InvariantCulture, $"${parameters.Count}");
        }
        List<string> where = ["f.status <> 'rejected'", query.Unit == "money" ? "f.kind = 'money' AND f.unit IS NOT NULL" : $"f.unit = {Parameter(query.Unit)}"];
        if (query.Category is not null)
            where.Add($"f.category = {Parameter(query.Category)}");
        where.Add(query.Targets ? "f.target" : "NOT coalesce(f.target, false)");
        if (query.Language is not null)
            where.Add($"coalesce(f.language, 'und') = {Parameter(query.Language)}");
        if (query.MinProbability > 0)
            where.Add($"(f.origin = 'table' OR f.probability >= {Parameter(query.MinProbability)})");
        if (query.From is { } from)
            where.Add($"coalesce(f.period_end, f.period_start, f.published) >= {Parameter(from)}");
        if (query.To is { } to)
            where.Add($"coalesce(f.period_start, f.period_end, f.published) <= {Parameter(to)}");
        if (query.Place is not null)
            where.Add($"f.at_place IN ({string.Join(", ", Within(PlaceIds(query.Place)).Select(Parameter))})");
        return where;
    }

    /// <summary>The title and day of each report that states a figure of <paramref name="query"/>.</summary>
    public DataFrame Reports(ComparisonQuery query)
    {
        var parameters = new List<object>();
        var where = string.Join(" AND ", Conditions(query, parameters));
        var sources = twins.Value ? "SELECT coalesce(t.twin_of, f.report_id) FROM figures f LEFT JOIN twins t ON t.report_id = f.report_id" : "SELECT f.report_id FROM figures f";
        return DataFrame.FromSql(connection, $"SELECT report_id, title, published FROM reports WHERE report_id IN ({sources} WHERE {where})", [.. parameters]);
    }

    private (Facts Facts, int[] SetAside) Run(string where, List<object> parameters)
    {
        var sql = $"""
            SELECT f.figure_id, f.unit, f.category, f.kind, f.value, f.value_high, f.bound, f.period_start, f.period_end, f.published, f.at_place, f.place_name,
                   coalesce(f.language, 'und') AS lang, coalesce({(twins.Value ? "t.twin_of, " : "")}f.report_id, f.source_file) AS source, CASE WHEN f.report_id IS NULL THEN coalesce(f.noun, '') END AS subject,
                   len(f.doubt) > 0 AS doubtful, f.status <> 'extracted' AS reviewed{(settlements.Value ? ", f.figure_id IN (SELECT figure_id FROM aside) AS aside" : "")}
            FROM figures f {(twins.Value ? "LEFT JOIN twins t ON t.report_id = f.report_id" : "")}
            WHERE {where}
            """;
        if (settlements.Value)
            sql = $"WITH aside AS ({Conflicts.Settlements.SetAsideSql}) {sql}";
        var rows = DataFrame.FromSql(connection, sql, [.. parameters]).Collect();
        var facts = new Facts(rows, places.Value);
        if (!settlements.Value)
            return (facts, []);
        var aside = rows.Column<bool>("aside");
        return (facts.Only([.. facts.Live.Where(fact => !aside[fact])]), [.. facts.Live.Where(fact => aside[fact])]);
    }

    private static bool Any(DuckDBConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT EXISTS (FROM {table})";
        return command.ExecuteScalar() is true;
    }
}
