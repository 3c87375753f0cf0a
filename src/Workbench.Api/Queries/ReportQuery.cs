using System.Data.Common;
using System.Globalization;
using Workbench.Api.Http;

namespace Workbench.Api.Queries;

/// <summary>Reports, newest first, and one report whole.</summary>
internal static class ReportQuery
{
    public static readonly ParameterSet Parameters = new(
        new Parameter("language", "The language.", Example: "vi", Repeats: true),
        new Parameter("placeId", "The place that the report is about.", Repeats: true),
        new Parameter("province", "The province of that place.", Example: "Lai Châu", Repeats: true),
        new Parameter("from", "Published on this day or later.", Example: "2020-01-01"),
        new Parameter("to", "Published on this day or earlier.", Example: "2024-12-31"),
        new Parameter("q", "Words in the title or the text, any case.", Example: "Than Uyên"),
        Parameter.Limit, Parameter.Cursor, Parameter.Format, Parameter.Explain);

    /// <summary>
    /// The reports of a part are found first, with no more than what finds them; what they hold is counted then, of them alone. Counting
    /// for each report of the store what its part shows took most of a second at a million sentences.
    /// </summary>
    private static string Select(string where, string rest) => $"""
        WITH part AS MATERIALIZED (SELECT r.* EXCLUDE (text) FROM reports r LEFT JOIN place_tree p ON p.place_id = r.place_id WHERE {where} {rest})
        SELECT r.report_id, r.title, r.url, {Rows.FileName("r.source_file")}, r.language, r.published, r.place_id, p.name, p.province,
               coalesce(s.n, 0) AS sentences, coalesce(f.n, 0) AS figures, coalesce(f.doubts, 0) AS doubts, r.ingested_at
        FROM part r LEFT JOIN place_tree p ON p.place_id = r.place_id
        LEFT JOIN (SELECT report_id, count(*) AS n FROM sentences WHERE report_id IN (SELECT report_id FROM part) GROUP BY report_id) s ON s.report_id = r.report_id
        LEFT JOIN (SELECT report_id, count(*) AS n, count(*) FILTER (len(doubt) > 0) AS doubts FROM figures WHERE report_id IN (SELECT report_id FROM part) GROUP BY report_id) f ON f.report_id = r.report_id
        ORDER BY r.ingested_at DESC, r.report_id
        """;

    public static ListPart<ReportItem> List(CampaignWorkbench workbench, Arguments arguments, int? whole = null)
    {
        var conditions = new Conditions();
        conditions.Equal("r.language", arguments.Texts("language"));
        conditions.Equal("r.place_id", arguments.Texts("placeId"));
        conditions.Equal("p.province", arguments.Texts("province"));
        if (arguments.Date("from") is { } from)
            conditions.Add($"r.published >= CAST({conditions.Bind(Day(from))} AS DATE)");
        if (arguments.Date("to") is { } to)
            conditions.Add($"r.published <= CAST({conditions.Bind(Day(to))} AS DATE)");
        conditions.Contains("concat_ws(' ', r.title, r.text)", arguments.Text("q"));
        var limit = Rows.Limit(arguments, whole);
        var question = $"reports\n{conditions.Where}\n{string.Join('\u0001', conditions.Parameters)}";
        if (Cursor.Read(arguments.Text("cursor"), question) is { } cursor)
        {
            var time = $"CAST({conditions.Bind(cursor.Value)} AS TIMESTAMP)";
            conditions.Add($"(r.ingested_at < {time} OR (r.ingested_at = {time} AND r.report_id > {conditions.Bind(cursor.Id)}))");
        }
        var sql = Select(conditions.Where, string.Create(CultureInfo.InvariantCulture, $"ORDER BY r.ingested_at DESC, r.report_id LIMIT {limit + 1}"));
        var items = Rows.Read(workbench, sql, conditions.Parameters, Read);
        string? next = null;
        if (items.Count > limit)
        {
            items.RemoveAt(limit);
            next = new Cursor(items[^1].IngestedAt.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture), items[^1].ReportId).Write(question);
        }
        return new ListPart<ReportItem>(items, next, arguments.Text("explain") is null ? null : Rows.Written(sql, conditions.Parameters));
    }

    public static ReportDetail Get(CampaignWorkbench workbench, string reportId)
    {
        // One state of the store for all four questions: the report may be deleted between them.
        using var state = new ReadTransaction(workbench);
        var report = Rows.Read(workbench, Select("r.report_id = $1", ""), [reportId], Read).FirstOrDefault() ?? throw Errors.NoReport(reportId);
        var (text, warnings) = Rows.Read(workbench, "SELECT text, warnings FROM reports WHERE report_id = $1", [reportId], r => (r.GetString(0), r.List(1)))[0];
        return new ReportDetail(report, text, Page.Languages.Direction(report.Language), warnings, SentenceQuery.OfReport(workbench, reportId), FigureQuery.OfReport(workbench, reportId));
    }

    private static ReportItem Read(DbDataReader r) => new(r.GetString(0), r.Text(1), r.Text(2), r.GetString(3), r.GetString(4), r.Date(5), r.Text(6), r.Text(7), r.Text(8),
        (int)r.GetInt64(9), (int)r.GetInt64(10), (int)r.GetInt64(11), DateTime.SpecifyKind(r.GetDateTime(12), DateTimeKind.Utc));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Sentences, by report and place in it.</summary>
internal static class SentenceQuery
{
    public static readonly ParameterSet Parameters = new(
        new Parameter("reportId", "The report.", Repeats: true),
        new Parameter("category", "The category.", Example: "poverty-reduction", Repeats: true),
        new Parameter("language", "The language.", Example: "vi", Repeats: true),
        Parameter.Choice("heading", "Headings only, or none.", "true", "false"),
        new Parameter("probabilityMax", "Sentences whose category is at most this probable: those to look at first.", "number", "0.5"),
        new Parameter("q", "Words in the sentence, any case."),
        Parameter.Limit, Parameter.Cursor, Parameter.Format, Parameter.Explain);

    private const string Select = "SELECT report_id, sentence_no, \"start\", \"end\", text, heading, language, category, probability FROM sentences";

    public static ListPart<SentenceItem> List(CampaignWorkbench workbench, Arguments arguments, int? whole = null)
    {
        var conditions = new Conditions();
        conditions.Equal("report_id", arguments.Texts("reportId"));
        conditions.Equal("category", arguments.Texts("category"));
        conditions.Equal("language", arguments.Texts("language"));
        if (arguments.Text("heading") is { } heading)
            conditions.Add($"heading = {heading}");
        if (arguments.Number("probabilityMax") is { } most)
            conditions.Add($"probability <= {conditions.Bind((double)most)}");
        conditions.Contains("text", arguments.Text("q"));
        var limit = Rows.Limit(arguments, whole);
        var question = $"sentences\n{conditions.Where}\n{string.Join('\u0001', conditions.Parameters)}";
        if (Cursor.Read(arguments.Text("cursor"), question) is { } cursor)
        {
            var id = conditions.Bind(cursor.Id);
            conditions.Add($"(report_id > {id} OR (report_id = {id} AND sentence_no > CAST({conditions.Bind(cursor.Value)} AS INTEGER)))");
        }
        var sql = string.Create(CultureInfo.InvariantCulture, $"{Select}\nWHERE {conditions.Where}\nORDER BY report_id, sentence_no\nLIMIT {limit + 1}");
        var items = Rows.Read(workbench, sql, conditions.Parameters, Read);
        string? next = null;
        if (items.Count > limit)
        {
            items.RemoveAt(limit);
            next = new Cursor(items[^1].SentenceNo.ToString(CultureInfo.InvariantCulture), items[^1].ReportId).Write(question);
        }
        return new ListPart<SentenceItem>(items, next, arguments.Text("explain") is null ? null : Rows.Written(sql, conditions.Parameters));
    }

    public static List<SentenceItem> OfReport(CampaignWorkbench workbench, string reportId) =>
        Rows.Read(workbench, Select + "\nWHERE report_id = $1 ORDER BY sentence_no", [reportId], Read);

    private static SentenceItem Read(DbDataReader r) => new(r.GetString(0), r.GetInt32(1), r.GetInt32(2), r.GetInt32(3), r.GetString(4), r.GetBoolean(5), r.GetString(6), r.Text(7),
        r.IsDBNull(8) ? null : r.GetDouble(8));
}

/// <summary>Places that the store knows, and those that it has anything about.</summary>
internal static class PlaceQuery
{
    public static readonly ParameterSet Parameters = new(
        Parameter.Choice("level", "The level.", "province", "district", "commune"),
        new Parameter("parentId", "The place that they lie in."),
        Parameter.Choice("used", "Only places that reports or figures are about.", "true", "false"),
        new Parameter("q", "Letters in the name or an alias, any case."),
        Parameter.Limit, Parameter.Cursor, Parameter.Format);

    private const string Select = """
        SELECT p.place_id, p.name, p.level, p.parent_id, p.aliases, coalesce(r.n, 0) AS reports, coalesce(f.n, 0) AS figures
        FROM places p
        LEFT JOIN (SELECT place_id, count(*) AS n FROM reports GROUP BY place_id) r ON r.place_id = p.place_id
        LEFT JOIN (SELECT at_place AS place_id, count(*) AS n FROM figures GROUP BY at_place) f ON f.place_id = p.place_id
        """;

    public static ListPart<PlaceItem> List(CampaignWorkbench workbench, Arguments arguments, int? whole = null)
    {
        var conditions = new Conditions();
        if (arguments.Text("level") is { } level)
            conditions.Equal("p.level", [level]);
        if (arguments.Text("parentId") is { } parent)
            conditions.Equal("p.parent_id", [parent]);
        if (arguments.Text("used") is { } used)
            conditions.Add(used == "true" ? "coalesce(r.n, 0) + coalesce(f.n, 0) > 0" : "coalesce(r.n, 0) + coalesce(f.n, 0) = 0");
        conditions.Contains("concat_ws(' ', p.name, array_to_string(p.aliases, ' '))", arguments.Text("q"));
        var limit = Rows.Limit(arguments, whole);
        var question = $"places\n{conditions.Where}\n{string.Join('\u0001', conditions.Parameters)}";
        if (Cursor.Read(arguments.Text("cursor"), question) is { } cursor)
            conditions.Add($"p.place_id > {conditions.Bind(cursor.Id)}");
        var items = Rows.Read(workbench, string.Create(CultureInfo.InvariantCulture, $"{Select}\nWHERE {conditions.Where}\nORDER BY p.place_id\nLIMIT {limit + 1}"), conditions.Parameters, Read);
        string? next = null;
        if (items.Count > limit)
        {
            items.RemoveAt(limit);
            next = new Cursor(null, items[^1].PlaceId).Write(question);
        }
        return new ListPart<PlaceItem>(items, next);
    }

    public static PlaceItem Get(CampaignWorkbench workbench, string id) =>
        Rows.Read(workbench, Select + "\nWHERE p.place_id = $1", [id], Read).FirstOrDefault() ?? throw Errors.NoPlace(id);

    private static PlaceItem Read(DbDataReader r) => new(r.GetString(0), r.GetString(1), r.GetString(2), r.Text(3), r.List(4), (int)r.GetInt64(5), (int)r.GetInt64(6));
}
