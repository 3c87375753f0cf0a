using System.Text.Json.Nodes;

namespace Workbench.Notebooks;

/// <summary>The output of one cell of a notebook that is run headless, as nbformat stores it.</summary>
internal sealed class NotebookOutput(NotebookCell cell, int executionCount, Dictionary<string, List<JsonObject>> displays) : ICellOutput
{
    private readonly Lock gate = new();
    private bool clearNext;

    public void Write(bool error, string text)
    {
        lock (gate)
        {
            ClearIfAsked();
            var name = error ? "stderr" : "stdout";
            if (cell.Outputs.LastOrDefault() is { } last && last["output_type"]?.ToString() == "stream" && last["name"]?.ToString() == name)
                last["text"] = last["text"]!.ToString() + text;
            else
                cell.Outputs.Add(new JsonObject { ["name"] = name, ["output_type"] = "stream", ["text"] = text });
        }
    }

    public void Display(MimeBundle bundle, string? displayId)
    {
        lock (gate)
        {
            ClearIfAsked();
            var output = new JsonObject { ["data"] = bundle.ToJson(), ["metadata"] = new JsonObject(), ["output_type"] = "display_data" };
            cell.Outputs.Add(output);
            if (displayId is null)
                return;
            if (!displays.TryGetValue(displayId, out var list))
                displays[displayId] = list = [];
            list.Add(output);
        }
    }

    public void Update(MimeBundle bundle, string displayId)
    {
        lock (gate)
        {
            foreach (var output in displays.GetValueOrDefault(displayId) ?? [])
                output["data"] = bundle.ToJson();
        }
    }

    public void Result(MimeBundle bundle)
    {
        lock (gate)
        {
            ClearIfAsked();
            cell.Outputs.Add(new JsonObject { ["data"] = bundle.ToJson(), ["execution_count"] = executionCount, ["metadata"] = new JsonObject(), ["output_type"] = "execute_result" });
        }
    }

    public void Clear(bool wait)
    {
        lock (gate)
        {
            if (wait)
                clearNext = true;
            else
                cell.Outputs.Clear();
        }
    }

    // A notebook file has no pager; the text stands with the other outputs.
    public void Page(MimeBundle bundle) => Display(bundle, null);

    public string ReadLine(string prompt, bool password, CancellationToken cancellationToken) => throw Errors.NoInput(prompt);

    public void Fail(CellError error)
    {
        lock (gate)
            cell.Outputs.Add(new JsonObject { ["ename"] = error.Name, ["evalue"] = error.Message, ["output_type"] = "error", ["traceback"] = new JsonArray([.. ErrorText.Lines(error).Select(l => (JsonNode)l)]) });
    }

    private void ClearIfAsked()
    {
        if (clearNext)
            cell.Outputs.Clear();
        clearNext = false;
    }
}
