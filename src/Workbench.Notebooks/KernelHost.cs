using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Workbench.Notebooks.Jupyter;

namespace Workbench.Notebooks;

/// <summary>Runs the Jupyter kernel as this process: what <c>workbench kernel run</c> does.</summary>
public static class KernelHost
{
    /// <summary>
    /// Opens the sockets that the connection file names and serves requests until a front end asks for shutdown. Cells see the session's
    /// console; exceptions on threads of cells are shown and do not end the process.
    /// </summary>
    /// <param name="connectionFile">The file that Jupyter wrote.</param>
    /// <param name="options">The session's options.</param>
    /// <param name="cancellationToken">Ends the kernel as a shutdown request does.</param>
    /// <exception cref="NotebookException">WB6012: libzmq is not installed. WB6013: a port is taken. WB6014: the connection file cannot be used.</exception>
    public static async Task RunAsync(string connectionFile, SessionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connectionFile);
        // Numbers and dates look the same on every machine.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        var connection = ConnectionFile.Read(connectionFile);
        using var session = new NotebookSession(options);
        // The compiler's first run takes longest; it is over before a person has typed.
        var warmUp = WarmUpAsync(session);
        using var kernel = new JupyterKernel(connection, session, new KernelSettings { Ready = warmUp, Log = message => ConsoleRouter.HostError.WriteLine("workbench kernel: " + message) });
        // An exception on a thread of a cell would end the process; its text goes to the cell instead.
        ExceptionHandling.SetUnhandledExceptionHandler(ShowOnThread);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => kernel.SayGoodbye(Environment.ExitCode);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            kernel.Interrupt();
        });
        kernel.Start();
        await ((Task)kernel.Stopped).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        kernel.Drain();
    }

    private static bool ShowOnThread(Exception exception)
    {
        if (CellScope.Current is not { } scope)
            return false;
        var error = StackFrames.Describe(exception, file => file.StartsWith("cell ", StringComparison.Ordinal));
        scope.Output.Write(error: true, $"Unhandled exception on another thread: {error.Name}: {error.Message}\n{string.Concat(error.Trace.Select(t => t + "\n"))}");
        return true;
    }

    /// <summary>Runs the compiler, the formatter and completion once. Leaves no variable behind.</summary>
    private static async Task WarmUpAsync(NotebookSession session)
    {
        await Task.Yield();
        await session.RunCellAsync("Console.Write(\"\"); new[] { 1 }.Select(i => i + 1).ToList().Count", NullOutput.Instance, "warm-up");
        session.Language.Complete("Console.", "Console.".Length);
    }
}
