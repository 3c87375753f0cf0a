using System.Text.Json.Nodes;

namespace Workbench.Charts.Grammar;

/// <summary>Fonts, colours and separators of a picture, as Vega-Lite's config.</summary>
internal static class Configuration
{
    /// <summary>Named fonts first, then what every machine has: text in SVG stays text.</summary>
    public const string Fonts = "Noto Sans, Noto Sans Thai, Noto Sans Arabic, sans-serif";

    public static JsonObject Of(Style style, int legendColumns)
    {
        var theme = style.Theme;
        return new JsonObject
        {
            ["font"] = Fonts,
            ["view"] = new JsonObject { ["stroke"] = null },
            ["locale"] = new JsonObject
            {
                ["number"] = new JsonObject
                {
                    ["decimal"] = style.Language.DecimalSeparator,
                    ["thousands"] = style.Language.GroupSeparator,
                    ["grouping"] = new JsonArray(3),
                    ["currency"] = new JsonArray("", ""),
                },
            },
            ["title"] = new JsonObject
            {
                ["color"] = theme.Text,
                ["fontWeight"] = 600,
                ["subtitleColor"] = theme.Muted,
                ["subtitleFontSize"] = 12.5,
                ["subtitleFontWeight"] = 400,
                ["subtitleLineHeight"] = 17,
                ["subtitlePadding"] = 6,
            },
            ["axis"] = new JsonObject
            {
                ["labelColor"] = theme.Muted,
                ["labelFontSize"] = Axis.TickSize,
                ["labelFontWeight"] = 400,
                ["titleColor"] = theme.Muted,
                ["titleFontSize"] = Axis.TickSize,
                ["titleFontWeight"] = 400,
                ["titleLineHeight"] = 14,
                ["titleLimit"] = 0,
                ["gridColor"] = theme.Grid,
                ["gridWidth"] = 1,
                ["domainColor"] = theme.Line,
            },
            ["legend"] = new JsonObject
            {
                ["orient"] = "top",
                ["direction"] = "horizontal",
                ["columns"] = legendColumns,
                ["labelColor"] = theme.Text,
                ["labelFontSize"] = 11,
                ["labelLimit"] = Math.Round(style.Width * 0.8),
                ["titleColor"] = theme.Muted,
                ["titleFontSize"] = 11,
                ["titleFontWeight"] = 400,
                ["titleLimit"] = Math.Round(style.Width * 0.8),
                ["symbolType"] = "circle",
                ["symbolSize"] = 90,
                ["columnPadding"] = 14,
                ["rowPadding"] = 4,
                ["offset"] = 10,
            },
            ["text"] = new JsonObject { ["fontWeight"] = 400, ["lineBreak"] = "\n" },
            ["bar"] = new JsonObject { ["cornerRadiusEnd"] = 0 },
        };
    }
}
