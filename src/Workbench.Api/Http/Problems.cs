using System.Text.Json;
using DuckDB.NET.Data;
using Microsoft.AspNetCore.Http.Features;
using Workbench.Charts;
using Workbench.Classification;
using Workbench.DataFrames;
using Workbench.Text;

namespace Workbench.Api.Http;

/// <summary>The one shape of every error (RFC 9457) and the way from an exception to it.</summary>
/// <param name="Type">Identifies the kind of error; a place in the documentation.</param>
/// <param name="Title">The HTTP status in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The stable code, for programs.</param>
/// <param name="Detail">What was asked, what is allowed, what to do next.</param>
/// <param name="Instance">The id of the request, which the log has too.</param>
internal sealed record Problem(string Type, string Title, int Status, string Code, string Detail, string Instance);

internal static partial class Problems
{
    public const string ContentType = "application/problem+json";

    /// <summary>Turns what goes wrong below into a problem; an error nobody foresaw gives an id, never its text.</summary>
    public static async Task HandleAsync(HttpContext context, RequestDelegate next, ILogger log)
    {
        try
        {
            await next(context).ConfigureAwait(false);
            if (context.Response.HasStarted || context.Response.StatusCode < 400 || context.Response.ContentType is not null)
                return;
            switch (context.Response.StatusCode)
            {
                case 404: throw Errors.NoRoute(context.Request.Path.Value ?? "/");
                case 405: throw Errors.Method(context.Request.Method, context.Request.Path.Value ?? "/", context.Response.Headers.Allow.ToString());
                default: break;
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for an answer any more.
            if (!context.Response.HasStarted)
                context.Response.StatusCode = 499;
        }
#pragma warning disable CA1031 // This is the one place where every failure of a request ends.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var known = Known(e, context);
            if (known is null)
            {
                Log.Failed(log, context.TraceIdentifier, context.Request.Method, context.Request.Path.Value ?? "/", e.GetType().FullName ?? "", e.StackTrace ?? "");
                known = Errors.Unexpected(context.TraceIdentifier);
            }
            if (context.Response.HasStarted)
            {
                context.Abort();
                return;
            }
            await WriteAsync(context, known).ConfigureAwait(false);
        }
    }

    public static async Task WriteAsync(HttpContext context, ApiException error)
    {
        var allow = context.Response.Headers.Allow;
        context.Response.Headers.ETag = default;
        context.Response.Headers.ContentDisposition = default;
        context.Response.Headers.Allow = allow;
        context.Response.StatusCode = error.Status;
        context.Response.Headers.CacheControl = "no-store";
        if (error.RetryAfterSeconds is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (error.Status == 401)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        var problem = Of(error, context.TraceIdentifier);
        if (!context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && Page.Views.WantsPage(context))
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(Page.Views.ErrorPage(context, problem), context.RequestAborted).ConfigureAwait(false);
            return;
        }
        context.Response.ContentType = ContentType;
        context.Response.ContentLength = null;
        await context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(problem, Json.Options), context.RequestAborted).ConfigureAwait(false);
    }

    public static Problem Of(ApiException error, string id) =>
        new($"urn:workbench:error:{error.Code}", Title(error.Status), error.Status, error.Code, error.Message[(error.Code.Length + 2)..], id);

    /// <summary>The same errors as the library and the command line give, with the HTTP status that fits.</summary>
    internal static ApiException? Known(Exception error, HttpContext? context) => error switch
    {
        ApiException api => api,
        WorkbenchException e => new ApiException(StatusOf(e.Code), e.Code, Errors.OverHttp(e.Code, e.Message[(e.Code.Length + 2)..]), e),
        TextException e => new ApiException(422, e.Code, e.Message[(e.Code.Length + 2)..], e),
        ClassificationException e => new ApiException(422, e.Code, e.Message[(e.Code.Length + 2)..], e),
        ChartException e => new ApiException(e.Code.StartsWith("WB32", StringComparison.Ordinal) ? 503 : 400, e.Code, e.Message[(e.Code.Length + 2)..], e),
        BadHttpRequestException { StatusCode: 413 } => Errors.BodyTooLarge((int)((context?.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? 0) >> 20)),
        BadHttpRequestException e => new ApiException(e.StatusCode, "WB7005", "The request is not valid HTTP or its body does not fit: " + e.Message, e),
        JsonException e => Errors.BadJson(e.Message),
        InvalidDataException e => Errors.BadUpload(e.Message),
        ObjectDisposedException => Errors.Busy(),
        // Every other value is checked before it is bound; only a forged cursor can still be of another type.
        DuckDBException e when e.Message.Contains("Conversion Error", StringComparison.Ordinal) => Errors.BadCursor(),
        DuckDBException or DataFrameException when error.Message.Contains("Out of Memory", StringComparison.OrdinalIgnoreCase) => Errors.Busy(),
        _ => null,
    };

    /// <summary>The HTTP status that fits an error of the library.</summary>
    internal static int StatusOf(string code) => code switch
    {
        "WB5401" or "WB5403" or "WB5416" or "WB5701" or "WB5704" or "WB5705" or "WB5721" or "WB5724" => 404,
        "WB5417" or "WB5418" => 409,
        _ when code.StartsWith("WB54", StringComparison.Ordinal) => 400,
        "WB5601" => 503,
        _ when code.StartsWith("WB51", StringComparison.Ordinal) => 503,
        "WB5204" => 413,
        "WB5210" => 500,
        _ => 422,
    };

    /// <summary>Reports on which the program itself failed: the cause goes to the log, its id to the client.</summary>
    internal static IngestResult Explain(IngestResult result, ILogger log) => new()
    {
        Reports = [.. result.Reports.Select(r =>
        {
            if (r.Error is not { Code: "WB5210" } error)
                return r;
            var id = "fault-" + Guid.NewGuid().ToString("n")[..8];
            Log.Fault(log, id, error.InnerException?.GetType().FullName ?? "", error.InnerException?.StackTrace ?? "");
            return r with { Error = Errors.AnalysisFault(r.File, id, error.InnerException) };
        })],
    };

    private static string Title(int status) => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status) is { Length: > 0 } words ? words : "Error";

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Request {Id} failed: {Method} {Path}: {Type} {Stack}")]
        public static partial void Failed(ILogger logger, string id, string method, string path, string type, string stack);

        [LoggerMessage(Level = LogLevel.Error, Message = "The analysis of a report failed, {Id}: {Type} {Stack}")]
        public static partial void Fault(ILogger logger, string id, string type, string stack);
    }
}
