using System.Text;
using Workbench.Text.Data;

namespace Workbench.Text;

/// <summary>The places that reports can be about, with their spellings in all languages. Immutable; safe for use by several threads.</summary>
public sealed class Gazetteer
{
    private static readonly Lazy<Gazetteer> Shared = new(() => Parse(DataFile.ReadText("places.csv") ?? ""));

    // Each is built when a text first asks for it: most need one of the three.
    private readonly Lazy<Trie> spaced;
    private readonly Lazy<Trie> unspaced;

    // Without endings, for languages whose names take none: "Dong has" is not Dong Ha.
    private readonly Lazy<Trie> uninflected;
    private readonly Dictionary<string, Place> byId = new(StringComparer.Ordinal);
    private readonly Place[] places;

    private Gazetteer(Place[] places)
    {
        this.places = places;
        HasCommunes = Array.Exists(places, static place => place.Level == "commune");
        foreach (string level in Levels) foreach (Place place in places) if (place.Level == level) byId.TryAdd(place.Id, place);
        spaced = new Lazy<Trie>(() => Build(3, false, true));
        unspaced = new Lazy<Trie>(() => Build(0, true, false));
        uninflected = new Lazy<Trie>(() => Build(0, false, false));
    }

    // Provinces first: where a district has its province's name, the bare name is the province's.
    private static readonly string[] Levels = ["province", "district", "commune"];

    // open: Whether the forms of scripts without spaces between words are meant. stems: Whether endings may follow.
    private Trie Build(int maxSuffix, bool open, bool stems)
    {
        Trie.Builder forms = new();
        foreach (string level in Levels)
            for (int index = 0; index < places.Length; index++)
            {
                if (places[index].Level != level) continue;
                Add(places[index].Name, index);
                foreach (string alias in places[index].Aliases) Add(alias, index);
            }
        return forms.Build(maxSuffix, !open);

        void Add(string form, int index)
        {
            if (form.Length < 2 || Chars.Is(form[0], Chars.Unspaced) != open) return;
            forms.AddName(form, index, isStem: false);
            if (stems && form.Length >= 4) forms.AddName(form, index, isStem: true);
            // Лаокай, в Лаокае: the last letter gives way to the ending.
            if (stems && form.Length > 4 && form[^1] == 'й') forms.AddName(form.AsSpan(..^1), index, isStem: true);
            // Дакглонг, у Дакглонзі
            if (stems && form.Length > 4 && form[^1] is 'г' or 'к' or 'х') forms.AddName($"{form.AsSpan(..^1)}{(form[^1] == 'г' ? 'з' : form[^1] == 'к' ? 'ц' : 'с')}і", index, isStem: false);
        }
    }

    /// <summary>The gazetteer that the assembly carries; loaded when first asked for.</summary>
    public static Gazetteer Default => Shared.Value;

    /// <summary>Whether a store has added communes: the gazetteer that the assembly carries ends at the districts.</summary>
    internal bool HasCommunes { get; }

    /// <summary>All places, in the order of the file.</summary>
    public IReadOnlyList<Place> Places => places;

    /// <summary>The place with an identifier.</summary>
    /// <param name="id">The identifier.</param>
    /// <returns>The place, or null when there is none.</returns>
    public Place? Get(string id) => byId.GetValueOrDefault(id);

    /// <summary>Finds a place by a name in any script: by its spellings, and failing that by sound.</summary>
    /// <param name="name">The name, with or without a word such as "district".</param>
    /// <param name="language">The language of the name; null when unknown.</param>
    /// <returns>The match, or null when no place fits.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public PlaceMatch? Find(string name, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        _ = language;
        string trimmed = name.Trim();
        for (int at = 0; at < trimmed.Length; at++)
            if (TryMatch(trimmed, at, out int end, out Place place)) return new PlaceMatch(place, trimmed[at..end], 0, false);
        Place? heard = Workbench.Text.Places.SoundIndex.For(this).Find(trimmed);
        return heard is null ? null : new PlaceMatch(heard, trimmed, 0, true);
    }

    /// <summary>The place whose spelling begins at an offset of a text, the longest one.</summary>
    // inflected: Whether the name may take an ending (Ханой, Ханоя).
    internal bool TryMatch(ReadOnlySpan<char> text, int at, out int end, out Place place, bool inflected = true)
    {
        end = 0;
        place = null!;
        char c = text[at];
        if (!Chars.IsLetter(c) || Chars.Is(c, Chars.Follow)) return false;
        Lazy<Trie> trie;
        if (Chars.Is(c, Chars.Unspaced)) trie = unspaced;
        else
        {
            if (at > 0 && Chars.IsWord(text[at - 1])) return false;
            trie = inflected ? spaced : uninflected;
        }
        if (!trie.Value.TryMatch(text, at, out end, out int index)) return false;
        place = places[index];
        return true;
    }

    /// <summary>As <see cref="TryMatch"/>, for a name that follows a prefix inside its word.</summary>
    internal bool TryMatchInside(ReadOnlySpan<char> text, int at, out int end, out Place place)
    {
        bool found = spaced.Value.TryMatch(text, at, out end, out int index);
        place = found ? places[index] : null!;
        return found;
    }

    /// <summary>Whether a name could begin with this word (<see cref="Trie.MayMatch"/>), in a script with spaces between words.</summary>
    internal bool MayMatch(ReadOnlySpan<char> word, bool inflected) => (inflected ? spaced : uninflected).Value.MayMatch(word, joined: false, out _);

    /// <summary>Whether a name begins with these letters, in a script without spaces between words.</summary>
    internal bool MayBegin(char first, char second) => unspaced.Value.MayBegin(first, second);

    /// <summary>Whether any name begins with this letter, in a script without spaces between words.</summary>
    internal bool Begins(char first) => unspaced.Value.Begins(first);

    /// <summary>A gazetteer with further places; one with an identifier that is here already takes its place.</summary>
    /// <param name="added">The places to add or replace.</param>
    /// <returns>The new gazetteer; this one stays as it is.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="added"/> is null.</exception>
    public Gazetteer With(IEnumerable<Place> added)
    {
        ArgumentNullException.ThrowIfNull(added);
        Dictionary<string, Place> changed = new(StringComparer.Ordinal);
        foreach (Place place in added) changed[place.Id] = place;
        List<Place> all = [.. places.Select(place => changed.Remove(place.Id, out Place? other) ? other : place)];
        return new Gazetteer([.. all, .. changed.Values]);
    }

    /// <summary>Reads a gazetteer from CSV with the header <c>place_id,name,level,parent_id,since_2025,vi,en,uk,ru,hu,ar,th</c>; aliases of a cell are separated by <c>|</c>.</summary>
    /// <param name="csv">The whole text.</param>
    /// <returns>The gazetteer; empty when the text has no rows.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="csv"/> is null.</exception>
    public static Gazetteer Parse(string csv)
    {
        ArgumentNullException.ThrowIfNull(csv);
        List<Place> places = [];
        List<string> header = [];
        foreach (List<string> cells in Rows(csv))
        {
            if (header.Count == 0)
            {
                header = cells;
                continue;
            }
            string Cell(string column) => header.IndexOf(column) is >= 0 and int index && index < cells.Count ? cells[index].Trim() : "";
            string name = Cell("name");
            List<string> aliases = [];
            for (int column = 5; column < header.Count && column < cells.Count; column++)
                foreach (string alias in cells[column].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    if (alias != name && !aliases.Contains(alias)) aliases.Add(alias);
            places.Add(new Place
            {
                Id = Cell("place_id"),
                Name = Cleaning.Normalizer.Form(name, NormalizationForm.FormC),
                Level = Cell("level"),
                ParentId = Cell("parent_id") is { Length: > 0 } parent ? parent : null,
                Since2025 = Cell("since_2025") is { Length: > 0 } since ? since : null,
                Aliases = [.. aliases],
            });
        }
        return new Gazetteer([.. places]);
    }

    private static IEnumerable<List<string>> Rows(string csv)
    {
        List<string> cells = [];
        StringBuilder cell = new();
        bool quoted = false;
        for (int i = 0; i < csv.Length; i++)
        {
            char c = csv[i];
            if (quoted)
            {
                if (c != '"') cell.Append(c);
                else if (i + 1 < csv.Length && csv[i + 1] == '"') cell.Append(csv[++i]);
                else quoted = false;
            }
            else if (c == '"') quoted = true;
            else if (c == ',') Close();
            else if (c == '\n')
            {
                Close();
                if (cells.Count > 1) yield return cells;
                cells = [];
            }
            else if (c is not ('\r' or '\uFEFF')) cell.Append(c);
        }
        Close();
        if (cells.Count > 1) yield return cells;

        void Close()
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }
    }
}
