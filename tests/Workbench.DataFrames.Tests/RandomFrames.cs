using System.Globalization;
using DuckDB.NET.Data;
using FsCheck;
using FsCheck.Fluent;

namespace Workbench.DataFrames.Tests;

/// <summary>A row of the random frames: a key with duplicates and gaps, a text, and a number with NaN and infinities.</summary>
public sealed record R(int? Key, string? Text, double? Number);

/// <summary>Random rows, frames of them, and rows as text for comparing without regard to order.</summary>
internal static class RandomFrames
{
    // Names that have to be quoted, and a reserved word.
    public const string Key = "the \"key\"";
    public const string Text = "select";
    public const string Number = "ราคา (đồng)";

    public static readonly Config Seeded = Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay(20260722, 11).WithQuietOnSuccess(true);

    private static readonly Gen<R> Row =
        from key in Gen.Frequency((5, Gen.Choose(-3, 3).Select(value => (int?)value)), (1, Gen.Constant((int?)null)))
        from text in Gen.Frequency((5, Gen.Elements("a", "b", "", "Đắk Glong", "เชียงใหม่", "x'; --", "a\0b").Select(value => (string?)value)), (1, Gen.Constant((string?)null)))
        from number in Gen.Frequency(
            (6, Gen.Choose(-8, 8).Select(value => (double?)(value / 2.0))),
            (1, Gen.Elements<double?>(null, double.NaN, double.PositiveInfinity, double.NegativeInfinity)))
        select new R(key, text, number);

    public static Arbitrary<R[]> Rows { get; } = Gen.Sized(size => Gen.Choose(0, size).SelectMany(count => Row.ArrayOf(count))).ToArbitrary();

    public static DataFrame Frame(DuckDBConnection connection, R[] rows) => DataFrame.FromColumns(
        connection,
        (Key, rows.Select(row => row.Key).ToArray()),
        (Text, rows.Select(row => row.Text).ToArray()),
        (Number, rows.Select(row => row.Number).ToArray()));

    /// <summary>Checks a verb over random rows against what LINQ makes of them.</summary>
    public static void Check(Func<DataFrame, DataFrame> verb, Func<R[], IEnumerable<object?[]>> reference, bool ordered = false)
    {
        using var connection = TestFrames.Open();
        Prop.ForAll(Rows, rows =>
        {
            Equal(verb(Frame(connection, rows)), reference(rows), ordered);
            return true;
        }).Check(Seeded);
        Equal(verb(Frame(connection, [])), reference([]), ordered);
    }

    public static void CheckPair(Func<DataFrame, DataFrame, DataFrame> verb, Func<R[], R[], IEnumerable<object?[]>> reference)
    {
        using var connection = TestFrames.Open();
        Prop.ForAll(Rows, Rows, (left, right) =>
        {
            Equal(verb(Frame(connection, left), Frame(connection, right)), reference(left, right), ordered: false);
            return true;
        }).Check(Seeded);
        R[] some = [new(1, "a", 1), new(null, null, null)];
        Equal(verb(Frame(connection, []), Frame(connection, some)), reference([], some), ordered: false);
        Equal(verb(Frame(connection, some), Frame(connection, [])), reference(some, []), ordered: false);
    }

    public static object?[] Values(this R row) => [row.Key, row.Text, row.Number];

    /// <summary>The engine's order: NaN after infinity, missing values last either way.</summary>
    public static int Compare(double? left, double? right) =>
        left is null || right is null ? (left is null ? 1 : 0) - (right is null ? 1 : 0)
        : double.IsNaN(left.Value) || double.IsNaN(right.Value) ? (double.IsNaN(left.Value) ? 1 : 0) - (double.IsNaN(right.Value) ? 1 : 0)
        : left.Value.CompareTo(right.Value);

    private static void Equal(DataFrame frame, IEnumerable<object?[]> expected, bool ordered)
    {
        ColumnSet set = frame.Collect();
        List<string> actual = [.. Enumerable.Range(0, set.RowCount).Select(row => Line(set.Columns.Select(column => column[row])))];
        List<string> wanted = [.. expected.Select(Line)];
        if (!ordered)
        {
            actual.Sort(StringComparer.Ordinal);
            wanted.Sort(StringComparer.Ordinal);
        }

        Assert.Equal(wanted, actual);
        Assert.Equal(wanted.Count, frame.RowCount);
    }

    private static string Line(IEnumerable<object?> values) => string.Join('|', values.Select(value => value switch
    {
        null => "∅",
        double number => (number == 0 ? 0.0 : number).ToString("R", CultureInfo.InvariantCulture),
        IEnumerable<object?> list => "[" + Line(list) + "]",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    }));
}
