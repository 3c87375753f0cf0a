using System.Text.Json;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Workbench.Store;
using Workbench.Text;

namespace Workbench.Reviewing;

/// <summary>Figures and reviews as rows. A review changes its figure and leaves a row behind; rows are never changed.</summary>
internal sealed partial class ReviewStore(DuckDBConnection connection, TimeProvider clock)
{
    /// <summary>Characters on either side by which a number is found again in a text that was edited elsewhere.</summary>
    private const int ContextChars = 40;

    /// <summary>A review with where its number stood.</summary>
    public sealed record Placed(Review Review, int? Start, int? End, string? Context);

    private const string StateColumns = "value, value_high, kind, unit, noun, bound, period_start, period_end, place_id, status";

    public IReadOnlyList<ReviewItem> Queue(int most)
    {
        using var command = connection.CreateCommand();
        // The figures are found first: joining all with their sentences for the few that are shown was most of the time.
        const string Order = "ORDER BY f.published DESC NULLS LAST, f.report_id NULLS LAST, f.\"start\", f.figure_id";
        command.CommandText = $"""
            WITH waiting AS MATERIALIZED (SELECT f.* FROM figures f WHERE len(f.doubt) > 0 AND f.status = 'extracted' {Order} LIMIT {most})
            SELECT f.value, f.value_high, f.kind, f.unit, f.noun, f.bound, f.period_start, f.period_end, f.place_id, f.status,
                   f.figure_id, f.report_id, coalesce(r.title, parse_filename(coalesce(r.source_file, f.source_file), false, 'both_slash') || coalesce(', row ' || f.source_row, '')), f.raw, s.text, f."start", f."end",
                   coalesce(p.name, f.place_name), array_to_string(f.doubt, ' ')
            FROM waiting f LEFT JOIN reports r ON r.report_id = f.report_id
            LEFT JOIN sentences s ON s.report_id = f.report_id AND s.sentence_no = f.sentence_no
            LEFT JOIN places p ON p.place_id = f.at_place
            {Order}
            """;
        using var reader = command.ExecuteReader();
        var items = new List<ReviewItem>();
        while (reader.Read())
            items.Add(new ReviewItem
            {
                State = State(reader),
                FigureId = reader.GetString(10),
                ReportId = Text(reader, 11),
                Source = Text(reader, 12),
                Raw = reader.GetString(13),
                Sentence = Text(reader, 14),
                Start = reader.IsDBNull(15) ? null : reader.GetInt32(15),
                End = reader.IsDBNull(16) ? null : reader.GetInt32(16),
                Place = Text(reader, 17),
                Doubts = reader.GetString(18).Split(' ', StringSplitOptions.RemoveEmptyEntries),
            });
        return items;
    }

    public FigureState Find(string figureId)
    {
        using var command = Command($"SELECT {StateColumns} FROM figures WHERE figure_id = $1", figureId);
        using var reader = command.ExecuteReader();
        return reader.Read() ? State(reader) : throw Errors.NoFigure(figureId);
    }

    public Review Decide(string action, string figureId, Func<FigureState, FigureState> change, string reviewer, string reason, long? undoes = null)
    {
        var before = Find(figureId);
        var after = change(before);
        var (reportId, start, end, raw, context) = Where(figureId);
        using var transaction = connection.BeginTransaction();
        // A source counts once for a unit, so its other figures of the two units are looked at as well.
        var source = $"(SELECT * FROM figures WHERE {(reportId is null ? $"report_id IS NULL AND source_file = (SELECT any_value(source_file) FROM figures WHERE figure_id = {Coverage.Quoted(figureId)})" : $"report_id = {Coverage.Quoted(reportId)}")} AND (unit IS NULL OR unit IN ({string.Join(", ", new[] { before.Unit, after.Unit, "" }.OfType<string>().Select(Coverage.Quoted))})))";
        Coverage.Subtract(connection, source);
        Apply(figureId, after);
        Coverage.Add(connection, source);
        var number = (long)Command("SELECT coalesce(max(review_no), 0) + 1 FROM reviews").ExecuteScalar()!;
        var review = new Review(number, action, figureId, reportId, raw, before, after, undoes, reason, reviewer, clock.GetUtcNow().UtcDateTime);
        using (var insert = Command("INSERT INTO reviews VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)", number, action, figureId, reportId, start, end, raw, context,
            JsonSerializer.Serialize(before), JsonSerializer.Serialize(after), undoes, reason, reviewer, review.ReviewedAt, ExtractorInfo.Version))
            insert.ExecuteNonQuery();
        transaction.Commit();
        return review;
    }

    public void Apply(string figureId, FigureState state)
    {
        using var command = Command("""
            UPDATE figures SET value = $2, value_high = $3, kind = $4, unit = $5, noun = $6, bound = $7, period_start = $8, period_end = $9, place_id = $10, status = $11,
                at_place = coalesce($10, (SELECT r.place_id FROM reports r WHERE r.report_id = figures.report_id))
            WHERE figure_id = $1
            """, figureId, state.Value, state.ValueHigh, state.Kind, state.Unit, state.Noun, state.Bound, state.PeriodStart, state.PeriodEnd, state.PlaceId, state.Status);
        command.ExecuteNonQuery();
    }

    public IReadOnlyList<Placed> All()
    {
        using var command = Command("SELECT review_no, action, figure_id, report_id, raw, before, after, undoes, reason, reviewer, reviewed_at, \"start\", \"end\", context FROM reviews ORDER BY review_no");
        using var reader = command.ExecuteReader();
        var all = new List<Placed>();
        while (reader.Read())
            all.Add(new Placed(new Review(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), Text(reader, 3), reader.GetString(4),
                JsonSerializer.Deserialize<FigureState>(reader.GetString(5))!, JsonSerializer.Deserialize<FigureState>(reader.GetString(6))!,
                reader.IsDBNull(7) ? null : reader.GetInt64(7), reader.GetString(8), reader.GetString(9), reader.GetDateTime(10)),
                reader.IsDBNull(11) ? null : reader.GetInt32(11), reader.IsDBNull(12) ? null : reader.GetInt32(12), Text(reader, 13)));
        return all;
    }

    /// <summary>The decision that holds for each figure: the last one that was not undone.</summary>
    public IReadOnlyList<Placed> InForce()
    {
        var all = All();
        var undone = all.Where(p => p.Review.Undoes is not null).Select(p => p.Review.Undoes!.Value).ToHashSet();
        return [.. all.Where(p => p.Review.Action != "undo" && !undone.Contains(p.Review.Number)).GroupBy(p => p.Review.FigureId, StringComparer.Ordinal).Select(g => g.Last()).OrderBy(p => p.Review.Number)];
    }

    /// <summary>
    /// Puts the decisions in force onto figures that were written anew: by report and place in the text; else, in whatever report the
    /// same words stand, by the words around. A confirmed or corrected figure that the extractor no longer finds comes back.
    /// </summary>
    /// <returns>Decisions that hold for these reports now.</returns>
    public int Replay(IReadOnlyCollection<string> reportIds, bool restoreMissing)
    {
        var decisions = InForce();
        if (decisions.Count == 0)
            return 0;
        var applied = 0;
        foreach (var reportId in reportIds)
        {
            var figures = Figures(reportId);
            var text = Command("SELECT text FROM reports WHERE report_id = $1", reportId).ExecuteScalar() as string ?? "";
            // The words around are read once a figure; of two figures between the same words the first is meant.
            var byContext = new Dictionary<string, Span>(StringComparer.Ordinal);
            foreach (var figure in figures)
                if (Context(text, figure.Start, figure.End) is { } context)
                    byContext.TryAdd(context, figure);
            foreach (var decision in decisions.Where(d => d.Review.ReportId is not null))
            {
                var same = decision.Review.ReportId == reportId;
                var found = (same ? figures.FirstOrDefault(f => f.Start == decision.Start && f.End == decision.End) ?? figures.FirstOrDefault(f => f.Start < decision.End && decision.Start < f.End) : null)
                    ?? (decision.Context is null ? null : byContext.GetValueOrDefault(decision.Context));
                if (found is not null)
                    Apply(found.Id, decision.Review.After);
                else if (same && restoreMissing && decision.Review.Action != "reject")
                    Restore(decision);
                else
                    continue;
                applied++;
            }
        }
        return applied;
    }

    private sealed record Span(string Id, int Start, int End);

    private List<Span> Figures(string reportId)
    {
        using var command = Command("SELECT figure_id, \"start\", \"end\" FROM figures WHERE report_id = $1 ORDER BY \"start\"", reportId);
        using var reader = command.ExecuteReader();
        var spans = new List<Span>();
        while (reader.Read())
            spans.Add(new Span(reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2)));
        return spans;
    }

    private void Restore(Placed decision)
    {
        var after = decision.Review.After;
        using var command = Command("""
            INSERT INTO figures SELECT $1, $2, s.sentence_no, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, NULL, [], $15, 'report', s.category, r.language, NULL, NULL, false, s.probability, r.published, coalesce($14, r.place_id)
            FROM reports r LEFT JOIN (SELECT * FROM sentences WHERE report_id = $2 AND "start" <= $3 AND "end" >= $4 ORDER BY sentence_no LIMIT 1) s ON true
            WHERE r.report_id = $2
            """, decision.Review.FigureId, decision.Review.ReportId, decision.Start, decision.End, decision.Review.Raw, after.Value, after.ValueHigh, after.Kind, after.Unit, after.Noun,
            after.Bound, after.PeriodStart, after.PeriodEnd, after.PlaceId, after.Status);
        command.ExecuteNonQuery();
    }

    private (string? ReportId, int? Start, int? End, string Raw, string? Context) Where(string figureId)
    {
        using var command = Command("SELECT f.report_id, f.\"start\", f.\"end\", f.raw, r.text FROM figures f LEFT JOIN reports r ON r.report_id = f.report_id WHERE f.figure_id = $1", figureId);
        using var reader = command.ExecuteReader();
        reader.Read();
        if (reader.IsDBNull(0) || reader.IsDBNull(4))
            return (Text(reader, 0), null, null, reader.GetString(3), null);
        var (start, end) = (reader.GetInt32(1), reader.GetInt32(2));
        return (reader.GetString(0), start, end, reader.GetString(3), Context(reader.GetString(4), start, end));
    }

    private static string? Context(string text, int start, int end) => end > text.Length ? null
        : Spaces().Replace(text[Math.Max(0, start - ContextChars)..Math.Min(text.Length, end + ContextChars)], " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    private DuckDBCommand Command(string sql, params object?[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values)
            command.Parameters.Add(new DuckDBParameter { Value = value ?? DBNull.Value });
        return command;
    }

    private static FigureState State(System.Data.Common.DbDataReader reader) => new()
    {
        Value = reader.GetDecimal(0),
        ValueHigh = reader.IsDBNull(1) ? null : reader.GetDecimal(1),
        Kind = reader.GetString(2),
        Unit = Text(reader, 3),
        Noun = Text(reader, 4),
        Bound = reader.GetString(5),
        PeriodStart = reader.IsDBNull(6) ? null : reader.GetFieldValue<DateOnly>(6),
        PeriodEnd = reader.IsDBNull(7) ? null : reader.GetFieldValue<DateOnly>(7),
        PlaceId = Text(reader, 8),
        Status = reader.GetString(9),
    };

    private static string? Text(System.Data.Common.DbDataReader reader, int index) => reader.IsDBNull(index) ? null : reader.GetString(index);
}
