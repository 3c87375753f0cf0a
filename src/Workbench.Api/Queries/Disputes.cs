using Workbench.Api.Http;

namespace Workbench.Api.Queries;

/// <summary>Conflicts, as many as were asked for.</summary>
/// <param name="Items">The conflicts.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Truncated">Whether some were left out; CSV and Parquet have all.</param>
public sealed record ConflictsAnswer(IReadOnlyList<Conflict> Items, int Total, bool Truncated);

/// <summary>How an indicator went over the years.</summary>
/// <param name="Indicator">What, <c>UNIT[:CATEGORY]</c>.</param>
/// <param name="Unit">The unit.</param>
/// <param name="By">What the lines are.</param>
/// <param name="Points">By line, then by year; a gap has no value.</param>
/// <param name="Undated">Figures that no year is known of; they stand in no point.</param>
public sealed record TrendAnswer(string Indicator, string Unit, string By, IReadOnlyList<TrendPoint> Points, int Undated);

/// <summary>Conflicts, settlements and twins as tables.</summary>
internal static class Disputes
{
    public static readonly ParameterSet Conflicts = new(new Parameter("indicator", "Only this indicator.", Example: "household:poverty-reduction"), Parameter.Limit, Parameter.Format);

    public static readonly ParameterSet FormatOnly = new(Parameter.Format);

    public static readonly ParameterSet Twins = new(
        Parameter.Choice("recorded", "`true` for those that count once already, without looking for new ones.", "false", "true"), Parameter.Format);

    public static IReadOnlyList<Twin> TwinsOf(CampaignWorkbench workbench, Arguments arguments, CancellationToken cancellationToken) => arguments.Text("recorded") == "true"
        ? Rows.Read(workbench, "SELECT report_id, twin_of, score, how FROM twins ORDER BY report_id", [], r => new Twin(r.GetString(0), r.GetString(1), r.GetDouble(2), r.GetString(3)))
        : workbench.FindTwins(cancellationToken);

    /// <summary>
    /// Conflicts, whose tables are called by their names: without the folders that they lay in on the server, but for those that tell two
    /// tables of one conflict apart.
    /// </summary>
    public static IReadOnlyList<Conflict> ConflictsOf(CampaignWorkbench workbench, string? indicator)
    {
        static bool HasFolder(ConflictingStatement s) => s.Source.AsSpan().ContainsAny('/', '\\');
        static Conflict Named(Conflict c)
        {
            var sources = c.Statements.Select(s => s.Source).ToHashSet(StringComparer.Ordinal);
            return c with { Statements = [.. c.Statements.Select(s => s with { Source = Tail(s.Source, Enumerable.Range(1, s.Source.Length).First(parts => !sources.Any(o => o != s.Source && Tail(o, parts) == Tail(s.Source, parts)))) })] };
        }
        return [.. workbench.FindConflicts(indicator).Select(c => c.Statements.Any(HasFolder) ? Named(c) : c)];
    }

    /// <summary>The last parts of a path.</summary>
    private static string Tail(string path, int parts)
    {
        var at = path.Length;
        while (parts-- > 0 && at > 0)
            at = path.AsSpan(0, at).LastIndexOfAny('/', '\\');
        return path[(at + 1)..];
    }

    public static Table Table(IReadOnlyList<Conflict> conflicts) => new("conflicts",
        [("conflict", "INTEGER"), ("unit", "VARCHAR"), ("category", "VARCHAR"), ("kind", "VARCHAR"), ("place_id", "VARCHAR"), ("place", "VARCHAR"), ("period_start", "DATE"), ("period_end", "DATE"), ("low", "DECIMAL(28,6)"), ("high", "DECIMAL(28,6)"),
            ("source", "VARCHAR"), ("title", "VARCHAR"), ("published", "DATE"), ("value", "DECIMAL(28,6)"), ("value_high", "DECIMAL(28,6)"), ("bound", "VARCHAR"), ("figure_ids", "VARCHAR")],
        conflicts.SelectMany((c, i) => c.Statements.Select(s => new object?[] { i + 1, c.Unit, c.Category, c.Kind, c.PlaceId, c.Place, c.PeriodStart, c.PeriodEnd, c.Low, c.High, s.Source, s.Title, s.Published, s.Value, s.ValueHigh, s.Bound, string.Join(' ', s.FigureIds) })));

    public static Table Table(IReadOnlyList<Settlement> settlements) => new("settlements",
        [("settlement", "BIGINT"), ("rule", "VARCHAR"), ("kept", "VARCHAR"), ("set_aside", "VARCHAR"), ("withdraws", "BIGINT"), ("reason", "VARCHAR"), ("reviewer", "VARCHAR"), ("settled_at", "TIMESTAMP")],
        settlements.Select(s => new object?[] { s.Number, s.Rule, string.Join(' ', s.Kept), string.Join(' ', s.SetAside), s.Withdraws, s.Reason, s.Reviewer, s.SettledAt }));

    public static Table Table(IReadOnlyList<Twin> twins) => new("twins",
        [("report_id", "VARCHAR"), ("twin_of", "VARCHAR"), ("score", "DOUBLE"), ("how", "VARCHAR")], twins.Select(t => new object?[] { t.ReportId, t.TwinOf, t.Score, t.How }));

    public static Table Table(IReadOnlyList<IndicatorItem> indicators) => new("indicators",
        [("indicator", "VARCHAR"), ("unit", "VARCHAR"), ("category", "VARCHAR"), ("places", "INTEGER"), ("districts", "INTEGER"), ("periods", "INTEGER"), ("first_day", "DATE"), ("last_day", "DATE"), ("languages", "VARCHAR"), ("kind", "VARCHAR"), ("adds", "VARCHAR"),
            ("figures", "INTEGER"), ("reports", "INTEGER"), ("doubts", "INTEGER"), ("targets", "INTEGER"), ("canonical", "VARCHAR")],
        indicators.Select(i => new object?[] { i.Id, i.Unit, i.Category, i.Places, i.Districts, i.Periods, i.FirstDay, i.LastDay, string.Join(' ', i.Languages), i.Kind, i.Adds.ToString().ToLowerInvariant(), i.Figures, i.Reports, i.Doubts, i.Targets, i.Canonical }));

    public static Table Table(IReadOnlyList<Review> reviews) => new("reviews",
        [("review", "BIGINT"), ("action", "VARCHAR"), ("figure_id", "VARCHAR"), ("report_id", "VARCHAR"), ("raw", "VARCHAR"), .. StateColumns("before"), .. StateColumns("after"),
            ("undoes", "BIGINT"), ("reason", "VARCHAR"), ("reviewer", "VARCHAR"), ("reviewed_at", "TIMESTAMP")],
        reviews.Select(r => new object?[] { r.Number, r.Action, r.FigureId, r.ReportId, r.Raw }.Concat(Cells(r.Before)).Concat(Cells(r.After)).Concat([r.Undoes, r.Reason, r.Reviewer, r.ReviewedAt]).ToArray()));

    private static IEnumerable<(string, string)> StateColumns(string when) =>
    [
        ("value_" + when, "DECIMAL(28,6)"), ("value_high_" + when, "DECIMAL(28,6)"), ("unit_" + when, "VARCHAR"), ("kind_" + when, "VARCHAR"), ("bound_" + when, "VARCHAR"),
        ("period_start_" + when, "DATE"), ("period_end_" + when, "DATE"), ("place_id_" + when, "VARCHAR"), ("status_" + when, "VARCHAR"),
    ];

    private static object?[] Cells(FigureState s) => [s.Value, s.ValueHigh, s.Unit, s.Kind, s.Bound, s.PeriodStart, s.PeriodEnd, s.PlaceId, s.Status];
}
