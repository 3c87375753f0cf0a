using DuckDB.NET.Native;

namespace Workbench.DataFrames;

/// <summary>Lists, arrays, maps and structs: the parts are read as columns, then put together row by row.</summary>
internal sealed unsafe class NestedBuilder : ColumnBuilder
{
    private readonly DuckDBLogicalType type;
    private readonly DuckDBType kind;
    private readonly object?[] values;

    internal NestedBuilder(ColumnInfo info, DuckDBLogicalType type, DuckDBType kind, int capacity)
        : base(info, capacity)
    {
        this.type = type;
        this.kind = kind;
        values = new object?[capacity];
    }

    internal override Column Build()
    {
        switch (kind)
        {
            case DuckDBType.Struct:
                return Typed<IReadOnlyDictionary<string, object?>>();
            case DuckDBType.Map:
                return Typed<IReadOnlyList<KeyValuePair<object, object?>>>();
            default:
                return Typed<IReadOnlyList<object?>>();
        }
    }

    protected override void Copy(IntPtr vector, void* data, ulong* mask, int rows)
    {
        switch (kind)
        {
            case DuckDBType.Struct:
                CopyStructs(vector, mask, rows);
                break;
            case DuckDBType.Array:
                int size = (int)NativeMethods.LogicalType.DuckDBArrayVectorGetSize(type);
                using (DuckDBLogicalType itemType = NativeMethods.LogicalType.DuckDBArrayTypeChildType(type))
                {
                    Column items = Child(NativeMethods.Vectors.DuckDBArrayVectorGetChild(vector), itemType, rows * size);
                    Fill(mask, rows, row => Slice(items, row * size, size));
                }

                break;
            case DuckDBType.Map:
                CopyMaps(vector, (DuckDBListEntry*)data, mask, rows);
                break;
            default:
                using (DuckDBLogicalType itemType = NativeMethods.LogicalType.DuckDBListTypeChildType(type))
                {
                    var entries = (DuckDBListEntry*)data;
                    Column items = Child(
                        NativeMethods.Vectors.DuckDBListVectorGetChild(vector), itemType, (int)NativeMethods.Vectors.DuckDBListVectorGetSize(vector));
                    Fill(mask, rows, row => Slice(items, (int)entries[row].Offset, (int)entries[row].Length));
                }

                break;
        }
    }

    private static object?[] Slice(Column items, int start, int count)
    {
        var slice = new object?[count];
        for (int i = 0; i < count; i++)
        {
            slice[i] = items[start + i];
        }

        return slice;
    }

    private void CopyStructs(IntPtr vector, ulong* mask, int rows)
    {
        int count = (int)NativeMethods.LogicalType.DuckDBStructTypeChildCount(type);
        var fields = new (string Name, Column Values)[count];
        for (int i = 0; i < count; i++)
        {
            using DuckDBLogicalType fieldType = NativeMethods.LogicalType.DuckDBStructTypeChildType(type, i);
            fields[i] = (
                NativeMethods.LogicalType.DuckDBStructTypeChildName(type, i),
                Child(NativeMethods.Vectors.DuckDBStructVectorGetChild(vector, i), fieldType, rows));
        }

        Fill(mask, rows, row =>
        {
            var record = new Dictionary<string, object?>(count, StringComparer.Ordinal);
            foreach ((string name, Column column) in fields)
            {
                record[name] = column[row];
            }

            return record;
        });
    }

    private void CopyMaps(IntPtr vector, DuckDBListEntry* entries, ulong* mask, int rows)
    {
        // A map is a list of structs of key and value.
        IntPtr pairs = NativeMethods.Vectors.DuckDBListVectorGetChild(vector);
        int count = (int)NativeMethods.Vectors.DuckDBListVectorGetSize(vector);
        using DuckDBLogicalType keyType = NativeMethods.LogicalType.DuckDBMapTypeKeyType(type);
        using DuckDBLogicalType valueType = NativeMethods.LogicalType.DuckDBMapTypeValueType(type);
        Column keys = Child(NativeMethods.Vectors.DuckDBStructVectorGetChild(pairs, 0), keyType, count);
        Column items = Child(NativeMethods.Vectors.DuckDBStructVectorGetChild(pairs, 1), valueType, count);
        Fill(mask, rows, row =>
        {
            var map = new KeyValuePair<object, object?>[(int)entries[row].Length];
            for (int i = 0; i < map.Length; i++)
            {
                map[i] = new(keys[(int)entries[row].Offset + i]!, items[(int)entries[row].Offset + i]);
            }

            return map;
        });
    }

    private Column Child(IntPtr vector, DuckDBLogicalType childType, int rows)
    {
        ColumnBuilder builder = ColumnBuilders.For(Info, childType, rows);
        builder.Append(vector, rows);
        return builder.Build();
    }

    private void Fill(ulong* mask, int rows, Func<int, object> read)
    {
        for (int row = 0; row < rows; row++)
        {
            if (IsValid(mask, row))
            {
                values[Length + row] = read(row);
            }
        }
    }

    private ValueColumn<T> Typed<T>()
        where T : class
    {
        var typed = new T[Length];
        for (int row = 0; row < typed.Length; row++)
        {
            typed[row] = (T)values[row]!;
        }

        return new ValueColumn<T>(Info, typed, Length, Validity);
    }
}
