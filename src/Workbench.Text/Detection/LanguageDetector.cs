using Workbench.Text.Data;
using Workbench.Text.Detection;

namespace Workbench.Text;

/// <summary>
/// Tells the language of a text by its script, its letters and its commonest words. Answers <c>und</c> rather than the nearest known
/// language when another one, or none, is the better reading. Safe for use by several threads.
/// </summary>
public static class LanguageDetector
{
    private const int SampleUtf16 = 6000;

    /// <summary>Detects the language of a text or a single sentence. Reads at most its first 6000 characters.</summary>
    /// <param name="text">The text; may be empty.</param>
    /// <returns>The language and how sure that is; <c>und</c> with confidence 0 for a text without letters.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static DetectedLanguage Detect(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Detect(text.AsSpan());
    }

    internal static DetectedLanguage Detect(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> sample = text[..Math.Min(text.Length, SampleUtf16)];
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
        int words = Score(sample, script, scores);
        return Decide(profiles, script, scores, words);
    }

    /// <summary>
    /// Whether a sentence is plainly in the language of its report: its script, none of the letters that language lacks, and at least
    /// one of its commonest words to twelve. Cheap; a sentence that is not plain is detected in full.
    /// </summary>
    internal static bool Confirms(ReadOnlySpan<char> text, string language)
    {
        int index = LanguageProfiles.IndexOf(language);
        if (index < 0) return false;
        byte[] letters = LanguageProfiles.LettersOf(index);
        bool thai = LanguageProfiles.All[index].Script == "Thai";
        Span<char> word = stackalloc char[16];
        int words = 0, known = 0, foreign = 0, own = 0, at = 0;
        while (at < text.Length)
        {
            byte kind = letters[text[at]];
            if (kind == 0)
            {
                at++;
                continue;
            }
            int length = 0, start = at;
            for (; at < text.Length && (kind = letters[text[at]]) != 0; at++)
            {
                if (kind == LanguageProfiles.Lacking) return false;
                if (kind == LanguageProfiles.Own) own++;
                else foreign++;
                if (length < word.Length && Chars.Folds[text[at]] is var folded and not '\0') word[length++] = folded;
            }
            words++;
            if (!thai && known * 12 < words + 24 && at - start <= 10 && LanguageProfiles.Words.TryGetValue(word[..length], out int[]? profiles) && profiles.AsSpan().Contains(index))
                known += profiles.Length == 1 ? 2 : 1;
        }
        return own > 0 && foreign * 4 <= own && (words == 0 || thai || (known >= 2 && known * 12 >= words));
    }

    private static int Score(ReadOnlySpan<char> sample, string script, Span<double> scores)
    {
        Span<char> word = stackalloc char[32];
        TrigramTable trigrams = TrigramTable.Of(LanguageProfiles.Trigrams, script);
        int words = 0, at = 0;
        while (at < sample.Length)
        {
            if (!Chars.IsLetter(sample[at]) || Scripts.Of(sample[at]) != script)
            {
                at++;
                continue;
            }
            int length = 0;
            while (at < sample.Length && (Chars.IsWord(sample[at]) || (Chars.IsApostrophe(sample[at]) && at + 1 < sample.Length && Chars.IsLetter(sample[at + 1]))))
            {
                char folded = Chars.Folds[sample[at]];
                foreach ((int profile, float weight) in LanguageProfiles.LetterWeights(sample[at])) scores[profile] += weight;
                if (folded != '\0' && length < word.Length) word[length++] = folded;
                at++;
            }
            words++;
            if (LanguageProfiles.Words.TryGetValue(word[..length], out int[]? known))
            {
                double weight = known.Length == 1 ? 1.6 : 1.1;
                foreach (int profile in known) scores[profile] += weight;
            }
            if (!trigrams.IsEmpty) AddTrigrams(trigrams, word[..length], scores);
        }
        return words;
    }

    private static void AddTrigrams(TrigramTable trigrams, ReadOnlySpan<char> word, Span<double> scores)
    {
        char a = ' ', b = word.Length > 0 ? word[0] : ' ';
        for (int i = 1; i <= word.Length; i++)
        {
            char c = i < word.Length ? word[i] : ' ';
            trigrams.AddTo(scores, a, b, c);
            (a, b) = (b, c);
        }
    }

    private static DetectedLanguage Decide(IReadOnlyList<LanguageProfile> profiles, string script, ReadOnlySpan<double> scores, int words)
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
        double perWord = bestScore / Math.Max(words, 1);
        if (bestScore <= 0 || perWord < 0.1 || bestScore - second < 0.02) return new DetectedLanguage(LanguageData.Undetermined, 0.3);
        double confidence = Math.Clamp((bestScore - Math.Max(second, 0)) / (bestScore + 1), 0.05, 0.999);
        return new DetectedLanguage(profiles[best].IsKnown ? profiles[best].Code : LanguageData.Undetermined, Math.Round(confidence, 3));
    }
}
