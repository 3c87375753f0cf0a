using System.Globalization;
using Workbench.Text.Data;

namespace Workbench.Text.Detection;

/// <summary>Weights of letter triples for profiles, from the <c>trigrams.tsv</c> of each language; empty where there is none.</summary>
internal sealed class TrigramTable
{
    // Rivals have a few dozen triples each where the known languages have hundreds, so each weighs more;
    // in Cyrillic less so, where short sentences of the known languages share most of theirs with the rivals.
    private const float RivalWeight = 0.3f;

    private long[] keys = new long[16];
    private (int Profile, float Weight)[][] weights = new (int, float)[16][];

    public bool IsEmpty { get; private set; } = true;

    public static TrigramTable Load(IReadOnlyList<LanguageProfile> profiles)
    {
        TrigramTable table = new();
        Dictionary<long, List<(int, float)>> lists = [];
        for (int profile = 0; profile < profiles.Count; profile++)
        {
            if (!profiles[profile].IsKnown) continue;
            foreach (DataRow row in DataFile.Read($"Languages/{profiles[profile].Code}/trigrams.tsv"))
            {
                float weight = float.Parse(row[1], CultureInfo.InvariantCulture);
                foreach (string gram in row[0].Replace('_', ' ').Split('|'))
                {
                    if (gram.Length != 3) throw row.Bad($"'{gram}' has not three letters");
                    long key = Key(gram[0], gram[1], gram[2]);
                    if (!lists.TryGetValue(key, out List<(int, float)>? list)) lists.Add(key, list = []);
                    list.Add((profile, weight));
                }
            }
        }
        foreach (DataRow row in DataFile.Read("Languages/rivals.tsv"))
        {
            int profile = IndexOf(profiles, row[0]);
            if (profile < 0 || profiles[profile].IsKnown || row[5].Length == 0) continue;
            foreach (string gram in row[5].Replace('_', ' ').Split('|'))
            {
                if (gram.Length != 3) throw row.Bad($"'{gram}' has not three letters");
                long key = Key(gram[0], gram[1], gram[2]);
                if (!lists.TryGetValue(key, out List<(int, float)>? list)) lists.Add(key, list = []);
                list.Add((profile, profiles[profile].Script == "Latin" ? RivalWeight : RivalWeight / 2));
            }
        }
        int size = 64;
        while (size < lists.Count * 2) size *= 2;
        table.keys = new long[size];
        table.weights = new (int, float)[size][];
        foreach ((long key, List<(int, float)> list) in lists)
        {
            int slot = Slot(key, size);
            while (table.keys[slot] != 0) slot = (slot + 1) & (size - 1);
            table.keys[slot] = key;
            table.weights[slot] = [.. list];
        }
        table.IsEmpty = lists.Count == 0;
        return table;
    }

    private static int IndexOf(IReadOnlyList<LanguageProfile> profiles, string code)
    {
        for (int i = 0; i < profiles.Count; i++) if (profiles[i].Code == code) return i;
        return -1;
    }

    public static long Key(char a, char b, char c) => (long)a << 32 | (long)b << 16 | c;

    public bool TryGet(long key, out (int Profile, float Weight)[] found)
    {
        int slot = Slot(key, keys.Length);
        while (keys[slot] != 0)
        {
            if (keys[slot] == key)
            {
                found = weights[slot];
                return true;
            }
            slot = (slot + 1) & (keys.Length - 1);
        }
        found = [];
        return false;
    }

    private static int Slot(long key, int size) => (int)(((ulong)key * 0x9E3779B97F4A7C15UL) >> 40) & (size - 1);
}
