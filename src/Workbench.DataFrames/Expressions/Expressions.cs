namespace Workbench.DataFrames;

/// <summary>Where expressions begin: <c>using static Workbench.DataFrames.Expressions;</c>.</summary>
public static class Expressions
{
    /// <summary>SQL NULL.</summary>
    public static Expr Null { get; } = new LiteralExpr(null);

    /// <summary>A column by its name, without regard to case.</summary>
    public static Expr Col(string name) => new ColumnExpr(name);

    /// <summary>A value of C#: number, text, bool, date, time, Guid or null.</summary>
    /// <exception cref="DataFrameException">Values of this type cannot stand in an expression (WB2015).</exception>
    public static Expr Value(object? value)
    {
        if (value is not null)
        {
            LiteralValue.From(value);
        }

        return new LiteralExpr(value);
    }

    /// <summary>One value where a condition holds, another where it does not or is missing.</summary>
    public static Expr When(Expr condition, Expr then, Expr otherwise) => new WhenExpr(condition, then ?? Null, otherwise ?? Null);

    /// <summary>Number of rows.</summary>
    public static Expr CountRows() => new AggregateExpr("count(*)", AggregateMeaning.Count, []);

    /// <summary>Pearson's correlation of two columns, over the rows that have both.</summary>
    public static Expr Corr(Expr x, Expr y) => new CallExpr("corr({0}, {1})", CallMeaning.None, [x, y]).Aggregating();

    /// <summary>Calls a function by name, for example one that was registered from C#.</summary>
    /// <param name="function">Name; it is quoted.</param>
    /// <param name="arguments">Arguments.</param>
    public static Expr Call(string function, params Expr[] arguments) => new CallExpr(
        SqlText.Quote(function).Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)
        + "(" + string.Join(", ", arguments.Select((_, i) => $"{{{i}}}")) + ")",
        CallMeaning.None,
        arguments);

    /// <summary>Number of the row in its window, from 1.</summary>
    public static WindowExpr RowNumber() => new("row_number()", CallMeaning.None, []);

    /// <summary>Rank in the window, with gaps after equals.</summary>
    public static WindowExpr Rank() => new("rank()", CallMeaning.None, []);

    /// <summary>Rank in the window, without gaps.</summary>
    public static WindowExpr DenseRank() => new("dense_rank()", CallMeaning.None, []);

    /// <summary>The value of an earlier row of the window.</summary>
    /// <param name="value">What is taken.</param>
    /// <param name="rows">How many rows earlier.</param>
    public static WindowExpr Lag(Expr value, int rows = 1) => new("lag({0}, {1})", CallMeaning.First, [value, rows]);

    /// <summary>The value of a later row of the window.</summary>
    /// <param name="value">What is taken.</param>
    /// <param name="rows">How many rows later.</param>
    public static WindowExpr Lead(Expr value, int rows = 1) => new("lead({0}, {1})", CallMeaning.First, [value, rows]);

    /// <summary>An aggregate over the window from its first row to this one: <c>Cumulative(Col("value").Sum())</c>.</summary>
    /// <exception cref="DataFrameException">The expression is no aggregate (WB2019).</exception>
    public static WindowExpr Cumulative(Expr aggregate) => Moving(aggregate, "UNBOUNDED PRECEDING");

    /// <summary>An aggregate over this row of the window and those just before it.</summary>
    /// <param name="aggregate">An aggregate, for example <c>Col("value").Mean()</c>.</param>
    /// <param name="rows">How many rows in all, at least 1.</param>
    /// <exception cref="DataFrameException">The expression is no aggregate (WB2019), or the number is below 1 (WB2020).</exception>
    public static WindowExpr Moving(Expr aggregate, int rows) =>
        rows >= 1
            ? Moving(aggregate, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{rows - 1} PRECEDING"))
            : throw Errors.BadArgument("The number of rows of a moving aggregate", rows, "1 or more");

    /// <summary>An aggregate over all rows of the window, beside each: <c>OverAll(Col("value").Sum()).As("total")</c>.</summary>
    /// <exception cref="DataFrameException">The expression is no aggregate (WB2019).</exception>
    public static WindowExpr OverAll(Expr aggregate) => Between(aggregate, "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING");

    private static WindowExpr Moving(Expr aggregate, string start) => Between(aggregate, $"ROWS BETWEEN {start} AND CURRENT ROW");

    private static WindowExpr Between(Expr aggregate, string rows) =>
        aggregate.IsAggregate ? new("{0}", CallMeaning.First, [aggregate], rows) : throw Errors.NotAggregate(aggregate.ToString());

    private static AggregateExpr Aggregating(this Expr expression) => new("{0}", AggregateMeaning.Keep, [expression]);
}

/// <summary>A value that depends on other rows, for <see cref="DataFrame.Window"/>.</summary>
public sealed class WindowExpr
{
    private readonly string template;
    private readonly CallMeaning meaning;
    private readonly IReadOnlyList<Expr> arguments;
    private readonly string rows;

    internal WindowExpr(string template, CallMeaning meaning, IReadOnlyList<Expr> arguments, string rows = "", string? name = null)
    {
        this.template = template;
        this.meaning = meaning;
        this.arguments = arguments;
        this.rows = rows;
        OutputName = name;
    }

    internal string? OutputName { get; }

    /// <summary>Names the result.</summary>
    public WindowExpr As(string name) => new(template, meaning, arguments, rows, name);

    internal ColumnMeta Meaning(Scope scope)
    {
        ColumnMeta[] meanings = [.. arguments.Select(argument => argument.Meaning(scope))];
        return meaning == CallMeaning.First ? meanings[0] : new("");
    }

    internal void Write(SqlText sql, Scope scope, IReadOnlyList<Expr> partition, IReadOnlyList<Ordering> order)
    {
        Template.Write(sql, scope, template, arguments);
        sql.Add(" OVER (");
        for (int i = 0; i < partition.Count; i++)
        {
            sql.Add(i == 0 ? "PARTITION BY " : ", ");
            partition[i].Write(sql, scope);
        }

        for (int i = 0; i < order.Count; i++)
        {
            sql.Add(i == 0 ? " ORDER BY " : ", ");
            order[i].Write(sql, scope);
        }

        sql.Add(rows.Length == 0 ? ")" : $" {rows})");
    }
}
