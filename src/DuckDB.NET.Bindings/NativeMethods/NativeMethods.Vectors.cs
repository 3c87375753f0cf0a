using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

public static partial class NativeMethods
{
    /// <summary>Columns of a chunk, in memory as the engine lays them out.</summary>
    public static partial class Vectors
    {
        /// <summary>Type of a vector; the caller disposes it.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_vector_get_column_type")]
        public static partial DuckDBLogicalType DuckDBVectorGetColumnType(IntPtr vector);

        /// <summary>Start of the vector's values. Their layout follows from its type; values of invalid rows are undefined.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_vector_get_data")]
        public static unsafe partial void* DuckDBVectorGetData(IntPtr vector);

        /// <summary>Validity mask, one bit a row, least significant first, 1 for valid; null when all rows are valid.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_vector_get_validity")]
        public static unsafe partial ulong* DuckDBVectorGetValidity(IntPtr vector);

        /// <summary>Makes the validity mask exist, all valid, so that rows can be set invalid.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_vector_ensure_validity_writable")]
        public static partial void DuckDBVectorEnsureValidityWritable(IntPtr vector);

        /// <summary>Vector of the items of all lists of a list or map vector.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_list_vector_get_child")]
        public static partial IntPtr DuckDBListVectorGetChild(IntPtr vector);

        /// <summary>Number of items of all lists together.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_list_vector_get_size")]
        public static partial long DuckDBListVectorGetSize(IntPtr vector);

        /// <summary>Sets the number of items of all lists together.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_list_vector_set_size")]
        public static partial DuckDBState DuckDBListVectorSetSize(IntPtr vector, ulong size);

        /// <summary>Makes room for items; pointers to the child's data change.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_list_vector_reserve")]
        public static partial DuckDBState DuckDBListVectorReserve(IntPtr vector, ulong capacity);

        /// <summary>Vector of the items of all arrays: row times array size is the offset.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_array_vector_get_child")]
        public static partial IntPtr DuckDBArrayVectorGetChild(IntPtr vector);

        /// <summary>Vector of a struct's field. A union's first field is its tag.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_struct_vector_get_child")]
        public static partial IntPtr DuckDBStructVectorGetChild(IntPtr vector, long index);

        /// <summary>Copies bytes into a VARCHAR or BLOB vector; text is checked to be UTF-8.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_vector_assign_string_element_len")]
        public static unsafe partial void DuckDBVectorAssignStringElementLength(IntPtr vector, ulong row, byte* text, long lengthBytes);

        /// <summary>As <see cref="DuckDBVectorAssignStringElementLength"/>, without the check: the caller guarantees UTF-8.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_unsafe_vector_assign_string_element_len")]
        public static unsafe partial void DuckDBUnsafeVectorAssignStringElementLength(
            IntPtr vector, ulong row, byte* text, long lengthBytes);
    }
}
