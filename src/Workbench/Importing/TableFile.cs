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
        var type = TypeOf(path);
        if (type == ".xlsx")
            return Of(path, XlsxReader.Read(path), columns);
        try
        {
            return Of(path, Query(path), columns);
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
        try
        {
            var names = Named(path, rows.Current, columns);
            return new TableFile(names, Rest(path, rows, names));
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    /// <summary>The names of a file's columns as they are wanted. One that is mapped hides another of the same name, which is then called nothing.</summary>
    public static string[] Named(string path, IEnumerable<string?> found, IReadOnlyDictionary<string, string>? columns)
    {
        var there = found.Select(n => (n ?? "").Trim().ToLowerInvariant()).ToArray();
        var names = there.ToArray();
        foreach (var (wanted, from) in columns ?? new Dictionary<string, string>())
        {
            var at = Array.IndexOf(there, from.Trim().ToLowerInvariant());
            if (at < 0)
                throw Errors.MappedColumn(path, wanted, from, string.Join(", ", there));
            var name = wanted.Trim().ToLowerInvariant();
            for (var i = 0; i < names.Length; i++)
                if (names[i] == name)
                    names[i] = "";
            names[at] = name;
        }
        return names;
    }

    /// <summary>What a table of this type is in SQL, all its columns as text.</summary>
    public static string Sql(string path) => $"SELECT COLUMNS(*)::VARCHAR FROM {TableSource.Of(path, ragged: true)}";

    /// <summary>The type of a table that is there, such as <c>.csv</c>.</summary>
    public static string TypeOf(string path)
    {
        if (!File.Exists(path))
            throw Errors.PathMissing(path);
        var type = Path.GetExtension(path).ToLowerInvariant();
        return Types.Contains(type) ? type : throw Errors.TableFormat(path);
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
                    if (names[i].Length > 0)
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

    private static IEnumerable<string?[]> Query(string path)
    {
        using var memory = new DuckDBConnection("Data Source=:memory:");
        memory.Open();
        using var command = memory.CreateCommand();
        command.CommandText = Sql(path);
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
