using DuckDB.NET.Data;
using Workbench.Text;

namespace Workbench.Importing;

/// <summary>
/// Finds the places that a table names, in any language, among the built-in ones and those that researchers added to the store. A name
/// that several places have is decided by the province; without it none of them is taken, and the row says why by a doubt.
/// </summary>
internal sealed class PlaceNames(DuckDBConnection connection)
{
    private const string Unknown = "place-unknown";
    private const string Ambiguous = "ambiguous-place";
    private const string NoSuchProvince = "province-unknown";

    private readonly Dictionary<(string?, string?), Found> found = [];
    private ILookup<string, Place>? named;
    private Dictionary<string, string?> parents = [];

    /// <summary>A place, or null, and what is doubtful about it: a list for the store, empty when nothing is.</summary>
    public sealed record Found(string? PlaceId, string[] Doubts)
    {
        public static Found Of(Place? place, string doubt = Unknown) => new(place?.Id, place is null ? [doubt] : []);
    }

    /// <summary>The place of a row.</summary>
    /// <param name="district">The district or commune as written; null when the row is about a province.</param>
    /// <param name="province">The province as written; null when it is not given.</param>
    public Found Of(string? district, string? province)
    {
        if (!found.TryGetValue((district, province), out var place))
            found.Add((district, province), place = Find(district, province));
        return place;
    }

    private Found Find(string? district, string? province)
    {
        if (named is null)
        {
            var places = Places.StorePlaces.Gazetteer(connection).Places;
            named = places.SelectMany(p => p.Aliases.Prepend(p.Name).Distinct(StringComparer.OrdinalIgnoreCase).Select(name => (name, Place: p))).ToLookup(p => p.name, p => p.Place, StringComparer.OrdinalIgnoreCase);
            parents = places.ToDictionary(p => p.Id, p => p.ParentId, StringComparer.Ordinal);
        }
        var provinces = province is null ? [] : named[province].Where(p => p.ParentId is null).ToList();
        if (district is null)
            return One(provinces);
        var all = named[district].Where(p => p.ParentId is not null).ToList();
        if (province is null)
            return all.Count > 0 ? One(all) : One([.. named[district].Where(p => p.ParentId is null)]);
        if (provinces.Count > 0)
            return One([.. all.Where(p => provinces.Any(q => Within(p, q)))]);
        // A province that is not in the list decides nothing; a name that only one place has is still that place's.
        return One(all) is { PlaceId: { } id } ? new Found(id, [NoSuchProvince]) : One(all);
    }

    /// <summary>The only one of the places, districts before the communes in them.</summary>
    private static Found One(List<Place> places)
    {
        List<Place> first = places.Exists(p => p.Level == "district") ? [.. places.Where(p => p.Level == "district")] : places;
        return first.Count > 1 ? Found.Of(null, Ambiguous) : Found.Of(first.FirstOrDefault());
    }

    /// <summary>Whether a place lies in a province: a commune does through its district.</summary>
    private bool Within(Place place, Place province) =>
        place.ParentId == province.Id || (place.ParentId is { } above && parents.GetValueOrDefault(above) == province.Id);
}
