using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Workbench.Charts.Grammar;

/// <summary>A plot being built: its two axes and the layers drawn so far, bottom first.</summary>
internal sealed class Plot(Axis x, Axis y, double topTitleWidth)
{
    private bool axesSaid;

    public Axis X { get; } = x;

    public Axis Y { get; } = y;

    public double TopTitleWidth { get; } = topTitleWidth;

    public JsonArray Layers { get; } = [];

    public Axis Of(string channel) => channel == "x" ? X : Y;

    /// <summary>Definitions of both axes for a layer; the first layer asked says scale and axis for all.</summary>
    public JsonObject Encode(string xField, string yField)
    {
        var encoding = new JsonObject { ["x"] = X.Encoding(xField, !axesSaid, TopTitleWidth), ["y"] = Y.Encoding(yField, !axesSaid, TopTitleWidth) };
        axesSaid = true;
        return encoding;
    }
}

/// <summary>One row as it is drawn.</summary>
internal sealed record Item(int Index, IReadOnlyDictionary<string, object?> Row)
{
    public string Category { get; init; } = "";

    public string? Series { get; init; }

    public double? Value { get; init; }

    public double? Low { get; init; }

    public double? High { get; init; }

    public string? Bound { get; init; }

    public string Text { get; init; } = "";

    public string? Counts { get; init; }

    public Dictionary<string, JsonNode?> Extra { get; } = new(StringComparer.Ordinal);
}

/// <summary>Draws one kind of chart: first says what it needs of its axes, then draws on axes that may be shared.</summary>
internal abstract class Painter(Chart chart, Style style)
{
    internal const double ValueSize = 11;
    internal const double CountSize = 9.5;
    internal const int MostRowsWithDetails = 5000;
    private static readonly string[] CountColumns = ["figures", "reports"];
    private static readonly string[] DetailColumns = ["figures", "reports", "sentence", "report"];

    protected Chart Chart { get; } = chart;

    protected Style Style { get; } = style;

    protected ChartLanguage Language => Style.Language;

    protected ChartTheme Theme => Style.Theme;

    /// <summary>Colour of a chart without series; layered charts take one each.</summary>
    protected string Accent => Theme.Series[Chart.AccentIndex % Theme.Series.Length];

    protected bool Rtl => Style.RightToLeft;

    public abstract AxisNeed X { get; }

    public abstract AxisNeed Y { get; }

    /// <summary>Names of the series in the legend, in order; empty when there is none.</summary>
    public virtual ImmutableArray<string> Legend => [];

    /// <summary>Explanations of marks that say nothing themselves, put under the chart.</summary>
    public virtual IEnumerable<string> Notes => [];

    public abstract string Summary { get; }

    /// <summary>True when there is no row to draw.</summary>
    public bool IsEmpty => Chart.Data.Rows.Count == 0;

    public abstract void Paint(Plot plot);

    protected string Word(string key) => Language.Word(key);

    protected static double? NumberAt(string channel, string column, int index, IReadOnlyDictionary<string, object?> row, ValueScale scale = ValueScale.Linear)
    {
        switch (row[column])
        {
            case null: return null;
            case double value when !double.IsFinite(value): throw Errors.NotFinite(channel, column, index, value);
            case double value when scale == ValueScale.Log && value <= 0: throw Errors.NotPositiveOnLog(channel, column, index, value);
            case double value: return value;
            case var other: throw Errors.TextInNumbers(channel, column, index, other.ToString()!);
        }
    }

    protected static string NameAt(string column, IReadOnlyDictionary<string, object?> row) => row[column] switch
    {
        null => "",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        var text => text.ToString()!,
    };

    protected string? BoundAt(IReadOnlyDictionary<string, object?> row) =>
        Chart.Data.ColumnNamed("bound") is { } column ? row[column] as string : null;

    /// <summary>Refuses rows whose own units differ: they would be drawn to one scale.</summary>
    protected string? SharedUnit(string channel, string column)
    {
        var unit = Chart.Data.Column(channel, column).Unit;
        if (Chart.Data.ColumnNamed("unit") is not { } unitColumn || unitColumn == column) return unit;
        foreach (var row in Chart.Data.Rows)
        {
            if (row[column] is null || row[unitColumn] is not string own || own.Length == 0) continue;
            if (unit is not null && own != unit) throw Errors.UnlikeUnits(channel, unit, own);
            unit ??= own;
        }
        return unit;
    }

    /// <summary>What a row rests on, in small print; <paramref name="reported"/> is false when its reports have no such figure.</summary>
    protected string? CountsOf(IReadOnlyDictionary<string, object?> row, bool reported)
    {
        if (!Chart.ShowCounts) return null;
        var parts = CountColumns
            .Select(name => (name, column: Chart.Data.ColumnNamed(name)))
            // Figures of an imported table rest on no report, and where nothing is reported there is no figure: a zero would read as a fault.
            .Where(c => c.column is not null && row[c.column] is double and > 0)
            .Select(c => $"{Word(!reported && c.name == "reports" ? "reportsWithout" : c.name)}: {NumberText.Plain((double)row[c.column!]!, Language, 0)}").ToArray();
        return parts.Length == 0 ? null : string.Join(" · ", parts);
    }

    /// <summary>The rows as Vega reads them: the columns as they are, and what was worked out here under names that start with wb_.</summary>
    protected JsonObject Values(IEnumerable<Item> items, params string?[] needed)
    {
        var all = items as IReadOnlyCollection<Item> ?? [.. items];
        var keep = all.Count > MostRowsWithDetails ? needed.Where(n => n is not null).ToHashSet(StringComparer.Ordinal) : null;
        var columns = Chart.Data.Columns.Where(c => keep is null || keep.Contains(c.Name)).ToArray();
        var values = new JsonArray();
        foreach (var item in all)
        {
            var row = new JsonObject();
            foreach (var column in columns)
            {
                row[column.Name] = item.Row[column.Name] switch
                {
                    null => null,
                    double number when !double.IsFinite(number) => null,
                    double number => JsonValue.Create(number),
                    var text => JsonValue.Create(text.ToString()),
                };
            }
            foreach (var (name, value) in item.Extra) row[name] = value;
            values.Add(row);
        }
        return new JsonObject { ["values"] = values };
    }

    /// <summary>What a reader sees over a mark: the figure as written, and the words and report behind it.</summary>
    protected JsonArray Tooltip(params (string Field, string Title)[] fields)
    {
        var tooltip = new JsonArray();
        foreach (var (field, title) in fields) tooltip.Add(new JsonObject { ["field"] = Axis.Field(field), ["type"] = "nominal", ["title"] = title });
        foreach (var name in DetailColumns)
        {
            if (Chart.Data.ColumnNamed(name) is { } column && fields.All(f => f.Field != column))
                tooltip.Add(new JsonObject { ["field"] = Axis.Field(column), ["type"] = "nominal", ["title"] = Chart.Data.Column(name, column).Label ?? Word(name) });
        }
        return tooltip;
    }

    protected void AddLink(JsonObject encoding, IReadOnlyCollection<Item> items)
    {
        if (Chart.LinkColumn is not { } column) return;
        Chart.Data.Column("link", column);
        foreach (var item in items)
        {
            if (item.Row[column] is not { } value) continue;
            var address = value.ToString()!;
            if (!(address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
                || address.StartsWith('#') || (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal))))
                throw Errors.UnsafeLink(column, item.Index, address);
        }
        encoding["href"] = new JsonObject { ["field"] = Axis.Field(column), ["type"] = "nominal" };
    }

    protected ImmutableArray<string> SeriesNames(string? column)
    {
        if (column is null) return [];
        var names = Chart.Data.Rows.Select(row => NameAt(column, row)).Distinct(StringComparer.Ordinal).ToImmutableArray();
        return names.Length <= Theme.Series.Length ? names : throw Errors.TooManyColours(column, names.Length, Theme.Series.Length);
    }

    /// <summary>The colour channel of named series, always in the same colours; the legend is written by the picture.</summary>
    protected JsonObject ColorOf(string column, ImmutableArray<string> names) => new()
    {
        ["field"] = Axis.Field(column),
        ["type"] = "nominal",
        ["title"] = null,
        ["scale"] = new JsonObject { ["domain"] = Json.Strings(names), ["range"] = Json.Strings(Theme.Series.Take(Math.Max(1, names.Length))) },
    };

    protected static JsonObject Layer(JsonNode mark, JsonObject encoding, string? filter = null)
    {
        var layer = new JsonObject();
        if (filter is not null) layer["transform"] = new JsonArray(Json.Filter(filter));
        layer["mark"] = mark;
        layer["encoding"] = encoding;
        return layer;
    }

    /// <summary>Sentence about the highest and lowest figure for readers who hear the chart.</summary>
    protected string Extremes(IEnumerable<(string Name, double? Value, string Text)> figures, string kind, string measured)
    {
        var all = figures.ToArray();
        var known = all.Where(f => f.Value is not null).ToArray();
        var parts = new List<string> { $"{Language.Kind(kind)}: {measured}", $"{Word("rows")}: {NumberText.Plain(all.Length, Language)}" };
        if (known.Length == 0) parts.Add(Word("noData"));
        else
        {
            // Charts of very many points do not write each of them out.
            var high = known.MaxBy(f => f.Value)!;
            if (high.Text.Length > 0) parts.Add($"{Word("highest")}: {Join(high.Name, high.Text)}");
            var low = known.MinBy(f => f.Value)!;
            if (known.Length > 1 && low.Text.Length > 0) parts.Add($"{Word("lowest")}: {Join(low.Name, low.Text)}");
        }
        foreach (var none in all.Where(f => f.Value is null).GroupBy(f => f.Text.Length > 0 ? f.Text : Word("notReported")))
            parts.Add($"{none.Key}: {NumberText.Plain(none.Count(), Language)}");
        return string.Join(". ", parts) + ".";

        static string Join(string name, string text) => name.Length > 0 ? $"{name}, {text}" : text;
    }
}
