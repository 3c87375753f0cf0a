using DuckDB.NET.Data;

namespace Workbench.DataFrames.Tests;

internal static class TestFrames
{
    public static DuckDBConnection Open()
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        return connection;
    }

    /// <summary>Districts with households, money and a percent, units set.</summary>
    public static DataFrame Districts(DuckDBConnection connection) => DataFrame.FromSql(connection, """
        SELECT * FROM (VALUES
            ('Đắk Glong', 'Đắk Nông', 2024, 273, 3410000000, 17.5),
            ('Châu Phú', 'An Giang', 2024, 120, 900000000, 4.25),
            ('Châu Phú', 'An Giang', 2023, 95, NULL, 5.5),
            ('Lào Cai', 'Lào Cai', 2024, NULL, 1250000000, 12.0))
        t(district, province, year, households, budget, poor)
        """).Annotate(
            new ColumnNote("households", "household", "count", "Households", "reports"),
            new ColumnNote("budget", "VND", "money"),
            new ColumnNote("poor", "%", "percent", "Poor households"));

    /// <summary>The rows as text, a row a line, values joined by a bar: for comparing.</summary>
    public static string[] Lines(this DataFrame frame)
    {
        ColumnSet set = frame.Collect();
        return [.. Enumerable.Range(0, set.RowCount).Select(row => string.Join('|', set.Columns.Select(column => Cells(column[row]))))];

        static string Cells(object? value) => value switch
        {
            null => "∅",
            double number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            IEnumerable<object?> list => "[" + string.Join(",", list.Select(Cells)) + "]",
            _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}"),
        };
    }
}
