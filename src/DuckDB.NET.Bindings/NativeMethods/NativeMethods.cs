namespace DuckDB.NET.Native;

/// <summary>
/// libduckdb's C API as the ADO.NET provider and the DataFrames of the Workbench call it: one nested class for each section of the C API
/// manual. Handles are <see cref="System.Runtime.InteropServices.SafeHandle"/>s; text that the library keeps is only copied, text that it
/// hands over is copied and freed. The Arrow section is not supported.
/// </summary>
public static partial class NativeMethods
{
}
