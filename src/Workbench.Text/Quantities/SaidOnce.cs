using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Quantities;

/// <summary>What the first of two numbers says for the second, or the second for the first: the noun of a change, its scale, the sort of animal.</summary>
internal static class SaidOnce
{
    // Two sums of one change are so many times as great at most, or they are not of one scale.
    private const int MostApart = 10;

    /// <summary>412-ről 268-ra, 412 háztartásról 268-ra: the endings of "from" and "to", and nothing between the two numbers but what the first counts.</summary>
    public static bool IsChanged(ReadOnlySpan<char> text, in Candidate from, in Candidate bare, LanguageData language)
    {
        if (language.ChangeToEndings.Length == 0 || from.Unit is null || from.Token.Shape != NumberShape.Plain || bare.Token.Shape != NumberShape.Plain || bare.NounStart >= 0 || bare.OuterStart - from.Token.End is < 3 or > Ellipsis.FarthestWholeUtf16
            || bare.Token.End >= text.Length || text[bare.Token.End] != '-') return false;
        ReadOnlySpan<char> between = text[from.Token.End..bare.OuterStart].TrimEnd();
        if (between.IndexOfAny(Ellipsis.ClauseMarks) >= 0 || !LeftOut.EndsIn(between, language.ChangeFromEndings)) return false;
        int stop = bare.Token.End + 1;
        while (stop < text.Length && Chars.IsLetter(text[stop])) stop++;
        return Array.IndexOf(language.ChangeToEndings, text[(bare.Token.End + 1)..stop].ToString()) >= 0 && IsChange(text, stop, language);
    }

    /// <summary>Whether a word that tells of more or less, or a verb of the tables, follows in the clause: csökkent, nőtt.</summary>
    private static bool IsChange(ReadOnlySpan<char> text, int at, LanguageData language)
    {
        for (int words = 0; at < text.Length && words < 8; at++)
        {
            if (text[at] is '.' or ';' or '\n') return false;
            if (!Chars.IsWord(text[at]) || at > 0 && Chars.IsWord(text[at - 1])) continue;
            if (language.TryMatch(LexClass.Phrase, text, at, out _, out Entry phrase) && phrase.Role is "change" or "difference" or "stop") return true;
            words++;
        }
        return false;
    }

    /// <summary>từ 46 lên 71 triệu: of two sums the first may leave out its millions.</summary>
    public static void TakeScale(ref Candidate bare, in Candidate next)
    {
        NumberToken scaled = next.Token;
        if (next.Unit is not { Kind: QuantityKind.Money } || !scaled.Has(NumberFlags.Scaled) || bare.Token.Has(NumberFlags.Scaled | NumberFlags.Words) || scaled.Base == 0 || scaled.Shape != NumberShape.Plain) return;
        // từ 850 lên 1 triệu: so much more is of a smaller scale, which is not said.
        if (bare.Token.Value > scaled.Base * MostApart || bare.Token.Value * MostApart < scaled.Base) return;
        bare.Token.Value *= scaled.Value / scaled.Base;
        bare.Token.Flags |= NumberFlags.Scaled;
    }

    /// <summary>12 con bò; đợt này 15 con: a word for the sort of thing alone counts what it last did.</summary>
    public static void TakeKind(ReadOnlySpan<char> text, ReadOnlySpan<Candidate> before, ref Candidate bare)
    {
        if (bare.NounStart < bare.Token.End) return;
        ReadOnlySpan<char> word = text[bare.NounStart..bare.NounEnd];
        ref readonly Candidate kind = ref before[^1];
        // 12 con bò, 2 con đi học: another clause, or a verb behind it, may speak of children.
        if (!LeftOut.EndsClause(text, bare.OuterEnd) || kind.Unit is not { Kind: QuantityKind.Count } || kind.Unit.Group != bare.Unit!.Group || kind.NounStart < 0 || kind.NounEnd - kind.NounStart <= word.Length || text[kind.NounStart + word.Length] != ' ' || !text[kind.NounStart..].StartsWith(word, StringComparison.Ordinal)) return;
        bare.Unit = kind.Unit;
    }
}
