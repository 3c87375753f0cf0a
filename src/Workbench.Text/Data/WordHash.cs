using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Workbench.Text.Data;

/// <summary>
/// A number of 64 bits for a word as written, by which what was worked out of the word is found again. Words of one number are taken for
/// one: of random words one pair in 10^19 has it.
/// </summary>
internal static class WordHash
{
    private const int Chunk = 16;

    /// <summary>How many words are found before what is known of them is looked up: the looks into memory then wait side by side.</summary>
    public const int Batch = 32;

    /// <summary>In how many places beside each other what is known of a word may lie.</summary>
    public const int Together = 4;

    /// <summary>How much of memory is fetched at once.</summary>
    public const int LineBytes = 64;

    private static readonly Vector256<ushort>[] Masks = BuildMasks();

    /// <summary>How many letters and marks stand in a row, as far as one look at sixteen units tells; the rest is asked one by one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int EndOfWord(ReadOnlySpan<char> text, int start, int end)
    {
        int at = start;
        if (start + Chunk <= text.Length)
        {
            Vector256<ushort> units = Vector256.LoadUnsafe(ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text)), (nuint)start);
            Vector256<ushort> letters = In(units | Vector256.Create((ushort)0x20), 'a', 'z') | (In(units, '\u00C0', '\u024F') & ~In(units | Vector256.Create((ushort)0x20), '\u00F7', '\u00F7'))
                | In(units, '\u0400', '\u0481') | In(units, '\u0620', '\u0652') | In(units, '\u1E00', '\u1EFF');
            at += BitOperations.TrailingZeroCount(~(ulong)letters.ExtractMostSignificantBits());
            if (at > end) at = end;
        }
        while (at < end && Chars.IsWord(text[at])) at++;
        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> In(Vector256<ushort> units, char first, char last) =>
        Vector256.LessThanOrEqual(units - Vector256.Create((ushort)first), Vector256.Create((ushort)(last - first)));

    /// <summary>The number of a word, never 0.</summary>
    // No unit of the word is U+0000, so that the letters that are left out of the last sixteen say where it ends.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ReadOnlySpan<char> text, int start, int length)
    {
        ulong hash = 0;
        for (; length > Chunk; start += Chunk, length -= Chunk) hash = Mix(hash, Read(text, start, Chunk));
        return Mix(hash, Read(text, start, length)) | 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong hash, Vector256<ulong> four)
    {
        ulong high = Math.BigMul(four.GetElement(0) ^ 0xA0761D6478BD642FUL ^ hash, four.GetElement(1) ^ 0xE7037ED1A0B428DBUL, out ulong low);
        ulong high2 = Math.BigMul(four.GetElement(2) ^ 0x8EBC6AF09C88C6E3UL ^ hash, four.GetElement(3) ^ 0x589965CC75374CC3UL, out ulong low2);
        ulong last = Math.BigMul(high ^ low ^ 0x1D8E4E27C47D124FUL, high2 ^ low2 ^ 0xEB44ACCAB455D165UL, out ulong lowest);
        return last ^ lowest;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Read(ReadOnlySpan<char> text, int start, int length) => (start + Chunk <= text.Length
        ? Vector256.LoadUnsafe(ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text)), (nuint)start) & Masks[length]
        : NearEnd(text, start, length)).AsUInt64();

    private static Vector256<ushort> NearEnd(ReadOnlySpan<char> text, int start, int length)
    {
        Vector256<ushort> units = default;
        for (int i = 0; i < length; i++) units = units.WithElement(i, text[start + i]);
        return units;
    }

    /// <summary>A word of a text and its number.</summary>
    internal struct Found
    {
        public int Start;
        public int End;
        public ulong Hash;
    }

    /// <summary>Says that a place of memory will be asked for soon. Wherever it lies by then, nothing is read or written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Fetch<T>(ref T place) where T : unmanaged
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref place));
    }

    private static Vector256<ushort>[] BuildMasks()
    {
        Vector256<ushort>[] masks = new Vector256<ushort>[Chunk + 1];
        for (int length = 0; length <= Chunk; length++)
            for (int i = 0; i < length; i++) masks[length] = masks[length].WithElement(i, ushort.MaxValue);
        return masks;
    }
}
