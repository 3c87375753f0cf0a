namespace Workbench.Notebooks;

/// <summary>An error as lines of text.</summary>
internal static class ErrorText
{
    private const string Red = "\u001b[31m";
    private const string Plain = "\u001b[0m";

    /// <summary>The lines, the first in red as terminals and notebooks show it.</summary>
    public static IReadOnlyList<string> Lines(CellError error)
    {
        // A compiler error's first line of trace says the same with the place.
        var head = error.Name is "CompilationError" ? "Compilation error" : error.Name is "NotebookException" or "Interrupted" ? error.Message : $"{error.Name}: {error.Message}";
        return [Red + head + Plain, .. error.Trace];
    }
}
