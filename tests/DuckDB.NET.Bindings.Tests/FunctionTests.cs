using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace DuckDB.NET.Bindings.Tests;

/// <summary>C# functions called from SQL.</summary>
public sealed class FunctionTests
{
    [Fact]
    public void A_function_of_one_argument_runs_over_every_row()
    {
        using var connection = TestDatabase.Open();
        connection.RegisterScalarFunction<int, int>("twice", value => value * 2);
        Assert.Equal((object)99_990_000L, Convert.ToInt64(connection.Scalar("SELECT sum(twice(i::INTEGER))::BIGINT FROM range(10000) t(i)"), null));
    }

    [Fact]
    public void Text_dates_and_numbers_are_arguments_and_results()
    {
        using var connection = TestDatabase.Open();
        connection.RegisterScalarFunction<string, int, string>("label", (name, number) => $"{name} №{number}");
        connection.RegisterScalarFunction<DateOnly, int>("year_of", day => day.Year);
        Assert.Equal("xã Đắk R'Măng №7", connection.Scalar("SELECT label('xã Đắk R''Măng', 7)"));
        Assert.Equal(2025, connection.Scalar("SELECT year_of(DATE '2025-07-01')"));
    }

    [Fact]
    public void Null_gives_null_unless_the_function_takes_it()
    {
        using var connection = TestDatabase.Open();
        connection.RegisterScalarFunction<int, int>("plus_one", (int value) => value + 1);
        connection.RegisterScalarFunction<int?, string>("describe_it", (int? value) => value is null ? "nothing" : "something");
        Assert.Equal(DBNull.Value, connection.Scalar("SELECT plus_one(NULL::INTEGER)"));
        Assert.Equal("nothing", connection.Scalar("SELECT describe_it(NULL::INTEGER)"));
    }

    [Fact]
    public void An_exception_in_a_function_fails_the_query_and_is_kept()
    {
        using var connection = TestDatabase.Open();
        connection.RegisterScalarFunction<int, int>("broken", (int _) => throw new FormatException("no such commune"));
        var exception = Assert.Throws<DuckDBException>(() => connection.Scalar("SELECT broken(i::INTEGER) FROM range(3) t(i)"));
        Assert.Contains("no such commune", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, connection.Scalar("SELECT 1"));
    }

    [Fact]
    public void A_function_by_vector_writes_its_column()
    {
        using var connection = TestDatabase.Open();
        connection.RegisterScalarFunction<long, double>("share", (readers, writer, rows) =>
        {
            for (ulong row = 0; row < rows; row++)
            {
                writer.WriteValue(readers[0].GetValue<long>(row) / 100.0, row);
            }
        });
        Assert.Equal(true, connection.Scalar("SELECT bool_and(share(i) = i / 100.0) FROM range(10000) t(i)"));
    }

    [Fact]
    public void A_table_function_gives_rows()
    {
        using var connection = TestDatabase.Open();
        connection.RegisterTableFunction<int>(
            "squares",
            arguments => new TableFunction(
                [new ColumnInfo("n", typeof(int)), new ColumnInfo("text", typeof(string))],
                Enumerable.Range(1, arguments[0].GetValue<int>())),
            (item, writers, row) =>
            {
                writers[0].WriteValue((int)item! * (int)item, row);
                writers[1].WriteValue($"{item}²", row);
            });
        Assert.Equal("1²=1;2²=4;3²=9", connection.Scalar("SELECT string_agg(text || '=' || n, ';' ORDER BY n) FROM squares(3)"));
        Assert.Equal(333_833_500L, Convert.ToInt64(connection.Scalar("SELECT sum(n)::BIGINT FROM squares(1000)"), null));
    }

    [Fact]
    public void Arguments_of_a_table_function_are_read_by_type()
    {
        using var connection = TestDatabase.Open();
        var seen = new List<object?>();
        DuckDBType[] types =
        [
            DuckDBType.Boolean, DuckDBType.SmallInt, DuckDBType.UnsignedBigInt, DuckDBType.HugeInt, DuckDBType.Float, DuckDBType.Double,
            DuckDBType.Varchar, DuckDBType.Date, DuckDBType.Time, DuckDBType.Timestamp, DuckDBType.Interval, DuckDBType.Uuid, DuckDBType.Blob,
        ];
        connection.RegisterTableFunction(
            "probe",
            arguments =>
            {
                seen.AddRange([
                    arguments[0].GetValue<bool>(), arguments[1].GetValue<short>(), arguments[2].GetValue<ulong>(), arguments[3].GetValue<Int128>(),
                    arguments[4].GetValue<float>(), arguments[5].GetValue<double>(), arguments[6].GetValue<string>(), arguments[7].GetValue<DateOnly>(),
                    arguments[8].GetValue<TimeOnly>(), arguments[9].GetValue<DateTime>(), arguments[10].GetValue<TimeSpan>(),
                    arguments[11].GetValue<Guid>(), arguments[12].GetValue<byte[]>().Length, arguments[1].GetValue<long?>(),
                    Assert.Throws<InvalidCastException>(() => arguments[6].GetValue<int>()).Message,
                    Assert.Throws<InvalidCastException>(() => arguments[2].GetValue<int>()).Message,
                ]);
                return new TableFunction([new ColumnInfo("x", typeof(int))], new[] { 1 });
            },
            (item, writers, row) => writers[0].WriteValue((int)item!, row),
            types);
        connection.Scalar(
            "SELECT x FROM probe(true, (-5)::SMALLINT, 18446744073709551615::UBIGINT, -170141183460469231731687303715884105728, 1.5::FLOAT, 2.25::DOUBLE, 'đồng', DATE '2025-07-01', "
            + "TIME '12:30:00', TIMESTAMP '2025-07-01 12:30:00', INTERVAL 90 MINUTE, '6f9619ff-8b86-d011-b42d-00c04fc964ff'::UUID, '\\xAA\\xBB'::BLOB)");
        Assert.Equal(
            [
                true, (short)-5, ulong.MaxValue, Int128.MinValue, 1.5f, 2.25, "đồng", new DateOnly(2025, 7, 1), new TimeOnly(12, 30),
                new DateTime(2025, 7, 1, 12, 30, 0), TimeSpan.FromMinutes(90), Guid.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff"), 2, -5L,
                "WB9009: the argument đồng of type Varchar is no Int32.",
                "WB9009: the argument 18446744073709551615 of type UnsignedBigInt is no Int32.",
            ],
            seen);
    }

    [Fact]
    public void A_null_argument_is_told_apart()
    {
        using var connection = TestDatabase.Open();
        var seen = new List<object?>();
        connection.RegisterTableFunction<int>(
            "probe",
            arguments =>
            {
                seen.Add(arguments[0].IsNull());
                seen.Add(arguments[0].GetValue<int?>());
                seen.Add(Assert.Throws<InvalidCastException>(() => arguments[0].GetValue<int>()).Message);
                return new TableFunction([new ColumnInfo("x", typeof(int))], new[] { 1 });
            },
            (item, writers, row) => writers[0].WriteValue((int)item!, row));
        connection.Scalar("SELECT x FROM probe(NULL)");
        Assert.Equal([true, null, "WB9008: the argument is NULL, which Int32 cannot be. Ask for Int32?, or test IsNull() first."], seen);
    }

    [Fact]
    public void Records_become_a_table_function_with_named_columns()
    {
        using var connection = TestDatabase.Open();
        connection.RegisterTableFunction(
            "places", (int count) => Enumerable.Range(0, count).Select(i => new Place($"p{i}", i)), place => new { place.Name, place.Level });
        Assert.Equal("p4", connection.Scalar("SELECT Name FROM places(5) ORDER BY Level DESC LIMIT 1"));
    }

    private sealed record Place(string Name, int Level);
}
