namespace Workbench.Text.Data;

/// <summary>What the look-ups of a language found, for tests: which rows of its lexicon matter to a result, and how much is looked up. Not for use by several threads.</summary>
internal sealed class LookUpRecord(int entries)
{
    private readonly bool[] touched = new bool[entries];

    /// <summary>An entry that is not found: what changes without it is what it is for; -1 for none.</summary>
    public int Ignored { get; set; } = -1;

    /// <summary>How many look-ups found something, and how many backwards were asked for.</summary>
    public long Count { get; private set; }

    /// <summary>The entries found since the last call.</summary>
    public List<int> Taken()
    {
        List<int> found = [];
        for (int entry = 0; entry < touched.Length; entry++) if (touched[entry]) found.Add(entry);
        Array.Clear(touched);
        return found;
    }

    public void Ask() => Count++;

    /// <summary>Notes an entry that was found; false when it is to be passed over.</summary>
    public bool Find(int entry)
    {
        Count++;
        touched[entry] = true;
        return entry != Ignored;
    }
}
