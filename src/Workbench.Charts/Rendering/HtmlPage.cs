using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Workbench.Charts.Grammar;

namespace Workbench.Charts.Rendering;

/// <summary>A page that holds everything it needs: the specification, Vega, the SVG for readers without scripts, and the rows behind the marks.</summary>
internal static class HtmlPage
{
    private static readonly Lazy<string> Template = new(() => Resource("Pages.chart.html"));
    private static readonly Lazy<string> Script = new(() => Resource("Pages.chart.js"));

    public static string Build(Chart chart, JsonObject spec, string? svg, string npm)
    {
        var title = chart.TitleText ?? "Workbench";
        var modules = Path.Combine(npm, "node_modules");
        var libraries = new StringBuilder();
        foreach (var (folder, file) in new[] { ("vega", "vega.min.js"), ("vega-lite", "vega-lite.min.js"), ("vega-embed", "vega-embed.min.js") })
            libraries.Append("<script>").Append(Scripted(File.ReadAllText(Path.Combine(modules, folder, "build", file)))).Append("</script>\n");
        var data = new JsonObject { ["spec"] = spec.DeepClone(), ["details"] = Details(chart) };
        // One pass: text that was put in is never searched again.
        var parts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["lang"] = chart.Tongue.Code,
            ["dir"] = chart.Tongue.RightToLeft ? "rtl" : "ltr",
            ["title"] = WebUtility.HtmlEncode(title),
            ["background"] = chart.ThemeColours.Background,
            ["text"] = chart.ThemeColours.Text,
            ["muted"] = chart.ThemeColours.Muted,
            ["line"] = chart.ThemeColours.Grid,
            ["accent"] = chart.ThemeColours.Series[0],
            ["svg"] = svg ?? $"<p>{WebUtility.HtmlEncode(spec["description"]?.GetValue<string>() ?? title)}</p>",
            ["libraries"] = libraries.ToString(),
            ["data"] = Json.Text(data).Replace("</", "<\\/", StringComparison.Ordinal),
            ["script"] = Script.Value,
        };
        return Fill(Template.Value, parts);
    }

    private static JsonObject? Details(Chart chart)
    {
        if (chart.DetailRows is not { } rows) return null;
        var values = new JsonArray();
        foreach (var row in rows.Rows)
            values.Add(new JsonObject(row.Select(cell => KeyValuePair.Create(cell.Key, cell.Value is double number ? (double.IsFinite(number) ? JsonValue.Create(number) : null) : (JsonNode?)(cell.Value?.ToString())))));
        return new JsonObject
        {
            ["by"] = Json.Strings(chart.DetailKeys),
            ["columns"] = new JsonArray([.. rows.Columns.Select(c => (JsonNode)new JsonObject { ["name"] = c.Name, ["title"] = c.Title })]),
            ["rows"] = values,
        };
    }

    private static string Scripted(string script) => script.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase).Replace("<!--", "<\\!--", StringComparison.Ordinal);

    private static string Fill(string template, Dictionary<string, string> parts)
    {
        var page = new StringBuilder(template.Length + parts.Values.Sum(p => p.Length));
        var at = 0;
        while (template.IndexOf("{{", at, StringComparison.Ordinal) is >= 0 and var open)
        {
            var close = template.IndexOf("}}", open, StringComparison.Ordinal);
            page.Append(template, at, open - at).Append(parts[template[(open + 2)..close]]);
            at = close + 2;
        }
        return page.Append(template, at, template.Length - at).ToString();
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
