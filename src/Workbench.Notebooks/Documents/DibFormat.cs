using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbench.Notebooks;

/// <summary>The <c>.dib</c> files of Polyglot Notebooks: cells cut by lines that name a language, no outputs.</summary>
internal static class DibFormat
{
    public static Notebook Read(string text, string name)
    {
        var notebook = new Notebook { Metadata = KernelMetadata() };
        var language = "csharp";
        var inMeta = false;
        var lines = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").TrimStart('\uFEFF').Split('\n'))
        {
            var command = line.StartsWith("#!", StringComparison.Ordinal) ? line[2..].Trim() : "";
            if (command == "meta" || (command.Length > 0 && !command.Contains(' ', StringComparison.Ordinal) && CellParts.Language(command) is not null))
            {
                Close();
                inMeta = command == "meta";
                language = inMeta ? language : CellParts.Language(command)!;
                continue;
            }
            lines.Add(line);
        }
        Close();
        return notebook;

        void Close()
        {
            var source = string.Join('\n', lines).Trim('\n');
            lines.Clear();
            if (source.Trim().Length == 0)
                return;
            if (inMeta)
            {
                CheckMeta(source, name);
                return;
            }
            notebook.Cells.Add(language switch
            {
                "markdown" => new NotebookCell(NotebookCellKind.Markdown, source),
                "raw" => new NotebookCell(NotebookCellKind.Raw, source),
                "csharp" => new NotebookCell(NotebookCellKind.Code, source),
                _ => new NotebookCell(NotebookCellKind.Code, source)
                {
                    Language = language,
                    Metadata = new JsonObject { ["polyglot_notebook"] = new JsonObject { ["kernelName"] = language } },
                },
            });
        }
    }

    public static JsonObject KernelMetadata() => new()
    {
        ["kernelspec"] = new JsonObject { ["display_name"] = "C# (Workbench)", ["language"] = "C#", ["name"] = "workbench-csharp" },
        ["language_info"] = new JsonObject { ["file_extension"] = ".cs", ["mimetype"] = "text/x-csharp", ["name"] = "C#", ["pygments_lexer"] = "csharp" },
    };

    private static void CheckMeta(string source, string name)
    {
        try
        {
            JsonDocument.Parse(source).Dispose();
        }
        catch (JsonException)
        {
            throw Errors.NotANotebook(name, "what follows #!meta is no JSON.");
        }
    }
}
