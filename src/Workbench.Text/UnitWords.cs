using Workbench.Text.Data;

namespace Workbench.Text;

/// <summary>A word or phrase that names what may be counted, and its canonical unit.</summary>
/// <param name="Start">Where it begins, in UTF-16 units of the text.</param>
/// <param name="End">Where it ends, in UTF-16 units of the text.</param>
/// <param name="Unit">The canonical unit, an English singular such as <c>household</c>, the same in every language.</param>
/// <param name="Group">The sort of thing that the unit is, such as <c>person</c> or <c>building</c>.</param>
public readonly record struct UnitWord(int Start, int End, string Unit, string Group);

/// <summary>Finds the words of a text that name what may be counted, beside a number or not. Safe for use by several threads.</summary>
public static class UnitWords
{
    /// <summary>The same for the language that the text is in, as <see cref="LanguageDetector"/> tells, or the only known one of its script; nothing is found where that is none.</summary>
    /// <param name="text">The text, best a sentence or more.</param>
    /// <param name="found">The list that is cleared and filled, in the order of the text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="found"/> is null.</exception>
    public static void Find(ReadOnlySpan<char> text, List<UnitWord> found) => Find(text, LanguageDetector.Nearest(text), found);

    /// <summary>Finds the words of all canonical units, the longest at each place; they do not overlap. Where no spaces stand between words, one may be found
    /// inside another.</summary>
    /// <param name="text">The text. Presentation forms and the like count as other letters: give it in NFC or NFKC.</param>
    /// <param name="language">The language code; <c>und</c> finds nothing.</param>
    /// <param name="found">The list that is cleared and filled, in the order of the text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="found"/> is null.</exception>
    /// <exception cref="TextException"><c>WB1003</c> when there is no data for the language.</exception>
    public static void Find(ReadOnlySpan<char> text, string language, List<UnitWord> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        found.Clear();
        if (language == LanguageData.Undetermined) return;
        LanguageData data = LanguageData.Get(language);
        for (int at = 0; at < text.Length;)
        {
            int start = at;
            if (Chars.IsLetter(text[at]) && TryMatch(data, text, at, out int end, out Entry entry))
            {
                found.Add(new UnitWord(start, end, entry.Unit!.Id, entry.Unit.Group));
                at = end;
                continue;
            }
            at++;
            // Where spaces stand between words, one begins behind them alone.
            if (data.IsSpaced && Chars.IsLetter(text[start])) while (at < text.Length && Chars.IsWord(text[at])) at++;
        }
    }

    // prefixes: How many may be written onto the word: Arabic joins "and" and "the".
    private static bool TryMatch(LanguageData data, ReadOnlySpan<char> text, int at, out int end, out Entry entry, int prefixes = 2)
    {
        if (data.TryMatch(LexClass.Unit, text, at, out end, out entry) || data.HasDuals && data.TryMatch(LexClass.Dual, text, at, out end, out entry)) return true;
        if (prefixes == 0) return false;
        foreach (string prefix in data.Prefixes)
            if (text[at] == prefix[0] && text[at..].StartsWith(prefix, StringComparison.Ordinal) && at + prefix.Length < text.Length && Chars.IsLetter(text[at + prefix.Length])
                && TryMatch(data, text, at + prefix.Length, out end, out entry, prefixes - 1)) return true;
        return false;
    }
}
