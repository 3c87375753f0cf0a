using Workbench.Text.Data;

namespace Workbench.Text.Places;

/// <summary>
/// Reads the name that stands beside a word such as "district": what no spelling of the gazetteer covers is looked up by sound there,
/// and kept as unknown when that finds nothing. Names elsewhere are not tried, so that no common word becomes a place.
/// </summary>
internal sealed class PlaceCues(Gazetteer gazetteer, string text, LanguageData language)
{
    private const int MostWords = 4;
    private const int FewestConsonants = 3;
    private const int MostUnknown = 50;
    private const int MostHeard = 2000;
    private const int LongestUnspacedUtf16 = 24;

    private readonly Dictionary<string, UnknownPlace> unknown = new(StringComparer.OrdinalIgnoreCase);

    // A report names few places, and each often.
    private readonly Dictionary<(string Name, string Level), Place?> heard = [];

    public IReadOnlyList<UnknownPlace> Unknown => [.. unknown.Values.OrderBy(place => place.Start)];

    /// <summary>Reads the cue at a word start. Gives the place that the name beside it sounds like; the caller goes on at <paramref name="end"/>.</summary>
    // known: where the last mention ends that a spelling gave.
    public bool TryRead(int at, int known, out int end, out PlaceMention mention)
    {
        mention = default;
        end = at;
        if (!language.Begins(LexClass.PlaceCue, text[at]) || !language.TryMatch(LexClass.PlaceCue, text, at, out end, out Entry cue) || cue.Role == "article") return false;
        // A heading in capitals tells nothing of where a name ends.
        if (end - at > 1 && Chars.Is(text[at], Chars.Upper) && Chars.Is(text[at + 1], Chars.Upper)) return false;
        return cue.Value == 0 ? After(end, cue, ref end, out mention) : Before(at, known, cue, out mention);
    }

    private bool After(int stop, Entry cue, ref int end, out PlaceMention mention)
    {
        mention = default;
        int from = stop;
        if (language.IsSpaced && (from >= text.Length || !Chars.IsSpace(text[from]))) return false;
        while (from < text.Length && Chars.IsSpace(text[from])) from++;
        // Where the script has capitals a small letter begins a word, not a name: "huyện vận động" is no Vân Đồn.
        if (from >= text.Length || char.IsLower(text[from]) || gazetteer.TryMatch(text, from, out _, out _, language.PlacesInflected)) return false;
        Span<int> ends = stackalloc int[MostWords];
        int words = language.IsSpaced ? Words(from, ends) : Unspaced(from, ends);
        for (int count = words; count > 0; count--)
        {
            if (Heard(from, ends[count - 1], cue) is not Place place) continue;
            mention = new PlaceMention(from, ends[count - 1], place, true);
            end = ends[count - 1];
            return true;
        }
        if (words > 0 && IsCased(text[from])) Keep(from, ends[words - 1], cue);
        return false;
    }

    private bool Before(int at, int known, Entry cue, out PlaceMention mention)
    {
        mention = default;
        int stop = at;
        while (stop > 0 && Chars.IsSpace(text[stop - 1])) stop--;
        if (stop == at || stop <= known) return false;
        Span<int> starts = stackalloc int[MostWords];
        int words = 0, from = stop;
        while (words < MostWords && from > known)
        {
            int first = from;
            while (first > 0 && (Chars.IsWord(text[first - 1]) || Chars.IsApostrophe(text[first - 1]) || Chars.IsDash(text[first - 1]))) first--;
            if (first == from || !Chars.Is(text[first], Chars.Upper)) break;
            if (language.TryMatch(LexClass.PlaceCue, text, first, out int articleEnd, out Entry article) && article.Role == "article" && articleEnd == from) break;
            starts[words++] = first;
            from = first;
            if (from == 0 || !Chars.IsSpace(text[from - 1])) break;
            while (from > 0 && Chars.IsSpace(text[from - 1])) from--;
        }
        for (int count = words; count > 0; count--)
        {
            if (Heard(starts[count - 1], stop, cue) is not Place place) continue;
            mention = new PlaceMention(starts[count - 1], stop, place, true);
            return true;
        }
        if (words > 0) Keep(starts[words - 1], stop, cue);
        return false;
    }

    /// <summary>Where the words of a name end: words with a capital where the script has such, else the next three words.</summary>
    private int Words(int from, Span<int> ends)
    {
        int words = 0, at = from;
        bool cased = IsCased(text[from]);
        while (words < (cased ? MostWords : 3) && at < text.Length && Chars.IsLetter(text[at]) && (!cased || Chars.Is(text[at], Chars.Upper)))
        {
            int stop = at;
            while (stop < text.Length && (Chars.IsWord(text[stop]) || stop + 1 < text.Length && (Chars.IsApostrophe(text[stop]) || Chars.IsDash(text[stop])) && Chars.IsLetter(text[stop + 1]))) stop++;
            ends[words++] = stop;
            if (stop >= text.Length || !Chars.IsSpace(text[stop])) break;
            at = stop;
            while (at < text.Length && Chars.IsSpace(text[at])) at++;
        }
        return words;
    }

    private int Unspaced(int from, Span<int> ends)
    {
        int stop = from;
        while (stop < text.Length && stop - from <= LongestUnspacedUtf16 && Chars.Is(text[stop], Chars.Letter | Chars.Follow)) stop++;
        if (stop == from || stop - from > LongestUnspacedUtf16) return 0;
        ends[0] = stop;
        return 1;
    }

    private Place? Heard(int start, int end, Entry cue)
    {
        if (cue.Role == "commune" && !gazetteer.HasCommunes) return null;
        (string Name, string Level) asked = (text[start..end], cue.Role);
        if (!heard.TryGetValue(asked, out Place? place))
        {
            place = SoundIndex.For(gazetteer).Find(asked.Name, asked.Level, FewestConsonants);
            if (heard.Count < MostHeard) heard.Add(asked, place);
        }
        return place;
    }

    private static bool IsCased(char c) => Chars.Is(c, Chars.Upper);

    private void Keep(int start, int end, Entry cue)
    {
        string name = text[start..end];
        if (name.Length < 2) return;
        if (unknown.TryGetValue(name, out UnknownPlace? known)) unknown[name] = known with { Mentions = known.Mentions + 1 };
        else if (unknown.Count < MostUnknown) unknown.Add(name, new UnknownPlace(name, cue.Role, start, 1));
    }
}
