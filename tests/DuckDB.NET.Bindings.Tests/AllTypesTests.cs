using System.Globalization;
using System.Reflection;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace DuckDB.NET.Bindings.Tests;

/// <summary>
/// <c>test_all_types()</c> has one column for each type of the engine and three rows: least value, greatest value, NULL. Each is read in C#
/// without loss and written back, as a parameter and through an appender; the engine itself then says whether what came back is what went
/// out. What the provider cannot do stands here by name, with the words of its refusal.
/// </summary>
public sealed class AllTypesTests
{
    private const string NoOverload = "no AppendValue overload";
    private const string NoStruct = "Writing Struct to data chunk is not yet supported";
    private const string NoMap = "Writing Map to data chunk is not yet supported";
    private const string NoPairs = "Cannot map type System.Collections.Generic.KeyValuePair`2";

    // Type that reads a column without loss, where it is not the one that GetValue gives.
    private static readonly Dictionary<string, Type> Lossless = new(StringComparer.Ordinal)
    {
        ["date"] = typeof(DuckDBDateOnly),
        ["time"] = typeof(DuckDBTimeOnly),
        ["timestamp"] = typeof(DuckDBTimestamp),
        ["timestamp_s"] = typeof(DuckDBTimestamp),
        ["timestamp_ms"] = typeof(DuckDBTimestamp),
        ["timestamp_ns"] = typeof(DuckDBTimestamp),
        ["timestamp_tz"] = typeof(DuckDBTimestamp),
        ["time_tz"] = typeof(DuckDBTimeTz),
        ["interval"] = typeof(DuckDBInterval),
        ["dec38_10"] = typeof(DuckDBDecimal),
        ["int_array"] = typeof(List<int?>),
        ["double_array"] = typeof(List<double?>),
        ["date_array"] = typeof(List<DuckDBDateOnly?>),
        ["timestamp_array"] = typeof(List<DuckDBTimestamp?>),
        ["timestamptz_array"] = typeof(List<DuckDBTimestamp?>),
        ["nested_int_array"] = typeof(List<List<int?>>),
        ["fixed_int_array"] = typeof(List<int?>),
        ["fixed_nested_int_array"] = typeof(List<List<int?>>),
        ["fixed_nested_varchar_array"] = typeof(List<List<string>>),
        ["fixed_array_of_int_list"] = typeof(List<List<int?>>),
        ["list_of_fixed_int_array"] = typeof(List<List<int?>>),
    };

    // What the provider refuses, by column, row (0 least, 1 greatest, 2 NULL) and way: with a part of its message.
    private static readonly Dictionary<(string Column, int Row, string Way), string> Refused = new()
    {
        [("union", 0, "read")] = "Unrecognised type Union",
        [("union", 1, "read")] = "Unrecognised type Union",
        [("time_ns", 0, "read")] = "Unrecognised type TimeNs",
        [("time_ns", 1, "read")] = "Unrecognised type TimeNs",
        [("geometry", 0, "read")] = "Unrecognised type Geometry",
        [("geometry", 1, "read")] = "Unrecognised type Geometry",
        [("struct_of_arrays", 1, "read")] = "The list contains null value",
        [("struct_of_fixed_array", 0, "read")] = "The list contains null value",
        [("bignum", 0, "appender")] = "too large or too small for an Int128",
        [("bignum", 1, "appender")] = "too large or too small for an Int128",
        [("timestamp", 0, "appender")] = NoOverload,
        [("timestamp", 1, "appender")] = NoOverload,
        [("timestamp_s", 0, "appender")] = NoOverload,
        [("timestamp_s", 1, "appender")] = NoOverload,
        [("timestamp_ms", 0, "appender")] = NoOverload,
        [("timestamp_ms", 1, "appender")] = NoOverload,
        [("timestamp_ns", 0, "appender")] = NoOverload,
        [("timestamp_ns", 1, "appender")] = NoOverload,
        [("timestamp_tz", 0, "appender")] = NoOverload,
        [("timestamp_tz", 1, "appender")] = NoOverload,
        [("time_tz", 0, "appender")] = NoOverload,
        [("time_tz", 1, "appender")] = NoOverload,
        [("interval", 0, "appender")] = NoOverload,
        [("interval", 1, "appender")] = NoOverload,
        [("dec38_10", 0, "appender")] = NoOverload,
        [("dec38_10", 1, "appender")] = NoOverload,
        [("timestamp_array", 1, "appender")] = "Cannot write Object to Timestamp column",
        [("timestamptz_array", 1, "appender")] = "Cannot write Object to TimestampTz column",
        // The provider has nanoseconds only to the tick of 100; the greatest TIMESTAMP_TZ is read as text, where ICU overflows.
        [("timestamp_ns", 1, "parameter")] = "differs",
        [("timestamp_tz", 1, "parameter")] = "ICU date overflows timestamp range",
        // The provider cuts appended text at U+0000.
        [("varchar", 1, "appender")] = "differs",
        [("bit", 0, "appender")] = "Writing Bit to data chunk is not yet supported",
        [("bit", 1, "appender")] = "Writing Bit to data chunk is not yet supported",
        [("bit", 2, "appender")] = "Writing Bit to data chunk is not yet supported",
        [("struct", 0, "parameter")] = NoPairs,
        [("struct", 1, "parameter")] = NoPairs,
        [("struct", 0, "appender")] = NoStruct,
        [("struct", 1, "appender")] = NoStruct,
        [("struct", 2, "appender")] = NoStruct,
        [("struct_of_arrays", 0, "parameter")] = NoPairs,
        [("struct_of_arrays", 0, "appender")] = NoStruct,
        [("struct_of_arrays", 2, "appender")] = NoStruct,
        [("array_of_structs", 1, "parameter")] = NoPairs,
        [("array_of_structs", 0, "appender")] = NoStruct,
        [("array_of_structs", 1, "appender")] = NoStruct,
        [("array_of_structs", 2, "appender")] = NoStruct,
        [("map", 0, "parameter")] = NoPairs,
        [("map", 1, "parameter")] = NoPairs,
        [("map", 0, "appender")] = NoMap,
        [("map", 1, "appender")] = NoMap,
        [("map", 2, "appender")] = NoMap,
        [("fixed_struct_array", 0, "parameter")] = NoPairs,
        [("fixed_struct_array", 1, "parameter")] = NoPairs,
        [("fixed_struct_array", 0, "appender")] = NoStruct,
        [("fixed_struct_array", 1, "appender")] = NoStruct,
        [("fixed_struct_array", 2, "appender")] = NoStruct,
        [("struct_of_fixed_array", 1, "parameter")] = NoPairs,
        [("struct_of_fixed_array", 1, "appender")] = NoStruct,
        [("struct_of_fixed_array", 2, "appender")] = NoStruct,
    };

    public static TheoryData<string> Columns()
    {
        using var connection = TestDatabase.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT column_name FROM (DESCRIBE SELECT * FROM test_all_types())";
        using var reader = command.ExecuteReader();
        var names = new TheoryData<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    [Fact]
    public void The_engine_has_the_types_that_are_tested_here() => Assert.Equal(56, Columns().Count);

    [Theory]
    [MemberData(nameof(Columns))]
    public void Least_greatest_and_null_are_read_and_written_back(string column)
    {
        using var connection = TestDatabase.Open();
        connection.Run("CREATE TABLE source AS SELECT row_number() OVER () - 1 AS row_no, * FROM test_all_types()");
        string type = (string)connection.Scalar(
            "SELECT data_type FROM duckdb_columns() WHERE table_name = 'source' AND column_name = ?", column)!;
        var seen = new Dictionary<(string, int, string), string>();
        for (int row = 0; row < 3; row++)
        {
            object? value = null;
            if (!Try(seen, (column, row, "read"), () => value = Read(connection, column, row)))
            {
                continue;
            }

            Assert.Equal(row == 2, value is DBNull);
            Try(seen, (column, row, "parameter"), () =>
            {
                connection.Run($"CREATE OR REPLACE TABLE back (v {type})");
                using var command = connection.CreateCommand();
                command.CommandText = "INSERT INTO back VALUES (?)";
                command.Parameters.Add(new DuckDBParameter(value!));
                command.ExecuteNonQuery();
                Compare(connection, column, row);
            });
            Try(seen, (column, row, "appender"), () =>
            {
                connection.Run($"CREATE OR REPLACE TABLE back (v {type})");
                using (var appender = connection.CreateAppender("back"))
                {
                    var line = appender.CreateRow();
                    Append(line, value!);
                    line.EndRow();
                }

                Compare(connection, column, row);
            });
        }

        string[] expected = [.. Refused.Where(entry => entry.Key.Column == column).Select(entry => $"{entry.Key}: {entry.Value}").Order(StringComparer.Ordinal)];
        string[] actual = [.. seen.Select(entry => $"{entry.Key}: {Shorten(entry.Key, entry.Value)}").Order(StringComparer.Ordinal)];
        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData("tinyint", "-128", "127")]
    [InlineData("bigint", "-9223372036854775808", "9223372036854775807")]
    [InlineData("hugeint", "-170141183460469231731687303715884105728", "170141183460469231731687303715884105727")]
    [InlineData("uhugeint", "0", "340282366920938463463374607431768211455")]
    [InlineData("date", "-5877641-06-25", "5881580-07-10")]
    [InlineData("time", "00:00:00", "24:00:00")]
    [InlineData("time_tz", "00:00:00+15:59:59", "24:00:00-15:59:59")]
    [InlineData("timestamp", "-290308-12-22 00:00:00", "294247-01-10 04:00:54.775806")]
    [InlineData("timestamp_s", "-290308-12-22 00:00:00", "294247-01-10 04:00:54")]
    [InlineData("timestamp_ms", "-290308-12-22 00:00:00", "294247-01-10 04:00:54.775000")]
    [InlineData("interval", "0 months 0 days 0 microseconds", "999 months 999 days 999999999 microseconds")]
    [InlineData("dec_4_1", "-999.9", "999.9")]
    [InlineData("dec38_10", "-9999999999999999999999999999.9999999999", "9999999999999999999999999999.9999999999")]
    [InlineData("uuid", "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff")]
    [InlineData("varchar", "🦆🦆🦆🦆🦆🦆", "goo\0se")]
    [InlineData("bit", "0010001001011100010101011010111", "10101")]
    [InlineData("large_enum", "enum_0", "enum_69999")]
    public void Values_are_these(string column, string least, string greatest)
    {
        using var connection = TestDatabase.Open();
        connection.Run("CREATE TABLE source AS SELECT row_number() OVER () - 1 AS row_no, * FROM test_all_types()");
        Assert.Equal(least, string.Format(CultureInfo.InvariantCulture, "{0}", Read(connection, column, 0)));
        Assert.Equal(greatest, string.Format(CultureInfo.InvariantCulture, "{0}", Read(connection, column, 1)));
    }

    private static string Shorten((string Column, int Row, string Way) key, string message) =>
        Refused.TryGetValue(key, out string? expected) && message.Contains(expected, StringComparison.Ordinal) ? expected : message;

    private static bool Try(Dictionary<(string, int, string), string> seen, (string, int, string) key, Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
        {
            seen[key] = (exception as TargetInvocationException)?.InnerException?.Message ?? exception.Message;
            return false;
        }
    }

    private static object Read(DuckDBConnection connection, string column, int row)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT \"{column}\" FROM source WHERE row_no = {row}";
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        if (reader.IsDBNull(0))
        {
            return DBNull.Value;
        }

        object value = Lossless.TryGetValue(column, out Type? type)
            ? typeof(DuckDBDataReader).GetMethod(nameof(DuckDBDataReader.GetFieldValue))!.MakeGenericMethod(type).Invoke(reader, [0])!
            : reader.GetValue(0);
        if (value is not Stream stream)
        {
            return value;
        }

        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static void Compare(DuckDBConnection connection, string column, int row)
    {
        if (connection.Scalar($"SELECT (SELECT v FROM back) IS NOT DISTINCT FROM (SELECT \"{column}\" FROM source WHERE row_no = {row})") is not true)
        {
            throw new InvalidOperationException($"differs: {connection.Scalar("SELECT v::VARCHAR FROM back")}");
        }
    }

    private static void Append(IDuckDBAppenderRow row, object value)
    {
        if (value is DBNull)
        {
            row.AppendNullValue();
            return;
        }

        Type type = value.GetType();
        IEnumerable<MethodInfo> overloads = typeof(IDuckDBAppenderRow).GetMethods().Where(method => method.Name == nameof(row.AppendValue));
        MethodInfo? overload = overloads.FirstOrDefault(method =>
            !method.IsGenericMethod && (Nullable.GetUnderlyingType(method.GetParameters()[0].ParameterType) ?? method.GetParameters()[0].ParameterType) == type);
        if (overload is null && type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>))
        {
            overload = overloads
                .Single(method => method.IsGenericMethod && method.GetParameters()[0].ParameterType.Name.StartsWith("IEnumerable", StringComparison.Ordinal))
                .MakeGenericMethod(type.GetGenericArguments()[0]);
        }
        else if (overload is null && type.IsGenericType)
        {
            // Structs and maps: no overload takes a dictionary, so a list of its pairs is offered; the refusal names the column's type.
            row.AppendValue((IEnumerable<string>)["pairs"]);
            return;
        }

        if (overload is null)
        {
            throw new NotSupportedException($"{NoOverload} for {type.Name}");
        }

        overload.Invoke(row, [value]);
    }
}
