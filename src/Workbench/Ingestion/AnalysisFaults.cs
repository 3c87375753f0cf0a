using Workbench.Text;

namespace Workbench.Ingestion;

/// <summary>Keeps what goes wrong with one report from ending the work on the others.</summary>
internal static class AnalysisFaults
{
    /// <summary>What an analysis gives, or the error that rejects its report; exactly one of the two is null.</summary>
    // All exceptions but two, since nobody can foresee what a text of the wild finds in the analyser. Without memory nothing goes on, and who cancels means all.
    public static (T? Result, WorkbenchException? Error) Catch<T>(string file, Func<T> analyze)
        where T : class
    {
        try
        {
            return (analyze(), null);
        }
        catch (WorkbenchException e)
        {
            return (null, e);
        }
        catch (TextException e)
        {
            return (null, Errors.NotAnalysed(file, e));
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            return (null, Errors.AnalysisFault(file, e));
        }
    }
}
