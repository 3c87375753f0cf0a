using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Workbench.Text.Data;
using Workbench.Text.Sentences;

/// <summary>
/// Learns <c>breaks.tsv</c> of a language without full stops: sentences whose ends are known are joined by spaces into paragraphs, and a
/// logistic regression finds what every feature of a space is worth. Everything is fixed, so that the same data gives the same table.
/// </summary>
internal static class BreakTraining
{
    // Sentences of data/labelled are joined at random into paragraphs of these sizes, three times over; data/sentences holds whole paragraphs.
    private static readonly int[] Sizes = [1, 1, 1, 1, 2, 2, 3, 4];
    private const int Repeats = 3;
    private const int FewestSeen = 3;
    private const int Folds = 5;
    private const double Strength = 1;
    private const double LetterScale = 0.9;
    private const double FeatureScale = 1.3;
    private const double Negligible = 0.06;

    /// <summary>The first documents are plain statements; the later ones are long sentences like those of translated news, and count for more.</summary>
    private const int FirstLongDocument = 67;
    private const double PlainWeight = 0.5;
    private const double WholeWeight = 2;

    private sealed record Paragraph(string Text, HashSet<int> Ends, string Document, double Weight);

    private sealed record Example(string[] Features, bool Ends, double Weight);

    public static void Run(string data, string language, string? output, IReadOnlyList<string> heldOut)
    {
        LanguageData table = LanguageData.Get(language);
        List<Paragraph> paragraphs = Read(data, language);
        string[] documents = [.. paragraphs.Select(p => p.Document).Distinct()];
        Dictionary<string, int> fold = documents.Select((name, index) => (name, index)).ToDictionary(x => x.name, x => x.index % Folds);
        Score labelled = new(), whole = new();
        for (int held = 0; held < Folds; held++)
        {
            Dictionary<string, double> model = Train([.. paragraphs.Where(p => fold[p.Document] != held)], table);
            BreakModel breaks = new(Rows(model, "held out"));
            HashSet<string> once = [];
            foreach (Paragraph paragraph in paragraphs.Where(p => fold[p.Document] == held && once.Add(p.Text)))
                (paragraph.Document.StartsWith(WholePrefix, StringComparison.Ordinal) ? whole : labelled).Add(paragraph, table, breaks);
        }
        Console.WriteLine($"held-out documents of data/labelled: {labelled}");
        Console.WriteLine($"held-out paragraphs of data/sentences: {whole}");
        Dictionary<string, double> all = Train(paragraphs, table);
        BreakModel learnt = new(Rows(all, "learnt"));
        foreach (string file in heldOut)
        {
            Score score = new();
            foreach (string line in File.ReadLines(file).Where(line => line.Length > 0)) score.Add(Join(line.Split("||"), "", 1), table, learnt);
            Console.WriteLine($"{file}: {score}");
        }
        if (output is null or "-") return;
        StringBuilder rows = new();
        foreach ((string feature, double weight) in all.OrderBy(x => x.Key, StringComparer.Ordinal))
            rows.Append(CultureInfo.InvariantCulture, $"{feature}\t{weight:0.00}\n");
        StringBuilder text = new();
        text.Append("# Weights for whether a space ends a sentence: feature, form, weight; above 0 it does. Made by bench/Workbench.Text.Benchmarks train-breaks\n");
        text.Append(CultureInfo.InvariantCulture, $"# learnt from {Fingerprint(data, language)}; rows below sha256 {Hash(rows.ToString())}\n");
        File.WriteAllText(output, text.Append(rows).ToString());
        Console.WriteLine($"{all.Count} rows: {output}");
    }

    private const string WholePrefix = "paragraph-";

    /// <summary>What was learnt from: how many sentences and paragraphs, and their hash; more may be added behind them.</summary>
    public static string Fingerprint(string data, string language)
    {
        List<string> labelled = [.. Labelled(data, language).Select(row => row.Text)], whole = Whole(data, language);
        return string.Create(CultureInfo.InvariantCulture, $"the first {labelled.Count} sentences of data/labelled and {whole.Count} paragraphs of data/sentences, sha256 {Hash(string.Join('\n', [.. labelled, .. whole]))}");
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    private static List<(string Document, string Text)> Labelled(string data, string language)
    {
        List<(string, string)> rows = [];
        foreach (string line in File.ReadLines(Path.Combine(data, "labelled", language + ".jsonl")))
        {
            using JsonDocument row = JsonDocument.Parse(line);
            rows.Add((row.RootElement.GetProperty("document").GetString()!, row.RootElement.GetProperty("text").GetString()!));
        }
        return rows;
    }

    private static List<string> Whole(string data, string language)
    {
        string file = Path.Combine(data, "sentences", language + ".txt");
        return File.Exists(file) ? [.. File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#')] : [];
    }

    private static List<Paragraph> Read(string data, string language)
    {
        List<Paragraph> paragraphs = [];
        uint random = 1;
        foreach (IGrouping<string, (string Document, string Text)> document in Labelled(data, language).GroupBy(row => row.Document))
        {
            double weight = int.Parse(document.Key.Split('-')[^1], CultureInfo.InvariantCulture) >= FirstLongDocument ? 1 : PlainWeight;
            string[] sentences = [.. document.Skip(1).Select(row => row.Text)];
            for (int repeat = 0; repeat < Repeats; repeat++)
                for (int at = 0; at < sentences.Length;)
                {
                    random = (random * 1664525) + 1013904223;
                    int size = Sizes[(random >> 16) % Sizes.Length];
                    paragraphs.Add(Join(sentences.Skip(at).Take(size), document.Key, weight / Repeats));
                    at += size;
                }
        }
        int number = 0;
        foreach (string line in Whole(data, language)) paragraphs.Add(Join(line.Split("||"), $"{WholePrefix}{number++ / 10}", WholeWeight));
        return paragraphs;
    }

    private static Paragraph Join(IEnumerable<string> sentences, string document, double weight)
    {
        StringBuilder text = new();
        HashSet<int> ends = [];
        foreach (string sentence in sentences)
        {
            if (text.Length > 0) text.Append(' ');
            text.Append(sentence.Trim());
            ends.Add(text.Length);
        }
        return new Paragraph(text.ToString(), ends, document, weight);
    }

    private static Dictionary<string, double> Train(List<Paragraph> paragraphs, LanguageData language)
    {
        List<Example> examples = [];
        foreach (Paragraph paragraph in paragraphs)
        {
            UnspacedLine line = new(paragraph.Text, 0, paragraph.Text.Length, language, new Teacher(paragraph, examples));
            while (line.TryNext(out _))
            {
            }
        }
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        foreach (string feature in examples.SelectMany(example => example.Features)) seen[feature] = seen.GetValueOrDefault(feature) + 1;
        string[] names = [.. seen.Where(x => x.Value >= FewestSeen * Repeats).Select(x => x.Key).Order(StringComparer.Ordinal)];
        Dictionary<string, int> index = names.Select((name, at) => (name, at)).ToDictionary(x => x.name, x => x.at, StringComparer.Ordinal);
        double[] scales = [.. names.Select(name => name.StartsWith("ngram", StringComparison.Ordinal) ? LetterScale : FeatureScale)];
        List<int>[] holders = [.. names.Select(_ => new List<int>())];
        for (int i = 0; i < examples.Count; i++)
            foreach (string feature in examples[i].Features)
                if (index.TryGetValue(feature, out int at)) holders[at].Add(i);
        (double[] weights, double bias) = Fit(examples, holders, scales);
        Dictionary<string, double> model = new(StringComparer.Ordinal) { ["bias\t-"] = bias };
        for (int i = 0; i < names.Length; i++)
            if (Math.Abs(weights[i] * scales[i]) >= Negligible) model[names[i]] = weights[i] * scales[i];
        return model;
    }

    /// <summary>Least logistic loss with squared weights held down, one weight after the other, each step by a bound of the curvature, so that none can overshoot.</summary>
    private static (double[] Weights, double Bias) Fit(List<Example> examples, List<int>[] holders, double[] scales)
    {
        double[] weights = new double[holders.Length], scores = new double[examples.Count];
        double[] curvature = [.. holders.Select((held, i) => 1 + (Strength * 0.25 * scales[i] * scales[i] * held.Sum(x => examples[x].Weight)))];
        double bias = 0, total = 1 + (Strength * 0.25 * examples.Sum(x => x.Weight));
        double Slope(int i) => Strength * examples[i].Weight * ((1 / (1 + Math.Exp(-scores[i]))) - (examples[i].Ends ? 1 : 0));
        for (int round = 0; round < 400; round++)
        {
            double largest = 0;
            double slope = bias;
            for (int i = 0; i < scores.Length; i++) slope += Slope(i);
            double step = -slope / total;
            bias += step;
            for (int i = 0; i < scores.Length; i++) scores[i] += step;
            for (int at = 0; at < holders.Length; at++)
            {
                slope = weights[at];
                foreach (int i in holders[at]) slope += scales[at] * Slope(i);
                step = -slope / curvature[at];
                weights[at] += step;
                largest = Math.Max(largest, Math.Abs(step));
                foreach (int i in holders[at]) scores[i] += step * scales[at];
            }
            if (largest < 1e-4) break;
        }
        return (weights, bias);
    }

    private static List<DataRow> Rows(Dictionary<string, double> model, string file) =>
        [.. model.Select((row, at) => new DataRow(file, at + 1, [.. row.Key.Split('\t'), row.Value.ToString("0.00", CultureInfo.InvariantCulture)]))];

    /// <summary>Cuts where the paragraph is known to be cut, and writes down what stood around every space.</summary>
    private sealed class Teacher(Paragraph paragraph, List<Example> examples) : IBreaks
    {
        public bool Ends(ReadOnlySpan<char> text, UnspacedLine line, in Stretch last, in Stretch next)
        {
            bool ends = paragraph.Ends.Contains(last.End);
            if (BreakFeatures.Forbid(text, line, last, next)) return ends;
            Names names = new([]);
            BreakFeatures.Collect(ref names, text, line, last, next);
            examples.Add(new Example([.. names.All.Distinct()], ends, paragraph.Weight));
            return ends;
        }
    }

    private readonly struct Names(List<string> all) : IBreakSink
    {
        public List<string> All => all;

        public void Add(BreakFeature feature, int first = 255, int second = 255, int third = 255)
        {
            List<string> values = [];
            bool[] named = Named(feature);
            int at = 0;
            foreach (int value in (ReadOnlySpan<int>)[first, second, third])
            {
                if (value != 255) values.Add(named[at] ? BreakModel.Names[value] : value.ToString(CultureInfo.InvariantCulture));
                at++;
            }
            all.Add($"{Kebab(feature)}\t{(values.Count == 0 ? "-" : string.Join(' ', values))}");
        }

        /// <summary>Which values of a feature are roles or marks, written by name, and which are numbers.</summary>
        private static bool[] Named(BreakFeature feature) => feature switch
        {
            BreakFeature.CueNext or BreakFeature.LastCue or BreakFeature.Beyond => [true, true, false],
            BreakFeature.Cue or BreakFeature.Next or BreakFeature.CueVerb or BreakFeature.CueClause or BreakFeature.CueLength
                or BreakFeature.FirstCount or BreakFeature.FirstVerb or BreakFeature.Mark or BreakFeature.MarkAfter or BreakFeature.Counted or BreakFeature.This or BreakFeature.Told or BreakFeature.Counts or BreakFeature.CueWhole or BreakFeature.MarkWhole => [true, false, false],
            _ => [false, false, false],
        };

        private static string Kebab(BreakFeature feature) =>
            string.Concat(feature.ToString().Select((c, at) => char.IsUpper(c) ? (at > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));

        public void AddLetters(bool isAfter, ReadOnlySpan<char> letters)
        {
            foreach (char c in letters)
                if (c is '\t' or '\n' or '_' or '#' or '|') return;
            all.Add($"{(isAfter ? "ngram-after" : "ngram-before")}\t{letters.ToString().Replace(' ', '_')}");
        }
    }

    private sealed class Score
    {
        private int right, cut, known, paragraphs;

        public void Add(Paragraph paragraph, LanguageData language, IBreaks breaks)
        {
            (string text, HashSet<int> ends) = (paragraph.Text, paragraph.Ends);
            UnspacedLine line = new(text, 0, text.Length, language, breaks);
            while (line.TryNext(out int stop))
            {
                cut++;
                if (ends.Contains(stop)) right++;
            }
            known += ends.Count - 1;
            paragraphs++;
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture,
            $"{paragraphs} paragraphs, {known} ends inside them: precision {(double)right / Math.Max(1, cut):0.00}, recall {(double)right / Math.Max(1, known):0.00}, F1 {2.0 * right / Math.Max(1, cut + known):0.000}; with the paragraphs' ends F1 {2.0 * (right + paragraphs) / (cut + known + (2 * paragraphs)):0.000}");
    }
}
