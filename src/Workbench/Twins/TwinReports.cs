using System.Buffers;
using System.Text;
using DuckDB.NET.Data;
using Workbench.Comparing;
using Workbench.DataFrames;

namespace Workbench.Twins;

/// <summary>
/// What twins are told by, of all reports, in flat arrays: a million reports with ten million numbers take 0.4 GB. Reports are numbered
/// in the order of their ids.
/// </summary>
internal sealed class TwinReports
{
    private const string NotRejected = "report_id IS NOT NULL AND status <> 'rejected'";

    private readonly Words ids;
    private readonly Words languages;
    private readonly Words places;
    private readonly ReadOnlyMemory<DateOnly> published;
    private readonly int[] firstFigure;
    private readonly bool[] hasWords;
    private uint[] words = [];

    private TwinReports(ColumnSet rows, int[] firstFigure, ulong[] figures)
    {
        Words Of(string column) => Comparing.Words.Of((TextColumn)rows[column]);
        (ids, languages, places, published) = (Of("report_id"), Of("language"), Of("place_id"), rows.Column<DateOnly>("published").Values);
        (this.firstFigure, Figures, Count) = (firstFigure, figures, rows.RowCount);
        (hasWords, Weights) = (new bool[Count], new float[firstFigure[^1]]);
    }

    public int Count { get; }

    /// <summary>The numbers of all reports, one report after another, each sorted and without repetition; there may be room behind the last.</summary>
    public ulong[] Figures { get; }

    /// <summary>The weight of each number: the logarithm of its rarity.</summary>
    public float[] Weights { get; }

    public string Id(int report) => ids.At(report)!;

    public bool SameLanguage(int a, int b) => languages[a] == languages[b];

    public string? Place(int report) => places.At(report);

    /// <summary>The day of publication; the last day there is where it is unknown.</summary>
    public DateOnly Published(int report) => published.Span[report];

    /// <summary>Where the numbers of a report begin; those of the last end where those of <see cref="Count"/> would begin.</summary>
    public int FirstFigure(int report) => firstFigure[report];

    public bool HasWords(int report) => hasWords[report];

    public ReadOnlySpan<uint> Words(int report) => words.AsSpan(report * MinHash.Bins, MinHash.Bins);

    public static TwinReports Read(DuckDBConnection connection, CancellationToken cancellationToken)
    {
        var rows = DataFrame.FromSql(connection, "SELECT report_id, language, place_id, coalesce(published, DATE '9999-12-31') AS published FROM reports ORDER BY report_id").Collect(cancellationToken);
        var (first, figures) = Numbers(connection, rows.RowCount, cancellationToken);
        return new TwinReports(rows, first, figures);
    }

    /// <summary>Weighs all numbers, and gives the reports that state a number, for each number that at least two and at most <paramref name="most"/> state.</summary>
    public IEnumerable<ReadOnlyMemory<int>> Rare(int most)
    {
        var (numbers, owners) = Postings();
        Weigh(numbers);
        for (var from = 0; from < numbers.Length;)
        {
            var to = End(numbers, from);
            if (to - from >= 2 && to - from <= most)
                yield return owners.AsMemory(from..to);
            from = to;
        }
    }

    /// <summary>All numbers, sorted, each with the report that states it.</summary>
    private (ulong[] Numbers, int[] Owners) Postings()
    {
        var numbers = Figures[..firstFigure[^1]];
        var owners = new int[numbers.Length];
        for (var report = 0; report < Count; report++)
            owners.AsSpan(firstFigure[report]..firstFigure[report + 1]).Fill(report);
        Array.Sort(numbers, owners);
        return (numbers, owners);
    }

    private void Weigh(ulong[] sorted)
    {
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
        for (var i = 0; i < Weights.Length; i++)
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
        return (first, numbers);
    }

    /// <summary>
    /// Reads the words of all reports, some megabytes at a time into one buffer. Texts that are made anew, as strings or as columns, are two
    /// gigabytes of garbage for a million of them.
    /// </summary>
    public void ReadWords(DuckDBConnection connection, CancellationToken cancellationToken)
    {
        words = new uint[(long)Count * MinHash.Bins];
        // Where somebody put a report in twice by SQL of their own, the first has the words.
        var rowOf = new int[ids.Count];
        for (var row = Count - 1; row >= 0; row--)
            rowOf[ids[row]] = row;
        using var command = connection.CreateCommand();
        // As bytes a text is a stream over the engine's own memory.
        command.CommandText = "SELECT report_id, encode(text) FROM reports";
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        var buffer = new byte[4 << 20];
        var texts = new List<(int Report, int From, int To)>();
        while (reader.Read())
        {
            using var text = reader.GetStream(1);
            var from = texts.Count == 0 ? 0 : texts[^1].To;
            if (text.Length > buffer.Length - from)
            {
                Sign(buffer, texts, cancellationToken);
                from = 0;
                if (text.Length > buffer.Length)
                    buffer = new byte[text.Length];
            }
            var to = from + (int)text.Length;
            text.ReadExactly(buffer.AsSpan(from..to));
            texts.Add((rowOf[ids.Find(Encoding.UTF8.GetBytes(reader.GetString(0)))], from, to));
        }
        Sign(buffer, texts, cancellationToken);
    }

    /// <summary>Reads the signatures of texts, and forgets the texts.</summary>
    private void Sign(byte[] buffer, List<(int Report, int From, int To)> texts, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Parallel.For(0, texts.Count, i =>
        {
            var (report, from, to) = texts[i];
            var text = ArrayPool<char>.Shared.Rent(to - from);
            hasWords[report] = MinHash.Of(text.AsSpan(0, Encoding.UTF8.GetChars(buffer, from, to - from, text, 0)), words.AsSpan(report * MinHash.Bins, MinHash.Bins));
            ArrayPool<char>.Shared.Return(text);
        });
        texts.Clear();
    }
}
