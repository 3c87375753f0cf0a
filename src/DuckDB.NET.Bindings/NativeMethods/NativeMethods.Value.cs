using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

public static partial class NativeMethods
{
    /// <summary>Single values: parameters, and arguments of table functions.</summary>
    public static partial class Value
    {
        /// <summary>A SQL NULL.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_null_value")]
        public static partial DuckDBValue DuckDBCreateNullValue();

        /// <summary>A BOOLEAN.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_bool")]
        public static partial DuckDBValue DuckDBCreateBool([MarshalAs(UnmanagedType.U1)] bool value);

        /// <summary>A TINYINT.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_int8")]
        public static partial DuckDBValue DuckDBCreateInt8(sbyte value);

        /// <summary>A SMALLINT.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_int16")]
        public static partial DuckDBValue DuckDBCreateInt16(short value);

        /// <summary>An INTEGER.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_int32")]
        public static partial DuckDBValue DuckDBCreateInt32(int value);

        /// <summary>A BIGINT.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_int64")]
        public static partial DuckDBValue DuckDBCreateInt64(long value);

        /// <summary>A UTINYINT.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_uint8")]
        public static partial DuckDBValue DuckDBCreateUInt8(byte value);

        /// <summary>A USMALLINT.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_uint16")]
        public static partial DuckDBValue DuckDBCreateUInt16(ushort value);

        /// <summary>A UINTEGER.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_uint32")]
        public static partial DuckDBValue DuckDBCreateUInt32(uint value);

        /// <summary>A UBIGINT.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_uint64")]
        public static partial DuckDBValue DuckDBCreateUInt64(ulong value);

        /// <summary>A HUGEINT.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_hugeint")]
        public static partial DuckDBValue DuckDBCreateHugeInt(DuckDBHugeInt value);

        /// <summary>A UHUGEINT.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_uhugeint")]
        public static partial DuckDBValue DuckDBCreateUHugeInt(DuckDBUHugeInt value);

        /// <summary>A BIGNUM, copied from its bytes.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_bignum")]
        public static partial DuckDBValue DuckDBCreateBignum(DuckDBBignum value);

        /// <summary>A DECIMAL.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_decimal")]
        public static partial DuckDBValue DuckDBCreateDecimal(DuckDBDecimal value);

        /// <summary>A FLOAT.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_float")]
        public static partial DuckDBValue DuckDBCreateFloat(float value);

        /// <summary>A DOUBLE.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_double")]
        public static partial DuckDBValue DuckDBCreateDouble(double value);

        /// <summary>A UUID from its 128 bits, most significant first, without the sign flip of storage.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_uuid")]
        public static partial DuckDBValue DuckDBCreateUuid(DuckDBHugeInt value);

        /// <summary>A BLOB, copied.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_blob")]
        public static partial DuckDBValue DuckDBCreateBlob(byte[] value, long length);

        /// <summary>A DATE.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_date")]
        public static partial DuckDBValue DuckDBCreateDate(DuckDBDate value);

        /// <summary>A TIME.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_time")]
        public static partial DuckDBValue DuckDBCreateTime(DuckDBTime value);

        /// <summary>A TIME WITH TIME ZONE.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_time_tz_value")]
        public static partial DuckDBValue DuckDBCreateTimeTz(DuckDBTimeTzStruct value);

        /// <summary>A TIMESTAMP, in microseconds.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_timestamp")]
        public static partial DuckDBValue DuckDBCreateTimestamp(DuckDBTimestampStruct value);

        /// <summary>A TIMESTAMP WITH TIME ZONE, in microseconds of UTC.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_timestamp_tz")]
        public static partial DuckDBValue DuckDBCreateTimestampTz(DuckDBTimestampStruct value);

        /// <summary>A TIMESTAMP_S; the number counts seconds.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_timestamp_s")]
        public static partial DuckDBValue DuckDBCreateTimestampS(DuckDBTimestampStruct value);

        /// <summary>A TIMESTAMP_MS; the number counts milliseconds.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_timestamp_ms")]
        public static partial DuckDBValue DuckDBCreateTimestampMs(DuckDBTimestampStruct value);

        /// <summary>A TIMESTAMP_NS; the number counts nanoseconds.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_timestamp_ns")]
        public static partial DuckDBValue DuckDBCreateTimestampNs(DuckDBTimestampStruct value);

        /// <summary>An INTERVAL.</summary>
        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_interval")]
        public static partial DuckDBValue DuckDBCreateInterval(DuckDBInterval value);

        /// <summary>A VARCHAR, copied. Text may hold any character, also U+0000.</summary>
        public static unsafe DuckDBValue DuckDBCreateVarchar(string value)
        {
            byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(value);
            fixed (byte* text = utf8)
            {
                // An empty array pins to null, which the engine would read as no text at all.
                byte nothing = 0;
                return CreateVarcharLength(text is null ? &nothing : text, (ulong)utf8.Length);
            }
        }

        /// <summary>A list of values of a type; the values are copied. Invalid when one does not fit the type.</summary>
        public static DuckDBValue DuckDBCreateListValue(DuckDBLogicalType itemType, DuckDBValue[] values, int count) =>
            WithHandles(itemType, values, count, CreateListValue);

        /// <summary>An array of values of a type; the values are copied. Invalid when one does not fit the type.</summary>
        public static DuckDBValue DuckDBCreateArrayValue(DuckDBLogicalType itemType, DuckDBValue[] values, int count) =>
            WithHandles(itemType, values, count, CreateArrayValue);

        private static DuckDBValue WithHandles(
            DuckDBLogicalType itemType, DuckDBValue[] values, int count, Func<DuckDBLogicalType, IntPtr[], ulong, DuckDBValue> create)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(count, values.Length);
            // One slot more than needed: an empty array would be passed as null, which the engine refuses.
            var handles = new IntPtr[count + 1];
            int held = 0;
            try
            {
                for (; held < count; held++)
                {
                    bool added = false;
                    values[held].DangerousAddRef(ref added);
                    handles[held] = values[held].DangerousGetHandle();
                }

                return create(itemType, handles, (ulong)count);
            }
            finally
            {
                while (held > 0)
                {
                    values[--held].DangerousRelease();
                }
            }
        }

        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_varchar_length")]
        private static unsafe partial DuckDBValue CreateVarcharLength(byte* text, ulong length);

        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_list_value")]
        private static partial DuckDBValue CreateListValue(DuckDBLogicalType itemType, IntPtr[] values, ulong count);

        [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_create_array_value")]
        private static partial DuckDBValue CreateArrayValue(DuckDBLogicalType itemType, IntPtr[] values, ulong count);
    }
}
