using DuckDB.NET.Data;
using Workbench.DataFrames;

namespace Workbench.Comparing;

/// <summary>A place and the province it lies in.</summary>
internal sealed record FactPlace(string Id, string Name, string? Province);

/// <summary>The places of figures as numbers: that of the list of places, else the name as written.</summary>
internal sealed class FactPlaces
{
    private readonly Words at;
    private readonly Words name;
    private readonly Located?[] located;

    public FactPlaces(Words at, Words name, IReadOnlyDictionary<string, (FactPlace? District, FactPlace? Province)> known)
    {
        (this.at, this.name) = (at, name);
        located = new Located?[at.Count + 1 + name.Count];
        for (var code = 0; code < at.Count; code++)
            if (known.TryGetValue(at.Text(code), out var place))
                located[code] = new Located(at.Text(code), place.District, place.Province, null);
        located[at.Count] = new Located(null, null, null, null);
        for (var code = 0; code < name.Count; code++)
            located[at.Count + 1 + code] = new Located(name.Text(code), null, null, name.Text(code));
    }

    /// <summary>Where a figure belongs.</summary>
    /// <param name="Id">The place by id, else as written; null when none is known.</param>
    /// <param name="District">The district or commune; null for a province as a whole.</param>
    /// <param name="Province">The province; null when none is known.</param>
    /// <param name="Written">The place as written, where the list has none.</param>
    public sealed record Located(string? Id, FactPlace? District, FactPlace? Province, string? Written);

    public int Count => located.Length;

    public Located this[int code] => located[code]!;

    public int CodeOf(int row) => at[row] is >= 0 and var code && located[code] is not null ? code : at.Count + 1 + name[row];

    /// <summary>The places of the store by id: a few hundred, looked up once a query.</summary>
    public static IReadOnlyDictionary<string, (FactPlace? District, FactPlace? Province)> Read(DuckDBConnection connection)
    {
        var rows = DataFrame.FromSql(connection, "SELECT p.place_id, p.name, p.level, q.place_id AS province_id, q.name AS province FROM places p LEFT JOIN places q ON q.place_id = p.parent_id").Collect();
        string? Text(string column, int row) => rows.Column<string>(column)[row];
        var provinces = new Dictionary<string, FactPlace>(StringComparer.Ordinal);
        FactPlace Province(string id, string name) => provinces.TryGetValue(id, out var known) ? known : provinces[id] = new FactPlace(id, name, null);
        var places = new Dictionary<string, (FactPlace?, FactPlace?)>(rows.RowCount, StringComparer.Ordinal);
        for (var i = 0; i < rows.RowCount; i++)
        {
            var (id, name) = (Text("place_id", i)!, Text("name", i)!);
            places[id] = Text("level", i) == "province" ? (null, Province(id, name))
                : (new FactPlace(id, name, Text("province", i)), Text("province_id", i) is { } parent ? Province(parent, Text("province", i)!) : null);
        }
        return places;
    }
}
