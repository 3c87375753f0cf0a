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
                   (SELECT count(*) FROM figures WHERE origin = 'report'), (SELECT count(*) FROM figures WHERE origin = 'table'),
                   (SELECT count(*) FROM figures WHERE len(doubt) > 0),
                   (SELECT count(DISTINCT place_id) FROM facts WHERE place_id IS NOT NULL)
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

/// <summary>A unit within a category, and how many places state it.</summary>
/// <param name="Unit">The canonical unit.</param>
/// <param name="Category">The category of the sentences.</param>
/// <param name="Places">Places with at least one such figure.</param>
/// <param name="Figures">Figures.</param>
/// <param name="Reports">Reports and tables that state them.</param>
public sealed record Indicator(string Unit, string Category, int Places, int Figures, int Reports)
{
    /// <summary>As it is written on the command line: <c>household:poverty-reduction</c>.</summary>
    public string Id => Unit + ":" + Category;
}

public sealed partial class CampaignWorkbench
{
    /// <summary>What the store holds, in numbers.</summary>
    public StoreSummary Summarize() => StoreSummary.Of(Connection);

    /// <summary>Every unit within a category that the store has figures of: those that the most places state first, then those with the most figures, then by name.</summary>
    public IReadOnlyList<Indicator> Indicators()
    {
        using var command = Connection.CreateCommand();
        command.CommandText = """
            SELECT unit, category, count(DISTINCT coalesce(place_id, place)) AS places, count(*) AS figures, count(DISTINCT coalesce(report_id, table_file)) AS reports
            FROM facts WHERE unit IS NOT NULL AND category IS NOT NULL AND status <> 'rejected'
            GROUP BY unit, category ORDER BY places DESC, figures DESC, unit, category
            """;
        using var reader = command.ExecuteReader();
        var indicators = new List<Indicator>();
        while (reader.Read())
            indicators.Add(new Indicator(reader.GetString(0), reader.GetString(1), (int)reader.GetInt64(2), (int)reader.GetInt64(3), (int)reader.GetInt64(4)));
        return indicators;
    }
}
