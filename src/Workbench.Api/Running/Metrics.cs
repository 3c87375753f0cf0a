using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Workbench.Api.Running;

/// <summary>
/// What the server counts: as instruments of the meter <c>Workbench.Api</c> for OpenTelemetry, and as Prometheus text. The text is counted
/// beside the instruments, not by listening to them: a listener costs each request the making of a name.
/// </summary>
internal sealed class Metrics : IDisposable
{
    private static readonly double[] Buckets = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];

    private readonly Meter meter = new("Workbench.Api");
    private readonly ConcurrentDictionary<(string Method, int Status), StrongCount> answered = new();
    private readonly ConcurrentDictionary<string, StrongCount> received = new(StringComparer.Ordinal);
    private readonly long[] histogram = new long[Buckets.Length + 1];
    private readonly Counter<long> requests;
    private readonly Counter<long> cacheHits;
    private readonly Counter<long> reports;
    private readonly Histogram<double> seconds;
    private long hits;
    private long microseconds;

    /// <summary>A number that many threads add to.</summary>
    private sealed class StrongCount
    {
        public long Value;
    }

    public Metrics()
    {
        requests = meter.CreateCounter<long>("workbench_requests_total", description: "Requests by method and status.");
        cacheHits = meter.CreateCounter<long>("workbench_cache_hits_total", description: "Answers that were kept in memory.");
        reports = meter.CreateCounter<long>("workbench_reports_total", description: "Reports received, by outcome.");
        seconds = meter.CreateHistogram<double>("workbench_request_seconds", "s", "Time to answer.");
    }

    public void CacheHit()
    {
        Interlocked.Increment(ref hits);
        cacheHits.Add(1);
    }

    public void Report(string outcome, long count)
    {
        Interlocked.Add(ref received.GetOrAdd(outcome, _ => new StrongCount()).Value, count);
        reports.Add(count, new KeyValuePair<string, object?>("outcome", outcome));
    }

    public void Request(string method, int status, double elapsedSeconds)
    {
        Interlocked.Increment(ref answered.GetOrAdd((method, status), _ => new StrongCount()).Value);
        Interlocked.Add(ref microseconds, (long)(elapsedSeconds * 1e6));
        var at = 0;
        while (at < Buckets.Length && elapsedSeconds > Buckets[at])
            at++;
        Interlocked.Increment(ref histogram[at]);
        if (requests.Enabled)
            requests.Add(1, new("method", method), new("status", status));
        if (seconds.Enabled)
            seconds.Record(elapsedSeconds);
    }

    /// <summary>The Prometheus text format, version 0.0.4.</summary>
    public string ToText()
    {
        var text = new StringBuilder("# TYPE workbench_requests_total counter\n");
        foreach (var ((method, status), count) in answered.OrderBy(a => a.Key.Method, StringComparer.Ordinal).ThenBy(a => a.Key.Status))
            text.Append(CultureInfo.InvariantCulture, $"workbench_requests_total{{method=\"{method}\",status=\"{status}\"}} {Interlocked.Read(ref count.Value)}\n");
        text.Append(CultureInfo.InvariantCulture, $"# TYPE workbench_cache_hits_total counter\nworkbench_cache_hits_total {Interlocked.Read(ref hits)}\n# TYPE workbench_reports_total counter\n");
        foreach (var (outcome, count) in received.OrderBy(r => r.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"workbench_reports_total{{outcome=\"{outcome}\"}} {Interlocked.Read(ref count.Value)}\n");
        text.Append("# TYPE workbench_request_seconds histogram\n");
        long below = 0;
        for (var i = 0; i < Buckets.Length; i++)
            text.Append(CultureInfo.InvariantCulture, $"workbench_request_seconds_bucket{{le=\"{Buckets[i]}\"}} {below += Interlocked.Read(ref histogram[i])}\n");
        below += Interlocked.Read(ref histogram[^1]);
        text.Append(CultureInfo.InvariantCulture, $"workbench_request_seconds_bucket{{le=\"+Inf\"}} {below}\nworkbench_request_seconds_sum {Interlocked.Read(ref microseconds) / 1e6}\nworkbench_request_seconds_count {below}\n");
        return text.Append(CultureInfo.InvariantCulture, $"# TYPE process_resident_memory_bytes gauge\nprocess_resident_memory_bytes {Environment.WorkingSet}\n").ToString();
    }

    public void Dispose() => meter.Dispose();
}
