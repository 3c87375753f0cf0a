using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Workbench.Api.Tests;

[Collection("samples")]
public sealed class ReadTests(SampleServer samples)
{
    private readonly Server server = samples.Server;

    [Fact]
    public async Task Texts_that_are_odd_are_classified_and_told_of()
    {
        using var answer = await server.PostJsonAsync("/api/v1/classify", new { texts = new[] { "59 houses were built for poor households.", "", "a\0b" }, threshold = 0.9999 });
        var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.All(said.GetProperty("texts").EnumerateArray(), t => Assert.Equal((JsonValueKind.Null, 1), (t.GetProperty("category").ValueKind, t.GetProperty("top").GetArrayLength())));
        Assert.Equal(["Text 2: the text is empty", "Text 3: the text holds a NUL character (U+0000)"], said.GetProperty("warnings").EnumerateArray().Select(w => w.GetString()!.Split(';', ',')[0]));
    }

    [Fact]
    public async Task Sentences_to_label_are_given_blind_unless_the_model_is_asked_for()
    {
        async Task<IEnumerable<JsonValueKind>> Predicted(string more) => [.. (await server.GetAsync("/api/v1/review/sentences?name=Anna" + more)).EnumerateArray().Select(s => s.GetProperty("predicted").ValueKind)];
        Assert.All(await Predicted(""), k => Assert.Equal(JsonValueKind.Null, k));
        Assert.Contains(JsonValueKind.String, await Predicted("&model=shown"));
        var (hidden, shown) = (await server.Client.GetStringAsync("/review?what=sentences", TestContext.Current.CancellationToken), await server.Client.GetStringAsync("/review?what=sentences&model=shown", TestContext.Current.CancellationToken));
        Assert.DoesNotContain("The model:", hidden, StringComparison.Ordinal);
        Assert.Contains("The model:", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Summary_counts_what_is_in_the_store()
    {
        var summary = await server.GetAsync("/api/v1/summary");
        Assert.Equal(9, summary.GetProperty("reports").GetInt32());
        Assert.Equal(55, summary.GetProperty("tableFigures").GetInt32());
    }

    [Fact]
    public async Task No_answer_tells_where_the_files_lay_on_the_server()
    {
        var report = (await server.GetAsync("/api/v1/reports?limit=1")).GetProperty("items")[0].GetProperty("reportId").GetString();
        foreach (var path in (string[])["/api/v1/reports", "/api/v1/reports.csv", $"/api/v1/reports/{report}", "/api/v1/figures?limit=500", "/api/v1/figures.csv", "/api/v1/figures?sourceFile=campaign-figures.csv",
            "/api/v1/conflicts", "/api/v1/conflicts.csv", "/api/v1/review/figures", "/api/v1/review/sentences?name=Anna", "/api/v1/charts/compare.html?indicator=household", "/api/v1/charts/compare.json?indicator=household",
            "/api/v1/jobs", "/api/v1/models", "/", "/reports", $"/reports/{report}", "/data", "/review", "/review?what=sentences", "/compare?indicator=household"])
        {
            using var answer = await server.Client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
            Assert.DoesNotContain(Repository.Root, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        Assert.Equal(55, (await server.GetAsync("/api/v1/figures?limit=500&sourceFile=campaign-figures.csv")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Lists_find_a_commune_by_its_district_and_its_province()
    {
        await using var own = await Server.StartAsync(prepare: path =>
        {
            using var workbench = CampaignWorkbench.Open(path);
            workbench.UseModel(null);
            workbench.AddPlace("Bản Mới", "commune", "Đắk Song");
            workbench.Receive([new ReceivedReport { Text = "The campaign helped 273 households out of poverty.", Language = "en", Place = "Bản Mới" }]);
        });
        foreach (var filter in (string[])["province=Đắk Nông", "provinceId=dak-nong", "district=Đắk Song", "districtId=dak-nong/dak-song", "place=Bản Mới", "sort=province"])
        {
            var figure = Assert.Single((await own.GetAsync("/api/v1/figures?" + filter)).GetProperty("items").EnumerateArray());
            Assert.Equal(("Bản Mới", "Đắk Song", "Đắk Nông"), (figure.GetProperty("place").GetString(), figure.GetProperty("district").GetString(), figure.GetProperty("province").GetString()));
        }
        var report = Assert.Single((await own.GetAsync("/api/v1/reports?province=Đắk Nông")).GetProperty("items").EnumerateArray());
        Assert.Equal(("Bản Mới", "Đắk Nông"), (report.GetProperty("place").GetString(), report.GetProperty("province").GetString()));
        // The page counts it in its district, and offers both to compare.
        var coverage = await own.Client.GetStringAsync("/", TestContext.Current.CancellationToken);
        Assert.Contains("lang=\"vi\">Đắk Song <small>Đắk Nông</small>", WebUtility.HtmlDecode(coverage[coverage.IndexOf("id=\"h-cov\"", StringComparison.Ordinal)..]), StringComparison.Ordinal);
        var compare = WebUtility.HtmlDecode(await own.Client.GetStringAsync("/compare?indicator=household", TestContext.Current.CancellationToken));
        Assert.Contains("<span lang=\"vi\">Bản Mới</span> <small lang=\"vi\">Đắk Song, Đắk Nông</small>", compare, StringComparison.Ordinal);
        Assert.Contains("<span lang=\"vi\">Đắk Song</span> <small lang=\"vi\">Đắk Nông</small>", compare, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\" class=\"n\">households</th>", compare, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/figures", "figureId")]
    [InlineData("/api/v1/figures?sort=-value", "figureId")]
    [InlineData("/api/v1/figures?sort=unit&origin=report", "figureId")]
    [InlineData("/api/v1/figures?sort=periodEnd", "figureId")]
    [InlineData("/api/v1/figures?sort=-district", "figureId")]
    [InlineData("/api/v1/reports", "reportId")]
    [InlineData("/api/v1/places?level=province", "placeId")]
    public async Task Lists_are_read_whole_part_by_part(string path, string id)
    {
        var join = path.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        var whole = (await server.GetAsync($"{path}{join}limit=500")).GetProperty("items").EnumerateArray().Select(i => i.GetProperty(id).GetString()).ToList();
        var parts = new List<string?>();
        string? cursor = null;
        do
        {
            var part = await server.GetAsync($"{path}{join}limit=7{(cursor is null ? "" : "&cursor=" + cursor)}");
            parts.AddRange(part.GetProperty("items").EnumerateArray().Select(i => i.GetProperty(id).GetString()));
            cursor = part.GetProperty("next").GetString();
        }
        while (cursor is not null);
        Assert.True(whole.Count > 7);
        Assert.Equal(whole, parts);
    }

    [Fact]
    public async Task Sentences_go_on_after_their_number()
    {
        var seen = 0;
        string? cursor = null;
        do
        {
            var part = await server.GetAsync($"/api/v1/sentences?limit=50{(cursor is null ? "" : "&cursor=" + cursor)}");
            seen += part.GetProperty("items").GetArrayLength();
            cursor = part.GetProperty("next").GetString();
        }
        while (cursor is not null);
        Assert.Equal((await server.GetAsync("/api/v1/summary")).GetProperty("sentences").GetInt32(), seen);
    }

    [Theory]
    [InlineData("unit=VND", "unit", "VND")]
    [InlineData("language=uk", "language", "uk")]
    [InlineData("origin=table", "origin", "table")]
    [InlineData("category=poverty-reduction", "category", "poverty-reduction")]
    [InlineData("district=Than%20Uy%C3%AAn", "district", "Than Uyên")]
    public async Task Figures_are_filtered(string filter, string member, string value)
    {
        var items = (await server.GetAsync("/api/v1/figures?limit=500&" + filter)).GetProperty("items").EnumerateArray().ToList();
        Assert.NotEmpty(items);
        Assert.All(items, i => Assert.Equal(value, i.GetProperty(member).GetString()));
    }

    [Fact]
    public async Task A_figure_stands_in_its_report_where_it_says()
    {
        foreach (var figure in (await server.GetAsync("/api/v1/figures?origin=report&limit=500")).GetProperty("items").EnumerateArray())
        {
            var report = await server.GetAsync("/api/v1/reports/" + figure.GetProperty("reportId").GetString());
            var text = report.GetProperty("text").GetString()!;
            Assert.Equal(figure.GetProperty("raw").GetString(), text[figure.GetProperty("start").GetInt32()..figure.GetProperty("end").GetInt32()]);
        }
    }

    [Fact]
    public async Task The_query_that_was_asked_gives_the_same_rows()
    {
        var part = await server.GetAsync("/api/v1/figures?unit=household&q=poor&sort=-value&limit=500&explain=sql");
        using var answer = await server.PostJsonAsync("/api/v1/sql", new { sql = part.GetProperty("sql").GetString() });
        var rows = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("rows");
        Assert.Equal(part.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("figureId").GetString()), rows.EnumerateArray().Select(r => r[0].GetString()));
    }

    [Theory]
    [InlineData("/api/v1/figures.csv?unit=VND", "text/csv")]
    [InlineData("/api/v1/figures.parquet?unit=VND", "application/vnd.apache.parquet")]
    [InlineData("/api/v1/compare.csv?indicator=household", "text/csv")]
    [InlineData("/api/v1/charts/compare.svg?indicator=household", "image/svg+xml")]
    [InlineData("/api/v1/charts/compare.png?indicator=household", "image/png")]
    [InlineData("/api/v1/charts/compare.json?indicator=household", "application/vnd.vegalite.v6+json")]
    [InlineData("/api/v1/charts/compare.html?indicator=household", "text/html")]
    [InlineData("/health", "text/plain")]
    [InlineData("/ready", "text/plain")]
    [InlineData("/metrics", "text/plain")]
    [InlineData("/api/v1/categories", "application/json")]
    [InlineData("/api/v1/indicators", "application/json")]
    [InlineData("/api/v1/models", "application/json")]
    [InlineData("/api/v1/jobs", "application/json")]
    [InlineData("/api/v1/places/lai-chau", "application/json")]
    public async Task Every_form_comes_with_its_type(string path, string type)
    {
        using var answer = await server.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_chart_speaks_the_language_of_the_locale()
    {
        var arabic = await server.GetAsync("/api/v1/charts/compare.json?indicator=household:poverty-reduction&locale=ar");
        Assert.Equal("أسر سوعدت على الخروج من الفقر، حسب المنطقة", arabic.GetProperty("title").GetProperty("text").GetString());
        Assert.StartsWith("لها رقم: ", arabic.GetProperty("title").GetProperty("subtitle").GetString(), StringComparison.Ordinal);
        var english = await server.GetAsync("/api/v1/charts/compare.json?indicator=household:poverty-reduction");
        Assert.Equal("Households helped out of poverty, by district", english.GetProperty("title").GetProperty("text").GetString());
        using var unknown = await server.Client.GetAsync("/api/v1/charts/compare.json?indicator=household&locale=xx");
        await Server.IsProblem(unknown, 400, "WB7021");
    }

    [Fact]
    public async Task Csv_and_parquet_come_by_accept_too()
    {
        foreach (var type in (string[])["text/csv", "application/vnd.apache.parquet"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/figures?unit=VND") { Headers = { { "Accept", type } } };
            using var answer = await server.Client.SendAsync(request);
            Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task An_answer_that_the_client_has_is_not_sent_again()
    {
        using var first = await server.Client.GetAsync("/api/v1/figures?limit=3");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/figures?limit=3");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await server.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Answers_are_compressed_for_who_asks()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/figures?limit=100") { Headers = { { "Accept-Encoding", "gzip" } } };
        using var answer = await server.Client.SendAsync(request);
        Assert.Equal("gzip", answer.Content.Headers.ContentEncoding.Single());
    }

    [Fact]
    public async Task The_open_api_document_names_every_address()
    {
        var document = await server.GetAsync("/api/v1/openapi.json");
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var paths = document.GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();
        Assert.All((string[])["/api/v1/reports", "/api/v1/figures", "/api/v1/compare", "/api/v1/classify", "/api/v1/sql", "/api/v1/charts/compare.svg"], p => Assert.Contains(p, paths));
        foreach (var path in document.GetProperty("paths").EnumerateObject())
            foreach (var operation in path.Value.EnumerateObject())
            {
                Assert.NotEmpty(operation.Value.GetProperty("summary").GetString()!);
                Assert.True(operation.Value.GetProperty("responses").TryGetProperty("429", out _), path.Name);
            }
    }

    [Fact]
    public async Task Every_parameter_example_of_the_document_gives_an_answer()
    {
        var document = await server.GetAsync("/api/v1/openapi.json");
        var failures = new List<string>();
        foreach (var path in document.GetProperty("paths").EnumerateObject().Where(p => p.Value.TryGetProperty("get", out _) && !p.Name.Contains('{', StringComparison.Ordinal) && p.Name != "/api/v1/review/sentences"))
        {
            var parameters = path.Value.GetProperty("get").TryGetProperty("parameters", out var all) ? all.EnumerateArray().Where(p => p.TryGetProperty("example", out _)).ToList() : [];
            var required = parameters.Where(p => p.TryGetProperty("required", out var r) && r.GetBoolean()).Select(p => $"{p.GetProperty("name").GetString()}={Uri.EscapeDataString(p.GetProperty("example").ToString())}").ToList();
            foreach (var parameter in parameters)
            {
                var address = $"{path.Name}?{string.Join('&', required.Append($"{parameter.GetProperty("name").GetString()}={Uri.EscapeDataString(parameter.GetProperty("example").ToString())}").Distinct())}";
                using var answer = await server.Client.GetAsync(address);
                if (answer.StatusCode != HttpStatusCode.OK)
                    failures.Add($"{address}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            }
        }
        Assert.Empty(failures);
    }

    [Fact]
    public async Task The_same_comparison_comes_from_library_and_api()
    {
        // A copy: the server has the store open for writing.
        using var workbench = CampaignWorkbench.Open(":memory:");
        await workbench.IngestAsync(Path.Combine(Repository.Root, "data", "reports"));
        workbench.Import(Path.Combine(Repository.Root, "data", "campaign-figures.csv"));
        foreach (var by in (string[])["district", "province", "language", "year"])
        {
            var rows = (await server.GetAsync($"/api/v1/compare?indicator=household:poverty-reduction&by={by}")).GetProperty("rows").EnumerateArray()
                .Select(r => (r.GetProperty("key").GetString(), r.GetProperty("value").ValueKind == JsonValueKind.Null ? (decimal?)null : r.GetProperty("value").GetDecimal(), r.GetProperty("figures").GetInt32())).ToList();
            Assert.Equal(workbench.Compare("household:poverty-reduction", by: by).Rows.Select(r => ((string?)r.Key, r.Value, r.Figures)), rows);
        }
    }

    [Fact]
    public async Task The_page_and_the_command_line_say_the_same_numbers()
    {
        var program = Path.Combine(Repository.Root, "artifacts", "bin", "Workbench.Cli", "release", "Workbench.Cli.dll");
        if (!File.Exists(program))
            Assert.Skip("The command line was not built.");
        var copy = Path.Combine(server.Folder, "copy.duckdb");
        using (var workbench = CampaignWorkbench.Open(copy))
        {
            await workbench.IngestAsync(Path.Combine(Repository.Root, "data", "reports"));
            workbench.Import(Path.Combine(Repository.Root, "data", "campaign-figures.csv"));
        }
        var start = new System.Diagnostics.ProcessStartInfo("dotnet", [program, "compare", "--indicator", "household:poverty-reduction", "--db", copy, "--json"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = System.Diagnostics.Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        var rows = (await server.GetAsync("/api/v1/compare?indicator=household:poverty-reduction")).GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(rows.Select(r => (r.GetProperty("key").GetString(), r.GetProperty("value").ToString())), said.Select(r => (r.GetProperty("district").GetString(), r.GetProperty("value").ToString())));
        var page = await server.Client.GetStringAsync("/compare?indicator=household:poverty-reduction");
        foreach (var row in rows.Where(r => r.GetProperty("value").ValueKind != JsonValueKind.Null))
            Assert.Contains(row.GetProperty("value").GetDecimal().ToString("#,##0.######", new NumberFormatInfo { NumberGroupSeparator = "\u202f" }), page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/"), InlineData("/compare"), InlineData("/reports"), InlineData("/review"), InlineData("/review?what=sentences"), InlineData("/classify"), InlineData("/data"), InlineData("/login")]
    public async Task Every_view_is_written_by_the_server(string path)
    {
        using var answer = await server.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains("<h1", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", html.Replace("http://www.w3.org", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }
}
