using System.Collections.Concurrent;
using Workbench.Text.Data;

namespace Workbench.Text.Detection;

/// <summary>
/// The known language of a text by its letters, where those are enough: the only one of its script, the one whose own letters it plainly has, or the one
/// that has no letters of its own where none stands in it. Cheap; a rival's text is given to the nearest.
/// </summary>
internal static class NearestLanguage
{
    // So long a text without a letter that belongs to a language is of the language that has none: of forty Vietnamese or Hungarian letters several do.
    private const int EnoughPlain = 48;

    // Beside a language without letters of its own one letter in so many has to be the other's, as names of other countries have fewer.
    private const int MostToOwn = 14;

    // How many times the letters of the next one; a letter that a language never has takes as many of its own away.
    private const int LeadOver = 2;
    private const int Never = 3;

    // The script shows in the beginning.
    private const int ScriptSampleUtf16 = 64;

    // No more known languages of one script are told apart here.
    private const int MostKnown = 8;

    private static readonly ConcurrentDictionary<string, Alphabet> Alphabets = new(StringComparer.Ordinal);

    /// <summary>The language of a text, by the answer of <see cref="LanguageDetector"/> where letters are not enough; <c>und</c> when no known language has its script.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        string script = Scripts.Dominant(text[..Math.Min(text.Length, ScriptSampleUtf16)], out _, out _);
        Alphabet alphabet = Alphabets.GetOrAdd(script, static script => new Alphabet(script));
        return alphabet.Languages.Length switch
        {
            0 => LanguageData.Undetermined,
            1 => alphabet.Languages[0],
            _ => alphabet.ByLetters(text) ?? LanguageDetector.Detect(text).Language,
        };
    }

    /// <summary>The known languages of a script and the letters that speak for each.</summary>
    private sealed class Alphabet
    {
        // For each UTF-16 unit a bit for each language that has it among its own letters, and in the high byte for each that never has it.
        private readonly ushort[] speaks = [];
        private readonly int plain = -1;

        public Alphabet(string script)
        {
            LanguageProfile[] known = [.. LanguageProfiles.All.Where(profile => profile.IsKnown && profile.Script == script).Take(MostKnown)];
            Languages = [.. known.Select(profile => profile.Code)];
            if (known.Length < 2) return;
            speaks = new ushort[65536];
            for (int c = 0; c < speaks.Length; c++)
            {
                for (int language = 0; language < known.Length; language++)
                {
                    if (known[language].Letters.Contains(Chars.Lowers[c])) speaks[c] |= (ushort)(1 << language);
                    if (known[language].Never.Contains(Chars.Lowers[c])) speaks[c] |= (ushort)(1 << language + MostKnown);
                }
            }
            if (known.Count(profile => profile.Letters.Length == 0) == 1) plain = Array.FindIndex(known, profile => profile.Letters.Length == 0);
        }

        public string[] Languages { get; }

        /// <summary>The language that the letters plainly speak for; null where they do not.</summary>
        public string? ByLetters(ReadOnlySpan<char> text)
        {
            int first = text.IndexOfAnyExceptInRange('\0', '\u007F');
            if (first < 0) return plain >= 0 && text.Length >= EnoughPlain ? Languages[plain] : null;
            Span<int> own = stackalloc int[MostKnown * 2];
            own.Clear();
            foreach (char c in text[first..])
                for (int of = speaks[c]; of != 0; of &= of - 1) own[int.TrailingZeroCount(of)]++;
            for (int language = 0; language < Languages.Length; language++) own[language] -= own[language + MostKnown] * Never;
            int best = 0, second = 0;
            for (int language = 1; language < Languages.Length; language++)
            {
                if (own[language] > own[best]) (second, best) = (own[best], language);
                else second = Math.Max(second, own[language]);
            }
            return own[best] > 0 && (plain < 0 || own[best] * MostToOwn >= text.Length) && own[best] >= second * LeadOver ? Languages[best] : null;
        }
    }
}
