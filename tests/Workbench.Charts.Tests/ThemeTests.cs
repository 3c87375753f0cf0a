using System.Globalization;

namespace Workbench.Charts.Tests;

public sealed class ThemeTests
{
    /// <summary>Full dichromacy after Machado, Oliveira and Fernandes (2009), table 1, severity 1.0; the first is ordinary sight.</summary>
    private static readonly (string Sight, double[] Matrix)[] Sights =
    [
        ("ordinary", [1, 0, 0, 0, 1, 0, 0, 0, 1]),
        ("protanopia", [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998]),
        ("deuteranopia", [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881]),
        ("tritanopia", [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900]),
    ];

    public static TheoryData<string> Names => ["light", "dark"];

    private static ChartTheme Theme(string name) => name == "light" ? ChartTheme.Light : ChartTheme.Dark;

    [Theory]
    [MemberData(nameof(Names))]
    public void Colours_stand_out_from_the_background(string name)
    {
        var theme = Theme(name);
        Assert.All(theme.Series, colour => Assert.True(Contrast(colour, theme.Background) >= 3, colour));
        Assert.All(new[] { theme.Text, theme.Muted }, colour => Assert.True(Contrast(colour, theme.Background) >= 4.5, colour));
    }

    /// <summary>Nine units of CIELAB are several times what the eye just notices side by side.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Series_stay_apart_for_colour_blind_readers(string name)
    {
        var near = new List<string>();
        var series = Theme(name).Series;
        foreach (var (sight, matrix) in Sights)
            for (var i = 0; i < series.Length; i++)
                for (var j = 0; j < i; j++)
                    if (Distance(Lab(Seen(series[i], matrix)), Lab(Seen(series[j], matrix))) < 9) near.Add($"{sight}: {series[i]} {series[j]}");
        Assert.Empty(near);
    }

    private static double[] Linear(string colour) => [.. new[] { 1, 3, 5 }
        .Select(i => int.Parse(colour.AsSpan(i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
        .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];

    private static double Contrast(string a, string b)
    {
        double Light(string colour) => Linear(colour) is [var red, var green, var blue] ? 0.2126 * red + 0.7152 * green + 0.0722 * blue : 0;
        var (high, low) = (Math.Max(Light(a), Light(b)), Math.Min(Light(a), Light(b)));
        return (high + 0.05) / (low + 0.05);
    }

    private static double[] Seen(string colour, double[] matrix)
    {
        var light = Linear(colour);
        return [.. Enumerable.Range(0, 3).Select(row => Math.Clamp(Enumerable.Range(0, 3).Sum(column => matrix[row * 3 + column] * light[column]), 0, 1))];
    }

    private static double[] Lab(double[] light)
    {
        static double F(double t) => t > 0.008856 ? Math.Cbrt(t) : 7.787 * t + 16.0 / 116;
        var x = F((0.4124 * light[0] + 0.3576 * light[1] + 0.1805 * light[2]) / 0.95047);
        var y = F(0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]);
        var z = F((0.0193 * light[0] + 0.1192 * light[1] + 0.9505 * light[2]) / 1.08883);
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
    }

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (p, q) => (p - q) * (p - q)).Sum());
}
