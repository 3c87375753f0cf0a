using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Quantities;

/// <summary>Tells numbers that are no amounts by what stands beside them: documents, ordinals, villages, pages, phones.</summary>
internal static class Contexts
{
    /// <summary>The role of the context; empty when there is none; <c>weak</c> when only a unit right after the number makes it an amount.</summary>
    // from: Moved past an inflection that is glued to the digits (20-ти, 5-х).
    public static string Of(ReadOnlySpan<char> text, int start, int end, LanguageData language, in NumberToken token, ref int from)
    {
        if (!token.Has(NumberFlags.Words) && !token.Has(NumberFlags.Scaled))
        {
            if (language.OrdinalDot && token.IsPlainInteger && IsOrdinalDot(text, end, token.End)) return "ordinal";
        }
        if (language.TryMatch(LexClass.ContextAfter, text[..end], token.End, out int stop, out Entry after)
            || language.TryMatch(LexClass.ContextAfter, text[..end], NumberScanner.SkipSpaces(text, token.End, end), out stop, out after))
        {
            if (after.Role != "inflection") return after.Role;
            from = stop;
        }
        if (token.Start > start && text[token.Start - 1] is '№' or '#') return "document";
        if (Match.Before(language, LexClass.ContextBefore, text, start, token.Start, out _, out Entry before))
            return before.Role == "none" ? "" : before.Role is "document" or "phone" or "ordinal" ? before.Role : "weak";
        return "";
    }

    private static bool IsOrdinalDot(ReadOnlySpan<char> text, int end, int at)
    {
        if (at >= end || text[at] != '.') return false;
        int next = NumberScanner.SkipSpaces(text, at + 1, end);
        return next < end && next > at + 1 && Chars.IsLetter(text[next]) && !Chars.Is(text[next], Chars.Upper);
    }
}
