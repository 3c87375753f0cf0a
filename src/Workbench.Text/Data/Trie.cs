using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Workbench.Text.Data;

/// <summary>
/// Forms of one class of a language, found at a place of a text in one walk. Built once, then read by any number of threads.
/// A form is matched in folded letters; a space in it stands for a run of white space inside a line.
/// </summary>
/// <remarks>
/// The children of a node stand side by side, the letters of a long form in a row, and most walks end at their first four letters, which a bit or two tell:
/// that keeps what is touched small enough for the caches, and a look-up at every word start affordable.
/// </remarks>
internal sealed partial class Trie
{
    private const int BitsToOne = 8;

    // So many letters of a place are looked at before a walk begins.
    private const int FewestTold = 4;

    // How many letters are compared at once. No vector is named where tries are built: such code is not compiled ahead.
    private const int Together = 16;

    private readonly Node[] nodes;
    private readonly char[] labels;
    private readonly int maxSuffix;
    private readonly bool spaced;
    private readonly EndFilter ends;

    // What may follow a stem, in ordinal order; null where anything may.
    private readonly string[]? endings;

    // Most walks end at their first letters: the first step is an array look-up. Two for each node, one more where a form or stem ends there.
    private readonly int[] root;

    // Two bits for each pair of letters that forms begin with: that it does, and that it is a form or stem itself, so that no third letter need follow.
    private readonly ulong[] pairs;
    private readonly int pairShift;

    // The same for three letters, and one bit for four.
    private readonly ulong[] triples;
    private readonly int tripleShift;
    private readonly ulong[] fours;
    private readonly int fourShift;

    private Trie(Node[] nodes, char[] labels, EndFilter ends, int maxSuffix, bool spaced, string[]? endings)
    {
        this.nodes = nodes;
        this.labels = labels;
        this.ends = ends;
        this.maxSuffix = maxSuffix;
        this.spaced = spaced;
        this.endings = endings;
        int first = nodes[0].First, last = first + nodes[0].Count, size = 0;
        for (int node = first; node < last; node++) size = Math.Max(size, labels[node] + 1);
        root = new int[size];
        for (int letter = 0; letter < size; letter++) root[letter] = -1;
        int pairCount = 0, tripleCount = 0, fourCount = 0;
        for (int node = first; node < last; node++)
        {
            pairCount += nodes[node].Count;
            for (int child = nodes[node].First; child < nodes[node].First + nodes[node].Count; child++)
            {
                tripleCount += nodes[child].Count;
                for (int third = nodes[child].First; third < nodes[child].First + nodes[child].Count; third++) fourCount += nodes[third].Count;
            }
        }
        pairs = BitsFor(pairCount * 2, out pairShift);
        triples = BitsFor(tripleCount * 2, out tripleShift);
        fours = BitsFor(fourCount, out fourShift);
        for (int node = first; node < last; node++)
        {
            root[labels[node]] = node * 2 + (IsForm(nodes[node]) ? 1 : 0);
            for (int child = nodes[node].First; child < nodes[node].First + nodes[node].Count; child++)
            {
                uint pair = Hash(labels[node], labels[child]), slot = pair >> pairShift & ~1u;
                Set(pairs, slot);
                if (IsForm(nodes[child])) Set(pairs, slot + 1);
                for (int third = nodes[child].First; third < nodes[child].First + nodes[child].Count; third++)
                {
                    uint triple = Hash(pair, labels[third]), place = triple >> tripleShift & ~1u;
                    Set(triples, place);
                    if (IsForm(nodes[third])) Set(triples, place + 1);
                    for (int fourth = nodes[third].First; fourth < nodes[third].First + nodes[third].Count; fourth++) Set(fours, Hash(triple, labels[fourth]) >> fourShift);
                }
            }
        }
    }

    private static bool IsForm(in Node node) => (node.Exact & node.Wild) >= 0;

    private static ulong[] BitsFor(int count, out int shift)
    {
        int bits = 512;
        while (bits < count * BitsToOne) bits *= 2;
        shift = 32 - BitOperations.Log2((uint)bits);
        return new ulong[bits / 64];
    }

    private struct Node
    {
        public int First;
        public int Count;
        public int Exact;
        public int Wild;
    }

    /// <summary>Moves every payload on by so many; before the trie is read by anyone.</summary>
    public void Shift(int by)
    {
        for (int node = 0; node < nodes.Length; node++)
        {
            if (nodes[node].Exact >= 0) nodes[node].Exact += by;
            if (nodes[node].Wild >= 0) nodes[node].Wild += by;
        }
    }

    /// <summary>Whether any form begins with this letter.</summary>
    public bool Begins(char c) => Chars.Folds[c] is var folded && (folded == '\0' || (folded < root.Length && root[folded] >= 0));

    /// <summary>Whether any form begins with these folded letters, or is the first of them.</summary>
    public bool MayBegin(char first, char second)
    {
        int node = first < root.Length ? root[first] : -1;
        if (node < 0 || (node & 1) != 0) return node >= 0;
        uint slot = Hash(first, second) >> pairShift & ~1u;
        return Has(pairs, slot);
    }

    /// <summary>How long a form may be that ends before <paramref name="stop"/> (<see cref="EndFilter"/>); 0 for most places.</summary>
    public ulong LengthsBefore(ReadOnlySpan<char> text, int stop) => ends.LengthsBefore(text, stop);

    public bool IsEmpty => nodes.Length <= 1;

    /// <summary>
    /// Finds the longest form that begins at <paramref name="start"/> and ends at a word boundary.
    /// An exact form wins over a stem with the same end.
    /// </summary>
    // joined: Whether the form may end inside a word, as number words do that are written together.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryMatch(ReadOnlySpan<char> text, int start, out int end, out int payload, bool joined = false)
    {
        end = 0;
        payload = -1;
        return (uint)start < (uint)text.Length && MayBegin(text, start) && Walk(text, start, out end, out payload, joined);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool MayBegin(ReadOnlySpan<char> text, int start)
    {
        char first = Chars.Folds[text[start]];
        if (first == '\0') return true;
        int[] table = root;
        if (first >= table.Length) return false;
        int node = table[first];
        if (node < 0) return false;
        if ((node & 1) != 0) return true;
        if (start + 1 >= text.Length) return false;
        char second = Chars.Folds[text[start + 1]];
        if (second == '\0') return true;
        uint pair = Hash(first, second), slot = pair >> pairShift & ~1u;
        ulong known = pairs[slot >> 6] >> (int)slot;
        if ((known & 1) == 0) return false;
        if ((known & 2) != 0 || second == ' ') return true;
        if (start + 2 >= text.Length) return false;
        char third = Chars.Folds[text[start + 2]];
        if (third == '\0') return true;
        uint triple = Hash(pair, third);
        slot = triple >> tripleShift & ~1u;
        known = triples[slot >> 6] >> (int)slot;
        if ((known & 1) == 0) return false;
        if ((known & 2) != 0 || third == ' ') return true;
        if (start + 3 >= text.Length) return false;
        char fourth = Chars.Folds[text[start + 3]];
        return fourth is '\0' or ' ' || Has(fours, Hash(triple, fourth) >> fourShift);
    }

    private static uint Hash(char first, char second) => (((uint)first << 16) | second) * 0x9E3779B1u;

    private static uint Hash(uint pair, char third) => (BitOperations.RotateLeft(pair, 16) ^ third) * 0x85EBCA6Bu;

    private static bool Has(ulong[] bits, uint slot) => (bits[slot >> 6] & (1UL << (int)slot)) != 0;

    private static void Set(ulong[] bits, uint slot) => bits[slot >> 6] |= 1UL << (int)slot;

    private bool Walk(ReadOnlySpan<char> text, int start, out int end, out int payload, bool joined)
    {
        end = 0;
        payload = -1;
        // A Thai or Lao vowel that is written before its consonant belongs to it: no word begins between the two (เสี่ยง is not สี่).
        if (!spaced && start > 0 && text[start - 1] is (>= '\u0E40' and <= '\u0E44') or (>= '\u0EC0' and <= '\u0EC4')) return false;
        int node = 0;
        return Walk(text, start, start, ref node, ref end, ref payload, joined);
    }

    /// <summary>The same from a place on at which the letters before it have led to a node (<see cref="NodeOf"/>), and to the form found so far, if any.</summary>
    public bool WalkOn(ReadOnlySpan<char> text, int start, int at, int node, ref int end, ref int payload) => Walk(text, start, at, ref node, ref end, ref payload, joined: false);

    /// <summary>Finds the longest form that begins a word, and the node that all its letters lead to; -1 when no form begins with them.</summary>
    public bool TryMatchWord(ReadOnlySpan<char> word, out int end, out int payload, out int node)
    {
        end = 0;
        payload = -1;
        node = -1;
        // A form may go on behind a word that is shorter than what is looked at here.
        if (word.Length >= FewestTold && !MayBegin(word, 0)) return false;
        node = 0;
        return Walk(word, 0, 0, ref node, ref end, ref payload, joined: false);
    }

    // from: The node from which on to go; then that which the whole text led to, -1 when there is none.
    private bool Walk(ReadOnlySpan<char> text, int start, int at, ref int from, ref int end, ref int payload, bool joined)
    {
        int node = from;
        from = -1;
        while (at < text.Length)
        {
            char c = Chars.Folds[text[at]];
            if (c == '\0')
            {
                at++;
                continue;
            }
            ref readonly Node parent = ref nodes[node];
            if (parent.Count == 1)
            {
                // Inside a long form.
                if (labels[parent.First] != c) break;
                node = parent.First;
            }
            else
            {
                node = node != 0 ? Next(parent, c) : c < root.Length ? root[c] >> 1 : -1;
                if (node < 0) break;
            }
            at++;
            if (c == ' ') while (at < text.Length && Chars.IsSpace(text[at])) at++;
            ref readonly Node reached = ref nodes[node];
            if (!IsForm(reached)) continue;
            if (reached.Wild >= 0)
            {
                int stop = at;
                while (stop < text.Length && stop - at <= maxSuffix && (Chars.IsWord(text[stop]) || IsInnerApostrophe(text, stop))) stop++;
                if (stop - at <= maxSuffix && stop >= end && (endings is null || stop == at || IsEnding(text[at..stop])))
                {
                    end = stop;
                    payload = reached.Wild;
                }
            }
            if (reached.Exact >= 0 && at >= end && (joined || EndsWord(text, at) || (at - start >= 3 && IsGlued(text, at))))
            {
                end = at;
                payload = reached.Exact;
            }
        }
        if (at >= text.Length) from = node;
        if (payload < 0) return false;
        // A mark that folding passes over still belongs to the word: tanwin, tatweel, a stress.
        while (end < text.Length && Chars.Folds[text[end]] == '\0' && Chars.IsWord(text[end])) end++;
        return true;
    }

    /// <summary>
    /// Whether a form could be found at the beginning of a word, whatever follows the word; sometimes yes where none is, never no where one is.
    /// The word is a whole run of letters, without an apostrophe that is a letter.
    /// </summary>
    // next: By BitOf the letters that a space and the next word must go on with; all bits where the word may be enough.
    public bool MayMatch(ReadOnlySpan<char> word, bool joined, out uint next)
    {
        int node = 0;
        next = uint.MaxValue;
        for (int at = 0; at < word.Length; at++)
        {
            char c = Chars.Folds[word[at]];
            if (c == '\0') continue;
            node = node != 0 ? Next(nodes[node], c) : c < root.Length ? root[c] >> 1 : -1;
            if (node < 0) return false;
            if (nodes[node].Exact >= 0 && (joined || IsGlued(word, at + 1)) || nodes[node].Wild >= 0 && word.Length - at - 1 <= maxSuffix) return true;
        }
        if (node == 0 || IsForm(nodes[node])) return true;
        next = 0;
        int space = Next(nodes[node], ' ');
        if (space < 0) return true;
        for (int child = nodes[space].First; child < nodes[space].First + nodes[space].Count; child++) next |= BitOf(labels[child]);
        return true;
    }

    /// <summary>The node that the letters of a word lead to; -1 when no form begins with them.</summary>
    public int NodeOf(ReadOnlySpan<char> word)
    {
        int node = 0;
        foreach (char written in word)
            if (Chars.Folds[written] is var c && c != '\0' && (node = Next(nodes[node], c)) < 0) return -1;
        return node;
    }

    /// <summary>By <see cref="PairBit"/> the two letters that may stand behind a word and a space in a longer form.</summary>
    public ulong NextPairs(int word)
    {
        ulong next = 0;
        int space = Next(nodes[word], ' ');
        if (space < 0) return 0;
        for (int child = nodes[space].First; child < nodes[space].First + nodes[space].Count; child++)
        {
            if (IsForm(nodes[child])) next |= PairBit(labels[child], ' ');
            for (int second = nodes[child].First; second < nodes[child].First + nodes[child].Count; second++) next |= PairBit(labels[child], labels[second]);
        }
        return next;
    }

    /// <summary>The bit for two folded letters, which they share with others; a space for the second where the first is a word.</summary>
    public static ulong PairBit(char first, char second) => 1UL << (int)(Hash(first, second) >> 26);

    /// <summary>The bit for a folded letter, which it shares with others.</summary>
    public static uint BitOf(char folded) => 1u << (folded & 31);

    private bool IsEnding(ReadOnlySpan<char> rest)
    {
        Span<char> folded = stackalloc char[rest.Length];
        folded = folded[..Chars.Fold(rest, folded)];
        int low = 0, high = endings!.Length;
        while (low < high)
        {
            int middle = (low + high) / 2, order = folded.SequenceCompareTo(endings[middle]);
            if (order == 0) return true;
            if (order < 0) high = middle;
            else low = middle + 1;
        }
        return false;
    }

    private static bool IsInnerApostrophe(ReadOnlySpan<char> text, int at) =>
        Chars.Folds[text[at]] == '\'' && at + 1 < text.Length && Chars.IsLetter(text[at + 1]) && at > 0 && Chars.IsLetter(text[at - 1]);

    private bool EndsWord(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && Chars.Folds[text[at]] == '\0') at++;
        if (at >= text.Length) return true;
        byte kind = Chars.Kinds[text[at]];
        if (!spaced && (kind & Chars.Unspaced) != 0) return (kind & Chars.Follow) == 0;
        // сім'ям is not сім; but party's is party.
        if (Chars.Folds[text[at]] == '\'' && at + 1 < text.Length && Chars.IsLetter(text[at + 1]) && Chars.IsLetter(text[at - 1]))
            return text[at + 1] is 's' && (at + 2 >= text.Length || !Chars.IsWord(text[at + 2]));
        // "40 m 2" is square metres, "40 m 20" is not.
        if (Chars.IsDigit(text[at]) && at > 1 && Chars.IsDigit(text[at - 1]) && Chars.IsSpace(text[at - 2])) return false;
        // A digit, sign or apostrophe form ends anywhere; a letter form only where the word ends.
        return (kind & Chars.Word) == 0 || !Chars.IsWord(text[at - 1]);
    }

    /// <summary>5 летРайонный: a page that lost a space; a capital after a small letter begins a word.</summary>
    private static bool IsGlued(ReadOnlySpan<char> text, int at) =>
        at < text.Length && Chars.Is(text[at], Chars.Upper) && Chars.IsLetter(text[at - 1]) && !Chars.Is(text[at - 1], Chars.Upper);

    private int Next(in Node parent, char c)
    {
        int first = parent.First, count = parent.Count;
        ref ushort label = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetArrayDataReference(labels));
        Vector256<ushort> wanted = Vector256.Create((ushort)c);
        for (; count > 0; first += Together, count -= Together)
        {
            uint equal = Vector256.Equals(Vector256.LoadUnsafe(ref label, (nuint)first), wanted).ExtractMostSignificantBits();
            if (count < Together) equal &= (1u << count) - 1;
            if (equal != 0) return first + BitOperations.TrailingZeroCount(equal);
        }
        return -1;
    }
}
