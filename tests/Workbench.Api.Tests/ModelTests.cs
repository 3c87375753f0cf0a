using System.Net;
using System.Text.Json;
using Workbench.Classification;

namespace Workbench.Api.Tests;

/// <summary>What an activated model does to the sentences that are in the store.</summary>
public sealed class ModelTests
{
    private static readonly LabelledSentence[] Examples = [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? new LabelledSentence($"The choir of village {i} sang songs.", "music") : new LabelledSentence($"Team {i} won the football match.", "sport"))];

    private static async Task<(Server Server, string Report, string Model)> StartAsync()
    {
        var server = await Server.StartAsync();
        using var stored = await server.PostTextAsync("/api/v1/reports", "The choir of Than Uyên sang 12 songs in 2020. The team won 7 football matches in 2020. The choir sang 5 more songs.", "text/plain");
        var report = JsonDocument.Parse(await stored.Content.ReadAsStringAsync()).RootElement.GetProperty("reports")[0].GetProperty("reportId").GetString()!;
        return (server, report, server.Store.Shelf.Add(Trainer.Train(Examples)));
    }

    private static async Task<string[]> Categories(Server server, string report) =>
        [.. (await server.GetAsync($"/api/v1/sentences?reportId={report}")).GetProperty("items").EnumerateArray().Select(s => s.GetProperty("category").GetString()!)];

    private static async Task<(JsonElement Job, string Events)> Activate(Server server, string model, object? body)
    {
        using var answer = body is null ? await server.PostTextAsync($"/api/v1/models/{model}/activate", "", "text/plain") : await server.PostJsonAsync($"/api/v1/models/{model}/activate", body);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var events = await server.Client.GetStringAsync(answer.Headers.Location + "/events");
        return (await server.GetAsync(answer.Headers.Location!.ToString()), events);
    }

    [Fact]
    public async Task Stored_sentences_and_their_figures_get_the_categories_of_the_model_and_decided_labels_stand()
    {
        var (server, report, model) = await StartAsync();
        await using (server)
        {
            var before = await Categories(server, report);
            Assert.DoesNotContain("music", before);
            var (kept, _) = await Activate(server, model, new { reclassify = false });
            Assert.Equal(("done", JsonValueKind.Null), (kept.GetProperty("state").GetString(), kept.GetProperty("result").GetProperty("changed").ValueKind));
            Assert.Equal(before, await Categories(server, report));
            Assert.Equal(HttpStatusCode.Created, (await server.PostJsonAsync($"/api/v1/review/sentences/{report}/2", new { category = "party-building", name = "Anna" })).StatusCode);

            var (job, events) = await Activate(server, model, null);
            Assert.True(job.GetProperty("state").GetString() == "done", job.GetRawText());
            Assert.Contains("event: done", events, StringComparison.Ordinal);
            Assert.Equal(["music", "sport", "party-building"], await Categories(server, report));
            Assert.Equal(3, job.GetProperty("result").GetProperty("changed").GetInt32());
            Assert.Equal(12m, Assert.Single((await server.GetAsync("/api/v1/figures?category=music")).GetProperty("items").EnumerateArray()).GetProperty("value").GetDecimal());
            var listed = (await server.GetAsync("/api/v1/models")).GetProperty("models").EnumerateArray().Single(m => m.GetProperty("modelId").GetString() == model);
            Assert.Equal((2, true), (listed.GetProperty("sentences").GetInt32(), listed.GetProperty("trainedAt").ValueKind == JsonValueKind.String));
        }
    }

    [Fact]
    public async Task The_id_of_the_model_that_the_build_made_is_read_again_when_the_build_made_another()
    {
        await using var server = await Server.StartAsync();
        var file = Path.Combine(server.Folder, "default.wbm");
        var written = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        string Id(TrainedModel? model)
        {
            if (model is null)
                File.WriteAllText(file, "half a mod");
            else
                model.Save(file);
            // A clock of its own: files written one after another may have one time.
            File.SetLastWriteTimeUtc(file, written = written.AddMinutes(1));
            return server.Store.IdOf(file);
        }
        var (first, second) = (Trainer.Train(Examples), Trainer.Train([.. Examples, new LabelledSentence("The choir won the match of songs.", "music")]));
        var id = Id(first);
        Assert.Equal(first.ToClassifier().ModelId, id);
        Assert.Throws<ClassificationException>(() => Id(null));
        Assert.Equal(second.ToClassifier().ModelId, Id(second));
        Assert.NotEqual(id, server.Store.IdOf(file));
    }

    [Fact]
    public async Task Others_write_while_the_sentences_are_classified_anew()
    {
        var (server, report, model) = await StartAsync();
        await using (server)
        {
            var steps = new List<string>();
            var changed = await server.Store.ActivateAsync(server.Store.ModelFile(model), true, step =>
            {
                // The step is told by the one who classifies: were the store held for it, this write would wait for itself.
                if (steps.Count == 0)
                    Assert.True(server.Store.WriteAsync(wb => wb.Receive([new ReceivedReport { Text = "The team of Mường Lát played football.", Name = "meanwhile" }], CancellationToken.None), CancellationToken.None).Wait(TimeSpan.FromSeconds(20)));
                steps.Add(step);
            }, TestContext.Current.CancellationToken);
            Assert.Equal(3, changed);
            Assert.Equal(["classifying 100 %", "writing"], steps);
            Assert.Equal(["music", "sport", "music"], await Categories(server, report));
            var meanwhile = (await server.GetAsync("/api/v1/sentences?q=M%C6%B0%E1%BB%9Dng")).GetProperty("items")[0];
            Assert.Equal("sport", meanwhile.GetProperty("category").GetString());
        }
    }

    [Fact]
    public async Task Others_write_while_a_report_is_analysed_and_it_gets_the_categories_of_the_model_that_is_active_then()
    {
        var (server, _, model) = await StartAsync();
        await using (server)
        {
            var result = await server.Store.ReceiveAsync((wb, before) =>
            {
                var analyzed = wb.Analyze([new ReceivedReport { Text = "The team of Mường Lát won 3 football matches.", Name = "late" }], before, CancellationToken.None);
                // Activating writes: were the store held for the analysis, it would wait for itself.
                Assert.True(server.Store.ActivateAsync(server.Store.ModelFile(model), false, _ => { }, CancellationToken.None).Wait(TimeSpan.FromSeconds(20)));
                return analyzed;
            }, TestContext.Current.CancellationToken);
            Assert.Equal(1, result.Stored);
            Assert.Equal(["sport"], await Categories(server, result.Reports[0].ReportId!));
        }
    }
}
