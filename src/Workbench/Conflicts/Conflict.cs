namespace Workbench;

/// <summary>What one source says in a conflict.</summary>
/// <param name="Source">The id of the report, or the table file.</param>
/// <param name="Title">The title of the report; null when it has none.</param>
/// <param name="Published">The day of the report; null when unknown.</param>
/// <param name="Value">The value, or the lower end.</param>
/// <param name="ValueHigh">The upper end; null when there is none.</param>
/// <param name="Bound"><c>exact</c>, <c>about</c>, <c>atLeast</c> or <c>atMost</c>.</param>
/// <param name="FigureIds">The figures that say so.</param>
public sealed record ConflictingStatement(string Source, string? Title, DateOnly? Published, decimal Value, decimal? ValueHigh, string Bound, IReadOnlyList<string> FigureIds);

/// <summary>The same indicator, place and period, stated differently: shown as a range with who says what, never averaged.</summary>
public sealed record Conflict
{
    /// <summary>The unit.</summary>
    public required string Unit { get; init; }

    /// <summary>The category.</summary>
    public required string Category { get; init; }

    /// <summary>The kind of the figures.</summary>
    public required string Kind { get; init; }

    /// <summary>The id of the place, or its name as written; null when unknown.</summary>
    public string? PlaceId { get; init; }

    /// <summary>The place in Vietnamese spelling.</summary>
    public string? Place { get; init; }

    /// <summary>The first day that the figures are about; null when they do not say.</summary>
    public DateOnly? PeriodStart { get; init; }

    /// <summary>The last day that the figures are about, inclusive; null when they do not say.</summary>
    public DateOnly? PeriodEnd { get; init; }

    /// <summary>The lowest value stated.</summary>
    public required decimal Low { get; init; }

    /// <summary>The highest value stated.</summary>
    public required decimal High { get; init; }

    /// <summary>Who says what, by value and source.</summary>
    public required IReadOnlyList<ConflictingStatement> Statements { get; init; }
}

/// <summary>A rule that prefers one source of a conflict to the others.</summary>
public enum SettlementRule
{
    /// <summary>The source with the latest day of publication. Leaves the conflict when two share it or a day is unknown.</summary>
    Newest,

    /// <summary>The only source that states it exactly, where all others say "about", "at least" or "at most".</summary>
    MostSpecific,

    /// <summary>The source whose figure a reviewer confirmed or corrected. Leaves the conflict when there is none or several differ.</summary>
    Confirmed,
}

/// <summary>A recorded settlement.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Rule"><c>newest</c>, <c>mostSpecific</c>, <c>confirmed</c>, or <c>withdraw</c> for one that ends an earlier one.</param>
/// <param name="Kept">The figures preferred.</param>
/// <param name="SetAside">The figures that comparisons leave out.</param>
/// <param name="Withdraws">The settlement that this one ends; null otherwise.</param>
/// <param name="Reason">Why.</param>
/// <param name="Reviewer">Who.</param>
/// <param name="SettledAt">When, UTC.</param>
public sealed record Settlement(long Number, string Rule, IReadOnlyList<string> Kept, IReadOnlyList<string> SetAside, long? Withdraws, string Reason, string Reviewer, DateTime SettledAt);
