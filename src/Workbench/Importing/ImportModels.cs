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
public sealed record ImportResult(string File, int Rows, int Unchanged, IReadOnlyList<RejectedRow> Rejected);
