namespace Workbench.Notebooks;

/// <summary>A run of lines of a cell in one language, or a command of one line.</summary>
/// <param name="Command">The command without <c>#!</c>: <c>csharp</c>, <c>sql</c>, <c>time</c> …</param>
/// <param name="Arguments">What follows the command on its line.</param>
/// <param name="Text">The lines that belong to it.</param>
/// <param name="Line">The line of the command, or of the first line of text, counted from 0.</param>
internal sealed record CellPart(string Command, string Arguments, string Text, int Line);

/// <summary>Cuts a cell at its <c>#!</c> lines.</summary>
internal static class CellParts
{
    /// <summary>Commands after which the following lines are text in that language.</summary>
    private static readonly Dictionary<string, string> Languages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["csharp"] = "csharp", ["c#"] = "csharp", ["cs"] = "csharp", ["sql"] = "sql", ["markdown"] = "markdown", ["md"] = "markdown", ["html"] = "html",
        ["javascript"] = "javascript", ["js"] = "javascript", ["raw"] = "raw",
        // Known, so that the message can say what it was; not run.
        ["fsharp"] = "fsharp", ["f#"] = "fsharp", ["fs"] = "fsharp", ["pwsh"] = "pwsh", ["powershell"] = "pwsh", ["python"] = "python", ["r"] = "r",
        ["kql"] = "kql", ["mermaid"] = "mermaid", ["http"] = "http", ["value"] = "value",
    };

    /// <summary>The language that a command starts; null when it starts none.</summary>
    public static string? Language(string command) =>
        Languages.TryGetValue(command, out var language) ? language
        // Connections of old: #!sql-name.
        : command.StartsWith("sql-", StringComparison.OrdinalIgnoreCase) ? "sql"
        : command.StartsWith("kql-", StringComparison.OrdinalIgnoreCase) ? "kql"
        : null;

    public static IReadOnlyList<CellPart> Split(string source, string language)
    {
        var parts = new List<CellPart>();
        var lines = source.ReplaceLineEndings("\n").Split('\n');
        var command = language;
        var arguments = "";
        var start = 0;
        var commandLine = 0;
        for (var i = 0; i <= lines.Length; i++)
        {
            if (i < lines.Length && !IsCommand(lines[i]))
                continue;
            Add(i);
            if (i == lines.Length)
                break;
            var (name, rest) = ReadCommand(lines[i]);
            if (Language(name) is { } next)
            {
                (command, arguments) = (next, rest);
                commandLine = i;
            }
            else
                parts.Add(new CellPart(name.ToLowerInvariant(), rest, "", i));
            start = i + 1;
        }
        return parts;

        void Add(int end)
        {
            var text = string.Join('\n', lines[start..end]);
            // An empty run of lines is nothing, unless its command asks for something by itself.
            if (text.Trim().Length > 0)
            {
                parts.Add(new CellPart(command, arguments, text, start));
                // A second run of the same language does not repeat the options.
                arguments = "";
            }
            else if (command == "sql" && arguments.Length > 0 && end > commandLine)
                parts.Add(new CellPart(command, arguments, "", commandLine));
        }
    }

    private static bool IsCommand(string line)
    {
        var trimmed = line.TrimStart();
        return trimmed.StartsWith("#!", StringComparison.Ordinal) && trimmed.Length > 2 && char.IsAsciiLetter(trimmed[2]);
    }

    private static (string Name, string Arguments) ReadCommand(string line)
    {
        var text = line.Trim()[2..];
        var space = text.IndexOfAny([' ', '\t']);
        return space < 0 ? (text, "") : (text[..space], text[space..].Trim());
    }
}
