using static Workbench.DataFrames.Expressions;

namespace Workbench.DataFrames.Tests;

/// <summary>Mistakes and what is said about them, whole.</summary>
public sealed class ErrorTests
{
    [Fact]
    public void A_wrong_column_names_the_nearest_and_all()
    {
        using var connection = TestFrames.Open();
        DataFrame frame = TestFrames.Districts(connection);
        Assert.Equal(
            "WB2001: There is no column \"housholds\". Did you mean \"households\"? Columns: \"district\", \"province\", \"year\", \"households\", \"budget\", \"poor\".",
            Assert.Throws<DataFrameException>(() => frame.Filter(Col("housholds") > 1)).Message);
        Assert.Equal(
            "WB2001: There is no column \"population\". Columns: \"district\", \"province\", \"year\", \"households\", \"budget\", \"poor\".",
            Assert.Throws<DataFrameException>(() => frame.Select("population")).Message);
        Action[] others =
        [
            () => frame.OrderBy("x"), () => frame.GroupBy("x"), () => frame.Rename("x", "y"), () => frame.Drop("x"), () => frame.DropNull("x"),
            () => frame.FillNull("x", 0), () => frame.Distinct("x"), () => frame.ValueCounts("x"), () => frame.Unpivot(["x"]), () => frame.Correlation("x"),
            () => frame.Pivot(["x"], "year", CountRows()), () => frame.Pivot([], "x", CountRows()), () => frame.Column<int>("x"), () => frame.WithUnit("x", "y"),
            () => frame.Annotate(new ColumnNote("x")), () => frame.Window(["x"], [], Rank().As("r")), () => frame.Join(frame, "x"), () => frame.Aggregate(Col("x").Sum()),
        ];
        Assert.All(others, action => Assert.Equal("WB2001", Assert.Throws<DataFrameException>(action).Code));
    }

    [Fact]
    public void A_wrong_type_says_which_it_is()
    {
        using var connection = TestFrames.Open();
        DataFrame frame = TestFrames.Districts(connection);
        Assert.Equal(
            "WB2004: Column \"households\" holds int, not double. Use Column<int>(\"households\"), or convert it with Col(\"households\").Cast<double>().",
            Assert.Throws<DataFrameException>(() => frame.Column<double>("households")).Message);
        Assert.Equal("WB2002", Assert.Throws<DataFrameException>(() => frame.WithColumn("x", Col("district") * 2).Columns).Code);
    }

    [Fact]
    public void Queries_that_are_none_are_refused_at_once()
    {
        using var connection = TestFrames.Open();
        Assert.StartsWith("WB2002: The engine refuses the query: ", Assert.Throws<DataFrameException>(() => DataFrame.FromSql(connection, "SELEC 1")).Message, StringComparison.Ordinal);
        Assert.Equal("WB2002", Assert.Throws<DataFrameException>(() => DataFrame.FromTable(connection, "no \"such\" table")).Code);
        Assert.Equal("WB2003: A frame is one query; the text has 2 statements. Run the others on the connection first.", Assert.Throws<DataFrameException>(() => DataFrame.FromSql(connection, "SELECT 1; SELECT 2")).Message);
        Assert.Equal("WB2006: Two columns would be named \"A\" (names are equal without regard to case). Rename one with As(...).", Assert.Throws<DataFrameException>(() => DataFrame.FromSql(connection, "SELECT 1 AS x").Select(Col("x").As("a"), Col("x").As("A"))).Message);
        Assert.Equal("WB2007: The expression (\"x\" + $1::INTEGER) needs a name: add As(\"name\").", Assert.Throws<DataFrameException>(() => DataFrame.FromSql(connection, "SELECT 1 AS x").Select(Col("x") + 1)).Message);
        Assert.Equal("WB2019: \"x\" is no aggregate. In Aggregate, use Sum, Mean, Median, Quantile, Min, Max, Count, CountDistinct, First or ToList.", Assert.Throws<DataFrameException>(() => DataFrame.FromSql(connection, "SELECT 1 AS x").Aggregate(Col("x"))).Message);
        Assert.Equal("WB2018: Select needs at least one column.", Assert.Throws<DataFrameException>(() => DataFrame.FromSql(connection, "SELECT 1 AS x").Select(Array.Empty<Expr>())).Message);
        Assert.Equal("WB2020: The share of a quantile is 1.5; allowed is 0 to 1.", Assert.Throws<DataFrameException>(() => Col("x").Quantile(1.5)).Message);
        Assert.Equal("WB2020: The number of rows of Head is -1; allowed is 0 or more.", Assert.Throws<DataFrameException>(() => DataFrame.FromSql(connection, "SELECT 1 AS x").Head(-1)).Message);
        Assert.Equal("WB2015", Assert.Throws<DataFrameException>(() => Value(new object())).Code);
    }

    [Fact]
    public void A_frame_whose_connection_closed_says_so_and_keeps_what_was_read()
    {
        var connection = TestFrames.Open();
        DataFrame read = DataFrame.FromSql(connection, "SELECT 1 AS one");
        Assert.Equal(1, read.Column<int>("one")[0]);
        DataFrame unread = DataFrame.FromSql(connection, "SELECT 2 AS two");
        connection.Dispose();
        Assert.Equal(1, read.Column<int>("one")[0]);
        Assert.Equal(
            "WB2009: The connection of this frame is closed. Open it, or make the frame anew on an open connection. Query: SELECT 2 AS two",
            Assert.Throws<DataFrameException>(() => unread.Column<int>("two")).Message);
    }

    [Fact]
    public void Frames_of_different_connections_do_not_mix()
    {
        using var first = TestFrames.Open();
        using var second = TestFrames.Open();
        DataFrame left = DataFrame.FromSql(first, "SELECT 1 AS k"), right = DataFrame.FromSql(second, "SELECT 1 AS k");
        Assert.Equal("WB2008", Assert.Throws<DataFrameException>(() => left.Join(right, "k")).Code);
        Assert.Equal("WB2008", Assert.Throws<DataFrameException>(() => left.Union(right)).Code);
        Assert.Equal("WB2008", Assert.Throws<DataFrameException>(() => left.CrossJoin(right, "_r")).Code);
    }

    [Fact]
    public void An_error_while_running_is_the_engine_s_with_the_query()
    {
        using var connection = TestFrames.Open();
        DataFrame frame = DataFrame.FromSql(connection, "SELECT ('x' || i)::INTEGER AS n FROM range(3) t(i)");
        Assert.Contains("Could not convert string 'x0' to INT32", Assert.Throws<DataFrameException>(() => frame.ToText()).Message, StringComparison.Ordinal);
        Assert.Equal("WB2002", Assert.Throws<DataFrameException>(() => frame.Stream().Count()).Code);
        Assert.Equal("WB2002", Assert.Throws<DataFrameException>(() => frame.WriteCsv("/nowhere/at/all.csv")).Code);
    }
}
