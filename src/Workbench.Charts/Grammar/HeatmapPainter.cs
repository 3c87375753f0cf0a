using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Workbench.Charts.Grammar;

/// <summary>A grid of names by names, coloured by a number.</summary>
internal sealed class HeatmapPainter : Painter
{
    private readonly Item[] items;
    private readonly ImmutableArray<string> columns;
    private readonly ImmutableArray<string> rows;
    private readonly string? unit;

    public HeatmapPainter(Chart chart, Style style)
        : base(chart, style)
    {
        unit = SharedUnit("color", chart.Color!);
        items = [.. chart.Data.Rows.Select((row, index) =>
        {
            var value = NumberAt("color", chart.Color!, index, row, chart.YScale);
            return new Item(index, row)
            {
                Category = NameAt(chart.X!, row),
                Series = NameAt(chart.Y!, row),
                Value = value,
                Bound = BoundAt(row),
                Text = value is null ? Word("notReported") : NumberText.Bounded(value.Value, unit, BoundAt(row), Language),
            };
        })];
        var same = items.GroupBy(i => (i.Category, i.Series)).FirstOrDefault(g => g.Count() > 1);
        if (same is not null) throw Errors.SeveralRows("x", chart.X!, $"{same.Key.Category} × {same.Key.Series}", same.Count());
        columns = [.. items.Select(i => i.Category).Distinct(StringComparer.Ordinal)];
        rows = [.. items.Select(i => i.Series!).Distinct(StringComparer.Ordinal)];
        foreach (var item in items)
        {
            item.Extra["wb_state"] = item.Value is null ? "missing" : "value";
            item.Extra["wb_text"] = item.Text;
            foreach (var name in new[] { chart.X!, chart.Y! })
                if (chart.Data.Column("x", name).Type == ChartColumnType.Quantitative) item.Extra[name] = NameAt(name, item.Row);
        }
    }

    public override IEnumerable<string> Notes => items.Any(i => i.Value is null) || items.Length < columns.Length * rows.Length ? [Word("missingKey")] : [];

    public override string Summary => Extremes(
        items.Select(i => ($"{i.Series} ({i.Category})", i.Value, i.Text)), "heatmap", Chart.Data.Column("color", Chart.Color!).Title);

    public override AxisNeed X => new() { Channel = "x", Type = AxisType.Category, Title = Chart.Data.Column("x", Chart.X!).Title, Categories = columns };

    public override AxisNeed Y => new() { Channel = "y", Type = AxisType.Category, Title = Chart.Data.Column("y", Chart.Y!).Title, Categories = rows, Band = 34 };

    public override void Paint(Plot plot)
    {
        var known = items.Where(i => i.Value is not null).Select(i => i.Value!.Value).ToArray();
        double low = known.Length > 0 ? known.Min() : 0, high = known.Length > 0 ? known.Max() : 1;
        if (low > 0 && Chart.YScale != ValueScale.Log && low < high * 0.5) low = 0;
        if (high <= low) high = low + (low == 0 ? 1 : Math.Abs(low));
        var log = Chart.YScale == ValueScale.Log;
        var step = NumberText.AxisStep(Math.Max(Math.Abs(low), Math.Abs(high)));
        var present = items.Select(i => (i.Category, i.Series)).ToHashSet();
        var holes = new JsonArray();
        foreach (var c in columns)
            foreach (var r in rows)
                if (!present.Contains((c, r))) holes.Add(new JsonObject { [Chart.X!] = c, [Chart.Y!] = r, ["wb_text"] = Word("notReported") });

        var cell = plot.Encode(Chart.X!, Chart.Y!);
        var divisor = Math.Pow(1000, log ? 0 : step);
        cell["color"] = new JsonObject
        {
            ["field"] = Axis.Field(Chart.Color!),
            ["type"] = "quantitative",
            ["title"] = NumberText.AxisTitle(Chart.Data.Column("color", Chart.Color!).Title, unit, log ? 0 : step, Language, log ? Word("logScale") : null),
            ["scale"] = new JsonObject
            {
                ["type"] = log ? "log" : Chart.YScale == ValueScale.SymLog ? "symlog" : "linear",
                ["domain"] = new JsonArray(low, high),
                ["range"] = Json.Strings([Theme.Low, Theme.High]),
                ["interpolate"] = "lab",
            },
            ["legend"] = new JsonObject
            {
                ["gradientLength"] = Math.Min(200, Math.Round(plot.X.Length)),
                ["gradientThickness"] = 8,
                ["values"] = new JsonArray(low, high),
                ["labelExpr"] = $"format(datum.value / {Json.Text(JsonValue.Create(divisor)!)}, ',.3~r') + {Json.Text(JsonValue.Create(unit is "percent" ? Language.PercentSign : "")!)}",
                ["labelOverlap"] = false,
            },
        };
        Details(cell);
        var inner = new JsonArray(Layer(new JsonObject { ["type"] = "rect", ["stroke"] = Theme.Background, ["strokeWidth"] = 2, ["cornerRadius"] = 2 }, cell, "datum.wb_state === 'value'"));
        if (items.Any(i => i.Value is null)) foreach (var layer in Missing(plot)) inner.Add(Layer(layer.Mark, layer.Encoding, "datum.wb_state === 'missing'"));
        var width = plot.X.Length / Math.Max(1, columns.Length) * 0.86;
        if (Chart.ShowValues != false && items.All(i => i.Value is null || TextMeasure.Width(i.Text, 10.5) <= width - 4))
        {
            var text = plot.Encode(Chart.X!, Chart.Y!);
            text["text"] = new JsonObject { ["field"] = "wb_text", ["type"] = "nominal" };
            var dark = Theme.Name == "dark";
            var middle = log ? Math.Sqrt(low * high) : (low + high) / 2;
            text["color"] = new JsonObject
            {
                ["condition"] = new JsonObject { ["test"] = $"datum[{Json.Text(JsonValue.Create(Chart.Color)!)}] > {Json.Text(JsonValue.Create(middle)!)}", ["value"] = dark ? "#0B1016" : "#FFFFFF" },
                ["value"] = dark ? "#E8EDF2" : "#13202C",
            };
            inner.Add(Layer(new JsonObject { ["type"] = "text", ["fontSize"] = 10.5, ["tooltip"] = null }, text, "datum.wb_state === 'value'"));
        }
        plot.Layers.Add(new JsonObject { ["data"] = Values(items, Chart.X, Chart.Y, Chart.Color), ["layer"] = inner });
        if (holes.Count == 0) return;
        var empty = new JsonArray();
        foreach (var layer in Missing(plot)) empty.Add(Layer(layer.Mark, layer.Encoding));
        plot.Layers.Add(new JsonObject { ["data"] = new JsonObject { ["values"] = holes }, ["layer"] = empty });
    }

    private IEnumerable<(JsonObject Mark, JsonObject Encoding)> Missing(Plot plot)
    {
        var frame = plot.Encode(Chart.X!, Chart.Y!);
        yield return (new JsonObject { ["type"] = "rect", ["fill"] = null, ["stroke"] = Theme.Grid, ["strokeWidth"] = 1, ["cornerRadius"] = 2 }, frame);
        var sign = plot.Encode(Chart.X!, Chart.Y!);
        sign["tooltip"] = new JsonArray(
            new JsonObject { ["field"] = Axis.Field(Chart.Y!), ["type"] = "nominal", ["title"] = Chart.Data.Column("y", Chart.Y!).Title },
            new JsonObject { ["field"] = Axis.Field(Chart.X!), ["type"] = "nominal", ["title"] = Chart.Data.Column("x", Chart.X!).Title },
            new JsonObject { ["field"] = "wb_text", ["type"] = "nominal", ["title"] = Chart.Data.Column("color", Chart.Color!).Title });
        yield return (new JsonObject { ["type"] = "point", ["shape"] = "diamond", ["filled"] = false, ["size"] = 45, ["strokeWidth"] = 1.3, ["color"] = Theme.Muted, ["opacity"] = 1 }, sign);
    }

    private void Details(JsonObject encoding)
    {
        encoding["tooltip"] = Tooltip(
            (Chart.Y!, Chart.Data.Column("y", Chart.Y!).Title), (Chart.X!, Chart.Data.Column("x", Chart.X!).Title), ("wb_text", Chart.Data.Column("color", Chart.Color!).Title));
        AddLink(encoding, items);
    }
}
