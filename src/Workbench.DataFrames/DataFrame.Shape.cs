using System.Globalization;

namespace Workbench.DataFrames;

public sealed partial class DataFrame
{
    /// <summary>
    /// Turns the values of one column into columns: a row for each combination of <paramref name="rows"/>, a column for each value of
    /// <paramref name="columns"/> (in their order), and in the cells an aggregate of what falls there. Asks for the different values first.
    /// </summary>
    /// <param name="rows">Columns that stay.</param>
    /// <param name="columns">Column whose values become names of columns; a missing value becomes "null".</param>
    /// <param name="value">An aggregate: <c>Col("value").Sum()</c>. Cells that nothing falls into are missing.</param>
    /// <exception cref="DataFrameException">A column is not there (WB2001), the value is no aggregate (WB2019) or a refused one (WB2011, WB2012).</exception>
    public DataFrame Pivot(string[] rows, string columns, Expr value)
    {
        if (!value.IsAggregate)
        {
            throw Errors.NotAggregate(value.ToString());
        }

        ColumnMeta spread = scope.Find(columns);
        ColumnMeta meaning = value.Meaning(scope);
        string name = SqlText.Quote(spread.Name);
        using ColumnSet values = Run(
            SqlText.Of($"SELECT DISTINCT CAST({name} AS VARCHAR) AS v, {name} AS k FROM ").Add(Source()).Add(" ORDER BY k NULLS LAST"), [], default);
        SqlText text = SqlText.Of("SELECT ");
        List<ColumnMeta> meanings = [.. rows.Select(scope.Find)];
        text.Names(meanings.Select(column => column.Name));
        for (int row = 0; row < values.RowCount; row++)
        {
            var label = (string?)values.Columns[0][row];
            text.Add(meanings.Count == 0 ? "" : ", ");
            value.Write(text, scope);
            text.Add($" FILTER (WHERE CAST({name} AS VARCHAR) IS NOT DISTINCT FROM ");
            _ = label is null ? text.Add("NULL") : text.Value(LiteralValue.From(label));
            text.Add(") AS ").Name(label ?? "null");
            meanings.Add(meaning with { Name = label ?? "null", Label = null });
        }

        text.Add(" FROM ").Add(Source());
        for (int i = 0; i < rows.Length; i++)
        {
            text.Add(i == 0 ? " GROUP BY " : ", ").Add((i + 1).ToString(CultureInfo.InvariantCulture));
        }

        return With(text, meanings);
    }

    /// <summary>Turns columns into rows: one row for each row and named column, with the column's name and its value. Missing values stay.</summary>
    /// <param name="columns">Columns that are stacked; of one type and unit.</param>
    /// <param name="name">Name of the new column that holds their names.</param>
    /// <param name="value">Name of the new column that holds their values.</param>
    /// <exception cref="DataFrameException">A column is not there (WB2001), units differ (WB2010), or a new name is taken (WB2006).</exception>
    public DataFrame Unpivot(string[] columns, string name = "name", string value = "value")
    {
        if (columns.Length == 0)
        {
            throw Errors.NothingGiven("Unpivot", "column");
        }

        ColumnMeta[] stacked = [.. columns.Select(scope.Find)];
        ColumnMeta meaning = UnitRules.SameUnit("Stacking", [.. stacked.Select(column => Expressions.Col(column.Name))], stacked);
        ColumnMeta[] kept = [.. scope.Columns.Where(column => !stacked.Contains(column))];
        SqlText text = SqlText.Of("SELECT ").Names(kept.Select(column => column.Name)).Add(kept.Length == 0 ? "" : ", ")
            .Add("unnest([");
        for (int i = 0; i < stacked.Length; i++)
        {
            text.Add(i == 0 ? "" : ", ").Value(LiteralValue.From(stacked[i].Name));
        }

        text.Add("]) AS ").Name(name).Add(", unnest([").Names(stacked.Select(column => column.Name)).Add("]) AS ").Name(value).Add(" FROM ").Add(Source());
        return With(text, [.. kept, new ColumnMeta(name), meaning with { Name = value }]);
    }

    /// <summary>
    /// What each column holds: <c>column, type, unit, count, missing, distinct, min, q25, median, q75, max, mean, std</c>. Least and greatest
    /// as text; the numbers only of columns of numbers.
    /// </summary>
    public DataFrame Describe()
    {
        var text = new SqlText();
        for (int i = 0; i < Columns.Count; i++)
        {
            string name = SqlText.Quote(Columns[i].Name);
            bool isNumber = IsNumber(Columns[i].Type);
            string number = isNumber ? $"{name}::DOUBLE" : "NULL::DOUBLE";
            text.Add(i == 0 ? "" : " UNION ALL ").Add("SELECT ").Value(LiteralValue.From(Columns[i].Name)).Add(" AS \"column\", ")
                .Value(LiteralValue.From(Columns[i].SqlType)).Add(" AS type, ");
            _ = Columns[i].Unit is { } unit ? text.Value(LiteralValue.From(unit)) : text.Add("NULL::VARCHAR");
            text.Add($" AS unit, count({name}) AS count, count(*) - count({name}) AS missing, count(DISTINCT {name}) AS \"distinct\", ")
                .Add($"min({name})::VARCHAR AS min, quantile_cont({number}, 0.25) AS q25, median({number}) AS median, ")
                .Add($"quantile_cont({number}, 0.75) AS q75, max({name})::VARCHAR AS max, avg({number}) AS mean, ")
                // The engine fails on the deviation of an infinity; there is none.
                .Add($"CASE WHEN bool_and(coalesce(isfinite({number}), true)) THEN stddev_samp(CASE WHEN isfinite({number}) THEN {number} END) END AS std FROM ")
                .Add(Source());
        }

        string[] names = ["column", "type", "unit", "count", "missing", "distinct", "min", "q25", "median", "q75", "max", "mean", "std"];
        return With(text, [.. names.Select(name => new ColumnMeta(name))]);
    }

    /// <summary>Pearson's correlation of each two columns of numbers, over the rows that have both: a column <c>column</c>, then one for each.</summary>
    /// <param name="columns">Columns; none for all columns of numbers.</param>
    /// <exception cref="DataFrameException">A column is not there (WB2001), or there is no column of numbers (WB2018).</exception>
    public DataFrame Correlation(params string[] columns)
    {
        string[] names = columns.Length > 0
            ? [.. columns.Select(column => scope.Find(column).Name)]
            : [.. Columns.Where(column => IsNumber(column.Type)).Select(column => column.Name)];
        if (names.Length == 0)
        {
            throw Errors.NothingGiven("Correlation", "column of numbers");
        }

        var text = new SqlText();
        for (int i = 0; i < names.Length; i++)
        {
            text.Add(i == 0 ? "SELECT " : " UNION ALL SELECT ").Value(LiteralValue.From(names[i])).Add(" AS \"column\"");
            foreach (string other in names)
            {
                text.Add($", corr({SqlText.Quote(names[i])}::DOUBLE, {SqlText.Quote(other)}::DOUBLE) AS ").Name(other);
            }

            text.Add(" FROM ").Add(Source());
        }

        return With(text, [new ColumnMeta("column"), .. names.Select(name => new ColumnMeta(name))]);
    }

    internal static bool IsNumber(Type type) =>
        Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal || type == typeof(Int128) || type == typeof(UInt128)
        || type == typeof(System.Numerics.BigInteger);
}
