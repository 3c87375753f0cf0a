using System.Text.Json;

namespace Workbench.Charts.Tests;

/// <summary>No text runs out of the picture and none lies over another, at 320 and 1600 pixels.</summary>
public sealed class LayoutTests
{
    private sealed record Box(string Text, string Role, double Angle, double X1, double Y1, double X2, double Y2);

    private sealed record Layout(double Width, double Height, Box[] Texts);

    [Theory]
    [MemberData(nameof(GalleryTests.Names), MemberType = typeof(GalleryTests))]
    public async Task Recipes_keep_their_words_apart_and_inside(string name)
    {
        var complaints = new List<string>();
        foreach (var width in new double[] { 320, 720, 1600 })
        {
            var chart = GalleryTests.Recipe(name).Width(width);
            complaints.AddRange(await Complaints(chart, $"{name} at {width}", width));
        }
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Edge_cases_keep_their_words_inside()
    {
        var complaints = new List<string>();
        foreach (var (name, chart) in SpecTests.Edges().Where(e => !e.Name.StartsWith("500 upright", StringComparison.Ordinal)))
            complaints.AddRange(await Complaints(chart, name, chart.WidthPixels));
        Assert.Empty(complaints);
    }

    private static async Task<IEnumerable<string>> Complaints(Chart chart, string name, double width)
    {
        var layout = JsonSerializer.Deserialize<Layout>(await ChartRenderer.Shared.LayoutAsync(chart.ToVegaLite()), JsonSerializerOptions.Web)!;
        var complaints = new List<string>();
        if (layout.Width > width + 24) complaints.Add($"{name}: {layout.Width} px wide");
        foreach (var box in layout.Texts)
            if (box.X1 < -1 || box.Y1 < -1 || box.X2 > layout.Width + 1 || box.Y2 > layout.Height + 1)
                complaints.Add($"{name}: \"{Errors.Shorten(box.Text)}\" runs out ({box.X1:0},{box.Y1:0})–({box.X2:0},{box.Y2:0}) of {layout.Width}×{layout.Height}");
        // The same words at the same place are the edge of a text and the text.
        var upright = layout.Texts.Where(t => t.Angle is 0).ToArray();
        for (var i = 0; i < upright.Length; i++)
        {
            for (var j = i + 1; j < upright.Length; j++)
            {
                Box a = upright[i], b = upright[j];
                if (a.Text == b.Text) continue;
                var across = Math.Min(a.X2, b.X2) - Math.Max(a.X1, b.X1);
                var down = Math.Min(a.Y2, b.Y2) - Math.Max(a.Y1, b.Y1);
                if (across > 1.5 && down > 3) complaints.Add($"{name}: \"{Errors.Shorten(a.Text)}\" over \"{Errors.Shorten(b.Text)}\"");
            }
        }
        return complaints;
    }
}
