using System.Text.Json.Nodes;

namespace Workbench.Notebooks.Jupyter;

/// <summary>The requests about code: execution, completion, inspection.</summary>
internal sealed partial class JupyterKernel
{
    private readonly Lock runningGate = new();
    private CancellationTokenSource? running;
    private KernelOutput? runningOutput;
    private int executionCount;
    private bool abortQueued;

    /// <summary>Ends the cell that runs, if one does.</summary>
    public void Interrupt()
    {
        CancellationTokenSource? source;
        lock (runningGate)
            source = running;
        try
        {
            source?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended in this moment.
        }
    }

    private async Task<JsonObject?> ExecuteAsync(Request request)
    {
        var content = request.Message.Content;
        var code = JupyterMessage.Text(content, "code") ?? "";
        var silent = JupyterMessage.Flag(content, "silent", false);
        var stores = !silent && JupyterMessage.Flag(content, "store_history", true);
        if (abortQueued)
        {
            // What was queued behind a cell that failed does not run; the next request after the queue ran empty does.
            abortQueued = shellQueue.Reader.Count > 0;
            return new JsonObject { ["status"] = "aborted", ["execution_count"] = executionCount };
        }
        if (stores)
            executionCount++;
        var count = executionCount;
        if (!silent)
            Publish("execute_input", new JsonObject { ["code"] = code, ["execution_count"] = count }, request.Message);
        var target = new KernelOutput(this, request.Message, count, silent, JupyterMessage.Flag(content, "allow_stdin", false));
        using var output = new ThrottledOutput(target, settings.Output);
        using var source = new CancellationTokenSource();
        lock (runningGate)
            (running, runningOutput) = (source, target);
        target.Flush = output.Complete;
        CellOutcome outcome;
        try
        {
            await settings.Ready;
            outcome = await session.RunCellAsync(code, output, stores ? null : "cell", cancellationToken: source.Token);
        }
        finally
        {
            lock (runningGate)
                (running, runningOutput) = (null, null);
            output.Complete();
        }
        if (stores)
            history.Add(count, code, target.ResultText);
        var payload = new JsonArray([.. target.Pages.Select(p => (JsonNode)new JsonObject { ["source"] = "page", ["data"] = p.ToJson(), ["start"] = 0 })]);
        if (outcome.Status == CellStatus.Succeeded)
            return new JsonObject { ["status"] = "ok", ["execution_count"] = count, ["payload"] = payload, ["user_expressions"] = await EvaluateAsync(content) };
        abortQueued = JupyterMessage.Flag(content, "stop_on_error", true) && shellQueue.Reader.Count > 0;
        var error = ErrorOf(outcome.Error!);
        if (!silent)
            Publish("error", new JsonObject { ["ename"] = error["ename"]?.DeepClone(), ["evalue"] = error["evalue"]?.DeepClone(), ["traceback"] = error["traceback"]?.DeepClone() }, request.Message);
        error["execution_count"] = count;
        return error;
    }

    internal static JsonObject ErrorOf(CellError error) => ErrorContent(error.Name, error.Message, ErrorText.Lines(error));

    /// <summary>Expressions that the front end wants evaluated after the cell, such as a debugger's watches.</summary>
    private async Task<JsonObject> EvaluateAsync(JsonObject content)
    {
        var results = new JsonObject();
        if (content["user_expressions"] is not JsonObject expressions)
            return results;
        foreach (var (name, expression) in expressions)
        {
            var outcome = await session.CSharp.RunAsync(expression?.ToString() ?? "", NullOutput.Instance, "expression " + name);
            results[name] = outcome is { Status: CellStatus.Succeeded, HasValue: true }
                ? new JsonObject { ["status"] = "ok", ["data"] = ValueFormatter.Format(outcome.Value).ToJson(), ["metadata"] = new JsonObject() }
                : ErrorOf(outcome.Error ?? new CellError("NoValue", "The expression has no value.", []));
        }
        return results;
    }

    private JsonObject Complete(JsonObject content)
    {
        var code = JupyterMessage.Text(content, "code") ?? "";
        var cursor = CodePoints.ToUtf16(code, JupyterMessage.Integer(content, "cursor_pos") ?? CodePoints.Count(code));
        var list = session.Language.Complete(code, cursor);
        var start = CodePoints.FromUtf16(code, list.Start);
        var end = CodePoints.FromUtf16(code, list.End);
        var types = list.Items.Select(i => (JsonNode)new JsonObject { ["start"] = start, ["end"] = end, ["text"] = i.Text, ["type"] = i.Kind, ["signature"] = i.Signature });
        return new JsonObject
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. list.Items.Select(i => (JsonNode)i.Text)]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject { ["_jupyter_types_experimental"] = new JsonArray([.. types]) },
        };
    }

    private JsonObject Inspect(JsonObject content)
    {
        var code = JupyterMessage.Text(content, "code") ?? "";
        var cursor = CodePoints.ToUtf16(code, JupyterMessage.Integer(content, "cursor_pos") ?? CodePoints.Count(code));
        var found = session.Language.Inspect(code, cursor);
        return new JsonObject { ["status"] = "ok", ["found"] = found is not null, ["data"] = found?.ToJson() ?? [], ["metadata"] = new JsonObject() };
    }

    private static JsonObject IsComplete(JsonObject content)
    {
        var completeness = CSharpLanguage.IsComplete(JupyterMessage.Text(content, "code") ?? "");
        var reply = new JsonObject { ["status"] = completeness.Status };
        if (completeness.Status == "incomplete")
            reply["indent"] = completeness.Indent;
        return reply;
    }

    /// <summary>The process is ending while a cell runs: the front end is told, and the cell's output is passed on.</summary>
    public void SayGoodbye(int exitCode)
    {
        KernelOutput? output;
        lock (runningGate)
            output = runningOutput;
        if (output is null)
            return;
        output.Flush?.Invoke();
        var error = ErrorOf(new CellError("ProcessEnding", Errors.Stopped(exitCode).Message, []));
        var request = new Request(output.Parent, Channel.Shell);
        Publish("error", new JsonObject { ["ename"] = error["ename"]?.DeepClone(), ["evalue"] = error["evalue"]?.DeepClone(), ["traceback"] = error["traceback"]?.DeepClone() }, output.Parent);
        error["execution_count"] = output.ExecutionCount;
        SendReply(request, error);
        Publish("status", new JsonObject { ["execution_state"] = "idle" }, output.Parent);
        Drain();
    }
}
