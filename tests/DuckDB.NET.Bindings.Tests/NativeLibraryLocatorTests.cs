using System.Diagnostics;
using System.Runtime.InteropServices;
using DuckDB.NET.Native;

namespace DuckDB.NET.Bindings.Tests;

public sealed class NativeLibraryLocatorTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bindings-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_repository_is_the_nearest_folder_above_with_npm()
    {
        Directory.CreateDirectory(Path.Combine(folder, "npm"));
        File.WriteAllText(Path.Combine(folder, "npm", "package.json"), "{}");
        string below = Directory.CreateDirectory(Path.Combine(folder, "artifacts", "bin")).FullName;
        Assert.Equal(folder, NativeLibraryLocator.FindHome(below, home: null));
        Assert.Equal(folder, NativeLibraryLocator.FindHome("/", folder));
    }

    [Fact]
    public void A_wrong_home_says_which_and_what_to_do()
    {
        var exception = Assert.Throws<NativeLibraryException>(() => NativeLibraryLocator.FindHome("/", folder));
        Assert.Equal("WB9001", exception.Code);
        Assert.Equal(
            $"WB9001: WORKBENCH_HOME is \"{folder}\", which holds no npm/package.json. Tried: {Path.Combine(folder, "npm", "package.json")}. "
            + "Run the program inside the repository, or set WORKBENCH_HOME to the repository's folder.",
            exception.Message);
    }

    [Fact]
    public void No_repository_lists_every_folder_tried()
    {
        var exception = Assert.Throws<NativeLibraryException>(() => NativeLibraryLocator.FindHome(folder, home: null));
        Assert.Equal(folder.Split(Path.DirectorySeparatorChar).Length, exception.PathsTried.Count);
        Assert.StartsWith("WB9001: No folder above the program is the Workbench's: none holds npm/package.json. Tried: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_library_names_the_path_and_the_command()
    {
        string path = NativeLibraryLocator.LibraryPath(folder, "linux-x64", Architecture.X64);
        var exception = Assert.Throws<NativeLibraryException>(() => NativeLibraryLocator.Load(path));
        Assert.Equal(
            $"WB9002: libduckdb is not at \"{path}\". Install it with `npm ci --prefix npm` in the repository, or run `./workbench doctor`.",
            exception.Message);
        Assert.Equal([path], exception.PathsTried);
    }

    [Fact]
    public void A_file_that_is_no_library_is_refused()
    {
        string path = Path.Combine(folder, "libduckdb.so");
        File.WriteAllText(path, "not a library");
        var exception = Assert.Throws<NativeLibraryException>(() => NativeLibraryLocator.Load(path));
        Assert.StartsWith($"WB9006: The file \"{path}\" cannot be loaded as libduckdb: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_library_is_refused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks for a library of the .NET runtime by its Linux name");
        string path = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "libSystem.Native.so");
        var exception = Assert.Throws<NativeLibraryException>(() => NativeLibraryLocator.Load(path));
        Assert.Equal(
            $"WB9007: The library \"{path}\" is no libduckdb; v1.5.x is needed. Install it with `npm ci --prefix npm` in the repository, or run `./workbench doctor`.",
            exception.Message);
    }

    [Fact]
    public void Alpine_has_a_library_of_its_own()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the name is that of Linux");
        Assert.EndsWith("node-bindings-linux-arm64-musl/libduckdb.so", NativeLibraryLocator.LibraryPath("/w", "linux-musl-arm64", Architecture.Arm64), StringComparison.Ordinal);
        var exception = Assert.Throws<NativeLibraryException>(() => NativeLibraryLocator.LibraryPath("/w", "linux-s390x", Architecture.S390x));
        Assert.Equal("WB9005: There is no libduckdb for linux-s390x. It exists for linux, macOS and Windows on x64 and arm64.", exception.Message);
    }

    [Fact]
    public async Task A_program_without_the_library_fails_with_the_same_words()
    {
        // The test's own program, started once more with a home that holds no library; `--` arguments go to the probe below.
        // Started as `dotnet X.dll` or as its own executable, the way this process was.
        string[] program = Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet" ? [typeof(NativeLibraryLocatorTests).Assembly.Location] : [];
        using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. program, "-method", $"{typeof(NativeLibraryLocatorTests).FullName}.{nameof(Probe)}"])
        {
            Environment = { ["WORKBENCH_HOME"] = PrepareHome(), ["BINDINGS_PROBE"] = "1" },
            RedirectStandardOutput = true,
        })!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Contains("WB9002: libduckdb is not at", output, StringComparison.Ordinal);
        Assert.Contains("npm ci --prefix npm", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Probe()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("BINDINGS_PROBE") == "1", "runs only in the child process of the test above");
        using var connection = TestDatabase.Open();
    }

    [Fact]
    public void The_library_is_loaded_from_the_repository() =>
        Assert.Equal("v1.5.6", NativeMethods.Startup.DuckDBLibraryVersion());

    private string PrepareHome()
    {
        Directory.CreateDirectory(Path.Combine(folder, "npm"));
        File.WriteAllText(Path.Combine(folder, "npm", "package.json"), "{}");
        return folder;
    }
}
