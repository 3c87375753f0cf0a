namespace Workbench.Text.Data;

/// <summary>Look-ups that several readers share: backwards from a place, over prefixes, at the tail of a compound.</summary>
internal static class Match
{
    private const int WindowUtf16 = 40;

    /// <summary>Finds the longest form that ends at <paramref name="stop"/>, white space between left out.</summary>
    public static bool Before(LanguageData language, LexClass lexClass, ReadOnlySpan<char> text, int floor, int stop, out int start, out Entry entry)
    {
        while (stop > floor && Chars.IsSpace(text[stop - 1])) stop--;
        start = -1;
        entry = null!;
        ulong lengths = language.LengthsBefore(lexClass, text, stop);
        if (lengths == 0) return false;
        int lowest = Math.Max(floor, stop - WindowUtf16);
        int words = 0;
        bool spaced = language.IsSpaced;
        byte[] kinds = Chars.Kinds;
        // One bit more to the left for each folded letter; behind the longest form there is nothing to find.
        ulong length = 1;
        for (int at = stop - 1; at >= lowest; at--)
        {
            char c = text[at];
            byte kind = kinds[c];
            if ((kind & Chars.Newline) != 0) break;
            if (IsCounted(text, at)) length = Longer(length);
            if (length > lengths) break;
            if (spaced)
            {
                // Inside a word.
                if ((kind & Chars.Word) != 0 && at > floor && (kinds[text[at - 1]] & Chars.Word) != 0) continue;
            }
            else if ((kind & Chars.Follow) != 0) continue;
            if ((kind & Chars.Space) != 0)
            {
                if (spaced && ++words > 5) break;
                continue;
            }
            if ((lengths & length) != 0 && language.TryMatch(lexClass, text[..stop], at, out int end, out Entry found) && end == stop)
            {
                start = at;
                entry = found;
            }
        }
        return start >= 0;
    }

    /// <summary>Whether the word right before an offset, with white space between or none, is one of these.</summary>
    public static bool FollowsWord(ReadOnlySpan<char> text, int floor, int at, string[] words)
    {
        int stop = at;
        while (stop > floor && Chars.IsSpace(text[stop - 1])) stop--;
        int first = stop;
        while (first > floor && Chars.IsWord(text[first - 1])) first--;
        foreach (string word in words)
            if (text[first..stop].Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>Whether a unit counts for the length of a form: not what folding passes over, and of white space only the last.</summary>
    public static bool IsCounted(ReadOnlySpan<char> text, int at) =>
        Chars.Folds[text[at]] is var folded and not '\0' && !(folded == ' ' && at + 1 < text.Length && Chars.IsSpace(text[at + 1]));

    /// <summary>The bit of the next length.</summary>
    public static ulong Longer(ulong length) => length == 1UL << EndFilter.Longest ? length : length << 1;

    /// <summary>A unit at a word start; after a prefix written onto it, or as the tail of a compound, where the language has such.</summary>
    public static bool Unit(LanguageData language, ReadOnlySpan<char> text, int at, int limit, out int end, out Entry entry)
    {
        ReadOnlySpan<char> window = text[..limit];
        // 4 đền bù, 7 can thiệp: a noun of one syllable is none where a longer word begins with it.
        if (language.TryMatch(LexClass.Unit, window, at, out end, out entry)) return !language.ShortNounsDirect || !IsLongerWord(language, window, at, end);
        if (at >= limit || !Chars.IsLetter(text[at])) return false;
        foreach (string prefix in language.UnitPrefixes)
        {
            if (Numerals.NumberScanner.StartsWith(window, at, prefix) && language.TryMatch(LexClass.Unit, window, at + prefix.Length, out end, out entry)
                && entry.Role is not ("symbol" or "code")) return true;
        }
        if (!language.Compounds) return false;
        int stop = at;
        while (stop < limit && Chars.IsWord(text[stop])) stop++;
        for (int tail = at + 3; tail <= stop - 4; tail++)
        {
            if (language.TryMatch(LexClass.Unit, window, tail, out end, out entry) && end >= stop && entry.Role is not ("symbol" or "code" or "direct" or "whole") && entry.Unit!.Kind == QuantityKind.Count)
                return true;
        }
        return false;
    }

    private static bool IsLongerWord(LanguageData language, ReadOnlySpan<char> text, int at, int end) =>
        text[at..end].IndexOf(' ') < 0 && language.TryMatch(LexClass.Phrase, text, at, out int stop, out Entry phrase) && stop > end && phrase.Role == "stop";
}
