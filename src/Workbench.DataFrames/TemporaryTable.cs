using System.Data.Common;
using System.Reflection;
using DuckDB.NET.Data;

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
                : (type == typeof(System.Numerics.BigInteger) ? null : SqlTypes.TryFor(type)) ?? throw Errors.UnsupportedInput(column.Name, column.Type);
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

        using (var appender = new TableAppender(connection, "temp", "main", name, [.. columns.Select(column => column.Name)]))
        {
            fill(appender.Append);
            appender.Complete();
        }

        return DataFrame.FromTable(connection, name, "temp");
    }
}
