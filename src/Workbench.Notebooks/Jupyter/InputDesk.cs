using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Workbench.Notebooks.Jupyter;

/// <summary>Asks the front end that sent a request for a line of text, and waits for the answer.</summary>
internal sealed class InputDesk(JupyterKernel kernel)
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> open = new(StringComparer.Ordinal);

    public string Ask(JupyterMessage parent, string prompt, bool password, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        // Registered before it is sent: an answer may come at once. Front ends do not reliably name the question, so the last one counts.
        var question = parent.Id + "/" + Guid.NewGuid().ToString("N");
        open[question] = answer;
        kernel.SendMessage(Channel.Stdin, "input_request", new JsonObject { ["prompt"] = prompt, ["password"] = password }, parent.Header, parent.Identities, [],
            // Nobody took the question: its cell is told, instead of waiting for an answer that cannot come.
            new Delivery(() => open.ContainsKey(question), () => answer.TrySetException(Errors.NoInput(prompt))));
        try
        {
            return answer.Task.WaitAsync(cancellationToken).GetAwaiter().GetResult();
        }
        finally
        {
            open.TryRemove(question, out _);
        }
    }

    public void Answer(JupyterMessage message)
    {
        if (message.Type != "input_reply")
            return;
        var text = JupyterMessage.Text(message.Content, "value") ?? "";
        foreach (var question in open.Keys)
        {
            if (open.TryRemove(question, out var waiting))
                waiting.TrySetResult(text);
        }
    }
}

/// <summary>The question part of the kernel.</summary>
internal sealed partial class JupyterKernel
{
    internal string Ask(JupyterMessage parent, string prompt, bool password, CancellationToken cancellationToken) => input.Ask(parent, prompt, password, cancellationToken);
}
