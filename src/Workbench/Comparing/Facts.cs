using Workbench.DataFrames;

namespace Workbench.Comparing;

/// <summary>
/// Figures as comparisons and conflicts see them: those that may be counted, each by its number from 0, with its place and its source.
/// They stand in columns: a unit of a large store has hundreds of thousands, and an object for each costs more than all that is asked of it.
/// Immutable; safe to read from several threads.
/// </summary>
internal sealed class Facts
{
    private readonly TextColumn ids;
    private readonly decimal[] values;
    private readonly decimal?[]? highs;
    private readonly int[] starts;
    private readonly int[] ends;
    private readonly int[] days;
    private readonly int[] place;
    private readonly FactPlaces places;
    private readonly ReadOnlyMemory<bool> doubtful;
    private readonly ReadOnlyMemory<bool> reviewed;

    public Facts(ColumnSet rows, IReadOnlyDictionary<string, KnownPlace> known)
    {
        (ids, values) = ((TextColumn)rows["figure_id"], rows.Column<decimal>("value").Values.ToArray());
        highs = Some(rows.Column<decimal>("value_high"));
        (starts, ends, days) = (Days("period_start"), Days("period_end"), Days("published"));
        (doubtful, reviewed) = (rows.Column<bool>("doubtful").Values, rows.Column<bool>("reviewed").Values);
        Words Of(string column) => Words.Of((TextColumn)rows[column]);
        Words? source = null, at = null, name = null, unit = null, category = null, kind = null, bound = null, language = null, subject = null;
        // The sources are as many as all other words together; the two processors that the engine has left share them.
        Parallel.Invoke(() => source = Of("source"), () =>
        {
            (at, name, unit, category, kind) = (Of("at_place"), Of("place_name"), Of("unit"), Of("category"), Of("kind"));
            (bound, language, subject) = (Of("bound"), Of("lang"), Of("subject"));
        });
        (Source, Unit, Category, Kind, Bound, Language, Subject) = (source!, unit!, category!, kind!, bound!, language!, subject!);
        places = new FactPlaces(at!, name!, known);
        place = new int[rows.RowCount];
        Live = new int[rows.RowCount];
        for (var i = 0; i < place.Length; i++)
            (place[i], Live[i]) = (places.CodeOf(i), i);

        int[] Days(string column)
        {
            var from = rows.Column<DateOnly>(column);
            var to = new int[from.Count];
            var given = from.Values.Span;
            for (var i = 0; i < to.Length; i++)
                to[i] = from.IsNull(i) ? 0 : given[i].DayNumber + 1;
            return to;
        }
    }

    private Facts(Facts other, int[] live, decimal[] values, decimal?[]? highs, Words unit)
    {
        (ids, starts, ends, days, place, places, doubtful, reviewed) = (other.ids, other.starts, other.ends, other.days, other.place, other.places, other.doubtful, other.reviewed);
        (Source, Category, Kind, Bound, Language, Subject) = (other.Source, other.Category, other.Kind, other.Bound, other.Language, other.Subject);
        (Live, this.values, this.highs, Unit) = (live, values, highs, unit);
    }

    /// <summary>The figures that are left to be counted.</summary>
    public int[] Live { get; }

    public Words Unit { get; }

    public Words Category { get; }

    public Words Kind { get; }

    public Words Bound { get; }

    public Words Language { get; }

    /// <summary>The report (of twins, the one that counts for both) or the table file.</summary>
    public Words Source { get; }

    /// <summary>Rows of tables that count the same thing under other values contradict each other; those that count different things do not. None for a figure of a report.</summary>
    public Words Subject { get; }

    public string Id(int fact) => ids[fact]!;

    /// <summary>The order of ids, which are ASCII: that of their bytes.</summary>
    public int CompareIds(int a, int b) => ids.Utf8(a).SequenceCompareTo(ids.Utf8(b));

    public decimal Value(int fact) => values[fact];

    public decimal? ValueHigh(int fact) => highs?[fact];

    public decimal High(int fact) => highs?[fact] ?? values[fact];

    public DateOnly? Start(int fact) => Day(starts[fact]);

    public DateOnly? End(int fact) => Day(ends[fact]);

    /// <summary>The day of the report; null for tables and reports without one.</summary>
    public DateOnly? Published(int fact) => Day(days[fact]);

    /// <summary>Equal for figures of one period; 0 for those that name none.</summary>
    public long Period(int fact) => ((long)starts[fact] << 32) | (uint)ends[fact];

    /// <summary>The last day that the figure speaks of, as a number; what has no end holds until the report was written, and without that until now.</summary>
    public int AsOf(int fact) => ends[fact] > 0 ? ends[fact] : days[fact] > 0 ? days[fact] : int.MaxValue;

    /// <summary>Equal for figures of one place.</summary>
    public int PlaceCode(int fact) => place[fact];

    /// <summary>The place by id, else as written; null when none is known.</summary>
    public string? Place(int fact) => places[place[fact]].Id;

    public FactPlaces.Located Where(int fact) => places[place[fact]];

    public bool IsDoubtful(int fact) => doubtful.Span[fact];

    public bool IsReviewed(int fact) => reviewed.Span[fact];

    /// <summary>The ids of figures in ordinal order, put together when somebody looks. Till then the list holds the column of ids and nothing else of these facts.</summary>
    public IReadOnlyList<string> Ids(ArraySegment<int> members)
    {
        var column = ids;
        return new Deferred<string>(() =>
        {
            string[] all = [.. members.Select(fact => column[fact]!)];
            Array.Sort(all, StringComparer.Ordinal);
            return all;
        }, members.Count);
    }

    /// <summary>How many reports and tables figures stand in.</summary>
    public int Sources(ArraySegment<int> members)
    {
        var sources = new int[members.Count];
        for (var i = 0; i < sources.Length; i++)
            sources[i] = Source[members[i]];
        Array.Sort(sources);
        var different = sources.Length > 0 ? 1 : 0;
        for (var i = 1; i < sources.Length; i++)
            different += sources[i] != sources[i - 1] ? 1 : 0;
        return different;
    }

    public Facts Only(int[] live) => new(this, live, values, highs, Unit);

    /// <summary>The same figures in another unit.</summary>
    public Facts Converted(int[] live, decimal[] into, decimal?[]? intoHighs, string unit) => new(this, live, into, intoHighs, Words.Same(values.Length, unit));

    public decimal[] CopyValues() => [.. values];

    public decimal?[]? CopyHighs() => highs is null ? null : [.. highs];

    private static DateOnly? Day(int number) => number == 0 ? null : DateOnly.FromDayNumber(number - 1);

    private static decimal?[]? Some(Column<decimal> column)
    {
        if (column.NullCount == column.Count)
            return null;
        var some = new decimal?[column.Count];
        for (var i = 0; i < some.Length; i++)
            some[i] = column.IsNull(i) ? null : column[i];
        return some;
    }
}
