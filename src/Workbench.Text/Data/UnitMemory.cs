namespace Workbench.Text.Data;

/// <summary>Finds the units that the words of a language name; what a word between spaces is, is worked out once and found again by its <see cref="WordHash"/>. Not for use by several threads.</summary>
internal sealed class UnitMemory(LanguageData language)
{
    private const int SlotBits = 14;
    private const int MostPrefixes = 2;

    private const int None = -1;
    private const int LookUp = -2;

    private readonly Trie forms = language.Forms(LexClass.Unit);
    private readonly Trie? duals = language.HasDuals ? language.Forms(LexClass.Dual) : null;

    // A word lies in its place or one of the three beside it; of those that are full each is given up in turn.
    private readonly Slot[] slots = language.IsSpaced ? new Slot[1 << SlotBits] : [];

    // By entry, close together: a look at the entry and its unit would wait for memory twice.
    private readonly int[] numbers = [.. language.Entries.Select(entry => entry.Unit?.Number ?? None)];
    private int read;

    private struct Slot
    {
        public ulong Hash;

        /// <summary>By <see cref="Trie.PairBit"/> how the next word must begin for a longer name.</summary>
        public ulong Next;

        /// <summary>Where longer names go on; <see cref="None"/> when there are none, <see cref="LookUp"/> when the word has to be looked up where it stands.</summary>
        public int Node;

        /// <summary>The number of the unit that the word alone names; <see cref="None"/> when there is none.</summary>
        public int Unit;
    }

    public LanguageData Language => language;

    public void Fetch(ulong hash) => WordHash.Fetch(ref slots[(int)(hash >> 64 - SlotBits)]);

    /// <summary>Finds the longest name of a unit that begins at a place.</summary>
    public bool TryFind(ReadOnlySpan<char> text, int at, out int end, out int unit)
    {
        unit = TryMatch(text, at, MostPrefixes, out end, out int entry) ? numbers[entry] : None;
        return unit >= 0;
    }

    /// <summary>Finds the longest name of a unit that begins with a word.</summary>
    public bool TryFind(ReadOnlySpan<char> text, in WordHash.Found word, out int end, out int unit)
    {
        int first = (int)(word.Hash >> 64 - SlotBits), place = first;
        for (int beside = 1; slots[place].Hash != word.Hash && beside < WordHash.Together; beside++) place = first ^ beside;
        if (slots[place].Hash != word.Hash)
        {
            place = first ^ (read++ & (WordHash.Together - 1));
            slots[place] = Read(text[word.Start..word.End], word.Hash);
        }
        ref readonly Slot slot = ref slots[place];
        // М'який is not a metre: an apostrophe that is a letter joins what the word alone does not show.
        if (word.End + 1 < text.Length && Chars.IsApostrophe(text[word.End]) && Chars.IsLetter(text[word.End + 1])) return TryFind(text, word.Start, out end, out unit);
        end = word.End;
        unit = slot.Unit;
        if (MayGoOn(text, word.End, slot.Next))
        {
            if (slot.Node == LookUp) return TryFind(text, word.Start, out end, out unit);
            int entry = None;
            if (slot.Node >= 0 && forms.WalkOn(text, word.Start, word.End, slot.Node, ref end, ref entry)) unit = numbers[entry];
        }
        return unit >= 0;
    }

    // Behind anything but one space, what may follow is looked up.
    private static bool MayGoOn(ReadOnlySpan<char> text, int end, ulong next)
    {
        if (next == ulong.MaxValue) return true;
        if (end >= text.Length) return false;
        if (text[end] != ' ' || end + 2 >= text.Length) return true;
        char first = Chars.Folds[text[end + 1]], second = Chars.Folds[text[end + 2]];
        return first is '\0' or ' ' || second == '\0' || (next & (Trie.PairBit(first, second) | Trie.PairBit(first, ' '))) != 0;
    }

    private Slot Read(ReadOnlySpan<char> word, ulong hash)
    {
        bool named = TryMatch(word, 0, MostPrefixes, out int end, out int entry);
        // A capital inside a word may begin another: what stands there is looked up.
        if (named && end != word.Length) return new Slot { Hash = hash, Next = ulong.MaxValue, Node = LookUp };
        int node = forms.NodeOf(word);
        bool prefixed = duals is not null;
        foreach (string prefix in language.Prefixes) prefixed |= IsPrefix(word, prefix);
        return new Slot { Hash = hash, Next = prefixed ? NextPairs(word, MostPrefixes) : node < 0 ? 0 : forms.NextPairs(node), Node = prefixed ? LookUp : node, Unit = named ? numbers[entry] : None };
    }

    // prefixes: How many may be written onto the word: Arabic joins "and" and "the".
    private bool TryMatch(ReadOnlySpan<char> text, int at, int prefixes, out int end, out int entry)
    {
        if (forms.TryMatch(text, at, out end, out entry) || duals is not null && duals.TryMatch(text, at, out end, out entry)) return true;
        if (prefixes == 0) return false;
        foreach (string prefix in language.Prefixes)
            if (IsPrefix(text[at..], prefix) && TryMatch(text, at + prefix.Length, prefixes - 1, out end, out entry)) return true;
        return false;
    }

    private ulong NextPairs(ReadOnlySpan<char> word, int prefixes)
    {
        int node = forms.NodeOf(word), dual = duals?.NodeOf(word) ?? -1;
        ulong next = (node < 0 ? 0 : forms.NextPairs(node)) | (dual < 0 ? 0 : duals!.NextPairs(dual));
        if (prefixes > 0)
            foreach (string prefix in language.Prefixes) if (IsPrefix(word, prefix)) next |= NextPairs(word[prefix.Length..], prefixes - 1);
        return next;
    }

    private static bool IsPrefix(ReadOnlySpan<char> word, string prefix) =>
        word.Length > prefix.Length && word.StartsWith(prefix, StringComparison.Ordinal) && Chars.IsLetter(word[prefix.Length]);
}
