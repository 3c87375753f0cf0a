using DuckDB.NET.Data;

namespace Workbench;

/// <summary>A unit within a category, and how widely it is stated.</summary>
/// <param name="Unit">The canonical unit.</param>
/// <param name="Category">The category of the sentences.</param>
/// <param name="Places">Places with at least one such figure.</param>
/// <param name="Figures">Figures.</param>
/// <param name="Reports">Reports and tables that state them.</param>
public sealed record Indicator(string Unit, string Category, int Places, int Figures, int Reports)
{
    /// <summary>As it is written on the command line: <c>household:poverty-reduction</c>.</summary>
    public string Id => Unit + ":" + Category;

    /// <summary>Districts among the places; a province as a whole is none.</summary>
    public int Districts { get; init; }

    /// <summary>Different periods that the figures name; a figure without a period counts for none.</summary>
    public int Periods { get; init; }

    /// <summary>The first and last day that the figures name; null when none names a day.</summary>
    public (DateOnly? Start, DateOnly? End) Span { get; init; }

    /// <summary>The languages of the reports, by code, in ordinal order.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The kind of most figures, such as <c>count</c>.</summary>
    public string Kind { get; init; } = "count";

    /// <summary>Figures with at least one doubt among <see cref="Figures"/>.</summary>
    public int Doubts { get; init; }

    /// <summary>Targets: numbers aimed at, counted apart and never among <see cref="Figures"/>.</summary>
    public int Targets { get; init; }

    /// <summary>The canonical definition; null when <c>data/indicators.csv</c> has none.</summary>
    public IndicatorDefinition? Definition => IndicatorCatalog.Find(Unit, Category) ?? (Kind == "money" ? IndicatorCatalog.ById("money") : null);

    /// <summary>How its figures may be put together.</summary>
    public Adds Adds => IndicatorCatalog.AddsOf(Unit, Category, Kind);
}

public sealed partial class CampaignWorkbench
{
    /// <summary>Every unit within a category that the store has figures of: those that the most places state first, then those with the most figures, then by name.</summary>
    public IReadOnlyList<Indicator> Indicators()
    {
        using var command = Connection.CreateCommand();
        // The place is taken by id, not through the view: joining 10 million figures with sentences costs once, with places never.
        command.CommandText = """
            SELECT f.unit, coalesce(f.category, s.category) AS cat,
                   count(DISTINCT coalesce(f.place_id, r.place_id, f.place_name)) FILTER (NOT coalesce(f.target, false)) AS places,
                   count(*) FILTER (NOT coalesce(f.target, false)) AS figures,
                   count(DISTINCT coalesce(f.report_id, f.source_file)) FILTER (NOT coalesce(f.target, false)) AS reports,
                   count(DISTINCT coalesce(f.place_id, r.place_id)) FILTER (coalesce(f.place_id, r.place_id) IN (SELECT place_id FROM places WHERE level <> 'province')) AS districts,
                   count(DISTINCT coalesce(year(f.period_start), 0) * 10000 + coalesce(year(f.period_end), 0)) FILTER (f.period_start IS NOT NULL OR f.period_end IS NOT NULL) AS periods,
                   min(coalesce(f.period_start, f.period_end)), max(coalesce(f.period_end, f.period_start)),
                   array_to_string(list_sort(list_distinct(list(coalesce(r.language, f.language, 'und')))), ' '),
                   mode(f.kind), count(*) FILTER (len(f.doubt) > 0), count(*) FILTER (f.target)
            FROM figures f LEFT JOIN reports r ON r.report_id = f.report_id
            LEFT JOIN sentences s ON s.report_id = f.report_id AND s.sentence_no = f.sentence_no
            WHERE f.unit IS NOT NULL AND coalesce(f.category, s.category) IS NOT NULL AND f.status <> 'rejected'
            GROUP BY ALL ORDER BY places DESC, figures DESC, f.unit, cat
            """;
        using var reader = command.ExecuteReader();
        var indicators = new List<Indicator>();
        while (reader.Read())
            indicators.Add(new Indicator(reader.GetString(0), reader.GetString(1), (int)reader.GetInt64(2), (int)reader.GetInt64(3), (int)reader.GetInt64(4))
            {
                Districts = (int)reader.GetInt64(5),
                Periods = (int)reader.GetInt64(6),
                Span = (reader.IsDBNull(7) ? null : reader.GetFieldValue<DateOnly>(7), reader.IsDBNull(8) ? null : reader.GetFieldValue<DateOnly>(8)),
                Languages = reader.GetString(9).Split(' ', StringSplitOptions.RemoveEmptyEntries),
                Kind = reader.GetString(10),
                Doubts = (int)reader.GetInt64(11),
                Targets = (int)reader.GetInt64(12),
            });
        return indicators;
    }
}
