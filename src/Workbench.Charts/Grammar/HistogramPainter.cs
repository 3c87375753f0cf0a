using System.Text.Json.Nodes;

namespace Workbench.Charts.Grammar;

/// <summary>Counts of rows by spans of a number. The spans are worked out here, so that table, picture and description agree.</summary>
internal sealed class HistogramPainter : Painter
{
    private readonly double[] values;
    private readonly int missing;
    private readonly double start;
    private readonly double step = 1;
    private readonly int[] counts = [];
    private readonly string? unit;

    public HistogramPainter(Chart chart, Style style)
        : base(chart, style)
    {
        unit = SharedUnit("x", chart.X!);
        var all = chart.Data.Rows.Select((row, index) => NumberAt("x", chart.X!, index, row)).ToArray();
        values = [.. all.Where(v => v is not null).Select(v => v!.Value)];
        missing = all.Length - values.Length;
        if (values.Length == 0) return;
        double min = values.Min(), max = values.Max();
        // Sturges' rule: for a few dozen to a few thousand rows it gives spans that are neither empty nor all alike.
        var wanted = chart.Bins ?? Math.Clamp((int)Math.Ceiling(Math.Log2(values.Length)) + 1, 5, 40);
        if (max <= min) (start, step, counts) = (min - 0.5, 1, [values.Length]);
        else
        {
            var raw = (max - min) / wanted;
            var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
            step = chart.Bins is null ? new[] { 1, 2, 2.5, 5, 10 }.Select(m => m * power).First(s => s >= raw * 0.999) : raw;
            start = chart.Bins is null ? Math.Floor(min / step) * step : min;
            var number = chart.Bins ?? (int)Math.Floor((max - start) / step + 1e-9) + 1;
            counts = new int[number];
            foreach (var value in values) counts[Math.Min(number - 1, (int)Math.Floor((value - start) / step + 1e-9))]++;
        }
    }

    public override IEnumerable<string> Notes => missing > 0 ? [$"{Word("notReported")}: {NumberText.Plain(missing, Language)}"] : [];

    public override string Summary => Extremes(
        counts.Select((count, i) => (Span(i), (double?)count, NumberText.Plain(count, Language))), "histogram", Chart.Data.Column("x", Chart.X!).Title);

    public override AxisNeed X => new()
    {
        Channel = "x", Type = AxisType.Number, Title = Chart.Data.Column("x", Chart.X!).Title, Unit = unit,
        Min = counts.Length > 0 ? start : double.PositiveInfinity, Max = counts.Length > 0 ? start + step * counts.Length : double.NegativeInfinity,
    };

    public override AxisNeed Y => new()
    {
        Channel = "y", Type = AxisType.Number, Title = Word("count"), Zero = true,
        Min = 0, Max = counts.DefaultIfEmpty(1).Max(), After = [new Room(counts.DefaultIfEmpty(1).Max(), 18)],
    };

    private string Span(int index) =>
        $"{NumberText.Figure(start + step * index, unit, Language)} – {NumberText.Figure(start + step * (index + 1), unit, Language)}";

    public override void Paint(Plot plot)
    {
        var rows = new JsonArray();
        for (var i = 0; i < counts.Length; i++)
        {
            rows.Add(new JsonObject
            {
                ["wb_from"] = start + step * i, ["wb_to"] = start + step * (i + 1), ["wb_count"] = counts[i],
                ["wb_span"] = Span(i), ["wb_text"] = NumberText.Plain(counts[i], Language),
                ["wb_middle"] = start + step * (i + 0.5),
            });
        }
        var encoding = plot.Encode("wb_from", "wb_count");
        encoding["x2"] = new JsonObject { ["field"] = "wb_to" };
        encoding["tooltip"] = new JsonArray(
            new JsonObject { ["field"] = "wb_span", ["type"] = "nominal", ["title"] = Chart.Data.Column("x", Chart.X!).Title },
            new JsonObject { ["field"] = "wb_text", ["type"] = "nominal", ["title"] = Word("count") });
        var inner = new JsonArray(Layer(
            new JsonObject { ["type"] = "bar", ["color"] = Theme.Series[0], ["stroke"] = Theme.Background, ["strokeWidth"] = 1, ["binSpacing"] = 0 }, encoding));
        var wide = plot.X.Length / Math.Max(1, counts.Length);
        if (Chart.ShowValues ?? counts.All(c => TextMeasure.Width(NumberText.Plain(c, Language), 10) < wide - 2))
        {
            var text = plot.Encode("wb_middle", "wb_count");
            text["text"] = new JsonObject { ["field"] = "wb_text", ["type"] = "nominal" };
            inner.Add(Layer(new JsonObject { ["type"] = "text", ["fontSize"] = 10, ["baseline"] = "bottom", ["dy"] = -3, ["color"] = Theme.Text, ["tooltip"] = null }, text, "datum.wb_count > 0"));
        }
        plot.Layers.Add(new JsonObject { ["data"] = new JsonObject { ["values"] = rows }, ["layer"] = inner });
    }
}
