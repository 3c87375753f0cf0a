using Workbench.Text.Data;

namespace Workbench.Text.Quantities;

/// <summary>
/// A classifier without its noun counts what the same classifier counted before in the sentence: สมาชิก 12 ราย ขยายเป็น 156 ราย. Only behind a word that goes
/// on with what was counted, so that a noun which no table knows gets no other's unit.
/// </summary>
internal static class SameClassifier
{
    private const int FarthestUtf16 = 160;

    /// <summary>Gives a number the unit of the last of <paramref name="before"/> that has its noun and the same classifier.</summary>
    public static void Take(ReadOnlySpan<char> text, ReadOnlySpan<Candidate> before, ref Candidate bare, LanguageData language)
    {
        int floor = before[^1].OuterEnd;
        if (bare.NounStart >= floor && bare.NounStart < bare.Token.End || bare.UnitEntry is not { Groups.Length: > 0 } || !GoesOn(text, floor, bare.OuterStart, language)) return;
        for (int last = before.Length - 1; last >= 0 && bare.Token.Start - before[last].Token.End < FarthestUtf16; last--)
        {
            Candidate whole = before[last];
            if (whole.UnitEntry != bare.UnitEntry) continue;
            if (whole.Unit is { Kind: QuantityKind.Count } && whole.NounStart >= 0 && whole.NounStart < whole.Token.Start) bare.Unit = whole.Unit;
            return;
        }
    }

    /// <summary>ขยายเป็น 156 ราย, เหลือ 20 คน, ในจำนวนนี้ 17 คน.</summary>
    private static bool GoesOn(ReadOnlySpan<char> text, int from, int at, LanguageData language) =>
        from < at && Match.Before(language, LexClass.Phrase, text, from, at, out _, out Entry word) && word.Role is "again" or "of-which";
}
