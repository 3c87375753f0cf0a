using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

public static partial class NativeMethods
{
    /// <summary>Odds and ends of the manual.</summary>
    public static partial class Helpers
    {
        /// <summary>Most rows that a chunk holds (2048).</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_vector_size")]
        public static partial ulong DuckDBVectorSize();
    }
}
