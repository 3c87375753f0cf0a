using System.Globalization;
using DuckDB.NET.Data;

namespace Workbench.Cli;

/// <summary>The texts of one column of a table: CSV, TSV, Parquet or JSON Lines, read a row at a time by the engine of the store.</summary>
internal static class TextTable
{
    /// <summary>The text of each row in the table's order; an empty one where the cell is.</summary>
    public static IEnumerable<string> Read(string path, string column)
    {
        if (!File.Exists(path))
            throw new WorkbenchException("WB8205", $"There is no table '{path}'. Give a .csv, .tsv, .parquet or .jsonl file, or texts on standard input, one a line.");
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".parquet" => "SELECT * FROM read_parquet($1)",
            ".jsonl" or ".ndjson" or ".json" => "SELECT * FROM read_json($1)",
            _ => "SELECT * FROM read_csv($1, all_varchar = true, header = true)",
        };
        command.Parameters.Add(new DuckDBParameter(path));
        command.UseStreamingMode = true;
        using var reader = Of(path, command.ExecuteReader);
        var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray();
        var at = Array.FindIndex(names, n => string.Equals(n, column, StringComparison.OrdinalIgnoreCase));
        if (at < 0)
            throw new WorkbenchException("WB8206", $"The table '{path}' has no column '{column}'. Its columns: {string.Join(", ", names)}. Name one with --column.");
        while (Of(path, reader.Read))
            yield return reader.IsDBNull(at) ? "" : Convert.ToString(reader.GetValue(at), CultureInfo.InvariantCulture) ?? "";
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
