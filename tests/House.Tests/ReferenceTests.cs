using System.Xml.Linq;

namespace House.Tests;

public sealed class ReferenceTests
{
    /// <summary>What each room may see directly. The order is the order of the rooms: each sees only rooms before it.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["DuckDB.NET.Bindings"] = [],
        ["Workbench.Text"] = [],
        ["Workbench.Classification"] = ["Workbench.Text"],
        ["Workbench.DataFrames"] = ["DuckDB.NET.Bindings"],
        ["Workbench.Charts"] = ["Workbench.DataFrames"],
        ["Workbench"] = ["Workbench.DataFrames", "Workbench.Text", "Workbench.Classification", "Workbench.Charts"],
        ["Workbench.Notebooks"] = ["Workbench"],
        ["Workbench.Api"] = ["Workbench"],
        ["Workbench.Cli"] = ["Workbench.Api", "Workbench.Notebooks"],
    };

    [Fact]
    public void References_point_one_way()
    {
        var offenders = new List<string>();
        foreach (var project in Repository.Sources("src", "*.csproj"))
        {
            var name = Path.GetFileNameWithoutExtension(project);
            if (!Allowed.TryGetValue(name, out var allowed))
            {
                offenders.Add($"{name} is no room of docs/architecture: add it to this test with what it may see");
                continue;
            }
            foreach (var reference in XDocument.Load(project).Descendants("ProjectReference"))
            {
                var target = Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'));
                if (!allowed.Contains(target))
                    offenders.Add($"{name} may not see {target}");
            }
        }
        Assert.Empty(offenders);
    }

    [Fact]
    public void Text_and_classification_know_no_database()
    {
        var offenders = Repository.Sources("src/Workbench.Text", "*.cs").Concat(Repository.Sources("src/Workbench.Classification", "*.cs"))
            .Where(p => File.ReadAllText(p).Contains("using DuckDB", StringComparison.Ordinal) || File.ReadAllText(p).Contains("System.Data", StringComparison.Ordinal))
            .Select(Repository.Relative);
        Assert.Empty(offenders);
    }

    [Fact]
    public void Every_room_has_tests_and_stands_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "Workbench.sln"));
        var offenders = new List<string>();
        foreach (var project in Repository.Sources("src", "*.csproj"))
        {
            var name = Path.GetFileNameWithoutExtension(project);
            if (!File.Exists(Path.Combine(Repository.Root, "tests", name + ".Tests", name + ".Tests.csproj")))
                offenders.Add($"{name} has no tests/{name}.Tests");
            if (!solution.Contains($"\"{name}\"", StringComparison.Ordinal))
                offenders.Add($"{name} is not in Workbench.sln");
        }
        Assert.Empty(offenders);
    }
}
