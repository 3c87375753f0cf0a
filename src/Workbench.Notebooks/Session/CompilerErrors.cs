using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Workbench.Notebooks;

/// <summary>Turns what the compiler says into a cell's error: each message with its line, the line itself and a mark below.</summary>
internal static class CompilerErrors
{
    // Past a few, messages are mostly consequences of the first.
    private const int Shown = 10;

    public static CellError Describe(IReadOnlyList<Diagnostic> errors)
    {
        var trace = new List<string>();
        foreach (var error in errors.OrderBy(e => e.Location.SourceSpan.Start).Take(Shown))
        {
            var span = error.Location.GetLineSpan();
            if (error.Location.SourceTree is not { } tree || !span.IsValid)
            {
                trace.Add($"{error.Id}: {Message(error)}");
                continue;
            }
            trace.Add(string.Create(CultureInfo.InvariantCulture, $"({span.Path}, line {span.StartLinePosition.Line + 1}, column {span.StartLinePosition.Character + 1}) {error.Id}: {Message(error)}"));
            var lines = tree.GetText().Lines;
            if (span.StartLinePosition.Line >= lines.Count)
                continue;
            var line = lines[span.StartLinePosition.Line].ToString();
            var start = Math.Min(span.StartLinePosition.Character, line.Length);
            var end = span.EndLinePosition.Line == span.StartLinePosition.Line ? Math.Min(span.EndLinePosition.Character, line.Length) : line.Length;
            trace.Add("    " + line.Replace('\t', ' '));
            trace.Add("    " + new string(' ', start) + new string('^', Math.Max(1, end - start)));
        }
        if (errors.Count > Shown)
            trace.Add(string.Create(CultureInfo.InvariantCulture, $"… and {errors.Count - Shown} more"));
        var first = errors.OrderBy(e => e.Location.SourceSpan.Start).First();
        var position = first.Location.GetLineSpan();
        return new CellError("CompilationError", $"{first.Id}: {Message(first)}", trace)
        {
            Line = position.IsValid ? position.StartLinePosition.Line + 1 : null,
        };
    }

    private static string Message(Diagnostic error) => error.GetMessage(CultureInfo.InvariantCulture);
}
