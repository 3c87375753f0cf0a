using Workbench.Classification;
using Workbench.Ingestion;
using Workbench.Text;

namespace Workbench;

/// <summary>A report that came as text and not as a file: typed, pasted, or posted.</summary>
public sealed record ReceivedReport
{
    /// <summary>The text of the report.</summary>
    public required string Text { get; init; }

    /// <summary>What the report is called where it came from, for the outcome and the store's <c>source_file</c>. It is never used as a path.</summary>
    public string Name { get; init; } = "(posted)";

    /// <summary>The title; null to take it from the text.</summary>
    public string? Title { get; init; }

    /// <summary>Where the report was published; null when unknown.</summary>
    public string? Url { get; init; }

    /// <summary>The place that the report is about; null to find it in the text.</summary>
    public string? Place { get; init; }

    /// <summary>The language code; null to detect it.</summary>
    public string? Language { get; init; }

    /// <summary>The day of publication; null when unknown.</summary>
    public DateOnly? Published { get; init; }
}

/// <summary>A file that is kept under another name than the one it is known by, such as an upload.</summary>
/// <param name="Path">Where the bytes are. Its ending tells the format.</param>
/// <param name="Name">The name that outcomes, errors and the store show.</param>
public sealed record ReceivedFile(string Path, string Name);

/// <summary>Reports that were read, analysed and classified, and are not yet in a store.</summary>
public sealed class AnalyzedReports
{
    internal readonly record struct Item(string File, AnalyzedReport? Report, WorkbenchException? Error);

    internal AnalyzedReports(IReadOnlyList<Item> items) => Items = items;

    internal IReadOnlyList<Item> Items { get; }

    /// <summary>An input that cannot be read.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="error">Why.</param>
    public static AnalyzedReports Rejected(string file, WorkbenchException error) => new([new Item(file, null, error)]);

    /// <summary>All of several, in their order.</summary>
    /// <param name="parts">The parts.</param>
    public static AnalyzedReports Concat(IEnumerable<AnalyzedReports> parts) => new([.. parts.SelectMany(p => p.Items)]);
}

public sealed partial class CampaignWorkbench
{
    /// <summary>Reads reports that came as texts into the store, by the same readers as files; all in one transaction.</summary>
    /// <param name="reports">The reports.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>One outcome a report, in the order given.</returns>
    /// <exception cref="WorkbenchException">WB5108: the store was opened for reading.</exception>
    public IngestResult Receive(IReadOnlyList<ReceivedReport> reports, CancellationToken cancellationToken = default)
    {
        CheckWritable();
        UseDefaultModel();
        return Receive(Analyze(reports, classifier, cancellationToken));
    }

    /// <summary>Reads files into the store that are kept under other names than they are known by; all in one transaction.</summary>
    /// <param name="files">The files.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>One outcome a report, in the order given.</returns>
    /// <exception cref="WorkbenchException">WB5108: the store was opened for reading.</exception>
    public IngestResult Receive(IReadOnlyList<ReceivedFile> files, CancellationToken cancellationToken = default)
    {
        CheckWritable();
        UseDefaultModel();
        return Receive(Analyze(files, classifier, cancellationToken));
    }

    /// <summary>The first half of <see cref="Receive(IReadOnlyList{ReceivedReport}, CancellationToken)"/>, which writes nothing and may run beside a writer.</summary>
    /// <param name="reports">The reports.</param>
    /// <param name="model">Classifies their sentences; null leaves them without categories.</param>
    /// <param name="cancellationToken">Stops between reports.</param>
    public AnalyzedReports Analyze(IReadOnlyList<ReceivedReport> reports, SentenceClassifier? model, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reports);
        return Analyze(reports.Select(r => new ReportFiles.Item(r.Name, new ReportInput
        {
            File = r.Name, Text = r.Text, Title = r.Title, Url = r.Url, Place = r.Place, Language = r.Language, Published = r.Published,
        }, null)), model, cancellationToken);
    }

    /// <summary>The first half of <see cref="Receive(IReadOnlyList{ReceivedFile}, CancellationToken)"/>, which writes nothing and may run beside a writer.</summary>
    /// <param name="files">The files. They are no longer needed afterwards.</param>
    /// <param name="model">Classifies their sentences; null leaves them without categories.</param>
    /// <param name="cancellationToken">Stops between reports.</param>
    public AnalyzedReports Analyze(IReadOnlyList<ReceivedFile> files, SentenceClassifier? model, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        return Analyze(files.SelectMany(file => ReportFiles.Read(file.Path, ReportFiles.DefaultMaxReportBytes, cancellationToken).Select(item => Renamed(item, file))), model, cancellationToken);
    }

    /// <summary>The second half: writes what was analysed, in one transaction. What another model classified than this workbench uses now is classified anew.</summary>
    /// <param name="analyzed">As <see cref="Analyze(IReadOnlyList{ReceivedReport}, SentenceClassifier?, CancellationToken)"/> gave them.</param>
    /// <returns>One outcome a report, in the order given.</returns>
    /// <exception cref="WorkbenchException">WB5108: the store was opened for reading.</exception>
    public IngestResult Receive(AnalyzedReports analyzed)
    {
        ArgumentNullException.ThrowIfNull(analyzed);
        CheckWritable();
        UseDefaultModel();
        var writer = new ReportWriter(Connection, clock);
        var batch = new List<AnalyzedReport>();
        var known = writer.Stored(analyzed.Items.Select(i => i.Report?.ReportId).OfType<string>());
        var outcomes = new List<IngestedReport>();
        foreach (var (file, report, error) in analyzed.Items)
        {
            if (report is null)
            {
                outcomes.Add(new IngestedReport { File = file, Outcome = IngestOutcome.Rejected, Error = error });
                continue;
            }
            var isNew = known.Add(report.ReportId);
            if (isNew)
                batch.Add(report.ModelId == classifier?.ModelId ? report : report.ClassifiedBy(classifier));
            outcomes.Add(Ingester.Describe(report, isNew ? IngestOutcome.Stored : IngestOutcome.Unchanged));
        }
        if (batch.Count > 0)
        {
            writer.Write(batch);
            if (classifier is not null)
                RecordModel(classifier, modelPath!);
        }
        return new IngestResult { Reports = outcomes };
    }

    /// <summary>Takes a report out of the store with its sentences, figures and labels, in one transaction.</summary>
    /// <param name="reportId">The id of the report.</param>
    /// <returns>Whether there was such a report.</returns>
    /// <exception cref="WorkbenchException">WB5108: the store was opened for reading.</exception>
    public bool Remove(string reportId)
    {
        ArgumentException.ThrowIfNullOrEmpty(reportId);
        CheckWritable();
        using var transaction = Connection.BeginTransaction();
        var removed = 0;
        Store.Coverage.Subtract(Connection, Store.Coverage.OfReports([reportId]));
        foreach (var table in (string[])["figures", "sentences", "labels", "twins", "reports"])
        {
            using var command = Connection.CreateCommand();
            // A report's twins stand under either of the two; the review log stays, so that a correction is there when the report comes again.
            command.CommandText = $"DELETE FROM {table} WHERE report_id = $1" + (table == "twins" ? " OR twin_of = $1" : "");
            command.Parameters.Add(new DuckDB.NET.Data.DuckDBParameter(reportId));
            removed = command.ExecuteNonQuery();
        }
        transaction.Commit();
        return removed > 0;
    }

    private AnalyzedReports Analyze(IEnumerable<ReportFiles.Item> items, SentenceClassifier? model, CancellationToken cancellationToken)
    {
        var gazetteer = Places.StorePlaces.Gazetteer(Connection);
        return new AnalyzedReports([.. items.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(i => Analyze(i, model, gazetteer, cancellationToken))]);
    }

    private static AnalyzedReports.Item Analyze(ReportFiles.Item item, SentenceClassifier? model, Gazetteer gazetteer, CancellationToken cancellationToken)
    {
        if (item.Input is null)
            return new(item.File, null, item.Error);
        var (report, error) = AnalysisFaults.Catch(item.File, () => AnalyzedReport.From(item.Input, AnalyzedReport.ShaOf(item.Input), model, gazetteer, cancellationToken));
        return new(item.File, report, error);
    }

    private static ReportFiles.Item Renamed(ReportFiles.Item item, ReceivedFile file)
    {
        string Known(string text) => text.Replace(file.Path, file.Name, StringComparison.Ordinal);
        return new ReportFiles.Item(Known(item.File),
            item.Input is { } input ? input with { File = Known(input.File) } : null,
            item.Error is { } error ? new WorkbenchException(error.Code, Known(error.Message)[(error.Code.Length + 2)..], error.InnerException) : null);
    }
}
