using System.Globalization;

namespace Workbench.Charts;

/// <summary>Every message of this assembly, so that they can be read, compared and tested in one place.</summary>
internal static class Errors
{
    private static string List(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static ChartException UnknownColumn(string channel, string column, ChartData data) =>
        new("WB3001", $"{channel}: there is no column '{column}'. The columns are {List(data.Columns.Select(c => c.Name))}. Name one of them.");

    public static ChartException NotFinite(string channel, string column, int row, double value) =>
        new("WB3002", $"{channel}: column '{column}' holds {(double.IsNaN(value) ? "NaN" : value > 0 ? "infinity" : "-infinity")} in row {row + 1}. "
            + "A figure must be finite. Correct it, or make it null, which is drawn as \"not reported\".");

    public static ChartException NotPositiveOnLog(string channel, string column, int row, double value) =>
        new("WB3003", $"{channel}: column '{column}' holds {Number(value)} in row {row + 1}, and a logarithmic scale has no place for it. "
            + "Use .SymLog(), which shows zero and negative values, or filter the row.");

    public static ChartException BarOnLog(string channel, string column) =>
        new("WB3004", $"{channel}: bars of column '{column}' cannot stand on a logarithmic scale, which has no zero to start from. "
            + "Use Chart.Dot with .Log(), or .SymLog() with bars.");

    public static ChartException NotNumeric(string channel, string column, ChartColumnType type) =>
        new("WB3005", $"{channel}: column '{column}' is {type.ToString().ToLowerInvariant()}, and this channel needs numbers. "
            + "Name a quantitative column, or give the column the type Quantitative.");

    public static ChartException TextInNumbers(string channel, string column, int row, string value) =>
        new("WB3006", $"{channel}: column '{column}' is quantitative, but row {row + 1} holds the text \"{Shorten(value)}\". "
            + "Give a number, or null for \"not reported\".");

    public static ChartException SeveralRows(string channel, string column, string value, int count) =>
        new("WB3007", $"{channel}: '{Shorten(value)}' of column '{column}' has {count.ToString(CultureInfo.InvariantCulture)} rows, and one mark shows one row. "
            + "Name a color column that tells them apart, or aggregate the rows first.");

    public static ChartException UnlikeUnits(string channel, string first, string second) =>
        new("WB3008", $"{channel}: '{first}' and '{second}' are unlike units and cannot share an axis. "
            + "Convert one of them, or put two charts side by side with Chart.Beside.");

    public static ChartException UnlikeAxes(string channel, string first, string second) =>
        new("WB3009", $"{channel}: one chart has a {first} axis and the other a {second} axis, so they cannot be layered. "
            + "Put them side by side with Chart.Beside.");

    public static ChartException TooManyColours(string column, int count, int allowed) =>
        new("WB3010", $"color: column '{column}' has {count.ToString(CultureInfo.InvariantCulture)} values, and {allowed} colours can be told apart. "
            + "Filter the values, or use .SmallMultiples.");

    public static ChartException RowWidth(int row, int cells, int columns) =>
        new("WB3011", $"row {row + 1} has {cells} cells, and there are {columns} columns. Give one cell for each column; null means \"not reported\".");

    public static ChartException DuplicateColumn(string column) =>
        new("WB3012", $"column '{column}' is there twice. Give every column a name of its own.");

    public static ChartException TooManyRows(long rows, int allowed) =>
        new("WB3019", string.Create(CultureInfo.InvariantCulture, $"the frame has {rows} rows, and a chart takes at most {allowed}. Aggregate it with GroupBy, or take a Sample."));

    public static ChartException RangeReversed(string low, string high, int row, double lowValue, double highValue) =>
        new("WB3013", $"range: row {row + 1} has {Number(lowValue)} in '{low}', which is more than {Number(highValue)} in '{high}'. Swap the two columns, or correct the row.");

    public static ChartException NegativeShare(string column, int row, double value) =>
        new("WB3014", $"stack: column '{column}' holds {Number(value)} in row {row + 1}, and parts of a whole cannot be negative. Use Chart.DivergingBar.");

    public static ChartException SlopeNeedsTwo(string column, int count) =>
        new("WB3015", $"x: a slope chart joins two values of '{column}', and there are {count}. Filter to two, or use Chart.Line.");

    public static ChartException HoleInStack(string column, int row) =>
        new("WB3016", $"y: column '{column}' has no value in row {row + 1}, and a stacked area cannot leave it out without drawing it as zero. "
            + "Use Chart.Line, which breaks there, or filter the row.");

    public static ChartException MissingPlace(string channel, string column, int row) =>
        new("WB3017", $"{channel}: column '{column}' has no value in row {row + 1}, so the row has no place on the axis. Filter the row, or give the value.");

    public static ChartException NoDate(string channel, string column, int row, string value) =>
        new("WB3018", $"{channel}: column '{column}' is temporal, but row {row + 1} holds \"{Shorten(value)}\". Give a date as yyyy-MM-dd or a year, or give the column the type Ordinal.");

    public static ChartException NothingToCombine(string verb) =>
        new("WB3101", $"Chart.{verb} was given no chart. Give it at least one.");

    public static ChartException CannotLayer(string kind) =>
        new("WB3102", $"Chart.Layer: a {kind} has no axes to share. Use Chart.Beside or Chart.Above.");

    public static ChartException CannotRepeat(string kind) =>
        new("WB3103", $"SmallMultiples: a {kind} is already made of several charts. Call SmallMultiples on each of its charts.");

    public static ChartException OutOfRange(string name, double value, double lowest, double highest) =>
        new("WB3104", $"{name}: {Number(value)} was given; it must be from {Number(lowest)} to {Number(highest)}.");

    public static ChartException UnknownLanguage(string code, IEnumerable<string> known) =>
        new("WB3105", $"language '{code}' is not known. The languages are {List(known)}.");

    public static ChartException NoValueAxis(string what, string kind) =>
        new("WB3106", $"{what}: a {kind} has no axis of numbers. Leave it out, or use a chart with a value axis.");

    public static ChartException UnsafeLink(string column, int row, string value) =>
        new("WB3107", $"link: column '{column}' holds \"{Shorten(value)}\" in row {row + 1}. A link must start with http://, https://, / or #. Correct it or make it null.");

    public static ChartException TooLarge(string message) =>
        new("WB3108", $"the picture is too large: {message}. Take a smaller scale, a smaller width, or fewer rows; an SVG has no such limit.");

    public static ChartException NodeMissing(string tried, Exception? inner) =>
        new("WB3201", $"SVG, PNG and PDF are drawn by Node.js, which could not be started as '{tried}'. "
            + "Install Node.js 20 or later, or set WORKBENCH_NODE to its path. Specifications and HTML work without it.", inner);

    public static ChartException NpmMissing(IEnumerable<string> tried) =>
        new("WB3202", $"the npm folder with Vega was not found. Tried {List(tried)}. Run 'npm ci' in the npm folder of the Workbench, or set WORKBENCH_HOME to the folder that holds npm.");

    public static ChartException WorkerFailed(string detail) =>
        new("WB3203", $"the chart worker ended twice while it drew this chart: {detail}. The chart may need more memory than is allowed; draw fewer marks.");

    public static ChartException TimeLimit(TimeSpan limit) =>
        new("WB3204", $"the chart was not drawn within {Number(limit.TotalSeconds)} seconds and was given up. Draw fewer marks, or raise ChartRenderer.TimeLimit.");

    public static ChartException SpecRefused(string message) =>
        new("WB3205", $"Vega-Lite refused the chart: {message}. If .Configure changed the specification, look there first.");

    public static ChartException RenderFailed(string kind, string message) =>
        new("WB3206", $"the chart could not be drawn ({kind}): {message}.");

    public static ChartException WorkerInstall(string message) =>
        new("WB3207", $"the chart worker's parts are not complete: {message}. Run 'npm ci' in the npm folder of the Workbench.");

    public static ChartException UnknownExtension(string path) =>
        new("WB3301", $"'{path}' does not end in a known format. End it in .svg, .png, .pdf, .html or .json.");

    public static string Shorten(string value) => value.Length <= 60 ? value : value[..59] + "…";
}
