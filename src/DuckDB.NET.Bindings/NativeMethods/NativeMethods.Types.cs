using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

public static partial class NativeMethods
{
    /// <summary>Materialised results by chunk.</summary>
    public static partial class Types
    {
        /// <summary>One chunk of a materialised result, by index; invalid past the end.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_result_get_chunk")]
        public static partial DuckDBDataChunk DuckDBResultGetChunk(DuckDBResult result, long index);

        /// <summary>1 when the result is read while the query runs, 0 when it is materialised.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_result_is_streaming")]
        public static partial byte DuckDBResultIsStreaming(DuckDBResult result);
    }
}
