using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Workbench.Api.Tests;

/// <summary>The OpenAPI document: a linter finds nothing in it, and what it promises of each operation comes when it is called.</summary>
[Collection("samples")]
public sealed class OpenApiTests(SampleServer samples)
{
    private readonly Server server = samples.Server;

    [Fact]
    public async Task A_linter_finds_nothing_in_the_document()
    {
        var file = Path.Combine(server.Folder, "openapi.json");
        await File.WriteAllTextAsync(file, await server.Client.GetStringAsync("/api/v1/openapi.json", TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        var (clean, problems) = await LintAsync(file);
        Assert.True(clean, problems);

        // The linter is one that can say no: an operation whose name is taken is found.
        var broken = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!;
        broken["paths"]!["/api/v1/compare"]!["get"]!["operationId"] = "getSummary";
        await File.WriteAllTextAsync(file, broken.ToJsonString(), TestContext.Current.CancellationToken);
        var (still, said) = await LintAsync(file);
        Assert.False(still);
        Assert.Contains("operation-operationId-unique", said, StringComparison.Ordinal);
    }

    private static async Task<(bool Clean, string Problems)> LintAsync(string file)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Repository.Root, "npm", "lint-openapi.mjs"), file]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.Combine(Repository.Root, "npm") };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var problems = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode == 0, problems + await errors);
    }

    [Fact]
    public async Task Every_operation_answers_as_the_document_says()
    {
        var document = await server.GetAsync("/api/v1/openapi.json");
        await using var own = await Server.StartAsync(samples: true, o => o with { Sql = true });
        var figure = (await own.GetAsync("/api/v1/figures?origin=report")).GetProperty("items")[0];
        var known = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["reportId"] = figure.GetProperty("reportId").GetString()!, ["figureId"] = figure.GetProperty("figureId").GetString()!, ["sentenceNo"] = "0", ["placeId"] = "lai-chau", ["jobId"] = "ingest-1", ["number"] = "1",
            ["modelId"] = (await own.GetAsync("/api/v1/models")).GetProperty("active").GetString()!,
        };
        await own.PostTextAsync("/api/v1/reports", "In 2020 Than Uyên district built 59 houses.", "text/plain", ("Prefer", "respond-async"));
        var wrong = new List<string>();
        var called = 0;
        // What takes away comes last, so that it does not take away what others ask for.
        foreach (var (path, method, operation) in document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => (Path: p.Name, Method: o.Name, Operation: o.Value))).OrderBy(o => o.Method == "delete").ThenBy(o => o.Path, StringComparer.Ordinal))
        {
            var address = known.Aggregate(path, (a, k) => a.Replace("{" + k.Key + "}", Uri.EscapeDataString(k.Value), StringComparison.Ordinal));
            if (path.EndsWith("/review/sentences", StringComparison.Ordinal))
                address += "?name=anna";
            var required = operation.TryGetProperty("parameters", out var parameters)
                ? parameters.EnumerateArray().Where(p => p.GetProperty("in").GetString() == "query" && p.TryGetProperty("required", out var r) && r.GetBoolean()).Select(p => $"{p.GetProperty("name").GetString()}={Uri.EscapeDataString(p.GetProperty("example").ToString())}") : [];
            var query = string.Join('&', required);
            var bodies = operation.TryGetProperty("requestBody", out var body)
                ? body.GetProperty("content").EnumerateObject().Where(c => c.Value.TryGetProperty("example", out _)).Select(c => (Type: (string?)c.Name, Text: c.Value.GetProperty("example") is { ValueKind: JsonValueKind.String } text ? text.GetString()! : c.Value.GetProperty("example").GetRawText())).ToList() : [(null, "")];
            foreach (var (type, text) in bodies)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), address + (query.Length > 0 ? "?" + query : ""));
                if (type is not null)
                {
                    request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
                    request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
                }
                using var answer = await own.Client.SendAsync(request, TestContext.Current.CancellationToken);
                called++;
                var status = ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
                var media = answer.Content.Headers.ContentType?.MediaType;
                var content = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                if (!operation.GetProperty("responses").TryGetProperty(status, out var promised))
                    wrong.Add($"{method} {address} {type}: {status} is not documented: {content[..Math.Min(200, content.Length)]}");
                else if (content.Length > 0 && (!promised.TryGetProperty("content", out var types) || !types.EnumerateObject().Any(t => t.Name == media)))
                    wrong.Add($"{method} {address} {type}: {status} comes as {media}");
                if ((int)answer.StatusCode >= 400 && !(int.Parse(status, System.Globalization.CultureInfo.InvariantCulture) is 404 or 422 && path.Contains('{', StringComparison.Ordinal)))
                    wrong.Add($"{method} {address} {type}: the example gives {status} {content[..Math.Min(300, content.Length)]}");
            }
        }
        Assert.True(called > 60, $"{called}");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
