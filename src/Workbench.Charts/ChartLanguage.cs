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

    private static readonly Lazy<FrozenDictionary<string, UnitWords>> Units = new(LoadUnits);

    private readonly Dictionary<string, string> words;
    private readonly Dictionary<string, string> kinds;
    private readonly string scaledUnit;

    private ChartLanguage(string code, JsonElement file)
    {
        Code = code;
        RightToLeft = file.GetProperty("rightToLeft").GetBoolean();
        DecimalSeparator = file.GetProperty("decimal").GetString()!;
        GroupSeparator = file.GetProperty("group").GetString()!;
        PercentSign = file.GetProperty("percent").GetString()!;
        Scales = [.. file.GetProperty("scales").EnumerateArray().Select(e => e.GetString()!)];
        ShortScales = [.. file.GetProperty("shortScales").EnumerateArray().Select(e => e.GetString()!)];
        scaledUnit = file.GetProperty("scaledUnit").GetString()!;
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

    /// <summary>
    /// What an axis or a title calls a unit: <c>households</c> for <c>household</c>, <c>km</c> for <c>kilometre</c>. The words stand in
    /// <c>Languages/units.tsv</c>; a unit that is not there, such as one of your own or a currency, is given back as it is.
    /// </summary>
    /// <param name="unit">A canonical unit, such as <c>party member</c>.</param>
    /// <param name="heading">True for the beginning of a title: a word begins with a capital, a sign such as km stays.</param>
    public string Unit(string unit, bool heading = false)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (!Units.Value.TryGetValue(unit, out var words) || !words.ByLanguage.TryGetValue(Code, out var word))
            (word, words) = (unit, UnitWords.None);
        return heading && !words.IsSign && word.Length > 0 ? char.ToUpperInvariant(word[0]) + word[1..] : word;
    }

    /// <summary>A number with the language's separators and at most two decimals: <c>1,250</c>, <c>1.250</c> or <c>1 250</c>.</summary>
    /// <param name="value">The number.</param>
    public string Number(double value) => NumberText.Plain(value, this);

    /// <summary>Scale and unit together: million households; where the word for the unit would have to be inflected after the scale, households, m.</summary>
    internal string Scaled(int step, string unit, string sign) =>
        step == 0 ? sign
        : Units.Value.TryGetValue(unit, out var words) && words.IsSign || sign == unit ? $"{Scales[step]} {sign}"
        : scaledUnit.Replace("{scale}", Scales[step], StringComparison.Ordinal).Replace("{shortScale}", ShortScales[step], StringComparison.Ordinal).Replace("{unit}", sign, StringComparison.Ordinal);

    internal string Word(string key) => words[key];

    internal string Kind(string key) => kinds[key];

    private static FrozenDictionary<string, UnitWords> LoadUnits()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("units.tsv")!);
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')).ToArray();
        var languages = rows[0][2..];
        return rows.Skip(1).ToFrozenDictionary(
            row => row[0], row => new UnitWords(row[1] == "sign", languages.Zip(row[2..]).ToDictionary(w => w.First, w => w.Second, StringComparer.Ordinal)), StringComparer.Ordinal);
    }

    private sealed record UnitWords(bool IsSign, IReadOnlyDictionary<string, string> ByLanguage)
    {
        public static UnitWords None { get; } = new(false, new Dictionary<string, string>());
    }

    private static ChartLanguage Load(string code)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Languages.{code}.json")!;
        using var file = JsonDocument.Parse(stream);
        return new ChartLanguage(code, file.RootElement);
    }
}
