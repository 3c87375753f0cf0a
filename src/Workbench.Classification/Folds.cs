namespace Workbench.Classification;

/// <summary>Divides rows into folds so that the rows of one document stay together, and identical texts too: a sentence that
/// is trained on must not be tested on.</summary>
internal static class Folds
{
    /// <summary>The fold of each row, 0 to <paramref name="folds"/> − 1. Groups are shuffled by the seed and dealt so that each
    /// category is spread evenly: a group goes where its categories are rarest so far, the largest groups first.</summary>
    internal static int[] Assign(IReadOnlyList<LabelledSentence> data, int[] classes, int classCount, int folds, ulong seed)
    {
        int[] groupOf = Groups(data, out int groupCount);
        if (groupCount < folds) throw Errors.NotEnoughDocuments(groupCount, folds);

        int[] sizes = new int[groupCount];
        int[][] members = new int[groupCount][];
        foreach (int group in groupOf) sizes[group]++;
        for (int group = 0; group < groupCount; group++) members[group] = new int[sizes[group]];
        int[] filled = new int[groupCount];
        for (int row = 0; row < groupOf.Length; row++) members[groupOf[row]][filled[groupOf[row]]++] = row;

        int[] order = [.. Enumerable.Range(0, groupCount)];
        new Shuffler(seed).Shuffle(order);
        order = [.. order.OrderByDescending(group => sizes[group])];

        int[] foldOf = new int[groupOf.Length];
        int[] foldSizes = new int[folds];
        int[] inFold = new int[folds * classCount];
        foreach (int group in order)
        {
            int best = 0;
            long bestCost = long.MaxValue;
            for (int fold = 0; fold < folds; fold++)
            {
                long cost = foldSizes[fold];
                foreach (int row in members[group]) cost += 4L * inFold[fold * classCount + classes[row]];
                if (cost < bestCost) (best, bestCost) = (fold, cost);
            }

            foldSizes[best] += sizes[group];
            foreach (int row in members[group])
            {
                foldOf[row] = best;
                inFold[best * classCount + classes[row]]++;
            }
        }

        return foldOf;
    }

    /// <summary>Folds of documents that follow one another in the data, a stretch of each language to a fold, the newest in the last; null where
    /// that would hold out most of a category at once, as in data sorted by category. Those who collect or write reports one after the
    /// other repeat themselves, so a document of another stretch is as strange as a new one will be.</summary>
    internal static int[]? Blocks(IReadOnlyList<LabelledSentence> data, int[] classes, int classCount, int folds)
    {
        int[] groupOf = Groups(data, out int groupCount);
        int[] sizes = new int[groupCount];
        string[] parts = new string[groupCount];
        for (int row = groupOf.Length - 1; row >= 0; row--)
        {
            sizes[groupOf[row]]++;
            parts[groupOf[row]] = data[row].Group ?? "";
        }

        int[] foldOfGroup = new int[groupCount];
        foreach (IGrouping<string, int> part in Enumerable.Range(0, groupCount).GroupBy(group => parts[group], StringComparer.Ordinal))
        {
            long total = part.Sum(group => (long)sizes[group]), seen = 0;
            foreach (int group in part)
            {
                foldOfGroup[group] = (int)((2 * seen + sizes[group]) * folds / (2 * total));
                seen += sizes[group];
            }
        }

        int[] foldOf = [.. groupOf.Select(group => foldOfGroup[group])];
        int[] inFold = new int[folds * classCount], ofClass = new int[classCount];
        for (int row = 0; row < foldOf.Length; row++)
        {
            inFold[foldOf[row] * classCount + classes[row]]++;
            ofClass[classes[row]]++;
        }

        for (int at = 0; at < inFold.Length; at++)
            if (ofClass[at % classCount] >= 2 * folds && 2 * inFold[at] > ofClass[at % classCount]) return null;
        return foldOf.Distinct().Count() == folds ? foldOf : null;
    }

    /// <summary>Numbers the documents; a row without one belongs with the rows of the same text.</summary>
    internal static int[] Groups(IReadOnlyList<LabelledSentence> data, out int count)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] groups = new int[data.Count];
        for (int row = 0; row < data.Count; row++)
        {
            string key = data[row].Document is { } document ? $"d{data[row].Group}\n{document}" : $"t{data[row].Text}";
            if (!numbers.TryGetValue(key, out int number)) numbers[key] = number = numbers.Count;
            groups[row] = number;
        }

        count = numbers.Count;
        return groups;
    }
}
