using System.Globalization;

namespace Workbench.Text.Data;

/// <summary>
/// What each UTF-16 unit is, looked up instead of asked for: the culture-free tables that every pass over a text shares.
/// </summary>
internal static class Chars
{
    public const byte Letter = 1;
    public const byte Mark = 2;
    public const byte Digit = 4;
    public const byte Space = 8;
    public const byte Newline = 16;

    /// <summary>Cannot begin a word: Thai and Lao vowels and tone marks that follow their consonant.</summary>
    public const byte Follow = 32;

    /// <summary>A letter of a script that is written without spaces between words.</summary>
    public const byte Unspaced = 64;

    public const byte Upper = 128;

    public const byte Word = Letter | Mark;

    public static readonly byte[] Kinds = BuildKinds();

    /// <summary>The small letter of each, by no culture.</summary>
    public static readonly char[] Lowers = BuildLowers();

    /// <summary>The folded form that lexicons are keyed by: lower case, one apostrophe, one hyphen, one space; <c>\0</c> is passed over.</summary>
    public static readonly char[] Folds = BuildFolds();

    public static readonly sbyte[] Digits = BuildDigits();

    public static bool Is(char c, byte kind) => (Kinds[c] & kind) != 0;

    public static bool IsLetter(char c) => (Kinds[c] & Letter) != 0;

    /// <summary>Whether there are so many letters in a row.</summary>
    public static bool HasLetters(ReadOnlySpan<char> text, int count)
    {
        int run = 0;
        foreach (char c in text)
        {
            run = IsLetter(c) ? run + 1 : 0;
            if (run == count) return true;
        }
        return false;
    }

    public static bool IsWord(char c) => (Kinds[c] & Word) != 0;

    public static bool IsDigit(char c) => (Kinds[c] & Digit) != 0;

    public static bool IsSpace(char c) => (Kinds[c] & Space) != 0;

    public static char Fold(char c) => Folds[c];

    public static bool IsDash(char c) => c is '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212';

    public static bool IsApostrophe(char c) => Folds[c] == '\'';

    /// <summary>The text as lexicons hold it; marks that are passed over are gone.</summary>
    public static string FoldAll(string text)
    {
        Span<char> buffer = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        return new string(buffer[..Fold(text, buffer)]);
    }

    /// <summary>Writes the folded text into a buffer at least as long; gives how much of it was written.</summary>
    public static int Fold(ReadOnlySpan<char> text, Span<char> buffer)
    {
        int length = 0;
        foreach (char c in text)
        {
            char folded = Folds[c];
            if (folded != '\0') buffer[length++] = folded;
        }
        return length;
    }

    private static byte[] BuildKinds()
    {
        byte[] kinds = new byte[65536];
        for (int i = 0; i < 65536; i++)
        {
            char c = (char)i;
            kinds[i] = CharUnicodeInfo.GetUnicodeCategory(c) switch
            {
                UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => Letter | Upper,
                UnicodeCategory.LowercaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => Letter,
                UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => Mark,
                UnicodeCategory.DecimalDigitNumber => Digit,
                UnicodeCategory.SpaceSeparator => Space,
                UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => Newline,
                _ => 0,
            };
        }
        kinds['\t'] = Space;
        kinds['\n'] = kinds['\r'] = kinds['\v'] = kinds['\f'] = kinds[0x85] = Newline;
        for (int i = 0x0E00; i <= 0x0EFF; i++)
        {
            if ((kinds[i] & Word) == 0) continue;
            kinds[i] |= Unspaced;
            int low = i & 0x7F;
            bool follows = (kinds[i] & Mark) != 0 || low is 0x30 or 0x32 or 0x33 or 0x45;
            if (follows) kinds[i] |= Follow;
        }
        for (int i = 0x0E00; i <= 0x0E7F; i++) if ((kinds[i] & Mark) != 0) kinds[i] |= Follow | Unspaced;
        for (int i = 0x1000; i <= 0x109F; i++) if ((kinds[i] & Letter) != 0) kinds[i] |= Unspaced;
        for (int i = 0x1780; i <= 0x17FF; i++) if ((kinds[i] & Letter) != 0) kinds[i] |= Unspaced;
        for (int i = 0x3040; i <= 0x9FFF; i++) if ((kinds[i] & Letter) != 0) kinds[i] |= Unspaced;
        return kinds;
    }

    private static char[] BuildLowers()
    {
        // All at once: one by one, each asks the library of the system.
        char[] all = new char[65536], lowers = new char[65536];
        for (int i = 0; i < all.Length; i++) all[i] = (char)i;
        all.AsSpan().ToLowerInvariant(lowers);
        return lowers;
    }

    private static char[] BuildFolds()
    {
        char[] folds = new char[65536];
        for (int i = 0; i < 65536; i++)
        {
            char c = Lowers[i];
            if (c is >= '\uFF01' and <= '\uFF5E') c = Lowers[c - 0xFEE0];
            folds[i] = c;
        }
        foreach (char c in "’ʼ‘`´′‛＇") folds[c] = '\'';
        foreach (char c in "‐‑‒–—−﹣－") folds[c] = '-';
        foreach (char c in "\t\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000") folds[c] = ' ';
        foreach (char c in "أإآٱ") folds[c] = 'ا';
        folds['ى'] = 'ي';
        folds['ی'] = 'ي';
        folds['ک'] = 'ك';
        folds['ة'] = 'ه';
        folds['ё'] = 'е';
        folds['Ё'] = 'е';
        for (int i = 0x064B; i <= 0x0652; i++) folds[i] = '\0';
        // Words with digits (9 เดือนแรก) are found in the digits of a script, too.
        foreach (int zero in (ReadOnlySpan<int>)[0x0660, 0x06F0, 0x0E50])
            for (int digit = 0; digit < 10; digit++) folds[zero + digit] = (char)('0' + digit);
        foreach (char c in "\u0670\u0640\u00AD\u200B\u200C\u200D\u200E\u200F\u2060\uFEFF\u061C\u0301") folds[c] = '\0';
        return folds;
    }

    private static sbyte[] BuildDigits()
    {
        sbyte[] digits = new sbyte[65536];
        for (int i = 0; i < 65536; i++)
            digits[i] = (Kinds[i] & Digit) != 0 ? (sbyte)CharUnicodeInfo.GetDecimalDigitValue((char)i) : (sbyte)-1;
        return digits;
    }
}
