using System.Text;
using Workbench.Text.Data;

namespace Workbench.Text.Cleaning;

/// <summary>
/// Brings a text into one form: composed letters (NFC), <c>\n</c> line ends, no invisible characters, no Arabic presentation forms or
/// tatweel, no full-width ASCII, no Latin look-alikes inside Cyrillic words. Letters are never changed otherwise.
/// </summary>
internal static class Normalizer
{
    // Latin letters that look like a Cyrillic one, and that one. Only applied inside a word that has Cyrillic letters.
    private const string Latin = "ABCEHIJKMOPTXYacehijopsxyk";
    private const string Cyrillic = "АВСЕНІЈКМОРТХУасеһіјорѕхук";

    private const byte Drop = 1;
    private const byte Change = 2;
    private const byte Combining = 4;

    private static readonly byte[] Actions = BuildActions();

    // For each unit whether it is one that composing changes, once that was asked.
    private static readonly byte[] Composing = new byte[65536];
    private const byte Stays = 1;
    private const byte Composes = 2;

    public static CleanText Normalize(string raw)
    {
        int first = FirstToChange(raw);
        bool composed = first == raw.Length || IsComposed(raw);
        if (first == raw.Length && composed) return new CleanText(Untangle(raw), new OffsetMap());
        StringBuilder text = new(raw.Length);
        OffsetMap map = new();
        int i = 0;
        while (i < raw.Length)
        {
            if (composed)
            {
                // What stays as it is goes over in one piece.
                int from = i;
                while (i < raw.Length && (Actions[raw[i]] & (Drop | Change)) == 0) i++;
                if (i > from)
                {
                    map.Add(text.Length, from);
                    text.Append(raw, from, i - from);
                    continue;
                }
            }
            char c = raw[i];
            byte action = Actions[c];
            if ((action & Drop) != 0)
            {
                i++;
                continue;
            }
            if (c == '\r')
            {
                int width = i + 1 < raw.Length && raw[i + 1] == '\n' ? 2 : 1;
                map.Add(text.Length, i);
                text.Append('\n');
                i += width;
                continue;
            }
            if (!composed)
            {
                int stop = ClusterEnd(raw, i);
                if (stop > i + 1 || NeedsComposing(c))
                {
                    AppendComposed(raw, i, stop, text, map);
                    i = stop;
                    continue;
                }
            }
            if ((action & Change) != 0) AppendChanged(c, i, text, map);
            else
            {
                map.Add(text.Length, i);
                text.Append(c);
            }
            i++;
        }
        map.Add(text.Length, raw.Length);
        return new CleanText(Untangle(text.ToString()), map);
    }

    private static int FirstToChange(string raw)
    {
        for (int i = 0; i < raw.Length; i++) if (Actions[raw[i]] != 0) return i;
        return raw.Length;
    }

    private static bool IsComposed(string raw)
    {
        try
        {
            return raw.IsNormalized(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // A lone surrogate makes the check refuse; the text is then composed cluster by cluster.
            return false;
        }
    }

    private static bool NeedsComposing(char c)
    {
        if (Composing[c] == 0) Composing[c] = c >= 0x300 && !IsRefused(c) && !c.ToString().IsNormalized(NormalizationForm.FormC) ? Composes : Stays;
        return Composing[c] == Composes;
    }

    /// <summary>Whether the library of the system throws at a unit alone: half a pair, and U+FFFE.</summary>
    private static bool IsRefused(char c) => char.IsSurrogate(c) || c == '\uFFFE';

    /// <summary>A normal form of any text, without the units that have none: halves of a pair without the other half, and U+FFFE.</summary>
    public static string Form(string text, NormalizationForm form)
    {
        if (text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') || text.Contains('\uFFFE')) text = Whole(text);
        return text.Normalize(form);
    }

    private static string Whole(string text)
    {
        StringBuilder whole = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) whole.Append(text[i++]).Append(text[i]);
            else if (!IsRefused(text[i])) whole.Append(text[i]);
        }
        return whole.ToString();
    }

    private static int ClusterEnd(string raw, int i)
    {
        int stop = i + 1;
        // A run of marks without end is cut, so that no cluster grows with the text.
        while (stop < raw.Length && stop - i < 32 && (Chars.Is(raw[stop], Chars.Mark) || raw[stop] is >= '\u1160' and <= '\u11FF')) stop++;
        return stop;
    }

    private static void AppendComposed(string raw, int start, int stop, StringBuilder text, OffsetMap map)
    {
        Span<char> cluster = stackalloc char[32];
        int length = 0;
        for (int i = start; i < stop; i++) if ((Actions[raw[i]] & Drop) == 0) cluster[length++] = raw[i];
        if (length == 0) return;
        if (IsRefused(cluster[0]))
        {
            for (int i = 0; i < length; i++)
            {
                map.Add(text.Length, start + i);
                text.Append(cluster[i]);
            }
            return;
        }
        string whole = cluster[..length].ToString().Normalize(NormalizationForm.FormC);
        for (int i = 0; i < whole.Length; i++)
        {
            map.Add(text.Length, i == 0 || whole.Length != stop - start ? start : start + i);
            if ((Actions[whole[i]] & Change) != 0) AppendChanged(whole[i], start, text, map);
            else text.Append(whole[i]);
        }
    }

    private static void AppendChanged(char c, int from, StringBuilder text, OffsetMap map)
    {
        map.Add(text.Length, from);
        if (c is >= '\uFF01' and <= '\uFF5E') text.Append((char)(c - 0xFEE0));
        else if (c is '\u2028' or '\u2029' or '\u0085' or '\v' or '\f') text.Append('\n');
        else
        {
            foreach (char part in c.ToString().Normalize(NormalizationForm.FormKC))
            {
                map.Add(text.Length, from);
                text.Append(part);
            }
        }
    }

    private static byte[] BuildActions()
    {
        byte[] actions = new byte[65536];
        foreach (char c in "\u00AD\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFEFF\u061C\u0640\u180E") actions[c] = Drop;
        for (char c = '\0'; c < ' '; c++) if (c is not ('\n' or '\r' or '\t' or '\v' or '\f')) actions[c] = Drop;
        for (int i = 0xFF01; i <= 0xFF5E; i++) actions[i] = Change;
        for (int i = 0xFB50; i <= 0xFDFF; i++) if (char.IsLetter((char)i)) actions[i] = Change;
        for (int i = 0xFE70; i <= 0xFEFC; i++) if (char.IsLetter((char)i)) actions[i] = Change;
        foreach (char c in "\r\u2028\u2029\u0085\v\f") actions[c] = Change;
        // Marks that compose with the letter before: the Latin and Cyrillic block, and those of Arabic and Thai that have composed forms.
        for (int i = 0x300; i <= 0x36F; i++) actions[i] = Combining;
        for (int i = 0x653; i <= 0x655; i++) actions[i] = Combining;
        return actions;
    }

    /// <summary>Puts Cyrillic letters for the Latin ones that stand in a Cyrillic word; lengths stay.</summary>
    private static string Untangle(string text)
    {
        char[]? changed = null;
        int i = 0;
        while (i < text.Length)
        {
            int next = text.AsSpan(i).IndexOfAnyInRange('\u0400', '\u04FF');
            if (next < 0) break;
            int at = i + next, start = at, stop = at;
            while (start > i && Chars.IsLetter(text[start - 1])) start--;
            bool latin = start < at;
            while (stop < text.Length && Chars.IsLetter(text[stop])) latin |= text[stop++] < '\u0250';
            if (latin) Replace(text, start, stop, ref changed);
            i = Math.Max(stop, at + 1);
        }
        return changed is null ? text : new string(changed);
    }

    private static void Replace(string text, int start, int stop, ref char[]? changed)
    {
        int cyrillic = 0, alike = 0;
        bool plainly = false;
        for (int i = start; i < stop; i++)
        {
            if (text[i] is >= '\u0400' and <= '\u04FF') (cyrillic, plainly) = (cyrillic + 1, plainly || !Cyrillic.Contains(text[i]));
            else if (Latin.Contains(text[i])) alike++;
            else return;
        }
        // With a letter that only Cyrillic has, the word is Cyrillic however few of them it keeps: ceмeй.
        if (cyrillic < alike && !plainly) return;
        changed ??= text.ToCharArray();
        for (int i = start; i < stop; i++)
        {
            int index = Latin.IndexOf(text[i], StringComparison.Ordinal);
            if (index >= 0) changed[i] = Cyrillic[index];
        }
    }
}
