namespace Workbench.Charts.Grammar;

/// <summary>What all charts of a picture share: language, colours, and how wide the picture is.</summary>
internal sealed record Style(ChartLanguage Language, ChartTheme Theme, double Width)
{
    public bool RightToLeft => Language.RightToLeft;

    /// <summary>Below this width room is saved: smaller margins, narrower name column.</summary>
    public bool Narrow => Width < 440;
}
