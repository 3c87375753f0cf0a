using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Workbench.Api.Tests;

/// <summary>
/// Generated requests: no failure but documented ones, no stack in any answer, no write without a key. A few thousand in the tests; with
/// <c>WORKBENCH_FUZZ_REQUESTS=100000</c> as many, and the outcome is written to <c>bench/results/api-fuzz.txt</c>.
/// </summary>
public sealed class FuzzTests
{
    private const int Usual = 3000;

    private static readonly int Requests = int.TryParse(Environment.GetEnvironmentVariable("WORKBENCH_FUZZ_REQUESTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var many) ? many : Usual;

    private static async Task<string> FingerprintAsync(Server server)
    {
        string[] tables = ["reports", "sentences", "figures", "places", "categories", "labels", "labellings", "models", "reviews", "settlements", "twins", "populations", "conversions", "workbench"];
        return await server.Store.ReadAsync(wb =>
        {
            using var command = wb.Connection.CreateCommand();
            command.CommandText = "SELECT concat_ws(' ', " + string.Join(", ", tables.Select(t => $"(SELECT '{t}=' || count(*) || '/' || coalesce(sum(hash(t::VARCHAR))::VARCHAR, '') FROM {t} t)")) + ")";
            return (string)command.ExecuteScalar()!;
        }, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Generated_requests_break_nothing_and_write_nothing_without_a_key()
    {
        var (reader, wrong, statuses) = ("", new ConcurrentBag<string>(), new ConcurrentDictionary<string, int>(StringComparer.Ordinal));
        await using var open = await Server.StartAsync(samples: true, o => o with { Sql = true, SqlSeconds = 1, BodyMegabytes = 1, MemoryMegabytes = 512 });
        await using var keyed = await Server.StartAsync(samples: true, o => o with { Sql = true, SqlSeconds = 1, BodyMegabytes = 1, RequestsPerMinute = 0, MemoryMegabytes = 512 }, db => reader = new ApiKeys(db + ".keys.json").Add("reader", "reader"));
        var document = await open.GetAsync("/api/v1/openapi.json");
        var documented = System.Text.RegularExpressions.Regex.Matches(document.GetRawText(), "WB[0-9]{4}").Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
        var before = await FingerprintAsync(keyed);
        var clock = Stopwatch.StartNew();
        const int Workers = 6;
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
        {
            var server = worker % 2 == 0 ? keyed : open;
            var fuzz = new RequestFuzz(worker + 8, document, writes: worker % 2 == 0);
            for (var i = 0; i < Requests / Workers; i++)
            {
                if (i % 25 == 24)
                    await RawAsync(server, fuzz.Raw(), statuses, wrong);
                else
                    await SendAsync(server, fuzz.Next(worker % 2 == 0 ? reader : null), documented, statuses, wrong);
            }
        })));
        var elapsed = clock.Elapsed;
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Take(20)));
        Assert.Equal(before, await FingerprintAsync(keyed));
        Assert.Equal(200, (int)(await open.Client.GetAsync("/api/v1/summary", TestContext.Current.CancellationToken)).StatusCode);
        // Enough of them got through to where something could break.
        Assert.True(statuses.GetValueOrDefault("200") > Requests / 50, string.Join(", ", statuses));
        if (Requests != Usual)
            await File.WriteAllTextAsync(Path.Combine(Repository.Root, "bench", "results", "api-fuzz.txt"), string.Create(CultureInfo.InvariantCulture, $"""
                # Generated requests to the API and the page, {DateTime.UtcNow:yyyy-MM-dd}. WORKBENCH_FUZZ_REQUESTS={Requests} on the test Generated_requests_break_nothing_and_write_nothing_without_a_key.
                # Half of the workers on a server with keys (no key, a wrong one, or a reader's), half on one without. .NET {Environment.Version}, {Environment.ProcessorCount} processors, seeds 8 to {7 + Workers}.
                {Requests} requests in {elapsed.TotalSeconds:0} s: no status of 500 or more but documented ones, no stack in an answer, and the tables of the keyed server as before, by count and hash of their rows.
                Answers by status: {string.Join(", ", statuses.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key}: {s.Value}"))}

                """), TestContext.Current.CancellationToken);
    }

    private static async Task SendAsync(Server server, HttpRequestMessage request, HashSet<string> documented, ConcurrentDictionary<string, int> statuses, ConcurrentBag<string> wrong)
    {
        using (request)
        {
            string what = $"{request.Method} {request.RequestUri}";
            try
            {
                using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));
                using var answer = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop.Token);
                var status = (int)answer.StatusCode;
                statuses.AddOrUpdate(status.ToString(CultureInfo.InvariantCulture), 1, (_, n) => n + 1);
                if (status < 400)
                    return;
                var text = await answer.Content.ReadAsStringAsync(stop.Token);
                if (text.Contains("   at ", StringComparison.Ordinal) || text.Contains("Exception", StringComparison.Ordinal) || text.Contains("workbench-api-", StringComparison.Ordinal))
                    wrong.Add($"{what}: {status} tells of its inside: {text[..Math.Min(400, text.Length)]}");
                if (status < 500)
                    return;
                var code = answer.Content.Headers.ContentType?.MediaType == "application/problem+json" ? JsonDocument.Parse(text).RootElement.GetProperty("code").GetString() : "";
                if (status == 500 || code is null || !documented.Contains(code))
                    wrong.Add($"{what}: {status} {text[..Math.Min(400, text.Length)]}");
            }
            catch (HttpRequestException)
            {
                // The client itself refuses to send it, or the server closed the connection on what is no HTTP.
                statuses.AddOrUpdate("not sent or closed", 1, (_, n) => n + 1);
            }
            catch (Exception e) when (e is FormatException or InvalidOperationException or NotSupportedException or ArgumentException)
            {
                statuses.AddOrUpdate("not sent or closed", 1, (_, n) => n + 1);
            }
            catch (OperationCanceledException)
            {
                wrong.Add($"{what}: no answer in a minute");
            }
        }
    }

    private static async Task RawAsync(Server server, byte[] bytes, ConcurrentDictionary<string, int> statuses, ConcurrentBag<string> wrong)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", new Uri(server.Address).Port);
        var stream = client.GetStream();
        var answer = "";
        try
        {
            await stream.WriteAsync(bytes);
            client.Client.Shutdown(SocketShutdown.Send);
            using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            using var reader = new StreamReader(stream, Encoding.Latin1);
            answer = await reader.ReadToEndAsync(stop.Token);
        }
        catch (IOException)
        {
            // The server closed first: as good an answer as any to what is no HTTP.
        }
        catch (OperationCanceledException)
        {
            wrong.Add($"raw {Encoding.Latin1.GetString(bytes[..Math.Min(80, bytes.Length)])}: no end in 30 s");
        }
        var status = answer.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? answer[9..12] : "closed";
        statuses.AddOrUpdate("raw " + status, 1, (_, n) => n + 1);
        // 505 is what HTTP itself asks for a version that does not exist.
        if ((status.StartsWith('5') && status != "505") || answer.Contains("   at ", StringComparison.Ordinal))
            wrong.Add($"raw {Encoding.Latin1.GetString(bytes[..Math.Min(80, bytes.Length)])}: {answer[..Math.Min(300, answer.Length)]}");
    }
}
