namespace Workbench.Text.Data;

/// <summary>Which currency a common word for several is, by the words that name its country: <c>JOD>TND:تونس</c>.</summary>
internal sealed class HomeCurrencies
{
    // So many letters of an article or the like may be written onto a word.
    private const int LongestPrefix = 3;

    private readonly List<Home> homes = [];

    // By payload: the homes that a word names, and whether it is a name, which has a capital.
    private readonly List<Word> words = [];
    private readonly Trie forms;

    // Classes, as the rows of a table are (DataRow).
    private sealed record Home(UnitInfo Said, UnitInfo Meant);

    private sealed record Word(List<int> Homes, bool IsName);

    private HomeCurrencies(string setting, bool spaced)
    {
        Trie.Builder builder = new();
        Dictionary<string, int> known = new(StringComparer.Ordinal);
        foreach (string row in setting.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int sign = row.IndexOf('>', StringComparison.Ordinal), colon = row.IndexOf(':', StringComparison.Ordinal);
            foreach (string word in row[(colon + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (known.TryGetValue(Chars.FoldAll(word), out int twice))
                {
                    words[twice].Homes.Add(homes.Count);
                    continue;
                }
                known.Add(Chars.FoldAll(word), words.Count);
                builder.AddName(word, words.Count, isStem: false);
                words.Add(new([homes.Count], char.IsUpper(word[0])));
            }
            homes.Add(new(Currency(row[..sign]), Currency(row[(sign + 1)..colon])));
        }
        forms = builder.Build(0, spaced);
    }

    /// <summary>From a setting of a language; null where it has none.</summary>
    public static HomeCurrencies? Parse(string setting, bool spaced) => setting.Length == 0 ? null : new HomeCurrencies(setting, spaced);

    private static UnitInfo Currency(string code) => SharedUnits.FindCurrency(code) ?? throw new InvalidDataException($"'{code}' is no currency");

    /// <summary>Whether a currency has a name that others have as well.</summary>
    public bool IsShared(UnitInfo said) => homes.Exists(home => home.Said == said);

    /// <summary>How often a text names each country.</summary>
    public int[] Count(ReadOnlySpan<char> text, LanguageData language)
    {
        int[] times = new int[homes.Count];
        for (int at = 0; at < text.Length;)
        {
            if (!Chars.IsWord(text[at]))
            {
                at++;
                continue;
            }
            int start = at;
            while (at < text.Length && Chars.IsWord(text[at])) at++;
            for (int first = start; first - start <= LongestPrefix && first < at; first++)
            {
                if (forms.TryMatch(text, first, out _, out int word) && (!words[word].IsName || Chars.Is(text[first], Chars.Upper)))
                {
                    // What stands inside a name of several words counts too: Единая Россия, Россия.
                    foreach (int home in words[word].Homes) times[home]++;
                    break;
                }
                if (!language.PrefixLetters.Contains(text[first])) break;
            }
        }
        return times;
    }

    /// <summary>The currency of the country that a text names: alone, or twice as often as any other that has one of the same name; else the one said.</summary>
    public UnitInfo Find(int[] times, UnitInfo said)
    {
        int best = -1, next = 0;
        for (int home = 0; home < homes.Count; home++)
        {
            if (homes[home].Said != said || homes[home].Meant == said) continue;
            if (times[home] > (best < 0 ? 0 : times[best]))
            {
                next = best < 0 ? 0 : times[best];
                best = home;
            }
            else next = Math.Max(next, times[home]);
        }
        if (best < 0) return said;
        for (int home = 0; home < homes.Count; home++) if (homes[home].Said == said && homes[home].Meant == said) next = Math.Max(next, times[home]);
        return times[best] >= 2 * next ? homes[best].Meant : said;
    }
}
