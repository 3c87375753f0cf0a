using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Quantities;

/// <summary>What was found to be counted by a number.</summary>
internal struct FoundUnit
{
    public Entry? Entry;
    public UnitInfo? Unit;
    public int NounStart;
    public int NounEnd;

    /// <summary>No word stands between the number and the unit.</summary>
    public bool Direct;

    /// <summary>A word for "of" stands between the number and the unit.</summary>
    public bool IsShare;

    /// <summary>Where reading may go on after the unit.</summary>
    public int End;

    /// <summary>Where the unit begins when it stands before the number; otherwise the number's start.</summary>
    public int Start;
}

/// <summary>Finds the unit of a number: after it, before it (currencies; nouns of Thai), or across adjectives.</summary>
internal static class UnitFinder
{
    // How many words of names may stand between a number and its unit beside the adjectives.
    private const int LongestName = 6;

    // Of a currency whose word means something else too, a smaller sum is none.
    private const int LeastSum = 100;

    // A quoted name before the noun that it belongs to is no longer.
    private const int LongestQuoted = 60;

    /// <summary>Whether a number is as large as sums are, and no year.</summary>
    private static bool IsLarge(in NumberToken token) => token.Has(NumberFlags.Scaled | NumberFlags.Grouped) || token.Value >= LeastSum && token.Value is not (>= 1900 and <= 2100);

    public static FoundUnit Find(ReadOnlySpan<char> text, int start, int end, int floor, in NumberToken token, int from, LanguageData language)
    {
        FoundUnit found = new() { NounStart = -1, NounEnd = -1, End = from, Start = token.Start };
        if (token.Has(NumberFlags.Dual) && language.TryMatch(LexClass.Dual, text, token.Start, out int dualEnd, out Entry dual))
            return found with { Entry = dual, Unit = dual.Unit, NounStart = token.Start, NounEnd = dualEnd, Direct = true };
        if (Attributes.Describes(text, token, language)) return found;
        bool currencyBefore = CodeReader.FindCurrencyBefore(text, token.Start, language, out int currencyStart, out Entry currency) && currencyStart >= floor
            && !(currency.Role.Length == 0 && EndsName(text, start, currencyStart));
        // a Sh94 million road: written onto the number, a word is as good as a sign.
        if (currencyBefore && (currency.Role is "symbol" or "code" or "ambiguous" || language.HeadLast && Chars.IsLetter(text[token.Start - 1]) || !FollowedByUnit(text, end, from, language)))
        {
            // "$5 million AUD": a code after the number is the more exact one.
            int next = NumberScanner.SkipSpaces(text, from, end);
            if (currency.Role == "ambiguous" && Match.Unit(language, text, next, end, out int codeEnd, out Entry code) && code.Unit!.Kind == QuantityKind.Money)
                return found with { Entry = code, Unit = code.Unit, NounStart = next, NounEnd = codeEnd, End = codeEnd, Start = currencyStart, Direct = true };
            return found with { Entry = currency, Unit = currency.Unit, NounStart = currencyStart, NounEnd = TrimEnd(text, currencyStart, token.Start), Start = currencyStart, Direct = true };
        }
        bool before = Match.Before(language, LexClass.UnitBefore, text, floor, token.Start, out int beforeStart, out Entry word);
        FoundUnit ahead = before ? found with { Entry = word, Unit = word.Unit, NounStart = beforeStart, NounEnd = TrimEnd(text, beforeStart, token.Start), Start = beforeStart, Direct = true } : default;
        // a crowd of 300 merry pupils: a noun that follows says more.
        if (before && !language.NounsAreUnits) return ahead;
        if (language.IsSpaced)
        {
            // المعايير الثلاثة, التعاونيات السبع المحلية
            if (language.Articles.Length > 0 && token.Has(NumberFlags.Words) && BeginsWithArticle(text[token.Start..token.End], language)) FindBeforeArticle(text, floor, token.Start + language.Articles[0].Length, language, ref found);
            if (found.Unit is null && !Attributes.HasCase(text, token, from, language)) FindAfter(text, start, end, floor, from, token, language, ref found);
            if (found.Unit is null && before) return ahead;
            if (found.Unit is null && token.Shape == NumberShape.Ratio) FindBeforeRatio(text, start, floor, token, language, ref found);
            if (found.Unit is null && token.Start > floor && (Chars.IsLetter(text[token.Start - 1]) || text[token.Start - 1] == 'ـ') && language.Articles.Length > 0) FindBeforeArticle(text, floor, token.Start, language, ref found);
            if (found.Entry is { Role: "own" }) OwnNouns.Name(text, language, ref found);
        }
        else UnspacedUnits.Find(text, end, floor, token, from, language, ref found);
        if (found.Unit is null && language.People is not null && Attributes.CountsPeople(text, token, language)) return found with { Unit = language.People, NounStart = -1, NounEnd = -1 };
        return found;
    }

    /// <summary>Nam Dong 1: a capital word behind another is the end of a name, even where it looks like a currency.</summary>
    private static bool EndsName(ReadOnlySpan<char> text, int start, int at)
    {
        if (!Chars.Is(text[at], Chars.Upper) || at - 2 < start || text[at - 1] != ' ' || !Chars.IsLetter(text[at - 2])) return false;
        int first = at - 1;
        while (first > start && Chars.IsWord(text[first - 1])) first--;
        return Chars.Is(text[first], Chars.Upper);
    }

    private static bool FollowedByUnit(ReadOnlySpan<char> text, int end, int from, LanguageData language) =>
        Match.Unit(language, text, NumberScanner.SkipSpaces(text, from, end), end, out _, out _);

    /// <summary>96 Ha Nhi women: two letters with a capital before another capital are a name, no symbol of a measure.</summary>
    private static bool BeginsName(ReadOnlySpan<char> text, int at, int stop, int end, Entry entry) =>
        stop - at == 2 && entry.Unit!.Kind is QuantityKind.Area or QuantityKind.Mass or QuantityKind.Length && Chars.Is(text[at], Chars.Upper) && char.IsLower(text[at + 1]) && stop + 1 < end && text[stop] == ' ' && Chars.Is(text[stop + 1], Chars.Upper);

    private static void FindAfter(ReadOnlySpan<char> text, int start, int end, int floor, int from, in NumberToken token, LanguageData language, ref FoundUnit found)
    {
        int at = SkipJoint(text, from, end);
        bool share = false;
        if (language.TryMatch(LexClass.Phrase, text[..end], at, out int ofEnd, out Entry of) && of.Role is "of" or "of-which"
            && !(Match.Unit(language, text, at, end, out int unitAt, out _) && unitAt > ofEnd))
        {
            if (of.Role == "of-which" || language.TryMatch(LexClass.PeriodCue, text[..end], NumberScanner.SkipSpaces(text, ofEnd, end), out _, out Entry cue) && cue.Period != PeriodRole.Month) return;
            // 5/5 of its members, 40 % of the households: the noun after it is counted; of a bare percent it is only the whole.
            share = found.IsShare = true;
            at = NumberScanner.SkipSpaces(text, ofEnd, end);
            // 80 million from the fund: nobody has millions of funds, programmes or districts; trees there may be.
            if (token.Has(NumberFlags.Scaled) && token.Value >= 1_000_000 && Match.Unit(language, text, at, end, out _, out Entry source) && (source.Role == "direct" || source.Unit!.Group is "organisation" or "place" or "idea" or "event" or "document")) return;
        }
        int dashed = at;
        at = SkipDash(text, start, end, at, token, language);
        dashed = at > dashed ? at : -1;
        // two «Houses of Gratitude»: what is counted stands first in the name.
        if (at + 1 < end && text[at] is '«' or '"' or '“' or '„' && Chars.Is(text[at + 1], Chars.Letter | Chars.Digit)) at = IntoQuotes(text, at, end, language);
        if (Attributes.PastComma(text, end, at, language, bounded: from > token.End) is int described && described > 0) at = described;
        int first = at, words = 0, names = 0, lastWordEnd = -1;
        while (at < end && words <= language.MaxSkip)
        {
            // 21 won prizes; but 5,000 won
            if (Match.Unit(language, text, at, end, out int unitEnd, out Entry entry) && !(entry.Role == "large" && !IsLarge(token)) && (words == 0 && !(share && entry.Role == "direct") || entry.Role is not ("symbol" or "direct"))
                && !(words > 0 && language.ShortNounsDirect && token.Shape != NumberShape.Ratio && text[at..unitEnd].IndexOf(' ') < 0) && !IsModifier(text, unitEnd, end, language, entry) && !BeginsName(text, at, unitEnd, end, entry) && !(words > 0 && language.HeadLast && IsInName(text, at, unitEnd, end)))
            {
                if (NamesYear(text, at, unitEnd, language, entry)) return;
                // fell to 6 last year: words of time say when, and count nothing.
                if (words > 0 && entry.Unit!.Kind == QuantityKind.Duration && language.TryMatch(LexClass.PeriodCue, text[..end], first, out int time, out _) && time >= unitEnd) return;
                if (entry.Role == "attributive" && PastAttribute(text, end, unitEnd, language, entry.Unit!.Id == "item") is int past && past > unitEnd)
                {
                    at = past;
                    words++;
                    continue;
                }
                // 40 голов коз: of which animal the heads are stands right behind.
                if (entry.Unit!.Id == "head of livestock" && Match.Unit(language, text, NumberScanner.SkipSpaces(text, unitEnd, end), end, out int kindEnd, out Entry animal) && animal.Unit!.Group == "animal") (unitEnd, entry) = (kindEnd, animal);
                if (entry.Role == "generic" && language.ShortNounsDirect) NameKind(text, end, language, ref unitEnd, ref entry);
                found.Entry = entry;
                found.Unit = entry.Unit;
                found.Direct = words == 0 && !share;
                found.NounStart = first;
                found.NounEnd = found.End = unitEnd;
                if (entry.Role == "generic" || entry.Role == "attributive" && entry.Unit!.Id == "item" && IsLabelled(text, floor, token.Start)) FindKind(text, floor, token.Start, language, ref found);
                if (language.HasAreaWords && entry.Unit!.Id == "metre" && IsOfArea(text, start, token.Start, language)) found.Unit = SharedUnits.Find("square metre");
                // a 400-seat hall: what a hyphen joins to the number is counted.
                if (language.HeadLast && !(at == token.End + 1 && Chars.IsDash(text[token.End])))
                {
                    FollowHead(text, end, language, ref found);
                    if (language.NounsAreUnits) OwnNouns.PastModifier(text, end, token, language, ref found);
                }
                else if (language.AdjectiveEnding.Length > 0 && entry.Unit!.Kind == QuantityKind.Count)
                {
                    Attributes.PastAdjective(text, end, language, ref found);
                    Attributes.PastComplement(text, end, language, ref found);
                }
                return;
            }
            // 12 50-kg bags, 4 3-star hotels: what a hyphen joins to a number of its own describes.
            if (words == 0 && language.HeadLast && PastJoinedNumber(text, at, end, language) is int joined && joined > at)
            {
                at = NumberScanner.SkipSpaces(text, joined, end);
                words++;
                continue;
            }
            if (!Chars.IsLetter(text[at])) break;
            // 29 куплены жителями: a verb ends what is counted.
            if (names == 0 && LeftOut.IsVerb(text, at, end, token, language)) break;
            // "20 Vu A Dinh scholarships": a capital belongs to a name.
            if (!(words > 0 && Chars.Is(text[at], Chars.Upper)) && !(language.NounsAreUnits && IsAcronym(text, at, end)) && language.TryMatch(LexClass.Phrase, text[..end], at, out int phraseEnd, out Entry phrase) && phrase.Role != "mark"
                // 45 short-term courses: what a hyphen follows is part of a longer word.
                && !(language.HeadLast && phraseEnd + 1 < end && Chars.IsDash(text[phraseEnd]) && Chars.IsLetter(text[phraseEnd + 1])))
            {
                if (phrase.Role is "stop" or "change-to" or "is" or "of-which" or "instead" or "people-verb" or "number-verb" or "score" || words == 0 && (phrase.Role is ("more" or "join") || phrase.Role == "difference" && language.HeadLast && text[at..phraseEnd].EndsWith("than", StringComparison.Ordinal))) break;
                // 30 million ahead of time, 12 baskets of fruit: what stands before "of" is counted.
                if (words > 0 && phrase.Role == "of" && (language.HeadLast || dashed >= 0)) break;
                at = NumberScanner.SkipSpaces(text, phraseEnd, end);
                if (phrase.Role != "join") words++;
                continue;
            }
            int wordEnd = at;
            // repaired 19 more; but 10 more codes
            if (words == 0 && language.NounsAreUnits && at + 5 <= text.Length && text[at..].StartsWith("more", StringComparison.Ordinal) && !Chars.IsWord(text[at + 4]) && !(text[at + 4] == ' ' && at + 5 < end && Chars.IsLetter(text[at + 5]))) break;
            while (wordEnd < end && (Chars.IsWord(text[wordEnd]) || (Chars.IsApostrophe(text[wordEnd]) && wordEnd + 1 < end && Chars.IsLetter(text[wordEnd + 1])))) wordEnd++;
            if (language.NounsAreUnits && OwnNouns.TryTake(text, at, wordEnd, end, token, language, ref found))
            {
                found.Direct = words == 0 && !share;
                found.NounStart = first;
                return;
            }
            // 40 poor Ba Na and Xo Dang pupils: the words of a name are no adjectives.
            if (!(language.HeadLast && words > 0 && ++names <= LongestName && Chars.Is(text[at], Chars.Upper))) words++;
            lastWordEnd = wordEnd;
            if (wordEnd < end && Chars.IsDash(text[wordEnd]) && wordEnd + 1 < end && Chars.IsLetter(text[wordEnd + 1]))
            {
                at = wordEnd + 1;
                continue;
            }
            // 40 pupils' books: the owner is no head.
            int next = NumberScanner.SkipSpaces(text, language.NounsAreUnits && wordEnd < end && Chars.IsApostrophe(text[wordEnd]) && text[wordEnd - 1] == 's' ? wordEnd + 1 : wordEnd, end);
            // "socio- political organisations": a hyphen that machine translation left with a space behind it.
            if (next == wordEnd && next + 2 < end && text[next] == '-' && Chars.IsSpace(text[next + 1]) && Chars.IsLetter(text[next + 2])) next += 2;
            if (next == wordEnd && language.AdjectiveEnding.Length > 0 && next < end && text[next] == ',' && Attributes.PastList(text, end, at, next, language) is int listed && listed > 0) next = listed;
            if (next == wordEnd && words <= 2 && next < end && text[next] == ',' && Attributes.PastAdjectives(text, end, at, next, language) is int more && more > 0) next = more;
            if (next == wordEnd) break;
            at = next;
        }
        if (lastWordEnd < 0 || Attributes.IsPredicate(text, first, end, language)) return;
        // Nothing known: the first words after the number are kept as the noun.
        found.NounStart = first;
        found.NounEnd = FirstWords(text, first, lastWordEnd);
    }

    /// <summary>12 IT devices: capitals before a word in small letters.</summary>
    private static bool IsAcronym(ReadOnlySpan<char> text, int at, int end)
    {
        int stop = at;
        while (stop < end && Chars.Is(text[stop], Chars.Upper)) stop++;
        return stop - at > 1 && stop + 1 < end && text[stop] == ' ' && char.IsLower(text[stop + 1]);
    }

    /// <summary>Past 50-kg, 3-star, zero-dong, 15-metre-long; the same offset where no hyphen joins a word to the number.</summary>
    internal static int PastJoinedNumber(ReadOnlySpan<char> text, int at, int end, LanguageData language)
    {
        int stop = at;
        while (stop < end && Chars.IsDigit(text[stop])) stop++;
        if (stop == at && (at >= end || !Chars.IsLetter(text[at]) || !language.TryMatch(LexClass.Numeral, text[..end], at, out stop, out _))) return at;
        int word = stop;
        while (stop + 1 < end && Chars.IsDash(text[stop]) && Chars.IsLetter(text[stop + 1]))
        {
            stop++;
            while (stop < end && Chars.IsWord(text[stop])) stop++;
        }
        return stop > word ? stop : at;
    }

    /// <summary>Bru Van Kieu pupils: a capital word before another is part of a name, whatever it means.</summary>
    private static bool IsInName(ReadOnlySpan<char> text, int at, int unitEnd, int end)
    {
        int next = NumberScanner.SkipSpaces(text, unitEnd, end);
        return Chars.Is(text[at], Chars.Upper) && next > unitEnd && next < end && Chars.Is(text[next], Chars.Upper);
    }

    /// <summary>đợt 1 năm 2023, quý 2 năm 2024: the word for "year" before four digits names that year and is no unit.</summary>
    private static bool NamesYear(ReadOnlySpan<char> text, int at, int end, LanguageData language, Entry entry)
    {
        if (entry.Unit!.Id != "year") return false;
        // 12 pupils against 31 the year before: годом ранее
        if (language.TryMatch(LexClass.PeriodCue, text, at, out int cueEnd, out Entry cue) && cueEnd > end && cue.Period == PeriodRole.LastYear) return true;
        int next = NumberScanner.SkipSpaces(text, end, text.Length), digits = next;
        while (digits < text.Length && Chars.IsDigit(text[digits])) digits++;
        return digits - next == 4 && Chars.Digits[text[next]] is 1 or 2
            && language.TryMatch(LexClass.PeriodBefore, text[..next], at, out int word, out Entry year) && word == end && year.Period == PeriodRole.YearBefore;
    }

    /// <summary>négy fő kritérium: a noun that also means "main" is no unit where a counted noun follows; where that begins.</summary>
    private static int PastAttribute(ReadOnlySpan<char> text, int end, int at, LanguageData language, bool piece)
    {
        int next = NumberScanner.SkipSpaces(text, at, end);
        // tizenöt önkéntes tűzoltó-egyesület: a participle may stand between.
        if (language.ParticipleEndings.Length > 0 && next > at) next = Attributes.PastParticiple(text, end, next, language);
        // 200 darab új bicikli: an adjective or two, after the word that says only piece.
        for (int words = 0; piece && words < 2 && next < end && char.IsLower(text[next]) && !Match.Unit(language, text, next, end, out _, out _)
            && !language.TryMatch(LexClass.Phrase, text[..end], next, out _, out _); words++)
        {
            int word = next;
            while (word < end && Chars.IsWord(text[word])) word++;
            int after = NumberScanner.SkipSpaces(text, word, end);
            if (after == word) break;
            next = after;
        }
        return Match.Unit(language, text, next, end, out int stop, out Entry entry) && entry.Unit!.Kind == QuantityKind.Count && entry.Role is not ("symbol" or "code" or "direct")
            && !(language.ShortNounsDirect && text[next..stop].IndexOf(' ') < 0) ? next : at;
    }

    /// <summary>18 "5 no, 3 clean" clubs: the end of what a number may count, moved on where it stands within a quoted name right behind the number.</summary>
    public static int PastNumbersOfName(ReadOnlySpan<char> text, int from, int stop, int end)
    {
        int open = NumberScanner.SkipSpaces(text, from, end);
        if (open >= stop || text[open] is not ('«' or '"' or '“' or '„')) return stop;
        int length = text[(open + 1)..Math.Min(end, open + LongestQuoted)].IndexOfAny("»\"”“");
        if (length < 0 || open + 1 + length < stop) return stop;
        for (stop = open + 1 + length; stop < end && !Chars.IsDigit(text[stop]);) stop++;
        return stop;
    }

    /// <summary>25 "Piggy bank" groups: past a quoted name where the noun stands right behind it, else to its first word.</summary>
    private static int IntoQuotes(ReadOnlySpan<char> text, int at, int end, LanguageData language)
    {
        int limit = Math.Min(end, at + LongestQuoted);
        for (int close = at + 1; close < limit; close++)
        {
            if (text[close] is not ('»' or '"' or '”' or '“')) continue;
            int next = NumberScanner.SkipSpaces(text, close + 1, end);
            // 6 «домов тепла» одиноким женщинам: where the head comes first, it is the first word of the name.
            if (!language.HeadLast && !language.Compounds && char.IsLower(text[at + 1]) && Match.Unit(language, text, at + 1, end, out _, out Entry inner) && inner.Unit!.Kind == QuantityKind.Count) break;
            if (next > close + 1 && Match.Unit(language, text, next, end, out _, out Entry entry) && entry.Unit!.Kind == QuantityKind.Count) return next;
            break;
        }
        // A number that opens the name counts what it names.
        return Chars.IsDigit(text[at + 1]) ? at : at + 1;
    }

    /// <summary>"Of them 855 — families of soldiers": past the dash that stands for "are", where words say that the number is a part of what was counted.</summary>
    private static int SkipDash(ReadOnlySpan<char> text, int start, int end, int at, in NumberToken token, LanguageData language)
    {
        if (at + 2 >= end || at == token.End || !Chars.IsDash(text[at]) || !Chars.IsSpace(text[at + 1])) return at;
        if (!Match.Before(language, LexClass.Phrase, text, start, token.Start, out _, out Entry phrase) || phrase.Role != "of-which") return at;
        int next = NumberScanner.SkipSpaces(text, at + 1, end);
        if (!language.TryMatch(LexClass.Phrase, text[..end], next, out int stop, out phrase) || phrase.Role != "stop") return IsRecipient(text, next, end, language) ? at : next;
        // "these are": the pronoun after the dash; a preposition there begins no noun.
        if (!IsOneOf(text[next..stop], language.TheseWords)) return at;
        stop = NumberScanner.SkipSpaces(text, stop, end);
        return Match.Unit(language, text, stop, end, out _, out _) ? stop : at;
    }

    /// <summary>500 листовок, 200 — пенсионерам: a plural in the dative says to whom, not what.</summary>
    internal static bool IsRecipient(ReadOnlySpan<char> text, int at, int end, LanguageData language)
    {
        int stop = at;
        while (stop < end && Chars.IsWord(text[stop])) stop++;
        return stop - at > 3 && LeftOut.EndsIn(text[at..stop], language.RecipientEndings);
    }

    private static bool IsOneOf(ReadOnlySpan<char> word, string[] words)
    {
        foreach (string each in words) if (word.Equals(each, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>على مساحة 650 مترا: metres of an area are square metres; the word for area stands before the number in its clause.</summary>
    private static bool IsOfArea(ReadOnlySpan<char> text, int start, int stop, LanguageData language)
    {
        for (int at = stop - 1, words = 0; at >= start && words < 5; at--)
        {
            if (Chars.IsDigit(text[at]) || !Chars.IsWord(text[at]) && !Chars.IsSpace(text[at])) return false;
            if (!Chars.IsWord(text[at]) || at > start && Chars.IsWord(text[at - 1])) continue;
            if (language.TryMatch(LexClass.Phrase, text[..stop], at, out _, out Entry phrase) && phrase.Role == "area-of") return true;
            words++;
        }
        return false;
    }

    /// <summary>75 chiếc quan tài, 6 con hoẵng: the noun right behind the word that only says what sort of thing.</summary>
    private static void NameKind(ReadOnlySpan<char> text, int end, LanguageData language, ref int unitEnd, ref Entry entry)
    {
        int next = NumberScanner.SkipSpaces(text, unitEnd, end);
        if (next == unitEnd || !Match.Unit(language, text, next, end, out int stop, out Entry noun) || noun.Unit!.Kind != QuantityKind.Count || noun.Role.Length > 0) return;
        if (noun.Unit.Group != entry.Unit!.Group && !(entry.Unit.Id == "item" && noun.Unit.Group is "vehicle" or "building" or "document")) return;
        unitEnd = stop;
        entry = noun;
    }

    /// <summary>đàn trâu 520 con, đàn lợn còn 698 nghìn con: the word after the number only says what sort of thing; the noun before it, at most two words away, says which.</summary>
    private static void FindKind(ReadOnlySpan<char> text, int floor, int at, LanguageData language, ref FoundUnit found)
    {
        int start = -1;
        Entry noun = null!;
        int last = TrimEnd(text, floor, at);
        // Xe lăn: 12 chiếc; тетради — 450 штук
        if (last > floor && (text[last - 1] == ':' || language.IsSpaced && IsLabelled(text, floor, at))) last--;
        for (int words = 0, stop = last; words < 4; words++)
        {
            if (Match.Before(language, LexClass.Unit, text, floor, stop, out start, out noun) && noun.Unit!.Kind == QuantityKind.Count) break;
            start = -1;
            stop = TrimEnd(text, floor, stop);
            while (stop > floor && Chars.IsWord(text[stop - 1])) stop--;
            if (stop <= floor || !Chars.IsSpace(text[stop - 1])) return;
        }
        if (start < 0 || noun == found.Entry || noun.Role is "direct" or "symbol" or "code" || noun.Unit!.Group != found.Unit!.Group && !(found.Unit.Id == "item" && noun.Unit.Group is "vehicle" or "building" or "document")) return;
        found.Entry = noun;
        found.Unit = noun.Unit;
        found.NounStart = start;
        found.NounEnd = TrimEnd(text, start, last);
    }

    /// <summary>Whether a colon or a dash with its spaces leads to the number.</summary>
    private static bool IsLabelled(ReadOnlySpan<char> text, int floor, int at)
    {
        int last = TrimEnd(text, floor, at);
        return last > floor + 1 && last < at && (text[last - 1] == ':' || Chars.IsDash(text[last - 1]) && text[last - 2] == ' ');
    }

    /// <summary>الأسر الـ45: where the number has the article, the noun with its own stands before it.</summary>
    private static void FindBeforeArticle(ReadOnlySpan<char> text, int floor, int at, LanguageData language, ref FoundUnit found)
    {
        int article = at;
        while (article > floor && (Chars.IsLetter(text[article - 1]) || text[article - 1] == 'ـ')) article--;
        if (!BeginsWithArticle(text[article..at], language)) return;
        int stop = TrimEnd(text, floor, article), first = stop;
        while (first > floor && Chars.IsWord(text[first - 1])) first--;
        if (stop == article || !BeginsWithArticle(text[first..stop], language) || !Match.Unit(language, text, first, stop, out int end, out Entry noun) || end != stop) return;
        found.Entry = noun;
        found.Unit = noun.Unit;
        found.NounStart = first;
        found.NounEnd = stop;
        found.Start = first;
    }

    internal static bool BeginsWithArticle(ReadOnlySpan<char> word, LanguageData language)
    {
        foreach (string article in language.Articles)
            if (word.StartsWith(article, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>The criteria 19/19: the noun of a ratio that nothing follows may stand right before it.</summary>
    private static void FindBeforeRatio(ReadOnlySpan<char> text, int start, int floor, in NumberToken token, LanguageData language, ref FoundUnit found)
    {
        int stop = TrimEnd(text, floor, token.Start), words = 0;
        // 100% of the party cells (412/412), a pártsejtek 100%-a (412/412)
        if (stop > floor && text[stop - 1] == '(')
        {
            int bracket = TrimEnd(text, start, stop - 1);
            stop = TrimEnd(text, start, PastPercent(text, start, bracket));
            if (stop < bracket) floor = start;
        }
        bool last = false;
        for (int at = stop - 1; at >= floor && words < 3; at--)
        {
            if (!Chars.IsWord(text[at]) && !Chars.IsSpace(text[at]) && !Chars.IsDash(text[at]) && !Chars.IsApostrophe(text[at])) return;
            if (!Chars.IsWord(text[at]) || at > floor && Chars.IsWord(text[at - 1])) continue;
            // No verb may stand between: only a short name, as in "the criteria of NTM 19/19".
            if (++words > 1 && !last) return;
            last = Chars.Is(text[at], Chars.Upper);
            if (!language.TryMatch(LexClass.Unit, text[..stop], at, out int end, out Entry entry) || entry.Unit!.Kind != QuantityKind.Count || entry.Role is "symbol" or "code" or "direct") continue;
            // chi bộ: the noun may begin a word earlier.
            int wider = TrimEnd(text, floor, at);
            while (wider > floor && Chars.IsWord(text[wider - 1])) wider--;
            if (wider < at && language.TryMatch(LexClass.Unit, text[..stop], wider, out int longer, out Entry whole) && longer == end && whole.Unit!.Kind == QuantityKind.Count) (at, entry) = (wider, whole);
            found.Entry = entry;
            found.Unit = entry.Unit;
            found.NounStart = at;
            found.NounEnd = end;
            found.Start = at;
            return;
        }
    }

    /// <summary>Back past a percentage with what is written onto it: 100%-a.</summary>
    private static int PastPercent(ReadOnlySpan<char> text, int floor, int stop)
    {
        int at = stop;
        while (at > floor && (Chars.IsLetter(text[at - 1]) || Chars.IsDash(text[at - 1]))) at--;
        if (at <= floor || text[at - 1] is not ('%' or '٪')) return stop;
        for (at--; at > floor && (Chars.IsDigit(text[at - 1]) || text[at - 1] is '.' or ',' or '٫' || Chars.IsSpace(text[at - 1]));) at--;
        return at;
    }

    /// <summary>
    /// home-made guns: in a language whose head comes last, what a hyphen follows is no head. Measures are: a 40-hectare-wide field.
    /// gong- és táncelőadás, dob-együttes: nor is it in one with compounds, where the hyphen stands for the head, or the head behind it.
    /// </summary>
    private static bool IsModifier(ReadOnlySpan<char> text, int at, int end, LanguageData language, Entry entry)
    {
        if (at + 1 >= end || !Chars.IsDash(text[at])) return false;
        if (language.HeadLast)
            return (entry.Unit!.Kind == QuantityKind.Count || entry.Unit.Id == "second" && text[at..end].StartsWith("-hand", StringComparison.OrdinalIgnoreCase)) && Chars.IsLetter(text[at + 1]);
        return language.Compounds && entry.Unit!.Kind == QuantityKind.Count && text[at] == '-'
            && (Chars.IsSpace(text[at + 1]) || text[at + 1] == ',' || Match.Unit(language, text, at + 1, end, out int stop, out Entry head) && head.Unit!.Kind == QuantityKind.Count && stop > at + 4);
    }

    private static int FirstWords(ReadOnlySpan<char> text, int first, int last)
    {
        int spaces = 0;
        for (int at = first; at < last; at++)
            if (Chars.IsSpace(text[at]) && ++spaces == 2) return at;
        return last;
    }

    /// <summary>In a language whose head comes last, "24 party cell members" counts members.</summary>
    private static void FollowHead(ReadOnlySpan<char> text, int end, LanguageData language, ref FoundUnit found)
    {
        for (int step = 0; step < 2 && found.Unit!.Kind == QuantityKind.Count; step++)
        {
            // 1,468 women's groups: the owner is no head.
            bool owner = found.End + 1 < end && Chars.IsApostrophe(text[found.End]) && text[found.End + 1] == 's';
            // 40 pupils' desks
            bool owners = !owner && found.End + 1 < end && Chars.IsApostrophe(text[found.End]) && text[found.End - 1] == 's' && Chars.IsSpace(text[found.End + 1]);
            int after = owner ? found.End + 2 : owners ? found.End + 1 : found.End;
            int next = NumberScanner.SkipSpaces(text, after, end);
            if (next == after || next >= end || !Chars.IsLetter(text[next])) return;
            if (!Match.Unit(language, text, next, end, out int unitEnd, out Entry entry) || entry.Unit!.Kind != QuantityKind.Count || entry.Role is "symbol" or "code" or "direct")
            {
                // 12 people's livelihood bridges
                if (owner && language.NounsAreUnits) OwnNouns.PastOwner(text, next, end, language, ref found);
                return;
            }
            // 15 communes meeting the standard, 8 villages plan, 21 people set off: after a plural a noun in the singular is a verb.
            if ((text[found.End - 1] is 's' && text[found.End - 2] is not ('s' or '\'' or '’') || IsIrregularPlural(text, found.End)) && text[unitEnd - 1] is not 's' && !IsIrregularPlural(text, unitEnd)) return;
            found.Entry = entry;
            found.Unit = entry.Unit;
            found.NounEnd = found.End = unitEnd;
            found.Direct = false;
        }
    }

    private static bool IsIrregularPlural(ReadOnlySpan<char> text, int end) => end >= 3 && (text[(end - 3)..end] is "men" or "ple" or "ren");

    /// <summary>Between a number and its unit: spaces, a hyphen that joins (40-hectare, 5,11%-ot).</summary>
    internal static int SkipJoint(ReadOnlySpan<char> text, int from, int end)
    {
        int at = from;
        // 500+ volunteers
        if (at < end && text[at] == '+' && (at + 1 >= end || !Chars.IsDigit(text[at + 1]))) at++;
        if (at + 1 < end && Chars.IsDash(text[at]) && Chars.IsLetter(text[at + 1])) return at + 1;
        return NumberScanner.SkipSpaces(text, at, end);
    }

    internal static int TrimEnd(ReadOnlySpan<char> text, int start, int end)
    {
        while (end > start && Chars.IsSpace(text[end - 1])) end--;
        return end;
    }
}
