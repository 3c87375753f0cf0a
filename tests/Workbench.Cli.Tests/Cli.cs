using System.Diagnostics;
using System.Text;

namespace Workbench.Cli.Tests;

/// <summary>The program as a user starts it: a process of its own, with its output and exit code.</summary>
internal static class Cli
{
    public sealed record Result(int ExitCode, string Output, string Error)
    {
        public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public static ProcessStartInfo Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            StandardInputEncoding = new UTF8Encoding(false),
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Workbench.Cli.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }

    public static Result Run(params string[] arguments) => RunWithInput("", arguments);

    /// <summary>Runs the program through another one, such as setpriv, with a home folder of its own.</summary>
    public static Result RunAs(string program, string[] before, string home, params string[] arguments)
    {
        var start = Start(arguments);
        start.FileName = program;
        for (var i = before.Length - 1; i >= 0; i--)
            start.ArgumentList.Insert(0, before[i]);
        start.Environment["HOME"] = start.Environment["DOTNET_CLI_HOME"] = home;
        return Finish(start, "");
    }

    public static Result RunWithInput(string input, params string[] arguments) => Finish(Start(arguments), input);

    public static Result Finish(ProcessStartInfo start, string input)
    {
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        if (!process.WaitForExit(120_000))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{string.Join(' ', start.ArgumentList)} did not end within two minutes.");
        }
        return new Result(process.ExitCode, output.Result, error.Result);
    }
}

/// <summary>A folder for one test, removed afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("workbench-test-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
