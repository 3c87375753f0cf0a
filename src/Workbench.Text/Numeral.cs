namespace Workbench.Text;

/// <summary>A number in a text, written in digits or words. Offsets are UTF-16 units into the text, end exclusive.</summary>
public sealed record Numeral
{
    /// <summary>Where the number begins, its sign included.</summary>
    public required int Start { get; init; }

    /// <summary>Where the number ends, exclusive.</summary>
    public required int End { get; init; }

    /// <summary>The number; a fraction <c>1/4</c> is 0.25.</summary>
    public required decimal Value { get; init; }
}
