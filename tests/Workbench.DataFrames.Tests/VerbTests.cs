using static Workbench.DataFrames.Expressions;

namespace Workbench.DataFrames.Tests;

public sealed class VerbTests
{
    [Fact]
    public void Expressions_read_like_the_question_and_values_are_parameters()
    {
        using var connection = TestFrames.Open();
        DataFrame frame = TestFrames.Districts(connection)
            .Filter(Col("year") == 2024 & Col("budget").IsNotNull())
            .WithColumn("per_household", Col("budget") / Col("households"))
            .Select("district", "per_household")
            .OrderBy(Col("per_household").Descending());
        Assert.Equal(["Đắk Glong|12490842.490842491", "Châu Phú|7500000", "Lào Cai|∅"], frame.Lines());
        Assert.Equal([2024], frame.Parameters);
        Assert.Contains("(\"year\" = $1::INTEGER)", frame.Sql, StringComparison.Ordinal);
        Assert.Equal("VND/household", frame.Columns[1].Unit);
    }

    [Fact]
    public void Hostile_text_and_names_stay_what_they_are()
    {
        using var connection = TestFrames.Open();
        const string Name = "a\"b; DROP TABLE x; --";
        DataFrame frame = DataFrame.FromColumns(connection, (Name, new[] { "x'); --", "y" }), ("select", new[] { 1, 2 }), ("ราคา", new[] { 3, 4 }));
        Assert.Equal(["x'); --|1|3"], frame.Filter(Col(Name) == "x'); --" & Col("select") == 1 & Col("ราคา") > 2).Lines());
    }

    [Fact]
    public void Columns_are_selected_renamed_dropped_and_replaced()
    {
        using var connection = TestFrames.Open();
        DataFrame frame = TestFrames.Districts(connection);
        Assert.Equal(["district", "hộ"], frame.Rename("households", "hộ").Select("district", "hộ").ColumnNames);
        Assert.Equal(["district", "province", "year"], frame.Drop("households", "BUDGET", "poor").ColumnNames);
        Assert.Equal("Households", frame.Rename("households", "hộ").Columns[3].Label);
        Assert.Equal(["274|Đắk Glong"], frame.WithColumn("households", Col("households") + 1).Head(1).Select("households", "district").Lines());
    }

    [Fact]
    public void Groups_are_aggregated()
    {
        using var connection = TestFrames.Open();
        DataFrame frame = TestFrames.Districts(connection).GroupBy("province").Aggregate(
            Col("households").Sum(), Col("households").Mean().As("mean"), Col("households").Count().As("n"), CountRows().As("rows"),
            Col("year").ToList().As("years"), Col("households").Quantile(0.5).As("q")).OrderBy("province");
        Assert.Equal(["An Giang|215|107.5|2|2|[2024,2023]|107.5", "Lào Cai|∅|∅|0|1|[2024]|∅", "Đắk Nông|273|273|1|1|[2024]|273"], frame.Lines());
        Assert.Equal(("household", "count"), (frame.Columns[1].Unit, frame.Columns[1].Kind));
        Assert.Equal((null, "count"), (frame.Columns[3].Unit, frame.Columns[3].Kind));
    }

    [Theory]
    [InlineData(JoinKind.Inner, "1|a|x;2|b|y;2|b|z")]
    [InlineData(JoinKind.Left, "1|a|x;2|b|y;2|b|z;3|c|∅;∅|n|∅")]
    [InlineData(JoinKind.Right, "1|a|x;2|b|y;2|b|z;4|∅|w;∅|∅|m")]
    [InlineData(JoinKind.Full, "1|a|x;2|b|y;2|b|z;3|c|∅;4|∅|w;∅|n|∅;∅|∅|m")]
    [InlineData(JoinKind.Semi, "1|a;2|b")]
    [InlineData(JoinKind.Anti, "3|c;∅|n")]
    public void Joins_keep_the_rows_of_their_kind(JoinKind kind, string expected)
    {
        using var connection = TestFrames.Open();
        DataFrame left = DataFrame.FromSql(connection, "SELECT * FROM (VALUES (1, 'a'), (2, 'b'), (3, 'c'), (NULL, 'n')) t(k, l)");
        DataFrame right = DataFrame.FromSql(connection, "SELECT * FROM (VALUES (1, 'x'), (2, 'y'), (2, 'z'), (4, 'w'), (NULL, 'm')) t(k, r)");
        Assert.Equal(expected, string.Join(';', left.Join(right, "k", kind).Lines().Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Clashing_names_want_a_suffix()
    {
        using var connection = TestFrames.Open();
        DataFrame left = DataFrame.FromSql(connection, "SELECT 1 AS k, 2 AS v, 5 AS w");
        DataFrame right = DataFrame.FromSql(connection, "SELECT 1 AS k, 3 AS V");
        var exception = Assert.Throws<DataFrameException>(() => left.Join(right, "k"));
        Assert.Equal("WB2005: Both frames of the join have columns \"V\". Give a suffix for those of the right one, Join(..., suffix: \"_right\"), or rename them first.", exception.Message);
        Assert.Equal(["1|2|5|3"], left.Join(right, "k", suffix: "_right").Lines());
        Assert.Equal(["k", "v", "w", "V_right"], left.Join(right, "k", suffix: "_right").ColumnNames);
    }

    [Fact]
    public void As_of_takes_the_latest_row_not_after()
    {
        using var connection = TestFrames.Open();
        DataFrame payments = DataFrame.FromSql(connection, "SELECT * FROM (VALUES ('a', 1), ('a', 5), ('a', 9), ('b', 5)) t(who, day)");
        DataFrame rates = DataFrame.FromSql(connection, "SELECT * FROM (VALUES ('a', 2, 10.5), ('a', 5, 11.5), ('b', 6, 12.5)) t(who, since, rate)");
        Assert.Equal(
            ["a|1|∅|∅", "a|5|5|11.5", "a|9|5|11.5", "b|5|∅|∅"],
            payments.JoinAsOf(rates, "day", "since", ["who"]).OrderBy("who", "day").Lines());
    }

    [Fact]
    public void A_pivot_makes_columns_of_values_and_an_unpivot_rows_of_columns()
    {
        using var connection = TestFrames.Open();
        DataFrame wide = TestFrames.Districts(connection).Pivot(["district"], "year", Col("households").Sum()).OrderBy("district");
        Assert.Equal(["district", "2023", "2024"], wide.ColumnNames);
        Assert.Equal(["Châu Phú|95|120", "Lào Cai|∅|∅", "Đắk Glong|∅|273"], wide.Lines());
        Assert.Equal(["household", "household"], wide.Columns.Skip(1).Select(column => column.Unit));
        DataFrame back = wide.Unpivot(["2023", "2024"], "year", "households").DropNull().OrderBy("district", "year");
        Assert.Equal(["Châu Phú|2023|95", "Châu Phú|2024|120", "Đắk Glong|2024|273"], back.Lines());
        Assert.Equal("household", back.Columns[2].Unit);
    }

    [Fact]
    public void Windows_rank_look_back_and_add_up()
    {
        using var connection = TestFrames.Open();
        DataFrame frame = DataFrame.FromSql(connection, "SELECT * FROM (VALUES ('a', 1, 5), ('a', 2, 3), ('a', 3, 3), ('b', 1, 7)) t(g, t, v)")
            .Window(["g"], ["t"], RowNumber().As("n"), Lag(Col("v")).As("before"), Cumulative(Col("v").Sum()).As("total"), Moving(Col("v").Mean(), 2).As("mean2"))
            .Window([], [Col("v").Descending()], Rank().As("rank"), DenseRank().As("dense"))
            .OrderBy("g", "t");
        Assert.Equal(["a|1|5|1|∅|5|5|2|2", "a|2|3|2|5|8|4|3|3", "a|3|3|3|3|11|3|3|3", "b|1|7|1|∅|7|7|1|1"], frame.Lines());
    }

    [Fact]
    public void Rows_are_taken_from_the_head_the_tail_and_at_random()
    {
        using var connection = TestFrames.Open();
        DataFrame frame = DataFrame.FromSql(connection, "SELECT i FROM range(10000) t(i)");
        Assert.Equal(["0", "1"], frame.Head(2).Lines());
        Assert.Equal(["9998", "9999"], frame.Tail(2).Lines());
        string[] sample = frame.Sample(50, seed: 7).Lines();
        Assert.Equal(50, sample.Distinct().Count());
        Assert.Equal(sample, frame.Sample(50, seed: 7).Lines());
        Assert.NotEqual(sample, frame.Sample(50, seed: 8).Lines());
        Assert.Equal(["9999", "9998", "9997"], frame.OrderBy(Col("i").Descending()).Head(3).Lines());
    }

    [Fact]
    public void Unions_distinct_rows_counts_and_missing_values()
    {
        using var connection = TestFrames.Open();
        DataFrame one = DataFrame.FromSql(connection, "SELECT 1 AS a, 'x' AS b UNION ALL SELECT NULL, 'y'");
        DataFrame two = DataFrame.FromSql(connection, "SELECT 'x' AS B, 1 AS A");
        DataFrame both = one.Union(two);
        Assert.Equal(["1|x", "1|x", "∅|y"], both.Lines().Order(StringComparer.Ordinal));
        Assert.Equal(["1|x", "∅|y"], both.Distinct().OrderBy("b").Lines());
        Assert.Equal(["x|2", "y|1"], both.ValueCounts("b").Lines());
        Assert.Equal(["0|y"], both.FillNull("a", 0).Filter(Col("b") == "y").Lines());
        Assert.Equal(["1|x", "1|x"], both.DropNull("a").Lines());
        var exception = Assert.Throws<DataFrameException>(() => one.Union(DataFrame.FromSql(connection, "SELECT 1 AS a, 2 AS c")));
        Assert.Equal("WB2022: Union needs the same columns in both frames. Only in the first: \"b\"; only in the second: \"c\".", exception.Message);
    }

    [Fact]
    public void Describe_correlation_and_the_plan()
    {
        using var connection = TestFrames.Open();
        DataFrame frame = DataFrame.FromSql(connection, "SELECT i AS x, 100 - i AS y, 'n' || i AS name FROM range(5) t(i)");
        Assert.Equal(
            ["x|BIGINT|∅|5|0|5|0|1|2|3|4|2|1.5811388300841898", "y|BIGINT|∅|5|0|5|96|97|98|99|100|98|1.5811388300841898", "name|VARCHAR|∅|5|0|5|n0|∅|∅|∅|n4|∅|∅"],
            frame.Describe().Lines());
        DataFrame correlation = frame.Correlation();
        Assert.Equal(["x", "y"], correlation.Column<string>("column").Values.ToArray());
        Assert.Equal(-1, correlation.Column<double>("y")[0], 12);
        Assert.Contains("RANGE", frame.Explain(), StringComparison.Ordinal);
    }
}
