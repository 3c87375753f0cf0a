namespace Workbench.DataFrames;

/// <summary>One row of a frame: a view into its columns.</summary>
public readonly struct Row : IEquatable<Row>
{
    private readonly ColumnSet set;
    private readonly int row;

    internal Row(ColumnSet set, int row)
    {
        this.set = set;
        this.row = row;
    }

    /// <summary>Number of the row, from 0.</summary>
    public int Number => row;

    /// <summary>A value by the column's name, without regard to case; null where it is missing.</summary>
    /// <exception cref="DataFrameException">There is no such column (WB2001).</exception>
    public object? this[string column] => set[column][row];

    /// <summary>A value by the column's place, from 0; null where it is missing.</summary>
    public object? this[int column] => set.Columns[column][row];

    /// <summary>A value by the column's name, as its own type.</summary>
    /// <exception cref="DataFrameException">There is no such column (WB2001), or it holds another type (WB2004).</exception>
    public T? Get<T>(string column) => set.Column<T>(column)[row];

    /// <summary>Whether both are the same row of the same result.</summary>
    public bool Equals(Row other) => ReferenceEquals(set, other.set) && row == other.row;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Row other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(set), row);

    /// <summary>Whether both are the same row of the same result.</summary>
    public static bool operator ==(Row left, Row right) => left.Equals(right);

    /// <summary>Whether they are different rows.</summary>
    public static bool operator !=(Row left, Row right) => !left.Equals(right);
}
