using System.Text;

namespace Workbench.Text.Places;

/// <summary>A name reduced to how its consonants sound, the same for the scripts it may be written in.</summary>
internal static class SoundKey
{
    // A letter of another script and the Latin letters it stands for here. Vowels are dropped after the first letter.
    private static readonly Dictionary<char, string> Sounds = Build(
        "а=a б=b в=v г=g ґ=g д=d е=e є=e ж=j з=z и=i і=i ї=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h ц=s ч=c ш=s щ=s ь= ъ= ы=i э=e ю=u я=a "
        + "ا=a ب=b ت=t ث=t ج=g ح=h خ=h د=d ذ=d ر=r ز=z س=s ش=s ص=s ض=d ط=t ظ=z ع= غ=g ف=f ق=k ك=k ل=l م=m ن=n ه=h و=u ي=i ة= ى=a ء= ؤ=u ئ=i پ=p چ=c گ=g ڤ=v "
        + "ก=k ข=k ค=k ฆ=k ง=ng จ=c ฉ=c ช=c ซ=s ฌ=c ญ=n ด=d ต=t ถ=t ท=t ธ=t น=n บ=b ป=p ผ=p ฝ=f พ=p ฟ=f ภ=p ม=m ย=i ร=r ล=l ว=v ศ=s ษ=s ส=s ห=h ฬ=l อ= ฮ=h ณ=n ฎ=d ฏ=t ฐ=t ฑ=t ฒ=t");

    public static string Of(string name)
    {
        StringBuilder latin = new();
        foreach (char c in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (c is >= 'a' and <= 'z') latin.Append(c);
            else if (c == 'đ') latin.Append('d');
            else if (Sounds.TryGetValue(c, out string? sound)) latin.Append(sound);
        }
        return Reduce(latin.ToString());
    }

    private static Dictionary<char, string> Build(string pairs)
    {
        Dictionary<char, string> sounds = [];
        foreach (string pair in pairs.Split(' ', StringSplitOptions.RemoveEmptyEntries)) sounds[pair[0]] = pair[2..];
        return sounds;
    }

    private static string Reduce(string latin)
    {
        string even = latin.Replace("ngh", "n", StringComparison.Ordinal).Replace("ng", "n", StringComparison.Ordinal).Replace("nh", "n", StringComparison.Ordinal)
            .Replace("ph", "f", StringComparison.Ordinal).Replace("th", "t", StringComparison.Ordinal).Replace("kh", "h", StringComparison.Ordinal)
            .Replace("ch", "c", StringComparison.Ordinal).Replace("tr", "c", StringComparison.Ordinal).Replace("gi", "z", StringComparison.Ordinal)
            .Replace("qu", "kv", StringComparison.Ordinal).Replace("x", "s", StringComparison.Ordinal);
        StringBuilder key = new();
        foreach (char c in even)
        {
            char sound = c switch { 'c' or 'q' => 'k', 'y' or 'j' => 'i', 'w' => 'v', 'z' => 's', _ => c };
            bool vowel = sound is 'a' or 'e' or 'i' or 'o' or 'u';
            if (vowel && key.Length > 0) continue;
            if (key.Length > 0 && key[^1] == sound) continue;
            key.Append(vowel ? 'a' : sound);
        }
        return key.ToString();
    }
}
