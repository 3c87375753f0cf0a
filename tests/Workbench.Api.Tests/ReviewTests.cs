using System.Net;
using System.Text.Json;

namespace Workbench.Api.Tests;

/// <summary>Decisions on figures and sentences over HTTP, by JSON and by the forms of the page.</summary>
public sealed class ReviewTests
{
    private const string Report = "In 2020 Than Uyên district built 59 houses for poor households. In 2021 the district repaired 12 bridges.";

    private static async Task<JsonElement> Body(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    private static async Task<(Server Server, string Figure, string Report)> StartAsync()
    {
        var server = await Server.StartAsync();
        var stored = await Body(await server.PostTextAsync("/api/v1/reports", Report, "text/plain"), HttpStatusCode.Created);
        var figure = (await server.GetAsync("/api/v1/figures?value=59")).GetProperty("items")[0].GetProperty("figureId").GetString()!;
        return (server, figure, stored.GetProperty("reports")[0].GetProperty("reportId").GetString()!);
    }

    private static async Task<JsonElement> Figure(Server server, string id) => await server.GetAsync("/api/v1/figures/" + id);

    [Fact]
    public async Task A_figure_is_confirmed_corrected_rejected_and_every_decision_undone()
    {
        var (server, id, _) = await StartAsync();
        await using (server)
        {
            var confirmed = await Body(await server.PostJsonAsync("/api/v1/review/figures/" + id, new { action = "confirm", name = "Anna", reason = "as written" }), HttpStatusCode.Created);
            Assert.Equal(("confirm", "Anna", "confirmed"), (confirmed.GetProperty("action").GetString(), confirmed.GetProperty("reviewer").GetString(), (await Figure(server, id)).GetProperty("status").GetString()));
            var corrected = await Body(await server.PostJsonAsync("/api/v1/review/figures/" + id, new { action = "correct", correction = new { value = 60, unit = "house", periodEnd = "2020-06-30" }, name = "Anna", reason = "one more" }), HttpStatusCode.Created);
            var now = await Figure(server, id);
            Assert.Equal((60m, "house", "2020-06-30", "corrected"), (now.GetProperty("value").GetDecimal(), now.GetProperty("unit").GetString(), now.GetProperty("periodEnd").GetString(), now.GetProperty("status").GetString()));
            await Body(await server.PostJsonAsync($"/api/v1/review/history/{corrected.GetProperty("number").GetInt64()}/undo", new { name = "Anna", reason = "no" }), HttpStatusCode.Created);
            Assert.Equal(59m, (await Figure(server, id)).GetProperty("value").GetDecimal());
            await Body(await server.PostJsonAsync("/api/v1/review/figures/" + id, new { action = "reject", name = "Ben", reason = "a plan" }), HttpStatusCode.Created);
            Assert.Equal("rejected", (await Figure(server, id)).GetProperty("status").GetString());
            Assert.Equal(["confirm", "correct", "undo", "reject"], (await server.GetAsync("/api/v1/review/history")).EnumerateArray().Select(r => r.GetProperty("action").GetString()));
            Assert.Equal(5, (await server.Client.GetStringAsync("/api/v1/review/history.csv", TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        }
    }

    [Fact]
    public async Task Null_takes_away_what_a_figure_does_not_say_and_undoing_brings_it_back()
    {
        var (server, id, _) = await StartAsync();
        await using (server)
        {
            // What the figure states, by its members: left out by the answer or null when it is not stated.
            static string? Says(JsonElement figure, string member) => figure.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;
            Assert.Equal(("2020-01-01", "2020-12-31", "house"), (Says(await Figure(server, id), "periodStart"), Says(await Figure(server, id), "periodEnd"), Says(await Figure(server, id), "unit")));
            async Task<long> Send(string correction) => (await Body(await server.PostTextAsync("/api/v1/review/figures/" + id, $$"""{"action": "correct", "correction": {{correction}}, "name": "Anna", "reason": "r"}""", "application/json"), HttpStatusCode.Created)).GetProperty("number").GetInt64();
            await Send("""{"kind": "range", "valueHigh": 70}""");
            var last = await Send("""{"periodStart": null, "unit": null, "kind": "count", "valueHigh": null}""");
            var now = await Figure(server, id);
            Assert.Equal((null, null, null, "2020-12-31"), (Says(now, "valueHigh"), Says(now, "unit"), Says(now, "periodStart"), Says(now, "periodEnd")));
            Assert.Contains(",70,house,range,exact,2020-01-01,2020-12-31,", (await server.Client.GetStringAsync("/api/v1/review/history.csv", TestContext.Current.CancellationToken)).Replace(".000000", "", StringComparison.Ordinal), StringComparison.Ordinal);
            await Body(await server.PostJsonAsync($"/api/v1/review/history/{last}/undo", new { name = "Anna", reason = "no" }), HttpStatusCode.Created);
            now = await Figure(server, id);
            Assert.Equal(("70", "house", "2020-01-01"), (Says(now, "valueHigh")?.Replace(".000000", "", StringComparison.Ordinal), Says(now, "unit"), Says(now, "periodStart")));
        }
    }

    [Theory]
    [InlineData("""{"action": "correct", "correction": {"value": null}, "name": "A", "reason": "r"}""", 422, "WB7006")]
    [InlineData("""{"action": "correct", "correction": {"valueHigh": null}, "name": "A", "reason": "r"}""", 422, "WB5702")]
    [InlineData("""{"action": "correct", "correction": {"kind": "range"}, "name": "A", "reason": "r"}""", 422, "WB5707")]
    [InlineData("""{"action": "correct", "correction": {"periodEnd": "2019-12-31"}, "name": "A", "reason": "r"}""", 422, "WB5707")]
    [InlineData("""{"action": "burn", "name": "A", "reason": "r"}""", 422, "WB7006")]
    [InlineData("""{"action": "confirm", "correction": {"value": 1}, "name": "A", "reason": "r"}""", 422, "WB7006")]
    [InlineData("""{"action": "correct", "correction": {"value": "60"}, "name": "A", "reason": "r"}""", 422, "WB7006")]
    [InlineData("""{"action": "correct", "correction": {"periodEnd": "soon"}, "name": "A", "reason": "r"}""", 422, "WB7006")]
    [InlineData("""{"action": "correct", "correction": {}, "name": "A", "reason": "r"}""", 422, "WB5702")]
    [InlineData("""{"action": "correct", "correction": {"bound": "maybe"}, "name": "A", "reason": "r"}""", 422, "WB5707")]
    [InlineData("""{"action": "correct", "correction": {"place": "Atlantis"}, "name": "A", "reason": "r"}""", 400, "WB5410")]
    [InlineData("""{"action": "confirm", "reason": "r"}""", 422, "WB5703")]
    [InlineData("""{"action": "confirm", "name": "A"}""", 422, "WB5703")]
    [InlineData("""{"action": "confirm", """, 400, "WB7005")]
    public async Task A_decision_that_makes_no_sense_changes_nothing(string body, int status, string code)
    {
        var (server, id, _) = await StartAsync();
        await using (server)
        {
            await Server.IsProblem(await server.PostTextAsync("/api/v1/review/figures/" + id, body, "application/json"), status, code);
            Assert.Equal("extracted", (await Figure(server, id)).GetProperty("status").GetString());
            Assert.Equal(0, (await server.GetAsync("/api/v1/review/history")).GetArrayLength());
        }
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_decided_on()
    {
        await using var server = await Server.StartAsync();
        await Server.IsProblem(await server.PostJsonAsync("/api/v1/review/figures/0000000000000000", new { action = "confirm", name = "A", reason = "r" }), 404, "WB5701");
        await Server.IsProblem(await server.PostJsonAsync("/api/v1/review/history/7/undo", new { name = "A", reason = "r" }), 404, "WB5705");
        await Server.IsProblem(await server.PostJsonAsync("/api/v1/review/history/seven/undo", new { name = "A", reason = "r" }), 404, "WB5705");
        await Server.IsProblem(await server.PostJsonAsync("/api/v1/review/sentences/0000000000000000/0", new { category = "poverty-reduction", name = "A" }), 404, "WB5721");
        await Server.IsProblem(await server.PostTextAsync("/api/v1/review/history/7/undo", "x", "text/plain"), 415, "WB7003");
    }

    [Fact]
    public async Task The_name_of_a_key_cannot_be_taken_by_another()
    {
        var key = "";
        await using var server = await Server.StartAsync(prepare: db => key = new ApiKeys(db + ".keys.json").Add("field-office", "annotator"));
        async Task<HttpResponseMessage> Send(string path, string body, string type)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, System.Text.Encoding.UTF8, type), Headers = { { "Authorization", "Bearer " + key } } };
            return await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        }
        await Send("/api/v1/reports", Report, "text/plain");
        using var get = new HttpRequestMessage(HttpMethod.Get, "/api/v1/figures?value=59") { Headers = { { "Authorization", "Bearer " + key } } };
        var id = (await Body(await server.Client.SendAsync(get, TestContext.Current.CancellationToken), HttpStatusCode.OK)).GetProperty("items")[0].GetProperty("figureId").GetString();
        var review = await Body(await Send("/api/v1/review/figures/" + id, """{"action": "confirm", "name": "somebody else", "reason": "r"}""", "application/json"), HttpStatusCode.Created);
        Assert.Equal("field-office", review.GetProperty("reviewer").GetString());
        await Server.IsProblem(await Send("/api/v1/models", "{}", "application/json"), 403, "WB7014");
    }

    [Fact]
    public async Task Sentences_are_labelled_and_the_agreement_is_counted()
    {
        var (server, _, report) = await StartAsync();
        await using (server)
        {
            async Task<long> Label(int sentence, string who, string category) =>
                (await Body(await server.PostJsonAsync($"/api/v1/review/sentences/{report}/{sentence}", new { category, name = who }), HttpStatusCode.Created)).GetProperty("number").GetInt64();
            Assert.Equal(2, (await server.GetAsync("/api/v1/review/sentences?name=Anna")).GetArrayLength());
            await Label(0, "Anna", "poverty-reduction");
            await Label(0, "Ben", "poverty-reduction");
            await Label(1, "Anna", "economic-development");
            await Label(1, "Ben", "housing-infrastructure");
            Assert.Equal(0, (await server.GetAsync("/api/v1/review/sentences?annotator=Anna")).GetArrayLength());
            var agreement = await server.GetAsync("/api/v1/review/agreement");
            Assert.Equal((2, 2), (agreement.GetProperty("labelled").GetInt32(), agreement.GetProperty("shared").GetInt32()));
            // Two of four pairable values differ. Observed 2/4; expected (16 - (4 + 1 + 1)) / (4 · 3) = 10/12; alpha = 1 - (1/2) / (10/12) = 0.4.
            Assert.Equal(0.4, agreement.GetProperty("alpha").GetDouble(), 6);
            // Kappa: observed 1/2; chance 1/2 · 1/2 for the one shared category = 1/4; (1/2 - 1/4) / (3/4) = 1/3.
            Assert.Equal(1.0 / 3, agreement.GetProperty("pairs")[0].GetProperty("kappa").GetDouble(), 6);
            Assert.Equal(1, Assert.Single((await server.GetAsync("/api/v1/review/disagreements")).EnumerateArray()).GetProperty("sentenceNo").GetInt32());
            await Server.IsProblem(await server.PostJsonAsync($"/api/v1/review/sentences/{report}/1", new { action = "settle", category = "economic-development", name = "Cy" }), 422, "WB5723");
            var settled = await Body(await server.PostJsonAsync($"/api/v1/review/sentences/{report}/1", new { action = "settle", category = "economic-development", name = "Cy", reason = "guideline 2" }), HttpStatusCode.Created);
            Assert.Empty((await server.GetAsync("/api/v1/review/disagreements")).EnumerateArray());
            await Body(await server.PostJsonAsync($"/api/v1/review/labels/{settled.GetProperty("number").GetInt64()}/undo", new { name = "Cy" }), HttpStatusCode.Created);
            Assert.Single((await server.GetAsync("/api/v1/review/disagreements")).EnumerateArray());
            Assert.Equal(6, (await server.GetAsync("/api/v1/review/labels")).GetArrayLength());
            await Server.IsProblem(await server.PostJsonAsync($"/api/v1/review/labels/{settled.GetProperty("number").GetInt64()}/undo", new { name = "Cy" }), 404, "WB5724");
            await Server.IsProblem(await server.PostJsonAsync($"/api/v1/review/sentences/{report}/0", new { category = "gardening", name = "Anna" }), 422, "WB5722");
            var nameless = await Server.IsProblem(await server.PostJsonAsync($"/api/v1/review/sentences/{report}/0", new { category = "party-building" }), 422, "WB5723");
            Assert.Equal("A label needs the name of its annotator. Give it as `name`; with an API key it is the key's.", nameless.GetProperty("detail").GetString());
            await Server.IsProblem(await server.PostJsonAsync($"/api/v1/review/sentences/{report}/0", new { action = "guess", category = "party-building", name = "A" }), 422, "WB7006");
            await Server.IsProblem(await server.PostJsonAsync($"/api/v1/review/sentences/{report}/99", new { category = "party-building", name = "Anna" }), 404, "WB5721");
            await Server.IsProblem(await server.Client.GetAsync("/api/v1/review/sentences", TestContext.Current.CancellationToken), 400, "WB7023");
            // The former name of `name` is taken still (above), and offered no more.
            var unknown = await Server.IsProblem(await server.Client.GetAsync("/api/v1/review/sentences?who=Anna", TestContext.Current.CancellationToken), 400, "WB7020");
            Assert.EndsWith("Allowed: name, language, model, limit.", unknown.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_sentence_that_nobody_labelled_is_not_settled()
    {
        var (server, _, report) = await StartAsync();
        await using (server)
            await Server.IsProblem(await server.PostJsonAsync($"/api/v1/review/sentences/{report}/0", new { action = "settle", category = "party-building", name = "A", reason = "r" }), 422, "WB5725");
    }

    [Fact]
    public async Task The_forms_of_the_page_decide_and_go_back_to_the_page_only()
    {
        var (server, id, _) = await StartAsync();
        await using (server)
        {
            async Task<HttpResponseMessage> Send(string accept, params (string, string)[] fields)
            {
                var request = new HttpRequestMessage(HttpMethod.Post, "/review") { Content = new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Item1, f.Item2))) };
                request.Headers.Add("Accept", accept);
                request.Headers.Add("Cookie", "reviewer=Anna");
                return await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
            }
            using var named = await Send("text/html", ("do", "name"), ("name", "Anna"), ("back", "//evil.example"));
            Assert.Equal("/review", named.Headers.Location!.ToString());
            Assert.Contains("reviewer=Anna", named.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
            foreach (var away in (string[])["https://evil.example", "//evil.example", "/\\evil.example", "javascript:evil.example"])
                Assert.DoesNotContain($"=\"{away}", WebUtility.HtmlDecode(await server.Client.GetStringAsync($"/review?figure={id}&back={Uri.EscapeDataString(away)}", TestContext.Current.CancellationToken)), StringComparison.Ordinal);
            using var corrected = await Send("text/html", ("do", "correct"), ("figure", id), ("value", "60"), ("unit", "house"), ("bound", "exact"), ("reason", "one more"), ("back", "/compare?indicator=house"));
            Assert.Equal("/compare?indicator=house", corrected.Headers.Location!.ToString());
            Assert.Equal(60m, (await Figure(server, id)).GetProperty("value").GetDecimal());
            var undone = await Body(await Send("application/json", ("do", "undo"), ("review", "1")), HttpStatusCode.Created);
            Assert.Equal(2, undone.GetProperty("review").GetInt64());
            Assert.Equal(59m, (await Figure(server, id)).GetProperty("value").GetDecimal());
            // An empty field takes away what the figure has; the place of the report, which the form shows too, is not the figure's to lose.
            using var emptied = await Send("text/html", ("do", "correct"), ("figure", id), ("value", "59"), ("valueHigh", ""), ("periodStart", ""), ("periodEnd", ""), ("reason", "no year"), ("back", "/review?what=history"));
            Assert.Equal(HttpStatusCode.Found, emptied.StatusCode);
            var timeless = await Figure(server, id);
            Assert.Equal((true, true, "corrected"), (timeless.GetProperty("periodStart").ValueKind == JsonValueKind.Null, timeless.GetProperty("periodEnd").ValueKind == JsonValueKind.Null, timeless.GetProperty("status").GetString()));
            Assert.Contains("Corrected 59 house, time 2020 to unknown", await server.Client.GetStringAsync("/review?what=history", TestContext.Current.CancellationToken), StringComparison.Ordinal);
            await Body(await Send("application/json", ("do", "undo"), ("review", "3")), HttpStatusCode.Created);
            Assert.Equal("2020-12-31", (await Figure(server, id)).GetProperty("periodEnd").GetString());
            await Server.IsProblem(await Send("application/json", ("do", "reject"), ("figure", id)), 422, "WB5703");
            await Server.IsProblem(await Send("application/json", ("do", "correct"), ("figure", id), ("value", "many"), ("reason", "r")), 422, "WB7006");
            await Server.IsProblem(await Send("application/json", ("do", "dance")), 422, "WB7006");
        }
    }
}
