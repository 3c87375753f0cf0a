using System.Data.Common;
using DuckDB.NET.Data;
using Workbench.Classification;

namespace Workbench.Labelling;

/// <summary>Which sentences to label next, and on which annotators disagree, with their context.</summary>
internal sealed class LabelQueries(DuckDBConnection connection, LabelStore store)
{
    /// <summary>Of how many of the most doubtful sentences the queue is chosen.</summary>
    private const int Candidates = 1000;

    private const string ContextSql = """
        s.report_id, s.sentence_no, s."start", s."end", s.text, s.heading, s.language, coalesce(r.title, parse_filename(r.source_file, false, 'both_slash')), s.category, s.probability,
        b.text, a.text, (SELECT h.text FROM sentences h WHERE h.report_id = s.report_id AND h.heading AND h.sentence_no < s.sentence_no ORDER BY h.sentence_no DESC LIMIT 1)
        """;

    private const string Joins = """
        LEFT JOIN reports r ON r.report_id = s.report_id
        LEFT JOIN sentences b ON b.report_id = s.report_id AND b.sentence_no = s.sentence_no - 1
        LEFT JOIN sentences a ON a.report_id = s.report_id AND a.sentence_no = s.sentence_no + 1
        """;

    public IReadOnlyList<LabelItem> Queue(string annotator, LabelQueueOptions options, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(annotator))
            throw Errors.UnsignedLabel("queue");
        if (options.Most is < 1 or > 1000)
            throw Errors.QueueOption(nameof(options.Most), options.Most, "1 to 1000");
        if (!(options.Overlap >= 0 && options.Overlap <= 1))
            throw Errors.QueueOption(nameof(options.Overlap), options.Overlap, "0 to 1");
        var open = "($1 IS NULL OR s.language = $1) AND trim(s.text) <> '' AND NOT EXISTS (SELECT 1 FROM labels l WHERE l.report_id = s.report_id AND l.sentence_no = s.sentence_no AND l.annotator = $2)";
        var others = "(SELECT count(*) FROM labels l WHERE l.report_id = s.report_id AND l.sentence_no = s.sentence_no)";
        // A copy of an article in another file has the same words: one of them is enough.
        var fresh = Read($"""
            SELECT {ContextSql}, 0 FROM (SELECT s.* FROM sentences s WHERE {open} AND {others} = 0
                QUALIFY row_number() OVER (PARTITION BY s.text ORDER BY s.report_id, s.sentence_no) = 1
                ORDER BY s.probability NULLS FIRST, s.report_id, s.sentence_no LIMIT {Candidates}) s {Joins}
            ORDER BY s.probability NULLS FIRST, s.report_id, s.sentence_no
            """, options.Language, annotator);
        var shared = Read($"SELECT {ContextSql}, {others} AS others FROM sentences s {Joins} WHERE {open} AND {others} > 0 ORDER BY others, s.probability NULLS FIRST, s.report_id, s.sentence_no LIMIT {options.Most}",
            options.Language, annotator);

        var classes = Math.Max(2, store.Categories().Count);
        var chosen = LabellingQueue.Choose([.. fresh.Select(item => item.Text)], [.. fresh.Select(item => Spread(item, classes))], Math.Min(options.Most, fresh.Count), ct: cancellationToken);
        var queue = new List<LabelItem>();
        int ownAt = 0, sharedAt = 0;
        while (queue.Count < options.Most && (ownAt < chosen.Count || sharedAt < shared.Count && options.Overlap > 0))
        {
            var takeShared = sharedAt < shared.Count && options.Overlap > 0 && (ownAt == chosen.Count || sharedAt < Math.Floor((queue.Count + 1) * options.Overlap));
            queue.Add(takeShared ? shared[sharedAt++] : fresh[chosen[ownAt++].Index]);
        }
        return [.. queue.Select(item => item with { Uncertainty = Math.Round(LabellingQueue.Uncertainty(Spread(item, classes)), 4) })];
    }

    public IReadOnlyList<LabelDisagreement> Disagreements()
    {
        var open = store.Standings().Where(s => s.Decided is null).ToDictionary(s => (s.ReportId, s.SentenceNo));
        if (open.Count == 0)
            return [];
        var items = Read($"SELECT {ContextSql}, 0 FROM sentences s {Joins} WHERE EXISTS (SELECT 1 FROM labels l WHERE l.report_id = s.report_id AND l.sentence_no = s.sentence_no) ORDER BY s.report_id, s.sentence_no");
        return [.. items.Where(i => open.ContainsKey((i.ReportId, i.SentenceNo))).Select(i => new LabelDisagreement
        {
            ReportId = i.ReportId, SentenceNo = i.SentenceNo, Start = i.Start, End = i.End, Text = i.Text, Heading = i.Heading, Language = i.Language, Source = i.Source,
            HeadingAbove = i.HeadingAbove, Before = i.Before, After = i.After, Predicted = i.Predicted, Probability = i.Probability, Labels = open[(i.ReportId, i.SentenceNo)].Labels,
        })];
    }

    public LabelAgreement Agreement()
    {
        var standings = store.Standings();
        string[] names = [.. standings.SelectMany(s => s.Labels.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        List<IReadOnlyList<string?>> units = [.. standings.Select(s => (IReadOnlyList<string?>)[.. names.Select(n => s.Labels.GetValueOrDefault(n))])];
        var majority = Classification.Agreement.WithMajority(units);
        var pairs = new List<PairAgreement>();
        for (var a = 0; a < names.Length; a++)
            for (var b = a + 1; b < names.Length; b++)
                if (Pair(names[a], names[b], [.. units.Where(u => u[a] is not null && u[b] is not null).Select(u => (u[a]!, u[b]!))]) is { } pair)
                    pairs.Add(pair);
        return new LabelAgreement
        {
            Labelled = units.Count,
            Shared = units.Count(u => u.Count(c => c is not null) > 1),
            Alpha = Classification.Agreement.KrippendorffAlpha(units),
            AlphaByCategory = Classification.Agreement.KrippendorffAlphaByCategory(units),
            Annotators = [.. names.Select((name, at) => new AnnotatorAgreement(name, units.Count(u => u[at] is not null), majority[at].N, majority[at].Share, WithMajority(units, at)))],
            Pairs = pairs,
        };
    }

    private static PairAgreement? Pair(string first, string second, (string A, string B)[] both)
    {
        if (both.Length == 0)
            return null;
        var byCategory = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var category in both.SelectMany(p => new[] { p.A, p.B }).Distinct(StringComparer.Ordinal))
            byCategory[category] = Classification.Agreement.CohenKappa([.. both.Select(p => p.A == category ? "yes" : "no")], [.. both.Select(p => p.B == category ? "yes" : "no")])!.Value;
        return new PairAgreement(first, second, both.Length, both.Count(p => p.A == p.B) / (double)both.Length,
            Classification.Agreement.CohenKappa([.. both.Select(p => p.A)], [.. both.Select(p => p.B)])!.Value, byCategory);
    }

    private static SortedDictionary<string, (int Agreed, int N)> WithMajority(List<IReadOnlyList<string?>> units, int annotator)
    {
        var result = new SortedDictionary<string, (int Agreed, int N)>(StringComparer.Ordinal);
        foreach (var unit in units)
        {
            if (unit[annotator] is not { } own)
                continue;
            List<IGrouping<string, string>> others = [.. unit.Where((_, at) => at != annotator).OfType<string>().GroupBy(c => c, StringComparer.Ordinal).OrderByDescending(g => g.Count())];
            if (others.Count == 0 || others.Count > 1 && others[0].Count() == others[1].Count())
                continue;
            var (agreed, n) = result.GetValueOrDefault(others[0].Key);
            result[others[0].Key] = (agreed + (own == others[0].Key ? 1 : 0), n + 1);
        }
        return result;
    }

    /// <summary>The store keeps the best category only; what is left of the probability is shared out among the others.</summary>
    private static Prediction Spread(LabelItem item, int classes)
    {
        var best = Math.Max(item.Probability ?? 0, 1.0 / classes);
        return new Prediction(item.Predicted ?? "", best, [.. Enumerable.Range(0, classes).Select(k => new CategoryProbability("", k == 0 ? best : (1 - best) / (classes - 1)))]);
    }

    private List<LabelItem> Read(string sql, params object?[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values)
            command.Parameters.Add(new DuckDBParameter { Value = value ?? DBNull.Value });
        using var r = command.ExecuteReader();
        var items = new List<LabelItem>();
        while (r.Read())
            items.Add(new LabelItem
            {
                ReportId = r.GetString(0), SentenceNo = r.GetInt32(1), Start = r.GetInt32(2), End = r.GetInt32(3), Text = r.GetString(4), Heading = r.GetBoolean(5), Language = r.GetString(6),
                Source = Text(r, 7) ?? r.GetString(0), Predicted = Text(r, 8), Probability = r.IsDBNull(9) ? null : r.GetDouble(9), Before = Text(r, 10), After = Text(r, 11), HeadingAbove = Text(r, 12),
                Uncertainty = 0, OtherLabels = Convert.ToInt32(r.GetValue(13), System.Globalization.CultureInfo.InvariantCulture),
            });
        return items;
    }

    private static string? Text(DbDataReader reader, int index) => reader.IsDBNull(index) ? null : reader.GetString(index);
}
