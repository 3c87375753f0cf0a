namespace Workbench.Classification;

/// <summary>How far annotators agree beyond chance.</summary>
public static class Agreement
{
    /// <summary>Krippendorff's alpha for nominal categories (Krippendorff 2011, <i>Computing Krippendorff's Alpha-Reliability</i>): any
    /// number of annotators, with gaps. 1 is full agreement, 0 what chance gives, below 0 systematic disagreement.</summary>
    /// <param name="units">For each sentence the category that each annotator gave, null where one gave none. Sentences with
    /// fewer than two categories say nothing and are passed over.</param>
    /// <returns>Alpha, or null when there is no sentence with two categories. 1 when only one category was ever used.</returns>
    public static double? KrippendorffAlpha(IEnumerable<IReadOnlyList<string?>> units)
    {
        var totals = new Dictionary<string, double>(StringComparer.Ordinal);
        double disagreement = 0, pairable = 0;
        foreach (IReadOnlyList<string?> unit in units)
        {
            List<IGrouping<string, string>> values = [.. unit.OfType<string>().GroupBy(value => value, StringComparer.Ordinal)];
            int count = values.Sum(group => group.Count());
            if (count < 2) continue;
            pairable += count;
            double agreeing = 0;
            foreach (IGrouping<string, string> group in values)
            {
                int size = group.Count();
                totals[group.Key] = totals.GetValueOrDefault(group.Key) + size;
                agreeing += size * (size - 1.0);
            }

            disagreement += (count * (count - 1.0) - agreeing) / (count - 1.0);
        }

        if (pairable == 0) return null;
        double expected = (pairable * pairable - totals.Values.Sum(total => total * total)) / (pairable - 1);
        return expected == 0 ? 1 : 1 - disagreement / expected;
    }

    /// <summary>Alpha of each category against all others: which definitions the annotators understand alike.</summary>
    /// <param name="units">As for <see cref="KrippendorffAlpha"/>.</param>
    /// <returns>Category and alpha, ordinally sorted.</returns>
    public static IReadOnlyDictionary<string, double> KrippendorffAlphaByCategory(IReadOnlyList<IReadOnlyList<string?>> units)
    {
        var result = new SortedDictionary<string, double>(StringComparer.Ordinal);
        // A category that stands only where nobody else labelled has no agreement to measure.
        foreach (string category in units.Where(unit => unit.Count(value => value is not null) > 1).SelectMany(unit => unit).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            double? alpha = KrippendorffAlpha(units.Select(unit => (IReadOnlyList<string?>)[.. unit.Select(value => value is null ? null : value == category ? "yes" : "no")]));
            if (alpha is { } known) result[category] = known;
        }

        return result;
    }

    /// <summary>Cohen's kappa of two annotators (Cohen 1960): agreement beyond what their own habits would give by chance.</summary>
    /// <param name="first">The categories that one annotator gave.</param>
    /// <param name="second">The categories of the other, in the same order.</param>
    /// <returns>−1 to 1, or null for no sentences. 1 when both used one and the same category throughout.</returns>
    /// <exception cref="ClassificationException">WB4005 when the lists differ in length.</exception>
    public static double? CohenKappa(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        if (first.Count != second.Count) throw Errors.Lengths(nameof(first), first.Count, nameof(second), second.Count);
        if (first.Count == 0) return null;
        double n = first.Count;
        double observed = Enumerable.Range(0, first.Count).Count(row => first[row] == second[row]) / n;
        double chance = first.Concat(second).Distinct(StringComparer.Ordinal)
            .Sum(category => first.Count(value => value == category) / n * (second.Count(value => value == category) / n));
        return chance >= 1 ? 1 : (observed - chance) / (1 - chance);
    }

    /// <summary>For each annotator the share of sentences on which they agree with the majority of the others; ties among the others are passed over.</summary>
    /// <param name="units">As for <see cref="KrippendorffAlpha"/>; the annotator is the position in the list.</param>
    /// <returns>Share and number of sentences compared, by position; the share is 0 when none could be compared.</returns>
    public static IReadOnlyList<(double Share, int N)> WithMajority(IReadOnlyList<IReadOnlyList<string?>> units)
    {
        int annotators = units.Count == 0 ? 0 : units.Max(unit => unit.Count);
        var result = new (double Share, int N)[annotators];
        for (int annotator = 0; annotator < annotators; annotator++)
        {
            int agreed = 0, compared = 0;
            foreach (IReadOnlyList<string?> unit in units)
            {
                if (annotator >= unit.Count || unit[annotator] is not { } own) continue;
                List<IGrouping<string, string>> others = [.. unit.Where((_, at) => at != annotator).OfType<string>()
                    .GroupBy(value => value, StringComparer.Ordinal).OrderByDescending(group => group.Count())];
                if (others.Count == 0 || others.Count > 1 && others[0].Count() == others[1].Count()) continue;
                compared++;
                if (others[0].Key == own) agreed++;
            }

            result[annotator] = (compared == 0 ? 0 : (double)agreed / compared, compared);
        }

        return result;
    }
}
