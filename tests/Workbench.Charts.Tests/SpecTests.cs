using System.Diagnostics;
using System.Text.Json.Nodes;
using Workbench.Charts.Rendering;

namespace Workbench.Charts.Tests;

public sealed class SpecTests
{
    /// <summary>Charts that go beyond the recipes: each kind empty, with one row, and with what else the data may hold.</summary>
    internal static IEnumerable<(string Name, Chart Chart)> Edges()
    {
        ChartColumn[] columns = [new("x", ChartColumnType.Quantitative, Unit: "VND", Label: "Money"), new("y", ChartColumnType.Nominal), new("c", ChartColumnType.Nominal), new("t", ChartColumnType.Temporal), new("z", ChartColumnType.Quantitative)];
        var one = ChartData.Create(columns, [[3.41e9, "Đắk Glong", "a", "2024-05-01", 2]]);
        var missing = ChartData.Create(columns, [[null, "Đắk Glong", "a", "2024-05-01", null]]);
        foreach (var (state, data) in new[] { ("empty", ChartData.Create(columns, [])), ("one", one), ("missing", missing) })
        {
            yield return ($"bar {state}", Chart.Bar(data, "x", "y"));
            yield return ($"upright {state}", Chart.Bar(data, "y", "x"));
            yield return ($"grouped {state}", Chart.GroupedBar(data, "x", "y", "c"));
            yield return ($"stacked {state}", Chart.StackedBar(data, "x", "y", "c", share: true));
            yield return ($"diverging {state}", Chart.DivergingBar(data, "x", "y"));
            yield return ($"dot {state}", Chart.Dot(data, "x", "y", "c").Log());
            yield return ($"range {state}", Chart.Range(data, "z", "x", "y"));
            yield return ($"line {state}", Chart.Line(data, "t", "x", "c"));
            yield return ($"area {state}", Chart.Area(data, "t", "x"));
            yield return ($"slope {state}", Chart.Slope(data, "t", "x", "c"));
            yield return ($"scatter {state}", Chart.Scatter(data, "x", "z", "c", "z", "y"));
            yield return ($"heatmap {state}", Chart.Heatmap(data, "c", "y", "x"));
            yield return ($"histogram {state}", Chart.Histogram(data, "x"));
            yield return ($"box {state}", Chart.BoxPlot(data, "x", "y"));
            yield return ($"table {state}", Chart.Table(data));
            yield return ($"multiples {state}", Chart.Bar(data, "x", "y").SmallMultiples("c"));
        }
        ChartColumn[] pair = [new("name", ChartColumnType.Nominal), new("value", ChartColumnType.Quantitative, Unit: "percent")];
        ChartData Many(int count, Func<int, string> name) => ChartData.Create(pair, Enumerable.Range(0, count).Select(i => (IReadOnlyList<object?>)[name(i), i * 37 % 101]));
        yield return ("500 categories", Chart.Bar(Many(500, i => $"District {i}"), "value", "name"));
        yield return ("500 upright", Chart.Bar(Many(500, i => $"District {i}"), "name", "value"));
        yield return ("500 letters", Chart.Bar(Many(2, i => string.Concat(Enumerable.Repeat("Huyện Đắk Glong ", 32)) + i), "value", "name").Title(new string('W', 500)));
        yield return ("500 letters, one word", Chart.Bar(Many(2, i => new string('ก', 500) + i), "name", "value"));
        yield return ("markup", Chart.Bar(Many(1, _ => "<script>alert(1)</script>&\"'</svg>"), "value", "name").Title("</script><script>alert(2)</script>").Source("<b>x</b>"));
        yield return ("field names", Chart.Bar(ChartData.Create([new("a.b[0]", ChartColumnType.Nominal), new("it's \"v\"", ChartColumnType.Quantitative)], [["constructor", 1], ["__proto__", 2], ["", null]]), "it's \"v\"", "a.b[0]"));
        yield return ("links", Chart.Bar(Campaign.Households.Where(_ => true), "value", "place").Link("report") is var c ? Chart.Bar(ChartData.From(new[] { new { n = "a", v = 1, url = "https://example.org/?a=<b>" } }), "v", "n").Link("url") : c);
        yield return ("intervals", Chart.Bar(ChartData.From(new[] { new { n = "a", v = 5.0, low = 3.0, high = 8.0 } }), "v", "n").Interval("low", "high"));
        yield return ("years", Chart.Line(ChartData.From(Enumerable.Range(0, 40).Select(i => new { d = new DateOnly(2020, 1, 1).AddDays(i * 9), v = i % 7 })), "d", "v").Interval("v", "v").ValueLabels());
        yield return ("patched", Chart.Bar(Many(3, i => $"n{i}"), "value", "name").Configure(new JsonObject { ["background"] = "#FAFAFA", ["usermeta"] = null }));
        foreach (var language in ChartLanguage.Codes)
            yield return ($"language {language}", Chart.Beside(Chart.Bar(Campaign.Households, "value", "place"), Chart.Line(Campaign.Rates, "year", "rate", "district")).Language(language).Width(1000));
    }

    [Fact]
    public async Task Every_specification_is_valid_by_Vega_Lites_own_schema()
    {
        var charts = GalleryTests.Names.Select(row => ((string)row.Data, GalleryTests.Recipe((string)row.Data))).Concat(Edges()).ToArray();
        var verdicts = await Validate(charts.Select(c => c.Item2.ToVegaLite().ToJsonString()));
        Assert.Equal(charts.Length, verdicts.Length);
        var refused = charts.Zip(verdicts, (chart, verdict) => $"{chart.Item1}: {verdict}").Where(line => !line.EndsWith(": ok", StringComparison.Ordinal)).ToArray();
        Assert.Empty(refused);
    }

    [Fact]
    public async Task A_wrong_specification_is_found_out() =>
        Assert.NotEqual("ok", (await Validate(["{\"mark\":\"brush\",\"encoding\":{\"x\":{\"field\":1}}}"]))[0]);

    [Fact]
    public async Task Edge_cases_are_drawn()
    {
        foreach (var (name, chart) in Edges())
        {
            var svg = await chart.ToSvgAsync();
            Assert.True(svg.StartsWith("<svg role=\"img\"", StringComparison.Ordinal), name);
            System.Xml.Linq.XDocument.Parse(svg);
        }
    }

    [Fact]
    public void The_description_says_kind_extremes_and_what_is_not_reported() =>
        Assert.Equal(
            "Lào Cai and Châu Phú helped most households out of poverty. Households that left the list of the poor, latest report of each district. "
            + "Bar chart: Households helped out of poverty (households) – District. rows: 5. highest: Châu Phú, at least\u00a0400. lowest: Than Uyên, 118. not reported: 1.",
            Recipes.Bar().ToText());

    [Fact]
    public void Every_step_returns_a_copy()
    {
        var plain = Recipes.Bar();
        var before = plain.ToJson();
        _ = plain.Title("x").SortByValue(false).Width(500).Theme(ChartTheme.Dark).Language("ar").ReferenceLine(3).Annotate("n", 1, "Đắk Glong");
        Assert.Equal(before, plain.ToJson());
    }

    [Fact]
    public void The_same_chart_is_the_same_under_every_culture()
    {
        var before = Recipes.StackedBar().ToJson();
        var culture = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            foreach (var name in new[] { "ar-SA", "th-TH", "hu-HU", "tr-TR" })
            {
                System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo(name);
                Assert.Equal(before, Recipes.StackedBar().ToJson());
            }
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("en", "3.41\u00a0bn\u00a0₫", "88,578", "at least\u00a050%")]
    [InlineData("uk", "3,41\u00a0млрд\u00a0₫", "88\u00a0578", "щонайменше\u00a050%")]
    [InlineData("ru", "3,41\u00a0млрд\u00a0₫", "88\u00a0578", "не менее\u00a050\u00a0%")]
    [InlineData("hu", "3,41\u00a0Mrd\u00a0₫", "88\u00a0578", "legalább\u00a050%")]
    [InlineData("vi", "3,41\u00a0tỷ\u00a0₫", "88.578", "ít nhất\u00a050%")]
    [InlineData("th", "3.41\u00a0พันล้าน\u00a0₫", "88,578", "อย่างน้อย\u00a050%")]
    [InlineData("ar", "3.41\u00a0مليار\u00a0₫", "88,578", "على الأقل\u00a050%")]
    public void Numbers_are_written_as_the_language_writes_them(string code, string money, string count, string bounded)
    {
        var language = ChartLanguage.Of(code);
        Assert.Equal(money, NumberText.Figure(3.41e9, "VND", language));
        Assert.Equal(count, NumberText.Figure(88578, "person", language));
        Assert.Equal(bounded, NumberText.Bounded(50, "percent", "atLeast", language));
    }

    [Fact]
    public void Bars_start_at_zero()
    {
        foreach (var chart in new[] { Recipes.Bar(), Recipes.GroupedBar(), Recipes.StackedBar(), Recipes.UprightBar() })
        {
            var scale = Find(chart.ToVegaLite(), "scale").First(s => s["type"]?.GetValue<string>() == "linear");
            Assert.Equal(0, scale["domain"]![0]!.GetValue<double>());
        }
    }

    [Fact]
    public void What_is_not_reported_is_no_bar()
    {
        var layers = Find(Recipes.Bar().ToVegaLite(), "mark").Where(m => m["type"]?.GetValue<string>() == "bar").Select(m => m.Parent!).ToArray();
        Assert.All(layers, layer => Assert.Equal("datum.wb_state === 'value'", layer["transform"]![0]!["filter"]!.GetValue<string>()));
    }

    internal static IEnumerable<JsonObject> Find(JsonNode? node, string name)
    {
        if (node is JsonArray list) foreach (var found in list.SelectMany(item => Find(item, name))) yield return found;
        if (node is not JsonObject part) yield break;
        foreach (var (key, value) in part)
        {
            if (key == name && value is JsonObject match) yield return match;
            foreach (var found in Find(value, name)) yield return found;
        }
    }

    private static async Task<string[]> Validate(IEnumerable<string> specs)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(NpmFolder.Find(), "validate-spec.mjs")]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var node = Process.Start(start)!;
        var reading = node.StandardOutput.ReadToEndAsync();
        foreach (var spec in specs) await node.StandardInput.WriteLineAsync(spec);
        node.StandardInput.Close();
        var output = await reading;
        await node.WaitForExitAsync();
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
