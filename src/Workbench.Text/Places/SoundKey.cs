using System.Text;

namespace Workbench.Text.Places;

/// <summary>A name as it sounds, the same for the scripts it may be written in: its consonants, and with its vowels.</summary>
internal static class SoundKey
{
    // A letter of another script and the Latin letters it stands for here.
    private static readonly Dictionary<char, string> Sounds = Build(
        "а=a б=b в=v г=g ґ=g д=d е=e є=e ж=j з=z и=i і=i ї=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h ц=s ч=c ш=s щ=s ь= ъ= ы=i э=e ю=u я=a "
        + "ا=a ب=b ت=t ث=t ج=g ح=h خ=h د=d ذ=d ر=r ز=z س=s ش=s ص=s ض=d ط=t ظ=z ع= غ=g ف=f ق=k ك=k ل=l م=m ن=n ه=h و=u ي=i ة= ى=a ء= ؤ=u ئ=i پ=p چ=c گ=g ڤ=v "
        + "ก=k ข=k ค=k ฆ=k ง=ng จ=c ฉ=c ช=c ซ=s ฌ=c ญ=n ด=d ต=t ถ=t ท=t ธ=t น=n บ=b ป=p ผ=p ฝ=f พ=p ฟ=f ภ=p ม=m ย=i ร=r ล=l ว=v ศ=s ษ=s ส=s ห=h ฬ=l อ= ฮ=h ณ=n ฎ=d ฏ=t ฐ=t ฑ=t ฒ=t");

    private static readonly (string From, string To)[] Digraphs =
    [
        ("ngh", "n"), ("ng", "n"), ("nh", "n"), ("ph", "f"), ("th", "t"), ("kh", "h"), ("ch", "k"), ("tr", "k"), ("gi", "s"), ("qu", "kv"),
        ("x", "s"), ("c", "k"), ("q", "k"), ("y", "i"), ("j", "i"), ("w", "v"), ("z", "s"),
    ];

    /// <summary>The name with its vowels, in Latin letters, repeated letters once.</summary>
    public static string Full(string name)
    {
        StringBuilder latin = new();
        foreach (char c in Cleaning.Normalizer.Form(name, NormalizationForm.FormD).ToLowerInvariant())
        {
            if (c is >= 'a' and <= 'z') latin.Append(c);
            else if (c == 'đ') latin.Append('d');
            else if (Sounds.TryGetValue(c, out string? sound)) latin.Append(sound);
        }
        string even = latin.ToString();
        foreach ((string from, string to) in Digraphs) even = even.Replace(from, to, StringComparison.Ordinal);
        latin.Clear();
        foreach (char c in even) if (latin.Length == 0 || latin[^1] != c) latin.Append(c);
        return latin.ToString();
    }

    /// <summary>The consonants of what <see cref="Full"/> gives; a vowel at the start counts as one.</summary>
    public static string Consonants(string full)
    {
        StringBuilder key = new();
        foreach (char c in full)
        {
            bool vowel = IsVowel(c);
            if (vowel && key.Length > 0 || key.Length > 0 && key[^1] == c) continue;
            key.Append(vowel ? 'a' : c);
        }
        return key.ToString();
    }

    /// <summary>How far two full sounds are apart, from 0 to 1: edits by letter, of one vowel into another 0.6, over the longer length.</summary>
    public static double Distance(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0) return 1;
        double[] row = new double[b.Length + 1], next = new double[b.Length + 1];
        for (int j = 0; j <= b.Length; j++) row[j] = j;
        for (int i = 0; i < a.Length; i++)
        {
            next[0] = i + 1;
            for (int j = 0; j < b.Length; j++)
            {
                double change = a[i] == b[j] ? 0 : IsVowel(a[i]) && IsVowel(b[j]) ? 0.6 : 1;
                next[j + 1] = Math.Min(Math.Min(row[j + 1], next[j]) + 1, row[j] + change);
            }
            (row, next) = (next, row);
        }
        return row[b.Length] / Math.Max(a.Length, b.Length);
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';

    private static Dictionary<char, string> Build(string pairs)
    {
        Dictionary<char, string> sounds = [];
        foreach (string pair in pairs.Split(' ', StringSplitOptions.RemoveEmptyEntries)) sounds[pair[0]] = pair[2..];
        return sounds;
    }
}
