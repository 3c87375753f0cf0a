using System.Security.Cryptography;
using System.Text;
using Workbench.Classification;
using Workbench.Text;

namespace Workbench.Ingestion;

/// <summary>A report read, cleaned, cut, its figures extracted and its sentences classified: all that is stored of it.</summary>
internal sealed record AnalyzedReport(ReportInput Input, string ReportId, string SourceSha, ReportAnalysis Analysis, IReadOnlyList<Prediction>? Categories, string? ModelId)
{
    /// <summary>Analyses <paramref name="input"/>. Pure: the same input and model give the same result.</summary>
    public static AnalyzedReport From(ReportInput input, string sourceSha, SentenceClassifier? classifier, Gazetteer gazetteer, CancellationToken cancellationToken)
    {
        var analysis = ReportAnalyzer.Analyze(input.Text, new AnalysisOptions
        {
            Language = input.Language,
            Published = input.Published,
            Title = input.Title,
            Place = input.Place,
            Gazetteer = gazetteer,
        }, cancellationToken);
        if (string.IsNullOrWhiteSpace(analysis.Text))
            throw Errors.EmptyReport(input.File);
        return new AnalyzedReport(input, Sha(analysis.Text), sourceSha, analysis, null, null).ClassifiedBy(classifier);
    }

    /// <summary>The same with the categories of another model; without any when there is none.</summary>
    public AnalyzedReport ClassifiedBy(SentenceClassifier? classifier)
    {
        if (classifier is null)
            return this with { Categories = null, ModelId = null };
        var sentences = new DocumentSentence[Analysis.Sentences.Count];
        for (var i = 0; i < sentences.Length; i++)
        {
            var s = Analysis.Sentences[i];
            sentences[i] = new DocumentSentence(Analysis.Text[s.Start..s.End], ReportId, i, s.IsHeading);
        }
        return this with { Categories = classifier.ClassifyDocument(sentences), ModelId = classifier.ModelId };
    }

    /// <summary>Identifies what was read, metadata included: the same file read again need not be analysed again.</summary>
    public static string ShaOf(ReportInput input) =>
        Sha(string.Join('\u0001', input.Text, input.Title, input.Url, input.Place, input.Language, input.Published?.ToString("o", null)));

    private static string Sha(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
