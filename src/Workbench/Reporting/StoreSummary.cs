using DuckDB.NET.Data;

namespace Workbench;

/// <summary>What a store holds, in numbers.</summary>
/// <param name="Reports">Reports.</param>
/// <param name="Sentences">Sentences of the reports, headings included.</param>
/// <param name="ReportFigures">Figures extracted from reports.</param>
/// <param name="TableFigures">Figures imported from tables.</param>
/// <param name="Doubts">Figures with at least one doubt.</param>
/// <param name="Places">Places that reports or figures are about.</param>
/// <param name="Languages">Reports by language code, in ordinal order.</param>
public sealed record StoreSummary(long Reports, long Sentences, long ReportFigures, long TableFigures, long Doubts, long Places, IReadOnlyList<KeyValuePair<string, long>> Languages)
{
    internal static StoreSummary Of(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT (SELECT count(*) FROM reports), (SELECT count(*) FROM sentences),
                   count(*) FILTER (origin = 'report'), count(*) FILTER (origin = 'table'), count(*) FILTER (len(doubt) > 0), count(DISTINCT at_place)
            FROM figures
            """;
        using var reader = command.ExecuteReader();
        reader.Read();
        var counts = Enumerable.Range(0, 6).Select(reader.GetInt64).ToArray();
        using var languages = connection.CreateCommand();
        languages.CommandText = "SELECT language, count(*) FROM reports GROUP BY language ORDER BY language";
        using var rows = languages.ExecuteReader();
        var byLanguage = new List<KeyValuePair<string, long>>();
        while (rows.Read())
            byLanguage.Add(new(rows.GetString(0), rows.GetInt64(1)));
        return new StoreSummary(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], byLanguage);
    }
}

public sealed partial class CampaignWorkbench
{
    /// <summary>What the store holds, in numbers.</summary>
    public StoreSummary Summarize() => StoreSummary.Of(Connection);
}
