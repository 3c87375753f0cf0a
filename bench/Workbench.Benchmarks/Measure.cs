using System.Diagnostics;
using System.Globalization;

namespace Workbench.Benchmarks;

/// <summary>Times by the clock and by the processors.</summary>
internal static class Measure
{
    public static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    public static void Median(string name, Action action)
    {
        action();
        var times = Enumerable.Range(0, 5).Select(_ => Time(action)).OrderBy(t => t.Clock).ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {times[2].Clock:0} ms (of 5: {times[0].Clock:0}–{times[4].Clock:0}; processors {times.Min(t => t.Processors):0} ms; load {Load()})"));
    }

    public static void Once(string name, Action action)
    {
        var (clock, processors) = Time(action);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {clock:0} ms (once; processors {processors:0} ms; load {Load()})"));
    }

    public static void Memory() => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  peak memory so far {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MB"));

    private static (double Clock, double Processors) Time(Action action)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        action();
        return (watch.Elapsed.TotalMilliseconds, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
    }
}
