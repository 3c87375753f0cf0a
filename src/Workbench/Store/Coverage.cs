using DuckDB.NET.Data;

namespace Workbench.Store;

/// <summary>
/// How widely each unit within a category is stated, kept in the table <c>coverage</c> by whatever changes figures, in its
/// transaction: counting 10 million figures anew takes seconds. A source (a report, a table file) is counted once however often it
/// states a unit, so what changes a figure takes its whole source out before and puts it in again after.
/// </summary>
internal static class Coverage
{
    /// <summary>Counts everything anew.</summary>
    public static readonly string RebuildSql = $"DELETE FROM coverage; INSERT INTO coverage {Of("figures")}";

    /// <summary>The rows of <c>coverage</c> that the figures of <paramref name="relation"/> give; with <paramref name="sign"/> −1, what is lost without them.</summary>
    public static string Of(string relation, int sign = 1)
    {
        string Count(string what, string key, string where = "") => $"""
            SELECT unit, category, '{what}' AS what, {key} AS "key", {sign} * count(*) FILTER (NOT aim) AS results, {sign} * count(*) FILTER (aim) AS targets FROM f{where} GROUP BY ALL
            """;
        return $"""
            WITH f AS (
                SELECT unit, category, kind, coalesce("target", false) AS aim, coalesce(at_place, place_name) AS place, coalesce("language", 'und') AS "language",
                       CASE WHEN period_start IS NOT NULL OR period_end IS NOT NULL THEN coalesce(CAST(period_start AS VARCHAR), '') || '/' || coalesce(CAST(period_end AS VARCHAR), '') END AS period,
                       coalesce(report_id, source_file) AS source, len(doubt) > 0 AS doubtful
                FROM {relation} WHERE status <> 'rejected' AND unit IS NOT NULL AND category IS NOT NULL)
            {Count("kind", "kind")} UNION ALL
            {Count("place", "place", " WHERE place IS NOT NULL")} UNION ALL
            {Count("language", "\"language\"")} UNION ALL
            {Count("period", "period", " WHERE period IS NOT NULL")} UNION ALL
            {Count("doubt", "''", " WHERE doubtful")} UNION ALL
            SELECT unit, category, 'source', '', {sign} * count(DISTINCT source) FILTER (NOT aim), {sign} * count(DISTINCT source) FILTER (aim) FROM f GROUP BY ALL UNION ALL
            SELECT '', '', 'total', '', {sign} * count(*), 0 FROM {relation}
            """;
    }

    /// <summary>Counts figures in that were just added, whose sources the store did not have before.</summary>
    /// <param name="connection">The store, in the transaction that adds them.</param>
    /// <param name="relation">The figures: a table, or a query in parentheses.</param>
    public static void Add(DuckDBConnection connection, string relation) => Change(connection, relation, 1);

    /// <summary>Counts figures out.</summary>
    public static void Subtract(DuckDBConnection connection, string relation) => Change(connection, relation, -1);

    /// <summary>The figures of reports, as a relation.</summary>
    public static string OfReports(IEnumerable<string> reportIds) => $"(SELECT * FROM figures WHERE report_id IN ({string.Join(", ", reportIds.Select(Quoted))}))";

    /// <summary>A text as SQL.</summary>
    public static string Quoted(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    /// <summary>
    /// The table, or the same counted from the figures when somebody added or removed figures by SQL of their own: slower, never wrong.
    /// </summary>
    public static string Source(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT count(*) FROM figures) = coalesce((SELECT sum(results) FROM coverage WHERE what = 'total'), 0)";
        return command.ExecuteScalar() is true ? "coverage" : $"({Of("figures")})";
    }

    private static void Change(DuckDBConnection connection, string relation, int sign)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            MERGE INTO coverage c USING ({Of(relation, sign)}) d
            ON c.unit = d.unit AND c.category = d.category AND c.what = d.what AND c."key" = d."key"
            WHEN MATCHED THEN UPDATE SET results = c.results + d.results, targets = c.targets + d.targets
            WHEN NOT MATCHED THEN INSERT VALUES (d.unit, d.category, d.what, d."key", d.results, d.targets)
            """;
        command.ExecuteNonQuery();
    }
}
