using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace Workbench.Charts.Tests;

/// <summary>Each recipe is drawn and held against its approved picture; docs/gallery.md is made of the recipes' own code.</summary>
public sealed partial class GalleryTests
{
    public static TheoryData<string> Names => [.. typeof(Recipes).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(m => m.Name)];

    internal static Chart Recipe(string name) => (Chart)typeof(Recipes).GetMethod(name)!.Invoke(null, null)!;

    /// <summary>WORKBENCH_PICTURES=folder writes every recipe in several widths and themes, to be looked at.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Recipes_are_drawn(string name)
    {
        var chart = Recipe(name);
        var png = await chart.ToPngAsync(1);
        Assert.Equal([0x89, 0x50, 0x4e, 0x47], png[..4]);
        if (Environment.GetEnvironmentVariable("WORKBENCH_PICTURES") is not { Length: > 0 } folder) return;
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, name + ".png"), await chart.ToPngAsync(1.2));
        await File.WriteAllBytesAsync(Path.Combine(folder, name + "-320.png"), await chart.Width(320).Theme(ChartTheme.Dark).ToPngAsync(1.5));
        await File.WriteAllBytesAsync(Path.Combine(folder, name + "-1600.png"), await chart.Width(1600).ToPngAsync(0.8));
    }

    /// <summary>The same elements with the same words, and every number within a pixel. WORKBENCH_APPROVE=1 writes new pictures to be looked at.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Recipes_look_as_approved(string name)
    {
        var chart = Recipe(name);
        var svg = (await chart.ToSvgAsync()).ReplaceLineEndings("\n");
        var file = Path.Combine(Gallery, name + ".svg");
        if (Approve)
        {
            Directory.CreateDirectory(Gallery);
            await File.WriteAllTextAsync(file, svg);
            await File.WriteAllBytesAsync(Path.Combine(Gallery, name + ".png"), await chart.ToPngAsync(1));
        }
        Assert.True(File.Exists(file), $"{file} is not there. Run the tests with WORKBENCH_APPROVE=1, look at the picture, and commit it.");
        var approved = await File.ReadAllTextAsync(file);
        Assert.Equal(Number().Replace(approved, "#"), Number().Replace(svg, "#"));
        var pairs = Number().Matches(approved).Zip(Number().Matches(svg), (a, b) => (double.Parse(a.Value, CultureInfo.InvariantCulture), double.Parse(b.Value, CultureInfo.InvariantCulture)));
        Assert.All(pairs, pair => Assert.InRange(pair.Item2, pair.Item1 - 1, pair.Item1 + 1));
    }

    [Fact]
    public void The_page_shows_the_code_that_made_its_pictures()
    {
        var page = Page();
        var file = Path.Combine(Root, "docs", "gallery.md");
        if (Approve) File.WriteAllText(file, page);
        Assert.Equal(page, File.ReadAllText(file));
    }

    private static bool Approve => Environment.GetEnvironmentVariable("WORKBENCH_APPROVE") == "1";

    private static string Root => Path.GetDirectoryName(Rendering.NpmFolder.Find())!;

    private static string Gallery => Path.Combine(Root, "docs", "gallery");

    private static string Page()
    {
        var source = File.ReadAllText(Path.Combine(Root, "tests", "Workbench.Charts.Tests", "Recipes.cs")).ReplaceLineEndings("\n");
        var page = new StringBuilder("# Chart gallery\n\nEach picture was made by the code above it, on campaign data (`tests/Workbench.Charts.Tests/Campaign.cs`). A test draws each again and\nholds it against the picture here.\n");
        foreach (Match recipe in RecipeText().Matches(source))
        {
            var code = string.Join('\n', recipe.Groups["code"].Value.Trim('\n').Split('\n').Select(line => line.StartsWith("        ", StringComparison.Ordinal) ? line[8..] : line));
            var name = recipe.Groups["name"].Value;
            page.Append(CultureInfo.InvariantCulture, $"\n## {Spaced().Replace(name, " $1").Trim()}\n\n{recipe.Groups["text"].Value}\n\n```csharp\n{code}\n```\n\n![{recipe.Groups["text"].Value}](gallery/{name}.png)\n");
        }
        return page.ToString();
    }

    [GeneratedRegex(@"(?<![#\w])-?\d+(\.\d+)?(e-?\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"/// <summary>(?<text>[^\n]*)</summary>\n    public static Chart (?<name>\w+)\(\) =>\n(?<code>.*?;)\n(?=\n|})", RegexOptions.Singleline)]
    private static partial Regex RecipeText();

    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex Spaced();
}
