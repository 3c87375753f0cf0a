using System.Data;
using DuckDB.NET.Data;
using static Workbench.DataFrames.Expressions;

namespace Workbench.DataFrames.Tests;

public sealed class LookTests
{
    [Fact]
    public void Columns_are_contiguous_with_a_mask()
    {
        using var connection = TestFrames.Open();
        DataFrame frame = DataFrame.FromSql(connection, "SELECT CASE WHEN i % 3 = 0 THEN NULL ELSE i END AS n, CASE WHEN i % 5 = 0 THEN NULL ELSE 'text ' || i END AS t FROM range(5000) t(i)");
        Column<long> numbers = frame.Column<long>("N");
        Assert.Equal(5000, numbers.Values.Length);
        Assert.Equal(1667, numbers.NullCount);
        Assert.Equal((0L, 4L, null, 4999L), (numbers.Values.Span[3], numbers[4], ((Column)numbers)[3], numbers[4999]));
        Assert.True(numbers.IsNull(4998));
        Assert.Equal(Enumerable.Range(0, 5000).Where(i => i % 3 != 0).Sum(i => (long)i), numbers.Values.ToArray().Sum());
        var texts = Assert.IsType<TextColumn>(frame.Column<string>("t"));
        Assert.Equal(("text 4999", null, "text 1"), (texts[4999], texts[0], texts.Values.Span[1]));
        Assert.Equal("text 7"u8.ToArray(), texts.Utf8(7).ToArray());
        Assert.Same(texts.Values.Span[7], texts[7]);
    }

    [Fact]
    public void A_stream_gives_the_same_rows_in_pieces()
    {
        using var connection = TestFrames.Open();
        DataFrame frame = DataFrame.FromSql(connection, "SELECT i, 'n' || i AS name FROM range(100000) t(i)");
        long rows = 0, sum = 0;
        foreach (ColumnSet piece in frame.Stream(TestContext.Current.CancellationToken))
        {
            Assert.InRange(piece.RowCount, 1, 2048);
            rows += piece.RowCount;
            sum += piece.Column<long>("i").Values.ToArray().Sum();
        }

        Assert.Equal((100_000L, 4_999_950_000L), (rows, sum));
    }

    [Fact]
    public void A_cancelled_read_stops()
    {
        using var connection = TestFrames.Open();
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        DataFrame frame = DataFrame.FromSql(connection, "SELECT sum(sin(i)) FROM range(100000000000) t(i)");
        Assert.ThrowsAny<OperationCanceledException>(() => frame.Collect(source.Token));
        Assert.Equal(1, DataFrame.FromSql(connection, "SELECT 1 AS one").Column<int>("one")[0]);
    }

    [Fact]
    public void Rows_become_records_and_objects()
    {
        using var connection = TestFrames.Open();
        DataFrame frame = TestFrames.Districts(connection).WithColumn("period_start", Value(new DateOnly(2024, 1, 1)));
        IReadOnlyList<District> districts = frame.Rows<District>();
        Assert.Equal(new District("Đắk Glong", 2024, 273, new DateOnly(2024, 1, 1)), districts[0]);
        Assert.Null(districts[3].Households);
        Assert.Equal("An Giang", frame.Rows<Place>()[1].Province);
        Assert.Equal(["Đắk Glong", "Châu Phú", "Châu Phú", "Lào Cai"], frame.Rows().Select(row => (string)row["district"]!));
        Assert.Equal(
            "WB2017: Row 3 has no value for Strict.Households, which cannot be null. Make it nullable, or use DropNull or FillNull.",
            Assert.Throws<DataFrameException>(() => frame.Rows<Strict>()).Message);
        Assert.Equal("WB2016", Assert.Throws<DataFrameException>(() => frame.Rows<Unknown>()).Code);
    }

    [Fact]
    public void An_ado_table_has_the_meaning_too()
    {
        using var connection = TestFrames.Open();
        using DataTable table = TestFrames.Districts(connection).ToDataTable();
        Assert.Equal((4, 6), (table.Rows.Count, table.Columns.Count));
        Assert.Equal(DBNull.Value, table.Rows[3]["households"]);
        Assert.Equal(("Households", "household"), (table.Columns["households"]!.Caption, table.Columns["households"]!.ExtendedProperties["unit"]));
    }

    [Fact]
    public void Data_comes_from_records_arrays_readers_and_files()
    {
        using var connection = TestFrames.Open();
        DataFrame records = DataFrame.FromRecords(connection, [new District("xã", 2020, 5, new DateOnly(2020, 2, 29)), new District("phường", 2021, null, null)]);
        Assert.Equal(["xã|2020|5|2020-02-29", "phường|2021|∅|∅"], records.Lines());
        Assert.Equal(["1.5|∅", "-2|b"], DataFrame.FromColumns(connection, ("d", new[] { 1.5, -2 }), ("s", new string?[] { null, "b" })).Lines());
        Assert.Equal("WB2023", Assert.Throws<DataFrameException>(() => DataFrame.FromColumns(connection, ("a", new int[2]), ("b", new int[3]))).Code);
        using (DuckDBCommand command = connection.CreateCommand())
        {
            command.CommandText = "SELECT 1 AS a, 'x' AS b, DATE '2025-07-01' AS c UNION ALL SELECT NULL, NULL, NULL";
            using DuckDBDataReader reader = command.ExecuteReader();
            Assert.Equal(["1|x|2025-07-01", "∅|∅|∅"], DataFrame.FromReader(connection, reader).Lines());
        }

        string folder = Directory.CreateTempSubdirectory("frames-").FullName;
        try
        {
            DataFrame districts = TestFrames.Districts(connection);
            districts.WriteCsv(Path.Combine(folder, "a.csv"));
            districts.WriteJson(Path.Combine(folder, "a.json"));
            districts.WriteJsonLines(Path.Combine(folder, "a.jsonl"));
            Directory.CreateDirectory(Path.Combine(folder, "year=2024"));
            districts.Filter(Col("year") == 2024).Drop("year").WriteParquet(Path.Combine(folder, "year=2024", "part.parquet"));
            string[] expected = districts.Select("district", "households", "budget").Lines();
            Assert.Equal(expected, DataFrame.ReadCsv(connection, Path.Combine(folder, "a.csv")).Select("district", "households", "budget").Lines());
            Assert.Equal(expected, DataFrame.ReadJson(connection, Path.Combine(folder, "a.json")).Select("district", "households", "budget").Lines());
            Assert.Equal(expected, DataFrame.ReadJson(connection, Path.Combine(folder, "a.jsonl")).Select("district", "households", "budget").Lines());
            DataFrame hive = DataFrame.ReadParquet(connection, Path.Combine(folder, "*", "*.parquet"), hivePartitioning: true);
            Assert.Equal(3, hive.Filter(Col("year") == 2024).RowCount);
            Assert.Equal("household", hive.Columns.Single(column => column.Name == "households").Unit);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Functions_of_csharp_run_by_vector()
    {
        using var connection = TestFrames.Open();
        int calls = 0;
        connection.AddFunction("label_of", (Column<string> names) =>
        {
            Interlocked.Increment(ref calls);
            return names.Select(name => name is null ? null : $"«{name}»").ToArray();
        });
        connection.AddFunction("times", (Column<long> a, Column<double> b) => Enumerable.Range(0, a.Count).Select(i => a.IsNull(i) || b.IsNull(i) ? (double?)null : a[i] * b[i]).ToArray());
        connection.AddFunction<int, int>("short_of", _ => []);
        connection.AddFunction<int, int>("broken", _ => throw new FormatException("no such commune"));
        DataFrame frame = DataFrame.FromSql(connection, "SELECT i, 'n' || i AS name, CASE WHEN i = 1 THEN NULL ELSE 0.5 END::DOUBLE AS half FROM range(10000) t(i)")
            .Select(Call("label_of", Col("name")).As("label"), Call("times", Col("i"), Col("half")).As("product"));
        Assert.Equal(["«n0»|0", "«n1»|∅", "«n2»|1"], frame.Head(3).Lines());
        Assert.Equal(9999, frame.DropNull().RowCount);
        Assert.True(calls < 50, $"{calls} calls for 10,003 rows");
        Assert.Contains("WB2025: The function short_of was given 1 rows and returned 0.", Assert.Throws<DataFrameException>(() => DataFrame.FromSql(connection, "SELECT short_of(i::INTEGER) AS x FROM range(1) t(i)").Collect()).Message, StringComparison.Ordinal);
        Assert.Contains("no such commune", Assert.Throws<DataFrameException>(() => DataFrame.FromSql(connection, "SELECT broken(i::INTEGER) AS x FROM range(1) t(i)").Collect()).Message, StringComparison.Ordinal);
        Assert.Equal("WB2009", Assert.Throws<DataFrameException>(() => new DuckDBConnection("DataSource=:memory:").AddFunction("f", (Column<int> x) => x.Values.ToArray())).Code);
    }

    private sealed record District(string Name, int Year, int? Households, DateOnly? PeriodStart)
    {
        // Matched by name: the frame calls the first column "district".
        public District(string district, int year, int? households, DateOnly? period_start, bool unused = false)
            : this(district, year, households, period_start) => _ = unused;
    }

    private sealed class Place
    {
        public string? Province { get; set; }
    }

    private sealed record Strict(string District, int Households);

    private sealed record Unknown(string District, int Population);
}
