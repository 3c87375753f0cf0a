using System.Globalization;
using Workbench.Text.Data;

namespace Workbench.Text.Sentences;

/// <summary>
/// Scores whether a space of a script without full stops ends a sentence: a logistic regression over the roles of the words on both
/// sides, the lengths and the letters, with its weights in the <c>breaks.tsv</c> of the language.
/// </summary>
/// <remarks>
/// The weights of the Thai table were learnt from <c>data/labelled/th.jsonl</c>, its sentences joined by spaces into paragraphs of one
/// to six. In cross-validation over documents it finds 0.67 of the ends inside paragraphs, with 0.82 of its cuts right (F1 0.85 with the
/// paragraph ends); on 70 sentences of translated news F1 0.83, where a table of letters alone had 0.78.
/// </remarks>
internal sealed class BreakModel
{
    /// <summary>What a feature may name beside numbers; the roles of <c>sentences.tsv</c> among them.</summary>
    public static readonly string[] Names =
    [
        "none", "end", "other", "lead", "adverbial", "noun", "nominal", "person", "exist", "verb", "cont", "and", "link", "inner",
        "digit", "year", "percent", "quote", "bracket", "latin", "passive", "place",
    ];

    // No weight can outvote these: learnt from few examples, they are rules of the language.
    private const float Always = 2;
    private const float LeadAlone = -2;
    private const int ShortestBeforeLeadUtf16 = 12;
    private const int ShortestBeforePassiveUtf16 = 40;
    private const int ClassifierUtf16 = 12;
    private const int NameUtf16 = 12;
    private const int ListReach = 5;

    public const int None = 0;
    private const int LineEnd = 1;
    private const int Other = 2;

    private static readonly int Lead = IndexOf("lead"), Adverbial = IndexOf("adverbial"), Person = IndexOf("person"), And = IndexOf("and"), Link = IndexOf("link"), Inner = IndexOf("inner"), Passive = IndexOf("passive"), Exist = IndexOf("exist"), Place = IndexOf("place");
    private static readonly int Digit = IndexOf("digit"), Year = IndexOf("year"), Percent = IndexOf("percent"), Quote = IndexOf("quote"), Bracket = IndexOf("bracket"), Latin = IndexOf("latin");

    private enum Feature
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
        LeadOnly,
        Linked,
        Mark,
        MarkAfter,
        Counted,
    }

    private readonly WeightTable weights;
    private readonly LetterTable<float> after;
    private readonly LetterTable<float> before;
    private readonly float bias;

    public BreakModel(IReadOnlyList<DataRow> rows)
    {
        IsEmpty = rows.Count == 0;
        after = new LetterTable<float>(rows.Count);
        before = new LetterTable<float>(rows.Count);
        weights = new WeightTable(rows.Count);
        foreach (DataRow row in rows)
        {
            float weight = float.Parse(row[2], CultureInfo.InvariantCulture);
            if (row[0] == "bias") bias = weight;
            else if (row[0] == "ngram-after") after.At(row[1].Replace('_', ' ')) = weight;
            else if (row[0] == "ngram-before") before.At(row[1].Replace('_', ' ')) = weight;
            else weights[KeyOf(row)] = weight;
        }
    }

    public bool IsEmpty { get; }

    /// <summary>The index of a name; that of <c>none</c> for one that the model does not know.</summary>
    public static int IndexOf(string name) => Math.Max(0, Array.IndexOf(Names, name));

    /// <summary>Whether a verb at the beginning shows a whole clause: there is, there was built.</summary>
    public static bool BeginsClause(int role) => role == Passive || role == Exist;

    /// <summary>Whether the sentence ends between these two stretches of the line.</summary>
    public bool Ends(ReadOnlySpan<char> text, UnspacedLine line, in Stretch last, in Stretch next)
    {
        int opening = line.Opening.Role == Lead || line.Opening.Role == Adverbial || line.Opening.Role == Person ? line.Opening.Role : Other;
        int length = last.End - line.Opening.Start, cue = next.Role, clause = line.ShowsClause ? 1 : 0, verb = next.HasVerb ? 1 : 0, verbBefore = last.HasVerb ? 1 : 0;
        int afterNext = line.TryAhead(2, out Stretch beyond) ? beyond.Role : LineEnd;
        bool leadOnly = (last.Role == Lead || last.Role == Adverbial) && !last.HasVerb && clause == 0;
        bool open = last.EndRole == "end-open" || text[last.End - 1] is ':' or ';' or ',';
        bool link = last.EndRole == "end-link" && (cue == Link || (cue == None && next.Length <= NameUtf16));
        // A place without a verb goes on with an address: commune X, district Y.
        if (open || link || cue == And || cue == Inner || (cue == Place && verb == 0)) return false;

        float score = bias + Of(Feature.Length, Math.Min(length / 20, 12)) + Of(Feature.Ahead, Math.Min(next.Length / 8, 12)) + Of(Feature.Before, Math.Min(last.Length / 10, 9))
            + Of(Feature.Cue, cue) + Of(Feature.Next, afterNext) + Of(Feature.CueNext, cue, afterNext) + Of(Feature.CueVerb, cue, verb) + Of(Feature.CueClause, cue, clause)
            + Of(Feature.CueLength, cue, Math.Min(3, length / 40)) + Of(Feature.FirstCount, opening, Math.Min(line.Count, 4)) + Of(Feature.FirstVerb, opening, clause, verb)
            + Of(Feature.LastCue, last.Role, cue) + Of(Feature.Verbs, verbBefore, verb) + Of(Feature.Clause, clause);
        if (verb == 0 && IsList(line)) score += Of(Feature.List);
        if (leadOnly) score += Of(Feature.LeadOnly) + LeadAlone;
        if (cue == Link && next.IsWholeRole && afterNext != LineEnd) score += Of(Feature.Linked);
        score += Letters(text, last, next) + Marks(text, line.Opening.Start, last, next, line.Language);
        if (cue == Passive && length >= ShortestBeforePassiveUtf16 && clause == 1) score = Math.Max(score, Always);
        if (cue == Lead && length >= ShortestBeforeLeadUtf16 && clause == 1) score = Math.Max(score, Always);
        return score > 0;
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

    private float Letters(ReadOnlySpan<char> text, in Stretch last, in Stretch next)
    {
        float score = 0;
        foreach (int size in (ReadOnlySpan<int>)[3, 4, 6]) if (next.Start + size <= text.Length) score += Of(after, text.Slice(next.Start, size));
        foreach (int size in (ReadOnlySpan<int>)[3, 4]) if (last.Length >= size) score += Of(before, text[(last.End - size)..last.End]);
        return score;
    }

    private float Marks(ReadOnlySpan<char> text, int from, in Stretch last, in Stretch next, LanguageData language)
    {
        char end = text[last.End - 1], begin = text[next.Start];
        float score = 0;
        if (Chars.IsDigit(end)) score += Of(Feature.Mark, NamesYear(text, from, last.End, language) ? Year : Digit);
        else if (end == '%') score += Of(Feature.Mark, Percent);
        else if (end is '"' or '”') score += Of(Feature.Mark, Quote);
        else if (end == ')') score += Of(Feature.Mark, Bracket);
        if (Chars.IsDigit(begin)) score += Of(Feature.MarkAfter, Digit);
        else if (begin is '"' or '“') score += Of(Feature.MarkAfter, Quote);
        else if (begin == '(') score += Of(Feature.MarkAfter, Bracket);
        else if (char.IsAsciiLetter(begin)) score += Of(Feature.MarkAfter, Latin);
        int at = last.End, letters = 0;
        while (at > from && letters < ClassifierUtf16 && text[at - 1] != ' ' && !Chars.IsDigit(text[at - 1])) (at, letters) = (at - 1, letters + 1);
        if (letters > 0 && at > from && (Chars.IsDigit(text[at - 1]) || (text[at - 1] == ' ' && at - 2 >= from && Chars.IsDigit(text[at - 2])))) score += Of(Feature.Counted, next.Role);
        return score;
    }

    /// <summary>Whether the digits before <paramref name="end"/> are a year, a day's or a share's: nothing is counted after them.</summary>
    private static bool NamesYear(ReadOnlySpan<char> text, int from, int end, LanguageData language)
    {
        int at = end;
        while (at > from && (Chars.IsDigit(text[at - 1]) || text[at - 1] is '.' or ',' or '-' or '–' or '/')) at--;
        while (at > from && text[at - 1] == ' ') at--;
        return Match.Before(language, LexClass.BreakBefore, text, from, at, out _, out Entry word) && word.Role is "end-year" or "end-open";
    }

    private float Of(Feature feature, int first = 255, int second = 255, int third = 255) => weights[Key(feature, first, second, third)];

    private static float Of(LetterTable<float> table, ReadOnlySpan<char> key) => table.TryGetValue(key, out float weight) ? weight : 0;

    private static int Key(Feature feature, int first, int second, int third) => ((int)feature << 24) | (first << 16) | (second << 8) | third;

    private static int KeyOf(DataRow row)
    {
        if (!Enum.TryParse(typeof(Feature), row[0].Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out object? feature))
            throw row.Bad($"'{row[0]}' is no feature; use bias, ngram-after, ngram-before or one of {string.Join(", ", Enum.GetNames<Feature>())}");
        Span<int> values = [255, 255, 255];
        int count = 0;
        foreach (string name in row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (name == "-") continue;
            int value = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : Array.IndexOf(Names, name);
            if (value < 0 || count == values.Length) throw row.Bad($"'{row[1]}' is no value of {row[0]}; use up to three numbers or names of {string.Join(", ", Names)}");
            values[count++] = value;
        }
        return Key((Feature)feature, values[0], values[1], values[2]);
    }

    /// <summary>From the key of a feature to its weight; 0 for those that have none.</summary>
    private sealed class WeightTable
    {
        // No key is 0 but that of a feature with values that are all 0: one more tells it from an empty slot.
        private readonly int[] keys;
        private readonly float[] values;

        public WeightTable(int capacity)
        {
            int size = 16;
            while (size < capacity * 2) size *= 2;
            keys = new int[size];
            values = new float[size];
        }

        public float this[int key]
        {
            get
            {
                int slot = Find(key + 1);
                return keys[slot] == 0 ? 0 : values[slot];
            }
            set
            {
                int slot = Find(key + 1);
                keys[slot] = key + 1;
                values[slot] = value;
            }
        }

        private int Find(int stored)
        {
            int slot = (int)((uint)stored * 0x9E3779B1u >> 8) & (keys.Length - 1);
            while (keys[slot] != 0 && keys[slot] != stored) slot = (slot + 1) & (keys.Length - 1);
            return slot;
        }
    }
}
