using System.Globalization;
using DuckDB.NET.Data;
using Workbench.Importing;

namespace Workbench.Ingestion;

/// <summary>Reports in a CSV or Parquet file, read a row at a time by DuckDB.</summary>
internal sealed class ReportTable : IDisposable
{
    private readonly DuckDBConnection connection;
    private readonly DuckDBCommand command;
    private readonly System.Data.Common.DbDataReader reader;
    private readonly string path;
    private readonly Dictionary<string, int> columns;
    private long row;
    private bool failed;

    private ReportTable(string path, DuckDBConnection connection, DuckDBCommand command, System.Data.Common.DbDataReader reader)
    {
        this.path = path;
        this.connection = connection;
        this.command = command;
        this.reader = reader;
        columns = Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => i, StringComparer.OrdinalIgnoreCase);
    }

    public static ReportTable? Open(string path, out WorkbenchException? error)
    {
        error = null;
        var connection = new DuckDBConnection("Data Source=:memory:");
        DuckDBCommand? command = null;
        try
        {
            using (File.OpenRead(path))
            {
                // Opened once by .NET first, for an error about permission that names the file.
            }
            connection.Open();
            command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {TableSource.Of(path)}";
            command.UseStreamingMode = true;
            var table = new ReportTable(path, connection, command, command.ExecuteReader());
            if (!table.columns.ContainsKey("text"))
            {
                error = Errors.BadRecord(path, 1, $"the table has no column `text`. Its columns: {string.Join(", ", table.columns.Keys)}.");
                table.Dispose();
                return null;
            }
            return table;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error = Errors.NotReadable(path, e.Message);
        }
        catch (DuckDBException e)
        {
            error = Errors.TableUnreadable(path, e);
        }
        command?.Dispose();
        connection.Dispose();
        return null;
    }

    /// <summary>The next report, its error, or null at the end.</summary>
    public ReportFiles.Item? Next()
    {
        try
        {
            if (failed || !reader.Read())
                return null;
        }
        catch (DuckDBException e)
        {
            failed = true;
            return new ReportFiles.Item(path, null, Errors.TableUnreadable(path, e));
        }
        row++;
        var file = string.Create(CultureInfo.InvariantCulture, $"{path}#{row}");
        var text = Field("text");
        if (string.IsNullOrWhiteSpace(text))
            return new ReportFiles.Item(file, null, Errors.BadRecord(path, row, "its `text` is empty."));
        return new ReportFiles.Item(file, new ReportInput
        {
            File = file,
            Text = text,
            Title = Field("title"),
            Url = Field("url") ?? Field("link"),
            Place = Field("place") ?? Field("district"),
            Language = Field("language") ?? Field("lang"),
            Published = ReportMetadata.Date(Field("published") ?? Field("date")),
        }, null);
    }

    private string? Field(string name)
    {
        if (!columns.TryGetValue(name, out var index) || reader.IsDBNull(index))
            return null;
        return reader.GetValue(index) switch
        {
            string text => text.Length == 0 ? null : text,
            DateTime time => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            var other => Convert.ToString(other, CultureInfo.InvariantCulture),
        };
    }

    public void Dispose()
    {
        reader.Dispose();
        command.Dispose();
        connection.Dispose();
    }
}
