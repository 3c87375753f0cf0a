namespace DuckDB.NET.Native;

/// <summary>
/// A chunk that is filled row by row has its nulls in its columns alone; the vectors of a null's fields, members or array items hold whatever lay
/// in memory. The engine copies those by their own validity, so text among them would be read through wild pointers. Here they are set
/// invalid before the engine sees them.
/// </summary>
internal static unsafe class NestedNulls
{
    internal static void Spread(DuckDBDataChunk chunk)
    {
        ulong rows = NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk);
        long columns = NativeMethods.DataChunks.DuckDBDataChunkGetColumnCount(chunk);
        for (long column = 0; column < columns; column++)
        {
            Spread(NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, column), rows);
        }
    }

    private static void Spread(IntPtr vector, ulong rows)
    {
        using DuckDBLogicalType type = NativeMethods.Vectors.DuckDBVectorGetColumnType(vector);
        switch (NativeMethods.LogicalType.DuckDBGetTypeId(type))
        {
            case DuckDBType.Struct:
                SpreadFields(vector, rows, NativeMethods.LogicalType.DuckDBStructTypeChildCount(type));
                break;
            case DuckDBType.Union:
                // The members and, before them, the tag.
                SpreadFields(vector, rows, NativeMethods.LogicalType.DuckDBUnionTypeMemberCount(type) + 1);
                break;
            case DuckDBType.Array:
                SpreadTo(NativeMethods.Vectors.DuckDBArrayVectorGetChild(vector), vector, rows, (ulong)NativeMethods.LogicalType.DuckDBArrayVectorGetSize(type));
                break;
            case DuckDBType.List or DuckDBType.Map:
                // No item belongs to a list that is null; the items may have nulls of their own.
                Spread(NativeMethods.Vectors.DuckDBListVectorGetChild(vector), (ulong)NativeMethods.Vectors.DuckDBListVectorGetSize(vector));
                break;
        }
    }

    private static void SpreadFields(IntPtr vector, ulong rows, long count)
    {
        for (long field = 0; field < count; field++)
        {
            SpreadTo(NativeMethods.Vectors.DuckDBStructVectorGetChild(vector, field), vector, rows, 1);
        }
    }

    private static void SpreadTo(IntPtr parts, IntPtr vector, ulong rows, ulong partsPerRow)
    {
        ulong* validity = NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
        if (validity != null)
        {
            NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(parts);
            ulong* partValidity = NativeMethods.Vectors.DuckDBVectorGetValidity(parts);
            for (ulong row = 0; row < rows; row++)
            {
                if ((validity[row >> 6] & (1UL << (int)(row & 63))) == 0)
                {
                    for (ulong part = row * partsPerRow; part < (row + 1) * partsPerRow; part++)
                    {
                        partValidity[part >> 6] &= ~(1UL << (int)(part & 63));
                    }
                }
            }
        }

        Spread(parts, rows * partsPerRow);
    }
}
