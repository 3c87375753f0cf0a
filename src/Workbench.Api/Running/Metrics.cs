using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Workbench.Api.Running;

/// <summary>What the server counts: as instruments of the meter <c>Workbench.Api</c> for OpenTelemetry, and as Prometheus text.</summary>
internal sealed class Metrics : IDisposable
{
    private static readonly double[] Buckets = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];

    private readonly Meter meter = new("Workbench.Api");
    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<string, long> counters = new(StringComparer.Ordinal);
    private readonly long[] histogram = new long[Buckets.Length + 1];
    private readonly Counter<long> requests;
    private readonly Histogram<double> seconds;
    private double sum;
    private long count;

    public Metrics()
    {
        requests = meter.CreateCounter<long>("workbench_requests_total", description: "Requests by method and status.");
        CacheHits = meter.CreateCounter<long>("workbench_cache_hits_total", description: "Answers that were kept in memory.");
        Reports = meter.CreateCounter<long>("workbench_reports_total", description: "Reports received, by outcome.");
        seconds = meter.CreateHistogram<double>("workbench_request_seconds", "s", "Time to answer.");
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (ReferenceEquals(instrument.Meter, meter))
                l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => counters.AddOrUpdate(Name(instrument.Name, tags), value, (_, old) => old + value));
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => Observe(value));
        listener.Start();
    }

    public Counter<long> CacheHits { get; }

    public Counter<long> Reports { get; }

    public void Request(string method, int status, double elapsedSeconds)
    {
        requests.Add(1, new("method", method), new("status", status.ToString(CultureInfo.InvariantCulture)));
        seconds.Record(elapsedSeconds);
    }

    /// <summary>The Prometheus text format, version 0.0.4.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var group in counters.OrderBy(c => c.Key, StringComparer.Ordinal).GroupBy(c => c.Key.Split('{')[0]))
        {
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {group.Key} counter\n");
            foreach (var (name, value) in group)
                text.Append(CultureInfo.InvariantCulture, $"{name} {value}\n");
        }
        text.Append("# TYPE workbench_request_seconds histogram\n");
        long below = 0;
        lock (histogram)
        {
            for (var i = 0; i < Buckets.Length; i++)
                text.Append(CultureInfo.InvariantCulture, $"workbench_request_seconds_bucket{{le=\"{Buckets[i]}\"}} {below += histogram[i]}\n");
            text.Append(CultureInfo.InvariantCulture, $"workbench_request_seconds_bucket{{le=\"+Inf\"}} {count}\nworkbench_request_seconds_sum {sum}\nworkbench_request_seconds_count {count}\n");
        }
        return text.Append(CultureInfo.InvariantCulture, $"# TYPE process_resident_memory_bytes gauge\nprocess_resident_memory_bytes {Environment.WorkingSet}\n").ToString();
    }

    public void Dispose()
    {
        listener.Dispose();
        meter.Dispose();
    }

    private void Observe(double value)
    {
        var at = 0;
        while (at < Buckets.Length && value > Buckets[at])
            at++;
        lock (histogram)
        {
            histogram[at]++;
            sum += value;
            count++;
        }
    }

    private static string Name(string name, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.Length == 0)
            return name;
        var text = new StringBuilder(name).Append('{');
        for (var i = 0; i < tags.Length; i++)
            text.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"{tags[i].Key}=\"{tags[i].Value}\"");
        return text.Append('}').ToString();
    }
}
