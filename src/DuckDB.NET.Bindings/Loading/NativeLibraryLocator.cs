using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>
/// Finds the repository's <c>npm</c> folder and the one libduckdb in it. The repository is the folder that WORKBENCH_HOME names, or else
/// the nearest folder above the program that holds <c>npm/package.json</c>.
/// </summary>
public static class NativeLibraryLocator
{
    /// <summary>Name by which the API's imports ask for the library.</summary>
    public const string LibraryName = "duckdb";

    /// <summary>Environment variable that names the repository's folder, for programs that run outside it.</summary>
    public const string HomeVariable = "WORKBENCH_HOME";

    /// <summary>Major and minor version of libduckdb that these bindings are written for.</summary>
    public const string SupportedVersion = "v1.5.";

    /// <summary>The repository's folder.</summary>
    /// <exception cref="NativeLibraryException">There is none (WB9001).</exception>
    public static string FindHome() => FindHome(AppContext.BaseDirectory, Environment.GetEnvironmentVariable(HomeVariable));

    /// <summary>The repository's <c>npm</c> folder, which holds <c>node_modules</c> once it is installed.</summary>
    /// <exception cref="NativeLibraryException">There is no repository (WB9001).</exception>
    public static string FindNpmFolder() => Path.Combine(FindHome(), "npm");

    /// <summary>Where libduckdb has to be for this machine; whether it is there is not looked at.</summary>
    /// <exception cref="NativeLibraryException">There is no repository (WB9001), or no libduckdb for such a machine (WB9005).</exception>
    public static string LibraryPath() => LibraryPath(FindHome(), RuntimeInformation.RuntimeIdentifier, RuntimeInformation.ProcessArchitecture);

    /// <summary>The repository's folder, as seen from a folder.</summary>
    /// <param name="baseDirectory">Where to begin; each folder above it is tried in turn.</param>
    /// <param name="home">The folder itself when it is known; nothing else is tried then. Null or blank when it is not.</param>
    /// <exception cref="NativeLibraryException">There is none (WB9001); the message names each path tried.</exception>
    public static string FindHome(string baseDirectory, string? home)
    {
        var tried = new List<string>();
        if (!string.IsNullOrWhiteSpace(home))
        {
            return IsHome(home, tried) ? Path.GetFullPath(home) : throw Errors.NoHome(tried, home);
        }

        for (var folder = new DirectoryInfo(baseDirectory); folder is not null; folder = folder.Parent)
        {
            if (IsHome(folder.FullName, tried))
            {
                return folder.FullName;
            }
        }

        throw Errors.NoHome(tried, home: null);
    }

    /// <summary>Where libduckdb has to be in a repository for a machine of this system and another processor.</summary>
    /// <param name="home">The repository's folder.</param>
    /// <param name="runtimeIdentifier">The machine, as .NET names it: <c>linux-x64</c>, <c>linux-musl-x64</c>.</param>
    /// <param name="architecture">The processor.</param>
    /// <exception cref="NativeLibraryException">There is no libduckdb for such a machine (WB9005).</exception>
    public static string LibraryPath(string home, string runtimeIdentifier, Architecture architecture)
    {
        (string system, string file) =
            OperatingSystem.IsLinux() ? ("linux", "libduckdb.so")
            : OperatingSystem.IsMacOS() ? ("darwin", "libduckdb.dylib")
            : OperatingSystem.IsWindows() ? ("win32", "duckdb.dll")
            : throw Errors.NoSuchPlatform(runtimeIdentifier);
        string processor = architecture switch
        {
            Architecture.X64 => "x64",
            Architecture.Arm64 => "arm64",
            _ => throw Errors.NoSuchPlatform(runtimeIdentifier),
        };
        string musl = runtimeIdentifier.Contains("musl", StringComparison.Ordinal) ? "-musl" : "";
        return Path.Combine(home, "npm", "node_modules", "@duckdb", $"node-bindings-{system}-{processor}{musl}", file);
    }

    /// <summary>Loads a libduckdb and checks that it is one, of the supported version.</summary>
    /// <param name="path">The library's file.</param>
    /// <returns>The library's handle. The API's imports use the one of <see cref="LibraryPath()"/>, loaded at the first call.</returns>
    /// <exception cref="NativeLibraryException">
    /// There is no file (WB9002), it is no library of this machine (WB9006), or no libduckdb of the supported version (WB9007).
    /// </exception>
    public static IntPtr Load(string path)
    {
        if (!File.Exists(path))
        {
            throw Errors.NoLibrary(path);
        }

        IntPtr library;
        try
        {
            library = NativeLibrary.Load(path);
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
        {
            throw Errors.NotALibrary(path, exception);
        }

        string? version = VersionOf(library);
        if (version is null || !version.StartsWith(SupportedVersion, StringComparison.Ordinal))
        {
            NativeLibrary.Free(library);
            throw Errors.WrongVersion(path, version);
        }

        return library;
    }

    private static unsafe string? VersionOf(IntPtr library) =>
        NativeLibrary.TryGetExport(library, "duckdb_library_version", out IntPtr export)
            ? BorrowedUtf8String.ConvertToManaged(((delegate* unmanaged[Cdecl]<byte*>)export)())
            : null;

    private static bool IsHome(string folder, List<string> tried)
    {
        string mark = Path.Combine(folder, "npm", "package.json");
        tried.Add(mark);
        return File.Exists(mark);
    }
}
