using System.Buffers;
using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Quantities;

/// <summary>Gives the parts of a whole what the whole counts, where a bracket or a colon behind it lists them, each after its word.</summary>
internal static class Breakdown
{
    private static readonly SearchValues<char> ClauseMarks = SearchValues.Create("(),;،؛:.");

    /// <summary>58 schools (primary 22, THCS 15, THPT 2): bare numbers that a bracket lists behind what was counted, each after its word.</summary>
    public static void Fill(ReadOnlySpan<char> text, Span<Candidate> candidates, LanguageData language)
    {
        for (int index = 1; index + 1 < candidates.Length; index++)
        {
            Candidate whole = candidates[index - 1];
            if (language.HeadLast && TakeBracket(text, candidates, index)) continue;
            if (!IsListed(text, candidates[index]) || whole.Unit is not { Kind: QuantityKind.Count }) continue;
            ReadOnlySpan<char> between = text[whole.OuterEnd..Math.Max(whole.OuterEnd, candidates[index].Token.Start)];
            // 900 lao động: may mặc 500, gỗ 150: right behind the noun, where that stands first.
            bool label = language.NamedBeforeNumber && between.TrimStart() is [':', ' ', ..] && between[(between.IndexOf(':') + 1)..].IndexOfAny(".;:(") < 0;
            // 12 members: reprimand 7, warning 3: a colon opens such a list too, where the subject stands first.
            bool colon = label || language.HeadLast && between.Length < 60 && between.IndexOf(':') is >= 0 and int mark && between[(mark + 1)..].IndexOfAny(ClauseMarks) < 0;
            if (!colon && between.LastIndexOf('(') is not (>= 0 and < 60) || between.Contains(')') || between.IndexOfAny(colon ? ".;" : ".;:") >= 0) continue;
            int last = index;
            while (last + 1 < candidates.Length && IsListed(text, candidates[last + 1], label) && IsNextListed(text, candidates[last].Token.End, candidates[last + 1].Token.Start)) last++;
            // (Hue 3, Hanoi 1) of two teams: scores, no parts.
            decimal sum = 0;
            for (int part = index; part <= last; part++) sum += candidates[part].Token.Value;
            if (last == index || whole.Token.Shape == NumberShape.Plain && sum > whole.Token.Value) continue;
            for (; index <= last; index++) Ellipsis.Take(ref candidates[index], whole);
        }
    }

    /// <summary>60 teams (46 male, 14 female): parts in a bracket, each before the one or two words that tell it, which together are the whole.</summary>
    private static bool TakeBracket(ReadOnlySpan<char> text, Span<Candidate> candidates, int index)
    {
        Candidate whole = candidates[index - 1];
        if (whole is not { Unit.Kind: QuantityKind.Count, Token.Shape: NumberShape.Plain } || whole.OuterEnd >= candidates[index].Token.Start || text[whole.OuterEnd..candidates[index].Token.Start].Trim() is not "(") return false;
        decimal sum = 0;
        for (int part = index; part < candidates.Length; part++)
        {
            Candidate bare = candidates[part];
            if (bare is not { Unit: null, Token.Shape: NumberShape.Plain } || bare.NounStart < bare.Token.End || bare.NounEnd >= text.Length) return false;
            sum += bare.Token.Value;
            if (text[bare.NounEnd] is ',' or ';' && sum < whole.Token.Value) continue;
            if (text[bare.NounEnd] != ')' || sum != whole.Token.Value) return false;
            for (int each = index; each <= part; each++) Ellipsis.Take(ref candidates[each], whole);
            return true;
        }
        return false;
    }

    /// <summary>A number that nothing is known of, right before a comma, a semicolon or the closing bracket.</summary>
    private static bool IsListed(ReadOnlySpan<char> text, in Candidate candidate, bool last = false) =>
        candidate is { Unit: null, Token.Shape: NumberShape.Plain } && candidate.Token.IsPlainInteger && candidate.Token.End < text.Length && (text[candidate.Token.End] is ',' or ';' or ')' or '،' or '؛' || last && text[candidate.Token.End] == '.');

    private static bool IsNextListed(ReadOnlySpan<char> text, int end, int start) => start > end + 2 && start - end < 40 && text[(end + 1)..start].IndexOfAny(ClauseMarks) < 0;
}
