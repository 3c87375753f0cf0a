using System.Globalization;

namespace Workbench.Tests;

/// <summary>What the five places of <c>data/campaign-figures.csv</c> come to, worked out by hand from the file, row by row with the rows of the file.</summary>
public sealed class CampaignComparisonTests : IDisposable
{
    private readonly Campaign campaign = new();

    public CampaignComparisonTests() => Assert.Empty(campaign.Workbench.Import(Campaign.Data("campaign-figures.csv")).Rejected);

    public void Dispose() => campaign.Dispose();

    private IEnumerable<string> Shown(string indicator) => campaign.Workbench.Compare(indicator).Rows.Select(row =>
    {
        var sources = row.FigureIds.Count == 0 ? [] : campaign.Query($"SELECT source_row FROM figures WHERE figure_id IN ({string.Join(", ", row.FigureIds.Select(id => $"'{id}'"))}) ORDER BY source_row");
        return string.Create(CultureInfo.InvariantCulture, $"{row.Key} | {(row.IsReported ? $"{row.Value:0.######}{(row.ValueHigh is { } h ? $"–{h:0.######}" : "")} {row.Bound}" : "not reported")} | rows {string.Join(" ", sources)}");
    });

    [Fact]
    public void Households() => Assert.Equal(
    [
        "Đắk Song | 375 exact | rows 13 17",
        "Đắk Glong | 42 exact | rows 5",
        "Bảo Yên | not reported | rows ",
        "Châu Phú | not reported | rows ",
        "Lào Cai | not reported | rows ",
        "Than Uyên | not reported | rows ",
    ], Shown("households-helped"));

    [Fact]
    public void Houses() => Assert.Equal(
    [
        "Châu Phú | 3722 exact | rows 44 50",
        "Đắk Song | 12 exact | rows 22",
        "Bảo Yên | not reported | rows ",
        "Lào Cai | not reported | rows ",
        "Than Uyên | not reported | rows ",
        "Đắk Glong | not reported | rows ",
    ], Shown("houses-built"));

    [Fact]
    public void Money() => Assert.Equal(
    [
        // 223 000 000 000 + 1 100 000 000 + 17 800 000 000; 3 410 000 000 + 1 500 000 000 + 705 000 000 + 348 900 000 + 760 000 000 + 4 000 000 000
        "Châu Phú | 241900000000 atLeast | rows 43 48 51",
        "Đắk Song | 10723900000 atLeast | rows 12 15 16 18 21 23",
        "Lào Cai | 200000000 about | rows 30",
        "Đắk Glong | 300000 exact | rows 7",
        "Bảo Yên | not reported | rows ",
        "Than Uyên | not reported | rows ",
    ], Shown("money"));

    [Fact]
    public void Party_members() => Assert.Equal(
    [
        "Than Uyên | 3390 exact | rows 35",
        "Than Uyên | 5–5 exact | rows 40",
        "Bảo Yên | not reported | rows ",
        "Châu Phú | not reported | rows ",
        "Lào Cai | not reported | rows ",
        "Đắk Glong | not reported | rows ",
        "Đắk Song | not reported | rows ",
    ], Shown("party-members"));

    [Fact]
    public void Every_value_of_a_flow_is_the_sum_of_the_figures_that_its_row_names()
    {
        foreach (var indicator in campaign.Workbench.Indicators().Where(i => i.Adds == Adds.Flow && i.Kind is ("count" or "money")))
            foreach (var row in campaign.Workbench.Compare(indicator.Id).Rows.Where(r => r.IsReported && r.Adds == Adds.Flow && r.ValueHigh is null))
                Assert.Equal([string.Create(CultureInfo.InvariantCulture, $"{row.Value:0.000000}")],
                    campaign.Query($"SELECT CAST(sum(value) AS VARCHAR) FROM (SELECT DISTINCT place_id, value FROM figures WHERE figure_id IN ({string.Join(", ", row.FigureIds.Select(id => $"'{id}'"))}))"));
    }
}
