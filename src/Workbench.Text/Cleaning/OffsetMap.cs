namespace Workbench.Text.Cleaning;

/// <summary>Leads offsets of a cleaned text back to the raw one. Holds a step only where the distance between both changes.</summary>
internal sealed class OffsetMap
{
    private readonly List<int> cleaned = [0];
    private readonly List<int> raw = [0];

    /// <summary>Says that cleaned offset <paramref name="to"/> comes from raw offset <paramref name="from"/>, and what follows goes in step.</summary>
    public void Add(int to, int from)
    {
        int last = cleaned.Count - 1;
        if (from - to == raw[last] - cleaned[last]) return;
        if (cleaned[last] == to)
        {
            raw[last] = from;
            return;
        }
        cleaned.Add(to);
        raw.Add(from);
    }

    public int ToRaw(int offset)
    {
        int index = cleaned.BinarySearch(offset);
        if (index < 0) index = ~index - 1;
        int mapped = raw[index] + (offset - cleaned[index]);
        return index + 1 < raw.Count ? Math.Min(mapped, raw[index + 1]) : mapped;
    }

    /// <summary>The map from a text cleaned twice to its first source.</summary>
    public OffsetMap After(OffsetMap first)
    {
        OffsetMap joined = new();
        int at = 0;
        // Both maps are piecewise in step; the joined one changes at most where either does.
        for (int step = 0; step < cleaned.Count; step++)
        {
            int from = cleaned[step], to = step + 1 < cleaned.Count ? cleaned[step + 1] : int.MaxValue;
            joined.Add(from, first.ToRaw(raw[step]));
            while (at < first.cleaned.Count && first.cleaned[at] <= raw[step]) at++;
            for (; at < first.cleaned.Count; at++)
            {
                long here = (long)from + (first.cleaned[at] - raw[step]);
                if (here >= to) break;
                joined.Add((int)here, first.raw[at]);
            }
        }
        return joined;
    }
}
