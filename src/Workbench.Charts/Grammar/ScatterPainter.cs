using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Workbench.Charts.Grammar;

/// <summary>Points by two numbers.</summary>
internal sealed class ScatterPainter : Painter
{
    private readonly Item[] items;
    private readonly ImmutableArray<string> series;
    private readonly int missing;

    public ScatterPainter(Chart chart, Style style)
        : base(chart, style)
    {
        series = SeriesNames(chart.Color);
        XUnit = SharedUnit("x", chart.X!);
        var all = chart.Data.Rows.Select(Read).ToArray();
        items = [.. all.Where(i => i.Value is not null && i.Low is not null)];
        missing = all.Length - items.Length;
    }

    private string? XUnit { get; }

    public override ImmutableArray<string> Legend => series;

    public override IEnumerable<string> Notes => missing > 0 ? [$"{Word("notReported")}: {NumberText.Plain(missing, Language)}"] : [];

    public override string Summary => Extremes(
        items.Select(i => (Chart.LabelColumn is null ? "" : NameAt(Chart.LabelColumn, i.Row), i.Value, i.Text)), "scatter",
        $"{Chart.Data.Column("y", Chart.Y!).Title} – {Chart.Data.Column("x", Chart.X!).Title}");

    public override AxisNeed X => Need("x", Chart.X!, i => i.Low!.Value, Chart.XScale);

    public override AxisNeed Y => Need("y", Chart.Y!, i => i.Value!.Value, Chart.YScale);

    private AxisNeed Need(string channel, string column, Func<Item, double> at, ValueScale scale)
    {
        var values = items.Select(at).ToArray();
        return new AxisNeed
        {
            Channel = channel, Type = AxisType.Number, Title = Chart.Data.Column(channel, column).Title,
            Unit = Chart.Data.Column(channel, column).Unit, Scale = scale,
            Min = values.Length > 0 ? values.Min() : double.PositiveInfinity, Max = values.Length > 0 ? values.Max() : double.NegativeInfinity,
            After = [.. values.Length > 0 ? [new Room(values.Max(), 12)] : Array.Empty<Room>()],
        };
    }

    private Item Read(IReadOnlyDictionary<string, object?> row, int index)
    {
        var x = NumberAt("x", Chart.X!, index, row, Chart.XScale);
        var y = NumberAt("y", Chart.Y!, index, row, Chart.YScale);
        if (Chart.SizeColumn is not null) NumberAt("size", Chart.SizeColumn, index, row);
        var many = Chart.Data.Rows.Count > MostRowsWithDetails;
        var item = new Item(index, row)
        {
            Low = x,
            Value = y,
            Text = many || y is null ? "" : NumberText.Bounded(y.Value, Chart.Data.Column("y", Chart.Y!).Unit, BoundAt(row), Language),
        };
        if (!many && x is not null && y is not null)
        {
            item.Extra["wb_x"] = NumberText.Figure(x.Value, Chart.Data.Column("x", Chart.X!).Unit, Language);
            item.Extra["wb_text"] = item.Text;
        }
        return item;
    }

    public override void Paint(Plot plot)
    {
        var encoding = plot.Encode(Chart.X!, Chart.Y!);
        if (Chart.Color is not null) encoding["color"] = ColorOf(Chart.Color, series);
        if (Chart.SizeColumn is { } size)
            encoding["size"] = new JsonObject { ["field"] = Axis.Field(size), ["type"] = "quantitative", ["legend"] = null, ["scale"] = new JsonObject { ["range"] = new JsonArray(20, 600), ["zero"] = true } };
        var many = items.Length > MostRowsWithDetails;
        if (!many)
        {
            var fields = new List<(string, string)>();
            if (Chart.LabelColumn is not null) fields.Add((Chart.LabelColumn, Chart.Data.Column("label", Chart.LabelColumn).Title));
            fields.Add(("wb_x", Chart.Data.Column("x", Chart.X!).Title));
            fields.Add(("wb_text", Chart.Data.Column("y", Chart.Y!).Title));
            encoding["tooltip"] = Tooltip([.. fields]);
        }
        AddLink(encoding, items);
        var mark = new JsonObject { ["type"] = "point", ["filled"] = true, ["opacity"] = items.Length > 500 ? 0.35 : 0.8 };
        if (Chart.SizeColumn is null) mark["size"] = items.Length > 500 ? 14 : 64;
        if (Chart.Color is null) mark["color"] = Theme.Series[0];
        if (many)
        {
            mark["aria"] = false;
            mark["tooltip"] = null;
        }
        var inner = new JsonArray(Layer(mark, encoding));
        if (Chart.LabelColumn is not null && items.Length <= 200 && Labels(plot) is { } labels) inner.Add(labels);
        plot.Layers.Add(new JsonObject
        {
            ["data"] = Values(items, Chart.X, Chart.Y, Chart.Color, Chart.SizeColumn, Chart.LinkColumn),
            ["layer"] = inner,
        });
    }

    /// <summary>Names beside the points as far as none touches another or a point; the tooltip names the rest.</summary>
    private JsonObject? Labels(Plot plot)
    {
        var points = items.Select(i => (Item: i, X: plot.X.Place(i.Low!.Value) * plot.X.Length, Y: (1 - plot.Y.Place(i.Value!.Value)) * plot.Y.Length)).ToArray();
        var taken = points.Select(p => (X1: p.X - 5, Y1: p.Y - 5, X2: p.X + 5, Y2: p.Y + 5)).ToList();
        var any = false;
        foreach (var point in points)
        {
            var name = TextMeasure.Cut(NameAt(Chart.LabelColumn!, point.Item.Row), 160, 10.5);
            var width = TextMeasure.Width(name, 10.5);
            foreach (var side in new[] { 1, -1 })
            {
                var x1 = side > 0 ? point.X + 8 : point.X - 8 - width;
                var box = (X1: x1, Y1: point.Y - 7, X2: x1 + width, Y2: point.Y + 7);
                if (box.X1 < 0 || box.X2 > plot.X.Length || taken.Any(t => t.X1 < box.X2 && box.X1 < t.X2 && t.Y1 < box.Y2 && box.Y1 < t.Y2)) continue;
                taken.Add(box);
                point.Item.Extra["wb_name"] = name;
                point.Item.Extra["wb_side"] = side * (Rtl ? -1 : 1);
                any = true;
                break;
            }
        }
        if (!any) return null;
        var encoding = plot.Encode(Chart.X!, Chart.Y!);
        encoding["text"] = new JsonObject { ["field"] = "wb_name", ["type"] = "nominal" };
        return Layer(
            new JsonObject
            {
                ["type"] = "text", ["fontSize"] = 10.5, ["color"] = Theme.Text, ["baseline"] = "middle", ["tooltip"] = null,
                ["align"] = new JsonObject { ["expr"] = "datum.wb_side > 0 ? 'left' : 'right'" },
                ["dx"] = new JsonObject { ["expr"] = "8 * datum.wb_side" },
            },
            encoding, "isValid(datum.wb_name)");
    }
}
