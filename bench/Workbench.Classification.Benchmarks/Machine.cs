using System.Diagnostics;
using Workbench.Classification;

namespace Workbench.Classification.Benchmarks;

/// <summary>Clocks and what the machine is.</summary>
internal static class Machine
{
    internal static (T Result, double Processor, double Wall) Time<T>(Func<T> action)
    {
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        T result = action();
        return (result, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds, watch.Elapsed.TotalSeconds);
    }

    internal static void Predict(SentenceClassifier classifier, string[] texts)
    {
        double characters = texts.Average(text => text.Length);
        for (int round = 0; round < 3; round++)
        {
            var (count, processor, wall) = Time(() =>
            {
                int done = 0;
                for (int pass = 0; pass < 20; pass++)
                    foreach (string text in texts) done += classifier.Classify(text).Top.Count > 0 ? 1 : 0;
                return done;
            });
            Console.WriteLine($"workbench predict sentences/s {count / processor:0} ({count / wall:0}) mean characters {characters:0}");
        }

        double[] latencies = [.. texts.Select(text =>
        {
            long start = Stopwatch.GetTimestamp();
            classifier.Classify(text);
            return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }).Order()];
        Console.WriteLine($"workbench latency microseconds median {latencies[latencies.Length / 2]:0.0} 99th percentile {latencies[latencies.Length * 99 / 100]:0.0}");
    }

    /// <summary>Prints by how much a model makes this process grow: its file's mapped pages and what prediction allocates. A tiny model is used first, so that code and runtime are there.</summary>
    internal static void Memory(string path)
    {
        string[] texts = [.. Enumerable.Range(0, 1_000).Select(number => $"In {2000 + number % 25} the district built {number} houses for poor households, examined patients and opened a school.")];
        using (SentenceClassifier small = Trainer.Train([new("houses", "a", "one", 0), new("schools", "b", "two", 0)]).ToClassifier())
            foreach (string text in texts) small.Classify(text);
        double before = Resident();
        using SentenceClassifier classifier = SentenceClassifier.Load(path);
        double loaded = Resident();
        foreach (string text in texts) classifier.Classify(text);
        Console.WriteLine($"workbench memory MB: file {new FileInfo(path).Length / 1e6:0.0}, resident growth loaded {loaded - before:0.0}, after 1,000 sentences {Resident() - before:0.0}; whole process {Resident():0.0}");
    }

    private static double Resident()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using Process own = Process.GetCurrentProcess();
        return own.WorkingSet64 / 1e6;
    }

    internal static string Processor() =>
        File.Exists("/proc/cpuinfo") && File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':') + 2)..] : "unknown processor";

    internal static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
