using System.Globalization;
using DuckDB.NET.Data;
using Workbench.Classification;
using Workbench.Comparing;
using Workbench.Importing;
using Workbench.Ingestion;
using Workbench.Store;

namespace Workbench;

/// <summary>
/// The workbench on one store file: reports go in, figures, categories and comparisons come out. One instance serves one thread at
/// a time; one process has the file open for writing, or any number for reading.
/// </summary>
/// <example>
/// <code>
/// using var wb = CampaignWorkbench.Open("campaigns.duckdb");
/// await wb.IngestAsync("reports/");
/// foreach (var row in wb.Compare("household", category: "poverty-reduction").Rows)
///     Console.WriteLine($"{row.Key}: {row.Value}");
/// </code>
/// </example>
public sealed partial class CampaignWorkbench : IDisposable
{
    private readonly bool writable;
    private readonly TimeProvider clock;
    private SentenceClassifier? classifier;
    private string? modelPath;
    private bool modelChosen;

    private CampaignWorkbench(string path, DuckDBConnection connection, bool writable, TimeProvider? clock)
    {
        Path = path;
        Connection = connection;
        this.writable = writable;
        this.clock = clock ?? TimeProvider.System;
    }

    /// <summary>The store file, or <c>:memory:</c>.</summary>
    public string Path { get; }

    /// <summary>The open connection, for SQL beyond the methods here. It belongs to the workbench; do not dispose it.</summary>
    public DuckDBConnection Connection { get; }

    /// <summary>Opens a store for reading and writing; creates it when the file is not there, and brings an older one up to date.</summary>
    /// <param name="path">The file; <c>:memory:</c> for a store that ends with the instance.</param>
    /// <param name="clock">Gives the time of ingestion. Default: the system's.</param>
    /// <exception cref="WorkbenchException">WB5102: the file is another database; WB5103: it is no database; WB5104: it was written by a newer workbench; WB5105: another process has it open; WB5106: it cannot be created or opened.</exception>
    public static CampaignWorkbench Open(string path, TimeProvider? clock = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var connection = StoreFile.OpenForWriting(path);
        try
        {
            ReferenceData.Ensure(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
        return new CampaignWorkbench(path, connection, writable: true, clock);
    }

    /// <summary>Opens a store for reading only. Any number of readers may have it open at a time.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="WorkbenchException">WB5101: there is no file; WB5107: it must first be brought up to date; and as for <see cref="Open"/>.</exception>
    public static CampaignWorkbench OpenReadOnly(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new CampaignWorkbench(path, StoreFile.OpenForReading(path), writable: false, null);
    }

    /// <summary>
    /// Chooses the model that classifies the sentences of reports ingested from now on. Default: the model that the build trains,
    /// where it is found.
    /// </summary>
    /// <param name="path">The model file; null ingests without categories until another model is chosen.</param>
    /// <exception cref="WorkbenchException">WB5601: there is no such file.</exception>
    public void UseModel(string? path)
    {
        if (path is not null && !File.Exists(path))
            throw Errors.ModelMissing(path);
        classifier?.Dispose();
        classifier = path is null ? null : SentenceClassifier.Load(path);
        modelPath = path;
        modelChosen = true;
    }

    /// <summary>Reads reports into the store. See <see cref="IngestAsync(IReadOnlyCollection{string}, IngestOptions?, IProgress{IngestProgress}?, CancellationToken)"/>.</summary>
    /// <param name="path">A file or folder.</param>
    /// <param name="options">How to read; null for the defaults.</param>
    /// <param name="progress">Told after each file and each batch.</param>
    /// <param name="cancellationToken">Stops between reports; what was committed stays.</param>
    public Task<IngestResult> IngestAsync(string path, IngestOptions? options = null, IProgress<IngestProgress>? progress = null, CancellationToken cancellationToken = default) =>
        IngestAsync([path], options, progress, cancellationToken);

    /// <summary>
    /// Reads reports into the store: cleans, detects the language, cuts sentences, extracts figures, finds the place and classifies.
    /// The same text twice is one report. Inputs that cannot be read are listed in the result; the others are stored all the same.
    /// </summary>
    /// <param name="paths">Files and folders; folders are read with all below them.</param>
    /// <param name="options">How to read; null for the defaults.</param>
    /// <param name="progress">Told after each file and each batch.</param>
    /// <param name="cancellationToken">Stops between reports; what was committed stays, nothing is half written.</param>
    /// <returns>One outcome a report, in the order of the input.</returns>
    /// <exception cref="WorkbenchException">WB5108: the store was opened for reading and this is no dry run.</exception>
    public async Task<IngestResult> IngestAsync(IReadOnlyCollection<string> paths, IngestOptions? options = null, IProgress<IngestProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        options ??= new IngestOptions();
        if (!options.DryRun)
            CheckWritable();
        UseDefaultModel();
        var result = await new Ingester(new ReportWriter(Connection, clock), new KnownReports(Connection), classifier, Places.StorePlaces.Gazetteer(Connection), options).RunAsync(paths, progress, cancellationToken).ConfigureAwait(false);
        if (!options.DryRun && result.Stored > 0)
            FigureOrder.Keep(Connection);
        if (!options.DryRun && classifier is not null && result.Stored > 0)
            RecordModel(classifier, modelPath!);
        return result;
    }

    /// <summary>Compares what the figures of one unit, and one category of sentences, come to in each district, province, language or year.</summary>
    /// <param name="unit">The canonical unit, such as <c>household</c>, or <c>UNIT:CATEGORY</c>, or a canonical id such as <c>party-members</c>.</param>
    /// <param name="category">The category; null for all, or for the one that <paramref name="unit"/> names.</param>
    /// <param name="by"><c>district</c>, <c>province</c>, <c>language</c>, <c>year</c>, or two of them: <c>district,year</c>.</param>
    /// <exception cref="WorkbenchException">WB5401: no figure has this indicator (the message lists what there is); WB5402: unknown <paramref name="by"/>; WB5404: money of several currencies.</exception>
    public Comparison Compare(string unit, string? category = null, string by = "district")
    {
        ArgumentException.ThrowIfNullOrEmpty(unit);
        ArgumentException.ThrowIfNullOrEmpty(by);
        var query = ComparisonQuery.Parse(unit, by);
        return Compare(category is null ? query : query with { Category = category });
    }

    /// <summary>Compares with filters, per head or household, or in one currency.</summary>
    /// <param name="query">The question.</param>
    /// <exception cref="WorkbenchException">As for the other overload; and WB5403: nothing passes the filters; WB5406 to WB5409: values per head or household make no sense or lack a population; WB5410: unknown place; WB5411, WB5412: no rate into the currency, or no money.</exception>
    public Comparison Compare(ComparisonQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new Comparer(Connection).Compare(query);
    }

    /// <summary>
    /// Counts and sorts anew what the store keeps for quick answers: what figures repeat of their sentence and report, their order, and
    /// the coverage of indicators. Needed only after you changed tables by SQL of your own; all methods here keep it by themselves.
    /// </summary>
    /// <exception cref="WorkbenchException">WB5108: opened for reading.</exception>
    public void Refresh()
    {
        CheckWritable();
        FigureOrder.Refresh(Connection);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        classifier?.Dispose();
        Connection.Dispose();
    }

    /// <summary>Takes the default model where it is found, unless a model, or none, was chosen.</summary>
    private void UseDefaultModel()
    {
        if (!modelChosen && ModelFiles.Default() is { } found)
            UseModel(found);
    }

    private void CheckWritable()
    {
        if (!writable)
            throw Errors.ReadOnly();
    }

    private void RecordModel(SentenceClassifier model, string file)
    {
        using var command = Connection.CreateCommand();
        command.Parameters.Add(new DuckDBParameter(model.ModelId));
        command.Parameters.Add(new DuckDBParameter((object?)Metrics(model.Card.OutOfFold) ?? DBNull.Value));
        // A row of before scores were kept gets them when its model is met again.
        command.CommandText = "UPDATE models SET metrics = $2 WHERE model_id = $1 AND metrics IS NULL";
        command.ExecuteNonQuery();
        command.Parameters.Add(new DuckDBParameter(File.GetLastWriteTimeUtc(file)));
        command.Parameters.Add(new DuckDBParameter(System.IO.Path.GetFileName(file)));
        command.CommandText = "INSERT INTO models SELECT $1, $3, $2, $4 WHERE NOT EXISTS (SELECT 1 FROM models WHERE model_id = $1)";
        command.ExecuteNonQuery();
    }

    /// <summary>The scores on held-out sentences as JSON; null when none were held out.</summary>
    private static string? Metrics(Evaluation? scores) => scores is null ? null
        : string.Create(CultureInfo.InvariantCulture, $$"""{"accuracy":{{scores.Accuracy:0.0000}},"macroF1":{{scores.MacroF1:0.0000}},"ece":{{scores.Ece:0.0000}},"n":{{scores.N}}}""");
}
