using System.Text;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace Workbench.DataFrames.Tests;

/// <summary>The guide is run: each block of C# in turn, and what it gives is held against the block of text below it.</summary>
public sealed partial class GuideTests
{
    [Fact]
    public async Task Every_answer_of_the_guide_is_what_its_code_gives()
    {
        string home = DuckDB.NET.Native.NativeLibraryLocator.FindHome();
        string guide = (await File.ReadAllTextAsync(Path.Combine(home, "docs", "guide", "dataframes.md"), TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        using DuckDBConnection connection = TestFrames.Open();
        ScriptOptions options = ScriptOptions.Default
            .WithReferences(typeof(DataFrame).Assembly, typeof(DuckDBConnection).Assembly, typeof(DuckDB.NET.Native.DuckDBInterval).Assembly)
            .WithImports("System", "System.Linq", "Workbench.DataFrames")
            .AddImports("Workbench.DataFrames.Expressions");
        ScriptState<object>? state = null;
        var differences = new StringBuilder();
        MatchCollection blocks = Blocks().Matches(guide);
        foreach (Match block in blocks)
        {
            string code = block.Groups["code"].Value.Replace("\"data/", $"\"{home}/data/", StringComparison.Ordinal);
            string result;
            try
            {
                state = state is null
                    ? await CSharpScript.RunAsync<object>(code, options, new Globals(connection), cancellationToken: TestContext.Current.CancellationToken)
                    : await state.ContinueWithAsync<object>(code, cancellationToken: TestContext.Current.CancellationToken);
                result = state.ReturnValue is DataFrame frame ? frame.ToText() : state.ReturnValue?.ToString() ?? "";
            }
            catch (DataFrameException exception)
            {
                result = exception.Message;
            }

            if (result.TrimEnd() != block.Groups["answer"].Value.TrimEnd())
            {
                differences.Append("```csharp\n").Append(block.Groups["code"].Value).Append("```\ngives\n```text\n").Append(result.TrimEnd()).Append("\n```\n\n");
            }
        }

        Assert.True(differences.Length == 0, differences.ToString());
        Assert.True(blocks.Count >= 10, $"only {blocks.Count} worked questions");
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```\n+```text\n(?<answer>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    /// <summary>What the guide's code finds ready.</summary>
    public sealed class Globals(DuckDBConnection open)
    {
        public DuckDBConnection connection { get; } = open;
    }
}
