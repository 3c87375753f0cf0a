using DuckDB.NET.Data;

namespace Workbench.Twins;

/// <summary>
/// Finds reports that repeat others. Two reports are twins when the numbers that they state agree by weight (a number that few
/// reports state weighs more: the logarithm of its rarity), which survives translation; or when their words agree inside one language
/// and their numbers do not speak against it. Reports about different places are never twins.
/// </summary>
internal sealed class TwinFinder(DuckDBConnection connection)
{
    // Chosen before the generated set of the tests was measured for the first time, and not tuned on it.
    private const double SameFigures = 0.6;
    private const int SharedFigures = 3;
    private const double SameText = 0.5;
    private const double FiguresAgainst = 0.35;

    /// <summary>A number that more reports state tells no two of them apart; pairs are not looked for by it.</summary>
    private const int MostReports = 64;
    private const int BandRows = 4;

    private readonly List<Report> reports = [];

    private sealed class Report(string id, string language, string? place, DateOnly? published)
    {
        public string Id { get; } = id;
        public string Language { get; } = language;
        public string? Place { get; } = place;
        public DateOnly? Published { get; } = published;
        public ulong[] Figures { get; set; } = [];
        public uint[]? Words { get; set; }
        public int Root { get; set; }
        public double Score { get; set; }
        public string How { get; set; } = "";
    }

    public IReadOnlyList<Twin> Find(CancellationToken cancellationToken)
    {
        Read(cancellationToken);
        for (var i = 0; i < reports.Count; i++)
            reports[i].Root = i;
        var stated = Postings();
        var weights = stated.ToDictionary(s => s.Key, s => Math.Log(1 + ((double)reports.Count / s.Value.Count)));
        foreach (var (a, b) in ByFigures(stated))
            if (SamePlace(a, b) && Agreement(a, b, weights) is var (score, shared) && shared >= SharedFigures && score >= SameFigures)
                Join(a, b, score, "figures");
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var (a, b) in ByWords())
            if (reports[a].Language == reports[b].Language && SamePlace(a, b) && MinHash.Similarity(reports[a].Words!, reports[b].Words!) is var likeness && likeness >= SameText && !Contradict(a, b, weights))
                Join(a, b, likeness, "text");
        return Groups();
    }

    private void Read(CancellationToken cancellationToken)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT report_id, language, place_id, published, text FROM reports ORDER BY report_id";
            command.UseStreamingMode = true;
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                index.Add(reader.GetString(0), reports.Count);
                reports.Add(new Report(reader.GetString(0), string.Intern(reader.GetString(1)), reader.IsDBNull(2) ? null : string.Intern(reader.GetString(2)), reader.IsDBNull(3) ? null : reader.GetFieldValue<DateOnly>(3))
                {
                    Words = MinHash.Of(reader.GetString(4)),
                });
            }
        }
        using var figures = connection.CreateCommand();
        // The unit is left out but for money: its word may be unknown in one of the languages, its number is the same.
        figures.CommandText = """
            SELECT report_id, hash(CASE WHEN kind = 'money' THEN unit WHEN kind IN ('percent', 'ratio') THEN kind ELSE '' END, value, coalesce(value_high, value))
            FROM figures WHERE report_id IS NOT NULL AND status <> 'rejected'
            """;
        figures.UseStreamingMode = true;
        using var rows = figures.ExecuteReader();
        var tokens = new List<ulong>?[reports.Count];
        while (rows.Read())
            if (index.TryGetValue(rows.GetString(0), out var at))
                (tokens[at] ??= []).Add(rows.GetFieldValue<ulong>(1));
        for (var i = 0; i < tokens.Length; i++)
            reports[i].Figures = tokens[i] is { } list ? [.. list.Distinct().Order()] : [];
    }

    private Dictionary<ulong, List<int>> Postings()
    {
        var stated = new Dictionary<ulong, List<int>>();
        for (var i = 0; i < reports.Count; i++)
            foreach (var figure in reports[i].Figures)
                if (stated.TryGetValue(figure, out var list))
                    list.Add(i);
                else
                    stated.Add(figure, [i]);
        return stated;
    }

    /// <summary>Pairs that share at least two rare numbers.</summary>
    private static IEnumerable<(int A, int B)> ByFigures(Dictionary<ulong, List<int>> stated)
    {
        var once = new HashSet<(int, int)>();
        var twice = new HashSet<(int, int)>();
        foreach (var (_, list) in stated)
        {
            if (list.Count is < 2 or > MostReports)
                continue;
            for (var i = 0; i < list.Count; i++)
                for (var j = i + 1; j < list.Count; j++)
                    if (!once.Add((list[i], list[j])) && twice.Add((list[i], list[j])))
                        yield return (list[i], list[j]);
        }
    }

    /// <summary>Pairs with an equal band of their signatures.</summary>
    private IEnumerable<(int A, int B)> ByWords()
    {
        var seen = new HashSet<(int, int)>();
        for (var band = 0; band < MinHash.Bins; band += BandRows)
        {
            var keys = new List<(ulong Key, int Report)>();
            for (var i = 0; i < reports.Count; i++)
                if (reports[i].Words is { } words)
                {
                    ulong key = 1469598103934665603;
                    for (var row = 0; row < BandRows; row++)
                        key = (key ^ words[band + row]) * 1099511628211;
                    keys.Add((key, i));
                }
            keys.Sort();
            for (var from = 0; from < keys.Count;)
            {
                var to = from + 1;
                while (to < keys.Count && keys[to].Key == keys[from].Key)
                    to++;
                // A long run is a text that hundreds share; each is paired with the first, which joins them all.
                for (var i = from; i < to; i++)
                    for (var j = i + 1; j < Math.Min(to, i == from ? to : i + MostReports); j++)
                        if (seen.Add((keys[i].Report, keys[j].Report)))
                            yield return (keys[i].Report, keys[j].Report);
                from = to;
            }
        }
    }

    private bool SamePlace(int a, int b) => reports[a].Place is not { } x || reports[b].Place is not { } y || x == y
        || x.StartsWith(y + "/", StringComparison.Ordinal) || y.StartsWith(x + "/", StringComparison.Ordinal);

    private (double Score, int Shared) Agreement(int a, int b, Dictionary<ulong, double> weights)
    {
        double both = 0, all = 0;
        var shared = 0;
        var other = reports[b].Figures;
        foreach (var figure in reports[a].Figures)
        {
            all += weights[figure];
            if (Array.BinarySearch(other, figure) >= 0)
            {
                both += weights[figure];
                shared++;
            }
        }
        all += other.Sum(f => weights[f]) - both;
        return (all == 0 ? 0 : both / all, shared);
    }

    private bool Contradict(int a, int b, Dictionary<ulong, double> weights) =>
        reports[a].Figures.Length >= SharedFigures && reports[b].Figures.Length >= SharedFigures && Agreement(a, b, weights).Score < FiguresAgainst;

    private int Root(int i)
    {
        while (reports[i].Root != i)
            i = reports[i].Root = reports[reports[i].Root].Root;
        return i;
    }

    private void Join(int a, int b, double score, string how)
    {
        foreach (var i in (int[])[a, b])
            if (score > reports[i].Score)
                (reports[i].Score, reports[i].How) = (score, how);
        reports[Root(a)].Root = Root(b);
    }

    private List<Twin> Groups() =>
        [.. Enumerable.Range(0, reports.Count).GroupBy(Root).Where(g => g.Skip(1).Any()).SelectMany(g =>
        {
            var members = g.Select(i => reports[i]).OrderBy(r => r.Published ?? DateOnly.MaxValue).ThenBy(r => r.Id, StringComparer.Ordinal).ToList();
            return members.Skip(1).Select(r => new Twin(r.Id, members[0].Id, Math.Round(r.Score, 4), r.How));
        }).OrderBy(t => t.TwinOf, StringComparer.Ordinal).ThenBy(t => t.ReportId, StringComparer.Ordinal)];
}
