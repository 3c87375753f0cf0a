using System.Net.Http.Headers;
using System.Text;

namespace Workbench.Api.Tests;

[Collection("samples")]
public sealed class ErrorTests(SampleServer samples)
{
    private readonly Server server = samples.Server;

    [Theory]
    [InlineData("/api/v1/nope", 404, "WB7001")]
    [InlineData("/nope", 404, "WB7001")]
    [InlineData("/assets/nope.js", 404, "WB7001")]
    [InlineData("/assets/..%2f..%2fetc%2fpasswd", 404, "WB7001")]
    [InlineData("/api/v1/figures?colour=red", 400, "WB7020")]
    [InlineData("/api/v1/categories?x=1", 400, "WB7020")]
    [InlineData("/api/v1/figures?limit=0", 400, "WB7021")]
    [InlineData("/api/v1/figures?limit=501", 400, "WB7021")]
    [InlineData("/api/v1/figures?limit=1&limit=2", 400, "WB7021")]
    [InlineData("/api/v1/figures?valueMin=many", 400, "WB7021")]
    [InlineData("/api/v1/figures?value=1e99", 400, "WB7021")]
    [InlineData("/api/v1/figures?from=2020-13-01", 400, "WB7021")]
    [InlineData("/api/v1/figures?periodEnd=2020", 400, "WB7021")]
    [InlineData("/api/v1/figures?sentenceNo=x", 400, "WB7021")]
    [InlineData("/api/v1/figures?sort=colour", 400, "WB7021")]
    [InlineData("/api/v1/figures?q=%00", 400, "WB7021")]
    [InlineData("/api/v1/figures?cursor=nonsense", 400, "WB7022")]
    [InlineData("/api/v1/figures?cursor=!!", 400, "WB7022")]
    [InlineData("/api/v1/compare", 400, "WB7023")]
    [InlineData("/api/v1/compare?indicator=unicorn", 404, "WB5401")]
    [InlineData("/api/v1/compare?indicator=household&by=colour", 400, "WB7021")]
    [InlineData("/api/v1/charts/compare.svg?indicator=household&width=99999", 400, "WB7021")]
    [InlineData("/api/v1/charts/compare.png?indicator=household&width=4000&scale=3", 400, "WB7021")]
    [InlineData("/api/v1/reports/0000000000000000", 404, "WB7030")]
    [InlineData("/api/v1/figures/0000000000000000", 404, "WB7031")]
    [InlineData("/api/v1/places/atlantis", 404, "WB7032")]
    [InlineData("/api/v1/jobs/ingest-999", 404, "WB7033")]
    [InlineData("/api/v1/jobs/ingest-999/events", 404, "WB7033")]
    public async Task Get_fails_with_its_code(string path, int status, string code)
    {
        using var answer = await server.Client.GetAsync(path);
        await Server.IsProblem(answer, status, code);
    }

    [Fact]
    public async Task A_cursor_of_another_question_is_refused()
    {
        var next = (await server.GetAsync("/api/v1/figures?limit=5&unit=VND")).GetProperty("next").GetString();
        using var answer = await server.Client.GetAsync($"/api/v1/figures?limit=5&unit=household&cursor={next}");
        await Server.IsProblem(answer, 400, "WB7022");
    }

    [Theory]
    [InlineData("PUT", "/api/v1/reports", 405, "WB7002")]
    [InlineData("DELETE", "/api/v1/figures", 405, "WB7002")]
    [InlineData("BREW", "/api/v1/figures", 405, "WB7002")]
    [InlineData("DELETE", "/api/v1/reports/0000000000000000", 404, "WB7030")]
    public async Task Methods_fail_with_their_code(string method, string path, int status, string code)
    {
        using var answer = await server.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        await Server.IsProblem(answer, status, code);
    }

    [Theory]
    [InlineData("/api/v1/reports", "{", "application/json", 400, "WB7005")]
    [InlineData("/api/v1/reports", "\"text\"", "application/json", 400, "WB7005")]
    [InlineData("/api/v1/reports", "{}", "application/json", 422, "WB7006")]
    [InlineData("/api/v1/reports", "{\"text\": 5}", "application/json", 422, "WB7006")]
    [InlineData("/api/v1/reports", "{\"text\": \"x\", \"colour\": 1}", "application/json", 422, "WB7006")]
    [InlineData("/api/v1/reports", "{\"text\": \"x\", \"published\": \"soon\"}", "application/json", 422, "WB7006")]
    [InlineData("/api/v1/reports", "x", "application/pdf", 415, "WB7003")]
    [InlineData("/api/v1/reports", "x", "multipart/form-data", 400, "WB7010")]
    [InlineData("/api/v1/reports", "x", "multipart/form-data; boundary=b", 400, "WB7010")]
    [InlineData("/api/v1/reports", "   ", "text/plain", 422, "WB5203")]
    [InlineData("/api/v1/reports", "not a feed", "application/rss+xml", 422, "WB7050")]
    [InlineData("/api/v1/reports", "<!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><rss>&a;</rss>", "application/rss+xml", 422, "WB7050")]
    [InlineData("/api/v1/reports", "<rss/>", "application/rss+xml", 422, "WB7051")]
    [InlineData("/api/v1/classify", "{}", "application/json", 422, "WB7006")]
    [InlineData("/api/v1/classify", "{\"texts\": 1}", "application/json", 422, "WB7006")]
    [InlineData("/api/v1/classify", "{\"texts\": [1]}", "application/json", 422, "WB7006")]
    [InlineData("/api/v1/classify", "{\"text\": \"x\", \"top\": 0}", "application/json", 422, "WB7006")]
    [InlineData("/api/v1/classify", "{\"text\": \"x\", \"threshold\": 1.5}", "application/json", 422, "WB7006")]
    [InlineData("/api/v1/classify", "[", "application/json", 400, "WB7005")]
    [InlineData("/api/v1/classify", "x", "image/png", 415, "WB7003")]
    [InlineData("/api/v1/analyze", "{\"text\": \"\"}", "application/json", 422, "WB7006")]
    [InlineData("/api/v1/analyze", "x", "image/png", 415, "WB7003")]
    [InlineData("/api/v1/sql", "{\"sql\": \"\"}", "application/json", 422, "WB7006")]
    [InlineData("/api/v1/sql", "SELECT 1; SELECT 2", "text/plain", 400, "WB7041")]
    [InlineData("/api/v1/sql", "DROP TABLE reports", "text/plain", 400, "WB7041")]
    [InlineData("/api/v1/sql", "COPY reports TO '/tmp/x.csv'", "text/plain", 400, "WB7041")]
    [InlineData("/api/v1/sql", "ATTACH '/tmp/x.duckdb'", "text/plain", 400, "WB7041")]
    [InlineData("/api/v1/sql", "SET enable_external_access = true", "text/plain", 400, "WB7041")]
    [InlineData("/api/v1/sql", "SELECT * FROM read_text('/etc/passwd')", "text/plain", 400, "WB7041")]
    [InlineData("/api/v1/sql", "SELECT * FROM '/etc/passwd'", "text/plain", 400, "WB7041")]
    [InlineData("/api/v1/sql", "SELECT * FROM glob('/*')", "text/plain", 400, "WB7041")]
    [InlineData("/api/v1/sql", "SELECT getenv('HOME')", "text/plain", 400, "WB7041")]
    [InlineData("/api/v1/sql", "SELECT * FROM query('DROP TABLE reports')", "text/plain", 400, "WB7041")]
    [InlineData("/api/v1/sql", "SELECT * FROM duckdb_settings()", "text/plain", 400, "WB7041")]
    [InlineData("/api/v1/sql", "SELECT current_setting('memory_limit')", "text/plain", 400, "WB7041")]
    [InlineData("/api/v1/sql", "FROM information_schema.tables", "text/plain", 400, "WB7041")]
    [InlineData("/api/v1/sql", "SELECT (SELECT content FROM read_text('/etc/passwd'))", "text/plain", 400, "WB7041")]
    [InlineData("/api/v1/sql", "WITH \"/etc/passwd\" AS (SELECT 1) SELECT * FROM \"/etc/passwd\"", "text/plain", 400, "WB7041")]
    [InlineData("/api/v1/sql", "SELECT nothing FROM reports", "text/plain", 400, "WB7043")]
    [InlineData("/api/v1/sql", "SELECT CAST('x' AS INTEGER)", "text/plain", 400, "WB7043")]
    public async Task Post_fails_with_its_code(string path, string body, string type, int status, string code)
    {
        using var answer = await server.PostTextAsync(path, body, type);
        await Server.IsProblem(answer, status, code);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example", 403, "WB7009")]
    [InlineData("Sec-Fetch-Site", "cross-site", 403, "WB7009")]
    [InlineData("Host", "evil.example", 400, "WB7008")]
    [InlineData("Idempotency-Key", "has space", 400, "WB7017")]
    public async Task Headers_of_a_post_fail_with_their_code(string name, string value, int status, string code)
    {
        using var answer = await server.PostTextAsync("/api/v1/classify", "x", "text/plain", (name, value));
        await Server.IsProblem(answer, status, code);
    }

    [Fact]
    public async Task A_compressed_body_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/reports") { Content = new ByteArrayContent([1, 2]) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("text/plain");
        request.Content.Headers.ContentEncoding.Add("gzip");
        using var answer = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        await Server.IsProblem(answer, 400, "WB7011");
    }

    [Fact]
    public async Task An_accept_that_nothing_fits_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/figures") { Headers = { { "Accept", "image/gif" } } };
        using var answer = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        await Server.IsProblem(answer, 406, "WB7024");
    }

    [Fact]
    public async Task Limits_are_said()
    {
        await using var small = await Server.StartAsync(change: o => o with { BodyMegabytes = 1, BatchTexts = 2, BatchReports = 1, Sql = true, SqlSeconds = 1, SqlRows = 3 });
        Assert.Contains("1 MB", (await Server.IsProblem(await small.PostTextAsync("/api/v1/reports", new string('x', 2 << 20), "text/plain"), 413, "WB7004")).GetProperty("detail").GetString(), StringComparison.Ordinal);
        await Server.IsProblem(await small.PostTextAsync("/api/v1/classify", "a\nb\nc", "text/plain"), 422, "WB7007");
        await Server.IsProblem(await small.PostTextAsync("/api/v1/reports", "[{\"text\":\"a\"},{\"text\":\"b\"}]", "application/json"), 422, "WB7007");
        await Server.IsProblem(await small.PostTextAsync("/api/v1/sql", "SELECT count(*) FROM range(1000000000) a, range(1000000) b WHERE a.range % 7 = b.range % 11", "text/plain"), 408, "WB7042");
        using var rows = await small.PostTextAsync("/api/v1/sql", "SELECT * FROM range(10)", "text/plain");
        Assert.Contains("\"truncated\":true", await rows.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sql_is_off_unless_switched_on()
    {
        await using var plain = await Server.StartAsync();
        await Server.IsProblem(await plain.PostTextAsync("/api/v1/sql", "SELECT 1", "text/plain"), 403, "WB7040");
    }

    [Fact]
    public async Task Requests_of_one_key_are_limited_in_a_minute()
    {
        var key = "";
        await using var keyed = await Server.StartAsync(change: o => o with { RequestsPerMinute = 3 }, prepare: db => key = new ApiKeys(db + ".keys.json").Add("one", "reader"));
        HttpResponseMessage? last = null;
        // A minute may turn between two requests, so more are sent than one minute allows twice.
        for (var i = 0; i < 7; i++)
            last = await keyed.Client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/api/v1/summary") { Headers = { { "Authorization", "Bearer " + key } } }, TestContext.Current.CancellationToken);
        await Server.IsProblem(last!, 429, "WB7015");
        Assert.NotNull(last!.Headers.RetryAfter);
    }

    [Fact]
    public void Wrong_keys_count_towards_the_limit_of_their_address()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("workbench-guard-").FullName, "keys.json");
        var keys = new ApiKeys(file);
        keys.Add("one", "reader");
        // A clock that stands, so that no minute turns within the test.
        var guard = new Security.Guard(new ApiOptions { RequestsPerMinute = 3 }, keys, new StandingClock(), loopbackOnly: false);
        string Try(string address)
        {
            var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
            context.Request.Method = "GET";
            context.Connection.RemoteIpAddress = System.Net.IPAddress.Parse(address);
            context.Request.Headers.Authorization = "Bearer wb_guessed";
            return Assert.Throws<ApiException>(() => guard.Check(context)).Code;
        }
        Assert.Equal(["WB7013", "WB7013", "WB7013", "WB7015"], Enumerable.Range(0, 4).Select(_ => Try("192.0.2.1")));
        Assert.Equal("WB7013", Try("192.0.2.2"));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public void A_server_that_others_reach_stays_shut_when_its_last_key_is_taken_away()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("workbench-guard-").FullName, "keys.json");
        var keys = new ApiKeys(file);
        keys.Add("one", "reader");
        keys.Remove("one");
        Microsoft.AspNetCore.Http.DefaultHttpContext Question() => new() { Request = { Method = "GET", Host = new Microsoft.AspNetCore.Http.HostString("localhost") } };
        Assert.Equal("WB7012", Assert.Throws<ApiException>(() => new Security.Guard(new ApiOptions(), keys, TimeProvider.System, loopbackOnly: false).Check(Question())).Code);
        new Security.Guard(new ApiOptions(), keys, TimeProvider.System, loopbackOnly: true).Check(Question());
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Theory]
    [InlineData("/api/v1/classify", """{"texts": ["\ud800"]}""", 422, "WB7006")]
    [InlineData("/api/v1/classify", """{"text": "\udc00"}""", 422, "WB7006")]
    [InlineData("/api/v1/classify", """{"\ud800": 1}""", 400, "WB7005")]
    [InlineData("/api/v1/reports", """{"text": "In 2020 they built 59 houses.", "\udfff": 1}""", 400, "WB7005")]
    public async Task Half_a_surrogate_pair_is_refused_wherever_it_stands(string path, string body, int status, string code)
    {
        await using var plain = await Server.StartAsync();
        await Server.IsProblem(await plain.PostTextAsync(path, body, "application/json"), status, code);
    }

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }

    [Fact]
    public async Task A_post_without_a_report_says_so()
    {
        await using var empty = await Server.StartAsync();
        await Server.IsProblem(await empty.PostTextAsync("/api/v1/reports", "[]", "application/json"), 400, "WB7005");
        await Server.IsProblem(await empty.PostTextAsync("/api/v1/reports", "\n\n", "application/x-ndjson"), 400, "WB7010");
        // Pages that nest a hundred thousand deep, as a page and within a feed, are read like others.
        var deep = string.Concat(Enumerable.Repeat("<div>", 100_000)) + "In 2020 the district built 5 houses.";
        Assert.Equal(System.Net.HttpStatusCode.Created, (await empty.PostTextAsync("/api/v1/reports", "<html><body>" + deep, "text/html")).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.Created, (await empty.PostTextAsync("/api/v1/reports", $"<rss><channel><item><title>Houses</title><description>{System.Net.WebUtility.HtmlEncode(deep)}</description></item></channel></rss>", "application/rss+xml")).StatusCode);
        await Server.IsProblem(await empty.PostTextAsync("/api/v1/reports", "<rss><channel></channel></rss>", "application/rss+xml"), 422, "WB7051");
    }

    [Fact]
    public void An_address_beyond_this_machine_needs_a_key()
    {
        var database = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Assert.Equal("WB7101", Assert.Throws<ApiException>(() => WorkbenchApi.Build(new ApiOptions { Database = database, Urls = "http://0.0.0.0:0" })).Code);
        Assert.Equal("WB7101", Assert.Throws<ApiException>(() => WorkbenchApi.Build(new ApiOptions { Database = database, Urls = "http://*:0" })).Code);
        Assert.Equal("WB7102", Assert.Throws<ApiException>(() => WorkbenchApi.Build(new ApiOptions { Database = database, Urls = "ftp://x" })).Code);
    }
}
