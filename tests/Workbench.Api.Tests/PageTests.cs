using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Workbench.Api.Tests;

/// <summary>Debian's chromium, driven by Playwright; without either the tests skip themselves by name.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Path = "/usr/bin/chromium";
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Path))
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task<IPage> OpenAsync(string address, int width = 1280, bool dark = false, bool scripts = true)
    {
        if (browser is null)
            Assert.Skip($"{Path} is not installed.");
        var context = await browser.NewContextAsync(new() { BaseURL = address, ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light, JavaScriptEnabled = scripts, ReducedMotion = ReducedMotion.Reduce });
        return await context.NewPageAsync();
    }

    /// <summary>Waits until the address matches, also where it did so before the call (waiting for a navigation's commit then never ends).</summary>
    public static Task AtAsync(IPage page, [StringSyntax(StringSyntaxAttribute.Regex)] string address) =>
        Assertions.Expect(page).ToHaveURLAsync(new Regex(address), new() { Timeout = 30_000 });

    /// <summary>A picture for people to look at, where <c>WORKBENCH_SCREENSHOTS</c> names a folder.</summary>
    public static async Task ShotAsync(IPage page, string name, bool whole = true)
    {
        if (Environment.GetEnvironmentVariable("WORKBENCH_SCREENSHOTS") is { } folder)
            await page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(folder, name + ".png"), FullPage = whole });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}

[Collection("samples")]
public sealed class PageTests(SampleServer samples, Chromium chromium) : IClassFixture<Chromium>
{
    private const string Picked = "/compare?indicator=household:poverty-reduction&row=dak-nong%2Fdak-song";

    private readonly Server server = samples.Server;

    private async Task<string> ReportAsync(string language) =>
        "/reports/" + (await server.GetAsync($"/api/v1/reports?language={language}")).GetProperty("items")[0].GetProperty("reportId").GetString();

    private async Task<(string Name, string Path)[]> ViewsAsync() =>
    [
        ("overview", "/"), ("compare", Picked), ("compare-narrowed", "/compare?indicator=person&by=district,year&from=2016&to=2024&place=dak-nong"), ("compare-nothing", "/compare?indicator=household&from=2190"), ("reports", "/reports"), ("report-ar", await ReportAsync("ar")), ("report-th", await ReportAsync("th")), ("review", "/review"),
        ("review-one", "/review?figure=" + (await server.GetAsync("/api/v1/figures?origin=report")).GetProperty("items")[0].GetProperty("figureId").GetString()), ("review-sentences", "/review?what=sentences"), ("review-history", "/review?what=history"), ("review-agreement", "/review?what=agreement"), ("classify", "/classify"), ("data", "/data?sort=-value"), ("data-sql", "/data?sql=SELECT%20unit%20FROM%20facts%20LIMIT%203"), ("login", "/login"), ("error", "/nope"),
    ];

    [Theory]
    [InlineData(360, false), InlineData(360, true), InlineData(1280, false), InlineData(1280, true), InlineData(3840, false), InlineData(3840, true)]
    public async Task No_view_breaks_a_rule_of_axe_or_scrolls_sideways(int width, bool dark)
    {
        var axe = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "npm", "node_modules", "axe-core", "axe.min.js"), TestContext.Current.CancellationToken);
        var page = await chromium.OpenAsync(server.Address, width, dark);
        var messages = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error") messages.Add(message.Text); };
        page.PageError += (_, error) => messages.Add(error);
        var problems = new List<string>();
        foreach (var (name, path) in await ViewsAsync())
        {
            messages.Clear();
            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
            problems.AddRange(messages.Where(m => name != "error").Select(m => $"{name}: {m}"));
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") is > 0 and var over)
                problems.Add($"{name}: scrolls sideways by {over} px");
            await page.EvaluateAsync(axe);
            var found = await page.EvaluateAsync<string>("async () => JSON.stringify((await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + ' ' + n.failureSummary).join(' | ')))");
            problems.AddRange(JsonSerializer.Deserialize<string[]>(found)!.Select(v => $"{name}: {v}"));
            await Chromium.ShotAsync(page, $"{name}-{width}-{(dark ? "dark" : "light")}", whole: width != 3840);
        }
        await page.Context.CloseAsync();
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public async Task A_bar_leads_to_its_figures_to_the_sentence_to_the_report()
    {
        var page = await chromium.OpenAsync(server.Address);
        await page.GotoAsync("/compare?indicator=household:poverty-reduction");
        await page.Locator("#chart svg .clickable").First.ClickAsync();
        await Chromium.AtAsync(page, @"/compare\?.*row=");
        Assert.Contains("375", await page.Locator("#behind h2").InnerTextAsync(), StringComparison.Ordinal);
        var quote = page.Locator("#behind blockquote a").First;
        var words = await quote.Locator("mark").InnerTextAsync();
        await quote.ClickAsync();
        await Chromium.AtAsync(page, @"/reports/.*#f-");
        Assert.Equal(words, await page.Locator("mark:target").InnerTextAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_pages_are_read_with_scripts_blocked()
    {
        var page = await chromium.OpenAsync(server.Address, scripts: false);
        await page.GotoAsync(Picked, new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.Equal("Đắk Song", await page.Locator(".numbers tr.picked a").InnerTextAsync());
        Assert.True(await page.Locator("#chart img").IsVisibleAsync());
        Assert.True(await page.Locator("#behind mark").CountAsync() > 0);
        await page.GotoAsync("/classify");
        await page.Locator("#text").FillAsync("59 houses were built for poor households in Than Uyên. Зустріч 8.03 зібрала 40 учасниць.");
        await page.GetByRole(AriaRole.Button, new() { Name = "See what it says" }).ClickAsync();
        Assert.Equal("59", await page.Locator(".result mark").First.InnerTextAsync());
        await Chromium.ShotAsync(page, "classified");
        Assert.True(await page.Locator(".result .quote .for").CountAsync() > 0);
        // Where no word speaks for the category, none is announced.
        Assert.Equal((1, 0), (await page.Locator(".result .why:has(.word)").CountAsync(), await page.Locator(".result .why:not(:has(.word))").CountAsync()));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_arabic_report_is_read_from_right_to_left()
    {
        var page = await chromium.OpenAsync(server.Address);
        await page.GotoAsync(await ReportAsync("ar"));
        Assert.Equal("rtl", await page.Locator(".text").EvaluateAsync<string>("e => getComputedStyle(e).direction"));
        Assert.Equal("ar", await page.Locator(".text").GetAttributeAsync("lang"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Paper_is_white_shows_all_and_has_nothing_to_press()
    {
        var page = await chromium.OpenAsync(server.Address, dark: true);
        await page.GotoAsync(await ReportAsync("ar"));
        await page.EvaluateAsync("document.documentElement.dataset.theme = 'dark'");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        // The ink of the light colours, #1b2733, on white.
        Assert.Equal("rgb(27, 39, 51) rgb(255, 255, 255)", await page.EvaluateAsync<string>("(s => s.color + ' ' + s.backgroundColor)(getComputedStyle(document.body))"));
        Assert.False(await page.Locator(".top").IsVisibleAsync());
        Assert.Equal("visible", await page.Locator(".reading aside").EvaluateAsync<string>("e => getComputedStyle(e).overflowY"));
        await page.GotoAsync("/review?what=sentences");
        Assert.False(await page.Locator(".ways").First.IsVisibleAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_colours_are_switched_and_remembered()
    {
        var page = await chromium.OpenAsync(server.Address);
        await page.GotoAsync("/compare");
        await page.Locator("#theme").ClickAsync();
        await page.ReloadAsync();
        Assert.Equal("dark", await page.Locator("html").GetAttributeAsync("data-theme"));
        await page.Context.CloseAsync();
    }
}
