using Workbench.Text.Data;

namespace Workbench.Text.Sentences;

/// <summary>Sentence ends of a script without full stops: a space, with a word after it that begins a sentence.</summary>
internal static class UnspacedBreak
{
    private const int ShortestSentenceUtf16 = 18;

    // A word that begins a sentence less surely needs a longer one before it.
    private const int ShortestBeforeStartUtf16 = 34;

    // Above even odds: the model has learnt from free prose, and reports as they are translated have longer sentences.
    private const float SureScore = 1.3f;

    // A lead ("in the last ten years") up to this length is the beginning of the sentence that follows it, not one of its own.
    private const int LongestLeadUtf16 = 60;

    /// <summary>Whether the stretch has a word that only a whole clause has.</summary>
    private static bool HasVerbEnd(ReadOnlySpan<char> text, LanguageData language)
    {
        for (int at = 1; at < text.Length; at++)
            if (!Chars.Is(text[at], Chars.Follow) && language.TryMatch(LexClass.Phrase, text, at, out _, out Entry phrase, joined: true) && phrase.Role == "verb") return true;
        return false;
    }

    /// <summary>Where the sentence ends when the space at <paramref name="at"/> ends one; -1 otherwise.</summary>
    public static int EndAt(string text, int at, int from, int end, LanguageData language)
    {
        int next = at;
        while (next < end && Chars.IsSpace(text[next])) next++;
        if (next >= end || at == from) return -1;
        string role = language.TryMatch(LexClass.Cue, text.AsSpan(0, end), next, out _, out Entry cue, joined: true) ? cue.Role : "none";
        if (EndsByRule(text, at, from, end, role, language)) return at;
        return !language.Breaks.IsEmpty && language.Breaks.Score(text, from, at, next, end, role) > SureScore ? at : -1;
    }

    private static bool EndsByRule(string text, int at, int from, int end, string role, LanguageData language)
    {
        // After a number its classifier follows; a short stretch is a member of a list.
        if (role is not ("start" or "lead") || at - from < ShortestSentenceUtf16 || Chars.IsDigit(text[at - 1])) return false;
        if (role == "start" && at - from < ShortestBeforeStartUtf16) return false;
        int begin = from;
        while (begin < at && Chars.IsSpace(text[begin])) begin++;
        return at - begin > LongestLeadUtf16 || !language.TryMatch(LexClass.Cue, text.AsSpan(0, end), begin, out _, out Entry first, joined: true) || first.Role != "lead"
            || HasVerbEnd(text.AsSpan(begin, at - begin), language);
    }
}
