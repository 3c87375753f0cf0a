namespace Workbench.Comparing;

/// <summary>A figure as comparisons and conflicts see it: one that may be counted, with its place and its source.</summary>
internal sealed record Fact
{
    public required string Id { get; init; }

    public required string Unit { get; init; }

    public string? Category { get; init; }

    public required string Kind { get; init; }

    public required decimal Value { get; init; }

    public decimal? ValueHigh { get; init; }

    public required string Bound { get; init; }

    public DateOnly? Start { get; init; }

    public DateOnly? End { get; init; }

    /// <summary>The day of the report; null for tables and reports without one.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>The place by id, else as written; null when none is known.</summary>
    public string? Place { get; init; }

    public FactPlace? District { get; init; }

    public FactPlace? Province { get; init; }

    /// <summary>What places without an id are called.</summary>
    public string? PlaceName { get; init; }

    public required string Language { get; init; }

    /// <summary>The report (of twins, the one that counts for both) or the table file.</summary>
    public required string Source { get; init; }

    /// <summary>Rows of tables that count the same thing under other values contradict each other; those that count different things do not.</summary>
    public string? Subject { get; init; }

    public bool Doubtful { get; init; }

    public bool Reviewed { get; init; }

    public decimal High => ValueHigh ?? Value;

    /// <summary>The last day that the figure speaks of; what has no end holds until the report was written, and without that until now.</summary>
    public DateOnly AsOf => End ?? Published ?? DateOnly.MaxValue;
}

/// <summary>A place and the province it lies in.</summary>
internal sealed record FactPlace(string Id, string Name, string? Province);
