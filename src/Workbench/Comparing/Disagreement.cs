namespace Workbench.Comparing;

/// <summary>Statements of one unit, category, kind, place and period that cannot all be true.</summary>
/// <param name="facts">The figures that it is of.</param>
/// <param name="members">The figures, statement by statement, and by id inside one.</param>
/// <param name="ends">Where each statement ends among <paramref name="members"/>.</param>
internal sealed class Disagreement(Facts facts, int[] members, int[] ends)
{
    public Facts Facts => facts;

    public int First => members[0];

    public int[] Members => members;

    /// <summary>How many values are stated.</summary>
    public int Count => ends.Length;

    /// <summary>The figures that state one value; all have it.</summary>
    public ReadOnlySpan<int> Who(int statement) => members.AsSpan((statement == 0 ? 0 : ends[statement - 1])..ends[statement]);
}
