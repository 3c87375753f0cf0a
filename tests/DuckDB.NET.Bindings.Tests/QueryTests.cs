using DuckDB.NET.Data;

namespace DuckDB.NET.Bindings.Tests;

public sealed class QueryTests
{
    [Fact]
    public void A_query_gives_its_rows()
    {
        using var connection = TestDatabase.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT i, 'xã ' || i AS name, i / 2.0 AS half FROM range(3) t(i)";
        using var reader = command.ExecuteReader();
        var rows = new List<(long, string, double)>();
        while (reader.Read())
        {
            rows.Add((reader.GetInt64(0), reader.GetString(1), reader.GetDouble(2)));
        }

        Assert.Equal([(0, "xã 0", 0.0), (1, "xã 1", 0.5), (2, "xã 2", 1.0)], rows);
    }
}
