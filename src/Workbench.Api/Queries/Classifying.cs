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
/// <param name="Weight">How much the probability falls when the word is left out; negative when it rises.</param>
public sealed record WordWeight(string Word, int Start, int End, double Weight);

/// <summary>The category of a text.</summary>
/// <param name="Line">The number of the text in the request, from 1; the same as on the command line.</param>
/// <param name="Category">The most probable category.</param>
/// <param name="Probability">Its probability.</param>
/// <param name="Top">The most probable categories, the first first.</param>
/// <param name="Why">The words that weigh most; null unless asked for.</param>
public sealed record Classified(int Line, string Category, double Probability, IReadOnlyList<CategoryChance> Top, IReadOnlyList<WordWeight>? Why = null);

/// <summary>A sentence of an analysed text.</summary>
public sealed record AnalysedSentence(int Number, int Start, int End, string Text, bool Heading, string? Category, double? Probability, IReadOnlyList<CategoryChance> Top, IReadOnlyList<WordWeight> Why, IReadOnlyList<AnalysedFigure> Figures);

/// <summary>A figure of an analysed text.</summary>
public sealed record AnalysedFigure(int Start, int End, string Raw, decimal Value, decimal? ValueHigh, string Kind, string? Unit, string? Noun, string Bound, DateOnly? PeriodStart, DateOnly? PeriodEnd, string? Place, IReadOnlyList<string> Doubts);

/// <summary>What a report says, without storing it.</summary>
public sealed record Analysed(string Text, string Language, double LanguageConfidence, string Direction, string? Title, string? Place, IReadOnlyList<AnalysedSentence> Sentences, int Figures, IReadOnlyList<string> Warnings);

/// <summary>Classifies texts and reads figures, without the store.</summary>
internal static class Classifying
{
    public static IReadOnlyList<Classified> Texts(SentenceClassifier classifier, IReadOnlyList<string> texts, int top, bool why, CancellationToken cancellationToken)
    {
        var answers = new Classified[texts.Count];
        Parallel.For(0, texts.Count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            var prediction = classifier.Classify(texts[i]);
            answers[i] = new Classified(i + 1, prediction.Category, Math.Round(prediction.Probability, 6), Top(prediction, top), why ? Why(classifier, texts[i], prediction.Category) : null);
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

    /// <summary>
    /// The words whose absence changes the probability most. A text without spaces (Thai) is cut into runs of six letters, which is coarse
    /// but true to what the model sees, as it reads character sequences too.
    /// </summary>
    private static List<WordWeight> Why(SentenceClassifier classifier, string text, string category)
    {
        const int Most = 60;
        var whole = classifier.Probability(text, category);
        var weights = new List<WordWeight>();
        foreach (var (start, end) in Pieces(text).Take(Most))
            weights.Add(new WordWeight(text[start..end], start, end, Math.Round(whole - classifier.Probability(string.Concat(text.AsSpan(0, start), text.AsSpan(end)), category), 4)));
        return [.. weights.Where(w => Math.Abs(w.Weight) >= 0.005).OrderByDescending(w => w.Weight).Take(6)];
    }

    private static IEnumerable<(int Start, int End)> Pieces(string text)
    {
        const int Run = 6;
        var at = 0;
        while (at < text.Length)
        {
            while (at < text.Length && !char.IsLetterOrDigit(text[at]))
                at++;
            var start = at;
            var thai = at < text.Length && text[at] is >= '\u0e00' and <= '\u0e7f';
            while (at < text.Length && !char.IsWhiteSpace(text[at]) && (!thai || at - start < Run || char.GetUnicodeCategory(text[at]) == System.Globalization.UnicodeCategory.NonSpacingMark))
                at++;
            if (at > start)
                yield return (start, at);
        }
    }
}
