using System.Globalization;
using DuckDB.NET.Data;

namespace Workbench.Benchmarks;

/// <summary>
/// Makes a store of as many figures as asked, ten a report, in 700 districts: 40 units, 11 categories, 7 languages, ten years. Ids are
/// hashes, as in a real store, so that nothing lies in a helpful order. Half of the numbers are small and shared by thousands of reports,
/// half are large and rare. Of a hundred reports one is a reprint (one word changed) and one a translation (the same numbers, other
/// words and language) of another: these are the twins.
/// </summary>
internal static class Generator
{
    public static void Write(string path, long figures)
    {
        using var workbench = CampaignWorkbench.Open(path);
        var reports = string.Create(CultureInfo.InvariantCulture, $"range({figures / 10})");
        void Run(string sql)
        {
            using DuckDBCommand command = workbench.Connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }

        Run("CREATE TEMP TABLE district AS SELECT place_id, row_number() OVER (ORDER BY place_id) - 1 AS n FROM places WHERE level = 'district' LIMIT 700");
        Run("CREATE TEMP TABLE cat AS SELECT category, row_number() OVER (ORDER BY category) - 1 AS n FROM categories");
        Run("CREATE TEMP MACRO source(i) AS CASE i % 100 WHEN 98 THEN i - 1 WHEN 99 THEN i - 3 ELSE i END");
        Run("CREATE TEMP MACRO report_id(i) AS left(md5(i::VARCHAR), 16)");
        // A text of about 1 000 characters of its own; a reprint has that of its source but for one word.
        Run($"""
            INSERT INTO reports SELECT report_id(i), 'Report ' || i, NULL, 'r' || i, ['vi', 'en', 'uk', 'ru', 'hu', 'ar', 'th'][1 + CASE i % 100 WHEN 98 THEN i - 1 ELSE i END % 7], DATE '2014-01-01' + CAST(hash(i) % 3650 AS INTEGER), d.place_id,
                array_to_string(list_transform(range(60), j -> printf('%x', hash(CASE WHEN i % 100 = 98 AND j <> 7 THEN i - 1 ELSE i END * 100 + j))), ' '), TIMESTAMP '2024-01-01', 1, 'utf-8', [], '1.0', report_id(i)
            FROM {reports} t(i) JOIN district d ON d.n = hash(source(i), 1) % 700
            """);
        Run($"""
            INSERT INTO sentences SELECT report_id(i), j, j * 100, j * 100 + 90, 'sentence', false, 'vi', c.category, 0.5 + hash(i, j) % 50 / 100, 'm'
            FROM {reports} t(i), range(10) s(j) JOIN cat c ON c.n = hash(i, j) % 11
            """);
        Run($"""
            INSERT INTO figures SELECT left(md5(i || '/' || j), 16), report_id(i), j, j * 100, j * 100 + 3, 'n', hash(source(i), j, 2) % CASE WHEN j < 5 THEN 5000 ELSE 1000000000 END, NULL, 'count', 'u' || (hash(source(i), j, 3) % 40), NULL,
                CASE WHEN hash(i, j, 5) % 10 = 0 THEN 'atLeast' ELSE 'exact' END, make_date(2014 + CAST(hash(source(i), j, 4) % 10 AS INTEGER), 1, 1), make_date(2014 + CAST(hash(source(i), j, 4) % 10 AS INTEGER), 12, 31), NULL, NULL,
                CASE WHEN hash(i, j, 6) % 20 = 0 THEN ['unknown-unit'] ELSE [] END, 'extracted', 'report', NULL, NULL, NULL, NULL, false, NULL, NULL, NULL
            FROM {reports} t(i), range(10) s(j)
            """);
        workbench.Refresh();
        Run("CHECKPOINT");
    }

    /// <summary>A table of as many rows for import, over all districts and units, every hundredth of them wrong.</summary>
    public static void WriteTable(string path, long rows)
    {
        using var workbench = CampaignWorkbench.Open(":memory:");
        using DuckDBCommand command = workbench.Connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
            COPY (SELECT p.name AS district, q.name AS province, 'u' || (hash(i, 3) % 40) AS unit, CASE WHEN i % 100 = 0 THEN 'many' ELSE CAST(hash(i) % 100000 AS VARCHAR) END AS value, c.category, 'row ' || i AS indicator,
                  make_date(2014 + CAST(hash(i, 4) % 10 AS INTEGER), 1, 1) AS period_start, make_date(2014 + CAST(hash(i, 4) % 10 AS INTEGER), 12, 31) AS period_end
                  FROM range({rows}) t(i)
                  JOIN (SELECT *, row_number() OVER (ORDER BY place_id) - 1 AS n FROM places WHERE level = 'district' LIMIT 700) p ON p.n = hash(i, 1) % 700
                  JOIN places q ON q.place_id = p.parent_id
                  JOIN (SELECT *, row_number() OVER (ORDER BY category) - 1 AS n FROM categories) c ON c.n = hash(i, 2) % 11)
            TO '{path}' (FORMAT csv, HEADER)
            """);
        command.ExecuteNonQuery();
    }
}
