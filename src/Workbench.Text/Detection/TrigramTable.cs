using System.Globalization;
using Workbench.Text.Data;

namespace Workbench.Text.Detection;

/// <summary>Weights of letter triples for and against the profiles of one script, from the <c>trigrams.tsv</c> of each language; empty where there is none.</summary>
/// <remarks>Key and place share one word of 64 bits, and what a key leads to lies side by side: a look-up touches one line of memory, or two.</remarks>
internal sealed class TrigramTable
{
    // Rivals have a few dozen triples each where the known languages have hundreds, so each weighs more;
    // in Cyrillic less so, where short sentences of the known languages share most of theirs with the rivals.
    private const float RivalWeight = 0.3f;
    private const int PlaceBits = 16;

    private static readonly TrigramTable Empty = new([]);

    private readonly ulong[] slots;
    private readonly Weighted[] weights;

    private TrigramTable(List<Triple> entries)
    {
        int size = 16;
        while (size < entries.Count * 2) size *= 2;
        slots = new ulong[size];
        int[] heads = new int[size], tails = new int[size], next = new int[entries.Count];
        for (int index = 0; index < entries.Count; index++)
        {
            ulong key = entries[index].Key;
            int slot = Slot(key, size);
            while (slots[slot] != 0 && slots[slot] != key) slot = (slot + 1) & (size - 1);
            next[index] = -1;
            if (slots[slot] == 0) heads[slot] = index;
            else next[tails[slot]] = index;
            slots[slot] = key;
            tails[slot] = index;
        }
        weights = new Weighted[entries.Count];
        int filled = 0;
        for (int slot = 0; slot < size; slot++)
        {
            if (slots[slot] == 0) continue;
            slots[slot] = (slots[slot] << PlaceBits) | (uint)filled;
            for (int index = heads[slot]; index >= 0; index = next[index])
                weights[filled++] = new Weighted { Profile = entries[index].Profile, Weight = entries[index].Weight, IsLast = next[index] < 0 };
        }
    }

    private sealed record Triple(ulong Key, int Profile, float Weight);

    /// <summary>What a triple says for a profile, and whether it is the last that it says.</summary>
    private struct Weighted
    {
        public int Profile;
        public float Weight;
        public bool IsLast;
    }

    public bool IsEmpty => weights.Length == 0;

    /// <summary>The tables of all scripts that have triples.</summary>
    public static Dictionary<string, TrigramTable> Load(List<LanguageProfile> profiles, IReadOnlyList<DataRow> rivals)
    {
        Dictionary<string, List<Triple>> lists = new(StringComparer.Ordinal);
        for (int profile = 0; profile < profiles.Count; profile++)
        {
            if (!profiles[profile].IsKnown) continue;
            foreach (DataRow row in DataFile.Read($"Languages/{profiles[profile].Code}/trigrams.tsv"))
            {
                decimal weight = decimal.Parse(row[1], CultureInfo.InvariantCulture);
                if (Math.Abs(weight) > (decimal)WordScores.MostOfTriple || weight % (decimal)WordScores.Step != 0) throw row.Bad($"the weight {row[1]} is no whole number of {WordScores.Step}, or more than {WordScores.MostOfTriple}");
                Add(lists, row, row[0], profiles[profile], profile, (float)weight);
            }
        }
        foreach (DataRow row in rivals)
        {
            int profile = IndexOf(profiles, row[0]);
            if (profile < 0 || profiles[profile].IsKnown || row[5].Length == 0) continue;
            Add(lists, row, row[5], profiles[profile], profile, profiles[profile].Script == "Latin" ? RivalWeight : RivalWeight / 2);
        }
        Dictionary<string, TrigramTable> tables = new(StringComparer.Ordinal);
        foreach ((string script, List<Triple> list) in lists) tables.Add(script, new TrigramTable(list));
        return tables;
    }

    public static TrigramTable Of(Dictionary<string, TrigramTable> tables, string script) => tables.GetValueOrDefault(script, Empty);

    /// <summary>Adds to the scores what three letters speak for.</summary>
    public void AddTo(Span<double> scores, char a, char b, char c)
    {
        ulong key = Key(a, b, c);
        int slot = Slot(key, slots.Length);
        for (ulong found = slots[slot]; found != 0; found = slots[slot = (slot + 1) & (slots.Length - 1)])
        {
            if (found >> PlaceBits != key) continue;
            int place = (int)(found & ((1 << PlaceBits) - 1));
            Weighted weighted;
            do
            {
                weighted = weights[place++];
                scores[weighted.Profile] += weighted.Weight;
            }
            while (!weighted.IsLast);
            return;
        }
    }

    private static void Add(Dictionary<string, List<Triple>> lists, DataRow row, string grams, LanguageProfile profile, int index, float weight)
    {
        if (!lists.TryGetValue(profile.Script, out List<Triple>? list)) lists.Add(profile.Script, list = []);
        foreach (string gram in grams.Split('|'))
        {
            if (gram.Length != 3) throw row.Bad($"'{gram}' has not three letters");
            list.Add(new Triple(Key(Blank(gram[0]), Blank(gram[1]), Blank(gram[2])), index, weight));
        }
        if (list.Count > 1 << PlaceBits) throw row.Bad($"the script {profile.Script} has more than {1 << PlaceBits} letter triples");
    }

    private static char Blank(char c) => c == '_' ? ' ' : c;

    private static int IndexOf(List<LanguageProfile> profiles, string code)
    {
        for (int i = 0; i < profiles.Count; i++) if (profiles[i].Code == code) return i;
        return -1;
    }

    private static ulong Key(char a, char b, char c) => (ulong)a << 32 | (ulong)b << 16 | c;

    private static int Slot(ulong key, int size) => (int)((key * 0x9E3779B97F4A7C15UL) >> 40) & (size - 1);
}
