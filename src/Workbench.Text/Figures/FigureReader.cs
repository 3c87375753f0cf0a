using System.Runtime.InteropServices;
using Workbench.Text.Data;
using Workbench.Text.Numerals;
using Workbench.Text.Periods;
using Workbench.Text.Places;
using Workbench.Text.Quantities;
using Workbench.Text.Sentences;

namespace Workbench.Text.Figures;

/// <summary>Reads the figures of a report: the quantities of each sentence that state something of the campaign, with period and place.</summary>
internal static class FigureReader
{
    // How far before its sentence the words may stand that say what sort of units are counted.
    private const int NearUtf16 = 400;
    // How many numbers on the sum may stand whose currency a sale before it takes.
    private const int FarthestSum = 4;

    // A quoted name that begins so near the head of a sentence is what the sentence is about.
    private const int NameOpensUtf16 = 45;

    // A line with hardly more than a day is the day of the report.
    private const int LongestBesideDayUtf16 = 12;

    // A page that does not show its day is not much younger than the last day that its first sentences tell.
    private const int LeadSentences = 4;
    private const int FirstOfPages = 1995;

    public static List<Figure> Read(
        string text, List<SentenceSpan> spans, Sentence[] sentences, LanguageData language, DateOnly? published, PlaceFinder places, TextMarks? marks, CancellationToken ct)
    {
        List<Figure> figures = [];
        QuantityScanner scanner = new();
        Separators separators = new(text);
        List<(int Start, int End)> quotes = [];
        PeriodMemory memory = new();
        Candidate? currency = null, counted = null, label = null;
        bool isFar = false;
        Dictionary<UnitInfo, UnitInfo> homes = [];
        Dictionary<HomeCurrencies, int[]> countries = [];
        bool isDated = published is not null, inList = false;
        for (int index = 0; index < spans.Count; index++)
        {
            if ((index & 255) == 0) ct.ThrowIfCancellationRequested();
            SentenceSpan span = spans[index];
            LanguageData data = DataOf(sentences[index].Language, language);
            // "Of these, …" goes on with what was said before it, in the paragraph before it too.
            bool goesOn = memory.HoldsTime && data.TryMatch(LexClass.Phrase, text, span.Start, out _, out Entry phrase) && phrase.Role == "of-which";
            if (span.BeginsParagraph)
            {
                bool isItem = index > 0 && IsItem(text, span.Start), opens = isItem && text[spans[index - 1].End - 1] == ':';
                bool headed = isItem && !inList && !opens && spans[index - 1].BeginsParagraph && (char.IsLetterOrDigit(text[spans[index - 1].End - 1]) || text[spans[index - 1].End - 1] == ')') && !IsItem(text, spans[index - 1].Start);
                inList = isItem && (inList || opens || headed);
                if (inList) memory.NewItem(opens, headed);
                else if (!goesOn) memory.NewParagraph();
            }
            scanner.Scan(text, span.Start, span.End, data, published, data == language ? marks : null);
            if (!isDated)
            {
                // In the last two years: to the day, the lead does not say from when.
                if (published is DateOnly lead) scanner.Mentions.RemoveAll(mention => mention.Kind == MentionKind.Stated && mention.To == lead && mention.From < lead);
                if (index < LeadSentences && !Tense.IsAhead(text.AsSpan(span.Start, span.End - span.Start), data)) published = LaterOf(published, scanner.Mentions);
            }
            quotes.Clear();
            Quotes.Find(text, span.Start, span.End, data, quotes);
            DropWithinNames(text, scanner.Mentions, quotes);
            bool isDayLine = scanner.Mentions is [var only] && span.End - span.Start - (only.End - only.Start) < LongestBesideDayUtf16;
            bool ofName = quotes.Count > 0 && quotes[0].Start - span.Start < NameOpensUtf16;
            bool endsInTime = !data.IsSpaced && scanner.Found.Count == 0 && scanner.Mentions is [.., { Kind: MentionKind.Stated } closing] && text.AsSpan(closing.End, span.End - closing.End).IsWhiteSpace();
            memory.NewSentence(scanner.Mentions, new PeriodMemory.Telling(span.Start, scanner.Found.Count > 0, goesOn, ofName, isDayLine, endsInTime), published);
            if (scanner.Found.Count == 0)
            {
                label = data.NounsAreUnits ? Subjects.OfLabel(text, span.Start, span.End, data) : null;
                continue;
            }
            separators.Settle(scanner.Found);
            Ellipsis.Fill(text, span.Start, scanner.Found, data);
            if (data.NounsAreUnits) label = Subjects.OfItem(text, span.Start, span.End, scanner.Found, data, span.BeginsParagraph ? label : null);
            counted = Ellipsis.Continue(text, span.Start, scanner.Found, data, counted);
            if (data.BloodWords.Length > 0) TakeBlood(text, span, scanner.Found, data);
            Senses.Take(text, span, scanner.Found, data);
            Senses.TakeCurrency(text, scanner.Found, data, homes, countries);
            bool begins = span.BeginsParagraph && !IsItem(text, span.Start);
            if (begins && !data.ReportCurrency) currency = null;
            isFar |= begins;
            currency = TakeCurrency(text, span, scanner.Found, currency, ref isFar, data);
            foreach (ref readonly Candidate candidate in CollectionsMarshal.AsSpan(scanner.Found))
                if (FigureFilter.IsFigure(text, span, candidate, quotes, data)) figures.Add(ToFigure(text, span, index, candidate, data, memory, places));
        }
        return figures;
    }

    /// <summary>The fan page "Our town today", "volunteer Saturday": a quoted name tells no time but by its numbers.</summary>
    private static void DropWithinNames(string text, List<PeriodMention> mentions, List<(int Start, int End)> quotes)
    {
        for (int index = mentions.Count - 1; index >= 0 && quotes.Count > 0; index--)
        {
            PeriodMention mention = mentions[index];
            bool within = false, numbered = false;
            foreach ((int start, int end) in quotes) within |= mention.Start >= start && mention.End <= end;
            for (int at = mention.Start; within && at < mention.End; at++) numbered |= Chars.IsDigit(text[at]);
            if (within && !numbered) mentions.RemoveAt(index);
        }
    }

    /// <summary>On 28 November 2025 keys were handed over; since the beginning of the year …: of a day told in the lead, this year is its year.</summary>
    private static DateOnly? LaterOf(DateOnly? known, List<PeriodMention> mentions)
    {
        foreach (PeriodMention mention in mentions)
            if (mention is { Kind: MentionKind.Stated, From: { Year: >= FirstOfPages } day } && mention.To == day && !(known >= day)) known = day;
        return known;
    }

    /// <summary>Whether a line begins with the mark of a list: a dash or a point, or a number or letter with a stop or bracket behind it.</summary>
    private static bool IsItem(string text, int at)
    {
        int line = at;
        while (line > 0 && text[line - 1] != '\n') line--;
        while (line < text.Length && text[line] is ' ' or '\t') line++;
        if (line + 1 >= text.Length) return false;
        if (text[line] is '-' or '–' or '—' or '•' or '*' or '+' or '·' or '▪' or '◦' or '●' or '►') return true;
        int stop = line;
        while (stop < text.Length && stop - line < 2 && Chars.IsDigit(text[stop])) stop++;
        if (stop == line && Chars.IsLetter(text[stop])) stop++;
        return stop > line && stop + 1 < text.Length && text[stop] is '.' or ')' && text[stop + 1] == ' ';
    }

    /// <summary>700 million forints are given; 600 million go to the brigades: millions of nothing are of the paragraph's currency; in a later paragraph only where a verb follows. Returns the last sum.</summary>
    private static Candidate? TakeCurrency(string text, in SentenceSpan span, List<Candidate> found, Candidate? last, ref bool isFar, LanguageData language)
    {
        Span<Candidate> candidates = CollectionsMarshal.AsSpan(found);
        for (int index = 0; index < candidates.Length; index++)
        {
            ref Candidate candidate = ref candidates[index];
            if (candidate.Unit is { Kind: QuantityKind.Money })
            {
                last = candidate;
                isFar = false;
            }
            else if ((last ?? Money(found, index)) is { } sum && (last is not null && candidate is { Unit: null, NounStart: < 0, Token: { Shape: NumberShape.Plain, Value: >= 1_000_000 } } && candidate.Token.Has(NumberFlags.Scaled)
                && (!isFar || LeftOut.IsVerb(text, NumberScanner.SkipSpaces(text, candidate.OuterEnd, span.End), span.End, candidate.Token, language)) || Resumed.IsWorth(text, span.Start, candidate, language)
                || last is not null && !isFar && (index == 0 || found[index - 1].Unit is { Kind: QuantityKind.Money }) && Resumed.IsPartOfSum(text, candidate, sum, language)))
            {
                isFar = false;
                candidate.Unit = sum.Unit;
                candidate.UnitEntry = sum.UnitEntry;
                candidate.Kind = QuantityKind.Money;
            }
        }
        return last;
    }

    /// <summary>sold for 35 000, the cake for 12 000 roubles: the first sum behind.</summary>
    private static Candidate? Money(List<Candidate> found, int index)
    {
        for (int next = index + 1; next < found.Count && next <= index + FarthestSum; next++)
            if (found[next].Unit is { Kind: QuantityKind.Money }) return found[next];
        return null;
    }

    /// <summary>612 units were received: where the words right before, or its own sentence, speak of blood, units are units of it.</summary>
    private static void TakeBlood(string text, in SentenceSpan span, List<Candidate> found, LanguageData language)
    {
        bool? spoken = null;
        foreach (ref Candidate candidate in CollectionsMarshal.AsSpan(found))
        {
            // 12 units and agencies took part: so few are organisations.
            if (candidate is not { Unit.Id: "unit", Token.Value: >= 20 }) continue;
            spoken ??= SpeaksOf(text.AsSpan()[Math.Max(0, span.Start - NearUtf16)..span.End], language.BloodWords);
            if (spoken == false) return;
            candidate.Unit = SharedUnits.Find("unit of blood");
        }
    }

    private static bool SpeaksOf(ReadOnlySpan<char> text, string[] words)
    {
        foreach (string word in words)
            for (int from = 0, at; (at = text[from..].IndexOf(word, StringComparison.OrdinalIgnoreCase)) >= 0; from += at + 1)
                if (from + at == 0 || !Chars.IsWord(text[from + at - 1])) return true;
        return false;
    }

    private static LanguageData DataOf(string code, LanguageData report) =>
        code == report.Code || code == LanguageData.Undetermined ? report : LanguageData.Get(code);

    private static Figure ToFigure(
        string text, in SentenceSpan span, int sentenceNo, in Candidate candidate, LanguageData language, PeriodMemory memory, PlaceFinder places)
    {
        NumberToken token = candidate.Token;
        (DateOnly? from, DateOnly? to) = memory.PeriodOf(text, token.Start, Math.Max(candidate.OuterEnd, token.End));
        PlaceMention? named = places.In(span.Start, span.End, token.Start);
        Place? place = named?.Place ?? places.Report?.Place;
        return new Figure
        {
            Start = token.Start,
            End = token.End,
            Raw = text[token.Start..token.End],
            Value = token.Value,
            ValueHigh = token.Shape == NumberShape.Plain ? null : token.High,
            Kind = candidate.Kind == QuantityKind.Number ? QuantityKind.Count : candidate.Kind,
            Unit = candidate.Unit?.Id,
            Noun = candidate.NounStart < 0 ? null : text[candidate.NounStart..candidate.NounEnd],
            Bound = candidate.Bound,
            PeriodStart = from,
            PeriodEnd = to,
            PlaceId = place?.Id,
            PlaceName = place?.Name ?? places.Report?.Written,
            SentenceNo = sentenceNo,
            Doubts = Doubts(candidate, language),
        };
    }

    private static string[] Doubts(in Candidate candidate, LanguageData language)
    {
        if (candidate.Unit is { IsOwnNoun: false } && candidate.UnitEntry?.Role != "ambiguous" && !candidate.Token.Has(NumberFlags.Ambiguous) && language.Code != LanguageData.Undetermined) return [];
        List<string> doubts = [];
        if (candidate.Token.Has(NumberFlags.Ambiguous)) doubts.Add("ambiguous-separator");
        if (candidate.Unit is null or { IsOwnNoun: true }) doubts.Add("unknown-unit");
        if (candidate.UnitEntry?.Role == "ambiguous") doubts.Add("ambiguous-currency");
        if (language.Code == LanguageData.Undetermined) doubts.Add("language-unknown");
        return [.. doubts];
    }
}
