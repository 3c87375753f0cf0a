using DuckDB.NET.Data;

namespace Workbench.Importing;

/// <summary>A table as text: its column names in lower case, and its rows one at a time.</summary>
internal sealed class TableFile
{
    private static readonly string[] Types = [".csv", ".tsv", ".parquet", ".xlsx"];

    private TableFile(IReadOnlyList<string> names, IEnumerable<(long Number, Dictionary<string, string?> Cells)> rows)
    {
        Names = names;
        Rows = rows;
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>Rows from 1, without the header; an empty cell is null. To be enumerated once.</summary>
    public IEnumerable<(long Number, Dictionary<string, string?> Cells)> Rows { get; }

    /// <summary>Opens <paramref name="path"/>. <paramref name="columns"/> maps the name that is wanted to the one in the file.</summary>
    public static TableFile Read(string path, IReadOnlyDictionary<string, string>? columns = null)
    {
        var type = Path.GetExtension(path).ToLowerInvariant();
        if (!File.Exists(path))
            throw Errors.PathMissing(path);
        if (!Types.Contains(type))
            throw Errors.TableFormat(path);
        if (type == ".xlsx")
            return Of(path, XlsxReader.Read(path), columns);
        try
        {
            return Of(path, Query(path, type), columns);
        }
        catch (DuckDBException e)
        {
            throw Errors.TableUnreadable(path, e);
        }
    }

    private static TableFile Of(string path, IEnumerable<string?[]> lines, IReadOnlyDictionary<string, string>? columns)
    {
        var rows = lines.GetEnumerator();
        if (!rows.MoveNext())
        {
            rows.Dispose();
            throw Errors.TableUnreadable(path, new InvalidDataException("It has no header."));
        }
        var names = rows.Current.Select(n => (n ?? "").Trim().ToLowerInvariant()).ToArray();
        foreach (var (wanted, found) in columns ?? new Dictionary<string, string>())
        {
            var at = Array.IndexOf(names, found.Trim().ToLowerInvariant());
            if (at < 0)
            {
                rows.Dispose();
                throw Errors.MappedColumn(path, wanted, found, string.Join(", ", names));
            }
            names[at] = wanted.Trim().ToLowerInvariant();
        }
        return new TableFile(names, Rest(path, rows, names));
    }

    private static IEnumerable<(long, Dictionary<string, string?>)> Rest(string path, IEnumerator<string?[]> rows, string[] names)
    {
        using (rows)
        {
            long number = 0;
            while (Next(path, rows))
            {
                number++;
                var cells = new Dictionary<string, string?>(names.Length, StringComparer.Ordinal);
                for (var i = 0; i < names.Length; i++)
                    cells[names[i]] = i < rows.Current.Length && rows.Current[i]?.Trim() is { Length: > 0 } text ? text : null;
                yield return (number, cells);
            }
        }
    }

    private static bool Next(string path, IEnumerator<string?[]> rows)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (DuckDBException e)
        {
            throw Errors.TableUnreadable(path, e);
        }
    }

    private static IEnumerable<string?[]> Query(string path, string type)
    {
        using var memory = new DuckDBConnection("Data Source=:memory:");
        memory.Open();
        using var command = memory.CreateCommand();
        command.CommandText = type == ".parquet"
            ? "SELECT COLUMNS(*)::VARCHAR FROM read_parquet($1)"
            : "SELECT * FROM read_csv($1, all_varchar = true, header = true, null_padding = true)";
        command.Parameters.Add(new DuckDBParameter(path));
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        yield return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        while (reader.Read())
        {
            var row = new string?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
                row[i] = reader.IsDBNull(i) ? null : reader.GetString(i);
            yield return row;
        }
    }
}
