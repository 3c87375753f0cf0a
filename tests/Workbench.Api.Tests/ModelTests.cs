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
            // A model replaces models only, so the half of one goes first.
            File.Delete(file);
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

    [Fact]
    public async Task Shares_are_corrected_by_the_active_model_and_refused_where_another_one_classified()
    {
        var (server, _, model) = await StartAsync();
        await using (server)
        {
            await Activate(server, model, null);
            var shares = await server.GetAsync("/api/v1/shares");
            Assert.Equal((model, 0, 0), (shares.GetProperty("modelId").GetString(), shares.GetProperty("decided").GetInt32(), shares.GetProperty("unclassified").GetInt32()));
            var rows = shares.GetProperty("rows").EnumerateArray().ToArray();
            Assert.Equal(["Than Uyên music 2 3", "Than Uyên sport 1 3"], rows.Select(r => $"{r.GetProperty("key")} {r.GetProperty("category")} {r.GetProperty("sentences")} {r.GetProperty("of")}"));
            Assert.Equal(2.0 / 3, rows[0].GetProperty("counted").GetDouble(), 9);
            Assert.True(rows[0].GetProperty("low").GetDouble() < rows[0].GetProperty("high").GetDouble());
            var csv = (await server.Client.GetStringAsync("/api/v1/shares.csv?by=province&category=sport", TestContext.Current.CancellationToken)).Split('\n');
            Assert.Equal("province,place_id,level,category,sentences,of,reports,counted,adjusted,low,high,model_id", csv[0].Trim());
            Assert.StartsWith("Lai Châu,lai-chau,province,sport,1,3,1,0.333333", csv[1], StringComparison.Ordinal);
            var other = server.Store.Shelf.Add(Trainer.Train([.. Examples, new LabelledSentence("The choir won.", "music")]));
            await Activate(server, other, new { reclassify = false });
            await Server.IsProblem(await server.Client.GetAsync("/api/v1/shares", TestContext.Current.CancellationToken), 409, "WB5417");
            // Two sentences are too few to hold any out.
            await Activate(server, server.Store.Shelf.Add(Trainer.Train(Examples[..2])), null);
            await Server.IsProblem(await server.Client.GetAsync("/api/v1/shares", TestContext.Current.CancellationToken), 409, "WB5418");
            await Activate(server, model, null);
            await Server.IsProblem(await server.Client.GetAsync("/api/v1/shares?from=2030", TestContext.Current.CancellationToken), 404, "WB5416");
            await Server.IsProblem(await server.Client.GetAsync("/api/v1/shares?by=year", TestContext.Current.CancellationToken), 400, "WB7021");
        }
    }

    [Fact]
    public async Task SQL_asks_the_active_model()
    {
        await using var server = await Server.StartAsync(change: o => o with { Sql = true });
        async Task<JsonElement> Ask(string sql)
        {
            using var answer = await server.PostJsonAsync("/api/v1/sql", new { sql });
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, text);
            return JsonDocument.Parse(text).RootElement.GetProperty("rows")[0].Clone();
        }
        Assert.Equal("health-welfare", (await Ask("SELECT classify('ambulance') c"))[0].GetString());
        await Activate(server, server.Store.Shelf.Add(Trainer.Train(Examples)), null);
        var row = await Ask("SELECT classify('The choir sang songs.') c, category_probability('The choir sang songs.', 'music') p, classify(NULL) n");
        Assert.Equal(("music", true, JsonValueKind.Null), (row[0].GetString(), row[1].GetDouble() > 0.5, row[2].ValueKind));
        var unknown = await Server.IsProblem(await server.PostJsonAsync("/api/v1/sql", new { sql = "SELECT category_probability('a', 'gardening')" }), 400, "WB7043");
        Assert.Contains("gardening", unknown.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_card_of_a_model_is_told_and_odd_examples_are_warned_of()
    {
        await using var server = await Server.StartAsync();
        async Task<JsonElement> Train(object body)
        {
            using var answer = await server.PostJsonAsync("/api/v1/models", body);
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            await server.Client.GetStringAsync(answer.Headers.Location + "/events");
            var job = await server.GetAsync(answer.Headers.Location!.ToString());
            Assert.True(job.GetProperty("state").GetString() == "done", job.GetRawText());
            return job.GetProperty("result");
        }
        string[] Warnings(JsonElement result) => [.. result.GetProperty("warnings").EnumerateArray().Select(w => w.GetString()!)];
        object Row(string text, string category) => new { text, category };
        using var stored = await server.PostTextAsync("/api/v1/reports", "The choir of Than Uyên sang 12 songs in 2020. The team won 7 football matches.", "text/plain");
        var report = JsonDocument.Parse(await stored.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("reports")[0].GetProperty("reportId").GetString()!;
        foreach (var (sentence, category) in ((int, string)[])[(0, "culture-community"), (1, "education-youth")])
            Assert.Equal(HttpStatusCode.Created, (await server.PostJsonAsync($"/api/v1/review/sentences/{report}/{sentence}", new { category, name = "Anna" })).StatusCode);

        var merged = await Train(new { @default = false, examples = new[] { Row("a b", "x"), Row("c d", "x"), Row("a b", "culture-community"), Row("The match.", "education-youth") } });
        Assert.Equal(6, merged.GetProperty("examples").GetInt32());
        Assert.Equal(
            ["The category 'x' is new: 2 of the examples have it, and none of the 2 sentences that the model learned from beside them. Those have: culture-community, education-youth.",
                "examples:3: the text has the category 'culture-community' here and 'x' at examples:1. Both are used."], Warnings(merged));
        // Examples alone are a set of their own: no category of theirs is new.
        var alone = await Train(new { labels = false, @default = false, examples = (object[])[.. Enumerable.Range(0, 20).SelectMany(i => (object[])[Row($"The choir {i} sang.", "music"), Row($"The team {i} won.", "sport")]), Row("a b", "lone")] });
        Assert.Equal("The category 'lone' has one example only: it is trained on, but no score for it can be measured. Label more.", Assert.Single(Warnings(alone)));

        var id = alone.GetProperty("modelId").GetString();
        var detail = await server.GetAsync("/api/v1/models/" + id);
        Assert.Equal((id, 3), (detail.GetProperty("modelId").GetString(), detail.GetProperty("categories").GetArrayLength()));
        var card = detail.GetProperty("card");
        Assert.Equal((41, DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), (card.GetProperty("sentences").GetInt32(), card.GetProperty("date").GetString()));
        Assert.Equal(20, card.GetProperty("outOfFold").GetProperty("perClass").GetProperty("music").GetProperty("n").GetInt32());
        var active = (await server.GetAsync("/api/v1/models")).GetProperty("active").GetString();
        Assert.Equal(active, (await server.GetAsync("/api/v1/models/" + active)).GetProperty("modelId").GetString());
        await Server.IsProblem(await server.Client.GetAsync("/api/v1/models/0123456789abcdef", TestContext.Current.CancellationToken), 404, "WB7036");
    }
}
