using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Logging.Console;
using Workbench.Api.Endpoints;
using Workbench.Api.Http;
using Workbench.Api.Running;
using Workbench.Api.Security;
using Workbench.Api.Store;

namespace Workbench.Api;

/// <summary>The workbench over HTTP: an API under <c>/api/v1</c> and a page for people, on one store.</summary>
public static class WorkbenchApi
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "DELETE", "OPTIONS", "PUT", "PATCH"];

    /// <summary>Makes the server. Run it with <c>RunAsync</c>; it opens the store at once and closes it when it is disposed.</summary>
    /// <param name="options">How to serve.</param>
    /// <param name="clock">Gives the time; null for the system's.</param>
    /// <exception cref="ApiException">WB7101: the address is beyond this machine and there is no API key; WB7102: it is no address; WB7103: the keys cannot be read.</exception>
    /// <exception cref="WorkbenchException">WB51xx: the store cannot be opened.</exception>
    public static WebApplication Build(ApiOptions options, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        clock ??= TimeProvider.System;
        var loopbackOnly = options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries).All(IsLoopback);
        var keys = new ApiKeys(ApiKeys.PathOf(options));
        if (!loopbackOnly && keys.All.Count == 0)
            throw Errors.OpenWithoutKey(options.Urls);
        var store = new StoreHost(options, clock);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(options.Urls).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = (long)options.BodyMegabytes << 20;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));
        builder.Logging.ClearProviders();
        if (options.Log != "none")
            builder.Logging.AddJsonConsole(json => json.IncludeScopes = false).SetMinimumLevel(Enum.Parse<LogLevel>(options.Log, ignoreCase: true))
                .AddFilter("Microsoft", LogLevel.Warning).Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton(store).AddSingleton(options).AddSingleton(clock).AddSingleton<Metrics>().AddSingleton<Answers>().AddSingleton<Jobs>().AddSingleton<Idempotency>();
        builder.Services.AddHostedService<FolderWatch>().AddHostedService<FeedWatch>();
        builder.Services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", Problems.ContentType, "application/vnd.vegalite.v6+json", "font/ttf"];
        });
        builder.Services.ConfigureHttpJsonOptions(json => Json.Create(json.SerializerOptions));
        OpenApiFacts.Add(builder.Services);

        var app = builder.Build();
        var metrics = app.Services.GetRequiredService<Metrics>();
        var guard = new Guard(options, keys, clock, loopbackOnly);
        var idempotency = app.Services.GetRequiredService<Idempotency>();
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Workbench.Api.Requests");
        store.Log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Workbench.Api.Store");
        app.Use(async (context, next) =>
        {
            var started = Stopwatch.GetTimestamp();
            Guard.Headers(context);
            await Problems.HandleAsync(context, c => next(c), log).ConfigureAwait(false);
            var elapsed = Stopwatch.GetElapsedTime(started);
            metrics.Request(Methods.Contains(context.Request.Method) ? context.Request.Method : "other", context.Response.StatusCode, elapsed.TotalSeconds);
            RequestLog.Done(log, context.TraceIdentifier, context.Request.Method, context.GetEndpoint()?.DisplayName ?? "-", context.Response.StatusCode, elapsed.TotalMilliseconds);
        });
        app.UseResponseCompression();
        app.UseRouting();
        app.Use(async (context, next) =>
        {
            guard.Check(context);
            if (context.GetEndpoint()?.Metadata.GetMetadata<ParameterSet>() is { } parameters)
                new Arguments(context.Request.Query).Check(parameters);
            await idempotency.RunAsync(context, c => next(c)).ConfigureAwait(false);
        });
        Map(app, options, store, metrics, keys);
        var jobs = app.Services.GetRequiredService<Jobs>();
        // Together: of two registrations the later one runs first, and the store would be closed under the jobs.
        app.Lifetime.ApplicationStopped.Register(() =>
        {
            jobs.WhenIdleAsync().GetAwaiter().GetResult();
            store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        });
        return app;
    }

    /// <summary>Begins to listen.</summary>
    /// <param name="app">The server, as <see cref="Build"/> made it.</param>
    /// <param name="options">The options that it was made with.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ApiException">WB7107: the address is taken or not of this machine.</exception>
    public static async Task StartAsync(WebApplication app, ApiOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            throw Errors.AddressTaken(options.Urls, e.Message);
        }
    }

    private static void Map(WebApplication app, ApiOptions options, StoreHost store, Metrics metrics, ApiKeys keys)
    {
        var answers = app.Services.GetRequiredService<Answers>();
        var jobs = app.Services.GetRequiredService<Jobs>();
        app.MapGet("/health", () => Results.Text("ok\n")).WithMetadata(new OpenToAll()).ExcludeFromDescription();
        app.MapGet("/ready", async (HttpContext c, CancellationToken _) =>
        {
            await store.ReadAsync(wb => Queries.Rows.Read(wb, "SELECT report_id FROM reports LIMIT 1", [], r => r.GetString(0)), c.RequestAborted).ConfigureAwait(false);
            return Results.Text("ready\n");
        }).WithMetadata(new OpenToAll()).ExcludeFromDescription();
        app.MapGet("/metrics", () => Results.Text(metrics.ToText(), "text/plain; version=0.0.4; charset=utf-8")).ExcludeFromDescription();
        app.MapOpenApi("/api/v1/openapi.json").ExcludeFromDescription();

        var api = app.MapGroup("/api/v1");
        // An endpoint without parameters refuses every one; those with their own are after this in the metadata and win.
        api.WithMetadata(new ParameterSet());
        ReportEndpoints.Map(api, answers, store, metrics, jobs);
        QueryEndpoints.Map(api, answers, store);
        ComparingEndpoints.Map(api, answers, store, jobs);
        ReviewEndpoints.Map(api, answers, store);
        ClassifyEndpoints.Map(api, store);
        ModelEndpoints.Map(api, answers, store, jobs);
        api.MapGet("/jobs", () => Results.Json(jobs.All, Json.Options)).Says("listJobs", "Jobs", "Jobs since the server started, newest first").Produces<IReadOnlyList<Job>>();
        api.MapGet("/jobs/{jobId}", (string jobId) => Results.Json(jobs.Get(jobId), Json.Options)).Says("getJob", "Jobs", "A job").Produces<Job>().Fails((404, "WB7033", "there is no such job"));
        api.MapGet("/jobs/{jobId}/events", (HttpContext c, string jobId) => jobs.FollowAsync(c, jobId)).Says("followJob", "Jobs", "The states of a job as server-sent events").Gives("text/event-stream").Fails((404, "WB7033", "there is no such job"));
        Page.Views.Map(app, answers, store, options, keys);
    }

    private static bool IsLoopback(string url)
    {
        if (!Uri.TryCreate(url.Trim(), UriKind.Absolute, out var address) || address.Scheme != "http" || address.AbsolutePath != "/")
        {
            // Kestrel's own way to say "every interface" is no URI.
            if (url.StartsWith("http://*", StringComparison.Ordinal) || url.StartsWith("http://+", StringComparison.Ordinal))
                return false;
            throw Errors.BadUrl(url);
        }
        return address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }
}

internal static partial class RequestLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Id} {Method} {Endpoint} {Status} {Milliseconds} ms")]
    public static partial void Done(ILogger logger, string id, string method, string endpoint, int status, double milliseconds);
}
