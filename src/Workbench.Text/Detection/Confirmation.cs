using Workbench.Text.Data;

namespace Workbench.Text.Detection;

/// <summary>
/// What the words of a sentence say about its being plainly in the language of its report: its script, none of the letters that language
/// lacks, and at least one of its commonest words to twelve.
/// </summary>
internal struct Confirmation
{
    private int words;
    private int known;
    private int own;
    private int foreign;
    private bool lacking;

    /// <summary>Whether the sentence is plainly in the language; one that is not is detected in full.</summary>
    public readonly bool IsPlain => HasItsLetters && known >= 2 && known * 12 >= words;

    /// <summary>Whether its letters are those of the language: enough where no other known language has the script.</summary>
    public readonly bool HasItsLetters => own > 0 && !lacking && foreign * 4 <= own;

    public void Add(in WordFacts word)
    {
        lacking |= word.Lacking;
        own += word.Own;
        foreign += word.Foreign;
        words++;
        // What is known well enough by then stays so over the next words.
        if (known * 12 < words + 24) known += word.Known;
    }

    /// <summary>What a run of letters says of the language of a profile.</summary>
    public static WordFacts FactsOf(ReadOnlySpan<char> run, int profile)
    {
        WordFacts facts = default;
        byte[] letters = LanguageProfiles.LettersOf(profile);
        foreach (char c in run)
        {
            switch (letters[c])
            {
                case LanguageProfiles.Lacking: facts.Lacking = true; break;
                case LanguageProfiles.Own: facts.Own++; break;
                default: facts.Foreign++; break;
            }
        }
        if (run.Length > LongestKnownUtf16) return facts;
        Span<char> word = stackalloc char[LongestKnownUtf16];
        if (LanguageProfiles.Words.TryGetValue(word[..Chars.Fold(run, word)], out int[]? profiles) && profiles.AsSpan().Contains(profile))
            facts.Known = (byte)(profiles.Length == 1 ? 2 : 1);
        return facts;
    }

    private const int LongestKnownUtf16 = 10;
}
