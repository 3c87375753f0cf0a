using System.Data.Common;
using System.Text.Json;
using DuckDB.NET.Data;

namespace Workbench.DataFrames;

public sealed partial class DataFrame
{
    private const string MetadataKey = "workbench.columns";

    /// <summary>A frame of CSV files: the engine finds out delimiter, header and types.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="path">A file, or a pattern with <c>*</c> and <c>**</c>.</param>
    /// <param name="hivePartitioning">Whether folders named <c>year=2025</c> make a column.</param>
    /// <exception cref="DataFrameException">There is no such file, or it is no CSV (WB2002).</exception>
    public static DataFrame ReadCsv(DuckDBConnection connection, string path, bool hivePartitioning = false) =>
        FromQuery(connection, SqlText.Of($"SELECT * FROM read_csv({SqlText.Literal(path)}, hive_partitioning = {Flag(hivePartitioning)})"), []);

    /// <summary>A frame of JSON files, each an array of objects or one object a line.</summary>
    /// <inheritdoc cref="ReadCsv"/>
    public static DataFrame ReadJson(DuckDBConnection connection, string path, bool hivePartitioning = false) =>
        FromQuery(connection, SqlText.Of($"SELECT * FROM read_json({SqlText.Literal(path)}, hive_partitioning = {Flag(hivePartitioning)})"), []);

    /// <summary>A frame of Parquet files, with the units, kinds, labels and sources that <see cref="WriteParquet"/> put into them.</summary>
    /// <inheritdoc cref="ReadCsv"/>
    public static DataFrame ReadParquet(DuckDBConnection connection, string path, bool hivePartitioning = false)
    {
        string literal = SqlText.Literal(path);
        DataFrame frame = FromQuery(connection, SqlText.Of($"SELECT * FROM read_parquet({literal}, hive_partitioning = {Flag(hivePartitioning)})"), []);
        using ColumnSet notes = frame.Run(
            SqlText.Of($"SELECT DISTINCT decode(value) AS notes FROM parquet_kv_metadata({literal}) WHERE decode(key) = '{MetadataKey}'"), [], default);
        // Files of a pattern that disagree about their columns have no common meaning.
        return notes.RowCount == 1 && notes.Columns[0][0] is string json
            ? frame.Annotate([.. (JsonSerializer.Deserialize<ColumnNote[]>(json) ?? []).Where(note => frame.ColumnNames.Contains(note.Name, StringComparer.OrdinalIgnoreCase))])
            : frame;
    }

    /// <summary>A frame of records: a column for each public property. They are copied into a temporary table of the connection.</summary>
    /// <exception cref="DataFrameException">A property's type cannot be a column (WB2024).</exception>
    public static DataFrame FromRecords<T>(DuckDBConnection connection, IEnumerable<T> records) =>
        TemporaryTable.FromRecords(connection, records);

    /// <summary>A frame of arrays: <c>FromColumns(connection, ("name", names), ("value", values))</c>. Nullable values may be missing.</summary>
    /// <exception cref="DataFrameException">The lengths differ (WB2023), or a type cannot be a column (WB2024).</exception>
    public static DataFrame FromColumns(DuckDBConnection connection, params (string Name, Array Values)[] columns) =>
        TemporaryTable.FromColumns(connection, columns);

    /// <summary>A frame of what an ADO.NET reader still has to give; it is read to the end and stays the caller's.</summary>
    /// <exception cref="DataFrameException">A column's type cannot be one here (WB2024).</exception>
    public static DataFrame FromReader(DuckDBConnection connection, DbDataReader reader) => TemporaryTable.FromReader(connection, reader);

    /// <summary>Writes the rows as CSV with a header.</summary>
    /// <exception cref="DataFrameException">The file cannot be written (WB2002).</exception>
    public void WriteCsv(string path) => Copy(path, "FORMAT csv, HEADER");

    /// <summary>Writes the rows as a JSON array of objects.</summary>
    /// <exception cref="DataFrameException">The file cannot be written (WB2002).</exception>
    public void WriteJson(string path) => Copy(path, "FORMAT json, ARRAY true");

    /// <summary>Writes the rows as JSON, an object a line.</summary>
    /// <exception cref="DataFrameException">The file cannot be written (WB2002).</exception>
    public void WriteJsonLines(string path) => Copy(path, "FORMAT json, ARRAY false");

    /// <summary>Writes the rows as Parquet, with the columns' units, kinds, labels and sources.</summary>
    /// <exception cref="DataFrameException">The file cannot be written (WB2002).</exception>
    public void WriteParquet(string path)
    {
        ColumnNote[] notes = [.. scope.Columns
            .Where(column => column is not { Unit: null, Kind: null, Label: null, Source: null })
            .Select(column => new ColumnNote(column.Name, column.Unit, column.Kind, column.Label, column.Source))];
        Copy(path, notes.Length == 0 ? "FORMAT parquet" : $"FORMAT parquet, KV_METADATA {{\"{MetadataKey}\": {SqlText.Literal(JsonSerializer.Serialize(notes))}}}");
    }

    private static string Flag(bool value) => value ? "true" : "false";

    private void Copy(string path, string options)
    {
        using ColumnSet done = Run(
            SqlText.Of("COPY (").Add(query).Add(") TO ").Add(SqlText.Literal(path)).Add($" ({options})"), [], default);
    }
}
