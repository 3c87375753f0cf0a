namespace Workbench.Text.Data;

/// <summary>
/// Finds what the words of a language name, units and fields; what a word between spaces is, is worked out once and found again by its
/// <see cref="WordHash"/>, for both at once. Not for use by several threads.
/// </summary>
internal sealed class NameMemory(LanguageData language)
{
    private const int SlotBits = 14;

    // A word lies in its place or one of the three beside it; of those that are full each is given up in turn.
    private readonly Slot[] slots = language.IsSpaced ? new Slot[1 << SlotBits] : [];
    private int read;

    private struct Slot
    {
        public ulong Hash;

        /// <summary>Whether a longer unit or field may follow (<see cref="NameOfWord.Next"/>).</summary>
        public ulong Next;

        public int UnitNode;
        public int FieldNode;
        public short Unit;
        public short Field;
    }

    public bool IsSpaced => language.IsSpaced;

    public NameForms Units { get; } = NameForms.OfUnits(language);

    public NameForms Fields { get; } = NameForms.OfFields(language);

    public void Fetch(ulong hash) => WordHash.Fetch(ref slots[(int)(hash >> 64 - SlotBits)]);

    /// <summary>Adds the longest name of a unit and that of a field that begin with a word, each where the one found before has ended.</summary>
    public void Find(ReadOnlySpan<char> text, in WordHash.Found word, List<NamedWord> units, ref int pastUnit, List<NamedWord> fields, ref int pastField)
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
        bool isJoined = word.End + 1 < text.Length && Chars.IsApostrophe(text[word.End]) && Chars.IsLetter(text[word.End + 1]);
        bool mayGoOn = isJoined || MayGoOn(text, word.End, slot.Next);
        if (word.Start >= pastUnit) Take(Units, text, word, isJoined ? NameOfWord.LookUp : slot.UnitNode, slot.Unit, mayGoOn, units, ref pastUnit);
        if (word.Start >= pastField) Take(Fields, text, word, isJoined ? NameOfWord.LookUp : slot.FieldNode, slot.Field, mayGoOn, fields, ref pastField);
    }

    private static void Take(NameForms names, ReadOnlySpan<char> text, in WordHash.Found word, int node, int alone, bool mayGoOn, List<NamedWord> found, ref int past)
    {
        int end = word.End, number = alone;
        if (mayGoOn)
        {
            if (node == NameOfWord.LookUp)
            {
                if (!names.TryFind(text, word.Start, out end, out number)) return;
            }
            else if (node >= 0 && names.TryGoOn(text, word.Start, word.End, node, out int longer, out int further))
            {
                (end, number) = (longer, further);
            }
        }
        if (number < 0) return;
        found.Add(new NamedWord(word.Start, end, number));
        past = end;
    }

    // Behind anything but one space, what may follow is looked up.
    private static bool MayGoOn(ReadOnlySpan<char> text, int end, ulong next)
    {
        if (next is 0 or ulong.MaxValue) return next != 0;
        if (end >= text.Length) return false;
        if (text[end] != ' ' || end + 2 >= text.Length) return true;
        char first = Chars.Folds[text[end + 1]], second = Chars.Folds[text[end + 2]];
        return first is '\0' or ' ' || second == '\0' || (next & (Trie.PairBit(first, second) | Trie.PairBit(first, ' '))) != 0;
    }

    private Slot Read(ReadOnlySpan<char> word, ulong hash)
    {
        NameOfWord unit = Units.Read(word), field = Fields.Read(word);
        return new Slot { Hash = hash, Next = unit.Next | field.Next, UnitNode = unit.Node, FieldNode = field.Node, Unit = unit.Number, Field = field.Number };
    }
}
