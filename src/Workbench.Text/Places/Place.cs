namespace Workbench.Text;

/// <summary>A place of the gazetteer.</summary>
public sealed record Place
{
    /// <summary>The stable identifier, such as <c>dak-glong</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name as its own language spells it.</summary>
    public required string Name { get; init; }

    /// <summary><c>province</c>, <c>district</c> or <c>commune</c>.</summary>
    public required string Level { get; init; }

    /// <summary>The place it belongs to, by the borders before July 2025; null for a province.</summary>
    public string? ParentId { get; init; }

    /// <summary>The province it belongs to since July 2025; null when the gazetteer does not say.</summary>
    public string? Since2025 { get; init; }

    /// <summary>All other spellings, in all scripts, in the order of the file; never null.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
}

/// <summary>A name that stands beside a word such as "district", and that the gazetteer does not know; offered for mapping.</summary>
/// <param name="Name">As the report writes it.</param>
/// <param name="Level"><c>province</c>, <c>district</c> or <c>commune</c>, by the word beside it.</param>
/// <param name="Start">Where it first stands: a UTF-16 offset into the cleaned text.</param>
/// <param name="Mentions">How often the report names it so; at least 1.</param>
public sealed record UnknownPlace(string Name, string Level, int Start, int Mentions);

/// <summary>A place found for a name.</summary>
/// <param name="Place">The place; null when the gazetteer has none for the name.</param>
/// <param name="Written">The name as the text writes it.</param>
/// <param name="Mentions">How often the text names it; 0 when a name alone was looked up.</param>
/// <param name="BySound">Whether it was matched by sound and not by a spelling that the gazetteer holds.</param>
public sealed record PlaceMatch(Place? Place, string Written, int Mentions, bool BySound);
