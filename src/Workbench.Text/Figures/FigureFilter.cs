using Workbench.Text.Data;
using Workbench.Text.Numerals;
using Workbench.Text.Quantities;
using Workbench.Text.Sentences;

namespace Workbench.Text.Figures;

/// <summary>Decides which quantities are figures, by section 1 of the annotation guideline.</summary>
internal static class FigureFilter
{
    // A larger one before a hyphen says how large a thing is: a thirty-bed clinic.
    private const decimal MostDescribing = 10;

    private const decimal Largest = 1_000_000_000_000_000_000_000m;

    public static bool IsFigure(string text, in SentenceSpan span, in Candidate candidate, List<(int Start, int End)> quotes, LanguageData language)
    {
        // A noun that no table knows says no more of whether this is a figure than any other word.
        // It does where the sentence has counted it before: 57 potholes, three of them deep.
        if (candidate.Unit is { IsOwnNoun: true } && !(candidate.Token.Has(NumberFlags.Words) && candidate.Token.Value >= 2 && candidate.NounStart >= 0 && candidate.NounEnd <= candidate.Token.Start)) return IsFigure(text, span, candidate with { Unit = null }, quotes, language);
        NumberToken token = candidate.Token;
        foreach ((int start, int end) in quotes)
            if (token.Start >= start && token.End <= end && !(candidate.Kind == QuantityKind.Money && MaySpeak(text, span.Start, start))) return false;
        // Longer than any sum: digits that mean something else. Stores hold 22 of them.
        if (Math.Abs(token.Value) >= Largest || token.High >= Largest) return false;
        if (token.Has(NumberFlags.Words) && !IsWordFigure(text, span, candidate, token, language)) return false;
        if (token.Has(NumberFlags.One)) return false;
        // A 1 that counts nothing known is the number of a place, a group or a list, but where its clause ends in it: the fines fell to 1.
        if (candidate.Unit is null && token is { Shape: NumberShape.Plain, Value: 1 } && !(candidate.NounStart < 0 && EndsClause(text, span, token))) return false;
        // 0905 of nothing known: the beginning of a telephone number.
        if (candidate.Unit is null && token.Shape == NumberShape.Plain && token.Has(NumberFlags.LeadingZero) && !token.Has(NumberFlags.Decimal)) return false;
        // a 0-dong market: the price of what is free is part of a name.
        if (candidate.Kind == QuantityKind.Money && token is { Shape: NumberShape.Plain, Value: 0 }) return false;
        // open 24/7, 24/24
        if (token is { Shape: NumberShape.Ratio, Value: 24, High: 7 or 24 }) return false;
        // Club 24/01: a part of a date or code.
        if (token.Shape == NumberShape.Ratio && text.IndexOf("/0", token.Start, token.End - token.Start, StringComparison.Ordinal) > 0) return false;
        if (IsDocumentNumber(text, candidate)) return false;
        // Industry 4.0: a version.
        if (candidate.Unit is null && token is { Shape: NumberShape.Plain, Value: < 10 } && token.Has(NumberFlags.Decimal) && text[token.End - 1] == '0') return false;
        if (candidate.Unit is { Kind: QuantityKind.Duration } && candidate.NounStart >= 0 && language.AgoUnits.Contains(text[candidate.NounStart..candidate.NounEnd], StringComparer.Ordinal)) return false;
        // a two-storey house, six-class schools: what the thing is like.
        if (language.HyphenDescribes && token is { Shape: NumberShape.Plain, Value: <= MostDescribing } && token.Has(NumberFlags.Words) && candidate.Unit is null or { Kind: QuantityKind.Count }
            && token.End + 1 < text.Length && text[token.End] is '-' or '\u2010' or '\u2011' && Chars.IsLetter(text[token.End + 1])) return false;
        // Updated 2 hours ago
        if (candidate.Unit is { Kind: QuantityKind.Duration } && language.HeadLast && language.TryMatch(LexClass.PeriodAfter, text, NumberScanner.SkipSpaces(text, candidate.OuterEnd, text.Length), out _, out Entry ago) && ago.Period == PeriodRole.LastAfter) return false;
        if (IsPartOfName(text, span, candidate, language)) return false;
        // meals for pupils 1–4 класів: the grades that they are in.
        if (candidate.Unit is { Id: "class" } && token.Shape == NumberShape.Range && candidate.NounStart > token.End && FollowsPeople(text, span.Start, candidate.OuterStart, language)) return false;
        if (candidate.Kind == QuantityKind.Number && !IsBareFigure(text, span, token)) return false;
        return !IsAge(text, span, candidate, language);
    }

    /// <summary>Plan 34/2023, มติ 34/2566: a number and its year, of a document or of nothing known.</summary>
    private static bool IsDocumentNumber(string text, in Candidate candidate)
    {
        const int MostInYear = 10_000;
        NumberToken token = candidate.Token;
        if (token is not { Shape: NumberShape.Ratio, Value: < MostInYear, High: (>= 1990 and <= 2035) or (>= 2533 and <= 2578) } || !char.IsDigit(text[token.End - 1]) || text.IndexOf('/', token.Start, token.End - token.Start) < 0 || text.AsSpan(token.Start, token.End - token.Start).IndexOfAny("., ") >= 0) return false;
        return candidate.Unit is null or { Kind: QuantityKind.Count, Id: "decision" or "resolution" or "directive" or "decree" or "circular" or "plan" or "law" or "regulation" or "document" or "notice" or "order" or "letter" };
    }

    /// <summary>"We spent 5 billion dong on it": what opens the sentence or follows a colon may be said; the model "1,000 dong a day" is a name.</summary>
    private static bool MaySpeak(string text, int start, int quote)
    {
        int at = quote - 1;
        while (at > start && Chars.IsSpace(text[at - 1])) at--;
        return at <= start || text[at - 1] == ':';
    }

    /// <summary>Mrs Lan (52 years), Mr Hoa, 68 years, …: the age of a person says nothing of the campaign.</summary>
    private static bool IsAge(string text, in SentenceSpan span, in Candidate candidate, LanguageData language)
    {
        // elderly people over 80
        if (language.HeadLast && candidate is { Unit: null, NounStart: < 0, Bound: Bound.AtMost or Bound.AtLeast, Token: { Shape: NumberShape.Plain, Value: >= 3 and <= 110 } } && candidate.OuterStart < candidate.Token.Start && FollowsPeople(text, span.Start, candidate.OuterStart, language)) return true;
        if (candidate.Unit is not { Id: "year" } || candidate.Token.Value > 120) return false;
        // children under 14 years, people over 60 years: an age says of whom.
        if (candidate.Bound is Bound.AtMost or Bound.AtLeast && candidate.OuterStart < candidate.Token.Start && FollowsPeople(text, span.Start, candidate.OuterStart, language)) return true;
        if (candidate.OuterStart != candidate.Token.Start || candidate.OuterEnd >= span.End) return false;
        int before = candidate.OuterStart - 1;
        if (before > span.Start && text[before] == '(' && text[candidate.OuterEnd] == ')') return EndsName(text, span.Start, before);
        while (before > span.Start && Chars.IsSpace(text[before])) before--;
        return before > span.Start && text[before] == ',' && text[candidate.OuterEnd] == ',' && EndsName(text, span.Start, before);
    }

    /// <summary>Whether a full stop ends the clause behind a number that no list and no name leads to.</summary>
    private static bool EndsClause(string text, in SentenceSpan span, in NumberToken token)
    {
        int before = token.Start - 1;
        while (before > span.Start && Chars.IsSpace(text[before])) before--;
        int first = before;
        while (first > span.Start && Chars.IsWord(text[first - 1])) first--;
        // In a list a number stands before the word before it.
        int listed = first - 1;
        while (listed > span.Start && (Chars.IsSpace(text[listed]) || text[listed] == ',')) listed--;
        return token.End < text.Length && text[token.End] is '.' or ';' or '!' && token.End + 1 >= span.End && before > span.Start && Chars.IsWord(text[before]) && !Chars.IsDigit(text[before])
            && !(listed > span.Start && Chars.IsDigit(text[listed])) && !EndsName(text, span.Start, token.Start);
    }

    private static bool FollowsPeople(string text, int start, int at, LanguageData language)
    {
        while (at > start && (Chars.IsSpace(text[at - 1]) || text[at - 1] == '(')) at--;
        return Match.Before(language, LexClass.Unit, text, start, at, out _, out Entry noun) && noun.Unit!.Group == "person";
    }

    /// <summary>Number words count from two on (broken ones measure from nought on), and only when a noun says of what; where that is no known unit, no name may stand on either side, and a heading may mean it otherwise.</summary>
    private static bool IsWordFigure(string text, in SentenceSpan span, in Candidate candidate, in NumberToken token, LanguageData language)
    {
        // kênh Ba Xã: a number word with a capital inside the sentence belongs to a name.
        if (language.ShortNounsDirect && !span.IsHeading && token.Start > span.Start + 1 && Chars.Is(text[token.Start], Chars.Upper) && text[token.Start - 1] == ' ' && Chars.IsWord(text[token.Start - 2])) return false;
        // one or two pupils
        if ((token.Value >= 2 || token is { Shape: NumberShape.Range, Value: 1, High: 2 or 3 }) && candidate.Unit is not null || token.Has(NumberFlags.Scaled) && token.Value >= 1000 && candidate.NounStart >= 0) return true;
        // half a hectare, one and a half tonnes; one year and a half, but not half a year
        if (candidate.Unit is { } measure && token.Value != decimal.Truncate(token.Value) && (measure.Kind == QuantityKind.Duration ? token.Value > 1 : measure.Kind != QuantityKind.Count))
            return !language.TryMatch(LexClass.Numeral, text, token.Start, out _, out Entry half) || half.Numeral != NumeralRole.PlusHalf;
        if (token.Value < 2 || candidate.NounStart < token.End || span.IsHeading || token.Has(NumberFlags.Common)) return false;
        // five more than in the year before
        if (language.TryMatch(LexClass.BoundBefore, text, candidate.NounStart, out _, out _)) return false;
        return Chars.IsLetter(text[candidate.NounStart]) && !Chars.Is(text[candidate.NounStart], Chars.Upper) && (token.Start == span.Start || !Chars.Is(text[token.Start], Chars.Upper) || OpensBehindMark(text, span.Start, token.Start));
    }

    /// <summary>HILLFORD – Nine coastal hamlets: a capital behind a dash, a bracket or a colon begins a sentence.</summary>
    private static bool OpensBehindMark(string text, int start, int at)
    {
        while (at > start && Chars.IsSpace(text[at - 1])) at--;
        return at > start && (Chars.IsDash(text[at - 1]) || text[at - 1] is ':' or ')' or '|');
    }

    /// <summary>Nam Po 2 village: a number between a name and the singular of a place is part of the name, where the language has a plural.</summary>
    private static bool IsPartOfName(string text, in SentenceSpan span, in Candidate candidate, LanguageData language)
    {
        NumberToken token = candidate.Token;
        return (language.HeadLast || language.NamesBeforePlaces) && token.IsPlainInteger && token.Value is > 1 and < 100 && candidate.Unit?.Group == "place" && candidate.NounEnd > token.End
            && text[candidate.NounEnd - 1] != 's' && EndsName(text, span.Start, token.Start) && token.Start > span.Start && Chars.IsSpace(text[token.Start - 1]);
    }

    /// <summary>Whether a word with a capital stands right before an offset, inside the sentence: Phú Thọ 1, Group 5.</summary>
    private static bool EndsName(string text, int start, int at)
    {
        int stop = at;
        while (stop > start && Chars.IsSpace(text[stop - 1])) stop--;
        int first = stop;
        while (first > start && Chars.IsWord(text[first - 1])) first--;
        return first > start && stop - first > 1 && Chars.Is(text[first], Chars.Upper);
    }

    /// <summary>A number that nothing follows is a figure only where it is no list mark, no footnote, no comment count.</summary>
    private static bool IsBareFigure(string text, in SentenceSpan span, in NumberToken token)
    {
        if (token.Shape == NumberShape.Ratio) return true;
        if (token.Start == span.Start) return false;
        if (token.IsPlainInteger && token.Value < 100 && IsOfRow(text, token)) return false;
        if (token.IsPlainInteger && token.Value < 100 && Chars.IsSpace(text[token.Start - 1]) && EndsName(text, span.Start, token.Start)) return false;
        // Hoa, 45, of Hamlet 3: an age.
        if (token.IsPlainInteger && token.Value < 120 && token.Start > span.Start + 1 && text[token.Start - 1] == ' ' && text[token.Start - 2] == ',' && token.End < span.End && text[token.End] == ','
            && EndsName(text, span.Start, token.Start - 2)) return false;
        bool bracketed = text[token.Start - 1] is '(' or '[' && token.End < span.End && text[token.End] is ')' or ']';
        return !bracketed || CountsNoun(text, span, token);
    }

    /// <summary>1 2 3 4 5: pages to turn or stars to give, each number one more than the one before it.</summary>
    private static bool IsOfRow(string text, in NumberToken token)
    {
        const int None = int.MinValue;
        int value = (int)token.Value;
        return Neighbour(text, token.Start - 1, -1) == value - 1 || Neighbour(text, token.End, 1) == value + 1;

        // The number of one or two digits that only a space parts from this one, at the end of the line or before another space.
        static int Neighbour(string text, int space, int step)
        {
            if (space < 1 || space >= text.Length || text[space] != ' ') return None;
            int from = space + step, at = from;
            while (at >= 0 && at < text.Length && Chars.IsDigit(text[at])) at += step;
            int length = Math.Abs(at - from);
            if (length is 0 or > 2 || at >= 0 && at < text.Length && !char.IsWhiteSpace(text[at])) return None;
            int number = 0;
            foreach (char digit in text.AsSpan(Math.Min(from, at + 1), length)) number = number * 10 + Chars.Digits[digit];
            return number;
        }
    }

    /// <summary>speeding (450), no belt (104): how many of what a common noun before the bracket names; a footnote, an age or the number of a place is smaller or follows a name.</summary>
    private static bool CountsNoun(string text, in SentenceSpan span, in NumberToken token)
    {
        int at = token.Start - 2;
        if (span.IsHeading || !token.IsPlainInteger || token.Value < 20 || at <= span.Start || text[token.Start - 1] != '(' || !Chars.IsSpace(text[at])) return false;
        int first = at;
        while (first > span.Start && Chars.IsWord(text[first - 1])) first--;
        return at - first > 2 && char.IsLower(text[first]);
    }
}
