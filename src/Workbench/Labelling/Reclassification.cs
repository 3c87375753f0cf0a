using DuckDB.NET.Data;
using Workbench.Classification;

namespace Workbench.Labelling;

/// <summary>
/// Gives the stored sentences the categories of another model, and of their labels where those are decided. What the model says is found first, by
/// reading alone, and written then: at a million sentences the first takes minutes, in which others write.
/// </summary>
internal sealed class Reclassification(DuckDBConnection connection)
{
    /// <summary>What stands in <c>sentences.model_id</c> when people decided.</summary>
    public const string ByLabels = "labels";

    public StoredPredictions Predict(SentenceClassifier classifier, IProgress<ReclassifyProgress>? progress, CancellationToken cancellationToken)
    {
        var total = Convert.ToInt32(Scalar("SELECT count(*) FROM sentences"), System.Globalization.CultureInfo.InvariantCulture);
        var reports = new List<(string, IReadOnlyList<(int, string, double)>)>();
        var done = 0;
        foreach (var report in Reports())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var predictions = classifier.ClassifyDocument(report);
            reports.Add((report[0].Document!, [.. report.Select((s, i) => (s.Order, predictions[i].Category, predictions[i].Probability))]));
            done += report.Count;
            progress?.Report(new ReclassifyProgress(done, total));
        }
        return new StoredPredictions(classifier.ModelId, done, reports);
    }

    /// <summary>Writes predictions, but for sentences whose label is decided. Sentences that are gone by now are passed over.</summary>
    public int Apply(StoredPredictions predictions, IReadOnlyList<LabelStore.Standing> standings)
    {
        var decided = standings.Where(s => s.Decided is not null).ToDictionary(s => (s.ReportId, s.SentenceNo), s => s.Decided!);
        using var transaction = connection.BeginTransaction();
        Execute("CREATE OR REPLACE TEMP TABLE reclassified (report_id VARCHAR, sentence_no INTEGER, category VARCHAR, probability DOUBLE, model_id VARCHAR)");
        using (var rows = connection.CreateAppender("reclassified"))
            foreach (var (reportId, sentences) in predictions.Reports)
                foreach (var (number, category, probability) in sentences)
                {
                    var label = decided.GetValueOrDefault((reportId, number));
                    rows.CreateRow().AppendValue(reportId).AppendValue(number).AppendValue(label ?? category).AppendValue(label is null ? probability : 1).AppendValue(label is null ? predictions.ModelId : ByLabels).EndRow();
                }
        const string Same = "s.report_id = n.report_id AND s.sentence_no = n.sentence_no";
        var changed = Convert.ToInt32(Scalar($"SELECT count(*) FROM sentences s JOIN reclassified n ON {Same} WHERE s.category IS DISTINCT FROM n.category"), System.Globalization.CultureInfo.InvariantCulture);
        Execute($"UPDATE sentences s SET category = n.category, probability = n.probability, model_id = n.model_id FROM reclassified n WHERE {Same}");
        Execute("DROP TABLE reclassified");
        // Figures repeat the category of their sentence, and the coverage counts them by it.
        Execute(Store.FigureOrder.Sql + ";" + Store.Coverage.RebuildSql);
        transaction.Commit();
        return changed;
    }

    private IEnumerable<List<DocumentSentence>> Reports()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT report_id, sentence_no, text, heading FROM sentences ORDER BY report_id, sentence_no";
        using var reader = command.ExecuteReader();
        var report = new List<DocumentSentence>();
        while (reader.Read())
        {
            var sentence = new DocumentSentence(reader.GetString(2), reader.GetString(0), reader.GetInt32(1), reader.GetBoolean(3));
            if (report.Count > 0 && report[0].Document != sentence.Document)
            {
                yield return report;
                report = [];
            }
            report.Add(sentence);
        }
        if (report.Count > 0)
            yield return report;
    }

    private object? Scalar(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
