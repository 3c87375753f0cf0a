using DuckDB.NET.Data;
using Workbench.Comparing;
using Workbench.DataFrames;

namespace Workbench.Conflicts;

/// <summary>Finds figures of one indicator, place and period that cannot all be true.</summary>
internal sealed class ConflictFinder(DuckDBConnection connection)
{
    /// <summary>A conflict, and the facts that make it.</summary>
    public sealed record Found(Statements.Group Group)
    {
        public Fact First => Group.Statements[0].Facts[0];

        public IReadOnlyList<Fact> Facts => [.. Group.Statements.SelectMany(s => s.Facts)];
    }

    /// <summary>The conflicts of <paramref name="query"/>, or of all units one after another, which need not be in memory together.</summary>
    /// <param name="query">What the figures must be; null for all.</param>
    /// <param name="few">Whether only the first are wanted: then no more categories are read than it takes.</param>
    public IEnumerable<Found> Find(ComparisonQuery? query, bool few = false)
    {
        if (query is null)
            return Units().SelectMany(unit => Find(new ComparisonQuery(unit), few));
        // Money is of several units, which come before the category in the order of conflicts.
        if (few && query.Category is null && query.Unit != "money")
            return Categories(query.Unit).SelectMany(category => OfUnits(query with { Category = category }));
        return OfUnits(query);
    }

    /// <summary>The first <paramref name="most"/> conflicts, described.</summary>
    public IReadOnlyList<Conflict> Describe(ComparisonQuery? query, int most)
    {
        List<Found> found = [.. Find(query, few: most < int.MaxValue).Take(most)];
        var reports = Reports(found);
        return [.. found.AsParallel().AsOrdered().Select(f => Describe(f, reports))];
    }

    private IEnumerable<Found> OfUnits(ComparisonQuery query)
    {
        var groups = new Dictionary<(string, string, string, string?), List<Fact>>();
        foreach (var fact in new FactReader(connection).Read(query).Facts)
        {
            if (fact.Category is null || fact.Kind is "percent" or "ratio")
                continue;
            var key = (fact.Unit, fact.Category, fact.Kind, fact.Place);
            if (!groups.TryGetValue(key, out var list))
                groups.Add(key, list = []);
            list.Add(fact);
        }
        // Places in their order, some at a time: whoever takes the first conflicts does not wait for the last.
        const int AtATime = 256;
        return groups.Where(g => g.Value.Count > 1).GroupBy(g => (Unit: g.Key.Item1, Category: g.Key.Item2, Place: g.Key.Item4), g => g.Value)
            .OrderBy(g => g.Key.Unit, StringComparer.Ordinal).ThenBy(g => g.Key.Category, StringComparer.Ordinal).ThenBy(g => g.Key.Place, StringComparer.Ordinal)
            .Chunk(AtATime).SelectMany(some => some.AsParallel().AsOrdered().SelectMany(OfPlace).ToList());
    }

    /// <summary>The conflicts among the figures of one unit, category and place, a list for each kind.</summary>
    private static IEnumerable<Found> OfPlace(IEnumerable<List<Fact>> kinds) =>
        kinds.SelectMany(all =>
        {
            all.Sort(static (a, b) => string.CompareOrdinal(a.Id, b.Id));
            return Statements.Periods(all).Where(p => p.Count > 1).SelectMany(Statements.Groups).Where(g => g.IsConflict).Select(g => new Found(g));
        })
        .OrderBy(f => f.First.End).ThenBy(f => f.First.Start).ThenBy(f => f.First.Value).ThenBy(f => f.First.Kind, StringComparer.Ordinal).ThenBy(f => f.First.Id, StringComparer.Ordinal);

    private static Conflict Describe(Found found, Dictionary<string, (string? Title, DateOnly? Published)> reports)
    {
        var (group, first) = (found.Group, found.First);
        return new Conflict
        {
            Unit = first.Unit,
            Category = first.Category!,
            Kind = first.Kind,
            PlaceId = first.Place,
            Place = first.District?.Name ?? first.Province?.Name ?? first.PlaceName,
            PeriodStart = first.Start,
            PeriodEnd = first.End,
            Low = group.Statements[0].Value,
            High = group.Statements.Max(s => s.ValueHigh ?? s.Value),
            // A unit may have tens of thousands of conflicts, of which a reader looks at some: who says what is put together when asked.
            Statements = new Deferred<ConflictingStatement>(() => [.. group.Statements.SelectMany(s => s.Facts.GroupBy(f => (f.Source, f.Bound)).Select(g =>
                {
                    var (title, published) = reports.GetValueOrDefault(g.Key.Source);
                    return new ConflictingStatement(g.Key.Source, title, published, s.Value, s.ValueHigh, g.Key.Bound, [.. g.Select(f => f.Id)]);
                }))
                .OrderBy(s => s.Value).ThenBy(s => s.Source, StringComparer.Ordinal)]),
        };
    }

    /// <summary>The titles and days of the reports that speak in conflicts.</summary>
    private Dictionary<string, (string? Title, DateOnly? Published)> Reports(List<Found> found)
    {
        var needed = found.SelectMany(f => f.Group.Statements).SelectMany(s => s.Facts).Where(f => f.Subject is null).Select(f => f.Source).ToHashSet(StringComparer.Ordinal);
        const int Few = 2000;
        var reports = new Dictionary<string, (string?, DateOnly?)>(needed.Count, StringComparer.Ordinal);
        if (needed.Count == 0)
            return reports;
        var which = needed.Count <= Few ? $" WHERE report_id IN ({string.Join(", ", needed.Select(Store.Coverage.Quoted))})" : "";
        foreach (var rows in DataFrame.FromSql(connection, "SELECT report_id, title, published FROM reports" + which).Stream())
        {
            var (ids, names, days) = (rows.Column<string>("report_id"), rows.Column<string>("title"), rows.Column<DateOnly>("published"));
            for (var i = 0; i < rows.RowCount; i++)
                if (ids[i] is { } id && needed.Contains(id))
                    reports[id] = (names[i], days.IsNull(i) ? null : days[i]);
        }
        return reports;
    }

    private List<string> Categories(string unit)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT DISTINCT category FROM figures WHERE unit = $1 AND category IS NOT NULL";
        command.Parameters.Add(new DuckDBParameter(unit));
        using var reader = command.ExecuteReader();
        var categories = new List<string>();
        while (reader.Read())
            categories.Add(reader.GetString(0));
        categories.Sort(StringComparer.Ordinal);
        return categories;
    }

    private List<string> Units()
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT DISTINCT unit FROM {Store.Coverage.Source(connection)} WHERE what = 'kind' AND results > 0";
        using var reader = command.ExecuteReader();
        var units = new List<string>();
        while (reader.Read())
            units.Add(reader.GetString(0));
        units.Sort(StringComparer.Ordinal);
        return units;
    }

    /// <summary>The facts that a rule keeps; null when the rule does not decide.</summary>
    public static IReadOnlyList<Fact>? Decide(SettlementRule rule, IReadOnlyList<Fact> facts)
    {
        List<Fact> kept = rule switch
        {
            SettlementRule.Newest => facts.All(f => f.Published is not null) ? [.. facts.Where(f => f.Published == facts.Max(x => x.Published))] : [],
            SettlementRule.MostSpecific => [.. facts.Where(f => f.Bound == "exact")],
            _ => [.. facts.Where(f => f.Reviewed)],
        };
        // Two sources left are still a conflict; a source that gives several numbers counts several things and is left whole.
        return kept.Count > 0 && kept.Count < facts.Count && kept.Select(f => f.Source).Distinct(StringComparer.Ordinal).Count() == 1 ? kept : null;
    }
}
