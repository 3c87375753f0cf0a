namespace Workbench.Classification;

/// <summary>Why a sentence got its category. Made by <see cref="SentenceClassifier.Explain"/>.</summary>
/// <param name="Prediction">The prediction, as of <see cref="SentenceClassifier.Classify"/>.</param>
/// <param name="Category">The category that is explained.</param>
/// <param name="Against">The category that it is compared with: the next most probable one.</param>
/// <param name="Features">The words and n-grams of the sentence that the model knows, those with the greatest effect first. Their
/// contributions and <paramref name="Base"/> add up to the logarithm of the ratio of both categories' probabilities.</param>
/// <param name="Highlights">Stretches of the sentence, from left to right without overlap, with the effect of all features that
/// cover them shared out evenly over their characters: words, and in scripts without spaces (Thai) pieces about as long as words, at most 12 letters
/// and their marks, cut where the fewest features lie across and never between a consonant and its vowel signs and tone marks.</param>
/// <param name="Base">What speaks for <paramref name="Category"/> before any word is read.</param>
[Workbench.Formatting.TypeFormatterSource(typeof(ExplanationFormatters), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record Explanation(
    Prediction Prediction,
    string Category,
    string Against,
    IReadOnlyList<FeatureContribution> Features,
    IReadOnlyList<Highlight> Highlights,
    double Base)
{
    /// <summary>The sentence that is explained; offsets are into it.</summary>
    public string Text { get; init; } = "";
}

/// <summary>What one word or n-gram contributes.</summary>
/// <param name="Feature">The feature as the model sees it: lower case, digits as 0; a space marks the border of a word. Behind a word that names a unit or belongs to a
/// semantic field or group, that stands in brackets: <c>vaccine (epidemic)</c>.</param>
/// <param name="Start">UTF-16 offset in the sentence of its first occurrence.</param>
/// <param name="End">End of that occurrence, exclusive.</param>
/// <param name="Contribution">Above 0 speaks for the category, below 0 for the other one.</param>
public sealed record FeatureContribution(string Feature, int Start, int End, double Contribution);

/// <summary>A stretch of a sentence and its effect.</summary>
/// <param name="Start">UTF-16 offset in the sentence.</param>
/// <param name="End">End, exclusive.</param>
/// <param name="Text">The characters.</param>
/// <param name="Contribution">Above 0 speaks for the category, below 0 for the other one.</param>
public sealed record Highlight(int Start, int End, string Text, double Contribution);
