using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace DuckDB.NET.Native;

public static partial class NativeMethods
{
    /// <summary>Statements with parameters.</summary>
    public static partial class PreparedStatements
    {
        /// <summary>Why a statement could not be prepared, or null.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_prepare_error")]
        [return: MarshalUsing(typeof(BorrowedUtf8String))]
        public static partial string? DuckDBPrepareError(DuckDBPreparedStatement statement);

        /// <summary>Number of parameters.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_nparams")]
        public static partial long DuckDBParams(DuckDBPreparedStatement statement);

        /// <summary>Type of a parameter (1-based) as far as it can be inferred; the caller disposes it.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_param_logical_type")]
        public static partial DuckDBLogicalType DuckDBParamLogicalType(DuckDBPreparedStatement statement, long index);

        /// <summary>Gives a parameter (1-based) its value, which is copied.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_bind_value")]
        public static partial DuckDBState DuckDBBindValue(DuckDBPreparedStatement statement, long index, DuckDBValue value);

        /// <summary>Runs the statement and materialises its result. Close the result on failure too: it holds the error.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_execute_prepared")]
        public static partial DuckDBState DuckDBExecutePrepared(DuckDBPreparedStatement statement, out DuckDBResult result);

        /// <summary>Runs the statement with a streaming result where the engine can. Close the result on failure too.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_execute_prepared_streaming")]
        public static partial DuckDBState DuckDBExecutePreparedStreaming(DuckDBPreparedStatement statement, out DuckDBResult result);

        /// <summary>Number of columns that the statement will give.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_prepared_statement_column_count")]
        public static partial ulong DuckDBPreparedStatementColumnCount(DuckDBPreparedStatement statement);

        /// <summary>Name of a column (0-based) that the statement will give.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_prepared_statement_column_name")]
        [return: MarshalUsing(typeof(OwnedUtf8String))]
        public static partial string? DuckDBPreparedStatementColumnName(DuckDBPreparedStatement statement, ulong column);

        /// <summary>Type of a column (0-based) that the statement will give; the caller disposes it.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_prepared_statement_column_logical_type")]
        public static partial DuckDBLogicalType DuckDBPreparedStatementColumnLogicalType(DuckDBPreparedStatement statement, ulong column);

        /// <summary>Index (1-based) of a named parameter; fails when the statement has no such parameter.</summary>
        public static DuckDBState DuckDBBindParameterIndex(DuckDBPreparedStatement statement, out int index, string name)
        {
            // The engine writes 64 bits; writing them over the caller's 32 would destroy its stack.
            DuckDBState state = BindParameterIndex(statement, out ulong wide, name);
            index = state.IsSuccess() ? checked((int)wide) : 0;
            return state;
        }

        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_bind_parameter_index", StringMarshalling = StringMarshalling.Utf8)]
        private static partial DuckDBState BindParameterIndex(DuckDBPreparedStatement statement, out ulong index, string name);
    }
}
