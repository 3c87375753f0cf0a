using Microsoft.Playwright;

namespace Workbench.Charts.Tests;

/// <summary>A click on a mark opens the rows behind it, in the page of its own and in what a notebook shows; looked at with Debian's chromium.</summary>
public sealed class ClickTests : IAsyncLifetime
{
    private const string Browser = "/usr/bin/chromium";
    private IPlaywright? playwright;
    private IBrowser? browser;

    // Two rows lie behind Đắk Song, one behind Đắk Glong, none behind Châu Phú.
    private static Chart Sample => Chart
        .Bar(ChartData.From(new[] { new { district = "Đắk Song", value = (double?)375 }, new { district = "Đắk Glong", value = (double?)42 }, new { district = "Châu Phú", value = (double?)null } }), "value", "district")
        .Title("Households")
        .Rows(
            ChartData.From(new[]
            {
                new { district = "Đắk Song", value = 300, sentence = "Rice went to 300 households <b>in May</b>." },
                new { district = "Đắk Song", value = 75, sentence = "75 households got seed." },
                new { district = "Đắk Glong", value = 42, sentence = "42 households got cows." },
            }),
            "district");

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Browser))
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Browser, Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    [Fact]
    public async Task In_the_offline_page()
    {
        var file = Path.Combine(Path.GetTempPath(), $"wb-click-{Guid.NewGuid():N}.html");
        await File.WriteAllTextAsync(file, await Sample.ToHtmlAsync(), TestContext.Current.CancellationToken);
        try
        {
            var page = await OpenAsync();
            var asked = new List<string>();
            page.Request += (_, request) => asked.Add(request.Url);
            await page.GotoAsync("file://" + file);
            await page.Locator("#chart.vega-embed path[aria-roledescription='bar']").First.WaitForAsync();
            await Assertions.Expect(page.Locator("#rows")).ToBeHiddenAsync();
            await page.Locator("#chart path[aria-roledescription='bar']").First.ClickAsync(new() { Force = true });
            await Assertions.Expect(page.Locator("#rows tbody tr")).ToHaveCountAsync(2);
            await Assertions.Expect(page.Locator("#rows")).ToContainTextAsync("Rice went to 300 households <b>in May</b>.");
            Assert.Equal(["file://" + file], asked);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task In_a_notebook_without_scripts()
    {
        var html = (await Sample.ToMimeBundleAsync())["text/html"]!.ToString();
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        var page = await OpenAsync(scripts: false);
        await page.SetContentAsync("<!DOCTYPE html><meta charset=utf-8>" + html);
        var open = page.Locator("details[open]");
        await Assertions.Expect(open).ToHaveCountAsync(0);
        await page.Locator("svg a path[aria-roledescription='bar']").First.ClickAsync(new() { Force = true });
        await Assertions.Expect(open).ToHaveCountAsync(1);
        await Assertions.Expect(open.Locator("summary")).ToHaveTextAsync("Đắk Song × 2");
        await Assertions.Expect(open.Locator("tbody tr")).ToHaveCountAsync(2);
        await Assertions.Expect(open).ToContainTextAsync("Rice went to 300 households <b>in May</b>.");
    }

    [Fact]
    public async Task Rows_are_many_and_said_to_be_cut()
    {
        var chart = Chart.Bar(ChartData.From(new[] { new { n = "a", v = 1.0 } }), "v", "n").Rows(ChartData.From(Enumerable.Range(0, 250).Select(i => new { n = "a", i })), "n");
        var html = (await chart.ToMimeBundleAsync())["text/html"]!.ToString();
        Assert.Contains("a</bdi> × 250", html, StringComparison.Ordinal);
        Assert.Contains("<p>100 / 250</p>", html, StringComparison.Ordinal);
        Assert.Equal(101, html.Split("<tr>").Length - 1);
    }

    private async Task<IPage> OpenAsync(bool scripts = true)
    {
        Assert.SkipWhen(browser is null, $"{Browser} is not installed (Debian: apt-get install chromium)");
        return await (await browser.NewContextAsync(new() { JavaScriptEnabled = scripts })).NewPageAsync();
    }
}
