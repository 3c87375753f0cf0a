using System.Globalization;
using Workbench.Api.Store;

namespace Workbench.Api.Running;

/// <summary>
/// Reads files of a folder into the store as they arrive: reports, JSON Lines, tables of reports, feeds. A file is taken when its size has not changed
/// between two looks; it is then moved to <c>done</c> or, when nothing in it could be read, to <c>rejected</c> with its reason beside it.
/// </summary>
internal sealed class FolderWatch(StoreHost store, Metrics metrics, ILogger<FolderWatch> log) : BackgroundService
{
    private readonly Dictionary<string, long> sizes = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (store.Options.Watch is not { } folder)
            return;
        Directory.CreateDirectory(Path.Combine(folder, "done"));
        Directory.CreateDirectory(Path.Combine(folder, "rejected"));
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(Math.Max(1, store.Options.WatchSeconds)));
        try
        {
            do
                await LookAsync(folder, stoppingToken).ConfigureAwait(false);
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; what was being read is either whole in the store or still in the folder.
        }
    }

    private async Task LookAsync(string folder, CancellationToken cancellationToken)
    {
        var files = new DirectoryInfo(folder).GetFiles().Where(f => !f.Name.StartsWith('.') && f.LinkTarget is null).OrderBy(f => f.Name, StringComparer.Ordinal).ToList();
        foreach (var file in files)
        {
            var settled = sizes.TryGetValue(file.Name, out var before) && before == file.Length;
            sizes[file.Name] = file.Length;
            if (!settled)
                continue;
            sizes.Remove(file.Name);
            await TakeAsync(folder, file, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task TakeAsync(string folder, FileInfo file, CancellationToken cancellationToken)
    {
        string? reason;
        try
        {
            var result = await store.WriteAsync(wb => FeedFiles.Receive(wb, [new ReceivedFile(file.FullName, file.Name)], cancellationToken), cancellationToken).ConfigureAwait(false);
            foreach (var group in result.Reports.GroupBy(r => r.Outcome))
                metrics.Reports.Add(group.Count(), new KeyValuePair<string, object?>("outcome", group.Key.ToString().ToLowerInvariant()));
            reason = result.Rejected == 0 ? null : string.Join('\n', result.Reports.Where(r => r.Error is not null).Select(r => r.Error!.Message));
            if (result.Rejected > 0 && result.Rejected < result.Reports.Count)
                reason = string.Create(CultureInfo.InvariantCulture, $"{result.Stored} stored, {result.Unchanged} known, {result.Rejected} rejected:\n{reason}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or WorkbenchException)
        {
            reason = e.Message;
        }
        var target = Free(Path.Combine(folder, reason is null ? "done" : "rejected"), file.Name);
        file.MoveTo(target);
        if (reason is not null)
        {
            await File.WriteAllTextAsync(target + ".reason.txt", reason + "\n", cancellationToken).ConfigureAwait(false);
            LogRejected(log, file.Name, reason.Split(':')[0]);
        }
    }

    private static string Free(string folder, string name)
    {
        var target = Path.Combine(folder, name);
        for (var i = 2; File.Exists(target); i++)
            target = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(name)}-{i}{Path.GetExtension(name)}"));
        return target;
    }

    private static readonly Action<ILogger, string, string, Exception?> LogRejectedMessage =
        LoggerMessage.Define<string, string>(LogLevel.Warning, new EventId(1, "WatchRejected"), "The watched file {Name} was set aside: {Code}");

    private static void LogRejected(ILogger log, string name, string code) => LogRejectedMessage(log, name, code, null);
}
