using Workbench.Text.Data;

namespace Workbench.Text.Sentences;

/// <summary>
/// Goes over a line of a script without full stops and gives its sentence ends: a space ends a sentence where the words on both sides
/// say so (<see cref="BreakModel"/>). Looks a few stretches ahead, never further: the time is linear in the text.
/// </summary>
internal sealed class UnspacedLine
{
    private const int Ahead = 5;
    private const int LongestDatelineUtf16 = 48;

    private readonly string text;
    private readonly int end;
    private readonly LanguageData language;
    private readonly IBreaks breaks;
    private readonly int lineStart;
    private readonly Stretch[] ring = new Stretch[Ahead + 2];
    private int first;
    private int read;
    private int at;
    private int nextStart;

    // The sentence that is open: its first stretch, how many it has, whether one of them shows a clause.
    private Stretch opening;
    private int count;
    private bool clause;
    private bool listing;
    private bool tells;
    private bool opened;

    public UnspacedLine(string text, int start, int end, LanguageData language, IBreaks? breaks = null)
    {
        this.text = text;
        this.breaks = breaks ?? language.Breaks;
        this.end = end;
        this.language = language;
        nextStart = start;
        while (nextStart < end && Chars.IsSpace(text[nextStart])) nextStart++;
        first = lineStart = nextStart;
    }

    /// <summary>The next sentence end inside the line; false when the rest is one sentence.</summary>
    public bool TryNext(out int stop)
    {
        while (Fill(at + Ahead) > at + 1)
        {
            Stretch last = At(at);
            if (count++ == 0) opening = last;
            if (!clause && IsDateline(last))
            {
                // Place and date before the dash or in brackets open no sentence: what follows does.
                count = 0;
                at++;
                continue;
            }
            // After "said that" the clause that is told must show itself; in the commune the poor fell to per cent 4: where a share is told, the words that open hold the clause too.
            clause = last.EndRole is not ("end-said" or "end-list") && (clause || (last.HasVerb && (!BreakFeatures.OnlyOpens(last.Role) || last.EndRole == "end-share")) || (last.BeginsWithVerb && (count > 1 || BreakModel.BeginsClause(last.Role))));
            tells |= last.EndRole == "end-said";
            // namely, teachers who help disabled children, farmers: the first member may be described by a verb.
            bool opens = BreakFeatures.OpensList(last);
            listing = opens || (listing && !last.BeginsWithVerb && (!last.HasVerb || (opened && !last.IsFinite)));
            opened = opens;
            bool ends = EndsWithMark(last) || (!IsCounted(last, At(at + 1)) && !IsOpen(last, At(at + 1)) && breaks.Ends(text, this, last, At(at + 1)));
            at++;
            if (!ends) continue;
            stop = last.End;
            first = At(at).Start;
            count = 0;
            clause = listing = tells = opened = false;
            return true;
        }
        stop = end;
        return false;
    }

    public LanguageData Language => language;

    public Stretch Opening => opening;

    /// <summary>How many stretches the open sentence has.</summary>
    public int Count => count;

    public bool ShowsClause => clause;

    /// <summary>Whether the open sentence tells what somebody said: said that.</summary>
    public bool Tells => tells;

    /// <summary>Whether a list is open: no verb has followed the words that began it.</summary>
    public bool IsListing => listing;

    /// <summary>The stretch this many places behind the one that is asked about; false past the end of the line.</summary>
    public bool TryAhead(int places, out Stretch stretch)
    {
        bool there = at + places < read;
        stretch = there ? At(at + places) : default;
        return there;
    }

    /// <summary>Whether what stands first on the line, up to this stretch, is only the place and date of the report.</summary>
    private bool IsDateline(in Stretch last) =>
        first == lineStart && last.End - first <= LongestDatelineUtf16 && !last.HasVerb && (Chars.IsDash(text[last.End - 1]) || text[last.End - 1] == ')');

    /// <summary>คัดเลือก 10 รูปแบบ: no sentence ends between a number and its classifier or measure. A year or the number of something is read to its end.</summary>
    private bool IsCounted(in Stretch last, in Stretch next)
    {
        int at = last.End;
        while (at > last.Start && (Chars.IsDigit(text[at - 1]) || text[at - 1] is ',' or '.')) at--;
        if (at == last.End || last.End - at == 4 && text[at] is '1' or '2' or '๒' || !language.TryMatch(LexClass.Classifier, text, next.Start, out int stop, out _)
            && !(language.TryMatch(LexClass.Unit, text, next.Start, out stop, out Entry unit) && unit.Unit!.Kind is not QuantityKind.Count)) return false;
        if (language.TryMatch(LexClass.Cue, text, next.Start, out int cueEnd, out _) && cueEnd > stop) return false;
        // ร้อยละ 6: what has its measure before it counts nothing behind it.
        return !BreakFeatures.IsShare(text, first, last.End, language) && (!Match.Before(language, LexClass.ContextBefore, text, first, at, out _, out Entry context) || context.Role == "none");
    }

    /// <summary>เพิ่มจาก 68% ในปี 2563 เป็น 91%: no sentence ends between what a change begins from and its time.</summary>
    private bool IsOpen(in Stretch last, in Stretch next) =>
        Chars.IsDigit(text[last.Start]) && last.Start > first && Match.Before(language, LexClass.RangeOpen, text, first, last.Start, out _, out _)
        && language.TryMatch(LexClass.PeriodBefore, text, next.Start, out _, out Entry time) && time.Period is PeriodRole.In or PeriodRole.YearBefore;

    private Stretch At(int index) => ring[index % ring.Length];

    private int Fill(int upTo)
    {
        while (read <= upTo && nextStart < end)
        {
            Stretch stretch = Stretch.Read(text, nextStart, end, language);
            ring[read++ % ring.Length] = stretch;
            nextStart = stretch.Next;
        }
        return read;
    }

    /// <summary>An exclamation or question mark, dots, or a full stop after Latin letters.</summary>
    private bool EndsWithMark(in Stretch last)
    {
        int mark = last.End - 1;
        while (mark > last.Start && SentenceSplitter.IsCloser(text[mark])) mark--;
        if (!SentenceSplitter.IsEnder(text[mark])) return false;
        while (mark > last.Start && SentenceSplitter.IsEnder(text[mark - 1])) mark--;
        return SentenceSplitter.EndAt(text, mark, end, first, language) == last.End;
    }
}
