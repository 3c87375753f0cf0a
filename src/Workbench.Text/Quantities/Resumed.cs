using System.Buffers;
using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Quantities;

/// <summary>
/// Numbers that go on with what was counted or measured just before: the plan beside what was reached ("78 percent (plan: 80)"), the share of a whole with its role behind a
/// dash ("17 — reprimands"), the number behind "there are now". In languages that list the endings of verbs; part of <see cref="LeftOut"/>.
/// </summary>
internal static class Resumed
{
    private const int FarthestBesideUtf16 = 60;
    private const int MostRoleWords = 3;
    private static readonly SearchValues<char> Marks = SearchValues.Create(",;:.()");
    private static readonly SearchValues<char> Ends = SearchValues.Create(";:!?\n");

    /// <summary>1,870 hectares, of which 612 are under nets.</summary>
    internal static bool Measures(in Candidate candidate) => candidate.Unit is { Kind: QuantityKind.Area or QuantityKind.Mass or QuantityKind.Length or QuantityKind.Volume };

    /// <summary>1 первый, 2 вторых и 3 третьих приза: numbers that have an adjective only count the noun behind the last.</summary>
    public static void FromNextNoun(ReadOnlySpan<char> text, Span<Candidate> candidates, LanguageData language)
    {
        for (int index = candidates.Length - 2; index >= 0; index--)
        {
            ref Candidate bare = ref candidates[index];
            Candidate next = candidates[index + 1];
            if (bare is not { Unit: null, Token.Shape: NumberShape.Plain } || next is not { Unit.Kind: QuantityKind.Count, Token.Shape: NumberShape.Plain }) continue;
            int at = NumberScanner.SkipSpaces(text, bare.Token.End, next.OuterStart), stop = at;
            while (stop < next.OuterStart && Chars.IsWord(text[stop])) stop++;
            if (at == bare.Token.End || stop - at < 4 || Chars.Is(text[at], Chars.Upper) || !LeftOut.EndsIn(text[at..stop], language.AdjectiveEndings)) continue;
            if (IsJoinedByVerb(text, stop, next.OuterStart, language))
            {
                Ellipsis.Take(ref bare, next);
                continue;
            }
            // 3 операционные, 120 коек: where the last has no adjective, the first are nouns of their own
            int word = NumberScanner.SkipSpaces(text, next.Token.End, text.Length), end = word;
            while (end < text.Length && Chars.IsWord(text[end])) end++;
            if (!LeftOut.EndsIn(text[word..end], language.AdjectiveEndings)) continue;
            bool comma = stop < next.OuterStart && text[stop] == ',';
            at = NumberScanner.SkipSpaces(text, comma ? stop + 1 : stop, next.OuterStart);
            bool joined = language.TryMatch(LexClass.Phrase, text[..next.OuterStart], at, out end, out Entry join) && join.Role == "join";
            if (joined) at = NumberScanner.SkipSpaces(text, end, next.OuterStart);
            if ((comma || joined) && at == next.OuterStart) Ellipsis.Take(ref bare, next);
        }
    }

    /// <summary>86 новых и отремонтировано 34 дома: a word for "and" or a comma, and one verb of the past, before the next number.</summary>
    private static bool IsJoinedByVerb(ReadOnlySpan<char> text, int at, int stop, LanguageData language)
    {
        if (language.PastEndings.Length == 0 || at >= stop) return false;
        bool comma = text[at] == ',';
        at = NumberScanner.SkipSpaces(text, comma ? at + 1 : at, stop);
        bool joined = language.TryMatch(LexClass.Phrase, text[..stop], at, out int end, out Entry join) && join.Role == "join";
        if (joined) at = NumberScanner.SkipSpaces(text, end, stop);
        int word = at;
        while (word < stop && Chars.IsWord(text[word])) word++;
        return (comma || joined) && LeftOut.EndsIn(text[at..word], language.PastEndings) && text[word..stop].IsWhiteSpace();
    }

    /// <summary>78 процентов (план – 80), 43 врача при положенных 88, 19,8 кг (годом ранее – 18,2): a plan, a norm or another time beside an amount is of the same unit.</summary>
    public static bool TakeBeside(ReadOnlySpan<char> text, Span<Candidate> candidates, int index, LanguageData language)
    {
        ref Candidate bare = ref candidates[index];
        if (index == 0 || bare.NounStart >= 0 || bare.Token.Shape != NumberShape.Plain || bare.Token.Has(NumberFlags.Words) || !LeftOut.EndsClause(text, bare.OuterEnd)) return false;
        Candidate before = candidates[index - 1];
        int floor = Math.Max(before.OuterEnd, before.NounEnd);
        if (before.Unit is null || bare.OuterStart <= floor || bare.OuterStart - floor >= FarthestBesideUtf16) return false;
        ReadOnlySpan<char> lead = text[floor..bare.OuterStart];
        if (lead.IndexOfAny(Ends) >= 0 || lead.Contains(". ", StringComparison.Ordinal)) return false;
        ReadOnlySpan<char> trimmed = lead.TrimEnd();
        bool dash = trimmed.Length > 0 && Chars.IsDash(trimmed[^1]);
        bool other = dash && lead.TrimStart() is ['(', ..] && before.Unit.Kind is not (QuantityKind.Count or QuantityKind.Money);
        for (int at = floor; at < bare.OuterStart; at++)
        {
            if (!Chars.IsLetter(text[at]) || Chars.IsWord(text[at - 1])) continue;
            if (language.TryMatch(LexClass.Phrase, text[..bare.OuterStart], at, out int stop, out Entry phrase) && phrase.Role == "plan" && !text[stop..bare.OuterStart].Contains(',')
                || other && (language.TryMatch(LexClass.PeriodCue, text[..bare.OuterStart], at, out _, out _) || language.TryMatch(LexClass.PeriodAfter, text[..bare.OuterStart], at, out _, out Entry year) && year.Period == PeriodRole.YearAfter))
            {
                Ellipsis.Take(ref bare, before);
                return true;
            }
        }
        return false;
    }

    /// <summary>57.2 quintals, на 4,1 больше прошлогоднего: a decimal before "more" is of the measure named before it.</summary>
    public static bool TakeDifference(ReadOnlySpan<char> text, Span<Candidate> candidates, int index, LanguageData language)
    {
        ref Candidate bare = ref candidates[index];
        if (index == 0 || bare.NounStart >= 0 || !bare.Token.Has(NumberFlags.Decimal) || bare.Token.Shape != NumberShape.Plain || !Measures(candidates[index - 1]) || bare.OuterStart - candidates[index - 1].OuterEnd >= FarthestBesideUtf16) return false;
        if (!language.TryMatch(LexClass.Phrase, text, NumberScanner.SkipSpaces(text, bare.OuterEnd, text.Length), out _, out Entry more) || more.Role != "more") return false;
        Ellipsis.Take(ref bare, candidates[index - 1]);
        return true;
    }

    /// <summary>В авариях погибли 6 и ранены 11 человек: the verb that says people stands before the number.</summary>
    public static bool FollowsPeopleVerb(ReadOnlySpan<char> text, int start, in Candidate bare, LanguageData language) =>
        Match.Before(language, LexClass.Phrase, text, start, bare.OuterStart, out _, out Entry verb) && verb.Role == "people-verb"
        && (LeftOut.EndsClause(text, bare.OuterEnd) || LeadsToJoin(text, bare.OuterEnd, language));

    public static bool LeadsToJoin(ReadOnlySpan<char> text, int at, LanguageData language) =>
        language.TryMatch(LexClass.Phrase, text, NumberScanner.SkipSpaces(text, at, text.Length), out _, out Entry join) && join.Role == "join";

    /// <summary>Среди сдавших 280 – сотрудники полиции, 78 – непривитые дети: who the people of a part are, behind a dash.</summary>
    public static bool TakeRole(ReadOnlySpan<char> text, int start, int at, LanguageData language, ref Candidate bare)
    {
        if (!IsPart(text, start, at, bare, language)) return false;
        at = NumberScanner.SkipSpaces(text, at + 1, text.Length);
        if (UnitFinder.IsRecipient(text, at, text.Length, language)) return false;
        for (int words = 0; words < MostRoleWords && at < text.Length && Chars.IsLetter(text[at]); words++)
        {
            if (language.TryMatch(LexClass.Phrase, text, at, out _, out _)) return false;
            if (Match.Unit(language, text, at, text.Length, out int stop, out Entry entry) && entry.Unit is { Kind: QuantityKind.Count, Group: "person" } && entry.Role is not ("symbol" or "code" or "direct" or "attributive"))
            {
                bare.Unit = entry.Unit;
                bare.UnitEntry = entry;
                bare.Kind = QuantityKind.Count;
                (bare.NounStart, bare.NounEnd) = (at, stop);
                return true;
            }
            while (at < text.Length && Chars.IsWord(text[at])) at++;
            at = NumberScanner.SkipSpaces(text, at, text.Length);
        }
        return false;
    }

    /// <summary>Очагов лихорадки 14, больных 63: what is counted opens the clause, in the genitive of the plural, and the number ends it.</summary>
    public static bool TakeOpening(ReadOnlySpan<char> text, int start, int floor, LanguageData language, ref Candidate bare)
    {
        if (bare.Token.Has(NumberFlags.Words | NumberFlags.Decimal) || !bare.Token.IsPlainInteger && !bare.Token.Has(NumberFlags.Grouped)) return false;
        int stop = bare.OuterStart;
        while (stop > floor && text[stop - 1] == ' ') stop--;
        int first = stop;
        while (first > floor && (Chars.IsWord(text[first - 1]) || text[first - 1] is ' ')) first--;
        if (!(first == start || first > start && text[first - 1] is ',' or ';')) return false;
        first = NumberScanner.SkipSpaces(text, first, stop);
        for (int words = 0; words < 2 && first < stop; words++)
        {
            int next = first;
            while (next < stop && Chars.IsWord(text[next])) next++;
            bool many = LeftOut.EndsIn(text[first..next], language.ManyAdjectiveEndings);
            if (Match.Unit(language, text, first, stop, out int end, out Entry entry))
            {
                if (entry.Unit is not { Kind: QuantityKind.Count, Group: not ("place" or "organisation") } unit || entry.Role is "symbol" or "code" or "direct" || !many && !LeftOut.EndsIn(text[first..next], language.ManyEndings)) return false;
                int word = NumberScanner.SkipSpaces(text, end, stop);
                // fires of the summer 14, but not pupils of school 14
                if (!IsPlaced(text, word, stop, language) && (text[word..stop].Contains(' ') || word < stop && (Chars.Is(text[word], Chars.Upper) || Match.Unit(language, text, word, stop, out _, out _) || language.TryMatch(LexClass.Phrase, text, word, out _, out _)))) return false;
                bare.Unit = unit;
                bare.UnitEntry = entry;
                bare.Kind = QuantityKind.Count;
                (bare.NounStart, bare.NounEnd) = (first, end);
                return true;
            }
            if (!many) return false;
            first = NumberScanner.SkipSpaces(text, next, stop);
        }
        return false;
    }

    /// <summary>Врачей в больнице 41, пенсионеров на участке 300: a preposition and a word or two after it say where.</summary>
    private static bool IsPlaced(ReadOnlySpan<char> text, int word, int stop, LanguageData language)
    {
        int end = word;
        while (end < stop && Chars.IsWord(text[end])) end++;
        if (end == word || end + 1 >= stop || text[end] != ' ' || !language.BoundPrepositions.Contains(text[word..end].ToString(), StringComparer.Ordinal)) return false;
        for (int words = 0, at = end + 1; words < 2; words++)
        {
            if (!char.IsLower(text[at]) || language.TryMatch(LexClass.Phrase, text[..stop], at, out _, out _) || language.TryMatch(LexClass.PeriodCue, text[..stop], at, out _, out _)) return false;
            while (at < stop && Chars.IsWord(text[at])) at++;
            if (at == stop) return true;
            if (text[at++] != ' ' || at == stop) return false;
        }
        return false;
    }

    /// <summary>В хоре поют 34 человека, в оркестре 18: the next place of the same kind, with its number at the end of the clause.</summary>
    public static bool TakeNextPlace(ReadOnlySpan<char> text, int start, Span<Candidate> candidates, int index, LanguageData language)
    {
        ref Candidate bare = ref candidates[index];
        if (index == 0 || bare.Token.Has(NumberFlags.Words | NumberFlags.Scaled) || candidates[index - 1] is not { Unit.Kind: QuantityKind.Count or QuantityKind.Percent, Token.Shape: NumberShape.Plain } before || !LeftOut.EndsClause(text, bare.OuterEnd)) return false;
        int floor = Math.Max(before.OuterEnd, before.NounEnd);
        if (bare.OuterStart <= floor || bare.OuterStart - floor >= FarthestBesideUtf16) return false;
        ReadOnlySpan<char> lead = text[floor..bare.OuterStart];
        int comma = lead.LastIndexOf(',');
        if (comma < 0 || lead[..comma].IndexOfAny(Marks) >= 0 || lead[(comma + 1)..].IndexOfAny(Marks) >= 0) return false;
        int word = NumberScanner.SkipSpaces(text, floor + comma + 1, bare.OuterStart), end = word;
        while (end < bare.OuterStart && Chars.IsWord(text[end])) end++;
        string preposition = text[word..end].ToString();
        if (!language.BoundPrepositions.Contains(preposition, StringComparer.Ordinal)) return false;
        // the same preposition stands before the number before, or opens its clause
        int from = floor;
        while (from > start && text[from - 1] is not (',' or ';' or ':' or '.' or '(')) from--;
        from = NumberScanner.SkipSpaces(text, from, floor);
        if (!text[from..].StartsWith(preposition + " ", StringComparison.OrdinalIgnoreCase)) return false;
        int stop = bare.OuterStart;
        while (stop > end && text[stop - 1] == ' ') stop--;
        int noun = stop;
        while (noun > end && Chars.IsWord(text[noun - 1])) noun--;
        if (stop - noun < 4 || !char.IsLower(text[noun]) || language.TryMatch(LexClass.PeriodAfter, text, noun, out _, out _) || language.TryMatch(LexClass.PeriodBefore, text, noun, out _, out _)) return false;
        Ellipsis.Take(ref bare, before);
        return true;
    }

    /// <summary>Ремонт обошёлся в 1,36 млн гривен: 800 тысяч – грант, 410 тысяч – бюджет: thousands of nothing before a dash that says whose they are, no more than the sum before them.</summary>
    public static bool IsPartOfSum(ReadOnlySpan<char> text, in Candidate bare, in Candidate sum, LanguageData language)
    {
        if (!language.ReportCurrency || bare is not { Unit: null, NounStart: < 0, Token: { Shape: NumberShape.Plain, Value: >= 1000 } } || !bare.Token.Has(NumberFlags.Scaled) || bare.Token.Value > sum.Token.Value) return false;
        int at = bare.OuterEnd < text.Length && text[bare.OuterEnd] == ',' ? bare.OuterEnd + 1 : bare.OuterEnd;
        return at + 2 < text.Length && text[at] == ' ' && Chars.IsDash(text[at + 1]) && text[at + 2] == ' ';
    }

    /// <summary>Сувенир стоимостью 100 000, паёк и 2 коробки: thousands of nothing behind a word for a price are money.</summary>
    public static bool IsWorth(ReadOnlySpan<char> text, int start, in Candidate bare, LanguageData language) =>
        language.ReportCurrency && bare is { Unit: null, NounStart: < 0, Token: { Shape: NumberShape.Plain, Value: >= 1000 } } && Match.Before(language, LexClass.Phrase, text, start, bare.OuterStart, out _, out Entry phrase) && phrase.Role == "worth";

    /// <summary>Сварка – 3 группы, шитьё – 4: each member of the list has a dash before its number. Снимок стоит 1 450 гривен, с контрастом — 2 900: the next price, of like size.</summary>
    public static bool TakeListed(ReadOnlySpan<char> text, int start, Span<Candidate> candidates, int index, LanguageData language)
    {
        ref Candidate bare = ref candidates[index];
        if (index > 0 && language.ReportCurrency && candidates[index - 1] is { Unit.Kind: QuantityKind.Money, Token: { Shape: NumberShape.Plain } price } && bare.NounStart < 0
            && (bare.Token.Has(NumberFlags.Grouped) && price.Value >= 1000 || Opens(Item(text, candidates[index - 1].OuterEnd, bare.OuterStart), language.ForWords)) && bare.Token.Value <= price.Value * 10 && bare.Token.Value >= price.Value / 10 && LeftOut.EndsClause(text, bare.OuterEnd)
            && candidates[index - 1].OuterEnd is int paid && bare.OuterStart - paid is > 0 and < FarthestBesideUtf16 && FollowsDash(text, paid, bare.OuterStart) && text[paid..bare.OuterStart].Count(',') == 1 && text[paid..bare.OuterStart].IndexOfAny(";:.(") < 0)
        {
            Ellipsis.Take(ref bare, candidates[index - 1]);
            return true;
        }
        if (index == 0 || candidates[index - 1] is not { Unit.Kind: QuantityKind.Count, Token.Shape: NumberShape.Plain } before || !LeftOut.EndsClause(text, bare.OuterEnd)) return false;
        int floor = Math.Max(before.OuterEnd, before.NounEnd);
        if (bare.OuterStart <= floor || bare.OuterStart - floor >= FarthestBesideUtf16 || !FollowsDash(text, floor, bare.OuterStart) || !FollowsDash(text, start, before.OuterStart)) return false;
        ReadOnlySpan<char> lead = text[floor..bare.OuterStart];
        int comma = lead.IndexOfAny(',', ';');
        if (comma < 0 || lead[(comma + 1)..].IndexOfAny(Marks) >= 0) return false;
        // tables — 20, стулья — 12: where the first item names what it counts, so does each; but на складе — 30 says where
        int head = index - 1;
        while (head > 0 && candidates[head - 1].NounStart == candidates[head].NounStart) head--;
        ReadOnlySpan<char> item = Item(text, floor, bare.OuterStart);
        if (candidates[head].NounStart < candidates[head].Token.Start && !Opens(item, language.BoundPrepositions) && !Opens(item, language.ForWords)) return TakeOwn(text, UnitFinder.TrimEnd(text, floor, bare.OuterStart), item.Length, language, ref bare);
        Ellipsis.Take(ref bare, before);
        return true;
    }

    /// <summary>A noun that is all of a list's item before its dash.</summary>
    private static bool TakeOwn(ReadOnlySpan<char> text, int dash, int length, LanguageData language, ref Candidate bare)
    {
        int at = bare.OuterStart - length, stop = UnitFinder.TrimEnd(text, at, dash - 1);
        if (!Match.Unit(language, text, at, stop, out int end, out Entry entry) || end != stop || entry.Unit is not { Kind: QuantityKind.Count, Group: not ("place" or "organisation") } || entry.Role is "symbol" or "code" or "direct" or "attributive") return false;
        bare.Unit = entry.Unit;
        bare.UnitEntry = entry;
        bare.Kind = QuantityKind.Count;
        (bare.NounStart, bare.NounEnd) = (at, end);
        return true;
    }

    /// <summary>The words of a list's item before its number.</summary>
    private static ReadOnlySpan<char> Item(ReadOnlySpan<char> text, int floor, int stop)
    {
        if (stop <= floor) return [];
        ReadOnlySpan<char> lead = text[floor..stop];
        return lead[(lead.LastIndexOfAny(',', ';') + 1)..].TrimStart();
    }

    /// <summary>Whether the first word is one of a list.</summary>
    public static bool Opens(ReadOnlySpan<char> words, string[] list)
    {
        int end = 0;
        while (end < words.Length && Chars.IsWord(words[end])) end++;
        foreach (string word in list)
            if (words[..end].Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>Яблоки — 30, груши — 25 гривен: the next item of the list has a price, so the number of this one is no count.</summary>
    public static bool IsPriced(ReadOnlySpan<char> text, Span<Candidate> candidates, int index)
    {
        if (index + 1 >= candidates.Length || candidates[index + 1] is not { Unit.Kind: QuantityKind.Money } next || next.OuterStart - candidates[index].OuterEnd is <= 0 or >= FarthestBesideUtf16 || !FollowsDash(text, candidates[index].OuterEnd, next.OuterStart)) return false;
        ReadOnlySpan<char> between = text[candidates[index].OuterEnd..next.OuterStart];
        return between[0] is ',' or ';' && between[1..].IndexOfAny(Marks) < 0;
    }

    /// <summary>381 человек; по рынкам: Тайвань 204, Япония 97, прочие 36: numbers that a list behind a colon gives, each after its name, together no more than was counted.</summary>
    public static void FillNames(ReadOnlySpan<char> text, int start, Span<Candidate> candidates, LanguageData language)
    {
        for (int first = 0; first + 1 < candidates.Length; first++)
        {
            if (!IsNamed(text, first > 0 ? candidates[first - 1].OuterEnd : start, candidates[first], ":")) continue;
            int last = first;
            decimal sum = candidates[first].Token.Value;
            while (last + 1 < candidates.Length && IsNamed(text, candidates[last].OuterEnd, candidates[last + 1], ",;")) sum += candidates[++last].Token.Value;
            if (last + 1 < candidates.Length && candidates[last + 1] is { Unit.Kind: QuantityKind.Count, Token.Shape: NumberShape.Plain } named && named.NounStart > named.Token.End
                && IsName(text, candidates[last].OuterEnd, named.OuterStart, ",;") && IsMember(Item(text, candidates[last].OuterEnd, named.OuterStart), language) && SaysBy(text, start, candidates[first].OuterStart, language))
            {
                // Célországok szerint: Japán 1673, Tajvan 402, egyéb piacok 56 fő
                for (int index = first; index <= last; index++) Ellipsis.Take(ref candidates[index], named);
                first = last;
                continue;
            }
            int whole = first - 1;
            while (whole >= 0 && !(candidates[whole] is { Unit.Kind: QuantityKind.Count, Token.Shape: NumberShape.Plain } && candidates[whole].Token.Value >= sum)) whole--;
            // the colon ends the clause of the whole, or a heading that divides it; 200 guests; the score: Lion 3, Bear 1
            if (last > first && whole >= 0 && (SaysBy(text, start, candidates[first].OuterStart, language) || Heads(text, candidates[whole].OuterEnd, candidates[first].OuterStart)))
                for (int index = first; index <= last; index++) Ellipsis.Take(ref candidates[index], candidates[whole]);
            first = last;
        }
    }

    /// <summary>по рынкам: Тайвань 204, …; piacok szerint: …: the heading of the list, the last clause before the colon, says by what it divides what is counted.</summary>
    private static bool SaysBy(ReadOnlySpan<char> text, int start, int at, LanguageData language)
    {
        int stop = text[start..at].LastIndexOf(':') + start;
        ReadOnlySpan<char> heading = text[start..Math.Max(start, stop)];
        heading = heading[(heading.LastIndexOfAny(",;.(") + 1)..];
        for (int word = 0; word < heading.Length; word++)
            if (Chars.IsWord(heading[word]) && (word == 0 || !Chars.IsWord(heading[word - 1])) && Opens(heading[word..], language.DivisionWords)) return true;
        return false;
    }

    private static bool Heads(ReadOnlySpan<char> text, int from, int stop)
    {
        int colon = stop > from ? text[from..stop].IndexOf(':') : -1;
        return colon >= 0 && text[from..(from + colon)].IndexOfAny(";,.") < 0;
    }

    /// <summary>A name, or a word for the others, as a list's last item has; came 200 or 12 more are none.</summary>
    private static bool IsMember(ReadOnlySpan<char> item, LanguageData language)
    {
        item = item.TrimEnd();
        return item.Length > 0 && (Opens(item, language.OtherWords) || char.IsUpper(item[0]) && char.IsUpper(item[item.LastIndexOf(' ') + 1]));
    }

    /// <summary>A bare number that ends its clause, with one of the marks and a few words between it and the number before.</summary>
    private static bool IsNamed(ReadOnlySpan<char> text, int from, in Candidate candidate, string marks)
    {
        if (candidate is not { Unit: null, NounStart: < 0, Token.Shape: NumberShape.Plain } || !candidate.Token.IsPlainInteger || candidate.OuterStart <= from || candidate.OuterStart - from >= FarthestBesideUtf16 || !LeftOut.EndsClause(text, candidate.OuterEnd)) return false;
        return IsName(text, from, candidate.OuterStart, marks);
    }

    private static bool IsName(ReadOnlySpan<char> text, int from, int stop, string marks)
    {
        if (stop <= from || stop - from >= FarthestBesideUtf16) return false;
        ReadOnlySpan<char> lead = text[from..stop];
        int mark = lead.LastIndexOfAny(marks);
        if (mark < 0) return false;
        lead = lead[(mark + 1)..].Trim();
        return lead.Length >= 3 && char.IsLetter(lead[0]) && lead.IndexOfAny(Marks) < 0;
    }

    /// <summary>A dash with a space before it stands right before the offset.</summary>
    internal static bool FollowsDash(ReadOnlySpan<char> text, int floor, int at)
    {
        while (at > floor && text[at - 1] == ' ') at--;
        return at - 2 >= floor && Chars.IsDash(text[at - 1]) && text[at - 2] == ' ';
    }

    /// <summary>Сейчас их 47, в настоящее время 8, 22 лицам: 17 – выговор: what was counted last goes on.</summary>
    public static bool IsCarried(ReadOnlySpan<char> text, int start, int after, in Candidate bare, in Candidate whole, LanguageData language)
    {
        if (whole.Token.Value >= bare.Token.Value && IsPart(text, start, after, bare, language)) return true;
        if (!LeftOut.EndsClause(text, bare.OuterEnd) && !(after + 1 < text.Length && Chars.IsDash(text[after]) && Chars.IsSpace(text[after + 1]))) return false;
        if (Match.Before(language, LexClass.PeriodCue, text, start, bare.OuterStart, out _, out Entry cue) && cue.Period == PeriodRole.Now) return true;
        int stop = bare.OuterStart;
        while (stop > start && text[stop - 1] == ' ') stop--;
        int first = stop;
        while (first > start && Chars.IsWord(text[first - 1])) first--;
        foreach (string word in language.CarriedAfter)
            if (text[first..stop].Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
        if (!FollowsDash(text, start, bare.OuterStart)) return false;
        // у жены 23 награды, у сына – восемь
        stop = text[start..bare.OuterStart].LastIndexOfAny(",;:") + start + 1;
        first = NumberScanner.SkipSpaces(text, stop, bare.OuterStart);
        int end = first;
        while (end < bare.OuterStart && Chars.IsWord(text[end])) end++;
        return end - first == 1 && language.CarriedAfter.Contains(text[first..end].ToString(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A number that opens its clause, or follows "of those who …", with a dash and a word in small letters behind it.</summary>
    private static bool IsPart(ReadOnlySpan<char> text, int start, int at, in Candidate bare, LanguageData language)
    {
        if (at + 2 >= text.Length || at == bare.OuterEnd || !Chars.IsDash(text[at]) || !Chars.IsSpace(text[at + 1])) return false;
        int word = NumberScanner.SkipSpaces(text, at + 1, text.Length), stop = bare.OuterStart;
        if (word >= text.Length || !char.IsLower(text[word])) return false;
        while (stop > start && text[stop - 1] == ' ') stop--;
        if (stop == start) return false;
        if (text[stop - 1] is ',' or ';' or ':' or '(') return true;
        int first = stop;
        while (first > start && Chars.IsWord(text[first - 1])) first--;
        return stop - first >= 3 && LeftOut.EndsIn(text[first..stop], language.ManyAdjectiveEndings);
    }
}
