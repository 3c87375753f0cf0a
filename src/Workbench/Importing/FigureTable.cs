using DuckDB.NET.Data;
using Workbench.DataFrames;
using Workbench.Store;

namespace Workbench.Importing;

/// <summary>
/// A table of figures as rows of the store: each row checked, placed, and given an id from its content, so that importing a table
/// again changes nothing. The database reads the file and takes the rows that are plainly right, all at once; the others go one by one
/// through <see cref="FigureRow"/>, which takes them or says why not. All rows are written in one transaction.
/// </summary>
internal sealed class FigureTable(DuckDBConnection connection)
{
    /// <summary>What <see cref="char.IsWhiteSpace(char)"/> names, so that cells are trimmed here as everywhere.</summary>
    private static readonly string Spaces = "'" + string.Concat(Enumerable.Range(1, char.MaxValue).Select(c => (char)c).Where(char.IsWhiteSpace)) + "'";

    private static readonly string[] Known = ["district", "province", "place", "language", "unit", "value", "value_high", "kind", "bound", "category", "period_start", "period_end", "indicator", "noun", "target"];

    private readonly PlaceNames places = new(connection);

    public ImportResult Import(string path, ImportOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var names = Load(path, options);
            cancellationToken.ThrowIfCancellationRequested();
            Check(names, options.Unit);
            FindPlaces();
            cancellationToken.ThrowIfCancellationRequested();
            NewFigures.Begin(connection);
            TakePlain(path);
            var rejected = TakeOthers(path, cancellationToken);
            var accepted = Count(NewFigures.Table);
            // Of equal rows the first stays; what the store has already is not added again. Mostly there are none: nothing is copied for it.
            Run($"""
                DELETE FROM {NewFigures.Table} WHERE source_row NOT IN (SELECT min(source_row) FROM {NewFigures.Table} GROUP BY figure_id)
                    OR figure_id IN (SELECT figure_id FROM figures WHERE origin = 'table')
                """);
            var rows = (int)Count(NewFigures.Table);
            cancellationToken.ThrowIfCancellationRequested();
            if (!options.DryRun && rows > 0)
                Write(path);
            return new ImportResult(path, rows, (int)(accepted - rows), rejected) { Preview = options.DryRun ? Preview(options.PreviewRows) : [] };
        }
        finally
        {
            foreach (var table in (string[])["raw_rows", "checked_rows", "named_places", NewFigures.Table])
                Run($"DROP TABLE IF EXISTS temp.main.{table}");
        }
    }

    /// <summary>Reads the file into the temporary table <c>raw_rows</c>, in its order. Gives the wanted names of its columns.</summary>
    private string[] Load(string path, ImportOptions options)
    {
        string[] names;
        if (TableFile.TypeOf(path) == ".xlsx")
        {
            var lines = XlsxReader.Read(path).ToList();
            if (lines.Count == 0)
                throw Errors.TableUnreadable(path, new InvalidDataException("It has no header."));
            names = TableFile.Named(path, lines[0], options.Columns);
            Run($"CREATE OR REPLACE TEMP TABLE raw_rows ({string.Join(", ", names.Select((_, i) => Cell(i) + " VARCHAR"))})");
            using var rows = connection.CreateAppender("temp", "main", "raw_rows");
            foreach (var line in lines.Skip(1))
            {
                var row = rows.CreateRow();
                for (var i = 0; i < names.Length; i++)
                    row = i < line.Length && line[i] is { } text ? row.AppendValue(text) : row.AppendNullValue();
                row.EndRow();
            }
        }
        else
        {
            try
            {
                var found = DataFrame.FromSql(connection, TableFile.Sql(path)).ColumnNames;
                names = TableFile.Named(path, found, options.Columns);
                Run($"CREATE OR REPLACE TEMP TABLE raw_rows AS SELECT * FROM ({TableFile.Sql(path)}) t({string.Join(", ", names.Select((_, i) => Cell(i)))})");
            }
            catch (Exception e) when (e is DuckDBException or DataFrameException)
            {
                throw Errors.TableUnreadable(path, e);
            }
        }
        var there = string.Join(", ", names.Where(n => n.Length > 0));
        foreach (var needed in (string[])["unit", "value"])
            if (!names.Contains(needed) && !(needed == "unit" && options.Unit is not null))
                throw Errors.TableColumns(path, $"`{needed}`", there);
        if (!names.Contains("district") && !names.Contains("province") && !names.Contains("place"))
            throw Errors.TableColumns(path, "`district` or `province`", there);
        return names;
    }

    /// <summary>A plain number as the column of values has it. A short one is read in 64 bits, at a fraction of the time.</summary>
    private static string Number(string cell) => $"CASE WHEN length({cell}) <= 12 THEN CAST(CAST({cell} AS DECIMAL(18,6)) AS DECIMAL(28,6)) ELSE CAST({cell} AS DECIMAL(28,6)) END";

    private static string Cell(int column) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"c{column}");

    /// <summary>The cells under their names, the id of each row, and whether it is plainly right: in <c>checked_rows</c>.</summary>
    private void Check(string[] names, string? unit)
    {
        // An unnamed column is hidden by one that was mapped to its name; of two with one name the last counts.
        // Trimming by a list of characters is dear (the list is read again for each cell), and hardly a cell needs it.
        static string Trimmed(string cell) => $"nullif(CASE WHEN contains({Spaces}, left({cell}, 1)) OR contains({Spaces}, right({cell}, 1)) THEN trim({cell}, {Spaces}) ELSE {cell} END, '')";
        var cells = names.Select((name, at) => (name, Sql: Trimmed(Cell(at)))).Where(c => c.name.Length > 0).GroupBy(c => c.name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Sql, StringComparer.Ordinal);
        if (unit is not null)
            cells["unit"] = cells.TryGetValue("unit", out var own) ? $"coalesce({own}, {Coverage.Quoted(unit)})" : Coverage.Quoted(unit);
        // The id is that of FigureIds.OfRow: every cell counts, by the order of the names.
        var columns = cells.Keys.Order(StringComparer.Ordinal).Select((name, at) => (name, At: string.Create(System.Globalization.CultureInfo.InvariantCulture, $"t{at}"))).ToDictionary(c => c.name, c => c.At, StringComparer.Ordinal);
        var id = string.Join(", chr(1), ", columns.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{Coverage.Quoted(c.Key + "=")}, {c.Value}"));
        string Of(string name) => columns.GetValueOrDefault(name, "CAST(NULL AS VARCHAR)");
        static string Among(string name, IEnumerable<string> allowed) => $"({name} IS NULL OR {name} IN ({string.Join(", ", allowed.Select(Coverage.Quoted))}))";
        const string Plain = "-?[0-9]{1,21}(\\.[0-9]{1,6})?";
        // With these two hyphens in ten characters the database reads as a date what is one, and nothing else.
        static string Day(string name) => $"({name} IS NULL OR (length({name}) = 10 AND substr({name}, 5, 1) = '-' AND substr({name}, 8, 1) = '-' AND TRY_CAST({name} AS DATE) >= DATE '0001-01-01'))";
        Run($"""
            CREATE OR REPLACE TEMP TABLE checked_rows AS
            SELECT *, coalesce(unit IS NOT NULL AND regexp_full_match("value", '{Plain}') AND (value_high IS NULL OR regexp_full_match(value_high, '{Plain}'))
                   AND (value_high IS NULL OR coalesce(kind, '') = 'ratio' OR TRY_CAST(value_high AS DECIMAL(28,6)) >= TRY_CAST("value" AS DECIMAL(28,6)))
                   AND {Among("kind", FigureRow.Kinds)} AND {Among("bound", FigureRow.BoundNames)} AND {Among("category", FigureRow.CategoryIds)}
                   AND {Day("period_start")} AND {Day("period_end")} AND coalesce(period_start <= period_end, true)
                   AND coalesce(district, place, province) IS NOT NULL AND {Among("lower(target)", ["false", "no", "0", "true", "yes", "1"])}, false) AS plain
            FROM (SELECT rowid + 1 AS number, {string.Join(", ", Known.Select(n => $"{Of(n)} AS \"{n}\""))}, left(sha256(concat('table', chr(10), {id})), 16) AS figure_id
                  FROM (SELECT rowid, {string.Join(", ", cells.Select(c => $"{c.Value} AS {columns[c.Key]}"))} FROM raw_rows))
            """);
    }

    /// <summary>Finds the place of each name once: a table repeats a few hundred over millions of rows.</summary>
    private void FindPlaces()
    {
        var names = new List<(string?, string?)>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT DISTINCT coalesce(district, place), province FROM checked_rows";
            using var reader = command.ExecuteReader();
            while (reader.Read())
                names.Add((reader.IsDBNull(0) ? null : reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1)));
        }
        Run("CREATE OR REPLACE TEMP TABLE named_places (district VARCHAR, province VARCHAR, place_id VARCHAR, doubt VARCHAR[])");
        using var rows = connection.CreateAppender("temp", "main", "named_places");
        foreach (var (district, province) in names)
        {
            var (id, doubts) = places.Of(district, province);
            var row = rows.CreateRow();
            Ingestion.ReportWriter.Append(row, district);
            Ingestion.ReportWriter.Append(row, province);
            Ingestion.ReportWriter.Append(row, id);
            // The doubts stand with the place: a list chosen row by row costs more than all else of a row.
            row.AppendValue(doubts.AsEnumerable()).EndRow();
        }
    }

    /// <summary>The rows that are plainly right, as figures: among the new ones.</summary>
    private void TakePlain(string path) => Run($"""
        INSERT INTO {NewFigures.Table}
        SELECT c.figure_id, NULL, NULL, NULL, NULL, c."value", {Number("c.\"value\"")}, {Number("c.value_high")}, coalesce(c.kind, 'count'), c.unit, coalesce(c.indicator, c.noun), coalesce(c.bound, 'exact'),
               CAST(c.period_start AS DATE), CAST(c.period_end AS DATE), p.place_id, coalesce(c.district, c.place, c.province), p.doubt, 'extracted', 'table',
               c.category, c.language, {Coverage.Quoted(path)}, c.number, coalesce(lower(c.target) IN ('true', 'yes', '1'), false), NULL, NULL, p.place_id
        FROM checked_rows c JOIN named_places p ON p.district IS NOT DISTINCT FROM coalesce(c.district, c.place) AND p.province IS NOT DISTINCT FROM c.province
        WHERE c.plain
        """);

    /// <summary>The rows that need a closer look, one by one: among the new figures, or among the rejected with the reason.</summary>
    private List<RejectedRow> TakeOthers(string path, CancellationToken cancellationToken)
    {
        var rejected = new List<RejectedRow>();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT number, figure_id, {string.Join(", ", Known.Select(n => $"\"{n}\""))} FROM checked_rows WHERE NOT plain ORDER BY number";
        using var reader = command.ExecuteReader();
        using var rows = connection.CreateAppender("temp", "main", NewFigures.Table);
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                FigureRow.Check(reader.GetInt64(0), name => Array.IndexOf(Known, name) + 2 is var at && reader.IsDBNull(at) ? null : reader.GetString(at), places.Of).Append(rows.CreateRow(), reader.GetString(1), path);
            }
            catch (FormatException e)
            {
                rejected.Add(new RejectedRow(reader.GetInt64(0), e.Message));
            }
        }
        return rejected;
    }

    private List<ImportPreviewRow> Preview(int most)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT source_row, value, value_high, kind, unit, noun, bound, place_name, place_id, category, period_start, period_end FROM {NewFigures.Table} ORDER BY source_row LIMIT {Math.Max(0, most)}";
        using var reader = command.ExecuteReader();
        string? Text(int at) => reader.IsDBNull(at) ? null : reader.GetString(at);
        DateOnly? Date(int at) => reader.IsDBNull(at) ? null : reader.GetFieldValue<DateOnly>(at);
        var preview = new List<ImportPreviewRow>();
        while (reader.Read())
            preview.Add(new ImportPreviewRow(reader.GetInt64(0), reader.GetDecimal(1), reader.IsDBNull(2) ? null : reader.GetDecimal(2), reader.GetString(3), reader.GetString(4), Text(5), reader.GetString(6), Text(7), Text(8), Text(9), Date(10), Date(11)));
        return preview;
    }

    private void Write(string path)
    {
        using var transaction = connection.BeginTransaction();
        // A table that was imported before in another state counts once as a source, so it is counted out and in again.
        var before = $"(SELECT * FROM figures WHERE origin = 'table' AND source_file = {Coverage.Quoted(path)})";
        var again = Count(before) > 0;
        if (again)
            Coverage.Subtract(connection, before);
        NewFigures.Store(connection);
        Coverage.Add(connection, again ? before : NewFigures.Table);
        transaction.Commit();
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
}
