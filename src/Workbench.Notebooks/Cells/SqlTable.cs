using Workbench.Charts;
using Workbench.Formatting;

namespace Workbench.Notebooks;

/// <summary>The rows of an <c>#!sql</c> cell. Immutable. A SQL NULL is null.</summary>
[TypeFormatterSource(typeof(SqlTableFormatters), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class SqlTable
{
    internal SqlTable(IReadOnlyList<string> columns, IReadOnlyList<Type> types, IReadOnlyList<IReadOnlyList<object?>> rows, bool truncated)
    {
        Columns = columns;
        Types = types;
        Rows = rows;
        IsTruncated = truncated;
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The CLR types of the columns.</summary>
    public IReadOnlyList<Type> Types { get; }

    /// <summary>The rows, each with a value a column.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Rows { get; }

    /// <summary>True when the query gave more rows than were read.</summary>
    public bool IsTruncated { get; }

    /// <summary>A value by row, from 0, and column name.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public object? this[int row, string column]
    {
        get
        {
            for (var i = 0; i < Columns.Count; i++)
            {
                if (string.Equals(Columns[i], column, StringComparison.OrdinalIgnoreCase))
                    return Rows[row][i];
            }
            throw new ArgumentException($"There is no column \"{column}\". Columns: {string.Join(", ", Columns)}.", nameof(column));
        }
    }

    /// <summary>The rows as the data of a chart.</summary>
    public ChartData ToChartData() => ChartData.Create(Columns.Zip(Types, (name, type) => new ChartColumn(name, ChartData.TypeOf(type))), Rows);
}
