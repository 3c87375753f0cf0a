using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Workbench.Api.Store;

namespace Workbench.Api.Http;

/// <summary>An answer as it goes out.</summary>
internal sealed record Answer(byte[] Body, string ContentType, string? FileName = null, bool Truncated = false);

/// <summary>
/// Answers to questions about the store. An answer is true until the store changes: it carries an ETag made of the state of the store
/// and the question, and is kept in memory for the next who asks the same.
/// </summary>
internal sealed class Answers(StoreHost store, Running.Metrics metrics)
{
    private static readonly Answer Empty = new([], "");

    private sealed record Kept(Answer Answer, string Tag, long Version);

    private readonly ConcurrentDictionary<string, Kept> kept = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(long Version, string Question), Task<Answer>> making = new();
    private readonly Lock clearing = new();
    private long keptVersion = -1;
    private long keptBytes;

    /// <summary>Answers with JSON.</summary>
    public Task JsonAsync<T>(HttpContext context, Func<CampaignWorkbench, T> ask, string variant = "") =>
        SendAsync(context, workbench => new Answer(JsonSerializer.SerializeToUtf8Bytes(ask(workbench), Json.Options), "application/json; charset=utf-8"), variant);

    /// <summary>Answers with whatever <paramref name="ask"/> makes, unless the client has it or it is kept.</summary>
    /// <param name="context">The request.</param>
    /// <param name="ask">Makes the answer; runs on a reader of its own.</param>
    /// <param name="variant">What the answer depends on beside address and Accept, such as a cookie.</param>
    public async Task SendAsync(HttpContext context, Func<CampaignWorkbench, Answer> ask, string variant = "")
    {
        // Taken before the answer is made: what is committed meanwhile makes it old, not wrong under a new tag.
        var version = store.Version;
        if (version != Interlocked.Read(ref keptVersion))
            Forget(version);
        var request = context.Request;
        var question = string.Concat(request.Path.Value, request.QueryString.Value, "\n", string.Concat(request.Headers.Accept.ToString(), "\n", variant));
        var found = kept.TryGetValue(question, out var entry) && entry.Version == version;
        var tag = found ? entry!.Tag : Tag(version, question);
        var headers = context.Response.Headers;
        headers.ETag = tag;
        headers.CacheControl = "private, no-cache";
        headers.Append("Vary", "Accept");
        if (request.Headers.IfNoneMatch.Count > 0 && request.Headers.IfNoneMatch.Any(v => v is not null && v.Split(',').Any(t => t.Trim().TrimStart('W', '/') == tag)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        Answer answer;
        if (found)
        {
            metrics.CacheHit();
            answer = entry!.Answer;
        }
        else
            answer = await OnceAsync(context, question, new Kept(Empty, tag, version), ask).ConfigureAwait(false);
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = answer.Body.Length;
        if (answer.FileName is not null)
            headers.ContentDisposition = $"attachment; filename=\"{answer.FileName}\"";
        if (answer.Truncated)
            headers["Workbench-Truncated"] = "true";
        if (!HttpMethods.IsHead(request.Method))
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Makes an answer once for all who ask the same at the same time: after a write a hundred readers ask for one comparison.</summary>
    private async Task<Answer> OnceAsync(HttpContext context, string question, Kept entry, Func<CampaignWorkbench, Answer> ask)
    {
        var mine = new TaskCompletionSource<Answer>(TaskCreationOptions.RunContinuationsAsynchronously);
        var made = making.GetOrAdd((entry.Version, question), mine.Task);
        if (made != mine.Task)
        {
            try
            {
                return await made.WaitAsync(context.RequestAborted).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
            {
                // The client of the one who made it has left; one of those who still wait makes it now, for all of them.
                return await OnceAsync(context, question, entry, ask).ConfigureAwait(false);
            }
        }
        try
        {
            var answer = await store.ReadAsync(ask, context.RequestAborted).ConfigureAwait(false);
            Keep(question, entry with { Answer = answer });
            making.TryRemove((entry.Version, question), out _);
            mine.SetResult(answer);
            return answer;
        }
        catch (Exception e)
        {
            // Before those who wait are told, or they would find this one again.
            making.TryRemove((entry.Version, question), out _);
            mine.SetException(e);
            _ = mine.Task.Exception;
            throw;
        }
    }

    private string Tag(long version, string question) =>
        $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{store.Instance}-{version}\n{question}"))))[..20]}\"";

    private void Keep(string question, Kept entry)
    {
        var limit = (long)store.Options.CacheMegabytes << 20;
        if (entry.Answer.Body.Length > limit / 8 || entry.Version != Interlocked.Read(ref keptVersion))
            return;
        if (Interlocked.Read(ref keptBytes) + entry.Answer.Body.Length > limit)
            Forget(entry.Version);
        if (kept.TryAdd(question, entry))
            Interlocked.Add(ref keptBytes, entry.Answer.Body.Length + (question.Length * 2) + 200);
    }

    private void Forget(long version)
    {
        lock (clearing)
        {
            kept.Clear();
            Interlocked.Exchange(ref keptBytes, 0);
            Interlocked.Exchange(ref keptVersion, version);
        }
    }
}
