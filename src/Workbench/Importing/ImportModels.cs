namespace Workbench;

/// <summary>A row of a table that was not imported.</summary>
/// <param name="Row">Its number, from 1, without the header.</param>
/// <param name="Reason">Why, with the value and what is allowed.</param>
public sealed record RejectedRow(long Row, string Reason);

/// <summary>The result of importing a table of figures.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Rows">Rows that became figures of the store.</param>
/// <param name="Unchanged">Rows that the store had already.</param>
/// <param name="Rejected">Rows that were not taken, in the order of the table.</param>
public sealed record ImportResult(string File, int Rows, int Unchanged, IReadOnlyList<RejectedRow> Rejected)
{
    /// <summary>In a dry run, the first rows as they would be stored; empty otherwise.</summary>
    public IReadOnlyList<ImportPreviewRow> Preview { get; init; } = [];
}

/// <summary>A row as an import would store it.</summary>
/// <param name="Row">Its number, from 1, without the header.</param>
/// <param name="Value">The value.</param>
/// <param name="ValueHigh">The upper end; null when there is none.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Noun">What is counted.</param>
/// <param name="Bound">The bound.</param>
/// <param name="Place">The place as written.</param>
/// <param name="PlaceId">The place that was recognised; null when none was.</param>
/// <param name="Category">The category; null when none is given.</param>
/// <param name="PeriodStart">The first day.</param>
/// <param name="PeriodEnd">The last day.</param>
public sealed record ImportPreviewRow(long Row, decimal Value, decimal? ValueHigh, string Kind, string Unit, string? Noun, string Bound, string? Place, string? PlaceId, string? Category, DateOnly? PeriodStart, DateOnly? PeriodEnd);

/// <summary>How a table of figures is read.</summary>
public sealed record ImportOptions
{
    /// <summary>For a wanted column its name in the file: <c>value</c> → <c>amount</c>. Null when the file uses the wanted names.</summary>
    public IReadOnlyDictionary<string, string>? Columns { get; init; }

    /// <summary>The unit of rows that give none; null when every row gives one.</summary>
    public string? Unit { get; init; }

    /// <summary>When true, everything is read and checked, and nothing is written. Default false.</summary>
    public bool DryRun { get; init; }

    /// <summary>Rows of the preview that a dry run gives. Default 10.</summary>
    public int PreviewRows { get; init; } = 10;
}
