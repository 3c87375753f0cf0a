using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Workbench.Charts.Rendering;

/// <summary>One running Node worker and its pipes. Not thread-safe: <see cref="ChartRenderer"/> asks one thing at a time.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder complaints = new();

    private WorkerProcess(Process process) => this.process = process;

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>What the worker last wrote to its standard error, at most 2,000 characters.</summary>
    public string Complaints
    {
        get { lock (complaints) return complaints.ToString().Trim(); }
    }

    /// <summary>Starts Node and waits until Vega is loaded.</summary>
    public static async Task<WorkerProcess> StartAsync(string node, string npm, int heapMegabytes, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(node)
        {
            WorkingDirectory = npm,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add($"--max-old-space-size={heapMegabytes}");
        // Drawing makes many short-lived objects; with the usual small nursery, a third of the time of a large chart goes to collecting them.
        start.ArgumentList.Add("--min-semi-space-size=32");
        start.ArgumentList.Add("--max-semi-space-size=64");
        start.ArgumentList.Add(Path.Combine(npm, "chart-worker.mjs"));
        // A preload or an inspector of the surrounding shell has no business in the worker.
        start.Environment.Remove("NODE_OPTIONS");
        Process process;
        try
        {
            process = Process.Start(start) ?? throw Errors.NodeMissing(node, null);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw Errors.NodeMissing(node, e);
        }
        var worker = new WorkerProcess(process);
        process.ErrorDataReceived += (_, line) => worker.Note(line.Data);
        process.BeginErrorReadLine();
        string? hello;
        try
        {
            hello = await process.StandardOutput.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            worker.Dispose();
            throw Errors.WorkerInstall("Node.js did not load Vega within a minute");
        }
        if (hello is null)
        {
            var said = worker.Complaints;
            worker.Dispose();
            throw Errors.WorkerInstall(said.Length > 0 ? Errors.Shorten(said.ReplaceLineEndings(" ")) : "it ended at once");
        }
        using var answer = JsonDocument.Parse(hello);
        if (answer.RootElement.GetProperty("ok").GetBoolean()) return worker;
        var message = answer.RootElement.GetProperty("message").GetString() ?? "";
        worker.Dispose();
        throw Errors.WorkerInstall(message);
    }

    /// <summary>Sends one request and reads its answer; null when the worker ended in between.</summary>
    public async Task<string?> AskAsync(string request, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.WriteLineAsync(request.AsMemory(), cancellationToken).ConfigureAwait(false);
            await process.StandardInput.FlushAsync(cancellationToken).ConfigureAwait(false);
            return await process.StandardOutput.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        try
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself between the question and the kill.
        }
        process.Dispose();
    }

    private void Note(string? line)
    {
        if (line is null) return;
        lock (complaints)
        {
            if (complaints.Length < 2000) complaints.AppendLine(line);
        }
    }
}
