using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace Workbench.Charts;

/// <summary>
/// How a chart speaks: separators, scale words, the words it adds itself, and the direction of reading. Immutable.
/// Each language is one file in <c>Languages/</c>; adding one is adding a file.
/// </summary>
public sealed class ChartLanguage
{
    private static readonly FrozenDictionary<string, Lazy<ChartLanguage>> All = Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith("Languages.", StringComparison.Ordinal))
        .Select(name => name["Languages.".Length..^".json".Length])
        .ToFrozenDictionary(code => code, code => new Lazy<ChartLanguage>(() => Load(code)), StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, string> words;
    private readonly Dictionary<string, string> kinds;

    private ChartLanguage(string code, JsonElement file)
    {
        Code = code;
        RightToLeft = file.GetProperty("rightToLeft").GetBoolean();
        DecimalSeparator = file.GetProperty("decimal").GetString()!;
        GroupSeparator = file.GetProperty("group").GetString()!;
        PercentSign = file.GetProperty("percent").GetString()!;
        Scales = [.. file.GetProperty("scales").EnumerateArray().Select(e => e.GetString()!)];
        ShortScales = [.. file.GetProperty("shortScales").EnumerateArray().Select(e => e.GetString()!)];
        words = file.GetProperty("words").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal);
        kinds = file.GetProperty("kinds").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal);
    }

    /// <summary>Codes of the languages that charts speak, sorted: ar, en, hu, ru, th, uk, vi.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. All.Keys.Order(StringComparer.Ordinal)];

    /// <summary>ISO 639-1 code, in lower case.</summary>
    public string Code { get; }

    /// <summary>True when the language is read from right to left; axes and titles are then mirrored.</summary>
    public bool RightToLeft { get; }

    /// <summary>Sign between whole and fraction.</summary>
    public string DecimalSeparator { get; }

    /// <summary>Sign between groups of three digits.</summary>
    public string GroupSeparator { get; }

    internal string PercentSign { get; }

    internal IReadOnlyList<string> Scales { get; }

    internal IReadOnlyList<string> ShortScales { get; }

    /// <summary>The language with a code.</summary>
    /// <exception cref="ChartException">WB3105 when it is not known.</exception>
    public static ChartLanguage Of(string code) =>
        All.TryGetValue(code, out var language) ? language.Value : throw Errors.UnknownLanguage(code, Codes);

    internal string Word(string key) => words[key];

    internal string Kind(string key) => kinds[key];

    private static ChartLanguage Load(string code)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Languages.{code}.json")!;
        using var file = JsonDocument.Parse(stream);
        return new ChartLanguage(code, file.RootElement);
    }
}
