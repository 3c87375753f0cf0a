using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;

namespace Workbench.Api.Tests;

/// <summary>The errors that need a server in trouble, and the proof that none is left without a test.</summary>
public sealed class EveryErrorTests
{
    [Fact]
    public async Task Without_a_model_nothing_is_classified_and_the_answer_says_what_to_do()
    {
        await using var server = await Server.StartAsync();
        server.Store.Classifier = null;
        var problem = await Server.IsProblem(await server.PostTextAsync("/api/v1/classify", "59 houses were built.", "text/plain"), 503, "WB7034");
        Assert.Contains("--model FILE", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await server.PostTextAsync("/api/v1/analyze", "59 houses were built.", "text/plain")).StatusCode);
    }

    [Fact]
    public async Task An_error_that_nobody_foresaw_gives_an_id_and_nothing_else()
    {
        await using var server = await Server.StartAsync();
        await server.Store.WriteAsync(wb =>
        {
            using var command = wb.Connection.CreateCommand();
            command.CommandText = "DROP VIEW facts; ALTER TABLE figures RENAME TO hidden_away";
            return command.ExecuteNonQuery();
        }, TestContext.Current.CancellationToken);
        using var answer = await server.Client.GetAsync("/api/v1/figures", TestContext.Current.CancellationToken);
        var problem = await Server.IsProblem(answer, 500, "WB7090");
        Assert.Contains(problem.GetProperty("instance").GetString()!, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hidden_away", problem.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("does not exist", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_writer_that_takes_long_makes_others_wait_and_then_says_so()
    {
        await using var server = await Server.StartAsync();
        server.Store.Patience = TimeSpan.FromMilliseconds(50);
        using var finish = new ManualResetEventSlim();
        using var begun = new ManualResetEventSlim();
        var long_ = server.Store.WriteAsync(_ =>
        {
            begun.Set();
            finish.Wait();
            return true;
        }, TestContext.Current.CancellationToken);
        begun.Wait(TestContext.Current.CancellationToken);
        using var answer = await server.PostTextAsync("/api/v1/reports", "In 2020 59 houses were built.", "text/plain");
        await Server.IsProblem(answer, 503, "WB7091");
        Assert.NotNull(answer.Headers.RetryAfter);
        // Readers do not wait for the writer.
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/api/v1/figures", TestContext.Current.CancellationToken)).StatusCode);
        finish.Set();
        Assert.True(await long_);
    }

    [Fact]
    public void Keys_that_cannot_be_are_refused()
    {
        var database = Path.Combine(Directory.CreateTempSubdirectory("workbench-keys-").FullName, "store.duckdb");
        var keys = new ApiKeys(database + ".keys.json");
        Assert.Equal("WB7104", Assert.Throws<ApiException>(() => keys.Add("one", "king")).Code);
        keys.Add("one", "reader");
        Assert.Equal("WB7105", Assert.Throws<ApiException>(() => keys.Add("one", "admin")).Code);
        Assert.Equal("WB7106", Assert.Throws<ApiException>(() => keys.Remove("two")).Code);
        File.WriteAllText(database + ".keys.json", "[{");
        Assert.Equal("WB7103", Assert.Throws<ApiException>(() => WorkbenchApi.Build(new ApiOptions { Database = database })).Code);
        Directory.Delete(Path.GetDirectoryName(database)!, recursive: true);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var folder = Directory.CreateTempSubdirectory("workbench-taken-").FullName;
        var options = new ApiOptions { Database = Path.Combine(folder, "store.duckdb"), Urls = "http://" + taken.LocalEndpoint, Log = "none" };
        await using (var app = WorkbenchApi.Build(options))
            Assert.Equal("WB7107", (await Assert.ThrowsAsync<ApiException>(() => WorkbenchApi.StartAsync(app, options, TestContext.Current.CancellationToken))).Code);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Models_are_trained_one_at_a_time_listed_and_made_active()
    {
        await using var server = await Server.StartAsync();
        await Server.IsProblem(await server.PostTextAsync("/api/v1/models/0000000000000000/activate", "", "application/json"), 404, "WB7036");
        await Server.IsProblem(await server.PostTextAsync("/api/v1/models/..%2f..%2fx/activate", "", "application/json"), 404, "WB7036");
        await Server.IsProblem(await server.PostJsonAsync("/api/v1/models", new { seed = -1 }), 422, "WB7006");
        await Server.IsProblem(await server.PostJsonAsync("/api/v1/models", new { examples = new[] { new { text = "x" } } }), 422, "WB7006");
        var examples = Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? new { text = $"The choir of village {i} sang songs.", category = "music" } : new { text = $"Team {i} won the football match.", category = "sport" }).ToArray();
        using var finish = new ManualResetEventSlim();
        // A writer that waits keeps the training from ending before the second one is asked for.
        var hold = server.Store.WriteAsync(_ =>
        {
            finish.Wait();
            return true;
        }, TestContext.Current.CancellationToken);
        using var started = await server.PostJsonAsync("/api/v1/models", new { labels = false, @default = false, examples, activate = true });
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        await Server.IsProblem(await server.PostJsonAsync("/api/v1/models", new { labels = false }), 409, "WB7037");
        finish.Set();
        await hold;
        var events = await server.Client.GetStringAsync(started.Headers.Location + "/events", TestContext.Current.CancellationToken);
        Assert.True(events.Contains("event: done", StringComparison.Ordinal), events);
        var model = (await server.GetAsync(started.Headers.Location!.ToString())).GetProperty("result").GetProperty("modelId").GetString();
        var list = await server.GetAsync("/api/v1/models");
        Assert.Equal(model, list.GetProperty("active").GetString());
        Assert.Equal(["music", "sport"], list.GetProperty("categories").EnumerateArray().Select(c => c.GetString()));
        using var said = await server.PostTextAsync("/api/v1/classify", "The choir sang old songs.", "text/plain");
        Assert.Equal("music", JsonDocument.Parse(await said.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("texts")[0].GetProperty("category").GetString());
        var built = list.GetProperty("models").EnumerateArray().First(m => m.GetProperty("modelId").GetString() != model).GetProperty("modelId").GetString();
        await Server.IsProblem(await server.PostJsonAsync($"/api/v1/models/{built}/activate", new { reclassify = "yes" }), 422, "WB7006");
        await Server.IsProblem(await server.PostJsonAsync($"/api/v1/models/{built}/activate", new { again = true }), 422, "WB7006");
        await Server.IsProblem(await server.PostTextAsync($"/api/v1/models/{built}/activate", "yes", "text/plain"), 415, "WB7003");
        using var back = await server.PostTextAsync($"/api/v1/models/{built}/activate", "", "application/json");
        Assert.Equal(HttpStatusCode.Accepted, back.StatusCode);
        using var failed = await server.PostJsonAsync("/api/v1/models", new { labels = true, @default = false });
        var ended = await server.Client.GetStringAsync(failed.Headers.Location + "/events", TestContext.Current.CancellationToken);
        Assert.Contains("WB4001", ended, StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_that_the_memory_limit_ends_is_told_as_busy_also_when_a_frame_ran_it()
    {
        using var connection = new DuckDB.NET.Data.DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using (var limit = connection.CreateCommand())
        {
            // Nothing may be put aside on a disk: what does not fit fails.
            limit.CommandText = "SET threads = 1; SET temp_directory = ''; SET memory_limit = '30MB'";
            limit.ExecuteNonQuery();
        }
        var failure = Assert.Throws<DataFrames.DataFrameException>(() => DataFrames.DataFrame.FromSql(connection, "SELECT md5(i::VARCHAR) AS k, count(*) AS n FROM range(3000000) t(i) GROUP BY ALL ORDER BY k").RowCount);
        Assert.Contains("Out of Memory", failure.Message, StringComparison.OrdinalIgnoreCase);
        var told = Http.Problems.Known(failure, null);
        Assert.Equal((503, "WB7091", 1), (told?.Status, told?.Code, told?.RetryAfterSeconds));
        // Another failure of a frame is nobody's fault outside: it is not known, and its text does not go out.
        var other = Assert.Throws<DataFrames.DataFrameException>(() => DataFrames.DataFrame.FromSql(connection, "SELECT nothing FROM nowhere").RowCount);
        Assert.Null(Http.Problems.Known(other, null));
    }

    [Fact]
    public async Task A_query_ends_when_its_client_leaves()
    {
        await using var server = await Server.StartAsync();
        using var left = new CancellationTokenSource();
        var asked = server.Store.ReadAsync(wb =>
        {
            left.Cancel();
            // Hours of work, were it not interrupted.
            return Queries.Rows.Read(wb, "SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE hash(a.range, b.range) = 7", [], r => r.GetInt64(0));
        }, left.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        await server.GetAsync("/api/v1/summary");
    }

    [Fact]
    public async Task An_active_model_is_active_after_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("workbench-restart-").FullName;
        var options = new ApiOptions { Database = Path.Combine(folder, "store.duckdb"), Urls = "http://127.0.0.1:0", Log = "none" };
        string id;
        await using (var app = WorkbenchApi.Build(options))
        {
            var store = (Store.StoreHost)app.Services.GetService(typeof(Store.StoreHost))!;
            id = store.Shelf.Add(Classification.Trainer.Train([.. Enumerable.Range(0, 20).Select(i => new Classification.LabelledSentence(i % 2 == 0 ? $"song {i}" : $"ball {i}", i % 2 == 0 ? "music" : "sport"))]));
            await store.ActivateAsync(store.ModelFile(id), reclassify: false, _ => { }, TestContext.Current.CancellationToken);
            await app.StartAsync(TestContext.Current.CancellationToken);
            await app.StopAsync(TestContext.Current.CancellationToken);
        }
        await using (var app = WorkbenchApi.Build(options))
        {
            Assert.Equal(id, ((Store.StoreHost)app.Services.GetService(typeof(Store.StoreHost))!).Classifier!.ModelId);
            await app.StartAsync(TestContext.Current.CancellationToken);
            await app.StopAsync(TestContext.Current.CancellationToken);
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_feed_that_is_written_anew_is_read_again()
    {
        var feed = Path.Combine(Directory.CreateTempSubdirectory("workbench-feed-").FullName, "news.xml");
        const string Entry = "<item><title>Roads {0}</title><description>In 2021 Chau Phu district repaired {0} roads.</description></item>";
        await File.WriteAllTextAsync(feed, "<rss><channel>" + string.Format(System.Globalization.CultureInfo.InvariantCulture, Entry, 12) + "</channel></rss>", TestContext.Current.CancellationToken);
        await using var server = await Server.StartAsync(change: o => o with { Feed = feed, WatchSeconds = 1 });
        async Task<List<JsonElement>> Jobs(int count)
        {
            for (var i = 0; ; i++)
            {
                var jobs = (await server.GetAsync("/api/v1/jobs")).EnumerateArray().Where(j => j.GetProperty("kind").GetString() == "watch").ToList();
                if (jobs.Count >= count || i == 300)
                    return jobs;
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }
        Assert.Equal(1, Assert.Single(await Jobs(1)).GetProperty("result").GetProperty("stored").GetInt32());
        await File.WriteAllTextAsync(feed, "<rss><channel>" + string.Concat(new[] { 12, 15 }.Select(n => string.Format(System.Globalization.CultureInfo.InvariantCulture, Entry, n))) + "</channel></rss>", TestContext.Current.CancellationToken);
        var second = (await Jobs(2))[0].GetProperty("result");
        Assert.Equal((1, 1), (second.GetProperty("stored").GetInt32(), second.GetProperty("unchanged").GetInt32()));
        await File.WriteAllTextAsync(feed, "<rss><channel>", TestContext.Current.CancellationToken);
        var third = (await Jobs(3))[0];
        Assert.Equal("failed", third.GetProperty("state").GetString());
        Assert.Contains("WB7050", third.GetProperty("error").GetString(), StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(feed)!, recursive: true);
    }

    [Fact]
    public async Task Every_error_of_the_room_and_of_the_document_is_provoked_by_a_test()
    {
        var codes = Regex.Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src", "Workbench.Api", "Errors.cs"), TestContext.Current.CancellationToken), "\"(WB7[0-9]{3})\"").Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        await using var server = await Server.StartAsync();
        codes.UnionWith(Regex.Matches(await server.Client.GetStringAsync("/api/v1/openapi.json", TestContext.Current.CancellationToken), "WB[0-9]{4}").Select(m => m.Value));
        Assert.True(codes.Count > 50, $"{codes.Count}");
        var tests = Directory.GetFiles(Path.Combine(Repository.Root, "tests", "Workbench.Api.Tests"), "*.cs").Select(File.ReadAllText).ToList();
        var unprovoked = codes.Where(c => !tests.Exists(t => t.Contains($"\"{c}\"", StringComparison.Ordinal))).Order(StringComparer.Ordinal);
        Assert.Empty(unprovoked);
    }

    [Fact]
    public async Task Without_node_a_chart_says_what_is_missing_and_numbers_still_come()
    {
        var program = Path.Combine(Repository.Root, "artifacts", "bin", "Workbench.Cli", "release", "Workbench.Cli.dll");
        if (!File.Exists(program))
            Assert.Skip("The command line was not built.");
        var folder = Directory.CreateTempSubdirectory("workbench-nodeless-").FullName;
        var database = Path.Combine(folder, "store.duckdb");
        using (var workbench = CampaignWorkbench.Open(database))
            workbench.Import(Path.Combine(Repository.Root, "data", "campaign-figures.csv"));
        var start = new System.Diagnostics.ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet", [program, "serve", "--db", database, "--urls", "http://127.0.0.1:0"]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["PATH"] = folder;
        using var process = System.Diagnostics.Process.Start(start)!;
        try
        {
            string? line;
            do
                line = await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
            while (line is not null && !line.Contains("http://", StringComparison.Ordinal));
            using var client = new HttpClient { BaseAddress = new Uri(Regex.Match(line ?? "", "http://[^ ]+").Value) };
            await Server.IsProblem(await client.GetAsync("/api/v1/charts/compare.svg?indicator=household", TestContext.Current.CancellationToken), 503, "WB3201");
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/compare?indicator=household", TestContext.Current.CancellationToken)).StatusCode);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Money_of_several_currencies_is_not_added()
    {
        await using var server = await Server.StartAsync(prepare: database =>
        {
            var table = Path.ChangeExtension(database, ".csv");
            File.WriteAllText(table, "district,unit,value,category,indicator,kind\nThan Uyên,VND,1000000,health-welfare,a,money\nThan Uyên,USD,100,health-welfare,b,money\n");
            using var workbench = CampaignWorkbench.Open(database);
            workbench.Import(table);
        });
        await Server.IsProblem(await server.Client.GetAsync("/api/v1/compare?indicator=money", TestContext.Current.CancellationToken), 400, "WB5404");
    }
}
