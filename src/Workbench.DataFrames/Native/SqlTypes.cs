using System.Numerics;
using DuckDB.NET.Native;

namespace Workbench.DataFrames;

/// <summary>C# types and the engine's.</summary>
internal static class SqlTypes
{
    internal static string For(Type type) => TryFor(Nullable.GetUnderlyingType(type) ?? type) ?? throw Errors.UnsupportedLiteral(type);

    internal static string? TryFor(Type type) =>
        type == typeof(bool) ? "BOOLEAN"
        : type == typeof(sbyte) ? "TINYINT"
        : type == typeof(short) ? "SMALLINT"
        : type == typeof(int) ? "INTEGER"
        : type == typeof(long) ? "BIGINT"
        : type == typeof(byte) ? "UTINYINT"
        : type == typeof(ushort) ? "USMALLINT"
        : type == typeof(uint) ? "UINTEGER"
        : type == typeof(ulong) ? "UBIGINT"
        : type == typeof(Int128) ? "HUGEINT"
        : type == typeof(UInt128) ? "UHUGEINT"
        : type == typeof(BigInteger) ? "BIGNUM"
        : type == typeof(float) ? "FLOAT"
        : type == typeof(double) ? "DOUBLE"
        : type == typeof(decimal) ? "DECIMAL(28,10)"
        : type == typeof(string) ? "VARCHAR"
        : type == typeof(byte[]) ? "BLOB"
        : type == typeof(Guid) ? "UUID"
        : type == typeof(DateOnly) ? "DATE"
        : type == typeof(TimeOnly) ? "TIME"
        : type == typeof(DateTime) ? "TIMESTAMP"
        : type == typeof(DateTimeOffset) ? "TIMESTAMPTZ"
        : type == typeof(TimeSpan) ? "INTERVAL"
        : null;

    /// <summary>C# type that a column of an engine's type is read into, or null when it is not.</summary>
    internal static Type? ClrType(DuckDBType type) => type switch
    {
        DuckDBType.Boolean => typeof(bool),
        DuckDBType.TinyInt => typeof(sbyte),
        DuckDBType.SmallInt => typeof(short),
        DuckDBType.Integer => typeof(int),
        DuckDBType.BigInt => typeof(long),
        DuckDBType.UnsignedTinyInt => typeof(byte),
        DuckDBType.UnsignedSmallInt => typeof(ushort),
        DuckDBType.UnsignedInteger => typeof(uint),
        DuckDBType.UnsignedBigInt => typeof(ulong),
        DuckDBType.HugeInt => typeof(Int128),
        DuckDBType.UnsignedHugeInt => typeof(UInt128),
        DuckDBType.BigNum => typeof(BigInteger),
        DuckDBType.Float => typeof(float),
        DuckDBType.Double => typeof(double),
        DuckDBType.Decimal => typeof(decimal),
        DuckDBType.Varchar or DuckDBType.Enum or DuckDBType.Bit => typeof(string),
        DuckDBType.Blob => typeof(byte[]),
        DuckDBType.Uuid => typeof(Guid),
        DuckDBType.Date => typeof(DateOnly),
        DuckDBType.Time or DuckDBType.TimeNs => typeof(TimeOnly),
        DuckDBType.TimeTz => typeof(DuckDBTimeTz),
        DuckDBType.Timestamp or DuckDBType.TimestampS or DuckDBType.TimestampMs or DuckDBType.TimestampNs => typeof(DateTime),
        DuckDBType.TimestampTz => typeof(DateTimeOffset),
        DuckDBType.Interval => typeof(DuckDBInterval),
        DuckDBType.List or DuckDBType.Array => typeof(IReadOnlyList<object?>),
        DuckDBType.Struct => typeof(IReadOnlyDictionary<string, object?>),
        DuckDBType.Map => typeof(IReadOnlyList<KeyValuePair<object, object?>>),
        DuckDBType.SqlNull => typeof(object),
        _ => null,
    };
}
