using System.Text;
using Workbench.Classification;

namespace Workbench.Classification.Benchmarks;

/// <summary>Divides data by document, the same way for all rivals.</summary>
internal static class Division
{
    /// <summary>Every fifth document is tested on. Files: text, tab, category; and the same for fastText.</summary>
    internal static void Write(string folder, string language, LabelledSentence[] rows, out LabelledSentence[] train, out LabelledSentence[] test)
    {
        string[] documents = [.. rows.Select(row => row.Document ?? row.Text).Distinct()];
        var held = documents.Where((_, at) => at % 5 == 4).ToHashSet();
        train = [.. rows.Where(row => !held.Contains(row.Document ?? row.Text)).Select(Plain)];
        test = [.. rows.Where(row => held.Contains(row.Document ?? row.Text)).Select(Plain)];
        Write(Path.Combine(folder, $"{language}.train"), train);
        Write(Path.Combine(folder, $"{language}.test"), test);
    }

    /// <summary>The rows in an order drawn by lot, so that the first five thousand are of all languages.</summary>
    internal static LabelledSentence[] Mixed(IReadOnlyList<LabelledSentence> data)
    {
        LabelledSentence[] rows = [.. data];
        new Random(2).Shuffle(rows);
        return rows;
    }

    /// <summary>As many rows as asked for: those of the data, then copies in which every fourth word is another row's.</summary>
    internal static LabelledSentence[] Enlarge(IReadOnlyList<LabelledSentence> data, int size)
    {
        var random = new Random(1);
        string[][] words = [.. data.Select(row => row.Text.Split(' '))];
        return [.. Enumerable.Range(0, size).Select(at =>
        {
            LabelledSentence row = data[at % data.Count];
            if (at < data.Count) return Plain(row);
            IEnumerable<string> mixed = words[at % data.Count].Select(word =>
            {
                if (random.Next(4) > 0) return word;
                string[] other = words[random.Next(words.Length)];
                return other[random.Next(other.Length)];
            });
            return new LabelledSentence(string.Join(' ', mixed), row.Category);
        })];
    }

    private static LabelledSentence Plain(LabelledSentence row) => new(row.Text, row.Category);

    private static void Write(string path, LabelledSentence[] rows)
    {
        File.WriteAllLines(path + ".tsv", rows.Select(row => $"{row.Text.Replace('\t', ' ')}\t{row.Category}"), new UTF8Encoding(false));
        File.WriteAllLines(path + ".ft", rows.Select(row => $"__label__{row.Category} {row.Text}"), new UTF8Encoding(false));
    }
}
