using System.Data.Common;
using DuckDB.NET.Data;

namespace Workbench.Notebooks;

/// <summary>
/// Runs <c>#!sql</c> on the workbench that the session holds in a variable, or read-only on a DuckDB file. An interrupt ends the query.
/// </summary>
public sealed class WorkbenchSqlRunner : ISqlRunner
{
    // A frame of more rows belongs into SQL, not into a notebook's memory.
    private const int MostRows = 1_000_000;

    /// <inheritdoc/>
    public Task<object?> RunAsync(SqlRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run<object?>(() => Run(request, cancellationToken), cancellationToken);
    }

    private static SqlTable? Run(SqlRequest request, CancellationToken cancellationToken)
    {
        DuckDBConnection? own = null;
        try
        {
            DuckDBConnection connection;
            if (request.Database is { } file)
            {
                // A file that the session has open for writing cannot be opened a second time.
                var open = Workbenches(request).FirstOrDefault(w => w.Path != ":memory:" && Path.GetFullPath(w.Path) == file);
                connection = open?.Connection ?? (own = OpenFile(file));
            }
            else
                connection = Workbenches(request).LastOrDefault()?.Connection ?? throw Errors.NoSqlRunner();
            return Query(connection, request.Sql, cancellationToken);
        }
        catch (DuckDBException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Errors.SqlFailed(e.Message, e);
        }
        finally
        {
            own?.Dispose();
        }
    }

    private static DuckDBConnection OpenFile(string file)
    {
        var connection = new DuckDBConnection(new DuckDBConnectionStringBuilder { DataSource = file, ["access_mode"] = "READ_ONLY" }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static IEnumerable<CampaignWorkbench> Workbenches(SqlRequest request) => request.Variables.Select(v => v.Value).OfType<CampaignWorkbench>();

    private static SqlTable? Query(DuckDBConnection connection, string sql, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var registration = cancellationToken.Register(command.Cancel);
        using var reader = command.ExecuteReader();
        var count = reader.FieldCount;
        if (count == 0)
            return null;
        var columns = Enumerable.Range(0, count).Select(reader.GetName).ToArray();
        var types = Enumerable.Range(0, count).Select(reader.GetFieldType).ToArray();
        var rows = new List<IReadOnlyList<object?>>();
        var truncated = false;
        while (reader.Read())
        {
            if (rows.Count == MostRows)
            {
                truncated = true;
                break;
            }
            rows.Add(Row(reader, count));
        }
        return new SqlTable(columns, types, rows, truncated);
    }

    private static object?[] Row(DbDataReader reader, int count)
    {
        var row = new object?[count];
        for (var i = 0; i < count; i++)
            row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
        return row;
    }
}
