using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using Workbench.DataFrames;
using Workbench.DataFrames.Benchmarks;

// Usage: dotnet run -c Release --project bench/Workbench.DataFrames.Benchmarks -- [rows, 10000000] [report.md] [pandas] [only=group 8]
// Generated data has a fixed seed. Each question is asked five times of each, in turn, and the least time counts. What is measured: from
// the question to all values of the answer in C# memory (frame) or all chunks fetched (SQL through the C API: the floor).
if (args is ["stream", var count])
{
    Streaming.Child(long.Parse(count, CultureInfo.InvariantCulture));
    return;
}

long rows = args.Length > 0 ? long.Parse(args[0], CultureInfo.InvariantCulture) : 10_000_000;
var report = new StringBuilder();
void Say(string line)
{
    Console.WriteLine(line);
    report.Append(line).Append('\n');
}

using var connection = new DuckDBConnection("DataSource=:memory:");
connection.Open();
Say($"# DataFrames on DuckDB, {rows:N0} rows");
Say("");
Say($"- {DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC; {Machine.Cpu()}, {Environment.ProcessorCount} cores; {RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}");
Say($"- libduckdb {NativeMethods.Startup.DuckDBLibraryVersion()}, DuckDB.NET.Data 1.5.6.1; load before the run: {Machine.Load()}");
Say("");
Machine.Run(connection, $"""
    CREATE TABLE x AS SELECT
        'id' || lpad((1 + hash(i * 16 + 1) % 100)::VARCHAR, 3, '0') AS id1, 'id' || lpad((1 + hash(i * 16 + 2) % 100)::VARCHAR, 3, '0') AS id2,
        'id' || lpad((1 + hash(i * 16 + 3) % {Math.Max(1, rows / 100)})::VARCHAR, 10, '0') AS id3, (1 + hash(i * 16 + 4) % 100)::INTEGER AS id4,
        (1 + hash(i * 16 + 5) % 100)::INTEGER AS id5, (1 + hash(i * 16 + 6) % {Math.Max(1, rows / 100)})::INTEGER AS id6,
        (1 + hash(i * 16 + 7) % 5)::INTEGER AS v1, (1 + hash(i * 16 + 8) % 15)::INTEGER AS v2, round((hash(i * 16 + 9) % 100000000) / 1e6, 6) AS v3
    FROM range({rows}) t(i)
    """);
Machine.Run(connection, "CREATE TABLE small AS SELECT i::INTEGER AS id4, i * 1.5 AS w FROM range(1, 91) t(i)");
Machine.Run(connection, "CREATE TABLE medium AS SELECT i::INTEGER AS id5, i * 1.5 AS w FROM range(1, 91) t(i)");
Machine.Run(connection, "CREATE TABLE text AS SELECT DISTINCT id3, 2.5 AS w FROM x WHERE id6 % 10 < 9");
Machine.Run(connection, $"CREATE TABLE big AS SELECT i::INTEGER AS id6, i * 1.5 AS w FROM range(1, {Math.Max(2, rows / 100 * 9 / 10)}) t(i)");
string[] tables = ["small", "medium", "text", "big"];
var others = tables.ToDictionary(name => name, name => DataFrame.FromTable(connection, name));

Say("| question | frame, ms | SQL through the C API, ms | ratio | frame, ms of processor | SQL, ms of processor | ratio | rows of the answer |");
Say("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
string only = args.FirstOrDefault(a => a.StartsWith("only=", StringComparison.Ordinal))?["only=".Length..] ?? "";
foreach (Question question in Questions.All.Where(q => q.Name.StartsWith(only, StringComparison.Ordinal)))
{
    var frame = Measure.Worst;
    var sql = Measure.Worst;
    int answer = 0;
    for (int round = 0; round < 5; round++)
    {
        sql = sql.Least(Machine.Time(() => Machine.Fetch(connection, question.Sql)));
        frame = frame.Least(Machine.Time(() => answer = question.Frame(DataFrame.FromTable(connection, "x"), others).Collect().RowCount));
    }

    Say(string.Create(CultureInfo.InvariantCulture, $"| {question.Name} | {frame.Wall:F0} | {sql.Wall:F0} | {frame.Wall / sql.Wall:F2} | {frame.Processor:F0} | {sql.Processor:F0} | {frame.Processor / sql.Processor:F2} | {answer:N0} |"));
}

Say("");
if (only.Length > 0)
{
    return;
}

if (args.Contains("pandas"))
{
    Pandas.Run(connection, Say);
}

Reading.Run(connection, Say);
Streaming.Run(connection, rows >= 10_000_000 ? 50_000_000 : rows * 5, Say);
if (args.Length > 1)
{
    File.WriteAllText(args[1], report.ToString());
}
