using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Quantities;

/// <summary>Gives a bare number behind a colon, or behind a word for "is", the noun that its label begins with: "Đảng viên mới kết nạp: 15", where the noun stands before what describes it.</summary>
internal static class Labels
{
    private const int LongestUtf16 = 70;

    /// <summary>Whether the number took the noun of its label.</summary>
    public static bool Take(ReadOnlySpan<char> text, int start, LanguageData language, ref Candidate bare)
    {
        if (bare.NounStart >= 0 || bare.Token.Shape != NumberShape.Plain || bare.Token.Has(NumberFlags.Words | NumberFlags.Scaled | NumberFlags.Decimal)) return false;
        if (bare.Token.End < text.Length && text[bare.Token.End] is not (',' or ';' or '.' or ')' or '\n') && !text[bare.Token.End..].StartsWith(" (", StringComparison.Ordinal)) return false;
        int stop = UnitFinder.TrimEnd(text, start, bare.OuterStart);
        // trẻ khuyết tật học hòa nhập là 133: the word for "is" leads as a colon does
        if (Match.Before(language, LexClass.Phrase, text, start, bare.OuterStart, out int linked, out Entry link) && link.Role == "is") stop = linked;
        else if (stop <= start || text[--stop] != ':') return false;
        int first = stop;
        while (first > start && stop - first < LongestUtf16 && text[first - 1] is not ('\n' or ';' or ':' or '.' or ',' or '(' or ')')) first--;
        while (first < stop && !Chars.IsLetter(text[first])) first++;
        bool number = language.TryMatch(LexClass.Phrase, text[..stop], first, out int behind, out Entry phrase) && phrase.Role == "number-of";
        if (number) first = NumberScanner.SkipSpaces(text, behind, stop);
        if (!Match.Unit(language, text, first, stop, out int end, out Entry noun) || noun.Unit is not { Kind: QuantityKind.Count } unit || noun.Role.Length > 0) return false;
        if (!number && text[first..end].IndexOf(' ') < 0 && unit.Id != "household") return false;
        bare.Unit = unit;
        bare.UnitEntry = noun;
        bare.Kind = QuantityKind.Count;
        (bare.NounStart, bare.NounEnd) = (first, end);
        return true;
    }
}
