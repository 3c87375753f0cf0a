namespace Workbench.Notebooks.Tests;

/// <summary>The kernel under Jupyter's own programs.</summary>
public sealed class JupyterTests : IDisposable
{
    private readonly string prefix = Directory.CreateTempSubdirectory("wb-jupyter-").FullName;

    public void Dispose() => Directory.Delete(prefix, recursive: true);

    [Fact]
    public void The_kernel_test_suite_passes_in_full()
    {
        JupyterTools.Require("jupyter_kernel_test", "python3-jupyter-kernel-test");
        var environment = JupyterTools.Install(prefix);
        var script = Path.Combine(JupyterTools.Repository, "tests", "Workbench.Notebooks.Tests", "jupyter", "conformance.py");
        var (exitCode, output) = JupyterTools.RunPython(prefix, environment, "-B", script);
        // The suite waits 0.1 s for each message; on a machine that is busy otherwise that runs out, and only then it is asked again.
        if (exitCode != 0 && output.Contains("queue.Empty", StringComparison.Ordinal))
            (exitCode, output) = JupyterTools.RunPython(prefix, environment, "-B", script);
        Assert.True(exitCode == 0, output);
        Assert.DoesNotContain("skipped", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Nbconvert_executes_a_notebook_of_dotnet_interactive()
    {
        JupyterTools.Require("nbconvert", "jupyter-nbconvert");
        var environment = JupyterTools.Install(prefix);
        var path = Path.Combine(prefix, "old.ipynb");
        File.WriteAllText(path, """
            {"cells":[{"cell_type":"code","execution_count":null,"metadata":{"dotnet_interactive":{"language":"csharp"}},"outputs":[],"source":["#!csharp\n","Enumerable.Range(1, 4).Sum()"]}],
            "metadata":{"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"}},"nbformat":4,"nbformat_minor":2}
            """);
        var (exitCode, output) = JupyterTools.RunPython(prefix, environment, "-B", "-m", "nbconvert", "--to", "notebook", "--execute", "--output", "new.ipynb", path);
        Assert.True(exitCode == 0, output);
        Assert.Equal("10", Notebook.Load(Path.Combine(prefix, "new.ipynb")).Cells[0].Outputs[0]["data"]!["text/plain"]![0]!.ToString());
    }

    [Fact]
    public void Nbconvert_gives_the_stored_outputs_of_the_sample_notebooks()
    {
        JupyterTools.Require("nbconvert", "jupyter-nbconvert");
        var environment = JupyterTools.Install(prefix);
        var folder = Directory.CreateDirectory(Path.Combine(prefix, "notebooks")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(prefix, "data"), Path.Combine(JupyterTools.Repository, "data"));
        var files = SampleNotebookTests.Files.Select(row => row.Data).Where(f => !f.StartsWith("03-", StringComparison.Ordinal) || ModelFiles.Default() is not null).ToArray();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var notebook = Notebook.Load(Path.Combine(JupyterTools.Repository, "notebooks", file));
            foreach (var cell in notebook.Cells.Where(c => c.Kind == NotebookCellKind.Code))
                cell.Outputs.Clear();
            notebook.Save(Path.Combine(folder, file));
        }
        var (exitCode, output) = JupyterTools.RunPython(folder, environment, ["-B", "-m", "nbconvert", "--to", "notebook", "--execute", "--inplace", .. files]);
        Assert.True(exitCode == 0, output);
        foreach (var file in files)
        {
            var differences = OutputComparer.Compare(Notebook.Load(Path.Combine(JupyterTools.Repository, "notebooks", file)), Notebook.Load(Path.Combine(folder, file)));
            Assert.True(differences.Count == 0, file + ": " + string.Join("; ", differences));
        }
    }

    [Fact]
    public void Environment_exit_ends_the_kernel_with_a_message_and_exceptions_on_threads_do_not()
    {
        JupyterTools.Require("jupyter_client", "python3-jupyter-client");
        var environment = JupyterTools.Install(prefix);
        var script = Path.Combine(JupyterTools.Repository, "tests", "Workbench.Notebooks.Tests", "jupyter", "survival.py");
        var (exitCode, output) = JupyterTools.RunPython(prefix, environment, "-B", script);
        Assert.True(exitCode == 0, output);
    }
}
