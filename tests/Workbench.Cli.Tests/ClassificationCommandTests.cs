using System.Diagnostics;
using System.Text.Json;

namespace Workbench.Cli.Tests;

/// <summary><c>train</c>, <c>classify</c> and <c>evaluate</c> on what researchers bring: odd rows, odd texts, odd models.</summary>
public sealed class ClassificationCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static string Rows(params string[] rows) => "text\tcategory\n" + string.Join('\n', rows) + "\n";

    private static JsonElement One(Cli.Result result) => JsonDocument.Parse(Assert.Single(result.Lines)).RootElement;

    private string Model()
    {
        folder.Write("small.tsv", Rows("The nurse came by boat.\thealth", "A doctor opened the ward.\thealth", "The school has a new roof.\tschool", "Pupils read aloud.\tschool", "Only one of this kind.\tlone"));
        var result = Cli.Run("train", "--data", folder["small.tsv"], "--out", folder["small.wbm"], "--json");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal((3, 5), (One(result).GetProperty("classes").GetInt32(), One(result).GetProperty("examples").GetInt32()));
        Assert.Contains("'lone' has one example", result.Error, StringComparison.Ordinal);
        return folder["small.wbm"];
    }

    [Fact]
    public void Every_line_of_input_gets_one_line_of_output_whatever_it_holds()
    {
        var megabyte = string.Concat(Enumerable.Repeat("nurse ", 1_000_000 / 6));
        var result = Cli.RunWithInput($"A nurse.\n\n{megabyte}\nschool\0roof\n", "classify", "--model", Model(), "--top", "3");
        Assert.Equal(0, result.ExitCode);
        var rows = result.Lines.Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        Assert.Equal([1, 2, 3, 4], rows.Select(r => r.GetProperty("line").GetInt32()));
        Assert.Equal("health", rows[0].GetProperty("category").GetString());
        Assert.Equal("health", rows[2].GetProperty("category").GetString());
        Assert.Equal("school", rows[3].GetProperty("category").GetString());
        // Nothing is known of an empty text: no category is anywhere near certain.
        Assert.True(rows[1].GetProperty("probability").GetDouble() < 0.6);
        Assert.All(rows, r => Assert.Equal(1, r.GetProperty("top").EnumerateArray().Sum(t => t.GetProperty("probability").GetDouble()), 5));
    }

    [Fact]
    public void A_quick_model_is_another_one_and_classifies_as_any()
    {
        var whole = File.ReadAllBytes(Model());
        Assert.Equal(0, Cli.Run("train", "--quick", "--data", folder["small.tsv"], "--out", folder["quick.wbm"], "--json").ExitCode);
        Assert.True(new FileInfo(folder["quick.wbm"]).Length > 0);
        Assert.NotEqual(whole, File.ReadAllBytes(folder["quick.wbm"]));
        Assert.Equal("health", One(Cli.RunWithInput("The nurse came.\n", "classify", "--model", folder["quick.wbm"])).GetProperty("category").GetString());
    }

    /// <summary>Of ten clear sentences two are labelled otherwise: the model is surer where that is said to be a matter of taste.</summary>
    [Fact]
    public void A_model_may_be_told_that_several_categories_fit()
    {
        var random = new Random(2);
        string[] words = ["nurse doctor ward medicine clinic", "pupil school lesson teacher exam"];
        folder.Write("documents.jsonl", string.Concat(Enumerable.Range(0, 240).Select(row =>
        {
            var topic = row / 4 % 2;
            var text = string.Join(' ', Enumerable.Range(0, 4).Select(_ => words[topic].Split(' ')[random.Next(5)]));
            return JsonSerializer.Serialize(new { document = $"d{row / 4}", order = row % 4, text, category = (row % 5 == 0 ? 1 - topic : topic) == 0 ? "health" : "school" }) + "\n";
        })));
        folder.Write("report.txt", "The nurse saw the doctor in the clinic.\n\nThe doctor opened the ward.\n");
        Assert.True(Sure("0.8") > Sure("0") + 0.05);
        var wrong = Cli.Run("train", "--data", folder["documents.jsonl"], "--out", folder["w.wbm"], "--also-fits", "1.5");
        Assert.NotEqual(0, wrong.ExitCode);
        Assert.Contains("WB4004", wrong.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["w.wbm"]));

        double Sure(string share)
        {
            Assert.Equal(0, Cli.Run("train", "--data", folder["documents.jsonl"], "--out", folder["m.wbm"], "--also-fits", share).ExitCode);
            var lines = Cli.Run("sentences", folder["report.txt"], "--classify", "--json", "--model", folder["m.wbm"]).Lines.Select(line => JsonDocument.Parse(line).RootElement).ToArray();
            Assert.All(lines, line => Assert.Equal("health", line.GetProperty("category").GetString()));
            return lines.Average(line => line.GetProperty("probability").GetDouble());
        }
    }

    [Fact]
    public void A_table_is_classified_row_by_row_in_its_order()
    {
        folder.Write("new.csv", "id,Report\n7,\"The nurse came, and\nthe doctor.\"\n8,Pupils of the school read.\n9,\n");
        var result = Cli.Run("classify", folder["new.csv"], "--column", "report", "--model", Model());
        Assert.Equal(0, result.ExitCode);
        var rows = result.Lines.Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        Assert.Equal([1, 2, 3], rows.Select(r => r.GetProperty("line").GetInt32()));
        Assert.Equal(["health", "school"], rows.Take(2).Select(r => r.GetProperty("category").GetString()));
        Assert.All(rows, r => Assert.Equal(folder["new.csv"], r.GetProperty("file").GetString()));

        // Beside a name that the engine would take for a pattern stands what the pattern would mean.
        folder.Write("new[1].csv", "text\nPupils of the school read.\n");
        folder.Write("new1.csv", "text\nThe nurse came.\nThe doctor came.\n");
        var one = Assert.Single(Cli.Run("classify", folder["new[1].csv"], "--model", Model()).Lines);
        Assert.Equal("school", JsonDocument.Parse(one).RootElement.GetProperty("category").GetString());

        var missing = Cli.Run("classify", folder["new.csv"], "--model", Model());
        Assert.Equal(1, missing.ExitCode);
        Assert.Contains($"WB8206: The table '{folder["new.csv"]}' has no column 'text'. Its columns: id, Report. Name one with --column.", missing.Error, StringComparison.Ordinal);
        var nowhere = Cli.Run("classify", folder["none.csv"], "--model", Model());
        Assert.Contains("WB8205", nowhere.Error, StringComparison.Ordinal);
        folder.Write("broken.parquet", "no parquet");
        Assert.Contains("WB8207", Cli.Run("classify", folder["broken.parquet"], "--model", Model()).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A text.\t", "the category is empty")]
    [InlineData("\tother", "the text is empty")]
    [InlineData("A nul\0byte.\tother", "NUL")]
    public void A_row_that_cannot_be_used_stops_the_training_with_file_and_line(string row, string reason)
    {
        folder.Write("bad.tsv", Rows("One text.\tother", row, "Two texts.\tmore"));
        var result = Cli.Run("train", "--data", folder["bad.tsv"], "--out", folder["bad.wbm"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("WB4104", result.Error, StringComparison.Ordinal);
        Assert.Contains("bad.tsv:3:", result.Error, StringComparison.Ordinal);
        Assert.Contains(reason, result.Error, StringComparison.OrdinalIgnoreCase);
        Assert.False(File.Exists(folder["bad.wbm"]));
    }

    [Fact]
    public void Two_labels_for_one_text_and_a_text_of_a_megabyte_are_used_with_a_warning()
    {
        var megabyte = string.Concat(Enumerable.Repeat("nurse ", 1_000_000 / 6));
        folder.Write("two.tsv", Rows("The same words.\tone", "The same words.\ttwo", $"{megabyte}\tone", "Other words.\ttwo"));
        var result = Cli.Run("train", "--data", folder["two.tsv"], "--out", folder["two.wbm"], "--json");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(4, One(result).GetProperty("examples").GetInt32());
        var warnings = result.Error.Split('\n').Where(l => l.StartsWith("warning", StringComparison.Ordinal)).ToArray();
        Assert.Contains(warnings, w => w.Contains("two.tsv:3", StringComparison.Ordinal) && w.Contains("two.tsv:2", StringComparison.Ordinal));
        Assert.Contains(warnings, w => w.Contains("two.tsv:4", StringComparison.Ordinal) && w.Contains("20", StringComparison.Ordinal));
    }

    [Fact]
    public void A_category_that_the_model_does_not_know_counts_as_wrong_and_is_listed()
    {
        folder.Write("held.tsv", Rows("A nurse came.\thealth", "A nurse came again.\tunheard-of"));
        var result = Cli.Run("evaluate", "--model", Model(), "--data", folder["held.tsv"], "--json");
        Assert.Equal(0, result.ExitCode);
        var scores = One(result);
        Assert.Equal((2, 0.5), (scores.GetProperty("n").GetInt32(), scores.GetProperty("accuracy").GetDouble()));
        Assert.Equal(0, scores.GetProperty("perClass").GetProperty("unheard-of").GetProperty("recall").GetDouble());
        Assert.Contains("unheard-of", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Scores_are_told_by_language_and_category()
    {
        folder.Write("en.tsv", Rows("A nurse came.\thealth", "Pupils read.\tschool"));
        folder.Write("vi.tsv", Rows("Pupils wrote.\tschool"));
        string[] evaluate = ["evaluate", "--model", Model(), "--data", folder["en.tsv"], folder["vi.tsv"]];
        var groups = One(Cli.Run([.. evaluate, "--json"])).GetProperty("groups");
        Assert.Equal((2, 1), (groups.GetProperty("en").GetProperty("n").GetInt32(), groups.GetProperty("vi").GetProperty("perClass").GetProperty("school").GetProperty("n").GetInt32()));
        var table = Cli.Run(evaluate);
        Assert.Equal(0, table.ExitCode);
        Assert.Matches("category +sentences +precision +recall +F1 +F1 en +F1 vi", table.Output);
    }

    [Fact]
    public void A_table_of_a_spreadsheet_trains_the_model_that_its_tabs_would()
    {
        folder.Write("t.csv", "text,category\r\n\"The nurse, a \"\"guest\"\", came.\",health\r\nPupils read.,school\r\n");
        folder.Write("t.tsv", Rows("The nurse, a \"guest\", came.\thealth", "Pupils read.\tschool"));
        foreach (var kind in (ReadOnlySpan<string>)["csv", "tsv"])
            Assert.Equal(0, Cli.Run("train", "--data", folder[$"t.{kind}"], "--out", folder[$"{kind}.wbm"]).ExitCode);
        Assert.Equal(File.ReadAllBytes(folder["tsv.wbm"]), File.ReadAllBytes(folder["csv.wbm"]));
        Assert.Equal(2, One(Cli.Run("evaluate", "--model", folder["csv.wbm"], "--data", folder["t.csv"], "--json")).GetProperty("n").GetInt32());
    }

    [Fact]
    public void A_model_of_another_version_or_a_damaged_one_is_refused_by_name()
    {
        var bytes = File.ReadAllBytes(Model());
        byte[] newer = [.. bytes], damaged = [.. bytes];
        newer[8]++;
        damaged[^70] ^= 1;
        File.WriteAllBytes(folder["newer.wbm"], newer);
        File.WriteAllBytes(folder["damaged.wbm"], damaged);
        foreach (var (name, code) in (ReadOnlySpan<(string, string)>)[("newer.wbm", "WB4203"), ("damaged.wbm", "WB4204")])
        {
            var result = Cli.RunWithInput("A nurse.\n", "classify", "--model", folder[name]);
            Assert.Equal((1, ""), (result.ExitCode, result.Output));
            Assert.Contains(code, result.Error, StringComparison.Ordinal);
            Assert.Contains(name, result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_training_that_is_interrupted_leaves_the_old_model_and_no_half_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent by kill");
        var model = Model();
        var before = File.ReadAllBytes(model);
        var random = new Random(1);
        string Word() => string.Concat(Enumerable.Range(0, 6).Select(_ => (char)('a' + random.Next(26))));
        folder.Write("large.tsv", Rows([.. Enumerable.Range(0, 60_000).Select(row => string.Join(' ', Enumerable.Range(0, 15).Select(_ => Word())) + (row % 2 == 0 ? "\tone" : "\ttwo"))]));
        foreach (var signal in (string[])["INT", "KILL"])
        {
            using var process = Process.Start(Cli.Start("train", "--data", folder["large.tsv"], "--out", model))!;
            Thread.Sleep(signal == "INT" ? 1500 : 2000);
            Assert.False(process.HasExited, "The training ended before it could be interrupted.");
            Process.Start("kill", ["-" + signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]).WaitForExit();
            Assert.True(process.WaitForExit(60_000));
            Assert.NotEqual(0, process.ExitCode);
            Assert.Equal(before, File.ReadAllBytes(model));
            Assert.Empty(Directory.GetFiles(folder.Path, "*.tmp"));
        }
    }
}
