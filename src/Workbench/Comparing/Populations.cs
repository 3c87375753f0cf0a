using DuckDB.NET.Data;

namespace Workbench.Comparing;

/// <summary>Values per head or household, by the populations that the store was given.</summary>
internal static class Populations
{
    public static bool Any(DuckDBConnection connection, string per)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM populations WHERE {Column(per)} > 0";
        return (long)command.ExecuteScalar()! > 0;
    }

    /// <summary>Fills the normalised values: by the population of the year in which the row's period ends, else of the nearest year, the earlier of two. Rows without a value stay as they are.</summary>
    public static List<ComparisonRow> Normalise(DuckDBConnection connection, string per, List<ComparisonRow> rows)
    {
        var known = Read(connection, Column(per));
        return [.. rows.Select(row =>
        {
            if (!row.IsReported)
                return row;
            if (row.Adds == Adds.Rate || row.PlaceId is null || !known.TryGetValue(row.PlaceId, out var years))
                return row with { Notes = [.. row.Notes, row.Adds == Adds.Rate ? $"a share is not divided per {per}" : $"no population of this place to divide per {per}"] };
            var year = (row.PeriodEnd ?? row.PeriodStart)?.Year ?? int.MaxValue / 2;
            var (baseYear, count) = years.MinBy(y => (Math.Abs((long)y.Year - year), y.Year));
            return row with
            {
                Normalised = row.Value / count,
                NormalisedHigh = row.ValueHigh / count,
                Base = count,
                BaseYear = baseYear,
            };
        })];
    }

    private static string Column(string per) => per == "head" ? "people" : "households";

    private static Dictionary<string, List<(int Year, decimal Count)>> Read(DuckDBConnection connection, string column)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT place_id, year, {column} FROM populations WHERE {column} > 0 ORDER BY place_id, year";
        using var reader = command.ExecuteReader();
        var known = new Dictionary<string, List<(int, decimal)>>(StringComparer.Ordinal);
        while (reader.Read())
        {
            var id = reader.GetString(0);
            if (!known.TryGetValue(id, out var years))
                known.Add(id, years = []);
            years.Add((reader.GetInt32(1), reader.GetDecimal(2)));
        }
        return known;
    }
}
