using Workbench.Text.Data;

namespace Workbench.Text.Cleaning;

/// <summary>
/// Undoes lines that were wrapped at a width: their ends become spaces, so that sentences and units run on. As long as before, so offsets stay.
/// Only where a small letter begins the next line, and then in the rest of that paragraph, is it certain that no line ends there.
/// </summary>
internal static class WrappedLines
{
    private const int ShortestUtf16 = 40;

    public static string Join(string text)
    {
        char[]? joined = null;
        int blockStart = 0;
        while (blockStart < text.Length)
        {
            int blockEnd = text.IndexOf("\n\n", blockStart, StringComparison.Ordinal);
            if (blockEnd < 0) blockEnd = text.Length;
            JoinBlock(text, blockStart, blockEnd, ref joined);
            blockStart = blockEnd + 2;
        }
        return joined is null ? text : new string(joined);
    }

    private static void JoinBlock(string text, int start, int end, ref char[]? joined)
    {
        int widest = 0;
        bool wrapped = false;
        for (int from = start; from < end;)
        {
            int stop = text.IndexOf('\n', from, end - from);
            if (stop < 0) break;
            if (IsContinued(text, from, stop, end))
            {
                wrapped = true;
                widest = Math.Max(widest, stop - from);
            }
            from = stop + 1;
        }
        if (!wrapped) return;
        for (int from = start; from < end;)
        {
            int stop = text.IndexOf('\n', from, end - from);
            if (stop < 0) break;
            // A name may begin the next line, where this one is about as long as those that surely go on.
            if (IsContinued(text, from, stop, end) || (stop - from >= widest * 3 / 4 && stop - from <= widest * 5 / 4 && BreaksOff(text[stop - 1])))
                (joined ??= text.ToCharArray())[stop] = ' ';
            from = stop + 1;
        }
    }

    // Items of a list end with their numbers too: clean water: 1,240 / houses built: 58. Such a line goes on only by its width.
    private static bool IsContinued(string text, int from, int stop, int end) =>
        stop - from >= ShortestUtf16 && stop + 1 < end && Chars.IsLetter(text[stop + 1]) && char.IsLower(text[stop + 1]) && (BreaksOff(text[stop - 1]) || text[stop - 1] is ')' or '"' or '”' or '»') && !Chars.IsDigit(text[stop - 1]);

    /// <summary>Whether no sentence and no item of a list ends with this letter or mark.</summary>
    private static bool BreaksOff(char last) => Chars.IsWord(last) || Chars.IsDigit(last) || last is ',' or '–' or '-';
}
