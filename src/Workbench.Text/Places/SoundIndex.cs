using System.Runtime.CompilerServices;

namespace Workbench.Text.Places;

/// <summary>Finds places by how a name sounds, across scripts.</summary>
internal sealed class SoundIndex
{
    private static readonly ConditionalWeakTable<Gazetteer, SoundIndex> Indexes = [];

    private readonly Dictionary<string, Place> bySound = new(StringComparer.Ordinal);

    private SoundIndex(Gazetteer gazetteer)
    {
        foreach (Place place in gazetteer.Places)
            foreach (string form in place.Aliases.Prepend(place.Name))
                if (SoundKey.Of(form) is { Length: >= 3 } key) bySound.TryAdd(key, place);
    }

    public static SoundIndex For(Gazetteer gazetteer) => Indexes.GetValue(gazetteer, static source => new SoundIndex(source));

    public Place? Find(string name) => SoundKey.Of(name) is { Length: >= 3 } key ? bySound.GetValueOrDefault(key) : null;
}
