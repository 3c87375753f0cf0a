using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbench.Notebooks;

/// <summary>nbformat 4: any minor version is read, 4.5 is written.</summary>
internal static class NotebookJson
{
    // Text of any script stays readable; one space, as Jupyter writes it.
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true, IndentSize = 1, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n",
    };

    public static Notebook Read(string text, string name)
    {
        JsonObject root;
        try
        {
            root = JsonNode.Parse(text) as JsonObject ?? throw Errors.NotANotebook(name, "it holds no JSON object.");
        }
        catch (JsonException e)
        {
            throw Errors.NotANotebook(name, string.Create(CultureInfo.InvariantCulture, $"its JSON is broken at line {e.LineNumber + 1}."));
        }
        if (Integer(root["nbformat"]) is not 4)
            throw Errors.NotANotebook(name, $"its nbformat is {root["nbformat"]?.ToJsonString() ?? "missing"}.");
        if (root["cells"] is not JsonArray cells)
            throw Errors.NotANotebook(name, "it has no list of cells.");
        var notebook = new Notebook { Metadata = Object(root["metadata"]) };
        foreach (var node in cells)
            notebook.Cells.Add(ReadCell(node as JsonObject ?? throw Errors.NotANotebook(name, "one of its cells is no object.")));
        return notebook;
    }

    private static NotebookCell ReadCell(JsonObject json)
    {
        var kind = Text(json["cell_type"]) switch { "code" => NotebookCellKind.Code, "markdown" => NotebookCellKind.Markdown, _ => NotebookCellKind.Raw };
        var metadata = Object(json["metadata"]);
        var cell = new NotebookCell(kind, MultiLine(json["source"]))
        {
            Id = Text(json["id"]) ?? "",
            Metadata = metadata,
            Language = LanguageOf(metadata),
            Attachments = json["attachments"]?.DeepClone() as JsonObject,
            ExecutionCount = Integer(json["execution_count"]),
        };
        if (kind == NotebookCellKind.Code && json["outputs"] is JsonArray outputs)
        {
            foreach (var output in outputs.OfType<JsonObject>())
                cell.Outputs.Add((JsonObject)output.DeepClone());
        }
        return cell;
    }

    private static string? LanguageOf(JsonObject metadata)
    {
        // Polyglot Notebooks, .NET Interactive and Visual Studio Code noted a cell's language in three places.
        var name = Text((metadata["polyglot_notebook"] as JsonObject)?["kernelName"]) ?? Text((metadata["dotnet_interactive"] as JsonObject)?["language"]) ?? Text((metadata["vscode"] as JsonObject)?["languageId"]);
        return name is null or "csharp" or "C#" or "polyglot-notebook" or "dotnet-interactive.csharp" ? null : name.Replace("dotnet-interactive.", "", StringComparison.Ordinal);
    }

    public static string Write(Notebook notebook)
    {
        var cells = new JsonArray();
        var used = new HashSet<string>(notebook.Cells.Select(c => c.Id).Where(id => id.Length > 0), StringComparer.Ordinal);
        for (var i = 0; i < notebook.Cells.Count; i++)
            cells.Add((JsonNode)WriteCell(notebook.Cells[i], i, used));
        var root = new JsonObject { ["cells"] = cells, ["metadata"] = notebook.Metadata.DeepClone(), ["nbformat"] = 4, ["nbformat_minor"] = 5 };
        return root.ToJsonString(Layout) + "\n";
    }

    private static JsonObject WriteCell(NotebookCell cell, int index, HashSet<string> used)
    {
        if (cell.Id.Length == 0)
            cell.Id = NewId(cell, index, used);
        // Members in alphabetical order, as Jupyter writes them.
        var json = new JsonObject();
        if (cell.Attachments is { } attachments)
            json["attachments"] = attachments.DeepClone();
        json["cell_type"] = cell.Kind switch { NotebookCellKind.Code => "code", NotebookCellKind.Markdown => "markdown", _ => "raw" };
        if (cell.Kind == NotebookCellKind.Code)
            json["execution_count"] = cell.ExecutionCount;
        json["id"] = cell.Id;
        json["metadata"] = cell.Metadata.DeepClone();
        if (cell.Kind == NotebookCellKind.Code)
            json["outputs"] = new JsonArray([.. cell.Outputs.Select(o => (JsonNode)SplitOutput(o))]);
        json["source"] = Lines(cell.Source);
        return json;
    }

    /// <summary>Long text as a list of lines, in which version control can show a change.</summary>
    private static JsonObject SplitOutput(JsonObject output)
    {
        var copy = (JsonObject)output.DeepClone();
        if (copy["text"] is JsonValue text)
            copy["text"] = Lines(text.ToString());
        if (copy["data"] is JsonObject data)
        {
            foreach (var (type, content) in data.ToList())
            {
                if (!MimeBundle.IsJson(type) && content is JsonValue value && value.GetValueKind() == JsonValueKind.String && (type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("+xml", StringComparison.Ordinal) || type == "application/javascript"))
                    data[type] = Lines(value.ToString());
            }
        }
        return copy;
    }

    private static JsonArray Lines(string text)
    {
        var lines = new JsonArray();
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            var next = end < 0 ? text.Length : end + 1;
            lines.Add((JsonNode)text[start..next]);
            start = next;
        }
        return lines;
    }

    /// <summary>The same notebook always gets the same ids.</summary>
    private static string NewId(NotebookCell cell, int index, HashSet<string> used)
    {
        for (var salt = 0; ; salt++)
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{index}/{salt}/{cell.Source}"))))[..8];
            if (used.Add(hash))
                return hash;
        }
    }

    internal static string MultiLine(JsonNode? node) => node switch
    {
        JsonArray lines => string.Concat(lines.Select(l => l?.ToString() ?? "")),
        JsonValue value => value.ToString(),
        _ => "",
    };

    private static JsonObject Object(JsonNode? node) => node is JsonObject json ? (JsonObject)json.DeepClone() : [];

    private static string? Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.ToString() : null;

    private static int? Integer(JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
}
