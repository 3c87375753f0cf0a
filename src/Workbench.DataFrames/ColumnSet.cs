namespace Workbench.DataFrames;

/// <summary>Rows in memory, by column: a whole result, or one piece of a streamed one.</summary>
public sealed class ColumnSet : IDisposable
{
    internal ColumnSet(IReadOnlyList<Column> columns, int rowCount)
    {
        Columns = columns;
        RowCount = rowCount;
    }

    /// <summary>The columns, in the frame's order.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>Number of rows.</summary>
    public int RowCount { get; }

    /// <summary>A column by its name, without regard to case.</summary>
    /// <exception cref="DataFrameException">There is none (WB2001).</exception>
    public Column this[string name] =>
        Columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw Errors.NoColumn(name, [.. Columns.Select(column => column.Name)]);

    /// <summary>A column by its name, as values of a type.</summary>
    /// <exception cref="DataFrameException">There is none (WB2001), or it holds another type (WB2004).</exception>
    public Column<T> Column<T>(string name) =>
        this[name] is Column<T> typed ? typed : throw Errors.WrongType(this[name].Name, this[name].Info.Type, typeof(T));

    /// <summary>Does nothing: the values are ordinary memory. It lets a piece of a stream stand in <c>using</c>.</summary>
    public void Dispose()
    {
    }
}
