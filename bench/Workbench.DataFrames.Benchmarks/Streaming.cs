using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;

namespace Workbench.DataFrames.Benchmarks;

/// <summary>Memory of <see cref="DataFrame.Stream"/>, in a process of its own so that nothing else counts: run with <c>stream N</c>.</summary>
internal static class Streaming
{
    public static void Run(DuckDBConnection connection, long rows, Action<string> say)
    {
        using Process child = Process.Start(new ProcessStartInfo(Path.ChangeExtension(typeof(Streaming).Assembly.Location, null)) { ArgumentList = { "stream", rows.ToString(CultureInfo.InvariantCulture) }, RedirectStandardOutput = true })!;
        string line = child.StandardOutput.ReadToEnd().Trim();
        child.WaitForExit();
        say("## Streaming");
        say("");
        say(line);
        say("");
        _ = connection;
    }

    public static void Child(long rows)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        DataFrame frame = DataFrame.FromSql(connection, string.Create(CultureInfo.InvariantCulture, $"SELECT i, i / 3.0 AS d, 'commune ' || i % 5000 AS s FROM range({rows}) t(i)"));
        long read = 0;
        double sum = 0;
        Measure time = Machine.Time(() =>
        {
            foreach (ColumnSet piece in frame.Stream())
            {
                read += piece.RowCount;
                sum += piece.Column<double>("d").Values.Span[0];
            }
        });
        string peak = File.Exists("/proc/self/status")
            ? File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal)).Split(':')[1].Trim()
            : "unknown";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{read:N0} rows × 3 columns streamed in {time.Wall:F0} ms ({time.Processor:F0} ms of processor); peak resident memory of the process {peak}."));
    }
}
