using System.Text.Json.Nodes;

namespace Workbench.Notebooks.Tests;

// A run changes the current folder of the process: no other run may go on beside it.
[Collection("current folder")]
public sealed class NotebookRunnerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("wb-notebook-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Write(string name, params (string Source, string? Tag)[] cells)
    {
        var notebook = new Notebook();
        foreach (var (source, tag) in cells)
        {
            var cell = new NotebookCell(source.StartsWith("# ", StringComparison.Ordinal) ? NotebookCellKind.Markdown : NotebookCellKind.Code, source);
            if (tag is not null)
                cell.Metadata["tags"] = new JsonArray(tag);
            notebook.Cells.Add(cell);
        }
        var path = Path.Combine(folder, name);
        notebook.Save(path);
        return path;
    }

    private static Task<NotebookRunResult> Run(string path, NotebookRunOptions? options = null) => NotebookRunner.RunAsync(path, options, cancellationToken: TestContext.Current.CancellationToken);

    [Fact]
    public async Task Outputs_are_stored_and_a_second_run_gives_the_same()
    {
        var path = Write("a.ipynb", ("# Title", null), ("var x = 20;\nConsole.WriteLine(\"Đắk Glong\");\nx + 1", null), ("display(HTML(\"<b>x</b>\"));", null), ("#!time\n1", null));
        var result = await Run(path, new NotebookRunOptions { OutputFolder = Path.Combine(folder, "out"), Html = true });
        Assert.True(result.Succeeded);
        Assert.Equal(3, result.Cells);
        var text = await File.ReadAllTextAsync(result.OutputFile!, TestContext.Current.CancellationToken);
        Assert.Contains("\"Đắk Glong\\n\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain(folder, text, StringComparison.Ordinal);
        Assert.Contains("<b>x</b>", await File.ReadAllTextAsync(result.HtmlFile!, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty((await Run(result.OutputFile!, new NotebookRunOptions { Check = true })).Differences);
        var changed = Notebook.Load(result.OutputFile!);
        changed.Cells[1].Source = changed.Cells[1].Source.Replace("20", "30", StringComparison.Ordinal);
        changed.Save(result.OutputFile!);
        var difference = Assert.Single((await Run(result.OutputFile!, new NotebookRunOptions { Check = true })).Differences);
        Assert.Equal(new OutputDifference(1, "text/plain of output 2", "21", "31"), difference);
    }

    [Fact]
    public async Task Parameters_take_the_declared_types()
    {
        var path = Write("p.ipynb",
            ("enum Level { District, Province }", null),
            ("string district = \"a\"; int year = 2020; decimal share = 0.5m; DateOnly since = default; bool all = false; Level level = Level.District; var years = new[] { 1 };", "parameters"),
            ("$\"{district} {year + 1} {share} {since:yyyy-MM-dd} {all} {level} {years.Length}\"", null));
        var values = new Dictionary<string, string>
        {
            ["district"] = "Đắk \"Glong\"", ["year"] = "2025", ["share"] = "3.41", ["since"] = "2025-06-30", ["all"] = "true", ["level"] = "province", ["years"] = "1,2,3",
        };
        var result = await Run(path, new NotebookRunOptions { Parameters = values });
        Assert.Equal("Đắk \"Glong\" 2026 3.41 2025-06-30 True Province 3", result.Notebook.Cells[3].Outputs[0]["data"]!["text/plain"]!.ToString());
        Assert.Equal(["injected-parameters"], result.Notebook.Cells[2].Tags);
        Assert.Equal(
            "WB6010: The parameter \"year\" is of type int, and \"soon\" cannot be read as one. Write for example year=2025.",
            (await Assert.ThrowsAsync<NotebookException>(() => Run(path, new NotebookRunOptions { Parameters = new Dictionary<string, string> { ["year"] = "soon" } }))).Message);
        Assert.Equal(
            "WB6009: The notebook has no parameter \"yaer\". Its parameters: district, year, share, since, all, level, years.",
            (await Assert.ThrowsAsync<NotebookException>(() => Run(path, new NotebookRunOptions { Parameters = new Dictionary<string, string> { ["yaer"] = "1" } }))).Message);
    }

    [Fact]
    public async Task The_first_failed_cell_ends_the_run()
    {
        var path = Write("f.ipynb", ("1", null), ("int.Parse(\"x\")", null), ("2", null));
        var result = await Run(path);
        Assert.False(result.Succeeded);
        Assert.Equal((2, 1, 2), (result.Cells, result.Failed, result.FailedCell));
        Assert.Equal("error", result.Notebook.Cells[1].Outputs[0]["output_type"]!.ToString());
        Assert.Empty(result.Notebook.Cells[2].Outputs);
    }

    [Fact]
    public async Task Cells_of_other_kinds_run_or_say_which_line_cannot()
    {
        var path = Write("k.ipynb", ("#!markdown\n*hello*", null), ("#!html\n<i>x</i>", null), ("#!javascript\n1", null), ("int a = 1;\n#!whos", null), ("1\n#!fsharp\nlet x = 1", null));
        var result = await Run(path);
        Assert.Equal("*hello*", result.Notebook.Cells[0].Outputs[0]["data"]!["text/markdown"]!.ToString());
        Assert.Equal("Variable  Type  Value\na         int   1", result.Notebook.Cells[3].Outputs[0]["data"]!["text/plain"]!.ToString());
        Assert.Equal("WB6005: #!fsharp asks for F#, which this kernel does not run. It runs C#, SQL on DuckDB, Markdown, HTML and JavaScript. Run that cell elsewhere, or rewrite it in one of these.", result.Error!.Message);
        Assert.Equal(2, result.Error.Line);
    }

    [Fact]
    public async Task Dib_files_and_imports_run()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "base.dib"), "#!meta\n\n{\"kernelInfo\":{}}\n\n#!csharp\n\nint Twice(int n) => 2 * n;\n\n#!markdown\n\n# Text\n\n#!csharp\n\nConsole.WriteLine(Twice(4));\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "more.cs"), "int Thrice(int n) => 3 * n;\n", TestContext.Current.CancellationToken);
        var dib = await Run(Path.Combine(folder, "base.dib"));
        Assert.Null(dib.Error);
        Assert.Equal("8\n", dib.Notebook.Cells[2].Outputs[0]["text"]!.ToString());
        var result = await Run(Write("i.ipynb", ("#!import base.dib\n#!import more.cs", null), ("#load \"more.cs\"\nTwice(Thrice(1))", null)));
        Assert.Null(result.Error);
        Assert.Equal("6", result.Notebook.Cells[1].Outputs[0]["data"]!["text/plain"]!.ToString());
    }

    [Fact]
    public async Task Sql_cells_use_the_open_workbench_or_say_what_is_missing()
    {
        var path = Write("s.ipynb", ("var wb = CampaignWorkbench.Open(\":memory:\");", null), ("#!sql --name kept\nSELECT 41 + 1 AS answer, 'x' AS word", null), ("kept.Column<int>(\"answer\")[0] + (int)kept.RowCount", null));
        var result = await Run(path);
        Assert.Null(result.Error);
        var data = result.Notebook.Cells[1].Outputs[0]["data"]!;
        Assert.Matches(@"answer\s+word(.|\n)*42\s+x(.|\n)*1 row", data["text/plain"]!.ToString());
        Assert.Contains("<table", data["text/html"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("43", result.Notebook.Cells[2].Outputs[0]["data"]!["text/plain"]!.ToString());
        Assert.StartsWith("WB6007", (await Run(Write("t.ipynb", ("#!sql\nSELECT 1", null)))).Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sql_cells_read_a_file_and_leave_it_free_and_run_statements_once()
    {
        var file = Path.Combine(folder, "it's.duckdb");
        using (var store = CampaignWorkbench.Open(file))
            store.Import(Path.Combine(JupyterTools.Repository, "data", "campaign-figures.csv"));
        var path = Write("f.ipynb",
            ("#!sql --db \"it's.duckdb\" --name counted\nSELECT count(*) AS n FROM figures -- all of them", null),
            ("var wb = CampaignWorkbench.Open(\"it's.duckdb\");\ncounted.Filter(Col(\"n\") > 0).RowCount", null),
            ("#!sql\nCREATE TEMP TABLE t (i INTEGER)", null),
            ("#!sql --name made\nINSERT INTO t VALUES (1), (2) RETURNING i * 10 AS tens", null),
            ("#!sql\nSELECT count(*) AS twice FROM t", null),
            ("made.Column<int>(\"tens\")[1]", null),
            ("#!sql\nSELEC 1", null));
        var result = await Run(path);
        var cells = result.Notebook.Cells;
        Assert.Equal(7, cells.Count(c => c.Outputs.Count > 0 || c.Source.Contains("CREATE", StringComparison.Ordinal)));
        string Plain(int cell) => cells[cell].Outputs[0]["data"]!["text/plain"]!.ToString();
        Assert.Contains("55", Plain(0), StringComparison.Ordinal);
        Assert.Equal("1", Plain(1));
        Assert.Empty(cells[2].Outputs);
        Assert.Matches(@"twice(.|\n)*\b2\b", Plain(4));
        Assert.Equal("20", Plain(5));
        Assert.Contains("SELEC", result.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Notebooks_of_dotnet_interactive_are_read_as_they_are()
    {
        var path = Path.Combine(folder, "old.ipynb");
        File.WriteAllText(path, """
            {"cells":[{"cell_type":"code","execution_count":null,"metadata":{"dotnet_interactive":{"language":"sql"}},"outputs":[],"source":["SELECT 1\n","FROM t"]},
            {"cell_type":"code","metadata":{"polyglot_notebook":{"kernelName":"csharp"}},"outputs":[],"source":"1"}],
            "metadata":{"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"}},"nbformat":4,"nbformat_minor":2}
            """);
        var notebook = Notebook.Load(path);
        Assert.Equal(("sql", "SELECT 1\nFROM t"), (notebook.Cells[0].Language, notebook.Cells[0].Source));
        Assert.Null(notebook.Cells[1].Language);
        notebook.Save(path);
        Assert.Contains(".net-csharp", File.ReadAllText(path), StringComparison.Ordinal);
        File.WriteAllText(path, "{\n\n oops");
        Assert.Equal("WB6008: old.ipynb cannot be read as a notebook: its JSON is broken at line 3. Readable: .ipynb (nbformat 4), .dib.", Assert.Throws<NotebookException>(() => Notebook.Load(path)).Message);
    }

    [Fact]
    public void Kernels_are_installed_replaced_and_removed_but_others_left_alone()
    {
        var options = new KernelSpecOptions { Prefix = folder, Command = ["/usr/bin/workbench", "kernel", "run"] };
        var foreign = Directory.CreateDirectory(Path.Combine(folder, "share", "jupyter", "kernels", ".net-csharp")).FullName;
        File.WriteAllText(Path.Combine(foreign, "kernel.json"), "{\"argv\":[]}");
        var result = KernelSpec.Install(options);
        Assert.Equal([foreign], result.Skipped);
        var spec = JsonNode.Parse(File.ReadAllText(Path.Combine(result.Installed[0], "kernel.json")))!;
        Assert.Equal(["/usr/bin/workbench", "kernel", "run", "--connection-file", "{connection_file}"], spec["argv"]!.AsArray().Select(a => a!.ToString()));
        Assert.Equal("message", spec["interrupt_mode"]!.ToString());
        Assert.Equal(result.Installed, KernelSpec.Install(options).Installed);
        Assert.Equal(result.Installed, KernelSpec.Uninstall(options));
        Assert.True(Directory.Exists(foreign));
        Assert.StartsWith("WB6021", Assert.Throws<NotebookException>(() => KernelSpec.Uninstall(options)).Message, StringComparison.Ordinal);
    }
}
