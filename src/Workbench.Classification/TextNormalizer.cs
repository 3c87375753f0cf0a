using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Workbench.Classification;

/// <summary>
/// Turns a text into the tokens that features are cut from: NFKC, lower case, every decimal digit as <c>0</c> (the size of a
/// number says little of what a sentence is about, that there is one says much), letters with their marks as one token,
/// every other visible character as a token of its own, invisible characters dropped. Offsets into the original are kept.
/// </summary>
/// <remarks>
/// Almost every character is its own normal form, and <see cref="string.Normalize()"/> would cost more than all features of
/// a sentence; so a table says for each UTF-16 unit what it becomes, and only clusters with a unit that the table marks as
/// unsafe (compatibility forms, combining marks, surrogates) go through the real normalisation.
/// </remarks>
internal sealed class TextNormalizer
{
    private const ushort Separator = 0;
    private const ushort Unsafe = 1;
    private const ushort Skip = 2;
    private const ushort PunctuationFlag = 3;

    private const char Nikhahit = '\u0E4D';
    private const char SaraAa = '\u0E32';
    private const char SaraAm = '\u0E33';

    // Page of 256 units: what the unit becomes, or one of the four small marks above. Filled when a page is first met, by
    // whichever thread comes first; all compute the same.
    private static readonly ushort[]?[] s_pages = new ushort[256][];

    private char[] _characters = new char[512];
    private int[] _origins = new int[512];
    private int[] _tokenStarts = new int[64];
    private int[] _tokenLengths = new int[64];
    private bool[] _tokenIsWord = new bool[64];
    private int _length;
    private int _tokens;
    private bool _inWord;

    /// <summary>Normalised characters: a space before, between and after the tokens, so that a token's n-grams may include its borders.</summary>
    internal char[] Characters => _characters;

    /// <summary>For each normalised character the UTF-16 offset of the original character that it comes from; for the space after a
    /// token, the offset at which the token ended.</summary>
    internal int[] Origins => _origins;

    /// <summary>Number of normalised characters.</summary>
    internal int Length => _length;

    internal int TokenCount => _tokens;

    internal int TokenStart(int token) => _tokenStarts[token];

    internal int TokenLength(int token) => _tokenLengths[token];

    internal bool IsWord(int token) => _tokenIsWord[token];

    internal void Read(ReadOnlySpan<char> text)
    {
        _length = 0;
        _tokens = 0;
        _inWord = false;
        Reserve(text.Length * 3 + 8);
        Put(' ', 0);
        int at = 0;
        while (at < text.Length)
        {
            char unit = text[at];
            ushort mapped = Map(unit);
            if (mapped > PunctuationFlag && (at + 1 == text.Length || Map(text[at + 1]) != Unsafe))
            {
                at = Word(text, at, mapped);
            }
            else if (mapped == Separator)
            {
                EndWord(at);
                at++;
            }
            else if (mapped == Skip)
            {
                at++;
            }
            else if (mapped == PunctuationFlag)
            {
                Punctuation(text, at);
                at++;
            }
            else
            {
                at = Cluster(text, at);
            }
        }

        EndWord(text.Length);
    }

    /// <summary>Takes over the characters of a word from <paramref name="at"/> on, as far as the table tells what each becomes.</summary>
    private int Word(ReadOnlySpan<char> text, int at, ushort mapped)
    {
        if (!_inWord)
        {
            BeginToken(word: true);
            _inWord = true;
        }

        Span<char> characters = _characters.AsSpan(_length);
        Span<int> origins = _origins.AsSpan(_length);
        int count = 0;
        while (true)
        {
            ushort next = at + 1 < text.Length ? Map(text[at + 1]) : Separator;
            if (next == Unsafe) break;
            // What sara am is made of, as NFKC and some keyboards write it, is sara am, as words are listed with it.
            bool isSaraAm = mapped == Nikhahit && next == SaraAa;
            characters[count] = isSaraAm ? SaraAm : (char)mapped;
            origins[count++] = at++;
            if (isSaraAm) next = ++at < text.Length ? Map(text[at]) : Separator;
            if (next <= PunctuationFlag) break;
            mapped = next;
        }

        _length += count;
        return at;
    }

    /// <summary>Normalises the cluster of the unit at <paramref name="at"/> and all unsafe units after it.</summary>
    private int Cluster(ReadOnlySpan<char> text, int at)
    {
        int end = at + 1;
        // The limit keeps a text of a million combining marks from becoming one quadratic reordering.
        while (end < text.Length && end - at < 64 && Map(text[end]) == Unsafe) end++;
        if (char.IsHighSurrogate(text[end - 1]) && end < text.Length && char.IsLowSurrogate(text[end])) end++;

        var cluster = new StringBuilder(end - at);
        for (int index = at; index < end; index++)
        {
            if (char.IsHighSurrogate(text[index]) && index + 1 < end && char.IsLowSurrogate(text[index + 1]))
            {
                cluster.Append(text[index]).Append(text[++index]);
            }
            else
            {
                // A lone surrogate is no character; Normalize would throw.
                cluster.Append(char.IsSurrogate(text[index]) ? ' ' : text[index]);
            }
        }

        Span<char> units = stackalloc char[2];
        string normal = cluster.ToString().Normalize(NormalizationForm.FormKC);
        Reserve(_length + (normal.Length + text.Length - at) * 3 + 8);
        for (int index = 0; index < normal.Length; index++)
        {
            if (char.IsHighSurrogate(normal[index]) && index + 1 < normal.Length)
            {
                var rune = new Rune(normal[index], normal[index + 1]);
                index++;
                UnicodeCategory category = Rune.GetUnicodeCategory(rune);
                if (IsWordCategory(category))
                {
                    Rune lower = Rune.ToLowerInvariant(rune);
                    int count = lower.EncodeToUtf16(units);
                    for (int unit = 0; unit < count; unit++) WordCharacter(units[unit], at);
                }
                else
                {
                    EndWord(at);
                }

                continue;
            }

            char character = normal[index];
            UnicodeCategory kind = char.GetUnicodeCategory(character);
            if (kind == UnicodeCategory.DecimalDigitNumber) WordCharacter('0', at);
            else if (IsWordCategory(kind)) WordCharacter(char.ToLowerInvariant(character), at);
            else EndWord(at);
        }

        return end;
    }

    private void Punctuation(ReadOnlySpan<char> text, int at)
    {
        char unit = text[at];
        bool apostrophe = unit is '\'' or '\u2019';
        if (apostrophe && _inWord && at + 1 < text.Length && char.IsLetter(text[at + 1]))
        {
            WordCharacter('\'', at);
            return;
        }

        EndWord(at);
        BeginToken(word: false);
        Put(unit, at);
        _tokenLengths[_tokens - 1] = 1;
        Put(' ', at + 1);
    }

    private void WordCharacter(char character, int at)
    {
        if (!_inWord)
        {
            BeginToken(word: true);
            _inWord = true;
        }

        Put(character, at);
    }

    /// <summary>Ends the word before <paramref name="at"/>; the space after it keeps that as its origin.</summary>
    private void EndWord(int at)
    {
        if (!_inWord) return;
        _inWord = false;
        _tokenLengths[_tokens - 1] = _length - _tokenStarts[_tokens - 1];
        Put(' ', at);
    }

    private void BeginToken(bool word)
    {
        if (_tokens == _tokenStarts.Length)
        {
            Array.Resize(ref _tokenStarts, _tokens * 2);
            Array.Resize(ref _tokenLengths, _tokens * 2);
            Array.Resize(ref _tokenIsWord, _tokens * 2);
        }

        _tokenStarts[_tokens] = _length;
        _tokenIsWord[_tokens] = word;
        _tokens++;
    }

    private void Put(char character, int origin)
    {
        _characters[_length] = character;
        _origins[_length] = origin;
        _length++;
    }

    private void Reserve(int length)
    {
        if (length <= _characters.Length) return;
        int size = Math.Max(length, _characters.Length * 2);
        Array.Resize(ref _characters, size);
        Array.Resize(ref _origins, size);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ushort Map(char unit) => (s_pages[unit >> 8] ?? FillPage(unit >> 8))[unit & 255];

    private static ushort[] FillPage(int page)
    {
        var map = new ushort[256];
        for (int low = 0; low < 256; low++) map[low] = MapSlowly((char)(page << 8 | low));
        s_pages[page] = map;
        return map;
    }

    private static ushort MapSlowly(char unit)
    {
        UnicodeCategory category = char.GetUnicodeCategory(unit);
        switch (category)
        {
            case UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse:
                return char.IsSurrogate(unit) ? Unsafe : Separator;
            // Invisible: soft hyphen, joiners, byte order mark; and the Arabic stretching stroke, which is decoration.
            case UnicodeCategory.Format:
                return Skip;
            case UnicodeCategory.ModifierLetter when unit == '\u02BC':
                return '\'';
            case UnicodeCategory.ModifierLetter when unit == '\u0640':
                return Skip;
            // Arabic vowel marks are written or not at will.
            case UnicodeCategory.NonSpacingMark when unit is (>= '\u064B' and <= '\u0652') or '\u0670':
                return Skip;
            // Thai and Lao marks never compose.
            case UnicodeCategory.NonSpacingMark when unit is >= '\u0E00' and <= '\u0EFF':
                return unit;
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark:
                return Unsafe;
            case UnicodeCategory.DecimalDigitNumber:
                return '0';
            case UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                return Separator;
        }

        if (!IsWordCategory(category)) return PunctuationFlag;
        if (unit == SaraAm) return unit;
        if (!unit.ToString().IsNormalized(NormalizationForm.FormKC)) return Unsafe;
        return char.ToLowerInvariant(unit);
    }

    private static bool IsWordCategory(UnicodeCategory category) => category
        is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or UnicodeCategory.NonSpacingMark
        or UnicodeCategory.SpacingCombiningMark;
}
