using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Workbench.Notebooks;

/// <summary>A restored package with what it depends on.</summary>
internal sealed record RestoredPackage(string Name, string Version, IReadOnlyList<string> Assemblies, IReadOnlyList<string> NativeFiles);

/// <summary>A package as a cell asks for it; a null version stands for the newest.</summary>
internal sealed record PackageRequest(string Name, string? Version);

/// <summary>
/// Restores packages by <c>dotnet restore</c> of a small project, so that feeds, credentials and policies are those the machine is set up
/// with. A set of packages that was restored before is read back without starting a process, unless a version was left open.
/// </summary>
internal sealed partial class PackageRestore
{
    private readonly Dictionary<string, PackageRequest> requested = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> sources = [];
    private readonly string cacheFolder;
    private readonly string baseFolder;

    public PackageRestore(string? cacheFolder, string baseFolder)
    {
        this.cacheFolder = cacheFolder ?? DefaultCacheFolder();
        this.baseFolder = baseFolder;
    }

    /// <summary>Reads <c>nuget: Name, Version</c>; null when the text is not about a package.</summary>
    public static PackageRequest? Parse(string directive)
    {
        if (!directive.TrimStart().StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
            return null;
        var parts = directive[(directive.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(',', StringSplitOptions.TrimEntries);
        // Both end up in a project file and in a path: nothing but what a name or a version may hold.
        if (parts.Length > 2 || !PackageName().IsMatch(parts[0]) || (parts.Length == 2 && parts[1].Length > 0 && !PackageVersion().IsMatch(parts[1])))
            throw Errors.DirectiveMalformed("#r", directive);
        return new PackageRequest(parts[0], parts.Length == 2 && parts[1].Length > 0 ? parts[1] : null);
    }

    public void AddSource(string source)
    {
        // A relative folder is relative to the notebook.
        var full = source.Contains("://", StringComparison.Ordinal) ? source : Path.GetFullPath(Path.Combine(baseFolder, source));
        if (!sources.Contains(full, StringComparer.Ordinal))
            sources.Add(full);
    }

    /// <summary>Restores the package together with those asked for before, so that all agree on versions.</summary>
    public async Task<RestoredPackage> RestoreAsync(PackageRequest request, CancellationToken cancellationToken)
    {
        var all = new Dictionary<string, PackageRequest>(requested, StringComparer.OrdinalIgnoreCase) { [request.Name] = request };
        var project = ProjectText(all.Values);
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project)))[..16];
        var folder = Path.Combine(cacheFolder, key);
        var assets = Path.Combine(folder, "obj", "project.assets.json");
        if (!File.Exists(assets) || all.Values.Any(p => p.Version is null) || Read(assets, request.Name) is not { } known)
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(Path.Combine(folder, "packages.csproj"), project, cancellationToken);
            // Without these, the props of whatever folder lies above would apply.
            foreach (var name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
                await File.WriteAllTextAsync(Path.Combine(folder, name), "<Project />\n", cancellationToken);
            await RunRestoreAsync(folder, request, cancellationToken);
            known = Read(assets, request.Name) ?? throw Errors.PackageNotRestored(request.Name, request.Version, "dotnet restore succeeded but a file of the package is missing.");
        }
        requested[request.Name] = request;
        return known;
    }

    private string ProjectText(IEnumerable<PackageRequest> packages)
    {
        var items = string.Concat(packages.OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)
            .Select(p => $"    <PackageReference Include=\"{p.Name}\" Version=\"{p.Version ?? "*"}\" />\n"));
        var extra = string.Join(';', sources.Select(s => SecurityElement.Escape(s)));
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
                <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
                <SelfContained>false</SelfContained>
                <UseAppHost>false</UseAppHost>
                <NuGetAudit>false</NuGetAudit>
                <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
                <RestoreAdditionalProjectSources>{extra}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <ItemGroup>
            {items}  </ItemGroup>
            </Project>

            """;
    }

    private static async Task RunRestoreAsync(string folder, PackageRequest request, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(DotnetPath())
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            ArgumentList = { "restore", "packages.csproj", "-nologo", "-v", "q", "-p:TreatWarningsAsErrors=false" },
            // Errors are told in one language, whatever the machine's.
            Environment = { ["DOTNET_CLI_UI_LANGUAGE"] = "en", ["DOTNET_NOLOGO"] = "1" },
        };
        using var process = Process.Start(start) ?? throw Errors.PackageNotRestored(request.Name, request.Version, "dotnet could not be started.");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        if (process.ExitCode == 0)
            return;
        var text = await output + await error;
        var reasons = NuGetError().Matches(text).Select(m => m.Value.Trim()).Distinct(StringComparer.Ordinal).Take(3).ToList();
        var detail = reasons.Count > 0 ? string.Join(" ", reasons) : string.Create(CultureInfo.InvariantCulture, $"dotnet restore ended with {process.ExitCode}.");
        throw Errors.PackageNotRestored(request.Name, request.Version, detail.TrimEnd('.') + ".");
    }

    /// <summary>Null when the file is no list of assets, or when a package it names has been removed since.</summary>
    private static RestoredPackage? Read(string assetsPath, string name)
    {
        if (!File.Exists(assetsPath))
            return null;
        using var json = JsonDocument.Parse(File.ReadAllBytes(assetsPath));
        var root = json.RootElement;
        var folders = root.GetProperty("packageFolders").EnumerateObject().Select(f => f.Name).ToList();
        // The target with the runtime identifier has the assets chosen for this machine.
        var target = root.GetProperty("targets").EnumerateObject().OrderByDescending(t => t.Name.Length).First().Value;
        var libraries = root.GetProperty("libraries");
        var assemblies = new List<string>();
        var natives = new List<string>();
        string? version = null;
        foreach (var library in target.EnumerateObject())
        {
            var slash = library.Name.IndexOf('/', StringComparison.Ordinal);
            if (string.Equals(library.Name[..slash], name, StringComparison.OrdinalIgnoreCase))
                version = library.Name[(slash + 1)..];
            if (library.Value.GetProperty("type").GetString() != "package")
                continue;
            var path = libraries.GetProperty(library.Name).GetProperty("path").GetString()!;
            foreach (var (kind, list) in new[] { ("runtime", assemblies), ("native", natives) })
            {
                if (!library.Value.TryGetProperty(kind, out var files))
                    continue;
                foreach (var file in files.EnumerateObject().Where(f => !f.Name.EndsWith("_._", StringComparison.Ordinal)))
                {
                    var full = folders.Select(f => Path.Combine(f, path, file.Name)).FirstOrDefault(File.Exists);
                    if (full is null)
                        return null;
                    list.Add(full);
                }
            }
        }
        return version is null ? null : new RestoredPackage(name, version, assemblies, natives);
    }

    private static string DefaultCacheFolder() =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } data ? data : Path.GetTempPath(), "workbench", "packages");

    private static string DotnetPath()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        // The runtime that runs this lies in …/dotnet/shared/Microsoft.NETCore.App/10.0.x; its host is three folders up.
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var beside = runtime is null ? null : Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", name));
        return beside is not null && File.Exists(beside) ? beside : name;
    }

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.\-]{0,99}$", RegexOptions.CultureInvariant)]
    private static partial Regex PackageName();

    [GeneratedRegex(@"^[0-9A-Za-z.\-+*\[\]\(\)]{1,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex PackageVersion();

    [GeneratedRegex(@"NU\d{4}: [^\r\n\[]+", RegexOptions.CultureInvariant)]
    private static partial Regex NuGetError();
}
