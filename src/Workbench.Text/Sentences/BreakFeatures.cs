using Workbench.Text.Data;

namespace Workbench.Text.Sentences;

/// <summary>Decides whether a space of a script without full stops ends a sentence.</summary>
internal interface IBreaks
{
    /// <summary>Whether the sentence ends between these two stretches of the line.</summary>
    bool Ends(ReadOnlySpan<char> text, UnspacedLine line, in Stretch last, in Stretch next);
}

/// <summary>Takes what <see cref="BreakFeatures"/> sees at a space.</summary>
internal interface IBreakSink
{
    void Add(BreakFeature feature, int first = 255, int second = 255, int third = 255);

    void AddLetters(bool isAfter, ReadOnlySpan<char> letters);
}

/// <summary>What can speak for or against a sentence end; the names of the rows of <c>breaks.tsv</c>.</summary>
internal enum BreakFeature
{
    Length,
    Ahead,
    Before,
    Cue,
    Next,
    CueNext,
    CueVerb,
    CueClause,
    CueLength,
    FirstCount,
    FirstVerb,
    LastCue,
    Verbs,
    Clause,
    List,
    Linked,
    Mark,
    MarkAfter,
    Counted,
    Serial,
    Short,
    Gap,
    Beyond,
    This,
    Then,
    Told,
    Whole,
    CueWhole,
    Counts,
    Closed,
    CountsVerb,
    MarkWhole,
}

/// <summary>
/// What stands around a space, the same for cutting and for learning the weights: the roles of the words on both sides, whether the
/// open sentence shows a clause yet, lengths, letters, marks.
/// </summary>
internal static class BreakFeatures
{
    public const int None = 0;
    private const int LineEnd = 1;
    private const int Other = 2;
    private const int ClassifierUtf16 = 12;
    private const int NameUtf16 = 12;
    private const int ShortNameUtf16 = 5;
    private const int ListReach = 5;

    private static readonly int Lead = BreakModel.IndexOf("lead"), Adverbial = BreakModel.IndexOf("adverbial"), Person = BreakModel.IndexOf("person"), And = BreakModel.IndexOf("and"), Link = BreakModel.IndexOf("link"), Inner = BreakModel.IndexOf("inner"), Place = BreakModel.IndexOf("place"), Purpose = BreakModel.IndexOf("purpose"), List = BreakModel.IndexOf("list"), Title = BreakModel.IndexOf("title"), Noun = BreakModel.IndexOf("noun");
    private static readonly int Digit = BreakModel.IndexOf("digit"), Year = BreakModel.IndexOf("year"), Percent = BreakModel.IndexOf("percent"), Quote = BreakModel.IndexOf("quote"), Bracket = BreakModel.IndexOf("bracket"), Latin = BreakModel.IndexOf("latin");

    /// <summary>Whether the words themselves forbid an end, whatever stands around them.</summary>
    public static bool Forbid(ReadOnlySpan<char> text, UnspacedLine line, in Stretch last, in Stretch next)
    {
        int cue = next.Role;
        bool open = last.EndRole is "end-open" or "end-said" or "end-list" or "end-share" || text[last.End - 1] is ':' or ';' or ',';
        bool link = last.EndRole == "end-link" && (cue == Link || (cue == None && next.Length <= NameUtf16));
        // A place without a verb goes on with an address: commune X, district Y.
        if (open || link || cue == And || cue == Inner || cue == List || (cue == Place && !next.HasVerb && !(next.IsWholeRole && IsNamedWithVerb(text, line)))) return true;
        // Together with the heads of offices, the teachers, the pupils: the members of a list, until a verb says what they did.
        if (line.IsListing && !next.HasVerb && !next.BeginsWithVerb && !next.PointsBack && (cue == None || cue == Title || cue == Noun || cue == Person)) return true;
        // At the ground before the office, the governor …; he said that on 25 September the debt …: what shows no clause yet ends nothing.
        if ((OnlyOpens(line.Opening.Role) || line.Tells) && !line.ShowsClause && !last.HasVerb && !last.BeginsWithVerb) return true;
        // the house of Mr Thongdi, formerly headmaster of the school: a title that closes the line says who he is.
        if (cue == Title && !next.HasVerb && !next.BeginsWithVerb && IsTail(line)) return true;
        // Mr A, the head, Mrs B, the deputy, took part: who follows a title goes on with the list, but where a "said that" comes.
        if (cue == Person && last.Role == Title && !last.HasVerb && !IsSaidAhead(line)) return true;
        // in the year 2024, and the line ends: a time or place alone is no sentence; nor does one end at a dash.
        if (Chars.IsDash(text[last.End - 1]) || text[last.End - 1] == '|' || (OnlyOpens(cue) && IsTail(line))) return true;
        // A remark in brackets, the rest of a name, what only leads to a clause.
        return text[next.Start] == '(' || (cue == None && next.Length <= ShortNameUtf16 && !next.BeginsWithVerb && !Chars.IsDigit(text[next.Start])) || IsLeadAlone(line, last);
    }

    /// <summary>Whether the stretch is only the words that open a sentence.</summary>
    public static bool IsLeadAlone(UnspacedLine line, in Stretch last) =>
        (last.Role == Lead || OnlyOpens(last.Role)) && !last.HasVerb && !line.ShowsClause;

    /// <summary>Whether what begins so (after, in order to, in the year) leads to a clause and is none.</summary>
    public static bool OnlyOpens(int role) => role == Adverbial || role == Purpose;

    /// <summary>Whether the words are those that open a list: together with, namely, led by.</summary>
    public static bool OpensList(in Stretch last) => last.Role == List || last.EndRole == "end-list";

    public static void Collect<TSink>(ref TSink sink, ReadOnlySpan<char> text, UnspacedLine line, in Stretch last, in Stretch next)
        where TSink : struct, IBreakSink
    {
        int opening = line.Opening.Role == Lead || line.Opening.Role == Adverbial || line.Opening.Role == Person ? line.Opening.Role : Other;
        int length = last.End - line.Opening.Start, cue = next.Role, clause = line.ShowsClause ? 1 : 0, verb = next.HasVerb ? 1 : 0, verbBefore = last.HasVerb ? 1 : 0;
        int afterNext = line.TryAhead(2, out Stretch beyond) ? beyond.Role : LineEnd;
        // in 2566 | they built: behind the year stands what tells whether a clause begins.
        Stretch main = beyond;
        if (OnlyOpens(cue) && afterNext != LineEnd && Chars.IsDigit(text[beyond.Start]) && line.TryAhead(3, out Stretch behind)) main = behind;
        sink.Add(BreakFeature.Length, Math.Min(length / 20, 12));
        sink.Add(BreakFeature.Ahead, Math.Min(next.Length / 8, 12));
        sink.Add(BreakFeature.Before, Math.Min(last.Length / 10, 9));
        sink.Add(BreakFeature.Cue, cue);
        sink.Add(BreakFeature.Next, afterNext);
        sink.Add(BreakFeature.CueNext, cue, afterNext);
        sink.Add(BreakFeature.CueVerb, cue, verb);
        sink.Add(BreakFeature.CueClause, cue, clause);
        sink.Add(BreakFeature.CueLength, cue, Math.Min(3, length / 40));
        sink.Add(BreakFeature.FirstCount, opening, Math.Min(line.Count, 4));
        sink.Add(BreakFeature.FirstVerb, opening, clause, verb);
        sink.Add(BreakFeature.LastCue, last.Role, cue);
        sink.Add(BreakFeature.Verbs, verbBefore, verb);
        sink.Add(BreakFeature.Clause, clause);
        sink.Add(BreakFeature.Whole, (clause * 2) + verb, Math.Min(5, length / 30), Math.Min(3, next.Length / 12));
        sink.Add(BreakFeature.CueWhole, cue, (clause * 2) + verb, Math.Min(3, length / 50));
        if (next.PointsBack) sink.Add(BreakFeature.This, cue, clause);
        if (line.Tells) sink.Add(BreakFeature.Told, cue, verb);
        if (verb == 0 && !next.BeginsWithVerb && afterNext != LineEnd && Chars.IsDigit(text[beyond.Start]))
        {
            sink.Add(BreakFeature.Counts, cue, clause);
            // บ่อปลา | 18 | เฮกตาร์ให้ผลผลิต is a clause; ถังดับเพลิง | 400 | ถัง goes on with a list.
            sink.Add(BreakFeature.CountsVerb, clause, beyond.HasVerb ? 2 : !line.TryAhead(3, out Stretch classifier) ? 0 : classifier.HasVerb || classifier.BeginsWithVerb ? 2 : 1);
        }
        if (IsClosedByAnd(line)) sink.Add(BreakFeature.Closed, verb, line.Tells ? 1 : 0);
        if (next.Follows) sink.Add(BreakFeature.Then, clause, Math.Min(3, line.Count));
        if (next.BeginsWithVerb) sink.Add(BreakFeature.Serial, clause);
        if (verb + verbBefore == 0) sink.Add(BreakFeature.Short, Math.Min(last.Length / 8, 5), Math.Min(next.Length / 8, 5));
        if (next.Start - last.End > 1) sink.Add(BreakFeature.Gap, verbBefore, verb);
        if (verb == 0 && IsList(line)) sink.Add(BreakFeature.List);
        if (OnlyOpens(cue)) sink.Add(BreakFeature.Beyond, cue, main.End == 0 ? LineEnd : main.Role, main.HasVerb || main.BeginsWithVerb ? 1 : 0);
        if (cue == Link && next.IsWholeRole && afterNext != LineEnd) sink.Add(BreakFeature.Linked);
        Letters(ref sink, text, last, next);
        int mark = Marks(ref sink, text, line.Opening.Start, last, next, line.Language);
        sink.Add(BreakFeature.MarkWhole, mark, (clause * 2) + verb, next.BeginsWithVerb ? 1 : 0);
    }

    /// <summary>อำเภอ Ninh Giang ยังขาดเกณฑ์: after the word for a place its name in Latin letters, then a verb.</summary>
    private static bool IsNamedWithVerb(ReadOnlySpan<char> text, UnspacedLine line)
    {
        for (int places = 2; places <= ListReach && line.TryAhead(places, out Stretch stretch); places++)
        {
            if (!char.IsAsciiLetter(text[stretch.Start])) return places > 2 && (stretch.HasVerb || stretch.BeginsWithVerb);
        }
        return false;
    }

    /// <summary>Whether the line ends soon and nothing up to there shows a clause.</summary>
    private static bool IsTail(UnspacedLine line)
    {
        for (int places = 2; places <= ListReach; places++)
        {
            if (!line.TryAhead(places, out Stretch stretch)) return true;
            if (stretch.HasVerb && !OnlyOpens(stretch.Role) || stretch.BeginsWithVerb) return false;
        }
        return false;
    }

    private static bool IsSaidAhead(UnspacedLine line)
    {
        for (int places = 2; places <= ListReach && line.TryAhead(places, out Stretch stretch); places++)
            if (stretch.EndRole == "end-said") return true;
        return false;
    }

    /// <summary>Whether one of the next stretches begins with "and": what stands between may be the members of a list, clauses too.</summary>
    private static bool IsClosedByAnd(UnspacedLine line)
    {
        for (int places = 2; places <= ListReach && line.TryAhead(places, out Stretch stretch); places++)
            if (stretch.Role == And) return true;
        return false;
    }

    /// <summary>Members without a verb, up to one that begins with "and".</summary>
    private static bool IsList(UnspacedLine line)
    {
        for (int places = 2; places <= ListReach && line.TryAhead(places, out Stretch stretch); places++)
        {
            if (stretch.Role == And) return true;
            if (stretch.HasVerb) return false;
        }
        return false;
    }

    private static void Letters<TSink>(ref TSink sink, ReadOnlySpan<char> text, in Stretch last, in Stretch next)
        where TSink : struct, IBreakSink
    {
        foreach (int size in (ReadOnlySpan<int>)[3, 4, 6]) if (next.Start + size <= text.Length) sink.AddLetters(true, text.Slice(next.Start, size));
        foreach (int size in (ReadOnlySpan<int>)[3, 4]) if (last.Length >= size) sink.AddLetters(false, text[(last.End - size)..last.End]);
    }

    /// <summary>Names the marks on both sides; gives that of what ends here: what is counted too.</summary>
    private static int Marks<TSink>(ref TSink sink, ReadOnlySpan<char> text, int from, in Stretch last, in Stretch next, LanguageData language)
        where TSink : struct, IBreakSink
    {
        char end = text[last.End - 1], begin = text[next.Start];
        int mark = Chars.IsDigit(end) ? WhatIsNumbered(text, from, last.End, language) : end == '%' ? Percent : end is '"' or '”' ? Quote : end == ')' ? Bracket : None;
        if (mark != None) sink.Add(BreakFeature.Mark, mark);
        if (Chars.IsDigit(begin) || next.Length <= NameUtf16 && language.TryMatch(LexClass.Numeral, text, next.Start, out int numeral, out _) && numeral == next.End) sink.Add(BreakFeature.MarkAfter, Digit);
        else if (begin is '"' or '“') sink.Add(BreakFeature.MarkAfter, Quote);
        else if (begin == '(') sink.Add(BreakFeature.MarkAfter, Bracket);
        else if (char.IsAsciiLetter(begin)) sink.Add(BreakFeature.MarkAfter, Latin);
        int at = last.End, letters = 0;
        while (at > from && letters < ClassifierUtf16 && text[at - 1] != ' ' && !Chars.IsDigit(text[at - 1])) (at, letters) = (at - 1, letters + 1);
        if (letters == 0 || at <= from || !(Chars.IsDigit(text[at - 1]) || (text[at - 1] == ' ' && at - 2 >= from && Chars.IsDigit(text[at - 2])))) return mark;
        sink.Add(BreakFeature.Counted, next.Role);
        return Other;
    }

    /// <summary>Whether a word for percent stands before the digits that end here.</summary>
    public static bool IsShare(ReadOnlySpan<char> text, int from, int end, LanguageData language) => WhatIsNumbered(text, from, end, language) == Percent;

    /// <summary>Whether the digits before <paramref name="end"/> are a year's, a day's or a share's: nothing is counted after them.</summary>
    private static int WhatIsNumbered(ReadOnlySpan<char> text, int from, int end, LanguageData language)
    {
        int at = end;
        while (at > from && (Chars.IsDigit(text[at - 1]) || text[at - 1] is '.' or ',' or '-' or '–' or '/')) at--;
        while (at > from && text[at - 1] == ' ') at--;
        if (!Match.Before(language, LexClass.BreakBefore, text, from, at, out _, out Entry word)) return Digit;
        return word.Role == "end-share" ? Percent : word.Role is "end-year" or "end-open" or "end-said" or "end-list" ? Year : Digit;
    }
}
