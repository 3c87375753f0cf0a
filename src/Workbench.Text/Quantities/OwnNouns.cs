using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Quantities;

/// <summary>
/// What is counted where no table knows the noun, in the language whose singulars the canonical units are (English): 23 possums are possums. Only a plural
/// in small letters is taken for such a noun, so that no verb or adverb behind a number becomes a unit.
/// </summary>
internal static class OwnNouns
{
    private const int MostModifiers = 3;

    /// <summary>Takes the word at an offset as the unit, where it is a plural that ends the noun phrase.</summary>
    public static bool TryTake(ReadOnlySpan<char> text, int at, int wordEnd, int end, in NumberToken token, LanguageData language, ref FoundUnit found)
    {
        if (IsOne(token) || !IsPlural(text, at, wordEnd, language) && !IsAcronyms(text[at..wordEnd])) return false;
        if (text[at..wordEnd] is "ones" or "others") return false;
        if (wordEnd < end && (Chars.IsApostrophe(text[wordEnd]) || Chars.IsDash(text[wordEnd]) && wordEnd + 1 < end && Chars.IsLetter(text[wordEnd + 1]))) return false;
        // 12 sports teams: another plural right behind it is the head.
        int next = NumberScanner.SkipSpaces(text, wordEnd, end);
        if (next > wordEnd && next < end && char.IsLower(text[next]) && Describes(text[at..wordEnd], language) && LeadsToPlural(text, next, end, language)) return false;
        if (next > wordEnd && next < end && char.IsLower(text[next]) && !language.TryMatch(LexClass.Phrase, text[..end], next, out _, out _))
        {
            if (Match.Unit(language, text, next, end, out int unitEnd, out Entry entry) ? Counts(entry) && IsPlural(text, LastWord(text, next, unitEnd), unitEnd, language) : IsPlural(text, next, WordEnd(text, next, end), language)) return false;
        }
        found.Entry = null;
        // eight call-outs, 6 by-elections: what a hyphen joins in front is part of the name.
        int first = at;
        while (first - 2 >= token.End && Chars.IsDash(text[first - 1]) && char.IsLower(text[first - 2]))
        {
            first--;
            while (first - 1 >= token.End && Chars.IsWord(text[first - 1])) first--;
        }
        if (first <= token.End) first = at;
        found.Unit = first < at && text[first..at].IndexOfAnyInRange('A', 'Z') < 0 ? new UnitInfo(text[first..at].ToString() + Singular(text[at..wordEnd], language), QuantityKind.Count, "", text[first..wordEnd].ToString()) { IsOwnNoun = true } : Of(text[at..wordEnd], language);
        found.NounEnd = found.End = wordEnd;
        return true;
    }

    /// <summary>30 seat belts, 8 village mutual aid groups: behind more than one, a noun in the singular describes the plural that follows, known or not.</summary>
    public static void PastModifier(ReadOnlySpan<char> text, int end, in NumberToken token, LanguageData language, ref FoundUnit found)
    {
        if (IsOne(token) || found.Unit is not { Kind: QuantityKind.Count } || text[LastWord(text, found.NounStart, found.End)..found.End] is var last && !IsSingular(last, language) && !Describes(last, language)) return;
        // 37 take turns; 26 women start firms: a plural that describes stands right before its noun.
        int most = Describes(last, language) ? 1 : MostModifiers;
        int at = found.End;
        for (int words = 0; words < most; words++)
        {
            int next = NumberScanner.SkipSpaces(text, at, end);
            if (next == at || next >= end || !char.IsLower(text[next])) return;
            int stop = WordEnd(text, next, end);
            bool joined = stop + 1 < end && Chars.IsDash(text[stop]) && Chars.IsLetter(text[stop + 1]);
            if (joined) stop = WordEnd(text, stop + 1, end);
            else if (language.TryMatch(LexClass.Phrase, text[..end], next, out int joinEnd, out Entry join))
            {
                // 40 secondary school and college students
                if (join.Role != "join" || words > 0 || most == 1) return;
                at = joinEnd;
                continue;
            }
            else if (Match.Unit(language, text, next, end, out int unitEnd, out Entry entry))
            {
                if (!Counts(entry)) return;
                at = unitEnd;
                if (!IsPlural(text, LastWord(text, next, unitEnd), unitEnd, language)) continue;
                found.Entry = entry;
                found.Unit = entry.Unit;
                found.NounEnd = found.End = unitEnd;
                found.Direct = false;
                return;
            }
            if (TryTake(text, LastWord(text, next, stop), stop, end, token, language, ref found))
            {
                found.Direct = false;
                return;
            }
            // 15 household receiving gifts: a participle ends the noun phrase.
            if (!joined && (text[next..stop].EndsWith("ing", StringComparison.Ordinal) || text[next..stop].EndsWith("ed", StringComparison.Ordinal))) return;
            at = stop;
        }
    }

    /// <summary>12 people's livelihood bridges: behind an owner, the first plural that a table knows, past a word or two.</summary>
    public static void PastOwner(ReadOnlySpan<char> text, int at, int end, LanguageData language, ref FoundUnit found)
    {
        for (int words = 0; words < MostModifiers && at < end && Chars.IsLetter(text[at]) && !language.TryMatch(LexClass.Phrase, text[..end], at, out _, out _); words++)
        {
            if (Match.Unit(language, text, at, end, out int stop, out Entry entry) && Counts(entry) && IsPlural(text, LastWord(text, at, stop), stop, language))
            {
                found.Entry = entry;
                found.Unit = entry.Unit;
                found.NounEnd = found.End = stop;
                found.Direct = false;
                return;
            }
            at = NumberScanner.SkipSpaces(text, WordEnd(text, at, end), end);
        }
    }

    /// <summary>A word in small letters with the ending of a plural: no <c>campus</c>, <c>class</c>, <c>basis</c> or <c>economics</c>.</summary>
    public static bool IsPlural(ReadOnlySpan<char> text, int start, int end, LanguageData language)
    {
        ReadOnlySpan<char> word = text[start..end];
        if (word.Length < 4) return false;
        foreach (char c in word) if (!char.IsLower(c)) return false;
        if (language.IrregularPlurals.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(word)) return true;
        if (word[^1] != 's') return word[^3..] is "men" && word.Length > 4 && word[^4] is 's' or 'r' or 'h' or 'e' or 'k' or 't' or 'l' or 'n' or 'd' or 'o';
        return word[^2] is not ('s' or 'u' or 'i') && word[^3..] is not "ics";
    }

    /// <summary>12 landowners, 8 post offices: nouns that the tables know without a canonical unit name themselves; they keep the sort of thing that the table says.</summary>
    public static void Name(ReadOnlySpan<char> text, LanguageData language, ref FoundUnit found)
    {
        if (!Match.Before(language, LexClass.Unit, text, found.NounStart, found.NounEnd, out int start, out Entry entry) || entry.Role != "own") return;
        found.Unit = Named(entry, text[start..found.NounEnd], language);
    }

    /// <summary>The unit of an entry whose form was read: its own name, where the tables say so.</summary>
    public static UnitInfo Named(Entry entry, ReadOnlySpan<char> form, LanguageData language)
    {
        if (entry.Role != "own") return entry.Unit!;
        // ATMs, X-rays: capitals that are more than the first letter stay.
        string name = string.Join(' ', form.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (!char.IsUpper(name[0]) || name.Length < 3 || !char.IsUpper(name[1]) && name[1] != '-') name = name.ToLowerInvariant();
        bool plural = name.Length > 3 && name[^1] == 's' && name[^2] is not ('s' or 'u') || name.EndsWith("men", StringComparison.Ordinal) || name.EndsWith("children", StringComparison.Ordinal) || language.IrregularPlurals.ContainsKey(name);
        return new UnitInfo(plural ? Singular(name, language) : name, QuantityKind.Count, entry.Unit!.Group, name);
    }

    /// <summary>The unit that a plural names: possums, possum; entities, entity.</summary>
    public static UnitInfo Of(ReadOnlySpan<char> plural, LanguageData language)
    {
        string id = Singular(plural, language);
        return new UnitInfo(id, QuantityKind.Count, "", plural.ToString()) { IsOwnNoun = true };
    }

    public static string Singular(ReadOnlySpan<char> plural, LanguageData language)
    {
        string word = plural.ToString();
        if (language.IrregularPlurals.TryGetValue(word, out string? singular)) return singular;
        if (word.EndsWith("men", StringComparison.Ordinal)) return word[..^2] + "an";
        if (word.EndsWith("children", StringComparison.Ordinal)) return word[..^3];
        if (word.EndsWith("ies", StringComparison.Ordinal)) return word[..^3] + "y";
        bool sibilant = word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal)
            || word.EndsWith("xes", StringComparison.Ordinal) || word.EndsWith("zzes", StringComparison.Ordinal)
            || word.EndsWith("uses", StringComparison.Ordinal) && word.Length > 5 && word[^5] is not ('o' or 'a' or 'c' or 'f') || word.EndsWith("oes", StringComparison.Ordinal);
        return word[..^(sibilant ? 2 : 1)];
    }

    private static bool LeadsToPlural(ReadOnlySpan<char> text, int at, int end, LanguageData language)
    {
        for (int words = 0; words < MostModifiers && at < end && Chars.IsLetter(text[at]); words++)
        {
            int stop = WordEnd(text, at, end);
            if (IsPlural(text, at, stop, language)) return true;
            at = NumberScanner.SkipSpaces(text, stop, end);
        }
        return false;
    }

    private static bool Describes(ReadOnlySpan<char> word, LanguageData language) => language.DescribingNouns.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>340 DVDs: capitals with the ending of a plural.</summary>
    private static bool IsAcronyms(ReadOnlySpan<char> word) => word.Length > 2 && word[^1] == 's' && word[..^1].IndexOfAnyExceptInRange('A', 'Z') < 0;

    private static bool IsOne(in NumberToken token) => token is { Shape: NumberShape.Plain, Value: <= 1 };

    private static bool Counts(Entry entry) => entry.Unit!.Kind == QuantityKind.Count && entry.Role is not ("symbol" or "code" or "direct");

    /// <summary>Whether the tables know another word as the plural of this one; of sheep, staff and people they do not.</summary>
    private static bool IsSingular(ReadOnlySpan<char> word, LanguageData language)
    {
        if (word.Length is < 3 or > 24 || word[^1] == 's' && word[^2] != 's') return false;
        if (word is "child" or "woman" or "man") return true;
        Span<char> plural = stackalloc char[28];
        word.CopyTo(plural);
        ReadOnlySpan<char> ending = word[^1] == 'y' && word[^2] is not ('a' or 'e' or 'o') ? "ies" : word[^1] is 's' or 'x' || word[^2..] is "ch" or "sh" ? "es" : "s";
        int stem = ending.Length == 3 ? word.Length - 1 : word.Length;
        ending.CopyTo(plural[stem..]);
        ReadOnlySpan<char> form = plural[..(stem + ending.Length)];
        return language.TryMatch(LexClass.Unit, form, 0, out int stop, out _) && stop == form.Length;
    }

    private static int LastWord(ReadOnlySpan<char> text, int floor, int stop)
    {
        int at = stop;
        while (at > floor && Chars.IsWord(text[at - 1])) at--;
        return at;
    }

    private static int WordEnd(ReadOnlySpan<char> text, int at, int end)
    {
        while (at < end && Chars.IsWord(text[at])) at++;
        return at;
    }
}
