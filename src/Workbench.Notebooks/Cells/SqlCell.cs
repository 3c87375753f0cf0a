using System.Data;
using DuckDB.NET.Data;
using Workbench.DataFrames;

namespace Workbench.Notebooks;

/// <summary>
/// Runs the text of <c>#!sql</c> cells on the workbench that the session holds in a variable, or read-only on a DuckDB file. An interrupt ends the query.
/// A query gives a <see cref="DataFrame"/> whose rows are read when the cell runs; a statement that gives rows of its own (<c>INSERT … RETURNING</c>)
/// runs once, and its rows are kept in a temporary table.
/// </summary>
internal static class SqlCell
{
    private const string Attached = "file";

    /// <summary>Runs one query, or statements.</summary>
    /// <param name="sql">The text of the cell.</param>
    /// <param name="file">The DuckDB file named by <c>--db</c>, absolute; null for the session's own workbench.</param>
    /// <param name="variables">The session's variables, in which an open workbench is found.</param>
    /// <param name="cancellationToken">Interrupts the query.</param>
    /// <returns>The rows, which the cell shows and may keep; null for a statement without rows.</returns>
    /// <exception cref="NotebookException">WB6007: there is no database to run on. WB6025: the engine refuses the text.</exception>
    public static Task<DataFrame?> RunAsync(string sql, string? file, IReadOnlyList<SessionVariable> variables, CancellationToken cancellationToken) =>
        Task.Run(() => Run(sql, file, [.. variables.Select(v => v.Value).OfType<CampaignWorkbench>()], cancellationToken), cancellationToken);

    private static DataFrame? Run(string sql, string? file, List<CampaignWorkbench> workbenches, CancellationToken cancellationToken)
    {
        try
        {
            if (file is null)
                return OnConnection(workbenches.LastOrDefault()?.Connection ?? throw Errors.NoDatabase(), sql, cancellationToken);
            // A file that the session has open for writing cannot be opened a second time.
            var open = workbenches.FirstOrDefault(w => w.Path != ":memory:" && Path.GetFullPath(w.Path) == file);
            return open is null ? OnFile(file, sql, cancellationToken) : OnConnection(open.Connection, sql, cancellationToken);
        }
        catch (Exception e) when (e is DuckDBException or DataFrameException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Errors.SqlFailed(e.Message, e);
        }
    }

    private static DataFrame? OnConnection(DuckDBConnection connection, string sql, CancellationToken cancellationToken)
    {
        if (!IsQuery(connection, sql))
            return Execute(connection, sql, cancellationToken);
        var frame = DataFrame.FromSql(connection, sql);
        frame.Collect(cancellationToken);
        return frame;
    }

    // The file is closed again when the cell ends, so that others can write to it: the frame stands on a copy of the rows.
    private static DataFrame? OnFile(string file, string sql, CancellationToken cancellationToken)
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        try
        {
            connection.Open();
            Execute(connection, $"ATTACH '{file.Replace("'", "''", StringComparison.Ordinal)}' AS {Attached} (READ_ONLY)", cancellationToken);
            Execute(connection, $"USE {Attached}", cancellationToken);
            var isQuery = IsQuery(connection, sql);
            Execute(connection, isQuery ? $"CREATE TABLE memory.main.result AS FROM (\n{sql.TrimEnd().TrimEnd(';')}\n)" : sql, cancellationToken);
            Execute(connection, "USE memory", cancellationToken);
            Execute(connection, $"DETACH {Attached}", cancellationToken);
            if (isQuery)
                return DataFrame.FromTable(connection, "result");
            connection.Dispose();
            return null;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // What can stand in brackets is a query; asking only binds it. Everything else is run once, as it is, and the engine says what is wrong with it.
    private static bool IsQuery(DuckDBConnection connection, string sql)
    {
        try
        {
            DataFrame.FromSql(connection, $"FROM (\n{sql.TrimEnd().TrimEnd(';')}\n)");
            return true;
        }
        catch (DataFrameException)
        {
            return false;
        }
    }

    private static DataFrame? Execute(DuckDBConnection connection, string sql, CancellationToken cancellationToken)
    {
        using var rows = new DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture };
        using (var command = connection.CreateCommand())
        {
            command.CommandText = sql;
            using var registration = cancellationToken.Register(command.Cancel);
            using var reader = command.ExecuteReader();
            if (reader.FieldCount == 0)
                return null;
            rows.Load(reader);
        }
        return rows.Rows.Count == 0 ? null : DataFrame.FromReader(connection, rows.CreateDataReader());
    }
}
