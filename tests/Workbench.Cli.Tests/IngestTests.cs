using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Workbench.Cli.Tests;

public sealed class IngestTests
{
    private const string Report = "У районі Дакглонг провели зустріч із фермерами.\nАсоціація фермерів допомогла 42 бідним сім'ям розвинути виробництво. Організовано 119 низових конференцій.";

    private static string Sample(int number) =>
        $"Звіт номер {number} про район Дакглонг\nФедерація вручила {number + 100} подарунків працівникам. Організовано {number + 200} конференцій у комуні.\n"
        + string.Concat(Enumerable.Repeat("Місцева влада провела розмову з мешканцями про роботу громади. ", 40));

    private static long Count(string store, string sql)
    {
        var result = Cli.Run("sql", sql, "--db", store, "--json");
        Assert.Equal(0, result.ExitCode);
        using var json = JsonDocument.Parse(result.Lines[0]);
        return json.RootElement.EnumerateObject().First().Value.GetInt64();
    }

    [Fact]
    public void Bad_input_is_said_line_by_line_and_the_rest_is_ingested()
    {
        using var folder = new TemporaryFolder();
        var reports = Directory.CreateDirectory(folder["reports"]).FullName;
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        File.WriteAllText(Path.Combine(reports, "good.txt"), Report);
        File.WriteAllText(Path.Combine(reports, "empty.txt"), "");
        File.WriteAllBytes(Path.Combine(reports, "binary.txt"), [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 7))]);
        File.WriteAllText(Path.Combine(reports, "large.txt"), new string('а', 25 << 20));
        File.WriteAllBytes(Path.Combine(reports, "legacy.txt"), Encoding.GetEncoding(1251).GetBytes("У районі Дакглонг організовано 24 моделі.\nФедерація вручила 63 подарунки працівникам у скрутних обставинах."));
        var store = folder["x.duckdb"];

        var result = Cli.Run("ingest", reports, folder["absent.txt"], "--db", store, "--json");

        Assert.Equal(3, result.ExitCode);
        Assert.Equal(["good.txt", "legacy.txt"], result.Lines.Select(l => Path.GetFileName(JsonDocument.Parse(l).RootElement.GetProperty("file").GetString())));
        var messages = result.Error.Split('\n');
        Assert.Single(messages, m => m.Contains("empty.txt", StringComparison.Ordinal) && m.Contains("WB5203", StringComparison.Ordinal));
        Assert.Single(messages, m => m.Contains("binary.txt", StringComparison.Ordinal) && m.Contains("WB5208", StringComparison.Ordinal));
        Assert.Single(messages, m => m.Contains("large.txt", StringComparison.Ordinal) && m.Contains("50.0 MB", StringComparison.Ordinal));
        Assert.Single(messages, m => m.Contains("legacy.txt", StringComparison.Ordinal) && m.Contains("windows-1251", StringComparison.Ordinal));
        Assert.Single(messages, m => m.Contains("absent.txt", StringComparison.Ordinal) && m.Contains("WB5201", StringComparison.Ordinal));
        Assert.Equal(2, Count(store, "SELECT count(*) FROM reports"));
        Assert.Equal(1, Count(store, "SELECT count(*) FROM reports WHERE text LIKE '%Дакглонг%' AND encoding = 'windows-1251'"));
    }

    [Fact]
    public void An_unknown_place_is_said_with_the_command_that_maps_it()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.txt"], "Huyện Xứ Thượng trao 12 suất quà cho hộ nghèo.\nBà con huyện Xứ Thượng rất vui.");
        var store = folder["x.duckdb"];

        var result = Cli.Run("ingest", folder["a.txt"], "--db", store);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"Unknown places: Xứ Thượng. Say which place a name means: `workbench places map \"Xứ Thượng\" PLACE --db {store}`", result.Error, StringComparison.Ordinal);
        Assert.Equal("{\"name\":\"Xứ Thượng\",\"level\":\"district\",\"mentions\":2,\"reports\":1", Cli.Run("places", "--db", store, "--json").Lines[0].Split(",\"reportId\"")[0]);

        Assert.Equal(0, Cli.Run("places", "map", "Xứ Thượng", "Đắk Glong", "--db", store).ExitCode);
        Assert.Equal(0, Cli.Run("diff", "--apply", "--db", store).ExitCode);
        Assert.Equal(1, Count(store, "SELECT count(*) FROM figures WHERE place_id = 'dak-nong/dak-glong'"));
        Assert.Empty(Cli.Run("places", "--db", store, "--json").Lines);
    }

    [Fact]
    public void A_folder_without_permission_is_said_and_the_rest_is_ingested()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Permissions of files are set otherwise on Windows.");
            return;
        }
        using var folder = new TemporaryFolder();
        var locked = Directory.CreateDirectory(folder["locked"]).FullName;
        File.WriteAllText(Path.Combine(locked, "inside.txt"), Report);
        folder.Write("good.txt", Report);
        File.SetUnixFileMode(locked, UnixFileMode.None);
        try
        {
            var result = CanRead(locked) ? RunWithoutPrivileges(folder) : Cli.Run("ingest", folder.Path, "--db", folder["x.duckdb"], "--json");
            Assert.Equal(3, result.ExitCode);
            Assert.Single(result.Lines);
            Assert.Contains("WB5202", result.Error, StringComparison.Ordinal);
        }
        finally
        {
            File.SetUnixFileMode(locked, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Permissions do not count for root, as whom containers run: the program is then started without root's privileges, and still owns its files.</summary>
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static Cli.Result RunWithoutPrivileges(TemporaryFolder folder)
    {
        if (!File.Exists("/usr/bin/setpriv"))
            Assert.Skip("The tests run as root, for whom permissions do not count, and setpriv is not installed.");
        return Cli.RunAs("setpriv", ["--inh-caps=-all", "--bounding-set=-all", "dotnet"], folder.Path, "ingest", folder.Path, "--db", folder["x.duckdb"], "--json");
    }

    private static bool CanRead(string path)
    {
        try
        {
            return Directory.GetFiles(path).Length > 0;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    [Fact]
    public void The_same_folder_again_changes_nothing_and_says_so()
    {
        using var folder = new TemporaryFolder();
        folder.Write("one.txt", Report);
        folder.Write("copy.txt", Report + "\n");
        var store = folder["x.duckdb"];
        var first = Cli.Run("ingest", folder["one.txt"], folder["copy.txt"], "--db", store);
        var before = Count(store, "SELECT hash(list(figure_id || value ORDER BY figure_id)) % 1000000007 FROM figures");
        var second = Cli.Run("ingest", folder["one.txt"], folder["copy.txt"], "--db", store);
        Assert.Equal(0, first.ExitCode);
        Assert.Contains("1 stored, 1 already in the store", first.Error, StringComparison.Ordinal);
        Assert.Equal(0, second.ExitCode);
        Assert.Contains("Nothing was changed, 2 already in the store", second.Error, StringComparison.Ordinal);
        Assert.Equal(before, Count(store, "SELECT hash(list(figure_id || value ORDER BY figure_id)) % 1000000007 FROM figures"));
    }

    [Fact]
    public void A_dry_run_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        folder.Write("one.txt", Report);
        var result = Cli.Run("ingest", folder["one.txt"], "--db", folder["x.duckdb"], "--dry-run");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Dry run: 1 would be stored", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["x.duckdb"]));
    }

    [Fact]
    public async Task A_kill_in_the_middle_leaves_whole_reports_and_running_again_completes()
    {
        using var folder = new TemporaryFolder();
        const int Reports = 3000;
        var input = folder["reports.jsonl"];
        await using (var writer = new StreamWriter(input))
            for (var i = 0; i < Reports; i++)
                await writer.WriteLineAsync(JsonSerializer.Serialize(new { text = Sample(i), title = $"Report {i}" }));
        var store = folder["x.duckdb"];
        var start = Cli.Start("ingest", input, "--db", store, "--json");
        using (var process = Process.Start(start)!)
        {
            process.StandardInput.Close();
            // A batch of these reports is about 2 MB; the places that a new store gets are less than 1 MB.
            var clock = Stopwatch.StartNew();
            while (!process.HasExited && clock.Elapsed < TimeSpan.FromSeconds(60) && Written(store) < 3_000_000)
                await Task.Delay(5, TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.NotEqual(0, process.ExitCode);
        }

        var after = Count(store, "SELECT count(*) FROM reports");
        Assert.InRange(after, 1, Reports - 1);
        // Whole reports only: each has its sentences and figures, and none is without its report.
        Assert.Equal(after, Count(store, "SELECT count(DISTINCT report_id) FROM sentences"));
        Assert.Equal(0, Count(store, "SELECT count(*) FROM reports r WHERE (SELECT count(*) FROM figures f WHERE f.report_id = r.report_id) <> (SELECT count(*) FROM figures f JOIN sentences s USING (report_id, sentence_no) WHERE f.report_id = r.report_id)"));
        Assert.Equal(0, Count(store, "SELECT count(*) FROM sentences ANTI JOIN reports USING (report_id)"));

        var again = Cli.Run("ingest", input, "--db", store, "--json");
        Assert.Equal(0, again.ExitCode);
        Assert.Equal(Reports, Count(store, "SELECT count(*) FROM reports"));
        Assert.Equal(Reports, Count(store, "SELECT count(DISTINCT report_id) FROM figures"));
    }

    private static long Written(string store) => Length(store + ".wal") + Length(store);

    private static long Length(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? file.Length : 0;
    }
}
