namespace Workbench.Text;

/// <summary>What is known of a report beforehand. Everything is optional; null leaves it to the text.</summary>
public sealed record AnalysisOptions
{
    /// <summary>The language code; null to detect it.</summary>
    public string? Language { get; init; }

    /// <summary>The day of publication, against which "in the last three years" is resolved; null takes the day of a dateline in the text, and where there is none leaves such periods open, as does a day outside the years 1800 to 2100, with a warning.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>The title; null takes the first heading.</summary>
    public string? Title { get; init; }

    /// <summary>The places to find; null for the gazetteer that the assembly carries.</summary>
    public Gazetteer? Gazetteer { get; init; }

    /// <summary>The place the report is about, in any script; null finds it in the text.</summary>
    public string? Place { get; init; }
}
