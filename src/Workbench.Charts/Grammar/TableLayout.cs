using System.Text.Json.Nodes;

namespace Workbench.Charts.Grammar;

/// <summary>Rows as a table drawn with text marks: wrapped, numbers to the right, missing values said.</summary>
internal static class TableLayout
{
    private const double Size = 11.5;
    private const double LineHeight = 15;

    public static (JsonObject Spec, string Summary) Build(Chart chart, Style style, double width, Dictionary<string, string> full)
    {
        var language = style.Language;
        var columns = chart.TableColumns.Select(name => chart.Data.Column("column", name)).ToArray();
        var cells = chart.Data.Rows.Select((row, r) => columns.Select(c => Cell(row[c.Name], c, r, row, chart, language)).ToArray()).ToArray();
        var natural = columns.Select((c, i) => 16 + Math.Max(
            TextMeasure.Width(Header(c, language), Size, bold: true), cells.Select(r => TextMeasure.Width(r[i], Size)).DefaultIfEmpty(0).Max())).ToArray();
        var widths = Share(natural, columns, width);

        var header = columns.Select((c, i) => TextMeasure.Wrap(Header(c, language), widths[i] - 12, Size, 3, bold: true)).ToArray();
        var headerHeight = header.Select(h => h.Length).DefaultIfEmpty(1).Max() * LineHeight + 10;
        var tops = new List<double>();
        var wrapped = new List<string[][]>();
        var y = headerHeight;
        foreach (var row in cells)
        {
            tops.Add(y);
            var lines = row.Select((text, i) =>
            {
                var cell = TextMeasure.Wrap(text, widths[i] - 12, Size, 4);
                if (cell[^1].EndsWith('…') && !text.EndsWith('…')) full[string.Join('\n', cell)] = text;
                return cell.ToArray();
            }).ToArray();
            wrapped.Add(lines);
            y += lines.Max(l => l.Length) * LineHeight + 8;
        }
        if (cells.Length == 0) y += LineHeight + 8;

        var layers = new JsonArray();
        var x = 0.0;
        for (var i = 0; i < columns.Length; i++)
        {
            var number = columns[i].Type == ChartColumnType.Quantitative;
            var toRight = number != style.RightToLeft;
            var left = style.RightToLeft ? width - x - widths[i] : x;
            var at = toRight ? left + widths[i] - 6 : left + 6;
            layers.Add(Text(new JsonArray(new JsonObject { ["y"] = 4, ["t"] = Lines(header[i]) }), at, toRight, style.Theme.Text, 600));
            var known = new JsonArray();
            var missing = new JsonArray();
            for (var r = 0; r < wrapped.Count; r++)
                (chart.Data.Rows[r][columns[i].Name] is null ? missing : known).Add(new JsonObject { ["y"] = tops[r] + 4, ["t"] = Lines(wrapped[r][i]), ["full"] = cells[r][i] });
            if (known.Count > 0) layers.Add(Text(known, at, toRight, style.Theme.Text, 400));
            if (missing.Count > 0) layers.Add(Text(missing, at, toRight, style.Theme.Muted, 400));
            x += widths[i];
        }
        if (cells.Length == 0) layers.Add(Text(new JsonArray(new JsonObject { ["y"] = headerHeight + 4, ["t"] = language.Word("noData") }), style.RightToLeft ? width - 6 : 6, style.RightToLeft, style.Theme.Muted, 400));
        var rules = new JsonArray([.. tops.Append(y).Select((top, r) => (JsonNode)new JsonObject { ["y"] = Math.Round(top), ["head"] = r == 0 })]);
        layers.Insert(0, new JsonObject
        {
            ["data"] = new JsonObject { ["values"] = rules },
            ["mark"] = new JsonObject { ["type"] = "rule", ["tooltip"] = null },
            ["encoding"] = new JsonObject
            {
                ["y"] = Pixels("y"),
                ["x"] = new JsonObject { ["value"] = 0 },
                ["x2"] = new JsonObject { ["value"] = Math.Round(width) },
                ["color"] = new JsonObject { ["condition"] = new JsonObject { ["test"] = "datum.head", ["value"] = style.Theme.Line }, ["value"] = style.Theme.Grid },
            },
        });
        var summary = $"{language.Kind("table")}: {string.Join(", ", columns.Select(c => c.Title))}. {language.Word("rows")}: {NumberText.Plain(cells.Length, language)}.";
        return (new JsonObject { ["width"] = Math.Round(width), ["height"] = Math.Round(y), ["layer"] = layers }, summary);
    }

    private static string Header(ChartColumn column, ChartLanguage language) => NumberText.AxisTitle(column.Title, column.Unit, 0, language);

    private static string Cell(object? value, ChartColumn column, int index, IReadOnlyDictionary<string, object?> row, Chart chart, ChartLanguage language) => value switch
    {
        null => language.Word("notReported"),
        double number when !double.IsFinite(number) => throw Errors.NotFinite("column", column.Name, index, number),
        double number when column.Type == ChartColumnType.Quantitative =>
            (chart.Data.ColumnNamed("bound") is { } bound && chart.Data.Columns.First(c => c.Type == ChartColumnType.Quantitative) == column ? NumberText.BoundSign(row[bound] as string) : "")
            + NumberText.Figure(number, column.Unit, language),
        double number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    /// <summary>Columns keep their natural width while it fits; else the wide ones give way, numbers last.</summary>
    private static double[] Share(double[] natural, ChartColumn[] columns, double width)
    {
        var total = natural.Sum();
        if (total <= width)
        {
            var spare = (width - total) / Math.Max(1, natural.Length);
            return [.. natural.Select(n => n + Math.Min(spare, 120))];
        }
        var fixedWidth = natural.Select((n, i) => columns[i].Type == ChartColumnType.Quantitative ? Math.Min(n, 110) : Math.Min(n, 60)).ToArray();
        var rest = Math.Max(0, width - fixedWidth.Sum());
        var wants = natural.Select((n, i) => Math.Max(0, n - fixedWidth[i])).ToArray();
        var scale = wants.Sum() == 0 ? 0 : rest / wants.Sum();
        var widths = fixedWidth.Select((f, i) => f + wants[i] * Math.Min(1, scale)).ToArray();
        var over = widths.Sum() / width;
        return over > 1 ? [.. widths.Select(w => w / over)] : widths;
    }

    private static JsonNode Lines(IReadOnlyList<string> lines) => Json.StringOrLines(lines);

    private static JsonObject Pixels(string field) => new() { ["field"] = field, ["type"] = "quantitative", ["scale"] = null, ["axis"] = null };

    private static JsonObject Text(JsonArray rows, double x, bool toRight, string color, int weight) => new()
    {
        ["data"] = new JsonObject { ["values"] = rows },
        ["mark"] = new JsonObject { ["type"] = "text", ["align"] = toRight ? "right" : "left", ["baseline"] = "top", ["fontSize"] = Size, ["lineHeight"] = LineHeight, ["fontWeight"] = weight, ["color"] = color },
        ["encoding"] = new JsonObject
        {
            ["x"] = new JsonObject { ["value"] = Math.Round(x, 1) },
            ["y"] = Pixels("y"),
            ["text"] = new JsonObject { ["field"] = "t", ["type"] = "nominal" },
            ["tooltip"] = new JsonObject { ["field"] = "full", ["type"] = "nominal" },
        },
    };
}
