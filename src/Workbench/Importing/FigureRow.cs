using System.Globalization;
using DuckDB.NET.Data;
using Workbench.Ingestion;
using Workbench.Text;

namespace Workbench.Importing;

/// <summary>
/// A row of a table of figures, checked cell by cell with a reason for what cannot be taken. <see cref="FigureTable"/> takes the plain
/// rows in bulk; this is for the others, and says what the rules are.
/// </summary>
internal sealed record FigureRow(long Number, decimal Value, decimal? ValueHigh, string Kind, string Unit, string? Noun, string Bound,
    DateOnly? PeriodStart, DateOnly? PeriodEnd, PlaceNames.Found Place, string PlaceName, string? Category, string? Language, string Raw, bool Target)
{
    public static readonly string[] Kinds = [.. Enum.GetValues<QuantityKind>().Select(QuantityKinds.ToName)];
    public static readonly string[] BoundNames = [.. Enum.GetValues<Bound>().Select(Bounds.ToName)];
    public static readonly string[] CategoryIds = [.. Categories.Default.Select(c => c.Id)];

    /// <summary>Reads a row; throws with the reason when it cannot be taken.</summary>
    /// <exception cref="FormatException">The reason.</exception>
    public static FigureRow Check(long number, Func<string, string?> cell, Func<string?, string?, PlaceNames.Found> placeOf)
    {
        var unit = cell("unit") ?? throw new FormatException("`unit` is empty.");
        var raw = cell("value") ?? throw new FormatException("`value` is empty.");
        var value = NumberOf("value", raw);
        decimal? high = cell("value_high") is { } highText ? NumberOf("value_high", highText) : null;
        if (high < value && cell("kind") != "ratio")
            throw new FormatException($"`value_high` {cell("value_high")} is below `value` {raw}.");
        var kind = OneOf("kind", cell("kind") ?? "count", Kinds);
        var bound = OneOf("bound", cell("bound") ?? "exact", BoundNames);
        var category = cell("category") is { } named ? OneOf("category", named, CategoryIds) : null;
        var (start, end) = (Date("period_start", cell("period_start")), Date("period_end", cell("period_end")));
        if (start > end)
            throw new FormatException($"`period_start` {cell("period_start")} is after `period_end` {cell("period_end")}.");
        var written = cell("district") ?? cell("place") ?? cell("province") ?? throw new FormatException("neither `district` nor `province` is given.");
        return new FigureRow(number, value, high, kind, unit, cell("indicator") ?? cell("noun"), bound, start, end, placeOf(cell("district") ?? cell("place"), cell("province")), written, category, cell("language"), raw, Truth("target", cell("target")));
    }

    public void Append(IDuckDBAppenderRow row, string id, string file)
    {
        row.AppendValue(id).AppendNullValue().AppendNullValue().AppendNullValue().AppendNullValue().AppendValue(Raw).AppendValue(Value).AppendValue(ValueHigh).AppendValue(Kind).AppendValue(Unit);
        ReportWriter.Append(row, Noun);
        row.AppendValue(Bound);
        ReportWriter.Append(row, PeriodStart);
        ReportWriter.Append(row, PeriodEnd);
        ReportWriter.Append(row, Place.PlaceId);
        row.AppendValue(PlaceName).AppendValue(Place.Doubts.AsEnumerable()).AppendValue("extracted").AppendValue("table");
        ReportWriter.Append(row, Category);
        ReportWriter.Append(row, Language);
        row.AppendValue(file).AppendValue(Number).AppendValue(Target).AppendNullValue().AppendNullValue();
        ReportWriter.Append(row, Place.PlaceId);
        row.EndRow();
    }

    private static decimal NumberOf(string column, string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)
            ? Math.Abs(value) < 1e21m ? value : throw new FormatException($"`{column}` {text} is too large; at most 22 digits before the point are kept.")
            : throw new FormatException($"`{column}` '{text}' is not a number. Write digits with a point, without grouping.");

    private static DateOnly? Date(string column, string? text) =>
        text is null ? null
        : DateOnly.TryParseExact(text.Length > 10 ? text[..10] : text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw new FormatException($"`{column}` '{text}' is not a date. Write it as 2023-12-31.");

    private static string OneOf(string column, string text, string[] allowed) =>
        allowed.Contains(text, StringComparer.Ordinal) ? text : throw new FormatException($"`{column}` '{text}' is unknown. Allowed: {string.Join(", ", allowed)}.");

    private static bool Truth(string column, string? text) => text?.ToLowerInvariant() switch
    {
        null or "false" or "no" or "0" => false,
        "true" or "yes" or "1" => true,
        _ => throw new FormatException($"`{column}` '{text}' is neither true nor false."),
    };
}
