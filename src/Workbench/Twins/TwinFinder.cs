using DuckDB.NET.Data;
using Workbench.Store;

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

    private TwinReports reports = null!;
    private int[] roots = [];
    private double[] scores = [];
    private bool[] byText = [];

    public IReadOnlyList<Twin> Find(CancellationToken cancellationToken)
    {
        // Reports are told by their numbers in the order of ids, which one more report would shift between two queries.
        using var snapshot = new Snapshot(connection);
        reports = TwinReports.Read(connection, cancellationToken);
        roots = [.. Enumerable.Range(0, reports.Count)];
        (scores, byText) = (new double[reports.Count], new bool[reports.Count]);
        var pairs = ByFigures();
        foreach (var (a, b) in Twice(pairs))
            if (Agreement(a, b) is var (score, shared) && shared >= SharedFigures && score >= SameFigures)
                Join(a, b, score, text: false);
        cancellationToken.ThrowIfCancellationRequested();
        // Only now, when what the numbers needed is given back.
        reports.ReadWords(connection, cancellationToken);
        foreach (var (a, b) in ByWords(cancellationToken))
            if (reports.SameLanguage(a, b) && SamePlace(a, b) && MinHash.Similarity(reports.Words(a), reports.Words(b)) is var likeness && likeness >= SameText && !Contradict(a, b))
                Join(a, b, likeness, text: true);
        return Groups();
    }

    /// <summary>Pairs of one place that share a rare number, once for each such number, sorted: those that share several stand side by side.</summary>
    private List<ulong> ByFigures()
    {
        // Pairs as one number each: ten million of them take 80 MB, as sets a gigabyte.
        var pairs = new List<ulong>();
        foreach (var who in reports.Rare(MostReports))
        {
            var stated = who.Span;
            for (var i = 0; i < stated.Length; i++)
                for (var j = i + 1; j < stated.Length; j++)
                    if (SamePlace(stated[i], stated[j]))
                        pairs.Add(((ulong)Math.Min(stated[i], stated[j]) << 32) | (uint)Math.Max(stated[i], stated[j]));
        }
        pairs.Sort();
        return pairs;
    }

    /// <summary>The pairs that stand there at least twice, once each.</summary>
    private static IEnumerable<(int A, int B)> Twice(List<ulong> pairs)
    {
        for (var i = 1; i < pairs.Count; i++)
            if (pairs[i] == pairs[i - 1] && (i == 1 || pairs[i - 2] != pairs[i]))
                yield return ((int)(pairs[i] >> 32), (int)(uint)pairs[i]);
    }

    /// <summary>Pairs with an equal band of their signatures; a pair may come several times.</summary>
    private IEnumerable<(int A, int B)> ByWords(CancellationToken cancellationToken)
    {
        var worded = Enumerable.Range(0, reports.Count).Where(reports.HasWords).ToArray();
        var keys = new ulong[worded.Length];
        var order = new int[worded.Length];
        for (var band = 0; band < MinHash.Bins; band += BandRows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < worded.Length; i++)
            {
                ulong key = 1469598103934665603;
                foreach (var word in reports.Words(worded[i]).Slice(band, BandRows))
                    key = (key ^ word) * 1099511628211;
                (keys[i], order[i]) = (key, worded[i]);
            }
            Array.Sort(keys, order);
            for (var from = 0; from < keys.Length;)
            {
                var to = from + 1;
                while (to < keys.Length && keys[to] == keys[from])
                    to++;
                if (to - from > 1)
                {
                    // Equal keys stand in any order after sorting; by number they give the same pairs every time.
                    Array.Sort(order, from, to - from);
                    // A long run is a text that hundreds share; each is paired with the first, which joins them all.
                    for (var i = from; i < to; i++)
                        for (var j = i + 1; j < Math.Min(to, i == from ? to : i + MostReports); j++)
                            yield return (order[i], order[j]);
                }
                from = to;
            }
        }
    }

    private bool SamePlace(int a, int b) => reports.Place(a) is not { } x || reports.Place(b) is not { } y || x == y
        || x.StartsWith(y + "/", StringComparison.Ordinal) || y.StartsWith(x + "/", StringComparison.Ordinal);

    /// <summary>The weight of the numbers that both state, of all that either states; and how many they share. Both lists are sorted.</summary>
    private (double Score, int Shared) Agreement(int a, int b)
    {
        double both = 0, all = 0;
        var shared = 0;
        var (i, ends) = (reports.FirstFigure(a), reports.FirstFigure(a + 1));
        var (j, last) = (reports.FirstFigure(b), reports.FirstFigure(b + 1));
        while (i < ends || j < last)
        {
            var order = i >= ends ? 1 : j >= last ? -1 : reports.Figures[i].CompareTo(reports.Figures[j]);
            all += order <= 0 ? reports.Weights[i] : reports.Weights[j];
            if (order == 0)
            {
                both += reports.Weights[i];
                shared++;
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return (all == 0 ? 0 : both / all, shared);
    }

    private bool Contradict(int a, int b) =>
        reports.FirstFigure(a + 1) - reports.FirstFigure(a) >= SharedFigures && reports.FirstFigure(b + 1) - reports.FirstFigure(b) >= SharedFigures && Agreement(a, b).Score < FiguresAgainst;

    private int Root(int i)
    {
        while (roots[i] != i)
            i = roots[i] = roots[roots[i]];
        return i;
    }

    private void Join(int a, int b, double score, bool text)
    {
        foreach (var i in (int[])[a, b])
            if (score > scores[i])
                (scores[i], byText[i]) = (score, text);
        roots[Root(a)] = Root(b);
    }

    private List<Twin> Groups() =>
        [.. Enumerable.Range(0, reports.Count).Where(i => scores[i] > 0).GroupBy(Root).SelectMany(g =>
        {
            var members = g.OrderBy(i => reports.Published(i)).ThenBy(i => reports.Id(i), StringComparer.Ordinal).ToList();
            return members.Skip(1).Select(i => new Twin(reports.Id(i), reports.Id(members[0]), Math.Round(scores[i], 4), byText[i] ? "text" : "figures"));
        }).OrderBy(t => t.TwinOf, StringComparer.Ordinal).ThenBy(t => t.ReportId, StringComparer.Ordinal)];
}
