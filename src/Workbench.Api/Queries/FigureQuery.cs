using System.Data.Common;
using System.Globalization;
using Workbench.Api.Http;

namespace Workbench.Api.Queries;

/// <summary>Figures, filtered by any of their columns, sorted by any, in parts.</summary>
internal sealed class FigureQuery
{
    /// <summary>What is looked up beside the row of the figure itself.</summary>
    [Flags]
    private enum Joins
    {
        None = 0,
        Report = 1,
        Sentence = 2,
        Place = 4,
    }

    /// <param name="Name">What it is called.</param>
    /// <param name="Sql">Where it stands.</param>
    /// <param name="Type">DuckDB's type.</param>
    /// <param name="Description">What it is.</param>
    /// <param name="Example">A value.</param>
    /// <param name="Joins">What it needs beside the figure.</param>
    private sealed record Column(string Name, string Sql, string Type, string Description, string? Example = null, Joins Joins = Joins.None);

    private static readonly Column[] Columns =
    [
        new("figureId", "f.figure_id", "VARCHAR", "The id."),
        new("reportId", "f.report_id", "VARCHAR", "The report."),
        new("sentenceNo", "f.sentence_no", "INTEGER", "The number of the sentence."),
        new("raw", "f.raw", "VARCHAR", "The number as written."),
        new("value", "f.value", "DECIMAL(28,6)", "The value.", "273"),
        new("kind", "f.kind", "VARCHAR", "The kind.", "count"),
        new("unit", "f.unit", "VARCHAR", "The canonical unit.", "household"),
        new("noun", "f.noun", "VARCHAR", "The words that say what is counted."),
        new("bound", "f.bound", "VARCHAR", "exact, about, atLeast or atMost.", "exact"),
        new("periodStart", "f.period_start", "DATE", "The first day it is about.", "2016-01-01"),
        new("periodEnd", "f.period_end", "DATE", "The last day it is about.", "2020-12-31"),
        new("status", "f.status", "VARCHAR", "extracted, confirmed, corrected or rejected.", "extracted"),
        new("origin", "f.origin", "VARCHAR", "report or table.", "report"),
        // These stand on the figure as its sentence and report have them, so that neither is looked up.
        new("category", "f.category", "VARCHAR", "The category.", "poverty-reduction"),
        new("language", "coalesce(f.language, 'und')", "VARCHAR", "The language of the report.", "vi"),
        new("published", "f.published", "DATE", "The day the report was published."),
        new("placeId", "f.at_place", "VARCHAR", "The place."),
        new("place", "coalesce(p.name, f.place_name)", "VARCHAR", "The name of the place.", "Than Uyên", Joins.Place),
        new("districtId", "p.district_id", "VARCHAR", "The district's id.", Joins: Joins.Place),
        new("district", "p.district", "VARCHAR", "The district.", "Than Uyên", Joins.Place),
        new("provinceId", "p.province_id", "VARCHAR", "The province's id.", Joins: Joins.Place),
        new("province", "p.province", "VARCHAR", "The province.", "Lai Châu", Joins.Place),
        new("sourceFile", Rows.FileName("coalesce(r.source_file, f.source_file)"), "VARCHAR", "The name of the file of the report or table.", Joins: Joins.Report),
    ];

    private static readonly string Select = $"""
        SELECT f.figure_id, f.report_id, f.sentence_no, f."start", f."end", f.raw, f.value, f.value_high, f.kind, f.unit, f.noun, f.bound, f.period_start, f.period_end,
               f.doubt, f.status, f.origin, coalesce(f.category, s.category) AS category, coalesce(s.text, f.noun) AS sentence, s."start" AS sentence_start,
               coalesce(r.language, f.language, 'und') AS language, r.title, {Rows.FileName("coalesce(r.source_file, f.source_file)")} AS source, f.source_row, r.published, f.at_place AS place_id,
               coalesce(p.name, f.place_name) AS place, p.district, p.province
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
    private readonly Joins joins;

    public FigureQuery(Arguments arguments, int defaultLimit = 50)
    {
        foreach (var column in Columns)
        {
            var values = arguments.Texts(column.Name);
            if (values.Count > 0)
                joins |= column.Joins;
            foreach (var value in values)
                CheckType(arguments, column, value);
            conditions.Equal(column.Sql, values, column.Type == "VARCHAR" ? null : column.Type);
        }
        if (arguments.Number("valueMin") is { } low)
            conditions.Add($"f.value >= CAST({conditions.Bind(low)} AS DECIMAL(28,6))");
        if (arguments.Number("valueMax") is { } high)
            conditions.Add($"f.value <= CAST({conditions.Bind(high)} AS DECIMAL(28,6))");
        if (arguments.Date("from") is { } from)
            conditions.Add($"coalesce(f.period_end, f.period_start) >= CAST({conditions.Bind(Day(from))} AS DATE)");
        if (arguments.Date("to") is { } to)
            conditions.Add($"coalesce(f.period_start, f.period_end) <= CAST({conditions.Bind(Day(to))} AS DATE)");
        if (arguments.Text("doubt") is { } doubt)
            conditions.Add(doubt switch { "any" => "len(f.doubt) > 0", "none" => "len(f.doubt) = 0", _ => $"list_contains(f.doubt, {conditions.Bind(doubt)})" });
        if (arguments.Text("q") is not null)
            joins |= Joins.Sentence;
        conditions.Contains("coalesce(s.text, f.noun)", arguments.Text("q"));
        if (arguments.Text("id") is { } ids)
            conditions.Equal("f.figure_id", ids.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        var name = arguments.Text("sort") ?? "figureId";
        descending = name.StartsWith('-');
        sort = Columns.First(c => c.Name == name.TrimStart('-'));
        joins |= sort.Joins;
        limit = arguments.Integer("limit", defaultLimit, 1, 500);
        explain = arguments.Text("explain") is not null;
        question = $"figures\n{conditions.Where}\n{string.Join('\u0001', conditions.Parameters)}\n{name}";
        if (Cursor.Read(arguments.Text("cursor"), question) is { } cursor)
            After(cursor);
    }

    /// <summary>The part of the list that was asked for.</summary>
    public ListPart<FigureItem> Run(CampaignWorkbench workbench)
    {
        var sql = Part(From(joins), conditions.Where, Order, $", CAST({sort.Sql} AS VARCHAR) AS sort_key", limit + 1);
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
        Rows.Read(workbench, $"SELECT count(*) {From(joins)} WHERE {conditions.Where}", conditions.Parameters, r => r.GetInt64(0))[0];

    /// <summary>The query for a file of all rows, with one row more than the limit so that a cut is seen.</summary>
    public (string Sql, List<object?> Parameters) Export(int rows) =>
        (string.Create(CultureInfo.InvariantCulture, $"{Select}\n{From(All)}\nWHERE {conditions.Where}\n{Order}\nLIMIT {rows}"), conditions.Parameters);

    private string Order => $"ORDER BY ({sort.Sql}) IS NULL, {sort.Sql} {(descending ? "DESC" : "ASC")}, f.figure_id";

    private const Joins All = Joins.Report | Joins.Sentence | Joins.Place;

    /// <summary>
    /// The rows of a part are found first, with no more joined than filters and order need, and their words then: joining a million figures with
    /// their sentences for the fifty that are shown took seven times as long.
    /// </summary>
    private static string Part(string from, string where, string order, string key = "", int? rows = null) => string.Create(CultureInfo.InvariantCulture, $"""
        WITH part AS MATERIALIZED (SELECT f.* {from} WHERE {where} {order}{(rows is { } most ? " LIMIT " + most.ToString(CultureInfo.InvariantCulture) : "")})
        {Select}{key}
        {From(All, "part")}
        {order}
        """);

    private static string From(Joins joins, string figures = "figures") => $"FROM {figures} f"
        + (joins.HasFlag(Joins.Report) ? " LEFT JOIN reports r ON r.report_id = f.report_id" : "")
        + (joins.HasFlag(Joins.Sentence) ? " LEFT JOIN sentences s ON s.report_id = f.report_id AND s.sentence_no = f.sentence_no" : "")
        + (joins.HasFlag(Joins.Place) ? " LEFT JOIN place_tree p ON p.place_id = f.at_place" : "");

    private void After(Cursor cursor)
    {
        var id = conditions.Bind(cursor.Id);
        if (cursor.Value is null)
        {
            conditions.Add($"(({sort.Sql}) IS NULL AND f.figure_id > {id})");
            return;
        }
        var value = $"CAST({conditions.Bind(cursor.Value)} AS {sort.Type})";
        conditions.Add($"({sort.Sql} {(descending ? "<" : ">")} {value} OR ({sort.Sql} = {value} AND f.figure_id > {id}) OR ({sort.Sql}) IS NULL)");
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
        Rows.Read(workbench, Part(From(Joins.None), "f.report_id = $1", "ORDER BY f.\"start\", f.figure_id"), [reportId], Read);

    /// <summary>One figure, or null.</summary>
    public static FigureItem? Find(CampaignWorkbench workbench, string figureId) =>
        Rows.Read(workbench, Part(From(Joins.None), "f.figure_id = $1", ""), [figureId], Read).FirstOrDefault();
}
