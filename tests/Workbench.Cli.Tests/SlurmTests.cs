using System.Diagnostics;

namespace Workbench.Cli.Tests;

public sealed class SlurmTests
{
    /// <summary>The array job of docs/guide/cluster.md under a real Slurm of one machine; the script says what it starts and ends it.</summary>
    [Fact]
    public async Task The_array_job_of_the_guide_gives_the_bytes_of_one_run()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "Workbench.sln")))
            root = root.Parent;
        if (!OperatingSystem.IsLinux() || !File.Exists(Path.Combine(root.FullName, "artifacts", "bin", "Workbench.Cli", "release", "Workbench.Cli.dll")))
            Assert.Skip("Slurm runs on Linux, and its jobs start the program of a release build (dotnet build -c Release src/Workbench.Cli).");
        using var process = Process.Start(new ProcessStartInfo("bash", [Path.Combine(root.FullName, "bench", "slurm.sh")]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        if (process.ExitCode == 77)
            Assert.Skip((await output).Trim());
        Assert.True(process.ExitCode == 0, await output + await error);
        Assert.Contains("facts: ", await output, StringComparison.Ordinal);
        Assert.Contains("the same bytes from one run and from 4 tasks", await output, StringComparison.Ordinal);
    }
}
