namespace Workbench.Twins;

/// <summary>
/// One-permutation MinHash (Li, Owen, Zhang 2012) over five-character shingles: each shingle is hashed once and kept in one of 64
/// bins, so that a text costs one pass. Case, white space and punctuation do not count.
/// </summary>
internal static class MinHash
{
    public const int Bins = 64;
    private const int Shingle = 5;
    private const ulong Base = 0x9E3779B97F4A7C15;
    private const ulong Leaving = unchecked(Base * Base * Base * Base * Base);

    /// <summary>Writes the signature of <paramref name="text"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="signature">Room for <see cref="Bins"/> numbers.</param>
    /// <returns>False when the text is too short to have one.</returns>
    public static bool Of(ReadOnlySpan<char> text, Span<uint> signature)
    {
        signature.Fill(uint.MaxValue);
        Span<char> window = stackalloc char[Shingle];
        var (seen, at) = (0, 0);
        ulong rolling = 0;
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c))
                continue;
            var letter = char.ToLowerInvariant(c);
            // The polynomial of the last five characters: the sixth goes out as the new one comes in (the window begins as zeros).
            rolling = unchecked((rolling * Base) + letter - (window[at] * Leaving));
            window[at] = letter;
            at = at == Shingle - 1 ? 0 : at + 1;
            if (++seen < Shingle)
                continue;
            var hash = rolling ^ (rolling >> 29);
            hash *= 0xBF58476D1CE4E5B9;
            hash ^= hash >> 32;
            ref var bin = ref signature[(int)(hash & (Bins - 1))];
            var rank = (uint)(hash >> 32);
            if (rank < bin)
                bin = rank;
        }
        // Below some hundred shingles most bins are empty and the estimate means nothing.
        return seen >= 200;
    }

    public static double Similarity(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b)
    {
        var (same, filled) = (0, 0);
        for (var i = 0; i < Bins; i++)
        {
            if (a[i] == uint.MaxValue && b[i] == uint.MaxValue)
                continue;
            filled++;
            if (a[i] == b[i])
                same++;
        }
        return filled == 0 ? 0 : (double)same / filled;
    }
}
