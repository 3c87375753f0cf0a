namespace Workbench.Comparing;

/// <summary>
/// What the figures of one place, kind and unit come to. Values that one source states side by side count different things and
/// are summed. Values that no source ever states together may count the same thing: they are a range from the lowest to the
/// highest source, and never averaged.
/// </summary>
internal static class Statements
{
    private const string Table = "table";

    /// <summary>The outcome for one place: the span of what the sources say, and how it came about.</summary>
    public readonly record struct Span(decimal Low, decimal High, int Different, int Conflicts, IReadOnlyList<Fact> Used);

    /// <summary>A value as it is stated, with who states it.</summary>
    public sealed record Statement(decimal Value, decimal? ValueHigh, IReadOnlyList<Fact> Facts);

    /// <summary>Statements that no source states together; a conflict when they cannot all be true.</summary>
    /// <param name="Statements">The statements, by value.</param>
    /// <param name="IsConflict">Whether they cannot all be true.</param>
    /// <param name="OneEach">Whether it is known that each source, none of them a table, makes one of the statements.</param>
    public sealed record Group(IReadOnlyList<Statement> Statements, bool IsConflict, bool OneEach = false);

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
        static bool Undated(Fact fact) => fact.Start is null && fact.End is null;
        if (!facts.Any(Undated))
            return facts.GroupBy(f => (f.Start, f.End)).Select(g => g.ToList());
        var dated = facts.Where(f => !Undated(f)).ToLookup(f => (f.Value, f.ValueHigh));
        return facts
            .GroupBy(f => Undated(f) && dated[(f.Value, f.ValueHigh)].FirstOrDefault() is { } same ? (same.Start, same.End) : (f.Start, f.End))
            .Select(g => g.ToList());
    }

    /// <summary>The facts by value, from the lowest; inside a statement in the order of their ids.</summary>
    private static List<Statement> Distinct(IReadOnlyList<Fact> facts)
    {
        if (facts.Count == 1)
            return [new Statement(facts[0].Value, facts[0].ValueHigh, facts)];
        var sorted = facts.ToArray();
        var values = new decimal[sorted.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = sorted[i].Value;
        Array.Sort(values, sorted);
        var statements = new List<Statement>(sorted.Length);
        for (var from = 0; from < sorted.Length;)
        {
            var to = from + 1;
            while (to < sorted.Length && values[to] == values[from])
                to++;
            if (to - from > 1)
                Array.Sort(sorted, from, to - from, ByHighAndId);
            for (var at = from; at < to;)
            {
                var end = at + 1;
                while (end < to && sorted[end].ValueHigh == sorted[at].ValueHigh)
                    end++;
                statements.Add(new Statement(sorted[at].Value, sorted[at].ValueHigh, sorted[at..end]));
                at = end;
            }
            from = to;
        }
        return statements;
    }

    private static readonly Comparer<Fact> ByHighAndId = Comparer<Fact>.Create(static (a, b) => Nullable.Compare(a.ValueHigh, b.ValueHigh) is not 0 and var byHigh ? byHigh : string.CompareOrdinal(a.Id, b.Id));

    /// <summary>
    /// Connected components of "no source states both". Mostly no source states two of them, and all are one group; else the walk goes
    /// over the unvisited statements only, so that a place with thousands costs what its sources state together, not the square.
    /// </summary>
    public static List<Group> Groups(IReadOnlyList<Fact> facts)
    {
        var statements = Distinct(facts);
        if (statements.Count == 1)
            return [new Group(statements, IsConflict: false)];
        var first = new Dictionary<string, int>(facts.Count, StringComparer.Ordinal);
        Dictionary<string, List<int>>? several = null;
        for (var i = 0; i < statements.Count; i++)
            foreach (var fact in statements[i].Facts)
            {
                var source = SourceKey(fact);
                if (first.TryAdd(source, i) || first[source] == i)
                    continue;
                several ??= new Dictionary<string, List<int>>(StringComparer.Ordinal);
                if (!several.TryGetValue(source, out var list))
                    several.Add(source, list = [first[source]]);
                if (list[^1] != i)
                    list.Add(i);
            }
        if (first.Count == 1)
            return OfOneSource(statements);
        if (several is null)
            return [new Group(statements, !AllCanBeTrue(statements), OneEach: !first.ContainsKey(Table))];
        var together = new HashSet<int>?[statements.Count];
        foreach (var (source, members) in several)
            foreach (var a in members)
                foreach (var b in members)
                    if (a != b && DifferentThings(source, statements[a], statements[b]))
                        (together[a] ??= []).Add(b);
        var unvisited = Enumerable.Range(0, statements.Count).ToList();
        var groups = new List<Group>();
        while (unvisited.Count > 0)
        {
            var member = new List<int> { unvisited[0] };
            unvisited.RemoveAt(0);
            for (var at = 0; at < member.Count && unvisited.Count > 0; at++)
            {
                var apart = together[member[at]];
                member.AddRange(apart is null ? unvisited : unvisited.Where(u => !apart.Contains(u)));
                unvisited = apart is null ? [] : [.. unvisited.Where(apart.Contains)];
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
    private static string SourceKey(Fact fact) => fact.Subject is null ? fact.Source : Table;

    /// <summary>Rows of tables say what they count; a report that gives two numbers counts two things.</summary>
    private static bool DifferentThings(string source, Statement a, Statement b) =>
        source != Table || a.Facts.Any(x => x.Subject is not null && b.Facts.Any(y => y.Subject is not null && (y.Subject != x.Subject || x.Subject.Length == 0)));

    private static bool AllCanBeTrue(List<Statement> statements)
    {
        var (low, high) = (decimal.MinValue, decimal.MaxValue);
        foreach (var statement in statements)
            foreach (var fact in statement.Facts)
            {
                var (from, to) = Interval(fact);
                (low, high) = (Math.Max(low, from), Math.Min(high, to));
            }
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
        if (!sums || group.OneEach || group.Statements.Count == 1)
            return (group.Statements.Min(s => s.Value), group.Statements.Max(s => s.ValueHigh ?? s.Value));
        var totals = new Dictionary<string, (decimal Low, decimal High)>(StringComparer.Ordinal);
        var ofTables = new List<Statement>();
        foreach (var statement in group.Statements)
        {
            var (from, to) = (statement.Value, statement.ValueHigh ?? statement.Value);
            foreach (var source in statement.Facts.Count == 1 ? [SourceKey(statement.Facts[0])] : statement.Facts.Select(SourceKey).Distinct(StringComparer.Ordinal))
                if (source == Table)
                    ofTables.Add(statement);
                else
                    totals[source] = totals.TryGetValue(source, out var total) ? (total.Low + from, total.High + to) : (from, to);
        }
        if (ofTables.Count > 0)
            totals[Table] = OfTable(ofTables);
        return (totals.Values.Min(t => t.Low), totals.Values.Max(t => t.High));
    }

    /// <summary>Of a table, the same thing under two values is a range; different things are summed.</summary>
    private static (decimal Low, decimal High) OfTable(List<Statement> statements)
    {
        var subjects = statements.SelectMany(s => s.Facts.Where(f => f.Subject is not null).Select(f => (f.Subject, s.Value, High: s.ValueHigh ?? s.Value))).Distinct()
            .GroupBy(x => x.Subject, StringComparer.Ordinal).ToList();
        return (subjects.Sum(g => g.Key!.Length == 0 ? g.Sum(x => x.Value) : g.Min(x => x.Value)), subjects.Sum(g => g.Key!.Length == 0 ? g.Sum(x => x.High) : g.Max(x => x.High)));
    }
}
