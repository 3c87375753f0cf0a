namespace Workbench.DataFrames;

/// <summary>Which rows a join keeps.</summary>
public enum JoinKind
{
    /// <summary>Pairs of rows with equal keys.</summary>
    Inner,

    /// <summary>All rows of the left frame, with missing values where the right has no match.</summary>
    Left,

    /// <summary>All rows of the right frame, with missing values where the left has no match.</summary>
    Right,

    /// <summary>All rows of both frames.</summary>
    Full,

    /// <summary>Rows of the left frame that have a match, once each, with the left's columns only.</summary>
    Semi,

    /// <summary>Rows of the left frame that have no match, with the left's columns only.</summary>
    Anti,
}

public sealed partial class DataFrame
{
    /// <summary>Joins another frame of the same connection by columns that both have. As in SQL, missing keys match nothing.</summary>
    /// <param name="other">The right frame.</param>
    /// <param name="on">A column of both frames.</param>
    /// <param name="kind">Which rows are kept.</param>
    /// <param name="suffix">Added to the names of right columns that the left has too.</param>
    /// <exception cref="DataFrameException">
    /// A column is not there (WB2001), the other columns clash and no suffix is given (WB2005), the keys have unlike units (WB2010), or the
    /// connections differ (WB2008).
    /// </exception>
    public DataFrame Join(DataFrame other, string on, JoinKind kind = JoinKind.Inner, string? suffix = null) =>
        Join(other, [(on, on)], kind, suffix);

    /// <summary>As <see cref="Join(DataFrame, string, JoinKind, string?)"/>, by several columns that both have.</summary>
    public DataFrame Join(DataFrame other, string[] on, JoinKind kind = JoinKind.Inner, string? suffix = null) =>
        Join(other, [.. on.Select(column => (column, column))], kind, suffix);

    /// <summary>As <see cref="Join(DataFrame, string, JoinKind, string?)"/>, by pairs of columns. The key keeps the left's name.</summary>
    public DataFrame Join(DataFrame other, (string Left, string Right)[] on, JoinKind kind = JoinKind.Inner, string? suffix = null)
    {
        SameConnection(other);
        (ColumnMeta Left, ColumnMeta Right)[] keys = Keys(other, on, "Join");
        string condition = string.Join(" AND ", keys.Select(key => $"l.{SqlText.Quote(key.Left.Name)} = r.{SqlText.Quote(key.Right.Name)}"));
        if (kind is JoinKind.Semi or JoinKind.Anti)
        {
            return With(
                SqlText.Of("SELECT l.* FROM ").Add(Source("l")).Add(kind == JoinKind.Semi ? " SEMI JOIN " : " ANTI JOIN ").Add(other.Source("r"))
                    .Add(" ON ").Add(condition),
                scope.Columns);
        }

        SqlText text = SqlText.Of("SELECT ");
        var meanings = new List<ColumnMeta>();
        foreach (ColumnMeta column in scope.Columns)
        {
            // A row of the right frame alone has its key only there.
            string name = SqlText.Quote(column.Name);
            string? theirs = keys.FirstOrDefault(key => key.Left == column).Right?.Name;
            text.Add(meanings.Count == 0 ? "" : ", ")
                .Add(theirs is not null && (kind is JoinKind.Right or JoinKind.Full)
                    ? $"coalesce(l.{name}, r.{SqlText.Quote(theirs)}) AS {name}"
                    : $"l.{name} AS {name}");
            meanings.Add(column);
        }

        AddRight(text, meanings, other, [.. keys.Select(key => key.Right)], suffix);
        string join = kind switch { JoinKind.Inner => "INNER", JoinKind.Left => "LEFT", JoinKind.Right => "RIGHT", _ => "FULL" };
        return With(
            text.Add(" FROM ").Add(Source("l")).Add($" {join} JOIN ").Add(other.Source("r")).Add(" ON ").Add(condition), meanings);
    }

    /// <summary>Every row of this frame with every row of another.</summary>
    /// <exception cref="DataFrameException">Column names clash and no suffix is given (WB2005), or the connections differ (WB2008).</exception>
    public DataFrame CrossJoin(DataFrame other, string? suffix = null)
    {
        SameConnection(other);
        SqlText text = SqlText.Of("SELECT ").Names(ColumnNames, "l.");
        List<ColumnMeta> meanings = [.. scope.Columns];
        AddRight(text, meanings, other, [], suffix);
        return With(text.Add(" FROM ").Add(Source("l")).Add(" CROSS JOIN ").Add(other.Source("r")), meanings);
    }

    /// <summary>
    /// Joins to each row the latest row of another frame that is not after it: the rate of the day of a payment, the report before a visit.
    /// All rows of this frame are kept.
    /// </summary>
    /// <param name="other">The right frame.</param>
    /// <param name="left">The time of this frame; any ordered column.</param>
    /// <param name="right">The time of the other.</param>
    /// <param name="on">Columns of both frames that have to be equal besides.</param>
    /// <param name="suffix">Added to the names of right columns that the left has too.</param>
    /// <exception cref="DataFrameException">As for a join.</exception>
    public DataFrame JoinAsOf(DataFrame other, string left, string right, string[]? on = null, string? suffix = null)
    {
        SameConnection(other);
        (ColumnMeta Left, ColumnMeta Right)[] keys = on is { Length: > 0 } ? Keys(other, [.. on.Select(column => (column, column))], "JoinAsOf") : [];
        (ColumnMeta Left, ColumnMeta Right) time = Keys(other, [(left, right)], "JoinAsOf")[0];
        SqlText text = SqlText.Of("SELECT ").Names(ColumnNames, "l.");
        List<ColumnMeta> meanings = [.. scope.Columns];
        // The engine lets a missing time match a missing one; here, what has no time has no latest row either.
        AddRight(text, meanings, other, [.. keys.Select(key => key.Right)], suffix, $"CASE WHEN l.{SqlText.Quote(time.Left.Name)} IS NOT NULL THEN ");
        text.Add(" FROM ").Add(Source("l")).Add(" ASOF LEFT JOIN ").Add(other.DropNull(time.Right.Name).Source("r")).Add(" ON ");
        foreach ((ColumnMeta l, ColumnMeta r) in keys)
        {
            text.Add("l.").Name(l.Name).Add(" = r.").Name(r.Name).Add(" AND ");
        }

        return With(text.Add("l.").Name(time.Left.Name).Add(" >= r.").Name(time.Right.Name), meanings);
    }

    private (ColumnMeta Left, ColumnMeta Right)[] Keys(DataFrame other, (string Left, string Right)[] on, string verb)
    {
        if (on.Length == 0)
        {
            throw Errors.NothingGiven(verb, "column");
        }

        return [.. on.Select(pair =>
        {
            ColumnMeta l = scope.Find(pair.Left);
            ColumnMeta r = other.scope.Find(pair.Right);
            return l.Unit is not null && r.Unit is not null && l.Unit != r.Unit ? throw Errors.UnlikeUnits("Matching", l.Name, l.Unit, r.Name, r.Unit) : (l, r);
        })];
    }

    private void AddRight(SqlText text, List<ColumnMeta> meanings, DataFrame other, ColumnMeta[] keys, string? suffix, string condition = "")
    {
        ColumnMeta[] added = [.. other.scope.Columns.Where(column => !keys.Contains(column))];
        string[] clashes = [.. added.Select(column => column.Name).Intersect(ColumnNames, StringComparer.OrdinalIgnoreCase)];
        if (clashes.Length > 0 && suffix is null)
        {
            throw Errors.NameClash(clashes);
        }

        foreach (ColumnMeta column in added)
        {
            string name = clashes.Contains(column.Name, StringComparer.OrdinalIgnoreCase) ? column.Name + suffix : column.Name;
            text.Add(meanings.Count == 0 ? "" : ", ").Add(condition).Add("r.").Name(column.Name).Add(condition.Length == 0 ? " AS " : " END AS ").Name(name);
            meanings.Add(column with { Name = name });
        }
    }
}
