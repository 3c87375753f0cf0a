using Workbench.Text.Data;

namespace Workbench.Text.Sentences;

/// <summary>Sentence ends of a script without full stops: a space, with a word after it that begins a sentence.</summary>
internal static class UnspacedBreak
{
    private const int ShortestSentenceUtf16 = 14;

    /// <summary>Where the sentence ends when the space at <paramref name="at"/> ends one; -1 otherwise.</summary>
    public static int EndAt(string text, int at, int from, int end, LanguageData language)
    {
        int next = at;
        while (next < end && Chars.IsSpace(text[next])) next++;
        if (next >= end || at - from < ShortestSentenceUtf16) return -1;
        if (!language.TryMatch(LexClass.Cue, text.AsSpan(0, end), next, out _, out Entry cue, joined: true)) return -1;
        return cue.Role == "start" ? at : -1;
    }
}
