using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>An error that stands alone.</summary>
public sealed partial class DuckDBErrorData : SafeHandleZeroOrMinusOneIsInvalid
{
    /// <summary>Creates an empty handle for the marshaller to fill.</summary>
    public DuckDBErrorData()
        : base(ownsHandle: true)
    {
    }

    /// <summary>Whether there is an error.</summary>
    public bool HasError => NativeMethods.ErrorData.HasError(this);

    /// <summary>The message, empty when there is no error.</summary>
    public string Message => NativeMethods.ErrorData.Message(this) ?? "";

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        Destroy(ref handle);
        return true;
    }

    [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_destroy_error_data")]
    private static partial void Destroy(ref IntPtr handle);
}
