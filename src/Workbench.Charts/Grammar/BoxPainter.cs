using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Workbench.Charts.Grammar;

/// <summary>Medians, quartiles and whiskers after Tukey, worked out here (quartiles by linear interpolation, Hyndman and Fan's type 7).</summary>
internal sealed class BoxPainter : Painter
{
    private sealed record Box(string Name, double[] Values, double Q1, double Median, double Q3, double Low, double High);

    private readonly bool horizontal;
    private readonly string category;
    private readonly string value;
    private readonly string? unit;
    private readonly ImmutableArray<string> names;
    private readonly Box[] boxes;
    private readonly (string Name, double Value)[] outliers;
    private readonly Item[] items;

    public BoxPainter(Chart chart, Style style)
        : base(chart, style)
    {
        horizontal = chart.Data.Column("x", chart.X!).Type == ChartColumnType.Quantitative;
        (value, category) = horizontal ? (chart.X!, chart.Y!) : (chart.Y!, chart.X!);
        unit = SharedUnit(Channel, value);
        items = [.. chart.Data.Rows.Select((row, i) => new Item(i, row) { Category = NameAt(category, row), Value = NumberAt(Channel, value, i, row, Scale) })];
        names = [.. items.Select(i => i.Category).Distinct(StringComparer.Ordinal)];
        boxes = [.. items.Where(i => i.Value is not null).GroupBy(i => i.Category, StringComparer.Ordinal).Select(g => BoxOf(g.Key, [.. g.Select(i => i.Value!.Value).Order()]))];
        if (chart.SortDescending is { } down)
            names = [.. names.OrderBy(n => boxes.All(b => b.Name != n)).ThenBy(n => (boxes.FirstOrDefault(b => b.Name == n)?.Median ?? 0) * (down ? -1 : 1))];
        outliers = [.. boxes.SelectMany(b => b.Values.Where(v => v < b.Low || v > b.High).Select(v => (b.Name, v)))];
    }

    private string Channel => horizontal ? "x" : "y";

    private ValueScale Scale => horizontal ? Chart.XScale : Chart.YScale;

    public override AxisNeed X => horizontal ? ValueNeed : NameNeed;

    public override AxisNeed Y => horizontal ? NameNeed : ValueNeed;

    public override string Summary => Extremes(
        names.Select(n => (n, boxes.FirstOrDefault(b => b.Name == n)?.Median, boxes.FirstOrDefault(b => b.Name == n) is { } b ? NumberText.Figure(b.Median, unit, Language) : "")),
        "boxPlot", $"{Chart.Data.Column(Channel, value).Title}, {Word("median")}");

    private AxisNeed NameNeed => new() { Channel = horizontal ? "y" : "x", Type = AxisType.Category, Title = Chart.Data.Column("category", category).Title, Categories = names, Band = 34 };

    private AxisNeed ValueNeed => new()
    {
        Channel = Channel, Type = AxisType.Number, Title = Chart.Data.Column(Channel, value).Title, Unit = unit, Scale = Scale,
        Min = boxes.Length > 0 ? boxes.Min(b => b.Values[0]) : double.PositiveInfinity,
        Max = boxes.Length > 0 ? boxes.Max(b => b.Values[^1]) : double.NegativeInfinity,
        After = [.. boxes.Select(b => new Room(b.Values[^1], horizontal ? TextMeasure.Width(Count(b), 10) + 12 : 20))],
    };

    private static string Count(Box box) => $"n = {box.Values.Length}";

    private static Box BoxOf(string name, double[] sorted)
    {
        double q1 = Quantile(sorted, 0.25), q3 = Quantile(sorted, 0.75), reach = 1.5 * (q3 - q1);
        return new Box(name, sorted, q1, Quantile(sorted, 0.5), q3, sorted.First(v => v >= q1 - reach), sorted.Last(v => v <= q3 + reach));
    }

    private static double Quantile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)Math.Floor(at);
        return below + 1 < sorted.Length ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }

    public override void Paint(Plot plot)
    {
        var rows = new JsonArray();
        foreach (var b in boxes)
        {
            rows.Add(new JsonObject
            {
                [category] = b.Name, ["wb_low"] = b.Low, ["wb_q1"] = b.Q1, ["wb_median"] = b.Median, ["wb_q3"] = b.Q3, ["wb_high"] = b.High, ["wb_top"] = b.Values[^1],
                ["wb_text"] = $"{NumberText.Figure(b.Q1, unit, Language)} – {NumberText.Figure(b.Q3, unit, Language)}",
                ["wb_medianText"] = NumberText.Figure(b.Median, unit, Language), ["wb_count"] = Count(b),
            });
        }
        var inner = new JsonArray();
        inner.Add(Layer(Mark("rule", ("color", Theme.Line), ("strokeWidth", 1.4)), Encode(plot, "wb_low", "wb_high")));
        inner.Add(Layer(Mark("bar", ("color", Theme.Series[0]), (horizontal ? "height" : "width", 18), ("opacity", 0.85)), Encode(plot, "wb_q1", "wb_q3")));
        inner.Add(Layer(Mark("tick", ("color", Theme.Background), ("thickness", 2.5), ("size", 18), ("orient", horizontal ? "vertical" : "horizontal"), ("opacity", 1)), Encode(plot, "wb_median", null)));
        var count = Encode(plot, "wb_top", null);
        count["text"] = new JsonObject { ["field"] = "wb_count", ["type"] = "nominal" };
        var text = Mark("text", ("fontSize", 10), ("color", Theme.Muted), ("baseline", horizontal ? "middle" : "bottom"));
        if (horizontal)
        {
            text["align"] = Rtl ? "right" : "left";
            text["dx"] = Rtl ? -9 : 9;
        }
        else text["dy"] = -8;
        inner.Add(Layer(text, count));
        plot.Layers.Add(new JsonObject { ["data"] = new JsonObject { ["values"] = rows }, ["layer"] = inner });
        if (outliers.Length > 0)
        {
            var points = new JsonArray([.. outliers.Select(o => (JsonNode)new JsonObject { [category] = o.Name, ["wb_value"] = o.Value, ["wb_text"] = NumberText.Figure(o.Value, unit, Language) })]);
            var at = horizontal ? plot.Encode("wb_value", category) : plot.Encode(category, "wb_value");
            at["tooltip"] = new JsonArray(Field(category, Chart.Data.Column("category", category).Title), Field("wb_text", Chart.Data.Column(Channel, value).Title));
            plot.Layers.Add(new JsonObject
            {
                ["data"] = new JsonObject { ["values"] = points },
                ["mark"] = Mark("point", ("color", Theme.Series[0]), ("size", 30), ("opacity", 1), ("strokeWidth", 1.4)),
                ["encoding"] = at,
            });
        }
        var unknown = names.Where(n => boxes.All(b => b.Name != n)).ToArray();
        if (unknown.Length == 0) return;
        var none = horizontal ? plot.Encode("wb_value", category) : plot.Encode(category, "wb_value");
        none[Channel] = plot.Of(Channel).Datum(plot.Of(Channel).Spread!.From);
        none["text"] = new JsonObject { ["value"] = Word("notReported") };
        plot.Layers.Add(new JsonObject
        {
            ["data"] = new JsonObject { ["values"] = new JsonArray([.. unknown.Select(n => (JsonNode)new JsonObject { [category] = n })]) },
            ["mark"] = Mark("text", ("fontSize", 10), ("color", Theme.Muted), ("align", Rtl ? "right" : "left"), ("dx", Rtl ? -6 : 6)),
            ["encoding"] = none,
        });
    }

    private JsonObject Encode(Plot plot, string from, string? to)
    {
        var encoding = horizontal ? plot.Encode(from, category) : plot.Encode(category, from);
        if (to is not null) encoding[Channel + "2"] = new JsonObject { ["field"] = to };
        encoding["tooltip"] = new JsonArray(Field(category, Chart.Data.Column("category", category).Title), Field("wb_medianText", Word("median")), Field("wb_text", "50 %"), Field("wb_count", Word("rows")));
        return encoding;
    }

    private static JsonObject Field(string name, string title) => new() { ["field"] = Axis.Field(name), ["type"] = "nominal", ["title"] = title };

    private static JsonObject Mark(string type, params (string Name, object Value)[] properties)
    {
        var mark = new JsonObject { ["type"] = type };
        foreach (var (name, value) in properties) mark[name] = value is string text ? text : value is int whole ? whole : (double)value;
        return mark;
    }
}
