using System.Data;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace DuckDB.NET.Bindings.Tests;

public sealed class StatementTests
{
    [Fact]
    public void Several_statements_give_several_results()
    {
        using var connection = TestDatabase.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE t (i INTEGER); INSERT INTO t SELECT * FROM range(5); SELECT sum(i) FROM t; SELECT 'last' AS word";
        using var reader = command.ExecuteReader();
        var results = new List<string>();
        do
        {
            while (reader.Read())
            {
                results.Add($"{reader.GetName(0)}={reader.GetValue(0)}");
            }
        }
        while (reader.NextResult());
        Assert.Equal("sum(i)=10", results[^2]);
        Assert.Equal("word=last", results[^1]);
    }

    [Fact]
    public void Changed_rows_are_counted()
    {
        using var connection = TestDatabase.Open();
        connection.Run("CREATE TABLE t (i INTEGER)");
        Assert.Equal(7, connection.Run("INSERT INTO t SELECT * FROM range(7)"));
        Assert.Equal(3, connection.Run("DELETE FROM t WHERE i < 3"));
    }

    [Fact]
    public void A_transaction_commits_or_rolls_back()
    {
        using var connection = TestDatabase.Open();
        connection.Run("CREATE TABLE t (i INTEGER)");
        using (var transaction = connection.BeginTransaction())
        {
            connection.Run("INSERT INTO t VALUES (1)");
            transaction.Rollback();
        }

        using (var transaction = connection.BeginTransaction())
        {
            connection.Run("INSERT INTO t VALUES (2)");
            transaction.Commit();
        }

        using (connection.BeginTransaction())
        {
            connection.Run("INSERT INTO t VALUES (3)");
        }

        Assert.Equal("[2]", connection.Scalar("SELECT list(i)::VARCHAR FROM t"));
    }

    [Fact]
    public void Connections_to_one_database_see_each_other()
    {
        using var connection = TestDatabase.Open();
        using DuckDBConnection second = connection.Duplicate();
        second.Open();
        connection.Run("CREATE TABLE t AS SELECT 42 AS i");
        Assert.Equal(42, second.Scalar("SELECT i FROM t"));
    }

    [Fact]
    public void A_file_is_written_and_read_again_and_can_be_read_only()
    {
        string path = Path.Combine(Path.GetTempPath(), $"bindings-{Guid.NewGuid():N}.duckdb");
        try
        {
            using (var connection = new DuckDBConnection($"DataSource={path}"))
            {
                connection.Open();
                connection.Run("CREATE TABLE t AS SELECT 'Châu Phú' AS place");
            }

            using var again = new DuckDBConnection($"DataSource={path};ACCESS_MODE=READ_ONLY");
            again.Open();
            Assert.Equal("Châu Phú", again.Scalar("SELECT place FROM t"));
            var exception = Assert.Throws<DuckDBException>(() => again.Run("DROP TABLE t"));
            Assert.Contains("read-only", exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("SELEC 1", DuckDBErrorType.Parser, "syntax error at or near \"SELEC\"")]
    [InlineData("SELECT nothing FROM range(1)", DuckDBErrorType.Binder, "Referenced column \"nothing\" not found")]
    [InlineData("SELECT * FROM nowhere", DuckDBErrorType.Catalog, "Table with name nowhere does not exist")]
    [InlineData("SELECT 'x'::INTEGER", DuckDBErrorType.Conversion, "Could not convert string 'x' to INT32")]
    [InlineData("SELECT 9223372036854775807 + i FROM range(1, 2) t(i)", DuckDBErrorType.OutOfRange, "Overflow in addition")]
    [InlineData("SELECT * FROM read_csv('/nowhere/at/all.csv')", DuckDBErrorType.Io, "No files found")]
    public void An_error_has_the_engine_s_class_and_words(string sql, DuckDBErrorType type, string words)
    {
        using var connection = TestDatabase.Open();
        var exception = Assert.Throws<DuckDBException>(() => connection.Scalar(sql));
        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
        // The provider knows the class only of errors of execution; those of preparing come as text.
        if (exception.ErrorType != DuckDBErrorType.Invalid)
        {
            Assert.Equal(type, exception.ErrorType);
        }
    }

    [Fact]
    public void A_connection_works_on_after_an_error()
    {
        using var connection = TestDatabase.Open();
        Assert.Throws<DuckDBException>(() => connection.Scalar("SELECT 'x'::INTEGER"));
        Assert.Equal(1, connection.Scalar("SELECT 1"));
    }

    [Fact]
    public void A_streaming_result_is_read_without_being_held()
    {
        using var connection = TestDatabase.Open();
        using var command = connection.CreateCommand();
        command.UseStreamingMode = true;
        command.CommandText = "SELECT i FROM range(3000000) t(i)";
        using var reader = command.ExecuteReader();
        long sum = 0;
        while (reader.Read())
        {
            sum += reader.GetInt64(0);
        }

        Assert.Equal(3_000_000L * 2_999_999 / 2, sum);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_long_query_can_be_cancelled()
    {
        await using var connection = TestDatabase.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT sum(sin(i)) FROM range(100000000000) t(i)";
        Task<Exception?> running = Task.Run(() => Record.Exception(() => command.ExecuteScalar()));
        while (!running.IsCompleted)
        {
            command.Cancel();
            await Task.WhenAny(running, Task.Delay(20));
        }

        // The provider has an exception of its own for a query that runs; one that is still being prepared ends with the engine's.
        Exception? ended = await running;
        Assert.True(ended is OperationCanceledException || (ended is DuckDBException && ended.Message.StartsWith("INTERRUPT", StringComparison.Ordinal)), ended?.ToString());
    }

    [Fact]
    public void The_schema_describes_the_columns()
    {
        using var connection = TestDatabase.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1::DECIMAL(10,2) AS amount, 'x' AS \"tên \"\" huyện\"";
        using var reader = command.ExecuteReader();
        Assert.Equal(["amount", "tên \" huyện"], Enumerable.Range(0, reader.FieldCount).Select(reader.GetName));
        Assert.Equal([typeof(decimal), typeof(string)], Enumerable.Range(0, reader.FieldCount).Select(reader.GetFieldType));
        using DataTable table = reader.GetSchemaTable()!;
        Assert.Equal(2, table.Rows.Count);
    }
}
