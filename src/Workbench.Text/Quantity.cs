namespace Workbench.Text;

/// <summary>A number of a text with what it counts or measures. Offsets are UTF-16 units into the text that was read, end exclusive.</summary>
public record Quantity
{
    /// <summary>Where the number begins; a currency before it is outside.</summary>
    public required int Start { get; init; }

    /// <summary>Where the number with its scale word ends, exclusive; the unit, a percent sign too, is outside.</summary>
    public required int End { get; init; }

    /// <summary>The words from <see cref="Start"/> to <see cref="End"/>, as written.</summary>
    public required string Raw { get; init; }

    /// <summary>The number in base units: <c>3.41 billion</c> is 3410000000; of a range the lower end, of a ratio the numerator.</summary>
    public required decimal Value { get; init; }

    /// <summary>The upper end of a range or the denominator of a ratio; null otherwise.</summary>
    public decimal? ValueHigh { get; init; }

    /// <summary>The sort of amount.</summary>
    public required QuantityKind Kind { get; init; }

    /// <summary>The canonical unit: an English singular, an ISO 4217 code, or <c>percent</c>; null when it is not recognised.</summary>
    public string? Unit { get; init; }

    /// <summary>The words of the text that say what is counted; null when there are none.</summary>
    public string? Noun { get; init; }

    /// <summary>How the number limits the true one; <see cref="Bound.Exact"/> when the text says nothing.</summary>
    public Bound Bound { get; init; }
}
