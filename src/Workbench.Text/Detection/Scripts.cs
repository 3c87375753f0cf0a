using Workbench.Text.Data;

namespace Workbench.Text.Detection;

/// <summary>The scripts of letters, as far as they tell languages apart.</summary>
internal static class Scripts
{
    private static readonly (char First, char Last, string Name)[] Blocks =
    [
        ('A', '\u02AF', "Latin"), ('\u0370', '\u03FF', "Greek"), ('\u0400', '\u052F', "Cyrillic"), ('\u0530', '\u058F', "Armenian"),
        ('\u0590', '\u05FF', "Hebrew"), ('\u0600', '\u077F', "Arabic"), ('\u08A0', '\u08FF', "Arabic"), ('\u0900', '\u097F', "Devanagari"),
        ('\u0980', '\u0DFF', "Indic"), ('\u0E00', '\u0E7F', "Thai"), ('\u0E80', '\u0EFF', "Lao"), ('\u1000', '\u109F', "Myanmar"),
        ('\u10A0', '\u10FF', "Georgian"), ('\u1100', '\u11FF', "Hangul"), ('\u1200', '\u137F', "Ethiopic"), ('\u1780', '\u17FF', "Khmer"),
        ('\u1E00', '\u1EFF', "Latin"), ('\u3040', '\u30FF', "Kana"), ('\u3400', '\u9FFF', "Han"), ('\uAC00', '\uD7AF', "Hangul"),
        ('\uFB50', '\uFDFF', "Arabic"), ('\uFE70', '\uFEFC', "Arabic"),
    ];

    private static readonly string[] Names = [.. Blocks.Select(block => block.Name).Distinct()];

    // For each UTF-16 unit: 0 no script, else one more than the number of its script.
    private static readonly byte[] Table = BuildTable();

    // For each UTF-16 unit: 0 no letter, else one more than its script.
    private static readonly byte[] Letters = BuildLetters();

    public static string Of(char c) => Table[c] == 0 ? "" : Names[Table[c] - 1];

    public static string Dominant(ReadOnlySpan<char> text, out int letters, out double share)
    {
        // Four counters for each script: neighbours are mostly of one, and would wait for each other.
        Span<int> four = stackalloc int[(Names.Length + 2) * 4];
        four.Clear();
        for (int i = 0; i < text.Length; i++) four[Letters[text[i]] * 4 + (i & 3)]++;
        letters = 0;
        int best = -1, most = 0;
        for (int script = -1; script < Names.Length; script++)
        {
            int at = (script + 2) * 4, count = four[at] + four[at + 1] + four[at + 2] + four[at + 3];
            letters += count;
            if (count <= most) continue;
            most = count;
            best = script;
        }
        share = best < 0 ? 0 : (double)most / letters;
        return best < 0 ? "" : Names[best];
    }

    private static byte[] BuildTable()
    {
        byte[] table = new byte[65536];
        foreach ((char first, char last, string name) in Blocks)
            for (int c = first; c <= last; c++) table[c] = (byte)(Array.IndexOf(Names, name) + 1);
        return table;
    }

    private static byte[] BuildLetters()
    {
        byte[] letters = new byte[65536];
        for (int c = 0; c < letters.Length; c++) if (Chars.IsLetter((char)c)) letters[c] = (byte)(Table[c] + 1);
        return letters;
    }
}
