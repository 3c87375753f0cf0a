namespace Workbench.Tests;

public sealed class ReviewTests : IDisposable
{
    private readonly Campaign campaign = new();

    public ReviewTests() => campaign.Workbench.UseModel(null);

    public void Dispose() => campaign.Dispose();

    private static readonly string[] Article = ["A good year in Dak Song", "In 2023 the campaign helped 273 households out of poverty in Dak Song district.", "Builders finished 12 houses for poor families. A team of volunteers collected 40 zorblats."];

    private async Task<string> IngestAsync(string name = "article.txt", params string[] lines)
    {
        var result = await campaign.Workbench.IngestAsync(campaign.Write(name, lines.Length == 0 ? Article : lines), cancellationToken: TestContext.Current.CancellationToken);
        return result.Reports[0].ReportId!;
    }

    private string Id(string raw) => campaign.Query($"SELECT figure_id FROM figures WHERE raw = '{raw}' ORDER BY report_id LIMIT 1")[0];

    [Fact]
    public async Task A_correction_changes_the_figure_is_recorded_and_can_be_undone()
    {
        await IngestAsync();
        var id = Id("273");
        var review = campaign.Workbench.Correct(id, new Correction { Value = 237, Bound = "atLeast", Place = "Đắk Glong" }, "Lan", "the office counted again");
        Assert.Equal((1L, "correct", 273m, 237m), (review.Number, review.Action, review.Before.Value, review.After.Value));
        Assert.Equal(["237|atLeast|corrected"], campaign.Query($"SELECT value::INTEGER, bound, status FROM figures WHERE figure_id = '{id}'"));
        campaign.Workbench.UndoReview(1, "Lan", "mistaken");
        Assert.Equal(["273|exact|extracted"], campaign.Query($"SELECT value::INTEGER, bound, status FROM figures WHERE figure_id = '{id}'"));
        Assert.Equal(["correct", "undo"], campaign.Workbench.ReviewHistory().Select(r => r.Action));
        Assert.Equal("WB5705", Assert.Throws<WorkbenchException>(() => campaign.Workbench.UndoReview(1, "Lan", "again")).Code);
    }

    [Fact]
    public async Task The_queue_holds_doubtful_figures_until_they_are_decided()
    {
        await IngestAsync();
        campaign.Run("UPDATE figures SET doubt = CASE WHEN raw IN ('273', '12') THEN ['unknown-unit'] ELSE [] END");
        Assert.Equal(["12", "273"], campaign.Workbench.ReviewQueue().Select(i => i.Raw).Order());
        campaign.Workbench.Confirm(Id("273"), "Lan", "as in the report");
        campaign.Workbench.Reject(Id("12"), "Lan", "another district");
        Assert.Empty(campaign.Workbench.ReviewQueue());
        Assert.Equal(["12|rejected", "273|confirmed"], campaign.Query("SELECT raw, status FROM figures WHERE raw IN ('273', '12') ORDER BY raw"));
    }

    [Fact]
    public async Task Decisions_survive_a_new_version_of_the_extractor()
    {
        var report = await IngestAsync();
        campaign.Workbench.Correct(Id("273"), new Correction { Value = 300 }, "Lan", "counted again");
        campaign.Workbench.Reject(Id("12"), "Lan", "another district");
        // As an older extractor would have left it: another unit for one figure, and one that is no longer found.
        campaign.Run($"UPDATE reports SET extractor_version = '0.9'; UPDATE figures SET unit = 'family' WHERE raw = '40'; INSERT INTO figures SELECT 'old', '{report}', 0, 0, 1, 'A', 1, NULL, 'count', 'person', NULL, 'exact', NULL, NULL, NULL, NULL, [], 'extracted', 'report', NULL, NULL, NULL, NULL, false, NULL, NULL, NULL");
        campaign.Workbench.Confirm("old", "Lan", "it is right all the same");
        var expected = campaign.Workbench.DiffExtractor("0.9", TestContext.Current.CancellationToken);
        Assert.Contains(expected, c => c is { Kind: "removed", Raw: "A", Reviewed: true });
        Assert.DoesNotContain(expected, c => c.Raw == "273");
        Assert.Empty(campaign.Workbench.DiffExtractor("7.7", TestContext.Current.CancellationToken));
        var before = campaign.Query("SELECT count(*) FROM figures WHERE raw = 'A' AND status = 'confirmed'");
        Assert.Equal(["1"], before);
        campaign.Workbench.UpdateExtractor("0.9", TestContext.Current.CancellationToken);
        Assert.Equal(["12|12|rejected", "273|300|corrected", "A|1|confirmed"], campaign.Query("SELECT raw, value::INTEGER, status FROM figures WHERE raw IN ('273', '12', 'A') ORDER BY raw"));
        Assert.Empty(campaign.Workbench.DiffExtractor("0.9", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Decisions_follow_the_words_into_an_edited_report()
    {
        await IngestAsync();
        campaign.Workbench.Correct(Id("273"), new Correction { Value = 300 }, "Lan", "counted again");
        var second = await IngestAsync("edited.txt", [.. Article, "A closing sentence was added later by the editors."]);
        Assert.Equal(["300|corrected"], campaign.Query($"SELECT value::INTEGER, status FROM figures WHERE raw = '273' AND report_id = '{second}'"));
    }

    [Fact]
    public async Task Reading_the_sample_reports_again_changes_nothing()
    {
        await campaign.Workbench.IngestAsync(Campaign.Data("reports"), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(campaign.Workbench.DiffExtractor(null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_a_figure_does_not_say_is_cleared_undone_and_stays_cleared_when_the_report_is_read_again()
    {
        var report = await IngestAsync("range.txt", "A good year in Dak Song", "In 2023 the campaign helped 200–273 households in Dak Song district. Builders finished 12 houses.");
        var id = campaign.Query("SELECT figure_id FROM figures WHERE value = 200")[0];
        IReadOnlyList<string> State() => campaign.Query("SELECT value_high::INTEGER, kind, unit, period_start::VARCHAR, period_end::VARCHAR, status FROM figures WHERE value = 200");
        var before = State();
        Assert.Equal(["273|range|household|2023-01-01|2023-12-31|extracted"], before);
        // A range has two ends: without the upper one it is a number.
        Assert.Equal("WB5707", Assert.Throws<WorkbenchException>(() => campaign.Workbench.Correct(id, new Correction { Clear = FigureParts.ValueHigh }, "Lan", "x")).Code);
        Assert.Equal("WB5707", Assert.Throws<WorkbenchException>(() => campaign.Workbench.Correct(id, new Correction { Clear = FigureParts.Period, PeriodEnd = new DateOnly(2023, 6, 30) }, "Lan", "x")).Code);
        Assert.Equal("WB5707", Assert.Throws<WorkbenchException>(() => campaign.Workbench.Correct(id, new Correction { PeriodEnd = new DateOnly(2022, 6, 30) }, "Lan", "x")).Code);
        Assert.Equal("WB5702", Assert.Throws<WorkbenchException>(() => campaign.Workbench.Correct(id, new Correction { Unit = "household", Kind = "range" }, "Lan", "as it is")).Code);
        Assert.Equal(before, State());
        var review = campaign.Workbench.Correct(id, new Correction { Kind = "count", Clear = FigureParts.ValueHigh | FigureParts.Period | FigureParts.Unit }, "Lan", "two villages, no year");
        string[] cleared = ["|count||||corrected"];
        Assert.Equal(cleared, State());
        Assert.Equal((273m, null, null), (review.Before.ValueHigh, review.After.ValueHigh, review.After.PeriodEnd));
        campaign.Run($"UPDATE reports SET extractor_version = '0.9'; UPDATE figures SET unit = 'family' WHERE report_id = '{report}' AND raw = '12'");
        Assert.Equal("12", Assert.Single(campaign.Workbench.UpdateExtractor("0.9", TestContext.Current.CancellationToken)).Raw);
        Assert.Equal(cleared, State());
        await IngestAsync("longer.txt", "A good year in Dak Song", "In 2023 the campaign helped 200–273 households in Dak Song district. Builders finished 12 houses.", "An editor added a closing sentence.");
        Assert.Equal([.. cleared, .. cleared], State());
        campaign.Workbench.UndoReview(review.Number, "Lan", "it was right");
        Assert.Equal([.. before, .. cleared], State().OrderBy(s => s == cleared[0]));
    }

    [Fact]
    public async Task A_decision_needs_a_figure_a_name_and_a_reason()
    {
        await IngestAsync();
        Assert.Equal("WB5701", Assert.Throws<WorkbenchException>(() => campaign.Workbench.Confirm("nothing", "Lan", "x")).Code);
        Assert.Equal("WB5703", Assert.Throws<WorkbenchException>(() => campaign.Workbench.Confirm(Id("12"), " ", "x")).Code);
        Assert.Equal("WB5702", Assert.Throws<WorkbenchException>(() => campaign.Workbench.Correct(Id("12"), new Correction(), "Lan", "x")).Code);
        Assert.Equal("WB5707", Assert.Throws<WorkbenchException>(() => campaign.Workbench.Correct(Id("12"), new Correction { ValueHigh = 3 }, "Lan", "x")).Code);
    }

    [Fact]
    public async Task A_report_that_cannot_be_analysed_any_more_is_listed_and_the_others_are_read()
    {
        var broken = await IngestAsync();
        var other = await IngestAsync("other.txt", "A good year in Dak Song", "In 2023 the campaign helped 91 households in Dak Song district.");
        // As a workbench with one language more would have stored it.
        campaign.Run($"UPDATE reports SET language = 'xx' WHERE report_id = '{broken}'; UPDATE figures SET unit = 'family' WHERE raw IN ('91', '273')");
        (string, string)[] expected = [.. new[] { ("skipped", broken), ("changed", other) }.OrderBy(c => c.Item2, StringComparer.Ordinal)];
        Assert.Equal(expected, campaign.Workbench.DiffExtractor(cancellationToken: TestContext.Current.CancellationToken).Select(c => (c.Kind, c.ReportId)));
        Assert.Equal(expected, campaign.Workbench.UpdateExtractor(cancellationToken: TestContext.Current.CancellationToken).Select(c => (c.Kind, c.ReportId)));
        Assert.Equal(["273|family", "91|household"], campaign.Query("SELECT raw, unit FROM figures WHERE raw IN ('91', '273') ORDER BY raw"));
    }

    [Fact]
    public void A_report_whose_text_is_cleaned_differently_now_is_listed_and_left_alone()
    {
        using var workbench = CampaignWorkbench.Open(":memory:");
        var id = workbench.Receive([new ReceivedReport { Text = "In 2020 Than Uyên district built 59 houses.", Language = "en" }], TestContext.Current.CancellationToken).Reports[0].ReportId!;
        using var command = workbench.Connection.CreateCommand();
        // As another version might have kept it: with a soft hyphen.
        command.CommandText = "UPDATE reports SET text = replace(text, 'houses', 'hou' || chr(173) || 'ses'); UPDATE figures SET value = 58";
        command.ExecuteNonQuery();
        Assert.Equal([("skipped", id)], workbench.DiffExtractor(cancellationToken: TestContext.Current.CancellationToken).Select(c => (c.Kind, c.ReportId)));
        Assert.Equal([("skipped", id)], workbench.UpdateExtractor(cancellationToken: TestContext.Current.CancellationToken).Select(c => (c.Kind, c.ReportId)));
        command.CommandText = "SELECT value FROM figures";
        Assert.Equal(58m, command.ExecuteScalar());
    }
}
