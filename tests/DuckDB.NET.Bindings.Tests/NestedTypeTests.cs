using DuckDB.NET.Data;

namespace DuckDB.NET.Bindings.Tests;

public sealed class NestedTypeTests
{
    [Fact]
    public void Lists_structs_maps_and_arrays_are_read()
    {
        using var connection = TestDatabase.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT [1, 2, 3], {'name': 'xã', 'households': 120}, MAP {'a': 1, 'b': 2}, [1.5, 2.5]::DOUBLE[2], [[1], [], [2, 3]]";
        using var reader = command.ExecuteReader();
        reader.Read();
        Assert.Equal([1, 2, 3], reader.GetFieldValue<List<int>>(0));
        Assert.Equal(new Dictionary<string, object> { ["name"] = "xã", ["households"] = 120 }, reader.GetFieldValue<Dictionary<string, object>>(1)!);
        Assert.Equal(new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }, reader.GetFieldValue<Dictionary<string, int>>(2));
        Assert.Equal([1.5, 2.5], reader.GetFieldValue<List<double>>(3));
        Assert.Equal([[1], [], [2, 3]], reader.GetFieldValue<List<List<int>>>(4));
    }

    [Fact]
    public void A_struct_is_read_into_an_object()
    {
        using var connection = TestDatabase.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT {'Name': 'xã', 'Households': 120}";
        using var reader = command.ExecuteReader();
        reader.Read();
        var commune = reader.GetFieldValue<Commune>(0);
        Assert.Equal(("xã", 120), (commune.Name, commune.Households));
    }

    [Fact]
    public void Nested_values_reach_over_chunks()
    {
        using var connection = TestDatabase.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT i, list_value(i, i + 1), {'v': 'text number ' || i} FROM range(5000) t(i)";
        using var reader = command.ExecuteReader();
        for (long i = 0; reader.Read(); i++)
        {
            Assert.Equal([i, i + 1], reader.GetFieldValue<List<long>>(1));
            Assert.Equal($"text number {i}", reader.GetFieldValue<Dictionary<string, object>>(2)["v"]);
        }
    }

    [Fact]
    public void A_union_is_read_once_its_member_is_named()
    {
        using var connection = TestDatabase.Open();
        connection.Run("CREATE TABLE t (u UNION(number INTEGER, word VARCHAR)); INSERT INTO t VALUES (1), ('two')");
        Assert.Equal("number:1;word:two", connection.Scalar(
            "SELECT string_agg(union_tag(u) || ':' || coalesce(u.number::VARCHAR, u.word), ';' ORDER BY union_tag(u)) FROM t"));
    }

    private sealed class Commune
    {
        public string Name { get; set; } = "";

        public int Households { get; set; }
    }
}
