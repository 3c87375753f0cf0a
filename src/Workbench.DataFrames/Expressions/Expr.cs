namespace Workbench.DataFrames;

#pragma warning disable CA2225 // An operator's named twin would only repeat the SQL functions of Expressions.

/// <summary>
/// An expression over the columns of a frame: <c>Col("value") / Col("population") * 1000</c>. It is immutable and knows no frame; columns
/// are looked up, and units checked, when a verb takes it. C# values in it become parameters of the query, names are quoted.
/// </summary>
/// <remarks><c>==</c>, <c>!=</c>, <c>&amp;</c> and <c>|</c> build expressions; a null operand means SQL NULL. Use <see cref="object.ReferenceEquals"/> to compare objects.</remarks>
public abstract class Expr
{
    private protected Expr()
    {
    }

    /// <summary>The name the expression gives its column, or null when it needs <see cref="As"/>.</summary>
    internal virtual string? OutputName => null;

    internal virtual bool IsAggregate => false;

    internal abstract void Write(SqlText sql, Scope? scope);

    /// <summary>What the result means; the name is not filled in. Throws when units do not go together.</summary>
    internal abstract ColumnMeta Meaning(Scope scope);

    /// <summary>The expression as the engine reads it, without a frame: for messages.</summary>
    public override string ToString()
    {
        var text = new SqlText();
        Write(text, scope: null);
        return text.Render().Sql;
    }

    /// <summary>Names the result.</summary>
    public Expr As(string name) => new NamedExpr(this, name);

    /// <summary>Says what unit, kind or label the result has, in place of what was inferred.</summary>
    public Expr WithUnit(string? unit, string? kind = null, string? label = null) => new MeaningExpr(this, unit, kind, label);

    /// <summary>Converts to the engine's type for <typeparamref name="T"/>; a value that does not convert fails the query.</summary>
    public Expr Cast<T>() => new CastExpr(this, SqlTypes.For(typeof(T)), fails: true);

    /// <summary>As <see cref="Cast{T}"/>, with null for what does not convert.</summary>
    public Expr TryCast<T>() => new CastExpr(this, SqlTypes.For(typeof(T)), fails: false);

    /// <summary>Whether the value is missing.</summary>
    public Expr IsNull() => new CallExpr("({0} IS NULL)", CallMeaning.None, [this]);

    /// <summary>Whether there is a value.</summary>
    public Expr IsNotNull() => new CallExpr("({0} IS NOT NULL)", CallMeaning.None, [this]);

    /// <summary>Whether the value is one of these; never true for a missing value.</summary>
    public Expr In(params Expr[] values) =>
        values.Length == 0
            ? (Expr)false
            : new CallExpr($"({{0}} IN ({string.Join(", ", values.Select((_, i) => $"{{{i + 1}}}"))}))", CallMeaning.None, [this, .. values]);

    /// <summary>Whether the value is from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public Expr Between(Expr low, Expr high) => (this >= low) & (this <= high);

    /// <summary>The value, or the first of the others that is not missing.</summary>
    public Expr Coalesce(params Expr[] others) =>
        new CallExpr($"coalesce({{0}}{string.Concat(others.Select((_, i) => $", {{{i + 1}}}"))})", CallMeaning.Same, [this, .. others]);

    /// <summary>The value without its sign.</summary>
    public Expr Abs() => Call("abs({0})", CallMeaning.First);

    /// <summary>Rounded half away from zero, to a number of decimal places.</summary>
    public Expr Round(int digits = 0) => new CallExpr("round({0}, {1})", CallMeaning.First, [this, digits]);

    /// <summary>The next integer at or below.</summary>
    public Expr Floor() => Call("floor({0})", CallMeaning.First);

    /// <summary>The next integer at or above.</summary>
    public Expr Ceiling() => Call("ceil({0})", CallMeaning.First);

    /// <summary>Natural logarithm; fails the query for a value that is not positive.</summary>
    public Expr Log() => Call("ln({0})", CallMeaning.None);

    /// <summary>Square root.</summary>
    public Expr Sqrt() => Call("sqrt({0})", CallMeaning.None);

    /// <summary>Text in lower case.</summary>
    public Expr Lower() => Call("lower({0})", CallMeaning.None);

    /// <summary>Text in upper case.</summary>
    public Expr Upper() => Call("upper({0})", CallMeaning.None);

    /// <summary>Text without blanks at its ends.</summary>
    public Expr Trim() => Call("trim({0})", CallMeaning.None);

    /// <summary>Length of text in characters.</summary>
    public Expr Length() => Call("length({0})", CallMeaning.None);

    /// <summary>Whether text contains a text.</summary>
    public Expr Contains(string text) => new CallExpr("contains({0}, {1})", CallMeaning.None, [this, text]);

    /// <summary>Whether text begins with a text.</summary>
    public Expr StartsWith(string text) => new CallExpr("starts_with({0}, {1})", CallMeaning.None, [this, text]);

    /// <summary>Whether text ends with a text.</summary>
    public Expr EndsWith(string text) => new CallExpr("ends_with({0}, {1})", CallMeaning.None, [this, text]);

    /// <summary>Whether text matches a pattern of <c>%</c> and <c>_</c>.</summary>
    public Expr Like(string pattern) => new CallExpr("({0} LIKE {1})", CallMeaning.None, [this, pattern]);

    /// <summary>Year of a date.</summary>
    public Expr Year() => Call("year({0})", CallMeaning.None);

    /// <summary>Month of a date, 1 to 12.</summary>
    public Expr Month() => Call("month({0})", CallMeaning.None);

    /// <summary>Day of the month of a date.</summary>
    public Expr Day() => Call("day({0})", CallMeaning.None);

    /// <summary>Order by this, least first; missing values last.</summary>
    public Ordering Ascending() => new(this, descending: false);

    /// <summary>Order by this, greatest first; missing values last.</summary>
    public Ordering Descending() => new(this, descending: true);

    /// <summary>Sum of the values present; null when there is none. Percent and ratios are refused (WB2011).</summary>
    public Expr Sum() => new AggregateExpr("sum({0})", AggregateMeaning.Sum, [this]);

    /// <summary>Mean of the values present. For percent and ratios it wants a weight (WB2012).</summary>
    public Expr Mean() => new AggregateExpr("avg({0})", AggregateMeaning.Mean, [this]);

    /// <summary>Mean weighted by another column: the sum of value times weight over the sum of the weights of rows that have both.</summary>
    public Expr Mean(Expr weight) =>
        new AggregateExpr("(sum(({0})::DOUBLE * ({1})::DOUBLE) / sum(({1})::DOUBLE) FILTER (WHERE ({0}) IS NOT NULL))", AggregateMeaning.Keep, [this, weight]);

    /// <summary>Plain mean, also of percent and ratios: each row counts the same, however many it stands for.</summary>
    public Expr MeanUnweighted() => new AggregateExpr("avg({0})", AggregateMeaning.Keep, [this]);

    /// <summary>The middle value; of an even number, the mean of the two in the middle.</summary>
    public Expr Median() => new AggregateExpr("median({0})", AggregateMeaning.Keep, [this]);

    /// <summary>The value below which a share of the values lies, interpolated between neighbours.</summary>
    /// <param name="share">0 to 1; 0.5 is the median.</param>
    /// <exception cref="DataFrameException">The share is outside 0 to 1 (WB2020).</exception>
    public Expr Quantile(double share) =>
        share is >= 0 and <= 1
            ? new AggregateExpr("quantile_cont({0}, " + share.ToString("R", System.Globalization.CultureInfo.InvariantCulture) + ")", AggregateMeaning.Keep, [this])
            : throw Errors.BadArgument("The share of a quantile", share, "0 to 1");

    /// <summary>Least value.</summary>
    public Expr Min() => new AggregateExpr("min({0})", AggregateMeaning.Keep, [this]);

    /// <summary>Greatest value.</summary>
    public Expr Max() => new AggregateExpr("max({0})", AggregateMeaning.Keep, [this]);

    /// <summary>Number of values present.</summary>
    public Expr Count() => new AggregateExpr("count({0})", AggregateMeaning.Count, [this]);

    /// <summary>Number of different values present.</summary>
    public Expr CountDistinct() => new AggregateExpr("count(DISTINCT {0})", AggregateMeaning.Count, [this]);

    /// <summary>The first value, in the order of the rows.</summary>
    public Expr First() => new AggregateExpr("first({0})", AggregateMeaning.Keep, [this]);

    /// <summary>All values, missing ones too, as a list.</summary>
    public Expr ToList() => new AggregateExpr("list({0})", AggregateMeaning.Keep, [this]);

    /// <summary>Standard deviation of a sample; null of fewer than two values.</summary>
    public Expr StandardDeviation() => new AggregateExpr("stddev_samp({0})", AggregateMeaning.Keep, [this]);

    /// <summary>A value.</summary>
    public static implicit operator Expr(int value) => new LiteralExpr(value);

    /// <summary>A value.</summary>
    public static implicit operator Expr(long value) => new LiteralExpr(value);

    /// <summary>A value.</summary>
    public static implicit operator Expr(double value) => new LiteralExpr(value);

    /// <summary>A value.</summary>
    public static implicit operator Expr(decimal value) => new LiteralExpr(value);

    /// <summary>A text; not a column: that is <see cref="Expressions.Col"/>.</summary>
    public static implicit operator Expr(string? value) => new LiteralExpr(value);

    /// <summary>A value.</summary>
    public static implicit operator Expr(bool value) => new LiteralExpr(value);

    /// <summary>A value.</summary>
    public static implicit operator Expr(DateOnly value) => new LiteralExpr(value);

    /// <summary>A value.</summary>
    public static implicit operator Expr(DateTime value) => new LiteralExpr(value);

    /// <summary>Sum of two numbers of one unit.</summary>
    public static Expr operator +(Expr left, Expr right) => new BinaryExpr("+", BinaryMeaning.Add, left, right);

    /// <summary>Difference of two numbers of one unit.</summary>
    public static Expr operator -(Expr left, Expr right) => new BinaryExpr("-", BinaryMeaning.Add, left, right);

    /// <summary>Product; the units multiply.</summary>
    public static Expr operator *(Expr left, Expr right) => new BinaryExpr("*", BinaryMeaning.Multiply, left, right);

    /// <summary>Quotient, with fractions also of integers; null when the divisor is zero. The units divide.</summary>
    public static Expr operator /(Expr left, Expr right) => new BinaryExpr("/", BinaryMeaning.Divide, left, right);

    /// <summary>Remainder, with the sign of the left.</summary>
    public static Expr operator %(Expr left, Expr right) => new BinaryExpr("%", BinaryMeaning.Add, left, right);

    /// <summary>The negative.</summary>
    public static Expr operator -(Expr value) => value.Call("(-{0})", CallMeaning.First);

    /// <summary>Whether equal; missing when either is.</summary>
    public static Expr operator ==(Expr left, Expr right) => new BinaryExpr("=", BinaryMeaning.Compare, left, right);

    /// <summary>Whether different; missing when either is.</summary>
    public static Expr operator !=(Expr left, Expr right) => new BinaryExpr("<>", BinaryMeaning.Compare, left, right);

    /// <summary>Whether less.</summary>
    public static Expr operator <(Expr left, Expr right) => new BinaryExpr("<", BinaryMeaning.Compare, left, right);

    /// <summary>Whether greater.</summary>
    public static Expr operator >(Expr left, Expr right) => new BinaryExpr(">", BinaryMeaning.Compare, left, right);

    /// <summary>Whether less or equal.</summary>
    public static Expr operator <=(Expr left, Expr right) => new BinaryExpr("<=", BinaryMeaning.Compare, left, right);

    /// <summary>Whether greater or equal.</summary>
    public static Expr operator >=(Expr left, Expr right) => new BinaryExpr(">=", BinaryMeaning.Compare, left, right);

    /// <summary>Whether both.</summary>
    public static Expr operator &(Expr left, Expr right) => new BinaryExpr("AND", BinaryMeaning.None, left, right);

    /// <summary>Whether either.</summary>
    public static Expr operator |(Expr left, Expr right) => new BinaryExpr("OR", BinaryMeaning.None, left, right);

    /// <summary>Whether not.</summary>
    public static Expr operator !(Expr value) => value.Call("(NOT {0})", CallMeaning.None);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    private CallExpr Call(string template, CallMeaning meaning) => new(template, meaning, [this]);
}

/// <summary>An expression and a direction to order by.</summary>
public sealed class Ordering
{
    internal Ordering(Expr by, bool descending)
    {
        By = by;
        IsDescending = descending;
    }

    internal Expr By { get; }

    internal bool IsDescending { get; }

    /// <summary>Orders by an expression, least first.</summary>
    public static implicit operator Ordering(Expr by) => by.Ascending();

    /// <summary>Orders by a column, least first.</summary>
    public static implicit operator Ordering(string column) => Expressions.Col(column).Ascending();

    internal void Write(SqlText sql, Scope scope)
    {
        By.Write(sql, scope);
        sql.Add(IsDescending ? " DESC NULLS LAST" : " ASC NULLS LAST");
    }
}
