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

    /// <summary>Two categories with one word each, alike in all else: a text with neither word is as likely of one as of the other.</summary>
    private string Even()
    {
        folder.Write("even.tsv", Rows("nurse\thealth", "pupil\tschool"));
        Assert.Equal(0, Cli.Run("train", "--data", folder["even.tsv"], "--out", folder["even.wbm"]).ExitCode);
        return folder["even.wbm"];
    }

    [Fact]
    public void An_empty_text_and_a_NUL_are_classified_with_a_warning()
    {
        var said = Cli.RunWithInput("nurse\n\na\0b\n", "classify", "--model", Even());
        Assert.Equal((0, 3), (said.ExitCode, said.Lines.Length));
        Assert.Equal(["warning: line 2: the text is empty", "warning: line 3: the text holds a NUL character (U+0000)"], said.Error.Trim().Split('\n').Select(w => w.Split(';', ',')[0]));
    }

    [Fact]
    public void Below_the_threshold_no_category_is_given_and_the_probability_stays()
    {
        var all = Cli.RunWithInput("nurse\n\n", "classify", "--model", Even()).Lines.Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        var sure = Cli.RunWithInput("nurse\n\n", "classify", "--model", folder["even.wbm"], "--threshold", "0.51");
        Assert.Equal(0, sure.ExitCode);
        var rows = sure.Lines.Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        Assert.Equal(["health", null], rows.Select(r => r.GetProperty("category").GetString()));
        Assert.InRange(rows[1].GetProperty("probability").GetDouble(), 0.49, 0.509);
        Assert.Equal(all.Select(r => r.GetProperty("probability").GetDouble()), rows.Select(r => r.GetProperty("probability").GetDouble()));
        Assert.Equal(all.Select(r => r.GetProperty("top").GetRawText()), rows.Select(r => r.GetProperty("top").GetRawText()));
        Assert.All(all, r => Assert.NotNull(r.GetProperty("category").GetString()));

        folder.Write("report.txt", "nurse\n\nXyzzy xyzzy.\n");
        string[] sentences = ["sentences", folder["report.txt"], "--classify", "--model", folder["even.wbm"], "--threshold", "0.51"];
        Assert.Equal(["health", null], Cli.Run([.. sentences, "--json"]).Lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("category").GetString()));
        Assert.Matches("^- +0\\.[0-9]{2}  Xyzzy", Cli.Run(sentences).Lines[1]);
    }

    [Fact]
    public void A_text_that_is_not_read_to_its_end_is_said_with_its_line()
    {
        var within = new string('a', 20_000);
        var input = Cli.RunWithInput($"nurse\n{within}\n{within}a\n", "classify", "--model", Even());
        Assert.Equal((0, 3), (input.ExitCode, input.Lines.Length));
        Assert.Equal("warning: line 3: the text has 20001 characters; only the first 20000 are used.", input.Error.Trim());
        folder.Write("long.csv", $"text\nnurse\n{within}a\n");
        var table = Cli.Run("classify", folder["long.csv"], "--model", folder["even.wbm"]);
        Assert.Equal($"warning: {folder["long.csv"]}:2: the text has 20001 characters; only the first 20000 are used.", table.Error.Trim());
        Assert.All(table.Lines, l => JsonDocument.Parse(l));
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_read_around_and_counted()
    {
        using var process = Process.Start(Cli.Start("classify", "--model", Even()))!;
        // The second line and the fourth hold a lone byte of Windows-1251.
        process.StandardInput.BaseStream.Write([.. "nurse\n"u8, .. "nurse "u8, 0xF0, .. "\n"u8, .. "sœur\n"u8, 0xE4, .. "\n"u8]);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal("warning: 2 lines hold bytes that are not UTF-8 or the mark of lost ones (U+FFFD), from line 2. Save the input as UTF-8.", error.Trim());
        Assert.Equal(4, (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public void A_model_of_too_little_to_hold_out_says_that_it_is_not_calibrated()
    {
        string[] kinds = ["A nurse came.\thealth", "Pupils read.\tschool"];
        folder.Write("nine.tsv", Rows([.. Enumerable.Range(0, 9).Select(row => $"{row} {kinds[row % 2]}")]));
        folder.Write("ten.tsv", Rows([.. Enumerable.Range(0, 10).Select(row => $"{row} {kinds[row % 2]}")]));
        var nine = Cli.Run("train", "--data", folder["nine.tsv"], "--out", folder["nine.wbm"], "--json");
        Assert.Contains("warning: too little data to hold some out (at least 10 sentences, of 2 documents or more): the model's probabilities are not calibrated", nine.Error, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, One(nine).GetProperty("threshold70").ValueKind);
        var ten = Cli.Run("train", "--data", folder["ten.tsv"], "--out", folder["ten.wbm"], "--json");
        Assert.DoesNotContain("calibrated", ten.Error, StringComparison.Ordinal);
        Assert.InRange(One(ten).GetProperty("threshold70").GetDouble(), 0.5, 1);
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
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("a number from 0 to 0.9, not '1.5'", wrong.Error, StringComparison.Ordinal);
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
    public void Data_is_never_overwritten_by_the_model_that_it_trains()
    {
        var rows = Rows("A nurse came.\thealth", "Pupils read.\tschool");
        folder.Write("plain.tsv", rows);
        var result = Cli.Run("train", "--data", folder["plain.tsv"], "--out", folder["./plain.tsv"]);
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("WB4208", result.Error, StringComparison.Ordinal);
        Assert.Equal(rows, File.ReadAllText(folder["plain.tsv"]));
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
        string[] evaluate = ["evaluate", "--cross-validate", "--data", folder["large.tsv"]], train = ["train", "--data", folder["large.tsv"], "--out", model];
        foreach (var (command, signal, said) in (ReadOnlySpan<(string[], string, string)>)
        [
            (train, "INT", "workbench: cancelled; no model was written."),
            (train, "TERM", "workbench: cancelled; no model was written."),
            (evaluate, "INT", "workbench: cancelled; nothing was scored, and no model was written."),
            (train, "KILL", ""),
        ])
        {
            using var process = Process.Start(Cli.Start(command))!;
            Thread.Sleep(signal == "KILL" ? 2000 : 1500);
            Assert.False(process.HasExited, "The training ended before it could be interrupted.");
            Send(signal, process);
            Assert.True(process.WaitForExit(60_000));
            Assert.Equal(said, process.StandardError.ReadToEnd().Trim());
            if (signal == "KILL")
                Assert.NotEqual(0, process.ExitCode);
            else
                Assert.Equal(1, process.ExitCode);
            Assert.Equal(before, File.ReadAllBytes(model));
            Assert.Empty(Directory.GetFiles(folder.Path, "*.tmp"));
        }
    }

    [Fact]
    public void The_card_names_the_day_that_was_given_and_the_same_day_gives_the_same_bytes()
    {
        folder.Write("t.tsv", Rows("A nurse came.\thealth", "Pupils read.\tschool"));
        byte[] Train(params string[] date)
        {
            var result = Cli.Run(["train", "--data", folder["t.tsv"], "--out", folder["t.wbm"], .. date]);
            Assert.True(result.ExitCode == 0, result.Error);
            return File.ReadAllBytes(folder["t.wbm"]);
        }
        string? Date() => One(Cli.Run("model", folder["t.wbm"], "--json")).GetProperty("card").GetProperty("date").GetString();
        var first = Train("--date", "2024-02-29");
        Assert.Equal("2024-02-29", Date());
        Assert.Equal(first, Train("--date", "2024-02-29"));
        Assert.NotEqual(first, Train("--date", "2024-03-01"));
        var before = DateTime.UtcNow;
        Train();
        Assert.InRange(DateTime.Parse(Date()!, System.Globalization.CultureInfo.InvariantCulture), before.Date, DateTime.UtcNow.Date);
        var wrong = Cli.Run("train", "--data", folder["t.tsv"], "--out", folder["w.wbm"], "--date", "yesterday");
        Assert.Equal((2, false), (wrong.ExitCode, File.Exists(folder["w.wbm"])));
        Assert.Contains("--date 'yesterday' is no day. Write it as 2023-12-31.", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_card_of_a_model_is_printed()
    {
        folder.Write("en.tsv", Rows([.. Enumerable.Range(0, 40).Select(row => row % 2 == 0 ? $"The nurse of ward {row} came.\thealth" : $"Pupils of school {row} read.\tschool")]));
        Assert.Equal(0, Cli.Run("train", "--data", folder["en.tsv"], "--out", folder["m.wbm"], "--date", "2024-02-29", "--seed", "7").ExitCode);
        var shown = Cli.Run("model", folder["m.wbm"]);
        Assert.Equal(0, shown.ExitCode);
        foreach (var line in (string[])["date +2024-02-29", "sentences +40", "seed +7", "en +1.000 +1.000 +0.\\d{3} +1.000 +40", "health +20 +1.000 +1.000 +1.000"])
            Assert.Matches(line, shown.Output);
        var card = One(Cli.Run("model", folder["m.wbm"], "--json")).GetProperty("card");
        Assert.Equal((40, 7, 1, 20), (card.GetProperty("sentences").GetInt32(), card.GetProperty("seed").GetInt32(), card.GetProperty("outOfFold").GetProperty("accuracy").GetDouble(), card.GetProperty("confusion").GetProperty("counts")[0][0].GetInt32()));
        Assert.Contains("how good it is, is not known", Cli.Run("model", Model()).Error, StringComparison.Ordinal);
        Assert.Contains("WB8202", Cli.Run("model", folder["none.wbm"]).Error, StringComparison.Ordinal);
    }

    /// <summary>Whether the model gets whole in the time that is left or not at all: no part of it stays behind.</summary>
    [Fact]
    public void A_training_that_is_interrupted_while_it_writes_leaves_no_part_behind()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent by kill");
        folder.Write("small.tsv", Rows([.. Enumerable.Range(0, 3000).Select(row => $"word{row} another{row * 7}\t{row % 40}")]));
        foreach (var signal in (string[])["INT", "TERM"])
        {
            using var process = Process.Start(Cli.Start("train", "--quick", "--data", folder["small.tsv"], "--out", folder["m.wbm"]))!;
            while (!process.HasExited && Directory.GetFiles(folder.Path, "*.tmp").Length == 0)
                Thread.Sleep(0);
            if (!process.HasExited)
                Send(signal, process);
            Assert.True(process.WaitForExit(60_000));
            Assert.Empty(Directory.GetFiles(folder.Path, "*.tmp"));
        }
    }

    private static void Send(string signal, Process process) =>
        Process.Start("kill", ["-" + signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]).WaitForExit();

    [Fact]
    public void Test_data_is_not_told_to_label_more()
    {
        folder.Write("held.tsv", Rows("A nurse came.\thealth", "Pupils read.\tschool", "What is this?\tzzz"));
        var scored = Cli.Run("evaluate", "--model", Even(), "--data", folder["held.tsv"]);
        Assert.StartsWith("warning: the model does not know the category 'zzz': its 1 sentences count as wrong.", scored.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("one example only", scored.Error, StringComparison.Ordinal);
        folder.Write("five.tsv", Rows([.. Enumerable.Range(0, 10).Select(row => $"{row} came.\t{(row % 2 == 0 ? "health" : "school")}"), "What is this?\tzzz"]));
        Assert.Contains("'zzz' has one example only", Cli.Run("evaluate", "--cross-validate", "--data", folder["five.tsv"]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_rows_are_left_out_only_where_that_is_asked_for()
    {
        folder.Write("bad.tsv", Rows("A nurse came.\thealth", "Pupils read.\tschool", "No category.\t"));
        string[] train = ["train", "--data", folder["bad.tsv"], "--out", folder["m.wbm"], "--json"];
        var refused = Cli.Run(train);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("leave them out: --skip-bad-rows on the command line", refused.Error, StringComparison.Ordinal);
        var trained = Cli.Run([.. train, "--skip-bad-rows"]);
        Assert.Equal(3, trained.ExitCode);
        Assert.Equal(2, One(trained).GetProperty("examples").GetInt32());
        Assert.Contains($"rejected: {folder["bad.tsv"]}:4: the category is empty.", trained.Error, StringComparison.Ordinal);
        var scored = Cli.Run("evaluate", "--model", folder["m.wbm"], "--data", folder["bad.tsv"], "--skip-bad-rows", "--json");
        Assert.Equal((3, 2), (scored.ExitCode, One(scored).GetProperty("n").GetInt32()));
    }

    [Fact]
    public void What_is_not_there_is_said_with_the_code_of_the_guide()
    {
        var guide = File.ReadAllText(Path.Combine(Repository(), "docs/guide/classification.md"));
        Directory.CreateDirectory(folder["empty"]);
        folder.Write("empty.csv", "");
        foreach (var (code, said, command) in (ReadOnlySpan<(string, string, string[])>)
        [
            ("WB8202", "There is no model file", ["classify", "--model", folder["none.wbm"]]),
            ("WB8202", $"'{folder["empty"]}' is a folder, not a model file.", ["classify", "--model", folder["empty"]]),
            ("WB8203", "There is no file or folder", ["train", "--data", folder["none.tsv"], "--out", folder["m.wbm"]]),
            ("WB8204", "No labelled data in", ["evaluate", "--data", folder["empty"]]),
            ("WB8205", "There is no table", ["classify", folder["none.csv"]]),
            ("WB8205", $"'{folder["empty"]}' is a folder.", ["classify", folder["empty"]]),
            ("WB8206", $"The table '{folder["empty.csv"]}' is empty", ["classify", folder["empty.csv"]]),
            ("WB4001", "There is no labelled sentence in the data.", ["evaluate", "--data", folder["empty.csv"]]),
        ])
        {
            var result = Cli.Run(command);
            Assert.Equal(1, result.ExitCode);
            Assert.StartsWith($"workbench: {code}: {said}", result.Error, StringComparison.Ordinal);
            Assert.Contains(code, guide, StringComparison.Ordinal);
        }
    }

    private static string Repository()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Workbench.sln")))
            root = Path.GetDirectoryName(root)!;
        return root;
    }
}
