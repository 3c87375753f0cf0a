namespace Workbench.Exporting;

/// <summary>
/// The tables of an export: their columns and the order of their rows, so that equal stores give equal bytes. When a report was
/// stored is left out: it says nothing about the data.
/// </summary>
internal static class ExportTables
{
    public static readonly IReadOnlyList<(string Name, string Sql)> All =
    [
        ("facts", """SELECT figure_id, report_id, sentence_no, "start", "end", raw, value, value_high, kind, unit, noun, bound, period_start, period_end, doubt, status, origin, table_file, source_row, category, probability, sentence, language, title, url, source_file, published, place_id, district_id, district, province_id, province, place, target FROM facts ORDER BY figure_id, report_id, table_file, source_row"""),
        ("figures", """SELECT * FROM figures ORDER BY figure_id, report_id, source_file, source_row"""),
        ("reports", """SELECT report_id, title, url, source_file, language, published, place_id, text, language_confidence, encoding, warnings, extractor_version, source_sha FROM reports ORDER BY report_id"""),
        ("sentences", """SELECT * FROM sentences ORDER BY report_id, sentence_no"""),
        ("places", "SELECT * FROM places ORDER BY place_id"),
        ("categories", "SELECT * FROM categories ORDER BY category"),
        ("labels", "SELECT * FROM labels ORDER BY ALL"),
        ("labellings", "SELECT * FROM labellings ORDER BY ALL"),
        ("models", "SELECT model_id, metrics, file FROM models ORDER BY model_id"),
        ("populations", "SELECT * FROM populations ORDER BY place_id, year"),
        ("conversions", "SELECT * FROM conversions ORDER BY ALL"),
        ("reviews", "SELECT * FROM reviews ORDER BY review_no"),
        ("settlements", "SELECT * FROM settlements ORDER BY settlement_no"),
        ("twins", "SELECT * FROM twins ORDER BY report_id"),
    ];

    public static string SqlOf(string name) =>
        All.FirstOrDefault(t => t.Name == name).Sql ?? throw Errors.UnknownTable(name, string.Join(", ", All.Select(t => t.Name)));
}
