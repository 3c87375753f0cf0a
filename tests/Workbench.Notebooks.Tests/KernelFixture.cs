using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Workbench.Notebooks.Jupyter;

namespace Workbench.Notebooks.Tests;

/// <summary>A kernel in this process with fixed ids and a fixed clock, and a front end that speaks to it over real sockets.</summary>
internal sealed class KernelFixture : IDisposable
{
    public static readonly byte[] Key = "key"u8.ToArray();

    private readonly NotebookSession session = new();
    private readonly JupyterKernel kernel;
    private readonly ZmqContext context = new();
    private readonly WireFormat writer = new(Key, new WireLimits());
    private readonly WireFormat reader = new(Key, new WireLimits());
    private int sent;

    public KernelFixture(WireLimits? limits = null, OutputLimits? output = null)
    {
        var ids = 0;
        kernel = new JupyterKernel(new ConnectionFile { Key = Key }, session, new KernelSettings
        {
            Wire = limits ?? new WireLimits(), Output = output ?? new OutputLimits(), Clock = new FixedClock(), Log = m => { lock (Log) Log.Add(m); },
            NewId = () => string.Create(CultureInfo.InvariantCulture, $"id{Interlocked.Increment(ref ids)}"),
        });
        kernel.Start();
        Shell = Connect(Zmq.Dealer, 0);
        Control = Connect(Zmq.Dealer, 1);
        Stdin = Connect(Zmq.Dealer, 2);
        Heartbeat = Connect(Zmq.Dealer, 4);
        IoPub = new ZmqSocket(context, Zmq.Sub);
        IoPub.SetOption(Zmq.OptionSubscribe, ""u8);
        IoPub.Connect(kernel.Endpoints[3]);
        // The kernel greets who subscribes; from then on nothing is lost.
        Welcome = Read(IoPub);
        while (Welcome.Type != "iopub_welcome")
            Welcome = Read(IoPub);
    }

    public ZmqSocket Shell { get; }

    public ZmqSocket Control { get; }

    public ZmqSocket Stdin { get; private set; }

    public ZmqSocket Heartbeat { get; }

    public ZmqSocket IoPub { get; }

    public JupyterMessage Welcome { get; }

    public List<string> Log { get; } = [];

    public Task<bool> Stopped => kernel.Stopped;

    public static void Require() => Assert.SkipUnless(Zmq.IsAvailable, "libzmq is not installed (Debian: apt-get install libzmq5)");

    private ZmqSocket Connect(int type, int endpoint)
    {
        var socket = new ZmqSocket(context, type);
        // One identity on shell and stdin, as front ends do, so that questions find the asker.
        socket.SetOption(Zmq.OptionIdentity, "front-end"u8);
        socket.Connect(kernel.Endpoints[endpoint]);
        return socket;
    }

    /// <summary>The front end comes back after its connection for questions was lost.</summary>
    public void ReconnectStdin() => Stdin = Connect(Zmq.Dealer, 2);

    public List<byte[]> Frames(string type, JsonObject content, string? id = null) => writer.Write(new JupyterMessage
    {
        Header = new JsonObject
        {
            ["msg_id"] = id ?? string.Create(CultureInfo.InvariantCulture, $"q{++sent}"), ["session"] = "front", ["username"] = "tester",
            ["date"] = "2026-01-02T03:04:05.000000Z", ["msg_type"] = type, ["version"] = "5.4",
        },
        Content = content,
    });

    public void Send(ZmqSocket socket, string type, JsonObject content) => socket.Send(Frames(type, content));

    public void Execute(string code, bool allowStdin = false, bool silent = false) =>
        Send(Shell, "execute_request", new JsonObject { ["code"] = code, ["silent"] = silent, ["store_history"] = !silent, ["allow_stdin"] = allowStdin, ["stop_on_error"] = true });

    public JupyterMessage Read(ZmqSocket socket, int timeout = 90_000) =>
        reader.Read(socket.Receive(timeout) ?? throw new TimeoutException("No message came. " + Left()));

    /// <summary>What a failed test is told: the log of the kernel, and what lies unread on the other channels.</summary>
    private string Left()
    {
        var left = new List<string>(Log);
        foreach (var (name, socket) in new[] { ("iopub", IoPub), ("shell", Shell), ("control", Control), ("stdin", Stdin) })
            while (socket.Receive(0) is { } frames)
                left.Add(name + ": " + string.Join('|', frames.Select(Text)));
        return left.Count == 0 ? "Nothing else either." : string.Join('\n', left);
    }

    /// <summary>What is published until the kernel is idle again.</summary>
    public List<JupyterMessage> Published()
    {
        var messages = new List<JupyterMessage>();
        do
            messages.Add(Read(IoPub));
        while (messages[^1].Type != "status" || messages[^1].Content["execution_state"]!.ToString() != "idle");
        return messages;
    }

    public (JsonObject Reply, List<JupyterMessage> Published) Run(string code)
    {
        Execute(code);
        var published = Published();
        return (Read(Shell).Content, published);
    }

    public static string Show(JupyterMessage message) => $"{message.Type} {message.Content.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })}";

    public static string Text(byte[] frame) => Encoding.UTF8.GetString(frame);

    public void Dispose()
    {
        foreach (var socket in new[] { Shell, Control, Stdin, Heartbeat, IoPub })
            socket.Dispose();
        kernel.Dispose();
        context.Dispose();
        session.Dispose();
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    }
}
