namespace Workbench.Notebooks.Jupyter;

/// <summary>The protocol counts in Unicode code points, .NET in UTF-16 units.</summary>
internal static class CodePoints
{
    public static int Count(string text) => FromUtf16(text, text.Length);

    public static int FromUtf16(string text, int utf16)
    {
        var count = 0;
        for (var i = 0; i < Math.Min(utf16, text.Length); i++)
        {
            if (!char.IsLowSurrogate(text[i]) || i == 0 || !char.IsHighSurrogate(text[i - 1]))
                count++;
        }
        return count;
    }

    public static int ToUtf16(string text, int codePoints)
    {
        var position = 0;
        for (var i = 0; i < codePoints && position < text.Length; i++)
            position += char.IsHighSurrogate(text[position]) && position + 1 < text.Length && char.IsLowSurrogate(text[position + 1]) ? 2 : 1;
        return position;
    }
}
