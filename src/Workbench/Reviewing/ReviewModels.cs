namespace Workbench;

/// <summary>What a figure says, apart from where it stands: the part that a reviewer may correct.</summary>
public sealed record FigureState
{
    /// <summary>Value in base units; the lower end of a range, the part of a ratio.</summary>
    public decimal Value { get; init; }

    /// <summary>Upper end of a range, whole of a ratio; else null.</summary>
    public decimal? ValueHigh { get; init; }

    /// <summary>Its kind, such as <c>count</c>.</summary>
    public string Kind { get; init; } = "count";

    /// <summary>Canonical unit; null when none was recognised.</summary>
    public string? Unit { get; init; }

    /// <summary>What is counted, in the words of the report.</summary>
    public string? Noun { get; init; }

    /// <summary><c>exact</c>, <c>about</c>, <c>atLeast</c> or <c>atMost</c>.</summary>
    public string Bound { get; init; } = "exact";

    /// <summary>First day; null when unknown.</summary>
    public DateOnly? PeriodStart { get; init; }

    /// <summary>Last day, inclusive; null when unknown.</summary>
    public DateOnly? PeriodEnd { get; init; }

    /// <summary>Place that it is about; null where the place of the report holds.</summary>
    public string? PlaceId { get; init; }

    /// <summary><c>extracted</c>, <c>confirmed</c>, <c>corrected</c> or <c>rejected</c>.</summary>
    public string Status { get; init; } = "extracted";
}

/// <summary>Parts of a figure that may be unknown or absent.</summary>
[Flags]
public enum FigureParts
{
    /// <summary>No part.</summary>
    None = 0,

    /// <summary>The upper end of a range, the whole of a ratio.</summary>
    ValueHigh = 1,

    /// <summary>The canonical unit.</summary>
    Unit = 2,

    /// <summary>The first day of the period.</summary>
    PeriodStart = 4,

    /// <summary>The last day of the period.</summary>
    PeriodEnd = 8,

    /// <summary>Both days of the period.</summary>
    Period = PeriodStart | PeriodEnd,

    /// <summary>The place of its own; without it the place of the report holds.</summary>
    Place = 16,
}

/// <summary>What a reviewer changes; null leaves a part as it is, <see cref="Clear"/> takes it away.</summary>
public sealed record Correction
{
    /// <summary>What the figure does not say in truth: these parts become unknown. A part that is cleared cannot be given as well.</summary>
    public FigureParts Clear { get; init; }

    /// <summary>The right value.</summary>
    public decimal? Value { get; init; }

    /// <summary>The right upper end.</summary>
    public decimal? ValueHigh { get; init; }

    /// <summary>The right unit.</summary>
    public string? Unit { get; init; }

    /// <summary>The right kind, such as <c>count</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>The right bound: <c>exact</c>, <c>about</c>, <c>atLeast</c> or <c>atMost</c>.</summary>
    public string? Bound { get; init; }

    /// <summary>The right first day.</summary>
    public DateOnly? PeriodStart { get; init; }

    /// <summary>The right last day.</summary>
    public DateOnly? PeriodEnd { get; init; }

    /// <summary>The right place: an id, or a name in any language.</summary>
    public string? Place { get; init; }
}

/// <summary>A figure that waits for a decision, with its words.</summary>
public sealed record ReviewItem
{
    /// <summary>The id of the figure.</summary>
    public required string FigureId { get; init; }

    /// <summary>The report; null for a figure from a table.</summary>
    public string? ReportId { get; init; }

    /// <summary>The title of the report, or the table file with its row.</summary>
    public string? Source { get; init; }

    /// <summary>The number as it is written.</summary>
    public required string Raw { get; init; }

    /// <summary>The sentence that it stands in.</summary>
    public string? Sentence { get; init; }

    /// <summary>Where the number begins in the cleaned text of the report, UTF-16.</summary>
    public int? Start { get; init; }

    /// <summary>Where it ends, exclusive.</summary>
    public int? End { get; init; }

    /// <summary>The place as the store has it; null when unknown.</summary>
    public string? Place { get; init; }

    /// <summary>Why it is doubtful.</summary>
    public required IReadOnlyList<string> Doubts { get; init; }

    /// <summary>What it is taken to say.</summary>
    public required FigureState State { get; init; }
}

/// <summary>A recorded decision.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Action"><c>confirm</c>, <c>correct</c>, <c>reject</c> or <c>undo</c>.</param>
/// <param name="FigureId">The figure.</param>
/// <param name="ReportId">Its report; null for a figure from a table.</param>
/// <param name="Raw">The number as it is written.</param>
/// <param name="Before">The figure before.</param>
/// <param name="After">The figure after.</param>
/// <param name="Undoes">The review that this one undoes; null otherwise.</param>
/// <param name="Reason">Why.</param>
/// <param name="Reviewer">Who.</param>
/// <param name="ReviewedAt">When, UTC.</param>
public sealed record Review(long Number, string Action, string FigureId, string? ReportId, string Raw, FigureState Before, FigureState After, long? Undoes, string Reason, string Reviewer, DateTime ReviewedAt);

/// <summary>A figure that another version of the extractor reads differently, or a report whose figures it cannot tell from those that are stored.</summary>
/// <param name="Kind"><c>added</c>, <c>removed</c> or <c>changed</c>; <c>skipped</c> for a report whose text it would clean differently or cannot analyse: its figures
/// stay, and the other parts say nothing.</param>
/// <param name="ReportId">The report.</param>
/// <param name="Start">Where the number begins in the cleaned text, UTF-16.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Raw">The number as it is written.</param>
/// <param name="Before">As stored; null when added.</param>
/// <param name="After">As the other version reads it; null when removed.</param>
/// <param name="Reviewed">Whether a reviewer decided on it: the decision will stand.</param>
public sealed record FigureChange(string Kind, string ReportId, int Start, int End, string Raw, FigureState? Before, FigureState? After, bool Reviewed);

/// <summary>What two stores say differently of the reports that both hold.</summary>
/// <param name="Changes">The figures, by report and place in the text.</param>
/// <param name="Reports">Reports that both hold.</param>
/// <param name="OnlyHere">Reports that only this store holds; they are not compared.</param>
/// <param name="OnlyThere">Reports that only the other store holds; they are not compared.</param>
public sealed record StoreDifference(IReadOnlyList<FigureChange> Changes, int Reports, int OnlyHere, int OnlyThere);
