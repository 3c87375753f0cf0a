using System.Net;
using System.Text;
using System.Text.Json;

namespace Workbench.Api.Tests;

/// <summary>Work that goes on after the answer: how much of it may wait, and what a stop does to it.</summary>
public sealed class JobTests
{
    private const string Text = "In 2020 Than Uyên district built 59 houses for poor households. Each received a loan of 50 million dong.";

    private static readonly (string, string) Later = ("Prefer", "respond-async");

    /// <summary>Waits until something is so, for as long as a slow machine may need; whoever asks looks again and fails where it is not.</summary>
    private static async Task<bool> Until(Func<bool> so, int seconds = 60)
    {
        for (var i = 0; i < seconds * 20 && !so(); i++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        return so();
    }

    private static async Task<string> IsDone(Server server, HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var events = await server.Client.GetStringAsync(answer.Headers.Location + "/events", TestContext.Current.CancellationToken);
        Assert.True(events.Contains("event: done", StringComparison.Ordinal), events);
        return events;
    }

    [Fact]
    public async Task Twins_are_sought_by_one_job_at_a_time_which_all_who_ask_meanwhile_get()
    {
        await using var server = await Server.StartAsync();
        using var finish = new ManualResetEventSlim();
        // The job cannot end before the writer is free.
        var hold = server.Store.WriteAsync(_ => finish.Wait(TimeSpan.FromMinutes(1)), TestContext.Current.CancellationToken);
        var asked = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => server.PostTextAsync("/api/v1/twins", "", "text/plain")));
        Assert.All(asked, a => Assert.Equal(HttpStatusCode.Accepted, a.StatusCode));
        Assert.Single(asked.Select(a => a.Headers.Location!.ToString()).Distinct());
        Assert.Single(server.Jobs.All, j => j.Kind == "twins");
        finish.Set();
        await hold;
        await IsDone(server, asked[0]);
        using var next = await server.PostTextAsync("/api/v1/twins", "", "text/plain");
        Assert.NotEqual(asked[0].Headers.Location, next.Headers.Location);
        await IsDone(server, next);
    }

    [Fact]
    public async Task Twins_of_a_report_that_was_taken_out_meanwhile_are_not_recorded()
    {
        await using var server = await Server.StartAsync();
        const string More = " In 2021 the district repaired 7 schools, opened 12 libraries, trained 340 teachers and gave 1,250 pupils new books. A team of volunteers planted 4,800 trees along the road to the market.";
        foreach (var end in (string[])["", " The head of the village thanked all who had come."])
            Assert.Equal(HttpStatusCode.Created, (await server.PostTextAsync("/api/v1/reports", Text + More + end, "text/plain")).StatusCode);
        var twin = Assert.Single((await server.GetAsync("/api/v1/twins")).EnumerateArray()).GetProperty("twinOf").GetString()!;
        using var finish = new ManualResetEventSlim();
        var hold = server.Store.WriteAsync(wb => finish.Wait(TimeSpan.FromMinutes(1)) && wb.Remove(twin), TestContext.Current.CancellationToken);
        using var asked = await server.PostTextAsync("/api/v1/twins", "", "text/plain");
        Assert.True(await Until(() => server.Jobs.All[0].Step == "recording"));
        finish.Set();
        Assert.True(await hold);
        await IsDone(server, asked);
        Assert.Empty((await server.GetAsync(asked.Headers.Location!.ToString())).GetProperty("result").EnumerateArray());
        Assert.Empty((await server.GetAsync("/api/v1/twins?recorded=true")).EnumerateArray());
    }

    [Fact]
    public async Task No_more_than_sixteen_jobs_that_store_reports_wait()
    {
        await using var server = await Server.StartAsync();
        using var finish = new ManualResetEventSlim();
        var hold = server.Store.WriteAsync(_ => finish.Wait(TimeSpan.FromMinutes(1)), TestContext.Current.CancellationToken);
        var taken = new List<HttpResponseMessage>();
        for (var i = 0; i < 16; i++)
            taken.Add(await server.PostTextAsync("/api/v1/reports", $"{Text} In 2021 it built {i + 3} more.", "text/plain", Later));
        Assert.All(taken, a => Assert.Equal(HttpStatusCode.Accepted, a.StatusCode));
        using var refused = await server.PostTextAsync("/api/v1/reports", $"<article><p>{Text}</p></article>", "text/html", Later);
        await Server.IsProblem(refused, 503, "WB7092");
        Assert.NotNull(refused.Headers.RetryAfter);
        // What was sent is not kept.
        Assert.Empty(Directory.GetFiles(server.Store.Scratch));
        finish.Set();
        await hold;
        foreach (var job in taken)
            await IsDone(server, job);
        using var again = await server.PostTextAsync("/api/v1/reports", $"<article><p>{Text}</p></article>", "text/html", Later);
        await IsDone(server, again);
        Assert.Equal(17, (await server.GetAsync("/api/v1/summary")).GetProperty("reports").GetInt32());
    }

    [Fact]
    public async Task A_stop_finishes_what_has_begun_and_ends_what_waits()
    {
        await using var server = await Server.StartAsync();
        using var begun = new ManualResetEventSlim();
        using var finish = new ManualResetEventSlim();
        var first = server.Jobs.Start("ingest", async _ => (await server.Store.ReceiveAsync((wb, model) =>
        {
            begun.Set();
            finish.Wait(TimeSpan.FromMinutes(1));
            return wb.Analyze([new ReceivedReport { Text = Text }], model, CancellationToken.None);
        }, server.Jobs.Stopping, patient: true)).Stored);
        begun.Wait(TestContext.Current.CancellationToken);
        using var second = await server.PostTextAsync("/api/v1/reports", Text + " That is all.", "text/plain", Later);
        Assert.Equal(HttpStatusCode.Accepted, second.StatusCode);
        var waiting = Path.GetFileName(second.Headers.Location!.ToString());
        var stop = server.StopAsync();
        await Until(() => server.Jobs.Get(waiting).State != "running");
        Assert.Equal("running", server.Jobs.Get(first.Id).State);
        finish.Set();
        await stop;
        Assert.Equal(("done", 1), (server.Jobs.Get(first.Id).State, server.Jobs.Get(first.Id).Result));
        Assert.Equal(("failed", "The server stopped before this was done. What was committed stays; start it again."), (server.Jobs.Get(waiting).State, server.Jobs.Get(waiting).Error));
        using var workbench = CampaignWorkbench.OpenReadOnly(server.Database);
        Assert.Equal(1, workbench.Summarize().Reports);
    }

    [Fact]
    public async Task A_training_waits_for_readers_and_the_writer_however_long_it_takes()
    {
        await using var server = await Server.StartAsync();
        using var read = new ManualResetEventSlim();
        using var written = new ManualResetEventSlim();
        var writer = server.Store.WriteAsync(_ => written.Wait(TimeSpan.FromMinutes(2)), TestContext.Current.CancellationToken);
        var readers = Enumerable.Range(0, Math.Max(4, Environment.ProcessorCount * 2)).Select(_ => server.Store.ReadAsync(_ => read.Wait(TimeSpan.FromMinutes(2)), TestContext.Current.CancellationToken)).ToList();
        server.Store.Patience = TimeSpan.Zero;
        var examples = Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? new { text = $"The choir of village {i} sang songs.", category = "music" } : new { text = $"Team {i} won the football match.", category = "sport" }).ToArray();
        using var asked = await server.PostJsonAsync("/api/v1/models", new { labels = true, @default = false, examples });
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        var id = Path.GetFileName(asked.Headers.Location!.ToString());
        // With no patience at all a job that does not wait would fail at once.
        Assert.False(await Until(() => server.Jobs.Get(id).State != "running", seconds: 1));
        read.Set();
        await Task.WhenAll(readers);
        Assert.True(await Until(() => server.Store.Shelf.All().Count == 1));
        Assert.False(await Until(() => server.Jobs.Get(id).State != "running", seconds: 1));
        written.Set();
        await writer;
        await IsDone(server, asked);
    }

    [Fact]
    public async Task A_report_on_which_the_program_fails_is_its_fault_and_the_log_has_the_cause_under_the_id_that_is_told()
    {
        await using var server = await Server.StartAsync();
        var log = new KeptLog<JobTests>();
        server.Store.Log = log;
        // A classifier that was closed fails on every report as nobody foresaw.
        var broken = Classification.SentenceClassifier.Load(ModelFiles.Default()!);
        broken.Dispose();
        server.Store.Classifier = broken;
        var problem = await Server.IsProblem(await server.PostTextAsync("/api/v1/reports", Text, "text/plain"), 500, "WB5210");
        using var job = await server.PostTextAsync("/api/v1/reports", Text, "text/plain", Later);
        var events = await IsDone(server, job);
        Assert.Contains("\"rejected\":1", events, StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent([new("text", Text), new("do", "store")]);
        using var page = await server.Client.PostAsync("/classify", form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.InternalServerError, page.StatusCode);
        var told = new[] { problem.GetRawText(), events, await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken) };
        Assert.All(told, t => Assert.DoesNotContain("Disposed", t, StringComparison.Ordinal));
        var ids = told.Select(t => System.Text.RegularExpressions.Regex.Match(t, "fault-[0-9a-f]{8}").Value).ToList();
        Assert.Equal(3, ids.Distinct().Count());
        Assert.Equal(ids, log.Lines.Select(l => System.Text.RegularExpressions.Regex.Match(l, "^Error .*(fault-[0-9a-f]{8}): System.ObjectDisposedException ").Groups[1].Value));
    }
}
