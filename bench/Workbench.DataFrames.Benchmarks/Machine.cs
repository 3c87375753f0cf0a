using System.Diagnostics;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Workbench.DataFrames.Benchmarks;

/// <summary>Milliseconds by the clock, and of all processors for this process: the latter does not count what other programs do meanwhile.</summary>
internal readonly record struct Measure(double Wall, double Processor)
{
    public static Measure Worst => new(double.MaxValue, double.MaxValue);

    public Measure Least(Measure other) => new(Math.Min(Wall, other.Wall), Math.Min(Processor, other.Processor));
}

internal static class Machine
{
    public static string Cpu() =>
        File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown processor"
            : "unknown processor";

    public static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Trim() : "unknown";

    public static Measure Time(Action action)
    {
        using Process process = Process.GetCurrentProcess();
        TimeSpan processor = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        action();
        double wall = watch.Elapsed.TotalMilliseconds;
        process.Refresh();
        return new Measure(wall, (process.TotalProcessorTime - processor).TotalMilliseconds);
    }

    public static void Run(DuckDBConnection connection, string sql)
    {
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The floor: prepare, execute, fetch every chunk, look at no value.</summary>
    public static long Fetch(DuckDBConnection connection, string sql)
    {
        NativeMethods.ExtractStatements.DuckDBExtractStatements(connection.NativeConnection, sql, out DuckDBExtractedStatements statements);
        using (statements)
        {
            NativeMethods.ExtractStatements.DuckDBPrepareExtractedStatement(connection.NativeConnection, statements, 0, out DuckDBPreparedStatement statement);
            using (statement)
            {
                if (!NativeMethods.PreparedStatements.DuckDBExecutePrepared(statement, out DuckDBResult result).IsSuccess())
                {
                    throw new InvalidOperationException(NativeMethods.Query.DuckDBResultError(result));
                }

                long rows = 0;
                while (true)
                {
                    using DuckDBDataChunk chunk = NativeMethods.Query.DuckDBFetchChunk(result);
                    if (chunk.IsInvalid)
                    {
                        break;
                    }

                    rows += (long)NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk);
                }

                result.Close();
                return rows;
            }
        }
    }
}
