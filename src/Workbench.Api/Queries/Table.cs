using System.Globalization;
using System.Text;

namespace Workbench.Api.Queries;

/// <summary>A table to be written as CSV or Parquet.</summary>
/// <param name="Name">What the file is called, without ending.</param>
/// <param name="Columns">The columns with DuckDB's types.</param>
/// <param name="Rows">The rows; a cell is null, a text, a number, a day, a time, true or false, or a list of texts.</param>
/// <param name="Truncated">Whether rows were left out.</param>
internal sealed record Table(string Name, IReadOnlyList<(string Name, string Type)> Columns, IEnumerable<object?[]> Rows, bool Truncated = false)
{
    public byte[] ToCsv()
    {
        var text = new StringBuilder();
        Line(text, Columns.Select(c => (object?)c.Name));
        foreach (var row in Rows)
            Line(text, row);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A cell as it is written: the same in every culture, decimals without trailing zeros, lists separated by <c>; </c>.</summary>
    public static string Cell(object value) => value switch
    {
        decimal number => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        string text => text,
        System.Collections.IEnumerable list => string.Join("; ", list.Cast<object?>().Select(v => v is null ? "" : Cell(v))),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>A field by RFC 4180.</summary>
    public static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static void Line(StringBuilder text, IEnumerable<object?> cells) =>
        text.AppendJoin(',', cells.Select(c => c is null ? "" : Quoted(Cell(c)))).Append("\r\n");
}
