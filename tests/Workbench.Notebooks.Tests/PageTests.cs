using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;
using Workbench.Notebooks.Jupyter;

namespace Workbench.Notebooks.Tests;

/// <summary>Debian's Jupyter Notebook on a free port of this machine, over a copy of the notebooks, and Debian's chromium to look at it.</summary>
public sealed class NotebookPage : IAsyncLifetime
{
    private const string Browser = "/usr/bin/chromium";
    private readonly string home = Directory.CreateTempSubdirectory("wb-page-").FullName;
    private Process? jupyter;
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The address of the Jupyter page; null where a part of it is not installed.</summary>
    public string? Address { get; private set; }

    public string Folder => Path.Combine(home, "notebooks");

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Browser) || !Zmq.IsAvailable || !JupyterTools.Has("notebook"))
            return;
        Directory.CreateDirectory(Folder);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(JupyterTools.Repository, "notebooks"), "*.ipynb"))
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
        Directory.CreateSymbolicLink(Path.Combine(home, "data"), Path.Combine(JupyterTools.Repository, "data"));
        var port = FreePort();
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/");
        jupyter = JupyterTools.StartPython(home, JupyterTools.Install(home), "-B", "-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1",
            string.Create(CultureInfo.InvariantCulture, $"--port={port}"), "--port-retries=0", "--NotebookApp.token=", "--NotebookApp.password=", "--notebook-dir=" + home);
        using var client = new HttpClient();
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(200))
        {
            try
            {
                if ((await client.GetAsync(new Uri(address + "api/kernelspecs"))).IsSuccessStatusCode)
                    break;
            }
            catch (HttpRequestException) when (waited.Elapsed < TimeSpan.FromMinutes(1) && !jupyter.HasExited)
            {
                // Not listening yet.
            }
        }
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Browser,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        Address = address;
    }

    public async Task<IPage> OpenAsync(string file)
    {
        Assert.SkipWhen(browser is null, "Jupyter Notebook, libzmq or chromium is not installed (Debian: apt-get install jupyter-notebook libzmq5 chromium)");
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 1000 } });
        await page.GotoAsync(Address + "notebooks/notebooks/" + file);
        await page.WaitForFunctionAsync("() => window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected() && Jupyter.notebook.kernel.info_reply.protocol_version", null, new() { Timeout = 120_000 });
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (jupyter is not null)
        {
            // On SIGTERM the server ends its kernels and itself, without a question.
            JupyterTools.Run(["/bin/kill", "-TERM", jupyter.Id.ToString(CultureInfo.InvariantCulture)], home, null);
            if (!jupyter.WaitForExit(TimeSpan.FromSeconds(30)))
                jupyter.Kill(entireProcessTree: true);
            jupyter.Dispose();
        }
        Directory.Delete(home, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>The sample notebooks as a person runs them: opened in Jupyter's page, all cells run from the menu.</summary>
public sealed class PageTests(NotebookPage jupyter) : IClassFixture<NotebookPage>
{
    public static TheoryData<string> Files => SampleNotebookTests.Files;

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Run_all_in_the_page_gives_the_stored_outputs(string file)
    {
        Assert.SkipWhen(file.StartsWith("03-", StringComparison.Ordinal) && ModelFiles.Default() is null, "the default model is not trained (it comes with the build of src/Workbench.Cli)");
        var page = await jupyter.OpenAsync(file);
        // Emptied first, so that nothing stored can pass for a result.
        await page.EvaluateAsync("Jupyter.notebook.clear_all_output()");
        Assert.Equal(0, await page.Locator(".output_area").CountAsync());
        await page.ClickAsync("#celllink");
        await page.ClickAsync("#run_all_cells");
        await page.WaitForFunctionAsync(
            "() => Jupyter.notebook.get_cells().every(c => c.cell_type !== 'code' || !c.get_text().trim() || typeof c.input_prompt_number === 'number')", null, new() { Timeout = 180_000 });
        if (file.StartsWith("02-", StringComparison.Ordinal))
        {
            var chart = page.Locator(".output_area svg").First;
            await Assertions.Expect(chart).ToBeVisibleAsync();
            var box = (await chart.BoundingBoxAsync())!;
            Assert.True(box.Width > 200 && box.Height > 100, $"The chart is {box.Width} × {box.Height} pixels.");
            Assert.Contains("Đắk Glong", await chart.TextContentAsync(), StringComparison.Ordinal);
            var behind = page.Locator(".output_area details[open]");
            await Assertions.Expect(behind).ToHaveCountAsync(0);
            await page.Locator(".output_area svg a path[aria-roledescription='bar']").First.ClickAsync(new() { Force = true });
            await Assertions.Expect(behind).ToHaveCountAsync(1);
            await Assertions.Expect(behind).ToContainTextAsync("Đắk Song × 2");
        }
        if (Environment.GetEnvironmentVariable("WORKBENCH_SCREENSHOTS") is { } pictures)
            await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, Path.ChangeExtension(file, ".png")) });
        await page.EvaluateAsync("Jupyter.notebook.save_notebook()");
        var stored = Notebook.Load(Path.Combine(JupyterTools.Repository, "notebooks", file));
        var differences = OutputComparer.Compare(stored, Notebook.Load(Path.Combine(jupyter.Folder, file)));
        Assert.True(differences.Count == 0, string.Join("; ", differences));
        await page.EvaluateAsync("Jupyter.notebook.kernel.kill()");
        await page.Context.CloseAsync();
    }
}
