using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>Up to 2048 rows of some columns. Pointers into its vectors are valid until it is disposed, reset or refilled.</summary>
public sealed partial class DuckDBDataChunk : SafeHandleZeroOrMinusOneIsInvalid
{
    /// <summary>Creates an empty handle for the marshaller to fill; the chunk is destroyed with it.</summary>
    public DuckDBDataChunk()
        : base(ownsHandle: true)
    {
    }

    /// <summary>Wraps a chunk that belongs to the engine, within a callback; disposing the handle does not destroy the chunk.</summary>
    public DuckDBDataChunk(IntPtr chunk)
        : base(ownsHandle: false) => SetHandle(chunk);

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        Destroy(ref handle);
        return true;
    }

    [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_destroy_data_chunk")]
    private static partial void Destroy(ref IntPtr handle);
}
