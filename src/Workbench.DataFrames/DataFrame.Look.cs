using System.Data;
using System.Runtime.ExceptionServices;
using DuckDB.NET.Native;

namespace Workbench.DataFrames;

public sealed partial class DataFrame
{
    /// <summary>Runs the query, unless it ran already, and reads all rows into columns.</summary>
    /// <param name="cancellation">Interrupts the query.</param>
    /// <exception cref="DataFrameException">
    /// The connection is closed (WB2009), the query fails (WB2002), a type does not read into columns (WB2013), a value does not fit its C#
    /// type (WB2014), or the rows are too many for arrays (WB2021).
    /// </exception>
    public ColumnSet Collect(CancellationToken cancellation = default) => collected ??= Run(query, scope.Columns, cancellation);

    /// <summary>The values of one column. Reads the frame, once.</summary>
    /// <typeparam name="T">Type of the values, as <see cref="Columns"/> says.</typeparam>
    /// <exception cref="DataFrameException">There is no such column (WB2001), or it holds another type (WB2004).</exception>
    public Column<T> Column<T>(string name)
    {
        scope.Find(name);
        return Collect().Column<T>(name);
    }

    /// <summary>The rows, one at a time, from memory.</summary>
    public IEnumerable<Row> Rows()
    {
        ColumnSet set = Collect();
        for (int row = 0; row < set.RowCount; row++)
        {
            yield return new Row(set, row);
        }
    }

    /// <summary>
    /// The rows as records or objects: constructor parameters and settable properties are matched to columns by name, without regard to case
    /// and underscores.
    /// </summary>
    /// <exception cref="DataFrameException">A member has no column (WB2016), a missing value no nullable member (WB2017), a value another type (WB2004).</exception>
    public IReadOnlyList<T> Rows<T>() => RecordMapper<T>.Map(Collect());

    /// <summary>The result in pieces of up to 2048 rows, as the engine makes them: for results larger than memory. Each run queries anew.</summary>
    /// <param name="cancellation">Interrupts the query.</param>
    public IEnumerable<ColumnSet> Stream(CancellationToken cancellation = default)
    {
        using NativeQuery prepared = NativeQuery.Prepare(connection, query);
        using NativeResult result = prepared.Stream(cancellation);
        IReadOnlyList<(string Name, DuckDBLogicalType Type)> types = result.Columns();
        try
        {
            ColumnInfo[] infos = Infos(types);
            while (result.Next(cancellation) is { } chunk)
            {
                ColumnSet piece;
                using (chunk)
                {
                    int rows = (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk);
                    var builders = new ColumnBuilder[infos.Length];
                    for (int i = 0; i < builders.Length; i++)
                    {
                        builders[i] = ColumnBuilders.For(infos[i], types[i].Type, rows);
                        builders[i].Append(NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, i), rows);
                    }

                    piece = new ColumnSet([.. builders.Select(builder => builder.Build())], rows);
                }

                yield return piece;
            }
        }
        finally
        {
            foreach ((_, DuckDBLogicalType type) in types)
            {
                type.Dispose();
            }
        }
    }

    /// <summary>The rows as an ADO.NET table; units, kinds and labels are in the columns' extended properties.</summary>
    public DataTable ToDataTable()
    {
        ColumnSet set = Collect();
        var table = new DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture };
        foreach (Column column in set.Columns)
        {
            DataColumn added = table.Columns.Add(column.Name, column.Info.Type);
            added.Caption = column.Info.Label ?? column.Name;
            foreach ((string key, string? text) in new[] { ("unit", column.Info.Unit), ("kind", column.Info.Kind), ("source", column.Info.Source) })
            {
                if (text is not null)
                {
                    added.ExtendedProperties[key] = text;
                }
            }
        }

        for (int row = 0; row < set.RowCount; row++)
        {
            table.Rows.Add([.. set.Columns.Select(column => column[row] ?? DBNull.Value)]);
        }

        return table;
    }

    private ColumnSet Run(SqlText text, IReadOnlyList<ColumnMeta> meanings, CancellationToken cancellation)
    {
        using NativeQuery prepared = NativeQuery.Prepare(connection, text);
        // Executed whole, so that the number of rows is known and each array is made once, at its size. Streaming instead, with the chunks
        // held until their rows are counted, was tried: it saved the engine a copy and cost more than that (104 against 90 ms of processor for
        // a million rows of four columns).
        using NativeResult result = prepared.Execute(cancellation);
        long rows = result.RowCount;
        if (rows > Array.MaxLength)
        {
            throw Errors.TooManyRows(rows);
        }

        IReadOnlyList<(string Name, DuckDBLogicalType Type)> types = result.Columns();
        try
        {
            var builders = new ColumnBuilder[types.Count];
            for (int i = 0; i < builders.Length; i++)
            {
                builders[i] = ColumnBuilders.For(
                    Info(types[i].Name, types[i].Type, i < meanings.Count ? meanings[i] : new ColumnMeta(types[i].Name)), types[i].Type, (int)rows);
            }

            Fill(builders, result, cancellation);
            return new ColumnSet([.. builders.Select(builder => builder.Build())], (int)rows);
        }
        finally
        {
            foreach ((_, DuckDBLogicalType type) in types)
            {
                type.Dispose();
            }
        }
    }

    /// <summary>Takes all chunks into the columns: while the next are fetched, those at hand are copied, columns beside each other.</summary>
    private static void Fill(ColumnBuilder[] builders, NativeResult result, CancellationToken cancellation)
    {
        const int ChunksAtOnce = 32;
        Task filling = Task.CompletedTask;
        try
        {
            while (true)
            {
                List<DuckDBDataChunk> chunks = result.Next(ChunksAtOnce, cancellation);
                try
                {
                    filling.GetAwaiter().GetResult();
                }
                catch
                {
                    chunks.ForEach(chunk => chunk.Dispose());
                    throw;
                }

                if (chunks.Count < ChunksAtOnce)
                {
                    // The last, and with most results the only ones: not worth another thread.
                    Append(builders, chunks, threads: 1);
                    return;
                }

                filling = Task.Run(() => Append(builders, chunks, Environment.ProcessorCount), CancellationToken.None);
            }
        }
        finally
        {
            // The memory of the chunks ends with the result, which the caller closes next.
            Task.WhenAny(filling).Wait(CancellationToken.None);
        }
    }

    private static void Append(ColumnBuilder[] builders, List<DuckDBDataChunk> chunks, int threads)
    {
        try
        {
            Parallel.For(0, builders.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
            {
                foreach (DuckDBDataChunk chunk in chunks)
                {
                    builders[i].Append(NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, i), (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk));
                }
            });
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
        finally
        {
            chunks.ForEach(chunk => chunk.Dispose());
        }
    }
}
