using Workbench.Text.Data;

namespace Workbench.Text.Numerals;

/// <summary>Tells a change from a range: "rose from 12 to 20" states two amounts, "between 12 and 20" one.</summary>
internal static class Change
{
    private const int MostWords = 12;
    private const int NearWords = 5;

    /// <summary>Whether the word right before the number opens a span ("from") and a word for a change stands before it in its clause.</summary>
    public static bool LeadsTo(ReadOnlySpan<char> text, int start, LanguageData language, int number)
    {
        if (!language.HasChanges || !Match.Before(language, LexClass.RangeOpen, text, start, number, out int open, out _)) return false;
        // ลดลงจาก 9 ถึง 4: without spaces, only right before the word that opens.
        if (!language.IsSpaced && Match.Before(language, LexClass.Phrase, text, start, open, out _, out Entry change) && change.Role == "change") return true;
        // attendance rose from 71 to 93 percent, the length of a meeting — from 40 to 90 minutes: a dash stands for the verb.
        int dash = open - 1;
        while (dash > start && Chars.IsSpace(text[dash])) dash--;
        bool said = dash > start && Chars.IsDash(text[dash]) && Chars.IsSpace(text[dash - 1]);
        for (int at = open - 1, words = 0; at >= start && words < (said ? 2 * MostWords : MostWords); at--)
        {
            if (text[at] is ';' or '؛' or ':' or '(' or ')' || !said && text[at] is '،' or ',') return false;
            if (!Chars.IsWord(text[at]) || at > start && Chars.IsWord(text[at - 1])) continue;
            if (language.TryMatch(LexClass.Phrase, text[..open], at, out _, out Entry phrase) && phrase.Role == "change") return true;
            words++;
        }
        return false;
    }

    /// <summary>Whether a word for a change stands a few words before the number in its clause: rose in 2023 by 350 to 11,000.</summary>
    // far: Whether it may stand farther off, in the clause before: вакансий сократилось до 185, безработных – до 740.
    public static bool Precedes(ReadOnlySpan<char> text, int start, LanguageData language, int number, bool far = false)
    {
        for (int at = number - 1, words = 0; at >= start && words < (far ? MostWords : NearWords); at--)
        {
            if (text[at] is ';' or ':' or '(' or ')' or '\n' || !far && text[at] == ',') return false;
            if (!Chars.IsWord(text[at]) || at > start && Chars.IsWord(text[at - 1])) continue;
            if (language.TryMatch(LexClass.Phrase, text[..number], at, out _, out Entry phrase) && phrase.Role == "change") return true;
            words++;
        }
        return false;
    }
}
