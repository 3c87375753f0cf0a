using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>An appender to a table. Disposing it flushes what was appended and not cleared.</summary>
public sealed partial class DuckDBAppender : SafeHandleZeroOrMinusOneIsInvalid
{
    /// <summary>Creates an empty handle for the marshaller to fill.</summary>
    public DuckDBAppender()
        : base(ownsHandle: true)
    {
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        Destroy(ref handle);
        return true;
    }

    [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_appender_destroy")]
    private static partial DuckDBState Destroy(ref IntPtr handle);
}
