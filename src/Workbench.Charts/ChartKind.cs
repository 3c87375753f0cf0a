namespace Workbench.Charts;

/// <summary>What a chart draws.</summary>
internal enum ChartKind
{
    Bar, GroupedBar, StackedBar, DivergingBar, Dot, Range, Line, Area, Slope, Scatter, Heatmap, Histogram, BoxPlot, Table,
    Layer, Beside, Above, SmallMultiples,
}

/// <summary>How the values of an axis are spread.</summary>
internal enum ValueScale
{
    Linear, Log, SymLog,
}

internal sealed record ReferenceLine(double Value, string? Label);

internal sealed record Annotation(string Text, object X, object Y);
