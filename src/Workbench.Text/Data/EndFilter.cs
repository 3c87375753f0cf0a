using System.Numerics;

namespace Workbench.Text.Data;

/// <summary>
/// Tells, from the two letters before a place, how long the forms of a set are that could end there; sometimes more lengths than there are,
/// never fewer. Spares the look-ups backwards most word starts before a number, and most of them altogether.
/// </summary>
internal sealed class EndFilter
{
    /// <summary>Longer forms count as this long.</summary>
    public const int Longest = 63;

    private const int Slots = 1 << 10;

    // For each pair of last letters a bit for each length, in folded letters.
    private ulong[] lengths = [];

    // The lengths of forms that may end in any letters.
    private ulong open;

    /// <summary>
    /// Adds a form by a bit for each length that it may have, and by its last two folded letters; the one before is nought in a form of one letter.
    /// A stem may end in any letters.
    /// </summary>
    public void Add(ulong of, char before, char last, bool isStem)
    {
        if (lengths.Length == 0) lengths = new ulong[Slots];
        if (isStem) open |= ulong.MaxValue << BitOperations.TrailingZeroCount(of);
        lengths[Slot(before, last)] |= of;
    }

    /// <summary>A bit for each length that a form may have, in folded letters, which ends before <paramref name="stop"/>; 0 when none does.</summary>
    public ulong LengthsBefore(ReadOnlySpan<char> text, int stop)
    {
        if (lengths.Length == 0 || stop <= 0) return 0;
        char last = Chars.Folds[text[stop - 1]];
        if (last == '\0') return ulong.MaxValue;
        ulong found = lengths[Slot('\0', last)];
        if (Chars.IsWord(text[stop - 1])) found |= open;
        if (stop < 2) return found;
        char before = Chars.Folds[text[stop - 2]];
        return before == '\0' ? ulong.MaxValue : found | lengths[Slot(before, last)];
    }

    private static int Slot(char before, char last) => (int)((((uint)before << 16) | last) * 0x9E3779B1u >> 22);
}
