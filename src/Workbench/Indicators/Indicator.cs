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

    /// <summary>Districts that the places are or lie in; a commune in no district counts as one, a province as a whole as none.</summary>
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
        // Places are by far the most rows; the finer questions are asked of the few others. Where no commune lies in a district, no district
        // comes twice: to tell them apart was two fifths of the processor time.
        command.CommandText = $"""
            WITH c AS (SELECT * FROM {Store.Coverage.Source(Connection)} WHERE results + targets > 0 AND what <> 'total'),
            p AS (
                SELECT unit, category, count(*) FILTER (results > 0) AS places, {(Communes() ? "count(DISTINCT d.district_id)" : "count(d.district_id)")} AS districts
                FROM c LEFT JOIN place_tree d ON d.place_id = "key"
                WHERE what = 'place' GROUP BY ALL),
            o AS (
                SELECT unit, category,
                       CAST(coalesce(sum(results) FILTER (what = 'kind'), 0) AS BIGINT) AS figures,
                       CAST(coalesce(sum(results) FILTER (what = 'source'), 0) AS BIGINT) AS reports,
                       count(DISTINCT split_part("key", '/', 1)[1:4] || '/' || split_part("key", '/', 2)[1:4]) FILTER (what = 'period') AS periods,
                       min(TRY_CAST(split_part("key", '/', CASE WHEN "key"[1] = '/' THEN 2 ELSE 1 END) AS DATE)) FILTER (what = 'period') AS first_day,
                       max(TRY_CAST(split_part("key", '/', CASE WHEN "key"[-1] = '/' THEN 1 ELSE 2 END) AS DATE)) FILTER (what = 'period') AS last_day,
                       coalesce(string_agg("key", ' ' ORDER BY "key") FILTER (what = 'language'), '') AS languages,
                       first("key" ORDER BY results + targets DESC, "key") FILTER (what = 'kind') AS kind,
                       CAST(coalesce(sum(results) FILTER (what = 'doubt'), 0) AS BIGINT) AS doubts,
                       CAST(coalesce(sum(targets) FILTER (what = 'kind'), 0) AS BIGINT) AS targets
                FROM c WHERE what <> 'place' GROUP BY ALL)
            SELECT o.unit, o.category, coalesce(places, 0), figures, reports, coalesce(districts, 0), periods, first_day, last_day, languages, kind, doubts, targets
            FROM o LEFT JOIN p ON p.unit = o.unit AND p.category = o.category
            ORDER BY coalesce(places, 0) DESC, figures DESC, o.unit, o.category
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

    private bool Communes()
    {
        using var command = Connection.CreateCommand();
        command.CommandText = "SELECT EXISTS (FROM place_tree WHERE district_id <> place_id)";
        return command.ExecuteScalar() is true;
    }
}
