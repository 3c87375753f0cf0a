using DuckDB.NET.Data;
using Workbench.Comparing;

namespace Workbench.Conflicts;

/// <summary>Finds figures of one indicator, place and period that cannot all be true.</summary>
internal sealed class ConflictFinder(DuckDBConnection connection)
{
    public IReadOnlyList<(Conflict Conflict, IReadOnlyList<Fact> Facts)> Find(ComparisonQuery? query)
    {
        var reports = Reports();
        var found = new List<(Conflict, IReadOnlyList<Fact>)>();
        var groups = (query is null ? new FactReader(connection).ReadAll() : new FactReader(connection).Read(query, withCategory: true).Facts).Where(f => f.Category is not null && f.Kind is not ("percent" or "ratio"))
            .GroupBy(f => (f.Unit, f.Category, f.Kind, f.Place));
        foreach (var group in groups)
        {
            List<Fact> all = [.. group];
            foreach (var facts in all.Count < 2 ? [] : Statements.Periods(all))
                foreach (var conflict in Statements.Groups(facts).Where(g => g.IsConflict))
                    found.Add((Describe(conflict, reports), [.. conflict.Statements.SelectMany(s => s.Facts)]));
        }
        return [.. found.OrderBy(f => f.Item1.Unit, StringComparer.Ordinal).ThenBy(f => f.Item1.Category, StringComparer.Ordinal)
            .ThenBy(f => f.Item1.PlaceId, StringComparer.Ordinal).ThenBy(f => f.Item1.PeriodEnd).ThenBy(f => f.Item1.PeriodStart).ThenBy(f => f.Item1.Low)];
    }

    private static Conflict Describe(Statements.Group group, Dictionary<string, (string? Title, DateOnly? Published)> reports)
    {
        var first = group.Statements[0].Facts[0];
        return new Conflict
        {
            Unit = first.Unit,
            Category = first.Category!,
            Kind = first.Kind,
            PlaceId = first.Place,
            Place = first.District?.Name ?? first.Province?.Name ?? first.PlaceName,
            PeriodStart = first.Start,
            PeriodEnd = first.End,
            Low = group.Statements.Min(s => s.Value),
            High = group.Statements.Max(s => s.ValueHigh ?? s.Value),
            Statements = [.. group.Statements.SelectMany(s => s.Facts.GroupBy(f => (f.Source, f.Bound)).Select(g =>
            {
                var (title, published) = reports.GetValueOrDefault(g.Key.Source);
                return new ConflictingStatement(g.Key.Source, title, published, s.Value, s.ValueHigh, g.Key.Bound, [.. g.Select(f => f.Id)]);
            })).OrderBy(s => s.Value).ThenBy(s => s.Source, StringComparer.Ordinal)],
        };
    }

    private Dictionary<string, (string? Title, DateOnly? Published)> Reports()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT report_id, title, published FROM reports";
        using var reader = command.ExecuteReader();
        var reports = new Dictionary<string, (string?, DateOnly?)>(StringComparer.Ordinal);
        while (reader.Read())
            reports[reader.GetString(0)] = (reader.IsDBNull(1) ? null : reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetFieldValue<DateOnly>(2));
        return reports;
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
