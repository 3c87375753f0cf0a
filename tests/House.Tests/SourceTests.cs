using System.Text.RegularExpressions;

namespace House.Tests;

public sealed class SourceTests
{
    /// <summary>Calls whose result depends on the machine or that a library must not make, with what to use instead.</summary>
    private static readonly (string Pattern, string Instead)[] Forbidden =
    [
        (@"\bDateTime\.(Now|UtcNow)\b", "a TimeProvider"),
        (@"\bDateTimeOffset\.(Now|UtcNow)\b", "a TimeProvider"),
        (@"\bThread\.Sleep\(", "Task.Delay with a CancellationToken"),
        (@"\bCultureInfo\.CurrentCulture\b(?! = CultureInfo.InvariantCulture)", "CultureInfo.InvariantCulture"),
        (@"throw new NotImplementedException", "an implementation"),
    ];

    [Fact]
    public void Libraries_make_no_forbidden_call()
    {
        var offenders = new List<string>();
        foreach (var path in Repository.Sources("src", "*.cs"))
        {
            var text = File.ReadAllText(path);
            foreach (var (pattern, instead) in Forbidden)
                foreach (Match match in Regex.Matches(text, pattern))
                    offenders.Add($"{Repository.Relative(path)}: {match.Value}; use {instead}");
        }
        Assert.Empty(offenders);
    }

    [Fact]
    public void Only_the_command_line_writes_to_the_console()
    {
        var offenders = Repository.Sources("src", "*.cs")
            .Where(p => !Repository.Relative(p).StartsWith("src/Workbench.Cli/", StringComparison.Ordinal) && !Repository.Relative(p).StartsWith("src/Workbench.Notebooks/", StringComparison.Ordinal))
            .Where(p => Regex.IsMatch(File.ReadAllText(p), @"(?<!///.*)\bConsole\.(Write|Error|Out)\b"))
            .Select(Repository.Relative);
        Assert.Empty(offenders);
    }

    [Fact]
    public void No_source_file_is_longer_than_800_lines()
    {
        var offenders = Repository.Sources("src", "*.cs").Select(p => (Path: Repository.Relative(p), Lines: File.ReadLines(p).Count()))
            .Where(f => f.Lines > 800).Select(f => $"{f.Path}: {f.Lines} lines");
        Assert.Empty(offenders);
    }

    [Fact]
    public void Package_versions_stand_in_one_place()
    {
        var offenders = Repository.Sources(".", "*.csproj").Where(p => Regex.IsMatch(File.ReadAllText(p), "<PackageReference [^>]*Version=")).Select(Repository.Relative);
        Assert.Empty(offenders);
    }

    [Fact]
    public void The_npm_lock_file_names_no_registry()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "npm", "package-lock.json"));
        Assert.DoesNotContain("\"resolved\": \"http", text, StringComparison.Ordinal);
    }
}
