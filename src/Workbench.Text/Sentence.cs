namespace Workbench.Text;

/// <summary>A sentence or heading of a cleaned report. Offsets are UTF-16 units into the cleaned text, trimmed of white space, end exclusive.</summary>
public sealed record Sentence
{
    /// <summary>The place in the report, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>Where the sentence begins.</summary>
    public required int Start { get; init; }

    /// <summary>Where the sentence ends, exclusive.</summary>
    public required int End { get; init; }

    /// <summary>Whether it is a heading: a short line of its own without a full stop.</summary>
    public bool IsHeading { get; init; }

    /// <summary>The language as a code such as <c>uk</c>, or <c>und</c> when it is none of the known ones.</summary>
    public required string Language { get; init; }
}
