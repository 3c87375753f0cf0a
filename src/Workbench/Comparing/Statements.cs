namespace Workbench.Comparing;

/// <summary>
/// What the figures of one place, kind and unit come to. Values that one source states side by side count different things and
/// are summed. Values that no source ever states together may count the same thing: they are a range from the lowest to the
/// highest source, and never averaged.
/// </summary>
internal static class Statements
{
    /// <summary>The outcome for one place: the span of what the sources say, and how it came about.</summary>
    public readonly record struct Span(decimal Low, decimal High, int Different, int Conflicts, IReadOnlyList<Fact> Used);

    /// <summary>A value as it is stated, with who states it.</summary>
    public sealed record Statement(decimal Value, decimal? ValueHigh, IReadOnlyList<Fact> Facts);

    /// <summary>Statements that no source states together; a conflict when they cannot all be true.</summary>
    public sealed record Group(IReadOnlyList<Statement> Statements, bool IsConflict);

    public static Span Of(IReadOnlyList<Fact> facts, Adds adds)
    {
        if (adds == Adds.Rate)
            return OfRate(facts);
        if (adds == Adds.Stock)
            return OfStock(facts);
        decimal low = 0, high = 0;
        var (different, conflicts) = (0, 0);
        foreach (var period in Periods(facts))
            foreach (var group in Groups(period))
            {
                var (from, to) = Range(group, sums: true);
                low += from;
                high += to;
                different += group.Statements.Count;
                conflicts += group.IsConflict ? 1 : 0;
            }
        return new Span(low, high, different, conflicts, facts);
    }

    private static Span OfStock(IReadOnlyList<Fact> facts)
    {
        var newest = facts.Max(f => f.AsOf);
        var used = facts.Where(f => f.AsOf == newest).ToList();
        var groups = Groups(used);
        var statements = groups.SelectMany(g => g.Statements).ToList();
        return new Span(statements.Min(s => s.Value), statements.Max(s => s.ValueHigh ?? s.Value), statements.Count, groups.Count(g => g.IsConflict), used);
    }

    private static Span OfRate(IReadOnlyList<Fact> facts)
    {
        var statements = Distinct(facts);
        var ratio = facts[0].Kind == "ratio";
        if (statements.Count == 1)
            return new Span(statements[0].Value, statements[0].ValueHigh ?? statements[0].Value, 1, 0, facts);
        return new Span(statements.Min(s => s.Value), statements.Max(s => ratio ? s.Value : s.ValueHigh ?? s.Value), statements.Count, 0, facts);
    }

    /// <summary>The facts by period. A value said again without its period belongs to the dated one.</summary>
    public static IEnumerable<List<Fact>> Periods(IReadOnlyList<Fact> facts)
    {
        var dated = facts.Where(f => f.Start is not null || f.End is not null).ToLookup(f => (f.Value, f.ValueHigh));
        return facts
            .GroupBy(f => f.Start is null && f.End is null && dated[(f.Value, f.ValueHigh)].FirstOrDefault() is { } same ? (same.Start, same.End) : (f.Start, f.End))
            .Select(g => g.ToList());
    }

    private static List<Statement> Distinct(IReadOnlyList<Fact> facts) =>
        [.. facts.GroupBy(f => (f.Value, f.ValueHigh)).OrderBy(g => g.Key.Value).ThenBy(g => g.Key.ValueHigh).Select(g => new Statement(g.Key.Value, g.Key.ValueHigh, [.. g]))];

    /// <summary>
    /// Connected components of "no source states both". Walked over the unvisited statements only, so that a place with thousands
    /// of statements costs what its sources state together, not the square.
    /// </summary>
    public static List<Group> Groups(IReadOnlyList<Fact> facts)
    {
        var statements = Distinct(facts);
        if (statements.Count == 1)
            return [new Group(statements, IsConflict: false)];
        var bySource = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < statements.Count; i++)
            foreach (var source in statements[i].Facts.Select(SourceKey).Distinct(StringComparer.Ordinal))
                if (bySource.TryGetValue(source, out var list))
                    list.Add(i);
                else
                    bySource.Add(source, [i]);
        if (bySource.Count == 1)
            return OfOneSource(statements);
        var together = new HashSet<int>[statements.Count];
        for (var i = 0; i < statements.Count; i++)
            together[i] = [];
        foreach (var (source, members) in bySource)
            foreach (var a in members)
                foreach (var b in members)
                    if (a != b && DifferentThings(source, statements[a], statements[b]))
                        together[a].Add(b);
        var unvisited = new HashSet<int>(Enumerable.Range(0, statements.Count));
        var groups = new List<Group>();
        while (unvisited.Count > 0)
        {
            var first = unvisited.Min();
            unvisited.Remove(first);
            var member = new List<int> { first };
            for (var at = 0; at < member.Count; at++)
            {
                var next = unvisited.Where(u => !together[member[at]].Contains(u)).ToList();
                unvisited.ExceptWith(next);
                member.AddRange(next);
            }
            List<Statement> found = [.. member.Order().Select(i => statements[i])];
            groups.Add(new Group(found, !AllCanBeTrue(found)));
        }
        return groups;
    }

    /// <summary>One report counts different things. A table does too, but for rows that say that they count the same.</summary>
    private static List<Group> OfOneSource(List<Statement> statements) =>
        [.. statements
            .GroupBy(s => s.Facts.Select(f => f.Subject).Distinct(StringComparer.Ordinal).ToList() is [{ Length: > 0 } only] ? only : (object)s)
            .Select(g => new Group([.. g], g.Count() > 1 && !AllCanBeTrue([.. g])))];

    /// <summary>All rows of tables are one source, whatever file they came in: the files are how the researcher cut them.</summary>
    private static string SourceKey(Fact fact) => fact.Subject is null ? fact.Source : "table";

    /// <summary>Rows of tables say what they count; a report that gives two numbers counts two things.</summary>
    private static bool DifferentThings(string source, Statement a, Statement b) =>
        source != "table" || a.Facts.Any(x => x.Subject is not null && b.Facts.Any(y => y.Subject is not null && (y.Subject != x.Subject || x.Subject.Length == 0)));

    private static bool AllCanBeTrue(List<Statement> statements)
    {
        var low = statements.Max(s => s.Facts.Max(f => Interval(f).Low));
        var high = statements.Min(s => s.Facts.Min(f => Interval(f).High));
        return low <= high;
    }

    private static (decimal Low, decimal High) Interval(Fact fact) => fact.Bound switch
    {
        "atLeast" => (fact.Value, decimal.MaxValue),
        "atMost" => (decimal.MinValue, fact.High),
        // "About 200" and 196 agree: a tenth is the width that reports round within.
        "about" => (fact.Value * 0.9m, fact.High * 1.1m),
        _ => (fact.Value, fact.High),
    };

    private static (decimal Low, decimal High) Range(Group group, bool sums)
    {
        if (!sums || group.Statements.Count == 1)
            return (group.Statements.Min(s => s.Value), group.Statements.Max(s => s.ValueHigh ?? s.Value));
        var totals = group.Statements.SelectMany(s => s.Facts.Select(f => (Source: SourceKey(f), Statement: s)).Distinct())
            .GroupBy(x => x.Source, StringComparer.Ordinal)
            .Select(g => g.Key == "table"
                ? OfTable([.. g.Select(x => x.Statement)])
                : (Low: g.Sum(x => x.Statement.Value), High: g.Sum(x => x.Statement.ValueHigh ?? x.Statement.Value))).ToList();
        return (totals.Min(t => t.Low), totals.Max(t => t.High));
    }

    /// <summary>Of a table, the same thing under two values is a range; different things are summed.</summary>
    private static (decimal Low, decimal High) OfTable(List<Statement> statements)
    {
        var subjects = statements.SelectMany(s => s.Facts.Where(f => f.Subject is not null).Select(f => (f.Subject, s.Value, High: s.ValueHigh ?? s.Value))).Distinct()
            .GroupBy(x => x.Subject, StringComparer.Ordinal).ToList();
        return (subjects.Sum(g => g.Key!.Length == 0 ? g.Sum(x => x.Value) : g.Min(x => x.Value)), subjects.Sum(g => g.Key!.Length == 0 ? g.Sum(x => x.High) : g.Max(x => x.High)));
    }
}
