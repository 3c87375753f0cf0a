using System.Globalization;
using DuckDB.NET.Data;
using Workbench.Store;
using Workbench.Text;

namespace Workbench.Importing;

/// <summary>
/// A table of figures as rows of the store: each row checked, placed, and given an id from its content, so that importing a table
/// again changes nothing. All rows are written in one transaction.
/// </summary>
internal sealed class FigureTable(DuckDBConnection connection)
{
    private readonly Dictionary<(string?, string?), Place?> placed = [];

    private static readonly string[] Kinds = [.. Enum.GetValues<QuantityKind>().Select(QuantityKinds.ToName)];
    private static readonly string[] BoundNames = [.. Enum.GetValues<Bound>().Select(Bounds.ToName)];

    private static readonly string[] CategoryIds = [.. Categories.Default.Select(c => c.Id)];

    private sealed record Row(long Number, string Id, decimal Value, decimal? ValueHigh, string Kind, string Unit, string? Noun, string Bound,
        DateOnly? PeriodStart, DateOnly? PeriodEnd, string? PlaceId, string? PlaceName, string? Category, string? Language, string Raw, IReadOnlyList<string> Doubts, bool Target);

    public ImportResult Import(string path, ImportOptions options, CancellationToken cancellationToken)
    {
        var known = KnownIds();
        var rows = new List<Row>();
        var rejected = new List<RejectedRow>();
        var unchanged = 0;
        var preview = new List<ImportPreviewRow>();
        foreach (var (number, cells) in Read(path, options))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                var row = Check(number, cells);
                if (known.Add(row.Id))
                {
                    rows.Add(row);
                    if (options.DryRun && preview.Count < options.PreviewRows)
                        preview.Add(new ImportPreviewRow(number, row.Value, row.ValueHigh, row.Kind, row.Unit, row.Noun, row.Bound, row.PlaceName, row.PlaceId, row.Category, row.PeriodStart, row.PeriodEnd));
                }
                else
                    unchanged++;
            }
            catch (FormatException e)
            {
                rejected.Add(new RejectedRow(number, e.Message));
            }
        }
        if (!options.DryRun)
            Write(path, rows);
        return new ImportResult(path, rows.Count, unchanged, rejected) { Preview = preview };
    }

    private static IEnumerable<(long Number, Dictionary<string, string?> Cells)> Read(string path, ImportOptions options)
    {
        var table = TableFile.Read(path, options.Columns);
        foreach (var needed in (string[])["unit", "value"])
            if (!table.Names.Contains(needed) && !(needed == "unit" && options.Unit is not null))
                throw Errors.TableColumns(path, $"`{needed}`", string.Join(", ", table.Names));
        if (!table.Names.Contains("district") && !table.Names.Contains("province") && !table.Names.Contains("place"))
            throw Errors.TableColumns(path, "`district` or `province`", string.Join(", ", table.Names));
        foreach (var (number, cells) in table.Rows)
        {
            if (options.Unit is not null && cells.GetValueOrDefault("unit") is null)
                cells["unit"] = options.Unit;
            yield return (number, cells);
        }
    }

    private Row Check(long number, Dictionary<string, string?> cells)
    {
        string? Cell(string name) => cells.GetValueOrDefault(name);
        var unit = Cell("unit") ?? throw new FormatException("`unit` is empty.");
        var raw = Cell("value") ?? throw new FormatException("`value` is empty.");
        var value = Number("value", raw);
        decimal? high = Cell("value_high") is { } highText ? Number("value_high", highText) : null;
        if (high < value && Cell("kind") != "ratio")
            throw new FormatException($"`value_high` {Cell("value_high")} is below `value` {raw}.");
        var kind = OneOf("kind", Cell("kind") ?? "count", Kinds);
        var bound = OneOf("bound", Cell("bound") ?? "exact", BoundNames);
        var category = Cell("category") is { } named ? OneOf("category", named, CategoryIds) : null;
        var (start, end) = (Date("period_start", Cell("period_start")), Date("period_end", Cell("period_end")));
        if (start > end)
            throw new FormatException($"`period_start` {Cell("period_start")} is after `period_end` {Cell("period_end")}.");
        var names = (Cell("district") ?? Cell("place"), Cell("province"));
        // The gazetteer is searched once a name: a table repeats a few hundred over millions of rows.
        if (!placed.TryGetValue(names, out var place))
            placed.Add(names, place = Place(names.Item1, names.Item2));
        var written = Cell("district") ?? Cell("place") ?? Cell("province") ?? throw new FormatException("neither `district` nor `province` is given.");
        string[] doubts = place is null ? ["place-unknown"] : [];
        var id = FigureIds.OfRow([.. cells.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key + "=" + c.Value)]);
        return new Row(number, id, value, high, kind, unit, Cell("indicator") ?? Cell("noun"), bound, start, end, place?.Id, written, category, Cell("language"), raw, doubts, Truth("target", Cell("target")));
    }

    private static decimal Number(string column, string text) =>
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

    private static Place? Place(string? district, string? province)
    {
        var places = Gazetteer.Default.Places;
        var parent = province is null ? null : places.FirstOrDefault(p => p.ParentId is null && Same(p, province));
        if (district is null)
            return parent;
        return places.FirstOrDefault(p => p.ParentId is not null && (parent is null || p.ParentId == parent.Id) && Same(p, district))
            ?? (province is null ? places.FirstOrDefault(p => p.ParentId is null && Same(p, district)) : null);
    }

    private static bool Same(Place place, string name) =>
        string.Equals(place.Name, name, StringComparison.OrdinalIgnoreCase) || place.Aliases.Contains(name, StringComparer.OrdinalIgnoreCase);

    private HashSet<string> KnownIds()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT figure_id FROM figures WHERE origin = 'table'";
        using var reader = command.ExecuteReader();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read())
            ids.Add(reader.GetString(0));
        return ids;
    }

    private void Write(string path, List<Row> figures)
    {
        if (figures.Count == 0)
            return;
        using var transaction = connection.BeginTransaction();
        using (var rows = connection.CreateAppender("figures"))
            foreach (var figure in figures)
            {
                var row = rows.CreateRow().AppendValue(figure.Id).AppendNullValue().AppendNullValue().AppendNullValue().AppendNullValue()
                    .AppendValue(figure.Raw).AppendValue(figure.Value).AppendValue(figure.ValueHigh).AppendValue(figure.Kind).AppendValue(figure.Unit);
                row = Append(row, figure.Noun).AppendValue(figure.Bound);
                row = figure.PeriodStart is null ? row.AppendNullValue() : row.AppendValue(figure.PeriodStart);
                row = figure.PeriodEnd is null ? row.AppendNullValue() : row.AppendValue(figure.PeriodEnd);
                row = Append(Append(row, figure.PlaceId), figure.PlaceName).AppendValue(figure.Doubts.AsEnumerable()).AppendValue("extracted").AppendValue("table");
                row = Append(Append(row, figure.Category), figure.Language);
                row.AppendValue(path).AppendValue(figure.Number).AppendValue(figure.Target).EndRow();
            }
        transaction.Commit();
    }

    private static IDuckDBAppenderRow Append(IDuckDBAppenderRow row, string? value) => value is null ? row.AppendNullValue() : row.AppendValue(value);
}
