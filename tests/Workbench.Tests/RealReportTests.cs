using System.Text.Json;

namespace Workbench.Tests;

/// <summary>The whole way on real reports, where they lie beside the checkout; they are not part of the project.</summary>
public sealed class RealReportTests
{
    private static string Shared(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Workbench.sln")))
            {
                var path = Path.Combine(folder.Parent!.FullName, "shared", name);
                if (!Directory.Exists(path))
                    Assert.Skip("The folder of real reports is not beside the checkout.");
                return path;
            }
        throw new InvalidOperationException("The tests run outside a checkout.");
    }

    [Fact]
    public async Task Three_reports_get_their_language_and_place_and_a_second_time_nothing_changes()
    {
        var reports = Shared("reports");
        using var workbench = CampaignWorkbench.Open(":memory:");
        var first = await workbench.IngestAsync(reports, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal([("hu-lao-cai.txt", "hu", "Lào Cai"), ("th-chau-phu.txt", "th", "Châu Phú"), ("uk-dak-glong.txt", "uk", "Đắk Glong")],
            first.Reports.Select(r => (Path.GetFileName(r.File), r.Language!, r.Place!)));
        Assert.Equal(3, first.Stored);
        var second = await workbench.IngestAsync(reports, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((0, 3), (second.Stored, second.Unchanged));
        Assert.Equal(3, workbench.Summarize().Reports);
    }

    [Theory]
    [InlineData("uk-dak-glong")]
    [InlineData("th-chau-phu")]
    public async Task Stored_figures_agree_with_the_careful_reader(string report)
    {
        var (reports, gold) = (Shared("reports"), Shared("gold"));
        using var workbench = CampaignWorkbench.Open(":memory:");
        await workbench.IngestAsync(Path.Combine(reports, report + ".txt"), cancellationToken: TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(gold, report + ".figures.json"), TestContext.Current.CancellationToken));
        var wanted = json.RootElement.GetProperty("figures").EnumerateArray()
            .Select(f => (Value: f.GetProperty("value").GetDecimal(), Kind: f.GetProperty("kind").GetString()!, Optional: f.GetProperty("optional").GetBoolean())).ToList();
        var found = workbench.Figures().ToDataTable().Rows.Cast<System.Data.DataRow>().Select(r => (Value: (decimal)r["value"], Kind: (string)r["kind"])).ToList();
        var right = 0;
        var extra = 0;
        foreach (var figure in found)
        {
            var at = wanted.FindIndex(w => w.Value == figure.Value && w.Kind == figure.Kind);
            if (at < 0)
                extra++;
            else
            {
                right += wanted[at].Optional ? 0 : 1;
                wanted.RemoveAt(at);
            }
        }
        var missed = wanted.Count(w => !w.Optional);
        Assert.True(right / (double)(right + extra) >= 0.9, $"precision: {right} right, {extra} extra");
        Assert.True(right / (double)(right + missed) >= 0.9, $"recall: {right} right, {missed} missed");
    }
}
