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
    private static readonly string[] Kinds = [.. Enum.GetValues<QuantityKind>().Select(QuantityKinds.ToName)];
    private static readonly string[] BoundNames = [.. Enum.GetValues<Bound>().Select(Bounds.ToName)];

    private sealed record Row(long Number, string Id, decimal Value, decimal? ValueHigh, string Kind, string Unit, string? Noun, string Bound,
        DateOnly? PeriodStart, DateOnly? PeriodEnd, string? PlaceId, string? PlaceName, string? Category, string? Language, string Raw, IReadOnlyList<string> Doubts);

    public ImportResult Import(string path, CancellationToken cancellationToken)
    {
        var type = Path.GetExtension(path).ToLowerInvariant();
        if (!File.Exists(path))
            throw Errors.PathMissing(path);
        if (type is not (".csv" or ".tsv" or ".parquet"))
            throw Errors.TableFormat(path);
        var known = KnownIds();
        var rows = new List<Row>();
        var rejected = new List<RejectedRow>();
        var unchanged = 0;
        foreach (var (number, cells) in Read(path, type))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                var row = Check(number, cells);
                if (known.Add(row.Id))
                    rows.Add(row);
                else
                    unchanged++;
            }
            catch (FormatException e)
            {
                rejected.Add(new RejectedRow(number, e.Message));
            }
        }
        Write(path, rows);
        return new ImportResult(path, rows.Count, unchanged, rejected);
    }

    private static List<(long Number, Dictionary<string, string?> Cells)> Read(string path, string type)
    {
        try
        {
            using var memory = new DuckDBConnection("Data Source=:memory:");
            memory.Open();
            using var command = memory.CreateCommand();
            command.CommandText = type == ".parquet"
                ? "SELECT COLUMNS(*)::VARCHAR FROM read_parquet($1)"
                : "SELECT * FROM read_csv($1, all_varchar = true, header = true, null_padding = true)";
            command.Parameters.Add(new DuckDBParameter(path));
            using var reader = command.ExecuteReader();
            var names = Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetName(i).Trim().ToLowerInvariant()).ToArray();
            foreach (var needed in (string[])["unit", "value"])
                if (!names.Contains(needed))
                    throw Errors.TableColumns(path, $"`{needed}`", string.Join(", ", names));
            if (!names.Contains("district") && !names.Contains("province") && !names.Contains("place"))
                throw Errors.TableColumns(path, "`district` or `province`", string.Join(", ", names));
            var rows = new List<(long, Dictionary<string, string?>)>();
            while (reader.Read())
            {
                var cells = new Dictionary<string, string?>(StringComparer.Ordinal);
                for (var i = 0; i < names.Length; i++)
                    cells[names[i]] = reader.IsDBNull(i) || reader.GetString(i).Trim() is not { Length: > 0 } text ? null : text;
                rows.Add((rows.Count + 1, cells));
            }
            return rows;
        }
        catch (DuckDBException e)
        {
            throw Errors.TableUnreadable(path, e);
        }
    }

    private static Row Check(long number, Dictionary<string, string?> cells)
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
        var category = Cell("category") is { } named ? OneOf("category", named, [.. Categories.Default.Select(c => c.Id)]) : null;
        var (start, end) = (Date("period_start", Cell("period_start")), Date("period_end", Cell("period_end")));
        if (start > end)
            throw new FormatException($"`period_start` {Cell("period_start")} is after `period_end` {Cell("period_end")}.");
        var place = Place(Cell("district") ?? Cell("place"), Cell("province"));
        var written = Cell("district") ?? Cell("place") ?? Cell("province") ?? throw new FormatException("neither `district` nor `province` is given.");
        string[] doubts = place is null ? ["place-unknown"] : [];
        var id = FigureIds.OfRow([.. cells.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key + "=" + c.Value)]);
        return new Row(number, id, value, high, kind, unit, Cell("indicator") ?? Cell("noun"), bound, start, end, place?.Id, written, category, Cell("language"), raw, doubts);
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
                row.AppendValue(path).AppendValue(figure.Number).EndRow();
            }
        transaction.Commit();
    }

    private static IDuckDBAppenderRow Append(IDuckDBAppenderRow row, string? value) => value is null ? row.AppendNullValue() : row.AppendValue(value);
}
