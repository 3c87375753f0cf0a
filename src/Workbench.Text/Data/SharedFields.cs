using System.Collections.Concurrent;
using System.Text;

namespace Workbench.Text.Data;

/// <summary>The semantic fields, the same for all languages, and the words of each language for them.</summary>
internal static class SharedFields
{
    // Stems are given as long as they have to be: what follows one inside a word may be long.
    private const int LongestEnding = 30;

    private static readonly Dictionary<string, int> Numbers = new(StringComparer.Ordinal);
    private static readonly List<string> IdList = [];
    private static readonly List<string> GroupList = [];
    private static readonly ConcurrentDictionary<string, Trie> Forms = new(StringComparer.Ordinal);

    static SharedFields()
    {
        foreach (DataRow row in DataFile.Read("Languages/fields.tsv", required: true))
        {
            if (!Numbers.TryAdd(row[0], IdList.Count)) throw row.Bad($"the field '{row[0]}' is there twice");
            IdList.Add(row[0]);
            GroupList.Add(row[1]);
        }
    }

    /// <summary>The names of the fields, by number.</summary>
    public static IReadOnlyList<string> Ids => IdList;

    /// <summary>The group of each field, by number.</summary>
    public static IReadOnlyList<string> Groups => GroupList;

    /// <summary>The words of a language, each with the number of its field; none when the language lists none.</summary>
    public static Trie FormsOf(LanguageData language) => Forms.GetOrAdd(language.Code, static (code, spaced) => Load(code, spaced), language.IsSpaced);

    private static Trie Load(string code, bool spaced)
    {
        Trie.Builder builder = new();
        foreach (DataRow row in DataFile.Read($"Languages/{code}/fields.tsv"))
        {
            if (!Numbers.TryGetValue(row[0], out int field)) throw row.Bad($"'{row[0]}' is no field of Languages/fields.tsv; add it there or correct it");
            ReadOnlySpan<char> words = row[1];
            foreach (Range part in words.Split('|'))
            {
                if (!builder.Add(words[part], field)) throw row.Unclosed(words[part]);
                string apart = Apart(words[part]);
                if (!words[part].SequenceEqual(apart)) builder.Add(apart, field);
            }
        }
        return builder.Build(LongestEnding, spaced);
    }

    /// <summary>A form as a text has it whose signs stand apart and whose digits are all 0, as a classifier reads it: <c>covid - 00</c> for <c>covid-19</c>.</summary>
    internal static string Apart(ReadOnlySpan<char> form)
    {
        StringBuilder apart = new();
        for (int at = 0; at < form.Length; at++)
        {
            char c = form[at];
            bool isSign = !Chars.IsWord(c) && !char.IsDigit(c) && c is not ' ' && !(Chars.IsApostrophe(c) && at > 0 && Chars.IsLetter(form[at - 1])) && !(c == '*' && at == form.Length - 1);
            if (isSign && apart.Length > 0 && apart[^1] != ' ') apart.Append(' ');
            apart.Append(char.IsDigit(c) ? '0' : c);
            if (isSign && at + 1 < form.Length && form[at + 1] != ' ') apart.Append(' ');
        }
        return apart.ToString();
    }
}
