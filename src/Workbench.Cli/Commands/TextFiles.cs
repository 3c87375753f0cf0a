using Workbench.Ingestion;
using Workbench.Text;

namespace Workbench.Cli.Commands;

/// <summary>Files given to commands that use no store: read and analysed as ingestion does, one after the other.</summary>
internal static class TextFiles
{
    /// <summary>Calls <paramref name="use"/> for each report of <paramref name="files"/>; says on standard error which were rejected.</summary>
    public static int ForEach(string[] files, string? language, Action<string, ReportAnalysis> use, CancellationToken cancellationToken)
    {
        var code = ExitCodes.Done;
        foreach (var (file, analysis, error) in ReportAnalyses.Read(files, language, cancellationToken))
        {
            if (analysis is not null)
                use(file, analysis);
            else
            {
                Terminal.Say("rejected: " + error!.Message);
                code = ExitCodes.SomeRejected;
            }
        }
        return code;
    }
}
