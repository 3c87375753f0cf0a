using System.Collections;
using System.Globalization;

namespace Workbench.DataFrames;

/// <summary>Values as people read them: invariant, nothing rounded.</summary>
internal static class Cells
{
    internal const string Missing = "–";

    internal static string Text(object? value) => value switch
    {
        null => Missing,
        string text => text,
        bool flag => flag ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFzzz", CultureInfo.InvariantCulture),
        byte[] bytes => string.Create(CultureInfo.InvariantCulture, $"{bytes.Length} bytes"),
        IReadOnlyDictionary<string, object?> record => "{" + string.Join(", ", record.Select(field => $"{field.Key}: {Text(field.Value)}")) + "}",
        IReadOnlyList<KeyValuePair<object, object?>> map => "{" + string.Join(", ", map.Select(pair => $"{Text(pair.Key)}: {Text(pair.Value)}")) + "}",
        IEnumerable list => "[" + string.Join(", ", list.Cast<object?>().Select(Text)) + "]",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };

    /// <summary>The title of a column: its label or name, with its unit.</summary>
    internal static string Title(ColumnInfo column) => (column.Label ?? column.Name) + (column.Unit is null ? "" : $" [{column.Unit}]");

    internal static bool AlignsRight(ColumnInfo column) => DataFrame.IsNumber(column.Type);

    internal static string Caption(long shown, long all, int columns) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(shown < all ? $"first {shown:N0} of {all:N0} rows" : all == 1 ? "1 row" : $"{all:N0} rows")}, {columns} column{(columns == 1 ? "" : "s")}");
}
