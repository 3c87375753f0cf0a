using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace Workbench.Api.Tests;

/// <summary>The main journeys, in a real browser.</summary>
public sealed class JourneyTests(Chromium chromium) : IClassFixture<Chromium>
{
    /// <summary>Three real reports where they are at hand, else three of the samples.</summary>
    private static string[] ThreeReports()
    {
        var real = Path.Combine(Repository.Root, "..", "shared", "reports");
        var folder = Directory.Exists(real) && Directory.GetFiles(real, "*.txt").Length >= 3 ? real : Path.Combine(Repository.Root, "data", "reports");
        return [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal).Take(3)];
    }

    private static async Task DropAsync(IPage page, IEnumerable<string> files)
    {
        var transfer = await page.EvaluateHandleAsync("files => { const data = new DataTransfer(); for (const [name, text] of files) data.items.add(new File([text], name, { type: 'text/plain' })); return data; }",
            files.Select(f => new[] { Path.GetFileName(f), File.ReadAllText(f) }).ToArray());
        await page.DispatchEventAsync("#drop", "dragover", new { dataTransfer = transfer });
        await page.DispatchEventAsync("#drop", "drop", new { dataTransfer = transfer });
    }

    private static string Spaced(decimal value) => value.ToString("#,##0.######", new NumberFormatInfo { NumberGroupSeparator = "\u202f" });

    /// <summary>A bar that rests on one figure of a report, so that its correction is the bar's.</summary>
    private static async Task<(string Indicator, JsonElement Row)> SingleFigureAsync(Server server)
    {
        foreach (var indicator in (await server.GetAsync("/api/v1/indicators")).EnumerateArray().Select(i => i.GetProperty("id").GetString()!))
            foreach (var row in (await server.GetAsync("/api/v1/compare?indicator=" + Uri.EscapeDataString(indicator))).GetProperty("rows").EnumerateArray())
                if (row.GetProperty("kind").GetString() == "count" && row.GetProperty("figures").GetInt32() == 1 && row.GetProperty("placeId").GetString() is not null && row.GetProperty("value").GetDecimal() > 0)
                    return (indicator, row);
        throw new InvalidOperationException("No indicator of the three reports has a row of one figure.");
    }

    [Fact]
    public async Task Three_reports_dropped_compared_followed_to_the_sentence_corrected_and_exported()
    {
        await using var server = await Server.StartAsync();
        var page = await chromium.OpenAsync(server.Address);
        await page.GotoAsync("/");
        Assert.Contains("store is empty", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await Chromium.ShotAsync(page, "journey-1-empty");
        await DropAsync(page, ThreeReports());
        await page.GetByText("3 stored").WaitForAsync();
        Assert.Equal(3, await page.Locator("ul.outcome a").CountAsync());
        await Chromium.ShotAsync(page, "journey-2-dropped");
        await page.Locator("#outcome").GetByRole(AriaRole.Link, new() { Name = "Compare" }).ClickAsync();
        await Chromium.AtAsync(page, @"/compare$");

        var (indicator, row) = await SingleFigureAsync(server);
        var (key, value) = (row.GetProperty("key").GetString()!, row.GetProperty("value").GetDecimal());
        await page.Locator("#indicator").SelectOptionAsync(indicator);
        await Chromium.AtAsync(page, @"/compare\?.*indicator=");
        var bar = page.Locator($"#chart svg .clickable[aria-label*=\"{key}\"]");
        await bar.First.WaitForAsync();
        var before = await bar.First.GetAttributeAsync("aria-label");
        await Chromium.ShotAsync(page, "journey-3-compared");
        await bar.First.ClickAsync();
        await Chromium.AtAsync(page, @"row=");

        var marked = await page.Locator("#behind blockquote mark").First.InnerTextAsync();
        await Chromium.ShotAsync(page, "journey-4-behind-the-bar");
        await page.Locator("#behind blockquote a").First.ClickAsync();
        await Chromium.AtAsync(page, @"/reports/.*#f-");
        Assert.Equal(marked, await page.Locator("mark:target").InnerTextAsync());
        await Chromium.ShotAsync(page, "journey-5-sentence");
        await page.GoBackAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Confirm or correct" }).First.ClickAsync();
        await Chromium.AtAsync(page, @"/review\?figure=");
        await page.Locator("#name").FillAsync("Anna");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#name[value=Anna]").WaitForAsync();
        var corrected = value + 1000;
        await page.Keyboard.PressAsync("e");
        await page.Locator("[id^=value-]").FillAsync(corrected.ToString("0.######", CultureInfo.InvariantCulture));
        await Chromium.ShotAsync(page, "journey-6-correcting");
        await page.Keyboard.PressAsync("Enter");
        await Chromium.AtAsync(page, @"/compare\?");

        await page.Locator("#chart svg .clickable").First.WaitForAsync();
        Assert.Contains(Spaced(corrected), await page.Locator(".numbers tr.picked").InnerTextAsync(), StringComparison.Ordinal);
        Assert.NotEqual(before, await page.Locator($"#chart svg .clickable[aria-label*=\"{key}\"]").First.GetAttributeAsync("aria-label"));
        await Chromium.ShotAsync(page, "journey-7-corrected");
        Assert.Contains("corrected", await page.Locator("#behind").InnerTextAsync(), StringComparison.Ordinal);
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator(".numbers .links").GetByText("CSV").ClickAsync());
        Assert.Contains($",{corrected.ToString("0.######", CultureInfo.InvariantCulture)},", await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    private static Task<Server> DoubtfulAsync() => Server.StartAsync(prepare: path =>
    {
        using var workbench = CampaignWorkbench.Open(path);
        workbench.Receive([new ReceivedReport { Text = "In 2020 Than Uyên district built 59 houses. It repaired 12 bridges in 2021. It planted 300 trees in 2022. It opened 4 schools in 2023." }]);
        using var command = workbench.Connection.CreateCommand();
        command.CommandText = "UPDATE figures SET doubt = ['unknown-unit']";
        Assert.Equal(4, command.ExecuteNonQuery());
    });

    private static async Task<List<string>> StatusesAsync(Server server) =>
        [.. (await server.GetAsync("/api/v1/figures?sort=value")).GetProperty("items").EnumerateArray().Select(f => $"{f.GetProperty("value").GetDecimal()} {f.GetProperty("status").GetString()}")];

    [Fact]
    public async Task Figures_are_decided_by_keys_alone()
    {
        await using var server = await DoubtfulAsync();
        var page = await chromium.OpenAsync(server.Address);
        await page.GotoAsync("/review");
        Assert.True(await page.Locator("#keys").IsVisibleAsync());
        // Without a name nothing is decided, and the page says so.
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("c");
        await page.GetByText("needs a name").WaitForAsync();
        Assert.All(await StatusesAsync(server), s => Assert.EndsWith("extracted", s, StringComparison.Ordinal));
        // The page has put the cursor into the field for it.
        await page.Keyboard.TypeAsync("Anna");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#name[value=Anna]").WaitForAsync();

        async Task<string> Focused() => await page.EvaluateAsync<string>("document.activeElement.querySelector('mark')?.textContent ?? ''");
        await page.Keyboard.PressAsync("j");
        var first = await Focused();
        await page.Keyboard.PressAsync("j");
        var second = await Focused();
        Assert.NotEqual(first, second);
        await page.Keyboard.PressAsync("k");
        Assert.Equal(first, await Focused());

        await page.Keyboard.PressAsync("c");
        await page.Locator("#said").GetByText($"Confirmed {first}").WaitForAsync();
        Assert.Equal(second, await Focused());
        await page.Keyboard.PressAsync("x");
        await page.Keyboard.TypeAsync("It is of another campaign.");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#said").GetByText($"Rejected {second}").WaitForAsync();
        await page.Keyboard.PressAsync("e");
        await page.Keyboard.TypeAsync("77");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#said").GetByText("to 77").WaitForAsync();
        Assert.Equal(["confirmed", "corrected", "extracted", "rejected"], (await StatusesAsync(server)).Select(s => s.Split(' ')[1]).Order(StringComparer.Ordinal));
        await page.Keyboard.PressAsync("u");
        await page.Locator("#said").GetByText("Undid decision 3").WaitForAsync();
        await page.Keyboard.PressAsync("u");
        await page.Locator("#said").GetByText("Undid decision 2").WaitForAsync();
        Assert.Equal(["confirmed", "extracted", "extracted", "extracted"], (await StatusesAsync(server)).Select(s => s.Split(' ')[1]).Order(StringComparer.Ordinal));

        var history = (await server.GetAsync("/api/v1/review/history")).EnumerateArray().ToList();
        Assert.Equal(("Anna", "It is of another campaign."), (history[1].GetProperty("reviewer").GetString(), history[1].GetProperty("reason").GetString()));
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("o");
        await Chromium.AtAsync(page, @"/reports/");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Sentences_are_labelled_by_keys_alone()
    {
        await using var server = await DoubtfulAsync();
        var page = await chromium.OpenAsync(server.Address);
        await page.GotoAsync("/review?what=sentences");
        await page.Locator("#name").FillAsync("Ben");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#name[value=Ben]").WaitForAsync();
        await page.Keyboard.PressAsync("j");
        var label = await page.Locator("li.decide >> nth=0").Locator("[data-key=\"2\"]").GetAttributeAsync("value");
        await page.Keyboard.PressAsync("2");
        await page.Locator("#said").GetByText("Labelled").WaitForAsync();
        var given = Assert.Single((await server.GetAsync("/api/v1/review/labels")).EnumerateArray());
        Assert.Equal(("Ben", label), (given.GetProperty("annotator").GetString(), given.GetProperty("category").GetString()));
        await page.Keyboard.PressAsync("u");
        await page.Locator("#said").GetByText("Taken back").WaitForAsync();
        Assert.Equal(["label", "undo"], (await server.GetAsync("/api/v1/review/labels")).EnumerateArray().Select(l => l.GetProperty("action").GetString()));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Figures_are_decided_with_scripts_blocked()
    {
        await using var server = await DoubtfulAsync();
        var page = await chromium.OpenAsync(server.Address, scripts: false);
        await page.GotoAsync("/review");
        await page.Locator("#name").FillAsync("Anna");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).First.ClickAsync();
        Assert.Contains("Confirmed", await page.Locator(".said.done").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator(".said.done").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        Assert.Contains("Undid decision 1", await page.Locator(".said.done").InnerTextAsync(), StringComparison.Ordinal);
        Assert.All(await StatusesAsync(server), s => Assert.EndsWith("extracted", s, StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Period_and_places_stand_in_the_address_that_is_shared()
    {
        await using var server = await Server.StartAsync(samples: true);
        var page = await chromium.OpenAsync(server.Address);
        await page.GotoAsync("/compare?indicator=household:poverty-reduction");
        await page.Locator("#places summary").ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Đắk Song" }).CheckAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Than Uyên" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Chromium.AtAsync(page, @"place=");
        var address = page.Url;
        Assert.DoesNotContain("from=", address, StringComparison.Ordinal);
        var rows = await page.Locator(".numbers tbody th a").AllInnerTextsAsync();
        var other = await chromium.OpenAsync(server.Address);
        await other.GotoAsync(address);
        Assert.Equal(rows, await other.Locator(".numbers tbody th a").AllInnerTextsAsync());
        Assert.All(rows, r => Assert.Contains(r, (string[])["Đắk Song", "Than Uyên"]));
        await other.GotoAsync("/compare?indicator=household&from=2190");
        Assert.Contains("Widen the period", await other.GetByRole(AriaRole.Alert).InnerTextAsync(), StringComparison.Ordinal);
        await other.Context.CloseAsync();
        await page.Context.CloseAsync();
    }
}
