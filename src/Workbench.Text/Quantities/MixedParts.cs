using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Quantities;

/// <summary>Amounts that are said in two parts: 1,250 บาท 50 สตางค์ and the smaller part alone, 2 giờ 30 phút, 3 ไร่ 50 ตารางวา.</summary>
internal static class MixedParts
{
    private const decimal Thousandth = 0.001m;

    // What a smaller unit is of the larger one before it.
    private static readonly (string Whole, string Part, decimal Share)[] s_shares =
    [
        ("rai", "square wah", 0.0025m), ("kilogram", "gram", Thousandth), ("kilometre", "metre", Thousandth), ("metre", "centimetre", 0.01m), ("tonne", "kilogram", Thousandth),
        ("tonne", "quintal", 0.1m), ("quintal", "kilogram", 0.01m),
    ];

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

    /// <summary>Adds a measure in a smaller unit to the one right before it, 3 ไร่ 50 ตารางวา, 2 giờ 30 phút; the sum is in the larger unit, of times of which no hundredths are a whole number, in minutes.</summary>
    public static bool TryAddMeasure(ReadOnlySpan<char> text, in Candidate sum, in Candidate part, out Candidate whole)
    {
        whole = sum;
        if (sum.Unit is null || part.Unit is null || sum.Unit.Kind is QuantityKind.Count or QuantityKind.Money || sum.Unit.Kind != part.Unit.Kind || sum.Token.Shape != NumberShape.Plain || part.Token.Shape != NumberShape.Plain || part.Bound != Bound.Exact
            || sum.OuterEnd >= part.OuterStart || !text[sum.OuterEnd..part.OuterStart].IsWhiteSpace() || part.Token.Value <= 0 || part.Token.Value != decimal.Truncate(part.Token.Value)) return false;
        decimal value;
        if (sum.Unit.Id == "hour" && part.Unit.Id == "minute")
        {
            if (sum.Token.Value != decimal.Truncate(sum.Token.Value) || part.Token.Value >= 60 || sum.Token.Value > NumberToken.Largest / 1000) return false;
            bool exact = part.Token.Value * 100 % 60 == 0;
            value = exact ? sum.Token.Value + part.Token.Value / 60 : sum.Token.Value * 60 + part.Token.Value;
            if (!exact) (whole.Unit, whole.UnitEntry, whole.NounStart, whole.NounEnd) = (part.Unit, part.UnitEntry, part.NounStart, part.NounEnd);
        }
        else
        {
            decimal share = 0;
            foreach ((string Whole, string Part, decimal Share) known in s_shares)
                if (known.Whole == sum.Unit.Id && known.Part == part.Unit.Id) share = known.Share;
            if (share == 0 || part.Token.Value * share >= 1 || sum.Token.Value > NumberToken.Largest / 1000) return false;
            value = sum.Token.Value + part.Token.Value * share;
        }
        whole.Token.Value = value;
        whole.Token.End = part.Token.End;
        whole.Token.Flags = (whole.Token.Flags | NumberFlags.Decimal) & ~(NumberFlags.Ambiguous | NumberFlags.One | NumberFlags.FourDigits);
        whole.OuterEnd = part.OuterEnd;
        return true;
    }
}
