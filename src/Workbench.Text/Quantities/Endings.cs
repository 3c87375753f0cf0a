using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Quantities;

/// <summary>What the endings of the words before a bare number say of it, in a language that lists such endings (Hungarian).</summary>
internal static class Endings
{
    /// <summary>A legkisebb 60 ezer, a legnagyobb 900 ezer forint; felnőtteknek 200, gyerekeknek 100 dinár: sums side by side, by their scales or by whom they are for.</summary>
    public static bool IsPrice(ReadOnlySpan<char> text, int start, in Candidate bare, in Candidate next, LanguageData language) =>
        bare.NounStart < 0 && next is { Unit.Kind: QuantityKind.Money, Token.Shape: NumberShape.Plain } && bare.Token.End < text.Length && text[bare.Token.End] == ',' && Ellipsis.IsMoneyNear(text, bare, next)
        && (bare.Token.Has(NumberFlags.Scaled) && next.Token.Has(NumberFlags.Scaled) || IsRecipient(text, start, bare.OuterStart, language) && IsRecipient(text, bare.Token.End, next.OuterStart, language));

    /// <summary>Az önkéntesek száma 186, ebből diák 112: what the part is stands between "of which" and the number that ends the clause.</summary>
    public static bool TakeRole(ReadOnlySpan<char> text, int start, LanguageData language, ref Candidate bare)
    {
        if (bare.NounStart >= 0 || bare.Token.Shape != NumberShape.Plain || bare.OuterStart != bare.Token.Start || !LeftOut.EndsClause(text, bare.Token.End)) return false;
        int stop = UnitFinder.TrimEnd(text, start, bare.OuterStart), first = stop;
        while (first > start && Chars.IsWord(text[first - 1])) first--;
        if (first == stop || !Match.Before(language, LexClass.Phrase, text, start, first, out _, out Entry part) || part.Role != "of-which"
            || !Match.Unit(language, text, first, stop, out int end, out Entry entry) || end != stop || entry.Unit is not { Kind: QuantityKind.Count, Group: "person" } unit || Attributes.IsPlural(text, first, stop, language)) return false;
        bare.Unit = unit;
        bare.UnitEntry = entry;
        bare.Kind = QuantityKind.Count;
        (bare.NounStart, bare.NounEnd) = (first, stop);
        return true;
    }

    private static bool IsRecipient(ReadOnlySpan<char> text, int floor, int at, LanguageData language)
    {
        int stop = at;
        while (stop > floor && text[stop - 1] == ' ') stop--;
        int first = stop;
        while (first > floor && Chars.IsWord(text[first - 1])) first--;
        return stop < at && stop - first > 4 && LeftOut.EndsIn(text[first..stop], language.RecipientEndings);
    }

    /// <summary>az ápolók száma 120, az orvosoké 41: the ending of what belongs to them stands for "number of" said before.</summary>
    public static bool TakeOwner(ReadOnlySpan<char> text, int at, int stop, LanguageData language, ref Candidate bare)
    {
        int end = at;
        while (end < stop && Chars.IsWord(text[end])) end++;
        if (end - at < 6 || !text[at..end].EndsWith(language.OwnedEnding, StringComparison.Ordinal)
            || !Match.Unit(language, text, at, end - 1, out int noun, out Entry entry) || noun != end - 1 || entry.Unit is not { Kind: QuantityKind.Count } unit || entry.Role is "symbol" or "code" or "direct") return false;
        bare.Unit = unit;
        bare.UnitEntry = entry;
        bare.Kind = QuantityKind.Count;
        (bare.NounStart, bare.NounEnd) = (at, end - 1);
        return true;
    }
}
