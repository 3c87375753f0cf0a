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

    /// <summary>
    /// Hoang Su 974, Yen Khe 861 between two numbers of models: so many of each name, in a sentence that counts the same before and behind.
    /// Of these 417 in the economy, 206 in culture: numbers with the same word behind them, and only a comma before.
    /// </summary>
    public static void FillParts(ReadOnlySpan<char> text, int start, Span<Candidate> candidates)
    {
        for (int index = 1; index < candidates.Length; index++)
        {
            ref Candidate bare = ref candidates[index];
            ref readonly Candidate last = ref candidates[index - 1];
            if (bare is not { Unit: null, NounStart: < 0, Token.Shape: NumberShape.Plain } || bare.Token.Has(NumberFlags.Words | NumberFlags.Scaled | NumberFlags.Decimal) || last is not { Unit.Kind: QuantityKind.Count, Token.Shape: NumberShape.Plain }) continue;
            if (FollowsName(text, start, bare.OuterStart) && CountsAgain(candidates[(index + 1)..], last) || IsNextPart(text, last, bare)) Ellipsis.Take(ref bare, last);
        }
    }

    private static bool CountsAgain(ReadOnlySpan<Candidate> behind, in Candidate last)
    {
        foreach (ref readonly Candidate next in behind)
            if (next.Unit is not null) return next.Unit == last.Unit;
        return false;
    }

    private static bool FollowsName(ReadOnlySpan<char> text, int start, int at)
    {
        int word = at - 1;
        if (word <= start || text[word] != ' ') return false;
        while (word > start && Chars.IsWord(text[word - 1])) word--;
        return char.IsUpper(text[word]);
    }

    private static bool IsNextPart(ReadOnlySpan<char> text, in Candidate last, in Candidate bare)
    {
        ReadOnlySpan<char> word = WordBehind(text, last.Token.End);
        return word.Length > 0 && last.NounStart < last.Token.End && bare.OuterStart == bare.Token.Start && text[..bare.Token.Start].EndsWith(", ", StringComparison.Ordinal) && word.SequenceEqual(WordBehind(text, bare.Token.End));
    }

    private static ReadOnlySpan<char> WordBehind(ReadOnlySpan<char> text, int at)
    {
        int stop = at + 1;
        while (stop < text.Length && Chars.IsLetter(text[stop])) stop++;
        return stop > at + 1 && text[at] == ' ' ? text[(at + 1)..stop] : [];
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
