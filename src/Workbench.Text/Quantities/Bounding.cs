using System.Buffers;
using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Quantities;

/// <summary>Finds the words and signs that bound a number: over 40, up to 40, 40 or more, 40+.</summary>
internal static class Bounding
{
    private static readonly SearchValues<char> EndsOfAmount = SearchValues.Create(",;.0123456789");

    public static Bound Of(ReadOnlySpan<char> text, int start, int end, LanguageData language, ref Candidate candidate, int from)
    {
        // "in all" before the number speaks of no bound; one after it still may.
        if (Before(text, start, end, language, candidate.OuterStart, ref candidate) is Bound before && before != Bound.Exact) return before;
        if (candidate.OuterStart != candidate.Token.Start && Before(text, start, end, language, candidate.Token.Start, ref candidate) is Bound inner && inner != Bound.Exact) return inner;
        if (After(text, end, language, from) is Bound after) return after;
        if (After(text, end, language, candidate.OuterEnd) is Bound last) return last;
        if (candidate.Token.Has(NumberFlags.About)) return Bound.About;
        return language.HasBoundsBehind ? Behind(text, end, language, Math.Max(candidate.OuterEnd, from)) : Bound.Exact;
    }

    /// <summary>6 xã nâng cao trở lên, 8 جلسات دراسية تقريبا: some bounds stand behind the adjectives of what is counted, three words at most.</summary>
    private static Bound Behind(ReadOnlySpan<char> text, int end, LanguageData language, int at)
    {
        // từ 1 tỷ đồng/năm trở lên: of what the measure is a rate
        int rate = at;
        while (at < end && text[at] == '/') for (at++; at < end && Chars.IsWord(text[at]);) at++;
        for (int words = 0; words < 4; words++)
        {
            int next = NumberScanner.SkipSpaces(text, at, end);
            if (next >= end || next == at && words > 0 || !Chars.IsLetter(text[next])) return Bound.Exact;
            if ((words > 0 || at > rate) && language.TryMatch(LexClass.BoundAfter, text[..end], next, out int stop, out Entry entry) && entry.Role == "behind" && !LeadsOn(text, end, next, stop, language)) return entry.Bound;
            if (language.TryMatch(LexClass.Phrase, text[..end], next, out _, out _)) return Bound.Exact;
            at = next;
            while (at < end && Chars.IsWord(text[at])) at++;
        }
        return Bound.Exact;
    }

    private static Bound? Before(ReadOnlySpan<char> text, int start, int end, LanguageData language, int stop, ref Candidate candidate)
    {
        // довести долю доноров до 1,6%: the verb says that "to" is what is reached.
        Bound? around = Around(text, start, language, stop);
        if (around is Bound.Exact) return around;
        if (Match.Before(language, LexClass.BoundBefore, text, start, stop, out int wordStart, out Entry entry) && Bounds(text, start, end, language, entry, candidate, wordStart)
            && !(candidate.Token.Shape == NumberShape.Range && Match.Before(language, LexClass.RangeOpen, text, start, stop, out int openStart, out _) && openStart == wordStart))
        {
            candidate.OuterStart = Math.Min(candidate.OuterStart, wordStart);
            return entry.Bound;
        }
        if (around is not null) return around;
        // почти в 27 км, более чем в 15: a preposition may stand between; after a bare comparative it says by how much (меньше на 12).
        if (PastPreposition(text, start, language, stop) is int past && past < stop && Match.Before(language, LexClass.BoundBefore, text, start, past, out wordStart, out entry)
            && (entry.Bound == Bound.About || text[wordStart..past].Trim().Contains(' '))) return entry.Bound;
        int at = stop;
        while (at > start && Chars.IsSpace(text[at - 1])) at--;
        if (at <= start) return null;
        return text[at - 1] switch
        {
            '>' or '≥' => Bound.AtLeast,
            '<' or '≤' => Bound.AtMost,
            '~' or '≈' or '∼' => Bound.About,
            _ => null,
        };
    }

    /// <summary>
    /// Words that bound only some numbers: "qua mốc 1.000" is a bound, "qua mốc 62" a milestone; "passed 1.5 billion" and "passed the 2000 mark" are bounds, "passed 1500
    /// resolutions" none; "trên" means "on" before a few pillars, and before the things that its row names.
    /// </summary>
    private static bool Bounds(ReadOnlySpan<char> text, int start, int end, LanguageData language, Entry entry, in Candidate candidate, int wordStart)
    {
        NumberToken token = candidate.Token;
        bool measures = candidate.Unit is { Kind: not QuantityKind.Count };
        return entry.Role switch
        {
            "large" => token.Value >= 1000 || measures,
            "past" => measures ? candidate.Unit!.Kind is not (QuantityKind.Length or QuantityKind.Duration)
                : token.Value >= 1000 && candidate.NounStart < 0 || token.Value >= 1_000_000 && token.Has(NumberFlags.Scaled) || IsMark(text, end, language, token.End) || IsMark(text, end, language, candidate.OuterEnd),
            "on" => measures && !(candidate.Unit!.Kind == QuantityKind.Area && StandsOn(text, start, wordStart)) || !measures && token.Value >= 10 && !(candidate.Unit is { } unit && entry.Groups.Contains(unit.Id, StringComparer.Ordinal)),
            "measure" => candidate.Unit is not { Kind: QuantityKind.Count },
            "way" => !ExceedsBy(text, end, language, candidate) && !(candidate.Unit is { } place && entry.Groups.Contains(place.Id, StringComparer.Ordinal)),
            _ => true,
        };
    }

    /// <summary>vượt 20 đảng viên so với chỉ tiêu: by so much more than the plan, which is exact.</summary>
    private static bool ExceedsBy(ReadOnlySpan<char> text, int end, LanguageData language, in Candidate candidate)
    {
        const int NearUtf16 = 40;
        int from = Math.Max(candidate.OuterEnd, candidate.NounEnd);
        ReadOnlySpan<char> behind = text[from..Math.Min(end, from + NearUtf16)];
        int mark = behind.IndexOfAny(EndsOfAmount);
        foreach (string word in language.ExceededWords) if ((mark < 0 ? behind : behind[..mark]).Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>61.300 tấn muối trên 540 ha: so much of something on an area, where another number stands right before in the clause.</summary>
    private static bool StandsOn(ReadOnlySpan<char> text, int start, int at)
    {
        int words = 0;
        while (--at >= start && words < 5)
        {
            if (Chars.IsDigit(text[at])) return true;
            if (!Chars.IsSpace(text[at]) && !Chars.IsWord(text[at])) return false;
            if (Chars.IsSpace(text[at])) words++;
        }
        return false;
    }

    /// <summary>the 2000 mark, the 2,000-member mark</summary>
    private static bool IsMark(ReadOnlySpan<char> text, int end, LanguageData language, int at)
    {
        if (at < end && Chars.IsDash(text[at])) at++;
        return language.TryMatch(LexClass.Phrase, text[..end], NumberScanner.SkipSpaces(text, at, end), out _, out Entry phrase) && phrase.Role == "mark";
    }

    private static int PastPreposition(ReadOnlySpan<char> text, int start, LanguageData language, int stop)
    {
        if (language.BoundPrepositions.Length == 0) return stop;
        int last = stop;
        while (last > start && Chars.IsSpace(text[last - 1])) last--;
        int first = last;
        while (first > start && Chars.IsWord(text[first - 1])) first--;
        if (first == start || first == last || last == stop || !Chars.IsSpace(text[first - 1])) return stop;
        foreach (string word in language.BoundPrepositions)
            if (text[first..last].Equals(word, StringComparison.Ordinal)) return first;
        return stop;
    }

    /// <summary>A verb, what is measured, and the word before the number: يزيد عدد الأسر الفقيرة عن. At most eight words, none of them a number, in one clause.</summary>
    private static Bound? Around(ReadOnlySpan<char> text, int start, LanguageData language, int stop)
    {
        bool closed = Match.Before(language, LexClass.BoundTail, text, start, stop, out int tail, out _);
        // تجاوز رأس مال التعاونية 600 مليون: some verbs need no word before the number; one that stands there opens a phrase of its own.
        if (!closed)
        {
            if (!language.HasBoundVerbs || Match.Before(language, LexClass.Phrase, text, start, stop, out _, out Entry phrase) && phrase.Role != "which-number") return null;
            tail = stop;
        }
        Bound? found = null;
        int words = 0;
        for (int at = tail - 1; at >= start && words <= 8; at--)
        {
            char c = text[at];
            if (!Chars.IsWord(c) && !Chars.IsSpace(c)) break;
            if (!Chars.IsWord(c) || (at > start && Chars.IsWord(text[at - 1]))) continue;
            words++;
            // The longer form begins earlier: لا يزيد holds يزيد.
            if (language.TryMatch(LexClass.BoundHead, text[..tail], at, out _, out Entry head) && (closed || head.Role == "verb")) found = head.Bound;
            else if (found is not null) break;
        }
        return found;
    }

    /// <summary>Past a bound between the number and its unit: 40 or more households; the same offset where there is none, or no unit follows.</summary>
    public static int SkipAfter(ReadOnlySpan<char> text, int end, LanguageData language, int at)
    {
        int from = NumberScanner.SkipSpaces(text, at, end);
        if (!language.TryMatch(LexClass.BoundAfter, text[..end], from, out int stop, out _, joined: !language.IsSpaced) && !IsOnSuffix(text, end, language, at, out stop, out _)) return at;
        int next = NumberScanner.SkipSpaces(text, stop, end);
        bool unit = Match.Unit(language, text, next, end, out _, out _) || language.TryMatch(LexClass.Classifier, text[..end], next, out _, out _);
        // 550 ezernél is több szolgálati óra
        if (!unit && language.AdjectiveEnding.Length > 0 && next < end && Chars.IsLetter(text[next]))
        {
            int word = next;
            while (word < end && Chars.IsWord(text[word])) word++;
            unit = text[word - 1] == language.AdjectiveEnding[^1] && Match.Unit(language, text, NumberScanner.SkipSpaces(text, word, end), end, out _, out _);
        }
        // 180 or more new party members
        for (int words = 0, word = next; !unit && language.HeadLast && words < 2 && language.TryMatch(LexClass.Phrase, text[..end], word, out int past, out Entry described) && described.Role == "adjective"; words++)
        {
            word = NumberScanner.SkipSpaces(text, past, end);
            unit = Match.Unit(language, text, word, end, out _, out _);
        }
        return unit || Attributes.PastComma(text, end, next, language, bounded: true) > 0 ? stop : at;
    }

    /// <summary>Ötvennél több: a bound that begins with the ending of the number word itself.</summary>
    private static bool IsOnSuffix(ReadOnlySpan<char> text, int end, LanguageData language, int at, out int stop, out Entry entry)
    {
        stop = at;
        entry = null!;
        if (at == 0 || at + 3 >= end || text[at] != ' ' || !Chars.IsLetter(text[at - 1])) return false;
        foreach (string suffix in language.BoundSuffixes)
            if (text[..at].EndsWith(suffix, StringComparison.Ordinal) && language.TryMatch(LexClass.BoundAfter, text[..end], at - suffix.Length, out stop, out entry)) return true;
        return false;
    }

    private static Bound? After(ReadOnlySpan<char> text, int end, LanguageData language, int at)
    {
        if (at < end && text[at] == '+' && (at + 1 >= end || !Chars.IsDigit(text[at + 1]))) return Bound.AtLeast;
        int next = NumberScanner.SkipSpaces(text, at, end);
        if (language.TryMatch(LexClass.BoundAfter, text[..end], next, out int stop, out Entry entry)) return LeadsOn(text, end, next, stop, language) ? null : entry.Bound;
        return IsOnSuffix(text, end, language, at, out _, out entry) ? entry.Bound : null;
    }

    /// <summary>40 gifts and over 600 books: behind "and", what could be a bound behind its number is one before the next.</summary>
    private static bool LeadsOn(ReadOnlySpan<char> text, int end, int at, int stop, LanguageData language)
    {
        if (!language.TryMatch(LexClass.Phrase, text[..end], at, out int joined, out Entry join) || join.Role != "join" || joined >= stop) return false;
        int second = NumberScanner.SkipSpaces(text, joined, end);
        if (!language.TryMatch(LexClass.BoundBefore, text[..end], second, out int bound, out _)) return false;
        int next = NumberScanner.SkipSpaces(text, bound, end);
        return next > bound && next < end && (!Chars.IsLetter(text[next]) || language.TryMatch(LexClass.Numeral, text[..end], next, out _, out _));
    }
}
