namespace Workbench.Store;

/// <summary>
/// The view <c>place_tree</c>: a place with the district and the province that it is or lies in. A commune lies in a province through its
/// district; one that lies in no district stands for itself among the districts. Whatever puts places together reads it here, so that
/// the levels are told in one place. It is written with <see cref="FactsView"/>.
/// </summary>
internal static class PlaceTree
{
    public const string Sql = """
        CREATE OR REPLACE VIEW place_tree AS
        SELECT place_id, name, "level",
               CASE WHEN is_province THEN NULL WHEN in_district THEN above_id ELSE place_id END AS district_id,
               CASE WHEN is_province THEN NULL WHEN in_district THEN above ELSE name END AS district,
               CASE WHEN is_province THEN place_id WHEN in_district THEN coalesce(top_id, above_id) ELSE above_id END AS province_id,
               CASE WHEN is_province THEN name WHEN in_district THEN coalesce(top, above) ELSE above END AS province
        FROM (
            SELECT p.place_id, p.name, p."level", q.place_id AS above_id, q.name AS above, r.place_id AS top_id, r.name AS top,
                   p."level" = 'province' AS is_province, coalesce(p."level" <> 'district' AND q."level" = 'district', false) AS in_district
            FROM places p LEFT JOIN places q ON q.place_id = p.parent_id LEFT JOIN places r ON r.place_id = q.parent_id)
        """;
}
