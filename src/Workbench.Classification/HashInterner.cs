using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Workbench.Classification;

/// <summary>Numbers 64-bit hashes by first appearance. Half of the hash lies beside its number, so that a look-up is one access to memory, which
/// <see cref="Prefetch"/> can begin early: a vocabulary is larger than the cache. Two hashes are taken for one when they agree in
/// that half and fall into one run of slots: three such pairs in ten thousand vocabularies of a million features.</summary>
internal sealed class HashInterner
{
    private Slot[] _slots = new Slot[1 << 16];
    private ulong[] _hashes = new ulong[1 << 14];
    private int _count;

    internal ReadOnlySpan<ulong> Hashes => _hashes.AsSpan(0, _count);

    internal int Intern(ulong hash)
    {
        ref Slot slots = ref MemoryMarshal.GetArrayDataReference(_slots);
        uint mask = (uint)_slots.Length - 1;
        uint at = (uint)hash & mask, tag = (uint)(hash >> 32);
        while (true)
        {
            ref Slot slot = ref Unsafe.Add(ref slots, at);
            if (slot.Number == 0)
            {
                slot = new Slot(tag, ++_count);
                break;
            }

            if (slot.Tag == tag) return slot.Number - 1;
            at = at + 1 & mask;
        }

        if (_count > _hashes.Length) Array.Resize(ref _hashes, _count * 2);
        _hashes[_count - 1] = hash;
        if (_count * 2 > _slots.Length) Grow();
        return _count - 1;
    }

    /// <summary>Fetches the slot of a hash that will be interned soon.</summary>
    internal unsafe void Prefetch(ulong hash)
    {
        // The address is only a hint: that the array may move meanwhile does no harm.
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_slots), (uint)hash & (uint)_slots.Length - 1)));
    }

    private void Grow()
    {
        _slots = new Slot[_slots.Length * 2];
        int mask = _slots.Length - 1;
        for (int known = 0; known < _count; known++)
        {
            int at = (int)(_hashes[known] & (ulong)mask);
            while (_slots[at].Number != 0) at = at + 1 & mask;
            _slots[at] = new Slot((uint)(_hashes[known] >> 32), known + 1);
        }
    }

    private readonly record struct Slot(uint Tag, int Number);
}
