using Workbench.Text;

namespace Workbench.Ingestion;

/// <summary>Reads and analyses reports without a store, by the same readers as ingestion.</summary>
public static class ReportAnalyses
{
    /// <summary>The analyses of all reports below <paramref name="paths"/>, lazily, in the order of the input.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="language">The language to read them in; null to detect it.</param>
    /// <param name="cancellationToken">Stops between reports.</param>
    /// <returns>For each report its file and its analysis, or the error that rejected it; exactly one of the two is null.</returns>
    public static IEnumerable<(string File, ReportAnalysis? Analysis, WorkbenchException? Error)> Read(IEnumerable<string> paths, string? language = null, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ReportFiles.Find(paths))
        {
            if (entry.Error is not null)
            {
                yield return (entry.Path, null, entry.Error);
                continue;
            }
            foreach (var item in ReportFiles.Read(entry.Path, ReportFiles.DefaultMaxReportBytes, cancellationToken))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return item.Input is null ? (item.File, null, item.Error) : Analyze(item.File, item.Input, language, cancellationToken);
            }
        }
    }

    private static (string, ReportAnalysis?, WorkbenchException?) Analyze(string file, ReportInput input, string? language, CancellationToken cancellationToken)
    {
        var (analysis, error) = AnalysisFaults.Catch(file, () => ReportAnalyzer.Analyze(input.Text, new AnalysisOptions
        {
            Language = language ?? input.Language,
            Published = input.Published,
            Title = input.Title,
            Place = input.Place,
        }, cancellationToken));
        return (file, analysis, error);
    }
}
