using System.Globalization;
using DuckDB.NET.Native;

namespace Workbench.DataFrames;

/// <summary>A C# value in an expression, with the engine's type for it.</summary>
internal readonly record struct LiteralValue(object Value, string SqlType)
{
    internal static LiteralValue From(object value) => value switch
    {
        bool => new(value, "BOOLEAN"),
        sbyte or byte or short or ushort or int => new(Convert.ToInt32(value, CultureInfo.InvariantCulture), "INTEGER"),
        uint or long => new(Convert.ToInt64(value, CultureInfo.InvariantCulture), "BIGINT"),
        ulong => new(value, "UBIGINT"),
        float or double => new(Convert.ToDouble(value, CultureInfo.InvariantCulture), "DOUBLE"),
        decimal number => new(number, $"DECIMAL(38,{number.Scale})"),
        string => new(value, "VARCHAR"),
        char letter => new(letter.ToString(), "VARCHAR"),
        DateOnly => new(value, "DATE"),
        TimeOnly => new(value, "TIME"),
        DateTime => new(value, "TIMESTAMP"),
        DateTimeOffset => new(value, "TIMESTAMPTZ"),
        TimeSpan => new(value, "INTERVAL"),
        Guid => new(value, "UUID"),
        _ => throw Errors.UnsupportedLiteral(value.GetType()),
    };

    /// <summary>The value as the engine takes parameters; the caller disposes it.</summary>
    internal DuckDBValue ToNative() => Value switch
    {
        bool value => NativeMethods.Value.DuckDBCreateBool(value),
        int value => NativeMethods.Value.DuckDBCreateInt32(value),
        long value => NativeMethods.Value.DuckDBCreateInt64(value),
        ulong value => NativeMethods.Value.DuckDBCreateUInt64(value),
        double value => NativeMethods.Value.DuckDBCreateDouble(value),
        decimal value => NativeMethods.Value.DuckDBCreateVarchar(value.ToString(CultureInfo.InvariantCulture)),
        string value => NativeMethods.Value.DuckDBCreateVarchar(value),
        DateOnly value => NativeMethods.Value.DuckDBCreateDate(((DuckDBDateOnly)value).ToDuckDBDate()),
        TimeOnly value => NativeMethods.Value.DuckDBCreateTime(NativeMethods.DateTimeHelpers.DuckDBToTime(value)),
        DateTime value => NativeMethods.Value.DuckDBCreateTimestamp(((DuckDBTimestamp)value).ToDuckDBTimestampStruct()),
        DateTimeOffset value => NativeMethods.Value.DuckDBCreateTimestampTz(((DuckDBTimestamp)value.UtcDateTime).ToDuckDBTimestampStruct()),
        TimeSpan value => NativeMethods.Value.DuckDBCreateInterval(value),
        Guid value => NativeMethods.Value.DuckDBCreateVarchar(value.ToString("D")),
        _ => throw Errors.UnsupportedLiteral(Value.GetType()),
    };
}
