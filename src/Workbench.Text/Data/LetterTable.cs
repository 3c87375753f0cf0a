namespace Workbench.Text.Data;

/// <summary>
/// From short strings to values, for look-ups by span that mostly fail: the hashes lie apart from the strings, so that a miss touches one line of memory.
/// </summary>
internal sealed class LetterTable<T>
{
    private readonly (uint Hash, int Index)[] slots;
    private readonly string[] keys;
    private readonly T[] values;

    public LetterTable(IReadOnlyCollection<KeyValuePair<string, T>> entries)
    {
        int size = 16;
        while (size < entries.Count * 2) size *= 2;
        slots = new (uint, int)[size];
        keys = new string[entries.Count];
        values = new T[entries.Count];
        int index = 0;
        foreach ((string key, T value) in entries)
        {
            keys[index] = key;
            values[index] = value;
            uint hash = HashOf(key);
            int slot = (int)hash & (size - 1);
            while (slots[slot].Hash != 0) slot = (slot + 1) & (size - 1);
            slots[slot] = (hash, index++);
        }
    }

    public bool TryGetValue(ReadOnlySpan<char> key, out T value)
    {
        uint hash = HashOf(key);
        int mask = slots.Length - 1;
        for (int slot = (int)hash & mask; slots[slot].Hash != 0; slot = (slot + 1) & mask)
        {
            if (slots[slot].Hash != hash || !key.SequenceEqual(keys[slots[slot].Index])) continue;
            value = values[slots[slot].Index];
            return true;
        }
        value = default!;
        return false;
    }

    /// <summary>Never 0, which marks an empty slot.</summary>
    private static uint HashOf(ReadOnlySpan<char> key)
    {
        uint hash = 2166136261;
        foreach (char c in key) hash = (hash ^ c) * 16777619;
        hash *= 0x9E3779B1u;
        return (hash ^ hash >> 15) | 1;
    }
}
