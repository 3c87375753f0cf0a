using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using Workbench.Charts;
using Workbench.Classification;
using Workbench.DataFrames;
using Workbench.Notebooks;
using Workbench.Text;

namespace Workbench.Cli;

/// <summary>Runs a command line and turns every failure into a line on standard error and an exit code.</summary>
internal static class CommandRunner
{
    public static async Task<int> RunAsync(Command root, string[] args)
    {
        var result = root.Parse(args);
        if (result.Errors.Count > 0)
        {
            foreach (var error in result.Errors)
                Console.Error.WriteLine("workbench: " + error.Message);
            Console.Error.WriteLine($"Try: {PathOf(result.CommandResult)} --help");
            return ExitCodes.Usage;
        }
        try
        {
            return await result.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("workbench: stopped; what was finished before is kept.");
            return ExitCodes.Failed;
        }
        catch (Exception e) when (e is WorkbenchException or TextException or ClassificationException or ChartException or DataFrameException or NotebookException or UsageException)
        {
            Console.Error.WriteLine("workbench: " + e.Message);
            return e is UsageException ? ExitCodes.Usage : ExitCodes.Failed;
        }
        catch (TypeInitializationException e) when (Innermost(e).Message.StartsWith("WB9", StringComparison.Ordinal))
        {
            // The provider loads libduckdb in a static constructor, which hides the error that says how to mend it.
            Console.Error.WriteLine("workbench: " + Innermost(e).Message);
            return ExitCodes.Failed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The reader of our output may have gone (`workbench sql … | head`): nobody is left to be told.
            if (e is IOException && e.Message.Contains("pipe", StringComparison.OrdinalIgnoreCase))
                return ExitCodes.Failed;
            Console.Error.WriteLine("workbench: WB8002: " + e.Message);
            return ExitCodes.Failed;
        }
    }

    /// <summary>
    /// Long work that Ctrl-C and SIGTERM cancel in place of killing the program, so that it can clear away what it was writing. Whoever asks a second time
    /// does not wait: then the program ends as any does. The token that System.CommandLine hands to commands is cancelled by no signal unless a timeout is set,
    /// and that timeout would end a kernel whose cell is interrupted.
    /// </summary>
    /// <param name="work">The work, which watches the token.</param>
    /// <param name="kept">What to say when it was cancelled.</param>
    public static int Cancellable(Func<CancellationToken, int> work, string kept)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            return work(stop.Token);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("workbench: cancelled; " + kept);
            return ExitCodes.Failed;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }
    }

    /// <summary>The command as it was typed, such as <c>workbench kernel install</c>.</summary>
    private static string PathOf(CommandResult command) => command.Parent is CommandResult parent ? $"{PathOf(parent)} {command.Command.Name}" : command.Command.Name;

    private static Exception Innermost(Exception e) => e.InnerException is null ? e : Innermost(e.InnerException);
}
