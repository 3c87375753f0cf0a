namespace DuckDB.NET.Native;

/// <summary>Kinds of types, as numbered by <c>duckdb_type</c>.</summary>
public enum DuckDBType
{
    /// <summary>No type: nothing could be inferred.</summary>
    Invalid = 0,

    /// <summary>BOOLEAN: one byte, 0 or 1.</summary>
    Boolean = 1,

    /// <summary>TINYINT: signed 8 bits.</summary>
    TinyInt = 2,

    /// <summary>SMALLINT: signed 16 bits.</summary>
    SmallInt = 3,

    /// <summary>INTEGER: signed 32 bits.</summary>
    Integer = 4,

    /// <summary>BIGINT: signed 64 bits.</summary>
    BigInt = 5,

    /// <summary>UTINYINT: unsigned 8 bits.</summary>
    UnsignedTinyInt = 6,

    /// <summary>USMALLINT: unsigned 16 bits.</summary>
    UnsignedSmallInt = 7,

    /// <summary>UINTEGER: unsigned 32 bits.</summary>
    UnsignedInteger = 8,

    /// <summary>UBIGINT: unsigned 64 bits.</summary>
    UnsignedBigInt = 9,

    /// <summary>FLOAT: IEEE 754, 32 bits.</summary>
    Float = 10,

    /// <summary>DOUBLE: IEEE 754, 64 bits.</summary>
    Double = 11,

    /// <summary>TIMESTAMP: microseconds since 1970-01-01, no zone.</summary>
    Timestamp = 12,

    /// <summary>DATE: days since 1970-01-01.</summary>
    Date = 13,

    /// <summary>TIME: microseconds since midnight.</summary>
    Time = 14,

    /// <summary>INTERVAL: months, days and microseconds, each apart.</summary>
    Interval = 15,

    /// <summary>HUGEINT: signed 128 bits.</summary>
    HugeInt = 16,

    /// <summary>VARCHAR: UTF-8 text.</summary>
    Varchar = 17,

    /// <summary>BLOB: bytes.</summary>
    Blob = 18,

    /// <summary>DECIMAL(width, scale): an integer of 16 to 128 bits and a scale.</summary>
    Decimal = 19,

    /// <summary>TIMESTAMP_S: seconds since 1970-01-01.</summary>
    TimestampS = 20,

    /// <summary>TIMESTAMP_MS: milliseconds since 1970-01-01.</summary>
    TimestampMs = 21,

    /// <summary>TIMESTAMP_NS: nanoseconds since 1970-01-01.</summary>
    TimestampNs = 22,

    /// <summary>ENUM: a number into a dictionary of texts.</summary>
    Enum = 23,

    /// <summary>LIST: any number of items of one type.</summary>
    List = 24,

    /// <summary>STRUCT: named fields.</summary>
    Struct = 25,

    /// <summary>MAP: a list of keys and values.</summary>
    Map = 26,

    /// <summary>UUID: 128 bits, stored with the sign flipped.</summary>
    Uuid = 27,

    /// <summary>UNION: one of several members, with a tag.</summary>
    Union = 28,

    /// <summary>BIT: a string of bits.</summary>
    Bit = 29,

    /// <summary>TIME WITH TIME ZONE: microseconds and an offset in 64 bits.</summary>
    TimeTz = 30,

    /// <summary>TIMESTAMP WITH TIME ZONE: microseconds since 1970-01-01 of UTC.</summary>
    TimestampTz = 31,

    /// <summary>UHUGEINT: unsigned 128 bits.</summary>
    UnsignedHugeInt = 32,

    /// <summary>ARRAY: a fixed number of items of one type.</summary>
    Array = 33,

    /// <summary>ANY: of a function's parameter that takes every type.</summary>
    Any = 34,

    /// <summary>BIGNUM: an integer of any size.</summary>
    BigNum = 35,

    /// <summary>The type of a bare NULL.</summary>
    SqlNull = 36,

    /// <summary>The type of a text literal before it is bound.</summary>
    StringLiteral = 37,

    /// <summary>The type of an integer literal before it is bound.</summary>
    IntegerLiteral = 38,

    /// <summary>TIME_NS: nanoseconds since midnight.</summary>
    TimeNs = 39,

    /// <summary>GEOMETRY: shapes, as well-known binary.</summary>
    Geometry = 40,
}
