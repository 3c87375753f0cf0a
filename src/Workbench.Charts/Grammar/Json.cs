using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Workbench.Charts.Grammar;

/// <summary>JSON as it is written into specifications and pages: letters of all scripts stand, markup is escaped.</summary>
internal static class Json
{
    public static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static readonly JsonSerializerOptions Indented = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), WriteIndented = true };

    public static string Text(JsonNode node) => node.ToJsonString(Compact);

    public static JsonArray Strings(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)JsonValue.Create(t)!)]);

    public static JsonNode StringOrLines(IReadOnlyList<string> lines) => lines.Count == 1 ? JsonValue.Create(lines[0])! : Strings(lines);

    public static JsonObject Filter(string test) => new() { ["filter"] = test };

    /// <summary>RFC 7396: objects are merged, null removes, anything else replaces.</summary>
    public static void Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null) target.Remove(name);
            else if (value is JsonObject inner && target[name] is JsonObject old) Merge(old, inner);
            else target[name] = value.DeepClone();
        }
    }
}
