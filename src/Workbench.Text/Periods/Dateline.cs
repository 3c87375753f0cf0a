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
        // A sentence, and what is longer than a line, can only open with a day.
        if ((!whole || IsSentence(text, start, end, wordsBefore: 0)) && !(opens && MayOpen(text, start, stop))) return null;
        for (int at = start; at < stop; at++) if (Chars.IsDigit(text[at])) digits++;
        // 11 ต.ค. 65: Thai years are also written with two digits.
        if (digits < (language.IsSpaced ? FewestDigits : FewestDigits - 1)) return null;
        scanner ??= new QuantityScanner();
        scanner.Scan(text, start, stop, language, null);
        foreach (PeriodMention mention in scanner.Mentions)
        {
            if (mention is not { From: { Year: >= 1990 and <= 2100 } day, Kind: MentionKind.Stated } || mention.To != day) continue;
            int words = Words(text, start, mention.Start), others = words + Words(text, mention.End, end);
            if (whole && !IsSentence(text, start, end, words) && others <= MostOtherWords
                && (others <= 1 && !IsLabel(text, start, mention) || others <= 4 && (IsApart(text, start, end, mention) || IsPosted(text, start, mention, language)) || HasClock(text, start, end, mention))) return day;
            if (opens && words <= 4 && (IsBracketed(text, start, mention) || (words == 0 || text.AsSpan(start, mention.Start + 1 - start).IndexOfAny(',', '(') >= 0) && PrecedesDash(text, mention.End, stop))) return day;
        }
        return null;
    }

    /// <summary>Whether a bracket that closes, or a dash with a space behind it, stands in a stretch: behind it a report may begin.</summary>
    private static bool MayOpen(string text, int start, int stop)
    {
        for (int at = start; at <= stop && at < text.Length; at++) if (text[at] == ')' || Chars.IsDash(text[at]) && at + 1 < text.Length && Chars.IsSpace(text[at + 1])) return true;
        return false;
    }

    /// <summary>Deadline: 30/06/2030; May 12, 2010: the first house.</summary>
    private static bool IsLabel(string text, int start, in PeriodMention mention) =>
        mention.Start - 2 >= start && text.AsSpan(start, mention.Start - start).TrimEnd().EndsWith(':') || mention.End < text.Length && text[mention.End] == ':';

    /// <summary>Posted on: 08/11/2023, Updated: 30 June 2022: words for publishing lead to the day.</summary>
    private static bool IsPosted(string text, int start, in PeriodMention mention, LanguageData language)
    {
        ReadOnlySpan<char> label = text.AsSpan(start, mention.Start - start).Trim();
        if (label.IsEmpty || label[^1] != ':') return false;
        foreach (string word in language.PostedWords) if (label[..^1].TrimEnd().Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>Whether a comma, a dash or a bar parts the day from each word beside it: Thứ Năm, 18/5/2023; Health | 02 Oct 2022.</summary>
    private static bool IsApart(string text, int start, int end, in PeriodMention mention)
    {
        ReadOnlySpan<char> before = text.AsSpan(start, mention.Start - start).TrimEnd(), after = text.AsSpan(mention.End, Math.Max(0, end - mention.End)).TrimStart();
        return (before.IsEmpty || IsMark(before[^1]) || IsMark(text[mention.Start])) && (after.IsEmpty || IsMark(after[0]) || after[0] == '.');
    }

    private static bool IsMark(char c) => c is ',' or '،' or '|' or '•' or '·' or '/' or '(' or ')' or '[' or ']' || Chars.IsDash(c);

    /// <summary>Whether an hour with its minutes stands right beside the day: 09:12, 30/06/2022; 30.06.2025 10:12.</summary>
    private static bool HasClock(string text, int start, int end, in PeriodMention mention)
    {
        for (int at = start + 1; at + 2 < end; at++)
            if (text[at] == ':' && Chars.IsDigit(text[at - 1]) && Chars.IsDigit(text[at + 1]) && Chars.IsDigit(text[at + 2]) && (at < mention.Start ? mention.Start - at < 40 : at - mention.End < 40)) return true;
        return false;
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
        if (text[end - 1] is '…' or ':' or '”' or '"' or '»') return true;
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
