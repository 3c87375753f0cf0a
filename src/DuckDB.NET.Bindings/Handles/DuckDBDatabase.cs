using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>An open database. Disposing it closes the file once its connections are closed too.</summary>
public sealed partial class DuckDBDatabase : SafeHandleZeroOrMinusOneIsInvalid
{
    /// <summary>Creates an empty handle for the marshaller to fill.</summary>
    public DuckDBDatabase()
        : base(ownsHandle: true)
    {
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        Destroy(ref handle);
        return true;
    }

    [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_close")]
    private static partial void Destroy(ref IntPtr handle);
}
