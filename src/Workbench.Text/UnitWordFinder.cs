using Workbench.Text.Data;
using Workbench.Text.Detection;

namespace Workbench.Text;

/// <summary>A word or phrase that names what may be counted, and its canonical unit.</summary>
/// <param name="Start">Where it begins, in UTF-16 units of the text.</param>
/// <param name="End">Where it ends, in UTF-16 units of the text.</param>
/// <param name="Number">The place of the unit in <see cref="UnitWordFinder.Units"/>.</param>
public readonly record struct UnitWord(int Start, int End, int Number)
{
    /// <summary>The canonical unit, an English singular such as <c>household</c>, the same in every language.</summary>
    public string Unit => UnitWordFinder.Units[Number];
}

/// <summary>
/// Finds the words of a text that name what may be counted, beside a number or not. Keeps what it worked out of each word, up to half a megabyte
/// a language, so not for use by several threads at once; what it finds depends on the text alone.
/// </summary>
public sealed class UnitWordFinder
{
    private readonly Dictionary<string, UnitMemory> memories = new(StringComparer.Ordinal);

    /// <summary>All canonical units and currencies.</summary>
    public static IReadOnlyList<string> Units => SharedUnits.Ids;

    /// <summary>The same for the language that the text is in, by its letters and words, or the only known one of its script; nothing is found where that is none.</summary>
    /// <param name="text">The text, best a sentence or more.</param>
    /// <param name="found">The list that is cleared and filled, in the order of the text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="found"/> is null.</exception>
    public void Find(ReadOnlySpan<char> text, List<UnitWord> found) => Find(text, NearestLanguage.Of(text), found);

    /// <summary>Finds the words of all canonical units, the longest at each place; they do not overlap. Where no spaces stand between words, one may be found
    /// inside another.</summary>
    /// <param name="text">The text. Presentation forms and the like count as other letters: give it in NFC or NFKC.</param>
    /// <param name="language">The language code; <c>und</c> finds nothing.</param>
    /// <param name="found">The list that is cleared and filled, in the order of the text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="found"/> is null.</exception>
    /// <exception cref="TextException"><c>WB1003</c> when there is no data for the language.</exception>
    public void Find(ReadOnlySpan<char> text, string language, List<UnitWord> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        found.Clear();
        if (language == LanguageData.Undetermined) return;
        if (!memories.TryGetValue(language, out UnitMemory? memory)) memories.Add(language, memory = new UnitMemory(LanguageData.Get(language)));
        if (memory.Language.IsSpaced) FindWords(text, memory, found);
        else FindAnywhere(text, memory, found);
    }

    private static void FindWords(ReadOnlySpan<char> text, UnitMemory memory, List<UnitWord> found)
    {
        Span<WordHash.Found> words = stackalloc WordHash.Found[WordHash.Batch];
        int at = 0, count = 0, past = 0;
        while (at < text.Length)
        {
            if (!Chars.IsLetter(text[at]))
            {
                at++;
                continue;
            }
            int stop = WordHash.EndOfWord(text, at, text.Length);
            words[count] = new WordHash.Found { Start = at, End = stop, Hash = WordHash.Of(text, at, stop - at) };
            memory.Fetch(words[count].Hash);
            at = stop;
            if (++count < words.Length) continue;
            past = Take(text, words, memory, past, found);
            count = 0;
        }
        Take(text, words[..count], memory, past, found);
    }

    // past: Where the last word found ends; words before it are passed over.
    private static int Take(ReadOnlySpan<char> text, ReadOnlySpan<WordHash.Found> words, UnitMemory memory, int past, List<UnitWord> found)
    {
        foreach (ref readonly WordHash.Found word in words)
        {
            if (word.Start < past || !memory.TryFind(text, word, out int end, out int unit)) continue;
            found.Add(new UnitWord(word.Start, end, unit));
            past = end;
        }
        return past;
    }

    private static void FindAnywhere(ReadOnlySpan<char> text, UnitMemory memory, List<UnitWord> found)
    {
        for (int at = 0; at < text.Length;)
        {
            if (!Chars.IsLetter(text[at]) || !memory.TryFind(text, at, out int end, out int unit))
            {
                at++;
                continue;
            }
            found.Add(new UnitWord(at, end, unit));
            at = end;
        }
    }
}
