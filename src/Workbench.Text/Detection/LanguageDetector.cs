using Workbench.Text.Data;
using Workbench.Text.Detection;

namespace Workbench.Text;

/// <summary>
/// Tells the language of a text by its script, its letters and its commonest words. Answers <c>und</c> rather than the nearest known
/// language when another one, or none, is the better reading. Safe for use by several threads.
/// </summary>
public static class LanguageDetector
{
    private const int SampleUtf16 = 3000;

    /// <summary>Detects the language of a text or a single sentence. Reads at most 3000 characters, of a longer text those at its beginning and in its middle.</summary>
    /// <param name="text">The text; may be empty.</param>
    /// <returns>The language and how sure that is; <c>und</c> with confidence 0 for a text without letters.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static DetectedLanguage Detect(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Detect(text.AsSpan());
    }

    /// <summary>Detects the language of a text or a single sentence. Reads at most 3000 characters, of a longer text those at its beginning and in its middle.</summary>
    /// <param name="text">The text; may be empty.</param>
    /// <returns>The language and how sure that is; <c>und</c> with confidence 0 for a text without letters.</returns>
    public static DetectedLanguage Detect(ReadOnlySpan<char> text) => Detect(text, exactly: false);

    // exactly: Whether by the weights themselves from the start; the answer is the same.
    internal static DetectedLanguage Detect(ReadOnlySpan<char> text, bool exactly)
    {
        ReadOnlySpan<char> sample = text.Length <= SampleUtf16 ? text : Sample(text);
        string script = Scripts.Dominant(sample, out int letters, out double share);
        if (letters == 0) return new DetectedLanguage(LanguageData.Undetermined, 0);
        IReadOnlyList<LanguageProfile> profiles = LanguageProfiles.All;
        Span<double> scores = profiles.Count <= 128 ? stackalloc double[profiles.Count] : new double[profiles.Count];
        int candidates = 0, only = -1;
        for (int i = 0; i < profiles.Count; i++)
        {
            if (profiles[i].Script != script) continue;
            candidates++;
            only = i;
        }
        if (candidates == 0) return new DetectedLanguage(LanguageData.Undetermined, share);
        if (candidates == 1) return profiles[only].IsKnown ? new DetectedLanguage(profiles[only].Code, share) : new DetectedLanguage(LanguageData.Undetermined, share);
        if (!exactly && TryDecide(profiles, script, scores, WordScores.Add(sample, script, scores, exactly: false), WordScores.ErrorOf(sample.Length), out DetectedLanguage decided)) return decided;
        scores.Clear();
        TryDecide(profiles, script, scores, WordScores.Add(sample, script, scores, exactly: true), 0, out decided);
        return decided;
    }

    /// <summary>The beginning of a text and as much of its middle: what opens a page may be in another language.</summary>
    private static char[] Sample(ReadOnlySpan<char> text)
    {
        char[] sample = new char[SampleUtf16];
        text[..(SampleUtf16 / 2)].CopyTo(sample);
        text.Slice(text.Length / 2 - SampleUtf16 / 4, SampleUtf16 / 2).CopyTo(sample.AsSpan(SampleUtf16 / 2));
        return sample;
    }

    /// <summary>Whether a sentence is plainly in the language of its report (<see cref="Confirmation"/>). Cheap; for languages whose words are not marked (<see cref="TextMarks"/>).</summary>
    internal static bool Confirms(ReadOnlySpan<char> text, string language)
    {
        int index = LanguageProfiles.IndexOf(language);
        if (index < 0) return false;
        Confirmation said = default;
        int at = 0;
        while (at < text.Length)
        {
            int start = at;
            while (at < text.Length && Chars.IsWord(text[at])) at++;
            if (at > start) said.Add(Confirmation.FactsOf(text[start..at], index));
            else at++;
        }
        return LanguageProfiles.All[index].Script == "Thai" ? said.HasItsLetters : said.IsPlain;
    }

    /// <summary>Decides by scores that may be wrong by so much; false where that could change the answer.</summary>
    private static bool TryDecide(IReadOnlyList<LanguageProfile> profiles, string script, ReadOnlySpan<double> scores, int words, double error, out DetectedLanguage decided)
    {
        int best = -1;
        double bestScore = double.NegativeInfinity, second = double.NegativeInfinity;
        for (int i = 0; i < profiles.Count; i++)
        {
            if (profiles[i].Script != script) continue;
            if (scores[i] > bestScore)
            {
                second = bestScore;
                bestScore = scores[i];
                best = i;
            }
            else if (scores[i] > second) second = scores[i];
        }
        decided = new DetectedLanguage(LanguageData.Undetermined, 0.3);
        double perWord = bestScore / Math.Max(words, 1), lead = bestScore - second;
        bool none = bestScore <= 0 || perWord < 0.1 || lead < 0.02;
        if (error > 0)
        {
            bool surelyNone = perWord < 0.1 - error || lead < 0.02 - 2 * error, surelyOne = bestScore > error && perWord > 0.1 + error && lead > 0.02 + 2 * error;
            if (!surelyNone && !surelyOne) return false;
        }
        if (none) return true;
        double confidence = (bestScore - Math.Max(second, 0)) / (bestScore + 1), margin = 4 * error / (bestScore + 1);
        double low = Rounded(confidence - margin);
        if (low != Rounded(confidence + margin)) return false;
        decided = new DetectedLanguage(profiles[best].IsKnown ? profiles[best].Code : LanguageData.Undetermined, low);
        return true;
    }

    private static double Rounded(double confidence) => Math.Round(Math.Clamp(confidence, 0.05, 0.999), 3);
}
