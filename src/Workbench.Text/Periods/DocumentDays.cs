using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Periods;

/// <summary>The day of a document is no time of figures: Directive No. 05-CT/TW dated May 15, 2016; Nghị quyết số 07 ngày 20/6/2021; a 2016. május 15-i 05-CT/TW számú irányelv.</summary>
internal static class DocumentDays
{
    private const int MostWordsBetween = 2;

    /// <summary>Leaves out the days that belong to the number of a document right before or, where a language says it so, right behind them.</summary>
    public static void Drop(ReadOnlySpan<char> text, int start, int end, LanguageData language, List<NumberToken> tokens, List<PeriodMention> mentions)
    {
        for (int index = mentions.Count - 1; index >= 0; index--)
        {
            PeriodMention mention = mentions[index];
            if (mention is { Kind: MentionKind.Stated, From: { } day } && (mention.To is null || mention.To == day) && (Follows(text, start, end, language, tokens, mention.Start) || Precedes(text, end, mention.End) || language.HeadLast && IsOfDocument(text, start, mention.Start, language)))
                mentions.RemoveAt(index);
        }
    }

    private static bool Follows(ReadOnlySpan<char> text, int start, int end, LanguageData language, List<NumberToken> tokens, int at)
    {
        // A comma before a day may be part of how it is told.
        while (at < end && !Chars.IsWord(text[at])) at++;
        for (int index = tokens.Count - 1; index >= 0; index--)
        {
            NumberToken token = tokens[index];
            if (token.End > at) continue;
            int stop = token.End;
            while (stop < at && !Chars.IsSpace(text[stop]) && text[stop] is not (',' or ';' or ')')) stop++;
            return Words(text[stop..at]) is >= 0 and <= MostWordsBetween
                && (IsCode(text[token.Start..stop]) || Match.Before(language, LexClass.ContextBefore, text, start, token.Start, out _, out Entry named) && named.Role == "document");
        }
        return false;
    }

    /// <summary>the Act of 12 May 2010, a resolution adopted on 3 February 2021: the day of one document that has no number; but 12 resolutions adopted on that day.</summary>
    private static bool IsOfDocument(ReadOnlySpan<char> text, int start, int at, LanguageData language)
    {
        // Under the plan, on 5 May
        if (text[at] == ',') return false;
        int word = at;
        // under the plan on 5 May 40 houses were built: no day of the plan's own; a plan adopted on it is.
        bool on = language.TryMatch(LexClass.PeriodBefore, text, at, out int stop, out Entry lead) && lead is { Period: PeriodRole.Compared, Value: > 0 } && stop < text.Length;
        if (!on && Match.Before(language, LexClass.PeriodBefore, text, start, at, out int first, out lead) && lead is { Period: PeriodRole.Compared, Value: > 0 }) (on, word) = (true, first);
        for (int words = 0; words <= MostWordsBetween + 1; words++)
        {
            while (word > start && Chars.IsSpace(text[word - 1])) word--;
            if (words == 0 && on && Match.Before(language, LexClass.ContextBefore, text, start, word, out _, out _)) return false;
            if (Match.Before(language, LexClass.ContextBefore, text, start, word, out int named, out Entry entry) && entry is { Role: "document", Value: 0 } && Chars.IsLetter(text[word - 1]))
                return language.TryMatch(LexClass.Unit, text[..word], named, out stop, out Entry unit) && stop == word ? unit.Unit!.Group == "document" && !IsCounted(text, start, named) : IsLaw(text[named..word], language);
            int last = word;
            while (word > start && Chars.IsWord(text[word - 1])) word--;
            if (word == last) return false;
        }
        return false;
    }

    private static bool IsLaw(ReadOnlySpan<char> word, LanguageData language)
    {
        foreach (string law in language.LawWords) if (word.Equals(law, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>one plan of 3 May: a number, or a word for one, stands before.</summary>
    private static bool IsCounted(ReadOnlySpan<char> text, int start, int at)
    {
        while (at > start && Chars.IsSpace(text[at - 1])) at--;
        return at > start && Chars.IsDigit(text[at - 1]);
    }

    /// <summary>2016. május 15-i 05-CT/TW: behind an ending written onto the day.</summary>
    private static bool Precedes(ReadOnlySpan<char> text, int end, int at)
    {
        if (at + 1 >= end || text[at] != '-' || !Chars.IsLetter(text[at + 1])) return false;
        while (at < end && !Chars.IsSpace(text[at])) at++;
        int from = NumberScanner.SkipSpaces(text, at, end), stop = from;
        while (stop < end && !Chars.IsSpace(text[stop])) stop++;
        return from < stop && IsCode(text[from..stop]);
    }

    /// <summary>05-CT/TW, 1719/QĐ-TTg: digits, then a hyphen or slash, a slash, capitals; Covid-19 and 5-MW are none.</summary>
    private static bool IsCode(ReadOnlySpan<char> word)
    {
        int at = 0;
        while (at < word.Length && Chars.IsDigit(word[at])) at++;
        if (at == 0 || at >= word.Length || !(word[at] == '/' || Chars.IsDash(word[at])) || !word[at..].Contains('/')) return false;
        foreach (char c in word[at..])
            if (Chars.Is(c, Chars.Upper)) return true;
        return false;
    }

    /// <summary>Words in a stretch; -1 where a mark parts it.</summary>
    private static int Words(ReadOnlySpan<char> text)
    {
        int words = 0;
        for (int at = 0; at < text.Length; at++)
        {
            if (!Chars.IsWord(text[at]))
            {
                if (!Chars.IsSpace(text[at])) return -1;
            }
            else if (at == 0 || !Chars.IsWord(text[at - 1])) words++;
        }
        return words;
    }
}
