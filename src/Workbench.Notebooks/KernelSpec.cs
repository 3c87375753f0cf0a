using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbench.Notebooks;

/// <summary>Where and how the kernel is made known to Jupyter.</summary>
public sealed record KernelSpecOptions
{
    /// <summary>The command that starts the kernel, without the connection file: for example <c>["/usr/bin/workbench", "kernel", "run"]</c>. Needed to install.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>An installation prefix: the kernel goes to <c>share/jupyter/kernels</c> below it. Null: the user's own Jupyter folder.</summary>
    public string? Prefix { get; init; }

    /// <summary>The names under which notebooks find the kernel. The second is that of .NET Interactive, so that its notebooks run as they are.</summary>
    public IReadOnlyList<string> Names { get; init; } = ["workbench-csharp", ".net-csharp"];
}

/// <summary>What came of an installation.</summary>
/// <param name="Installed">The folders that were written.</param>
/// <param name="Skipped">The folders that were left alone because another program's kernel of that name is there.</param>
public sealed record KernelSpecResult(IReadOnlyList<string> Installed, IReadOnlyList<string> Skipped);

/// <summary>Makes the kernel known to Jupyter and takes it away again: <c>workbench kernel install</c> and <c>uninstall</c>.</summary>
public static class KernelSpec
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the kernel's description. Installing again replaces what an earlier version wrote; another program's kernel is left alone.</summary>
    /// <exception cref="ArgumentException">No command is given.</exception>
    /// <exception cref="NotebookException">WB6022: the first name is taken by another program's kernel.</exception>
    public static KernelSpecResult Install(KernelSpecOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Command.Count == 0)
            throw new ArgumentException("The command that starts the kernel is missing.", nameof(options));
        var folder = KernelsFolder(options.Prefix);
        var installed = new List<string>();
        var skipped = new List<string>();
        foreach (var name in options.Names)
        {
            var target = Path.Combine(folder, name);
            if (Directory.Exists(target) && !IsOurs(target))
            {
                if (installed.Count == 0 && skipped.Count == 0)
                    throw Errors.ForeignKernelSpec(name, folder);
                skipped.Add(target);
                continue;
            }
            Directory.CreateDirectory(target);
            File.WriteAllText(Path.Combine(target, "kernel.json"), Describe(options.Command, name).ToJsonString(Indented) + "\n");
            File.WriteAllText(Path.Combine(target, "logo-svg.svg"), Logo);
            installed.Add(target);
        }
        return new KernelSpecResult(installed, skipped);
    }

    /// <summary>Removes what <see cref="Install"/> wrote, and nothing else.</summary>
    /// <returns>The folders that were removed.</returns>
    /// <exception cref="NotebookException">WB6021: no kernel of the workbench is installed there.</exception>
    public static IReadOnlyList<string> Uninstall(KernelSpecOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var folder = KernelsFolder(options.Prefix);
        var removed = new List<string>();
        foreach (var target in options.Names.Select(n => Path.Combine(folder, n)).Where(t => Directory.Exists(t) && IsOurs(t)))
        {
            Directory.Delete(target, recursive: true);
            removed.Add(target);
        }
        return removed.Count > 0 ? removed : throw Errors.NoKernelSpec(options.Names[0], folder);
    }

    private static JsonObject Describe(IReadOnlyList<string> command, string name) => new()
    {
        ["argv"] = new JsonArray([.. command.Append("--connection-file").Append("{connection_file}").Select(a => (JsonNode)a)]),
        ["display_name"] = name == ".net-csharp" ? "C# (Workbench, for .NET Interactive notebooks)" : "C# (Workbench)",
        ["language"] = "C#",
        // A signal cannot tell one cell from the process; the message can.
        ["interrupt_mode"] = "message",
        // The profile-guided tier pays off after minutes; a kernel is judged by its first seconds.
        ["env"] = new JsonObject { ["DOTNET_NOLOGO"] = "1" },
        ["metadata"] = new JsonObject { ["debugger"] = false, ["workbench"] = new JsonObject { ["version"] = typeof(KernelSpec).Assembly.GetName().Version?.ToString(3) } },
    };

    private static bool IsOurs(string folder)
    {
        var file = Path.Combine(folder, "kernel.json");
        if (!File.Exists(file))
            return false;
        try
        {
            return JsonNode.Parse(File.ReadAllBytes(file))?["metadata"]?["workbench"] is not null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The folder in which Jupyter looks for kernels.</summary>
    private static string KernelsFolder(string? prefix)
    {
        if (prefix is not null)
            return Path.Combine(Path.GetFullPath(prefix), "share", "jupyter", "kernels");
        if (Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } data)
            return Path.Combine(data, "kernels");
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        var jupyter = OperatingSystem.IsWindows() ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter")
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Jupyter")
            : Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } xdg ? Path.Combine(xdg, "jupyter")
            : Path.Combine(home, ".local", "share", "jupyter");
        return Path.Combine(jupyter, "kernels");
    }

    private const string Logo = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="8" fill="#0b5d66"/><path d="M14 46h36M20 46V30m12 16V18m12 28V36" stroke="#fff" stroke-width="6" stroke-linecap="round" fill="none"/></svg>

        """;
}
