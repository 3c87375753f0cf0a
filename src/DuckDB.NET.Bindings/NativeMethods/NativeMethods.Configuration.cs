using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace DuckDB.NET.Native;

public static partial class NativeMethods
{
    /// <summary>Options given when a database is opened.</summary>
    public static partial class Configuration
    {
        /// <summary>Creates an empty set of options.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_config")]
        public static partial DuckDBState DuckDBCreateConfig(out DuckDBConfig config);

        /// <summary>Sets one option by name; fails when the name or the value is unknown.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_set_config", StringMarshalling = StringMarshalling.Utf8)]
        public static partial DuckDBState DuckDBSetConfig(DuckDBConfig config, string name, string? option);

        /// <summary>Number of options that there are.</summary>
        public static int DuckDBConfigCount() => checked((int)ConfigCount());

        /// <summary>Name and description of an option (0-based); fails when there is no such option.</summary>
        public static DuckDBState DuckDBGetConfigFlag(int index, out string? name, out string? description) =>
            GetConfigFlag((nuint)index, out name, out description);

        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_config_count")]
        private static partial nuint ConfigCount();

        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_get_config_flag")]
        private static partial DuckDBState GetConfigFlag(
            nuint index,
            [MarshalUsing(typeof(BorrowedUtf8String))] out string? name,
            [MarshalUsing(typeof(BorrowedUtf8String))] out string? description);
    }
}
