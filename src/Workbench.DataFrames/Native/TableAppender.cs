using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Workbench.DataFrames;

/// <summary>
/// Appends rows to a table, a chunk at a time. The provider's appender is not used: it cuts text at U+0000 without a word.
/// </summary>
internal sealed class TableAppender : IDisposable
{
    private readonly DuckDB.NET.Native.DuckDBAppender appender;
    private readonly DuckDBLogicalType[] types;
    private readonly DuckDBDataChunk chunk;
    private readonly string[] names;
    private readonly IntPtr[] vectors;
    private int rows;

    internal TableAppender(DuckDBConnection connection, string catalog, string schema, string table, string[] names)
    {
        this.names = names;
        DuckDBState state = NativeMethods.Appender.DuckDBAppenderCreateExt(connection.NativeConnection, catalog, schema, table, out appender);
        if (!state.IsSuccess())
        {
            throw Failure();
        }

        types = new DuckDBLogicalType[(int)NativeMethods.Appender.DuckDBAppenderColumnCount(appender)];
        for (int i = 0; i < types.Length; i++)
        {
            types[i] = NativeMethods.Appender.DuckDBAppenderColumnType(appender, (ulong)i);
        }

        chunk = NativeMethods.DataChunks.DuckDBCreateDataChunk([.. types.Select(type => type.DangerousGetHandle())], (ulong)types.Length);
        vectors = new IntPtr[types.Length];
        FindVectors();
    }

    /// <summary>Flushes what is appended. Call it when all went well; <see cref="Dispose"/> alone drops the last rows.</summary>
    internal void Complete()
    {
        Flush();
        if (!NativeMethods.Appender.DuckDBAppenderClose(appender).IsSuccess())
        {
            throw Failure();
        }
    }

    internal void Append(Func<int, object?> read)
    {
        for (int i = 0; i < vectors.Length; i++)
        {
            object? value = read(i);
            if (!VectorWriter.Write(value, vectors[i], rows))
            {
                throw Errors.UnsupportedInput(names[i], value!.GetType());
            }
        }

        if (++rows == (int)NativeMethods.Helpers.DuckDBVectorSize())
        {
            Flush();
        }
    }

    public void Dispose()
    {
        chunk.Dispose();
        foreach (DuckDBLogicalType type in types)
        {
            type.Dispose();
        }

        appender.Dispose();
    }

    private void Flush()
    {
        NativeMethods.DataChunks.DuckDBDataChunkSetSize(chunk, (ulong)rows);
        if (rows > 0 && !NativeMethods.Appender.DuckDBAppendDataChunk(appender, chunk).IsSuccess())
        {
            throw Failure();
        }

        NativeMethods.DataChunks.DuckDBDataChunkReset(chunk);
        FindVectors();
        rows = 0;
    }

    // A reset may give the chunk other vectors.
    private void FindVectors()
    {
        for (int i = 0; i < vectors.Length; i++)
        {
            vectors[i] = NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, i);
        }
    }

    private DataFrameException Failure()
    {
        using DuckDBErrorData error = NativeMethods.Appender.DuckDBAppenderErrorData(appender);
        return Errors.BadSql("append", error.Message);
    }
}
