using System.Globalization;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Workbench.Notebooks.Jupyter;

/// <summary>What a kernel depends on besides the connection: the session, and what tests hold fixed.</summary>
internal sealed record KernelSettings
{
    public WireLimits Wire { get; init; } = new();

    public OutputLimits Output { get; init; } = new();

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public Func<string> NewId { get; init; } = () => Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);

    /// <summary>Completes when code can be run and completed; until then such requests wait, others do not.</summary>
    public Task Ready { get; init; } = Task.CompletedTask;

    /// <summary>Gets lines about refused messages and the like; by default they are dropped.</summary>
    public Action<string> Log { get; init; } = _ => { };
}

/// <summary>
/// A Jupyter kernel, protocol 5.4. One table leads from message to handler; busy, the reply, errors and idle are published in one place.
/// Shell requests run one after another on one loop, control requests on another, so that a running cell can be interrupted.
/// </summary>
internal sealed partial class JupyterKernel : IDisposable
{
    public const string ProtocolVersion = "5.4";

    private readonly NotebookSession session;
    private readonly KernelSettings settings;
    private readonly WireFormat reader;
    private readonly WireFormat writer;
    private readonly KernelSockets sockets;
    private readonly string sessionId;
    private readonly Dictionary<string, Func<Request, Task<JsonObject?>>> handlers;
    private readonly Channel<Request> shellQueue = System.Threading.Channels.Channel.CreateUnbounded<Request>();
    private readonly Channel<Request> controlQueue = System.Threading.Channels.Channel.CreateUnbounded<Request>();
    private readonly TaskCompletionSource<bool> stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly History history = new();
    private readonly InputDesk input;

    private sealed record Request(JupyterMessage Message, Channel Channel);

    public JupyterKernel(ConnectionFile connection, NotebookSession session, KernelSettings? settings = null)
    {
        this.session = session;
        this.settings = settings ?? new KernelSettings();
        reader = new WireFormat(connection.Key, this.settings.Wire);
        writer = new WireFormat(connection.Key, this.settings.Wire);
        sessionId = this.settings.NewId();
        input = new InputDesk(this);
        sockets = new KernelSockets(connection, this.settings.Wire, OnReceived);
        handlers = new(StringComparer.Ordinal)
        {
            ["kernel_info_request"] = r => Reply(KernelInfo.Content()),
            ["execute_request"] = ExecuteAsync,
            ["complete_request"] = async r => { await this.settings.Ready; return Complete(r.Message.Content); },
            ["inspect_request"] = async r => { await this.settings.Ready; return Inspect(r.Message.Content); },
            ["is_complete_request"] = r => Reply(IsComplete(r.Message.Content)),
            ["history_request"] = r => Reply(history.Answer(r.Message.Content)),
            ["comm_info_request"] = r => Reply(new JsonObject { ["status"] = "ok", ["comms"] = new JsonObject() }),
            ["comm_open"] = CloseComm,
            ["comm_msg"] = _ => Task.FromResult<JsonObject?>(null),
            ["comm_close"] = _ => Task.FromResult<JsonObject?>(null),
            ["interrupt_request"] = _ => { Interrupt(); return Reply(new JsonObject { ["status"] = "ok" }); },
            ["shutdown_request"] = Shutdown,
        };
    }

    public IReadOnlyList<string> Endpoints => sockets.Endpoints;

    /// <summary>Completes when a front end asked for shutdown; true when it is going to start another kernel.</summary>
    public Task<bool> Stopped => stopped.Task;

    public void Start()
    {
        sockets.Start();
        Publish("status", new JsonObject { ["execution_state"] = "starting" }, parent: null);
        _ = Task.Run(() => RunQueueAsync(shellQueue.Reader));
        _ = Task.Run(() => RunQueueAsync(controlQueue.Reader));
    }

    private async Task RunQueueAsync(ChannelReader<Request> queue)
    {
        await foreach (var request in queue.ReadAllAsync())
            await DispatchAsync(request);
    }

    /// <summary>Called on the wire's thread.</summary>
    private void OnReceived(Channel channel, List<byte[]> frames)
    {
        if (channel == Channel.IoPub)
        {
            Welcome(frames);
            return;
        }
        JupyterMessage message;
        try
        {
            message = reader.Read(frames);
        }
        catch (RefusedMessageException e)
        {
            settings.Log($"A message on {channel.ToString().ToLowerInvariant()} was refused: {e.Message}.");
            return;
        }
        switch (channel)
        {
            case Channel.Stdin:
                input.Answer(message);
                break;
            case Channel.Control:
                controlQueue.Writer.TryWrite(new Request(message, channel));
                break;
            default:
                shellQueue.Writer.TryWrite(new Request(message, channel));
                break;
        }
    }

    /// <summary>A new subscriber is told that it is connected (JEP 65), since what was published before is lost to it.</summary>
    private void Welcome(List<byte[]> frames)
    {
        if (frames.Count == 0 || frames[0].Length == 0 || frames[0][0] != 1)
            return;
        var topic = frames[0][1..];
        SendMessage(Channel.IoPub, "iopub_welcome", new JsonObject { ["subscription"] = System.Text.Encoding.UTF8.GetString(topic) }, [], [topic], []);
    }

    /// <summary>The one place in which a request is answered: busy, the handler's reply or its error, idle.</summary>
    private async Task DispatchAsync(Request request)
    {
        var message = request.Message;
        Publish("status", new JsonObject { ["execution_state"] = "busy" }, message);
        try
        {
            if (!handlers.TryGetValue(message.Type, out var handler))
                settings.Log($"A message of type {message.Type} is not known; it gets no reply.");
            else if (await handler(request) is { } reply)
                SendReply(request, reply);
        }
        catch (Exception e)
        {
            // Whatever a request leads to, its sender gets a reply and the kernel lives.
            settings.Log($"{message.Type} failed: {e}");
            SendReply(request, ErrorContent(e.GetType().Name, e.Message, []));
        }
        finally
        {
            Publish("status", new JsonObject { ["execution_state"] = "idle" }, message);
            if (message.Type == "shutdown_request")
                stopped.TrySetResult(JupyterMessage.Flag(message.Content, "restart", false));
        }
    }

    private static Task<JsonObject?> Reply(JsonObject content) => Task.FromResult<JsonObject?>(content);

    private Task<JsonObject?> Shutdown(Request request)
    {
        var restart = JupyterMessage.Flag(request.Message.Content, "restart", false);
        Interrupt();
        var content = new JsonObject { ["status"] = "ok", ["restart"] = restart };
        Publish("shutdown_reply", (JsonObject)content.DeepClone(), request.Message);
        return Reply(content);
    }

    private Task<JsonObject?> CloseComm(Request request)
    {
        // No target is known here: the protocol asks to close what cannot be opened.
        var content = new JsonObject { ["comm_id"] = JupyterMessage.Text(request.Message.Content, "comm_id") ?? "", ["data"] = new JsonObject() };
        Publish("comm_close", content, request.Message);
        return Task.FromResult<JsonObject?>(null);
    }

    internal static JsonObject ErrorContent(string name, string value, IEnumerable<string> traceback) => new()
    {
        ["status"] = "error", ["ename"] = name, ["evalue"] = value, ["traceback"] = new JsonArray([.. traceback.Select(t => (JsonNode)t)]),
    };

    private void SendReply(Request request, JsonObject content) =>
        SendMessage(request.Channel, request.Message.Type.Replace("_request", "_reply", StringComparison.Ordinal), content, request.Message.Header, request.Message.Identities, []);

    internal void Publish(string type, JsonObject content, JupyterMessage? parent) =>
        SendMessage(Channel.IoPub, type, content, parent?.Header ?? [], [System.Text.Encoding.UTF8.GetBytes($"kernel.{sessionId}.{type}")], []);

    internal string SendMessage(Channel channel, string type, JsonObject content, JsonObject parent, IReadOnlyList<byte[]> identities, JsonObject metadata, Delivery? delivery = null)
    {
        var id = settings.NewId();
        var header = new JsonObject
        {
            ["msg_id"] = id,
            ["session"] = sessionId,
            ["username"] = "kernel",
            ["date"] = settings.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            ["msg_type"] = type,
            ["version"] = ProtocolVersion,
        };
        sockets.Send(channel, writer.Write(new JupyterMessage { Identities = identities, Header = header, ParentHeader = (JsonObject)parent.DeepClone(), Metadata = metadata, Content = content }), delivery);
        return id;
    }

    /// <summary>Waits until what was said has left, for example before the process ends.</summary>
    public void Drain() => sockets.Drain(TimeSpan.FromSeconds(2));

    public void Dispose()
    {
        shellQueue.Writer.TryComplete();
        controlQueue.Writer.TryComplete();
        Interrupt();
        sockets.Dispose();
    }
}
