using Workbench.Conflicts;

namespace Workbench;

public sealed partial class CampaignWorkbench
{
    /// <summary>Figures of one indicator, place and period that cannot all be true, as ranges with who says what. Settled ones are not listed.</summary>
    /// <param name="indicator">A unit, <c>UNIT:CATEGORY</c> or a canonical id; null for all.</param>
    public IReadOnlyList<Conflict> FindConflicts(string? indicator = null) => FindConflicts(indicator, int.MaxValue);

    /// <summary>The first conflicts, by unit, category and place: a large store has more than anybody reads.</summary>
    /// <param name="indicator">A unit, <c>UNIT:CATEGORY</c> or a canonical id; null for all.</param>
    /// <param name="most">At most so many.</param>
    public IReadOnlyList<Conflict> FindConflicts(string? indicator, int most) => new ConflictFinder(Connection).Describe(Asked(indicator), most);

    /// <summary>
    /// Settles conflicts by a rule, and records it: which figures were kept, which comparisons leave out from now on, why and by whom.
    /// Conflicts that the rule does not decide stay.
    /// </summary>
    /// <param name="rule">The rule.</param>
    /// <param name="reviewer">Who settles.</param>
    /// <param name="reason">Why this rule is right here.</param>
    /// <param name="indicator">A unit, <c>UNIT:CATEGORY</c> or a canonical id; null for all.</param>
    /// <returns>The settlements made, one a conflict.</returns>
    /// <exception cref="WorkbenchException">WB5108: opened for reading; WB5703: no name or no reason is given.</exception>
    public IReadOnlyList<Settlement> Settle(SettlementRule rule, string reviewer, string reason, string? indicator = null)
    {
        CheckWritable();
        CheckSigned(reviewer, reason);
        var number = Settlements.All(Connection).Count;
        var name = char.ToLowerInvariant(rule.ToString()[0]) + rule.ToString()[1..];
        var made = new List<Settlement>();
        foreach (var found in new ConflictFinder(Connection).Find(Asked(indicator)))
            if (ConflictFinder.Decide(rule, found) is { } kept)
                made.Add(new Settlement(++number, name, [.. kept.Select(found.Facts.Id)], [.. found.Members.Except(kept).Select(found.Facts.Id)], null, reason, reviewer, Now()));
        Settlements.Append(Connection, made);
        return made;
    }

    /// <summary>Ends a settlement: its conflict is open again. The record keeps both.</summary>
    /// <param name="number">The settlement.</param>
    /// <param name="reviewer">Who withdraws it.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="WorkbenchException">WB5108: opened for reading; WB5703: no name or no reason; WB5704: there is no such settlement in force.</exception>
    public void Withdraw(long number, string reviewer, string reason)
    {
        CheckWritable();
        CheckSigned(reviewer, reason);
        var all = Settlements.All(Connection);
        if (all.All(s => s.Number != number || s.Withdraws is not null) || all.Any(s => s.Withdraws == number))
            throw Errors.NoSettlement(number);
        Settlements.Append(Connection, [new Settlement(all.Count + 1, "withdraw", [], [], number, reason, reviewer, Now())]);
    }

    /// <summary>All settlements, in order, withdrawn ones included.</summary>
    public IReadOnlyList<Settlement> SettlementHistory() => Settlements.All(Connection);

    private static ComparisonQuery? Asked(string? indicator) => indicator is null ? null : ComparisonQuery.Parse(indicator);

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;

    private static void CheckSigned(string reviewer, string reason)
    {
        if (string.IsNullOrWhiteSpace(reviewer) || string.IsNullOrWhiteSpace(reason))
            throw Errors.Unsigned();
    }
}
