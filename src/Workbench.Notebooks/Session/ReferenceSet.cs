using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Workbench.Notebooks;

/// <summary>The assemblies that every cell may use: the runtime's, ASP.NET's, and those that this process was built with.</summary>
/// <remarks>
/// A session has its own set. Roslyn keeps the symbols it made of a reference with the reference; two sessions that bind one at the same time
/// leave two sets of symbols there, and the next cell then finds each type twice.
/// </remarks>
internal sealed class ReferenceSet
{
    private readonly ConcurrentDictionary<string, PortableExecutableReference> byPath = new(StringComparer.Ordinal);
    private readonly Lazy<ImmutableArray<MetadataReference>> platform;

    public ReferenceSet() => platform = new(() => [.. PlatformPaths().Select(MetadataReference (path) => FromFile(path))]);

    public ImmutableArray<MetadataReference> Default => platform.Value;

    /// <summary>One reference for a file.</summary>
    public PortableExecutableReference FromFile(string path) =>
        byPath.GetOrAdd(Path.GetFullPath(path), static full => MetadataReference.CreateFromFile(full, documentation: new XmlDocumentation(full)));

    private static readonly Lazy<Dictionary<string, string>> ByName = new(() =>
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in PlatformPaths())
            names.TryAdd(Path.GetFileNameWithoutExtension(path), path);
        return names;
    });

    /// <summary>Finds an assembly beside the runtime or the application by its file name or its simple name.</summary>
    public static string? FindPlatformAssembly(string reference)
    {
        var name = reference.Split(',')[0].Trim();
        if (name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            name = name[..^4];
        return ByName.Value.GetValueOrDefault(name);
    }

    private static IEnumerable<string> PlatformPaths()
    {
        var list = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "";
        foreach (var path in list.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            var name = Path.GetFileName(path);
            // Test runners and the compiler's own parts would only fill the completion list.
            if (name.StartsWith("xunit", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Microsoft.TestPlatform", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.VisualStudio", StringComparison.Ordinal) || name.StartsWith("testhost", StringComparison.Ordinal)
                || name is "System.Private.CoreLib.resources.dll")
                continue;
            yield return path;
        }
    }
}
