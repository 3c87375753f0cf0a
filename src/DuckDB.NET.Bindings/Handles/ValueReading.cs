using System.Collections;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace DuckDB.NET.Native;

/// <summary>
/// Reads single values into C#. Integers come as <see cref="BigInteger"/>, dates and times as the types of this namespace, lists as
/// <see cref="List{T}"/> of objects, structs as dictionaries by name, maps as lists of pairs.
/// </summary>
internal static unsafe partial class ValueReading
{
    private const string Library = NativeLibraryLocator.LibraryName;

    internal static object Read(DuckDBValue value, out DuckDBType type)
    {
        // The type belongs to the value and must not be destroyed, so it is not wrapped in a handle.
        IntPtr logicalType = GetValueType(value);
        type = NativeMethods.LogicalType.GetTypeIdOfHandle(logicalType);
        return type switch
        {
            DuckDBType.Boolean => GetBool(value),
            DuckDBType.TinyInt => (BigInteger)GetInt8(value),
            DuckDBType.SmallInt => (BigInteger)GetInt16(value),
            DuckDBType.Integer => (BigInteger)GetInt32(value),
            DuckDBType.BigInt => (BigInteger)GetInt64(value),
            DuckDBType.UnsignedTinyInt => (BigInteger)GetUInt8(value),
            DuckDBType.UnsignedSmallInt => (BigInteger)GetUInt16(value),
            DuckDBType.UnsignedInteger => (BigInteger)GetUInt32(value),
            DuckDBType.UnsignedBigInt => (BigInteger)GetUInt64(value),
            DuckDBType.HugeInt => GetHugeInt(value).ToBigInteger(),
            DuckDBType.UnsignedHugeInt => GetUHugeInt(value).ToBigInteger(),
            DuckDBType.BigNum => ReadBignum(value),
            DuckDBType.Float => GetFloat(value),
            DuckDBType.Double => GetDouble(value),
            DuckDBType.Decimal => GetDecimal(value),
            DuckDBType.Varchar => GetVarchar(value) ?? "",
            DuckDBType.Enum => GetVarchar(value) ?? "",
            DuckDBType.Bit => GetVarchar(value) ?? "",
            DuckDBType.Blob => ReadBlob(value),
            DuckDBType.Uuid => ReadUuid(value),
            DuckDBType.Date => DuckDBDateOnly.FromDuckDBDate(GetDate(value)),
            DuckDBType.Time => DuckDBTimeOnly.FromMicros(GetTime(value).Micros),
            DuckDBType.TimeTz => NativeMethods.DateTimeHelpers.DuckDBFromTimeTz(GetTimeTz(value)),
            DuckDBType.Timestamp => DuckDBTimestamp.FromDuckDBTimestampStruct(GetTimestamp(value)),
            DuckDBType.TimestampTz => DuckDBTimestamp.FromDuckDBTimestampStruct(GetTimestampTz(value)),
            DuckDBType.TimestampS => Scaled(GetTimestampS(value), 1_000_000, 1),
            DuckDBType.TimestampMs => Scaled(GetTimestampMs(value), 1_000, 1),
            DuckDBType.TimestampNs => Scaled(GetTimestampNs(value), 1, 1_000),
            DuckDBType.Interval => GetInterval(value),
            DuckDBType.List => ReadList(value),
            DuckDBType.Struct => ReadStruct(value, logicalType),
            DuckDBType.Map => ReadMap(value),
            _ => throw Errors.UnsupportedArgument(type),
        };
    }

    [LibraryImport(Library, EntryPoint = "duckdb_is_null_value")]
    [return: MarshalAs(UnmanagedType.U1)]
    internal static partial bool IsNull(DuckDBValue value);

    private static DuckDBTimestamp Scaled(DuckDBTimestampStruct stored, long factor, long divisor) =>
        DuckDBTimestamp.FromDuckDBTimestampStruct(
            stored.IsInfinity ? stored : new() { Micros = checked(stored.Micros * factor) / divisor });

    private static object? ReadItem(DuckDBValue item)
    {
        using (item)
        {
            if (item.IsNull())
            {
                return null;
            }

            object value = Read(item, out _);
            return value is BigInteger number && number >= long.MinValue && number <= long.MaxValue ? (long)number : value;
        }
    }

    private static List<object?> ReadList(DuckDBValue value)
    {
        var items = new List<object?>();
        for (ulong i = 0, count = GetListSize(value); i < count; i++)
        {
            items.Add(ReadItem(GetListChild(value, i)));
        }

        return items;
    }

    private static List<KeyValuePair<object?, object?>> ReadMap(DuckDBValue value)
    {
        var pairs = new List<KeyValuePair<object?, object?>>();
        for (ulong i = 0, count = GetMapSize(value); i < count; i++)
        {
            pairs.Add(new(ReadItem(GetMapKey(value, i)), ReadItem(GetMapValue(value, i))));
        }

        return pairs;
    }

    private static Dictionary<string, object?> ReadStruct(DuckDBValue value, IntPtr type)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (ulong i = 0, count = StructChildCount(type); i < count; i++)
        {
            fields[StructChildName(type, i) ?? ""] = ReadItem(GetStructChild(value, i));
        }

        return fields;
    }

    private static BigInteger ReadBignum(DuckDBValue value)
    {
        DuckDBBignum bignum = GetBignum(value);
        try
        {
            var magnitude = new BigInteger(new ReadOnlySpan<byte>((void*)bignum.Data, checked((int)bignum.Size)), isUnsigned: true, isBigEndian: true);
            return bignum.IsNegative != 0 ? -magnitude : magnitude;
        }
        finally
        {
            OwnedUtf8String.NativeFree((void*)bignum.Data);
        }
    }

    private static byte[] ReadBlob(DuckDBValue value)
    {
        Blob blob = GetBlob(value);
        try
        {
            return new ReadOnlySpan<byte>((void*)blob.Data, checked((int)blob.Size)).ToArray();
        }
        finally
        {
            OwnedUtf8String.NativeFree((void*)blob.Data);
        }
    }

    private static Guid ReadUuid(DuckDBValue value)
    {
        DuckDBUHugeInt bits = GetUuid(value);
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, bits.ToUInt128());
        return new Guid(bytes, bigEndian: true);
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Blob(IntPtr Data, ulong Size);

    [LibraryImport(Library, EntryPoint = "duckdb_get_value_type")]
    private static partial IntPtr GetValueType(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_varchar")]
    [return: MarshalUsing(typeof(OwnedUtf8String))]
    private static partial string? GetVarchar(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_list_size")]
    private static partial ulong GetListSize(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_list_child")]
    private static partial DuckDBValue GetListChild(DuckDBValue value, ulong index);

    [LibraryImport(Library, EntryPoint = "duckdb_get_map_size")]
    private static partial ulong GetMapSize(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_map_key")]
    private static partial DuckDBValue GetMapKey(DuckDBValue value, ulong index);

    [LibraryImport(Library, EntryPoint = "duckdb_get_map_value")]
    private static partial DuckDBValue GetMapValue(DuckDBValue value, ulong index);

    [LibraryImport(Library, EntryPoint = "duckdb_get_struct_child")]
    private static partial DuckDBValue GetStructChild(DuckDBValue value, ulong index);

    [LibraryImport(Library, EntryPoint = "duckdb_struct_type_child_count")]
    private static partial ulong StructChildCount(IntPtr type);

    [LibraryImport(Library, EntryPoint = "duckdb_struct_type_child_name")]
    [return: MarshalUsing(typeof(OwnedUtf8String))]
    private static partial string? StructChildName(IntPtr type, ulong index);

    [LibraryImport(Library, EntryPoint = "duckdb_get_bool")]
    [return: MarshalAs(UnmanagedType.U1)]
    private static partial bool GetBool(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_int8")]
    private static partial sbyte GetInt8(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_int16")]
    private static partial short GetInt16(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_int32")]
    private static partial int GetInt32(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_int64")]
    private static partial long GetInt64(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_uint8")]
    private static partial byte GetUInt8(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_uint16")]
    private static partial ushort GetUInt16(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_uint32")]
    private static partial uint GetUInt32(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_uint64")]
    private static partial ulong GetUInt64(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_hugeint")]
    private static partial DuckDBHugeInt GetHugeInt(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_uhugeint")]
    private static partial DuckDBUHugeInt GetUHugeInt(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_bignum")]
    private static partial DuckDBBignum GetBignum(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_float")]
    private static partial float GetFloat(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_double")]
    private static partial double GetDouble(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_decimal")]
    private static partial DuckDBDecimal GetDecimal(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_blob")]
    private static partial Blob GetBlob(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_uuid")]
    private static partial DuckDBUHugeInt GetUuid(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_date")]
    private static partial DuckDBDate GetDate(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_time")]
    private static partial DuckDBTime GetTime(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_time_tz")]
    private static partial DuckDBTimeTzStruct GetTimeTz(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_timestamp")]
    private static partial DuckDBTimestampStruct GetTimestamp(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_timestamp_tz")]
    private static partial DuckDBTimestampStruct GetTimestampTz(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_timestamp_s")]
    private static partial DuckDBTimestampStruct GetTimestampS(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_timestamp_ms")]
    private static partial DuckDBTimestampStruct GetTimestampMs(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_timestamp_ns")]
    private static partial DuckDBTimestampStruct GetTimestampNs(DuckDBValue value);

    [LibraryImport(Library, EntryPoint = "duckdb_get_interval")]
    private static partial DuckDBInterval GetInterval(DuckDBValue value);
}
