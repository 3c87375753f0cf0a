using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace Workbench.Charts;

/// <summary>
/// The rows of a chart with what is known of their columns. Immutable. A null is "not reported", never zero.
/// Columns with these names (case does not matter) have a meaning of their own: <c>bound</c> (<c>exact</c>, <c>about</c>, <c>atLeast</c>,
/// <c>atMost</c>), <c>figures</c> and <c>reports</c> (how many lie behind a row), <c>sentence</c> and <c>report</c> (the words behind it),
/// <c>unit</c> (unit of a row: a chart refuses to mix several), <c>low</c> and <c>high</c> (an interval).
/// </summary>
public sealed partial record ChartData
{
    private ChartData(ImmutableArray<ChartColumn> columns, ImmutableArray<IReadOnlyDictionary<string, object?>> rows)
    {
        Columns = columns;
        Rows = rows;
    }

    /// <summary>The columns, in the order given.</summary>
    public IReadOnlyList<ChartColumn> Columns { get; private init; }

    /// <summary>The rows in order. Numbers are <see cref="double"/>, dates ISO 8601 text, all else text; null is "not reported".</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows { get; private init; }

    /// <summary>Builds data from columns and rows of cells in the same order.</summary>
    /// <exception cref="ChartException">WB3011 when a row is shorter or longer than the columns; WB3012 when two columns share a name.</exception>
    public static ChartData Create(IEnumerable<ChartColumn> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var named = columns.ToImmutableArray();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in named)
            if (!seen.Add(column.Name)) throw Errors.DuplicateColumn(column.Name);
        var result = ImmutableArray.CreateBuilder<IReadOnlyDictionary<string, object?>>();
        foreach (var cells in rows)
        {
            if (cells.Count != named.Length) throw Errors.RowWidth(result.Count, cells.Count, named.Length);
            var row = new Dictionary<string, object?>(named.Length, StringComparer.Ordinal);
            for (var i = 0; i < named.Length; i++) row[named[i].Name] = Normalize(cells[i]);
            result.Add(row);
        }
        return new ChartData(named, result.ToImmutable());
    }

    /// <summary>Builds data from objects: their public properties are the columns; numbers are quantitative, dates temporal, all else nominal.</summary>
    /// <example><code>ChartData.From(new[] { new { district = "Than Uyên", value = 59 } })</code></example>
    /// <exception cref="ChartException">WB3012 when two properties share a name.</exception>
    public static ChartData From<T>(IEnumerable<T> items)
        where T : notnull
    {
        var properties = typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanRead && p.GetIndexParameters().Length == 0).ToArray();
        return Create(
            properties.Select(p => new ChartColumn(p.Name, TypeOf(p.PropertyType))),
            items.Select(item => (IReadOnlyList<object?>)[.. properties.Select(p => p.GetValue(item))]));
    }

    /// <summary>A copy in which one column says more of itself. Arguments left null keep what is there.</summary>
    /// <exception cref="ChartException">WB3001 when there is no such column.</exception>
    public ChartData Describe(
        string column, string? label = null, string? unit = null, string? kind = null, string? source = null, ChartColumnType? type = null)
    {
        var old = Column("Describe", column);
        var changed = old with
        {
            Label = label ?? old.Label,
            Unit = unit ?? old.Unit,
            Kind = kind ?? old.Kind,
            Source = source ?? old.Source,
            Type = type ?? old.Type,
        };
        return this with { Columns = [.. Columns.Select(c => c.Name == column ? changed : c)] };
    }

    /// <summary>A copy with only the rows for which <paramref name="keep"/> is true.</summary>
    public ChartData Where(Func<IReadOnlyDictionary<string, object?>, bool> keep) => this with { Rows = [.. Rows.Where(keep)] };

    /// <summary>The chart type of a CLR type: numbers quantitative, dates temporal, all else nominal.</summary>
    public static ChartColumnType TypeOf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum) return ChartColumnType.Nominal;
        if (type == typeof(DateTime) || type == typeof(DateOnly) || type == typeof(DateTimeOffset)) return ChartColumnType.Temporal;
        return Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal
            || type == typeof(System.Numerics.BigInteger) || type == typeof(Int128) || type == typeof(UInt128)
            ? ChartColumnType.Quantitative : ChartColumnType.Nominal;
    }

    internal ChartColumn Column(string channel, string name) =>
        Columns.FirstOrDefault(c => c.Name == name) ?? throw Errors.UnknownColumn(channel, name, this);

    internal string? ColumnNamed(string name) => Columns.FirstOrDefault(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Name;

    internal ChartData WithRows(IEnumerable<IReadOnlyDictionary<string, object?>> rows) => this with { Rows = [.. rows] };

    private static object? Normalize(object? value) => value switch
    {
        null or DBNull => null,
        double or string => value,
        bool truth => truth ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => Iso(time),
        DateTimeOffset time => Iso(time.UtcDateTime),
        Enum name => name.ToString(),
        char letter => letter.ToString(),
        System.Numerics.BigInteger big => (double)big,
        Int128 big => (double)big,
        UInt128 big => (double)big,
        IConvertible number when TypeOf(value.GetType()) == ChartColumnType.Quantitative => number.ToDouble(CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static string Iso(DateTime time) =>
        time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
