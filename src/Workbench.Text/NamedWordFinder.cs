using System.Runtime.InteropServices;
using Workbench.Text.Data;
using Workbench.Text.Detection;

namespace Workbench.Text;

/// <summary>A word or phrase of a text and what it names.</summary>
/// <param name="Start">Where it begins, in UTF-16 units of the text.</param>
/// <param name="End">Where it ends, in UTF-16 units of the text.</param>
/// <param name="Number">The place of what it names in <see cref="NamedWordFinder.UnitNames"/> or <see cref="NamedWordFinder.FieldNames"/>.</param>
public readonly record struct NamedWord(int Start, int End, int Number);

/// <summary>
/// Finds the words of a text that name what may be counted, beside a number or not, and those that belong to a semantic field (a set of words that are about
/// one thing: <c>hospital</c>, <c>rice</c>, <c>election</c>). Units and fields are the same in every language. Keeps what it worked out of each word, up to a megabyte
/// a language, so not for use by several threads at once; what it finds depends on the text alone.
/// </summary>
public sealed class NamedWordFinder
{
    private readonly Dictionary<string, NameMemory> memories = new(StringComparer.Ordinal);
    private readonly List<NamedWord> units = [];
    private readonly List<NamedWord> fields = [];

    /// <summary>All canonical units and currencies, each an English singular such as <c>household</c>, or a code.</summary>
    public static IReadOnlyList<string> UnitNames => SharedUnits.Ids;

    /// <summary>All semantic fields, such as <c>epidemic</c>.</summary>
    public static IReadOnlyList<string> FieldNames => SharedFields.Ids;

    /// <summary>The group that each field belongs to, such as <c>health</c>.</summary>
    public static IReadOnlyList<string> FieldGroups => SharedFields.Groups;

    /// <summary>The words of the text read last that name a unit, in its order; they do not overlap.</summary>
    public ReadOnlySpan<NamedWord> Units => CollectionsMarshal.AsSpan(units);

    /// <summary>The words of the text read last that belong to a field, in its order; they do not overlap.</summary>
    public ReadOnlySpan<NamedWord> Fields => CollectionsMarshal.AsSpan(fields);

    /// <summary>Reads a text in the language that it is in, by its letters and words, or the only known one of its script; nothing is found where that is none.</summary>
    /// <param name="text">The text, best a sentence or more.</param>
    public void Read(ReadOnlySpan<char> text) => Read(text, NearestLanguage.Of(text));

    /// <summary>Reads a text; the longest word or phrase is taken at each place. Where no spaces stand between words, one may be found inside another.</summary>
    /// <param name="text">The text. Presentation forms and the like count as other letters: give it in NFC or NFKC.</param>
    /// <param name="language">The language code; <c>und</c> finds nothing.</param>
    /// <exception cref="TextException"><c>WB1003</c> when there is no data for the language.</exception>
    public void Read(ReadOnlySpan<char> text, string language)
    {
        units.Clear();
        fields.Clear();
        if (language == LanguageData.Undetermined) return;
        if (!memories.TryGetValue(language, out NameMemory? memory)) memories.Add(language, memory = new NameMemory(LanguageData.Get(language)));
        if (memory.IsSpaced)
        {
            FindWords(text, memory);
            return;
        }
        FindAnywhere(text, memory.Units, units);
        FindAnywhere(text, memory.Fields, fields);
    }

    private void FindWords(ReadOnlySpan<char> text, NameMemory memory)
    {
        Span<WordHash.Found> words = stackalloc WordHash.Found[WordHash.Batch];
        int at = 0, count = 0, pastUnit = 0, pastField = 0;
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
            foreach (ref readonly WordHash.Found word in words) memory.Find(text, word, units, ref pastUnit, fields, ref pastField);
            count = 0;
        }
        foreach (ref readonly WordHash.Found word in words[..count]) memory.Find(text, word, units, ref pastUnit, fields, ref pastField);
    }

    private static void FindAnywhere(ReadOnlySpan<char> text, NameForms names, List<NamedWord> found)
    {
        for (int at = 0; at < text.Length;)
        {
            if (!Chars.IsLetter(text[at]) || !names.TryFind(text, at, out int end, out int number))
            {
                at++;
                continue;
            }
            found.Add(new NamedWord(at, end, number));
            at = end;
        }
    }
}
