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
        FillListed(text, candidates, language);
        FillBrackets(text, candidates);
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

    /// <summary>ดำเนินคดี 3,018 ราย แบ่งเป็นไม่สวมหมวก 1,204 ไม่มีใบขับขี่ 877: behind a word for "of which" numbers that no classifier follows are parts of the whole, not of what their words name.</summary>
    private static void FillListed(ReadOnlySpan<char> text, Span<Candidate> candidates, LanguageData language)
    {
        for (int whole = 0; whole + 1 < candidates.Length; whole++)
        {
            if (candidates[whole] is not { Unit: { Kind: QuantityKind.Count, Id: not "time" }, Token.Shape: NumberShape.Plain } || candidates[whole].OuterEnd == candidates[whole].Token.End
                || !IsParted(text, candidates[whole].OuterEnd, candidates[whole + 1].Token.Start, language)) continue;
            decimal sum = 0;
            for (int part = whole + 1; part < candidates.Length && IsBare(candidates[part]) && candidates[part].Token.Start - candidates[part - 1].Token.End is > 2 and < FarthestUtf16; part++)
            {
                sum += candidates[part].Token.Value;
                if (sum > candidates[whole].Token.Value) break;
                Ellipsis.Take(ref candidates[part], candidates[whole]);
            }
        }
    }

    /// <summary>8,915 ตัน (ปลา 6,240 กุ้ง 385 อื่น ๆ 2,290): bare numbers in a bracket that make up the number before it count or measure the same.</summary>
    private static void FillBrackets(ReadOnlySpan<char> text, Span<Candidate> candidates)
    {
        for (int whole = 0; whole + 2 < candidates.Length; whole++)
        {
            if (candidates[whole] is not { Unit.Kind: not QuantityKind.Percent, Token.Shape: NumberShape.Plain } || candidates[whole].OuterEnd == candidates[whole].Token.End) continue;
            int open = NumberScanner.SkipSpaces(text, candidates[whole].OuterEnd, text.Length);
            if (open >= text.Length || text[open] != '(') continue;
            int last = whole;
            decimal sum = 0;
            while (last + 1 < candidates.Length && IsBare(candidates[last + 1]) && text[open..Math.Max(open, candidates[last + 1].Token.Start)].IndexOfAny(")\n") < 0) sum += candidates[++last].Token.Value;
            if (last < whole + 2 || sum != candidates[whole].Token.Value) continue;
            for (int part = whole + 1; part <= last; part++)
            {
                Ellipsis.Take(ref candidates[part], candidates[whole]);
                candidates[part].Kind = candidates[whole].Kind;
            }
        }
    }

    /// <summary>Whether no classifier or measure stands behind a plain number.</summary>
    private static bool IsBare(in Candidate candidate) => candidate is { Token.Shape: NumberShape.Plain } && !candidate.Token.Has(NumberFlags.Words) && candidate.OuterEnd == candidate.Token.End && candidate.Unit is not { Kind: not QuantityKind.Count };

    /// <summary>สมาชิกพรรค 23 คน แยกเป็น ตักเตือน 16 คน ภาคทัณฑ์ 5 คน: whether a word for "of whom" stands between, near the number before.</summary>
    private static bool IsParted(ReadOnlySpan<char> text, int start, int stop, LanguageData language)
    {
        if (stop - start > FarthestUtf16) return false;
        for (int at = start; at < stop && at < start + 8; at++)
            if (language.TryMatch(LexClass.Phrase, text[..stop], at, out _, out Entry word) && word.Role == "of-which") return true;
        return false;
    }
}
