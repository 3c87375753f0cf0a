using System.Collections.Concurrent;
using System.Globalization;
using DuckDB.NET.Data;
using Workbench.Classification;
using Workbench.DataFrames;

namespace Workbench.Api.Store;

/// <summary>
/// The open store of a server: one writer, whose work is done one after another, and readers beside it, each lent to one request
/// at a time. DuckDB gives each reader the state that was last committed, so that no reader waits for the writer.
/// </summary>
internal sealed class StoreHost : IAsyncDisposable
{
    private readonly CampaignWorkbench writer;
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly SemaphoreSlim activating = new(1, 1);
    private readonly SemaphoreSlim analysing = new(1, 1);
    private readonly SemaphoreSlim free;
    private readonly ConcurrentBag<CampaignWorkbench> readers = [];
    private readonly string instance = Guid.NewGuid().ToString("n")[..8];
    private readonly Dictionary<(string Path, DateTime Written), SentenceClassifier> loaded = [];
    private readonly Lock building = new();
    private (string Path, DateTime Written, string Id)? built;
    private readonly ConcurrentDictionary<(long Version, ComparisonQuery Query), Comparison> comparisons = new();
    private long version;
    private bool closed;

    public StoreHost(ApiOptions options, TimeProvider clock)
    {
        (Options, Clock) = (options, clock);
        var count = Math.Max(4, Environment.ProcessorCount * 2);
        free = new SemaphoreSlim(count, count);
        Scratch = Directory.CreateTempSubdirectory("workbench-api-").FullName;
        writer = CampaignWorkbench.Open(options.Database, clock);
        try
        {
            // What a query may reach: the store itself and the folder for uploads and exports. Set once, then locked.
            Execute(writer, string.Create(CultureInfo.InvariantCulture, $"SET memory_limit = '{options.MemoryMegabytes}MB'; SET allowed_directories = ['{Scratch.Replace("'", "''", StringComparison.Ordinal)}/']; SET enable_external_access = false; SET lock_configuration = true"));
            Shelf = new ModelShelf(options, Scratch);
            if ((options.Model ?? Shelf.Active() ?? ModelFiles.Default()) is { } model)
                Use(writer, model);
            // The functions belong to the database: what the writer registers, its readers have. They follow the active model.
            writer.RegisterSqlFunctions(() => Classifier ?? throw Errors.NoModel());
        }
        catch
        {
            writer.Dispose();
            Directory.Delete(Scratch, recursive: true);
            throw;
        }
    }

    public ApiOptions Options { get; }

    /// <summary>Gives the time.</summary>
    public TimeProvider Clock { get; }

    /// <summary>A folder of this process for uploads and exports; removed when it stops.</summary>
    public string Scratch { get; }

    /// <summary>The model files that were trained here.</summary>
    public ModelShelf Shelf { get; }

    /// <summary>The classifier, safe for many threads; null when there is no model.</summary>
    public SentenceClassifier? Classifier { get; internal set; }

    /// <summary>Grows with every committed write: what was answered under one number is true for all of it.</summary>
    public long Version => Interlocked.Read(ref version);

    /// <summary>Tells this start of the server from others.</summary>
    public string Instance => instance;

    /// <summary>How long a request waits for its turn before it is told that the server is busy.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Tells what nobody foresaw in a report.</summary>
    public ILogger Log { get; set; } = Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    /// <summary>Whether the store answers.</summary>
    public bool IsOpen => !closed;

    /// <summary>Reads with a connection of its own.</summary>
    /// <param name="read">The work.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="patient">Waits for its turn however long it takes: for a job.</param>
    public async Task<T> ReadAsync<T>(Func<CampaignWorkbench, T> read, CancellationToken cancellationToken, bool patient = false)
    {
        await EnterAsync(free, patient, cancellationToken).ConfigureAwait(false);
        CampaignWorkbench? reader = null;
        try
        {
            ObjectDisposedException.ThrowIf(closed, this);
            if (!readers.TryTake(out reader))
                lock (readers)
                    reader = writer.Share();
            var lent = reader;
            var result = await Task.Run(() => Interruptible(lent, read, cancellationToken), cancellationToken).ConfigureAwait(false);
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

    /// <summary>
    /// A comparison, kept until the store changes: its chart in another width, its file and its view are the same question. Only its rows,
    /// names and chart may be used: its connection is lent to others meanwhile.
    /// </summary>
    public Comparison Compare(CampaignWorkbench reader, ComparisonQuery query)
    {
        // A comparison of a unit in all categories holds some megabytes at a million figures.
        const int Most = 16;
        // The number is read before the store is: a write meanwhile makes the entry old, never wrong.
        var key = (Version, query);
        if (comparisons.TryGetValue(key, out var known))
            return known;
        var made = reader.Compare(query);
        if (comparisons.Count >= Most || comparisons.Keys.Any(k => k.Version < key.Version))
            comparisons.Clear();
        return comparisons.GetOrAdd(key, made);
    }

    /// <summary>Writes, when those that asked before have finished. The state changes when the work has committed.</summary>
    /// <param name="write">The work.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <param name="patient">Waits for its turn however long it takes: for a job, whose work so far would be lost.</param>
    public async Task<T> WriteAsync<T>(Func<CampaignWorkbench, T> write, CancellationToken cancellationToken, bool patient = false)
    {
        await EnterAsync(writing, patient, cancellationToken).ConfigureAwait(false);
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

    /// <summary>Stores reports: analysed one request after another, with all processors, while others write; then written at once.</summary>
    /// <param name="analyze">Analyses them with a reader and the active model.</param>
    /// <param name="cancellationToken">Stops before anything is written; a job only before it has begun.</param>
    /// <param name="patient">Waits for its turn however long it takes: for a job.</param>
    public async Task<IngestResult> ReceiveAsync(Func<CampaignWorkbench, SentenceClassifier?, AnalyzedReports> analyze, CancellationToken cancellationToken, bool patient = false)
    {
        AnalyzedReports analyzed;
        await EnterAsync(analysing, patient, cancellationToken).ConfigureAwait(false);
        if (patient)
            cancellationToken = CancellationToken.None;
        try
        {
            analyzed = await ReadAsync(wb => analyze(wb, Classifier), cancellationToken, patient).ConfigureAwait(false);
        }
        finally
        {
            analysing.Release();
        }
        return Http.Problems.Explain(await WriteAsync(wb => wb.Receive(analyzed), cancellationToken, patient).ConfigureAwait(false), Log);
    }

    /// <summary>The file of a model that can be made active.</summary>
    /// <exception cref="ApiException">WB7036: there is none.</exception>
    public string ModelFile(string modelId) => Shelf.Find(modelId) ?? (Default is { } model && model.Id == modelId ? model.Path : throw Errors.NoSuchModel(modelId));

    /// <summary>What a model that is on this server was made from and what it can do.</summary>
    /// <exception cref="ApiException">WB7036: there is none.</exception>
    public T WithModel<T>(string modelId, Func<SentenceClassifier, T> read)
    {
        if (Classifier is { } active && active.ModelId == modelId)
            return read(active);
        using var model = SentenceClassifier.Load(ModelFile(modelId));
        return read(model);
    }

    /// <summary>Classifies with another model from now on, after a restart too; one activation after another.</summary>
    /// <param name="path">The model file.</param>
    /// <param name="reclassify">Whether the sentences that are in the store are classified anew: by a reader, while others write, and written then at once.</param>
    /// <param name="step">Told how far it is.</param>
    /// <param name="cancellationToken">Gives up: the model is active then, and no sentence is changed.</param>
    /// <returns>Sentences whose category is another now; null when none was looked at.</returns>
    public async Task<int?> ActivateAsync(string path, bool reclassify, Action<string> step, CancellationToken cancellationToken)
    {
        await activating.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var model = await WriteAsync(wb =>
            {
                Use(wb, path);
                Shelf.Activate(path);
                return Classifier!;
            }, cancellationToken, patient: true).ConfigureAwait(false);
            if (!reclassify)
                return null;
            var predictions = await ReadAsync(wb => wb.Predict(model, new Reclassified(step), cancellationToken), cancellationToken, patient: true).ConfigureAwait(false);
            step("writing");
            return await WriteAsync(wb => wb.Apply(predictions), cancellationToken, patient: true).ConfigureAwait(false);
        }
        finally
        {
            activating.Release();
        }
    }

    /// <summary>Says each hundredth, not each report.</summary>
    private sealed class Reclassified(Action<string> step) : IProgress<ReclassifyProgress>
    {
        private int said = -1;

        public void Report(ReclassifyProgress value)
        {
            var hundredths = (int)(value.Done * 100L / Math.Max(1, value.Total));
            if (hundredths == said)
                return;
            said = hundredths;
            step(string.Create(CultureInfo.InvariantCulture, $"classifying {hundredths} %"));
        }
    }

    /// <summary>The model that the build trains, with its id; null when it was not built.</summary>
    public (string Id, string Path)? Default => ModelFiles.Default() is { } path ? (IdOf(path), path) : null;

    /// <summary>The id of the model in a file, which is read again when it was written again.</summary>
    internal string IdOf(string path)
    {
        var written = File.GetLastWriteTimeUtc(path);
        lock (building)
        {
            if (built is { } known && known.Path == path && known.Written == written)
                return known.Id;
            using var model = SentenceClassifier.Load(path);
            built = (path, written, model.ModelId);
            return model.ModelId;
        }
    }

    private void Use(CampaignWorkbench workbench, string path)
    {
        // Each is kept until the server stops: the one before may be at work for a request, or be chosen again.
        var key = (path, File.GetLastWriteTimeUtc(path));
        if (!loaded.TryGetValue(key, out var classifier))
            loaded[key] = classifier = SentenceClassifier.Load(path);
        workbench.UseModel(path);
        Classifier = classifier;
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
        foreach (var classifier in loaded.Values)
            classifier.Dispose();
        writer.Dispose();
        writing.Release();
        Directory.Delete(Scratch, recursive: true);
    }

    /// <summary>A query whose client has left is ended, so that nobody waits for a reader that works for nobody.</summary>
    private static T Interruptible<T>(CampaignWorkbench reader, Func<CampaignWorkbench, T> read, CancellationToken cancellationToken)
    {
        // Whatever command the reader runs: interrupting is a matter of its connection.
        using var any = reader.Connection.CreateCommand();
        var gate = new Lock();
        var ended = false;
        void Interrupt()
        {
            lock (gate)
                if (!ended)
                    any.Cancel();
        }
        // Again and again, because between two queries of one answer an interruption is forgotten.
        using var pulse = new Timer(_ => Interrupt(), null, Timeout.Infinite, Timeout.Infinite);
        using var registration = cancellationToken.UnsafeRegister(_ => pulse.Change(TimeSpan.Zero, TimeSpan.FromMilliseconds(100)), null);
        try
        {
            var result = read(reader);
            cancellationToken.ThrowIfCancellationRequested();
            return result;
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested && e is DuckDBException or DataFrameException)
        {
            throw new OperationCanceledException("The client left.", e, cancellationToken);
        }
        finally
        {
            lock (gate)
                ended = true;
        }
    }

    private async Task EnterAsync(SemaphoreSlim gate, bool patient, CancellationToken cancellationToken)
    {
        if (!await gate.WaitAsync(patient ? Timeout.InfiniteTimeSpan : Patience, cancellationToken).ConfigureAwait(false))
            throw Errors.Busy();
    }

    private static void Execute(CampaignWorkbench workbench, string sql)
    {
        using var command = workbench.Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
