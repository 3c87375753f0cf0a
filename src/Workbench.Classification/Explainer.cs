using System.Runtime.InteropServices;

namespace Workbench.Classification;

/// <summary>Takes a score apart into what each feature adds to it. As the model is linear, this is exact, not an estimate.</summary>
internal static unsafe class Explainer
{
    internal static Explanation Explain(SentenceScorer scorer, byte* table, ModelHeader header, string text, Prediction prediction, int category, int against)
    {
        FeatureExtractor extractor = scorer.Extractor;
        extractor.Read(text);
        double[] effect = new double[text.Length], across = new double[text.Length];
        float squares = 0;
        for (int feature = 0; feature < extractor.Count; feature++)
        {
            byte* slot = scorer.Find(table, extractor.Hashes[feature]);
            if (slot is null) continue;
            float value = scorer.Value(slot, feature);
            squares += value * value;
        }

        float scale = squares == 0 ? 0 : 1 / MathF.Sqrt(squares);
        // What occurs several times is told once, where it stands first.
        var places = new Dictionary<ulong, int>();
        var features = new List<FeatureContribution>();
        for (int feature = 0; feature < extractor.Count; feature++)
        {
            byte* slot = scorer.Find(table, extractor.Hashes[feature]);
            if (slot is null) continue;
            double unit = scale * scorer.Value(slot, feature) * FeatureTable.FromBfloat16(*(ushort*)(slot + 2));
            double contribution = unit * ((sbyte)slot[5 + category] - (sbyte)slot[5 + against]);
            if (contribution != 0) Add(feature, contribution);
        }

        features.Sort((a, b) => Math.Abs(b.Contribution).CompareTo(Math.Abs(a.Contribution)) is not 0 and var order ? order
            : a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.End.CompareTo(b.End));
        return new Explanation(
            prediction, header.Categories[category], header.Categories[against], features, Highlights(text, effect, across), header.Bias[category] - header.Bias[against]) { Text = text };

        void Add(int feature, double contribution)
        {
            (int first, int last) = extractor.Position(feature);
            char[] characters = extractor.Normalizer.Characters;
            string shown = new(characters, first, last - first);
            if (FeatureExtractor.NameOf(extractor.Hashes[feature]) is { } name) shown = $"{shown} ({name})";
            // The border of a word is no character of the sentence: a feature's place is that of its letters.
            while (last - first > 1 && characters[first] == ' ') first++;
            while (last - first > 1 && characters[last - 1] == ' ') last--;
            int start = extractor.Normalizer.Origins[first];
            int end = EndOf(extractor.Normalizer, last - 1, text.Length);
            ref int place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, extractor.Hashes[feature], out bool known);
            if (known)
            {
                features[place] = features[place] with { Contribution = features[place].Contribution + contribution };
            }
            else
            {
                place = features.Count;
                features.Add(new FeatureContribution(shown, start, end, contribution));
            }

            for (int at = start; at < end; at++)
            {
                effect[at] += contribution / (end - start);
                if (at > start) across[at] += contribution / (end - start);
            }
        }
    }

    /// <summary>Where the original of a normalised character ends: where that of the next one begins.</summary>
    private static int EndOf(TextNormalizer normalizer, int at, int textLength)
    {
        int origin = normalizer.Origins[at], next = at + 1;
        while (next < normalizer.Length && normalizer.Characters[next] != ' ' && normalizer.Origins[next] == origin) next++;
        return Math.Clamp(next < normalizer.Length ? normalizer.Origins[next] : origin + 1, Math.Min(origin + 1, textLength), textLength);
    }

    /// <summary>Words, or in scripts without spaces pieces of one sign, with the sum of their characters' effects.</summary>
    private static List<Highlight> Highlights(string text, double[] effect, double[] across)
    {
        var highlights = new List<Highlight>();
        int start = 0;
        while (start < text.Length)
        {
            bool word = char.IsLetterOrDigit(text[start]), unspaced = word && FeatureExtractor.IsUnspaced(text[start]);
            int end = start + 1;
            while (end < text.Length && Joins(text[end], word, unspaced)) end++;
            if (unspaced) UnspacedPieces.Add(text, start, end, effect, across, Add);
            else Add(start, end);
            start = end;
        }

        return highlights;

        void Add(int from, int to)
        {
            double sum = 0;
            for (int at = from; at < to; at++) sum += effect[at];
            if (sum != 0) highlights.Add(new Highlight(from, to, text[from..to], sum));
        }
    }

    private static bool Joins(char next, bool word, bool unspaced)
    {
        System.Globalization.UnicodeCategory category = char.GetUnicodeCategory(next);
        bool mark = category is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
        if (mark || char.IsLowSurrogate(next)) return true;
        return char.IsLetterOrDigit(next) == word && (word && FeatureExtractor.IsUnspaced(next)) == unspaced;
    }
}
