using System.Buffers;
using Workbench.Text.Data;
using Workbench.Text.Quantities;

namespace Workbench.Text.Sentences;

/// <summary>A sentence before its language is known.</summary>
internal readonly record struct SentenceSpan(int Start, int End, bool IsHeading, bool BeginsParagraph);

/// <summary>Cuts a cleaned text into sentences. One pass; what ends a sentence is decided from the letters around the mark.</summary>
internal static class SentenceSplitter
{
    private const int LongestHeadingUtf16 = 160;

    // No sentence is longer. A line of a page may be: its words are read against each other, which would cost the square of the line.
    private const int LongestUtf16 = 4_000;

    // How far the letter that begins the next sentence is looked for behind a mark: a text of marks alone would cost its square.
    private const int FarthestLetterUtf16 = 100;

    private static readonly SearchValues<char> Marks = SearchValues.Create(".!?…؟۔。！？।‼⁇");

    public static List<SentenceSpan> Split(string text, LanguageData language)
    {
        List<SentenceSpan> sentences = [];
        int lineStart = 0;
        while (lineStart < text.Length)
        {
            int lineEnd = text.AsSpan(lineStart).IndexOf('\n');
            lineEnd = lineEnd < 0 ? text.Length : lineStart + lineEnd;
            SplitLine(text, lineStart, lineEnd, language, sentences);
            lineStart = lineEnd + 1;
        }
        return sentences;
    }

    private static void SplitLine(string text, int start, int end, LanguageData language, List<SentenceSpan> sentences)
    {
        int first = sentences.Count;
        int from = start;
        if (!language.IsSpaced && !language.Breaks.IsEmpty)
        {
            UnspacedLine line = new(text, start, end, language);
            while (line.TryNext(out int stop))
            {
                Add(text, from, stop, first == sentences.Count, sentences);
                from = stop;
            }
        }
        else
        {
            for (int at = start; at < end; at++)
            {
                int skip = text.AsSpan(at, end - at).IndexOfAny(Marks);
                if (skip < 0) break;
                at += skip;
                int stop = EndAt(text, at, end, from, language);
                if (stop < 0)
                {
                    while (at + 1 < end && IsEnder(text[at + 1])) at++;
                    continue;
                }
                Add(text, from, stop, first == sentences.Count, sentences);
                from = stop;
                at = stop - 1;
            }
        }
        Add(text, from, end, first == sentences.Count, sentences);
        if (sentences.Count == first + 1) MarkHeading(text, sentences, first);
    }

    private static void Add(string text, int start, int end, bool begins, List<SentenceSpan> sentences)
    {
        while (end > start && IsAround(text[end - 1])) end--;
        while (true)
        {
            while (start < end && IsAround(text[start])) start++;
            if (end <= start) return;
            int stop = end - start > LongestUtf16 ? Cut(text, start, end) : end;
            sentences.Add(new SentenceSpan(start, stop, false, begins));
            begins = false;
            start = stop;
        }
    }

    /// <summary>Where what is too long for a sentence is cut: at the next space, or where none is near between two characters.</summary>
    private static int Cut(string text, int start, int end)
    {
        int at = start + LongestUtf16, last = Math.Min(end, at + LongestUtf16);
        while (at < last && !Chars.IsSpace(text[at])) at++;
        return at < end && char.IsLowSurrogate(text[at]) ? at - 1 : at;
    }

    /// <summary>White space, and the bars that close the cells of a table or a caption: | Caption. |</summary>
    private static bool IsAround(char c) => Chars.IsSpace(c) || Chars.Is(c, Chars.Newline) || c == '|';

    private static void MarkHeading(string text, List<SentenceSpan> sentences, int index)
    {
        SentenceSpan only = sentences[index];
        char last = text[only.End - 1];
        bool ends = IsEnder(last) || last is ':' or ';' or ',' || (last is '"' or '”' or '»' or ')' && only.End - only.Start > 1 && IsEnder(text[only.End - 2]));
        if (!ends && only.End - only.Start <= LongestHeadingUtf16) sentences[index] = only with { IsHeading = true };
    }

    // Of the codes of currencies, ISO 4217.
    private const int CodeLength = 3;

    internal static bool IsEnder(char c) => c is '.' or '!' or '?' or '…' or '؟' or '۔' or '。' or '！' or '？' or '।' or '‼' or '⁇';

    internal static bool IsCloser(char c) => c is '"' or '”' or '»' or '\'' or '’' or ')' or ']' or '›' or '“';

    /// <summary>Where the sentence ends whose mark stands at <paramref name="at"/>; -1 when the mark ends none.</summary>
    internal static int EndAt(string text, int at, int end, int from, LanguageData language)
    {
        int stop = at + 1;
        while (stop < end && IsEnder(text[stop])) stop++;
        int marks = stop - at;
        // A script without full stops uses the mark in abbreviations only.
        if (!language.IsSpaced && text[at] == '.' && marks == 1 && at > 0 && Chars.Is(text[at - 1], Chars.Unspaced)) return -1;
        while (stop < end && IsCloser(text[stop])) stop++;
        // « Merci ! »: French sets the closing mark apart.
        if (stop + 1 < end && Chars.IsSpace(text[stop]) && text[stop + 1] == '»') stop += 2;
        if (stop >= end) return stop;
        if (!Chars.IsSpace(text[stop])) return text[at] is '。' or '！' or '？' or '।' ? stop : -1;
        int next = stop;
        while (next < end && Chars.IsSpace(text[next])) next++;
        if (next >= end) return stop;
        char begin = text[next];
        int letter = next;
        int reach = Math.Min(end, next + FarthestLetterUtf16);
        while (letter < reach && !Chars.IsLetter(text[letter]) && !Chars.IsDigit(text[letter])) letter++;
        char word = letter < reach ? text[letter] : ' ';
        bool caseless = Chars.IsLetter(word) && char.ToLowerInvariant(word) == word && char.ToUpperInvariant(word) == word;
        bool opens = Chars.Is(word, Chars.Upper) || caseless || Chars.IsDigit(word) || !Chars.IsLetter(word);
        if (!opens) return -1;
        // تعاونيات عكار.. من البيت: two full stops are a pause, where no capital tells that a sentence begins.
        if (marks == 2 && caseless && language.IsSpaced && text[at] == '.' && text[at + 1] == '.') return -1;
        if (text[at] != '.' || marks > 1) return stop;
        if (Chars.IsDash(begin) && stop - at > 1) return -1;
        return EndsAbbreviation(text, at, from, language) ? -1 : stop;
    }

    private static bool BeginsWithArticle(string text, int at, LanguageData language)
    {
        while (at < text.Length && Chars.IsSpace(text[at])) at++;
        int stop = at;
        while (stop < text.Length && Chars.IsWord(text[stop])) stop++;
        if (stop == at || stop == text.Length || !Chars.IsSpace(text[stop])) return false;
        foreach (string article in language.Articles)
            if (text.AsSpan(at, stop - at).Equals(article, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static bool IsCurrencySign(string text, int at, LanguageData language) =>
        Match.Unit(language, text, at, text.Length, out int stop, out Entry unit) && unit.Unit!.Kind == QuantityKind.Money && (unit.Role is "symbol" or "code" || stop - at == CodeLength && text.AsSpan(at, CodeLength).IndexOfAnyExceptInRange('A', 'Z') < 0);

    private static bool EndsAbbreviation(string text, int dot, int from, LanguageData language)
    {
        int start = dot;
        while (start > from && Chars.IsWord(text[start - 1])) start--;
        // 12 тыс. 906, 12 тыс. (+9%), 12 тыс. VND, 35 млн. ₽: a scale with its full stop, and digits, a bracket or a currency's sign or code behind it.
        if (start < dot && dot + 2 < text.Length && Chars.IsSpace(text[dot + 1]) && (Chars.IsDigit(text[dot + 2]) || text[dot + 2] == '(' || IsCurrencySign(text, dot + 2, language))
            && language.TryMatch(LexClass.Numeral, text.AsSpan(0, dot + 1), start, out int scaleEnd, out Entry scale) && scaleEnd == dot + 1 && scale.Numeral == NumeralRole.Scale) return true;
        int length = dot - start;
        if (length == 0)
        {
            // A number and a full stop: in a list, at the start of the line; an ordinal before a month or a name.
            int digits = start;
            while (digits > from && Chars.IsDigit(text[digits - 1])) digits--;
            if (digits == start) return false;
            bool listMark = digits == from || text.AsSpan(from, digits - from).IsWhiteSpace();
            if (listMark && start - digits <= 3) return true;
            // 2026. 02. 05.: the year of a day in digits.
            if (language.OrdinalDot && start - digits == 4 && dot + 4 < text.Length && text[dot + 1] == ' ' && Chars.IsDigit(text[dot + 2]) && Chars.IsDigit(text[dot + 3]) && text[dot + 4] == '.') return true;
            // A díjazottak száma 45. A bizottság …: no ordinal stands before an article; a 337. Dandár: behind one it does, however large.
            return language.OrdinalDot && (start - digits <= 2 ? !BeginsWithArticle(text, dot + 1, language) : start - digits <= 4 && Match.FollowsWord(text, from, digits, language.Articles));
        }
        if (length == 1 && Chars.Is(text[start], Chars.Upper)) return true;
        // a III. Gongfesztivál: an ordinal in Roman numerals, behind the article.
        if (language.OrdinalDot && length <= 6 && text.AsSpan(start, length).IndexOfAnyExcept("IVXLC") < 0 && Match.FollowsWord(text, from, start, language.Articles)) return true;
        int reach = Math.Max(from, start - 8);
        for (int at = reach; at <= start; at++)
        {
            if (at > from && Chars.IsWord(text[at]) && Chars.IsWord(text[at - 1])) continue;
            if (language.TryMatch(LexClass.Abbreviation, text.AsSpan(0, dot + 1), at, out int end, out _) && end == dot + 1) return true;
        }
        return false;
    }
}
