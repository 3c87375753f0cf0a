using System.Globalization;
using Workbench.Text.Cleaning;
using Workbench.Text.Data;
using Workbench.Text.Figures;
using Workbench.Text.Periods;
using Workbench.Text.Places;
using Workbench.Text.Sentences;

namespace Workbench.Text;

/// <summary>Reads a whole report: cleans it, finds its language, sentences, place and figures. Safe for use by several threads.</summary>
public static class ReportAnalyzer
{
    private const int ShortestForOwnLanguageUtf16 = 40;
    private const int LongestSampleUtf16 = 400;
    private const int FirstPublished = 1800;
    private const int LastPublished = 2100;

    /// <summary>Analyzes one report.</summary>
    /// <param name="raw">The text as it came, decoded but not cleaned; HTML is recognised by its tags.</param>
    /// <param name="options">What is known beforehand; null for nothing.</param>
    /// <param name="ct">Ends the work early.</param>
    /// <returns>The analysis. A text without letters gives one without sentences or with language <c>und</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="raw"/> is null.</exception>
    /// <exception cref="TextException"><c>WB1003</c> when the language asked for has no data.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public static ReportAnalysis Analyze(string raw, AnalysisOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(raw);
        ct.ThrowIfCancellationRequested();
        options ??= new AnalysisOptions();
        List<string> warnings = [];
        string? title = options.Title;
        CleanText source = HtmlText.Looks(raw) ? HtmlText.Extract(raw, ref title) : Normalizer.Normalize(raw);
        DetectedLanguage detected = options.Language is null ? LanguageDetector.Detect(source.Text) : new DetectedLanguage(options.Language, 1);
        LanguageData language = LanguageData.Get(detected.Language);
        if (language.Code == LanguageData.Undetermined && source.Text.Length > 0)
            warnings.Add("The language is none of those known; only digits, symbols and currency codes were read, and every figure is in doubt.");
        DateOnly? published = options.Published is { Year: >= FirstPublished and <= LastPublished } day ? day : null;
        if (published != options.Published)
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"The day of publication, {options.Published:yyyy-MM-dd}, is not of the years {FirstPublished} to {LastPublished}; no period was counted from it."));
        DateOnly? dateline = options.Published is null ? Dateline.Find(source.Text, language) : null;
        published ??= dateline;
        CleanText clean = Furniture.Remove(source, language);
        clean = clean with { Text = WrappedLines.Join(clean.Text) };
        ct.ThrowIfCancellationRequested();
        List<SentenceSpan> spans = SentenceSplitter.Split(clean.Text, language);
        Gazetteer gazetteer = options.Gazetteer ?? Gazetteer.Default;
        using TextMarks? marks = TextMarks.For(clean.Text, language, gazetteer);
        Sentence[] sentences = new Sentence[spans.Count];
        for (int i = 0; i < sentences.Length; i++) sentences[i] = ToSentence(clean.Text, spans[i], i, detected, marks);
        ct.ThrowIfCancellationRequested();
        PlaceFinder places = PlaceFinder.Find(clean.Text, options.Place, language, gazetteer, marks);
        List<Figure> figures = FigureReader.Read(clean.Text, spans, sentences, language, published, places, marks, ct);
        return new ReportAnalysis
        {
            Text = clean.Text,
            Language = detected.Language,
            LanguageConfidence = detected.Confidence,
            Title = title ?? FirstHeading(clean.Text, sentences),
            Place = places.Report,
            UnknownPlaces = places.Unknown,
            Published = options.Published ?? dateline,
            Sentences = sentences,
            Figures = figures,
            Warnings = warnings,
            Map = clean.Map,
        };
    }

    private static Sentence ToSentence(string text, SentenceSpan span, int number, DetectedLanguage report, TextMarks? marks)
    {
        string language = report.Language;
        int sampleEnd = Math.Min(span.End, span.Start + LongestSampleUtf16);
        bool plain = marks?.Mark(span.Start, span.End, sampleEnd).IsPlain ?? false;
        if (!plain && span.End - span.Start >= ShortestForOwnLanguageUtf16 && (marks is { SaysLanguage: true } || !LanguageDetector.Confirms(text.AsSpan(span.Start, sampleEnd - span.Start), language)))
        {
            DetectedLanguage own = LanguageDetector.Detect(text.AsSpan(span.Start, span.End - span.Start));
            if (own.Language != language && (own.Confidence > 0.6 || language == LanguageData.Undetermined)) language = own.Language;
        }
        return new Sentence { Number = number, Start = span.Start, End = span.End, IsHeading = span.IsHeading, Language = language };
    }

    private static string? FirstHeading(string text, Sentence[] sentences) =>
        sentences.FirstOrDefault(sentence => sentence.IsHeading) is { } heading ? text[heading.Start..heading.End] : null;
}
