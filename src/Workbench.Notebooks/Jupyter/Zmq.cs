using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Workbench.Notebooks.Jupyter;

/// <summary>The part of libzmq's C API (zmq.h, 4.x) that a kernel needs.</summary>
internal static unsafe partial class Zmq
{
    public const int Pair = 0, Sub = 2, Dealer = 5, Router = 6, Pull = 7, Push = 8, Rep = 4, Req = 3, XPub = 9;
    public const int DontWait = 1, SendMore = 2;
    public const int PollIn = 1;
    public const int OptionIdentity = 5, OptionSubscribe = 6, OptionLinger = 17, OptionMaxMessageSize = 22, OptionSendHighWater = 23, OptionReceiveHighWater = 24, OptionLastEndpoint = 32, OptionRouterMandatory = 33, OptionRouterHandover = 56, OptionReceiveTimeout = 27;

    // Numbers of libzmq's own, the same on every system.
    private const int HausNumero = 156384712;
    public const int ErrorTerminated = HausNumero + 53;

    private const string Library = "zmq";

    private static readonly string[] Names = OperatingSystem.IsWindows() ? ["libzmq.dll", "libzmq-v143-mt-4_3_5.dll", "zmq.dll"]
        : OperatingSystem.IsMacOS() ? ["libzmq.5.dylib", "/opt/homebrew/lib/libzmq.5.dylib", "/usr/local/lib/libzmq.5.dylib"]
        : ["libzmq.so.5", "libzmq.so"];

    static Zmq() => NativeLibrary.SetDllImportResolver(typeof(Zmq).Assembly, Resolve);

    /// <summary>True where libzmq can be loaded.</summary>
    public static bool IsAvailable
    {
        get
        {
            try
            {
                Version(out _, out _, out _);
                return true;
            }
            catch (DllNotFoundException)
            {
                return false;
            }
        }
    }

    // zmq_pollitem_t: pointer, descriptor (int, on Windows a pointer-sized SOCKET), short events, short received; padded to the pointer.
    public static readonly int PollItemBytes = OperatingSystem.IsWindows() ? 24 : 16;
    public static readonly int PollEventsOffset = OperatingSystem.IsWindows() ? 16 : 12;

    [StructLayout(LayoutKind.Sequential, Size = 64)]
    public struct Message
    {
        private long first;
    }

    [LibraryImport(Library, EntryPoint = "zmq_version")]
    public static partial void Version(out int major, out int minor, out int patch);

    [LibraryImport(Library, EntryPoint = "zmq_ctx_new", SetLastError = true)]
    public static partial IntPtr ContextNew();

    [LibraryImport(Library, EntryPoint = "zmq_ctx_shutdown", SetLastError = true)]
    public static partial int ContextShutdown(ZmqContext context);

    [LibraryImport(Library, EntryPoint = "zmq_ctx_term", SetLastError = true)]
    public static partial int ContextTerminate(IntPtr context);

    [LibraryImport(Library, EntryPoint = "zmq_socket", SetLastError = true)]
    public static partial IntPtr SocketNew(ZmqContext context, int type);

    [LibraryImport(Library, EntryPoint = "zmq_close", SetLastError = true)]
    public static partial int SocketClose(IntPtr socket);

    [LibraryImport(Library, EntryPoint = "zmq_bind", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Bind(ZmqSocketHandle socket, string endpoint);

    [LibraryImport(Library, EntryPoint = "zmq_connect", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Connect(ZmqSocketHandle socket, string endpoint);

    [LibraryImport(Library, EntryPoint = "zmq_setsockopt")]
    public static partial int SetOption(ZmqSocketHandle socket, int option, void* value, nuint length);

    [LibraryImport(Library, EntryPoint = "zmq_getsockopt")]
    public static partial int GetOption(ZmqSocketHandle socket, int option, void* value, nuint* length);

    [LibraryImport(Library, EntryPoint = "zmq_send")]
    public static partial int Send(ZmqSocketHandle socket, byte* data, nuint length, int flags);

    [LibraryImport(Library, EntryPoint = "zmq_msg_init")]
    public static partial int MessageInit(Message* message);

    [LibraryImport(Library, EntryPoint = "zmq_msg_recv")]
    public static partial int MessageReceive(Message* message, ZmqSocketHandle socket, int flags);

    [LibraryImport(Library, EntryPoint = "zmq_msg_data")]
    public static partial byte* MessageData(Message* message);

    [LibraryImport(Library, EntryPoint = "zmq_msg_more")]
    public static partial int MessageMore(Message* message);

    [LibraryImport(Library, EntryPoint = "zmq_msg_size")]
    public static partial nuint MessageSize(Message* message);

    [LibraryImport(Library, EntryPoint = "zmq_msg_close")]
    public static partial int MessageClose(Message* message);

    [LibraryImport(Library, EntryPoint = "zmq_poll")]
    public static partial int Poll(byte* items, int count, long timeoutMilliseconds);

    [LibraryImport(Library, EntryPoint = "zmq_errno")]
    public static partial int Error();

    [LibraryImport(Library, EntryPoint = "zmq_strerror")]
    private static partial IntPtr ErrorText(int error);

    public static NotebookException Failure(string call) => Errors.Zmq(call, Marshal.PtrToStringUTF8(ErrorText(Error())) ?? "unknown error");

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library)
            return IntPtr.Zero;
        foreach (var candidate in Names)
        {
            if (NativeLibrary.TryLoad(candidate, assembly, path, out var handle))
                return handle;
        }
        return IntPtr.Zero;
    }

    public static string Tried => string.Join(", ", Names);
}

/// <summary>A libzmq context. Close all sockets before it: terminating waits for them.</summary>
internal sealed class ZmqContext : SafeHandle
{
    public ZmqContext() : base(IntPtr.Zero, ownsHandle: true)
    {
        try
        {
            SetHandle(Zmq.ContextNew());
        }
        catch (DllNotFoundException e)
        {
            throw Errors.LibZmqMissing(Zmq.Tried, e);
        }
    }

    public override bool IsInvalid => handle == IntPtr.Zero;

    protected override bool ReleaseHandle() => Zmq.ContextTerminate(handle) == 0;
}

/// <summary>The handle of a socket; it keeps its context alive until it is closed.</summary>
internal sealed class ZmqSocketHandle : SafeHandle
{
    private readonly ZmqContext context;

    public ZmqSocketHandle(ZmqContext context, int type) : base(IntPtr.Zero, ownsHandle: true)
    {
        this.context = context;
        var added = false;
        context.DangerousAddRef(ref added);
        SetHandle(Zmq.SocketNew(context, type));
        if (IsInvalid)
        {
            context.DangerousRelease();
            throw Zmq.Failure("zmq_socket");
        }
    }

    public override bool IsInvalid => handle == IntPtr.Zero;

    public IntPtr Value => handle;

    protected override bool ReleaseHandle()
    {
        var closed = Zmq.SocketClose(handle) == 0;
        context.DangerousRelease();
        return closed;
    }
}
