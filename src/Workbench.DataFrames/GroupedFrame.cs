namespace Workbench.DataFrames;

/// <summary>Rows in groups, until <see cref="Aggregate"/> makes one row of each.</summary>
public sealed class GroupedFrame
{
    private readonly DataFrame frame;
    private readonly IReadOnlyList<Expr> keys;

    internal GroupedFrame(DataFrame frame, IReadOnlyList<Expr> keys)
    {
        this.frame = frame;
        this.keys = keys;
        foreach (Expr key in keys)
        {
            key.Meaning(frame.Scope);
        }
    }

    /// <summary>One row a group: the keys, then the aggregates. An aggregate of one column keeps its name unless <see cref="Expr.As"/> gives another.</summary>
    /// <exception cref="DataFrameException">
    /// An expression is no aggregate (WB2019), names no column (WB2001), has no name (WB2007), adds percent (WB2011), or takes a plain mean of
    /// rates (WB2012).
    /// </exception>
    public DataFrame Aggregate(params Expr[] aggregates)
    {
        if (keys.Count + aggregates.Length == 0)
        {
            throw Errors.NothingGiven("Aggregate", "aggregate");
        }

        foreach (Expr aggregate in aggregates)
        {
            if (!aggregate.IsAggregate)
            {
                throw Errors.NotAggregate(aggregate.ToString());
            }
        }

        SqlText text = SqlText.Of("SELECT ");
        ColumnMeta[] meanings = DataFrame.WriteNamed(text, [.. keys, .. aggregates], frame.Scope);
        text.Add(" FROM ").Add(frame.Source());
        for (int i = 0; i < keys.Count; i++)
        {
            text.Add(i == 0 ? " GROUP BY " : ", ").Add((i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return frame.With(text, meanings);
    }

    /// <summary>Number of rows of each group, as <c>count</c>.</summary>
    public DataFrame Count() => Aggregate(Expressions.CountRows().As("count"));
}
