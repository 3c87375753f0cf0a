namespace Workbench.Text.Data;

/// <summary>
/// Forms of one class of a language, found at a place of a text in one walk. Built once, then read by any number of threads.
/// A form is matched in folded letters; a space in it stands for a run of white space inside a line.
/// </summary>
/// <remarks>
/// Edges lie in one open-addressing table keyed by node and letter: most walks end after one or two probes, which is what makes a
/// look-up at every word start affordable.
/// </remarks>
internal sealed class Trie
{
    private readonly ulong[] keys;
    private readonly int[] targets;
    private readonly int[] exact;
    private readonly int[] wild;
    private readonly int mask;

    // Most walks end at their first letter: that step is an array look-up.
    private readonly int[] root;
    private readonly int maxSuffix;
    private readonly bool spaced;

    private Trie(ulong[] keys, int[] targets, int[] exact, int[] wild, int maxSuffix, bool spaced)
    {
        this.keys = keys;
        this.targets = targets;
        this.exact = exact;
        this.wild = wild;
        this.maxSuffix = maxSuffix;
        this.spaced = spaced;
        mask = keys.Length - 1;
        root = new int[RootSize(keys)];
        Array.Fill(root, -1);
        for (int slot = 0; slot < keys.Length; slot++)
            if (keys[slot] != 0 && (keys[slot] - 1) >> 16 == 0) root[(int)((keys[slot] - 1) & 0xFFFF)] = targets[slot];
    }

    private static int RootSize(ulong[] keys)
    {
        int size = 0;
        foreach (ulong key in keys) if (key != 0 && (key - 1) >> 16 == 0) size = Math.Max(size, (int)((key - 1) & 0xFFFF) + 1);
        return size;
    }

    /// <summary>Whether any form begins with this letter.</summary>
    public bool Begins(char c) => Chars.Folds[c] is var folded && (folded == '\0' || (folded < root.Length && root[folded] >= 0));

    public bool IsEmpty => exact.Length <= 1;

    /// <summary>
    /// Finds the longest form that begins at <paramref name="start"/> and ends at a word boundary.
    /// An exact form wins over a stem with the same end.
    /// </summary>
    // joined: Whether the form may end inside a word, as number words do that are written together.
    public bool TryMatch(ReadOnlySpan<char> text, int start, out int end, out int payload, bool joined = false)
    {
        end = 0;
        payload = -1;
        int node = 0, at = start;
        // A Thai or Lao vowel that is written before its consonant belongs to it: no word begins between the two (เสี่ยง is not สี่).
        if (!spaced && start > 0 && text[start - 1] is (>= '\u0E40' and <= '\u0E44') or (>= '\u0EC0' and <= '\u0EC4')) return false;
        while (at < text.Length)
        {
            char c = Chars.Folds[text[at]];
            if (c == '\0')
            {
                at++;
                continue;
            }
            node = node != 0 ? Next(node, c) : c < root.Length ? root[c] : -1;
            if (node < 0) break;
            at++;
            if (c == ' ') while (at < text.Length && Chars.IsSpace(text[at])) at++;
            int stem = wild[node];
            if (stem >= 0)
            {
                int stop = at;
                while (stop < text.Length && stop - at <= maxSuffix && (Chars.IsWord(text[stop]) || IsInnerApostrophe(text, stop))) stop++;
                if (stop - at <= maxSuffix && stop >= end)
                {
                    end = stop;
                    payload = stem;
                }
            }
            int whole = exact[node];
            if (whole >= 0 && at >= end && (joined || EndsWord(text, at)))
            {
                end = at;
                payload = whole;
            }
        }
        if (payload < 0) return false;
        // A mark that folding passes over still belongs to the word: tanwin, tatweel, a stress.
        while (end < text.Length && Chars.Folds[text[end]] == '\0' && Chars.IsWord(text[end])) end++;
        return true;
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
        // A digit, sign or apostrophe form ends anywhere; a letter form only where the word ends.
        return (kind & Chars.Word) == 0 || !Chars.IsWord(text[at - 1]);
    }

    private int Next(int node, char c)
    {
        ulong key = ((ulong)(uint)node << 16 | c) + 1;
        int slot = (int)((key * 0x9E3779B97F4A7C15UL) >> 40) & mask;
        while (true)
        {
            ulong found = keys[slot];
            if (found == key) return targets[slot];
            if (found == 0) return -1;
            slot = (slot + 1) & mask;
        }
    }

    internal sealed class Builder(int maxSuffix, bool spaced)
    {
        private readonly Dictionary<ulong, int> edges = [];
        private readonly List<int> exact = [-1];
        private readonly List<int> wild = [-1];

        /// <summary>Adds a form; a trailing <c>*</c> lets any inflection follow. The first payload given for a form stays.</summary>
        public bool Add(string form, int payload)
        {
            bool isStem = form.EndsWith('*');
            string folded = Chars.FoldAll(isStem ? form[..^1] : form);
            int node = 0;
            foreach (char c in folded)
            {
                ulong key = ((ulong)(uint)node << 16 | c) + 1;
                if (!edges.TryGetValue(key, out int next))
                {
                    next = exact.Count;
                    exact.Add(-1);
                    wild.Add(-1);
                    edges.Add(key, next);
                }
                node = next;
            }
            List<int> list = isStem ? wild : exact;
            if (node == 0 || list[node] >= 0) return false;
            list[node] = payload;
            return true;
        }

        public Trie Build()
        {
            int size = 16;
            while (size < edges.Count * 2) size *= 2;
            ulong[] keys = new ulong[size];
            int[] targets = new int[size];
            foreach ((ulong key, int target) in edges)
            {
                int slot = (int)((key * 0x9E3779B97F4A7C15UL) >> 40) & (size - 1);
                while (keys[slot] != 0) slot = (slot + 1) & (size - 1);
                keys[slot] = key;
                targets[slot] = target;
            }
            return new Trie(keys, targets, [.. exact], [.. wild], maxSuffix, spaced);
        }
    }
}
