using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>The context that a query runs in.</summary>
public sealed partial class DuckDBClientContext : SafeHandleZeroOrMinusOneIsInvalid
{
    /// <summary>Creates an empty handle for the marshaller to fill.</summary>
    public DuckDBClientContext()
        : base(ownsHandle: true)
    {
    }

    /// <summary>Number of the connection, unique within the database.</summary>
    public ulong ConnectionId => GetConnectionId(this);

    [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_client_context_get_connection_id")]
    private static partial ulong GetConnectionId(DuckDBClientContext context);

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        Destroy(ref handle);
        return true;
    }

    [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_destroy_client_context")]
    private static partial void Destroy(ref IntPtr handle);
}
