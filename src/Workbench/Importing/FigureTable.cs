using System.Globalization;
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
    private readonly PlaceNames places = new(connection);
    private TableCells cells = null!;

    public ImportResult Import(string path, ImportOptions options, CancellationToken cancellationToken)
    {
        DuckDBTransaction? transaction = null;
        try
        {
            cells = TableCells.Of(connection, Load(path, options), options.Unit);
            cancellationToken.ThrowIfCancellationRequested();
            FindPlaces();
            cancellationToken.ThrowIfCancellationRequested();
            // A preview keeps its rows apart; else they go where they belong, behind those that are there, and are not copied again.
            transaction = options.DryRun ? null : connection.BeginTransaction();
            if (options.DryRun)
                NewFigures.Begin(connection);
            var first = Number("SELECT coalesce(max(rowid), -1) + 1 FROM figures");
            var into = options.DryRun ? new Target(NewFigures.Table, "temp", "true") : new Target("figures", "", string.Create(CultureInfo.InvariantCulture, $"rowid >= {first}"));
            var before = string.Create(CultureInfo.InvariantCulture, $"(SELECT * FROM figures WHERE origin = 'table' AND rowid < {first})");
            TakePlain(path, into);
            var rejected = TakeOthers(path, into, cancellationToken);
            var accepted = Number($"SELECT count(*) FROM {into.Added}");
            DropRepeated(into, before);
            var rows = (int)Number($"SELECT count(*) FROM {into.Added}");
            cancellationToken.ThrowIfCancellationRequested();
            if (transaction is not null && rows > 0)
            {
                Cover(path, into, before);
                transaction.Commit();
            }
            return new ImportResult(path, rows, (int)(accepted - rows), rejected) { Preview = options.DryRun ? Preview(options.PreviewRows) : [] };
        }
        finally
        {
            transaction?.Dispose();
            foreach (var table in (string[])["raw_rows", "named_places", NewFigures.Table])
                Run($"DROP TABLE IF EXISTS temp.main.{table}");
        }
    }

    /// <summary>Where rows go, and which of its rows they are.</summary>
    private sealed record Target(string Table, string Catalog, string Condition)
    {
        public string Added => $"(SELECT * FROM {Table} WHERE {Condition})";
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

    private static string Cell(int column) => TableCells.Cell(column);

    /// <summary>Finds the place of each name once: a table repeats a few hundred over millions of rows.</summary>
    private void FindPlaces()
    {
        var names = new List<(string?, string?)>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = $"SELECT DISTINCT coalesce(district, place), province FROM {cells.Rows}";
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

    /// <summary>The rows that are plainly right, as figures.</summary>
    private void TakePlain(string path, Target into) => Run($"""
        INSERT INTO {into.Table}
        SELECT {cells.Id}, NULL, NULL, NULL, NULL, c."value", {TableCells.Number("c.\"value\"")}, {TableCells.Number("c.value_high")}, coalesce(c.kind, 'count'), c.unit, coalesce(c.indicator, c.noun), coalesce(c.bound, 'exact'),
               c.start_day, c.end_day, p.place_id, coalesce(c.district, c.place, c.province), p.doubt, 'extracted', 'table',
               c.category, c.language, {Coverage.Quoted(path)}, c.number, coalesce(lower(c.target) IN ('true', 'yes', '1'), false), NULL, NULL, p.place_id
        FROM {cells.WithDays} c JOIN named_places p ON p.district IS NOT DISTINCT FROM coalesce(c.district, c.place) AND p.province IS NOT DISTINCT FROM c.province
        WHERE {TableCells.Plain}
        """);

    /// <summary>The rows that need a closer look, one by one: among the figures, or among the rejected with the reason.</summary>
    private List<RejectedRow> TakeOthers(string path, Target into, CancellationToken cancellationToken)
    {
        var rejected = new List<RejectedRow>();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT number, {cells.Id}, {string.Join(", ", TableCells.Known.Select(n => $"\"{n}\""))} FROM {cells.RowsOf($"raw_rows r ANTI JOIN {into.Added} n ON n.source_row = r.rowid + 1")} ORDER BY number";
        using var reader = command.ExecuteReader();
        using var rows = into.Catalog.Length == 0 ? connection.CreateAppender(into.Table) : connection.CreateAppender(into.Catalog, "main", into.Table);
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                FigureRow.Check(reader.GetInt64(0), name => Array.IndexOf(TableCells.Known, name) + 2 is var at && reader.IsDBNull(at) ? null : reader.GetString(at), places.Of).Append(rows.CreateRow(), reader.GetString(1), path);
            }
            catch (FormatException e)
            {
                rejected.Add(new RejectedRow(reader.GetInt64(0), e.Message));
            }
        }
        return rejected;
    }

    /// <summary>Of equal rows the first stays; what the store has already is not added again. Mostly there are none, which is quickly known.</summary>
    private void DropRepeated(Target into, string before)
    {
        if (Number($"SELECT count(*) - count(DISTINCT figure_id) FROM {into.Added}") == 0 && Number($"SELECT count(*) FROM {before}") == 0)
            return;
        Run($"""
            DELETE FROM {into.Table} WHERE {into.Condition}
                AND (source_row NOT IN (SELECT min(source_row) FROM {into.Added} GROUP BY figure_id) OR figure_id IN (SELECT figure_id FROM {before}))
            """);
    }

    /// <summary>Counts the new rows in.</summary>
    private void Cover(string path, Target into, string before)
    {
        // A table that was imported before in another state counts once as a source, so it is counted out and in again.
        var same = $"source_file = {Coverage.Quoted(path)}";
        before = $"(SELECT * FROM {before} WHERE {same})";
        if (Number($"SELECT count(*) FROM {before}") == 0)
        {
            Coverage.Add(connection, into.Added);
            return;
        }
        Coverage.Subtract(connection, before);
        Coverage.Add(connection, $"(SELECT * FROM figures WHERE origin = 'table' AND {same})");
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

    private long Number(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
