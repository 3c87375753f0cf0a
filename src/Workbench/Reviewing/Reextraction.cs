using DuckDB.NET.Data;
using Workbench.Ingestion;
using Workbench.Store;
using Workbench.Text;

namespace Workbench.Reviewing;

/// <summary>Stored reports read again by the extractor at hand, and what that would change.</summary>
internal sealed class Reextraction(DuckDBConnection connection, TimeProvider clock)
{
    private const string Skipped = "skipped";

    /// <summary>What reading a report again gives; no analysis where the report is left as it is.</summary>
    public sealed record Outcome(string ReportId, ReportAnalysis? Analysis, IReadOnlyList<FigureChange> Changes);

    private sealed record Stored(string ReportId, string Text, AnalysisOptions Options, string? PlaceId);

    public IEnumerable<Outcome> Changes(string? fromVersion, CancellationToken cancellationToken)
    {
        var decided = new ReviewStore(connection, clock).InForce().Select(p => p.Review.FigureId).ToHashSet(StringComparer.Ordinal);
        var gazetteer = Places.StorePlaces.Gazetteer(connection);
        foreach (var report in Reports(fromVersion).Select(r => r with { Options = r.Options with { Gazetteer = gazetteer } }))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (analysis, _) = AnalysisFaults.Catch(report.ReportId, () => Analyze(report, cancellationToken));
            // Offsets are into the stored text: where cleaning would change the text itself, its figures stay as they are; so they do where it cannot be analysed.
            if (analysis?.Text != report.Text)
            {
                yield return new Outcome(report.ReportId, null, [new FigureChange(Skipped, report.ReportId, 0, 0, "", null, null, false)]);
                continue;
            }
            var before = Figures(report.ReportId);
            var changes = new List<FigureChange>();
            foreach (var figure in analysis.Figures)
            {
                var key = (figure.Start, figure.End);
                var after = State(figure);
                if (!before.Remove(key, out var was))
                    changes.Add(new FigureChange("added", report.ReportId, figure.Start, figure.End, figure.Raw, null, after, false));
                else if (Original(was.State, was.Id) is var original && original != after)
                    changes.Add(new FigureChange("changed", report.ReportId, figure.Start, figure.End, figure.Raw, original, after, decided.Contains(was.Id)));
            }
            foreach (var (key, was) in before)
                changes.Add(new FigureChange("removed", report.ReportId, key.Start, key.End, was.Raw, was.State, null, decided.Contains(was.Id)));
            yield return new Outcome(report.ReportId, analysis, [.. changes.OrderBy(c => c.Start).ThenBy(c => c.End)]);
        }
    }

    private static ReportAnalysis Analyze(Stored report, CancellationToken cancellationToken)
    {
        // Whether the place was found in the text or given beside it is not stored; what leads to the stored place was the way.
        var analysis = ReportAnalyzer.Analyze(report.Text, report.Options with { Place = null }, cancellationToken);
        return analysis.Place?.Place?.Id == report.PlaceId ? analysis : ReportAnalyzer.Analyze(report.Text, report.Options, cancellationToken);
    }

    public IReadOnlyList<FigureChange> Apply(string? fromVersion, CancellationToken cancellationToken)
    {
        var all = new List<FigureChange>();
        var reviews = new ReviewStore(connection, clock);
        foreach (var outcome in Changes(fromVersion, cancellationToken).ToList())
        {
            all.AddRange(outcome.Changes);
            if (outcome.Analysis is not { } analysis)
                continue;
            using var transaction = connection.BeginTransaction();
            // A report without a place that has one now takes its figures there, also those that are read as before.
            var place = analysis.Place?.Place?.Id;
            if (place is not null && (long)Command("SELECT count(*) FROM reports WHERE report_id = $1 AND place_id IS NULL", outcome.ReportId).ExecuteScalar()! == 0)
                place = null;
            var figures = Coverage.OfReports([outcome.ReportId]);
            if (outcome.Changes.Count > 0 || place is not null)
                Coverage.Subtract(connection, figures);
            if (place is not null)
                Run("UPDATE reports SET place_id = $2 WHERE report_id = $1", outcome.ReportId, place);
            if (outcome.Changes.Count > 0)
            {
                Run("DELETE FROM figures WHERE report_id = $1", outcome.ReportId);
                var surroundings = Surroundings(outcome.ReportId);
                NewFigures.Begin(connection);
                using (var rows = connection.CreateAppender(NewFigures.Table))
                    foreach (var figure in analysis.Figures)
                        NewFigures.Append(rows.CreateRow(), figure, surroundings);
                NewFigures.Store(connection);
                NewFigures.End(connection);
                reviews.Replay([outcome.ReportId], restoreMissing: true);
            }
            else if (place is not null)
                Run("UPDATE figures SET at_place = coalesce(place_id, $2) WHERE report_id = $1", outcome.ReportId, place);
            if (outcome.Changes.Count > 0 || place is not null)
                Coverage.Add(connection, figures);
            Run("UPDATE reports SET extractor_version = $2 WHERE report_id = $1", outcome.ReportId, ExtractorInfo.Version);
            transaction.Commit();
        }
        return all;
    }

    /// <summary>What the stored report and its stored sentences say, which are not read again.</summary>
    private NewFigures.Surroundings Surroundings(string reportId)
    {
        var sentences = new Dictionary<int, (string?, double?)>();
        using (var command = Command("SELECT sentence_no, category, probability FROM sentences WHERE report_id = $1", reportId))
        using (var reader = command.ExecuteReader())
            while (reader.Read())
                sentences[reader.GetInt32(0)] = (reader.IsDBNull(1) ? null : reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetDouble(2));
        using var report = Command("SELECT language, published, place_id FROM reports WHERE report_id = $1", reportId);
        using var row = report.ExecuteReader();
        row.Read();
        return new NewFigures.Surroundings(reportId, row.GetString(0), row.IsDBNull(1) ? null : row.GetFieldValue<DateOnly>(1), row.IsDBNull(2) ? null : row.GetString(2), number => sentences.GetValueOrDefault(number));
    }

    /// <summary>What the extractor had read, under what reviewers made of it.</summary>
    private FigureState Original(FigureState state, string id)
    {
        if (state.Status == "extracted")
            return state;
        reviewed ??= new ReviewStore(connection, clock).All().GroupBy(p => p.Review.FigureId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Review.Before, StringComparer.Ordinal);
        return reviewed.GetValueOrDefault(id, state) with { Status = "extracted" };
    }

    private Dictionary<string, FigureState>? reviewed;

    private static FigureState State(Figure figure) => new()
    {
        Value = figure.Value,
        ValueHigh = figure.ValueHigh,
        Kind = QuantityKinds.ToName(figure.Kind),
        Unit = figure.Unit,
        Noun = figure.Noun,
        Bound = Bounds.ToName(figure.Bound),
        PeriodStart = figure.PeriodStart,
        PeriodEnd = figure.PeriodEnd,
        PlaceId = figure.PlaceId,
    };

    private List<Stored> Reports(string? version)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT r.report_id, r.text, r.language, r.published, r.title, p.name, p.place_id FROM reports r LEFT JOIN places p ON p.place_id = r.place_id
            WHERE $1 IS NULL OR r.extractor_version = $1 ORDER BY r.report_id
            """;
        command.Parameters.Add(new DuckDBParameter { Value = (object?)version ?? DBNull.Value });
        using var reader = command.ExecuteReader();
        var reports = new List<Stored>();
        while (reader.Read())
            reports.Add(new Stored(reader.GetString(0), reader.GetString(1), new AnalysisOptions
            {
                Language = reader.GetString(2) is var language && language != "und" ? language : null,
                Published = reader.IsDBNull(3) ? null : reader.GetFieldValue<DateOnly>(3),
                Title = reader.IsDBNull(4) ? null : reader.GetString(4),
                Place = reader.IsDBNull(5) ? null : reader.GetString(5),
            }, reader.IsDBNull(6) ? null : reader.GetString(6)));
        return reports;
    }

    private Dictionary<(int Start, int End), (string Id, string Raw, FigureState State)> Figures(string reportId)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"start\", \"end\", figure_id, raw, value, value_high, kind, unit, noun, bound, period_start, period_end, place_id, status FROM figures WHERE report_id = $1";
        command.Parameters.Add(new DuckDBParameter(reportId));
        using var reader = command.ExecuteReader();
        var figures = new Dictionary<(int, int), (string, string, FigureState)>();
        while (reader.Read())
            figures[(reader.GetInt32(0), reader.GetInt32(1))] = (reader.GetString(2), reader.GetString(3), new FigureState
            {
                Value = reader.GetDecimal(4),
                ValueHigh = reader.IsDBNull(5) ? null : reader.GetDecimal(5),
                Kind = reader.GetString(6),
                Unit = reader.IsDBNull(7) ? null : reader.GetString(7),
                Noun = reader.IsDBNull(8) ? null : reader.GetString(8),
                Bound = reader.GetString(9),
                PeriodStart = reader.IsDBNull(10) ? null : reader.GetFieldValue<DateOnly>(10),
                PeriodEnd = reader.IsDBNull(11) ? null : reader.GetFieldValue<DateOnly>(11),
                PlaceId = reader.IsDBNull(12) ? null : reader.GetString(12),
                Status = reader.GetString(13),
            });
        return figures;
    }

    private void Run(string sql, params object[] values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    private DuckDBCommand Command(string sql, params object[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values)
            command.Parameters.Add(new DuckDBParameter(value));
        return command;
    }
}
