using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Charts.Grammar;

namespace Workbench.Charts;

/// <summary>
/// Draws specifications by one long-lived Node worker: started with the first chart, started again when it dies, ended with this process or
/// by <see cref="Dispose"/>. Thread-safe: charts are drawn one after another in the order asked. The worker reads fonts and nothing else, and
/// reaches no network.
/// </summary>
public sealed class ChartRenderer : IDisposable
{
    private static readonly Lazy<ChartRenderer> SharedRenderer = new(() => new ChartRenderer());
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly string? node;
    private readonly string? home;
    private Rendering.WorkerProcess? worker;
    private long lastId;
    private bool disposed;

    /// <summary>A renderer with a worker of its own, which starts with the first chart.</summary>
    /// <param name="node">Path of Node.js; null for WORKBENCH_NODE or else <c>node</c> of the search path.</param>
    /// <param name="home">Folder that holds <c>npm</c>; null for WORKBENCH_HOME or else the nearest above the program.</param>
    public ChartRenderer(string? node = null, string? home = null)
    {
        this.node = node;
        this.home = home;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    /// <summary>The renderer that charts use when none is named.</summary>
    public static ChartRenderer Shared => SharedRenderer.Value;

    /// <summary>Time for one chart; the default is 20 seconds. A chart past it ends with WB3204 and the worker starts anew.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Memory of the worker in megabytes; the default is 1,500. A chart that needs more ends with WB3203.</summary>
    public int MemoryLimitMegabytes { get; init; } = 1500;

    /// <summary>Process id of the running worker, or null while there is none.</summary>
    public int? WorkerId => worker is { HasExited: false } running ? running.Id : null;

    /// <summary>The picture as SVG, in which text stays text.</summary>
    /// <exception cref="ChartException">WB3201 to WB3207.</exception>
    public async Task<string> SvgAsync(JsonObject spec, CancellationToken cancellationToken = default) =>
        (await DrawAsync(spec, "svg", 1, cancellationToken).ConfigureAwait(false)).GetProperty("text").GetString()!;

    /// <summary>The picture as PNG, <paramref name="scale"/> times as large as its size in pixels, from 0.1 to 10.</summary>
    /// <exception cref="ChartException">WB3104 for another scale, WB3201 to WB3207.</exception>
    public async Task<byte[]> PngAsync(JsonObject spec, double scale = 2, CancellationToken cancellationToken = default) =>
        scale is >= 0.1 and <= 10
            ? (await DrawAsync(spec, "png", scale, cancellationToken).ConfigureAwait(false)).GetProperty("base64").GetBytesFromBase64()
            : throw Errors.OutOfRange("scale", scale, 0.1, 10);

    /// <summary>The picture as a PDF of one page with its fonts embedded.</summary>
    /// <exception cref="ChartException">WB3201 to WB3207.</exception>
    public async Task<byte[]> PdfAsync(JsonObject spec, CancellationToken cancellationToken = default) =>
        (await DrawAsync(spec, "pdf", 1, cancellationToken).ConfigureAwait(false)).GetProperty("base64").GetBytesFromBase64();

    /// <summary>Where each text of the picture stands, as JSON.</summary>
    internal async Task<string> LayoutAsync(JsonObject spec, CancellationToken cancellationToken = default) =>
        (await DrawAsync(spec, "layout", 1, cancellationToken).ConfigureAwait(false)).GetProperty("text").GetString()!;

    /// <summary>Ends the worker. Drawing afterwards throws <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        disposed = true;
        Interlocked.Exchange(ref worker, null)?.Dispose();
    }

    private async Task<JsonElement> DrawAsync(JsonObject spec, string format, double scale, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        var id = Interlocked.Increment(ref lastId);
        var request = Request(id, spec, format, scale);
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        Task<JsonElement> drawing;
        try
        {
            drawing = Task.Run(() => TwiceAsync(id, request), CancellationToken.None);
        }
        catch
        {
            turn.Release();
            throw;
        }
        // Whoever gives up waits no longer; the worker finishes the chart, within its limits, before it takes the next.
        _ = drawing.ContinueWith(_ => turn.Release(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return await drawing.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A worker that dies may have been killed from outside, so the chart gets a second one; a chart that kills two is refused.</summary>
    private async Task<JsonElement> TwiceAsync(long id, string request)
    {
        var detail = "";
        for (var attempt = 0; attempt < 2; attempt++)
        {
            // Loading Vega is not the chart's doing and does not count as its time.
            using var starting = new CancellationTokenSource(StartLimit);
            var running = worker is { HasExited: false } ready ? ready : await RestartAsync(starting.Token).ConfigureAwait(false);
            using var limit = new CancellationTokenSource(TimeLimit);
            try
            {
                if (await running.AskAsync(request, limit.Token).ConfigureAwait(false) is { } line) return Answer(id, line);
                detail = running.Complaints is { Length: > 0 } said ? Errors.Shorten(said.ReplaceLineEndings(" ")) : "it was ended from outside or for its memory";
            }
            catch (OperationCanceledException)
            {
                Interlocked.Exchange(ref worker, null)?.Dispose();
                throw Errors.TimeLimit(TimeLimit);
            }
            Interlocked.Exchange(ref worker, null)?.Dispose();
            ObjectDisposedException.ThrowIf(disposed, this);
        }
        throw Errors.WorkerFailed(detail);
    }

    private async Task<Rendering.WorkerProcess> RestartAsync(CancellationToken cancellationToken)
    {
        Interlocked.Exchange(ref worker, null)?.Dispose();
        var path = node ?? Environment.GetEnvironmentVariable("WORKBENCH_NODE");
        var started = await Rendering.WorkerProcess.StartAsync(
            string.IsNullOrEmpty(path) ? "node" : path, Rendering.NpmFolder.Find(home), Math.Max(128, MemoryLimitMegabytes * 2 / 3), cancellationToken).ConfigureAwait(false);
        worker = started;
        if (!disposed) return started;
        started.Dispose();
        throw new ObjectDisposedException(nameof(ChartRenderer));
    }

    private string Request(long id, JsonObject spec, string format, double scale)
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{{\"id\":{id},\"format\":\"{format}\",\"scale\":{scale},\"limitMs\":{(long)TimeLimit.TotalMilliseconds},")
            .Append(CultureInfo.InvariantCulture, $"\"limitBytes\":{MemoryLimitMegabytes * 1_000_000L},\"spec\":");
        return text.Append(Json.Text(spec)).Append('}').ToString();
    }

    private static JsonElement Answer(long id, string line)
    {
        JsonElement answer;
        using (var document = JsonDocument.Parse(line)) answer = document.RootElement.Clone();
        if (answer.GetProperty("id").GetInt64() != id) throw Errors.RenderFailed("protocol", $"answer {answer.GetProperty("id")} came for request {id}");
        if (answer.GetProperty("ok").GetBoolean()) return answer;
        var message = answer.GetProperty("message").GetString() ?? "";
        throw answer.GetProperty("kind").GetString() switch
        {
            "spec" => Errors.SpecRefused(message),
            "size" => Errors.TooLarge(message),
            "install" => Errors.WorkerInstall(message),
            var kind => Errors.RenderFailed(kind ?? "render", message),
        };
    }
}
