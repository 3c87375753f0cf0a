using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Workbench.Api.Endpoints;
using Workbench.Api.Http;

namespace Workbench.Api.Security;

/// <summary>What stands before every endpoint: the name of the server, other sites, keys and roles, and how often.</summary>
internal sealed class Guard(ApiOptions options, ApiKeys keys, TimeProvider clock, bool loopbackOnly)
{
    public const string Cookie = "workbench_key";

    private readonly ConcurrentDictionary<string, (long Minute, int Count)> counts = new(StringComparer.Ordinal);

    public static void Headers(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        // Not "no-referrer": with it browsers send `Origin: null` with the page's own forms, which could not be told from another site's.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["X-Request-Id"] = context.TraceIdentifier;
    }

    public void Check(HttpContext context)
    {
        // A name that resolves to this machine may be an attacker's (DNS rebinding): on loopback only its own names are answered.
        if (loopbackOnly && !IsLoopback(context.Request.Host.Host))
            throw Errors.HostRefused(context.Request.Host.Host);
        var safe = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method);
        if (!safe && context.Request.Headers.Origin.ToString() is { Length: > 0 } origin
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(context.Request.Host.Value, StringComparison.OrdinalIgnoreCase)))
            throw Errors.CrossSite(origin);
        if (!safe && context.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site" && context.Request.Headers.Origin.Count == 0)
            throw Errors.CrossSite("(unknown)");
        var (key, unknown) = Key(context);
        context.Items[typeof(ApiKey)] = key;
        // Counted before a wrong key is refused: whoever tries keys is slowed by the address they come from.
        Count(context, key);
        if (unknown)
            throw Errors.KeyUnknown();
        var path = context.Request.Path;
        if (context.GetEndpoint()?.Metadata.GetMetadata<OpenToAll>() is not null || path.StartsWithSegments("/assets", StringComparison.Ordinal))
            return;
        // Without keys this machine is trusted, and nobody else: when the last key is taken away, a server that others reach stays shut.
        if (keys.All.Count == 0 && loopbackOnly)
            return;
        if (key is null)
            throw Errors.KeyNeeded();
        var needed = context.GetEndpoint()?.Metadata.GetMetadata<NeedsRole>()?.Role ?? (safe ? "reader" : "annotator");
        if (!ApiKeys.Suffices(key.Role, needed))
            throw Errors.RoleLacks(key.Role, needed);
    }

    private (ApiKey? Key, bool Unknown) Key(HttpContext context)
    {
        keys.Refresh();
        if (keys.All.Count == 0)
            return (null, false);
        var header = context.Request.Headers.Authorization.ToString();
        var given = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : context.Request.Cookies[Cookie];
        if (string.IsNullOrEmpty(given))
            return (null, false);
        var found = keys.Find(given);
        return (found, found is null);
    }

    private void Count(HttpContext context, ApiKey? key)
    {
        var address = context.Connection.RemoteIpAddress;
        if (options.RequestsPerMinute <= 0 || (key is null && (address is null || IPAddress.IsLoopback(address))))
            return;
        var now = clock.GetUtcNow();
        var minute = now.ToUnixTimeSeconds() / 60;
        var client = key is null ? "a " + address : "k " + key.Name;
        if (counts.Count > 100_000)
            counts.Clear();
        var (_, count) = counts.AddOrUpdate(client, _ => (minute, 1), (_, old) => old.Minute == minute ? (minute, old.Count + 1) : (minute, 1));
        if (count > options.RequestsPerMinute)
            throw Errors.TooFast(options.RequestsPerMinute, 60 - now.Second);
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}

/// <summary>Who decides: the name of the key, which nobody else can take, else the name that the request gives.</summary>
internal static class Signature
{
    public static string? KeyName(HttpContext context) => (context.Items[typeof(ApiKey)] as ApiKey)?.Name;

    /// <summary>Empty when nobody is named; the library then says that a decision needs a name.</summary>
    public static string Of(HttpContext context, string? said) => KeyName(context) ?? said?.Trim() ?? "";
}

/// <summary>An endpoint that answers without a key: health and signing in.</summary>
internal sealed record OpenToAll;

/// <summary>
/// `Idempotency-Key` on posts: the same key with the same request gives the answer of the first time, without doing it again. Kept for
/// the last thousand keys of this process, and fewer where their answers are large.
/// </summary>
internal sealed class Idempotency
{
    private sealed record Kept(string Request, Task<(int Status, string? Type, string? Location, byte[] Body)> Answer);

    private const int MostKeys = 1000;
    private const long MostBytes = 32 << 20;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Kept> kept = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, int Bytes)> finished = new();
    private long keptBytes;

    public async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length == 0 || !HttpMethods.IsPost(context.Request.Method))
        {
            await next(context).ConfigureAwait(false);
            return;
        }
        if (key.Length > 200 || !key.All(c => c is > ' ' and < '\u007f'))
            throw Errors.KeyMalformed();
        var body = await Bodies.BytesAsync(context).ConfigureAwait(false);
        context.Request.Body = new MemoryStream(body);
        // Another sender's key must not give away an answer.
        var id = context.Request.Headers.Authorization + context.Request.Cookies[Guard.Cookie] + "\n" + key;
        var request = $"{context.Request.Path}{context.Request.QueryString}\n{context.Request.ContentType?.Split("boundary")[0]}\n{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body))}";
        var made = new TaskCompletionSource<(int, string?, string?, byte[])>(TaskCreationOptions.RunContinuationsAsynchronously);
        Kept? known;
        lock (gate)
            if (!kept.TryGetValue(id, out known))
                kept[id] = new Kept(request, made.Task);
        if (known is null)
        {
            await context.Response.Body.WriteAsync(await FirstAsync(context, next, id, made).ConfigureAwait(false), context.RequestAborted).ConfigureAwait(false);
            return;
        }
        if (known.Request != request)
            throw Errors.KeyReused(key);
        var (status, type, location, bytes) = await known.Answer.WaitAsync(context.RequestAborted).ConfigureAwait(false);
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.Headers.Location = location;
        context.Response.Headers["Idempotency-Replayed"] = "true";
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Does the work and keeps its answer. It goes on when the client leaves, who then gets the answer under the same key.</summary>
    private async Task<byte[]> FirstAsync(HttpContext context, RequestDelegate next, string id, TaskCompletionSource<(int, string?, string?, byte[])> made)
    {
        var (output, leaving) = (context.Response.Body, context.RequestAborted);
        using var copy = new MemoryStream();
        (context.Response.Body, context.RequestAborted) = (copy, CancellationToken.None);
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // What failed may be tried again under the same key.
            lock (gate)
                kept.Remove(id);
            made.SetException(e);
            _ = made.Task.Exception;
            throw;
        }
        finally
        {
            (context.Response.Body, context.RequestAborted) = (output, leaving);
        }
        var bytes = copy.ToArray();
        made.SetResult((context.Response.StatusCode, context.Response.ContentType, context.Response.Headers.Location, bytes));
        lock (gate)
        {
            finished.Enqueue((id, bytes.Length));
            keptBytes += bytes.Length;
            while (finished.Count > MostKeys || keptBytes > MostBytes)
            {
                var (oldest, size) = finished.Dequeue();
                kept.Remove(oldest);
                keptBytes -= size;
            }
        }
        return bytes;
    }
}
