using System.Globalization;

namespace Workbench.DataFrames;

/// <summary>The messages of this assembly.</summary>
internal static class Errors
{
    internal static DataFrameException NoColumn(string name, IReadOnlyList<string> available)
    {
        string? nearest = Nearest(name, available);
        return new("WB2001", $"There is no column \"{name}\"." + (nearest is null ? "" : $" Did you mean \"{nearest}\"?") + $" Columns: {List(available)}.");
    }

    internal static DataFrameException BadSql(string sql, string message) =>
        new("WB2002", $"The engine refuses the query: {message.Trim()} Query: {sql}");

    internal static DataFrameException ManyStatements(int count) => new(
        "WB2003", string.Create(CultureInfo.InvariantCulture, $"A frame is one query; the text has {count} statements. Run the others on the connection first."));

    internal static DataFrameException WrongType(string name, Type actual, Type asked) => new(
        "WB2004", $"Column \"{name}\" holds {TypeName(actual)}, not {TypeName(asked)}. Use Column<{TypeName(actual)}>(\"{name}\"), or convert it with Col(\"{name}\").Cast<{TypeName(asked)}>().");

    internal static DataFrameException UnlikeUnits(string operation, string left, string leftUnit, string right, string rightUnit) => new(
        "WB2010",
        $"{operation} \"{left}\" ({leftUnit}) and \"{right}\" ({rightUnit}) mixes units. Convert one of them first, and say so with WithUnit(\"{right}\", \"{leftUnit}\").");

    internal static DataFrameException SumOfRates(string name, string kind) => new(
        "WB2011",
        $"Column \"{name}\" holds {kind} values, which do not add up. Take Mean(weight), Median, Min or Max, or sum the counts behind it.");

    internal static DataFrameException MeanOfRates(string name, string kind) => new(
        "WB2012",
        $"The mean of \"{name}\" ({kind}) wants a weight: Col(\"{name}\").Mean(weight: Col(...)). For the plain mean all the same, use MeanUnweighted().");

    internal static DataFrameException NameClash(IReadOnlyList<string> names) => new(
        "WB2005", $"Both frames of the join have columns {List(names)}. Give a suffix for those of the right one, Join(..., suffix: \"_right\"), or rename them first.");

    internal static DataFrameException DuplicateColumn(string name) => new(
        "WB2006", $"Two columns would be named \"{name}\" (names are equal without regard to case). Rename one with As(...).");

    internal static DataFrameException NoName(string sql) => new(
        "WB2007", $"The expression {sql} needs a name: add As(\"name\").");

    internal static DataFrameException OtherConnection() => new(
        "WB2008", "The frames stand on different connections. Read one of them into the other's connection, or write it to Parquet and read that.");

    internal static DataFrameException Expired(string sql) => new(
        "WB2009", $"The connection of this frame is closed. Open it, or make the frame anew on an open connection. Query: {sql}");

    internal static DataFrameException UnsupportedType(string name, string type) => new(
        "WB2013", $"Column \"{name}\" has type {type}, which does not read into columns. Convert it in the query: Col(\"{name}\").Cast<string>().");

    internal static DataFrameException OutOfRange(string name, long row, string value, Type type) => new(
        "WB2014",
        string.Create(CultureInfo.InvariantCulture, $"Column \"{name}\", row {row}: {value} does not fit {TypeName(type)}. Convert the column in the query: Col(\"{name}\").Cast<string>()."));

    internal static DataFrameException UnsupportedLiteral(Type type) => new(
        "WB2015", $"A value of type {TypeName(type)} cannot stand in an expression. Use a number, text, bool, date, time, Guid or null.");

    internal static DataFrameException NoRecordMember(Type type, string member, IReadOnlyList<string> available) => new(
        "WB2016", $"{TypeName(type)} asks for \"{member}\", which no column matches. Columns: {List(available)}.");

    internal static DataFrameException NullForMember(Type type, string member, long row) => new(
        "WB2017", string.Create(CultureInfo.InvariantCulture, $"Row {row} has no value for {TypeName(type)}.{member}, which cannot be null. Make it nullable, or use DropNull or FillNull."));

    internal static DataFrameException NothingGiven(string verb, string what) => new(
        "WB2018", $"{verb} needs at least one {what}.");

    internal static DataFrameException NotAggregate(string sql) => new(
        "WB2019", $"{sql} is no aggregate. In Aggregate, use Sum, Mean, Median, Quantile, Min, Max, Count, CountDistinct, First or ToList.");

    internal static DataFrameException BadArgument(string what, object value, string allowed) => new(
        "WB2020", string.Create(CultureInfo.InvariantCulture, $"{what} is {value}; allowed is {allowed}."));

    internal static DataFrameException TooManyRows(long rows) => new(
        "WB2021", string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows are more than one array holds. Use Stream(), or reduce the frame first."));

    internal static DataFrameException MisfitColumns(IReadOnlyList<string> left, IReadOnlyList<string> right) => new(
        "WB2022", $"Union needs the same columns in both frames. Only in the first: {List([.. left.Except(right, StringComparer.OrdinalIgnoreCase)])}; only in the second: {List([.. right.Except(left, StringComparer.OrdinalIgnoreCase)])}.");

    internal static DataFrameException UnevenColumns(string first, int firstLength, string second, int secondLength) => new(
        "WB2023", string.Create(CultureInfo.InvariantCulture, $"Column \"{first}\" has {firstLength} values and \"{second}\" has {secondLength}. All columns of a frame have the same length."));

    internal static DataFrameException UnsupportedInput(string name, Type type) => new(
        "WB2024", $"Column \"{name}\" of type {TypeName(type)} cannot be read into a frame. Use numbers, bool, text, dates, times, Guid or byte[].");

    internal static DataFrameException FunctionResult(string name, int expected, int actual) => new(
        "WB2025", string.Create(CultureInfo.InvariantCulture, $"The function {name} was given {expected} rows and returned {actual}. It must return one value for each row."));

    internal static DataFrameException SeveralUnits(string name, IReadOnlyList<(string Unit, long Rows)> units) => new(
        "WB2026", $"Column \"{name}\" has values of {units.Count} units: {string.Join(", ", units.Take(5).Select(unit => string.Create(CultureInfo.InvariantCulture, $"{unit.Unit} ({unit.Rows} rows)")))}{(units.Count > 5 ? " and others" : "")}. Filter to one unit first.");

    internal static string TypeName(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? TypeName(inner) + "?"
        : type == typeof(int) ? "int"
        : type == typeof(long) ? "long"
        : type == typeof(double) ? "double"
        : type == typeof(decimal) ? "decimal"
        : type == typeof(string) ? "string"
        : type == typeof(bool) ? "bool"
        : type == typeof(float) ? "float"
        : type.Name;

    private static string List(IReadOnlyList<string> names) => names.Count == 0 ? "none" : string.Join(", ", names.Select(name => $"\"{name}\""));

    // The name that takes the fewest edits, if they are few against its length.
    private static string? Nearest(string name, IReadOnlyList<string> available) =>
        available
            .Select(other => (other, edits: Edits(name.ToUpperInvariant(), other.ToUpperInvariant())))
            .Where(pair => pair.edits <= Math.Max(2, name.Length / 3))
            .OrderBy(pair => pair.edits)
            .Select(pair => pair.other)
            .FirstOrDefault();

    private static int Edits(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[right.Length];
    }
}
