using DuckDB.NET.Data;
using DuckDB.NET.Data.Mapping;
using DuckDB.NET.Native;

namespace DuckDB.NET.Bindings.Tests;

public sealed class AppenderTests
{
    [Fact]
    public void Rows_of_more_than_one_chunk_are_appended()
    {
        using var connection = TestDatabase.Open();
        connection.Run("CREATE TABLE t (id INTEGER, name VARCHAR, share DOUBLE, day DATE)");
        using (var appender = connection.CreateAppender("t"))
        {
            for (int i = 0; i < 10_000; i++)
            {
                var row = appender.CreateRow().AppendValue(i);
                row = i % 3 == 0 ? row.AppendNullValue() : row.AppendValue(i % 2 == 0 ? "xã" : "a commune with a long name");
                row.AppendValue(i / 4.0).AppendValue((DuckDBDateOnly?)new DateOnly(2020, 1, 1).AddDays(i)).EndRow();
            }
        }

        Assert.Equal(
            "10000|49995000|6666|12498750.0|2047-05-18",
            connection.Scalar("SELECT concat_ws('|', count(*), sum(id), count(name), sum(share), max(day)) FROM t"));
        Assert.Equal("a commune with a long name", connection.Scalar("SELECT name FROM t WHERE id = 7"));
    }

    [Fact]
    public void Lists_and_defaults_are_appended()
    {
        using var connection = TestDatabase.Open();
        connection.Run("CREATE TABLE t (id INTEGER, items INTEGER[], state VARCHAR DEFAULT 'new')");
        using (var appender = connection.CreateAppender("t"))
        {
            appender.CreateRow().AppendValue((int?)1).AppendValue((IEnumerable<int>)[1, 2, 3]).AppendDefault().EndRow();
            appender.CreateRow().AppendValue((int?)2).AppendValue((IEnumerable<int>)[]).AppendValue("old").EndRow();
        }

        Assert.Equal("[(1, [1, 2, 3], new), (2, [], old)]", connection.Scalar("SELECT list(row(id, items, state) ORDER BY id)::VARCHAR FROM t"));
    }

    [Fact]
    public void Records_are_appended_by_a_map()
    {
        using var connection = TestDatabase.Open();
        connection.Run("CREATE TABLE people (name VARCHAR, households INTEGER, note VARCHAR)");
        using (var appender = connection.CreateAppender<Commune, CommuneMap>("people"))
        {
            appender.AppendRecords([new("Quảng Khê", 120), new("Đắk Som", 153)]);
        }

        Assert.Equal("Quảng Khê=120;Đắk Som=153", connection.Scalar("SELECT string_agg(name || '=' || households, ';' ORDER BY households) FROM people"));
    }

    [Fact]
    public void A_table_that_is_not_there_is_an_error()
    {
        using var connection = TestDatabase.Open();
        var exception = Assert.Throws<DuckDBException>(() => connection.CreateAppender("nowhere"));
        Assert.Contains("nowhere\" could not be found", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_violated_constraint_is_an_error_and_nothing_is_kept()
    {
        using var connection = TestDatabase.Open();
        connection.Run("CREATE TABLE t (id INTEGER PRIMARY KEY)");
        var exception = Assert.Throws<DuckDBException>(() =>
        {
            using var appender = connection.CreateAppender("t");
            appender.CreateRow().AppendValue((int?)1).EndRow();
            appender.CreateRow().AppendValue((int?)1).EndRow();
        });
        Assert.Contains("Duplicate key", exception.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0L, connection.Scalar("SELECT count(*) FROM t"));
    }

    [Fact]
    public void Another_schema_can_be_named()
    {
        using var connection = TestDatabase.Open();
        connection.Run("CREATE SCHEMA s; CREATE TABLE s.t (id INTEGER)");
        using (var appender = connection.CreateAppender("s", "t"))
        {
            appender.CreateRow().AppendValue((int?)5).EndRow();
        }

        Assert.Equal(5, connection.Scalar("SELECT id FROM s.t"));
    }

    /// <summary>
    /// What lies in the vectors of a null's parts is set to what memory may hold at worst: lengths and pointers of all ones. The engine
    /// would end the process with it.
    /// </summary>
    [Theory]
    [InlineData("STRUCT(name VARCHAR, age SMALLINT)", "v.name IS NULL AND v.age IS NULL")]
    [InlineData("UNION(name VARCHAR, age SMALLINT)", "v.name IS NULL AND v.age IS NULL")]
    [InlineData("VARCHAR[3]", "v[1] IS NULL AND v[3] IS NULL")]
    [InlineData("STRUCT(a STRUCT(names VARCHAR[2]), b VARCHAR)", "v.a IS NULL AND v.a.names IS NULL AND v.b IS NULL")]
    public unsafe void The_parts_of_a_null_are_null(string type, string check)
    {
        using var connection = TestDatabase.Open();
        connection.Run($"CREATE TABLE t (v {type})");
        Assert.True(NativeMethods.Appender.DuckDBAppenderCreateExt(connection.NativeConnection, null, null, "t", out var appender).IsSuccess());
        using (appender)
        using (DuckDBLogicalType columnType = NativeMethods.Appender.DuckDBAppenderColumnType(appender, 0))
        using (DuckDBDataChunk chunk = NativeMethods.DataChunks.DuckDBCreateDataChunk([columnType.DangerousGetHandle()], 1))
        {
            IntPtr vector = NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, 0);
            FillWithOnes(vector, 1);
            NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(vector);
            NativeMethods.Vectors.DuckDBVectorGetValidity(vector)[0] = 0;
            NativeMethods.DataChunks.DuckDBDataChunkSetSize(chunk, 1);
            Assert.True(NativeMethods.Appender.DuckDBAppendDataChunk(appender, chunk).IsSuccess());
        }

        Assert.Equal(true, connection.Scalar($"SELECT v IS NULL AND {check} FROM t"));
    }

    private static unsafe void FillWithOnes(IntPtr vector, int rows)
    {
        using DuckDBLogicalType type = NativeMethods.Vectors.DuckDBVectorGetColumnType(vector);
        switch (NativeMethods.LogicalType.DuckDBGetTypeId(type))
        {
            case DuckDBType.Struct or DuckDBType.Union:
                bool union = NativeMethods.LogicalType.DuckDBGetTypeId(type) == DuckDBType.Union;
                long fields = union ? NativeMethods.LogicalType.DuckDBUnionTypeMemberCount(type) + 1 : NativeMethods.LogicalType.DuckDBStructTypeChildCount(type);
                for (long field = 0; field < fields; field++)
                {
                    FillWithOnes(NativeMethods.Vectors.DuckDBStructVectorGetChild(vector, field), rows);
                }

                break;
            case DuckDBType.Array:
                FillWithOnes(NativeMethods.Vectors.DuckDBArrayVectorGetChild(vector), rows * (int)NativeMethods.LogicalType.DuckDBArrayVectorGetSize(type));
                break;
            case DuckDBType.Varchar:
                new Span<byte>(NativeMethods.Vectors.DuckDBVectorGetData(vector), rows * sizeof(DuckDBString)).Fill(0xFF);
                break;
            default:
                new Span<byte>(NativeMethods.Vectors.DuckDBVectorGetData(vector), rows).Fill(0xFF);
                break;
        }
    }

    private sealed record Commune(string Name, int Households);

    private sealed class CommuneMap : DuckDBAppenderMap<Commune>
    {
        public CommuneMap()
        {
            Map(commune => commune.Name);
            Map(commune => commune.Households);
            NullValue();
        }
    }
}
