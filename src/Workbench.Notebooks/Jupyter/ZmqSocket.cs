using System.Text;

namespace Workbench.Notebooks.Jupyter;

/// <summary>A libzmq socket that sends and receives messages of several frames. To be used by one thread at a time.</summary>
internal sealed unsafe class ZmqSocket : IDisposable
{
    public ZmqSocket(ZmqContext context, int type)
    {
        Handle = new ZmqSocketHandle(context, type);
        // A socket closes at once or after a short while; a front end that is gone must not keep the process.
        SetOption(Zmq.OptionLinger, 500);
    }

    public ZmqSocketHandle Handle { get; }

    /// <summary>Binds, to a free port where the endpoint ends in <c>:*</c>.</summary>
    /// <returns>The endpoint as bound.</returns>
    public string Bind(string endpoint)
    {
        if (Zmq.Bind(Handle, endpoint) != 0)
            throw Zmq.Failure($"zmq_bind({endpoint})");
        var buffer = stackalloc byte[256];
        nuint length = 256;
        return Zmq.GetOption(Handle, Zmq.OptionLastEndpoint, buffer, &length) == 0 ? Encoding.UTF8.GetString(buffer, (int)length - 1) : endpoint;
    }

    public void Connect(string endpoint)
    {
        if (Zmq.Connect(Handle, endpoint) != 0)
            throw Zmq.Failure($"zmq_connect({endpoint})");
    }

    public void SetOption(int option, int value)
    {
        if (Zmq.SetOption(Handle, option, &value, sizeof(int)) != 0)
            throw Zmq.Failure("zmq_setsockopt");
    }

    public void SetOption(int option, long value)
    {
        if (Zmq.SetOption(Handle, option, &value, sizeof(long)) != 0)
            throw Zmq.Failure("zmq_setsockopt");
    }

    public void SetOption(int option, ReadOnlySpan<byte> value)
    {
        fixed (byte* data = value)
        {
            if (Zmq.SetOption(Handle, option, data, (nuint)value.Length) != 0)
                throw Zmq.Failure("zmq_setsockopt");
        }
    }

    /// <summary>
    /// Sends one message. Whoever it is for may be gone; then libzmq drops it, or, where the socket must find its peer, nothing is sent.
    /// </summary>
    /// <returns>False when the socket must find its peer and it is not there: not yet, or no longer.</returns>
    public bool Send(IReadOnlyList<byte[]> frames)
    {
        for (var i = 0; i < frames.Count; i++)
        {
            fixed (byte* data = frames[i])
            {
                if (Zmq.Send(Handle, data, (nuint)frames[i].Length, i < frames.Count - 1 ? Zmq.SendMore : 0) >= 0)
                    continue;
                var error = Zmq.Error();
                // Interrupted by a signal: the frame was not taken, so it is sent again. Else: unreachable.
                if (error == 4)
                    i--;
                else if (error is 113 or 65 or 10065)
                    return false;
                else
                    throw Zmq.Failure("zmq_send");
            }
        }
        return true;
    }

    /// <summary>Receives one message, with all its frames; null when there is none within the time.</summary>
    /// <param name="timeoutMilliseconds">How long to wait; 0 for not at all, -1 for ever.</param>
    public List<byte[]>? Receive(int timeoutMilliseconds)
    {
        if (!Poll(timeoutMilliseconds))
            return null;
        var frames = new List<byte[]>();
        while (true)
        {
            Zmq.Message message;
            _ = Zmq.MessageInit(&message);
            try
            {
                if (Zmq.MessageReceive(&message, Handle, Zmq.DontWait) < 0)
                    return null;
                frames.Add(new ReadOnlySpan<byte>(Zmq.MessageData(&message), checked((int)Zmq.MessageSize(&message))).ToArray());
                if (Zmq.MessageMore(&message) == 0)
                    return frames;
            }
            finally
            {
                _ = Zmq.MessageClose(&message);
            }
        }
    }

    private bool Poll(int timeoutMilliseconds)
    {
        Span<bool> ready = stackalloc bool[1];
        return Poll([this], ready, timeoutMilliseconds) && ready[0];
    }

    /// <summary>Waits until one of the sockets has a message.</summary>
    /// <returns>False when none has; also when a signal ended the wait.</returns>
    public static bool Poll(ReadOnlySpan<ZmqSocket> sockets, Span<bool> ready, int timeoutMilliseconds)
    {
        var size = Zmq.PollItemBytes;
        var items = stackalloc byte[size * sockets.Length];
        for (var i = 0; i < sockets.Length; i++)
        {
            *(IntPtr*)(items + i * size) = sockets[i].Handle.Value;
            *(short*)(items + i * size + Zmq.PollEventsOffset) = Zmq.PollIn;
        }
        var count = Zmq.Poll(items, sockets.Length, timeoutMilliseconds);
        for (var i = 0; i < sockets.Length; i++)
            ready[i] = count > 0 && (*(short*)(items + i * size + Zmq.PollEventsOffset + sizeof(short)) & Zmq.PollIn) != 0;
        return count > 0;
    }

    public void Dispose() => Handle.Dispose();
}
