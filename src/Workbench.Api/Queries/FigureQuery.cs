using System.Data.Common;
using System.Globalization;
using Workbench.Api.Http;

namespace Workbench.Api.Queries;

/// <summary>Figures, filtered by any of their columns, sorted by any, in parts.</summary>
internal sealed class FigureQuery
{
    /// <param name="Name">What it is called.</param>
    /// <param name="Sql">Where it stands.</param>
    /// <param name="Type">DuckDB's type.</param>
    /// <param name="Description">What it is.</param>
    /// <param name="Example">A value.</param>
    /// <param name="Own">Whether it is a column of the figures themselves, not of their report, sentence or place.</param>
    private sealed record Column(string Name, string Sql, string Type, string Description, string? Example = null, bool Own = false);

    private static readonly Column[] Columns =
    [
        new("figureId", "figure_id", "VARCHAR", "The id.", Own: true),
        new("reportId", "report_id", "VARCHAR", "The report.", Own: true),
        new("sentenceNo", "sentence_no", "INTEGER", "The number of the sentence.", Own: true),
        new("raw", "raw", "VARCHAR", "The number as written.", Own: true),
        new("value", "value", "DECIMAL(28,6)", "The value.", "273", Own: true),
        new("kind", "kind", "VARCHAR", "The kind.", "count", Own: true),
        new("unit", "unit", "VARCHAR", "The canonical unit.", "household", Own: true),
        new("noun", "noun", "VARCHAR", "The words that say what is counted.", Own: true),
        new("bound", "bound", "VARCHAR", "exact, about, atLeast or atMost.", "exact", Own: true),
        new("periodStart", "period_start", "DATE", "The first day it is about.", "2016-01-01", Own: true),
        new("periodEnd", "period_end", "DATE", "The last day it is about.", "2020-12-31", Own: true),
        new("status", "status", "VARCHAR", "extracted, confirmed, corrected or rejected.", "extracted", Own: true),
        new("origin", "origin", "VARCHAR", "report or table.", "report", Own: true),
        new("category", "category", "VARCHAR", "The category.", "poverty-reduction"),
        new("language", "language", "VARCHAR", "The language of the report.", "vi"),
        new("published", "published", "DATE", "The day the report was published."),
        new("placeId", "place_id", "VARCHAR", "The place."),
        new("place", "place", "VARCHAR", "The name of the place.", "Than Uyên"),
        new("districtId", "district_id", "VARCHAR", "The district's id."),
        new("district", "district", "VARCHAR", "The district.", "Than Uyên"),
        new("provinceId", "province_id", "VARCHAR", "The province's id."),
        new("province", "province", "VARCHAR", "The province.", "Lai Châu"),
        new("sourceFile", "coalesce(source_file, table_file)", "VARCHAR", "The file of the report or table."),
    ];

    private const string Select = """
        SELECT figure_id, report_id, sentence_no, "start", "end", raw, value, value_high, kind, unit, noun, bound, period_start, period_end,
               doubt, status, origin, category, sentence, sentence_start, language, title, coalesce(source_file, table_file) AS source, source_row, published, place_id, place, district, province
        FROM facts
        """;

    public static readonly ParameterSet Filters = new([.. FilterParameters()]);

    public static readonly ParameterSet Parameters = new([.. FilterParameters(), Sort, Parameter.Limit, Parameter.Cursor, Parameter.Format, Parameter.Explain]);

    private static Parameter Sort => Parameter.Choice("sort", "The order: a column, with `-` before it for the largest first. Unknown values come last.",
        [.. Columns.Select(c => c.Name), .. Columns.Select(c => "-" + c.Name)]);

    private static IEnumerable<Parameter> FilterParameters()
    {
        foreach (var column in Columns)
            yield return new(column.Name, column.Description + " Repeat it for one of several.", column.Type is "INTEGER" ? "integer" : column.Type.StartsWith("DEC", StringComparison.Ordinal) ? "number" : "string", column.Example, Repeats: true);
        yield return new("valueMin", "The lowest value.", "number", "100");
        yield return new("valueMax", "The highest value.", "number", "1000");
        yield return new("from", "Figures about a time that ends on this day or later.", "string", "2016-01-01");
        yield return new("to", "Figures about a time that begins on this day or earlier.", "string", "2020-12-31");
        yield return new("doubt", "`any` for doubtful figures, `none` for the others, or one doubt such as `unknown-unit`.", "string", "any");
        yield return new("q", "Words in the sentence, any case.", "string", "houses");
        yield return new("id", "Ids of figures, separated by commas: those that a row of a comparison rests on.", "string");
    }

    private readonly Conditions conditions = new();
    private readonly string question;
    private readonly Column sort;
    private readonly bool descending;
    private readonly int limit;
    private readonly bool explain;
    private readonly bool joined;

    public FigureQuery(Arguments arguments, int defaultLimit = 50)
    {
        foreach (var column in Columns)
        {
            var values = arguments.Texts(column.Name);
            joined |= values.Count > 0 && !column.Own;
            foreach (var value in values)
                CheckType(arguments, column, value);
            conditions.Equal(column.Sql, values, column.Type == "VARCHAR" ? null : column.Type);
        }
        if (arguments.Number("valueMin") is { } low)
            conditions.Add($"value >= CAST({conditions.Bind(low)} AS DECIMAL(28,6))");
        if (arguments.Number("valueMax") is { } high)
            conditions.Add($"value <= CAST({conditions.Bind(high)} AS DECIMAL(28,6))");
        if (arguments.Date("from") is { } from)
            conditions.Add($"coalesce(period_end, period_start) >= CAST({conditions.Bind(Day(from))} AS DATE)");
        if (arguments.Date("to") is { } to)
            conditions.Add($"coalesce(period_start, period_end) <= CAST({conditions.Bind(Day(to))} AS DATE)");
        if (arguments.Text("doubt") is { } doubt)
            conditions.Add(doubt switch { "any" => "len(doubt) > 0", "none" => "len(doubt) = 0", _ => $"list_contains(doubt, {conditions.Bind(doubt)})" });
        joined |= arguments.Text("q") is not null;
        conditions.Contains("sentence", arguments.Text("q"));
        if (arguments.Text("id") is { } ids)
            conditions.Equal("figure_id", ids.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        var name = arguments.Text("sort") ?? "figureId";
        descending = name.StartsWith('-');
        sort = Columns.First(c => c.Name == name.TrimStart('-'));
        limit = arguments.Integer("limit", defaultLimit, 1, 500);
        explain = arguments.Text("explain") is not null;
        question = $"figures\n{conditions.Where}\n{string.Join('\u0001', conditions.Parameters)}\n{name}";
        if (Cursor.Read(arguments.Text("cursor"), question) is { } cursor)
            After(cursor);
    }

    /// <summary>The part of the list that was asked for.</summary>
    public ListPart<FigureItem> Run(CampaignWorkbench workbench)
    {
        var sql = Sql(limit + 1);
        var keyed = Rows.Read(workbench, sql, conditions.Parameters, reader => (Item: Read(reader), Key: reader.Text(29)));
        string? next = null;
        if (keyed.Count > limit)
        {
            keyed.RemoveAt(limit);
            next = new Cursor(keyed[^1].Key, keyed[^1].Item.FigureId).Write(question);
        }
        return new ListPart<FigureItem>([.. keyed.Select(k => k.Item)], next, explain ? Rows.Written(sql, conditions.Parameters) : null);
    }

    /// <summary>How many figures the filters leave.</summary>
    public long Count(CampaignWorkbench workbench) =>
        Rows.Read(workbench, $"SELECT count(*) FROM facts WHERE {conditions.Where}", conditions.Parameters, r => r.GetInt64(0))[0];

    /// <summary>The query for a file of all rows, with one row more than the limit so that a cut is seen.</summary>
    public (string Sql, List<object?> Parameters) Export(int rows) => (Sql(rows).Replace(", CAST(" + sort.Sql + " AS VARCHAR) AS sort_key", "", StringComparison.Ordinal), conditions.Parameters);

    /// <summary>
    /// The rows of a part are found first and then read: joining a million figures with their sentences for the fifty that are shown was
    /// most of the time. Where filters and order concern the figures alone, nothing is joined to find them.
    /// </summary>
    private string Sql(int rows)
    {
        const int Part = 501;
        var order = $"ORDER BY ({sort.Sql}) IS NULL, {sort.Sql} {(descending ? "DESC" : "ASC")}, figure_id";
        var select = Select.Replace("\nFROM facts", $", CAST({sort.Sql} AS VARCHAR) AS sort_key\nFROM facts", StringComparison.Ordinal);
        if (rows > Part)
            return string.Create(CultureInfo.InvariantCulture, $"{select}\nWHERE {conditions.Where}\n{order}\nLIMIT {rows}");
        var from = joined || !sort.Own ? "facts" : "figures";
        return string.Create(CultureInfo.InvariantCulture, $"{select}\nWHERE figure_id IN (SELECT figure_id FROM {from} WHERE {conditions.Where} {order} LIMIT {rows})\n{order}");
    }

    private void After(Cursor cursor)
    {
        var id = conditions.Bind(cursor.Id);
        if (cursor.Value is null)
        {
            conditions.Add($"(({sort.Sql}) IS NULL AND figure_id > {id})");
            return;
        }
        var value = $"CAST({conditions.Bind(cursor.Value)} AS {sort.Type})";
        conditions.Add($"({sort.Sql} {(descending ? "<" : ">")} {value} OR ({sort.Sql} = {value} AND figure_id > {id}) OR ({sort.Sql}) IS NULL)");
    }

    private static void CheckType(Arguments arguments, Column column, string value)
    {
        if (column.Type == "DATE" && !DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            throw Errors.BadParameter(column.Name, value, "a day such as 2024-12-31");
        if (column.Type == "INTEGER")
            arguments.Integer(column.Name, 0, 0, int.MaxValue);
        if (column.Type == "INTEGER" && !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            throw Errors.BadParameter(column.Name, value, "a whole number");
        if (column.Type.StartsWith("DEC", StringComparison.Ordinal) && !(decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e21m))
            throw Errors.BadParameter(column.Name, value, "a number such as 273 or 0.5, below 10^21");
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static FigureItem Read(DbDataReader r) => new()
    {
        FigureId = r.GetString(0), ReportId = r.Text(1), SentenceNo = r.Integer(2), Start = r.Integer(3), End = r.Integer(4), Raw = r.GetString(5),
        Value = r.GetDecimal(6), ValueHigh = r.IsDBNull(7) ? null : r.GetDecimal(7), Kind = r.GetString(8), Unit = r.Text(9), Noun = r.Text(10),
        Bound = r.GetString(11), PeriodStart = r.Date(12), PeriodEnd = r.Date(13), Doubts = r.List(14), Status = r.GetString(15), Origin = r.GetString(16),
        Category = r.Text(17), Sentence = r.Text(18), SentenceStart = r.Integer(19), Language = r.GetString(20), Title = r.Text(21), SourceFile = r.Text(22),
        SourceRow = r.IsDBNull(23) ? null : r.GetInt64(23), Published = r.Date(24), PlaceId = r.Text(25), Place = r.Text(26), District = r.Text(27), Province = r.Text(28),
    };

    /// <summary>All figures of a report, in the order of its text.</summary>
    public static List<FigureItem> OfReport(CampaignWorkbench workbench, string reportId) =>
        Rows.Read(workbench, Select + "\nWHERE report_id = $1 ORDER BY \"start\", figure_id", [reportId], Read);

    /// <summary>One figure, or null.</summary>
    public static FigureItem? Find(CampaignWorkbench workbench, string figureId) =>
        Rows.Read(workbench, Select + "\nWHERE figure_id = $1", [figureId], Read).FirstOrDefault();
}
