namespace Workbench.Comparing;

internal sealed partial class Statements
{
    /// <summary>Who states what, as numbers to sort: the source in the upper half, the statement in the lower.</summary>
    private long[] said = [];

    /// <summary>Cuts items into statements: equal values are one.</summary>
    private void Distinguish(int from, int to)
    {
        statements.Clear();
        for (var at = from; at < to;)
        {
            var (value, high) = (items[at].Value, facts.ValueHigh(items[at].Fact));
            var end = at + 1;
            while (end < to && items[end].Value == value && facts.ValueHigh(items[end].Fact) == high)
                end++;
            statements.Add(new Statement(value, high, at, end));
            at = end;
        }
    }

    /// <summary>
    /// The items of one place and period as statements and groups: connected components of "no source states both". Mostly no source
    /// states two of them, and all are one group; else the walk goes over the unvisited statements only, so that a place with thousands
    /// costs what its sources state together, not the square.
    /// </summary>
    private void Read(int from, int to)
    {
        Distinguish(from, to);
        groups.Clear();
        if (statements.Count == 1)
        {
            groups.Add(new Group(0, 1, IsConflict: false, OneEach: false));
            return;
        }
        var pairs = Say(0, statements.Count);
        var (sources, several) = (1, false);
        for (var i = 1; i < pairs.Length; i++)
            if (pairs[i] >> 32 != pairs[i - 1] >> 32)
                sources++;
            else
                several |= pairs[i] != pairs[i - 1];
        if (sources == 1)
            OfOneSource(pairs[0] >> 32 == Table);
        else if (!several)
            groups.Add(new Group(0, statements.Count, !AllCanBeTrue(0, statements.Count), OneEach: pairs[0] >> 32 != Table));
        else
            Separate(pairs);
    }

    /// <summary>Who makes the statements, sorted by source (tables first) and statement; a pair comes as often as it is said.</summary>
    private Span<long> Say(int from, int to)
    {
        if (said.Length < count)
            said = new long[items.Length];
        var written = 0;
        for (var i = from; i < to; i++)
            for (var item = statements[i].From; item < statements[i].To; item++)
                said[written++] = ((long)SourceOf(item) << 32) | (uint)i;
        var pairs = said.AsSpan(0, written);
        pairs.Sort();
        return pairs;
    }

    /// <summary>One report counts different things. A table does too, but for rows that say that they count the same.</summary>
    private void OfOneSource(bool isTable)
    {
        if (!isTable)
        {
            for (var i = 0; i < statements.Count; i++)
                groups.Add(new Group(i, i + 1, IsConflict: false, OneEach: false));
            return;
        }
        var bySubject = new Dictionary<int, List<int>>();
        var parts = new List<List<int>>();
        for (var i = 0; i < statements.Count; i++)
            if (OnlySubject(statements[i]) is not { } subject)
                parts.Add([i]);
            else if (bySubject.TryGetValue(subject, out var same))
                same.Add(i);
            else
                parts.Add(bySubject[subject] = [i]);
        Regroup(parts);
    }

    /// <summary>What a statement counts, where all who make it say the same.</summary>
    private int? OnlySubject(Statement statement)
    {
        var subject = facts.Subject[items[statement.From].Fact];
        for (var item = statement.From + 1; item < statement.To; item++)
            if (facts.Subject[items[item].Fact] != subject)
                return null;
        return facts.Subject.Text(subject).Length > 0 ? subject : null;
    }

    private void Separate(ReadOnlySpan<long> pairs)
    {
        var together = new HashSet<int>?[statements.Count];
        var ofTable = new bool[statements.Count];
        var members = new List<int>();
        for (var from = 0; from < pairs.Length;)
        {
            var source = pairs[from] >> 32;
            members.Clear();
            var to = from;
            for (; to < pairs.Length && pairs[to] >> 32 == source; to++)
                if (to == from || pairs[to] != pairs[to - 1])
                    members.Add((int)pairs[to]);
            if (source == Table)
                foreach (var a in members)
                    ofTable[a] = true;
            else if (members.Count > 1)
                foreach (var a in members)
                    foreach (var b in members)
                        if (a != b)
                            (together[a] ??= []).Add(b);
            from = to;
        }
        List<int> unvisited = [.. Enumerable.Range(0, statements.Count)];
        var parts = new List<List<int>>();
        while (unvisited.Count > 0)
        {
            var part = new List<int> { unvisited[0] };
            unvisited.RemoveAt(0);
            for (var at = 0; at < part.Count && unvisited.Count > 0; at++)
            {
                var a = part[at];
                bool Apart(int b) => together[a]?.Contains(b) == true || (ofTable[a] && ofTable[b] && DifferentRows(statements[a], statements[b]));
                part.AddRange(unvisited.Where(b => !Apart(b)));
                unvisited = [.. unvisited.Where(Apart)];
            }
            part.Sort();
            parts.Add(part);
        }
        Regroup(parts);
    }

    /// <summary>Puts the statements of each part side by side.</summary>
    private void Regroup(List<List<int>> parts)
    {
        Statement[] all = [.. statements];
        statements.Clear();
        foreach (var part in parts)
        {
            var from = statements.Count;
            foreach (var i in part)
                statements.Add(all[i]);
            groups.Add(new Group(from, statements.Count, part.Count > 1 && !AllCanBeTrue(from, statements.Count), OneEach: false));
        }
    }

    /// <summary>Rows of tables say what they count: rows with other names, or with none, count different things.</summary>
    private bool DifferentRows(Statement a, Statement b)
    {
        for (var x = a.From; x < a.To; x++)
            if (facts.Subject[items[x].Fact] is >= 0 and var one)
                for (var y = b.From; y < b.To; y++)
                    if (facts.Subject[items[y].Fact] is >= 0 and var other && (one != other || facts.Subject.Text(one).Length == 0))
                        return true;
        return false;
    }

    private bool AllCanBeTrue(int from, int to)
    {
        var (low, high) = (decimal.MinValue, decimal.MaxValue);
        for (var i = from; i < to; i++)
            for (var item = statements[i].From; item < statements[i].To; item++)
            {
                var (least, most) = Interval(statements[i], facts.Bound.At(items[item].Fact));
                (low, high) = (Math.Max(low, least), Math.Min(high, most));
            }
        return low <= high;
    }

    private static (decimal Low, decimal High) Interval(Statement statement, string? bound) => bound switch
    {
        "atLeast" => (statement.Value, decimal.MaxValue),
        "atMost" => (decimal.MinValue, statement.High),
        // "About 200" and 196 agree: a tenth is the width that reports round within.
        "about" => (statement.Value - (Math.Abs(statement.Value) / 10), statement.High + (Math.Abs(statement.High) / 10)),
        _ => (statement.Value, statement.High),
    };

    /// <summary>The lowest and the highest that the statements say.</summary>
    private (decimal Low, decimal High) Span(int from, int to)
    {
        var (low, high) = (statements[from].Value, statements[from].High);
        for (var i = from + 1; i < to; i++)
            (low, high) = (Math.Min(low, statements[i].Value), Math.Max(high, statements[i].High));
        return (low, high);
    }

    /// <summary>From the lowest to the highest source: what a source says of different things is summed.</summary>
    private (decimal Low, decimal High) Range(Group group)
    {
        if (group.OneEach || group.To - group.From == 1)
            return Span(group.From, group.To);
        var pairs = Say(group.From, group.To);
        decimal low = decimal.MaxValue, high = decimal.MinValue;
        for (var from = 0; from < pairs.Length;)
        {
            var source = pairs[from] >> 32;
            decimal least = 0, most = 0;
            var to = from;
            for (; to < pairs.Length && pairs[to] >> 32 == source; to++)
                if (to == from || pairs[to] != pairs[to - 1])
                {
                    var statement = statements[(int)pairs[to]];
                    (least, most) = (least + statement.Value, most + statement.High);
                }
            if (source == Table)
                (least, most) = OfTable(group);
            (low, high) = (Math.Min(low, least), Math.Max(high, most));
            from = to;
        }
        return (low, high);
    }

    /// <summary>Of a table, the same thing under two values is a range; different things are summed.</summary>
    private (decimal Low, decimal High) OfTable(Group group)
    {
        var stated = new HashSet<(int Subject, decimal Value, decimal High)>();
        for (var i = group.From; i < group.To; i++)
            for (var item = statements[i].From; item < statements[i].To; item++)
                if (facts.Subject[items[item].Fact] is >= 0 and var subject)
                    stated.Add((subject, statements[i].Value, statements[i].High));
        decimal low = 0, high = 0;
        foreach (var same in stated.GroupBy(s => s.Subject))
        {
            var unnamed = facts.Subject.Text(same.Key).Length == 0;
            low += unnamed ? same.Sum(s => s.Value) : same.Min(s => s.Value);
            high += unnamed ? same.Sum(s => s.High) : same.Max(s => s.High);
        }
        return (low, high);
    }
}
