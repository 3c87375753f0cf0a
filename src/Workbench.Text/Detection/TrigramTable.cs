using System.Globalization;
using Workbench.Text.Data;

namespace Workbench.Text.Detection;

/// <summary>Weights of letter triples for profiles, from the <c>trigrams.tsv</c> of each language; empty where there is none.</summary>
internal sealed class TrigramTable
{
    private readonly Dictionary<long, (int Profile, float Weight)[]> weights = [];

    public bool IsEmpty => weights.Count == 0;

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
        foreach ((long key, List<(int, float)> list) in lists) table.weights.Add(key, [.. list]);
        return table;
    }

    public static long Key(char a, char b, char c) => (long)a << 32 | (long)b << 16 | c;

    public bool TryGet(long key, out (int Profile, float Weight)[] found) => weights.TryGetValue(key, out found!);
}
