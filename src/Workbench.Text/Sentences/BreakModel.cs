using System.Globalization;
using System.Numerics;
using Workbench.Text.Data;

namespace Workbench.Text.Sentences;

/// <summary>
/// Scores whether a space of a script without full stops ends a sentence: a logistic regression over the roles of the words on both
/// sides, the lengths and the letters, with its weights in the <c>breaks.tsv</c> of the language.
/// </summary>
/// <remarks>
/// The weights of the Thai table are learnt from <c>data/labelled/th.jsonl</c>, its sentences joined by spaces into paragraphs of one to
/// four, and from the paragraphs of <c>data/sentences/th.txt</c>, by <c>bench/Workbench.Text.Benchmarks</c> (<c>train-breaks</c>), which
/// also says how documents held out of the learning are cut: with the paragraphs' ends F1 0.88 and 0.83.
/// </remarks>
internal sealed class BreakModel : IBreaks
{
    /// <summary>What a feature may name beside numbers; the roles of <c>sentences.tsv</c> among them.</summary>
    public static readonly string[] Names =
    [
        "none", "end", "other", "lead", "adverbial", "noun", "nominal", "person", "exist", "verb", "cont", "and", "link", "inner",
        "digit", "year", "percent", "quote", "bracket", "latin", "passive", "place", "title", "start", "purpose", "topic", "list",
    ];

    // No weight can outvote these: learnt from few examples, they are rules of the language.
    private const float Always = 2;
    private const int ShortestBeforeLeadUtf16 = 12;
    private const int ShortestBeforePassiveUtf16 = 40;
    private const int ShortestBeforePurposeUtf16 = 100;
    private static readonly int Lead = IndexOf("lead"), Passive = IndexOf("passive"), Start = IndexOf("start"), Exist = IndexOf("exist"), Purpose = IndexOf("purpose"), Noun = IndexOf("noun");

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

    /// <inheritdoc/>
    public bool Ends(ReadOnlySpan<char> text, UnspacedLine line, in Stretch last, in Stretch next)
    {
        // by our reporter - photo: N.N.; story: N.N. | photo: N.N.
        if (next.Role == Start) return !Chars.IsDash(text[last.End - 1]) && text[last.End - 1] != '|';
        if (BreakFeatures.Forbid(text, line, last, next)) return false;
        Sum sum = new(this);
        BreakFeatures.Collect(ref sum, text, line, last, next);
        float score = bias + sum.Score;
        int length = last.End - line.Opening.Start;
        if (next.Role == Passive && length >= ShortestBeforePassiveUtf16 && line.ShowsClause) score = Math.Max(score, Always);
        if (next.Role == Lead && length >= ShortestBeforeLeadUtf16 && (line.ShowsClause || last.BeginsWithVerb || last.HasVerb)) score = Math.Max(score, Always);
        // To shorten the way, the commune therefore …: what leads to the effect begins the sentence.
        if (BreakFeatures.OnlyOpens(next.Role) && line.ShowsClause && !next.Follows && line.TryAhead(2, out Stretch main) && main.Follows) score = Math.Max(score, Always);
        // They built a bridge; this bridge helps …: a subject that points back begins its own sentence.
        if (next.PointsBack && next.HasVerb && (next.Role == Noun || next.Role == BreakFeatures.None) && line.ShowsClause && !line.Tells && length >= ShortestBeforeLeadUtf16) score = Math.Max(score, Always);
        // A long sentence; in order that the poor have money, the bank lends …: the purpose belongs to the clause behind it.
        if (next.Role == Purpose && next.HasVerb && line.ShowsClause && length >= ShortestBeforePurposeUtf16 && line.TryAhead(2, out main) && main.Role == Noun && main.HasVerb) score = Math.Max(score, Always);
        return score > 0;
    }

    private struct Sum(BreakModel model) : IBreakSink
    {
        public float Score { get; private set; }

        public void Add(BreakFeature feature, int first = 255, int second = 255, int third = 255) => Score += model.Of(feature, first, second, third);

        public void AddLetters(bool isAfter, ReadOnlySpan<char> letters) => Score += Of(isAfter ? model.after : model.before, letters);
    }

    private float Of(BreakFeature feature, int first = 255, int second = 255, int third = 255) => weights[Key(feature, first, second, third)];

    private static float Of(LetterTable<float> table, ReadOnlySpan<char> key) => table.TryGetValue(key, out float weight) ? weight : 0;

    private static int Key(BreakFeature feature, int first, int second, int third) => ((int)feature << 24) | (first << 16) | (second << 8) | third;

    private static int KeyOf(DataRow row)
    {
        if (!Enum.TryParse(typeof(BreakFeature), row[0].Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out object? feature))
            throw row.Bad($"'{row[0]}' is no feature; use bias, ngram-after, ngram-before or one of {string.Join(", ", Enum.GetNames<BreakFeature>())}");
        Span<int> values = [255, 255, 255];
        int count = 0;
        foreach (string name in row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (name == "-") continue;
            int value = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : Array.IndexOf(Names, name);
            if (value < 0 || count == values.Length) throw row.Bad($"'{row[1]}' is no value of {row[0]}; use up to three numbers or names of {string.Join(", ", Names)}");
            values[count++] = value;
        }
        return Key((BreakFeature)feature, values[0], values[1], values[2]);
    }

    /// <summary>From the key of a feature to its weight; 0 for those that have none.</summary>
    private sealed class WeightTable
    {
        // No key is 0 but that of a feature with values that are all 0: one more tells it from an empty slot.
        private readonly int[] keys;
        private readonly float[] values;
        private readonly int shift;

        public WeightTable(int capacity)
        {
            int size = 16;
            while (size < capacity * 2) size *= 2;
            shift = 32 - BitOperations.Log2((uint)size);
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
            // The upper bits: the features of a key stand above what most of them share.
            int slot = (int)((uint)stored * 0x9E3779B1u >> shift);
            while (keys[slot] != 0 && keys[slot] != stored) slot = (slot + 1) & (keys.Length - 1);
            return slot;
        }
    }
}
