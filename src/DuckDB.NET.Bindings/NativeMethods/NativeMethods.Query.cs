using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace DuckDB.NET.Native;

public static partial class NativeMethods
{
    /// <summary>Results of queries.</summary>
    public static partial class Query
    {
        /// <summary>Number of columns of a result.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_column_count")]
        public static partial ulong DuckDBColumnCount(in DuckDBResult result);

        /// <summary>Number of rows of a materialised result; 0 for a streaming one.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_row_count")]
        public static partial ulong DuckDBRowCount(in DuckDBResult result);

        /// <summary>Number of rows that an INSERT, UPDATE or DELETE changed.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_rows_changed")]
        public static partial long DuckDBRowsChanged(in DuckDBResult result);

        /// <summary>Name of a column, or null when the index is out of range.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_column_name")]
        [return: MarshalUsing(typeof(BorrowedUtf8String))]
        public static partial string? DuckDBColumnName(in DuckDBResult result, long column);

        /// <summary>Type of a column; the caller disposes it.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_column_logical_type")]
        public static partial DuckDBLogicalType DuckDBColumnLogicalType(in DuckDBResult result, long column);

        /// <summary>Message of a failed query, or null.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_result_error")]
        [return: MarshalUsing(typeof(BorrowedUtf8String))]
        public static partial string? DuckDBResultError(in DuckDBResult result);

        /// <summary>Class of the error of a failed query.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_result_error_type")]
        public static partial DuckDBErrorType DuckDBResultErrorType(in DuckDBResult result);

        /// <summary>What kind of result a statement gave.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_result_return_type")]
        public static partial DuckDBResultType DuckDBResultReturnType(DuckDBResult result);

        /// <summary>Next chunk of a result, streaming or materialised; invalid at the end.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_fetch_chunk")]
        public static partial DuckDBDataChunk DuckDBFetchChunk(DuckDBResult result);
    }
}
