using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Workbench.Charts.Grammar;

/// <summary>Bars of all kinds, dots and ranges: one axis of names, one of numbers, either way round.</summary>
internal sealed class CategoryPainter : Painter
{
    // In the column bound, of a row without a value: its figures are left out, which is not the same as not reported.
    private const string NotCounted = "notCounted";

    private readonly bool horizontal;
    private readonly string category;
    private readonly string value;
    private readonly string? unit;
    private readonly ImmutableArray<string> series;
    private readonly ImmutableArray<string> categories;
    private readonly Item[] items;
    private readonly bool grouped;
    private readonly bool showValues;
    private readonly bool anyCounts;
    private readonly ChartKind kind;

    public CategoryPainter(Chart chart, Style style)
        : base(chart, style)
    {
        kind = chart.Kind;
        horizontal = kind == ChartKind.Range || chart.Data.Column("x", chart.X!).Type == ChartColumnType.Quantitative;
        (value, category) = horizontal ? (chart.X!, chart.Y!) : (chart.Y!, chart.X!);
        if (kind is ChartKind.Bar or ChartKind.GroupedBar or ChartKind.StackedBar or ChartKind.DivergingBar && Scale == ValueScale.Log)
            throw Errors.BarOnLog(Channel, value);
        unit = chart.Share ? "percent" : SharedUnit(Channel, value);
        if (kind == ChartKind.Range) unit ??= SharedUnit("low", chart.LowColumn!);
        items = [.. chart.Data.Rows.Select(Read)];
        series = SeriesNames(chart.Color);
        var crowded = items.GroupBy(i => i.Category, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        grouped = kind == ChartKind.GroupedBar || (kind == ChartKind.Bar && crowded is not null && chart.Color is not null && chart.Color != category);
        if (kind != ChartKind.StackedBar || chart.Color is null)
        {
            var key = (grouped || kind == ChartKind.Dot) && chart.Color is not null;
            var same = items.GroupBy(i => key ? (i.Category, i.Series) : (i.Category, "")).FirstOrDefault(g => g.Count() > 1);
            if (same is not null && kind != ChartKind.Dot) throw Errors.SeveralRows(horizontal ? "y" : "x", category, same.Key.Category, same.Count());
        }
        categories = Ordered();
        if (kind == ChartKind.StackedBar) Stack();
        anyCounts = horizontal && !grouped && kind is ChartKind.Bar && items.Any(i => i.Counts is not null);
        showValues = chart.ShowValues ?? (kind != ChartKind.StackedBar && items.Length <= (horizontal ? 200 : 60) && (kind != ChartKind.Dot || crowded is null));
        foreach (var item in items) Describe(item);
    }

    private string Channel => horizontal ? "x" : "y";

    private ValueScale Scale => horizontal ? Chart.XScale : Chart.YScale;

    private double SubBand => Style.Narrow ? 15 : 17;

    public override ImmutableArray<string> Legend => series;

    public override AxisNeed X => horizontal ? ValueNeed : CategoryNeed;

    public override AxisNeed Y => horizontal ? CategoryNeed : ValueNeed;

    public override IEnumerable<string> Notes => [];

    public override string Summary
    {
        get
        {
            var measured = $"{NumberText.AxisTitle(ValueTitle, unit, 0, Language)} – {Chart.Data.Column("category", category).Title}";
            return Extremes(
                items.Select(i => (i.Series is null ? i.Category : $"{i.Category} ({i.Series})", i.Value, i.Text)),
                char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..], measured);
        }
    }

    private string ValueTitle => Chart.Share ? Word("share") : Chart.Data.Column(Channel, value).Title;

    private AxisNeed CategoryNeed => new()
    {
        Channel = horizontal ? "y" : "x",
        Type = AxisType.Category,
        Title = Chart.Data.Column("category", category).Title,
        Categories = categories,
        Band = grouped ? Math.Max(1, series.Length) * SubBand / 0.78 + 4 : anyCounts ? 42 : 30,
    };

    private AxisNeed ValueNeed
    {
        get
        {
            var ends = items.SelectMany(i => new[] { i.Value, i.Low, i.High }).Where(v => v is not null).Select(v => v!.Value).ToList();
            if (kind == ChartKind.DivergingBar) ends.Add(Chart.Middle);
            if (kind == ChartKind.StackedBar) ends = [.. items.Where(i => i.Extra.ContainsKey("wb_end")).Select(i => (double)i.Extra["wb_end"]!)];
            ends.AddRange(Chart.Lines.Select(l => l.Value));
            var after = new List<Room>();
            var before = new List<Room>();
            foreach (var item in items)
            {
                var arrow = item.Bound == "atLeast" ? 13 : 0;
                if (item.Value is not { } v)
                {
                    if (horizontal) after.Add(new Room(Baseline(ends), TextMeasure.Width(item.Text, ValueSize) + 26));
                    continue;
                }
                var end = kind == ChartKind.StackedBar ? (double?)item.Extra.GetValueOrDefault("wb_end") ?? 0 : Math.Max(v, item.High ?? v);
                var room = showValues && kind != ChartKind.StackedBar ? (horizontal ? TextMeasure.Width(item.Text, ValueSize) + 10 : 18) : 4;
                if (kind == ChartKind.DivergingBar ? v < Chart.Middle : v < 0) before.Add(new Room(Math.Min(v, item.Low ?? v), room + arrow));
                else after.Add(new Room(end, room + arrow));
                if (anyCounts && item.Counts is not null) after.Add(new Room(Baseline(ends), TextMeasure.Width(item.Counts, CountSize) + 8));
            }
            return new AxisNeed
            {
                Channel = Channel,
                Type = AxisType.Number,
                Title = ValueTitle,
                Unit = unit,
                Min = ends.Count > 0 ? ends.Min() : double.PositiveInfinity,
                Max = ends.Count > 0 ? ends.Max() : double.NegativeInfinity,
                Zero = kind is ChartKind.Bar or ChartKind.GroupedBar or ChartKind.StackedBar || (kind == ChartKind.DivergingBar && Chart.Middle == 0),
                Scale = Scale,
                After = [.. after],
                Before = [.. before],
            };
        }
    }

    private double Baseline(List<double> ends) => Scale == ValueScale.Log ? Math.Pow(10, Math.Floor(Math.Log10(ends.Count > 0 ? ends.Min() : 1))) : Math.Min(0, ends.Count > 0 ? ends.Min() : 0);

    private Item Read(IReadOnlyDictionary<string, object?> row, int index)
    {
        var v = NumberAt(Channel, value, index, row, Scale);
        var low = Chart.LowColumn is null ? null : NumberAt("low", Chart.LowColumn, index, row, Scale);
        var high = Chart.HighColumn is null ? null : NumberAt("high", Chart.HighColumn, index, row, Scale);
        if (low > high) throw Errors.RangeReversed(Chart.LowColumn!, Chart.HighColumn!, index, low.Value, high.Value);
        var bound = BoundAt(row);
        if (kind == ChartKind.Range)
        {
            if (high is null && low is not null) bound = "atLeast";
            if (low is null && high is not null) bound = "atMost";
            v = Chart.LabelColumn is null ? high ?? low : v ?? high ?? low;
        }
        return new Item(index, row)
        {
            Category = NameAt(category, row),
            Series = Chart.Color is null ? null : NameAt(Chart.Color, row),
            Value = v,
            Low = low,
            High = high,
            Bound = bound,
            Counts = CountsOf(row, v is not null),
            Text = v is null ? Word(bound == NotCounted ? bound : "notReported") : kind == ChartKind.Range && low is not null && high is not null && low != high
                ? $"{NumberText.Figure(low.Value, unit, Language)} – {NumberText.Figure(high.Value, unit, Language)}"
                : NumberText.Bounded(v.Value, unit, bound, Language),
        };
    }

    private ImmutableArray<string> Ordered()
    {
        var names = items.Select(i => i.Category).Distinct(StringComparer.Ordinal);
        if (Chart.SortDescending is not { } descending) return [.. names];
        var totals = items.GroupBy(i => i.Category, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Any(i => i.Value is not null) ? g.Sum(i => i.Value ?? 0) : (double?)null, StringComparer.Ordinal);
        return [.. names.OrderBy(n => totals[n] is null).ThenBy(n => (totals[n] ?? 0) * (descending ? -1 : 1))];
    }

    private void Stack()
    {
        foreach (var group in items.GroupBy(i => i.Category, StringComparer.Ordinal))
        {
            var total = group.Sum(i => i.Value ?? 0);
            double at = 0;
            foreach (var item in group.OrderBy(i => series.IndexOf(i.Series ?? "")))
            {
                if (item.Value is not { } part) continue;
                if (part < 0) throw Errors.NegativeShare(value, item.Index, part);
                var size = Chart.Share ? (total == 0 ? 0 : part / total * 100) : part;
                item.Extra["wb_start"] = at;
                item.Extra["wb_end"] = at += size;
                item.Extra["wb_middle"] = at - size / 2;
                item.Extra["wb_size"] = size;
                item.Extra["wb_inside"] = Chart.Share ? NumberText.Figure(Math.Round(size, 1), "percent", Language) : NumberText.Figure(size, unit, Language);
            }
        }
    }

    private void Describe(Item item)
    {
        item.Extra["wb_state"] = item.Value is null ? "missing" : "value";
        item.Extra["wb_text"] = item.Text;
        if (item.Bound is not null) item.Extra["wb_bound"] = item.Bound;
        if (anyCounts && item.Counts is not null) item.Extra["wb_counts"] = item.Counts;
        if (Chart.Data.Column("category", category).Type == ChartColumnType.Quantitative) item.Extra[category] = item.Category;
        if (kind == ChartKind.Range) item.Extra["wb_value"] = item.Value;
    }

    public override void Paint(Plot plot)
    {
        var inner = new JsonArray();
        var used = kind switch { ChartKind.StackedBar => "wb_end", ChartKind.Range => "wb_value", _ => value };
        var marks = kind switch { ChartKind.Dot => Dots(plot, used), ChartKind.Range => Spans(plot, used), _ => Bars(plot, used) };
        foreach (var layer in marks) inner.Add(layer);
        if (Chart.LowColumn is not null && kind != ChartKind.Range) inner.Add(IntervalLayer(plot));
        if (items.Any(i => i.Value is not null && i.Bound == "atLeast") && kind != ChartKind.StackedBar) inner.Add(Arrow(plot, used));
        if (items.Any(i => i.Value is null)) foreach (var layer in Missing(plot, used)) inner.Add(layer);
        if (showValues) foreach (var layer in Values(plot, used)) inner.Add(layer);
        if (anyCounts) inner.Add(CountLayer(plot, used));
        plot.Layers.Add(new JsonObject { ["data"] = Values(items, category, value, Chart.Color, Chart.LowColumn, Chart.HighColumn, Chart.LinkColumn), ["layer"] = inner });
    }

    private JsonObject Encode(Plot plot, string field)
    {
        var encoding = horizontal ? plot.Encode(field, category) : plot.Encode(category, field);
        if (grouped)
        {
            encoding[horizontal ? "yOffset" : "xOffset"] = new JsonObject
            {
                ["field"] = Axis.Field(Chart.Color!),
                ["type"] = "nominal",
                ["scale"] = new JsonObject { ["domain"] = Json.Strings(Rtl && !horizontal ? series.Reverse() : series), ["paddingInner"] = 0.12 },
            };
        }
        return encoding;
    }

    private void Colour(JsonObject encoding)
    {
        if (Chart.Color is not null) encoding["color"] = ColorOf(Chart.Color, series);
    }

    private IEnumerable<JsonObject> Bars(Plot plot, string used)
    {
        var encoding = Encode(plot, used);
        if (kind == ChartKind.StackedBar) encoding[Channel + "2"] = new JsonObject { ["field"] = "wb_start" };
        if (kind == ChartKind.DivergingBar) encoding[Channel + "2"] = new JsonObject { ["datum"] = Chart.Middle };
        Colour(encoding);
        if (kind == ChartKind.DivergingBar)
        {
            encoding["color"] = new JsonObject
            {
                ["condition"] = new JsonObject { ["test"] = $"datum[{Json.Text(JsonValue.Create(value)!)}] < {Json.Text(JsonValue.Create(Chart.Middle)!)}", ["value"] = Theme.Negative },
                ["value"] = Accent,
            };
        }
        if (items.Any(i => i.Bound == "atMost"))
            encoding["fillOpacity"] = new JsonObject { ["condition"] = new JsonObject { ["test"] = "datum.wb_bound === 'atMost'", ["value"] = 0.45 }, ["value"] = 1 };
        Details(encoding);
        var mark = new JsonObject { ["type"] = "bar" };
        if (Chart.Color is null) mark["color"] = Accent;
        if (items.Length > MostRowsWithDetails) mark["aria"] = false;
        if (anyCounts)
        {
            mark["height"] = 18;
            mark["yOffset"] = -7;
        }
        if (!horizontal && !grouped && plot.X.Length / Math.Max(1, categories.Length) * 0.72 > 60) mark["width"] = 60;
        if (kind == ChartKind.StackedBar)
        {
            mark["stroke"] = Theme.Background;
            mark["strokeWidth"] = 1;
        }
        yield return Layer(mark, encoding, MissingFilter);
        if (kind != ChartKind.StackedBar || Chart.ShowValues == false) yield break;

        // A part bears its figure only where it is wide enough for it.
        var axis = plot.Of(Channel);
        var any = false;
        foreach (var item in items)
        {
            if (!item.Extra.TryGetValue("wb_size", out var size)) continue;
            var pixels = (axis.Place((double)item.Extra["wb_end"]!) - axis.Place((double)item.Extra["wb_start"]!)) * axis.Length;
            var fits = horizontal ? pixels > TextMeasure.Width(item.Extra["wb_inside"]!.ToString(), 10) + 8 : pixels > 16 && plot.X.Length / Math.Max(1, categories.Length) * 0.72 > TextMeasure.Width(item.Extra["wb_inside"]!.ToString(), 10) + 4;
            if (!fits) item.Extra.Remove("wb_inside");
            any |= fits;
        }
        if (!any) yield break;
        var text = Encode(plot, "wb_middle");
        text["text"] = new JsonObject { ["field"] = "wb_inside", ["type"] = "nominal" };
        yield return Layer(
            new JsonObject { ["type"] = "text", ["fontSize"] = 10, ["color"] = Theme.Name == "dark" ? "#10151A" : "#FFFFFF", ["tooltip"] = null },
            text, "isValid(datum.wb_inside)");
    }

    private string? MissingFilter => items.Any(i => i.Value is null) ? "datum.wb_state === 'value'" : null;

    private void Details(JsonObject encoding)
    {
        if (items.Length <= MostRowsWithDetails)
        {
            var fields = new List<(string, string)> { (category, Chart.Data.Column("category", category).Title) };
            if (Chart.Color is not null && Chart.Color != category) fields.Add((Chart.Color, Chart.Data.Column("color", Chart.Color).Title));
            fields.Add(("wb_text", Chart.Data.Column(Channel, value).Title));
            encoding["tooltip"] = Tooltip([.. fields]);
        }
        AddLink(encoding, items);
    }

    private IEnumerable<JsonObject> Dots(Plot plot, string used)
    {
        var encoding = Encode(plot, used);
        Colour(encoding);
        Details(encoding);
        var mark = new JsonObject { ["type"] = "point", ["filled"] = true, ["size"] = 90, ["opacity"] = 0.9, ["clip"] = false };
        if (Chart.Color is null) mark["color"] = Accent;
        yield return Layer(mark, encoding, MissingFilter);
    }

    private IEnumerable<JsonObject> Spans(Plot plot, string used)
    {
        var rule = Encode(plot, Chart.LowColumn!);
        rule[Channel + "2"] = new JsonObject { ["field"] = Axis.Field(Chart.HighColumn!) };
        Details(rule);
        var low = Json.Text(JsonValue.Create(Chart.LowColumn)!);
        var high = Json.Text(JsonValue.Create(Chart.HighColumn)!);
        yield return Layer(
            new JsonObject { ["type"] = "rule", ["strokeWidth"] = 5, ["strokeCap"] = "round", ["opacity"] = 0.45, ["color"] = Accent },
            rule, $"isValid(datum[{low}]) && isValid(datum[{high}])");
        foreach (var column in new[] { Chart.LowColumn!, Chart.HighColumn! })
        {
            var end = Encode(plot, column);
            Details(end);
            yield return Layer(
                new JsonObject { ["type"] = "point", ["filled"] = true, ["size"] = 70, ["opacity"] = 1, ["color"] = Accent },
                end, $"isValid(datum[{Json.Text(JsonValue.Create(column)!)}])");
        }
        if (Chart.LabelColumn is null) yield break;
        var dot = Encode(plot, Chart.LabelColumn);
        Details(dot);
        yield return Layer(
            new JsonObject { ["type"] = "point", ["shape"] = "diamond", ["filled"] = true, ["size"] = 90, ["opacity"] = 1, ["color"] = Theme.Series[1] },
            dot, $"isValid(datum[{Json.Text(JsonValue.Create(Chart.LabelColumn)!)}])");
    }

    private JsonObject IntervalLayer(Plot plot)
    {
        var encoding = Encode(plot, Chart.LowColumn!);
        encoding[Channel + "2"] = new JsonObject { ["field"] = Axis.Field(Chart.HighColumn!) };
        return Layer(
            new JsonObject { ["type"] = "rule", ["strokeWidth"] = 1.6, ["color"] = Theme.Text, ["opacity"] = 0.85 },
            encoding, $"isValid(datum[{Json.Text(JsonValue.Create(Chart.LowColumn)!)}]) && isValid(datum[{Json.Text(JsonValue.Create(Chart.HighColumn)!)}])");
    }

    private JsonObject Arrow(Plot plot, string used)
    {
        var encoding = Encode(plot, kind == ChartKind.Range ? "wb_value" : used);
        Colour(encoding);
        var mark = new JsonObject
        {
            ["type"] = "point",
            ["filled"] = false,
            ["shape"] = horizontal ? (Rtl ? "M0.5,-1L-0.5,0L0.5,1" : "M-0.5,-1L0.5,0L-0.5,1") : "M-1,0.5L0,-0.5L1,0.5",
            ["size"] = grouped ? 40 : 70,
            ["strokeWidth"] = 2.4,
            ["opacity"] = 1,
            ["tooltip"] = null,
        };
        if (Chart.Color is null) mark["color"] = Accent;
        var away = kind is ChartKind.Dot or ChartKind.Range ? 11 : 7;
        if (horizontal) mark["xOffset"] = Rtl ? -away : away;
        else mark["yOffset"] = -away;
        if (anyCounts) mark["yOffset"] = -7;
        return Layer(mark, encoding, "datum.wb_state === 'value' && datum.wb_bound === 'atLeast'");
    }

    private IEnumerable<JsonObject> Missing(Plot plot, string used)
    {
        var sign = Encode(plot, used);
        sign[Channel] = BaselineDatum(plot);
        Details(sign);
        var mark = new JsonObject
        {
            ["type"] = "point",
            ["shape"] = "diamond",
            ["filled"] = false,
            ["size"] = 45,
            ["strokeWidth"] = 1.4,
            ["color"] = Theme.Muted,
            ["opacity"] = 1,
        };
        if (horizontal) mark["xOffset"] = Rtl ? -9 : 9;
        if (!horizontal || anyCounts) mark["yOffset"] = horizontal ? -7 : -9;
        yield return Layer(mark, sign, "datum.wb_state === 'missing'");
        var axis = plot.Of(Channel);
        if (!horizontal && items.Where(i => i.Value is null).Max(i => TextMeasure.Width(i.Text, 10)) > axis.Length - 20) yield break;
        if (!horizontal && plot.X.Length / Math.Max(1, categories.Length) / Math.Max(1, grouped ? series.Length : 1) < 12) yield break;
        foreach (var none in items.Where(i => i.Value is null).GroupBy(i => i.Text))
        {
            var said = Encode(plot, used);
            said[Channel] = BaselineDatum(plot);
            said["text"] = new JsonObject { ["value"] = none.Key };
            var text = new JsonObject { ["type"] = "text", ["fontSize"] = horizontal && !grouped ? ValueSize : 10, ["color"] = Theme.Muted, ["tooltip"] = null, ["baseline"] = "middle" };
            text["align"] = Rtl && horizontal ? "right" : "left";
            if (anyCounts) text["dy"] = -7;
            if (horizontal) text["dx"] = Rtl ? -20 : 20;
            else
            {
                text["angle"] = 270;
                text["dx"] = 20;
            }
            yield return Layer(text, said, none.First().Bound == NotCounted ? $"datum.wb_bound === '{NotCounted}'" : $"datum.wb_state === 'missing' && datum.wb_bound !== '{NotCounted}'");
        }
    }

    private JsonObject BaselineDatum(Plot plot)
    {
        var axis = plot.Of(Channel);
        var from = axis.Spread!.From;
        return axis.Datum(kind == ChartKind.DivergingBar ? Chart.Middle : Scale == ValueScale.Log || from > 0 ? from : 0);
    }

    private IEnumerable<JsonObject> Values(Plot plot, string used)
    {
        var middle = kind == ChartKind.DivergingBar ? Chart.Middle : 0;
        var field = kind == ChartKind.Range ? "wb_value" : Chart.HighColumn is { } high && items.All(i => i.Value is null || i.High is not null) ? high : used;
        if (kind == ChartKind.Range && Chart.LabelColumn is not null) field = Chart.HighColumn!;
        foreach (var negative in new[] { false, true })
        {
            if (items.All(i => i.Value is null || (i.Value < middle) != negative)) continue;
            var encoding = Encode(plot, negative && Chart.LowColumn is not null && field == Chart.HighColumn ? Chart.LowColumn : field);
            encoding["text"] = new JsonObject { ["field"] = "wb_text", ["type"] = "nominal" };
            var mark = new JsonObject { ["type"] = "text", ["fontSize"] = grouped ? 10 : ValueSize, ["color"] = Theme.Text, ["tooltip"] = null };
            var arrows = items.Any(i => i.Bound == "atLeast") && kind != ChartKind.Range;
            var sign = negative ? -1 : 1;
            if (horizontal)
            {
                mark["align"] = negative == Rtl ? "left" : "right";
                if (!negative && !Rtl) mark["align"] = "left";
                if (!negative && Rtl) mark["align"] = "right";
                var dot = kind is ChartKind.Dot or ChartKind.Range ? 6 : 0;
                var near = (5 + dot) * sign * (Rtl ? -1 : 1);
                var far = (18 + dot) * sign * (Rtl ? -1 : 1);
                mark["dx"] = arrows || kind == ChartKind.Range ? new JsonObject { ["expr"] = $"datum.wb_bound === 'atLeast' ? {far} : {near}" } : near;
                mark["baseline"] = "middle";
                if (anyCounts) mark["dy"] = -7;
            }
            else
            {
                mark["baseline"] = negative ? "top" : "bottom";
                var dot = kind == ChartKind.Dot ? 5 : 0;
                mark["dy"] = arrows ? new JsonObject { ["expr"] = $"datum.wb_bound === 'atLeast' ? {-14 - dot} : {(negative ? 4 : -4) - dot}" } : (negative ? 4 : -4) - dot;
            }
            var test = $"datum.wb_state === 'value' && isValid(datum[{Json.Text(JsonValue.Create(field)!)}]) && datum[{Json.Text(JsonValue.Create(kind == ChartKind.Range ? "wb_value" : value)!)}] {(negative ? "<" : ">=")} {Json.Text(JsonValue.Create(middle)!)}";
            yield return Layer(mark, encoding, test);
        }
    }

    private JsonObject CountLayer(Plot plot, string used)
    {
        var encoding = Encode(plot, used);
        encoding[Channel] = BaselineDatum(plot);
        encoding["text"] = new JsonObject { ["field"] = "wb_counts", ["type"] = "nominal" };
        return Layer(
            new JsonObject { ["type"] = "text", ["fontSize"] = CountSize, ["color"] = Theme.Muted, ["align"] = Rtl ? "right" : "left", ["baseline"] = "middle", ["dx"] = Rtl ? -2 : 2, ["dy"] = 11, ["tooltip"] = null },
            encoding, "isValid(datum.wb_counts)");
    }
}
