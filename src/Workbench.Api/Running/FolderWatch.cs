using System.Globalization;
using Workbench.Api.Store;

namespace Workbench.Api.Running;

/// <summary>
/// Reads files of a folder into the store as they arrive: reports, JSON Lines, tables of reports, feeds. A file is taken when its size has not changed
/// between two looks; it is then moved to <c>done</c> or, when nothing in it could be read, to <c>rejected</c> with its reason beside it.
/// </summary>
internal sealed class FolderWatch(StoreHost store, Metrics metrics, Jobs jobs, ILogger<FolderWatch> log) : BackgroundService
{
    private readonly Dictionary<string, long> sizes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ((long Length, DateTime Written) State, string? Reason)> stuck = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (store.Options.Watch is not { } folder)
            return;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(Math.Max(1, store.Options.WatchSeconds)));
        try
        {
            do
                await FeedWatch.TryAsync(log, folder, () => LookAsync(folder, stoppingToken)).ConfigureAwait(false);
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; what was being read is either whole in the store or still in the folder.
        }
    }

    private async Task LookAsync(string folder, CancellationToken cancellationToken)
    {
        // Looked at before anything is made: a folder that is gone, such as a share that is not mounted, is no empty one.
        var files = new DirectoryInfo(folder).GetFiles().Where(f => !f.Name.StartsWith('.') && f.LinkTarget is null).OrderBy(f => f.Name, StringComparer.Ordinal).ToList();
        Directory.CreateDirectory(Path.Combine(folder, "done"));
        Directory.CreateDirectory(Path.Combine(folder, "rejected"));
        var names = files.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in sizes.Keys.Concat(stuck.Keys).Where(n => !names.Contains(n)).ToList())
        {
            sizes.Remove(gone);
            stuck.Remove(gone);
        }
        foreach (var file in files)
        {
            var settled = sizes.TryGetValue(file.Name, out var before) && before == file.Length;
            sizes[file.Name] = file.Length;
            if (!settled)
                continue;
            sizes.Remove(file.Name);
            // One file that cannot be read or moved keeps no other waiting.
            await FeedWatch.TryAsync(log, file.Name, () => TakeAsync(folder, file, cancellationToken)).ConfigureAwait(false);
        }
    }

    private async Task TakeAsync(string folder, FileInfo file, CancellationToken cancellationToken)
    {
        var state = (file.Length, file.LastWriteTimeUtc);
        string? reason;
        // Read before and not moved, because the folder could not be written: to read it once is enough until it changes, to move it is tried again.
        if (stuck.TryGetValue(file.Name, out var known) && known.State == state)
            reason = known.Reason;
        else
        {
            (reason, var later) = await FeedWatch.ReadAsync(store, metrics, jobs, log, file, cancellationToken).ConfigureAwait(false);
            if (later)
                return;
            stuck[file.Name] = (state, reason);
        }
        var target = Free(Path.Combine(folder, reason is null ? "done" : "rejected"), file.Name);
        file.MoveTo(target);
        stuck.Remove(file.Name);
        if (reason is not null)
            await File.WriteAllTextAsync(target + ".reason.txt", reason + "\n", cancellationToken).ConfigureAwait(false);
    }

    private static string Free(string folder, string name)
    {
        var target = Path.Combine(folder, name);
        for (var i = 2; Path.Exists(target); i++)
            target = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(name)}-{i}{Path.GetExtension(name)}"));
        return target;
    }
}
