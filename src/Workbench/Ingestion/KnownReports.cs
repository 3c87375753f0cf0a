using DuckDB.NET.Data;

namespace Workbench.Ingestion;

/// <summary>
/// The reports that a store held before many are read, so that a second reading of the same folder needs no query a report (about 100
/// bytes a report of the store). Immutable; safe to read from several threads.
/// </summary>
internal sealed class KnownReports
{
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> idOfSource = new(StringComparer.Ordinal);

    public KnownReports(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT report_id, source_sha FROM reports";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            ids.Add(reader.GetString(0));
            idOfSource[reader.GetString(1)] = reader.GetString(0);
        }
    }

    public bool Contains(string reportId) => ids.Contains(reportId);

    /// <summary>The report that was stored from the same source, or null.</summary>
    public string? IdOfSource(string sourceSha) => idOfSource.GetValueOrDefault(sourceSha);
}
