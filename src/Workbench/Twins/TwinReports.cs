using DuckDB.NET.Data;
using Workbench.DataFrames;

namespace Workbench.Twins;

/// <summary>
/// What twins are told by, of all reports, in flat arrays: a million reports with ten million numbers take half a gigabyte. Reports are
/// numbered in the order of their ids.
/// </summary>
internal sealed class TwinReports
{
    private const string NotRejected = "report_id IS NOT NULL AND status <> 'rejected'";

    private readonly int[] firstFigure;
    private readonly uint[] words;
    private readonly bool[] hasWords;

    private TwinReports(string[] ids, string[] languages, string?[] places, DateOnly[] published, int[] firstFigure, ulong[] figures)
    {
        (Ids, Languages, Places, Published, this.firstFigure, Figures) = (ids, languages, places, published, firstFigure, figures);
        (words, hasWords) = (new uint[(long)ids.Length * MinHash.Bins], new bool[ids.Length]);
        Weights = new float[figures.Length];
    }

    public int Count => Ids.Length;

    public string[] Ids { get; }

    public string[] Languages { get; }

    public string?[] Places { get; }

    /// <summary>The day of publication; the last day there is where it is unknown.</summary>
    public DateOnly[] Published { get; }

    /// <summary>The numbers of all reports, one report after another, each sorted and without repetition.</summary>
    public ulong[] Figures { get; }

    /// <summary>The weight of each number: the logarithm of its rarity.</summary>
    public float[] Weights { get; }

    /// <summary>Where the numbers of a report begin; those of the last end where those of <see cref="Count"/> would begin.</summary>
    public int FirstFigure(int report) => firstFigure[report];

    public bool HasWords(int report) => hasWords[report];

    public ReadOnlySpan<uint> Words(int report) => words.AsSpan(report * MinHash.Bins, MinHash.Bins);

    public static TwinReports Read(DuckDBConnection connection, CancellationToken cancellationToken)
    {
        var rows = DataFrame.FromSql(connection, "SELECT report_id, language, place_id, coalesce(published, DATE '9999-12-31') AS published FROM reports ORDER BY report_id").Collect(cancellationToken);
        var ids = rows.Column<string>("report_id").Values.ToArray();
        // One instance a word; the list itself is short.
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        string Shared(string text) => known.TryGetValue(text, out var same) ? same : known[text] = text;
        var (languageOf, placeOf) = (rows.Column<string>("language"), rows.Column<string>("place_id"));
        var languages = new string[ids.Length];
        var places = new string?[ids.Length];
        for (var i = 0; i < ids.Length; i++)
            (languages[i], places[i]) = (Shared(languageOf[i]!), placeOf[i] is { } place ? Shared(place) : null);
        var (first, figures) = Numbers(connection, ids.Length, cancellationToken);
        var reports = new TwinReports(ids, languages, places, rows.Column<DateOnly>("published").Values.ToArray(), first, figures);
        reports.Weigh();
        reports.ReadWords(connection, cancellationToken);
        return reports;
    }

    /// <summary>The reports that state a number, for each number that at least two and at most <paramref name="most"/> state.</summary>
    public IEnumerable<int[]> Rare(int most)
    {
        var (numbers, owners) = Postings();
        for (var from = 0; from < numbers.Length;)
        {
            var to = End(numbers, from);
            if (to - from >= 2 && to - from <= most)
                yield return owners[from..to];
            from = to;
        }
    }

    /// <summary>All numbers, sorted, each with the report that states it.</summary>
    private (ulong[] Numbers, int[] Owners) Postings()
    {
        var numbers = (ulong[])Figures.Clone();
        var owners = new int[numbers.Length];
        for (var report = 0; report < Count; report++)
            owners.AsSpan(firstFigure[report], firstFigure[report + 1] - firstFigure[report]).Fill(report);
        Array.Sort(numbers, owners);
        return (numbers, owners);
    }

    private void Weigh()
    {
        var sorted = (ulong[])Figures.Clone();
        Array.Sort(sorted);
        var weights = new Dictionary<ulong, float>();
        // Nearly all numbers of a large store stand once; only the others are remembered.
        var alone = (float)Math.Log(1 + Count);
        for (var from = 0; from < sorted.Length;)
        {
            var to = End(sorted, from);
            if (to - from > 1)
                weights.Add(sorted[from], (float)Math.Log(1 + ((double)Count / (to - from))));
            from = to;
        }
        for (var i = 0; i < Figures.Length; i++)
            Weights[i] = weights.GetValueOrDefault(Figures[i], alone);
    }

    private static int End(ulong[] sorted, int from)
    {
        var to = from + 1;
        while (to < sorted.Length && sorted[to] == sorted[from])
            to++;
        return to;
    }

    private static (int[] First, ulong[] Figures) Numbers(DuckDBConnection connection, int reports, CancellationToken cancellationToken)
    {
        using var count = connection.CreateCommand();
        count.CommandText = $"SELECT count(*) FROM figures WHERE {NotRejected}";
        var most = (int)(long)count.ExecuteScalar()!;
        var owners = new int[most];
        var numbers = new ulong[most];
        var read = 0;
        // The unit is left out but for money: its word may be unknown in one of the languages, its number is the same.
        foreach (var rows in DataFrame.FromSql(connection, $"""
            WITH numbered AS (SELECT report_id, CAST(row_number() OVER (ORDER BY report_id) - 1 AS INTEGER) AS at FROM reports)
            SELECT n.at, hash(CASE WHEN f.kind = 'money' THEN f.unit WHEN f.kind IN ('percent', 'ratio') THEN f.kind ELSE '' END, f.value, coalesce(f.value_high, f.value)) AS number
            FROM figures f JOIN numbered n ON n.report_id = f.report_id WHERE f.{NotRejected.Replace("status", "f.status", StringComparison.Ordinal)}
            """).Stream(cancellationToken))
        {
            rows.Column<int>("at").Values.Span.CopyTo(owners.AsSpan(read));
            rows.Column<ulong>("number").Values.Span.CopyTo(numbers.AsSpan(read));
            read += rows.RowCount;
        }
        Array.Sort(owners, numbers, 0, read);
        var first = new int[reports + 1];
        var written = 0;
        for (int report = 0, at = 0; report < reports; report++)
        {
            first[report] = written;
            var from = at;
            while (at < read && owners[at] == report)
                at++;
            Array.Sort(numbers, from, at - from);
            for (var i = from; i < at; i++)
                if (i == from || numbers[i] != numbers[i - 1])
                    numbers[written++] = numbers[i];
        }
        first[reports] = written;
        return (first, numbers[..written]);
    }

    private void ReadWords(DuckDBConnection connection, CancellationToken cancellationToken)
    {
        var numberOf = new Dictionary<string, int>(Count, StringComparer.Ordinal);
        for (var i = 0; i < Count; i++)
            numberOf.Add(Ids[i], i);
        foreach (var rows in DataFrame.FromSql(connection, "SELECT report_id, text FROM reports").Stream(cancellationToken))
        {
            var (ids, texts) = (rows.Column<string>("report_id"), rows.Column<string>("text"));
            Parallel.For(0, rows.RowCount, row =>
            {
                var at = numberOf[ids[row]!];
                hasWords[at] = MinHash.Of(texts[row]!, words.AsSpan(at * MinHash.Bins, MinHash.Bins));
            });
        }
    }
}
