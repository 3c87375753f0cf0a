using System.Collections.Immutable;

namespace Workbench.Charts;

/// <summary>
/// Colours of a chart. Immutable. The series colours stay apart for readers with protanopia, deuteranopia and tritanopia, and each has a
/// contrast of at least 3:1 against the background (WCAG 2.2, 1.4.11); text has at least 4.5:1.
/// </summary>
public sealed record ChartTheme
{
    private ChartTheme() { }

    /// <summary>Dark on white: for print, pages and notebooks.</summary>
    public static ChartTheme Light { get; } = new()
    {
        Name = "light",
        Background = "#FFFFFF",
        Text = "#1B2733",
        Muted = "#5A6875",
        Grid = "#E3E8ED",
        Line = "#8895A1",
        Series = ["#0A6EB4", "#C8500A", "#00836B", "#C060A0", "#6E5200", "#3D9AD6", "#2B2B2B", "#5B3FA8"],
        Low = "#E4F0F9",
        High = "#08406E",
        Negative = "#C8500A",
    };

    /// <summary>Light on dark: for screens at night and slides.</summary>
    public static ChartTheme Dark { get; } = new()
    {
        Name = "dark",
        Background = "#14191F",
        Text = "#E8EDF2",
        Muted = "#A3B0BC",
        Grid = "#2B343D",
        Line = "#6B7986",
        Series = ["#5AB4EE", "#F0883E", "#1FA588", "#F0A6D4", "#F2E27A", "#2F74B5", "#E4E4E4", "#9470E0"],
        Low = "#1E3344",
        High = "#8FD0FF",
        Negative = "#F0883E",
    };

    /// <summary><c>light</c> or <c>dark</c>.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Colour behind everything.</summary>
    public string Background { get; private init; } = "";

    /// <summary>Colour of titles and labels.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Colour of secondary text.</summary>
    public string Muted { get; private init; } = "";

    /// <summary>Colour of grid lines.</summary>
    public string Grid { get; private init; } = "";

    /// <summary>Colour of axis and reference lines.</summary>
    public string Line { get; private init; } = "";

    /// <summary>Colours of series, in the order they are given out.</summary>
    public ImmutableArray<string> Series { get; private init; }

    /// <summary>Colour of the lowest value in a heatmap.</summary>
    public string Low { get; private init; } = "";

    /// <summary>Colour of the highest value in a heatmap.</summary>
    public string High { get; private init; } = "";

    /// <summary>Colour of values below the middle in a diverging chart.</summary>
    public string Negative { get; private init; } = "";
}
