using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

public static partial class NativeMethods
{
    /// <summary>Chunks: up to <see cref="Helpers.DuckDBVectorSize"/> rows of some vectors.</summary>
    public static partial class DataChunks
    {
        /// <summary>Creates an empty chunk with columns of the given logical types (their handles).</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_data_chunk")]
        public static partial DuckDBDataChunk DuckDBCreateDataChunk(IntPtr[] types, ulong columnCount);

        /// <summary>Empties a chunk so that it can be filled again.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_data_chunk_reset")]
        public static partial void DuckDBDataChunkReset(DuckDBDataChunk chunk);

        /// <summary>Number of columns.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_data_chunk_get_column_count")]
        public static partial long DuckDBDataChunkGetColumnCount(DuckDBDataChunk chunk);

        /// <summary>A column's vector. It belongs to the chunk and lives as long.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_data_chunk_get_vector")]
        public static partial IntPtr DuckDBDataChunkGetVector(DuckDBDataChunk chunk, long column);

        /// <summary>Number of rows now in the chunk.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_data_chunk_get_size")]
        public static partial ulong DuckDBDataChunkGetSize(DuckDBDataChunk chunk);

        /// <summary>Sets the number of rows.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_data_chunk_set_size")]
        internal static partial void DataChunkSetSizeCore(DuckDBDataChunk chunk, ulong size);

        /// <summary>Sets the number of rows of a chunk and returns it.</summary>
        public static long DuckDBDataChunkSetSize(DuckDBDataChunk chunk, ulong size)
        {
            DataChunkSetSizeCore(chunk, size);
            return (long)size;
        }
    }
}
