using DuckDB.NET.Data;
using Workbench.Store;

namespace Workbench.Reviewing;

/// <summary>The figures of the reports that two stores share, side by side: what another workbench made of the same texts.</summary>
internal sealed class StoreDiff(DuckDBConnection connection, string path)
{
    private const string State = "value, value_high, kind, unit, noun, bound, period_start, period_end, place_id, status";

    public StoreDifference With(string otherPath)
    {
        // Opened on its own first: what is wrong with it is then said as for every store.
        StoreFile.OpenForReading(otherPath).Dispose();
        if (!StoreFile.IsMemory(path) && string.Equals(Path.GetFullPath(path), Path.GetFullPath(otherPath), StringComparison.Ordinal))
            return new StoreDifference([], (int)Count("reports"), 0, 0);
        Run($"ATTACH {Coverage.Quoted(otherPath)} AS other_store (READ_ONLY)");
        try
        {
            return new StoreDifference(Changes(), (int)Count("reports WHERE report_id IN (SELECT report_id FROM other_store.main.reports)"),
                (int)Count("reports WHERE report_id NOT IN (SELECT report_id FROM other_store.main.reports)"), (int)Count("other_store.main.reports WHERE report_id NOT IN (SELECT report_id FROM reports)"));
        }
        finally
        {
            Run("DETACH other_store");
        }
    }

    private List<FigureChange> Changes()
    {
        using var command = connection.CreateCommand();
        // What a reviewer decided in one of the stores is no difference of the extractors, but a figure that says another thing is shown.
        command.CommandText = $"""
            WITH a AS (SELECT * FROM figures WHERE report_id IN (SELECT report_id FROM other_store.main.reports)),
                 b AS (SELECT * FROM other_store.main.figures WHERE report_id IN (SELECT report_id FROM reports))
            SELECT {string.Join(", ", State.Split(", ").SelectMany(c => new[] { "a." + c, "b." + c }))}, a.figure_id IS NULL, b.figure_id IS NULL,
                   coalesce(a.report_id, b.report_id), coalesce(a."start", b."start"), coalesce(a."end", b."end"), coalesce(a.raw, b.raw)
            FROM a FULL JOIN b ON a.report_id = b.report_id AND a."start" = b."start" AND a."end" = b."end"
            WHERE a.figure_id IS NULL OR b.figure_id IS NULL
               OR (a.value, a.value_high, a.kind, a.unit, a.bound, a.period_start, a.period_end, a.place_id) IS DISTINCT FROM (b.value, b.value_high, b.kind, b.unit, b.bound, b.period_start, b.period_end, b.place_id)
            ORDER BY 23, 24, 25
            """;
        using var reader = command.ExecuteReader();
        var changes = new List<FigureChange>();
        while (reader.Read())
        {
            FigureState? Side(int side) => reader.GetBoolean(20 + side) ? null : new FigureState
            {
                Value = reader.GetDecimal(side),
                ValueHigh = reader.IsDBNull(2 + side) ? null : reader.GetDecimal(2 + side),
                Kind = reader.GetString(4 + side),
                Unit = Text(reader, 6 + side),
                Noun = Text(reader, 8 + side),
                Bound = reader.GetString(10 + side),
                PeriodStart = reader.IsDBNull(12 + side) ? null : reader.GetFieldValue<DateOnly>(12 + side),
                PeriodEnd = reader.IsDBNull(14 + side) ? null : reader.GetFieldValue<DateOnly>(14 + side),
                PlaceId = Text(reader, 16 + side),
                Status = reader.GetString(18 + side),
            };
            var (before, after) = (Side(0), Side(1));
            changes.Add(new FigureChange(before is null ? "added" : after is null ? "removed" : "changed", reader.GetString(22), reader.GetInt32(23), reader.GetInt32(24), reader.GetString(25), before, after, before is { Status: not "extracted" }));
        }
        return changes;
    }

    private long Count(string relation)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {relation}";
        return (long)command.ExecuteScalar()!;
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string? Text(System.Data.Common.DbDataReader reader, int index) => reader.IsDBNull(index) ? null : reader.GetString(index);
}
