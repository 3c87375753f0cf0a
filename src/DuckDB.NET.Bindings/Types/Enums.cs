namespace DuckDB.NET.Native;

/// <summary>Whether a call succeeded.</summary>
public enum DuckDBState
{
    /// <summary>The call did what was asked.</summary>
    Success = 0,

    /// <summary>The call failed; the object concerned holds the message.</summary>
    Error = 1,
}

/// <summary>Reads <see cref="DuckDBState"/>.</summary>
public static class DuckDBStateExtensions
{
    /// <summary>Whether the state is <see cref="DuckDBState.Success"/>.</summary>
    public static bool IsSuccess(this DuckDBState state) => state == DuckDBState.Success;
}

/// <summary>What kind of result a statement gave.</summary>
public enum DuckDBResultType
{
    /// <summary>No result: the statement failed.</summary>
    Invalid = 0,

    /// <summary>A number of changed rows.</summary>
    ChangedRows = 1,

    /// <summary>Nothing: a CREATE, a SET.</summary>
    Nothing = 2,

    /// <summary>Rows.</summary>
    QueryResult = 3,
}
