using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Quantities;

/// <summary>Tells numbers that are no amounts by what stands beside them: documents, ordinals, villages, pages, phones.</summary>
internal static class Contexts
{
    // criteria 17/19 are so many of a whole; class 2/5 is a name.
    private const int FewestInWhole = 10;

    /// <summary>
    /// The role of the context; empty when there is none; <c>weak</c> when only a unit right after the number makes it an amount, <c>listed</c> when any unit of its own does.
    /// </summary>
    // from: Moved past an inflection that is glued to the digits (20-ти, 5-х). head: Moved to the first number of a list.
    public static string Of(ReadOnlySpan<char> text, int start, int end, LanguageData language, in NumberToken token, ref int from, ref int head)
    {
        if (!token.Has(NumberFlags.Words) && !token.Has(NumberFlags.Scaled))
        {
            if (language.OrdinalDot && token.IsPlainInteger && IsOrdinalDot(text, start, end, token, language)) return "ordinal";
        }
        if (language.TryMatch(LexClass.ContextAfter, text[..end], token.End, out int stop, out Entry after)
            || language.TryMatch(LexClass.ContextAfter, text[..end], NumberScanner.SkipSpaces(text, token.End, end), out stop, out after))
        {
            if (after.Role == "age")
            {
                if (IsOfPerson(text, end, stop)) return "ordinal";
            }
            else if (after.Role is not ("inflection" or "address") && !(after.Value > 1 && TakesFew(token))) return after.Role;
            if (after.Role == "inflection") from = stop;
        }
        if (IsAddress(text, end, token.End, language)) return "address";
        if (token.Start > start && text[token.Start - 1] is '№' or '#') return "document";
        // '87: a year.
        if (token.IsPlainInteger && token.End - token.Start == 2 && token.Start > start + 1 && Chars.IsApostrophe(text[token.Start - 1]) && Chars.IsSpace(text[token.Start - 2]) && (token.End >= end || !Chars.IsApostrophe(text[token.End]))
            && !Match.Unit(language, text, NumberScanner.SkipSpaces(text, token.End, end), end, out _, out _)) return "document";
        if (IsPhoneGroup(text, start, language, token.Start)) return "phone";
        if (Match.Before(language, LexClass.ContextBefore, text, start, token.Start, out int named, out Entry before))
        {
            if (before.Role == "ordinal" && Lasts(text, start, named, token.Start, language)) return "";
            // in the 2025-2030 term 180 members: the years name the term.
            if (language.HeadLast && before.Role == "weak" && FollowsYears(text, start, named)) return "";
            if (before.Role == "hotline") return IsReceived(text, end, token, language) ? "" : "phone";
            return !language.IsSpaced && (before.Role == "weak" && IsSaidAgain(text, named, token) || before.Role == "phone" && IsClassified(text, end, token, language)) ? "" : before.Role == "none" || (before.Role == "weak" && (token.Has(NumberFlags.Scaled | NumberFlags.Decimal) || token is { Shape: NumberShape.Ratio, High: >= FewestInWhole } && token.Value <= token.High || token.Has(NumberFlags.Grouped) && token.Value >= 1000)) ? "" : before.Role is "document" or "phone" or "ordinal" ? before.Role : "weak";
        }
        if (!token.IsPlainInteger || token.Value >= 1000 || token.Has(NumberFlags.Words)) return "";
        return IsNamed(text, start, language, token.Start) ? "named" : Listed(text, start, language, token.Start, ref head);
    }

    /// <summary>Whether the singular may follow the number as an amount: 2, 3, 24 класса; but of the 9 класса is the ninth.</summary>
    private static bool TakesFew(in NumberToken token) => !token.IsPlainInteger || token.Value % 100 is (< 11 or > 14) && token.Value % 10 is >= 1 and <= 4 && token.Value != 1;

    /// <summary>kéo dài 3 giờ 40 phút: the word for the hour between two numbers makes no time of the clock behind a word that says how long.</summary>
    private static bool Lasts(ReadOnlySpan<char> text, int start, int at, int stop, LanguageData language)
    {
        if (language.LastingWords.Length == 0 || !language.TryMatch(LexClass.Unit, text[..stop], at, out _, out Entry hour) || hour.Unit!.Id != "hour") return false;
        int first = UnitFinder.TrimEnd(text, start, at), last = first;
        while (first > start && Chars.IsDigit(text[first - 1])) first--;
        if (first == last) return false;
        ReadOnlySpan<char> before = text[start..UnitFinder.TrimEnd(text, start, first)];
        foreach (string word in language.LastingWords)
            if (before.EndsWith(word, StringComparison.OrdinalIgnoreCase) && (before.Length == word.Length || !Chars.IsWord(before[^(word.Length + 1)]))) return true;
        return false;
    }

    /// <summary>Whether two years with a dash between them stand right before an offset.</summary>
    private static bool FollowsYears(ReadOnlySpan<char> text, int start, int at)
    {
        int stop = UnitFinder.TrimEnd(text, start, at), first = stop;
        while (first > start && Chars.IsDigit(text[first - 1])) first--;
        return stop < at && stop - first == 4 && first - 5 >= start && Chars.IsDash(text[first - 1]) && Chars.IsDigit(text[first - 2]) && Chars.IsDigit(text[first - 5]);
    }

    /// <summary>หมู่บ้าน 28 หมู่บ้าน: where the word before the number is said again behind it, it is counted.</summary>
    private static bool IsSaidAgain(ReadOnlySpan<char> text, int at, in NumberToken token) =>
        text[NumberScanner.SkipSpaces(text, token.End, text.Length)..].StartsWith(text[at..token.Start].TrimEnd(), StringComparison.Ordinal);

    /// <summary>สายด่วน 317 เรื่อง: what a classifier follows is counted, and no number to call.</summary>
    private static bool IsClassified(ReadOnlySpan<char> text, int end, in NumberToken token, LanguageData language) =>
        language.TryMatch(LexClass.Classifier, text[..end], NumberScanner.SkipSpaces(text, token.End, end), out _, out _);

    /// <summary>the hotline got 560 calls: what comes in over it is counted, and the number is none to call.</summary>
    private static bool IsReceived(ReadOnlySpan<char> text, int end, in NumberToken token, LanguageData language) =>
        Match.Unit(language, text, NumberScanner.SkipSpaces(text, token.End, end), end, out _, out Entry what) && what.Unit is { Kind: QuantityKind.Count, Group: "event" or "document" };

    /// <summary>
    /// in villages 6, 5 and 9: the later numbers of a list whose first one a word for a village, a group or a document makes a name. After a singular the second number
    /// may count: in Zone 3, 12 new houses.
    /// </summary>
    private static string Listed(ReadOnlySpan<char> text, int start, LanguageData language, int at, ref int head)
    {
        for (int items = 0; items < 12; items++)
        {
            int stop = at;
            while (stop > start && Chars.IsSpace(text[stop - 1])) stop--;
            if (stop > start && text[stop - 1] is ',' or '،') stop--;
            else if (stop < at && (Match.Before(language, LexClass.Phrase, text, start, stop, out int word, out Entry join) && join.Role == "join"
                || Match.Before(language, LexClass.RangeMiddle, text, start, stop, out word, out join) && join.Role == "open"))
            {
                stop = word;
                while (stop > start && Chars.IsSpace(text[stop - 1])) stop--;
                if (stop > start && text[stop - 1] == ',') stop--;
            }
            else
            {
                if (items == 0 || !Match.Before(language, LexClass.ContextBefore, text, start, at, out _, out Entry before) || before.Role is not ("weak" or "named" or "document")) return "";
                head = at;
                return items > 1 || before.Value > 0 ? "weak" : "listed";
            }
            int first = stop;
            while (first > start && Chars.IsDigit(text[first - 1])) first--;
            if (first == stop || stop - first > 3 || (first > start && !Chars.IsSpace(text[first - 1]))) return "";
            at = first;
        }
        return "";
    }

    /// <summary>The number closes a name: the word for a village or ward, at most three words of its name, the number.</summary>
    private static bool IsNamed(ReadOnlySpan<char> text, int start, LanguageData language, int stop)
    {
        for (int words = 0; words < 3; words++)
        {
            while (stop > start && text[stop - 1] == ' ') stop--;
            int word = stop;
            while (word > start && Chars.IsWord(text[word - 1])) word--;
            // A syllable of a Vietnamese name may look like a short word: نا هي.
            // A small letter begins no word of a name.
            if (word == stop || char.IsLower(text[word]) || (language.TryMatch(LexClass.Phrase, text[..stop], word, out int phraseEnd, out _) && phraseEnd - word > 2)) return false;
            if (Match.Before(language, LexClass.ContextBefore, text, start, word, out _, out Entry entry)) return entry.Role == "named" && word > start && text[word - 1] == ' ';
            stop = word;
        }
        return false;
    }

    /// <summary>73 éves Kovács Anna, Kovács Anna (73 éves): the age of somebody named is no figure of the campaign.</summary>
    private static bool IsOfPerson(ReadOnlySpan<char> text, int end, int at)
    {
        int next = NumberScanner.SkipSpaces(text, at, end);
        return next < end && (text[next] is ')' || Chars.Is(text[next], Chars.Upper));
    }

    /// <summary>15 Nguyen Hue Street: a house number, capitalised names, and a word for a street.</summary>
    private static bool IsAddress(ReadOnlySpan<char> text, int end, int at, LanguageData language)
    {
        for (int word = 0; word < 5; word++)
        {
            int next = NumberScanner.SkipSpaces(text, at, end);
            if (next == at || next >= end || !Chars.Is(text[next], Chars.Upper)) return false;
            if (word > 0 && language.TryMatch(LexClass.ContextAfter, text[..end], next, out _, out Entry entry) && entry.Role == "address") return true;
            at = next;
            while (at < end && Chars.IsWord(text[at])) at++;
        }
        return false;
    }

    /// <summary>Hotline 1900 1234: the later groups of a telephone number belong to the word before the first.</summary>
    private static bool IsPhoneGroup(ReadOnlySpan<char> text, int start, LanguageData language, int at)
    {
        int first = at, groups = 0;
        while (first - 2 >= start && (Chars.IsSpace(text[first - 1]) || text[first - 1] is '.' or '-') && Chars.IsDigit(text[first - 2]) && groups++ < 6)
        {
            first -= 2;
            while (first > start && Chars.IsDigit(text[first - 1])) first--;
        }
        return first < at && Match.Before(language, LexClass.ContextBefore, text, start, first, out _, out Entry entry) && entry.Role is ("phone" or "hotline");
    }

    private static bool IsOrdinalDot(ReadOnlySpan<char> text, int start, int end, in NumberToken token, LanguageData language)
    {
        int at = token.End;
        if (at >= end || text[at] != '.') return false;
        int next = NumberScanner.SkipSpaces(text, at + 1, end);
        if (next >= end || next == at + 1 || !Chars.IsLetter(text[next])) return false;
        // A 13. Kongresszus: before a capital the article must tell, for the sentence may have ended.
        return !Chars.Is(text[next], Chars.Upper) || (token.Value < 10_000 && Match.FollowsWord(text, start, token.Start, language.Articles));
    }
}
