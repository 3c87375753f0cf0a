namespace Workbench.DataFrames;

/// <summary>The meaning of a column, before the engine is asked for its type.</summary>
internal sealed record ColumnMeta(string Name, string? Unit = null, string? Kind = null, string? Label = null, string? Source = null)
{
    /// <summary>Whether the values are rates: they are compared and averaged, not added.</summary>
    internal bool IsRate => Kind is "percent" or "ratio" || Unit == "%";

    internal string RateName => Kind ?? "percent";
}

/// <summary>The columns that an expression may name.</summary>
internal sealed class Scope(IReadOnlyList<ColumnMeta> columns)
{
    internal IReadOnlyList<ColumnMeta> Columns => columns;

    internal ColumnMeta Find(string name) =>
        columns.FirstOrDefault(column => column.Name == name)
        ?? columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw Errors.NoColumn(name, [.. columns.Select(column => column.Name)]);
}
