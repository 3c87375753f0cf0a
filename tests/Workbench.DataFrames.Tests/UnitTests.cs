using static Workbench.DataFrames.Expressions;

namespace Workbench.DataFrames.Tests;

public sealed class UnitTests
{
    [Fact]
    public void Money_is_not_added_to_households()
    {
        using var connection = TestFrames.Open();
        DataFrame frame = TestFrames.Districts(connection);
        var exception = Assert.Throws<DataFrameException>(() => frame.WithColumn("sum", Col("budget") + Col("households")));
        Assert.Equal("WB2010", exception.Code);
        Assert.Equal(
            "WB2010: Adding \"budget\" (VND) and \"households\" (household) mixes units. Convert one of them first, and say so with WithUnit(\"households\", \"VND\").",
            exception.Message);
        Assert.Throws<DataFrameException>(() => frame.Filter(Col("budget") > Col("households")));
        Assert.Throws<DataFrameException>(() => frame.Unpivot(["budget", "households"]));
        Assert.Equal("VND", frame.WithColumn("more", Col("budget") + 1000).Columns[^1].Unit);
    }

    [Fact]
    public void Percent_is_not_summed_and_its_mean_wants_a_weight()
    {
        using var connection = TestFrames.Open();
        DataFrame frame = TestFrames.Districts(connection);
        Assert.Equal(
            "WB2011: Column \"poor\" holds percent values, which do not add up. Take Mean(weight), Median, Min or Max, or sum the counts behind it.",
            Assert.Throws<DataFrameException>(() => frame.Aggregate(Col("poor").Sum())).Message);
        Assert.Equal(
            "WB2012: The mean of \"poor\" (percent) wants a weight: Col(\"poor\").Mean(weight: Col(...)). For the plain mean all the same, use MeanUnweighted().",
            Assert.Throws<DataFrameException>(() => frame.GroupBy("province").Aggregate(Col("poor").Mean())).Message);
        DataFrame weighted = frame.Aggregate(Col("poor").Mean(weight: Col("households")));
        Assert.Equal(((17.5 * 273) + (4.25 * 120) + (5.5 * 95)) / (273 + 120 + 95), weighted.Column<double>("poor")[0], 12);
        Assert.Equal(("%", "percent"), (weighted.Columns[0].Unit, weighted.Columns[0].Kind));
        Assert.Equal((17.5 + 4.25 + 5.5 + 12) / 4, frame.Aggregate(Col("poor").MeanUnweighted()).Column<double>("poor")[0], 12);
    }

    [Fact]
    public void Units_multiply_and_divide()
    {
        using var connection = TestFrames.Open();
        DataFrame frame = TestFrames.Districts(connection)
            .WithColumn("each", Col("budget") / Col("households"))
            .WithColumn("back", Col("each") * 2)
            .WithColumn("share", Col("budget") / Col("budget"))
            .WithColumn("poor_households", Col("poor") * Col("households"))
            .WithColumn("plain", Col("budget").WithUnit(null) + Col("households").WithUnit(null));
        Assert.Equal(
            ["VND/household", "VND/household", null, "household", null], frame.Columns.Skip(6).Select(column => column.Unit));
        Assert.Equal("ratio", frame.Columns[8].Kind);
        Assert.Throws<DataFrameException>(() => frame.Aggregate(Col("share").Sum()));
    }

    [Fact]
    public void Meaning_survives_every_verb_and_a_file()
    {
        using var connection = TestFrames.Open();
        DataFrame frame = TestFrames.Districts(connection);
        DataFrame other = DataFrame.FromSql(connection, "SELECT 'Châu Phú' AS district, 1 AS n");
        DataFrame[] results =
        [
            frame.Filter(Col("year") == 2024), frame.Join(other, "district", JoinKind.Left), frame.OrderBy("year"), frame.Head(2), frame.Tail(2),
            frame.Sample(2, 1), frame.Distinct(), frame.Union(frame), frame.FillNull("households", 0), frame.DropNull("budget"),
            frame.Select("households"), frame.Rename("budget", "b"), frame.GroupBy("district").Aggregate(Col("households").Max()),
            frame.Window([], ["year"], Rank().As("r")),
        ];
        Assert.All(results, result =>
        {
            ColumnInfo column = result.Columns.Single(info => info.Name == "households");
            Assert.Equal(("household", "count", "Households", "reports"), (column.Unit, column.Kind, column.Label, column.Source));
        });
        string path = Path.Combine(Path.GetTempPath(), $"frames-{Guid.NewGuid():N} 'q'.parquet");
        try
        {
            frame.Filter(Col("year") == 2024).WriteParquet(path);
            DataFrame read = DataFrame.ReadParquet(connection, path);
            Assert.Equal(frame.Columns, read.Columns);
            Assert.Equal(3, read.RowCount);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Unlike_units_are_not_put_under_each_other_nor_matched()
    {
        using var connection = TestFrames.Open();
        DataFrame dong = DataFrame.FromSql(connection, "SELECT 1 AS v").WithUnit("v", "VND");
        DataFrame dollar = DataFrame.FromSql(connection, "SELECT 1 AS v").WithUnit("v", "USD");
        Assert.Equal("WB2010", Assert.Throws<DataFrameException>(() => dong.Union(dollar)).Code);
        Assert.Equal("WB2010", Assert.Throws<DataFrameException>(() => dong.Join(dollar, "v")).Code);
        Assert.Equal("WB2010", Assert.Throws<DataFrameException>(() => dong.WithColumn("x", When(Col("v") > 0, Col("v"), Col("v").WithUnit("USD")))).Code);
    }

    [Fact]
    public void A_unit_that_stands_in_the_rows_is_taken_when_it_is_one()
    {
        using var connection = TestFrames.Open();
        DataFrame frame = DataFrame.FromSql(connection, "SELECT * FROM (VALUES (1, 'VND', 'money'), (2, 'VND', 'money'), (3, 'household', 'count')) t(v, unit, kind)");
        ColumnInfo column = frame.Filter(Col("unit") == "VND").WithUnitFrom("v", "unit", "kind").Columns[0];
        Assert.Equal(("VND", "money"), (column.Unit, column.Kind));
        Assert.Equal(
            "WB2026: Column \"v\" has values of 2 units: VND (2 rows), household (1 rows). Filter to one unit first.",
            Assert.Throws<DataFrameException>(() => frame.WithUnitFrom("v", "unit")).Message);
        Assert.Null(frame.Filter(false).WithUnitFrom("v", "unit").Columns[0].Unit);
    }
}
