using Workbench.Text.Data;

namespace Workbench.Text.Sentences;

/// <summary>
/// What stands between two spaces of a script that is written without spaces between words: the smallest piece that can end a
/// sentence, with what its words say about that. Quotations and brackets are never cut.
/// </summary>
internal readonly record struct Stretch
{
    // A quotation mark or bracket without its partner within this reach is taken as a letter: one slip of the pen must not make the
    // rest of a text a single sentence.
    private const int LongestQuotationUtf16 = 200;

    public int Start { get; private init; }

    public int End { get; private init; }

    /// <summary>Where the next stretch begins; the end of the line after the last.</summary>
    public int Next { get; private init; }

    /// <summary>The role of the words it begins with, as an index of <see cref="BreakModel.Names"/>.</summary>
    public int Role { get; private init; }

    /// <summary>Whether the words of that role are all of it.</summary>
    public bool IsWholeRole { get; private init; }

    /// <summary>Whether a verb that is no noun stands inside it.</summary>
    public bool HasVerb { get; private init; }

    /// <summary>Whether one of its verbs is one that only a clause has: is, has, will; teaching and caring may describe a person.</summary>
    public bool IsFinite { get; private init; }

    /// <summary>Whether it begins with a verb.</summary>
    public bool BeginsWithVerb { get; private init; }

    /// <summary>Whether a word that points back (these gifts, the said house) stands in it before a verb does.</summary>
    public bool PointsBack { get; private init; }

    /// <summary>Whether a word that says "therefore" or "then" follows what it begins with: ชาวบ้านจึงซื้อ.</summary>
    public bool Follows { get; private init; }

    /// <summary>What its last words are: <c>open</c> ends no sentence, <c>link</c> none before a linked word; else empty.</summary>
    public string EndRole { get; private init; }

    public int Length => End - Start;

    /// <summary>Reads the stretch that begins at <paramref name="start"/>, no space.</summary>
    public static Stretch Read(ReadOnlySpan<char> text, int start, int end, LanguageData language)
    {
        int stop = start;
        while (stop < end && !Chars.IsSpace(text[stop])) stop = text[stop] is '"' or '“' or '(' ? PastQuotation(text, stop, end) : stop + 1;
        int next = stop;
        while (next < end && Chars.IsSpace(text[next])) next++;
        ReadOnlySpan<char> window = text[..stop];
        bool cued = language.TryMatch(LexClass.Cue, text[..end], start, out int cueEnd, out Entry cue);
        ReadVerbs(window, start, language, out bool inside, out bool atStart, out bool pointsBack, out bool follows, out bool finite);
        return new Stretch
        {
            Start = start,
            End = stop,
            Next = next,
            Role = cued ? BreakModel.IndexOf(cue.Role) : BeginsWithCounted(text, start, stop, language) ? BreakModel.IndexOf("noun") : BreakFeatures.None,
            IsWholeRole = cued && cueEnd == stop,
            HasVerb = inside,
            BeginsWithVerb = atStart,
            PointsBack = pointsBack,
            Follows = follows,
            IsFinite = finite,
            EndRole = Match.Before(language, LexClass.BreakBefore, text, start, stop, out _, out Entry last) ? last.Role : "",
        };
    }

    /// <summary>Whether it begins with a word for people, a group or a place that is counted elsewhere, and with more: so begin the subjects of sentences. After digits it says what they count.</summary>
    private static bool BeginsWithCounted(ReadOnlySpan<char> text, int start, int stop, LanguageData language) =>
        !(start >= 2 && Chars.IsDigit(text[start - 2])) && language.TryMatch(LexClass.Unit, text[..stop], start, out int end, out Entry unit) && end < stop
        && unit.Unit!.Group is ("person" or "organisation" or "building" or "household");

    private static int PastQuotation(ReadOnlySpan<char> text, int at, int end)
    {
        char close = text[at] switch { '“' => '”', '(' => ')', _ => '"' };
        int length = text[(at + 1)..Math.Min(end, at + LongestQuotationUtf16)].IndexOf(close);
        return length < 0 ? at + 1 : at + length + 2;
    }

    /// <summary>Goes over the words that show a clause. One right after a word that makes it a noun shows none.</summary>
    private static void ReadVerbs(ReadOnlySpan<char> text, int start, LanguageData language, out bool inside, out bool atStart, out bool pointsBack, out bool follows, out bool finite)
    {
        inside = atStart = pointsBack = follows = finite = false;
        bool nominal = false, nominalFirst = false;
        int at = start;
        while (at < text.Length && !inside)
        {
            if (!language.TryMatch(LexClass.Clause, text, at, out int stop, out Entry word))
            {
                nominal = false;
                at++;
                continue;
            }
            if (word.Role == "clause-this")
            {
                pointsBack = true;
                nominal = false;
            }
            else if (word.Role is "clause-nominal" or "clause-noun")
            {
                nominal = true;
                nominalFirst |= at == start && word.Role == "clause-nominal";
            }
            else
            {
                follows = word.Role == "clause-then" && at - start >= 2;
                bool shows = !nominal && (word.Role is "clause-finite" or "clause-then" || (word.Role == "clause-verb" && !nominalFirst));
                nominal = false;
                finite |= shows && word.Role != "clause-verb";
                if (shows && at - start >= 2) inside = true;
                else atStart |= shows;
            }
            at = stop;
        }
    }
}
