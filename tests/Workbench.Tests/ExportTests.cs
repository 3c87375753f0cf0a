using System.Security.Cryptography;
using Workbench.DataFrames;

namespace Workbench.Tests;

public sealed class ExportTests : IDisposable
{
    private readonly Campaign campaign = new();

    public ExportTests()
    {
        campaign.Workbench.UseModel(null);
        campaign.Workbench.Import(Campaign.Data("campaign-figures.csv"));
    }

    public void Dispose() => campaign.Dispose();

    [Theory]
    [InlineData("csv", "read_csv('{0}')")]
    [InlineData("parquet", "read_parquet('{0}')")]
    [InlineData("json", "read_json('{0}')")]
    public void Each_format_gives_every_row_back(string format, string read)
    {
        var path = campaign.Folder("facts." + format);
        campaign.Workbench.Export("facts", path);
        Assert.Equal(["55|3390"], campaign.Query($"SELECT count(*), max(value::DOUBLE) FILTER (unit = 'party member')::INTEGER FROM {string.Format(System.Globalization.CultureInfo.InvariantCulture, read, path)}"));
    }

    [Fact]
    public void A_sheet_is_read_back_as_it_was_written()
    {
        var path = campaign.Folder("facts.xlsx");
        campaign.Workbench.Export("facts", path);
        using var other = CampaignWorkbench.Open(":memory:");
        var result = other.Import(path);
        Assert.Equal((55, 0), (result.Rows, result.Rejected.Count));
        Assert.Equal(10723900000m, other.Compare("money").Rows.Single(r => r.Key == "Đắk Song").Value);
    }

    [Fact]
    public void A_bundle_has_data_codebook_sources_and_checksums_that_hold()
    {
        var folder = campaign.Folder("bundle");
        var files = campaign.Workbench.ExportBundle(folder);
        Assert.Contains("data/facts.parquet", files);
        foreach (var line in File.ReadAllLines(Path.Combine(folder, "SHA256SUMS")))
            Assert.Equal(line[..64], Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, line[66..])))));
        Assert.All(File.ReadAllLines(Path.Combine(folder, "codebook.csv")).Skip(1), line => Assert.False(line.EndsWith(','), "no meaning: " + line));
        var again = campaign.Folder("again");
        campaign.Workbench.ExportBundle(again);
        Assert.Equal(File.ReadAllText(Path.Combine(folder, "SHA256SUMS")), File.ReadAllText(Path.Combine(again, "SHA256SUMS")));
        Assert.Equal("WB5803", Assert.Throws<WorkbenchException>(() => campaign.Workbench.ExportBundle(folder)).Code);
    }

    [Fact]
    public void Partitions_are_read_as_one_table()
    {
        var folder = campaign.Folder("hive");
        campaign.Workbench.ExportHive(folder);
        Assert.Equal(["55|5"], campaign.Query($"SELECT count(*), count(DISTINCT language) FROM read_parquet('{folder}/**/*.parquet', hive_partitioning = true)"));
    }

    [Fact]
    public void Wrong_tables_and_formats_are_refused()
    {
        Assert.Equal("WB5801", Assert.Throws<WorkbenchException>(() => campaign.Workbench.Export("facts", campaign.Folder("x.doc"))).Code);
        Assert.Equal("WB5802", Assert.Throws<WorkbenchException>(() => campaign.Workbench.Export("secrets", campaign.Folder("x.csv"))).Code);
    }

    [Fact]
    public async Task Shards_collected_give_the_same_tables_as_one_run()
    {
        var token = TestContext.Current.CancellationToken;
        // The same text twice under two names: of the two, the first of the input stays.
        var copies = campaign.Folder("copies");
        Directory.CreateDirectory(copies);
        File.Copy(Campaign.Data("reports/hu-lao-cai.txt"), Path.Combine(copies, "copy.txt"));
        string[] paths = [Campaign.Data("reports"), copies];
        using var single = CampaignWorkbench.Open(":memory:");
        await single.IngestAsync(paths, cancellationToken: token);
        for (var shard = 3; shard >= 1; shard--)
            await CampaignWorkbench.ExtractShardAsync(paths, new Shard(shard, 3), campaign.Folder("parts"), cancellationToken: token);
        using var collected = CampaignWorkbench.Open(":memory:");
        Assert.Equal(9, collected.Collect(campaign.Folder("parts")));
        foreach (var table in CampaignWorkbench.ExportableTables)
            foreach (var format in (string[])["csv", "parquet", "json"])
            {
                single.Export(table, campaign.Folder("one." + format));
                collected.Export(table, campaign.Folder("many." + format));
                Assert.True(File.ReadAllBytes(campaign.Folder("one." + format)).AsSpan().SequenceEqual(File.ReadAllBytes(campaign.Folder("many." + format))), $"{table}.{format} differs");
            }
        Assert.Equal(0, collected.Collect(campaign.Folder("parts")));
        File.Delete(Directory.GetFiles(campaign.Folder("parts"), "*00002*.json")[0]);
        Assert.Contains("lacks the shards 2 of 3", Assert.Throws<WorkbenchException>(() => collected.Collect(campaign.Folder("parts"))).Message, StringComparison.Ordinal);
        Assert.Equal("WB5804", Assert.Throws<WorkbenchException>(() => Shard.Parse("4/3")).Code);
    }

    [Fact]
    public void A_comparison_is_a_frame_with_units()
    {
        DataFrame frame = campaign.Workbench.Compare("household", category: "poverty-reduction", by: "district");
        Assert.Equal(6, frame.RowCount);
        var value = frame.Columns.Single(c => c.Name == "value");
        Assert.Equal(("household", "count", "Households helped out of poverty, by district"), (value.Unit, value.Kind, value.Label));
    }

    [Fact]
    public void Columns_with_other_names_are_mapped_and_previewed()
    {
        var path = campaign.Write("other.csv", "where,amount,what", "Đắk Song,7,household", "Đắk Song,many,household");
        var options = new ImportOptions { Columns = new Dictionary<string, string> { ["district"] = "where", ["value"] = "amount", ["unit"] = "what" }, DryRun = true };
        var preview = campaign.Workbench.Import(path, options, TestContext.Current.CancellationToken);
        Assert.Equal((7m, "household", "dak-nong/dak-song"), (preview.Preview[0].Value, preview.Preview[0].Unit, preview.Preview[0].PlaceId));
        Assert.Equal(2, Assert.Single(preview.Rejected).Row);
        Assert.Equal(["55"], campaign.Query("SELECT count(*) FROM figures"));
        Assert.Equal(1, campaign.Workbench.Import(path, options with { DryRun = false }, TestContext.Current.CancellationToken).Rows);
        Assert.Equal("WB5304", Assert.Throws<WorkbenchException>(() => campaign.Workbench.Import(path, new ImportOptions { Columns = new Dictionary<string, string> { ["value"] = "sum" } }, TestContext.Current.CancellationToken)).Code);
    }

    [Fact]
    public void Trends_show_their_gaps()
    {
        campaign.Import("Sa Pa,Lào Cai,vi,house,10,,count,exact,housing-infrastructure,2020-01-01,2020-12-31,x,", "Sa Pa,Lào Cai,vi,house,5,,count,exact,housing-infrastructure,2022-01-01,2022-12-31,x,");
        var points = campaign.Workbench.Trend(new ComparisonQuery("house") { Place = "Sa Pa" }, cumulative: true).Points;
        Assert.Equal([(2020, 10m, 10m), (2021, null, 10m), (2022, 5m, 15m)], points.Select(p => (p.Year, p.Value, p.Cumulative!.Value)));
        Assert.True(points[1].IsGap);
    }
}
