using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Workbench.Api.Tests;

public sealed class WriteTests
{
    private const string Text = "In 2020 Than Uyên district built 59 houses for poor households. Each received a loan of 50 million dong.";

    private static async Task<JsonElement> Body(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.Clone();

    [Theory]
    [InlineData("text/plain", Text)]
    [InlineData("application/json", $$"""{"text": "{{Text}}"}""")]
    [InlineData("application/json", $$"""[{"text": "{{Text}}", "title": "Houses", "published": "2020-12-31", "name": "../../x.txt"}]""")]
    [InlineData("application/x-ndjson", $$"""{"text": "{{Text}}"}""")]
    [InlineData("text/markdown", "# Houses\n\n" + Text)]
    [InlineData("text/html", "<html><body><script>alert(1)</script><article><p>" + Text + "</p></article></body></html>")]
    [InlineData("application/rss+xml", "<rss version=\"2.0\"><channel><item><title>Houses</title><link>https://news.example/1</link><pubDate>Thu, 31 Dec 2020 10:00:00 GMT</pubDate><description>&lt;p&gt;" + Text + "&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</description></item></channel></rss>")]
    [InlineData("application/atom+xml", "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>Houses</title><link href=\"https://news.example/1\"/><published>2020-12-31T10:00:00Z</published><content type=\"html\">&lt;p&gt;" + Text + "&lt;/p&gt;</content></entry></feed>")]
    public async Task A_report_is_stored_from_every_form(string type, string body)
    {
        await using var server = await Server.StartAsync();
        using var answer = await server.PostTextAsync("/api/v1/reports", body, type);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var stored = await Body(answer);
        Assert.Equal(1, stored.GetProperty("stored").GetInt32());
        Assert.DoesNotContain("/", stored.GetProperty("reports")[0].GetProperty("file").GetString(), StringComparison.Ordinal);
        var report = await server.GetAsync(answer.Headers.Location!.ToString());
        Assert.DoesNotContain("alert", report.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains(report.GetProperty("figures").EnumerateArray(), f => f.GetProperty("value").GetDecimal() == 59);
    }

    [Fact]
    public async Task Files_are_stored_and_the_ones_that_cannot_be_read_are_listed()
    {
        await using var server = await Server.StartAsync();
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes(Text)), "files", "../../../tmp/evil.txt" },
            { new ByteArrayContent(File.ReadAllBytes(Path.Combine(Repository.Root, "data/reports/ar-dak-song.txt"))), "files", "ar.txt" },
            { new ByteArrayContent([0x25, 0x50, 0x44, 0x46, 0, 1, 2, 3]), "files", "x.pdf" },
        };
        using var answer = await server.Client.PostAsync("/api/v1/reports", form, TestContext.Current.CancellationToken);
        var stored = await Body(answer);
        Assert.Equal((2, 1), (stored.GetProperty("stored").GetInt32(), stored.GetProperty("rejected").GetInt32()));
        var files = stored.GetProperty("reports").EnumerateArray().ToList();
        Assert.Equal("evil.txt", files[0].GetProperty("file").GetString());
        Assert.Equal("WB5205", files[2].GetProperty("code").GetString());
        Assert.Contains("'x.pdf'", files[2].GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_text_twice_is_one_report_and_a_report_can_be_taken_out()
    {
        await using var server = await Server.StartAsync();
        var first = await Body(await server.PostTextAsync("/api/v1/reports", Text, "text/plain"));
        using var again = await server.PostTextAsync("/api/v1/reports", Text, "text/plain");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(1, (await Body(again)).GetProperty("unchanged").GetInt32());
        var id = first.GetProperty("reports")[0].GetProperty("reportId").GetString();
        using var removed = await server.Client.DeleteAsync("/api/v1/reports/" + id, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        var summary = await server.GetAsync("/api/v1/summary");
        Assert.Equal((0, 0, 0), (summary.GetProperty("reports").GetInt32(), summary.GetProperty("sentences").GetInt32(), summary.GetProperty("reportFigures").GetInt32()));
    }

    [Fact]
    public async Task An_answer_is_new_after_a_write()
    {
        await using var server = await Server.StartAsync();
        using var before = await server.Client.GetAsync("/api/v1/summary", TestContext.Current.CancellationToken);
        await server.PostTextAsync("/api/v1/reports", Text, "text/plain");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/summary");
        request.Headers.IfNoneMatch.Add(before.Headers.ETag!);
        using var after = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(1, (await Body(after)).GetProperty("reports").GetInt32());
    }

    [Fact]
    public async Task An_idempotency_key_does_a_post_once()
    {
        await using var server = await Server.StartAsync();
        var key = ("Idempotency-Key", "k-1");
        using var first = await server.PostTextAsync("/api/v1/reports", Text, "text/plain", key);
        using var second = await server.PostTextAsync("/api/v1/reports", Text, "text/plain", key);
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal("true", second.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal(await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        await Server.IsProblem(await server.PostTextAsync("/api/v1/reports", Text + " More.", "text/plain", key), 422, "WB7016");
    }

    [Fact]
    public async Task A_client_that_left_gets_the_answer_under_its_idempotency_key()
    {
        await using var server = await Server.StartAsync();
        // Nothing tells from outside that the server has begun; on a busy machine it is given longer, with another report.
        for (var wait = 0.25; ; wait *= 4)
        {
            var (key, text) = (("Idempotency-Key", $"k-{wait}"), $"{Text} That took {wait} days.");
            using var finish = new ManualResetEventSlim();
            var hold = server.Store.WriteAsync(_ => finish.Wait(TimeSpan.FromMinutes(1)), TestContext.Current.CancellationToken);
            using (var leaving = new CancellationTokenSource())
            {
                var first = server.Client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/reports") { Content = new StringContent(text, Encoding.UTF8, "text/plain"), Headers = { { key.Item1, key.Item2 } } }, leaving.Token);
                await Task.Delay(TimeSpan.FromSeconds(wait), TestContext.Current.CancellationToken);
                await leaving.CancelAsync();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
            }
            var second = server.PostTextAsync("/api/v1/reports", text, "text/plain; charset=utf-8", key);
            finish.Set();
            await hold;
            using var answer = await second;
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            Assert.Equal(1, (await Body(answer)).GetProperty("stored").GetInt32());
            if (answer.Headers.Contains("Idempotency-Replayed"))
                return;
            Assert.True(wait < 16, "The first request's answer was not kept.");
        }
    }

    [Fact]
    public async Task A_job_waits_for_its_turn_longer_than_a_request_would()
    {
        await using var server = await Server.StartAsync();
        using var finish = new ManualResetEventSlim();
        var hold = server.Store.WriteAsync(_ => finish.Wait(TimeSpan.FromMinutes(1)), TestContext.Current.CancellationToken);
        server.Store.Patience = TimeSpan.FromMilliseconds(1);
        await Server.IsProblem(await server.PostTextAsync("/api/v1/reports", Text, "text/plain"), 503, "WB7091");
        using var report = await server.PostTextAsync("/api/v1/reports", Text, "text/plain", ("Prefer", "respond-async"));
        using var twins = await server.PostTextAsync("/api/v1/twins", "", "text/plain");
        finish.Set();
        await hold;
        foreach (var job in new[] { report, twins })
        {
            Assert.Equal(HttpStatusCode.Accepted, job.StatusCode);
            var events = await server.Client.GetStringAsync(job.Headers.Location + "/events", TestContext.Current.CancellationToken);
            Assert.True(events.Contains("event: done", StringComparison.Ordinal), events);
        }
    }

    [Fact]
    public async Task A_job_is_followed_to_its_end()
    {
        await using var server = await Server.StartAsync();
        using var answer = await server.PostTextAsync("/api/v1/reports", Text, "text/plain", ("Prefer", "respond-async"));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var id = (await Body(answer)).GetProperty("id").GetString();
        var events = await server.Client.GetStringAsync($"/api/v1/jobs/{id}/events", TestContext.Current.CancellationToken);
        Assert.True(events.Contains("event: done", StringComparison.Ordinal), events);
        Assert.Equal(1, (await server.GetAsync("/api/v1/jobs/" + id)).GetProperty("result").GetProperty("stored").GetInt32());
    }

    [Fact]
    public async Task Readers_and_a_writer_do_not_lose_anything()
    {
        await using var server = await Server.StartAsync();
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                using var answer = await server.Client.GetAsync("/api/v1/figures?limit=20");
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
        })).ToArray();
        const int Reports = 30;
        await Task.WhenAll(Enumerable.Range(1, Reports).Select(i => server.PostTextAsync("/api/v1/reports", $"{Text} That was report number {i}.", "text/plain")));
        await stop.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Equal(Reports, (await server.GetAsync("/api/v1/summary")).GetProperty("reports").GetInt32());
    }

    [Fact]
    public async Task Keys_and_roles_hold()
    {
        string reader = "", annotator = "", admin = "";
        await using var server = await Server.StartAsync(prepare: db =>
        {
            var keys = new ApiKeys(db + ".keys.json");
            (reader, annotator, admin) = (keys.Add("r", "reader"), keys.Add("a", "annotator"), keys.Add("o", "admin"));
            Assert.DoesNotContain(reader, File.ReadAllText(db + ".keys.json"), StringComparison.Ordinal);
        });
        async Task<HttpResponseMessage> Send(HttpMethod method, string path, string? key, string? body = null)
        {
            var request = new HttpRequestMessage(method, path);
            if (key is not null)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            if (body is not null)
                request.Content = new StringContent(body, Encoding.UTF8, "text/plain");
            return await server.Client.SendAsync(request);
        }
        await Server.IsProblem(await Send(HttpMethod.Get, "/api/v1/summary", null), 401, "WB7012");
        await Server.IsProblem(await Send(HttpMethod.Get, "/metrics", null), 401, "WB7012");
        await Server.IsProblem(await Send(HttpMethod.Get, "/api/v1/summary", "wb_wrong"), 401, "WB7013");
        Assert.Equal(HttpStatusCode.OK, (await Send(HttpMethod.Get, "/health", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Send(HttpMethod.Get, "/api/v1/summary", reader)).StatusCode);
        await Server.IsProblem(await Send(HttpMethod.Post, "/api/v1/reports", reader, Text), 403, "WB7014");
        await Server.IsProblem(await Send(HttpMethod.Post, "/classify", reader, Text), 403, "WB7014");
        Assert.Equal(HttpStatusCode.Created, (await Send(HttpMethod.Post, "/api/v1/reports", annotator, Text)).StatusCode);
        await Server.IsProblem(await Send(HttpMethod.Delete, "/api/v1/reports/x", annotator), 403, "WB7014");
        await Server.IsProblem(await Send(HttpMethod.Delete, "/api/v1/reports/x", admin), 404, "WB7030");
        new ApiKeys(server.Database + ".keys.json").Remove("r");
        await Server.IsProblem(await Send(HttpMethod.Get, "/api/v1/summary", reader), 401, "WB7013");
        using var form = new FormUrlEncodedContent([new("key", admin)]);
        using var signed = await server.Client.PostAsync("/login", form, TestContext.Current.CancellationToken);
        var cookie = signed.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_watched_folder_is_read_and_poison_is_set_aside()
    {
        var inbox = Directory.CreateTempSubdirectory("workbench-inbox-").FullName;
        try
        {
            await using var server = await Server.StartAsync(change: o => o with { Watch = inbox, WatchSeconds = 1 });
            await File.WriteAllTextAsync(Path.Combine(inbox, "good.txt"), Text, TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(Path.Combine(inbox, "poison.txt"), [0, 1, 2, 3, 0, 0, 0, 255], TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(inbox, "feed.xml"), "<rss><channel><item><title>Roads</title><description>In 2021 Chau Phu district repaired 12 roads.</description></item></channel></rss>", TestContext.Current.CancellationToken);
            for (var i = 0; i < 100 && Directory.GetFiles(inbox).Length > 0; i++)
                await Task.Delay(100, TestContext.Current.CancellationToken);
            Assert.Equal(["feed.xml", "good.txt"], Directory.GetFiles(Path.Combine(inbox, "done")).Select(Path.GetFileName).Order());
            Assert.Equal(["poison.txt", "poison.txt.reason.txt"], Directory.GetFiles(Path.Combine(inbox, "rejected")).Select(Path.GetFileName).Order());
            Assert.Equal(2, (await server.GetAsync("/api/v1/summary")).GetProperty("reports").GetInt32());
        }
        finally
        {
            Directory.Delete(inbox, recursive: true);
        }
    }

    [Fact]
    public async Task A_file_that_comes_while_the_store_is_busy_is_read_later_and_watching_goes_on()
    {
        var inbox = Directory.CreateTempSubdirectory("workbench-inbox-").FullName;
        try
        {
            await using var server = await Server.StartAsync(change: o => o with { Watch = inbox, WatchSeconds = 1 });
            server.Store.Patience = TimeSpan.FromMilliseconds(1);
            using var finish = new ManualResetEventSlim();
            var hold = server.Store.WriteAsync(_ =>
            {
                finish.Wait(TimeSpan.FromMinutes(1));
                return true;
            }, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(inbox, "good.txt"), Text, TestContext.Current.CancellationToken);
            // A folder that somebody removed is made again.
            for (var i = 0; i < 100 && !Directory.Exists(Path.Combine(inbox, "rejected")); i++)
                await Task.Delay(100, TestContext.Current.CancellationToken);
            Directory.Delete(Path.Combine(inbox, "done"));
            await Task.Delay(4000, TestContext.Current.CancellationToken);
            Assert.Equal(["good.txt"], Directory.GetFiles(inbox).Select(Path.GetFileName));
            Assert.Empty(Directory.GetFiles(Path.Combine(inbox, "rejected")));
            finish.Set();
            await hold;
            for (var i = 0; i < 100 && Directory.GetFiles(inbox).Length > 0; i++)
                await Task.Delay(100, TestContext.Current.CancellationToken);
            Assert.Equal(["good.txt"], Directory.GetFiles(Path.Combine(inbox, "done")).Select(Path.GetFileName));
            Assert.Equal(1, (await server.GetAsync("/api/v1/summary")).GetProperty("reports").GetInt32());
        }
        finally
        {
            Directory.Delete(inbox, recursive: true);
        }
    }

    [Fact]
    public async Task Ten_thousand_sentences_are_classified_in_one_batch()
    {
        await using var server = await Server.StartAsync();
        using var answer = await server.PostJsonAsync("/api/v1/classify", new { texts = Enumerable.Range(0, 10_000).Select(i => $"{i} houses were built for poor households.").ToArray() });
        Assert.Equal(10_000, (await Body(answer)).GetProperty("texts").GetArrayLength());
    }

    [Fact]
    public async Task The_words_that_carry_a_category_are_told_with_their_places()
    {
        const string Text = "Doctors examined patients in the district hospital.";
        await using var server = await Server.StartAsync();
        using var answer = await server.PostJsonAsync("/api/v1/classify", new { texts = new[] { Text }, explain = true });
        var said = (await Body(answer)).GetProperty("texts")[0];
        Assert.Equal("health-welfare", said.GetProperty("category").GetString());
        var why = said.GetProperty("why").EnumerateArray().Select(w => (Word: w.GetProperty("word").GetString()!, Start: w.GetProperty("start").GetInt32(), End: w.GetProperty("end").GetInt32(), Weight: w.GetProperty("weight").GetDouble())).ToArray();
        Assert.Contains(why, w => w.Word is "patients" or "hospital" && w.Weight > 0);
        Assert.All(why, w => Assert.Equal(w.Word, Text[w.Start..w.End]));
        Assert.Equal(why.Select(w => Math.Abs(w.Weight)).OrderDescending(), why.Select(w => Math.Abs(w.Weight)));
    }
}
