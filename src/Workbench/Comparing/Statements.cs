using System.Runtime.InteropServices;

namespace Workbench.Comparing;

/// <summary>
/// What the figures of a place, kind and unit come to. Values that one source states side by side count different things and are
/// summed. Values that no source ever states together may count the same thing: they are a range from the lowest to the highest
/// source, and never averaged. One instance serves one thread, and is used again for one place after another.
/// </summary>
internal sealed partial class Statements(Facts facts)
{
    /// <summary>All rows of tables are one source, whatever file they came in: the files are how the researcher cut them.</summary>
    private const int Table = 0;

    private readonly List<Statement> statements = [];
    private readonly List<Group> groups = [];
    private Item[] items = [];
    private int count;

    /// <summary>A figure in the order in which it is looked at.</summary>
    private readonly record struct Item(int Place, int Fact, long Period, decimal Value);

    /// <summary>A value as it is stated, with who states it: the items from <paramref name="From"/> to before <paramref name="To"/>, by id.</summary>
    public readonly record struct Statement(decimal Value, decimal? ValueHigh, int From, int To)
    {
        public decimal High => ValueHigh ?? Value;
    }

    /// <summary>Statements that no source makes together, by value; a conflict when they cannot all be true.</summary>
    /// <param name="From">The first of the statements.</param>
    /// <param name="To">After the last of them.</param>
    /// <param name="IsConflict">Whether they cannot all be true.</param>
    /// <param name="OneEach">Whether it is known that each source, none of them a table, makes one of the statements.</param>
    private readonly record struct Group(int From, int To, bool IsConflict, bool OneEach);

    /// <summary>What the figures of several places come to.</summary>
    public struct Total
    {
        public decimal Low, High, Least, Most;
        public int Places, Different, Conflicts, Used;
        public bool OneEach;
        public DateOnly? Start, End;
        public List<string> Bounds;
    }

    /// <summary>What figures of one unit and kind come to, each place by itself.</summary>
    public Total Of(ReadOnlySpan<int> members, Adds adds)
    {
        switch (adds)
        {
            case Adds.Rate: Fill(members, static (_, _) => 0); break;
            // The newest day comes first: of a stock nothing else counts.
            case Adds.Stock: Fill(members, static (facts, fact) => -facts.AsOf(fact)); break;
            default: ByPeriod(members); break;
        }
        var total = new Total { OneEach = true, Bounds = [] };
        for (var from = 0; from < count;)
        {
            var to = from + 1;
            while (to < count && items[to].Place == items[from].Place)
                to++;
            var (low, high, different, used) = adds switch { Adds.Rate => OfRate(from, to), Adds.Stock => OfStock(from, to, ref total), _ => OfFlow(from, to, ref total) };
            Use(from, from + used, ref total);
            (total.Least, total.Most) = total.Places == 0 ? (low, high) : (Math.Min(total.Least, low), Math.Max(total.Most, high));
            (total.Low, total.High, total.Different) = (total.Low + low, total.High + high, total.Different + different);
            total.Places++;
            total.OneEach &= different == 1;
            from = to;
        }
        return total;
    }

    /// <summary>The conflicts among figures of one unit and kind at one place.</summary>
    public IReadOnlyList<Disagreement> Disagreements(ReadOnlySpan<int> members)
    {
        List<Disagreement>? found = null;
        ByPeriod(members);
        for (var from = 0; from < count;)
        {
            var to = EndOfPeriod(from, count);
            if (to - from > 1)
            {
                Read(from, to);
                foreach (var group in groups)
                    if (group.IsConflict)
                        (found ??= []).Add(Take(group));
            }
            from = to;
        }
        return found is null ? [] : found;
    }

    private (decimal Low, decimal High, int Different, int Used) OfFlow(int from, int to, ref Total total)
    {
        decimal low = 0, high = 0;
        var different = 0;
        for (var start = from; start < to;)
        {
            var end = EndOfPeriod(start, to);
            Read(start, end);
            foreach (var group in groups)
            {
                var (least, most) = Range(group);
                (low, high, different) = (low + least, high + most, different + group.To - group.From);
                total.Conflicts += group.IsConflict ? 1 : 0;
            }
            start = end;
        }
        return (low, high, different, to - from);
    }

    private (decimal Low, decimal High, int Different, int Used) OfStock(int from, int to, ref Total total)
    {
        var end = EndOfPeriod(from, to);
        Read(from, end);
        var (low, high) = Span(0, statements.Count);
        foreach (var group in groups)
            total.Conflicts += group.IsConflict ? 1 : 0;
        return (low, high, statements.Count, end - from);
    }

    private (decimal Low, decimal High, int Different, int Used) OfRate(int from, int to)
    {
        Distinguish(from, to);
        var (low, high) = Span(0, statements.Count);
        // The upper end of a ratio is its whole: of several the parts are shown.
        if (statements.Count > 1 && facts.Kind.At(items[from].Fact) == "ratio")
            high = statements[^1].Value;
        return (low, high, statements.Count, to - from);
    }

    private void Use(int from, int to, ref Total total)
    {
        total.Used += to - from;
        foreach (var item in items.AsSpan(from, to - from))
        {
            var (start, end, bound) = (facts.Start(item.Fact), facts.End(item.Fact), facts.Bound.At(item.Fact)!);
            if (start is { } first && !(total.Start <= first))
                total.Start = first;
            if (end is { } last && !(total.End >= last))
                total.End = last;
            if (!total.Bounds.Contains(bound))
                total.Bounds.Add(bound);
        }
    }

    private Disagreement Take(Group group)
    {
        var ends = new int[group.To - group.From];
        var end = 0;
        for (var i = 0; i < ends.Length; i++)
            ends[i] = end += statements[group.From + i].To - statements[group.From + i].From;
        var members = new int[end];
        var written = 0;
        for (var i = group.From; i < group.To; i++)
            for (var item = statements[i].From; item < statements[i].To; item++)
                members[written++] = items[item].Fact;
        return new Disagreement(facts, members, ends);
    }

    /// <summary>The figures by place, period, value and id. A value said again without its period belongs to the dated one.</summary>
    private void ByPeriod(ReadOnlySpan<int> members)
    {
        Fill(members, static (facts, fact) => facts.Period(fact), out var dated, out var undated);
        if (!dated || !undated)
            return;
        var all = items.AsSpan(0, count);
        all.Sort(new ByValueAndDate(facts));
        for (var i = 1; i < all.Length; i++)
            if (all[i].Period == 0 && all[i - 1].Period != 0 && Equal(all[i], all[i - 1]))
            {
                // Of several dated ones it joins the first by id, which stands first.
                var first = i - 1;
                while (first > 0 && Equal(all[first - 1], all[i]))
                    first--;
                var period = all[first].Period;
                for (; i < all.Length && all[i].Period == 0 && Equal(all[i], all[first]); i++)
                    all[i] = all[i] with { Period = period };
                i--;
            }
        all.Sort(new ByValue(facts));

        bool Equal(in Item a, in Item b) => a.Place == b.Place && a.Value == b.Value && facts.ValueHigh(a.Fact) == facts.ValueHigh(b.Fact);
    }

    private void Fill(ReadOnlySpan<int> members, Func<Facts, int, long> period) => Fill(members, period, out _, out _);

    private void Fill(ReadOnlySpan<int> members, Func<Facts, int, long> period, out bool dated, out bool undated)
    {
        if (items.Length < members.Length)
            items = new Item[Math.Max(members.Length, items.Length * 2)];
        count = members.Length;
        (dated, undated) = (false, false);
        for (var i = 0; i < members.Length; i++)
        {
            var fact = members[i];
            var at = period(facts, fact);
            items[i] = new Item(facts.PlaceCode(fact), fact, at, facts.Value(fact));
            dated |= at != 0;
            undated |= at == 0;
        }
        items.AsSpan(0, count).Sort(new ByValue(facts));
    }

    private int EndOfPeriod(int from, int to)
    {
        var end = from + 1;
        while (end < to && items[end].Period == items[from].Period && items[end].Place == items[from].Place)
            end++;
        return end;
    }

    private int SourceOf(int item) => facts.Subject[items[item].Fact] == Words.None ? facts.Source[items[item].Fact] + 1 : Table;

    [StructLayout(LayoutKind.Auto)]
    private readonly struct ByValue(Facts facts) : IComparer<Item>
    {
        public int Compare(Item x, Item y)
        {
            if (x.Place != y.Place)
                return x.Place < y.Place ? -1 : 1;
            if (x.Period != y.Period)
                return x.Period < y.Period ? -1 : 1;
            return decimal.Compare(x.Value, y.Value) is not 0 and var byValue ? byValue
                : Nullable.Compare(facts.ValueHigh(x.Fact), facts.ValueHigh(y.Fact)) is not 0 and var byHigh ? byHigh : facts.CompareIds(x.Fact, y.Fact);
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly struct ByValueAndDate(Facts facts) : IComparer<Item>
    {
        public int Compare(Item x, Item y)
        {
            if (x.Place != y.Place)
                return x.Place < y.Place ? -1 : 1;
            if (decimal.Compare(x.Value, y.Value) is not 0 and var byValue)
                return byValue;
            if (Nullable.Compare(facts.ValueHigh(x.Fact), facts.ValueHigh(y.Fact)) is not 0 and var byHigh)
                return byHigh;
            return x.Period == 0 != (y.Period == 0) ? (x.Period == 0 ? 1 : -1) : facts.CompareIds(x.Fact, y.Fact);
        }
    }
}
