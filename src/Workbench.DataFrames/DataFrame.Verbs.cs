namespace Workbench.DataFrames;

public sealed partial class DataFrame
{
    /// <summary>The rows for which a condition holds; not those for which it is missing.</summary>
    /// <exception cref="DataFrameException">The condition names no column of the frame (WB2001) or compares unlike units (WB2010).</exception>
    public DataFrame Filter(Expr condition)
    {
        condition.Meaning(scope);
        SqlText text = SqlText.Of("SELECT * FROM ").Add(Source()).Add(" WHERE ");
        condition.Write(text, scope);
        return With(text, scope.Columns);
    }

    /// <summary>These columns, in this order.</summary>
    /// <exception cref="DataFrameException">A column is not there (WB2001).</exception>
    public DataFrame Select(params string[] names) => Select([.. names.Select(Expressions.Col)]);

    /// <summary>These expressions; each that is no column needs <see cref="Expr.As"/>.</summary>
    /// <exception cref="DataFrameException">A column is not there (WB2001), a name is missing (WB2007) or used twice (WB2006), units do not go together (WB2010).</exception>
    public DataFrame Select(params Expr[] expressions)
    {
        if (expressions.Length == 0)
        {
            throw Errors.NothingGiven("Select", "column");
        }

        SqlText text = SqlText.Of("SELECT ");
        ColumnMeta[] meanings = WriteNamed(text, expressions, scope);
        return With(text.Add(" FROM ").Add(Source()), meanings);
    }

    /// <summary>All columns but these.</summary>
    /// <exception cref="DataFrameException">A column is not there (WB2001), or none is left (WB2018).</exception>
    public DataFrame Drop(params string[] names)
    {
        HashSet<ColumnMeta> dropped = [.. names.Select(scope.Find)];
        return Select([.. scope.Columns.Where(column => !dropped.Contains(column)).Select(column => column.Name)]);
    }

    /// <summary>The frame with one column more, or with another in its place when there is one of the name.</summary>
    /// <exception cref="DataFrameException">The expression names no column of the frame (WB2001), or mixes units (WB2010).</exception>
    public DataFrame WithColumn(string name, Expr expression)
    {
        Expr named = expression.As(name);
        bool replaced = false;
        var all = new List<Expr>();
        foreach (ColumnMeta column in scope.Columns)
        {
            bool same = string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase);
            replaced |= same;
            all.Add(same ? named : Expressions.Col(column.Name));
        }

        if (!replaced)
        {
            all.Add(named);
        }

        return Select([.. all]);
    }

    /// <summary>The frame with a column under another name.</summary>
    /// <exception cref="DataFrameException">The column is not there (WB2001), or the new name is taken (WB2006).</exception>
    public DataFrame Rename(string from, string to)
    {
        ColumnMeta renamed = scope.Find(from);
        return Select([.. scope.Columns.Select(column => column == renamed ? Expressions.Col(column.Name).As(to) : Expressions.Col(column.Name))]);
    }

    /// <summary>The rows in an order; equal rows keep no particular one. Missing values come last either way.</summary>
    /// <exception cref="DataFrameException">A column is not there (WB2001).</exception>
    public DataFrame OrderBy(params Ordering[] by)
    {
        if (by.Length == 0)
        {
            throw Errors.NothingGiven("OrderBy", "column");
        }

        SqlText text = SqlText.Of("SELECT * FROM ").Add(Source()).Add(" ORDER BY ");
        for (int i = 0; i < by.Length; i++)
        {
            text.Add(i == 0 ? "" : ", ");
            by[i].By.Meaning(scope);
            by[i].Write(text, scope);
        }

        return With(text, scope.Columns);
    }

    /// <summary>The first rows.</summary>
    /// <exception cref="DataFrameException">The number is negative (WB2020).</exception>
    public DataFrame Head(long rows = 5) => With(SqlText.Of("SELECT * FROM ").Add(Source()).Add(" LIMIT " + NotNegative(rows, "Head")), scope.Columns);

    /// <summary>The last rows, in their order. Counts the rows first.</summary>
    /// <exception cref="DataFrameException">The number is negative (WB2020).</exception>
    public DataFrame Tail(long rows = 5) => With(
        SqlText.Of("SELECT * FROM ").Add(Source()).Add(" LIMIT " + NotNegative(rows, "Tail") + " OFFSET " + NotNegative(Math.Max(0, RowCount - rows), "Tail")),
        scope.Columns);

    /// <summary>Some rows, each as likely as any; the same ones for the same seed, rows and order.</summary>
    /// <param name="rows">How many; all when there are fewer.</param>
    /// <param name="seed">Any number.</param>
    /// <exception cref="DataFrameException">The number is negative (WB2020).</exception>
    public DataFrame Sample(long rows, int seed) => With(
        // A hash of row number and seed, not the engine's reservoir: that one depends on the number of threads.
        SqlText.Of("SELECT ").Names(ColumnNames).Add(" FROM (SELECT *, row_number() OVER () AS \"\u0001n\" FROM ").Add(Source())
            .Add(") ORDER BY hash(\"\u0001n\", ").Value(LiteralValue.From(seed)).Add("), \"\u0001n\" LIMIT " + NotNegative(rows, "Sample")),
        scope.Columns);

    /// <summary>Each different row once; or, of the rows that are equal in some columns, the first.</summary>
    /// <exception cref="DataFrameException">A column is not there (WB2001).</exception>
    public DataFrame Distinct(params string[] columns)
    {
        string[] found = [.. columns.Select(column => scope.Find(column).Name)];
        SqlText text = SqlText.Of(found.Length == 0 ? "SELECT DISTINCT * FROM " : "SELECT DISTINCT ON (");
        return With((found.Length == 0 ? text : text.Names(found).Add(") * FROM ")).Add(Source()), scope.Columns);
    }

    /// <summary>The rows of both frames, the columns matched by name.</summary>
    /// <exception cref="DataFrameException">The columns differ (WB2022), their units do (WB2010), or the connections (WB2008).</exception>
    public DataFrame Union(DataFrame other)
    {
        SameConnection(other);
        if (!ColumnNames.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(other.ColumnNames))
        {
            throw Errors.MisfitColumns(ColumnNames, other.ColumnNames);
        }

        ColumnMeta[] meanings = [.. scope.Columns.Select(column =>
        {
            ColumnMeta theirs = other.scope.Find(column.Name);
            return column.Unit is not null && theirs.Unit is not null && column.Unit != theirs.Unit
                ? throw Errors.UnlikeUnits("Putting together", column.Name, column.Unit, theirs.Name, theirs.Unit)
                : column with { Unit = column.Unit ?? theirs.Unit, Kind = column.Kind ?? theirs.Kind, Label = column.Label ?? theirs.Label };
        })];
        return With(SqlText.Of("SELECT * FROM ").Add(Source()).Add(" UNION ALL BY NAME SELECT * FROM ").Add(other.Source()), meanings);
    }

    /// <summary>Puts a value where values of a column are missing.</summary>
    /// <exception cref="DataFrameException">The column is not there (WB2001), or the value has another unit (WB2010).</exception>
    public DataFrame FillNull(string column, Expr value)
    {
        ColumnMeta meaning = scope.Find(column);
        DataFrame filled = WithColumn(meaning.Name, Expressions.Col(meaning.Name).Coalesce(value));
        return filled.With(filled.query, scope.Columns);
    }

    /// <summary>The rows that have a value in these columns; in all columns when none is named.</summary>
    /// <exception cref="DataFrameException">A column is not there (WB2001).</exception>
    public DataFrame DropNull(params string[] columns)
    {
        IEnumerable<string> found = columns.Length == 0 ? ColumnNames : columns.Select(column => scope.Find(column).Name);
        return With(
            SqlText.Of("SELECT * FROM ").Add(Source()).Add(" WHERE ").Add(string.Join(" AND ", found.Select(name => SqlText.Quote(name) + " IS NOT NULL"))),
            scope.Columns);
    }

    /// <summary>Groups the rows by columns, for <see cref="GroupedFrame.Aggregate"/>. Missing values are a group of their own.</summary>
    /// <exception cref="DataFrameException">A column is not there (WB2001).</exception>
    public GroupedFrame GroupBy(params string[] columns) => new(this, [.. columns.Select(Expressions.Col)]);

    /// <summary>Groups the rows by expressions.</summary>
    /// <exception cref="DataFrameException">A column is not there (WB2001), or an expression has no name (WB2007).</exception>
    public GroupedFrame GroupBy(params Expr[] keys) => new(this, keys);

    /// <summary>One row of aggregates over all rows.</summary>
    /// <exception cref="DataFrameException">As <see cref="GroupedFrame.Aggregate"/>.</exception>
    public DataFrame Aggregate(params Expr[] aggregates) => new GroupedFrame(this, []).Aggregate(aggregates);

    /// <summary>How often each value of some columns occurs, the most frequent first: columns and <c>count</c>.</summary>
    /// <exception cref="DataFrameException">A column is not there (WB2001).</exception>
    public DataFrame ValueCounts(params string[] columns) =>
        GroupBy(columns).Aggregate(Expressions.CountRows().As("count"))
            .OrderBy([Expressions.Col("count").Descending(), .. columns.Select(column => (Ordering)column)]);

    /// <summary>Adds columns that look at other rows: ranks, earlier and later values, cumulative and moving aggregates.</summary>
    /// <param name="partitionBy">Columns whose equal values make a window; none for one window over all rows.</param>
    /// <param name="orderBy">Order within a window.</param>
    /// <param name="values">What is added; each with a name, <c>Rank().As("place")</c>.</param>
    /// <exception cref="DataFrameException">A column is not there (WB2001), a name is missing (WB2007) or taken (WB2006).</exception>
    public DataFrame Window(string[] partitionBy, Ordering[] orderBy, params WindowExpr[] values)
    {
        if (values.Length == 0)
        {
            throw Errors.NothingGiven("Window", "value");
        }

        Expr[] partition = [.. partitionBy.Select(column => Expressions.Col(scope.Find(column).Name))];
        SqlText text = SqlText.Of("SELECT *");
        var meanings = scope.Columns.ToList();
        foreach (WindowExpr value in values)
        {
            string name = value.OutputName ?? throw Errors.NoName("of the window");
            meanings.Add(value.Meaning(scope) with { Name = name });
            text.Add(", ");
            value.Write(text, scope, partition, orderBy);
            text.Add(" AS ").Name(name);
        }

        return With(text.Add(" FROM ").Add(Source()), meanings);
    }

    internal static ColumnMeta[] WriteNamed(SqlText text, IReadOnlyList<Expr> expressions, Scope scope)
    {
        var meanings = new ColumnMeta[expressions.Count];
        for (int i = 0; i < meanings.Length; i++)
        {
            meanings[i] = expressions[i].Meaning(scope);
            string name = expressions[i].OutputName ?? throw Errors.NoName(expressions[i].ToString());
            // A bare column keeps the spelling that it has in the frame.
            name = expressions[i] is ColumnExpr ? meanings[i].Name : name;
            meanings[i] = meanings[i] with { Name = name };
            text.Add(i == 0 ? "" : ", ");
            expressions[i].Write(text, scope);
            text.Add(" AS ").Name(name);
        }

        return meanings;
    }

    internal void SameConnection(DataFrame other)
    {
        if (!ReferenceEquals(connection, other.connection))
        {
            throw Errors.OtherConnection();
        }
    }

    private static string NotNegative(long rows, string verb) =>
        rows >= 0
            ? rows.ToString(System.Globalization.CultureInfo.InvariantCulture)
            : throw Errors.BadArgument($"The number of rows of {verb}", rows, "0 or more");
}
