using Workbench.Comparing;
using Workbench.DataFrames;

namespace Workbench.Conflicts;

/// <summary>The titles and days of the reports that speak in conflicts, found by the number that their ids have among the figures.</summary>
internal sealed class Speakers
{
    private readonly Column<string>? titles;
    private readonly Column<DateOnly>? days;
    private readonly int[] rowOf;

    public Speakers(Words sources, ColumnSet? reports)
    {
        rowOf = new int[sources.Count];
        Array.Fill(rowOf, -1);
        if (reports is null)
            return;
        (titles, days) = (reports.Column<string>("title"), reports.Column<DateOnly>("published"));
        var ids = (TextColumn)reports["report_id"];
        for (var row = 0; row < reports.RowCount; row++)
            if (sources.Find(ids.Utf8(row)) is >= 0 and var source)
                rowOf[source] = row;
    }

    public (string? Title, DateOnly? Published) Of(int source) => rowOf[source] is >= 0 and var row ? (titles![row], days!.IsNull(row) ? null : days[row]) : default;
}

/// <summary>
/// Who says what in a conflict. A unit may have tens of thousands of conflicts, of which a reader looks at some: it is put together
/// when somebody looks. Safe to read from several threads: those that meet put together the same.
/// </summary>
internal sealed class Sayings(Disagreement found, Speakers speakers) : IReadOnlyList<ConflictingStatement>
{
    private ConflictingStatement[]? made;

    public int Count => Made.Length;

    public ConflictingStatement this[int index] => Made[index];

    private ConflictingStatement[] Made => made ??= Make();

    public IEnumerator<ConflictingStatement> GetEnumerator() => ((IEnumerable<ConflictingStatement>)Made).GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => Made.GetEnumerator();

    private ConflictingStatement[] Make()
    {
        var facts = found.Facts;
        var all = new List<ConflictingStatement>(found.Count);
        for (var i = 0; i < found.Count; i++)
        {
            var who = found.Who(i);
            if (who.Length == 1)
                all.Add(Of(who[0], [facts.Id(who[0])]));
            else
                foreach (var same in who.ToArray().GroupBy(f => (facts.Source[f], facts.Bound[f])))
                    all.Add(Of(same.First(), [.. same.Select(facts.Id)]));
        }
        return [.. all.OrderBy(s => s.Value).ThenBy(s => s.Source, StringComparer.Ordinal)];

        ConflictingStatement Of(int fact, string[] ids)
        {
            // A file may be named like a report; only reports have titles.
            var (title, published) = facts.Subject[fact] == Words.None ? speakers.Of(facts.Source[fact]) : default;
            return new ConflictingStatement(facts.Source.At(fact)!, title, published, facts.Value(fact), facts.ValueHigh(fact), facts.Bound.At(fact)!, ids);
        }
    }
}
