using Workbench.Text.Data;

namespace Workbench.Text.Detection;

/// <summary>What a language looks like: its script, the letters it has and lacks, its commonest words.</summary>
internal sealed record LanguageProfile(string Code, string Script, bool IsKnown, string Letters, string Never);

/// <summary>What a letter says for or against a profile.</summary>
internal struct LetterWeight
{
    public int Profile;
    public float Weight;
}

/// <summary>
/// The profiles of the known languages, and of rivals that share their scripts. A rival is never an answer: it is there so that
/// its text is told from a known language instead of being taken for the nearest one.
/// </summary>
internal static class LanguageProfiles
{
    public static readonly IReadOnlyList<LanguageProfile> All;

    /// <summary>From a folded word to the profiles that have it among their commonest.</summary>
    public static readonly LetterTable<int[]> Words;

    // By any letter, small or capital, the place of its weights in the list; 0 for letters that say nothing.
    private static readonly ushort[] Letters = new ushort[65536];
    private static readonly List<LetterWeight[]> Weights = [[]];
    private static readonly byte[]?[] Masks;

    /// <summary>For each script, from three letters to the profiles and weights that they speak for.</summary>
    public static readonly Dictionary<string, TrigramTable> Trigrams;

    static LanguageProfiles()
    {
        List<LanguageProfile> profiles = [];
        Dictionary<string, List<int>> words = new(StringComparer.Ordinal);
        foreach (string code in LanguageData.Codes)
        {
            string? script = null, letters = null, never = null;
            foreach (DataRow row in DataFile.Read($"Languages/{code}/detection.tsv"))
            {
                if (row[0] == "words") AddWords(words, profiles.Count, row.Forms(1));
                else if (row[0] == "script") script ??= row[1];
                else if (row[0] == "letters") letters ??= row[1];
                else if (row[0] == "never") never ??= row[1];
            }
            profiles.Add(new LanguageProfile(code, script ?? "", true, letters ?? "", never ?? ""));
        }
        IReadOnlyList<DataRow> rivals = DataFile.Read("Languages/rivals.tsv");
        foreach (DataRow row in rivals)
        {
            if (LanguageData.IsKnown(row[0])) continue;
            AddWords(words, profiles.Count, row.Forms(4));
            profiles.Add(new LanguageProfile(row[0], row[1], false, row[2], row[3]));
        }
        All = profiles;
        Masks = new byte[profiles.Count][];
        for (int profile = 0; profile < profiles.Count; profile++)
        {
            foreach (char c in profiles[profile].Letters) Note(c, profile, 0.6f);
            foreach (char c in profiles[profile].Never) Note(c, profile, -1.5f);
        }
        for (int i = 0; i < Letters.Length; i++) Letters[i] = Letters[Chars.Lowers[i]];
        Words = new LetterTable<int[]>(words.Count);
        foreach ((string word, List<int> speaks) in words) Words.At(word) = speaks.ToArray();
        Trigrams = TrigramTable.Load(profiles, rivals);
    }

    /// <summary>How much a text read in a legacy code page looks like a language of that page: the share of words it knows, less that of odd characters.</summary>
    public static double Plausibility(string text, int page)
    {
        int letters = 0, odd = 0, inScript = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (Chars.IsWord(c))
            {
                letters++;
                bool upperInside = Chars.Is(c, Chars.Upper) && i > 0 && Chars.IsLetter(text[i - 1]) && !Chars.Is(text[i - 1], Chars.Upper);
                if (upperInside) odd++;
                if (page switch
                {
                    1251 => c is >= '\u0400' and <= '\u04FF',
                    1256 => c is >= '\u0600' and <= '\u06FF',
                    874 => c is >= '\u0E00' and <= '\u0E7F',
                    _ => c < '\u0250' || Chars.Is(c, Chars.Mark),
                }) inScript++;
            }
            else if (c >= '\u0080' && !char.IsPunctuation(c) && !Chars.IsSpace(c)) odd += 2;
        }
        if (letters == 0) return -1;
        DetectedLanguage language = LanguageDetector.Detect(text);
        bool fits = page switch
        {
            1251 => language.Language is "uk" or "ru",
            1256 => language.Language == "ar",
            874 => language.Language == "th",
            1250 => language.Language == "hu",
            _ => language.Language == "vi",
        };
        return (fits ? 1 + language.Confidence : 0) + 0.5 * inScript / letters - 2.0 * odd / letters;
    }

    /// <summary>What a letter, small or capital, says for or against each profile; only letters that some profile names say anything.</summary>
    public static ReadOnlySpan<LetterWeight> LetterWeights(char c) => Letters[c] is 0 ? [] : Weights[Letters[c]];

    public const byte Own = 1;
    public const byte Foreign = 2;
    public const byte Lacking = 3;

    /// <summary>For each UTF-16 unit: 0 no letter, else whether it is of the script of the profile, of another, or one that the language lacks.</summary>
    public static byte[] LettersOf(int profile) => Masks[profile] ??= BuildMask(profile);

    private static byte[] BuildMask(int profile)
    {
        byte[] mask = new byte[65536];
        string script = All[profile].Script, never = All[profile].Never;
        for (int i = 0; i < 65536; i++)
        {
            char c = (char)i;
            if (!Chars.IsWord(c)) continue;
            mask[i] = never.Contains(Chars.Lowers[c]) ? Lacking : !Chars.IsLetter(c) || Scripts.Of(c) == script ? Own : Foreign;
        }
        return mask;
    }

    public static int IndexOf(string code)
    {
        for (int i = 0; i < All.Count; i++) if (All[i].Code == code) return i;
        return -1;
    }

    private static void Note(char c, int profile, float weight)
    {
        if (Letters[c] == 0)
        {
            Letters[c] = checked((ushort)Weights.Count);
            Weights.Add([]);
        }
        LetterWeight[] weights = Weights[Letters[c]];
        Array.Resize(ref weights, weights.Length + 1);
        weights[^1] = new LetterWeight { Profile = profile, Weight = weight };
        Weights[Letters[c]] = weights;
    }

    private static void AddWords(Dictionary<string, List<int>> words, int profile, List<string> forms)
    {
        foreach (string form in forms)
        {
            string folded = Chars.FoldAll(form);
            if (!words.TryGetValue(folded, out List<int>? list)) words.Add(folded, list = []);
            if (list.Count == 0 || list[^1] != profile) list.Add(profile);
        }
    }
}
