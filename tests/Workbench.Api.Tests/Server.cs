using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;

namespace Workbench.Api.Tests;

/// <summary>A server on a free loopback port with a store of its own.</summary>
public sealed class Server : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string folder;

    private Server(WebApplication app, string folder, string database)
    {
        (this.app, this.folder, Database) = (app, folder, database);
        Address = app.Urls.First();
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Address), Timeout = TimeSpan.FromSeconds(60) };
    }

    public string Address { get; }

    public string Database { get; }

    public string Folder => folder;

    public HttpClient Client { get; }

    internal Store.StoreHost Store => (Store.StoreHost)app.Services.GetService(typeof(Store.StoreHost))!;

    internal Running.Jobs Jobs => (Running.Jobs)app.Services.GetService(typeof(Running.Jobs))!;

    /// <summary>Stops the server as Ctrl+C does.</summary>
    public Task StopAsync() => Task.Run(() => app.StopAsync());

    /// <param name="samples">Whether the sample reports and figures are in the store.</param>
    /// <param name="change">Changes the options.</param>
    /// <param name="prepare">Gets the path of the store before the server opens it.</param>
    public static async Task<Server> StartAsync(bool samples = false, Func<ApiOptions, ApiOptions>? change = null, Action<string>? prepare = null)
    {
        var folder = Directory.CreateTempSubdirectory("workbench-api-test-").FullName;
        var database = Path.Combine(folder, "store.duckdb");
        if (samples)
        {
            using var workbench = CampaignWorkbench.Open(database);
            await workbench.IngestAsync(Path.Combine(Repository.Root, "data", "reports"));
            workbench.Import(Path.Combine(Repository.Root, "data", "campaign-figures.csv"));
        }
        prepare?.Invoke(database);
        var options = new ApiOptions { Database = database, Urls = "http://127.0.0.1:0", Log = "none" };
        var app = WorkbenchApi.Build(change?.Invoke(options) ?? options);
        await app.StartAsync();
        return new Server(app, folder, database);
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await Client.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {(int)answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    public Task<HttpResponseMessage> PostJsonAsync(string path, object body) => Client.PostAsJsonAsync(path, body);

    public Task<HttpResponseMessage> PostTextAsync(string path, string body, string type, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return Client.SendAsync(request);
    }

    /// <summary>The answer is a problem with this status and code, in the one shape.</summary>
    public static async Task<JsonElement> IsProblem(HttpResponseMessage answer, int status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode} instead of {status}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(text).RootElement.Clone();
        Assert.Equal(["type", "title", "status", "code", "detail", "instance"], problem.EnumerateObject().Select(m => m.Name));
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        // A client has no command line: neither its options nor its lists.
        Assert.DoesNotMatch("--(name|reason|per|currency|category|place)\\b|workbench (review|compare|conflicts|twins|trends|indicators)\\b", problem.GetProperty("detail").GetString());
        return problem;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>One server with the samples for the tests that only read.</summary>
public sealed class SampleServer : IAsyncLifetime
{
    public Server Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await Server.StartAsync(samples: true, o => o with { Sql = true });

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}

[CollectionDefinition("samples")]
public sealed class SampleServerGroup : ICollectionFixture<SampleServer>;

internal static class Repository
{
    public static string Root { get; } = ModelFiles.Home() ?? throw new InvalidOperationException("The tests run outside a checkout.");
}
