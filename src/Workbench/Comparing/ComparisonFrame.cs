using DuckDB.NET.Data;
using Workbench.DataFrames;

namespace Workbench;

public sealed partial record Comparison
{
    /// <summary>The open store that the comparison was made on; frames are tables of it.</summary>
    internal DuckDBConnection? Connection { get; init; }

    /// <summary>
    /// The rows as a DataFrame of the store: the groups under their names (<c>district</c>, <c>year</c> …), <c>value</c> and
    /// <c>value_high</c> with their unit, kind and label, what they rest on, and <c>figure_ids</c> separated by spaces. A row that is
    /// not reported has null, not zero.
    /// </summary>
    /// <exception cref="InvalidOperationException">The comparison was not made by a workbench.</exception>
    public DataFrame ToFrame()
    {
        var connection = Connection ?? throw new InvalidOperationException("A comparison becomes a frame only where a workbench made it: its frame is a table of the store.");
        T[] Of<T>(Func<ComparisonRow, T> value) => [.. Rows.Select(value)];
        var columns = new List<(string, Array)> { (Query.Groupings[0], Of(r => r.Key)) };
        if (Query.Groupings.Count > 1)
            columns.Add((Query.Groupings[1], Of(r => r.Key2)));
        if (!Query.Groupings.Contains("province"))
            columns.Add(("province", Of(r => r.Province)));
        columns.AddRange(
        [
            ("place_id", Of(r => r.PlaceId)), ("value", Of(r => r.Value)), ("value_high", Of(r => r.ValueHigh)), ("bound", Of(r => r.Bound)), ("kind", Of(r => r.Kind)),
            ("period", Of(Period)), ("period_start", Of(r => r.PeriodStart)), ("period_end", Of(r => r.PeriodEnd)),
            ("reported", Of(r => r.IsReported)), ("statements", Of(r => r.Statements)), ("figures", Of(r => r.Figures)), ("reports", Of(r => r.Reports)),
            ("doubts", Of(r => r.Doubts)), ("conflicts", Of(r => r.Conflicts)), ("figure_ids", Of(r => string.Join(' ', r.FigureIds))),
        ]);
        if (Query.Per is not null)
            columns.Add(("per_" + Query.Per, Of(r => (double?)r.Normalised)));
        var unit = Query.Unit == "money" && Query.Currency is null ? null : Query.ResultUnit;
        var kind = Rows.FirstOrDefault(r => r.IsReported)?.Kind;
        var frame = DataFrame.FromColumns(connection, [.. columns]).Annotate(
            new ColumnNote("value", unit, kind, Title), new ColumnNote("value_high", unit, kind, Title + ", upper end"),
            new ColumnNote("figures", "figure", "count", "Figures"), new ColumnNote("reports", "report", "count", "Reports"));
        return Query.Per is null ? frame : frame.Annotate(new ColumnNote("per_" + Query.Per, $"{unit}/{Query.Per}", "ratio", $"{Title}, per {Query.Per}"));
    }

    /// <summary>The rows as a DataFrame: <see cref="ToFrame"/>.</summary>
    /// <param name="comparison">The comparison.</param>
    public static implicit operator DataFrame(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return comparison.ToFrame();
    }

    private static string? Period(ComparisonRow row) => (row.PeriodStart?.Year, row.PeriodEnd?.Year) switch
    {
        (null, null) => null,
        ({ } start, null) => FormattableString.Invariant($"since {start}"),
        (null, { } end) => FormattableString.Invariant($"until {end}"),
        ({ } start, { } end) => start == end ? FormattableString.Invariant($"{end}") : FormattableString.Invariant($"{start}–{end}"),
    };
}
