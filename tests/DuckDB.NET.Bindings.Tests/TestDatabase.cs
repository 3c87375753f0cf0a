using DuckDB.NET.Data;

namespace DuckDB.NET.Bindings.Tests;

internal static class TestDatabase
{
    /// <summary>An open connection to an in-memory database of its own.</summary>
    public static DuckDBConnection Open()
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        return connection;
    }

    public static object? Scalar(this DuckDBConnection connection, string sql, params object?[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (object? value in values)
        {
            command.Parameters.Add(new DuckDBParameter(value!));
        }

        return command.ExecuteScalar();
    }

    public static int Run(this DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }
}
