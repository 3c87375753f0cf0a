using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Workbench.Charts.Grammar;

/// <summary>Lines, areas and slopes: numbers over dates, numbers or names in order.</summary>
internal sealed class SeriesPainter : Painter
{
    private readonly Item[] items;
    private readonly ImmutableArray<string> series;
    private readonly AxisType xType;
    private readonly string? unit;
    private readonly string x;
    private readonly string y;
    private readonly string? colour;
    private readonly bool slope;

    public SeriesPainter(Chart chart, Style style)
        : base(chart, style)
    {
        x = chart.X!;
        y = chart.Y!;
        slope = chart.Kind == ChartKind.Slope;
        colour = chart.Color;
        unit = SharedUnit("y", y);
        xType = slope ? AxisType.Category : chart.Data.Column("x", x).Type switch
        {
            ChartColumnType.Quantitative => AxisType.Number,
            ChartColumnType.Temporal => AxisType.Time,
            _ => AxisType.Category,
        };
        items = [.. chart.Data.Rows.Select(Read)];
        // A slope chart names its lines at their ends and needs no colour for each.
        series = slope ? [] : SeriesNames(colour);
        var same = items.GroupBy(i => (i.Category, i.Series)).FirstOrDefault(g => g.Count() > 1);
        if (same is not null) throw Errors.SeveralRows("x", x, same.Key.Category, same.Count());
        if (slope && Names.Length > 2) throw Errors.SlopeNeedsTwo(x, Names.Length);
        if (chart.Kind == ChartKind.Area && series.Length > 1 && items.FirstOrDefault(i => i.Value is null) is { } hole) throw Errors.HoleInStack(y, hole.Index);
        foreach (var item in items)
        {
            item.Extra["wb_state"] = item.Value is null ? "missing" : "value";
            item.Extra["wb_text"] = item.Text;
            if (item.Bound is not null) item.Extra["wb_bound"] = item.Bound;
            if (xType == AxisType.Category && chart.Data.Column("x", x).Type == ChartColumnType.Quantitative) item.Extra[x] = item.Category;
        }
    }

    private ImmutableArray<string> Names => [.. items.Select(i => i.Category).Distinct(StringComparer.Ordinal)];

    public override ImmutableArray<string> Legend => series;

    public override IEnumerable<string> Notes
    {
        get
        {
            if (items.Any(i => i.Value is null)) yield return Word("missingKey");
            if (items.Any(i => i.Value is not null && i.Bound == "atLeast")) yield return Word("openKey");
        }
    }

    public override string Summary => Extremes(
        items.Select(i => (i.Series is null ? i.Category : $"{i.Series} ({i.Category})", i.Value, i.Text)),
        Chart.Kind.ToString().ToLowerInvariant(), $"{Chart.Data.Column("y", y).Title} – {Chart.Data.Column("x", x).Title}");

    public override AxisNeed X
    {
        get
        {
            var title = Chart.Data.Column("x", x).Title;
            if (xType == AxisType.Category)
                return new AxisNeed { Channel = "x", Type = xType, Title = title, Categories = Names, Points = true };
            var at = items.Select(i => (double)i.Extra["wb_x"]!).ToArray();
            return new AxisNeed
            {
                Channel = "x", Type = xType, Title = title, Unit = Chart.Data.Column("x", x).Unit, Scale = Chart.XScale,
                Min = at.Length > 0 ? at.Min() : double.PositiveInfinity, Max = at.Length > 0 ? at.Max() : double.NegativeInfinity,
            };
        }
    }

    public override AxisNeed Y
    {
        get
        {
            var values = Chart.Kind == ChartKind.Area && series.Length > 1
                ? items.GroupBy(i => i.Category, StringComparer.Ordinal).Select(g => g.Sum(i => i.Value ?? 0)).ToArray()
                : [.. items.SelectMany(i => new[] { i.Value, i.Low, i.High }).Where(v => v is not null).Select(v => v!.Value)];
            var missing = items.Any(i => i.Value is null);
            return new AxisNeed
            {
                Channel = "y", Type = AxisType.Number, Title = Chart.Data.Column("y", y).Title, Unit = unit, Scale = Chart.YScale,
                Zero = Chart.Kind == ChartKind.Area,
                Min = values.Length > 0 ? values.Min() : double.PositiveInfinity,
                Max = values.Length > 0 ? values.Max() : double.NegativeInfinity,
                After = [.. values.Length > 0 ? [new Room(values.Max(), slope ? 10 : 14)] : Array.Empty<Room>()],
                Before = [.. missing && values.Length > 0 && Chart.YScale == ValueScale.Linear ? [new Room(values.Min(), 4)] : Array.Empty<Room>()],
            };
        }
    }

    private Item Read(IReadOnlyDictionary<string, object?> row, int index)
    {
        var value = NumberAt("y", y, index, row, Chart.YScale);
        var bound = BoundAt(row);
        var item = new Item(index, row)
        {
            Category = NameAt(x, row),
            Series = colour is null ? null : NameAt(colour, row),
            Value = value,
            Low = Chart.LowColumn is null ? null : NumberAt("low", Chart.LowColumn, index, row, Chart.YScale),
            High = Chart.HighColumn is null ? null : NumberAt("high", Chart.HighColumn, index, row, Chart.YScale),
            Bound = bound,
            Text = value is null ? Word("notReported") : NumberText.Bounded(value.Value, unit, bound, Language),
        };
        if (xType == AxisType.Number) item.Extra["wb_x"] = NumberAt("x", x, index, row, Chart.XScale) ?? throw Errors.MissingPlace("x", x, index);
        if (xType == AxisType.Time) item.Extra["wb_x"] = Time(index, row);
        return item;
    }

    private double Time(int index, IReadOnlyDictionary<string, object?> row)
    {
        var text = NameAt(x, row);
        if (text.Length == 0) throw Errors.MissingPlace("x", x, index);
        if (text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0) return TimeTicks.Ms(new DateTime(year, 1, 1));
        return DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? TimeTicks.Ms(time) : throw Errors.NoDate("x", x, index, text);
    }

    private string XField => xType == AxisType.Time ? "wb_x" : x;

    public override void Paint(Plot plot)
    {
        var inner = new JsonArray();
        var single = Theme.Series[0];
        if (Chart.LowColumn is not null && !slope)
        {
            var band = plot.Encode(XField, Chart.LowColumn);
            band["y2"] = new JsonObject { ["field"] = Axis.Field(Chart.HighColumn!) };
            if (colour is not null) band["color"] = ColorOf(colour, series);
            inner.Add(Layer(new JsonObject { ["type"] = "area", ["opacity"] = 0.18, ["color"] = single, ["tooltip"] = null }, band));
        }
        var line = plot.Encode(XField, y);
        Colour(line);
        var area = Chart.Kind == ChartKind.Area;
        if (area && series.Length > 1) line["y"]!["stack"] = "zero";
        var mark = new JsonObject { ["type"] = area ? "area" : "line", ["invalid"] = "break-paths-filter-domains", ["tooltip"] = null };
        if (area) mark["opacity"] = series.Length > 1 ? 0.85 : 0.35;
        if (area && series.Length <= 1) mark["line"] = new JsonObject { ["color"] = single, ["strokeWidth"] = 2.2 };
        if (!area) mark["strokeWidth"] = 2.2;
        if (colour is null || slope) mark["color"] = single;
        if (slope) mark["opacity"] = 0.75;
        inner.Add(Layer(mark, line));
        if (items.Length <= 400 && !(area && series.Length > 1))
        {
            var points = plot.Encode(XField, y);
            Colour(points);
            Details(points);
            var dot = new JsonObject { ["type"] = "point", ["filled"] = true, ["size"] = slope ? 55 : items.Length > 80 ? 18 : 42, ["opacity"] = 1 };
            if (colour is null || slope) dot["color"] = single;
            inner.Add(Layer(dot, points, items.Any(i => i.Value is null) ? "datum.wb_state === 'value'" : null));
        }
        if (items.Any(i => i.Value is not null && i.Bound == "atLeast"))
        {
            var arrow = plot.Encode(XField, y);
            Colour(arrow);
            var open = new JsonObject { ["type"] = "point", ["filled"] = false, ["shape"] = "M-1,0.5L0,-0.5L1,0.5", ["size"] = 60, ["strokeWidth"] = 2.2, ["yOffset"] = -10, ["opacity"] = 1, ["tooltip"] = null };
            if (colour is null || slope) open["color"] = single;
            inner.Add(Layer(open, arrow, "datum.wb_state === 'value' && datum.wb_bound === 'atLeast'"));
        }
        if (items.Any(i => i.Value is null))
        {
            var missing = plot.Encode(XField, y);
            missing["y"] = new JsonObject { ["value"] = Math.Round(plot.Y.Length - 7, 1) };
            Colour(missing);
            Details(missing);
            var hollow = new JsonObject { ["type"] = "point", ["shape"] = "diamond", ["filled"] = false, ["size"] = 50, ["strokeWidth"] = 1.4, ["opacity"] = 1 };
            if (colour is null || slope) hollow["color"] = Theme.Muted;
            inner.Add(Layer(hollow, missing, "datum.wb_state === 'missing'"));
        }
        if (slope) foreach (var layer in EndLabels(plot)) inner.Add(layer);
        else if (Chart.ShowValues == true) inner.Add(ValueLayer(plot));
        plot.Layers.Add(new JsonObject { ["data"] = Values(items, x, y, colour, Chart.LowColumn, Chart.HighColumn, Chart.LinkColumn), ["layer"] = inner });
    }

    private void Colour(JsonObject encoding)
    {
        if (colour is null) return;
        if (slope) encoding["detail"] = new JsonObject { ["field"] = Axis.Field(colour), ["type"] = "nominal" };
        else encoding["color"] = ColorOf(colour, series);
    }

    private void Details(JsonObject encoding)
    {
        var fields = new List<(string, string)> { (x, Chart.Data.Column("x", x).Title) };
        if (colour is not null) fields.Add((colour, Chart.Data.Column("color", colour).Title));
        fields.Add(("wb_text", Chart.Data.Column("y", y).Title));
        encoding["tooltip"] = Tooltip([.. fields]);
        AddLink(encoding, items);
    }

    private JsonObject ValueLayer(Plot plot)
    {
        var encoding = plot.Encode(XField, y);
        encoding["text"] = new JsonObject { ["field"] = "wb_text", ["type"] = "nominal" };
        return Layer(
            new JsonObject { ["type"] = "text", ["fontSize"] = 10, ["color"] = Theme.Text, ["baseline"] = "bottom", ["dy"] = -8, ["tooltip"] = null },
            encoding, "datum.wb_state === 'value'");
    }

    /// <summary>Figures at both ends of each slope, the name at the end; labels that would touch are moved apart.</summary>
    private IEnumerable<JsonObject> EndLabels(Plot plot)
    {
        var names = Names;
        if (names.Length == 0) yield break;
        var room = plot.X.Length / (2 * names.Length) - 14;
        for (var side = 0; side < names.Length; side++)
        {
            var last = side == names.Length - 1;
            var ends = items.Where(i => i.Category == names[side] && i.Value is not null).OrderByDescending(i => i.Value).ToArray();
            if (ends.Length == 0) continue;
            var at = ends.Select(i => (1 - plot.Y.Place(i.Value!.Value)) * plot.Y.Length).ToArray();
            for (var i = 1; i < at.Length; i++) at[i] = Math.Max(at[i], at[i - 1] + 13.5);
            var over = at[^1] - plot.Y.Length;
            for (var i = at.Length - 1; i >= 0 && over > 0; i--)
            {
                var most = plot.Y.Length - (at.Length - 1 - i) * 13.5;
                if (at[i] > most) at[i] = most;
            }
            var rows = new JsonArray();
            for (var i = 0; i < ends.Length; i++)
            {
                var text = last && ends[i].Series is { Length: > 0 } name ? $"{ends[i].Text}  {name}" : ends[i].Text;
                rows.Add(new JsonObject { [x] = names[side], ["wb_label"] = TextMeasure.Cut(text, room, 11), ["wb_y"] = Math.Round(at[i], 1), ["wb_full"] = text });
            }
            var right = last != Rtl;
            yield return new JsonObject
            {
                ["data"] = new JsonObject { ["values"] = rows },
                ["mark"] = new JsonObject { ["type"] = "text", ["fontSize"] = 11, ["color"] = Theme.Text, ["align"] = right ? "left" : "right", ["baseline"] = "middle", ["dx"] = right ? 9 : -9 },
                ["encoding"] = new JsonObject
                {
                    ["x"] = plot.X.Encoding(x, false),
                    ["y"] = new JsonObject { ["field"] = "wb_y", ["type"] = "quantitative", ["scale"] = null, ["axis"] = null },
                    ["text"] = new JsonObject { ["field"] = "wb_label", ["type"] = "nominal" },
                    ["tooltip"] = new JsonArray(new JsonObject { ["field"] = "wb_full", ["type"] = "nominal", ["title"] = Chart.Data.Column("y", y).Title }),
                },
            };
        }
    }
}
