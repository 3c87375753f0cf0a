using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Workbench.Api.Http;

namespace Workbench.Api.Running;

/// <summary>Work that goes on after the answer.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it does: <c>ingest</c>, <c>twins</c>, <c>train</c>, <c>activate</c>, or <c>watch</c> for a file that was found in the watched folder or feed.</param>
/// <param name="State"><c>running</c>, <c>done</c> or <c>failed</c>.</param>
/// <param name="Step">What it does at the moment, in words; null when nothing is said.</param>
/// <param name="Result">What came of it; null until it is done.</param>
/// <param name="Error">Why it failed; null otherwise.</param>
public sealed record Job(string Id, string Kind, string State, string? Step, object? Result, string? Error);

/// <summary>The jobs of this process, newest first; the last hundred are remembered.</summary>
internal sealed partial class Jobs(ILogger<Jobs> log, IHostApplicationLifetime life)
{
    private const int Remembered = 100;

    private readonly ConcurrentDictionary<string, Job> jobs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> changes = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> order = new();
    private readonly ConcurrentDictionary<string, Task> running = new(StringComparer.Ordinal);
    private readonly Lock starting = new();
    private int last;

    /// <summary>Cancelled when the server is told to stop.</summary>
    public CancellationToken Stopping => life.ApplicationStopping;

    public IReadOnlyList<Job> All => [.. order.Reverse().Select(id => jobs.GetValueOrDefault(id)).OfType<Job>()];

    public Job Get(string id) => jobs.GetValueOrDefault(id) ?? throw Errors.NoJob(id);

    /// <summary>Starts a job, unless as many of its kind as may be have not ended: then it is the newest of those.</summary>
    public (Job Job, bool Started) Start(string kind, int most, Func<Action<string>, Task<object?>> work)
    {
        lock (starting)
        {
            var unended = All.Where(j => j.Kind == kind && j.State == "running").ToList();
            return unended.Count < most ? (Start(kind, work), true) : (unended[0], false);
        }
    }

    public Job Start(string kind, Func<Action<string>, Task<object?>> work)
    {
        var id = NewId(kind);
        var job = new Job(id, kind, "running", null, null, null);
        Set(job);
        Remember(id);
        running[id] = Task.Run(async () =>
        {
            try
            {
                var result = await work(step => Set(job with { Step = step })).ConfigureAwait(false);
                Set(job with { State = "done", Result = result });
            }
            catch (OperationCanceledException)
            {
                Set(job with { State = "failed", Error = "The server stopped before this was done. What was committed stays; start it again." });
            }
#pragma warning disable CA1031 // A job has nobody to throw to: its failure is its state.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Set(job with { State = "failed", Error = Explain(id, e) });
            }
            finally
            {
                running.TryRemove(id, out _);
            }
        });
        return job;
    }

    /// <summary>Answers with a job and its address.</summary>
    public static IResult Accepted(HttpContext context, Job job)
    {
        context.Response.Headers.Location = "/api/v1/jobs/" + job.Id;
        return Results.Json(job, Json.Options, statusCode: 202);
    }

    /// <summary>What went wrong, in words for the client. What nobody foresaw stands in the log, under the id that the words give.</summary>
    public string Explain(string id, Exception error)
    {
        if (Problems.Known(error, null) is { } known)
            return known.Message;
        LogFailed(log, id, error.GetType().FullName ?? "", error.StackTrace ?? "");
        return Errors.Unexpected(id).Message;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Id} failed: {Type} {Stack}")]
    private static partial void LogFailed(ILogger logger, string id, string type, string stack);

    /// <summary>An id that no other job has.</summary>
    public string NewId(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{Interlocked.Increment(ref last)}");

    /// <summary>Remembers work that was done without being asked for, such as a file that was found.</summary>
    public void Record(string id, string kind, object? result, string? error)
    {
        Set(new Job(id, kind, error is null ? "done" : "failed", null, result, error));
        Remember(id);
    }

    /// <summary>Waits for the jobs that run, so that a stop loses none.</summary>
    public Task WhenIdleAsync() => Task.WhenAll(running.Values);

    /// <summary>The states of a job as server-sent events, until it ends.</summary>
    public async Task FollowAsync(HttpContext context, string id)
    {
        var job = Get(id);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        while (true)
        {
            var change = changes.GetOrAdd(id, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            job = jobs.GetValueOrDefault(id, job);
            await context.Response.WriteAsync($"event: {job.State}\ndata: {JsonSerializer.Serialize(job, Json.Options)}\n\n", context.RequestAborted).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            if (job.State != "running")
                return;
            await change.Task.WaitAsync(context.RequestAborted).ConfigureAwait(false);
        }
    }

    private void Remember(string id)
    {
        order.Enqueue(id);
        // A job that runs is not forgotten, however many files are found meanwhile.
        for (var over = order.Count - Remembered; over > 0 && order.TryDequeue(out var old); over--)
            if (jobs.TryGetValue(old, out var job) && job.State == "running")
                order.Enqueue(old);
            else
            {
                jobs.TryRemove(old, out _);
                changes.TryRemove(old, out _);
            }
    }

    private void Set(Job job)
    {
        jobs[job.Id] = job;
        if (changes.TryRemove(job.Id, out var change))
            change.TrySetResult();
    }
}
