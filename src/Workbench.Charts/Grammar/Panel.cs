using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Workbench.Charts.Grammar;

/// <summary>One plot with its axes, laid out to a width in pixels.</summary>
internal sealed class Panel
{
    private Panel(JsonObject spec, double left, double right)
    {
        Spec = spec;
        Left = left;
        Right = right;
    }

    public JsonObject Spec { get; }

    public double Left { get; }

    public double Right { get; }

    public Dictionary<string, string> FullLabels { get; } = new(StringComparer.Ordinal);

    /// <summary>Lays painters that share axes out in <paramref name="width"/> pixels, axis labels included.</summary>
    public static Panel Of(
        IReadOnlyList<Painter> painters, Chart chart, Style style, double width, AxisNeed? sharedX = null, AxisNeed? sharedY = null, bool rowLabels = true)
    {
        var xNeed = sharedX ?? painters.Select(p => p.X).Aggregate((a, b) => a.Union(b));
        var yNeed = sharedY ?? painters.Select(p => p.Y).Aggregate((a, b) => a.Union(b));
        xNeed = WithReferences(chart, xNeed, other: yNeed);
        yNeed = WithReferences(chart, yNeed, other: xNeed);
        var x = new Axis(xNeed, style, showLabels: true, showTitle: true);
        var y = new Axis(yNeed, style, showLabels: rowLabels || yNeed.Type != AxisType.Category, showTitle: true);
        double plotHeight;
        if (yNeed.Type == AxisType.Category)
        {
            plotHeight = y.LayOutRows(style.Narrow ? width * 0.4 : Math.Min(width * 0.34, 280));
            if (chart.HeightPixels is { } asked) plotHeight = asked;
        }
        else
        {
            plotHeight = chart.HeightPixels ?? (style.Narrow ? 220 : 300);
            y.LayOut(plotHeight);
        }
        var plotWidth = Math.Max(60, width - y.Extent);
        x.LayOut(plotWidth);
        if (x.Overhang > 0)
        {
            plotWidth = Math.Max(60, plotWidth - x.Overhang);
            x.LayOut(plotWidth);
        }
        var plot = new Plot(x, y, width);
        foreach (var painter in painters) painter.Paint(plot);
        Extras.Add(plot, chart, style, plotHeight);
        if (painters.All(p => p.IsEmpty)) Extras.AddNoData(plot, style, plotHeight);
        var panel = new Panel(new JsonObject { ["width"] = Math.Round(plotWidth, 1), ["height"] = Math.Round(plotHeight, 1), ["layer"] = plot.Layers }, y.Extent, x.Overhang);
        foreach (var (shown, full) in x.FullLabels.Concat(y.FullLabels)) panel.FullLabels[shown] = full;
        return panel;
    }

    private static AxisNeed WithReferences(Chart chart, AxisNeed need, AxisNeed other)
    {
        if (chart.Lines.IsEmpty || need.Type != AxisType.Number || (need.Channel == "x" && other.Type == AxisType.Number)) return need;
        return need with { Min = Math.Min(need.Min, chart.Lines.Min(l => l.Value)), Max = Math.Max(need.Max, chart.Lines.Max(l => l.Value)) };
    }
}
