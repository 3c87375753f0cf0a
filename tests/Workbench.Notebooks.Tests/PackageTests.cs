using System.IO.Compression;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Workbench.Notebooks.Tests;

/// <summary><c>#r</c> with files and packages, from a folder: no network.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("wb-packages-").FullName;
    private readonly RecordingOutput output = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Library()
    {
        var path = Path.Combine(folder, "Sample.Numbers.dll");
        var result = CSharpCompilation.Create("Sample.Numbers", [CSharpSyntaxTree.ParseText("namespace Sample; public static class Numbers { public static int Answer() => 42; }")],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(path);
        Assert.True(result.Success);
        return path;
    }

    [Fact]
    public async Task An_assembly_by_path_is_found_relative_to_the_notebook_and_stays()
    {
        Library();
        using var session = new CSharpSession(new SessionOptions { Folder = folder });
        await session.RunAsync("#r \"Sample.Numbers.dll\"", output, cancellationToken: TestContext.Current.CancellationToken);
        var outcome = await session.RunAsync("Sample.Numbers.Answer()", output, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(42, outcome.Value);
        Assert.Contains("CS0006", (await session.RunAsync("#r \"Missing.dll\"", output, cancellationToken: TestContext.Current.CancellationToken)).Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_is_restored_once_and_a_missing_one_is_named()
    {
        var feed = Directory.CreateDirectory(Path.Combine(folder, "feed")).FullName;
        using (var package = ZipFile.Open(Path.Combine(feed, "Sample.Numbers.1.2.3.nupkg"), ZipArchiveMode.Create))
        {
            package.CreateEntryFromFile(Library(), "lib/net8.0/Sample.Numbers.dll");
            await using var manifest = new StreamWriter(await package.CreateEntry("Sample.Numbers.nuspec").OpenAsync(TestContext.Current.CancellationToken));
            await manifest.WriteAsync("<?xml version=\"1.0\"?><package xmlns=\"http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd\"><metadata><id>Sample.Numbers</id><version>1.2.3</version><authors>t</authors><description>t</description></metadata></package>");
        }
        var cache = Directory.CreateDirectory(Path.Combine(folder, "cache")).FullName;
        await File.WriteAllTextAsync(Path.Combine(cache, "nuget.config"), $"<configuration><config><add key=\"globalPackagesFolder\" value=\"{Path.Combine(folder, "global")}\"/></config><packageSources><clear/></packageSources></configuration>", TestContext.Current.CancellationToken);
        const string Code = "#i \"nuget:feed\"\n#r \"nuget: Sample.Numbers, 1.2.3\"\nSample.Numbers.Answer()";
        using (var session = new CSharpSession(new SessionOptions { Folder = folder, PackageCache = cache }))
        {
            var outcome = await session.RunAsync(Code, output, cancellationToken: TestContext.Current.CancellationToken);
            Assert.True(outcome.Error is null, outcome.Error?.Message);
            Assert.Equal(42, outcome.Value);
            Assert.Equal(["Restoring Sample.Numbers 1.2.3 …", "Restored Sample.Numbers 1.2.3"], [output.Text(0), output.Text(1)]);
            var missing = await session.RunAsync("#r \"nuget: Sample.Nothing, 1.0.0\"", output, cancellationToken: TestContext.Current.CancellationToken);
            Assert.StartsWith("WB6001: The package Sample.Nothing 1.0.0 could not be restored: NU1101", missing.Error!.Message, StringComparison.Ordinal);
            var malformed = await session.RunAsync("#r \"nuget: a b; rm\"", output, cancellationToken: TestContext.Current.CancellationToken);
            Assert.StartsWith("WB6002", malformed.Error!.Message, StringComparison.Ordinal);
        }
        // The second session reads what the first restored; the feed is gone.
        Directory.Delete(feed, recursive: true);
        using var second = new CSharpSession(new SessionOptions { Folder = folder, PackageCache = cache });
        Assert.Equal(42, (await second.RunAsync(Code, output, cancellationToken: TestContext.Current.CancellationToken)).Value);
    }
}
