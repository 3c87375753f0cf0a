using System.Collections.Concurrent;
using System.Globalization;
using Workbench.Classification;

namespace Workbench.Api.Store;

/// <summary>
/// The open store of a server: one writer, whose work is done one after another, and readers beside it, each lent to one request
/// at a time. DuckDB gives each reader the state that was last committed, so that no reader waits for the writer.
/// </summary>
internal sealed class StoreHost : IAsyncDisposable
{
    private readonly CampaignWorkbench writer;
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly SemaphoreSlim free;
    private readonly ConcurrentBag<CampaignWorkbench> readers = [];
    private readonly string instance = Guid.NewGuid().ToString("n")[..8];
    private long version;
    private bool closed;

    public StoreHost(ApiOptions options, TimeProvider clock)
    {
        Options = options;
        var count = Math.Max(4, Environment.ProcessorCount * 2);
        free = new SemaphoreSlim(count, count);
        Scratch = Directory.CreateTempSubdirectory("workbench-api-").FullName;
        writer = CampaignWorkbench.Open(options.Database, clock);
        try
        {
            // What a query may reach: the store itself and the folder for uploads and exports. Set once, then locked.
            Execute(writer, string.Create(CultureInfo.InvariantCulture, $"SET memory_limit = '{options.MemoryMegabytes}MB'; SET allowed_directories = ['{Scratch.Replace("'", "''", StringComparison.Ordinal)}/']; SET enable_external_access = false; SET lock_configuration = true"));
            ModelPath = options.Model ?? ModelFiles.Default();
            if (ModelPath is not null)
            {
                writer.UseModel(ModelPath);
                Classifier = SentenceClassifier.Load(ModelPath);
            }
        }
        catch
        {
            writer.Dispose();
            Directory.Delete(Scratch, recursive: true);
            throw;
        }
    }

    public ApiOptions Options { get; }

    /// <summary>A folder of this process for uploads and exports; removed when it stops.</summary>
    public string Scratch { get; }

    public string? ModelPath { get; }

    /// <summary>The classifier, safe for many threads; null when there is no model.</summary>
    public SentenceClassifier? Classifier { get; }

    /// <summary>Changes with every committed write and every start: what was answered under one state is true for all of it.</summary>
    public string State => string.Create(CultureInfo.InvariantCulture, $"{instance}-{Interlocked.Read(ref version)}");

    /// <summary>Whether the store answers.</summary>
    public bool IsOpen => !closed;

    /// <summary>Reads with a connection of its own.</summary>
    public async Task<T> ReadAsync<T>(Func<CampaignWorkbench, T> read, CancellationToken cancellationToken)
    {
        await EnterAsync(free, cancellationToken).ConfigureAwait(false);
        CampaignWorkbench? reader = null;
        try
        {
            ObjectDisposedException.ThrowIf(closed, this);
            if (!readers.TryTake(out reader))
                lock (readers)
                    reader = writer.Share();
            var result = await Task.Run(() => read(reader), cancellationToken).ConfigureAwait(false);
            readers.Add(reader);
            reader = null;
            return result;
        }
        finally
        {
            // A reader whose work failed may stand inside a transaction or a query: it is not used again.
            reader?.Dispose();
            free.Release();
        }
    }

    /// <summary>Writes, when those that asked before have finished. The state changes when the work has committed.</summary>
    public async Task<T> WriteAsync<T>(Func<CampaignWorkbench, T> write, CancellationToken cancellationToken)
    {
        await EnterAsync(writing, cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(closed, this);
            return await Task.Run(() => write(writer), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Increment(ref version);
            writing.Release();
        }
    }

    /// <summary>Waits for the write that runs, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        if (closed)
            return;
        await writing.WaitAsync().ConfigureAwait(false);
        closed = true;
        while (readers.TryTake(out var reader))
            reader.Dispose();
        Classifier?.Dispose();
        writer.Dispose();
        writing.Release();
        Directory.Delete(Scratch, recursive: true);
    }

    private static async Task EnterAsync(SemaphoreSlim gate, CancellationToken cancellationToken)
    {
        if (!await gate.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken).ConfigureAwait(false))
            throw Errors.Busy();
    }

    private static void Execute(CampaignWorkbench workbench, string sql)
    {
        using var command = workbench.Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
