namespace Workbench.Notebooks.Tests;

/// <summary>The sample notebooks give what is stored in them, headless.</summary>
[Collection("current folder")]
public sealed class SampleNotebookTests
{
    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Path.Combine(JupyterTools.Repository, "notebooks"), "*.ipynb").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Each_gives_the_stored_outputs(string file)
    {
        Assert.SkipWhen(file.StartsWith("03-", StringComparison.Ordinal) && ModelFiles.Default() is null, "the default model is not trained (it comes with the build of src/Workbench.Cli)");
        var result = await NotebookRunner.RunAsync(Path.Combine(JupyterTools.Repository, "notebooks", file), new NotebookRunOptions { Check = true }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Error is null, result.Error?.Message);
        Assert.True(result.Differences.Count == 0, string.Join("; ", result.Differences));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void None_names_a_folder_of_a_machine(string file)
    {
        var text = File.ReadAllText(Path.Combine(JupyterTools.Repository, "notebooks", file));
        foreach (var trace in new[] { "/home/", "/root/", "/tmp/", "C:\\\\", JupyterTools.Repository })
            Assert.DoesNotContain(trace, text, StringComparison.Ordinal);
    }
}
