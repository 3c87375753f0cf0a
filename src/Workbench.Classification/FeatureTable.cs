using System.Numerics;
using System.Runtime.InteropServices;

namespace Workbench.Classification;

/// <summary>
/// The weights as they lie in the model file: a hash table with open addressing. A slot is
/// <c>ushort fingerprint (0: free) | bfloat16 scale | byte rarity × 16 | sbyte weight × classes</c>, padded to four bytes:
/// 16 bytes for the eleven categories, so a lookup touches one cache line. The fingerprint keeps features that were never
/// trained from borrowing the weights of others.
/// </summary>
internal static class FeatureTable
{
    /// <summary>Readers load whole vectors; so many bytes after the last slot may be read, and count as nothing.</summary>
    internal const int Padding = 64;

    internal static int SlotBytes(int classCount) => (5 + classCount + 3) / 4 * 4;

    internal static int SlotOf(ulong hash, int slotCount) => (int)(hash >> 16 & (ulong)(slotCount - 1));

    internal static ushort Fingerprint(ulong hash) => (ushort)hash == 0 ? (ushort)1 : (ushort)hash;

    /// <summary>Quantises the weights to a byte each with a scale for each feature. A feature that no training sentence has is left out.</summary>
    internal static byte[] Build(ReadOnlySpan<ulong> vocabulary, FeatureTwins twins, LinearWeights weights, ReadOnlySpan<float> rarity, out int slotCount)
    {
        int classCount = weights.Classes, bytes = SlotBytes(classCount);
        slotCount = (int)Math.Max(1024, BitOperations.RoundUpToPowerOf2((uint)(vocabulary.Length * 3L / 2)));
        byte[] slots = new byte[(long)rarity.Length * bytes];
        for (int column = 0; column < rarity.Length; column++)
            if (rarity[column] != 0) Quantise(weights.Values.Slice(column * weights.Stride, classCount), twins.Roots[column], rarity[column], slots.AsSpan(column * bytes, bytes));

        byte[] table = new byte[(long)slotCount * bytes + Padding];
        for (int feature = 0; feature < vocabulary.Length; feature++)
        {
            int column = twins.ColumnOf[feature];
            if (rarity[column] == 0) continue;
            int slot = SlotOf(vocabulary[feature], slotCount);
            ushort fingerprint = Fingerprint(vocabulary[feature]), found;
            // Two features with equal fingerprints in one run of slots are one feature to a reader: the first keeps the place.
            while ((found = MemoryMarshal.Read<ushort>(table.AsSpan(slot * bytes))) != 0 && found != fingerprint) slot = slot + 1 & slotCount - 1;
            if (found != 0) continue;
            Span<byte> target = table.AsSpan(slot * bytes, bytes);
            slots.AsSpan(column * bytes, bytes).CopyTo(target);
            MemoryMarshal.Write(target, fingerprint);
        }

        return table;
    }

    /// <summary>Scale, rarity and weights of one feature of a column; the fingerprint is left free.</summary>
    private static void Quantise(ReadOnlySpan<float> row, float root, float rarity, Span<byte> slot)
    {
        float largest = 0;
        foreach (float weight in row) largest = Math.Max(largest, Math.Abs(weight));
        ushort scale = ToBfloat16(largest / root / 127);
        float unit = FromBfloat16(scale);
        MemoryMarshal.Write(slot[2..], scale);
        slot[4] = (byte)Math.Clamp(MathF.Round(rarity * 16), 1, 255);
        if (unit == 0) return;
        for (int k = 0; k < row.Length; k++)
            slot[5 + k] = (byte)(sbyte)Math.Clamp(MathF.Round(row[k] / root / unit), -127, 127);
    }

    /// <summary>The upper half of a float, rounded up in magnitude so that no quotient exceeds 127.</summary>
    private static ushort ToBfloat16(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        return (ushort)(bits + 0xFFFF >> 16);
    }

    internal static float FromBfloat16(ushort value) => BitConverter.UInt32BitsToSingle((uint)value << 16);
}
