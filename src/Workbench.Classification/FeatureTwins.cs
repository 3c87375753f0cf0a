namespace Workbench.Classification;

/// <summary>
/// Features that stand in exactly the same sentences, equally often: the n-grams of a rare word, or all that one sentence alone has. No learner can
/// tell them apart, so they are one column to it, which stands for all of them; on 5,000 sentences that leaves a
/// quarter of the columns and three fifths of the entries. Nothing is approximated: a column of n twins has the value <c>x·√n</c> and the weight
/// <c>w·√n</c>, which gives the score <c>n·w·x</c> and the norm <c>n·w²</c> of its members.
/// </summary>
internal sealed class FeatureTwins
{
    private FeatureTwins(int[] columnOf, int[] first, float[] roots, int[] members) =>
        (ColumnOf, First, Roots, Members) = (columnOf, first, roots, members);

    /// <summary>The column that stands for each feature.</summary>
    internal int[] ColumnOf { get; }

    /// <summary>The first feature of each column: its entries are kept, those of the others dropped.</summary>
    internal int[] First { get; }

    /// <summary>√n of each column.</summary>
    internal float[] Roots { get; }

    /// <summary>n of each column.</summary>
    internal int[] Members { get; }

    /// <summary>Finds the twins by a 64-bit hash of each feature's sentences, counts and block. Columns are numbered by first appearance.</summary>
    internal static FeatureTwins Find(int featureCount, int[] features, float[] frequencies, long[] starts, long[] middles)
    {
        const ulong Multiplier = 0xD6E8FEB86659FD93;
        ulong[] keys = new ulong[featureCount];
        for (int row = 0; row < middles.Length; row++)
        {
            for (long at = starts[row]; at < starts[row + 1]; at++)
            {
                ulong entry = ((ulong)row << 33) ^ ((ulong)BitConverter.SingleToUInt32Bits(frequencies[at]) << 1) ^ (at < middles[row] ? 1UL : 0);
                ref ulong key = ref keys[features[at]];
                key = (key ^ entry) * Multiplier;
                key ^= key >> 29;
            }
        }

        var columns = new HashInterner();
        int[] columnOf = new int[featureCount], first = new int[featureCount], members = new int[featureCount];
        for (int feature = 0; feature < featureCount; feature++)
        {
            int column = columnOf[feature] = columns.Intern(keys[feature]);
            if (members[column]++ == 0) first[column] = feature;
        }

        int count = columns.Hashes.Length;
        float[] roots = new float[count];
        for (int column = 0; column < count; column++) roots[column] = MathF.Sqrt(members[column]);
        return new FeatureTwins(columnOf, first[..count], roots, members[..count]);
    }
}
