using System.Globalization;

namespace Workbench.Comparing;

/// <summary>
/// Figures that a comparison finds and does not count: those that a settlement set aside, those without a rate. Each is told in the row it
/// would have stood in. Where all of a group's are left out, that group has a row without a value: the store has its figures.
/// </summary>
internal static class LeftOut
{
    /// <summary>Tells them in <paramref name="rows"/>, and adds the rows that are missing for it.</summary>
    /// <param name="groupings">What rows stand for.</param>
    /// <param name="facts">The figures.</param>
    /// <param name="setAside">Those that settlements leave out.</param>
    /// <param name="excluded">Those that cannot be counted, with the reason.</param>
    /// <param name="rows">The rows: those with values, and those not reported, which have no kind.</param>
    public static void Tell(IReadOnlyList<string> groupings, Facts facts, int[] setAside, List<(int Fact, string Why)> excluded, List<ComparisonRow> rows)
    {
        if (setAside.Length + excluded.Count == 0)
            return;
        var keyOf = FactGroups.Keys(facts, groupings);
        var at = new Dictionary<(string, string?, string?, string?), int>();
        for (var i = 0; i < rows.Count; i++)
            at.TryAdd((rows[i].Key, rows[i].Key2, rows[i].PlaceId, rows[i].Kind), i);
        foreach (var group in setAside.Select(fact => (Fact: fact, Why: (string?)null)).Concat(excluded.Select(e => (e.Fact, (string?)e.Why))).GroupBy(l => (Key: keyOf(l.Fact), Kind: facts.Kind.At(l.Fact)!)))
        {
            var (key, kind) = group.Key;
            if (!at.TryGetValue((key.First, key.Second, key.PlaceId, kind), out var row))
            {
                // A group that would pass for not reported is reported, in this kind.
                if (!at.Remove((key.First, key.Second, key.PlaceId, null), out row))
                {
                    row = rows.Count;
                    rows.Add(new ComparisonRow { Key = key.First, Key2 = key.Second, PlaceId = key.PlaceId, Level = key.Level, Province = key.Province, FigureIds = [] });
                }
                rows[row] = rows[row] with { Kind = kind };
            }
            rows[row] = Told(rows[row], facts, [.. group]);
        }
    }

    private static ComparisonRow Told(ComparisonRow row, Facts facts, (int Fact, string? Why)[] left)
    {
        int[] excluded = [.. left.Where(l => l.Why is not null).Select(l => l.Fact)];
        row = row with { SetAside = left.Length - excluded.Length };
        if (row.SetAside > 0 && !row.IsReported)
            row = row with { Notes = [.. row.Notes, string.Create(CultureInfo.InvariantCulture, $"{row.SetAside} set aside")] };
        if (excluded.Length == 0)
            return row;
        row = row with { Notes = [.. row.Notes, string.Join("; ", left.Where(l => l.Why is not null).GroupBy(l => l.Why!, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} left out: {g.Key}")))] };
        return row.IsReported ? row : row with { Figures = excluded.Length, Reports = facts.Sources(excluded), Doubts = excluded.Count(facts.IsDoubtful), FigureIds = facts.Ids(excluded) };
    }
}
