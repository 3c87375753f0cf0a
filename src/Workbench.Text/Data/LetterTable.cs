namespace Workbench.Text.Data;

/// <summary>
/// From short strings to values, for look-ups by span that mostly fail: the hashes lie apart from the strings, so that a miss touches one line of memory.
/// </summary>
internal sealed class LetterTable<T>
{
    private readonly Slot[] slots;
    private readonly string[] keys;
    private readonly T[] values;
    private int count;

    /// <param name="capacity">How many strings there may be.</param>
    public LetterTable(int capacity)
    {
        int size = 16;
        while (size < capacity * 2) size *= 2;
        slots = new Slot[size];
        keys = new string[capacity];
        values = new T[capacity];
    }

    private struct Slot
    {
        public uint Hash;
        public int Index;
    }

    /// <summary>The value of a string, there already or not.</summary>
    public ref T At(string key)
    {
        uint hash = HashOf(key);
        int slot = Find(key, hash);
        if (slots[slot].Hash == 0)
        {
            keys[count] = key;
            slots[slot] = new Slot { Hash = hash, Index = count++ };
        }
        return ref values[slots[slot].Index];
    }

    public bool TryGetValue(ReadOnlySpan<char> key, out T value)
    {
        ref Slot found = ref slots[Find(key, HashOf(key))];
        value = found.Hash == 0 ? default! : values[found.Index];
        return found.Hash != 0;
    }

    /// <summary>The slot of a string; where it is not there, the empty one where it would be.</summary>
    private int Find(ReadOnlySpan<char> key, uint hash)
    {
        int mask = slots.Length - 1, slot = (int)hash & mask;
        while (slots[slot].Hash != 0 && (slots[slot].Hash != hash || !key.SequenceEqual(keys[slots[slot].Index]))) slot = (slot + 1) & mask;
        return slot;
    }

    /// <summary>Never 0, which marks an empty slot; the highest bit is set for that, since the lowest ones are the slot.</summary>
    internal static uint HashOf(ReadOnlySpan<char> key)
    {
        uint hash = 2166136261;
        foreach (char c in key) hash = (hash ^ c) * 16777619;
        hash *= 0x9E3779B1u;
        return (hash ^ hash >> 15) | 0x8000_0000u;
    }
}
