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

    public static uint[]? Of(string text)
    {
        var signature = new uint[Bins];
        Array.Fill(signature, uint.MaxValue);
        Span<char> window = stackalloc char[Shingle];
        var seen = 0;
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c))
                continue;
            window[seen++ % Shingle] = char.ToLowerInvariant(c);
            if (seen < Shingle)
                continue;
            ulong hash = 0;
            for (var i = 0; i < Shingle; i++)
                hash = (hash * Base) + window[(seen + i) % Shingle];
            hash ^= hash >> 29;
            hash *= 0xBF58476D1CE4E5B9;
            hash ^= hash >> 32;
            ref var bin = ref signature[hash & (Bins - 1)];
            var rank = (uint)(hash >> 32);
            if (rank < bin)
                bin = rank;
        }
        // Below some hundred shingles most bins are empty and the estimate means nothing.
        return seen < 200 ? null : signature;
    }

    public static double Similarity(uint[] a, uint[] b)
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
