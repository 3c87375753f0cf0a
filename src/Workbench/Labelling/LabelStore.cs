using System.Data.Common;
using DuckDB.NET.Data;

namespace Workbench.Labelling;

/// <summary>Labels as rows. <c>labellings</c> is append-only; <c>labels</c> holds the label that stands of each annotator.</summary>
internal sealed class LabelStore(DuckDBConnection connection, TimeProvider clock)
{
    /// <summary>What stands for a sentence: each annotator's label, and the settlement if there is one.</summary>
    public sealed record Standing(string ReportId, int SentenceNo, string Text, string Language, IReadOnlyDictionary<string, string> Labels, string? Settled)
    {
        /// <summary>The category that holds: the settled one, else the one that all annotators chose; null while they disagree.</summary>
        public string? Decided => Settled ?? (Labels.Values.Distinct(StringComparer.Ordinal).Count() == 1 ? Labels.Values.First() : null);
    }

    private const string Columns = "labelling_no, action, report_id, sentence_no, text, category, annotator, predicted, undoes, reason, labelled_at";

    public IReadOnlyList<Category> Definitions()
    {
        using var command = Command("SELECT category, label, definition FROM categories ORDER BY rowid");
        using var reader = command.ExecuteReader();
        var categories = new List<Category>();
        while (reader.Read())
            categories.Add(new Category(reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        return categories;
    }

    public IReadOnlyList<string> Categories() => [.. Definitions().Select(c => c.Id)];

    public SentenceLabel Record(string action, string reportId, int sentenceNo, string category, string annotator, string? reason)
    {
        if (string.IsNullOrWhiteSpace(annotator) || action == "settle" && string.IsNullOrWhiteSpace(reason))
            throw Errors.UnsignedLabel(action);
        var categories = Categories();
        if (!categories.Contains(category))
            throw Errors.NoSuchCategory(category, categories);
        var (text, predicted, modelId) = Sentence(reportId, sentenceNo) ?? throw Errors.NoSentence(reportId, sentenceNo);
        if (action == "settle" && Count("SELECT count(*) FROM labels WHERE report_id = $1 AND sentence_no = $2", reportId, sentenceNo) == 0)
            throw Errors.NothingToSettle(reportId, sentenceNo);
        return Append(action, reportId, sentenceNo, text, category, annotator.Trim(), predicted, modelId, null, reason);
    }

    /// <summary>Takes a label or settlement back; what it had replaced stands again.</summary>
    public SentenceLabel Undo(long number, string annotator, string? reason)
    {
        if (string.IsNullOrWhiteSpace(annotator))
            throw Errors.UnsignedLabel("undo");
        var target = InForce().FirstOrDefault(r => r.Number == number) ?? throw Errors.NoLabel(number);
        return Append("undo", target.ReportId, target.SentenceNo, target.Text, target.Category, annotator.Trim(), target.Predicted, null, number, reason);
    }

    /// <summary>The last record of an annotator that is in force; null when there is none.</summary>
    public SentenceLabel? Last(string annotator) => InForce().LastOrDefault(r => r.Annotator == annotator.Trim());

    /// <summary>The day (UTC) of the newest label in force, as <c>2024-12-31</c>; null when there is none.</summary>
    public string? NewestDay() => InForce() is { Count: > 0 } labels ? labels.Max(l => l.LabelledAt).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null;

    public IReadOnlyList<SentenceLabel> All()
    {
        using var reader = Command($"SELECT {Columns} FROM labellings ORDER BY labelling_no").ExecuteReader();
        var all = new List<SentenceLabel>();
        while (reader.Read())
            all.Add(Read(reader));
        return all;
    }

    /// <summary>What stands for each labelled sentence, in the order of the reports' ids and the text.</summary>
    public IReadOnlyList<Standing> Standings()
    {
        using var reader = Command("""
            SELECT s.report_id, s.sentence_no, s.text, s.language, l.annotator, l.category
            FROM labels l JOIN sentences s ON s.report_id = l.report_id AND s.sentence_no = l.sentence_no
            ORDER BY s.report_id, s.sentence_no, l.annotator
            """).ExecuteReader();
        var settled = InForce().Where(r => r.Action == "settle").GroupBy(r => (r.ReportId, r.SentenceNo)).ToDictionary(g => g.Key, g => g.Last().Category);
        var standings = new List<Standing>();
        SortedDictionary<string, string>? labels = null;
        while (reader.Read())
        {
            var (reportId, sentenceNo) = (reader.GetString(0), reader.GetInt32(1));
            if (standings.Count == 0 || standings[^1].ReportId != reportId || standings[^1].SentenceNo != sentenceNo)
            {
                labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
                standings.Add(new Standing(reportId, sentenceNo, reader.GetString(2), reader.GetString(3), labels, settled.GetValueOrDefault((reportId, sentenceNo))));
            }
            labels![reader.GetString(4)] = reader.GetString(5);
        }
        return standings;
    }

    /// <summary>Records that were neither undone nor are undoings.</summary>
    private IReadOnlyList<SentenceLabel> InForce()
    {
        var all = All();
        var undone = all.Where(r => r.Undoes is not null).Select(r => r.Undoes!.Value).ToHashSet();
        return [.. all.Where(r => r.Action != "undo" && !undone.Contains(r.Number))];
    }

    private SentenceLabel Append(string action, string reportId, int sentenceNo, string text, string category, string annotator, string? predicted, string? modelId, long? undoes, string? reason)
    {
        using var transaction = connection.BeginTransaction();
        var number = Count("SELECT coalesce(max(labelling_no), 0) + 1 FROM labellings");
        var record = new SentenceLabel(number, action, reportId, sentenceNo, text, category, annotator, predicted, undoes, string.IsNullOrWhiteSpace(reason) ? null : reason, clock.GetUtcNow().UtcDateTime);
        Run("INSERT INTO labellings (labelling_no, action, report_id, sentence_no, text, category, annotator, predicted, model_id, undoes, reason, labelled_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            number, action, reportId, sentenceNo, text, category, annotator, predicted, modelId, undoes, record.Reason, record.LabelledAt);
        // The label that stands is the last of its annotator in force; it is rebuilt rather than changed, so that an undo needs no memory.
        Run("DELETE FROM labels WHERE report_id = $1 AND sentence_no = $2", reportId, sentenceNo);
        foreach (var standing in InForce().Where(r => r.Action == "label" && r.ReportId == reportId && r.SentenceNo == sentenceNo).GroupBy(r => r.Annotator, StringComparer.Ordinal).Select(g => g.Last()))
            Run("INSERT INTO labels (report_id, sentence_no, annotator, category, labelled_at) VALUES ($1, $2, $3, $4, $5)", reportId, sentenceNo, standing.Annotator, standing.Category, standing.LabelledAt);
        transaction.Commit();
        return record;
    }

    private (string Text, string? Predicted, string? ModelId)? Sentence(string reportId, int sentenceNo)
    {
        using var reader = Command("SELECT text, category, model_id FROM sentences WHERE report_id = $1 AND sentence_no = $2", reportId, sentenceNo).ExecuteReader();
        return reader.Read() ? (reader.GetString(0), Text(reader, 1), Text(reader, 2)) : null;
    }

    private static SentenceLabel Read(DbDataReader r) => new(
        r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetInt32(3), r.GetString(4), r.GetString(5), r.GetString(6), Text(r, 7), r.IsDBNull(8) ? null : r.GetInt64(8), Text(r, 9), r.GetDateTime(10));

    private static string? Text(DbDataReader reader, int index) => reader.IsDBNull(index) ? null : reader.GetString(index);

    private long Count(string sql, params object?[] values)
    {
        using var command = Command(sql, values);
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private void Run(string sql, params object?[] values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    private DuckDBCommand Command(string sql, params object?[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values)
            command.Parameters.Add(new DuckDBParameter { Value = value ?? DBNull.Value });
        return command;
    }
}
