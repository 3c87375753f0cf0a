using System.Globalization;
using Workbench;
using Workbench.Benchmarks;

// Times what issue "Comparing districts" names on a generated store: dotnet run -c Release -- FIGURES [FOLDER] [NAME…]
// Names: open compare indicators conflicts twins import; all without one. One warm-up, then the median of five; twins and import once.
// Beside the time on the clock stands the processor time of the process, which other work on the machine does not lengthen.
var figures = long.Parse(args[0], CultureInfo.InvariantCulture);
var folder = args.Length > 1 ? args[1] : Directory.CreateTempSubdirectory("workbench-bench-").FullName;
var only = args.Skip(2).ToHashSet(StringComparer.Ordinal);
var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"bench-{figures}.duckdb"));
if (!File.Exists(path))
    Measure.Once("generate", () => Generator.Write(path, figures));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd} {figures} figures of {figures / 10} reports; {new FileInfo(path).Length / 1048576} MB; {Environment.ProcessorCount} processors; .NET {Environment.Version}; load {Measure.Load()}"));
bool Asked(string name) => only.Count == 0 || only.Contains(name);

if (Asked("open"))
    Measure.Median("open", () => CampaignWorkbench.OpenReadOnly(path).Dispose());
using (var workbench = CampaignWorkbench.OpenReadOnly(path))
{
    if (Asked("compare"))
    {
        Measure.Median("compare u7", () => workbench.Compare("u7"));
        Measure.Median("compare u7:health-welfare", () => workbench.Compare("u7", "health-welfare"));
        Measure.Median("compare u7 by province,year", () => workbench.Compare("u7", by: "province,year"));
        Measure.Median("compare u7 in 2019 and 2020 at 0.7", () => workbench.Compare(new ComparisonQuery("u7") { From = new DateOnly(2019, 1, 1), To = new DateOnly(2020, 12, 31), MinProbability = 0.7 }));
    }
    if (Asked("indicators"))
        Measure.Median("indicators", () => workbench.Indicators());
    if (Asked("conflicts"))
    {
        Measure.Median("conflicts of u7, the first 100", () => workbench.FindConflicts("u7", 100));
        Measure.Median("conflicts, the first 100 of all", () => workbench.FindConflicts(null, 100));
        Measure.Median("conflicts of u7:health-welfare, all", () => workbench.FindConflicts("u7:health-welfare"));
        Measure.Median("conflicts of u7, all", () => workbench.FindConflicts("u7"));
        var said = 0;
        Measure.Median("conflicts of u7, all, with all that everybody says", () => said = workbench.FindConflicts("u7").Sum(c => c.Statements.Count));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {workbench.FindConflicts("u7").Count} of u7, {said} statements"));
    }
}
Measure.Memory();
if (Asked("twins"))
{
    using var workbench = CampaignWorkbench.OpenReadOnly(path);
    // The engine keeps what it reads as long as there is room; with this limit it gives it back.
    using (var limit = workbench.Connection.CreateCommand())
    {
        limit.CommandText = "SET memory_limit = '400MB'";
        limit.ExecuteNonQuery();
    }
    var twins = 0;
    Measure.Once("twins", () => twins = workbench.FindTwins().Count);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {twins} twins found; {figures / 1000 * 2} were made"));
    Measure.Memory();
}
if (Asked("import"))
{
    var (table, rows) = (Path.Combine(folder, "table.csv"), figures / 10);
    Generator.WriteTable(table, rows);
    using var memory = CampaignWorkbench.Open(":memory:");
    Measure.Once(string.Create(CultureInfo.InvariantCulture, $"import {rows} rows into an empty store"), () => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {memory.Import(table).Rejected.Count} rejected")));
    var copy = Path.Combine(folder, "copy.duckdb");
    File.Copy(path, copy, overwrite: true);
    using (var large = CampaignWorkbench.Open(copy))
        Measure.Once(string.Create(CultureInfo.InvariantCulture, $"import {rows} rows into the store"), () => large.Import(table));
    File.Delete(copy);
    Measure.Memory();
}
