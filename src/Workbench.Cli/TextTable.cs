using DuckDB.NET.Data;
using Workbench.Importing;

namespace Workbench.Cli;

/// <summary>The texts of one column of a table: CSV, TSV, Parquet or JSON Lines, read a row at a time by the engine of the store.</summary>
internal static class TextTable
{
    /// <summary>The text of each row in the table's order; an empty one where the cell is.</summary>
    public static IEnumerable<string> Read(string path, string column)
    {
        if (Directory.Exists(path))
            throw new WorkbenchException("WB8205", $"'{path}' is a folder. Name the tables in it: .csv, .tsv, .parquet or .jsonl.");
        if (!File.Exists(path))
            throw new WorkbenchException("WB8205", $"There is no table '{path}'. Give a .csv, .tsv, .parquet or .jsonl file, or texts on standard input, one a line.");
        if (new FileInfo(path).Length == 0)
            throw new WorkbenchException("WB8206", $"The table '{path}' is empty: it has no column '{column}'. Its first line should name the columns.");
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {TableSource.Of(path)} LIMIT 0";
        string[] names;
        using (var header = Of(path, command.ExecuteReader))
            names = [.. Enumerable.Range(0, header.FieldCount).Select(header.GetName)];
        var at = Array.FindIndex(names, n => string.Equals(n, column, StringComparison.OrdinalIgnoreCase));
        if (at < 0)
            throw new WorkbenchException("WB8206", $"The table '{path}' has no column '{column}'. Its columns: {string.Join(", ", names)}. Name one with --column.");
        // Only this column is read.
        command.CommandText = $"SELECT CAST({TableSource.Column(names[at])} AS VARCHAR) FROM {TableSource.Of(path)}";
        command.UseStreamingMode = true;
        using var reader = Of(path, command.ExecuteReader);
        while (Of(path, reader.Read))
            yield return reader.IsDBNull(0) ? "" : reader.GetString(0);
    }

    private static T Of<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DuckDBException e)
        {
            throw new WorkbenchException("WB8207", $"The table '{path}' cannot be read: {e.Message.Split('\n')[0]}");
        }
    }
}
