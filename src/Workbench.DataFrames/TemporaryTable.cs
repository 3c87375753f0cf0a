using System.Data.Common;
using System.Reflection;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Workbench.DataFrames;

/// <summary>Brings C# data into the engine: a temporary table, which goes with the connection, filled through an appender.</summary>
internal static class TemporaryTable
{
    private static int made;

    internal static DataFrame FromRecords<T>(DuckDBConnection connection, IEnumerable<T> records)
    {
        PropertyInfo[] properties = [.. typeof(T).GetProperties().Where(property => property.CanRead && property.GetIndexParameters().Length == 0)];
        if (properties.Length == 0)
        {
            throw Errors.NothingGiven("FromRecords", "public property");
        }

        return Make(connection, [.. properties.Select(property => (property.Name, property.PropertyType))], table =>
        {
            foreach (T record in records)
            {
                table(column => properties[column].GetValue(record));
            }
        });
    }

    internal static DataFrame FromColumns(DuckDBConnection connection, (string Name, Array Values)[] columns)
    {
        if (columns.Length == 0)
        {
            throw Errors.NothingGiven("FromColumns", "column");
        }

        foreach ((string name, Array values) in columns)
        {
            if (values.Length != columns[0].Values.Length)
            {
                throw Errors.UnevenColumns(columns[0].Name, columns[0].Values.Length, name, values.Length);
            }
        }

        return Make(connection, [.. columns.Select(column => (column.Name, column.Values.GetType().GetElementType()!))], table =>
        {
            for (int row = 0; row < columns[0].Values.Length; row++)
            {
                int at = row;
                table(column => columns[column].Values.GetValue(at));
            }
        });
    }

    internal static DataFrame FromReader(DuckDBConnection connection, DbDataReader reader) =>
        Make(connection, [.. Enumerable.Range(0, reader.FieldCount).Select(i => (reader.GetName(i), reader.GetFieldType(i)))], table =>
        {
            while (reader.Read())
            {
                table(column => reader.IsDBNull(column) ? null : reader.GetValue(column));
            }
        });

    private static DataFrame Make(DuckDBConnection connection, (string Name, Type Type)[] columns, Action<Action<Func<int, object?>>> fill)
    {
        string name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"workbench_frame_{Interlocked.Increment(ref made)}");
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        IEnumerable<string> definitions = columns.Select(column =>
        {
            Type type = Nullable.GetUnderlyingType(column.Type) ?? column.Type;
            string sql = type == typeof(decimal) ? "DECIMAL(38,10)"
                : type.IsEnum ? "VARCHAR"
                : SqlTypes.TryFor(type) ?? throw Errors.UnsupportedInput(column.Name, column.Type);
            return seen.Add(column.Name) ? $"{SqlText.Quote(column.Name)} {sql}" : throw Errors.DuplicateColumn(column.Name);
        });
        string create = $"CREATE TEMP TABLE {SqlText.Quote(name)} ({string.Join(", ", definitions)})";
        if (connection.State != System.Data.ConnectionState.Open)
        {
            throw Errors.Expired(create);
        }

        using (DuckDBCommand command = connection.CreateCommand())
        {
            command.CommandText = create;
            command.ExecuteNonQuery();
        }

        using (DuckDB.NET.Data.DuckDBAppender appender = connection.CreateAppender("temp", "main", name))
        {
            fill(read =>
            {
                IDuckDBAppenderRow row = appender.CreateRow();
                for (int i = 0; i < columns.Length; i++)
                {
                    Append(row, columns[i].Name, read(i));
                }

                row.EndRow();
            });
        }

        return DataFrame.FromTable(connection, name, "temp");
    }

    private static void Append(IDuckDBAppenderRow row, string column, object? value) => _ = value switch
    {
        null or DBNull => row.AppendNullValue(),
        bool x => row.AppendValue(x),
        sbyte x => row.AppendValue(x),
        short x => row.AppendValue(x),
        int x => row.AppendValue(x),
        long x => row.AppendValue(x),
        byte x => row.AppendValue(x),
        ushort x => row.AppendValue(x),
        uint x => row.AppendValue(x),
        ulong x => row.AppendValue(x),
        Int128 x => row.AppendValue((System.Numerics.BigInteger)x),
        UInt128 x => row.AppendValue((System.Numerics.BigInteger)x),
        System.Numerics.BigInteger x => row.AppendValue(x),
        float x => row.AppendValue(x),
        double x => row.AppendValue(x),
        decimal x => row.AppendValue(x),
        string x => row.AppendValue(x),
        byte[] x => row.AppendValue(x),
        Guid x => row.AppendValue(x),
        DateOnly x => row.AppendValue((DuckDBDateOnly?)x),
        TimeOnly x => row.AppendValue((DuckDBTimeOnly?)x),
        DateTime x => row.AppendValue(x),
        DateTimeOffset x => row.AppendValue(x),
        TimeSpan x => row.AppendValue(x),
        Enum x => row.AppendValue(x.ToString()),
        _ => throw Errors.UnsupportedInput(column, value.GetType()),
    };
}
