using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Quantities;

/// <summary>Finds the words and signs that bound a number: over 40, up to 40, 40 or more, 40+.</summary>
internal static class Bounding
{
    public static Bound Of(ReadOnlySpan<char> text, int start, int end, LanguageData language, ref Candidate candidate, int from)
    {
        if (Before(text, start, language, candidate.OuterStart, ref candidate) is Bound before) return before;
        if (candidate.OuterStart != candidate.Token.Start && Before(text, start, language, candidate.Token.Start, ref candidate) is Bound inner) return inner;
        if (After(text, end, language, from) is Bound after) return after;
        if (After(text, end, language, candidate.OuterEnd) is Bound last) return last;
        return Bound.Exact;
    }

    private static Bound? Before(ReadOnlySpan<char> text, int start, LanguageData language, int stop, ref Candidate candidate)
    {
        if (Match.Before(language, LexClass.BoundBefore, text, start, stop, out int wordStart, out Entry entry))
        {
            candidate.OuterStart = Math.Min(candidate.OuterStart, wordStart);
            return entry.Bound;
        }
        int at = stop;
        while (at > start && Chars.IsSpace(text[at - 1])) at--;
        if (at <= start) return null;
        return text[at - 1] switch
        {
            '>' or '≥' => Bound.AtLeast,
            '<' or '≤' => Bound.AtMost,
            '~' or '≈' or '∼' => Bound.About,
            _ => null,
        };
    }

    private static Bound? After(ReadOnlySpan<char> text, int end, LanguageData language, int at)
    {
        if (at < end && text[at] == '+' && (at + 1 >= end || !Chars.IsDigit(text[at + 1]))) return Bound.AtLeast;
        return language.TryMatch(LexClass.BoundAfter, text[..end], NumberScanner.SkipSpaces(text, at, end), out _, out Entry entry) ? entry.Bound : null;
    }
}
