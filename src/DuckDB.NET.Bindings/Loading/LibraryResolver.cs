using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>Sends every import of this assembly to the one libduckdb of the repository, which is loaded at the first call.</summary>
internal static class LibraryResolver
{
    private static readonly Lock Gate = new();
    private static IntPtr loaded;

#pragma warning disable CA2255 // An assembly of imports cannot work without its resolver, and has no other moment to set it.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register() => NativeLibrary.SetDllImportResolver(typeof(LibraryResolver).Assembly, Resolve);

    private static IntPtr Resolve(string libraryName, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (libraryName != NativeLibraryLocator.LibraryName)
        {
            return IntPtr.Zero;
        }

        lock (Gate)
        {
            if (loaded == IntPtr.Zero)
            {
                loaded = NativeLibraryLocator.Load(NativeLibraryLocator.LibraryPath());
            }

            return loaded;
        }
    }
}
