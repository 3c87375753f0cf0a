namespace Workbench.Store;

/// <summary>
/// The view <c>facts</c>: a figure with all that a reader asks of it: its category (its own in a table, its sentence's in a report),
/// its words, and its place (its own, else its report's) as district and province by
/// <see cref="PlaceTree"/>. It is written when a store is made or brought up to
/// date, so a change of it needs a new step in <see cref="Schema"/>, which may be empty.
/// </summary>
internal static class FactsView
{
    public const string Sql = """
        CREATE OR REPLACE VIEW facts AS
        SELECT f.figure_id, f.report_id, f.sentence_no, f."start", f."end", f.raw, f.value, f.value_high, f.kind, f.unit, f.noun,
               f.bound, f.period_start, f.period_end, f.doubt, f.status, f.origin, f.source_file AS table_file, f.source_row,
               coalesce(f.category, s.category) AS category, s.probability,
               coalesce(s.text, f.noun) AS sentence, s."start" AS sentence_start,
               coalesce(r.language, f.language, 'und') AS language, r.title, r.url, r.source_file, r.published,
               coalesce(f.place_id, r.place_id) AS place_id,
               p.district_id, p.district, p.province_id, p.province,
               coalesce(p.name, f.place_name) AS place, f.target
        FROM figures f
        LEFT JOIN reports r ON r.report_id = f.report_id
        LEFT JOIN sentences s ON s.report_id = f.report_id AND s.sentence_no = f.sentence_no
        LEFT JOIN place_tree p ON p.place_id = coalesce(f.place_id, r.place_id)
        """;
}
