using System.Collections.Concurrent;
using System.Globalization;
using System.Xml;
using Microsoft.CodeAnalysis;

namespace Workbench.Notebooks;

/// <summary>
/// The XML documentation of an assembly: the file beside it, or, for the runtime's own assemblies, which come without, that of the SDK's
/// reference pack. Files are read when first asked for.
/// </summary>
internal sealed class XmlDocumentation(string assemblyPath) : DocumentationProvider
{
    private static readonly string[] PublicNames =
        ["System.Runtime", "System.Collections", "System.Threading", "System.Linq", "System.Runtime.InteropServices", "System.Runtime.Extensions", "System.Memory", "System.Console"];

    private static readonly string[] Packs = ["Microsoft.NETCore.App.Ref", "Microsoft.AspNetCore.App.Ref"];

    private readonly string assembly = assemblyPath;
    private static readonly ConcurrentDictionary<string, Lazy<Dictionary<string, string>>> Files = new(StringComparer.Ordinal);
    private static readonly Lazy<IReadOnlyList<string>> PackFolders = new(FindPackFolders);

    protected override string? GetDocumentationForSymbol(string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default)
    {
        foreach (var file in CandidateFiles())
        {
            var members = Files.GetOrAdd(file, static path => new Lazy<Dictionary<string, string>>(() => Read(path))).Value;
            if (members.TryGetValue(documentationMemberID, out var xml))
                return xml;
        }
        return null;
    }

    private IEnumerable<string> CandidateFiles()
    {
        var beside = Path.ChangeExtension(assembly, ".xml");
        if (File.Exists(beside))
            yield return beside;
        // The runtime keeps in System.Private.CoreLib and others what the reference pack documents under public names.
        var name = Path.GetFileNameWithoutExtension(assembly);
        string[] names = name.StartsWith("System.Private.", StringComparison.Ordinal)
            ? PublicNames
            : [name];
        foreach (var folder in PackFolders.Value)
        {
            foreach (var candidate in names)
            {
                var file = Path.Combine(folder, candidate + ".xml");
                if (File.Exists(file))
                    yield return file;
            }
        }
    }

    private static List<string> FindPackFolders()
    {
        // …/dotnet/shared/Microsoft.NETCore.App/10.0.x/ holds the runtime, …/dotnet/packs/…/ref/net10.0/ its documentation.
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var root = runtime is null ? null : Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        if (root is null || !Directory.Exists(Path.Combine(root, "packs")))
            return [];
        return [.. Packs
            .Select(pack => Path.Combine(root, "packs", pack)).Where(Directory.Exists)
            .SelectMany(pack => Directory.EnumerateDirectories(pack).OrderDescending(StringComparer.Ordinal).Take(1))
            .SelectMany(version => Directory.Exists(Path.Combine(version, "ref")) ? Directory.EnumerateDirectories(Path.Combine(version, "ref")) : [])];
    }

    private static Dictionary<string, string> Read(string path)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
            {
                while (reader.NodeType == XmlNodeType.Element && reader.Name == "member")
                {
                    var id = reader.GetAttribute("name");
                    var xml = reader.ReadOuterXml();
                    if (id is not null)
                        members[id] = xml;
                }
            }
        }
        catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException)
        {
            // A broken documentation file costs its documentation, not the completion.
        }
        return members;
    }

    public override bool Equals(object? obj) => obj is XmlDocumentation other && other.assembly == assembly;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(assembly);
}
