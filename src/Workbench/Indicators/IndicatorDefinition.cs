using System.Reflection;

namespace Workbench;

/// <summary>How the figures of an indicator may be put together.</summary>
public enum Adds
{
    /// <summary>What happened in a period: periods and places are summed.</summary>
    Flow,

    /// <summary>What there is on a day: places are summed, days are not; the newest statement counts.</summary>
    Stock,

    /// <summary>A share: never summed. Averaged only where the wholes are known, as in "17 of 17".</summary>
    Rate,
}

/// <summary>A canonical indicator: a unit, or a unit within a category, with its names and how it adds up.</summary>
public sealed record IndicatorDefinition
{
    /// <summary>Its id, such as <c>households-helped</c>; <c>workbench compare</c> takes it for the unit and category.</summary>
    public required string Id { get; init; }

    /// <summary>The unit, such as <c>household</c> or <c>VND</c>; <c>money</c> for every currency.</summary>
    public required string Unit { get; init; }

    /// <summary>The category of sentences; null for all.</summary>
    public string? Category { get; init; }

    /// <summary>The kind of its figures, such as <c>count</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>How its figures may be put together.</summary>
    public required Adds Adds { get; init; }

    /// <summary>Its name by language code: ar, en, hu, ru, th, uk, vi.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>Its name in <paramref name="language"/>, else in English.</summary>
    /// <param name="language">A language code.</param>
    public string Label(string language) => Labels.TryGetValue(language, out var label) ? label : Labels["en"];
}

/// <summary>The canonical indicators of <c>data/indicators.csv</c>.</summary>
public static class IndicatorCatalog
{
    private static readonly Lazy<IReadOnlyList<IndicatorDefinition>> Loaded = new(Load);

    /// <summary>All definitions, in the order of the file.</summary>
    public static IReadOnlyList<IndicatorDefinition> Default => Loaded.Value;

    /// <summary>The definition of a unit within a category, else the one of the unit in general; null when there is none.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="category">The category; null for all.</param>
    public static IndicatorDefinition? Find(string unit, string? category) =>
        Default.FirstOrDefault(d => d.Unit == unit && d.Category is not null && d.Category == category)
        ?? Default.FirstOrDefault(d => d.Unit == unit && d.Category is null);

    /// <summary>The definition with <paramref name="id"/>; null when there is none.</summary>
    /// <param name="id">An id such as <c>party-members</c>.</param>
    public static IndicatorDefinition? ById(string id) => Default.FirstOrDefault(d => d.Id == id);

    /// <summary>How figures of this unit and kind add up: as defined; else shares are rates and all other kinds are flows.</summary>
    internal static Adds AddsOf(string unit, string? category, string kind) => kind switch
    {
        "percent" or "ratio" or "temperature" or "speed" or "number" => Adds.Rate,
        _ => Find(unit, category)?.Adds is Adds.Stock ? Adds.Stock : Adds.Flow,
    };

    private static IReadOnlyList<IndicatorDefinition> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("indicators.csv")
            ?? throw new InvalidOperationException("The resource indicators.csv is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var rows = Store.Csv.Read(reader).ToList();
        var languages = rows[0].Skip(5).ToArray();
        return [.. rows.Skip(1).Select(row => new IndicatorDefinition
        {
            Id = row[0],
            Unit = row[1],
            Category = row[2].Length == 0 ? null : row[2],
            Kind = row[3],
            Adds = Enum.Parse<Adds>(row[4], ignoreCase: true),
            Labels = languages.Select((language, i) => (language, label: row[5 + i])).ToDictionary(l => l.language, l => l.label, StringComparer.Ordinal),
        })];
    }
}
