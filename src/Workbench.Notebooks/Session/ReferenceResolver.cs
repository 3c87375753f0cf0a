using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Workbench.Notebooks;

/// <summary>Resolves <c>#r</c>: a file, an assembly beside the runtime, or a package restored before the compilation began.</summary>
internal sealed class ReferenceResolver(string folder, SubmissionLoader loader, ReferenceSet set) : MetadataReferenceResolver
{
    private readonly Dictionary<string, ImmutableArray<PortableExecutableReference>> packages = new(StringComparer.OrdinalIgnoreCase);

    public override bool ResolveMissingAssemblies => false;

    /// <summary>Says what <c>#r "nuget: …"</c>, written exactly so, stands for.</summary>
    public void AddPackage(string directive, RestoredPackage package)
    {
        packages[directive] = [.. package.Assemblies.Where(a => ReferenceSet.FindPlatformAssembly(Path.GetFileName(a)) is null).Select(set.FromFile)];
        foreach (var path in package.Assemblies)
            loader.Register(path);
        foreach (var path in package.NativeFiles)
            loader.RegisterNative(path);
    }

    public bool Knows(string directive) => packages.ContainsKey(directive);

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        if (packages.TryGetValue(reference, out var known))
            return known.IsEmpty ? [(PortableExecutableReference)set.Default[0]] : known;
        if (FindFile(reference, baseFilePath) is { } path)
        {
            loader.Register(path);
            return [set.FromFile(path)];
        }
        return ReferenceSet.FindPlatformAssembly(reference) is { } platform ? [set.FromFile(platform)] : [];
    }

    private string? FindFile(string reference, string? baseFilePath)
    {
        // A #r in a loaded file is relative to that file.
        var baseFolder = baseFilePath is not null && Path.IsPathRooted(baseFilePath) ? Path.GetDirectoryName(baseFilePath)! : folder;
        var path = Path.GetFullPath(Path.Combine(baseFolder, reference));
        return File.Exists(path) ? path : null;
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
