using System.Globalization;
using DuckDB.NET.Data;

namespace Workbench.Exporting;

/// <summary>Writes tables of the store to files.</summary>
internal sealed class Exporter(DuckDBConnection connection)
{
    public void Table(string name, string path, string format)
    {
        var sql = ExportTables.SqlOf(name);
        switch (format)
        {
            case "csv":
                // A list in one cell: its items with "; " between.
                Run($"COPY (SELECT {Flat(sql)} FROM ({sql})) TO {Quoted(path)} (FORMAT csv, HEADER)");
                break;
            case "json":
                Run($"COPY ({sql}) TO {Quoted(path)} (FORMAT json)");
                break;
            case "parquet":
                // One thread: with more, DuckDB may cut row groups elsewhere, and equal tables would differ in bytes.
                Run("SET threads = 1");
                try
                {
                    Run($"COPY ({sql}) TO {Quoted(path)} (FORMAT parquet, COMPRESSION zstd)");
                }
                finally
                {
                    Run("RESET threads");
                }
                break;
            case "xlsx":
                using (var command = connection.CreateCommand())
                {
                    command.CommandText = $"SELECT {Flat(sql)} FROM ({sql})";
                    using var reader = command.ExecuteReader();
                    XlsxWriter.Write(path, name, reader, Count(name));
                }
                break;
            default:
                throw Errors.UnknownExport(format);
        }
    }

    /// <summary>Parquet files in folders <c>language=…/year=…</c>, which every engine that knows Hive's layout reads as one table.</summary>
    public void Hive(string folder)
    {
        Empty(folder);
        Run($"COPY (SELECT * REPLACE (coalesce(language, 'und') AS language), coalesce(year(coalesce(period_end, period_start, published)), 0) AS year FROM ({ExportTables.SqlOf("facts")})) TO {Quoted(folder)} (FORMAT parquet, PARTITION_BY (language, year), OVERWRITE_OR_IGNORE)");
    }

    public static void Empty(string folder)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw Errors.FolderNotEmpty(folder);
        Directory.CreateDirectory(folder);
    }

    public long Count(string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM ({ExportTables.SqlOf(name)})";
        return (long)command.ExecuteScalar()!;
    }

    public IReadOnlyList<(string Name, string Type)> Columns(string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"DESCRIBE {ExportTables.SqlOf(name)}";
        using var reader = command.ExecuteReader();
        var columns = new List<(string, string)>();
        while (reader.Read())
            columns.Add((reader.GetString(0), reader.GetString(1)));
        return columns;
    }

    /// <summary>The columns with lists as text.</summary>
    private string Flat(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"DESCRIBE {sql}";
        using var reader = command.ExecuteReader();
        var columns = new List<string>();
        while (reader.Read())
        {
            var column = "\"" + reader.GetString(0).Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
            columns.Add(reader.GetString(1).EndsWith("[]", StringComparison.Ordinal) ? $"array_to_string({column}, '; ') AS {column}" : column);
        }
        return string.Join(", ", columns);
    }

    public void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static string Quoted(string path) => string.Create(CultureInfo.InvariantCulture, $"'{path.Replace("'", "''", StringComparison.Ordinal)}'");
}
