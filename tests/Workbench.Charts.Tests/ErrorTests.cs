using System.Globalization;

namespace Workbench.Charts.Tests;

/// <summary>Messages whole, as a reader gets them.</summary>
public sealed class ErrorTests
{
    private static readonly ChartColumn[] Columns = [new("x", ChartColumnType.Quantitative, Unit: "VND"), new("y", ChartColumnType.Nominal), new("c", ChartColumnType.Nominal), new("z", ChartColumnType.Quantitative, Unit: "percent")];

    private static ChartData Data(params object?[][] rows) => ChartData.Create(Columns, rows);

    private static void Refused(string message, Func<Chart> chart)
    {
        var refused = Assert.Throws<ChartException>(() => chart().ToVegaLite());
        Assert.Equal(message, refused.Message);
        Assert.Equal(message[..6], refused.Code);
    }

    [Fact]
    public void Unknown_column() => Refused(
        "WB3001: y: there is no column 'district'. The columns are 'x', 'y', 'c', 'z'. Name one of them.",
        () => Chart.Bar(Data(), "x", "district"));

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "infinity")]
    [InlineData(double.NegativeInfinity, "-infinity")]
    public void Not_finite(double value, string said) => Refused(
        $"WB3002: x: column 'x' holds {said} in row 2. A figure must be finite. Correct it, or make it null, which is drawn as \"not reported\".",
        () => Chart.Bar(Data([1, "a", "b", 1], [value, "b", "b", 1]), "x", "y"));

    [Fact]
    public void Negative_on_log() => Refused(
        "WB3003: x: column 'x' holds -4 in row 1, and a logarithmic scale has no place for it. Use .SymLog(), which shows zero and negative values, or filter the row.",
        () => Chart.Dot(Data([-4, "a", "b", 1]), "x", "y").Log());

    [Fact]
    public void Bar_on_log() => Refused(
        "WB3004: x: bars of column 'x' cannot stand on a logarithmic scale, which has no zero to start from. Use Chart.Dot with .Log(), or .SymLog() with bars.",
        () => Chart.Bar(Data([4, "a", "b", 1]), "x", "y").Log());

    [Fact]
    public void Names_where_numbers_belong() => Refused(
        "WB3005: x: column 'y' is nominal, and this channel needs numbers. Name a quantitative column, or give the column the type Quantitative.",
        () => Chart.Bar(Data(), "y", "c"));

    [Fact]
    public void Text_among_numbers() => Refused(
        "WB3006: x: column 'x' is quantitative, but row 1 holds the text \"many\". Give a number, or null for \"not reported\".",
        () => Chart.Bar(Data(["many", "a", "b", 1]), "x", "y"));

    [Fact]
    public void Several_rows_for_one_bar() => Refused(
        "WB3007: y: 'a' of column 'y' has 2 rows, and one mark shows one row. Name a color column that tells them apart, or aggregate the rows first.",
        () => Chart.Bar(Data([1, "a", "b", 1], [2, "a", "c", 1]), "x", "y"));

    [Fact]
    public void Unlike_units_of_two_charts() => Refused(
        "WB3008: x: 'VND' and 'percent' are unlike units and cannot share an axis. Convert one of them, or put two charts side by side with Chart.Beside.",
        () => Chart.Layer(Chart.Dot(Data([1, "a", "b", 1]), "x", "y"), Chart.Dot(Data([1, "a", "b", 1]), "z", "y")));

    [Fact]
    public void Unlike_units_of_two_rows() => Refused(
        "WB3008: x: 'household' and 'person' are unlike units and cannot share an axis. Convert one of them, or put two charts side by side with Chart.Beside.",
        () => Chart.Bar(ChartData.From(new[] { new { v = 1, n = "a", unit = "household" }, new { v = 2, n = "b", unit = "person" } }), "v", "n"));

    [Fact]
    public void Unlike_axes() => Refused(
        "WB3009: x: one chart has a number axis and the other a category axis, so they cannot be layered. Put them side by side with Chart.Beside.",
        () => Chart.Layer(Chart.Bar(Data([1, "a", "b", 1]), "x", "y"), Chart.Bar(Data([1, "a", "b", 1]), "y", "x")));

    [Fact]
    public void Too_many_colours() => Refused(
        "WB3010: color: column 'c' has 9 values, and 8 colours can be told apart. Filter the values, or use .SmallMultiples.",
        () => Chart.StackedBar(Data([.. Enumerable.Range(0, 9).Select(i => new object?[] { i, "a", $"c{i}", 1 })]), "x", "y", "c"));

    [Fact]
    public void Row_too_short() => Refused("WB3011: row 1 has 1 cells, and there are 4 columns. Give one cell for each column; null means \"not reported\".", () => Chart.Table(Data([1])));

    [Fact]
    public void Column_twice() => Refused("WB3012: column 'x' is there twice. Give every column a name of its own.", () => Chart.Table(ChartData.Create([Columns[0], Columns[0]], [])));

    [Fact]
    public void Range_reversed() => Refused(
        "WB3013: range: row 1 has 5 in 'x', which is more than 3 in 'z'. Swap the two columns, or correct the row.",
        () => Chart.Range(ChartData.Create([Columns[0], Columns[1], Columns[3]], [[5, "a", 3]]), "x", "z", "y"));

    [Fact]
    public void Negative_part() => Refused(
        "WB3014: stack: column 'x' holds -1 in row 1, and parts of a whole cannot be negative. Use Chart.DivergingBar.",
        () => Chart.StackedBar(Data([-1, "a", "b", 1]), "x", "y", "c"));

    [Fact]
    public void Slope_of_three() => Refused(
        "WB3015: x: a slope chart joins two values of 'y', and there are 3. Filter to two, or use Chart.Line.",
        () => Chart.Slope(Data([1, "a", "b", 1], [2, "b", "b", 1], [3, "c", "b", 1]), "y", "x", "c"));

    [Fact]
    public void Hole_in_a_stack() => Refused(
        "WB3016: y: column 'x' has no value in row 2, and a stacked area cannot leave it out without drawing it as zero. Use Chart.Line, which breaks there, or filter the row.",
        () => Chart.Area(Data([1, "a", "b", 1], [null, "a", "c", 1]), "y", "x", "c"));

    [Fact]
    public void No_place_on_the_axis() => Refused(
        "WB3017: x: column 'z' has no value in row 1, so the row has no place on the axis. Filter the row, or give the value.",
        () => Chart.Line(Data([1, "a", "b", null]), "z", "x"));

    [Fact]
    public void No_date() => Refused(
        "WB3018: x: column 'y' is temporal, but row 1 holds \"soon\". Give a date as yyyy-MM-dd or a year, or give the column the type Ordinal.",
        () => Chart.Line(Data([1, "soon", "b", 1]).Describe("y", type: ChartColumnType.Temporal), "y", "x"));

    [Fact]
    public void Nothing_to_combine() => Refused("WB3101: Chart.Beside was given no chart. Give it at least one.", () => Chart.Beside());

    [Fact]
    public void Table_in_a_layer() => Refused("WB3102: Chart.Layer: a Table has no axes to share. Use Chart.Beside or Chart.Above.", () => Chart.Layer(Chart.Table(Data())));

    [Fact]
    public void Multiples_of_multiples() => Refused(
        "WB3103: SmallMultiples: a Beside is already made of several charts. Call SmallMultiples on each of its charts.",
        () => Chart.Beside(Chart.Table(Data())).SmallMultiples("y"));

    [Fact]
    public void Width_out_of_range() => Refused("WB3104: width: 20 was given; it must be from 240 to 4000.", () => Chart.Table(Data()).Width(20));

    [Fact]
    public void Unknown_language() => Refused("WB3105: language 'tlh' is not known. The languages are 'ar', 'en', 'hu', 'ru', 'th', 'uk', 'vi'.", () => Chart.Table(Data()).Language("tlh"));

    [Fact]
    public void No_value_axis() => Refused(
        "WB3106: reference line: a Heatmap has no axis of numbers. Leave it out, or use a chart with a value axis.",
        () => Chart.Heatmap(Data([1, "a", "b", 1]), "y", "c", "x").ReferenceLine(3));

    [Fact]
    public void Unsafe_link() => Refused(
        "WB3107: link: column 'y' holds \"javascript:alert(1)\" in row 1. A link must start with http://, https://, / or #. Correct it or make it null.",
        () => Chart.Bar(Data([1, "javascript:alert(1)", "b", 1]), "x", "y").Link("y"));

    [Fact]
    public async Task Picture_too_large()
    {
        var chart = Recipes.Bar().Width(4000).Height(4000);
        var refused = await Assert.ThrowsAsync<ChartException>(() => chart.ToPngAsync(scale: 4));
        // The same picture drawn as lines, which has no such limit: four times as wide and as high, in millions.
        var size = System.Xml.Linq.XDocument.Parse(await chart.ToSvgAsync()).Root!;
        var megapixels = Math.Round((double)size.Attribute("width")! * (double)size.Attribute("height")! * 16 / 1e6);
        Assert.Equal("WB3108", refused.Code);
        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"WB3108: the picture is too large: a picture of {megapixels} megapixels was asked for; 120 are allowed. Take a smaller scale, a smaller width, or fewer rows; an SVG has no such limit."),
            refused.Message);
    }

    [Fact]
    public async Task Node_missing()
    {
        using var renderer = new ChartRenderer(node: "/nowhere/node");
        var refused = await Assert.ThrowsAsync<ChartException>(() => Recipes.Bar().ToSvgAsync(renderer));
        Assert.Equal(
            "WB3201: SVG, PNG and PDF are drawn by Node.js, which could not be started as '/nowhere/node'. Install Node.js 20 or later, or set WORKBENCH_NODE to its path. Specifications and HTML work without it.",
            refused.Message);
        Assert.Contains("Bar chart: Households", await Recipes.Bar().ToHtmlAsync(renderer), StringComparison.Ordinal);
        Assert.DoesNotContain((await Recipes.Bar().ToMimeBundleAsync(renderer)), entry => entry.Key.StartsWith("image/", StringComparison.Ordinal));
    }

    [Fact]
    public void Npm_missing()
    {
        var folder = Path.Combine(Path.GetTempPath(), "no-workbench");
        var refused = Assert.Throws<ChartException>(() => Rendering.NpmFolder.Find(home: folder));
        Assert.Equal(
            $"WB3202: the npm folder with Vega was not found. Tried '{Path.Combine(folder, "npm")}', '{folder}'. Run 'npm ci' in the npm folder of the Workbench, or set WORKBENCH_HOME to the folder that holds npm.",
            refused.Message);
    }

    [Fact]
    public async Task Unknown_extension() => Assert.Equal(
        "WB3301: 'chart.bmp' does not end in a known format. End it in .svg, .png, .pdf, .html or .json.",
        (await Assert.ThrowsAsync<ChartException>(() => Recipes.Bar().SaveAsync("chart.bmp"))).Message);
}
