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

    /// <summary>Quantises the weights to a byte each with a scale for each feature. Features whose weights would not move any score are left out.</summary>
    internal static byte[] Build(ReadOnlySpan<ulong> vocabulary, LinearWeights weights, ReadOnlySpan<float> rarity, out int slotCount)
    {
        int classCount = weights.Classes, bytes = SlotBytes(classCount);
        slotCount = (int)Math.Max(1024, BitOperations.RoundUpToPowerOf2((uint)(vocabulary.Length * 3L / 2)));
        byte[] table = new byte[(long)slotCount * bytes + Padding];
        for (int column = 0; column < vocabulary.Length; column++)
        {
            if (rarity[column] == 0) continue;
            ReadOnlySpan<float> row = weights.Values.Slice(column * weights.Stride, classCount);
            float largest = 0;
            foreach (float weight in row) largest = Math.Max(largest, Math.Abs(weight));
            ushort scale = ToBfloat16(largest / 127);
            float unit = FromBfloat16(scale);

            int slot = SlotOf(vocabulary[column], slotCount);
            ushort fingerprint = Fingerprint(vocabulary[column]);
            while (MemoryMarshal.Read<ushort>(table.AsSpan(slot * bytes)) != 0)
            {
                // Two features with equal fingerprints in one run of slots are one feature to a reader: the first keeps the place.
                if (MemoryMarshal.Read<ushort>(table.AsSpan(slot * bytes)) == fingerprint) break;
                slot = slot + 1 & slotCount - 1;
            }

            Span<byte> target = table.AsSpan(slot * bytes, bytes);
            if (MemoryMarshal.Read<ushort>(target) != 0) continue;
            MemoryMarshal.Write(target, fingerprint);
            MemoryMarshal.Write(target[2..], scale);
            target[4] = (byte)Math.Clamp(MathF.Round(rarity[column] * 16), 1, 255);
            if (unit == 0) continue;
            for (int k = 0; k < classCount; k++)
                target[5 + k] = (byte)(sbyte)Math.Clamp(MathF.Round(row[k] / unit), -127, 127);
        }

        return table;
    }

    /// <summary>The upper half of a float, rounded up in magnitude so that no quotient exceeds 127.</summary>
    private static ushort ToBfloat16(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        return (ushort)(bits + 0xFFFF >> 16);
    }

    internal static float FromBfloat16(ushort value) => BitConverter.UInt32BitsToSingle((uint)value << 16);
}
