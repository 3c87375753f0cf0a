using System.CommandLine;
using Workbench.Notebooks;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench kernel install|uninstall|run</c></summary>
internal static class KernelCommand
{
    public static Command Create()
    {
        var prefix = new Option<string?>("--prefix") { Description = "Install below DIR/share/jupyter/kernels. Default: the user's own Jupyter folder.", HelpName = "DIR" };
        var name = new Option<string?>("--name") { Description = "One name for the kernel. Default: workbench-csharp, and .net-csharp for notebooks of .NET Interactive.", HelpName = "NAME" };
        var install = new Command("install", "Make the C# kernel known to Jupyter.") { prefix, name };
        install.SetAction(result => Install(Options(result.GetValue(prefix), result.GetValue(name))));
        var uninstall = new Command("uninstall", "Take the C# kernel away from Jupyter.") { prefix, name };
        uninstall.SetAction(result => Uninstall(Options(result.GetValue(prefix), result.GetValue(name))));

        var connection = new Option<string>("--connection-file") { Description = "The file that Jupyter wrote for this kernel.", Required = true, HelpName = "FILE" };
        var run = new Command("run", "Run the kernel; Jupyter does this.") { connection };
        run.SetAction(async (result, cancellationToken) =>
        {
            await KernelHost.RunAsync(result.GetValue(connection)!, cancellationToken: cancellationToken);
            return ExitCodes.Done;
        });
        return new Command("kernel", "The Jupyter kernel for C#.") { install, uninstall, run };
    }

    private static KernelSpecOptions Options(string? prefix, string? name)
    {
        var options = new KernelSpecOptions { Prefix = prefix, Command = Self() };
        return name is null ? options : options with { Names = [name] };
    }

    /// <summary>How this program was started: by the dotnet host with a library, or as a program of its own.</summary>
    private static List<string> Self()
    {
        var program = Environment.ProcessPath ?? "dotnet";
        return Path.GetFileNameWithoutExtension(program) == "dotnet"
            ? [program, Path.Combine(AppContext.BaseDirectory, "Workbench.Cli.dll"), "kernel", "run"]
            : [program, "kernel", "run"];
    }

    private static int Install(KernelSpecOptions options)
    {
        var result = KernelSpec.Install(options);
        foreach (var folder in result.Installed)
            Terminal.Say("installed: " + folder);
        foreach (var folder in result.Skipped)
            Terminal.Say($"left alone: {folder} belongs to another program");
        return ExitCodes.Done;
    }

    private static int Uninstall(KernelSpecOptions options)
    {
        foreach (var folder in KernelSpec.Uninstall(options))
            Terminal.Say("removed: " + folder);
        return ExitCodes.Done;
    }
}
