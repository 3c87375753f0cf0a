using Workbench.Text.Cleaning;

namespace Workbench.Text;

/// <summary>All that was read from a report. Immutable; offsets are UTF-16 units into <see cref="Text"/>, end exclusive.</summary>
[Workbench.Formatting.TypeFormatterSource(typeof(ReportAnalysisFormatters), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record ReportAnalysis
{
    /// <summary>The cleaned text: composed letters (NFC), <c>\n</c> line ends, without the page's own lines.</summary>
    public required string Text { get; init; }

    /// <summary>The language code, or <c>und</c> when it is none of the known ones.</summary>
    public required string Language { get; init; }

    /// <summary>How sure the language is, from 0 to 1; 1 when it was given.</summary>
    public required double LanguageConfidence { get; init; }

    /// <summary>The title: given, or the first heading; null when there is neither.</summary>
    public string? Title { get; init; }

    /// <summary>The place the report is about; null when it names none.</summary>
    public PlaceMatch? Place { get; init; }

    /// <summary>Names beside a word such as "district" that the gazetteer does not know, in the order of the text; kept as written, for mapping. Only in scripts with capitals.</summary>
    public IReadOnlyList<UnknownPlace> UnknownPlaces { get; init; } = [];

    /// <summary>The day of publication: given, or what a dateline of the text says; null when there is neither.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Sentences and headings in the order of the text; they do not overlap, and only white space lies between them.</summary>
    public required IReadOnlyList<Sentence> Sentences { get; init; }

    /// <summary>The figures in the order of the text.</summary>
    public required IReadOnlyList<Figure> Figures { get; init; }

    /// <summary>What the reader of the results should know, in English; empty when nothing.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    internal OffsetMap Map { get; init; } = new();

    /// <summary>Leads an offset of the cleaned text back to the raw one.</summary>
    /// <param name="cleanedOffset">From 0 to the length of <see cref="Text"/>, inclusive.</param>
    /// <returns>The UTF-16 offset in the text that was given.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The offset is outside the cleaned text.</exception>
    public int ToRawOffset(int cleanedOffset) =>
        (uint)cleanedOffset > (uint)Text.Length ? throw Errors.OffsetOutside(cleanedOffset, Text.Length) : Map.ToRaw(cleanedOffset);
}
