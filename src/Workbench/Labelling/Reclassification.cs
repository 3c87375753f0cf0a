using DuckDB.NET.Data;
using Workbench.Classification;

namespace Workbench.Labelling;

/// <summary>Gives the stored sentences the categories of another model, and of their labels where those are decided.</summary>
internal sealed class Reclassification(DuckDBConnection connection, SentenceClassifier classifier)
{
    /// <summary>What stands in <c>sentences.model_id</c> when people decided.</summary>
    public const string ByLabels = "labels";

    public int Run(IReadOnlyList<LabelStore.Standing> standings, CancellationToken cancellationToken)
    {
        var decided = standings.Where(s => s.Decided is not null).ToDictionary(s => (s.ReportId, s.SentenceNo), s => s.Decided!);
        using var transaction = connection.BeginTransaction();
        Execute("CREATE OR REPLACE TEMP TABLE reclassified (report_id VARCHAR, sentence_no INTEGER, category VARCHAR, probability DOUBLE, model_id VARCHAR)");
        using (var rows = connection.CreateAppender("reclassified"))
        {
            foreach (var report in Reports())
            {
                cancellationToken.ThrowIfCancellationRequested();
                var predictions = classifier.ClassifyDocument(report);
                for (var at = 0; at < report.Count; at++)
                {
                    var label = decided.GetValueOrDefault((report[at].Document!, report[at].Order));
                    rows.CreateRow().AppendValue(report[at].Document).AppendValue(report[at].Order).AppendValue(label ?? predictions[at].Category)
                        .AppendValue(label is null ? predictions[at].Probability : 1).AppendValue(label is null ? classifier.ModelId : ByLabels).EndRow();
                }
            }
        }
        const string Same = "s.report_id = n.report_id AND s.sentence_no = n.sentence_no";
        int changed;
        using (var count = connection.CreateCommand())
        {
            count.CommandText = $"SELECT count(*) FROM sentences s JOIN reclassified n ON {Same} WHERE s.category IS DISTINCT FROM n.category";
            changed = Convert.ToInt32(count.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
        }
        Execute($"UPDATE sentences s SET category = n.category, probability = n.probability, model_id = n.model_id FROM reclassified n WHERE {Same}");
        Execute("DROP TABLE reclassified");
        // Figures repeat the category of their sentence, and the coverage counts them by it.
        Execute(Store.FigureOrder.Sql + ";" + Store.Coverage.RebuildSql);
        transaction.Commit();
        return changed;
    }

    private IEnumerable<List<DocumentSentence>> Reports()
    {
        // Read whole before the appender writes: one connection does one thing at a time. Texts of a million sentences are some 200 MB.
        var all = new List<DocumentSentence>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT report_id, sentence_no, text, heading FROM sentences ORDER BY report_id, sentence_no";
            using var reader = command.ExecuteReader();
            while (reader.Read())
                all.Add(new DocumentSentence(reader.GetString(2), reader.GetString(0), reader.GetInt32(1), reader.GetBoolean(3)));
        }
        var report = new List<DocumentSentence>();
        foreach (var sentence in all)
        {
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

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
