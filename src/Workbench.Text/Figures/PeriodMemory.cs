using Workbench.Text.Data;
using Workbench.Text.Periods;
using Workbench.Text.Quantities;

namespace Workbench.Text.Figures;

/// <summary>The time that figures are about: what their sentence says before them, else after them, else what the paragraph said last.</summary>
internal sealed class PeriodMemory
{
    // A time that stands later than this among the figures of its sentence is theirs, and not what the paragraph is about.
    private const int HeadUtf16 = 30;

    // Between "in the same period" and what says of when: a word such as "of".
    private const int NearUtf16 = 5;

    private List<PeriodMention> mentions = [];
    private (DateOnly? From, DateOnly? To) inherited;
    private (DateOnly? From, DateOnly? To) current;

    // The last time of the sentence, wherever it stands: a list that it opens goes on with it.
    private (DateOnly? From, DateOnly? To) latest;

    // Whether a sentence has taken it already.
    private bool isTaken;

    // Whether the last sentence ended in its time, which may be that of this one.
    private bool endedInTime;
    private DateOnly? founded;
    private (DateOnly? From, DateOnly? To)? lead;

    // Told last, in whatever paragraph.
    private (DateOnly? From, DateOnly? To)? told;

    // The last of those that was a span of years.
    private (DateOnly? From, DateOnly? To)? term;

    /// <summary>In 2023 the club did these things: – built 2 houses – gave 40 gifts: every item goes on with the time of the line that opens the list, whatever one before it said. So do those under a heading that names a year (Results of 2023), but not under the day of a byline.</summary>
    public void NewItem(bool opens, bool headed)
    {
        if (latest == default) latest = current;
        if (opens || headed && latest is { From: DateOnly from, To: DateOnly to } && to > from) lead = latest;
        current = lead ?? default;
    }

    /// <summary>Whether a time is known that a sentence could go on with.</summary>
    public bool HoldsTime => lead is not null || current != default || latest != default || founded is not null;

    public void NewParagraph()
    {
        lead = null;
        inherited = default;
        current = default;
        latest = default;
        founded = null;
    }

    /// <summary>What a sentence is, as far as it says whose time it tells.</summary>
    /// <param name="Start">Where it begins.</param>
    /// <param name="HasFigures">Whether it has quantities.</param>
    /// <param name="GoesOn">Whether it begins with "of these".</param>
    /// <param name="IsOfName">Whether a quoted name opens it: the model "Clean lane" is told as a thing of its own.</param>
    /// <param name="IsDayLine">Whether it is the day of the report.</param>
    /// <param name="EndsInTime">Whether a time without a figure ends it, in a script that does not mark the ends of sentences: it may open the next one.</param>
    public readonly record struct Telling(int Start, bool HasFigures, bool GoesOn, bool IsOfName, bool IsDayLine, bool EndsInTime);

    public void NewSentence(List<PeriodMention> sentence, in Telling telling, DateOnly? published)
    {
        if (lead is null && !telling.GoesOn)
        {
            // What holds since or until a day is the state of one thing; and only the next sentence goes on with what one has said.
            if ((current.From is null || current.To is null) && !endedInTime || isTaken) current = default;
            endedInTime = telling.EndsInTime;
            isTaken = true;
        }
        if (telling.IsOfName && lead is null) current = default;
        inherited = current;
        latest = default;
        mentions = sentence;
        ResolveSame(sentence, telling.IsDayLine, published);
        foreach (PeriodMention mention in sentence)
        {
            if (mention.IsLocal) continue;
            if (mention.Kind == MentionKind.State)
            {
                // In 2023 the mill was mended. It employs 40 people: of no time that is told.
                inherited = default;
                continue;
            }
            if (mention.Kind == MentionKind.Stated)
            {
                // By 25 September 386 firms had given: the state on a day is not that of what is told next.
                latest = mention.From is null && mention.To is not { Month: 12, Day: 31 } && !telling.EndsInTime ? default : (mention.From, mention.To);
                current = telling.HasFigures && mention.Start - telling.Start > HeadUtf16 ? default : latest;
                isTaken = false;
            }
            else if (mention.Kind == MentionKind.Blocks) current = default;
            else if (mention.Kind == MentionKind.Founded) founded = mention.From ?? founded;
            else if (mention.Kind == MentionKind.Compared) continue;
            else if (founded is not null) current = (founded, null);
        }
    }

    /// <summary>In the same period, that day, the same year: what the report has told last; nothing where it has told none. During the term: the last span of years.</summary>
    private void ResolveSame(List<PeriodMention> sentence, bool isDayLine, DateOnly? published)
    {
        for (int index = 0; index < sentence.Count; index++)
        {
            PeriodMention mention = sentence[index];
            // In the same period of 2023: the months of that year that were told of another.
            if (mention is { IsSamePart: true, Kind: MentionKind.Stated, From: DateOnly first } && told is { From: DateOnly since, To: DateOnly until } && since.Year == until.Year && since.Year != first.Year)
            {
                sentence[index] = mention with { From = InYear(since, first.Year), To = InYear(until, first.Year) };
                continue;
            }
            // What is aimed at is no time that was told: classes by 2030.
            if (!isDayLine && mention is { Kind: MentionKind.Stated, IsLocal: false, From: DateOnly begun } && !(begun > published))
            {
                told = (mention.From, mention.To);
                if (Terms.IsSpan(mention.From, mention.To) && mention.To!.Value.Year <= published?.Year) term = told;
            }
            if (mention.Kind == MentionKind.SameTerm)
            {
                if (term is { } span) sentence[index] = mention with { From = span.From, To = span.To, Kind = MentionKind.Stated };
                else sentence.RemoveAt(index--);
            }
            if (mention.Kind is not (MentionKind.SameTime or MentionKind.SameDay or MentionKind.SameYear)) continue;
            if (index > 0 && mention.Start - sentence[index - 1].End <= 1 || index + 1 < sentence.Count && sentence[index + 1].Start - mention.End <= NearUtf16)
            {
                // in the same period of last year, 12 May of the same year: the other says more.
                sentence.RemoveAt(index--);
                continue;
            }
            (DateOnly? from, DateOnly? to) = told ?? default;
            PeriodMention? same = mention.Kind switch
            {
                MentionKind.SameTime when told is not null => mention with { From = from, To = to, Kind = MentionKind.Stated },
                MentionKind.SameDay when from is not null && from == to => mention with { From = from, To = to, Kind = MentionKind.Stated },
                MentionKind.SameYear when (to ?? from) is DateOnly day => PeriodMention.Year(mention.Start, mention.End, day.Year, day.Year),
                _ => null,
            };
            if (same is PeriodMention known) sentence[index] = known;
            else sentence.RemoveAt(index--);
        }
    }

    private static DateOnly InYear(DateOnly day, int year) => new(year, day.Month, day.Month == 2 && (day.Day == 29 || day.Day == 28 && !DateTime.IsLeapYear(day.Year)) ? DateTime.DaysInMonth(year, 2) : day.Day);

    // Built in 2018 for 2 million: words that are shorter do not end the clause.
    private const int ShortestWord = 3;

    // end: Where the number with its unit ends; a time right after it, with only white space between, is its own.
    public (DateOnly? From, DateOnly? To) PeriodOf(ReadOnlySpan<char> text, int at, int end)
    {
        PeriodMention? before = null, after = null;
        foreach (PeriodMention mention in mentions)
        {
            if (mention.Kind == MentionKind.Stated && mention.Start <= at && !mention.IsLocal) before = mention;
            if (mention.Kind == MentionKind.Compared && mention.ComparedAt == end && mention.Start > at
                // In May 12 cases in June 20: where a time stands before the number, one that a number follows is that of the next.
                || mention.Kind == MentionKind.Stated && mention.Start > at && mention.Start >= end && !(before is not null && mention.HasOwn) && QuantityScanner.IsOnlyRate(text[end..mention.Start])) return (mention.From, mention.To);
        }
        before = null;
        foreach (PeriodMention mention in mentions)
        {
            // Founded in 2015, the club helps 20 families; the club founded in 2015 helps 20: the year is that of its own clause.
            if (mention.Kind == MentionKind.Founded && mention.End <= at && (text[mention.End..at].ContainsAny(",،;") || mention.Describes && Chars.HasLetters(text[mention.End..at], ShortestWord))) continue;
            if (mention.Kind is MentionKind.Compared or MentionKind.State || mention.IsLocal && mention.End <= at && text[mention.End..at].Contains(')')) continue;
            if (mention.Start <= at) before = mention;
            // 31 patients were healed; in 2026 a ward will open: the time of another clause.
            // The next clause and all that follow it are of their own times.
            else if (mention.OpensClause && after is null) break;
            else if (after is null && mention is { Kind: MentionKind.Stated, IsWeekday: false } && !text[at..mention.Start].Contains(';') && !(mention.IsLocal && text[at..mention.Start].Contains('('))
                && !(mention.HasOwn && mention.Start > end && QuantityScanner.HasClauseMark(text[end..mention.Start]))) after = mention;
        }
        if (before is PeriodMention found)
        {
            if (after is { HasOwn: false } later && found is { Kind: MentionKind.Stated or MentionKind.Blocks } && IsOfOtherClause(text, found, later, at, end)) return (later.From, later.To);
            return found.Kind switch
            {
                MentionKind.Blocks => default,
                MentionKind.SinceFounded => founded is null ? default : (founded, null),
                _ => (found.From, found.To),
            };
        }
        return after is PeriodMention next ? (next.From, next.To) : inherited;
    }

    /// <summary>
    /// In 2022 the fund helped 60 families, and 14 left poverty in 2023: the time that opens the sentence has figures of its own clause, and this one's clause names a later
    /// time behind it; no plan for years, and no list of what was done in the first.
    /// </summary>
    private static bool IsOfOtherClause(ReadOnlySpan<char> text, in PeriodMention before, in PeriodMention after, int at, int end)
    {
        const int LongestYearDays = 366;
        if (before.End > at || after.Start < end || QuantityScanner.HasClauseMark(text[end..after.Start])) return false;
        if (after is not { From: DateOnly from, To: DateOnly to } || to.DayNumber - from.DayNumber > LongestYearDays || before.Kind == MentionKind.Stated && !(from > before.To)) return false;
        int mark = at - 1;
        while (mark > before.End && !QuantityScanner.IsClauseMark(text, mark)) mark--;
        return mark > before.End && text[before.End..mark].IndexOfAnyInRange('0', '9') >= 0;
    }
}
