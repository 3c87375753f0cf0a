using System.Text.Json;

namespace Workbench.Cli.Tests;

/// <summary>The commands of "Comparing districts", as a researcher types them: indicators, conflicts, twins, trends, import, review, diff, export, extract --shard, collect.</summary>
public sealed class ComparingCommandTests : IDisposable
{
    private const string Table = """
        district,unit,value,category,indicator,period_start,period_end
        Đắk Song,household,273,poverty-reduction,helped,2022-01-01,2022-12-31
        Đắk Song,household,280,poverty-reduction,helped,2022-01-01,2022-12-31
        Đắk Song,household,40,poverty-reduction,helped,2024-01-01,2024-12-31
        Châu Phú,house,12,housing-infrastructure,built,2023-01-01,2023-12-31
        Châu Phú,house,many,housing-infrastructure,built,2023-01-01,2023-12-31

        """;

    private static readonly string[] Story = ["The campaign helped 273 households out of poverty.", "Builders finished 412 houses for poor families.", "Schools gave gifts to 1734 students.", "Doctors examined 2917 patients free of charge.", "A fund collected 655 million dong."];

    private readonly TemporaryFolder folder = new();

    private string Store => folder["x.duckdb"];

    public void Dispose() => folder.Dispose();

    private Cli.Result Run(params string[] arguments) => Cli.Run([.. arguments, "--db", Store]);

    private JsonElement[] Json(int exitCode, params string[] arguments)
    {
        var result = Run([.. arguments, "--json"]);
        Assert.True(result.ExitCode == exitCode, result.Error);
        return [.. result.Lines.Select(l => JsonDocument.Parse(l).RootElement.Clone())];
    }

    private static string Text(JsonElement line, string member) => line.GetProperty(member).ToString();

    private void Import() => Assert.Equal(3, Run("import", folder.Write("figures.csv", Table)).ExitCode);

    [Fact]
    public void Import_counts_rows_and_names_each_rejected_one()
    {
        var path = folder.Write("figures.csv", Table);
        var preview = Run("import", path, "--preview");
        Assert.Equal(3, preview.ExitCode);
        Assert.Contains("4 rows would be imported", preview.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Store));
        var result = Run("import", path, "--json");
        Assert.Equal(3, result.ExitCode);
        Assert.Equal("""{"file":"PATH","rows":4,"rejected":1,"unchanged":0}""", result.Lines[0].Replace(path, "PATH", StringComparison.Ordinal));
        Assert.Contains($"rejected: {path}, row 5: `value` 'many' is not a number. Write digits with a point, without grouping.", result.Error, StringComparison.Ordinal);
        Assert.Equal("4", Text(Json(3, "import", path)[0], "unchanged"));
        var mapped = folder.Write("other.csv", "where,amount\nĐắk Song,7\n");
        Assert.Equal("1", Text(Json(0, "import", mapped, "--map", "district=where", "--map", "value=amount", "--unit", "house")[0], "rows"));
        Assert.Equal(1, Run("import", mapped).ExitCode);
        Assert.Equal(2, Run("import", mapped, "--map", "value").ExitCode);
    }

    [Fact]
    public void Indicators_list_what_can_be_compared()
    {
        Import();
        var lines = Json(0, "indicators");
        Assert.Equal(["household:poverty-reduction 1 3 2", "house:housing-infrastructure 1 1 1"], lines.Select(l => $"{Text(l, "indicator")} {Text(l, "places")} {Text(l, "figures")} {Text(l, "periods")}"));
        Assert.Equal(("households-helped", "flow", "2022-01-01", "2024-12-31"), (Text(lines[0], "canonical"), Text(lines[0], "adds"), Text(lines[0], "from"), Text(lines[0], "to")));
        Assert.Contains("Hộ được giúp thoát nghèo", Run("indicators", "--lang", "vi").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_speaks_the_language_that_is_asked_for()
    {
        Import();
        var chart = folder["chart.json"];
        Assert.Equal(0, Run("compare", "-i", "household:poverty-reduction", "--chart", chart, "--locale", "uk").ExitCode);
        var spec = JsonDocument.Parse(File.ReadAllText(chart)).RootElement;
        Assert.Equal("Домогосподарства, яким допомогли вийти з бідності, за районами", spec.GetProperty("title").GetProperty("text").GetString());
        Assert.Equal(0, Run("compare", "-i", "household:poverty-reduction", "--chart", chart).ExitCode);
        Assert.Equal("Households helped out of poverty, by district", JsonDocument.Parse(File.ReadAllText(chart)).RootElement.GetProperty("title").GetProperty("text").GetString());
        var unknown = Run("compare", "-i", "household", "--chart", chart, "--locale", "xx");
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("Charts do not speak 'xx'. Allowed: ar, en, hu, ru, th, uk, vi.", unknown.Error, StringComparison.Ordinal);
        var chartless = Run("compare", "-i", "household", "--locale", "uk");
        Assert.Equal(2, chartless.ExitCode);
        Assert.Contains("--locale is the language of a chart. Say with --chart FILE where to draw it.", chartless.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Conflicts_are_ranges_with_who_says_what_and_are_settled_by_a_signed_rule()
    {
        folder.Write("a.md", "---\npublished: 2023-01-01\nplace: Đắk Song\nlanguage: en\n---\nIn 2022 the campaign helped 273 households out of poverty.\n");
        folder.Write("b.md", "---\npublished: 2024-01-01\nplace: Đắk Song\nlanguage: en\n---\nIn 2022 the campaign helped 280 households out of poverty.\n");
        Assert.Equal(0, Run("ingest", folder["a.md"], folder["b.md"]).ExitCode);
        var conflict = Assert.Single(Json(0, "conflicts"));
        Assert.Equal(("273", "280", "Đắk Song", 2), (Text(conflict, "low"), Text(conflict, "high"), Text(conflict, "place"), conflict.GetProperty("statements").GetArrayLength()));
        Assert.Equal(1, Run("conflicts", "--settle", "newest").ExitCode);
        var settled = Assert.Single(Json(0, "conflicts", "--settle", "newest", "--name", "Lan", "--reason", "the later count is complete"));
        Assert.Equal(("newest", "Lan"), (Text(settled, "rule"), Text(settled, "reviewer")));
        Assert.Empty(Json(0, "conflicts"));
        Assert.Equal(("280", "1"), (Text(Json(0, "compare", "-i", "household")[0], "value"), Text(Json(0, "compare", "-i", "household")[0], "setAside")));
        Assert.Equal(0, Run("conflicts", "--withdraw", "1", "--name", "Lan", "--reason", "mistaken").ExitCode);
        Assert.Equal(["newest", "withdraw"], Json(0, "conflicts", "--history").Select(l => Text(l, "rule")));
        Assert.Single(Json(0, "conflicts", "-i", "household", "--most", "1"));
    }

    [Fact]
    public void Twins_are_found_and_recorded()
    {
        folder.Write("a.md", "---\nplace: Đắk Song\nlanguage: en\n---\n" + string.Join("\n", Story) + "\n");
        folder.Write("b.md", "---\nplace: Đắk Song\nlanguage: en\n---\nReprinted.\n" + string.Join("\n", Story.Reverse()) + "\n");
        folder.Write("c.md", "---\nplace: Đắk Song\nlanguage: en\n---\nThe campaign helped 61 households out of poverty.\n");
        Assert.Equal(0, Run("ingest", folder["a.md"], folder["b.md"], folder["c.md"]).ExitCode);
        Assert.Single(Json(0, "twins"));
        var twin = Assert.Single(Json(0, "twins", "--record"));
        Assert.Equal(["1"], Json(0, "sql", "SELECT count(*) AS n FROM twins").Select(l => Text(l, "n")));
        Assert.NotEqual(Text(twin, "reportId"), Text(twin, "twinOf"));
        // 273 of two reports is one statement of one source; 61 stands elsewhere, so the two are a range.
        Assert.Equal("2", Text(Json(0, "compare", "-i", "household")[0], "reports"));
    }

    [Fact]
    public void Trends_show_gaps_and_sums_but_not_of_stocks()
    {
        Import();
        Assert.Equal(["2022 273 280 True", "2023   False", "2024 40  True"], Json(0, "trends", "-i", "household").Select(l => $"{Text(l, "year")} {Text(l, "value")} {Text(l, "valueHigh")} {Text(l, "reported")}"));
        Assert.Equal(["273", "273", "313"], Json(0, "trends", "-i", "household", "--cumulative").Select(l => Text(l, "cumulative")));
        folder.Write("stock.csv", "district,unit,value,category\nĐắk Song,party member,40,party-building\n");
        Run("import", folder["stock.csv"]);
        var refused = Run("trends", "-i", "party-members", "--cumulative");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("WB5405", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Money_without_a_rate_is_not_counted_and_not_called_unreported()
    {
        var table = folder.Write("money.csv", "district,unit,value,kind,category,period_start,period_end\nĐắk Song,VND,1000,money,health-welfare,2023-01-01,2023-12-31\nĐắk Glong,EUR,7,money,health-welfare,2022-01-01,2022-12-31\n");
        Assert.Equal(0, Run("import", table).ExitCode);
        Assert.Equal(0, Run("import", "--conversions", folder.Write("rates.csv", "currency,into_currency,rate,source\nUSD,VND,24000,test table\n")).ExitCode);
        const string Why = "1 left out: no rate from EUR into VND for 2022";
        var compared = Run("compare", "-i", "money", "--currency", "VND");
        Assert.Contains("1 with a value, 0 not reported, 1 with figures that are not counted.", compared.Error, StringComparison.Ordinal);
        Assert.Contains("not counted", compared.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("not reported", compared.Output, StringComparison.Ordinal);
        var row = Json(0, "compare", "-i", "money", "--currency", "VND")[1];
        Assert.Equal("Đắk Glong  False 1 " + Why, $"{Text(row, "district")} {Text(row, "value")} {Text(row, "reported")} {Text(row, "figures")} {row.GetProperty("notes")[0]}");
        Assert.Equal([$"2022 False {Why}", "2023 True "], Json(0, "trends", "-i", "money", "--currency", "VND").Select(l => $"{Text(l, "year")} {Text(l, "reported")} {string.Join(";", l.GetProperty("notes").EnumerateArray())}"));
    }

    [Fact]
    public void Review_decides_with_a_name_and_a_reason_and_can_be_undone()
    {
        folder.Write("places.csv", "district,unit,value,category\nAtlantis,household,5,poverty-reduction\n");
        Assert.Equal(0, Run("import", folder["places.csv"]).ExitCode);
        var item = Assert.Single(Json(0, "review"));
        Assert.Equal("""["place-unknown"]""", Text(item, "doubt"));
        var id = Text(item, "figureId");
        Assert.Equal(1, Run("review", "confirm", id).ExitCode);
        var review = Assert.Single(Json(0, "review", "correct", id, "--place", "Đắk Song", "--value", "6", "--name", "Lan", "--reason", "asked the office"));
        Assert.Equal(("5", "6", "dak-nong/dak-song"), (Text(review.GetProperty("before"), "value"), Text(review.GetProperty("after"), "value"), Text(review.GetProperty("after"), "placeId")));
        Assert.Empty(Json(0, "review"));
        Assert.Equal(("Đắk Song", "6"), (Text(Json(0, "compare", "-i", "household")[0], "district"), Text(Json(0, "compare", "-i", "household")[0], "value")));
        Assert.Equal("1", Text(Json(0, "indicators")[0], "districts"));
        Json(0, "review", "undo", "1", "--name", "Lan", "--reason", "mistaken");
        Assert.Equal("0", Text(Json(0, "indicators")[0], "districts"));
        Json(0, "review", "reject", id, "--name", "Lan", "--reason", "no such place");
        Assert.Equal(["correct", "undo", "reject"], Json(0, "review", "--history").Select(l => Text(l, "action")));
        Assert.Empty(Json(0, "indicators"));
    }

    [Fact]
    public void Review_correct_takes_away_what_a_figure_does_not_say()
    {
        folder.Write("ranges.csv", "district,unit,value,value_high,kind,category,period_start,period_end\nĐắk Song,household,5,9,range,poverty-reduction,2020-01-01,2020-12-31\n");
        Assert.Equal(0, Run("import", folder["ranges.csv"]).ExitCode);
        var id = Text(Json(0, "sql", "SELECT figure_id FROM figures")[0], "figure_id");
        string Now() => string.Join(' ', Json(0, "sql", "SELECT value_high, unit, period_start, period_end FROM figures")[0].EnumerateObject().Select(m => m.Value.ToString()));
        Assert.Equal(1, Run("review", "correct", id, "--no-value-high", "--name", "Lan", "--reason", "a range has two ends").ExitCode);
        Assert.Equal(0, Run("review", "correct", id, "--no-value-high", "--kind", "count", "--no-unit", "--no-period", "--period-end", "2020-06-30", "--name", "Lan", "--reason", "counted until June").ExitCode);
        Assert.Equal("   2020-06-30", Now());
        Assert.Equal(0, Run("review", "correct", id, "--no-period", "--name", "Lan", "--reason", "no year is said").ExitCode);
        Assert.Equal("   ", Now());
        var history = Json(0, "review", "--history");
        Assert.Equal(("2020-06-30", ""), (Text(history[1].GetProperty("before"), "periodEnd"), Text(history[1].GetProperty("after"), "periodEnd")));
    }

    [Fact]
    public void Diff_says_what_another_version_would_change_and_changes_nothing()
    {
        var report = folder.Write("a.md", "---\nplace: Đắk Song\nlanguage: en\n---\nThe campaign helped 273 households out of poverty. Builders finished 12 houses.\n");
        Assert.Equal(0, Run("ingest", report).ExitCode);
        var version = Text(Json(0, "sql", "SELECT extractor_version AS v FROM reports")[0], "v");
        Assert.Empty(Json(0, "diff", "--from", version));
        var unknown = Run("diff", "--from", "0.0.1");
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains($"Versions there: {version}.", unknown.Error, StringComparison.Ordinal);
        Assert.Equal(2, Run("diff", "--to", "99.0").ExitCode);

        // The store of another version: it read one number otherwise and missed the other.
        var other = folder["other.duckdb"];
        File.Copy(Store, other);
        using (var changed = CampaignWorkbench.Open(other))
        {
            using var command = changed.Connection.CreateCommand();
            command.CommandText = "UPDATE figures SET unit = 'family' WHERE raw = '273'; DELETE FROM figures WHERE raw = '12'; UPDATE reports SET extractor_version = '0.9'";
            command.ExecuteNonQuery();
        }
        var before = File.ReadAllBytes(Store);
        string[] Shown(params string[] arguments) => [.. Json(0, ["diff", .. arguments]).Select(l => $"{Text(l, "change")} {Text(l, "raw")} {(l.GetProperty("before").ValueKind == JsonValueKind.Null ? "" : Text(l.GetProperty("before"), "unit"))}>{(l.GetProperty("after").ValueKind == JsonValueKind.Null ? "" : Text(l.GetProperty("after"), "unit"))}")];
        Assert.Equal(["changed 273 household>family", "removed 12 house>"], Shown("--from", Store, "--to", other));
        Assert.Equal(["changed 273 family>household", "added 12 >house"], Shown("--from", other));
        Assert.Equal(["changed 273 family>household", "added 12 >house"], Shown("--from", other, "--to", version));
        Assert.Equal(2, Run("diff", "--to", other, "--apply").ExitCode);
        Assert.Equal(before, File.ReadAllBytes(Store));
        Assert.Equal(2, Cli.Run("diff", "--from", "0.9", "--apply", "--db", other, "--json").Lines.Length);
        Assert.Empty(Shown("--from", Store, "--to", other));
    }

    [Fact]
    public void Export_writes_files_bundles_and_partitions()
    {
        Import();
        var csv = folder["facts.csv"];
        Assert.Equal(csv, Text(Json(0, "export", csv)[0], "file"));
        Assert.Equal(5, File.ReadAllLines(csv).Length);
        Assert.Contains(Json(0, "export", folder["cite"], "--format", "bundle"), l => Text(l, "file").EndsWith("SHA256SUMS", StringComparison.Ordinal));
        Assert.NotEmpty(Json(0, "export", folder["lake"], "--format", "hive"));
        var again = Run("export", folder["cite"], "--format", "bundle");
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("WB5803", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Shards_collected_give_the_bytes_of_one_run()
    {
        for (var i = 0; i < 5; i++)
            folder.Write($"r{i}.md", $"---\nplace: Đắk Song\nlanguage: en\n---\nThe campaign helped {270 + (i / 2 * 10)} households out of poverty.\n");
        string[] reports = [.. Enumerable.Range(0, 5).Select(i => folder[$"r{i}.md"])];
        for (var shard = 2; shard >= 1; shard--)
        {
            var part = Cli.Run([.. (string[])["extract"], .. reports, "--shard", $"{shard}/2", "--out", folder["parts"], "--json"]);
            Assert.True(part.ExitCode == 0, part.Error);
            if (shard == 2)
            {
                var missing = Run("collect", folder["parts"]);
                Assert.Equal(1, missing.ExitCode);
                Assert.Contains("lacks the shards 1 of 2", missing.Error, StringComparison.Ordinal);
            }
        }
        // Five files, three different texts.
        Assert.Equal("3", Text(Json(0, "collect", folder["parts"])[0], "reports"));
        Assert.Equal(0, Cli.Run([.. (string[])["ingest"], .. reports, "--db", folder["single.duckdb"]]).ExitCode);
        foreach (var table in (string[])["facts", "sentences", "reports"])
        {
            Run("export", folder["many.csv"], "--table", table);
            Assert.Equal(0, Cli.Run("export", folder["one.csv"], "--table", table, "--db", folder["single.duckdb"]).ExitCode);
            Assert.Equal(File.ReadAllText(folder["one.csv"]), File.ReadAllText(folder["many.csv"]));
        }
        Assert.Equal(2, Cli.Run("extract", reports[0], "--shard", "1/2").ExitCode);
        Assert.Contains("WB5804", Cli.Run("extract", reports[0], "--shard", "3/2", "--out", folder["parts"]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_are_told_by_place_with_an_interval_by_the_model_that_classified()
    {
        folder.Write("data.tsv", "text\tcategory\n" + string.Concat(Enumerable.Range(0, 60).Select(row => row % 2 == 0 ? $"The nurse of ward {row} came.\thealth\n" : $"Pupils of school {row} read.\tschool\n")));
        Assert.Equal(0, Cli.Run("train", "--data", folder["data.tsv"], "--out", folder["m.wbm"]).ExitCode);
        var empty = Run("ingest", folder.Write("r.txt", "In Đắk Song district the nurse of the ward came. Pupils of the school read. The nurse came again to Đắk Song."), "--model", folder["m.wbm"]);
        Assert.True(empty.ExitCode == 0, empty.Error);
        var lines = Json(0, "shares", "--model", folder["m.wbm"]);
        Assert.Equal(["Đắk Song health 2 3 1", "Đắk Song school 1 3 1"], lines.Select(l => $"{Text(l, "district")} {Text(l, "category")} {Text(l, "sentences")} {Text(l, "of")} {Text(l, "reports")}"));
        Assert.All(lines, l => Assert.True(l.GetProperty("low").GetDouble() < l.GetProperty("adjusted").GetDouble() && l.GetProperty("adjusted").GetDouble() < l.GetProperty("high").GetDouble(), l.GetRawText()));
        Assert.Equal("Đắk Nông", Text(Assert.Single(Json(0, "shares", "--model", folder["m.wbm"], "--by", "province", "--category", "school")), "province"));
        Assert.Matches("Đắk Song \\(Đắk Nông\\) +health +2 +3 +1 +66.7 %", Run("shares", "--model", folder["m.wbm"]).Output);
        var none = Run("shares", "--model", folder["m.wbm"], "--from", "2030-01-01");
        Assert.Equal((1, ""), (none.ExitCode, none.Output));
        Assert.Contains("WB5416", none.Error, StringComparison.Ordinal);
        Assert.Equal(2, Run("shares", "--by", "year").ExitCode);
        folder.Write("other.tsv", File.ReadAllText(folder["data.tsv"]) + "The school sang.\tschool\n");
        Assert.Equal(0, Cli.Run("train", "--data", folder["other.tsv"], "--out", folder["other.wbm"]).ExitCode);
        Assert.Contains("WB5417: 3 of 3 sentences were classified by ", Run("shares", "--model", folder["other.wbm"]).Error, StringComparison.Ordinal);
    }
}
