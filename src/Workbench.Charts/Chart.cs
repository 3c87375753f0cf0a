using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Workbench.Charts;

/// <summary>
/// A comparison chart: data, a mark and what is bound to its axes. Immutable and thread-safe: each step returns a copy.
/// Bars start at zero, a missing value is drawn as "not reported" (as "not counted" where a column <c>bound</c> says <c>notCounted</c>) and never as zero, <c>at least</c> is open-ended, and unlike units
/// refuse to share an axis. The result is a Vega-Lite 6 specification, open through <see cref="ToVegaLite"/> and <see cref="Configure"/>.
/// </summary>
/// <example><code>
/// Chart.Bar(data, x: "value", y: "district").Title("Households helped out of poverty").Save("households.svg");
/// </code></example>
[Workbench.Formatting.TypeFormatterSource(typeof(ChartFormatters), PreferredMimeTypes = ["application/vnd.vegalite.v6+json", "application/vnd.vegalite.v5+json", "text/html", "image/svg+xml", "text/plain"])]
public sealed partial record Chart
{
    private Chart(ChartKind kind, ChartData data)
    {
        Kind = kind;
        Data = data;
    }

    internal ChartKind Kind { get; init; }

    /// <summary>The rows that are drawn.</summary>
    public ChartData Data { get; internal init; }

    internal string? X { get; init; }

    internal string? Y { get; init; }

    internal string? Color { get; init; }

    internal string? SizeColumn { get; init; }

    internal string? LabelColumn { get; init; }

    internal string? LowColumn { get; init; }

    internal string? HighColumn { get; init; }

    internal string? LinkColumn { get; init; }

    internal ImmutableArray<string> TableColumns { get; init; } = [];

    internal int? Bins { get; init; }

    internal double Middle { get; init; }

    internal bool Share { get; init; }

    internal ImmutableArray<Chart> Parts { get; init; } = [];

    internal string? By { get; init; }

    internal int? ColumnCount { get; init; }

    internal string? TitleText { get; init; }

    internal string? SubtitleText { get; init; }

    internal string? SourceText { get; init; }

    internal string? DescriptionText { get; init; }

    internal ImmutableArray<ReferenceLine> Lines { get; init; } = [];

    internal ImmutableArray<Annotation> Annotations { get; init; } = [];

    internal bool? SortDescending { get; init; }

    internal ValueScale XScale { get; init; }

    internal ValueScale YScale { get; init; }

    internal double WidthPixels { get; init; } = 720;

    internal double? HeightPixels { get; init; }

    internal ChartTheme ThemeColours { get; init; } = ChartTheme.Light;

    internal ChartLanguage Tongue { get; init; } = ChartLanguage.Of("en");

    internal bool? ShowValues { get; init; }

    internal bool ShowCounts { get; init; } = true;

    internal ChartData? DetailRows { get; init; }

    internal ImmutableArray<string> DetailKeys { get; init; } = [];

    internal int AccentIndex { get; init; }

    internal JsonObject? Patch { get; init; }

    /// <summary>A copy with a title above the chart. Long titles wrap.</summary>
    public Chart Title(string text) => this with { TitleText = text };

    /// <summary>A copy with a line below the title: what is shown, of when, in which unit.</summary>
    public Chart Subtitle(string text) => this with { SubtitleText = text };

    /// <summary>A copy with a source line below the chart. The word for "source" is added in the chart's language.</summary>
    public Chart Source(string text) => this with { SourceText = text };

    /// <summary>A copy whose description for screen readers is <paramref name="text"/> in place of the automatic one.</summary>
    public Chart Description(string text) => this with { DescriptionText = text };

    /// <summary>A copy with a note at a place given in the values of the two axes: a number, a date, or a category's name.</summary>
    public Chart Annotate(string text, object x, object y) => this with { Annotations = Annotations.Add(new Annotation(text, x, y)) };

    /// <summary>A copy with a line across the chart at a value of the value axis, a target or an average.</summary>
    /// <exception cref="ChartException">WB3106 when drawn, if the chart has no value axis.</exception>
    public Chart ReferenceLine(double value, string? label = null) => this with { Lines = Lines.Add(new ReferenceLine(value, label)) };

    /// <summary>A copy whose categories are sorted by value, the largest first unless told otherwise; missing values come last. Without it the order of the rows stays.</summary>
    public Chart SortByValue(bool descending = true) => this with { SortDescending = descending };

    /// <summary>A copy whose value axis is logarithmic, which the axis says. For a scatter plot both axes, unless one is named ("x" or "y").</summary>
    /// <exception cref="ChartException">When drawn: WB3003 for values that are not positive, WB3004 for bars.</exception>
    public Chart Log(string? channel = null) => OnScale(ValueScale.Log, channel);

    /// <summary>A copy whose value axis is symmetric-logarithmic: like <see cref="Log"/>, but with a place for zero and negative values.</summary>
    public Chart SymLog(string? channel = null) => OnScale(ValueScale.SymLog, channel);

    /// <summary>A copy whose picture is <paramref name="width"/> pixels wide, from 240 to 4000. The default is 720.</summary>
    /// <exception cref="ChartException">WB3104 when out of range.</exception>
    public Chart Width(double width) =>
        width is >= 240 and <= 4000 ? this with { WidthPixels = width } : throw Errors.OutOfRange("width", width, 240, 4000);

    /// <summary>A copy whose plot, without titles and axes, is <paramref name="height"/> pixels high, from 40 to 20000. Charts of categories grow with them by default.</summary>
    /// <exception cref="ChartException">WB3104 when out of range.</exception>
    public Chart Height(double height) =>
        height is >= 40 and <= 20000 ? this with { HeightPixels = height } : throw Errors.OutOfRange("height", height, 40, 20000);

    /// <summary>A copy in the colours of <paramref name="theme"/>; those of its parts too, if it is made of several charts.</summary>
    public Chart Theme(ChartTheme theme) => this with { ThemeColours = theme };

    /// <summary>A copy in a language: uk, ar, hu, ru, th, vi or en. Separators, scale words, the chart's own words and direction follow.</summary>
    /// <exception cref="ChartException">WB3105 when the language is not known.</exception>
    public Chart Language(string code) => this with { Tongue = ChartLanguage.Of(code) };

    /// <summary>A copy with or without the value written at each mark. By default they are written where there is room.</summary>
    public Chart ValueLabels(bool show = true) => this with { ShowValues = show };

    /// <summary>A copy with or without the counts of figures and reports under each bar, which columns <c>figures</c> and <c>reports</c> give.</summary>
    public Chart Counts(bool show = true) => this with { ShowCounts = show };

    /// <summary>A copy that draws an interval from column <paramref name="low"/> to column <paramref name="high"/> through each value.</summary>
    public Chart Interval(string low, string high) => this with { LowColumn = low, HighColumn = high };

    /// <summary>A copy whose marks link to the address in a column.</summary>
    /// <exception cref="ChartException">WB3107 when drawn, for an address that is no http(s) address and no place in the page.</exception>
    public Chart Link(string column) => this with { LinkColumn = column };

    /// <summary>
    /// A copy that knows the rows behind its marks: in page and notebook a click on a mark shows the rows of <paramref name="rows"/> that have
    /// the same values in the columns <paramref name="by"/>.
    /// </summary>
    public Chart Rows(ChartData rows, params string[] by) => this with { DetailRows = rows, DetailKeys = [.. by] };

    /// <summary>A copy whose specification is changed at the end by a JSON merge patch (RFC 7396), so that all of Vega-Lite stays in reach.</summary>
    public Chart Configure(JsonObject patch) => this with { Patch = (JsonObject)patch.DeepClone() };

    /// <summary>A copy drawn once for each value of a column, all on the same axes.</summary>
    /// <param name="by">The column.</param>
    /// <param name="columns">Charts in a row; null to take as many as fit.</param>
    /// <exception cref="ChartException">WB3103 for a chart that is already made of several.</exception>
    public Chart SmallMultiples(string by, int? columns = null)
    {
        if (Kind is ChartKind.Layer or ChartKind.Beside or ChartKind.Above or ChartKind.SmallMultiples) throw Errors.CannotRepeat(Kind.ToString());
        Data.Column("by", by);
        return this with
        {
            Kind = ChartKind.SmallMultiples,
            Parts = [this with { TitleText = null, SubtitleText = null, SourceText = null, DescriptionText = null, Patch = null }],
            By = by,
            ColumnCount = columns,
        };
    }

    private Chart OnScale(ValueScale scale, string? channel)
    {
        if (channel is null && Kind is not (ChartKind.Scatter or ChartKind.Layer or ChartKind.Beside or ChartKind.Above or ChartKind.SmallMultiples))
        {
            var horizontal = Kind is ChartKind.Range or ChartKind.Histogram
                || (X is not null && Kind is not (ChartKind.Line or ChartKind.Area or ChartKind.Slope) && IsNumber(X) && !(Y is not null && IsNumber(Y)));
            channel = horizontal ? "x" : "y";
        }
        return this with
        {
            XScale = channel is null or "x" ? scale : XScale,
            YScale = channel is null or "y" ? scale : YScale,
            Parts = [.. Parts.Select(part => part.OnScale(scale, channel))],
        };
    }

    private bool IsNumber(string column) => Data.Columns.Any(c => c.Name == column && c.Type == ChartColumnType.Quantitative);
}
