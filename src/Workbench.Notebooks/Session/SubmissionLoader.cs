using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace Workbench.Notebooks;

/// <summary>Loads the assemblies of cells, and what they reference beyond the application: <c>#r</c> files, packages and their native parts.</summary>
internal sealed class SubmissionLoader : AssemblyLoadContext
{
    private readonly ConcurrentDictionary<string, Assembly> submissions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> files = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, string> nativeFiles = new(StringComparer.OrdinalIgnoreCase);

    public SubmissionLoader() : base("cells")
    {
    }

    public Assembly LoadSubmission(string name, Stream image, Stream symbols)
    {
        var assembly = LoadFromStream(image, symbols);
        submissions[name] = assembly;
        return assembly;
    }

    /// <summary>Makes an assembly file findable by its simple name; of two versions the one registered first stays.</summary>
    public void Register(string path)
    {
        files.TryAdd(Path.GetFileNameWithoutExtension(path), path);
        // A library by path brings its neighbours, as it does when it runs on its own.
        if (Path.GetDirectoryName(path) is { } folder)
            folders.TryAdd(folder, true);
    }

    public void RegisterNative(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        nativeFiles.TryAdd(name, path);
        if (name.StartsWith("lib", StringComparison.Ordinal))
            nativeFiles.TryAdd(name[3..], path);
    }

    private readonly ConcurrentDictionary<string, bool> folders = new(StringComparer.Ordinal);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name ?? "";
        if (submissions.TryGetValue(name, out var submission))
            return submission;
        // The application's own assemblies come first: two copies of one type would not be the same type.
        if (ReferenceSet.FindPlatformAssembly(name) is not null)
            return null;
        if (files.TryGetValue(name, out var path))
            return LoadFromAssemblyPath(path);
        foreach (var folder in folders.Keys)
        {
            var neighbour = Path.Combine(folder, name + ".dll");
            if (File.Exists(neighbour))
                return LoadFromAssemblyPath(neighbour);
        }
        return null;
    }

    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName) =>
        nativeFiles.TryGetValue(Path.GetFileNameWithoutExtension(unmanagedDllName), out var path) || nativeFiles.TryGetValue(unmanagedDllName, out path)
            ? LoadUnmanagedDllFromPath(path)
            : IntPtr.Zero;
}
