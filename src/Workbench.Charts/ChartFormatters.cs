using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Workbench.Formatting;

namespace Workbench.Charts;

/// <summary>A chart in notebooks: the specification for those that draw it, pictures for those that do not.</summary>
internal sealed class ChartFormatters
{
    // A chart is drawn once, however many representations are asked for.
    private static readonly ConditionalWeakTable<Chart, JsonObject> Bundles = [];

    public IEnumerable<object> CreateTypeFormatters()
    {
        foreach (var type in (string[])["text/html", "text/plain", "image/svg+xml", "application/vnd.vegalite.v5+json", "application/vnd.vegalite.v6+json"])
            yield return new ConventionFormatter(type, chart => Content((Chart)chart, type));
    }

    private static string? Content(Chart chart, string type)
    {
        var bundle = Bundles.GetValue(chart, static c => c.ToMimeBundle());
        return bundle[type] switch { null => null, JsonValue text => text.ToString(), var json => json.ToJsonString() };
    }
}
