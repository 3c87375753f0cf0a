using System.Diagnostics;
using System.Text.Json.Nodes;
using Workbench.Charts.Rendering;

namespace Workbench.Charts.Tests;

public sealed class RendererTests
{
    [Fact]
    public async Task A_worker_killed_in_the_middle_of_fifty_charts_loses_none()
    {
        using var renderer = new ChartRenderer();
        var spec = Recipes.Bar().ToVegaLite();
        await renderer.SvgAsync(spec);
        var drawn = Enumerable.Range(0, 50).Select(_ => renderer.SvgAsync(spec)).ToArray();
        for (var kill = 0; kill < 2; kill++)
        {
            // The second worker has drawn some when it is killed: a chart that loses two is refused, and rightly so.
            var before = Drawn();
            while (Drawn() < before + 4) await Task.Delay(5, TestContext.Current.CancellationToken);
            KillOne(Assert.NotNull(renderer.WorkerId));
        }
        var pictures = await Task.WhenAll(drawn);
        Assert.Single(pictures.Distinct(StringComparer.Ordinal));
        int Drawn() => drawn.Count(d => d.IsCompleted);
    }

    [Fact]
    public async Task Two_hundred_at_once_are_all_drawn_and_each_gets_its_own()
    {
        var charts = Enumerable.Range(0, 200).Select(i => Chart.Bar(ChartData.From(new[] { new { n = $"name {i}", v = i } }), "v", "n")).ToArray();
        var pictures = await Task.WhenAll(charts.Select(chart => chart.ToSvgAsync()));
        for (var i = 0; i < pictures.Length; i++) Assert.Contains($">name {i}<", pictures[i], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_past_its_time_is_given_up_and_the_next_is_drawn()
    {
        using var renderer = new ChartRenderer { TimeLimit = TimeSpan.FromSeconds(3) };
        var refused = await Assert.ThrowsAsync<ChartException>(() => renderer.SvgAsync(Endless()));
        Assert.Contains(refused.Code, new[] { "WB3203", "WB3204", "WB3206" });
        Assert.StartsWith("<svg", await renderer.SvgAsync(Recipes.Bar().ToVegaLite()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Giving_up_does_not_disturb_the_next()
    {
        using var stop = new CancellationTokenSource();
        var first = Recipes.Line().ToSvgAsync(null, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.StartsWith("<svg", await Recipes.Line().ToSvgAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_past_its_memory_is_given_up_and_the_next_is_drawn()
    {
        using var renderer = new ChartRenderer { MemoryLimitMegabytes = 300 };
        var spec = new JsonObject
        {
            ["data"] = new JsonObject { ["sequence"] = new JsonObject { ["start"] = 0, ["stop"] = 20_000_000 } },
            ["mark"] = "point",
            ["encoding"] = new JsonObject { ["x"] = new JsonObject { ["field"] = "data", ["type"] = "quantitative" } },
        };
        Assert.Equal("WB3203", (await Assert.ThrowsAsync<ChartException>(() => renderer.SvgAsync(spec, TestContext.Current.CancellationToken))).Code);
        Assert.StartsWith("<svg", await Recipes.Line().ToSvgAsync(renderer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_worker_ends_with_a_parent_that_is_killed_while_a_chart_is_drawn()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "processes are looked up in /proc");
        const string Parent = """
            const worker = require('child_process').spawn(process.execPath, [process.argv[1]], { stdio: ['pipe', 'pipe', 'inherit'] });
            worker.stdout.once('data', () => worker.stdin.write(process.argv[2] + '\n', () => setTimeout(() => console.log(worker.pid), 500)));
            setInterval(() => {}, 1000);
            """;
        var request = new JsonObject { ["id"] = 1, ["format"] = "svg", ["spec"] = Endless(), ["limitMs"] = 600_000 };
        var start = new ProcessStartInfo("node", ["-e", Parent, Path.Combine(NpmFolder.Find(), "chart-worker.mjs"), request.ToJsonString()]) { RedirectStandardOutput = true };
        using var parent = Process.Start(start)!;
        var worker = (await parent.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!;
        Assert.True(Directory.Exists("/proc/" + worker));
        parent.Kill();
        for (var waited = Stopwatch.StartNew(); Directory.Exists("/proc/" + worker); await Task.Delay(100, TestContext.Current.CancellationToken))
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(30), "The worker outlived its parent by 30 seconds.");
    }

    [Fact]
    public async Task Nothing_is_read_from_outside()
    {
        var spec = new JsonObject { ["data"] = new JsonObject { ["url"] = "file:///etc/passwd" }, ["mark"] = "point", ["encoding"] = new JsonObject() };
        var refused = await Assert.ThrowsAsync<ChartException>(() => ChartRenderer.Shared.SvgAsync(spec));
        Assert.Equal("WB3206: the chart could not be drawn (url): \"file:///etc/passwd\" was not loaded: charts hold their data and read nothing else.", refused.Message);
    }

    [Fact]
    public async Task A_refused_specification_says_why()
    {
        var refused = await Assert.ThrowsAsync<ChartException>(() => ChartRenderer.Shared.SvgAsync(new JsonObject { ["mark"] = "brush" }));
        Assert.Equal("WB3205", refused.Code);
    }

    [Fact]
    public async Task The_worker_ends_with_its_input()
    {
        var start = new ProcessStartInfo("node", [Path.Combine(NpmFolder.Find(), "chart-worker.mjs")]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var node = Process.Start(start)!;
        await node.StandardOutput.ReadLineAsync();
        node.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await node.WaitForExitAsync(limit.Token);
        Assert.Equal(0, node.ExitCode);
    }

    [Fact]
    public async Task Markup_in_labels_is_text_everywhere()
    {
        const string evil = "<script>alert(1)</script><img src=x onerror=alert(2)>";
        var chart = Chart.Bar(ChartData.From(new[] { new { n = evil, v = 1 } }), "v", "n").Title("</script>" + evil).Rows(ChartData.From(new[] { new { n = evil } }), "n");
        Assert.DoesNotContain("<script", await chart.ToSvgAsync(), StringComparison.OrdinalIgnoreCase);
        var html = await chart.ToHtmlAsync();
        Assert.DoesNotContain(evil, html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Text_in_svg_stays_text_in_named_fonts()
    {
        var svg = await Recipes.Thai().ToSvgAsync();
        Assert.Contains("กองทุนเพื่อคนยากจนตามอำเภอ", svg, StringComparison.Ordinal);
        Assert.Contains("Noto Sans Thai", svg, StringComparison.Ordinal);
        Assert.Contains("sans-serif", svg, StringComparison.Ordinal);
        Assert.Contains("<desc>", svg, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_label_that_was_cut_is_whole_in_its_tooltip()
    {
        var name = string.Concat(Enumerable.Repeat("Huyện Đắk Glong ", 31)).Trim();
        var svg = await Chart.Bar(ChartData.From(new[] { new { n = name, v = 1 } }), "v", "n").ToSvgAsync();
        Assert.Contains($"<title>{name}</title>", svg, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bundle_and_pdf()
    {
        var bundle = await Recipes.Arabic().ToMimeBundleAsync();
        Assert.Equal(
            ["application/vnd.vegalite.v5+json", "application/vnd.vegalite.v6+json", "image/png", "image/svg+xml", "text/html", "text/plain"],
            bundle.Select(entry => entry.Key).Order(StringComparer.Ordinal));
        var pdf = await Recipes.Arabic().ToPdfAsync();
        Assert.Equal("%PDF"u8.ToArray(), pdf[..4]);
        Assert.Contains("NotoSansArabic", System.Text.Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
    }

    /// <summary>A specification whose expression keeps Vega busy for far longer than any limit.</summary>
    private static JsonObject Endless() => new()
    {
        ["data"] = new JsonObject { ["sequence"] = new JsonObject { ["start"] = 0, ["stop"] = 3000 } },
        ["transform"] = new JsonArray(new JsonObject { ["calculate"] = "length(split(join(sequence(0, 3000000), 'x'), 'x'))", ["as"] = "n" }),
        ["mark"] = "point",
        ["encoding"] = new JsonObject { ["x"] = new JsonObject { ["field"] = "n", ["type"] = "quantitative" } },
    };

    private static void KillOne(int id)
    {
        try
        {
            Process.GetProcessById(id).Kill();
        }
        catch (ArgumentException)
        {
            // It had ended already.
        }
    }
}
