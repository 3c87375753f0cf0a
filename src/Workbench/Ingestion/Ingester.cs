using System.Threading.Channels;
using Workbench.Classification;
using Workbench.Text;

namespace Workbench.Ingestion;

/// <summary>
/// Reports in, rows out. One task finds and reads files, several analyse, one writes; a bounded queue between them keeps the order
/// of the input and bounds the memory. A batch is one transaction: what was reported as stored is stored, and a killed process
/// leaves whole reports only.
/// </summary>
internal sealed class Ingester(ReportWriter writer, KnownReports known, SentenceClassifier? classifier, Gazetteer gazetteer, IngestOptions options)
{
    private readonly record struct Unit(bool EndOfFile, Task<Analyzed>? Work);

    private readonly record struct Analyzed(string File, AnalyzedReport? Report, WorkbenchException? Error, string? KnownId, long Ordinal = 0);

    public async Task<IngestResult> RunAsync(IReadOnlyCollection<string> paths, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        var entries = ReportFiles.Find(paths).ToList();
        var queue = Channel.CreateBounded<Unit>(new BoundedChannelOptions(Math.Max(2, options.Workers * 4)) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = Task.Run(() => ReadAllAsync(entries, queue.Writer, stop.Token), CancellationToken.None);
        var results = new List<IngestedReport>();
        try
        {
            await WriteAllAsync(queue.Reader, entries.Count, results, progress, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            // What the reader itself ran into was already passed on through the queue.
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return new IngestResult { Reports = results };
    }

    private async Task ReadAllAsync(List<ReportFiles.Entry> entries, ChannelWriter<Unit> queue, CancellationToken cancellationToken)
    {
        // The queue holds tasks in order; the semaphore bounds how many of them hold a text at a time.
        using var free = new SemaphoreSlim(Math.Max(1, options.Workers));
        try
        {
            long next = 0;
            foreach (var entry in entries)
            {
                if (entry.Error is { } error)
                {
                    var place = next++;
                    if (options.Shard?.Has(place) ?? true)
                        await queue.WriteAsync(new Unit(false, Task.FromResult(new Analyzed(entry.Path, null, error, null, place))), cancellationToken).ConfigureAwait(false);
                }
                else
                    foreach (var item in ReportFiles.Read(entry.Path, options.MaxReportBytes, cancellationToken))
                    {
                        var ordinal = next++;
                        if (options.Shard is { } shard && !shard.Has(ordinal))
                            continue;
                        await free.WaitAsync(cancellationToken).ConfigureAwait(false);
                        var work = Task.Run(() =>
                        {
                            try
                            {
                                return Analyze(item, cancellationToken) with { Ordinal = ordinal };
                            }
                            finally
                            {
                                free.Release();
                            }
                        }, CancellationToken.None);
                        await queue.WriteAsync(new Unit(false, work), cancellationToken).ConfigureAwait(false);
                    }
                await queue.WriteAsync(new Unit(true, null), cancellationToken).ConfigureAwait(false);
            }
            queue.Complete();
        }
        catch (Exception e)
        {
            queue.Complete(e);
            throw;
        }
        finally
        {
            // Disposing the semaphore must wait for the tasks that release it.
            for (var i = 0; i < Math.Max(1, options.Workers); i++)
                await free.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private Analyzed Analyze(ReportFiles.Item item, CancellationToken cancellationToken)
    {
        if (item.Input is null)
            return new Analyzed(item.File, null, item.Error, null);
        var sourceSha = AnalyzedReport.ShaOf(item.Input);
        if (known.IdOfSource(sourceSha) is { } knownId)
            return new Analyzed(item.File, null, null, knownId);
        var (report, error) = AnalysisFaults.Catch(item.File, () => AnalyzedReport.From(item.Input, sourceSha, classifier, gazetteer, cancellationToken));
        return new Analyzed(item.File, report, error, null);
    }

    private async Task WriteAllAsync(ChannelReader<Unit> queue, int filesFound, List<IngestedReport> results, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        var batch = new List<AnalyzedReport>();
        var batchIds = new HashSet<string>(StringComparer.Ordinal);
        long batchChars = 0;
        var filesDone = 0;
        var written = 0;

        void Flush()
        {
            if (batch.Count > 0 && !options.DryRun)
                writer.Write(batch);
            written += batch.Count;
            batch.Clear();
            batchChars = 0;
            progress?.Report(new IngestProgress(filesDone, filesFound, written));
        }

        await foreach (var unit in queue.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            if (unit.EndOfFile)
            {
                filesDone++;
                progress?.Report(new IngestProgress(filesDone, filesFound, written));
                continue;
            }
            var analyzed = await unit.Work!.ConfigureAwait(false);
            if (analyzed.Error is not null)
                results.Add(new IngestedReport { File = analyzed.File, Outcome = IngestOutcome.Rejected, Error = analyzed.Error, Ordinal = analyzed.Ordinal });
            else if (analyzed.KnownId is { } knownId)
                results.Add(writer.Describe(knownId) with { File = analyzed.File, Outcome = IngestOutcome.Unchanged, Ordinal = analyzed.Ordinal });
            else
            {
                var report = analyzed.Report!;
                var isNew = !known.Contains(report.ReportId) && batchIds.Add(report.ReportId);
                results.Add(Describe(report, isNew ? IngestOutcome.Stored : IngestOutcome.Unchanged) with { Ordinal = analyzed.Ordinal });
                if (isNew)
                {
                    batch.Add(report);
                    batchChars += report.Analysis.Text.Length;
                }
            }
            if (batch.Count >= options.BatchReports || batchChars >= options.BatchChars)
                Flush();
        }
        Flush();
    }

    internal static IngestedReport Describe(AnalyzedReport report, IngestOutcome outcome) => new()
    {
        File = report.Input.File,
        Outcome = outcome,
        ReportId = report.ReportId,
        Language = report.Analysis.Language,
        Place = report.Analysis.Place is { } place ? place.Place?.Name ?? place.Written : null,
        UnknownPlaces = report.Analysis.UnknownPlaces,
        Sentences = report.Analysis.Sentences.Count,
        Figures = report.Analysis.Figures.Count,
        Doubts = report.Analysis.Figures.Count(f => f.Doubts.Count > 0),
        Warnings = [.. report.Input.Warnings, .. report.Analysis.Warnings],
    };
}
