using DuckDB.NET.Data;
using Workbench.Text;

namespace Workbench.Store;

/// <summary>Puts the built-in places and categories into a store, those that it lacks; what a researcher added stays.</summary>
internal static class ReferenceData
{
    public static void Ensure(DuckDBConnection connection)
    {
        var places = Known(connection, "SELECT place_id FROM places");
        var categories = Known(connection, "SELECT category FROM categories");
        var newPlaces = Gazetteer.Default.Places.Where(p => !places.Contains(p.Id)).ToList();
        var newCategories = Categories.Default.Where(c => !categories.Contains(c.Id)).ToList();
        if (newPlaces.Count == 0 && newCategories.Count == 0)
            return;
        using var transaction = connection.BeginTransaction();
        using (var rows = connection.CreateAppender("places"))
            foreach (var place in newPlaces)
            {
                var row = rows.CreateRow().AppendValue(place.Id).AppendValue(place.Name).AppendValue(place.Level);
                row = place.ParentId is null ? row.AppendNullValue() : row.AppendValue(place.ParentId);
                row.AppendValue(place.Aliases.ToArray().AsEnumerable()).EndRow();
            }
        using (var rows = connection.CreateAppender("categories"))
            foreach (var category in newCategories)
                rows.CreateRow().AppendValue(category.Id).AppendValue(category.Label).AppendValue(category.Definition).EndRow();
        transaction.Commit();
    }

    private static HashSet<string> Known(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var known = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read())
            known.Add(reader.GetString(0));
        return known;
    }
}
