using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Workbench.Classification;

/// <summary>
/// What single words give for each class, remembered between sentences in a place by the word's hash or one of the three beside it; of those that are
/// full each is given up in turn. Two to three and a half megabytes, by the number of classes, whatever is read.
/// </summary>
internal sealed class WordSums
{
    private const int Bytes = 1 << 21;
    private const int Together = 4;

    private readonly int _lanes;
    private readonly int _shift;
    private readonly ulong[] _hashes;
    private readonly float[] _sums;
    private int _taken;

    internal WordSums(int lanes)
    {
        int places = (int)BitOperations.RoundUpToPowerOf2((uint)(Bytes / (lanes * sizeof(float))));
        _lanes = lanes;
        _shift = 64 - BitOperations.Log2((uint)places);
        _hashes = new ulong[places];
        _sums = new float[places * lanes];
    }

    /// <summary>The sums of a place.</summary>
    internal Span<float> Sums(int place) => _sums.AsSpan(place * _lanes, _lanes);

    /// <summary>Says that a word will be asked for soon.</summary>
    internal unsafe void Fetch(ulong hash)
    {
        // Only a hint: that an array may move meanwhile does no harm.
        if (!Sse.IsSupported) return;
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_hashes), (int)(hash >> _shift))));
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_sums), (int)(hash >> _shift) * _lanes)));
    }

    /// <summary>The place of a word; where it was not known, its place from now on, with sums of 0 that are to be filled in.</summary>
    internal bool TryFind(ulong hash, out int place)
    {
        int first = (int)(hash >> _shift);
        for (int beside = 0; beside < Together; beside++)
        {
            place = first ^ beside;
            if (_hashes[place] == hash) return true;
        }

        place = first;
        for (int beside = 0; beside < Together; beside++)
        {
            if (_hashes[first ^ beside] != 0) continue;
            place = first ^ beside;
            break;
        }

        if (_hashes[place] != 0) place = first ^ _taken++ & Together - 1;
        _hashes[place] = hash;
        Sums(place).Clear();
        return false;
    }
}
