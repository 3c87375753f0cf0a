using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Quantities;

/// <summary>
/// Looks past what describes a counted noun, in a language where all of it stands between the number and the noun, which ends the phrase
/// and stays in the singular (Hungarian).
/// </summary>
internal static class Attributes
{
    private const int MostWords = 4;

    /// <summary>12 községi tisztviselő, 12 községi és városi klub: a noun with the ending of an adjective describes the one behind it.</summary>
    public static void PastAdjective(ReadOnlySpan<char> text, int end, LanguageData language, ref FoundUnit found)
    {
        if (!EndsInAdjective(text, found.NounStart, found.End, language)) return;
        int at = found.End, first = at;
        while (first > found.NounStart && Chars.IsWord(text[first - 1])) first--;
        // baromfi: the noun itself ends so
        if (!Match.Unit(language, text, first, found.End - 1, out int stem, out _) || stem != found.End - 1) return;
        bool joined = false;
        for (int words = 0; words < MostWords;)
        {
            int next = NumberScanner.SkipSpaces(text, at, end);
            bool comma = next < end && text[next] == ',';
            if (comma) next = NumberScanner.SkipSpaces(text, next + 1, end);
            if (next >= end)
            {
                // 12 községi, 3 kerületi klub; 12 községi és 3 kerületi klub: the noun comes after the next number.
                if (comma || joined) (found.Entry, found.Unit) = (null, null);
                return;
            }
            if (comma && words == 0 && PastList(text, end, first, at, language) is int listed && listed > 0 && Counts(language, text, listed, end, out int listEnd, out Entry noun))
            {
                Take(ref found, noun, listEnd);
                return;
            }
            if (next == at || !Chars.IsLetter(text[next])) return;
            if (language.TryMatch(LexClass.Phrase, text[..end], next, out int phraseEnd, out Entry phrase))
            {
                if (phrase.Role != "join") return;
                joined = true;
                at = phraseEnd;
                continue;
            }
            if (comma) return;
            at = next;
            while (at < end && Chars.IsWord(text[at])) at++;
            words++;
            if (!Counts(language, text, next, end, out int unitEnd, out Entry entry) || EndsInAdjective(text, next, unitEnd, language))
            {
                // 74 nemzeti szintű: what the adjective describes is an adjective itself, and the noun is left out
                if (words == 1 && EndsIn(text[next..at], language.ListedEndings, 2) && LeftOut.EndsClause(text, at)) (found.Entry, found.Unit) = (null, null);
                continue;
            }
            Take(ref found, entry, unitEnd);
            return;
        }
    }

    /// <summary>
    /// 96 eljárásban érintett személy, 45 programban részt vevő háztartás: a noun in a case of its own belongs to the participle behind it, and
    /// the number counts the noun behind that one. A place keeps the number (12 faluban épült iskola), as do rounds and steps.
    /// </summary>
    public static void PastComplement(ReadOnlySpan<char> text, int end, LanguageData language, ref FoundUnit found)
    {
        int first = found.End;
        while (first > found.NounStart && Chars.IsWord(text[first - 1])) first--;
        if (!EndsIn(text[first..found.End], language.ComplementEndings, 3) || found.Unit is not { Kind: QuantityKind.Count } whole || whole.Group is "place" or "event" || whole.Id is "level" or "step" or "stage") return;
        int at = found.End;
        bool participle = false;
        for (int words = 0; words < MostWords; words++)
        {
            int next = NumberScanner.SkipSpaces(text, at, end);
            if (next == at || next >= end || !Chars.IsLetter(text[next])) return;
            if (language.TryMatch(LexClass.Phrase, text[..end], next, out _, out _)) return;
            at = next;
            while (at < end && Chars.IsWord(text[at])) at++;
            if (participle && Counts(language, text, next, end, out int unitEnd, out Entry entry))
            {
                if ((entry.Unit!.Group is "person" or "household" || whole.Group is "document" or "idea") && !IsPlural(text, next, unitEnd, language)) Take(ref found, entry, unitEnd);
                return;
            }
            participle |= EndsIn(text[next..at], language.ParticipleEndings, 2);
            if (!participle && words > 0) return;
        }
    }

    /// <summary>
    /// 120, a szegénységből kilépett család; 300-nál több, távoli faluban: where the noun stands that a comma and its description part from the
    /// number; below zero where none does. A number with a bound needs no article behind the comma.
    /// </summary>
    public static int PastComma(ReadOnlySpan<char> text, int end, int at, LanguageData language, bool bounded)
    {
        if (language.ParticipleEndings.Length == 0 || at >= end || text[at] != ',') return -1;
        at = NumberScanner.SkipSpaces(text, at + 1, end);
        int word = at;
        while (at < end && Chars.IsWord(text[at])) at++;
        if (IsArticle(text[word..at], language)) word = NumberScanner.SkipSpaces(text, at, end);
        else if (!bounded) return -1;
        bool participle = bounded;
        for (int words = 0; words < MostWords && word < end && Chars.IsLetter(text[word]); words++)
        {
            if (language.TryMatch(LexClass.Phrase, text[..end], word, out int phraseEnd, out Entry phrase))
            {
                if (phrase.Role != "join") return -1;
                word = NumberScanner.SkipSpaces(text, phraseEnd, end);
                continue;
            }
            at = word;
            while (at < end && Chars.IsWord(text[at])) at++;
            if (participle && words > 0 && Counts(language, text, word, end, out int unitEnd, out _)) return IsPlural(text, word, unitEnd, language) ? -1 : word;
            participle |= EndsIn(text[word..at], language.ParticipleEndings, 2);
            int next = NumberScanner.SkipSpaces(text, at, end);
            if (next == at) return -1;
            word = next;
        }
        return -1;
    }

    /// <summary>345 temporary, dilapidated houses: past the comma between adjectives, to the next of them, where a counted noun ends their list; below zero where none does.</summary>
    public static int PastAdjectives(ReadOnlySpan<char> text, int end, int first, int comma, LanguageData language)
    {
        const int MostBehind = 2;
        if (!EndsIn(text[first..comma], language.CommaAdjectiveEndings, 2)) return -1;
        int next = NumberScanner.SkipSpaces(text, comma + 1, end), word = next;
        for (int words = 0; words < MostBehind && word > comma + 1 && word < end && char.IsLower(text[word]); words++)
        {
            // ветхих домов: an adjective and its noun may be one form.
            if (Counts(language, text, word, end, out int form, out _) && text[word..form].Contains(' ')) return CountsOn(text, form) ? -1 : next;
            if (Match.Unit(language, text, word, end, out _, out _) || language.TryMatch(LexClass.Phrase, text[..end], word, out _, out _)) return -1;
            int stop = word;
            while (stop < end && Chars.IsWord(text[stop])) stop++;
            word = NumberScanner.SkipSpaces(text, stop, end);
            if (word == stop) return -1;
            if (Counts(language, text, word, end, out form, out _)) return CountsOn(text, form) ? -1 : next;
        }
        return -1;
    }

    /// <summary>12 новых, детских садов 30: the noun has a number of its own behind it.</summary>
    private static bool CountsOn(ReadOnlySpan<char> text, int at) => NumberScanner.SkipSpaces(text, at, text.Length) is int next && next > at && next < text.Length && Chars.IsDigit(text[next]);

    /// <summary>Past one present participle (tűzoltó, mentő), with a hyphen or a space behind it; the same offset where the word is none, or counts something itself.</summary>
    public static int PastParticiple(ReadOnlySpan<char> text, int end, int at, LanguageData language)
    {
        int stop = at;
        while (stop < end && Chars.IsWord(text[stop])) stop++;
        if (stop - at < 4 || text[stop - 1] is not ('ó' or 'ő') || !EndsIn(text[at..stop], language.ParticipleEndings, 2) || Match.Unit(language, text, at, end, out _, out _)) return at;
        return stop + 1 < end && text[stop] == '-' && Chars.IsLetter(text[stop + 1]) ? stop + 1 : NumberScanner.SkipSpaces(text, stop, end);
    }

    /// <summary>100 millióval több, 58-ra nőtt: a number with a case of its own has no noun behind it, unless -nál begins a bound.</summary>
    public static bool HasCase(ReadOnlySpan<char> text, in NumberToken token, int from, LanguageData language)
    {
        if (language.AdjectiveEnding.Length == 0) return false;
        bool joined = from > token.End;
        if (joined ? text[token.End] != '-' : !token.Has(NumberFlags.Words | NumberFlags.Scaled)) return false;
        ReadOnlySpan<char> word = joined ? text[(token.End + 1)..from] : text[token.Start..token.End];
        foreach (string suffix in language.NumeralSuffixes)
        {
            if (suffix is "nál" or "nél") continue;
            if (joined && word.SequenceEqual(suffix) || (suffix.Length > 2 || suffix is "ra" or "re") && word.EndsWith(suffix, StringComparison.Ordinal) && (word.Length > suffix.Length || joined)) return true;
        }
        return !joined && IsObject(text, token, language);
    }

    /// <summary>27-et, huszonegyet: the number itself is what a verb takes, in the accusative; number words that end so without it are none (hat, öt).</summary>
    public static bool IsObject(ReadOnlySpan<char> text, in NumberToken token, LanguageData language)
    {
        if (language.AdjectiveEnding.Length == 0) return false;
        int stop = PastCase(text, token.End, language);
        if (stop > token.End) return text[stop - 1] == 't' && stop - token.End <= 3;
        return token.Has(NumberFlags.Words | NumberFlags.Scaled) && token.End - token.Start > 3 && text[token.End - 1] == 't' && !EndsInNumeral(text, token, language);
    }

    /// <summary>Hárommal több, 162-vel kevesebb: the number has the ending for "by", which a word for a difference follows.</summary>
    public static bool IsDifference(ReadOnlySpan<char> text, in NumberToken token, LanguageData language)
    {
        if (language.AdjectiveEnding.Length == 0) return false;
        int stop = PastCase(text, token.End, language);
        if (stop == token.End && !token.Has(NumberFlags.Words | NumberFlags.Scaled) || text[stop - 1] != 'l') return false;
        return language.TryMatch(LexClass.Phrase, text, NumberScanner.SkipSpaces(text, stop, text.Length), out _, out Entry phrase) && phrase.Role == "difference";
    }

    /// <summary>Past the ending of a case that a hyphen joins to digits; the same offset where there is none.</summary>
    public static int PastCase(ReadOnlySpan<char> text, int at, LanguageData language)
    {
        if (language.AdjectiveEnding.Length == 0 || at + 1 >= text.Length || text[at] != '-' || !Chars.IsLetter(text[at + 1])) return at;
        int stop = at + 1;
        while (stop < text.Length && Chars.IsWord(text[stop])) stop++;
        foreach (string suffix in language.NumeralSuffixes)
            if (text[(at + 1)..stop].SequenceEqual(suffix)) return stop;
        return at;
    }

    /// <summary>487 adott vért, 12 dolgoztak: a word that no table knows is a verb by its ending, and names nothing that is counted.</summary>
    public static bool IsPredicate(ReadOnlySpan<char> text, int at, int end, LanguageData language)
    {
        if (language.PredicateEndings.Length == 0 || !char.IsLower(text[at])) return false;
        int stop = at;
        while (stop < end && Chars.IsWord(text[stop])) stop++;
        return EndsIn(text[at..stop], language.PredicateEndings, 2);
    }

    private static bool EndsInNumeral(ReadOnlySpan<char> text, in NumberToken token, LanguageData language)
    {
        for (int at = Math.Max(token.Start, token.End - 9); at < token.End; at++)
            if (language.TryMatch(LexClass.Numeral, text[..token.End], at, out int stop, out Entry entry, joined: true) && stop == token.End && entry.Numeral != NumeralRole.Not) return true;
        return false;
    }

    /// <summary>a 350 milliós beruházás: a scale word with this ending describes the noun, which it does not count.</summary>
    public static bool Describes(ReadOnlySpan<char> text, in NumberToken token, LanguageData language) =>
        token.Has(NumberFlags.Scaled) && language.AdjectiveEnding.Length > 0 && text[token.End - 1] == 's';

    /// <summary>kétszázan jelentek meg: a number word with the ending for people; the tens end so without it (hatvan).</summary>
    public static bool CountsPeople(ReadOnlySpan<char> text, in NumberToken token, LanguageData language)
    {
        if (!token.Has(NumberFlags.Words | NumberFlags.Scaled) || !Chars.IsLetter(text[token.End - 1]) || !EndsIn(text[token.Start..token.End], language.PeopleEndings, 2)) return false;
        for (int at = Math.Max(token.Start, token.End - 9); at < token.End - 3; at++)
            if (language.TryMatch(LexClass.Numeral, text[..token.End], at, out int stop, out Entry entry, joined: true) && stop == token.End && entry.Numeral == NumeralRole.Ten) return false;
        return true;
    }

    /// <summary>
    /// 200 ökológiai, fejlesztő vagy szociális feladat: past a list of adjectives to the noun after the last of them, from the comma behind the
    /// first; below zero where no such list stands.
    /// </summary>
    public static int PastList(ReadOnlySpan<char> text, int end, int first, int at, LanguageData language)
    {
        if (!EndsInAdjective(text, first, at, language) && !EndsIn(text[first..at], language.ParticipleEndings, 2)) return -1;
        bool joined = false;
        for (int words = 0; words < MostWords + 2; words++)
        {
            if (at < end && text[at] == ',') at++;
            else if (at + 1 < end && text[at] == '-' && Chars.IsSpace(text[at + 1])) at++;
            int next = NumberScanner.SkipSpaces(text, at, end);
            if (next == at || next >= end || !Chars.IsLetter(text[next])) return -1;
            if (language.TryMatch(LexClass.Phrase, text[..end], next, out int phraseEnd, out Entry phrase))
            {
                if (phrase.Role != "join") return -1;
                joined = true;
                at = phraseEnd;
                continue;
            }
            at = next;
            while (at < end && Chars.IsWord(text[at])) at++;
            if (joined && Counts(language, text, next, end, out int unitEnd, out _) && !EndsInAdjective(text, next, unitEnd, language)) return next;
        }
        return -1;
    }

    /// <summary>Whether the text between two numbers is the adjective of the first and what joins the second: 8 háziorvosi, 4 fogorvosi rendelő; 3 első, 5 második díj.</summary>
    public static bool IsEnumerated(ReadOnlySpan<char> text, int start, int stop, LanguageData language)
    {
        if (stop - start is < 5 or > 60) return false;
        int at = NumberScanner.SkipSpaces(text, start, stop), last = -1;
        for (int words = 0; words < MostWords && at < stop && Chars.IsLetter(text[at]); words++)
        {
            if (language.TryMatch(LexClass.Phrase, text[..stop], at, out int phraseEnd, out Entry phrase))
            {
                if (phrase.Role != "join" || last < 0) break;
                at = NumberScanner.SkipSpaces(text, phraseEnd, stop);
                continue;
            }
            while (at < stop && (Chars.IsWord(text[at]) || Chars.IsDash(text[at]))) at++;
            last = at;
            at = NumberScanner.SkipSpaces(text, at, stop);
        }
        if (last < 0 || !EndsInAdjective(text, start, last, language) && !EndsIn(text[start..last], language.ListedEndings, 0)) return false;
        if (at < stop && text[at] == ',') at = NumberScanner.SkipSpaces(text, at + 1, stop);
        if (at < stop && language.TryMatch(LexClass.Phrase, text[..stop], at, out int end, out Entry join) && join.Role == "join") at = NumberScanner.SkipSpaces(text, end, stop);
        return at == stop;
    }

    private static bool Counts(LanguageData language, ReadOnlySpan<char> text, int at, int end, out int unitEnd, out Entry entry) =>
        Match.Unit(language, text, at, end, out unitEnd, out entry) && entry.Unit!.Kind == QuantityKind.Count && entry.Role is not ("symbol" or "code" or "direct" or "attributive");

    private static void Take(ref FoundUnit found, Entry entry, int end)
    {
        found.Entry = entry;
        found.Unit = entry.Unit;
        found.NounEnd = found.End = end;
        found.Direct = false;
    }

    private static bool EndsInAdjective(ReadOnlySpan<char> text, int floor, int end, LanguageData language)
    {
        int first = end;
        while (first > floor && Chars.IsWord(text[first - 1])) first--;
        return end - first >= 5 && text[first..end].EndsWith(language.AdjectiveEnding, StringComparison.Ordinal);
    }

    private static bool IsArticle(ReadOnlySpan<char> word, LanguageData language)
    {
        foreach (string article in language.Articles)
            if (word.Equals(article, StringComparison.Ordinal)) return true;
        return false;
    }

    private static bool EndsIn(ReadOnlySpan<char> word, string[] endings, int stem)
    {
        foreach (string ending in endings)
            if (word.Length >= ending.Length + stem && word.EndsWith(ending, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>A plural is a known noun with a k and the vowel before it, whatever case follows; a noun that only ends in k is none (gyermek).</summary>
    public static bool IsPlural(ReadOnlySpan<char> text, int start, int end, LanguageData language)
    {
        for (int at = start + 3; at < end; at++)
        {
            // The dative of the singular ends so too.
            if (text[at] != 'k' || text[at - 2] == 'n' && text[at - 1] is 'a' or 'e') continue;
            if (language.TryMatch(LexClass.Unit, text[..(at - 1)], start, out int stop, out _) && stop == at - 1) return true;
            if (language.TryMatch(LexClass.Unit, text[..at], start, out stop, out _) && stop == at) return true;
        }
        return false;
    }

    /// <summary>
    /// من بين المنازل المكتملة 46, المدارس الجديدة البالغ عددها 37: a bare number behind words that all have the article written onto them, where "out of" stands before
    /// the first of them or "which number" behind the last, counts what the first one says.
    /// </summary>
    public static bool TakeDefinite(ReadOnlySpan<char> text, int start, LanguageData language, ref Candidate bare)
    {
        if (bare.Token.Shape != NumberShape.Plain || bare.Token.Has(NumberFlags.Decimal) || Array.IndexOf(language.UnitPrefixes, language.Articles[0]) < 0) return false;
        int at = UnitFinder.TrimEnd(text, start, bare.OuterStart), first = -1;
        bool which = Match.Before(language, LexClass.Phrase, text, start, at, out int word, out Entry phrase) && phrase.Role == "which-number";
        if (which) at = UnitFinder.TrimEnd(text, start, word);
        for (int words = 0; words < 4; words++)
        {
            int from = at;
            while (from > start && Chars.IsWord(text[from - 1])) from--;
            if (!UnitFinder.BeginsWithArticle(text[from..at], language)) break;
            first = from;
            at = UnitFinder.TrimEnd(text, start, from);
            if (at == from) break;
        }
        if (first < 0 || !which && !(Match.Before(language, LexClass.Phrase, text, start, first, out int of, out phrase) && phrase.Role == "of" && text[of..first].TrimEnd().Contains(' '))) return false;
        Ellipsis.TakeNamed(text, language, first, ref bare);
        return bare.Unit is not null;
    }
}
