using Workbench.Text.Data;

namespace Workbench.Text.Places;

/// <summary>A place named in a text. Offsets are into the cleaned text.</summary>
internal readonly record struct PlaceMention(int Start, int End, Place Place, bool BySound = false);

/// <summary>The places that a report names, and the one it is about.</summary>
internal sealed class PlaceFinder
{
    // between the names stand a comma and the words for district and province at most
    private const int FarthestProvinceUtf16 = 28;

    private readonly List<PlaceMention> mentions;

    private PlaceFinder(List<PlaceMention> mentions, PlaceMatch? report, IReadOnlyList<UnknownPlace> unknown)
    {
        this.mentions = mentions;
        Report = report;
        Unknown = unknown;
    }

    /// <summary>The district named most, the earlier one of equals; else the province; as given, when it was given.</summary>
    public PlaceMatch? Report { get; }

    /// <summary>Names beside a word for a district, province or commune that the gazetteer does not know.</summary>
    public IReadOnlyList<UnknownPlace> Unknown { get; }

    public static PlaceFinder Find(string text, string? given, LanguageData language, Gazetteer? places = null, TextMarks? marks = null)
    {
        Gazetteer gazetteer = places ?? Gazetteer.Default;
        List<PlaceMention> mentions = [];
        PlaceCues cues = new(gazetteer, text, language);
        int at = 0;
        while (at < text.Length)
        {
            if (marks is not null && marks.LeadFrom(at))
            {
                at = marks.Next(at, text.Length, WordMarks.Place | WordMarks.PlaceCue);
                if (at >= text.Length) break;
            }
            byte kind = Chars.Kinds[text[at]];
            if ((kind & Chars.Letter) == 0)
            {
                at++;
                continue;
            }
            if (CanBegin(text[at]) && TryMention(gazetteer, text, at, language, out int end, out Place place, out int start))
            {
                mentions.Add(new PlaceMention(start, end, place));
                at = end;
                continue;
            }
            if (cues.TryRead(at, mentions.Count == 0 ? 0 : mentions[^1].End, out int cueEnd, out PlaceMention heard))
            {
                mentions.Add(heard);
                at = Math.Max(cueEnd, at + 1);
                continue;
            }
            at++;
            if ((kind & Chars.Unspaced) == 0) while (at < text.Length && Chars.IsWord(text[at])) at++;
        }
        PlaceMatch? report = given is null ? Choose(text, mentions) : gazetteer.Find(given, language.Code) ?? new PlaceMatch(null, given, 0, false);
        return new PlaceFinder(mentions, report, cues.Unknown);
    }

    /// <summary>The place named nearest before or in a sentence part, a district rather than the province said with it; null when the sentence names none.</summary>
    public PlaceMention? In(int start, int end, int before)
    {
        PlaceMention? found = null;
        int low = LowerBound(start);
        for (int i = low; i < mentions.Count && mentions[i].Start < end; i++)
        {
            if (mentions[i].Start > before && found is not null) break;
            if (found is not { } district || !IsProvinceOf(mentions[i], district)) found = mentions[i];
        }
        return found;
    }

    /// <summary>Than Uyen district, Lai Chau province: the province only says where the district lies.</summary>
    private static bool IsProvinceOf(in PlaceMention province, in PlaceMention district) =>
        province.Start - district.End <= FarthestProvinceUtf16 && district.Place.ParentId is { } parent && (province.Place.Id == parent || province.Place.Id == district.Place.Since2025);

    /// <summary>Names are written with a capital, where the script has capitals.</summary>
    public static bool CanBegin(char c) => Chars.Is(c, Chars.Upper | Chars.Unspaced) || c is >= '\u0600' and <= '\u06FF';

    private static bool TryMention(Gazetteer gazetteer, string text, int at, LanguageData language, out int end, out Place place, out int start)
    {
        start = at;
        if (gazetteer.TryMatch(text, at, out end, out place, language.PlacesInflected)) return true;
        foreach (string prefix in language.Prefixes)
        {
            if (!Numerals.NumberScanner.StartsWith(text, at, prefix) || at + prefix.Length >= text.Length) continue;
            start = at + prefix.Length;
            if (gazetteer.TryMatchInside(text, start, out end, out place)) return true;
        }
        return false;
    }

    private int LowerBound(int start)
    {
        int low = 0, high = mentions.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (mentions[middle].Start < start) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static PlaceMatch? Choose(string text, List<PlaceMention> mentions)
    {
        if (mentions.Count == 0) return null;
        Dictionary<string, (int Count, PlaceMention First)> counts = new(StringComparer.Ordinal);
        foreach (PlaceMention mention in mentions)
            counts[mention.Place.Id] = counts.TryGetValue(mention.Place.Id, out (int Count, PlaceMention First) found) ? (found.Count + 1, found.First) : (1, mention);
        (int Count, PlaceMention First) best = counts.Values.OrderByDescending(entry => Weight(entry.Count, entry.First.Place, counts)).ThenBy(entry => entry.First.Start).First();
        best = OfWholeProvince(best, counts);
        return new PlaceMatch(best.First.Place, text[best.First.Start..best.First.End], best.Count, best.First.BySound);
    }

    /// <summary>
    /// A report that names its province at least as often as the district it names most, and other districts of that province beside it,
    /// is about the province: its districts, the town of the same name among them, are examples.
    /// </summary>
    private static (int Count, PlaceMention First) OfWholeProvince((int Count, PlaceMention First) best, Dictionary<string, (int Count, PlaceMention First)> counts)
    {
        Place place = best.First.Place;
        if (place.Level != "district" || place.ParentId is null || !counts.TryGetValue(place.ParentId, out (int Count, PlaceMention First) province) || province.Count < best.Count) return best;
        foreach ((int _, PlaceMention other) in counts.Values)
            if (other.Place.Id != place.Id && other.Place.Level == "district" && other.Place.ParentId == place.ParentId) return province;
        return best;
    }

    private static double Weight(int count, Place place, Dictionary<string, (int Count, PlaceMention First)> counts)
    {
        if (place.Level != "district") return count;
        // A district whose province is named too is the more certain one.
        bool withProvince = place.ParentId is not null && counts.ContainsKey(place.ParentId);
        return count * (withProvince ? 2.5 : 1.5);
    }
}
