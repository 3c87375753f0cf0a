using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Workbench.Notebooks.Jupyter;

namespace Workbench.Notebooks.Tests;

/// <summary>Debian's Jupyter programs, where they are installed, and a folder in which they find this kernel.</summary>
internal static class JupyterTools
{
    // Debian's Jupyter belongs to Debian's Python, which need not be the first on the path.
    private const string Python = "/usr/bin/python3";

    public static string Repository { get; } = FindRepository();

    private static string KernelProcess => Path.Combine(Repository, "artifacts", "bin", "Workbench.Notebooks.KernelProcess", Configuration, "Workbench.Notebooks.KernelProcess.dll");

    private static string Configuration => Path.GetFileName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory) + "/x"))!;

    public static void Require(string module, string package)
    {
        Assert.SkipUnless(Zmq.IsAvailable, "libzmq is not installed (Debian: apt-get install libzmq5)");
        Assert.SkipUnless(Has(module), $"{package} is not installed (Debian: apt-get install {package})");
    }

    public static bool Has(string module) => File.Exists(Python) && Run([Python, "-c", "import " + module], Path.GetTempPath(), null).ExitCode == 0;

    /// <summary>Installs the kernel below a folder under its two names.</summary>
    public static Dictionary<string, string> Install(string prefix)
    {
        KernelSpec.Install(new KernelSpecOptions { Prefix = prefix, Command = [Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", KernelProcess] });
        return new Dictionary<string, string>
        {
            ["JUPYTER_PATH"] = Path.Combine(prefix, "share", "jupyter"), ["HOME"] = prefix, ["JUPYTER_PLATFORM_DIRS"] = "0", ["WORKBENCH_HOME"] = Repository,
            ["DOTNET_CLI_HOME"] = prefix, ["PYTHONWARNINGS"] = "ignore",
        };
    }

    /// <summary>Starts Debian's Python and leaves it running; what it prints is thrown away.</summary>
    public static Process StartPython(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var process = Process.Start(Describe([Python, .. arguments], folder, environment))!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    public static (int ExitCode, string Output) Run(string[] command, string folder, IReadOnlyDictionary<string, string>? environment)
    {
        using var process = Process.Start(Describe(command, folder, environment))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(4)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', command)} did not end."));
        }
        return (process.ExitCode, output.Result + error.Result);
    }

    public static (int ExitCode, string Output) RunPython(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments) => Run([Python, .. arguments], folder, environment);

    private static ProcessStartInfo Describe(string[] command, string folder, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(command[0]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in command.Skip(1))
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return start;
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Workbench.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException("The tests run outside the repository.");
    }
}
