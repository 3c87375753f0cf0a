using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Workbench.Charts.Grammar;

/// <summary>An axis laid out in pixels, and its Vega-Lite channel definition.</summary>
internal sealed class Axis
{
    internal const double LabelSize = 12;
    internal const double TickSize = 11;
    internal const double LineHeight = 15;
    private readonly Style style;
    private readonly bool showLabels;
    private readonly bool showTitle;
    private ImmutableArray<(string Value, ImmutableArray<string> Lines)> names = [];
    private ImmutableArray<(double Value, string Text)> ticks = [];
    private ImmutableArray<string> titleLines = [];
    private double angle;

    public Axis(AxisNeed need, Style style, bool showLabels, bool showTitle)
    {
        Need = need;
        this.style = style;
        this.showLabels = showLabels;
        this.showTitle = showTitle;
    }

    public AxisNeed Need { get; }

    public double Length { get; private set; }

    /// <summary>Pixels outside the plot that labels and title take.</summary>
    public double Extent { get; private set; }

    /// <summary>Pixels by which the last label reaches past the end of the axis.</summary>
    public double Overhang { get; private set; }

    public ValueSpread? Spread { get; private set; }

    public int Step { get; private set; }

    public Dictionary<string, string> FullLabels { get; } = new(StringComparer.Ordinal);

    public bool IsX => Need.Channel == "x";

    private bool Mirrored => style.RightToLeft && IsX && Need.Type != AxisType.Category;

    /// <summary>Wraps the names beside the plot into at most <paramref name="width"/> pixels and tells the height the bands need together.</summary>
    public double LayOutRows(double width)
    {
        names = [.. Need.Categories.Select(name => (name, Wrapped(name, width, 4)))];
        Extent = showLabels ? names.Select(n => n.Item2.Max(line => TextMeasure.Width(line, LabelSize))).DefaultIfEmpty(0).Max() + 10 : 0;
        var tallest = names.Select(n => n.Item2.Length).DefaultIfEmpty(1).Max();
        Length = Math.Max(1, Need.Categories.Length) * Math.Max(Need.Band, tallest * LineHeight + 6);
        return Length;
    }

    public void LayOut(double length)
    {
        Length = length;
        if (Need.Type == AxisType.Category)
        {
            if (IsX) LayOutColumns();
        }
        else
        {
            if (Need.Type == AxisType.Time) LayOutTime();
            else LayOutNumbers();
            titleLines = showTitle ? TitleLines() : [];
            if (IsX) Extent = (showLabels ? 8 + TickSize + 4 : 0) + (titleLines.Length > 0 ? titleLines.Length * 14 + 6 : 0);
            else Extent = showLabels ? ticks.Select(t => TextMeasure.Width(t.Text, TickSize)).DefaultIfEmpty(0).Max() + 8 : 0;
            if (IsX && ticks.Length > 0 && !style.RightToLeft)
                Overhang = Math.Max(0, Place(ticks[^1].Value) * Length + TextMeasure.Width(ticks[^1].Text, TickSize) / 2 - Length);
        }
    }

    /// <summary>Lines of the title of an upright number axis, which stand above it and may be as wide as the picture.</summary>
    public ImmutableArray<string> TopTitle(double width) => IsX || Need.Type == AxisType.Category || !showTitle ? [] : TextMeasure.Wrap(TitleText(), width, TickSize);

    public double Place(double value) => Spread?.Place(value) ?? 0;

    /// <summary>The channel definition of a field on this axis. Only the first layer says scale and axis; the others share them.</summary>
    public JsonObject Encoding(string field, bool first, double topTitleWidth = 0)
    {
        var definition = new JsonObject { ["field"] = Field(field), ["type"] = TypeName };
        if (Need.Type == AxisType.Number) definition["stack"] = null;
        if (first)
        {
            definition["scale"] = Scale();
            definition["axis"] = AxisObject(topTitleWidth);
            if (Need.Type == AxisType.Category) definition["sort"] = null;
        }
        definition["title"] = Title();
        return definition;
    }

    public JsonObject Datum(JsonNode value) => new() { ["datum"] = value, ["type"] = TypeName };

    /// <summary>A field name in which dots and brackets are taken as they stand.</summary>
    public static string Field(string name) =>
        name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(".", "\\.", StringComparison.Ordinal)
            .Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal)
            .Replace("'", "\\'", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private string TypeName => Need.Type switch { AxisType.Category => "nominal", AxisType.Time => "temporal", _ => "quantitative" };

    private JsonNode? Title() => Need.Type == AxisType.Category ? Need.Title : TitleText();

    private string TitleText()
    {
        var note = Need.Scale switch
        {
            ValueScale.Log => style.Language.Word("logScale"),
            ValueScale.SymLog => style.Language.Word("symlogScale"),
            _ => null,
        };
        return Need.Type == AxisType.Time ? Need.Title : NumberText.AxisTitle(Need.Title, Need.Unit, Step, style.Language, note);
    }

    private ImmutableArray<string> TitleLines() => Need.Type == AxisType.Time ? [] : TextMeasure.Wrap(TitleText(), Math.Max(Length, 80), TickSize);

    private ImmutableArray<string> Wrapped(string name, double width, int maxLines)
    {
        var lines = TextMeasure.Wrap(name, width, LabelSize, maxLines);
        if (lines[^1].EndsWith('…') && !name.EndsWith('…')) FullLabels[string.Join('\n', lines)] = name;
        return lines;
    }

    private void LayOutColumns()
    {
        var band = Length / Math.Max(1, Need.Categories.Length);
        var fits = Need.Categories.All(name => name.Split(' ').All(word => TextMeasure.Width(word, LabelSize) <= band - 6));
        if (fits)
        {
            names = [.. Need.Categories.Select(name => (name, Wrapped(name, band - 6, 4)))];
            Extent = 8 + names.Select(n => n.Item2.Length).DefaultIfEmpty(1).Max() * LineHeight;
            return;
        }
        angle = band < 20 ? -90 : -45;
        names = [.. Need.Categories.Select(name =>
        {
            var cut = TextMeasure.Cut(name, 130, LabelSize);
            if (cut != name) FullLabels[cut] = name;
            return (name, ImmutableArray.Create(cut));
        })];
        // Where even upright names would touch, every n-th is written; the tooltip names all.
        var longest = names.Select(n => TextMeasure.Width(n.Item2[0], LabelSize)).DefaultIfEmpty(0).Max();
        Extent = 8 + (angle == -90 ? longest : (longest + LabelSize) * 0.72);
    }

    private void LayOutNumbers()
    {
        Spread = ValueSpread.Of(Need, Length);
        var largest = Math.Max(Math.Abs(Spread.From), Math.Abs(Spread.To));
        Step = Need.Scale == ValueScale.Linear ? NumberText.AxisStep(largest) : 0;
        var apart = IsX ? 64.0 : 40;
        for (var pass = 0; pass < 3; pass++)
        {
            ticks = [.. Spread.Ticks(Length, apart).Select(v => (v, TickText(v)))];
            if (!IsX) break;
            var widest = ticks.Select(t => TextMeasure.Width(t.Text, TickSize)).DefaultIfEmpty(0).Max();
            if (ticks.Length < 2 || (Place(ticks[1].Value) - Place(ticks[0].Value)) * Length >= widest + 12) break;
            apart = widest + 16;
        }
    }

    private string TickText(double value)
    {
        if (Step == 0 && Need.Scale != ValueScale.Linear) return NumberText.Compact(value, style.Language) + (IsPercent ? style.Language.PercentSign : "");
        return NumberText.Plain(value / Math.Pow(1000, Step), style.Language, 6) + (IsPercent ? style.Language.PercentSign : "");
    }

    private bool IsPercent => Need.Unit is "percent" or "%";

    private void LayOutTime()
    {
        var (min, max) = double.IsInfinity(Need.Min) ? (0d, 365.25 * 864e5) : (Need.Min, Need.Max);
        if (max <= min) (min, max) = (min - 864e5 * 15, max + 864e5 * 15);
        Spread = ValueSpread.Of(new AxisNeed { Channel = "x", Type = AxisType.Number, Title = "", Min = min, Max = max, Zero = false, After = Need.After, Before = Need.Before }, Length);
        TimeFrom = min;
        TimeTo = max;
        ticks = TimeTicks.Between(min, max, Math.Max(2, (int)(Length / 72)));
        Spread = null;
        if (ticks.Length > 0 && !style.RightToLeft)
            Overhang = Math.Max(0, (ticks[^1].Value - min) / (max - min) * Length + TextMeasure.Width(ticks[^1].Text, TickSize) / 2 - Length);
    }

    private double TimeFrom { get; set; }

    private double TimeTo { get; set; }

    private JsonObject Scale()
    {
        var scale = new JsonObject();
        switch (Need.Type)
        {
            case AxisType.Category:
                scale["domain"] = Json.Strings(Need.Categories.IsEmpty ? [""] : Need.Categories);
                if (Need.Points)
                {
                    scale["type"] = "point";
                    scale["padding"] = 0.5;
                }
                else
                {
                    scale["type"] = "band";
                    scale["paddingInner"] = IsX ? 0.28 : 0.22;
                    scale["paddingOuter"] = IsX ? 0.14 : 0.11;
                }
                if (style.RightToLeft && IsX) scale["reverse"] = true;
                break;
            case AxisType.Time:
                scale["type"] = "utc";
                scale["domain"] = new JsonArray(TimeFrom, TimeTo);
                if (Mirrored) scale["reverse"] = true;
                break;
            default:
                scale["type"] = Need.Scale switch { ValueScale.Log => "log", ValueScale.SymLog => "symlog", _ => "linear" };
                scale["domain"] = new JsonArray(Spread!.From, Spread.To);
                scale["nice"] = false;
                scale["zero"] = false;
                if (Mirrored) scale["reverse"] = true;
                break;
        }
        return scale;
    }

    private JsonObject AxisObject(double topTitleWidth)
    {
        var axis = new JsonObject
        {
            ["orient"] = IsX ? "bottom" : style.RightToLeft ? "right" : "left",
            ["ticks"] = false,
            ["domain"] = false,
            ["labelLimit"] = 0,
            ["labelOverlap"] = false,
        };
        if (Need.Type == AxisType.Category)
        {
            axis["grid"] = false;
            axis["title"] = null;
            axis["labels"] = showLabels;
            axis["labelFontSize"] = LabelSize;
            axis["labelLineHeight"] = LineHeight;
            axis["labelPadding"] = IsX ? 6 : 8;
            axis["labelColor"] = style.Theme.Text;
            if (IsX) axis["labelAngle"] = angle;
            if (angle != 0)
            {
                axis["labelAlign"] = "right";
                axis["labelBaseline"] = angle == -90 ? "middle" : "top";
                axis["labelOverlap"] = Length / Math.Max(1, names.Length) < LabelSize + 1;
            }
            if (names.Any(n => n.Lines.Length > 1 || n.Lines[0] != n.Value))
                axis["labelExpr"] = Lookup(names.Select(n => (n.Value, (JsonNode)(n.Lines.Length == 1 ? JsonValue.Create(n.Lines[0]) : Json.Strings(n.Lines))))) + "[datum.value]";
            return axis;
        }
        axis["labels"] = showLabels;
        axis["grid"] = true;
        axis["values"] = new JsonArray([.. ticks.Select(t => (JsonNode)t.Value)]);
        axis["labelExpr"] = Lookup(ticks.Select(t => (Key(t.Value), (JsonNode)JsonValue.Create(t.Text)))) + "[toString(toNumber(datum.value))]";
        axis["labelFlush"] = false;
        axis["labelPadding"] = 6;
        if (Need.Type == AxisType.Number && Spread!.From <= 0 && Spread.To >= 0)
            axis["gridColor"] = new JsonObject { ["condition"] = new JsonObject { ["test"] = "datum.value === 0", ["value"] = style.Theme.Line }, ["value"] = style.Theme.Grid };
        if (IsX && titleLines.Length > 0)
        {
            axis["titleAnchor"] = style.RightToLeft ? "end" : "start";
            axis["titleAlign"] = style.RightToLeft ? "right" : "left";
            axis["titlePadding"] = 6;
            axis["title"] = Json.StringOrLines(titleLines);
        }
        else if (!IsX && TopTitle(topTitleWidth) is { Length: > 0 } top)
        {
            // A title above the axis is read without turning the head.
            axis["title"] = Json.StringOrLines(top);
            axis["titleAngle"] = 0;
            axis["titleAlign"] = style.RightToLeft ? "right" : "left";
            axis["titleAnchor"] = "end";
            axis["titleBaseline"] = "bottom";
            axis["titleX"] = style.RightToLeft ? Extent : -Extent;
            axis["titleY"] = -10 - 14 * (top.Length - 1);
        }
        else
        {
            axis["title"] = null;
        }
        return axis;
    }

    private static string Key(double value) =>
        Math.Abs(value) < 1e21 && (value == 0 || Math.Abs(value) >= 1e-6)
            ? decimal.TryParse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var plain)
                ? plain.ToString("0.############", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture)
            : value.ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant();

    private static string Lookup(IEnumerable<(string Key, JsonNode Value)> entries)
    {
        var table = new JsonObject();
        foreach (var (key, value) in entries) table[key] = value;
        return Json.Text(table);
    }
}
