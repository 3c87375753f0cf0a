using Workbench.Text.Data;
using Workbench.Text.Quantities;

namespace Workbench.Text.Periods;

/// <summary>
/// Finds the day of publication in a page's own lines: a short line near the top or the bottom that is little more than a day
/// (<c>Updated at 09:12, Thursday, 30/06/2022 (GMT+7)</c>), or what opens the report before a dash (<c>HANOI, May 18, 2023 –</c>).
/// A day that a sentence tells is none. Reads at most twelve lines.
/// </summary>
internal static class Dateline
{
    private const int LinesAtTop = 8;
    private const int LinesAtBottom = 4;
    private const int LongestUtf16 = 110;
    private const int MostOtherWords = 7;

    // A day with its year has at least six digits, or five and the name of a month.
    private const int FewestDigits = 5;

    public static DateOnly? Find(string text, LanguageData language)
    {
        QuantityScanner? scanner = null;
        int at = 0;
        for (int line = 0; line < LinesAtTop && Next(text, ref at, out int start, out int end); line++)
            if (DayOf(text, start, end, language, opens: true, ref scanner) is DateOnly day) return day;
        int top = at, last = text.Length;
        for (int line = 0; line < LinesAtBottom && Previous(text, top, ref last, out int start, out int end); line++)
            if (DayOf(text, start, end, language, opens: false, ref scanner) is DateOnly day) return day;
        return null;
    }

    private static DateOnly? DayOf(string text, int start, int end, LanguageData language, bool opens, ref QuantityScanner? scanner)
    {
        bool whole = end - start <= LongestUtf16;
        if (!whole && !opens) return null;
        int stop = whole ? end : start + LongestUtf16, digits = 0;
        for (int at = start; at < stop; at++) if (Chars.IsDigit(text[at])) digits++;
        // 11 ต.ค. 65: Thai years are also written with two digits.
        if (digits < (language.IsSpaced ? FewestDigits : FewestDigits - 1)) return null;
        scanner ??= new QuantityScanner();
        scanner.Scan(text, start, stop, language, null);
        foreach (PeriodMention mention in scanner.Mentions)
        {
            if (mention is not { From: { Year: >= 1990 and <= 2100 } day, Kind: MentionKind.Stated } || mention.To != day) continue;
            int words = Words(text, start, mention.Start);
            if (whole && !IsSentence(text, start, end, words) && words + Words(text, mention.End, end) <= MostOtherWords) return day;
            if (opens && words <= 4 && (PrecedesDash(text, mention.End, stop) || IsBracketed(text, start, mention))) return day;
        }
        return null;
    }

    /// <summary>Whether a dash follows, or one behind brackets: (VNA) –.</summary>
    private static bool PrecedesDash(string text, int at, int end)
    {
        while (at < end && (Chars.IsSpace(text[at]) || text[at] is '.' or ',')) at++;
        if (at < end && text[at] == '(')
        {
            int close = text.IndexOf(')', at, end - at);
            if (close < 0) return false;
            at = close + 1;
            while (at < end && Chars.IsSpace(text[at])) at++;
        }
        return at + 1 < end && Chars.IsDash(text[at]) && Chars.IsSpace(text[at + 1]);
    }

    /// <summary>Whether brackets close right behind the day that they hold: Huế (21-12-2023), (Long An – 19/10/2024).</summary>
    private static bool IsBracketed(string text, int start, PeriodMention mention) =>
        mention.End < text.Length && text[mention.End] == ')' && text.LastIndexOf('(', mention.Start, mention.Start - start + 1) >= 0;

    // Whether a line ends as a sentence does: not with initials (N. N.), nor with the full stop of a bare day (2023. május 18.).
    private static bool IsSentence(string text, int start, int end, int wordsBefore)
    {
        if (text[end - 1] is not ('.' or '!' or '?')) return false;
        int at = end - 1;
        while (at > start && Chars.IsLetter(text[at - 1])) at--;
        return end - 1 - at > 2 || at == end - 1 && wordsBefore > 1;
    }

    // A run of a script without spaces counts a word for every four of its letters.
    private static int Words(string text, int start, int end)
    {
        int words = 0, run = 0;
        for (int at = start; at < end; at++)
        {
            if (!Chars.IsWord(text[at])) run = 0;
            else if (run++ == 0 || (Chars.Is(text[at], Chars.Unspaced) && run % 4 == 1)) words++;
        }
        return words;
    }

    private static bool Next(string text, ref int at, out int start, out int end)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        start = at;
        int stop = at < text.Length ? text.AsSpan(at).IndexOf('\n') : 0;
        at = end = stop < 0 ? text.Length : start + stop;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return end > start;
    }

    private static bool Previous(string text, int floor, ref int last, out int start, out int end)
    {
        while (last > floor && char.IsWhiteSpace(text[last - 1])) last--;
        end = last;
        start = last = text.AsSpan(floor, last - floor).LastIndexOf('\n') + 1 + floor;
        return end > start;
    }
}
