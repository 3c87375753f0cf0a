using System.Text.Json.Nodes;

namespace Workbench.Notebooks;

/// <summary>The kinds of cells.</summary>
public enum NotebookCellKind
{
    /// <summary>Code with outputs.</summary>
    Code,

    /// <summary>Text in Markdown.</summary>
    Markdown,

    /// <summary>Text that is neither run nor rendered.</summary>
    Raw,
}

/// <summary>A notebook in memory: read from <c>.ipynb</c> or <c>.dib</c>, written as <c>.ipynb</c> (nbformat 4.5). Not thread-safe.</summary>
public sealed class Notebook
{
    /// <summary>The cells, in order.</summary>
    public IList<NotebookCell> Cells { get; } = [];

    /// <summary>The notebook's metadata, kept as read.</summary>
    public JsonObject Metadata { get; internal set; } = [];

    /// <summary>Reads a file by its extension.</summary>
    /// <exception cref="NotebookException">WB6003: there is no such file. WB6008: it is no notebook.</exception>
    public static Notebook Load(string path)
    {
        if (!File.Exists(path))
            throw Errors.FileMissing("Notebook", path);
        var text = File.ReadAllText(path);
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".ipynb" => NotebookJson.Read(text, Path.GetFileName(path)),
            ".dib" => DibFormat.Read(text, Path.GetFileName(path)),
            var other => throw Errors.NotANotebook(Path.GetFileName(path), $"its extension is \"{other}\"."),
        };
    }

    /// <summary>Writes the notebook as nbformat 4.5, in the layout that Jupyter itself writes, so that a version control shows only what changed.</summary>
    public void Save(string path)
    {
        // A reader never meets half a file.
        var temporary = path + ".part";
        File.WriteAllText(temporary, NotebookJson.Write(this));
        File.Move(temporary, path, overwrite: true);
    }
}

/// <summary>A cell of a notebook. Not thread-safe.</summary>
public sealed class NotebookCell
{
    /// <summary>Makes a cell.</summary>
    public NotebookCell(NotebookCellKind kind, string source)
    {
        Kind = kind;
        Source = source;
    }

    /// <summary>The kind.</summary>
    public NotebookCellKind Kind { get; }

    /// <summary>The id, unique in the notebook; empty until the notebook is written when the file had none.</summary>
    public string Id { get; set; } = "";

    /// <summary>The text, lines separated by <c>\n</c>.</summary>
    public string Source { get; set; }

    /// <summary>The language of a code cell that is not C#, as .NET Interactive noted it; null for C#.</summary>
    public string? Language { get; init; }

    /// <summary>The cell's metadata, kept as read.</summary>
    public JsonObject Metadata { get; internal set; } = [];

    /// <summary>The outputs of a code cell, in nbformat's JSON.</summary>
    public IList<JsonObject> Outputs { get; } = [];

    /// <summary>The number of the execution that made the outputs; null when it was not executed.</summary>
    public int? ExecutionCount { get; set; }

    /// <summary>The attachments of a Markdown cell, kept as read; null when there are none.</summary>
    public JsonObject? Attachments { get; internal set; }

    /// <summary>The cell's tags.</summary>
    public IReadOnlyList<string> Tags => Metadata["tags"] is JsonArray tags ? [.. tags.OfType<JsonValue>().Select(t => t.ToString())] : [];
}
