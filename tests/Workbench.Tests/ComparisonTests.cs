namespace Workbench.Tests;

public sealed class ComparisonTests : IDisposable
{
    private readonly Campaign campaign = new();

    private CampaignWorkbench Workbench => campaign.Workbench;

    public void Dispose() => campaign.Dispose();

    /// <summary>Rows without the last column of the header: none of them is a target.</summary>
    private void Import(params string[] rows) => campaign.Import([.. rows.Select(r => r + ",")]);

    [Fact]
    public void Different_statements_of_a_place_are_summed_and_the_largest_comes_first()
    {
        Import("Đắk Glong,Đắk Nông,uk,household,42,,count,exact,poverty-reduction,,,helped",
            "Đắk Song,Đắk Nông,ar,household,273,,count,exact,poverty-reduction,,,out of poverty",
            "Đắk Song,Đắk Nông,ar,household,102,,count,atLeast,poverty-reduction,,,means of production");
        var rows = Workbench.Compare("household", "poverty-reduction").Rows;
        Assert.Equal(["Đắk Song", "Đắk Glong"], rows.Select(r => r.Key));
        Assert.Equal((375m, "atLeast", 2, 2), (rows[0].Value!.Value, rows[0].Bound!, rows[0].Statements, rows[0].Figures));
        Assert.Equal(2, rows[0].FigureIds.Count);
        Assert.Equal((42m, "exact"), (rows[1].Value!.Value, rows[1].Bound!));
    }

    [Fact]
    public async Task A_chart_knows_the_sentences_behind_its_bars()
    {
        Import("Đắk Glong,Đắk Nông,uk,household,42,,count,exact,poverty-reduction,,,helped with cows",
            "Đắk Song,Đắk Nông,ar,household,273,,count,exact,poverty-reduction,,,out of poverty",
            "Đắk Song,Đắk Nông,ar,household,102,,count,atLeast,poverty-reduction,,,means of production");
        var html = (await Workbench.Compare("household").ToChart(Workbench).ToMimeBundleAsync(cancellationToken: TestContext.Current.CancellationToken))["text/html"]!.ToString();
        var behind = System.Net.WebUtility.HtmlDecode(html[html.IndexOf("<details>", StringComparison.Ordinal)..]);
        Assert.Contains("Đắk Song</bdi> × 2", behind, StringComparison.Ordinal);
        Assert.Contains("Đắk Glong</bdi> × 1", behind, StringComparison.Ordinal);
        Assert.True(behind.IndexOf("means of production", StringComparison.Ordinal) is > 0 and var at && at < behind.IndexOf("</table>", behind.IndexOf("Đắk Song", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_value_said_twice_counts_once()
    {
        Import("Đắk Song,Đắk Nông,ar,household,273,,count,exact,poverty-reduction,,,first report");
        Import("Đắk Song,Đắk Nông,en,household,273,,count,exact,poverty-reduction,,,second report");
        var row = Assert.Single(Workbench.Compare("household").Rows);
        Assert.Equal((273m, 1, 2, 2), (row.Value!.Value, row.Statements, row.Figures, row.Reports));
    }

    [Fact]
    public void Percents_are_never_summed()
    {
        Import("Than Uyên,Lai Châu,ru,percent,100,,percent,exact,party-building,,,done well",
            "Than Uyên,Lai Châu,ru,percent,50,,percent,atLeast,party-building,,,meetings");
        var row = Assert.Single(Workbench.Compare("percent:party-building").Rows);
        Assert.Equal((50m, (decimal?)100m), (row.Value!.Value, row.ValueHigh));
    }

    [Fact]
    public void A_place_without_the_figure_is_not_reported_and_not_zero()
    {
        Import("Đắk Glong,Đắk Nông,uk,household,42,,count,exact,poverty-reduction,,,x",
            "Châu Phú,An Giang,th,bridge,118,,count,exact,housing-infrastructure,,,x");
        var rows = Workbench.Compare("household").Rows;
        Assert.Equal(["Đắk Glong", "Châu Phú"], rows.Select(r => r.Key));
        Assert.False(rows[1].IsReported);
        Assert.Null(rows[1].Value);
    }

    [Fact]
    public void Zero_is_reported()
    {
        Import("Đắk Glong,Đắk Nông,uk,household,0,,count,exact,poverty-reduction,,,x");
        var row = Assert.Single(Workbench.Compare("household").Rows);
        Assert.True(row.IsReported);
        Assert.Equal(0m, row.Value);
    }

    [Fact]
    public void Rows_can_be_provinces_languages_and_years()
    {
        Import("Đắk Glong,Đắk Nông,uk,household,42,,count,exact,poverty-reduction,2022-01-01,2022-12-31,x",
            "Đắk Song,Đắk Nông,ar,household,273,,count,exact,poverty-reduction,2023-01-01,2023-12-31,x");
        var province = Assert.Single(Workbench.Compare("household", by: "province").Rows);
        Assert.Equal(("Đắk Nông", (decimal?)315m), (province.Key, province.Value));
        Assert.Equal(["ar", "uk"], Workbench.Compare("household", by: "language").Rows.Select(r => r.Key));
        Assert.Equal(["2023", "2022"], Workbench.Compare("household", by: "year").Rows.Select(r => r.Key));
    }

    [Fact]
    public void An_unknown_indicator_says_what_is_there()
    {
        Import("Đắk Glong,Đắk Nông,uk,household,42,,count,exact,poverty-reduction,,,x");
        var error = Assert.Throws<WorkbenchException>(() => Workbench.Compare("household", "security-order"));
        Assert.Equal("WB5401: No figure in the store has the indicator 'household:security-order'. The unit stands in: household:poverty-reduction. Available: household:poverty-reduction.", error.Message);
        Assert.Equal("WB5402", Assert.Throws<WorkbenchException>(() => Workbench.Compare("household", by: "planet")).Code);
    }

    [Fact]
    public void An_empty_store_says_that_it_is_empty()
    {
        var error = Assert.Throws<WorkbenchException>(() => Workbench.Compare("household"));
        Assert.Equal("WB5401: No figure in the store has the indicator 'household'. Available: none; the store holds no figures yet.", error.Message);
    }

    [Fact]
    public void The_order_of_import_does_not_change_the_answer()
    {
        string[] rows = ["Đắk Glong,Đắk Nông,uk,household,42,,count,exact,poverty-reduction,,,x", "Đắk Song,Đắk Nông,ar,household,273,,count,about,poverty-reduction,,,y",
            "Đắk Song,Đắk Nông,ar,household,102,,count,atMost,poverty-reduction,,,z", "Châu Phú,An Giang,th,household,42,,count,exact,poverty-reduction,,,w"];
        Import(rows);
        var forward = Workbench.Compare("household").Rows;
        using var other = new Campaign();
        foreach (var row in rows.Reverse())
            other.Import(row + ",");
        static string Shown(IReadOnlyList<ComparisonRow> all) => string.Join("\n", all.Select(r => $"{r.Key} {r.Value} {r.Bound} {r.Statements} {string.Join(',', r.FigureIds)}"));
        Assert.Equal(Shown(forward), Shown(other.Workbench.Compare("household").Rows));
    }
}
