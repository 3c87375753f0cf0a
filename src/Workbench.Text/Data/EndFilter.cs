namespace Workbench.Text.Data;

/// <summary>
/// Tells, from the two letters before a place, whether any form of a set could end there; sometimes yes where none does, never no where
/// one does. Spares the look-ups backwards, which try every word start before a number for a form that ends at it.
/// </summary>
internal sealed class EndFilter
{
    private const int Bits = 1 << 13;

    private readonly ulong[] pairs = new ulong[Bits / 64];
    private bool anyWord;
    private bool any;

    /// <summary>Adds a folded form. A stem may end in any letters.</summary>
    public void Add(ReadOnlySpan<char> folded, bool isStem)
    {
        if (folded.IsEmpty) return;
        any = true;
        anyWord |= isStem;
        int slot = Slot(folded.Length > 1 ? folded[^2] : '\0', folded[^1]);
        pairs[slot >> 6] |= 1UL << slot;
    }

    public bool MayEnd(ReadOnlySpan<char> text, int stop)
    {
        if (!any || stop <= 0) return false;
        char last = Chars.Folds[text[stop - 1]];
        if (last == '\0' || (anyWord && Chars.IsWord(text[stop - 1]))) return true;
        if (Has(Slot('\0', last))) return true;
        if (stop < 2) return false;
        char before = Chars.Folds[text[stop - 2]];
        return before == '\0' || Has(Slot(before, last));
    }

    private bool Has(int slot) => (pairs[slot >> 6] & (1UL << slot)) != 0;

    private static int Slot(char before, char last) => (int)((((uint)before << 16) | last) * 0x9E3779B1u >> 19);
}
