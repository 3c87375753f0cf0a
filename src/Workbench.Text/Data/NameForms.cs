namespace Workbench.Text.Data;

/// <summary>The words of a language that name something of one sort, units or fields, each by the number of what it names.</summary>
// numbers: By payload of the forms what each names; None where a form names nothing of the sort.
internal sealed class NameForms(LanguageData language, Trie forms, Trie? duals, int[] numbers)
{
    public const int None = -1;

    private const int MostPrefixes = 2;

    /// <summary>The units of a language.</summary>
    // Numbers close together: a look at an entry and its unit would wait for memory twice.
    public static NameForms OfUnits(LanguageData language) => new(language, language.Forms(LexClass.Unit), language.HasDuals ? language.Forms(LexClass.Dual) : null,
        [.. language.Entries.Select(entry => entry.Unit?.Number ?? None)]);

    /// <summary>The semantic fields of a language.</summary>
    public static NameForms OfFields(LanguageData language) => new(language, SharedFields.FormsOf(language), null, [.. Enumerable.Range(0, SharedFields.Ids.Count)]);

    /// <summary>Finds the longest name that begins at a place.</summary>
    public bool TryFind(ReadOnlySpan<char> text, int at, out int end, out int number)
    {
        number = TryMatch(text, at, MostPrefixes, out end, out int form) ? numbers[form] : None;
        return number >= 0;
    }

    /// <summary>Finds the longest name that goes on behind a word, from where the word's letters lead to.</summary>
    public bool TryGoOn(ReadOnlySpan<char> text, int start, int at, int node, out int end, out int number)
    {
        end = 0;
        int form = None;
        number = forms.WalkOn(text, start, at, node, ref end, ref form) ? numbers[form] : None;
        return number >= 0;
    }

    /// <summary>What a word between spaces names alone, and what has to be known to find longer names that begin with it.</summary>
    public NameOfWord Read(ReadOnlySpan<char> word)
    {
        bool named = forms.TryMatchWord(word, out int end, out int form, out int node) || TryMatchFurther(word, 0, MostPrefixes, out end, out form);
        // A capital inside a word may begin another: what stands there is looked up.
        if (named && end != word.Length) return new NameOfWord { Next = ulong.MaxValue, Node = NameOfWord.LookUp, Number = None };
        bool prefixed = duals is not null;
        foreach (string prefix in language.Prefixes) prefixed |= IsPrefix(word, prefix);
        return new NameOfWord
        {
            Next = prefixed ? NextPairs(word, MostPrefixes) : node < 0 ? 0 : forms.NextPairs(node),
            Node = prefixed ? NameOfWord.LookUp : node,
            Number = (short)(named ? numbers[form] : None),
        };
    }

    // prefixes: How many may be written onto the word: Arabic joins "and" and "the".
    private bool TryMatch(ReadOnlySpan<char> text, int at, int prefixes, out int end, out int form)
    {
        return forms.TryMatch(text, at, out end, out form) || TryMatchFurther(text, at, prefixes, out end, out form);
    }

    // Where no form begins: a dual, or one behind prefixes.
    private bool TryMatchFurther(ReadOnlySpan<char> text, int at, int prefixes, out int end, out int form)
    {
        if (duals is not null && duals.TryMatch(text, at, out end, out form)) return true;
        end = 0;
        form = None;
        if (prefixes == 0) return false;
        foreach (string prefix in language.Prefixes)
            if (IsPrefix(text[at..], prefix) && TryMatch(text, at + prefix.Length, prefixes - 1, out end, out form)) return true;
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

/// <summary>What a word between spaces names alone, and how names go on that begin with it.</summary>
internal struct NameOfWord
{
    /// <summary>For <see cref="Node"/>: the word has to be looked up where it stands.</summary>
    public const int LookUp = -2;

    /// <summary>By <see cref="Trie.PairBit"/> how the next word must begin for a longer name.</summary>
    public ulong Next;

    /// <summary>Where longer names go on; -1 when there are none, or <see cref="LookUp"/>.</summary>
    public int Node;

    /// <summary>The number of what the word alone names; <see cref="NameForms.None"/> when that is nothing.</summary>
    public short Number;
}
