namespace Workbench.Charts;

public sealed partial record Chart
{
    /// <summary>
    /// Bars, one a row: horizontal when <paramref name="x"/> holds the numbers, upright when <paramref name="y"/> does. With a
    /// <paramref name="color"/> that tells several rows of a category apart, the bars stand in groups.
    /// </summary>
    /// <exception cref="ChartException">WB3001 unknown column, WB3005 no numbers on either axis, and when drawn those of the data.</exception>
    public static Chart Bar(ChartData data, string x, string y, string? color = null) => Categorical(ChartKind.Bar, data, x, y, color);

    /// <summary>Bars side by side within each category, one for each value of <paramref name="color"/>.</summary>
    public static Chart GroupedBar(ChartData data, string x, string y, string color) => Categorical(ChartKind.GroupedBar, data, x, y, color);

    /// <summary>Bars of parts, one part for each value of <paramref name="color"/>. With <paramref name="share"/> each bar is 100 %.</summary>
    public static Chart StackedBar(ChartData data, string x, string y, string color, bool share = false) =>
        Categorical(ChartKind.StackedBar, data, x, y, color) with { Share = share };

    /// <summary>Bars to both sides of <paramref name="middle"/>: gains and losses, differences from an average.</summary>
    public static Chart DivergingBar(ChartData data, string x, string y, double middle = 0) =>
        Categorical(ChartKind.DivergingBar, data, x, y, null) with { Middle = middle };

    /// <summary>A dot for each row: for values on a logarithmic scale and wherever zero is no natural start.</summary>
    public static Chart Dot(ChartData data, string x, string y, string? color = null) => Categorical(ChartKind.Dot, data, x, y, color);

    /// <summary>A span from <paramref name="low"/> to <paramref name="high"/> for each category, with a dot at <paramref name="value"/> if given: conflicting figures, bounds.</summary>
    public static Chart Range(ChartData data, string low, string high, string y, string? value = null)
    {
        Number(data, "low", low);
        Number(data, "high", high);
        data.Column("y", y);
        if (value is not null) Number(data, "value", value);
        return new Chart(ChartKind.Range, data) { X = value ?? high, Y = y, LowColumn = low, HighColumn = high, LabelColumn = value };
    }

    /// <summary>A line through the values over <paramref name="x"/> (dates, numbers or names in order), one for each value of <paramref name="color"/>. A missing value breaks the line.</summary>
    public static Chart Line(ChartData data, string x, string y, string? color = null) => OverX(ChartKind.Line, data, x, y, color);

    /// <summary>As <see cref="Line"/>, filled down to zero; several series are stacked.</summary>
    public static Chart Area(ChartData data, string x, string y, string? color = null) => OverX(ChartKind.Area, data, x, y, color);

    /// <summary>A line for each value of <paramref name="color"/> between the two values of <paramref name="x"/>: before and after.</summary>
    public static Chart Slope(ChartData data, string x, string y, string color) => OverX(ChartKind.Slope, data, x, y, color);

    /// <summary>A point for each row, by two numbers; <paramref name="size"/> scales its area and <paramref name="label"/> names it.</summary>
    public static Chart Scatter(ChartData data, string x, string y, string? color = null, string? size = null, string? label = null)
    {
        Number(data, "x", x);
        Number(data, "y", y);
        if (color is not null) data.Column("color", color);
        if (size is not null) Number(data, "size", size);
        if (label is not null) data.Column("label", label);
        return new Chart(ChartKind.Scatter, data) { X = x, Y = y, Color = color, SizeColumn = size, LabelColumn = label };
    }

    /// <summary>A grid of two kinds of names whose cells are coloured by the number in <paramref name="color"/>.</summary>
    public static Chart Heatmap(ChartData data, string x, string y, string color)
    {
        data.Column("x", x);
        data.Column("y", y);
        Number(data, "color", color);
        return new Chart(ChartKind.Heatmap, data) { X = x, Y = y, Color = color };
    }

    /// <summary>How many rows fall into each of <paramref name="bins"/> equal spans of a number; null to choose by the number of rows.</summary>
    /// <exception cref="ChartException">WB3104 when <paramref name="bins"/> is not from 1 to 200.</exception>
    public static Chart Histogram(ChartData data, string x, int? bins = null)
    {
        Number(data, "x", x);
        if (bins is < 1 or > 200) throw Errors.OutOfRange("bins", bins.Value, 1, 200);
        return new Chart(ChartKind.Histogram, data) { X = x, Bins = bins };
    }

    /// <summary>Median, middle half and whiskers (1.5 times its height, after Tukey) of the numbers of each category; rows beyond are points.</summary>
    public static Chart BoxPlot(ChartData data, string x, string y) => Categorical(ChartKind.BoxPlot, data, x, y, null);

    /// <summary>The rows as a table: numbers to the right in the language's format, missing values said.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="columns">Columns to show, in order; none for all.</param>
    public static Chart Table(ChartData data, params string[] columns)
    {
        foreach (var column in columns) data.Column("column", column);
        return new Chart(ChartKind.Table, data) { TableColumns = columns.Length > 0 ? [.. columns] : [.. data.Columns.Select(c => c.Name)] };
    }

    /// <summary>A chart drawn once for each value of a column; the same as the chart's own <see cref="SmallMultiples(string, int?)"/>.</summary>
    public static Chart SmallMultiples(Chart chart, string by, int? columns = null) => chart.SmallMultiples(by, columns);

    /// <summary>Charts over one another on the same axes. Titles and settings come from the first.</summary>
    /// <exception cref="ChartException">WB3101 for no chart, WB3102 for a chart without axes; when drawn WB3008 for unlike units, WB3009 for unlike axes.</exception>
    public static Chart Layer(params Chart[] charts)
    {
        if (charts.Length == 0) throw Errors.NothingToCombine(nameof(Layer));
        foreach (var chart in charts)
            if (chart.Kind is ChartKind.Table or ChartKind.Layer or ChartKind.Beside or ChartKind.Above or ChartKind.SmallMultiples)
                throw Errors.CannotLayer(chart.Kind.ToString());
        return charts[0] with { Kind = ChartKind.Layer, Parts = [.. charts] };
    }

    /// <summary>Charts side by side, the first where reading starts. Each keeps its own title; give the whole one by <see cref="Title"/>.</summary>
    /// <exception cref="ChartException">WB3101 for no chart.</exception>
    public static Chart Beside(params Chart[] charts) => Combined(ChartKind.Beside, charts);

    /// <summary>Charts above one another, the first on top. Each keeps its own title; give the whole one by <see cref="Title"/>.</summary>
    /// <exception cref="ChartException">WB3101 for no chart.</exception>
    public static Chart Above(params Chart[] charts) => Combined(ChartKind.Above, charts);

    private static Chart Combined(ChartKind kind, Chart[] charts)
    {
        if (charts.Length == 0) throw Errors.NothingToCombine(kind.ToString());
        var first = charts[0];
        return new Chart(kind, first.Data) { Parts = [.. charts], ThemeColours = first.ThemeColours, Tongue = first.Tongue, WidthPixels = first.WidthPixels };
    }

    private static Chart Categorical(ChartKind kind, ChartData data, string x, string y, string? color)
    {
        var horizontal = data.Column("x", x).Type == ChartColumnType.Quantitative;
        var upright = data.Column("y", y).Type == ChartColumnType.Quantitative;
        if (!horizontal && !upright) throw Errors.NotNumeric("x", x, data.Column("x", x).Type);
        if (color is not null) data.Column("color", color);
        return new Chart(kind, data) { X = x, Y = y, Color = color };
    }

    private static Chart OverX(ChartKind kind, ChartData data, string x, string y, string? color)
    {
        data.Column("x", x);
        Number(data, "y", y);
        if (color is not null) data.Column("color", color);
        return new Chart(kind, data) { X = x, Y = y, Color = color };
    }

    private static void Number(ChartData data, string channel, string column)
    {
        var type = data.Column(channel, column).Type;
        if (type != ChartColumnType.Quantitative) throw Errors.NotNumeric(channel, column, type);
    }
}
