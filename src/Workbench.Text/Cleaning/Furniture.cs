using System.Text;
using Workbench.Text.Data;

namespace Workbench.Text.Cleaning;

/// <summary>Takes the page's own lines out of a text: source lines, comment counts, advertisement markers, share buttons, photo credits.</summary>
internal static class Furniture
{
    private const int LongestLineUtf16 = 220;
    private const int ShortestStatementUtf16 = 50;

    public static CleanText Remove(CleanText source, LanguageData language)
    {
        Dictionary<char, List<string>> patterns = language.FurnitureByFirst;
        if (patterns.Count == 0) return source;
        string text = source.Text;
        StringBuilder? kept = null;
        OffsetMap map = new();
        int lineStart = 0, keptTo = 0;
        while (lineStart < text.Length)
        {
            int lineEnd = text.IndexOf('\n', lineStart);
            int next = lineEnd < 0 ? text.Length : lineEnd + 1;
            if (lineEnd < 0) lineEnd = text.Length;
            ReadOnlySpan<char> line = text.AsSpan(lineStart, lineEnd - lineStart).Trim();
            if (line.Length is > 0 and <= LongestLineUtf16 && (IsFurniture(line, patterns) || IsDoubledSource(line)))
            {
                kept ??= new StringBuilder(text.Length);
                kept.Append(text, keptTo, lineStart - keptTo);
                map.Add(kept.Length, next);
                keptTo = next;
            }
            lineStart = next;
        }
        if (kept is null) return source;
        kept.Append(text, keptTo, text.Length - keptTo);
        return new CleanText(kept.ToString(), map.After(source.Map));
    }

    /// <summary>A pattern is matched over the whole folded line; <c>#</c> stands for digits, a last <c>*</c> for the rest of the line.</summary>
    private static bool IsFurniture(ReadOnlySpan<char> line, Dictionary<char, List<string>> patterns)
    {
        // *.jpg: a line of one word that ends so, a file's name that the page left behind.
        if (line.IndexOfAny(' ', '\u00A0') < 0 && patterns.TryGetValue('*', out List<string>? tails))
            foreach (string tail in tails) if (line.EndsWith(tail.AsSpan(1), StringComparison.OrdinalIgnoreCase)) return true;
        char first = Chars.IsDigit(line[0]) ? '#' : Chars.Folds[line[0]];
        if (!patterns.TryGetValue(first, out List<string>? started)) return false;
        foreach (string pattern in started) if (Matches(line, pattern) && !(pattern.EndsWith('*') && !pattern.Contains(':') && IsStatement(line))) return true;
        return false;
    }

    /// <summary>По теме праздника прошли 12 конференций с участием …: a long line with a number and a full stop is said by the report, however it begins.</summary>
    private static bool IsStatement(ReadOnlySpan<char> line)
    {
        if (line.Length < ShortestStatementUtf16 || line[^1] != '.') return false;
        foreach (char c in line) if (Chars.IsDigit(c)) return true;
        return false;
    }

    /// <summary>Báo Phú ThọBáo Phú Thọ16/10/2025: a name that stands twice, as the text of a logo and beside it, and the day.</summary>
    private static bool IsDoubledSource(ReadOnlySpan<char> line)
    {
        int at = line.Length;
        while (at > 0 && (Chars.IsDigit(line[at - 1]) || line[at - 1] == '/')) at--;
        if (line.Length - at is < 8 or > 10 || line[at..].Count('/') != 2) return false;
        ReadOnlySpan<char> names = line[..at].TrimEnd();
        int half = names.Length / 2;
        return names.Length % 2 == 0 && half >= 4 && Chars.IsLetter(names[0]) && names[..half].SequenceEqual(names[half..]);
    }

    private static bool Matches(ReadOnlySpan<char> line, string pattern)
    {
        int at = 0;
        for (int p = 0; p < pattern.Length; p++)
        {
            char want = pattern[p];
            if (want == '*' && p == pattern.Length - 1) return true;
            if (want == '#')
            {
                int digits = at;
                while (at < line.Length && (Chars.IsDigit(line[at]) || at > digits && line[at] is '.' or ',' or '٬' or ' ' or '\u00A0' && at + 1 < line.Length && Chars.IsDigit(line[at + 1]))) at++;
                if (at == digits) return false;
                continue;
            }
            while (at < line.Length && Chars.Folds[line[at]] == '\0') at++;
            if (want == ' ')
            {
                while (at < line.Length && Chars.IsSpace(line[at])) at++;
                continue;
            }
            if (at >= line.Length || Chars.Folds[line[at]] != want) return false;
            at++;
        }
        while (at < line.Length && Chars.Folds[line[at]] == '\0') at++;
        return at == line.Length;
    }
}
