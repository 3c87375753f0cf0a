using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Workbench.Charts.Grammar;

/// <summary>The whole picture: plots, titles, source line, configuration and description, as one Vega-Lite specification.</summary>
internal static class Picture
{
    private const string Schema = "https://vega.github.io/schema/vega-lite/v6.json";
    private const double Gap = 28;

    public static JsonObject Build(Chart chart)
    {
        var style = new Style(chart.Tongue, chart.ThemeColours, chart.WidthPixels);
        var padding = style.Narrow ? 10.0 : 16;
        var width = chart.WidthPixels - 2 * padding;
        var full = new Dictionary<string, string>(StringComparer.Ordinal);
        var notes = new List<string>();
        var summaries = new List<string>();
        var body = chart.Kind switch
        {
            ChartKind.Beside or ChartKind.Above => Combined(chart, style, width, full, notes, summaries),
            ChartKind.SmallMultiples => Repeated(chart, style, width, full, notes, summaries),
            _ => Single(chart, style, width, full, notes, summaries),
        };

        var foot = Foot(chart, style, width, notes);
        var spec = new JsonObject { ["$schema"] = Schema };
        var title = chart.TitleText ?? "";
        spec["description"] = chart.DescriptionText ?? string.Join(' ', new[] { title.Length > 0 ? title.TrimEnd('.') + "." : "", chart.SubtitleText is { Length: > 0 } s ? s.TrimEnd('.') + "." : "" }
            .Concat(summaries).Where(part => part.Length > 0));
        spec["usermeta"] = Meta(chart, title, full);
        spec["background"] = style.Theme.Background;
        spec["padding"] = padding;
        spec["config"] = Configuration.Of(style, LegendColumns(chart, style, width));
        if (Head(chart.TitleText, chart.SubtitleText, style, width, large: true) is { } head) spec["title"] = head;
        if (foot is not null)
        {
            if (body.ContainsKey("layer")) body = new JsonObject { ["vconcat"] = new JsonArray(body) };
            var last = body;
            // The source line is the title below the last row of plots.
            if (body["vconcat"] is JsonArray { Count: 1 } only && only[0] is JsonObject inner) last = inner;
            else body = new JsonObject { ["vconcat"] = new JsonArray(last = body) };
            last["title"] = foot;
        }
        foreach (var (name, value) in body.ToArray())
        {
            body.Remove(name);
            spec[name] = value;
        }
        if (chart.Patch is not null) Json.Merge(spec, chart.Patch);
        return spec;
    }

    public static Painter PainterOf(Chart chart, Style style) => chart.Kind switch
    {
        ChartKind.Line or ChartKind.Area or ChartKind.Slope => new SeriesPainter(chart, style),
        ChartKind.Scatter => new ScatterPainter(chart, style),
        ChartKind.Heatmap => new HeatmapPainter(chart, style),
        ChartKind.Histogram => new HistogramPainter(chart, style),
        ChartKind.BoxPlot => new BoxPainter(chart, style),
        _ => new CategoryPainter(chart, style),
    };

    private static JsonObject Single(Chart chart, Style style, double width, Dictionary<string, string> full, List<string> notes, List<string> summaries)
    {
        if (chart.Kind == ChartKind.Table)
        {
            var (table, summary) = TableLayout.Build(chart, style, width, full);
            summaries.Add(summary);
            return table;
        }
        var painters = (chart.Kind == ChartKind.Layer ? chart.Parts.Select((p, i) => i == 0 ? p with { Lines = [], Annotations = [] } : p) : [chart])
            .Select(part => PainterOf(part, style)).ToArray();
        var panel = Panel.Of(painters, chart, style, width);
        Gather(painters, panel, full, notes, summaries);
        return panel.Spec;
    }

    private static JsonObject Combined(Chart chart, Style style, double width, Dictionary<string, string> full, List<string> notes, List<string> summaries)
    {
        var beside = chart.Kind == ChartKind.Beside;
        var each = beside ? (width - Gap * (chart.Parts.Length - 1)) / chart.Parts.Length : width;
        var panels = new JsonArray();
        foreach (var part in beside && style.RightToLeft ? chart.Parts.Reverse() : chart.Parts)
        {
            // A part speaks the language and wears the colours of the whole.
            var dressed = part with { ThemeColours = chart.ThemeColours, Tongue = chart.Tongue };
            var partStyle = style with { Width = each };
            var spec = part.Kind switch
            {
                ChartKind.Beside or ChartKind.Above => Combined(dressed, partStyle, each, full, notes, summaries),
                ChartKind.SmallMultiples => Repeated(dressed, partStyle, each, full, notes, summaries),
                _ => Single(dressed, partStyle, each, full, notes, summaries),
            };
            if (part.TitleText is { } name) summaries[^1] = $"{name.TrimEnd('.')}. {summaries[^1]}";
            if (Head(part.TitleText, part.SubtitleText, partStyle, each, large: false) is { } head) spec["title"] = head;
            panels.Add(spec);
        }
        return new JsonObject { [beside ? "hconcat" : "vconcat"] = panels, ["spacing"] = Gap, ["resolve"] = Independent() };
    }

    private static JsonObject Repeated(Chart chart, Style style, double width, Dictionary<string, string> full, List<string> notes, List<string> summaries)
    {
        var inner = chart.Parts[0] with { ThemeColours = chart.ThemeColours, Tongue = chart.Tongue, HeightPixels = chart.HeightPixels, Lines = [], Annotations = [] };
        var by = chart.By!;
        var groups = chart.Data.Rows.GroupBy(row => row[by]?.ToString() ?? "", StringComparer.Ordinal).ToArray();
        if (groups.Length == 0) return Single(inner, style, width, full, notes, summaries);
        var all = PainterOf(inner, style);
        var rows = all.Y.Type == AxisType.Category;
        var columns = Math.Clamp(chart.ColumnCount ?? (int)((width + Gap) / (rows ? 220 : 190)), 1, groups.Length);
        var names = rows && columns > 1 ? Math.Min(width * 0.25, 200) : 0;
        var plain = (width - names - Gap * (columns - 1)) / columns;
        var panels = new JsonArray();
        for (var i = 0; i < groups.Length; i++)
        {
            var part = inner with { Data = inner.Data.WithRows(groups[i]), HeightPixels = inner.HeightPixels ?? (rows ? null : 150) };
            var painter = PainterOf(part, style with { Width = plain + names });
            // In Arabic the first chart of a row stands on the right, and the names of the rows with it.
            var labelled = !rows || columns == 1 || i % columns == (style.RightToLeft ? Math.Min(columns, groups.Length) - 1 : 0);
            var each = rows && columns > 1 ? (labelled ? plain + names : plain) : plain;
            var panel = Panel.Of([painter], chart with { HeightPixels = part.HeightPixels }, style with { Width = each }, each, Shared(all.X, painter.X), Shared(all.Y, painter.Y), labelled);
            if (i > 0) HideLegend(panel.Spec);
            panel.Spec["title"] = Head(groups[i].Key.Length > 0 ? groups[i].Key : "–", null, style, plain, large: false);
            foreach (var (shown, whole) in panel.FullLabels) full[shown] = whole;
            panels.Add(panel.Spec);
        }
        notes.AddRange(all.Notes);
        summaries.Add(all.Summary);
        return new JsonObject { ["concat"] = panels, ["columns"] = columns, ["spacing"] = Gap - 4, ["resolve"] = Independent(), ["align"] = "each" };
    }

    /// <summary>The axis all repeated charts share: the values of all, and room for the labels of all.</summary>
    private static AxisNeed Shared(AxisNeed all, AxisNeed own) => all with { Channel = own.Channel };

    private static void HideLegend(JsonNode? node)
    {
        if (node is JsonArray list) foreach (var item in list) HideLegend(item);
        if (node is not JsonObject part) return;
        if (part["encoding"] is JsonObject encoding && encoding["color"] is JsonObject color && color.ContainsKey("field")) color["legend"] = null;
        HideLegend(part["layer"]);
    }

    private static void Gather(Painter[] painters, Panel panel, Dictionary<string, string> full, List<string> notes, List<string> summaries)
    {
        foreach (var (shown, whole) in panel.FullLabels) full[shown] = whole;
        notes.AddRange(painters.SelectMany(p => p.Notes));
        summaries.Add(string.Join(' ', painters.Select(p => p.Summary)));
    }

    private static JsonObject Independent() => new() { ["scale"] = new JsonObject { ["color"] = "independent", ["size"] = "independent" } };

    private static JsonObject Meta(Chart chart, string title, Dictionary<string, string> full)
    {
        var meta = new JsonObject { ["title"] = title, ["language"] = chart.Tongue.Code };
        if (full.Count > 0) meta["fullLabels"] = new JsonObject(full.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)f.Value)));
        return new JsonObject { ["workbench"] = meta, ["embedOptions"] = new JsonObject { ["renderer"] = "svg" } };
    }

    private static JsonObject? Head(string? title, string? subtitle, Style style, double width, bool large)
    {
        if (string.IsNullOrWhiteSpace(title) && string.IsNullOrWhiteSpace(subtitle)) return null;
        var size = large ? (style.Narrow ? 15 : 17) : 12.5;
        var head = new JsonObject
        {
            ["text"] = Json.StringOrLines(TextMeasure.Wrap(title ?? "", width, size, large ? 6 : 3, bold: true)),
            ["anchor"] = style.RightToLeft ? "end" : "start",
            ["frame"] = "bounds",
            ["fontSize"] = size,
            ["lineHeight"] = Math.Round(size * 1.3, 1),
            ["offset"] = large ? 14 : 8,
        };
        if (!string.IsNullOrWhiteSpace(subtitle)) head["subtitle"] = Json.StringOrLines(TextMeasure.Wrap(subtitle, width, large ? 12.5 : 11, 6));
        if (!large) head["subtitleFontSize"] = 11;
        return head;
    }

    private static JsonObject? Foot(Chart chart, Style style, double width, List<string> notes)
    {
        var lines = new List<string>();
        if (notes.Count > 0) lines.AddRange(TextMeasure.Wrap(string.Join(" · ", notes.Distinct(StringComparer.Ordinal)), width, 10, 3));
        var source = chart.SourceText ?? string.Join("; ", chart.Data.Columns.Where(c => c.Source is not null).Select(c => c.Source).Distinct(StringComparer.Ordinal));
        if (source.Length > 0) lines.AddRange(TextMeasure.Wrap($"{style.Language.Word("source")}: {source}", width, 10, 4));
        if (lines.Count == 0) return null;
        return new JsonObject
        {
            ["text"] = Json.StringOrLines(lines),
            ["orient"] = "bottom",
            ["anchor"] = style.RightToLeft ? "end" : "start",
            ["frame"] = "bounds",
            ["fontSize"] = 10,
            ["fontWeight"] = 400,
            ["color"] = style.Theme.Muted,
            ["lineHeight"] = 14,
            ["offset"] = 12,
        };
    }

    private static int LegendColumns(Chart chart, Style style, double width)
    {
        var charts = chart.Parts.IsEmpty ? [chart] : chart.Parts;
        var widest = charts.Where(c => c.Color is not null && c.Kind is not (ChartKind.Heatmap or ChartKind.Table))
            .SelectMany(c => c.Data.Rows.Select(r => r[c.Color!]?.ToString() ?? ""))
            .Distinct(StringComparer.Ordinal).Take(12).Select(n => TextMeasure.Width(n, 11)).DefaultIfEmpty(40).Max();
        if (chart.Kind == ChartKind.Beside) width /= chart.Parts.Length;
        return Math.Clamp((int)(width * 0.6 / (widest + 26)), 1, 8);
    }
}
