using DuckDB.NET.Data;
using Workbench.Text;

namespace Workbench.Places;

/// <summary>The places of a store: the built-in ones, and what researchers added to them.</summary>
internal static class StorePlaces
{
    // The last gazetteer that was made, whatever the store: the same places give the same one. Making it anew for every report that is posted would
    // also throw away what the analyser keeps of the words of a language, which is kept for one gazetteer.
    private static volatile Kept? last;

    private sealed record Kept(ulong Places, Gazetteer Gazetteer);

    /// <summary>The gazetteer of a store; the built-in one itself where nothing was added. The same object as long as no connection changes the places.</summary>
    public static Gazetteer Gazetteer(DuckDBConnection connection)
    {
        var places = Hash(connection);
        if (last is not { } kept || kept.Places != places)
            last = kept = new Kept(places, Build(connection));
        return kept.Gazetteer;
    }

    /// <summary>Says of all that a gazetteer is made of whether it changed.</summary>
    private static ulong Hash(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT coalesce(bit_xor(hash(place_id, name, level, parent_id, aliases)), 0::UBIGINT) FROM places";
        return (ulong)command.ExecuteScalar()!;
    }

    private static Gazetteer Build(DuckDBConnection connection)
    {
        var added = new List<Place>();
        foreach (var place in All(connection))
        {
            var built = Text.Gazetteer.Default.Get(place.Id);
            if (built is null)
                added.Add(place);
            else if (place.Aliases.Except(built.Aliases, StringComparer.Ordinal).Any())
                added.Add(built with { Aliases = [.. built.Aliases.Union(place.Aliases, StringComparer.Ordinal)] });
        }
        return added.Count == 0 ? Text.Gazetteer.Default : Text.Gazetteer.Default.With(added);
    }

    public static void AddAlias(DuckDBConnection connection, string placeId, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE places SET aliases = list_append(aliases, $2) WHERE place_id = $1 AND NOT list_contains(aliases, $2)";
        command.Parameters.Add(new DuckDBParameter(placeId));
        command.Parameters.Add(new DuckDBParameter(name));
        command.ExecuteNonQuery();
    }

    public static void Add(DuckDBConnection connection, Place place)
    {
        using var rows = connection.CreateAppender("places");
        var row = rows.CreateRow().AppendValue(place.Id).AppendValue(place.Name).AppendValue(place.Level);
        row = place.ParentId is null ? row.AppendNullValue() : row.AppendValue(place.ParentId);
        row.AppendValue(place.Aliases.ToArray().AsEnumerable()).EndRow();
    }

    private static List<Place> All(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT place_id, name, level, parent_id, aliases FROM places ORDER BY place_id";
        using var reader = command.ExecuteReader();
        var places = new List<Place>();
        while (reader.Read())
            places.Add(new Place
            {
                Id = reader.GetString(0),
                Name = reader.GetString(1),
                Level = reader.GetString(2),
                ParentId = reader.IsDBNull(3) ? null : reader.GetString(3),
                Aliases = reader.GetFieldValue<List<string>>(4),
            });
        return places;
    }
}
