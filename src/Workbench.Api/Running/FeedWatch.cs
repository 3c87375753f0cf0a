using System.Globalization;
using Workbench.Api.Endpoints;
using Workbench.Api.Store;

namespace Workbench.Api.Running;

/// <summary>
/// Reads feed files that another program writes anew in place: RSS, Atom or JSON Lines. A file is read when it has changed and has then kept its size and time
/// from one look to the next; entries that the store has are known by their text. What became of each reading stands among the jobs.
/// </summary>
internal sealed class FeedWatch(StoreHost store, Metrics metrics, Jobs jobs, ILogger<FeedWatch> log) : BackgroundService
{
    private readonly Dictionary<string, (long Length, DateTime Written)> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Length, DateTime Written)> read = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var files = (store.Options.Feed ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (files.Length == 0)
            return;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(Math.Max(1, store.Options.WatchSeconds)));
        try
        {
            do
                foreach (var file in files)
                    await TryAsync(log, file, () => LookAsync(new FileInfo(file), stoppingToken)).ConfigureAwait(false);
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; the feed is read again at the next start, and what the store has is known.
        }
    }

    private async Task LookAsync(FileInfo file, CancellationToken cancellationToken)
    {
        if (!file.Exists)
            return;
        var now = (file.Length, file.LastWriteTimeUtc);
        var settled = seen.TryGetValue(file.FullName, out var before) && before == now;
        seen[file.FullName] = now;
        if (!settled || (read.TryGetValue(file.FullName, out var done) && done == now))
            return;
        if (await ReadAsync(store, metrics, jobs, log, file, cancellationToken).ConfigureAwait(false) is not { Later: true })
            read[file.FullName] = now;
    }

    /// <summary>Reads a file into the store and remembers the outcome as a job.</summary>
    /// <returns>What could not be read, in words, null when all could; and whether nothing was tried, because the store was busy.</returns>
    public static async Task<(string? Reason, bool Later)> ReadAsync(StoreHost store, Metrics metrics, Jobs jobs, ILogger log, FileInfo file, CancellationToken cancellationToken)
    {
        string? reason;
        ReceivedAnswer? answer = null;
        // Made first: what nobody foresaw stands in the log under the id that the job then has.
        var id = jobs.NewId("watch");
        try
        {
            var result = await store.ReceiveAsync((wb, model) => FeedFiles.Analyze(wb, [new ReceivedFile(file.FullName, file.Name)], model, cancellationToken), cancellationToken).ConfigureAwait(false);
            foreach (var group in result.Reports.GroupBy(r => r.Outcome))
                metrics.Report(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(group.Key.ToString()), group.Count());
            answer = ReceivedAnswer.Of(result);
            reason = result.Rejected == 0 ? null : string.Join('\n', result.Reports.Where(r => r.Error is not null).Select(r => r.Error!.Message));
            if (result.Rejected > 0 && result.Rejected < result.Reports.Count)
                reason = string.Create(CultureInfo.InvariantCulture, $"{result.Stored} stored, {result.Unchanged} known, {result.Rejected} rejected:\n{reason}");
        }
        catch (OperationCanceledException)
        {
            throw;
        }
#pragma warning disable CA1031 // What goes wrong with one file must not end the watching, and with it the server.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (e is ApiException { Code: "WB7091" } || Http.Problems.Known(e, null) is { Code: "WB7091" })
                return (null, true);
            // The client is told the name of the file, not where it lies.
            reason = e is IOException or UnauthorizedAccessException ? e.Message.Replace(file.FullName, file.Name, StringComparison.Ordinal) : jobs.Explain(id, e);
        }
        jobs.Record(id, "watch", (object?)answer ?? file.Name, reason is null ? null : $"{file.Name}: {reason}");
        if (reason is not null)
            LogRejected(log, file.Name, reason.Split(':')[0], null);
        return (reason, false);
    }

    /// <summary>A look that fails (a folder that is gone, a file that another program moves meanwhile) is made again the next time.</summary>
    public static async Task TryAsync(ILogger log, string what, Func<Task> look)
    {
        try
        {
            await look().ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogMissed(log, what, e.GetType().Name, null);
        }
    }

    private static readonly Action<ILogger, string, string, Exception?> LogMissed =
        LoggerMessage.Define<string, string>(LogLevel.Warning, new EventId(2, "WatchMissed"), "What is watched could not be looked at: {Name} ({Type})");

    private static readonly Action<ILogger, string, string, Exception?> LogRejected =
        LoggerMessage.Define<string, string>(LogLevel.Warning, new EventId(1, "WatchRejected"), "The watched file {Name} was not read whole: {Code}");
}
