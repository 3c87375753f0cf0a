using System.Runtime.CompilerServices;

namespace Workbench.Text.Places;

/// <summary>Finds places by how a name sounds, across scripts: equal consonants, then the nearest vowels, and nothing when two places are about as near.</summary>
/// <remarks>
/// The two limits come from the gazetteer itself, each spelling looked up without itself (tests/Workbench.Text.Tests/SoundTests.cs):
/// of what they find 98.9 % is right, and they find 77 %. A distance of 0.25 finds one in a hundred more, and takes three times as many
/// names for a place that they are not when the right one is missing.
/// </remarks>
internal sealed class SoundIndex
{
    private const double FarthestDistance = 0.1;
    private const double LeastGap = 0.1;
    private const double Rounding = 1e-9;

    private static readonly ConditionalWeakTable<Gazetteer, SoundIndex> Indexes = [];

    private readonly Dictionary<string, List<(Place Place, string Form, string Full)>> byConsonants = new(StringComparer.Ordinal);

    private SoundIndex(Gazetteer gazetteer)
    {
        foreach (Place place in gazetteer.Places)
            foreach (string form in place.Aliases.Prepend(place.Name))
            {
                string full = SoundKey.Full(form), key = SoundKey.Consonants(full);
                if (key.Length < 2) continue;
                if (!byConsonants.TryGetValue(key, out List<(Place, string, string)>? list)) byConsonants.Add(key, list = []);
                if (!list.Contains((place, form, full))) list.Add((place, form, full));
            }
    }

    public static SoundIndex For(Gazetteer gazetteer) => Indexes.GetValue(gazetteer, static source => new SoundIndex(source));

    /// <summary>The place that sounds like a name; null when none does, or two do.</summary>
    // level: Only places of this level; null for any, a province before its district of the same name.
    // without: A spelling, or a place, that is left out: for measuring.
    public Place? Find(string name, string? level = null, int fewestConsonants = 2, Func<Place, string, bool>? without = null)
    {
        string full = SoundKey.Full(name), key = SoundKey.Consonants(full);
        if (key.Length < fewestConsonants || !byConsonants.TryGetValue(key, out List<(Place Place, string Form, string Full)>? list)) return null;
        Dictionary<Place, double> nearest = new(ReferenceEqualityComparer.Instance);
        foreach ((Place place, string form, string other) in list)
        {
            if (level is not null && place.Level != level || without is not null && without(place, form)) continue;
            double distance = SoundKey.Distance(full, other);
            if (!nearest.TryGetValue(place, out double known) || distance < known) nearest[place] = distance;
        }
        Place? best = null;
        double least = double.MaxValue, second = double.MaxValue;
        foreach ((Place place, double distance) in nearest)
        {
            if (distance < least)
            {
                if (best is null || !IsSame(place, best)) second = least;
                (best, least) = (place, distance);
            }
            else if (distance < second && !IsSame(place, best!)) second = distance;
        }
        return least <= FarthestDistance + Rounding && second - least >= LeastGap - Rounding ? best : null;
    }

    /// <summary>A province and the district in it that has its name are one answer: the province, which the file holds first.</summary>
    private static bool IsSame(Place a, Place b) => a.Level != b.Level && (a.ParentId == b.Id || b.ParentId == a.Id);
}
