using Workbench.Classification;
using Workbench.Text;

namespace Workbench.Api.Queries;

/// <summary>A category with its probability.</summary>
/// <param name="Category">The category.</param>
/// <param name="Probability">0 to 1.</param>
public sealed record CategoryChance(string Category, double Probability);

/// <summary>How much a word speaks for the category.</summary>
/// <param name="Word">The word as written.</param>
/// <param name="Start">Where it begins, UTF-16.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Weight">What the word adds to the logarithm of the ratio between the probability of the category and that of the next one; negative when it speaks for the other.</param>
public sealed record WordWeight(string Word, int Start, int End, double Weight);

/// <summary>The category of a text.</summary>
/// <param name="Line">The number of the text in the request, from 1; the same as on the command line.</param>
/// <param name="Category">The most probable category; null when it is less probable than the threshold that was asked for.</param>
/// <param name="Probability">The probability of the most probable category.</param>
/// <param name="Top">The most probable categories, the first first.</param>
/// <param name="Why">The words that weigh most, for or against, the first first; null unless asked for.</param>
public sealed record Classified(int Line, string? Category, double Probability, IReadOnlyList<CategoryChance> Top, IReadOnlyList<WordWeight>? Why = null);

/// <summary>A sentence of an analysed text.</summary>
public sealed record AnalysedSentence(int Number, int Start, int End, string Text, bool Heading, string? Category, double? Probability, IReadOnlyList<CategoryChance> Top, IReadOnlyList<WordWeight> Why, IReadOnlyList<AnalysedFigure> Figures);

/// <summary>A figure of an analysed text.</summary>
public sealed record AnalysedFigure(int Start, int End, string Raw, decimal Value, decimal? ValueHigh, string Kind, string? Unit, string? Noun, string Bound, DateOnly? PeriodStart, DateOnly? PeriodEnd, string? Place, IReadOnlyList<string> Doubts);

/// <summary>What a report says, without storing it.</summary>
public sealed record Analysed(string Text, string Language, double LanguageConfidence, string Direction, string? Title, string? Place, IReadOnlyList<AnalysedSentence> Sentences, int Figures, IReadOnlyList<string> Warnings);

/// <summary>Classifies texts and reads figures, without the store.</summary>
internal static class Classifying
{
    public static IReadOnlyList<Classified> Texts(SentenceClassifier classifier, IReadOnlyList<string> texts, int top, double threshold, bool why, CancellationToken cancellationToken)
    {
        var answers = new Classified[texts.Count];
        Parallel.For(0, texts.Count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            var prediction = classifier.Classify(texts[i]);
            answers[i] = new Classified(i + 1, prediction.CategoryAbove(threshold), Math.Round(prediction.Probability, 6), Top(prediction, top), why ? Why(classifier, texts[i], prediction.Category) : null);
        });
        return answers;
    }

    public static Analysed Report(SentenceClassifier? classifier, string text, AnalysisOptions options, bool why, CancellationToken cancellationToken)
    {
        var analysis = ReportAnalyzer.Analyze(text, options, cancellationToken);
        var words = analysis.Sentences.Select(s => analysis.Text[s.Start..s.End]).ToArray();
        var predictions = classifier?.ClassifyDocument([.. words.Select((w, i) => new DocumentSentence(w, "posted", i, analysis.Sentences[i].IsHeading))]);
        var figures = analysis.Figures.ToLookup(f => f.SentenceNo);
        var sentences = analysis.Sentences.Select((s, i) => new AnalysedSentence(s.Number, s.Start, s.End, words[i], s.IsHeading,
            predictions?[i].Category, predictions is null ? null : Math.Round(predictions[i].Probability, 6), predictions is null ? [] : Top(predictions[i], 3),
            why && classifier is not null ? Why(classifier, words[i], predictions![i].Category) : [],
            [.. figures[s.Number].Select(f => new AnalysedFigure(f.Start, f.End, f.Raw, f.Value, f.ValueHigh, QuantityKinds.ToName(f.Kind), f.Unit, f.Noun, Bounds.ToName(f.Bound), f.PeriodStart, f.PeriodEnd, f.PlaceName, f.Doubts))])).ToList();
        return new Analysed(analysis.Text, analysis.Language, Math.Round(analysis.LanguageConfidence, 4), Page.Languages.Direction(analysis.Language), analysis.Title,
            analysis.Place is { } place ? place.Place?.Name ?? place.Written : null, sentences, analysis.Figures.Count, analysis.Warnings);
    }

    private static List<CategoryChance> Top(Prediction prediction, int top) => [.. prediction.Top.Take(top).Select(t => new CategoryChance(t.Category, Math.Round(t.Probability, 6)))];

    /// <summary>The words, in Thai stretches of a word's letters, that carry the decision, as the library explains it: exact, as the model is linear.</summary>
    private static List<WordWeight> Why(SentenceClassifier classifier, string text, string category)
    {
        const double Least = 0.2;
        return [.. classifier.Explain(text, category).Highlights
            .Where(h => char.IsLetterOrDigit(h.Text[0]) && Math.Abs(h.Contribution) >= Least)
            .OrderByDescending(h => Math.Abs(h.Contribution)).Take(8)
            .Select(h => new WordWeight(h.Text, h.Start, h.End, Math.Round(h.Contribution, 4)))];
    }
}
