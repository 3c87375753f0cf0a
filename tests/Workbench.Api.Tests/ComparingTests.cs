using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Workbench.Api.Tests;

/// <summary>Comparisons, trends, conflicts and twins: what the API says is what the library says.</summary>
[Collection("samples")]
public sealed class ComparingTests(SampleServer samples)
{
    private readonly Server server = samples.Server;

    private static async Task<CampaignWorkbench> LibraryAsync()
    {
        var workbench = CampaignWorkbench.Open(":memory:");
        await workbench.IngestAsync(Path.Combine(Repository.Root, "data", "reports"));
        workbench.Import(Path.Combine(Repository.Root, "data", "campaign-figures.csv"));
        return workbench;
    }

    public static TheoryData<string, string> Questions() => new()
    {
        { "indicator=household:poverty-reduction", "--indicator household:poverty-reduction" },
        { "indicator=household:poverty-reduction&by=province", "--indicator household:poverty-reduction --by province" },
        { "indicator=person&from=2021&to=2023", "--indicator person --from 2021-01-01 --to 2023-12-31" },
        { "indicator=person&by=year&from=2016-01-01", "--indicator person --by year --from 2016-01-01" },
        { "indicator=household&place=dak-nong/dak-song&place=Than%20Uy%C3%AAn", "--indicator household --place dak-nong/dak-song;Than\u00a0Uyên" },
        { "indicator=household&by=district,year&place=dak-nong", "--indicator household --by district,year --place dak-nong" },
        { "indicator=VND&language=th&to=2023-12", "--indicator VND --lang th --to 2023-12-31" },
        { "indicator=household&by=language", "--indicator household --by language" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task The_same_numbers_come_from_library_command_line_api_and_page(string question, string flags)
    {
        var program = Path.Combine(Repository.Root, "artifacts", "bin", "Workbench.Cli", "release", "Workbench.Cli.dll");
        if (!File.Exists(program))
            Assert.Skip("The command line was not built.");
        // A store of its own for the command line: the server has the other one open.
        var copy = Path.Combine(server.Folder, "numbers.duckdb");
        if (!File.Exists(copy))
        {
            using var made = CampaignWorkbench.Open(copy);
            await made.IngestAsync(Path.Combine(Repository.Root, "data", "reports"));
            made.Import(Path.Combine(Repository.Root, "data", "campaign-figures.csv"));
        }
        var arguments = flags.Split(' ').Select(f => f.Replace('\u00a0', ' '));
        var start = new System.Diagnostics.ProcessStartInfo("dotnet", [program, "compare", .. arguments, "--db", copy, "--json"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = System.Diagnostics.Process.Start(start)!;
        var said = (await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();

        var query = new Dictionary<string, string>(flags.Split(" --").Select(f => f.TrimStart('-').Split(' ', 2)).Select(f => new KeyValuePair<string, string>(f[0], f[1].Replace('\u00a0', ' '))));
        DateOnly? Day(string name) => query.TryGetValue(name, out var day) ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
        using var workbench = CampaignWorkbench.OpenReadOnly(copy);
        var library = workbench.Compare(ComparisonQuery.Parse(query["indicator"], query.GetValueOrDefault("by", "district")) with { From = Day("from"), To = Day("to"), Place = query.GetValueOrDefault("place"), Language = query.GetValueOrDefault("lang") });
        var rows = library.Rows.Select(r => (r.Key, r.Key2 ?? "", r.Value, string.Join(' ', r.FigureIds))).ToList();
        Assert.NotEmpty(rows);

        decimal? Value(JsonElement row) => row.GetProperty("value").ValueKind == JsonValueKind.Null ? null : row.GetProperty("value").GetDecimal();
        string Ids(JsonElement row) => string.Join(' ', row.GetProperty("figureIds").EnumerateArray().Select(i => i.GetString()));
        var api = (await server.GetAsync("/api/v1/compare?" + question)).GetProperty("rows").EnumerateArray().Select(r => (r.GetProperty("key").GetString()!, r.GetProperty("key2").GetString() ?? "", Value(r), Ids(r))).ToList();
        Assert.Equal(rows, api);
        var groups = library.Query.Groupings;
        Assert.Equal(rows, said.Select(r => (r.GetProperty(groups[0]).GetString()!, groups.Count > 1 ? r.GetProperty(groups[1]).GetString()! : "", Value(r), Ids(r))));
        var page = await server.Client.GetStringAsync("/compare?" + question, TestContext.Current.CancellationToken);
        page = WebUtility.HtmlDecode(page);
        var table = page[page.IndexOf("<tbody>", StringComparison.Ordinal)..page.IndexOf("</tbody>", StringComparison.Ordinal)];
        foreach (var row in library.Rows.Where(r => r.IsReported))
        {
            Assert.Contains($">{row.Key}", table, StringComparison.Ordinal);
            Assert.Contains(row.Value!.Value.ToString("#,##0.######", new NumberFormatInfo { NumberGroupSeparator = "\u202f" }), table, StringComparison.Ordinal);
        }
        Assert.Equal(library.Reported, System.Text.RegularExpressions.Regex.Count(table, "<tr"));
    }

    [Fact]
    public async Task A_comparison_as_parquet_is_read_back_with_its_types()
    {
        var file = Path.Combine(server.Folder, "comparison.parquet");
        await File.WriteAllBytesAsync(file, await server.Client.GetByteArrayAsync("/api/v1/compare.parquet?indicator=household:poverty-reduction", TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        using var workbench = CampaignWorkbench.Open(":memory:");
        using var command = workbench.Connection.CreateCommand();
        command.CommandText = $"SELECT district, value, period_end, reported FROM read_parquet('{file}') WHERE reported ORDER BY value DESC";
        using var reader = command.ExecuteReader();
        var rows = (await server.GetAsync("/api/v1/compare?indicator=household:poverty-reduction")).GetProperty("rows").EnumerateArray().Where(r => r.GetProperty("value").ValueKind != JsonValueKind.Null).ToList();
        foreach (var row in rows)
        {
            Assert.True(reader.Read());
            Assert.Equal((row.GetProperty("key").GetString(), row.GetProperty("value").GetDecimal()), (reader.GetString(0), reader.GetDecimal(1)));
        }
        Assert.False(reader.Read());
    }

    [Fact]
    public async Task Conflicts_twins_trends_and_indicators_are_the_librarys()
    {
        using var workbench = await LibraryAsync();
        var conflicts = await server.GetAsync("/api/v1/conflicts?limit=500");
        Assert.Equal(workbench.FindConflicts().Select(c => (c.Unit, c.Low, c.High)), conflicts.GetProperty("items").EnumerateArray().Select(c => (c.GetProperty("unit").GetString()!, c.GetProperty("low").GetDecimal(), c.GetProperty("high").GetDecimal())));
        Assert.Equal(workbench.FindTwins().Select(t => (t.ReportId, t.TwinOf)), (await server.GetAsync("/api/v1/twins")).EnumerateArray().Select(t => (t.GetProperty("reportId").GetString()!, t.GetProperty("twinOf").GetString()!)));
        Assert.Equal(workbench.Indicators().Select(i => (i.Id, i.Figures)), (await server.GetAsync("/api/v1/indicators")).EnumerateArray().Select(i => (i.GetProperty("id").GetString()!, i.GetProperty("figures").GetInt32())));
        var trend = workbench.Trend(ComparisonQuery.Parse("person"));
        Assert.NotEmpty(trend.Points);
        Assert.Equal(trend.Points.Select(p => (p.Key, p.Year, p.Value)), (await server.GetAsync("/api/v1/trends?indicator=person")).GetProperty("points").EnumerateArray()
            .Select(p => (p.GetProperty("key").GetString()!, p.GetProperty("year").GetInt32(), p.GetProperty("value").ValueKind == JsonValueKind.Null ? (decimal?)null : p.GetProperty("value").GetDecimal())));
    }

    [Theory]
    [InlineData("/api/v1/indicators"), InlineData("/api/v1/conflicts"), InlineData("/api/v1/settlements"), InlineData("/api/v1/twins"), InlineData("/api/v1/trends", "indicator=household"), InlineData("/api/v1/compare", "indicator=household")]
    [InlineData("/api/v1/reports"), InlineData("/api/v1/sentences"), InlineData("/api/v1/places"), InlineData("/api/v1/categories"), InlineData("/api/v1/review/labels"), InlineData("/api/v1/review/history"), InlineData("/api/v1/models"), InlineData("/api/v1/figures")]
    public async Task Every_table_comes_as_csv_and_parquet_with_the_same_rows(string path, string query = "")
    {
        var csv = Path.Combine(server.Folder, Guid.NewGuid() + ".csv");
        var parquet = Path.ChangeExtension(csv, ".parquet");
        using (var request = new HttpRequestMessage(HttpMethod.Get, $"{path}?{query}") { Headers = { { "Accept", "text/csv" } } })
        using (var answer = await server.Client.SendAsync(request, TestContext.Current.CancellationToken))
        {
            Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
            await File.WriteAllBytesAsync(csv, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        }
        await File.WriteAllBytesAsync(parquet, await server.Client.GetByteArrayAsync($"{path}.parquet?{query}", TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        using var workbench = CampaignWorkbench.Open(":memory:");
        using var command = workbench.Connection.CreateCommand();
        command.CommandText = $"SELECT (SELECT count(*) FROM read_csv('{csv}', header = true, all_varchar = true)), (SELECT count(*) FROM read_parquet('{parquet}')), (SELECT list(name ORDER BY name) FROM parquet_schema('{parquet}') WHERE num_children IS NULL)::VARCHAR, (SELECT list(column_name ORDER BY column_name) FROM (DESCRIBE FROM read_csv('{csv}', header = true, all_varchar = true)))::VARCHAR";
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        Assert.Equal(reader.GetInt64(0), reader.GetInt64(1));
        if (path != "/api/v1/figures")
            Assert.Equal(reader.GetString(2), reader.GetString(3));
    }

    [Fact]
    public async Task A_conflict_is_settled_and_opened_again()
    {
        await using var own = await Server.StartAsync();
        const string Words = "Đắk Song district. In 2023 the district supported {0} poor households.";
        foreach (var (number, day) in new[] { (273, "2023-10-01"), (280, "2024-01-15") })
            Assert.Equal(HttpStatusCode.Created, (await own.PostJsonAsync("/api/v1/reports", new { text = string.Format(CultureInfo.InvariantCulture, Words, number), published = day, place = "Đắk Song" })).StatusCode);
        Assert.Equal(1, (await own.GetAsync("/api/v1/conflicts")).GetProperty("total").GetInt32());
        await Server.IsProblem(await own.PostJsonAsync("/api/v1/settlements", new { rule = "best", name = "A", reason = "r" }), 422, "WB7006");
        await Server.IsProblem(await own.PostJsonAsync("/api/v1/settlements", new { rule = "newest" }), 422, "WB5703");
        using var settled = await own.PostJsonAsync("/api/v1/settlements", new { rule = "newest", name = "Anna", reason = "It counts the whole year." });
        Assert.Equal(HttpStatusCode.Created, settled.StatusCode);
        Assert.Equal(0, (await own.GetAsync("/api/v1/conflicts")).GetProperty("total").GetInt32());
        Assert.Equal(HttpStatusCode.NoContent, (await own.PostJsonAsync("/api/v1/settlements/1/withdraw", new { name = "Anna", reason = "no" })).StatusCode);
        Assert.Equal(1, (await own.GetAsync("/api/v1/conflicts")).GetProperty("total").GetInt32());
        await Server.IsProblem(await own.PostJsonAsync("/api/v1/settlements/1/withdraw", new { name = "Anna", reason = "again" }), 404, "WB5704");
        using var twins = await own.PostTextAsync("/api/v1/twins", "", "application/json");
        Assert.Equal(HttpStatusCode.Accepted, twins.StatusCode);
    }

    [Fact]
    public async Task Tables_of_a_conflict_are_told_apart_by_as_many_folders_as_it_takes()
    {
        await using var own = await Server.StartAsync(prepare: database =>
        {
            using var workbench = CampaignWorkbench.Open(database);
            foreach (var (table, rows) in new[] { ("2023/north/figures.csv", "person,273 house,40"), ("2023/south/figures.csv", "person,280"), ("2023/south/late.csv", "person,290 house,41") })
            {
                var file = Path.Combine(Path.GetDirectoryName(database)!, table);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllLines(file, rows.Split(' ').Select(r => $"Đắk Song,{r},health-welfare,supported,2023-01-01,2023-12-31").Prepend("district,unit,value,category,indicator,period_start,period_end"));
                Assert.Empty(workbench.Import(file).Rejected);
            }
        });
        var said = (await own.GetAsync("/api/v1/conflicts")).GetProperty("items").EnumerateArray().ToDictionary(c => c.GetProperty("unit").GetString()!, c => c.GetProperty("statements").EnumerateArray().Select(s => s.GetProperty("source").GetString()!).ToArray());
        Assert.Equal(["north/figures.csv", "south/figures.csv", "late.csv"], said["person"]);
        Assert.Equal(["figures.csv", "late.csv"], said["house"]);
    }

    [Fact]
    public async Task A_picture_that_is_too_large_is_refused_before_it_is_drawn()
    {
        await using var own = await Server.StartAsync(prepare: database =>
        {
            var table = Path.ChangeExtension(database, ".csv");
            string[] districts = ["Than Uyên", "Đắk Song", "Đắk Glong", "Chau Phu", "Mường Lát", "Sa Pa"];
            File.WriteAllLines(table, districts.SelectMany(d => Enumerable.Range(1900, 120).Select(y => string.Create(CultureInfo.InvariantCulture, $"{d},house,{y},health-welfare,{y}-01-01,{y}-12-31"))).Prepend("district,unit,value,category,period_start,period_end"));
            using var workbench = CampaignWorkbench.Open(database);
            workbench.Import(table);
        });
        await Server.IsProblem(await own.Client.GetAsync("/api/v1/charts/compare.png?indicator=house&by=district,year&width=4000&scale=2", TestContext.Current.CancellationToken), 400, "WB3108");
        // Pictures of lines have no such limit, and the document says so.
        var paths = (await own.GetAsync("/api/v1/openapi.json")).GetProperty("paths");
        Assert.Equal(["png"], new[] { "svg", "png", "pdf", "html", "json" }.Where(f => paths.GetProperty("/api/v1/charts/compare." + f).GetProperty("get").GetProperty("responses").GetProperty("400").GetProperty("description").GetString()!.Contains("WB3108", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_query_of_a_comparison_gives_the_figures_that_its_rows_rest_on()
    {
        var comparison = await server.GetAsync("/api/v1/compare?indicator=household&from=2016&place=dak-nong&explain=sql");
        using var answer = await server.PostJsonAsync("/api/v1/sql", new { sql = comparison.GetProperty("sql").GetString() });
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        var at = json.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("name").GetString()).ToList().IndexOf("figure_id");
        Assert.Equal(comparison.GetProperty("rows").EnumerateArray().SelectMany(r => r.GetProperty("figureIds").EnumerateArray()).Select(i => i.GetString()).Order(StringComparer.Ordinal),
            json.GetProperty("rows").EnumerateArray().Select(r => r[at].GetString()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/api/v1/compare?indicator=household&from=soon", 400, "WB7021")]
    [InlineData("/api/v1/compare?indicator=household&from=2020-13", 400, "WB7021")]
    [InlineData("/api/v1/compare?indicator=household&minProbability=2", 400, "WB7021")]
    [InlineData("/api/v1/compare?indicator=household&by=district,province", 400, "WB7021")]
    [InlineData("/api/v1/compare?indicator=household&from=2190", 404, "WB5403")]
    [InlineData("/api/v1/compare?indicator=household&place=Atlantis", 400, "WB5410")]
    [InlineData("/api/v1/compare?indicator=household&per=head", 400, "WB5408")]
    [InlineData("/api/v1/compare?indicator=household&currency=USD", 400, "WB5412")]
    [InlineData("/api/v1/compare?indicator=VND&currency=USD", 400, "WB5411")]
    [InlineData("/api/v1/compare?indicator=household&by=year&per=head", 400, "WB5409")]
    [InlineData("/api/v1/compare?indicator=percent&per=head", 400, "WB5406")]
    [InlineData("/api/v1/trends?indicator=vehicle&cumulative=true", 400, "WB5405")]
    [InlineData("/api/v1/trends", 400, "WB7023")]
    [InlineData("/api/v1/trends?indicator=household&by=year", 400, "WB7021")]
    [InlineData("/api/v1/conflicts?limit=0", 400, "WB7021")]
    [InlineData("/api/v1/twins?recorded=maybe", 400, "WB7021")]
    [InlineData("/api/v1/charts/compare.pdf?indicator=unicorn", 404, "WB5401")]
    [InlineData("/api/v1/compare.parquet?indicator=household&format=csv", 400, "WB7020")]
    public async Task A_question_that_makes_no_sense_says_why(string path, int status, string code)
    {
        using var answer = await server.Client.GetAsync(path, TestContext.Current.CancellationToken);
        await Server.IsProblem(answer, status, code);
    }
}
