using System.Globalization;
using System.Net;
using System.Text;
using DuckDB.NET.Data;

namespace Workbench.Reporting;

/// <summary>
/// One HTML page that stands alone: what the store holds, charts with their tables, and each figure highlighted in its sentence.
/// Every number in a table links to the figures that it rests on.
/// </summary>
internal static class SummaryPage
{
    private static readonly NumberFormatInfo Style = new() { NumberGroupSeparator = "\u202f", NumberDecimalSeparator = "." };

    public static string Create(CampaignWorkbench workbench, IReadOnlyList<Comparison> comparisons)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<title>Campaign summary</title>\n<style>\n").Append(SummaryStyle.Css).Append("</style>\n</head>\n<body>\n<main>\n<h1>Campaign summary</h1>\n");
        Totals(page, workbench.Summarize());
        page.Append("<nav aria-label=\"Contents\"><ul>\n");
        for (var i = 0; i < comparisons.Count; i++)
            page.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#c{i}\">{Html(comparisons[i].Title)}</a></li>\n");
        page.Append("<li><a href=\"#figures\">Each figure in its sentence</a></li>\n</ul></nav>\n");
        for (var i = 0; i < comparisons.Count; i++)
            Comparison(page, comparisons[i], i);
        page.Append("<h2 id=\"figures\">Each figure in its sentence</h2>\n");
        Reports(page, workbench.Connection);
        Tables(page, workbench.Connection);
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Totals(StringBuilder page, StoreSummary summary)
    {
        page.Append("<dl class=\"totals\">\n");
        void Total(string label, long value) => page.Append(CultureInfo.InvariantCulture, $"<div><dt>{label}</dt><dd>{Number(value)}</dd></div>\n");
        Total("reports", summary.Reports);
        Total("sentences", summary.Sentences);
        Total("figures from reports", summary.ReportFigures);
        Total("figures from tables", summary.TableFigures);
        Total("doubtful figures", summary.Doubts);
        Total("places", summary.Places);
        page.Append("</dl>\n<p>Languages: ").AppendJoin(", ", summary.Languages.Select(l => $"{Html(l.Key)} ({Number(l.Value)})")).Append(".</p>\n");
    }

    private static void Comparison(StringBuilder page, Comparison comparison, int number)
    {
        page.Append(CultureInfo.InvariantCulture, $"<section>\n<h2 id=\"c{number}\">{Html(comparison.Title)}</h2>\n<div class=\"chart\">{comparison.ToChart().ToSvg()}</div>\n")
            .Append("<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">").Append(Html(comparison.Query.By)).Append("</th><th scope=\"col\" class=\"n\">").Append(Html(comparison.Query.Unit))
            .Append("</th><th scope=\"col\">bound</th><th scope=\"col\">period</th><th scope=\"col\">rests on</th></tr></thead>\n<tbody>\n");
        foreach (var row in comparison.Rows)
        {
            page.Append("<tr><th scope=\"row\">").Append(Html(row.Key)).Append(row.Province is null ? row.Level == "province" ? " <small>province</small>" : "" : $" <small>{Html(row.Province)}</small>").Append("</th>");
            if (row.IsReported)
                page.Append("<td class=\"n\">").Append(Value(row.Value!.Value, row.ValueHigh, row.Kind)).Append("</td><td>").Append(row.Bound == "exact" ? "" : Workbench.Comparison.BoundWords(row.Bound!))
                    .Append("</td><td>").Append(Period(row.PeriodStart, row.PeriodEnd)).Append("</td><td>").AppendJoin(", ", row.FigureIds.Select((id, i) => string.Create(CultureInfo.InvariantCulture, $"<a href=\"#f-{id}\">figure {i + 1}</a>"))).Append("</td></tr>\n");
            else if (row.IsLeftOut)
                page.Append(CultureInfo.InvariantCulture, $"<td class=\"n none\">not counted</td><td></td><td></td><td>{Html(string.Join("; ", row.Notes))}</td></tr>\n");
            else
                page.Append(CultureInfo.InvariantCulture, $"<td class=\"n none\">not reported</td><td></td><td></td><td>{row.Reports} reports without this figure</td></tr>\n");
        }
        page.Append("</tbody></table></div>\n</section>\n");
    }

    private sealed record Marked(string Id, int Start, int End, string Words);

    private static void Reports(StringBuilder page, DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT f.figure_id, f.report_id, coalesce(f.title, parse_filename(f.source_file, false, 'both_slash')), f.language, f.place, f.sentence_no, f.sentence, f.sentence_start,
                   f."start", f."end", f.value, f.value_high, f.kind, coalesce(f.unit, '?'), f.bound, f.period_start, f.period_end, f.category,
                   array_to_string(f.doubt, ', ')
            FROM facts f WHERE f.origin = 'report' ORDER BY f.source_file, f.report_id, f."start"
            """;
        using var reader = command.ExecuteReader();
        string? report = null, sentenceKey = null;
        var marks = new List<Marked>();
        var (sentence, sentenceStart, category) = ("", 0, "");

        void EndSentence()
        {
            if (marks.Count == 0)
                return;
            page.Append("<li><p>");
            Highlighted(page, sentence, sentenceStart, marks);
            page.Append("</p><ul class=\"facts\" lang=\"en\" dir=\"ltr\">");
            foreach (var mark in marks)
                page.Append("<li>").Append(mark.Words).Append("</li>");
            page.Append("<li class=\"category\">").Append(Html(category)).Append("</li></ul></li>\n");
            marks.Clear();
        }

        while (reader.Read())
        {
            var key = reader.GetString(1) + "/" + reader.GetInt32(5).ToString(CultureInfo.InvariantCulture);
            if (key != sentenceKey)
                EndSentence();
            sentenceKey = key;
            if (reader.GetString(1) != report)
            {
                if (report is not null)
                    page.Append("</ol></article>\n");
                report = reader.GetString(1);
                var language = reader.GetString(3);
                page.Append(CultureInfo.InvariantCulture, $"<article lang=\"{Html(language)}\" dir=\"{(language == "ar" ? "rtl" : "ltr")}\"><h3>{Html(reader.GetString(2))}</h3><p class=\"place\" lang=\"vi\" dir=\"ltr\">{Html(reader.IsDBNull(4) ? "place unknown" : reader.GetString(4))} · {Html(language)} · {report}</p><ol>\n");
            }
            (sentence, sentenceStart, category) = (reader.GetString(6), reader.GetInt32(7), reader.IsDBNull(17) ? "" : reader.GetString(17));
            var doubt = reader.GetString(18);
            var bound = reader.GetString(14);
            var period = Period(reader.IsDBNull(15) ? null : reader.GetFieldValue<DateOnly>(15), reader.IsDBNull(16) ? null : reader.GetFieldValue<DateOnly>(16));
            var words = $"{(bound == "exact" ? "" : Workbench.Comparison.BoundWords(bound) + " ")}<b>{Value(reader.GetDecimal(10), reader.IsDBNull(11) ? null : reader.GetDecimal(11), reader.GetString(12))}</b> {Html(reader.GetString(13))}"
                + (period.Length > 0 ? $", {period}" : "") + (doubt.Length > 0 ? $", <span class=\"doubt\">doubt: {Html(doubt)}</span>" : "");
            marks.Add(new Marked(reader.GetString(0), reader.GetInt32(8), reader.GetInt32(9), words));
        }
        EndSentence();
        if (report is not null)
            page.Append("</ol></article>\n");
        else
            page.Append("<p>No report in the store states a figure.</p>\n");
    }

    /// <summary>The sentence with its figures marked. Offsets count in the report, so the sentence's own start is taken off.</summary>
    private static void Highlighted(StringBuilder page, string sentence, int sentenceStart, List<Marked> marks)
    {
        var at = 0;
        foreach (var mark in marks)
        {
            var start = Math.Clamp(mark.Start - sentenceStart, at, sentence.Length);
            var end = Math.Clamp(mark.End - sentenceStart, start, sentence.Length);
            page.Append(Html(sentence[at..start])).Append(CultureInfo.InvariantCulture, $"<mark id=\"f-{mark.Id}\">").Append(Html(sentence[start..end])).Append("</mark>");
            at = end;
        }
        page.Append(Html(sentence[at..]));
    }

    private static void Tables(StringBuilder page, DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT figure_id, table_file, source_row, coalesce(place, ''), coalesce(noun, ''), value, value_high, kind, unit, bound, period_start, period_end
            FROM facts WHERE origin = 'table' ORDER BY table_file, source_row
            """;
        using var reader = command.ExecuteReader();
        var any = false;
        while (reader.Read())
        {
            if (!any)
                page.Append("<h3>From tables</h3>\n<div class=\"scroll\"><table><thead><tr><th scope=\"col\">source</th><th scope=\"col\">place</th><th scope=\"col\">what</th><th scope=\"col\" class=\"n\">value</th><th scope=\"col\">unit</th><th scope=\"col\">bound</th><th scope=\"col\">period</th></tr></thead><tbody>\n");
            any = true;
            var bound = reader.GetString(9);
            page.Append(CultureInfo.InvariantCulture, $"<tr id=\"f-{reader.GetString(0)}\"><td>{Html(Path.GetFileName(reader.GetString(1)))}, row {reader.GetInt64(2)}</td><td>{Html(reader.GetString(3))}</td><td>{Html(reader.GetString(4))}</td><td class=\"n\">")
                .Append(Value(reader.GetDecimal(5), reader.IsDBNull(6) ? null : reader.GetDecimal(6), reader.GetString(7)))
                .Append(CultureInfo.InvariantCulture, $"</td><td>{Html(reader.GetString(8))}</td><td>{(bound == "exact" ? "" : Workbench.Comparison.BoundWords(bound))}</td><td>{Period(reader.IsDBNull(10) ? null : reader.GetFieldValue<DateOnly>(10), reader.IsDBNull(11) ? null : reader.GetFieldValue<DateOnly>(11))}</td></tr>\n");
        }
        if (any)
            page.Append("</tbody></table></div>\n");
    }

    private static string Value(decimal value, decimal? high, string? kind) =>
        high is null ? Number(value) : kind == "ratio" ? $"{Number(value)}/{Number(high.Value)}" : $"{Number(value)}–{Number(high.Value)}";

    private static string Number(decimal value) => value.ToString("#,##0.######", Style);

    private static string Period(DateOnly? start, DateOnly? end) => (start, end) switch
    {
        (null, null) => "",
        ({ } from, null) => string.Create(CultureInfo.InvariantCulture, $"since {from:yyyy-MM-dd}"),
        (null, { } until) => string.Create(CultureInfo.InvariantCulture, $"until {until:yyyy-MM-dd}"),
        ({ } from, { } until) => string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd} to {until:yyyy-MM-dd}"),
    };

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
