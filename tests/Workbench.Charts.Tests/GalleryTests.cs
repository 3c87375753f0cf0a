using System.Reflection;

namespace Workbench.Charts.Tests;

public sealed class GalleryTests
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
}
