using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using Workbench;

// Times comparisons, indicators, conflicts, twins, import and opening on a generated store: dotnet run -c Release -- FIGURES [FOLDER]
// One warm-up, then the median of five; twins and import once. Ten figures a report, 700 districts, 40 units, ten years.
var figures = long.Parse(args[0], CultureInfo.InvariantCulture);
var folder = args.Length > 1 ? args[1] : Directory.CreateTempSubdirectory("workbench-bench-").FullName;
var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"bench-{figures}.duckdb"));
if (!File.Exists(path))
    Generate(path, figures);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd} {figures} figures of {figures / 10} reports; {Environment.ProcessorCount} processors; .NET {Environment.Version}; load {Load()}"));
Median("open", () => CampaignWorkbench.OpenReadOnly(path).Dispose());
using (var workbench = CampaignWorkbench.OpenReadOnly(path))
{
    Median("compare unit", () => workbench.Compare("u7"));
    Median("compare unit:category", () => workbench.Compare("u7", "health-welfare"));
    Median("indicators", () => workbench.Indicators());
    Once("conflicts", () => Console.WriteLine($"  {workbench.FindConflicts("u7").Count} of u7"));
    Once("twins", () => Console.WriteLine($"  {workbench.FindTwins().Count} twins"));
}
var table = Path.Combine(folder, "table.csv");
var rows = figures / 10;
using (var writer = new StreamWriter(table))
{
    writer.WriteLine("district,unit,value,category,indicator");
    for (long i = 0; i < rows; i++)
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Đắk Song,household,{i},poverty-reduction,row {i}"));
}
using (var memory = CampaignWorkbench.Open(":memory:"))
    Once(string.Create(CultureInfo.InvariantCulture, $"import {rows} rows"), () => memory.Import(table));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MB"));

static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

static void Median(string name, Action action)
{
    action();
    var times = Enumerable.Range(0, 5).Select(_ => Time(action)).Order().ToArray();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {times[2]:0} ms (of 5: {times[0]:0}–{times[4]:0})"));
}

static void Once(string name, Action action) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {Time(action):0} ms (once)"));

static double Time(Action action)
{
    var watch = Stopwatch.StartNew();
    action();
    return watch.Elapsed.TotalMilliseconds;
}

static void Generate(string path, long figures)
{
    using var workbench = CampaignWorkbench.Open(path);
    void Run(string sql)
    {
        using DuckDBCommand command = workbench.Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    Run("CREATE TEMP TABLE district AS SELECT place_id, row_number() OVER (ORDER BY place_id) - 1 AS n FROM places WHERE level = 'district' LIMIT 700");
    Run("CREATE TEMP TABLE cat AS SELECT category, row_number() OVER (ORDER BY category) - 1 AS n FROM categories");
    // Each report has a text of about 1 000 characters of its own; numbers of reports are drawn by hash, the same in every run.
    Run(string.Create(CultureInfo.InvariantCulture, $"""
        INSERT INTO reports SELECT printf('%016x', i), 'Report ' || i, NULL, 'r' || i, ['vi', 'en', 'uk', 'ru', 'hu', 'ar', 'th'][1 + i % 7], DATE '2014-01-01' + CAST(hash(i) % 3650 AS INTEGER), d.place_id,
            array_to_string(list_transform(range(60), j -> printf('%x', hash(i * 100 + j))), ' '), TIMESTAMP '2024-01-01', 1, 'utf-8', [], '1.0', printf('%016x', i)
        FROM range({figures / 10}) t(i) JOIN district d ON d.n = hash(i, 1) % 700
        """));
    Run(string.Create(CultureInfo.InvariantCulture, $"""
        INSERT INTO sentences SELECT printf('%016x', i), j, j * 100, j * 100 + 90, 'sentence', false, 'vi', c.category, 0.9, 'm'
        FROM range({figures / 10}) t(i), range(10) s(j) JOIN cat c ON c.n = hash(i, j) % 11
        """));
    Run(string.Create(CultureInfo.InvariantCulture, $"""
        INSERT INTO figures SELECT printf('%014x', i) || printf('%02x', j), printf('%016x', i), j, j * 100, j * 100 + 3, 'n', hash(i, j, 2) % 5000, NULL, 'count', 'u' || (hash(i, j, 3) % 40), NULL, 'exact',
            make_date(2014 + CAST(hash(i, j, 4) % 10 AS INTEGER), 1, 1), make_date(2014 + CAST(hash(i, j, 4) % 10 AS INTEGER), 12, 31), NULL, NULL, [], 'extracted', 'report', NULL, NULL, NULL, NULL, false
        FROM range({figures / 10}) t(i), range(10) s(j)
        """));
    Run("CHECKPOINT");
}
