using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>A prepared statement.</summary>
public sealed partial class DuckDBPreparedStatement : SafeHandleZeroOrMinusOneIsInvalid
{
    /// <summary>Creates an empty handle for the marshaller to fill.</summary>
    public DuckDBPreparedStatement()
        : base(ownsHandle: true)
    {
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        Destroy(ref handle);
        return true;
    }

    [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_destroy_prepare")]
    private static partial void Destroy(ref IntPtr handle);
}
