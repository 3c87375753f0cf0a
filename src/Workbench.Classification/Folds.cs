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
