namespace Workbench.Notebooks;

/// <summary>A query of an <c>#!sql</c> cell.</summary>
/// <param name="Sql">The text of the query.</param>
/// <param name="Database">The DuckDB file named by <c>--db</c>, absolute; null for the session's own workbench.</param>
/// <param name="Variables">The session's variables, in which an open workbench is found.</param>
public sealed record SqlRequest(string Sql, string? Database, IReadOnlyList<SessionVariable> Variables);

/// <summary>Runs the queries of <c>#!sql</c> cells.</summary>
public interface ISqlRunner
{
    /// <summary>Runs a query.</summary>
    /// <returns>The rows as a frame, which the cell shows and may keep; null for a statement without rows.</returns>
    /// <exception cref="NotebookException">WB6007: there is no database to run on.</exception>
    Task<object?> RunAsync(SqlRequest request, CancellationToken cancellationToken);
}
