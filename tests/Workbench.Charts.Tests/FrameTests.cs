using DuckDB.NET.Data;
using Workbench.DataFrames;

namespace Workbench.Charts.Tests;

public sealed class FrameTests : IDisposable
{
    private readonly DuckDBConnection connection = new("Data Source=:memory:");

    public FrameTests() => connection.Open();

    public void Dispose() => connection.Dispose();

    [Fact]
    public void A_frame_brings_its_units_and_its_missing_values()
    {
        var frame = DataFrame.FromSql(connection, "SELECT * FROM (VALUES ('Đắk Song', 3410000000::DECIMAL(28,6)), ('Châu Phú', NULL)) v(district, money)").WithUnit("money", "VND", "money");
        ChartData data = frame;
        Assert.Equal(("district", ChartColumnType.Nominal), (data.Columns[0].Name, data.Columns[0].Type));
        Assert.Equal(("money", ChartColumnType.Quantitative, "VND", "money"), (data.Columns[1].Name, data.Columns[1].Type, data.Columns[1].Unit!, data.Columns[1].Kind!));
        Assert.Equal(3.41e9, data.Rows[0]["money"]);
        Assert.Null(data.Rows[1]["money"]);
        Assert.Contains("Đắk Song", Chart.Bar(frame, x: "money", y: "district").ToVegaLite().ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_of_too_many_rows_is_refused()
    {
        var error = Assert.Throws<ChartException>(() => ChartData.FromFrame(DataFrame.FromSql(connection, "SELECT i FROM range(200001) t(i)")));
        Assert.Equal("WB3019: the frame has 200001 rows, and a chart takes at most 200000. Aggregate it with GroupBy, or take a Sample.", error.Message);
    }
}
