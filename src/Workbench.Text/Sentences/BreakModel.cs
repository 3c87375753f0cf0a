using System.Globalization;
using Workbench.Text.Data;

namespace Workbench.Text.Sentences;

/// <summary>
/// Scores whether a space of a script without full stops ends a sentence: a logistic regression over the letters on both sides and
/// the lengths, with its weights in the <c>breaks.tsv</c> of the language.
/// </summary>
internal sealed class BreakModel
{
    private const int LengthStepUtf16 = 15;
    private const int LastBucket = 14;

    private readonly Dictionary<string, float>.AlternateLookup<ReadOnlySpan<char>> next = Table();
    private readonly Dictionary<string, float>.AlternateLookup<ReadOnlySpan<char>> previous = Table();
    private readonly Dictionary<string, float>.AlternateLookup<ReadOnlySpan<char>> marks = Table();
    private readonly Dictionary<string, float>.AlternateLookup<ReadOnlySpan<char>> cues = Table();
    private readonly float[] length = new float[LastBucket + 1];
    private readonly float[] ahead = new float[LastBucket + 1];
    private readonly float bias;

    public BreakModel(IReadOnlyList<DataRow> rows)
    {
        IsEmpty = rows.Count == 0;
        foreach (DataRow row in rows)
        {
            float weight = float.Parse(row[2], CultureInfo.InvariantCulture);
            string form = row[1].Replace('_', ' ');
            switch (row[0])
            {
                case "bias": bias = weight; break;
                case "length": length[int.Parse(form, CultureInfo.InvariantCulture)] = weight; break;
                case "ahead": ahead[int.Parse(form, CultureInfo.InvariantCulture)] = weight; break;
                case "next": next[form] = weight; break;
                case "prev": previous[form] = weight; break;
                case "cue": cues[form] = weight; break;
                case "mark": marks[form] = weight; break;
                default: throw row.Bad($"'{row[0]}' is no feature; use bias, length, ahead, next, prev, cue or mark");
            }
        }
    }

    public bool IsEmpty { get; }

    /// <summary>The log-odds that the sentence from <paramref name="from"/> ends at the space at <paramref name="at"/>; <paramref name="after"/> is where the next word begins.</summary>
    public float Score(ReadOnlySpan<char> text, int from, int at, int after, int end, string cue)
    {
        ReadOnlySpan<char> follow = text[after..Math.Min(end, after + 8)], before = text[Math.Max(from, at - 8)..at];
        int space = text[after..end].IndexOf(' ');
        float score = bias + length[Bucket(at - from)] + ahead[Bucket(space < 0 ? end - after : space)] + Of(cues, cue);
        foreach (int size in (ReadOnlySpan<int>)[2, 3, 4, 6, 8]) if (follow.Length >= size) score += Of(next, follow[..size]);
        foreach (int size in (ReadOnlySpan<int>)[2, 3, 4, 6]) if (before.Length >= size) score += Of(previous, before[^size..]);
        if (before.Length > 0 && Chars.IsDigit(before[^1])) score += Of(marks, "digit-before");
        if (before.Length > 0 && before[^1] is '"' or '”' or ')') score += Of(marks, "close-before");
        if (follow.Length > 0 && Chars.IsDigit(follow[0])) score += Of(marks, "digit-after");
        if (follow.Length > 0 && follow[0] is '"' or '“' or '(') score += Of(marks, "open-after");
        if (follow.Length > 0 && char.IsAsciiLetter(follow[0])) score += Of(marks, "latin-after");
        return score;
    }

    private static int Bucket(int lengthUtf16) => Math.Min(Math.Max(lengthUtf16, 0) / LengthStepUtf16, LastBucket);

    private static float Of(Dictionary<string, float>.AlternateLookup<ReadOnlySpan<char>> table, ReadOnlySpan<char> key) => table.TryGetValue(key, out float weight) ? weight : 0;

    private static Dictionary<string, float>.AlternateLookup<ReadOnlySpan<char>> Table() => new Dictionary<string, float>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
