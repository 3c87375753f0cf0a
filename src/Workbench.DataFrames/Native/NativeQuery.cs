using System.Data;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Workbench.DataFrames;

/// <summary>One prepared query on a connection: what columns it gives, and its chunks. Straight on the C API, without the provider's readers.</summary>
internal sealed class NativeQuery : IDisposable
{
    private readonly DuckDBNativeConnection connection;
    private readonly DuckDBPreparedStatement statement;
    private readonly string sql;

    private NativeQuery(DuckDBNativeConnection connection, DuckDBPreparedStatement statement, string sql)
    {
        this.connection = connection;
        this.statement = statement;
        this.sql = sql;
    }

    internal static NativeQuery Prepare(DuckDBConnection connection, SqlText text)
    {
        (string sql, IReadOnlyList<LiteralValue> values) = text.Render();
        if (connection.State != ConnectionState.Open)
        {
            throw Errors.Expired(sql);
        }

        DuckDBNativeConnection native = connection.NativeConnection;
        int count = NativeMethods.ExtractStatements.DuckDBExtractStatements(native, sql, out DuckDBExtractedStatements statements);
        using (statements)
        {
            if (count != 1)
            {
                throw count > 1
                    ? Errors.ManyStatements(count)
                    : Errors.BadSql(sql, NativeMethods.ExtractStatements.DuckDBExtractStatementsError(statements) ?? "it has no statement.");
            }

            DuckDBState state = NativeMethods.ExtractStatements.DuckDBPrepareExtractedStatement(native, statements, 0, out DuckDBPreparedStatement statement);
            var query = new NativeQuery(native, statement, sql);
            try
            {
                if (!state.IsSuccess())
                {
                    throw Errors.BadSql(sql, NativeMethods.PreparedStatements.DuckDBPrepareError(statement) ?? "it does not prepare.");
                }

                query.Bind(values);
                return query;
            }
            catch
            {
                query.Dispose();
                throw;
            }
        }
    }

    public void Dispose() => statement.Dispose();

    /// <summary>Names and types of the columns; the caller disposes the types.</summary>
    internal IReadOnlyList<(string Name, DuckDBLogicalType Type)> Columns()
    {
        var columns = new (string, DuckDBLogicalType)[(int)NativeMethods.PreparedStatements.DuckDBPreparedStatementColumnCount(statement)];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = (
                NativeMethods.PreparedStatements.DuckDBPreparedStatementColumnName(statement, (ulong)i) ?? "",
                NativeMethods.PreparedStatements.DuckDBPreparedStatementColumnLogicalType(statement, (ulong)i));
        }

        return columns;
    }

    /// <summary>Runs the query and holds its whole result in the engine.</summary>
    internal NativeResult Execute(CancellationToken cancellation) => Run(streaming: false, cancellation);

    /// <summary>Runs the query as its chunks are asked for.</summary>
    internal NativeResult Stream(CancellationToken cancellation) => Run(streaming: true, cancellation);

    private NativeResult Run(bool streaming, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using CancellationTokenRegistration registration = cancellation.Register(connection.Interrupt);
        DuckDBResult result;
        DuckDBState state = streaming
            ? NativeMethods.PreparedStatements.DuckDBExecutePreparedStreaming(statement, out result)
            : NativeMethods.PreparedStatements.DuckDBExecutePrepared(statement, out result);
        if (state.IsSuccess())
        {
            return new NativeResult(result, connection, sql);
        }

        string message = NativeMethods.Query.DuckDBResultError(result) ?? "it failed.";
        DuckDBErrorType type = NativeMethods.Query.DuckDBResultErrorType(result);
        result.Close();
        throw type == DuckDBErrorType.Interrupt && cancellation.IsCancellationRequested
            ? new OperationCanceledException(cancellation)
            : Errors.BadSql(sql, message);
    }

    private void Bind(IReadOnlyList<LiteralValue> values)
    {
        for (int i = 0; i < values.Count; i++)
        {
            using DuckDBValue value = values[i].ToNative();
            if (!NativeMethods.PreparedStatements.DuckDBBindValue(statement, i + 1, value).IsSuccess())
            {
                throw Errors.BadSql(sql, NativeMethods.PreparedStatements.DuckDBPrepareError(statement) ?? "a parameter does not bind.");
            }
        }
    }
}

/// <summary>A result and its chunks.</summary>
internal sealed class NativeResult : IDisposable
{
    private readonly DuckDBNativeConnection connection;
    private readonly string sql;
    private DuckDBResult result;

    internal NativeResult(DuckDBResult result, DuckDBNativeConnection connection, string sql)
    {
        this.result = result;
        this.connection = connection;
        this.sql = sql;
    }

    public void Dispose() => result.Close();

    /// <summary>Rows of a result that was executed whole.</summary>
    internal long RowCount => (long)NativeMethods.Query.DuckDBRowCount(result);

    internal IReadOnlyList<(string Name, DuckDBLogicalType Type)> Columns()
    {
        var columns = new (string, DuckDBLogicalType)[(int)NativeMethods.Query.DuckDBColumnCount(result)];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = (NativeMethods.Query.DuckDBColumnName(result, i) ?? "", NativeMethods.Query.DuckDBColumnLogicalType(result, i));
        }

        return columns;
    }

    /// <summary>The next chunk, to be disposed by the caller, or null at the end.</summary>
    internal DuckDBDataChunk? Next(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using CancellationTokenRegistration registration = cancellation.CanBeCanceled ? cancellation.Register(connection.Interrupt) : default;
        DuckDBDataChunk chunk = NativeMethods.Query.DuckDBFetchChunk(result);
        if (!chunk.IsInvalid)
        {
            return chunk;
        }

        chunk.Dispose();
        cancellation.ThrowIfCancellationRequested();
        return NativeMethods.Query.DuckDBResultError(result) is { Length: > 0 } message ? throw Errors.BadSql(sql, message) : null;
    }

    /// <summary>The next chunks, to be disposed by the caller; fewer than <paramref name="most"/> at the end.</summary>
    internal List<DuckDBDataChunk> Next(int most, CancellationToken cancellation)
    {
        var chunks = new List<DuckDBDataChunk>();
        try
        {
            while (chunks.Count < most && Next(cancellation) is { } chunk)
            {
                chunks.Add(chunk);
            }

            return chunks;
        }
        catch
        {
            chunks.ForEach(chunk => chunk.Dispose());
            throw;
        }
    }
}
