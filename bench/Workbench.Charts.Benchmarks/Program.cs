using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Workbench.Charts;

// Wall-clock times of what a reader waits for, the worker included. Harnesses that repeat a call a million times do not fit a process on the
// other side of a pipe, so this is a plain loop: warm-up, then every time noted, median and 95th percentile told.
// Usage: dotnet run -c Release --project bench/Workbench.Charts.Benchmarks [first-chart]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var started = Process.GetCurrentProcess().StartTime;
if (args is ["first-chart"])
{
    var clock = Stopwatch.StartNew();
    var bytes = BarOf(12).ToPng();
    Console.WriteLine($"{clock.Elapsed.TotalMilliseconds:0} {(DateTime.Now - started).TotalMilliseconds:0} {bytes.Length}");
    return;
}

Console.WriteLine($"# Charts, {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC");
Console.WriteLine($"CPU: {Cpu()} · {Environment.ProcessorCount} cores · {RuntimeInformation.OSDescription} · .NET {Environment.Version} · Node {Run("node", "--version")}");
Console.WriteLine();
Console.WriteLine("| what | runs | median ms | p95 ms | target ms |");
Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");

var firsts = Enumerable.Range(0, 5).Select(_ => double.Parse(Run(Environment.ProcessPath!, "first-chart").Split(' ')[0], CultureInfo.InvariantCulture)).ToArray();
Report("first chart of a process, PNG (worker start included)", firsts, 1500);
var bar = BarOf(12);
for (var i = 0; i < 30; i++)
{
    bar.ToSvg();
    bar.ToPng();
}
Report("bar chart of 12, specification only", Times(200, () => bar.ToJson()), null);
Report("bar chart of 12, SVG", Times(200, () => bar.ToSvg()), 25);
Report("bar chart of 12, PNG at scale 2", Times(100, () => bar.ToPng()), 80);
Report("bar chart of 12, PDF", Times(50, () => bar.ToPdf()), null);
Report("bar chart of 12, HTML page", Times(30, () => bar.ToHtml()), null);
var lines = LinesOf();
lines.ToSvg();
Report("line chart, 8 series of 60, SVG", Times(50, () => lines.ToSvg()), 25);
var clock200 = Stopwatch.StartNew();
var all = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => BarOf(12, i).ToSvgAsync()));
Console.WriteLine($"| 200 concurrent SVG requests, all of them ({all.Count(svg => svg.StartsWith("<svg", StringComparison.Ordinal))} drawn) | 1 | {clock200.Elapsed.TotalMilliseconds:0} | | |");
var scatter = Points(100_000);
scatter.ToPng(1);
Report("scatter of 100,000, specification only", Times(5, () => scatter.ToJson()), null);
Report("scatter of 100,000, PNG at scale 1", Times(5, () => scatter.ToPng(1)), 2000);
Report("scatter of 100,000, SVG", Times(5, () => scatter.ToSvg()), 2000);

static double[] Times(int runs, Action work)
{
    var times = new double[runs];
    for (var i = 0; i < runs; i++)
    {
        var clock = Stopwatch.StartNew();
        work();
        times[i] = clock.Elapsed.TotalMilliseconds;
    }
    return times;
}

static void Report(string what, double[] times, double? target)
{
    Array.Sort(times);
    Console.WriteLine($"| {what} | {times.Length} | {times[times.Length / 2]:0.0} | {times[Math.Min(times.Length - 1, (int)(times.Length * 0.95))]:0.0} | {(target is null ? "" : $"{target:0}")} |");
}

static Chart BarOf(int count, int salt = 0) => Chart.Bar(
        ChartData.From(Enumerable.Range(0, count).Select(i => new { district = $"District {salt}-{i}", value = (i * 37 + salt) % 101 + 1 })), x: "value", y: "district")
    .Title("Households helped out of poverty").Source("reports");

static Chart LinesOf() => Chart.Line(
    ChartData.From(Enumerable.Range(0, 480).Select(i => new { month = new DateOnly(2019, 1, 1).AddMonths(i % 60), series = $"District {i / 60}", value = Math.Sin(i * 0.1) * 20 + i % 60 + i / 60 * 8 })),
    x: "month", y: "value", color: "series");

static Chart Points(int count)
{
    var random = new Random(1);
    return Chart.Scatter(ChartData.From(Enumerable.Range(0, count).Select(_ => new { x = random.NextDouble() * 100, y = random.NextDouble() * random.NextDouble() * 100 })), x: "x", y: "y");
}

static string Cpu() => File.Exists("/proc/cpuinfo")
    ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown" : "unknown";

static string Run(string file, params string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true })!;
    var output = process.StandardOutput.ReadToEnd().Trim();
    process.WaitForExit();
    return output;
}
