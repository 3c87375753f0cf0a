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
    private readonly ConcurrentDictionary<string, Answer> kept = new(StringComparer.Ordinal);
    private readonly Lock clearing = new();
    private string keptState = "";
    private long keptBytes;

    /// <summary>Answers with JSON.</summary>
    public Task JsonAsync<T>(HttpContext context, Func<CampaignWorkbench, T> ask) =>
        SendAsync(context, workbench => new Answer(JsonSerializer.SerializeToUtf8Bytes(ask(workbench), Json.Options), "application/json; charset=utf-8"));

    /// <summary>Answers with whatever <paramref name="ask"/> makes, unless the client has it or it is kept.</summary>
    /// <param name="context">The request.</param>
    /// <param name="ask">Makes the answer; runs on a reader of its own.</param>
    /// <param name="variant">What the answer depends on beside address and Accept, such as a cookie.</param>
    public async Task SendAsync(HttpContext context, Func<CampaignWorkbench, Answer> ask, string variant = "")
    {
        var state = store.State;
        var question = $"{state}\n{context.Request.Path}\n{context.Request.QueryString}\n{context.Request.Headers.Accept}\n{variant}";
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(question)))[..20]}\"";
        var headers = context.Response.Headers;
        headers.ETag = tag;
        headers.CacheControl = "private, no-cache";
        headers.Append("Vary", "Accept");
        if (context.Request.Headers.IfNoneMatch.Any(v => v is not null && v.Split(',').Any(t => t.Trim().TrimStart('W', '/') == tag)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        if (state != keptState)
            Forget(state);
        if (kept.TryGetValue(question, out var answer))
            metrics.CacheHits.Add(1);
        else
        {
            answer = await store.ReadAsync(ask, context.RequestAborted).ConfigureAwait(false);
            Keep(question, answer, state);
        }
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = answer.Body.Length;
        if (answer.FileName is not null)
            headers.ContentDisposition = $"attachment; filename=\"{answer.FileName}\"";
        if (answer.Truncated)
            headers["Workbench-Truncated"] = "true";
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted).ConfigureAwait(false);
    }

    private void Keep(string question, Answer answer, string state)
    {
        var limit = (long)store.Options.CacheMegabytes << 20;
        if (answer.Body.Length > limit / 8 || state != keptState)
            return;
        if (Interlocked.Read(ref keptBytes) + answer.Body.Length > limit)
            Forget(state);
        if (kept.TryAdd(question, answer))
            Interlocked.Add(ref keptBytes, answer.Body.Length + (question.Length * 2));
    }

    private void Forget(string state)
    {
        lock (clearing)
        {
            kept.Clear();
            Interlocked.Exchange(ref keptBytes, 0);
            keptState = state;
        }
    }
}
