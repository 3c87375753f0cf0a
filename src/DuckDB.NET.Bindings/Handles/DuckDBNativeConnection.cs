using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>A connection to a database.</summary>
public sealed partial class DuckDBNativeConnection : SafeHandleZeroOrMinusOneIsInvalid
{
    /// <summary>Creates an empty handle for the marshaller to fill.</summary>
    public DuckDBNativeConnection()
        : base(ownsHandle: true)
    {
    }

    /// <summary>Asks the query now running on the connection to stop; it ends with <see cref="DuckDBErrorType.Interrupt"/>. May be called from any thread.</summary>
    public void Interrupt() => NativeInterrupt(this);

    [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_interrupt")]
    private static partial void NativeInterrupt(DuckDBNativeConnection connection);

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        Destroy(ref handle);
        return true;
    }

    [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_disconnect")]
    private static partial void Destroy(ref IntPtr handle);
}
