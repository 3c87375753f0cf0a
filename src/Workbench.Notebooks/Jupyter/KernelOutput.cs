using System.Text.Json.Nodes;

namespace Workbench.Notebooks.Jupyter;

/// <summary>The output of one execution as messages on iopub.</summary>
internal sealed class KernelOutput(JupyterKernel kernel, JupyterMessage parent, int executionCount, bool silent, bool allowInput) : ICellOutput
{
    public JupyterMessage Parent => parent;

    public int ExecutionCount => executionCount;

    /// <summary>Passes on what is still held back.</summary>
    public Action? Flush { get; set; }

    /// <summary>What the front end's pager gets, with the reply.</summary>
    public List<MimeBundle> Pages { get; } = [];

    /// <summary>The result as text, for the history.</summary>
    public string? ResultText { get; private set; }

    public void Write(bool error, string text) => Publish("stream", new JsonObject { ["name"] = error ? "stderr" : "stdout", ["text"] = text });

    public void Display(MimeBundle bundle, string? displayId) => Publish("display_data", Data(bundle, displayId));

    public void Update(MimeBundle bundle, string displayId) => Publish("update_display_data", Data(bundle, displayId));

    public void Result(MimeBundle bundle)
    {
        ResultText = bundle.TryGet("text/plain", out var text) ? text : "";
        Publish("execute_result", new JsonObject { ["execution_count"] = executionCount, ["data"] = bundle.ToJson(), ["metadata"] = new JsonObject() });
    }

    public void Clear(bool wait) => Publish("clear_output", new JsonObject { ["wait"] = wait });

    public void Page(MimeBundle bundle)
    {
        lock (Pages)
            Pages.Add(bundle);
    }

    public string ReadLine(string prompt, bool password, CancellationToken cancellationToken) =>
        allowInput ? kernel.Ask(parent, prompt, password, cancellationToken) : throw Errors.NoInput(prompt);

    private static JsonObject Data(MimeBundle bundle, string? displayId) => new()
    {
        ["data"] = bundle.ToJson(),
        ["metadata"] = new JsonObject(),
        ["transient"] = displayId is null ? new JsonObject() : new JsonObject { ["display_id"] = displayId },
    };

    private void Publish(string type, JsonObject content)
    {
        if (!silent)
            kernel.Publish(type, content, parent);
    }
}
