using static Workbench.DataFrames.Expressions;
using static Workbench.DataFrames.Tests.RandomFrames;

namespace Workbench.DataFrames.Tests;

/// <summary>Every verb over random frames (nulls, NaN, infinities, empty frames, duplicate keys, names that need quotes) against plain LINQ.</summary>
public sealed class PropertyTests
{
    [Fact]
    public void Rows_come_back() => Check(frame => frame, rows => rows.Select(row => row.Values()), ordered: true);

    [Fact]
    public void Filter() => Check(
        frame => frame.Filter((Col(Key) > 0 & Col(Text) != "a") | Col(Number) == double.NaN),
        rows => rows.Where(row => (row.Key > 0 && row.Text is not null && row.Text != "a") || row.Number is double.NaN).Select(row => row.Values()),
        ordered: true);

    [Fact]
    public void Filter_in_null_like() => Check(
        frame => frame.Filter(Col(Key).In(1, 2, -1) & Col(Number).IsNotNull() & !Col(Text).IsNull() & !Col(Text).StartsWith("a")),
        rows => rows.Where(row => row.Key is 1 or 2 or -1 && row.Number is not null && row.Text?.StartsWith('a') == false).Select(row => row.Values()));

    [Fact]
    public void Select_and_arithmetic() => Check(
        frame => frame.Select((Col(Number) * 2 - Col(Key)).As("x"), Col(Key)).Select("X", Key),
        rows => rows.Select(row => new object?[] { (row.Number * 2) - row.Key, row.Key }),
        ordered: true);

    [Fact]
    public void WithColumn_when() => Check(
        frame => frame.WithColumn(Key, When(Col(Key) < 0, -Col(Key), Col(Key).Coalesce(0))).WithColumn("long", Col(Text).Length()),
        rows => rows.Select(row => new object?[] { Math.Abs(row.Key ?? 0), row.Text, row.Number, row.Text is null ? null : (long)row.Text.Length }),
        ordered: true);

    [Fact]
    public void Rename_and_drop() => Check(
        frame => frame.Rename(Key, "khóa").Drop(Number).Filter(Col("KHÓA") > 0),
        rows => rows.Where(row => row.Key > 0).Select(row => new object?[] { row.Key, row.Text }));

    [Fact]
    public void OrderBy() => Check(
        frame => frame.OrderBy(Col(Number).Descending(), Key, Text),
        rows => rows
            .OrderBy(row => row.Number is null)
            .ThenByDescending(row => row.Number, Comparer<double?>.Create(RandomFrames.Compare))
            .ThenBy(row => row.Key is null).ThenBy(row => row.Key)
            .ThenBy(row => row.Text is null).ThenBy(row => row.Text, Comparer<string?>.Create((x, y) => string.CompareOrdinal(x, y)))
            .Select(row => row.Values()),
        ordered: true);

    [Fact]
    public void Head_and_tail()
    {
        Check(frame => frame.Head(3), rows => rows.Take(3).Select(row => row.Values()), ordered: true);
        Check(frame => frame.Tail(3), rows => rows.TakeLast(3).Select(row => row.Values()), ordered: true);
        Check(frame => frame.Head(0), _ => [], ordered: true);
    }

    [Fact]
    public void Distinct_and_union()
    {
        Check(frame => frame.Distinct(), rows => rows.Distinct().Select(row => row.Values()));
        Check(frame => frame.Distinct(Key).Select(Key), rows => rows.Select(row => row.Key).Distinct().Select(key => new object?[] { key }));
        CheckPair((left, right) => left.Union(right), (left, right) => left.Concat(right).Select(row => row.Values()));
    }

    [Fact]
    public void Missing_values()
    {
        Check(frame => frame.DropNull(), rows => rows.Where(row => row is { Key: not null, Text: not null, Number: not null }).Select(row => row.Values()), ordered: true);
        Check(frame => frame.DropNull(Text), rows => rows.Where(row => row.Text is not null).Select(row => row.Values()), ordered: true);
        Check(frame => frame.FillNull(Text, "không"), rows => rows.Select(row => (row with { Text = row.Text ?? "không" }).Values()), ordered: true);
    }

    [Fact]
    public void GroupBy_several() => Check(
        frame => frame.GroupBy(Key, Text).Aggregate(
            CountRows().As("rows"), Col(Number).Count().As("n"), Col(Number).CountDistinct().As("d"), Col(Number).Min().As("min"), Col(Number).Max().As("max")),
        rows => rows.GroupBy(row => (row.Key, row.Text)).Select(group =>
        {
            double?[] present = [.. group.Select(row => row.Number).Where(number => number is not null).Order(Comparer<double?>.Create(RandomFrames.Compare))];
            return new object?[] { group.Key.Key, group.Key.Text, (long)group.Count(), (long)present.Length, (long)present.Distinct().Count(), present.FirstOrDefault(), present.LastOrDefault() };
        }));

    [Fact]
    public void Aggregates_of_numbers() => Check(
        frame => frame.GroupBy(Text).Aggregate(
            Col(Key).Sum().Cast<long>().As("sum"), Col(Key).Mean().As("mean"), Col(Key).Median().As("median"), Col(Key).Quantile(0.25).As("q"),
            Col(Key).First().As("first"), Col(Key).ToList().As("list")),
        rows => rows.GroupBy(row => row.Text).Select(group =>
        {
            int[] present = [.. group.Select(row => row.Key).OfType<int>().Order()];
            return new object?[]
            {
                group.Key, present.Length == 0 ? null : (long)present.Sum(), present.Length == 0 ? null : present.Average(), Quantile(present, 0.5), Quantile(present, 0.25),
                group.First().Key, group.Select(row => (object?)row.Key).ToArray(),
            };
        }));

    [Fact]
    public void Aggregate_of_all_rows_is_one_row() => Check(
        frame => frame.Aggregate(CountRows().As("n"), Col(Key).Max().As("max")),
        rows => [[(long)rows.Length, rows.Max(row => row.Key)]]);

    [Fact]
    public void ValueCounts() => Check(
        frame => frame.ValueCounts(Text), rows => rows.GroupBy(row => row.Text).Select(group => new object?[] { group.Key, (long)group.Count() }));

    [Theory]
    [InlineData(JoinKind.Inner)]
    [InlineData(JoinKind.Left)]
    [InlineData(JoinKind.Right)]
    [InlineData(JoinKind.Full)]
    [InlineData(JoinKind.Semi)]
    [InlineData(JoinKind.Anti)]
    public void Join(JoinKind kind) => CheckPair(
        (left, right) => left.Join(right, [Key, Text], kind, "_r"),
        (left, right) =>
        {
            static bool Match(R l, R r) => l.Key is not null && l.Text is not null && l.Key == r.Key && l.Text == r.Text;
            var pairs = left.SelectMany(l => right.Where(r => Match(l, r)).Select(r => new object?[] { l.Key, l.Text, l.Number, r.Number }));
            var onlyLeft = left.Where(l => !right.Any(r => Match(l, r)));
            var onlyRight = right.Where(r => !left.Any(l => Match(l, r))).Select(r => new object?[] { r.Key, r.Text, null, r.Number });
            return kind switch
            {
                JoinKind.Inner => pairs,
                JoinKind.Left => pairs.Concat(onlyLeft.Select(l => new object?[] { l.Key, l.Text, l.Number, null })),
                JoinKind.Right => pairs.Concat(onlyRight),
                JoinKind.Full => pairs.Concat(onlyLeft.Select(l => new object?[] { l.Key, l.Text, l.Number, null })).Concat(onlyRight),
                JoinKind.Semi => left.Where(l => right.Any(r => Match(l, r))).Select(l => l.Values()),
                _ => onlyLeft.Select(l => l.Values()),
            };
        });

    [Fact]
    public void CrossJoin() => CheckPair(
        (left, right) => left.Select(Key).CrossJoin(right.Select(Text)),
        (left, right) => left.SelectMany(l => right.Select(r => new object?[] { l.Key, r.Text })));

    [Fact]
    public void JoinAsOf() => CheckPair(
        (left, right) => left.Select(Key, Text).JoinAsOf(right.GroupBy(Key, Text).Aggregate(CountRows().As("n")), Key, Key, [Text], "_r"),
        (left, right) => left.Select(l =>
        {
            var groups = right.Where(r => l.Text is not null && r.Text == l.Text && r.Key is not null && l.Key is not null && r.Key <= l.Key).ToArray();
            int? latest = groups.Max(r => r.Key);
            return new object?[] { l.Key, l.Text, latest, latest is null ? null : (long)groups.Count(r => r.Key == latest) };
        }));

    [Fact]
    public void Pivot() => Check(
        frame => frame.Filter(Col(Key).IsNotNull() & Col(Key).Between(0, 1)).Union(Fixed(frame)).Pivot([Text], Key, CountRows()),
        rows => rows.Where(row => row.Key is 0 or 1).Concat([new R(0, "a", 0), new R(1, "a", 0)]).GroupBy(row => row.Text)
            .Select(group => new object?[] { group.Key, (long)group.Count(row => row.Key == 0), (long)group.Count(row => row.Key == 1) }));

    [Fact]
    public void Unpivot() => Check(
        frame => frame.WithColumn("other", Col(Number) + 1).Select(Text, Number, "other").Unpivot([Number, "other"], "which", "v"),
        rows => rows.SelectMany(row => new object?[][] { [row.Text, Number, row.Number], [row.Text, "other", row.Number + 1] }));

    [Fact]
    public void Window() => Check(
        frame => frame.Window([Text], [Key], Rank().As("rank"), DenseRank().As("dense"), CountBefore()),
        rows => rows.Select(row =>
        {
            R[] peers = [.. rows.Where(other => other.Text == row.Text)];
            int Before(R other) => Order(other.Key) < Order(row.Key) ? 1 : 0;
            return new object?[]
            {
                row.Key, row.Text, row.Number, 1L + peers.Sum(Before), 1L + peers.Where(other => Before(other) == 1).Select(other => other.Key).Distinct().Count(), (long)peers.Length,
            };
        }));

    [Fact]
    public void Describe_counts() => Check(
        frame => frame.Describe().Select("column", "count", "missing", "distinct"),
        rows =>
        [
            [Key, (long)rows.Count(row => row.Key is not null), (long)rows.Count(row => row.Key is null), (long)rows.Select(row => row.Key).OfType<int>().Distinct().Count()],
            [Text, (long)rows.Count(row => row.Text is not null), (long)rows.Count(row => row.Text is null), (long)rows.Select(row => row.Text).OfType<string>().Distinct().Count()],
            [Number, (long)rows.Count(row => row.Number is not null), (long)rows.Count(row => row.Number is null), (long)rows.Select(row => row.Number).OfType<double>().Distinct().Count()],
        ]);

    [Fact]
    public void Sample_is_of_the_rows() => Check(
        frame => frame.WithColumn("n", Value(1)).Sample(1000, 3).Select(Key, Text, Number), rows => rows.Select(row => row.Values()));

    [Fact]
    public void A_hundred_thousand_rows()
    {
        using var connection = TestFrames.Open();
        R[] rows = [.. Enumerable.Range(0, 100_000).Select(i => new R(i % 7 == 0 ? null : i % 1000, i % 11 == 0 ? null : $"t{i % 13}", i % 5 == 0 ? null : i / 4.0))];
        DataFrame frame = Frame(connection, rows);
        Assert.Equal(rows.Select(row => row.Text), frame.Column<string>(Text));
        Assert.Equal(rows.Select(row => row.Key).Cast<object?>(), (IEnumerable<object?>)frame.Column<int>(Key));
        Assert.Equal(rows.Sum(row => row.Number ?? 0), frame.Aggregate(Col(Number).Sum()).Column<double>(Number)[0], 3);
        Assert.Equal(
            rows.GroupBy(row => (row.Key, row.Text)).Count(), frame.GroupBy(Key, Text).Count().RowCount);
        Assert.Equal(rows.Count(row => row.Key > 500), frame.Filter(Col(Key) > 500).Stream().Sum(piece => piece.RowCount));
    }

    private static int Order(int? key) => key ?? int.MaxValue;

    private static WindowExpr CountBefore() => Expressions.OverAll(CountRows()).As("n");

    private static DataFrame Fixed(DataFrame frame) => Frame(frame.Connection, [new R(0, "a", 0), new R(1, "a", 0)]);

    private static double? Quantile(int[] sorted, double share)
    {
        if (sorted.Length == 0)
        {
            return null;
        }

        double at = (sorted.Length - 1) * share;
        return sorted[(int)at] + ((at - Math.Floor(at)) * (sorted[(int)Math.Ceiling(at)] - sorted[(int)at]));
    }
}
