using System.Globalization;
using DuckDB.NET.Data;

namespace Workbench.DataFrames.Benchmarks;

/// <summary>One million rows of long, double, text and date: a reader's loop into lists, and columns.</summary>
internal static class Reading
{
    public static void Run(DuckDBConnection connection, Action<string> say)
    {
        Machine.Run(connection, "CREATE TABLE r AS SELECT i, i / 3.0 AS d, 'commune number ' || i % 5000 AS s, DATE '2000-01-01' + (i % 9000)::INTEGER AS day FROM range(1000000) t(i)");
        const string Sql = "SELECT i, d, s, day FROM r";
        Measure loop = Measure.Worst, columns = Measure.Worst, floor = Measure.Worst;
        long loopBytes = 0, columnBytes = 0, resultBytes = 0;
        for (int round = 0; round < 7; round++)
        {
            floor = floor.Least(Machine.Time(() => Machine.Fetch(connection, Sql)));
            long before = GC.GetTotalAllocatedBytes(precise: true);
            loop = loop.Least(Machine.Time(() => Loop(connection, Sql)));
            loopBytes = GC.GetTotalAllocatedBytes(precise: true) - before;
            ColumnSet? set = null;
            before = GC.GetTotalAllocatedBytes(precise: true);
            columns = columns.Least(Machine.Time(() => set = DataFrame.FromSql(connection, Sql).Collect()));
            columnBytes = GC.GetTotalAllocatedBytes(precise: true) - before;
            var text = (TextColumn)set!.Column<string>("s");
            resultBytes = (set.RowCount * (8L + 8 + 4 + 4)) + Enumerable.Range(0, set.RowCount).Sum(row => (long)text.Utf8(row).Length);
        }

        say("## Reading 1,000,000 rows of int64, double, text, date");
        say("");
        say("| way | ms | ms of processor | allocated, MB |");
        say("| --- | ---: | ---: | ---: |");
        say(string.Create(CultureInfo.InvariantCulture, $"| `DbDataReader` loop into four lists | {loop.Wall:F1} | {loop.Processor:F1} | {loopBytes / 1e6:F1} |"));
        say(string.Create(CultureInfo.InvariantCulture, $"| `DataFrame.Collect()` | {columns.Wall:F1} | {columns.Processor:F1} | {columnBytes / 1e6:F1} |"));
        say(string.Create(CultureInfo.InvariantCulture, $"| the engine alone: execute, fetch every chunk, look at nothing | {floor.Wall:F1} | {floor.Processor:F1} | |"));
        say("");
        say(string.Create(CultureInfo.InvariantCulture, $"{loop.Wall / columns.Wall:F1} times faster by the clock, {loop.Processor / columns.Processor:F1} by processor time, {(loop.Processor - floor.Processor) / Math.Max(1, columns.Processor - floor.Processor):F1} by processor time without the engine; {columnBytes / (double)resultBytes:F2} times the result's own {resultBytes / 1e6:F1} MB allocated (text stays UTF-8 until asked for)."));
        say("");
    }

    private static void Loop(DuckDBConnection connection, string sql)
    {
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using DuckDBDataReader reader = command.ExecuteReader();
        var (i, d, s, day) = (new List<long>(), new List<double>(), new List<string>(), new List<DateOnly>());
        while (reader.Read())
        {
            i.Add(reader.GetInt64(0));
            d.Add(reader.GetDouble(1));
            s.Add(reader.GetString(2));
            day.Add(reader.GetFieldValue<DateOnly>(3));
        }
    }
}
