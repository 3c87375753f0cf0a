using Workbench.Text.Data;

namespace Workbench.Text.Figures;

/// <summary>Finds the stretches of a sentence that stand in quotation marks and are a name or motto, not speech.</summary>
internal static class Quotes
{
    private const int LongestNameUtf16 = 170;

    /// <summary>Appends the inner spans of quoted names between two offsets.</summary>
    public static void Find(ReadOnlySpan<char> text, int start, int end, List<(int Start, int End)> found)
    {
        int at = start;
        while (at < end)
        {
            char open = text[at];
            if (!IsOpener(text, start, at))
            {
                at++;
                continue;
            }
            int close = Close(text, at + 1, end, open);
            if (close < 0)
            {
                at++;
                continue;
            }
            if (IsName(text, at + 1, close)) found.Add((at + 1, close));
            at = close + 1;
        }
    }

    private static bool IsOpener(ReadOnlySpan<char> text, int start, int at) => text[at] switch
    {
        '«' or '“' or '„' or '‹' or '「' or '《' => true,
        '"' => true,
        '‘' or '\'' => (at == start || !Chars.IsWord(text[at - 1])) && at + 1 < text.Length && Chars.IsWord(text[at + 1]),
        '”' => at == start || Chars.IsSpace(text[at - 1]),
        _ => false,
    };

    private static int Close(ReadOnlySpan<char> text, int at, int end, char open)
    {
        int limit = Math.Min(end, at + 600);
        int depth = 0;
        for (; at < limit; at++)
        {
            char c = text[at];
            if (open == '«' && c == '«') depth++;
            bool closes = open switch
            {
                '«' => c == '»',
                '‹' => c == '›',
                '“' => c is '”' or '"' or '“',
                '„' => c is '“' or '”' or '"',
                '”' => c == '”',
                '"' => c is '"' or '”' or '“',
                '「' => c == '」',
                '《' => c == '》',
                _ => c is '’' or '\'' && (at + 1 >= end || !Chars.IsWord(text[at + 1])),
            };
            if (closes && depth-- == 0) return at;
        }
        return -1;
    }

    /// <summary>A name is short and no finished sentence; speech ends with a mark, or is long.</summary>
    private static bool IsName(ReadOnlySpan<char> text, int start, int end)
    {
        if (end - start > LongestNameUtf16) return false;
        int last = end;
        while (last > start && Chars.IsSpace(text[last - 1])) last--;
        if (last == start) return false;
        bool finished = text[last - 1] is '.' or '!' or '?' or '…' or ',' or '؟';
        return !finished || end - start < 40;
    }
}
