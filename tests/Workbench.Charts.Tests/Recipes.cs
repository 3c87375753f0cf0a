namespace Workbench.Charts.Tests;

/// <summary>The recipes of docs/gallery.md. The code between the braces is what the page shows, and what made its picture.</summary>
internal static class Recipes
{
    private static ChartData households => Campaign.Households;
    private static ChartData byYear => Campaign.ByYear;
    private static ChartData funds => Campaign.Funds;
    private static ChartData rates => Campaign.Rates;
    private static ChartData conflicts => Campaign.Conflicts;
    private static ChartData magnitudes => Campaign.Magnitudes;
    private static ChartData districts => Campaign.Districts;
    private static ChartData changes => Campaign.Changes;
    private static ChartData sizes => Campaign.Sizes;

    /// <summary>Bars, sorted: at least, about, not reported, and how many figures and reports stand behind each.</summary>
    public static Chart Bar() =>
        Chart.Bar(households, x: "value", y: "place")
            .SortByValue()
            .Title("Lào Cai and Châu Phú helped most households out of poverty")
            .Subtitle("Households that left the list of the poor, latest report of each district")
            .Source("reports of the districts, 2022–2024");

    /// <summary>Upright bars with a reference line.</summary>
    public static Chart UprightBar() =>
        Chart.Bar(households, x: "place", y: "value")
            .ReferenceLine(250, "target")
            .Title("Three districts are past the target");

    /// <summary>Groups: two years side by side.</summary>
    public static Chart GroupedBar() =>
        Chart.GroupedBar(byYear, x: "value", y: "district", color: "period")
            .Title("Households helped, by year");

    /// <summary>Parts of a whole, as money.</summary>
    public static Chart StackedBar() =>
        Chart.StackedBar(funds, x: "value", y: "district", color: "category")
            .SortByValue()
            .Title("Châu Phú's funds went into houses");

    /// <summary>Parts of a whole, as shares.</summary>
    public static Chart StackedShare() =>
        Chart.StackedBar(funds, x: "value", y: "district", color: "category", share: true)
            .Title("Funds raised, share of each category");

    /// <summary>Gains and losses.</summary>
    public static Chart DivergingBar() =>
        Chart.DivergingBar(changes, x: "change", y: "place")
            .SortByValue()
            .Title("Most districts reported more than the year before");

    /// <summary>Dots on a logarithmic axis, which says so.</summary>
    public static Chart Dot() =>
        Chart.Dot(magnitudes, x: "value", y: "what")
            .Log()
            .Title("From gifts of a few million to a fund of 223 billion");

    /// <summary>What several reports say of the same thing; an open end where only "at least" is known.</summary>
    public static Chart Range() =>
        Chart.Range(conflicts, low: "low", high: "high", y: "place")
            .Title("Reports disagree most on Lào Cai");

    /// <summary>Lines over years; the gap is a year without a report.</summary>
    public static Chart Line() =>
        Chart.Line(rates, x: "year", y: "rate", color: "district")
            .Title("Poverty fell in all three districts")
            .Annotate("new poverty line", new DateOnly(2022, 1, 1), 22.5);

    /// <summary>An area down to zero.</summary>
    public static Chart Area() =>
        Chart.Area(rates.Where(row => (string?)row["district"] == "Châu Phú"), x: "year", y: "rate")
            .Title("Châu Phú's poverty rate more than halved");

    /// <summary>Before and after.</summary>
    public static Chart Slope() =>
        Chart.Slope(byYear, x: "period", y: "value", color: "district")
            .Title("Three districts helped more households than the year before");

    /// <summary>Two numbers of each district, the size a third.</summary>
    public static Chart Scatter() =>
        Chart.Scatter(districts, x: "population", y: "members", color: "region", size: "models", label: "district")
            .Title("Larger districts have more party members")
            .Subtitle("Area of a point: models reported");

    /// <summary>A grid of districts and categories.</summary>
    public static Chart Heatmap() =>
        Chart.Heatmap(funds, x: "category", y: "district", color: "value")
            .Title("Where the money went");

    /// <summary>How a number is spread.</summary>
    public static Chart Histogram() =>
        Chart.Histogram(sizes, x: "size")
            .Title("Most models reach fewer than 100 households");

    /// <summary>Spread by category.</summary>
    public static Chart BoxPlot() =>
        Chart.BoxPlot(sizes, x: "size", y: "category")
            .SortByValue()
            .Title("Households in a model, by category");

    /// <summary>The same chart for each district.</summary>
    public static Chart SmallMultiples() =>
        Chart.Line(rates, x: "year", y: "rate")
            .SmallMultiples(by: "district")
            .Title("Poverty rate by district");

    /// <summary>The rows themselves.</summary>
    public static Chart Table() =>
        Chart.Table(households, "place", "value", "sentence", "report")
            .Title("Figures and the words behind them");

    /// <summary>One chart over another on the same axes.</summary>
    public static Chart Layer() =>
        Chart.Layer(
                Chart.Range(conflicts, low: "low", high: "high", y: "place"),
                Chart.Dot(conflicts.Where(row => row["low"] is not null), x: "low", y: "place").ValueLabels(false))
            .Title("Lowest report marked");

    /// <summary>Two charts of unlike units, side by side.</summary>
    public static Chart Beside() =>
        Chart.Beside(
                Chart.Bar(districts, x: "population", y: "district").SortByValue().Title("Population"),
                Chart.Bar(districts, x: "models", y: "district").SortByValue().Title("Models reported"))
            .Title("More people, more models")
            .Width(900);

    /// <summary>One chart above another.</summary>
    public static Chart Above() =>
        Chart.Above(
                Chart.Line(rates, x: "year", y: "rate", color: "district").Height(160).Title("Poverty rate"),
                Chart.Bar(households, x: "value", y: "place").Title("Households helped"))
            .Title("The rate and the households")
            .Source("reports of the districts");

    /// <summary>Symmetric-log: zero, negative and large values on one axis.</summary>
    public static Chart SymLog() =>
        Chart.Bar(ChartData.From(new[] { new { place = "A", change = -4000.0 }, new { place = "B", change = 0.0 }, new { place = "C", change = 12.0 }, new { place = "D", change = 250000.0 } }), x: "change", y: "place")
            .SymLog()
            .Title("From minus four thousand to a quarter of a million");

    /// <summary>Vietnamese.</summary>
    public static Chart Vietnamese() =>
        Chart.Bar(Campaign.Named("Huyện Đắk Glong", "Huyện Than Uyên", "Huyện Châu Phú", "Huyện Bảo Yên", "Thành phố Lào Cai", "Quỹ vì người nghèo"), x: "value", y: "place")
            .Language("vi").Title("Quỹ vì người nghèo theo huyện").Source("báo cáo của các huyện");

    /// <summary>Thai.</summary>
    public static Chart Thai() =>
        Chart.Bar(Campaign.Named("อำเภอดั๊กกลอง จังหวัดดั๊กนง", "อำเภอถานอูเอียน จังหวัดลายเจิว", "อำเภอเจิวฟู้ จังหวัดอานซาง", "อำเภอบ๋าวเอียน", "เมืองหล่าวกาย", "กองทุนเพื่อคนยากจน"), x: "value", y: "place")
            .Language("th").Title("กองทุนเพื่อคนยากจนตามอำเภอ").Source("รายงานของอำเภอ");

    /// <summary>Arabic, from right to left.</summary>
    public static Chart Arabic() =>
        Chart.Bar(Campaign.Named("منطقة داك غلونغ", "منطقة ثان أوين", "منطقة تشاو فو", "منطقة باو ين", "مدينة لاو كاي", "صندوق الفقراء"), x: "value", y: "place")
            .Language("ar").Title("صندوق الفقراء حسب المنطقة").Source("تقارير المناطق");

    /// <summary>Ukrainian, on a dark page.</summary>
    public static Chart UkrainianDark() =>
        Chart.Bar(Campaign.Named("Дакґлонг", "Тхануєн", "Тяуфу", "Баоєн", "Лаокай", "Фонд для бідних"), x: "value", y: "place")
            .Language("uk").Theme(ChartTheme.Dark).Title("Фонд для бідних за повітами").Source("звіти повітів");
}
