using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using Workbench.Comparing;
using Workbench.DataFrames;

namespace Workbench.Conflicts;

/// <summary>Finds figures of one indicator, place and period that cannot all be true.</summary>
internal sealed class ConflictFinder(DuckDBConnection connection)
{
    private readonly FactReader reader = new(connection);

    /// <summary>The conflicts of <paramref name="query"/>, or of all units one after another, which need not be in memory together.</summary>
    /// <param name="query">What the figures must be; null for all.</param>
    public IEnumerable<Disagreement> Find(ComparisonQuery? query) => Queries(query, few: false).SelectMany(OfUnits);

    /// <summary>The first <paramref name="most"/> conflicts, described.</summary>
    public IReadOnlyList<Conflict> Describe(ComparisonQuery? query, int most)
    {
        var conflicts = new List<Conflict>();
        foreach (var asked in Queries(query, few: most < int.MaxValue))
        {
            List<Disagreement> found = [.. OfUnits(asked).Take(most - conflicts.Count)];
            if (found.Count > 0)
            {
                var speakers = SpeakersOf(asked, found);
                conflicts.AddRange(found.Select(f => Describe(f, speakers)));
            }
            if (conflicts.Count == most)
                break;
        }
        return conflicts;
    }

    /// <summary>The questions that are put one after another, in the order of conflicts; of few conflicts a category at a time, so that no more are read than it takes.</summary>
    private IEnumerable<ComparisonQuery> Queries(ComparisonQuery? query, bool few)
    {
        if (query is null)
            return Units().SelectMany(unit => Queries(new ComparisonQuery(unit), few));
        // Money is of several units, which come before the category in the order of conflicts.
        return few && query.Category is null && query.Unit != "money" ? Categories(query.Unit).Select(category => query with { Category = category }) : [query];
    }

    private IEnumerable<Disagreement> OfUnits(ComparisonQuery query)
    {
        var facts = reader.Read(query).Facts;
        var groups = new Dictionary<(int Unit, int Category, int Place), Dictionary<int, List<int>>>();
        ((int, int, int) Key, int Kind) last = default;
        List<int>? members = null;
        foreach (var fact in facts.Live)
        {
            if (facts.Category[fact] == Words.None || facts.Kind.At(fact) is "percent" or "ratio")
                continue;
            var key = (Key: (facts.Unit[fact], facts.Category[fact], facts.PlaceCode(fact)), Kind: facts.Kind[fact]);
            if (members is null || key != last)
            {
                if (!groups.TryGetValue(key.Key, out var kinds))
                    groups.Add(key.Key, kinds = []);
                if (!kinds.TryGetValue(key.Kind, out members))
                    kinds.Add(key.Kind, members = []);
                last = key;
            }
            members.Add(fact);
        }
        // Places in their order, some at a time: whoever takes the first conflicts does not wait for the last.
        const int AtATime = 256;
        return groups.Values.Where(kinds => kinds.Values.Any(m => m.Count > 1)).Select(kinds => (kinds, First: kinds.Values.First()[0]))
            .OrderBy(g => facts.Unit.At(g.First), StringComparer.Ordinal).ThenBy(g => facts.Category.At(g.First), StringComparer.Ordinal).ThenBy(g => facts.Place(g.First), StringComparer.Ordinal)
            .Chunk(AtATime).SelectMany(some =>
            {
                var found = new List<Disagreement>[some.Length];
                Parallel.For(0, some.Length, () => new Statements(facts), (i, _, statements) =>
                {
                    found[i] = OfPlace(facts, some[i].kinds.Values, statements);
                    return statements;
                }, _ => { });
                return found.SelectMany(f => f);
            });
    }

    /// <summary>The conflicts among the figures of one unit, category and place, a list for each kind.</summary>
    private static List<Disagreement> OfPlace(Facts facts, IEnumerable<List<int>> kinds, Statements statements)
    {
        var found = new List<Disagreement>();
        foreach (var members in kinds)
            if (members.Count > 1)
                found.AddRange(statements.Disagreements(CollectionsMarshal.AsSpan(members)));
        return found.Count < 2 ? found
            : [.. found.OrderBy(f => facts.End(f.First)).ThenBy(f => facts.Start(f.First)).ThenBy(f => facts.Value(f.First)).ThenBy(f => facts.Kind.At(f.First), StringComparer.Ordinal).ThenBy(f => facts.Id(f.First), StringComparer.Ordinal)];
    }

    private static Conflict Describe(Disagreement found, Speakers speakers)
    {
        var (facts, first) = (found.Facts, found.First);
        var where = facts.Where(first);
        var high = decimal.MinValue;
        for (var i = 0; i < found.Count; i++)
            high = Math.Max(high, facts.High(found.Who(i)[0]));
        return new Conflict
        {
            Unit = facts.Unit.At(first)!,
            Category = facts.Category.At(first)!,
            Kind = facts.Kind.At(first)!,
            PlaceId = where.Id,
            Place = where.Name,
            PeriodStart = facts.Start(first),
            PeriodEnd = facts.End(first),
            Low = facts.Value(first),
            High = high,
            Statements = new Sayings(found, speakers),
        };
    }

    /// <summary>The titles and days of the reports that speak: few are asked for by their ids, many are picked out by the engine, as the figures were.</summary>
    private Speakers SpeakersOf(ComparisonQuery query, List<Disagreement> found)
    {
        const int Few = 2000;
        var facts = found[0].Facts;
        var needed = new HashSet<int>();
        foreach (var fact in found.SelectMany(f => f.Members))
            if (facts.Subject[fact] == Words.None && needed.Add(facts.Source[fact]) && needed.Count > Few)
                return new Speakers(facts.Source, reader.Reports(query).Collect());
        return new Speakers(facts.Source, needed.Count == 0 ? null
            : DataFrame.FromSql(connection, $"SELECT report_id, title, published FROM reports WHERE report_id IN ({string.Join(", ", needed.Select(s => Store.Coverage.Quoted(facts.Source.Text(s))))})").Collect());
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

    /// <summary>The figures that a rule keeps; null when the rule does not decide.</summary>
    public static IReadOnlyList<int>? Decide(SettlementRule rule, Disagreement found)
    {
        var (facts, members) = (found.Facts, found.Members);
        var newest = members.Max(facts.Published);
        List<int> kept = rule switch
        {
            SettlementRule.Newest => members.All(f => facts.Published(f) is not null) ? [.. members.Where(f => facts.Published(f) == newest)] : [],
            SettlementRule.MostSpecific => [.. members.Where(f => facts.Bound.At(f) == "exact")],
            _ => [.. members.Where(facts.IsReviewed)],
        };
        // Two sources left are still a conflict; a source that gives several numbers counts several things and is left whole.
        return kept.Count > 0 && kept.Count < members.Length && kept.Select(f => facts.Source[f]).Distinct().Count() == 1 ? kept : null;
    }
}
