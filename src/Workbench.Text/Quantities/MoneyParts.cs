using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Quantities;

/// <summary>Sums that are said in two parts, 1,250 บาท 50 สตางค์, and the smaller part alone.</summary>
internal static class MoneyParts
{
    /// <summary>50 kopecks are half a rouble, 500 eFt half a million forints.</summary>
    public static void Settle(ref Candidate candidate, Entry part)
    {
        if (Math.Max(Math.Abs(candidate.Token.Value), Math.Abs(candidate.Token.High)) >= NumberToken.Largest / Math.Max(1, part.Value)) return;
        candidate.Token.Value *= part.Value;
        candidate.Token.High *= part.Value;
        candidate.Token.Flags = (candidate.Token.Flags | NumberFlags.Decimal) & ~(NumberFlags.Ambiguous | NumberFlags.One);
    }

    /// <summary>Adds the smaller part (already in units of the currency) to the sum right before it, of whichever currency: euros have cents as dollars do.</summary>
    public static bool TryAdd(ReadOnlySpan<char> text, LanguageData language, in Candidate sum, in Candidate part, out Candidate whole)
    {
        whole = sum;
        if (part.UnitEntry is not { Role: "part" } || sum.Unit is not { Kind: QuantityKind.Money, Decimals: >= 2 } || sum.UnitEntry is { Role: "part" } || sum.Token.Shape != NumberShape.Plain || part.Token.Shape != NumberShape.Plain
            || sum.Token.Value != decimal.Truncate(sum.Token.Value) || part.Token.Value is <= 0 or >= 1 || sum.Token.Value > NumberToken.Largest / 1000 || part.Bound != Bound.Exact || sum.OuterEnd > part.OuterStart) return false;
        int at = NumberScanner.SkipSpaces(text, sum.OuterEnd, part.OuterStart);
        if (at < part.OuterStart && language.TryMatch(LexClass.RangeMiddle, text[..part.OuterStart], at, out int and, out Entry word) && word.Role is "open" or "close") at = NumberScanner.SkipSpaces(text, and, part.OuterStart);
        if (at != part.OuterStart) return false;
        whole.Token.Value += part.Token.Value;
        whole.Token.End = part.Token.End;
        whole.Token.Flags = (whole.Token.Flags | NumberFlags.Decimal) & ~(NumberFlags.Ambiguous | NumberFlags.One | NumberFlags.FourDigits);
        whole.OuterEnd = part.OuterEnd;
        return true;
    }
}
