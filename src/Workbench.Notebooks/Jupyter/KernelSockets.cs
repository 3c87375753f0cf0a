using System.Collections.Concurrent;

namespace Workbench.Notebooks.Jupyter;

/// <summary>The channels of a kernel.</summary>
internal enum Channel
{
    Shell,
    Control,
    Stdin,
    IoPub,
}

/// <summary>What becomes of a message whose receiver is not there: it is sent again for five seconds while it is wanted.</summary>
/// <param name="IsWanted">Whether anybody still waits for it to arrive.</param>
/// <param name="Failed">Told when it found nobody.</param>
internal sealed record Delivery(Func<bool> IsWanted, Action Failed);

/// <summary>
/// The five sockets. libzmq's sockets belong to one thread, so one thread polls shell, control, stdin and iopub and sends what others queue;
/// an inner socket wakes it. The heartbeat has a thread of its own, which answers whatever a cell does.
/// </summary>
internal sealed class KernelSockets : IDisposable
{
    private readonly ZmqContext context = new();
    private readonly ZmqSocket[] sockets;
    private readonly ZmqSocket heartbeat;
    private readonly ZmqSocket wakeIn;
    private readonly ZmqSocket wakeOut;
    private readonly Lock wakeGate = new();
    private readonly ConcurrentQueue<(Channel Channel, List<byte[]>? Frames, Delivery? Delivery, ManualResetEventSlim? Sent)> outgoing = new();
    private readonly Thread wireThread;
    private readonly Thread heartbeatThread;
    private readonly Action<Channel, List<byte[]>> received;
    private readonly List<(Channel Channel, List<byte[]> Frames, Delivery Delivery, long Until)> waiting = [];
    private volatile bool stopping;

    /// <param name="connection">Where to listen.</param>
    /// <param name="limits">How large a message may be.</param>
    /// <param name="received">Told each message that came.</param>
    public KernelSockets(ConnectionFile connection, WireLimits limits, Action<Channel, List<byte[]>> received)
    {
        this.received = received;
        sockets = [new ZmqSocket(context, Zmq.Router), new ZmqSocket(context, Zmq.Router), new ZmqSocket(context, Zmq.Router), new ZmqSocket(context, Zmq.XPub)];
        heartbeat = new ZmqSocket(context, Zmq.Router);
        wakeIn = new ZmqSocket(context, Zmq.Pull);
        wakeOut = new ZmqSocket(context, Zmq.Push);
        foreach (var socket in sockets.Append(heartbeat))
        {
            // A frame larger than this ends the connection of whoever sends it, before memory is taken for it.
            socket.SetOption(Zmq.OptionMaxMessageSize, limits.Bytes + (1 << 20));
            socket.SetOption(Zmq.OptionSendHighWater, 0);
        }
        // A front end that reconnects after a lost connection keeps its identity and takes its place again.
        sockets[(int)Channel.Stdin].SetOption(Zmq.OptionRouterHandover, 1);
        // A question to a front end whose connection is still being made would be dropped in silence; like this it is known, and sent again.
        sockets[(int)Channel.Stdin].SetOption(Zmq.OptionRouterMandatory, 1);
        Endpoints =
        [
            sockets[0].Bind(connection.Endpoint(connection.ShellPort)), sockets[1].Bind(connection.Endpoint(connection.ControlPort)),
            sockets[2].Bind(connection.Endpoint(connection.StdinPort)), sockets[3].Bind(connection.Endpoint(connection.IoPubPort)),
            heartbeat.Bind(connection.Endpoint(connection.HeartbeatPort)),
        ];
        wakeIn.Bind("inproc://wake");
        wakeOut.Connect("inproc://wake");
        wireThread = new Thread(RunWire) { IsBackground = true, Name = "jupyter wire" };
        heartbeatThread = new Thread(RunHeartbeat) { IsBackground = true, Name = "jupyter heartbeat" };
    }

    /// <summary>The endpoints as bound: shell, control, stdin, iopub, heartbeat.</summary>
    public IReadOnlyList<string> Endpoints { get; }

    public void Start()
    {
        wireThread.Start();
        heartbeatThread.Start();
    }

    /// <summary>Queues a message. Messages leave in the order in which they were queued, whatever their channels.</summary>
    public void Send(Channel channel, List<byte[]> frames, Delivery? delivery = null)
    {
        outgoing.Enqueue((channel, frames, delivery, null));
        Wake();
    }

    /// <summary>Waits until everything queued so far was handed to libzmq.</summary>
    public void Drain(TimeSpan atMost)
    {
        using var sent = new ManualResetEventSlim();
        outgoing.Enqueue((Channel.IoPub, null, null, sent));
        Wake();
        sent.Wait(atMost);
    }

    private void Wake()
    {
        lock (wakeGate)
        {
            if (!stopping)
                wakeOut.Send([[1]]);
        }
    }

    private void RunWire()
    {
        ZmqSocket[] polled = [.. sockets, wakeIn];
        var ready = new bool[polled.Length];
        while (!stopping)
        {
            SendQueued();
            if (!ZmqSocket.Poll(polled, ready, waiting.Count > 0 ? 20 : 1000))
                continue;
            while (wakeIn.Receive(0) is not null)
            {
            }
            for (var i = 0; i < sockets.Length; i++)
            {
                // A burst on one channel must not starve the others.
                for (var burst = 0; ready[i] && burst < 100 && sockets[i].Receive(0) is { } frames; burst++)
                    received((Channel)i, frames);
            }
        }
        SendQueued();
    }

    private void SendQueued()
    {
        while (outgoing.TryDequeue(out var message))
        {
            if (message.Frames is { } frames && !sockets[(int)message.Channel].Send(frames) && message.Delivery is { } delivery)
                waiting.Add((message.Channel, frames, delivery, Environment.TickCount64 + 5_000));
            message.Sent?.Set();
        }
        // Tried again each round, while the other channels are served.
        for (var i = waiting.Count - 1; i >= 0; i--)
        {
            var (channel, frames, delivery, until) = waiting[i];
            var settled = !delivery.IsWanted() || sockets[(int)channel].Send(frames);
            if (!settled && Environment.TickCount64 < until)
                continue;
            waiting.RemoveAt(i);
            if (!settled)
                delivery.Failed();
        }
    }

    private void RunHeartbeat()
    {
        while (!stopping)
        {
            if (heartbeat.Receive(200) is { } frames)
                heartbeat.Send(frames);
        }
    }

    public void Dispose()
    {
        if (stopping)
            return;
        Drain(TimeSpan.FromSeconds(2));
        lock (wakeGate)
        {
            stopping = true;
            wakeOut.Send([[1]]);
        }
        if (wireThread.ThreadState != ThreadState.Unstarted)
            wireThread.Join();
        if (heartbeatThread.ThreadState != ThreadState.Unstarted)
            heartbeatThread.Join();
        foreach (var socket in sockets)
            socket.Dispose();
        heartbeat.Dispose();
        wakeIn.Dispose();
        wakeOut.Dispose();
        context.Dispose();
    }
}
