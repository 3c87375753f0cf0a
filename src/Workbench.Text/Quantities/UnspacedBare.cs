using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Quantities;

/// <summary>
/// 73 ครัวเรือน (สร้างใหม่ 41 ซ่อมแซม 32): in a script without spaces a bare whole number with no noun of its own takes what its sentence counted right before, where no
/// line ends between the two.
/// </summary>
internal static class UnspacedBare
{
    private const int FarthestUtf16 = 60;

    /// <summary>Fills in what the other rules left open.</summary>
    public static void Fill(ReadOnlySpan<char> text, Span<Candidate> candidates, LanguageData language)
    {
        int parts = -2;
        for (int index = 1; index < candidates.Length; index++)
        {
            ref Candidate bare = ref candidates[index];
            ref Candidate last = ref candidates[index - 1];
            if (bare is { Unit.Id: "person", Token.Shape: NumberShape.Plain } && bare.NounStart >= bare.Token.End && last is { Unit: { Group: "person", Id: not "person" }, Token.Shape: NumberShape.Plain })
            {
                if (parts == index - 1 || last.OuterEnd < bare.OuterStart && IsParted(text, last.OuterEnd, bare.OuterStart, language))
                {
                    bare.Unit = last.Unit;
                    parts = index;
                }
                continue;
            }
            if (bare.Unit is not null || bare.Token.Shape != NumberShape.Plain || bare.Token.Has(NumberFlags.Words | NumberFlags.Scaled | NumberFlags.Negative | NumberFlags.Decimal)
                || last.Unit is not { Kind: QuantityKind.Count, Id: not "time" } || last.Token.Shape != NumberShape.Plain || bare.OuterStart <= last.OuterEnd || bare.OuterStart - last.OuterEnd > FarthestUtf16) continue;
            ReadOnlySpan<char> between = text[last.OuterEnd..bare.OuterStart];
            if (between.Trim().Length < 3 || between.IndexOfAny("\n:;") >= 0) continue;
            Ellipsis.Take(ref bare, last);
        }
    }

    /// <summary>สมาชิกพรรค 23 คน แยกเป็น ตักเตือน 16 คน ภาคทัณฑ์ 5 คน: whether a word for "of whom" stands between, near the number before.</summary>
    private static bool IsParted(ReadOnlySpan<char> text, int start, int stop, LanguageData language)
    {
        if (stop - start > FarthestUtf16) return false;
        for (int at = start; at < stop && at < start + 8; at++)
            if (language.TryMatch(LexClass.Phrase, text[..stop], at, out _, out Entry word) && word.Role == "of-which") return true;
        return false;
    }
}
