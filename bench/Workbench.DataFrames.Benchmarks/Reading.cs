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
        double loop = double.MaxValue, columns = double.MaxValue;
        long loopBytes = 0, columnBytes = 0, resultBytes = 0;
        for (int round = 0; round < 5; round++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            loop = Math.Min(loop, Machine.Time(() => Loop(connection, Sql)));
            loopBytes = GC.GetTotalAllocatedBytes(precise: true) - before;
            ColumnSet? set = null;
            before = GC.GetTotalAllocatedBytes(precise: true);
            columns = Math.Min(columns, Machine.Time(() => set = DataFrame.FromSql(connection, Sql).Collect()));
            columnBytes = GC.GetTotalAllocatedBytes(precise: true) - before;
            var text = (TextColumn)set!.Column<string>("s");
            resultBytes = (set.RowCount * (8L + 8 + 4 + 4)) + Enumerable.Range(0, set.RowCount).Sum(row => (long)text.Utf8(row).Length);
        }

        say("## Reading 1,000,000 rows of int64, double, text, date");
        say("");
        say("| way | ms | allocated, MB |");
        say("| --- | ---: | ---: |");
        say(string.Create(CultureInfo.InvariantCulture, $"| `DbDataReader` loop into four lists | {loop:F1} | {loopBytes / 1e6:F1} |"));
        say(string.Create(CultureInfo.InvariantCulture, $"| `DataFrame.Collect()` | {columns:F1} | {columnBytes / 1e6:F1} |"));
        say("");
        say(string.Create(CultureInfo.InvariantCulture, $"{loop / columns:F1} times faster; {columnBytes / (double)resultBytes:F2} times the result's own {resultBytes / 1e6:F1} MB allocated (text stays UTF-8 until asked for)."));
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
