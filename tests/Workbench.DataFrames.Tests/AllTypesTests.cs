using System.Globalization;

namespace Workbench.DataFrames.Tests;

/// <summary>Least value, greatest value and NULL of every type of the engine: read into a column, or refused by the column's name.</summary>
public sealed class AllTypesTests
{
    // Columns whose values C# has no type for, with a part of the refusal; the others must read.
    private static readonly Dictionary<string, string> Refused = new(StringComparer.Ordinal)
    {
        ["date"] = "WB2014: Column \"date\", row 0: -5877641-06-25 does not fit DateOnly",
        ["time"] = "WB2014: Column \"time\", row 1: 24:00:00 does not fit TimeOnly",
        ["time_ns"] = "WB2014: Column \"time_ns\", row 1: the stored time 86400000000000 does not fit TimeOnly",
        ["timestamp"] = "WB2014: Column \"timestamp\", row 0: the stored time -9223372022400000000 does not fit DateTime",
        ["timestamp_s"] = "WB2014: Column \"timestamp_s\", row 0: the stored time -9223372022400 does not fit DateTime",
        ["timestamp_ms"] = "WB2014: Column \"timestamp_ms\", row 0: the stored time -9223372022400000 does not fit DateTime",
        ["timestamp_ns"] = "WB2014: Column \"timestamp_ns\", row 1: the stored time 9223372036854775806 does not fit DateTime",
        ["timestamp_tz"] = "WB2014: Column \"timestamp_tz\", row 0: the stored time -9223372022400000000 does not fit DateTimeOffset",
        ["dec38_10"] = "WB2014: Column \"dec38_10\", row 0: -9999999999999999999999999999.9999999999 does not fit decimal",
        ["date_array"] = "WB2014: Column \"date_array\"",
        ["timestamp_array"] = "WB2014: Column \"timestamp_array\"",
        ["timestamptz_array"] = "WB2014: Column \"timestamptz_array\"",
        ["union"] = "WB2013: Column \"union\" has type UNION, which does not read into columns. Convert it in the query: Col(\"union\").Cast<string>().",
        ["geometry"] = "WB2013: Column \"geometry\" has type GEOMETRY",
    };

    [Fact]
    public void Every_type_reads_or_is_refused_by_name()
    {
        using var connection = TestFrames.Open();
        string[] names = DataFrame.FromSql(connection, "SELECT column_name FROM (DESCRIBE SELECT * FROM test_all_types())").Column<string>("column_name").Values.ToArray();
        Assert.Equal(56, names.Length);
        Assert.All(names, name =>
        {
            DataFrame frame = DataFrame.FromSql(connection, $"SELECT \"{name}\" FROM test_all_types()");
            if (Refused.TryGetValue(name, out string? words))
            {
                Assert.StartsWith(words, Assert.Throws<DataFrameException>(() => frame.Collect()).Message, StringComparison.Ordinal);
                Assert.Equal(3, frame.Select(Expressions.Col(name).Cast<string>().As("text")).Column<string>("text").Count);
                return;
            }

            Column column = frame.Collect().Columns[0];
            Assert.Equal([false, false, true], Enumerable.Range(0, 3).Select(column.IsNull));
            Assert.IsAssignableFrom(frame.Columns[0].Type, column[0]);
            Assert.IsAssignableFrom(frame.Columns[0].Type, column[1]);
            Assert.Null(column[2]);
        });
    }

    [Theory]
    [InlineData("tinyint", "-128", "127")]
    [InlineData("hugeint", "-170141183460469231731687303715884105728", "170141183460469231731687303715884105727")]
    [InlineData("uhugeint", "0", "340282366920938463463374607431768211455")]
    [InlineData("dec_4_1", "-999.9", "999.9")]
    [InlineData("dec_18_6", "-999999999999.999999", "999999999999.999999")]
    [InlineData("uuid", "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff")]
    [InlineData("bit", "0010001001011100010101011010111", "10101")]
    [InlineData("varchar", "🦆🦆🦆🦆🦆🦆", "goo\0se")]
    [InlineData("medium_enum", "enum_0", "enum_299")]
    [InlineData("time_tz", "00:00:00+15:59:59", "24:00:00-15:59:59")]
    [InlineData("int_array", "[]", "[42, 999, –, –, -42]")]
    [InlineData("nested_int_array", "[]", "[[], [42, 999, –, –, -42], –, [], [42, 999, –, –, -42]]")]
    [InlineData("struct", "{a: –, b: –}", "{a: 42, b: 🦆🦆🦆🦆🦆🦆}")]
    [InlineData("struct_of_arrays", "{a: –, b: –}", "{a: [42, 999, –, –, -42], b: [🦆🦆🦆🦆🦆🦆, goose, –, ]}")]
    [InlineData("map", "{}", "{key1: 🦆🦆🦆🦆🦆🦆, key2: goose}")]
    [InlineData("fixed_int_array", "[–, 2, 3]", "[4, 5, 6]")]
    [InlineData("fixed_nested_int_array", "[[–, 2, 3], –, [–, 2, 3]]", "[[4, 5, 6], [–, 2, 3], [4, 5, 6]]")]
    public void Values_are_these(string name, string least, string greatest)
    {
        using var connection = TestFrames.Open();
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-EG");
        Column column = DataFrame.FromSql(connection, $"SELECT \"{name}\" FROM test_all_types()").Collect().Columns[0];
        Assert.Equal((least, greatest), (Show(column[0]), Show(column[1])));
    }

    [Fact]
    public void A_number_of_any_size_is_what_the_engine_writes()
    {
        using var connection = TestFrames.Open();
        DataFrame frame = DataFrame.FromSql(connection, "SELECT bignum, bignum::VARCHAR AS text FROM test_all_types() UNION ALL SELECT i::BIGNUM, i::VARCHAR FROM (VALUES (0), (-1), (255), (-256)) t(i)");
        Assert.Equal(frame.Column<string>("text").ToArray(), frame.Column<System.Numerics.BigInteger>("bignum").Select(number => number?.ToString()).ToArray());
    }

    private static string Show(object? value) => value switch
    {
        null => "–",
        string text => text,
        IReadOnlyDictionary<string, object?> record => "{" + string.Join(", ", record.Select(field => $"{field.Key}: {Show(field.Value)}")) + "}",
        IReadOnlyList<KeyValuePair<object, object?>> map => "{" + string.Join(", ", map.Select(pair => $"{Show(pair.Key)}: {Show(pair.Value)}")) + "}",
        IReadOnlyList<object?> list => "[" + string.Join(", ", list.Select(Show)) + "]",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };
}
