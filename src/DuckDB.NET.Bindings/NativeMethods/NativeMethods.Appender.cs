using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

public static partial class NativeMethods
{
    /// <summary>Bulk loading.</summary>
    public static partial class Appender
    {
        /// <summary>Creates an appender to a table. On failure the handle is valid and holds the error.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_appender_create_ext", StringMarshalling = StringMarshalling.Utf8)]
        public static partial DuckDBState DuckDBAppenderCreateExt(
            DuckDBNativeConnection connection, string? catalog, string? schema, string table, out DuckDBAppender appender);

        /// <summary>Number of columns that the appender fills.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_appender_column_count")]
        public static partial ulong DuckDBAppenderColumnCount(DuckDBAppender appender);

        /// <summary>Type of a column; the caller disposes it.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_appender_column_type")]
        public static partial DuckDBLogicalType DuckDBAppenderColumnType(DuckDBAppender appender, ulong column);

        /// <summary>Appends all rows of a chunk. The parts of a value that is NULL (fields, members, items of an array) become NULL too.</summary>
        public static DuckDBState DuckDBAppendDataChunk(DuckDBAppender appender, DuckDBDataChunk chunk)
        {
            NestedNulls.Spread(chunk);
            return AppendDataChunk(appender, chunk);
        }

        /// <summary>The error of the last call; the caller disposes it.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_appender_error_data")]
        public static partial DuckDBErrorData DuckDBAppenderErrorData(DuckDBAppender appender);

        /// <summary>Drops what was appended and not yet flushed.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_appender_clear")]
        public static partial DuckDBState DuckDBAppenderClear(DuckDBAppender appender);

        /// <summary>Flushes and closes the appender; nothing can be appended after.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_appender_close")]
        public static partial DuckDBState DuckDBAppenderClose(DuckDBAppender appender);

        /// <summary>Writes a column's default value into a chunk of the appender.</summary>
        public static DuckDBState DuckDBAppendDefaultToChunk(DuckDBAppender appender, DuckDBDataChunk chunk, int column, ulong row) =>
            AppendDefaultToChunk(appender, chunk, (ulong)column, row);

        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_append_data_chunk")]
        private static partial DuckDBState AppendDataChunk(DuckDBAppender appender, DuckDBDataChunk chunk);

        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_append_default_to_chunk")]
        private static partial DuckDBState AppendDefaultToChunk(DuckDBAppender appender, DuckDBDataChunk chunk, ulong column, ulong row);
    }
}
