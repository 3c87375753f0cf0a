using System.Globalization;

namespace Workbench.Comparing;

/// <summary>What a row of a comparison stands for.</summary>
internal readonly record struct RowKey(string First, string? Second, string? PlaceId, string? Level, string? Province);

/// <summary>Figures by row of a comparison and by kind: figures of unlike kinds stand in separate rows.</summary>
internal sealed class FactGroups
{
    internal const string None = "(none)";

    private readonly List<RowKey> keys = [];
    private readonly int[] starts;
    private readonly int[] order;

    private FactGroups(Facts facts, IReadOnlyList<string> groupings)
    {
        var first = new KeyReader(facts, groupings[0]);
        var second = groupings.Count > 1 ? new KeyReader(facts, groupings[1]) : null;
        var groupOf = new int[facts.Live.Length];
        var known = new Dictionary<(int, int, int), int>();
        (int, int, int) last = (-1, -1, -1);
        var group = -1;
        // Neighbours mostly share everything, as they lie sorted in the store.
        for (var i = 0; i < groupOf.Length; i++)
        {
            var fact = facts.Live[i];
            var key = (first.CodeOf(fact), second?.CodeOf(fact) ?? 0, facts.Kind[fact]);
            if (key != last)
            {
                if (!known.TryGetValue(key, out group))
                {
                    known.Add(key, group = keys.Count);
                    keys.Add(Together(first[key.Item1], second?[key.Item2]));
                }
                last = key;
            }
            groupOf[i] = group;
        }
        starts = new int[keys.Count + 1];
        foreach (var g in groupOf)
            starts[g + 1]++;
        for (var g = 1; g < starts.Length; g++)
            starts[g] += starts[g - 1];
        order = new int[groupOf.Length];
        var next = starts.ToArray();
        for (var i = 0; i < groupOf.Length; i++)
            order[next[groupOf[i]]++] = facts.Live[i];
    }

    public int Count => keys.Count;

    public RowKey Key(int group) => keys[group];

    public ArraySegment<int> Members(int group) => new(order, starts[group], starts[group + 1] - starts[group]);

    public static FactGroups Of(Facts facts, IReadOnlyList<string> groupings) => new(facts, groupings);

    /// <summary>Gives the row that a figure stands in, also of figures that are not counted.</summary>
    public static Func<int, RowKey> Keys(Facts facts, IReadOnlyList<string> groupings)
    {
        var first = new KeyReader(facts, groupings[0]);
        var second = groupings.Count > 1 ? new KeyReader(facts, groupings[1]) : null;
        return fact => Together(first[first.CodeOf(fact)], second?[second.CodeOf(fact)]);
    }

    /// <summary>The place is the row's whichever of the two it is.</summary>
    private static RowKey Together(RowKey first, RowKey? second) => second is not { } other ? first
        : first.PlaceId is null && other.PlaceId is not null ? other with { First = first.First, Second = other.First } : first with { Second = other.First };

    /// <summary>One of the things that rows stand for, as numbers: a key is made once for each number.</summary>
    private sealed class KeyReader(Facts facts, string by)
    {
        private readonly Dictionary<RowKey, int> codes = [];
        private readonly Dictionary<int, int> ofPlace = [];
        private readonly List<RowKey> keys = [];

        public RowKey this[int code] => keys[code];

        public int CodeOf(int fact)
        {
            // What differs in itself: places, languages, years. Several places may still be one key, as districts of a province are.
            var distinct = by switch { "language" => facts.Language[fact], "year" => (facts.End(fact) ?? facts.Start(fact))?.Year ?? 0, _ => facts.PlaceCode(fact) };
            if (ofPlace.TryGetValue(distinct, out var code))
                return code;
            var key = KeyOf(fact);
            if (!codes.TryGetValue(key, out code))
            {
                codes.Add(key, code = keys.Count);
                keys.Add(key);
            }
            ofPlace.Add(distinct, code);
            return code;
        }

        private RowKey KeyOf(int fact) => (by, facts.Where(fact)) switch
        {
            ("language", _) => new RowKey(facts.Language.At(fact)!, null, null, null, null),
            ("year", _) => new RowKey((facts.End(fact) ?? facts.Start(fact))?.Year.ToString(CultureInfo.InvariantCulture) ?? None, null, null, null, null),
            ("district", { District: { } d }) => new RowKey(d.Name, null, d.Id, d.Level, d.Province),
            (_, { Province: { } p }) => new RowKey(p.Name, null, p.Id, "province", null),
            (_, var where) => new RowKey(where.Name ?? None, null, null, null, null),
        };
    }
}
