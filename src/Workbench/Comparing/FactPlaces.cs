using DuckDB.NET.Data;
using Workbench.DataFrames;

namespace Workbench.Comparing;

/// <summary>A place that rows stand for, and the province it lies in.</summary>
internal sealed record FactPlace(string Id, string Name, string Level, string? Province);

/// <summary>A place of the store with the district and the province that it is or lies in: see <see cref="Store.PlaceTree"/>.</summary>
internal sealed record KnownPlace(string Name, FactPlace? District, FactPlace? Province);

/// <summary>The places of figures as numbers: that of the list of places, else the name as written.</summary>
internal sealed class FactPlaces
{
    private readonly Words at;
    private readonly Words name;
    private readonly Located?[] located;

    public FactPlaces(Words at, Words name, IReadOnlyDictionary<string, KnownPlace> known)
    {
        (this.at, this.name) = (at, name);
        located = new Located?[at.Count + 1 + name.Count];
        for (var code = 0; code < at.Count; code++)
            if (known.TryGetValue(at.Text(code), out var place))
                located[code] = new Located(at.Text(code), place.Name, place.District, place.Province);
        located[at.Count] = new Located(null, null, null, null);
        for (var code = 0; code < name.Count; code++)
            located[at.Count + 1 + code] = new Located(name.Text(code), name.Text(code), null, null);
    }

    /// <summary>Where a figure belongs.</summary>
    /// <param name="Id">The place by id, else as written; null when none is known.</param>
    /// <param name="Name">Its own name, else as written; null when none is known.</param>
    /// <param name="District">The district that it is or lies in; null for a province as a whole.</param>
    /// <param name="Province">The province that it is or lies in; null when none is known.</param>
    public sealed record Located(string? Id, string? Name, FactPlace? District, FactPlace? Province);

    public int Count => located.Length;

    public Located this[int code] => located[code]!;

    public int CodeOf(int row) => at[row] is >= 0 and var code && located[code] is not null ? code : at.Count + 1 + name[row];

    /// <summary>The places of the store by id: a few hundred.</summary>
    public static IReadOnlyDictionary<string, KnownPlace> Read(DuckDBConnection connection)
    {
        var rows = DataFrame.FromTable(connection, "place_tree").Collect();
        string? Text(string column, int row) => rows.Column<string>(column)[row];
        var made = new Dictionary<(string Kind, string Id), FactPlace>();
        FactPlace? Of(string kind, int row, string level, string? province)
        {
            if (Text(kind + "_id", row) is not { } id)
                return null;
            if (!made.TryGetValue((kind, id), out var place))
                made.Add((kind, id), place = new FactPlace(id, Text(kind, row)!, id == Text("place_id", row) ? Text("level", row)! : level, province));
            return place;
        }
        var places = new Dictionary<string, KnownPlace>(rows.RowCount, StringComparer.Ordinal);
        for (var i = 0; i < rows.RowCount; i++)
            places[Text("place_id", i)!] = new KnownPlace(Text("name", i)!, Of("district", i, "district", Text("province", i)), Of("province", i, "province", null));
        return places;
    }
}
