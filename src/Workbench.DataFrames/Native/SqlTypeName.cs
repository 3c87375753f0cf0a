using DuckDB.NET.Native;

namespace Workbench.DataFrames;

/// <summary>Writes a type as SQL does: <c>DECIMAL(18,2)</c>, <c>VARCHAR[]</c>.</summary>
internal static class SqlTypeName
{
    internal static string Of(DuckDBLogicalType type)
    {
        DuckDBType id = NativeMethods.LogicalType.DuckDBGetTypeId(type);
        switch (id)
        {
            case DuckDBType.Decimal:
                return string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"DECIMAL({NativeMethods.LogicalType.DuckDBDecimalWidth(type)},{NativeMethods.LogicalType.DuckDBDecimalScale(type)})");
            case DuckDBType.List:
                using (DuckDBLogicalType item = NativeMethods.LogicalType.DuckDBListTypeChildType(type))
                {
                    return Of(item) + "[]";
                }

            case DuckDBType.Array:
                using (DuckDBLogicalType item = NativeMethods.LogicalType.DuckDBArrayTypeChildType(type))
                {
                    return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Of(item)}[{NativeMethods.LogicalType.DuckDBArrayVectorGetSize(type)}]");
                }

            case DuckDBType.Varchar:
                return NativeMethods.LogicalType.DuckDBLogicalTypeGetAlias(type) is { Length: > 0 } alias ? alias : "VARCHAR";
            default:
                return Names.TryGetValue(id, out string? name) ? name : id.ToString().ToUpperInvariant();
        }
    }

    private static readonly Dictionary<DuckDBType, string> Names = new()
    {
        [DuckDBType.UnsignedTinyInt] = "UTINYINT",
        [DuckDBType.UnsignedSmallInt] = "USMALLINT",
        [DuckDBType.UnsignedInteger] = "UINTEGER",
        [DuckDBType.UnsignedBigInt] = "UBIGINT",
        [DuckDBType.UnsignedHugeInt] = "UHUGEINT",
        [DuckDBType.TimestampS] = "TIMESTAMP_S",
        [DuckDBType.TimestampMs] = "TIMESTAMP_MS",
        [DuckDBType.TimestampNs] = "TIMESTAMP_NS",
        [DuckDBType.TimestampTz] = "TIMESTAMPTZ",
        [DuckDBType.TimeTz] = "TIMETZ",
        [DuckDBType.TimeNs] = "TIME_NS",
        [DuckDBType.SqlNull] = "NULL",
    };
}
