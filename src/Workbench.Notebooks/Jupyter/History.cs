using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace Workbench.Notebooks.Jupyter;

/// <summary>What was executed in this session, for the history requests of front ends.</summary>
internal sealed class History
{
    // The session's number; kernels that store history across sessions count up, this one keeps one session.
    private const int Session = 1;

    private readonly Lock gate = new();
    private readonly List<(int Line, string Input, string? Output)> entries = [];

    public void Add(int line, string input, string? output)
    {
        lock (gate)
            entries.Add((line, input, output));
    }

    public JsonObject Answer(JsonObject request)
    {
        var withOutput = JupyterMessage.Flag(request, "output", false);
        var count = JupyterMessage.Integer(request, "n");
        List<(int Line, string Input, string? Output)> all;
        lock (gate)
            all = [.. entries];
        IEnumerable<(int Line, string Input, string? Output)> found;
        switch (JupyterMessage.Text(request, "hist_access_type"))
        {
            case "range":
                var session = JupyterMessage.Integer(request, "session") ?? 0;
                var start = JupyterMessage.Integer(request, "start") ?? 1;
                var stop = JupyterMessage.Integer(request, "stop") ?? int.MaxValue;
                // 0 is this session, a negative number one before it.
                found = session is 0 or Session ? all.Where(e => e.Line >= start && e.Line < stop) : [];
                break;
            case "search":
                var pattern = JupyterMessage.Text(request, "pattern") ?? "*";
                found = all.Where(e => FileSystemName.MatchesSimpleExpression(pattern, e.Input, ignoreCase: false));
                if (JupyterMessage.Flag(request, "unique", false))
                    found = found.Reverse().DistinctBy(e => e.Input, StringComparer.Ordinal).Reverse();
                found = count is { } most ? found.TakeLast(most) : found;
                break;
            default:
                found = all.TakeLast(count ?? 10);
                break;
        }
        var rows = found.Select(e => (JsonNode)new JsonArray(Session, e.Line, withOutput ? new JsonArray(e.Input, e.Output) : JsonValue.Create(e.Input)));
        return new JsonObject { ["status"] = "ok", ["history"] = new JsonArray([.. rows]) };
    }
}
