using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Workbench.Api.Running;

namespace Workbench.Api.Tests;

/// <summary>A watched folder in trouble: the watcher alone, with a log that can be read.</summary>
public sealed class WatchTests : IAsyncDisposable
{
    private const string Text = "In 2020 Than Uyên district built 59 houses for poor households.";

    private readonly string folder = Directory.CreateTempSubdirectory("workbench-watch-").FullName;
    private readonly KeptLog<FolderWatch> log = new();
    private readonly Metrics metrics = new();
    private readonly ApplicationLifetime life = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly Store.StoreHost store;
    private readonly Jobs jobs;
    private readonly FolderWatch watch;

    public WatchTests()
    {
        store = new Store.StoreHost(new ApiOptions { Database = Path.Combine(folder, "store.duckdb"), Watch = Inbox, WatchSeconds = 1 }, TimeProvider.System);
        jobs = new Jobs(NullLogger<Jobs>.Instance, life);
        watch = new FolderWatch(store, metrics, jobs, log);
    }

    private string Inbox => Path.Combine(folder, "share", "inbox");

    public async ValueTask DisposeAsync()
    {
        await watch.StopAsync(CancellationToken.None);
        watch.Dispose();
        metrics.Dispose();
        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task Until(Func<bool> so)
    {
        for (var i = 0; !so(); i++)
        {
            Assert.True(i < 600, "It did not come.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_folder_that_is_gone_is_not_made_but_told_and_read_when_it_is_there()
    {
        await watch.StartAsync(TestContext.Current.CancellationToken);
        await Until(() => !log.Lines.IsEmpty || Directory.Exists(Inbox));
        Assert.False(Directory.Exists(Path.GetDirectoryName(Inbox)));
        Assert.StartsWith("Warning What is watched could not be looked at", log.Lines.First(), StringComparison.Ordinal);
        Directory.CreateDirectory(Inbox);
        await File.WriteAllTextAsync(Path.Combine(Inbox, "a.txt"), Text, TestContext.Current.CancellationToken);
        await Until(() => File.Exists(Path.Combine(Inbox, "done", "a.txt")));
        Assert.Equal(1, await store.ReadAsync(wb => wb.Summarize().Reports, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_could_not_be_moved_is_moved_later_without_being_read_again()
    {
        // Another file of this name is there, and the name is so long that no number fits behind it.
        var name = new string('n', 251) + ".txt";
        Directory.CreateDirectory(Path.Combine(Inbox, "done"));
        await File.WriteAllTextAsync(Path.Combine(Inbox, "done", name), "the one before", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(Inbox, name), Text, TestContext.Current.CancellationToken);
        await watch.StartAsync(TestContext.Current.CancellationToken);
        await Until(() => !log.Lines.IsEmpty);
        Assert.True(File.Exists(Path.Combine(Inbox, name)));
        File.Delete(Path.Combine(Inbox, "done", name));
        await Until(() => !File.Exists(Path.Combine(Inbox, name)));
        Assert.Equal(Text, await File.ReadAllTextAsync(Path.Combine(Inbox, "done", name), TestContext.Current.CancellationToken));
        Assert.Single(jobs.All);

        // Once it is gone, a file that looks the same is another one.
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        File.Move(Path.Combine(Inbox, "done", name), Path.Combine(Inbox, name));
        await Until(() => jobs.All.Count == 2);
    }

    [Fact]
    public async Task The_id_of_an_error_that_nobody_foresaw_is_that_of_its_job()
    {
        await store.WriteAsync(wb =>
        {
            using var command = wb.Connection.CreateCommand();
            command.CommandText = "DROP VIEW facts; ALTER TABLE figures RENAME TO hidden_away";
            return command.ExecuteNonQuery();
        }, TestContext.Current.CancellationToken);
        var file = Path.Combine(folder, "a.txt");
        await File.WriteAllTextAsync(file, Text, TestContext.Current.CancellationToken);
        var (reason, later) = await FeedWatch.ReadAsync(store, metrics, jobs, log, new FileInfo(file), TestContext.Current.CancellationToken);
        Assert.False(later);
        var job = Assert.Single(jobs.All);
        Assert.Equal($"WB7090: Something went wrong that should not. The log of the server has the cause under the id {job.Id}.", reason);
        Assert.Equal($"a.txt: {reason}", job.Error);
    }
}
