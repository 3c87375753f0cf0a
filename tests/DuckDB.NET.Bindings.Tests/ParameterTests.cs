using System.Data;
using System.Numerics;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace DuckDB.NET.Bindings.Tests;

public sealed class ParameterTests
{
    public static TheoryData<string, object> Values() => new()
    {
        { "BOOLEAN", true },
        { "TINYINT", sbyte.MinValue },
        { "SMALLINT", short.MinValue },
        { "INTEGER", int.MinValue },
        { "BIGINT", long.MinValue },
        { "UTINYINT", byte.MaxValue },
        { "USMALLINT", ushort.MaxValue },
        { "UINTEGER", uint.MaxValue },
        { "UBIGINT", ulong.MaxValue },
        { "HUGEINT", BigInteger.Pow(-2, 127) },
        { "UHUGEINT", BigInteger.Pow(2, 128) - 1 },
        { "BIGNUM", BigInteger.Pow(7, 400) },
        { "FLOAT", 1.5f },
        { "DOUBLE", double.Epsilon },
        { "DECIMAL(20,2)", 88_578_341.07m },
        { "VARCHAR", "Đắk Glong, 273 hộ; เชียงใหม่" },
        { "VARCHAR", "" },
        { "VARCHAR", "two\0parts" },
        { "UUID", Guid.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff") },
        { "DATE", new DateOnly(2025, 7, 1) },
        { "TIME", new TimeOnly(23, 59, 59, 999) },
        { "TIMESTAMP", new DateTime(2024, 2, 29, 12, 30, 15, 123, 456) },
        { "INTERVAL", TimeSpan.FromSeconds(100_000.5) },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_parameter_keeps_its_value(string type, object value)
    {
        using var connection = TestDatabase.Open();
        Assert.Equal(value, connection.Scalar($"SELECT ?::{type}", value));
    }

    [Fact]
    public void Null_is_null_of_every_type()
    {
        using var connection = TestDatabase.Open();
        Assert.Equal(DBNull.Value, connection.Scalar("SELECT ?::DATE", DBNull.Value));
        Assert.Equal(true, connection.Scalar("SELECT ? IS NULL", DBNull.Value));
    }

    [Fact]
    public void A_blob_keeps_its_bytes()
    {
        using var connection = TestDatabase.Open();
        byte[] bytes = [0, 1, 127, 128, 255];
        Assert.Equal(@"\x00\x01\x7F\x80\xFF", connection.Scalar("SELECT ?::BLOB::VARCHAR", bytes));
        Assert.Equal(0L, connection.Scalar("SELECT octet_length(?::BLOB)", Array.Empty<byte>()));
    }

    [Fact]
    public void Lists_and_arrays_are_parameters()
    {
        using var connection = TestDatabase.Open();
        Assert.Equal("[1, NULL, 3]", connection.Scalar("SELECT ?::INTEGER[]::VARCHAR", new List<int?> { 1, null, 3 }));
        Assert.Equal("[]", connection.Scalar("SELECT ?::INTEGER[]::VARCHAR", new List<int>()));
        Assert.Equal("[[a], []]", connection.Scalar("SELECT ?::VARCHAR[][]::VARCHAR", new List<List<string>> { new() { "a" }, new() }));
        Assert.Equal("[1, 2, 3]", connection.Scalar("SELECT ?::INTEGER[3]::VARCHAR", new List<int> { 1, 2, 3 }));
    }

    [Fact]
    public void Named_parameters_go_by_name_and_may_repeat()
    {
        using var connection = TestDatabase.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT $low + $high * $low";
        command.Parameters.Add(new DuckDBParameter("high", 10));
        command.Parameters.Add(new DuckDBParameter("low", 3));
        Assert.Equal(33, command.ExecuteScalar());
    }

    [Fact]
    public void Text_in_a_parameter_is_never_read_as_sql()
    {
        using var connection = TestDatabase.Open();
        connection.Run("CREATE TABLE t (name VARCHAR)");
        const string Hostile = "x'); DROP TABLE t; --";
        Assert.Equal(Hostile, connection.Scalar("INSERT INTO t VALUES (?) RETURNING name", Hostile));
        Assert.Equal(1L, connection.Scalar("SELECT count(*) FROM t"));
    }

    [Fact]
    public void Infinite_and_far_dates_go_in_and_out()
    {
        using var connection = TestDatabase.Open();
        Assert.Equal("infinity", connection.Scalar("SELECT ?::DATE::VARCHAR", DuckDBDateOnly.PositiveInfinity));
        Assert.Equal("44-03-15 (BC)", ((string)connection.Scalar("SELECT ?::DATE::VARCHAR", new DuckDBDateOnly(-43, 3, 15))!).TrimStart('0'));
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT DATE '-infinity', TIMESTAMP 'infinity', DATE '0044-03-15 (BC)'";
        using var reader = command.ExecuteReader();
        reader.Read();
        Assert.True(reader.GetFieldValue<DuckDBDateOnly>(0).IsNegativeInfinity);
        Assert.True(reader.GetFieldValue<DuckDBTimestamp>(1).IsPositiveInfinity);
        Assert.Equal(new DuckDBDateOnly(-43, 3, 15), reader.GetFieldValue<DuckDBDateOnly>(2));
    }

    [Fact]
    public void Too_few_parameters_are_an_error()
    {
        using var connection = TestDatabase.Open();
        var exception = Assert.Throws<InvalidOperationException>(() => connection.Scalar("SELECT ? + ?", 1));
        Assert.Equal("Invalid number of parameters. Expected 2, got 1", exception.Message);
    }

    [Fact]
    public void A_database_type_can_be_asked_for()
    {
        using var connection = TestDatabase.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT typeof(?)";
        command.Parameters.Add(new DuckDBParameter(DbType.Int16, (short)5));
        Assert.Equal("SMALLINT", command.ExecuteScalar());
    }
}
