using System.Globalization;
using System.Text.Json.Nodes;

namespace Workbench.Charts.Grammar;

/// <summary>Reference lines, notes in the plot, and the word where there is nothing to draw.</summary>
internal static class Extras
{
    public static void Add(Plot plot, Chart chart, Style style, double height)
    {
        foreach (var line in chart.Lines) AddLine(plot, chart, style, line, height);
        foreach (var note in chart.Annotations) AddNote(plot, chart, style, note);
    }

    public static void AddNoData(Plot plot, Style style, double height) =>
        plot.Layers.Add(new JsonObject
        {
            ["data"] = OneRow(),
            ["mark"] = new JsonObject { ["type"] = "text", ["text"] = style.Language.Word("noData"), ["fontSize"] = 13, ["color"] = style.Theme.Muted },
            ["encoding"] = new JsonObject { ["x"] = Value(plot.X.Length / 2), ["y"] = Value(height / 2) },
        });

    private static void AddLine(Plot plot, Chart chart, Style style, ReferenceLine line, double height)
    {
        if (!double.IsFinite(line.Value)) throw Errors.OutOfRange("reference line", line.Value, double.MinValue, double.MaxValue);
        var upright = plot.Y.Need.Type != AxisType.Number;
        if (upright && plot.X.Need.Type != AxisType.Number) throw Errors.NoValueAxis("reference line", chart.Kind.ToString());
        var axis = upright ? plot.X : plot.Y;
        var channel = upright ? "x" : "y";
        plot.Layers.Add(new JsonObject
        {
            ["data"] = OneRow(),
            ["mark"] = new JsonObject { ["type"] = "rule", ["color"] = style.Theme.Text, ["strokeDash"] = new JsonArray(4, 3), ["strokeWidth"] = 1.2 },
            ["encoding"] = new JsonObject { [channel] = axis.Datum(line.Value) },
        });
        if (line.Label is not { Length: > 0 } label) return;
        var text = $"{label}: {NumberText.Figure(line.Value, axis.Need.Unit, style.Language)}";
        var mark = new JsonObject { ["type"] = "text", ["text"] = text, ["fontSize"] = 10.5, ["color"] = style.Theme.Text, ["baseline"] = "bottom" };
        JsonObject encoding;
        if (upright)
        {
            // The words stand over the line, on the side where there is room for them.
            var at = axis.Place(line.Value) * axis.Length;
            var width = TextMeasure.Width(text, 10.5);
            var align = at + width / 2 > axis.Length ? "right" : at - width / 2 < 0 ? "left" : "center";
            if (style.RightToLeft) align = align == "right" ? "left" : align == "left" ? "right" : align;
            mark["align"] = align;
            mark["dy"] = -4;
            encoding = new JsonObject { ["x"] = axis.Datum(line.Value), ["y"] = Value(0) };
        }
        else
        {
            mark["align"] = style.RightToLeft ? "left" : "right";
            mark["dy"] = -3;
            encoding = new JsonObject { ["x"] = Value(style.RightToLeft ? 0 : plot.X.Length), ["y"] = axis.Datum(line.Value) };
        }
        plot.Layers.Add(new JsonObject { ["data"] = OneRow(), ["mark"] = mark, ["encoding"] = encoding });
    }

    private static void AddNote(Plot plot, Chart chart, Style style, Annotation note)
    {
        var lines = TextMeasure.Wrap(note.Text, Math.Min(180, plot.X.Length * 0.5), 10.5, 5);
        var left = PixelShare(plot.X, note.X) > 0.6 != style.RightToLeft;
        plot.Layers.Add(new JsonObject
        {
            ["data"] = OneRow(),
            ["mark"] = new JsonObject
            {
                ["type"] = "text",
                ["text"] = Json.StringOrLines(lines),
                ["fontSize"] = 10.5,
                ["lineHeight"] = 13,
                ["color"] = style.Theme.Text,
                ["align"] = left ? "right" : "left",
                ["baseline"] = "bottom",
                ["dx"] = left ? -7 : 7,
                ["dy"] = -7 - 13 * (lines.Length - 1),
            },
            ["encoding"] = new JsonObject { ["x"] = plot.X.Datum(At(note.X, plot.X)), ["y"] = plot.Y.Datum(At(note.Y, plot.Y)) },
        });
    }

    private static double PixelShare(Axis axis, object value) => axis.Need.Type switch
    {
        AxisType.Number when value is IConvertible number and not string => axis.Place(number.ToDouble(CultureInfo.InvariantCulture)),
        AxisType.Category => (axis.Need.Categories.IndexOf(value.ToString()!) + 0.5) / Math.Max(1, axis.Need.Categories.Length),
        _ => 0.5,
    };

    private static JsonNode At(object value, Axis axis) => value switch
    {
        DateOnly date => TimeTicks.Ms(date.ToDateTime(TimeOnly.MinValue)),
        DateTime time => TimeTicks.Ms(time),
        string text when axis.Need.Type == AxisType.Time && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) => TimeTicks.Ms(time),
        string text => text,
        IConvertible number when axis.Need.Type == AxisType.Category => number.ToString(CultureInfo.InvariantCulture),
        IConvertible number => number.ToDouble(CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static JsonObject OneRow() => new() { ["values"] = new JsonArray(new JsonObject()) };

    private static JsonObject Value(double pixels) => new() { ["value"] = Math.Round(pixels, 1) };
}
