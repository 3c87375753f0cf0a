using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace DuckDB.NET.Native;

public static partial class NativeMethods
{
    /// <summary>Types, simple and nested.</summary>
    public static partial class LogicalType
    {
        /// <summary>Creates a simple type.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_logical_type")]
        public static partial DuckDBLogicalType DuckDBCreateLogicalType(DuckDBType type);

        /// <summary>Creates DECIMAL(width, scale).</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_decimal_type")]
        public static partial DuckDBLogicalType DuckDBCreateDecimalType(byte width, byte scale);

        /// <summary>Creates a list of a type.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_list_type")]
        public static partial DuckDBLogicalType DuckDBCreateListType(DuckDBLogicalType child);

        /// <summary>Which kind of type it is.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_get_type_id")]
        public static partial DuckDBType DuckDBGetTypeId(DuckDBLogicalType type);

        /// <summary>As above, for a handle that is not owned.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_get_type_id")]
        internal static partial DuckDBType GetTypeIdOfHandle(IntPtr type);

        /// <summary>Digits of a DECIMAL, 1 to 38.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_decimal_width")]
        public static partial byte DuckDBDecimalWidth(DuckDBLogicalType type);

        /// <summary>Digits after the point of a DECIMAL.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_decimal_scale")]
        public static partial byte DuckDBDecimalScale(DuckDBLogicalType type);

        /// <summary>Integer type that stores a DECIMAL: SMALLINT, INTEGER, BIGINT or HUGEINT by width.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_decimal_internal_type")]
        public static partial DuckDBType DuckDBDecimalInternalType(DuckDBLogicalType type);

        /// <summary>Integer type that stores an ENUM: UTINYINT, USMALLINT or UINTEGER.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_enum_internal_type")]
        public static partial DuckDBType DuckDBEnumInternalType(DuckDBLogicalType type);

        /// <summary>Number of values of an ENUM.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_enum_dictionary_size")]
        public static partial uint DuckDBEnumDictionarySize(DuckDBLogicalType type);

        /// <summary>A value of an ENUM, by its stored number.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_enum_dictionary_value")]
        [return: MarshalUsing(typeof(OwnedUtf8String))]
        public static partial string DuckDBEnumDictionaryValue(DuckDBLogicalType type, long index);

        /// <summary>Type of a list's items; the caller disposes it.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_list_type_child_type")]
        public static partial DuckDBLogicalType DuckDBListTypeChildType(DuckDBLogicalType type);

        /// <summary>Type of an array's items; the caller disposes it.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_array_type_child_type")]
        public static partial DuckDBLogicalType DuckDBArrayTypeChildType(DuckDBLogicalType type);

        /// <summary>Number of items in each array of the type.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_array_type_array_size")]
        public static partial long DuckDBArrayVectorGetSize(DuckDBLogicalType type);

        /// <summary>Type of a map's keys; the caller disposes it.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_map_type_key_type")]
        public static partial DuckDBLogicalType DuckDBMapTypeKeyType(DuckDBLogicalType type);

        /// <summary>Type of a map's values; the caller disposes it.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_map_type_value_type")]
        public static partial DuckDBLogicalType DuckDBMapTypeValueType(DuckDBLogicalType type);

        /// <summary>Number of fields of a struct.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_struct_type_child_count")]
        public static partial long DuckDBStructTypeChildCount(DuckDBLogicalType type);

        /// <summary>Name of a struct's field.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_struct_type_child_name")]
        [return: MarshalUsing(typeof(OwnedUtf8String))]
        public static partial string DuckDBStructTypeChildName(DuckDBLogicalType type, long index);

        /// <summary>Type of a struct's field; the caller disposes it.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_struct_type_child_type")]
        public static partial DuckDBLogicalType DuckDBStructTypeChildType(DuckDBLogicalType type, long index);

        /// <summary>Number of members of a union.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_union_type_member_count")]
        public static partial long DuckDBUnionTypeMemberCount(DuckDBLogicalType type);

        /// <summary>Name of a union's member.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_union_type_member_name")]
        [return: MarshalUsing(typeof(OwnedUtf8String))]
        public static partial string DuckDBUnionTypeMemberName(DuckDBLogicalType type, long index);

        /// <summary>Type of a union's member; the caller disposes it.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_union_type_member_type")]
        public static partial DuckDBLogicalType DuckDBUnionTypeMemberType(DuckDBLogicalType type, long index);

        /// <summary>Alias of a type (<c>JSON</c>, or the name of a CREATE TYPE), or null.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_logical_type_get_alias")]
        [return: MarshalUsing(typeof(OwnedUtf8String))]
        public static partial string? DuckDBLogicalTypeGetAlias(DuckDBLogicalType type);
    }
}
