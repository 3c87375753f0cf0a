namespace Workbench.Text;

/// <summary>
/// A quantity that a report states as a fact or a target about its campaign, with the time and place it is about.
/// Offsets are UTF-16 units into the cleaned text, end exclusive.
/// </summary>
public sealed record Figure : Quantity
{
    /// <summary>The first day of the time the figure is about; null when the text does not say.</summary>
    public DateOnly? PeriodStart { get; init; }

    /// <summary>The last day of the time the figure is about; null when the text does not say or it is still open.</summary>
    public DateOnly? PeriodEnd { get; init; }

    /// <summary>The place the figure is about, as an identifier of the gazetteer; null when the sentence and the report name none that is known.</summary>
    public string? PlaceId { get; init; }

    /// <summary>The name of that place as the gazetteer spells it, or as the text writes it when the place is unknown.</summary>
    public string? PlaceName { get; init; }

    /// <summary>The number of the sentence that states it, from 0.</summary>
    public int SentenceNo { get; init; }

    /// <summary>
    /// Why the reading is uncertain, as stable words: <c>ambiguous-separator</c>, <c>unknown-unit</c>, <c>two-readings</c>,
    /// <c>language-unknown</c>, <c>ambiguous-currency</c>. Empty when nothing is.
    /// </summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];
}
