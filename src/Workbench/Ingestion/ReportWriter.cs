using DuckDB.NET.Data;
using Workbench.Store;
using Workbench.Text;

namespace Workbench.Ingestion;

/// <summary>Writes analysed reports, a batch a transaction.</summary>
internal sealed class ReportWriter(DuckDBConnection connection, TimeProvider clock)
{
    /// <summary>Those of some reports that the store holds. Reading the ids of all, a hundred thousand, was most of the time that storing one report took.</summary>
    public HashSet<string> Stored(IEnumerable<string> reportIds)
    {
        var stored = new HashSet<string>(StringComparer.Ordinal);
        var asked = string.Join(", ", reportIds.Distinct(StringComparer.Ordinal).Select(Coverage.Quoted));
        if (asked.Length == 0)
            return stored;
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT report_id FROM reports WHERE report_id IN ({asked})";
        using var reader = command.ExecuteReader();
        while (reader.Read())
            stored.Add(reader.GetString(0));
        return stored;
    }

    public void Write(IReadOnlyList<AnalyzedReport> reports)
    {
        using var transaction = connection.BeginTransaction();
        var now = clock.GetUtcNow().UtcDateTime;
        using (var rows = connection.CreateAppender("reports"))
            foreach (var report in reports)
                AppendReport(rows.CreateRow(), report, now);
        using (var rows = connection.CreateAppender("sentences"))
            foreach (var report in reports)
                for (var i = 0; i < report.Analysis.Sentences.Count; i++)
                    AppendSentence(rows.CreateRow(), report, i);
        NewFigures.Begin(connection);
        using (var rows = connection.CreateAppender(NewFigures.Table))
            foreach (var report in reports)
            {
                var surroundings = Surroundings(report);
                foreach (var figure in report.Analysis.Figures)
                    NewFigures.Append(rows.CreateRow(), figure, surroundings);
            }
        NewFigures.Store(connection);
        // A report that comes again with edits elsewhere keeps what reviewers decided on the words that stayed.
        var decided = new Reviewing.ReviewStore(connection, clock).Replay([.. reports.Select(r => r.ReportId)], restoreMissing: true);
        Coverage.Add(connection, decided == 0 ? NewFigures.Table : Coverage.OfReports(reports.Select(r => r.ReportId)));
        NewFigures.End(connection);
        transaction.Commit();
    }

    /// <summary>What the store holds of a report that is there already.</summary>
    public IngestedReport Describe(string reportId)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT r.source_file, r.language, p.name,
                   (SELECT count(*) FROM sentences s WHERE s.report_id = r.report_id),
                   (SELECT count(*) FROM figures f WHERE f.report_id = r.report_id),
                   (SELECT count(*) FROM figures f WHERE f.report_id = r.report_id AND len(f.doubt) > 0)
            FROM reports r LEFT JOIN places p ON p.place_id = r.place_id WHERE r.report_id = $1
            """;
        command.Parameters.Add(new DuckDBParameter(reportId));
        using var reader = command.ExecuteReader();
        reader.Read();
        return new IngestedReport
        {
            File = reader.GetString(0),
            Outcome = IngestOutcome.Unchanged,
            ReportId = reportId,
            Language = reader.GetString(1),
            Place = reader.IsDBNull(2) ? null : reader.GetString(2),
            Sentences = (int)reader.GetInt64(3),
            Figures = (int)reader.GetInt64(4),
            Doubts = (int)reader.GetInt64(5),
        };
    }

    private static void AppendReport(IDuckDBAppenderRow row, AnalyzedReport report, DateTime now)
    {
        var (input, analysis) = (report.Input, report.Analysis);
        row.AppendValue(report.ReportId);
        Append(row, input.Title ?? analysis.Title);
        Append(row, input.Url);
        row.AppendValue(input.File);
        row.AppendValue(analysis.Language);
        Append(row, input.Published ?? analysis.Published);
        Append(row, analysis.Place?.Place?.Id);
        row.AppendValue(analysis.Text);
        row.AppendValue(now);
        row.AppendValue(analysis.LanguageConfidence);
        row.AppendValue(input.Encoding);
        // A list column takes collections only, not sequences that are still to be computed.
        string[] warnings = [.. input.Warnings, .. analysis.Warnings];
        row.AppendValue(warnings.AsEnumerable());
        row.AppendValue(ExtractorInfo.Version);
        row.AppendValue(report.SourceSha);
        row.EndRow();
    }

    private static void AppendSentence(IDuckDBAppenderRow row, AnalyzedReport report, int index)
    {
        var sentence = report.Analysis.Sentences[index];
        row.AppendValue(report.ReportId);
        row.AppendValue(sentence.Number);
        row.AppendValue(sentence.Start);
        row.AppendValue(sentence.End);
        row.AppendValue(report.Analysis.Text[sentence.Start..sentence.End]);
        row.AppendValue(sentence.IsHeading);
        row.AppendValue(sentence.Language);
        if (report.Categories is { } categories)
        {
            row.AppendValue(categories[index].Category);
            row.AppendValue(categories[index].Probability);
            row.AppendValue(report.ModelId);
        }
        else
        {
            row.AppendNullValue();
            row.AppendNullValue();
            row.AppendNullValue();
        }
        row.EndRow();
    }

    private static NewFigures.Surroundings Surroundings(AnalyzedReport report) => new(report.ReportId, report.Analysis.Language, report.Input.Published ?? report.Analysis.Published, report.Analysis.Place?.Place?.Id,
        number => report.Categories is { } categories && number >= 0 && number < categories.Count ? (categories[number].Category, categories[number].Probability) : (null, null));

    internal static void Append(IDuckDBAppenderRow row, string? value)
    {
        if (value is null)
            row.AppendNullValue();
        else
            row.AppendValue(value);
    }

    internal static void Append(IDuckDBAppenderRow row, DateOnly? value)
    {
        if (value is { } date)
            row.AppendValue((DateOnly?)date);
        else
            row.AppendNullValue();
    }
}
