using System.Globalization;
using DuckDB.NET.Data;

namespace Workbench.Tests;

public sealed class TwinTests : IDisposable
{
    private readonly Campaign campaign = new();

    public void Dispose() => campaign.Dispose();

    /// <summary>Pairs found and true over all articles of a generated set: 220 stories give 220 true pairs among 1100 articles, 660 of them near misses.</summary>
    [Fact]
    public async Task Twins_of_the_generated_set_are_found_and_near_misses_are_not()
    {
        campaign.Workbench.UseModel(null);
        var articles = TwinSet.Make(seed: 20261122, stories: 220);
        var path = campaign.Write("articles.jsonl", TwinSet.Lines(articles));
        var result = await campaign.Workbench.IngestAsync(path, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(0, result.Rejected);
        var storyOf = result.Reports.Zip(articles).GroupBy(x => x.First.ReportId!).ToDictionary(g => g.Key, g => g.First().Second.Story);
        var twins = campaign.Workbench.FindTwins(TestContext.Current.CancellationToken);
        var groups = twins.GroupBy(t => t.TwinOf).Select(g => g.Select(t => t.ReportId).Append(g.Key).ToList());
        var found = groups.SelectMany(g => g.SelectMany((a, i) => g.Skip(i + 1).Select(b => (a, b)))).ToList();
        var right = found.Count(p => storyOf[p.a] >= 0 && storyOf[p.a] == storyOf[p.b]);
        var (precision, recall) = ((double)right / Math.Max(1, found.Count), right / 220.0);
        var measured = string.Create(CultureInfo.InvariantCulture, $"precision {precision:0.000} ({right}/{found.Count}), recall {recall:0.000} ({right}/220)");
        TestContext.Current.SendDiagnosticMessage(measured);
        if (Environment.GetEnvironmentVariable("WORKBENCH_TWINS_OUT") is { } log)
            await File.WriteAllTextAsync(log, measured, TestContext.Current.CancellationToken);
        Assert.True(precision >= 0.98 && recall >= 0.9, measured);
    }

    [Fact]
    public async Task Translations_in_the_sample_reports_are_twins_and_count_once()
    {
        campaign.Workbench.UseModel(null);
        await campaign.Workbench.IngestAsync(Campaign.Data("reports"), cancellationToken: TestContext.Current.CancellationToken);
        var twins = campaign.Workbench.RecordTwins(TestContext.Current.CancellationToken);
        var pairs = campaign.Query("SELECT least(a.language, b.language) || ' ' || greatest(a.language, b.language) || ' ' || p.name FROM twins t JOIN reports a USING (report_id) JOIN reports b ON b.report_id = t.twin_of JOIN places p ON p.place_id = b.place_id ORDER BY ALL");
        Assert.Contains("uk vi Đắk Glong", pairs);
        Assert.All(twins, t => Assert.InRange(t.Score, 0.5, 1));
        Assert.Equal(twins.Count, campaign.Workbench.RecordTwins(TestContext.Current.CancellationToken).Count);
    }

    [Fact]
    public void Reports_that_others_store_meanwhile_do_not_shift_those_that_are_compared()
    {
        (string, string, decimal, string)[] Said(params int[] values) => [.. values.Select(v => ("household", "poverty-reduction", (decimal)v, "exact"))];
        campaign.Report("b", "Đắk Song", "2023-05-01", Said(1734, 2917, 412, 655));
        campaign.Report("c", "Đắk Song", "2023-05-02", Said(1734, 2917, 412, 655));
        campaign.Report("d", "Đắk Song", "2023-05-03", Said(11, 12, 13, 14));
        using var other = campaign.Workbench.Share();
        var stored = 0;
        // The first look at the reports makes another connection store one that stands before them all.
        campaign.Workbench.Connection.RegisterScalarFunction<string, string>("looked_at", id =>
        {
            if (Interlocked.Exchange(ref stored, 1) == 0)
            {
                using var command = other.Connection.CreateCommand();
                command.CommandText = "INSERT INTO stored_reports SELECT * REPLACE ('a' AS report_id) FROM stored_reports WHERE report_id = 'd'; INSERT INTO figures SELECT * REPLACE ('a-' || figure_id AS figure_id, 'a' AS report_id) FROM figures WHERE report_id = 'd'";
                command.ExecuteNonQuery();
            }
            return id;
        });
        campaign.Run("ALTER TABLE reports RENAME TO stored_reports; CREATE VIEW reports AS SELECT * REPLACE (looked_at(report_id) AS report_id) FROM stored_reports");
        Assert.Equal([("c", "b", 1.0, "figures")], campaign.Workbench.FindTwins(TestContext.Current.CancellationToken).Select(t => (t.ReportId, t.TwinOf, t.Score, t.How)));
        Assert.Equal(["4"], campaign.Query("SELECT count(*) FROM stored_reports"));
        Assert.Equal([("c", "b"), ("d", "a")], campaign.Workbench.FindTwins(TestContext.Current.CancellationToken).Select(t => (t.ReportId, t.TwinOf)).OrderBy(t => t.ReportId));
    }

    [Fact]
    public void Twins_of_a_report_that_is_gone_are_not_recorded()
    {
        foreach (var (id, value) in new[] { ("a", 1734), ("b", 1734), ("c", 18), ("d", 18) })
            campaign.Report(id, value == 18 ? "Than Uyên" : "Đắk Song", "2023-05-01", [.. Enumerable.Range(value, 4).Select(v => ("household", "poverty-reduction", (decimal)v, "exact"))]);
        var found = campaign.Workbench.FindTwins(TestContext.Current.CancellationToken);
        Assert.Equal([("b", "a"), ("d", "c")], found.Select(t => (t.ReportId, t.TwinOf)));
        Assert.Equal(found, campaign.Workbench.RecordTwins(found));
        campaign.Workbench.Remove("a");
        Assert.Equal([("d", "c")], campaign.Workbench.RecordTwins(found).Select(t => (t.ReportId, t.TwinOf)));
        Assert.Equal(["d|c"], campaign.Query("SELECT report_id, twin_of FROM twins"));
    }

    [Fact]
    public void Twins_are_found_inside_a_transaction_of_the_caller_which_goes_on()
    {
        using (var transaction = campaign.Workbench.Connection.BeginTransaction())
        {
            campaign.Run("INSERT INTO categories VALUES ('mine', 'Mine', 'My own')");
            Assert.Empty(campaign.Workbench.FindTwins(TestContext.Current.CancellationToken));
            transaction.Commit();
        }
        Assert.Equal(["Mine"], campaign.Query("SELECT label FROM categories WHERE category = 'mine'"));
    }

    [Fact]
    public void A_twin_cannot_contradict_and_counts_as_one_report()
    {
        campaign.Report("a", "Đắk Song", "2023-05-01", ("household", "poverty-reduction", 273, "exact"));
        campaign.Report("b", "Đắk Song", "2023-05-02", ("household", "poverty-reduction", 280, "exact"));
        Assert.Single(campaign.Workbench.FindConflicts());
        campaign.Run("INSERT INTO twins VALUES ('b', 'a', 0.9, 'text')");
        Assert.Empty(campaign.Workbench.FindConflicts());
        Assert.Equal(1, campaign.Workbench.Compare("household").Rows[0].Reports);
    }
}
