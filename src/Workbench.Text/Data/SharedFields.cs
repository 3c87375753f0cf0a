using System.Collections.Concurrent;

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
        Trie.Builder builder = new(LongestEnding, spaced);
        foreach (DataRow row in DataFile.Read($"Languages/{code}/fields.tsv"))
        {
            if (!Numbers.TryGetValue(row[0], out int field)) throw row.Bad($"'{row[0]}' is no field of Languages/fields.tsv; add it there or correct it");
            ReadOnlySpan<char> words = row[1];
            foreach (Range part in words.Split('|'))
                if (!builder.Add(words[part], field)) throw row.Unclosed(words[part]);
        }
        return builder.Build();
    }
}
