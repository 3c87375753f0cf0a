using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Workbench.DataFrames;

/// <summary>
/// A table that is not read yet: one query over an open connection, and what each of its columns means. Every verb gives a new frame; the
/// query runs when rows, values or a display are first asked for, and its result is then kept with the frame. A frame is immutable; like its
/// connection it is for one thread at a time. It does not own the connection: once that is closed, what was not read is gone (WB2009).
/// </summary>
/// <remarks>
/// Rows have the order of <see cref="OrderBy(Ordering[])"/> when it is the last verb but for Select, WithColumn, Filter, Head and Tail.
/// After joins, groups and unions order again.
/// </remarks>
[Workbench.Formatting.TypeFormatterSource(typeof(DataFrameFormatters), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed partial class DataFrame
{
    private readonly DuckDBConnection connection;
    private readonly SqlText query;
    private readonly Scope scope;
    private IReadOnlyList<ColumnInfo>? columns;
    private ColumnSet? collected;
    private long? rowCount;

    private DataFrame(DuckDBConnection connection, SqlText query, IReadOnlyList<ColumnMeta> meanings)
    {
        this.connection = connection;
        this.query = query;
        scope = new Scope(meanings);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (ColumnMeta meaning in meanings)
        {
            if (!names.Add(meaning.Name))
            {
                throw Errors.DuplicateColumn(meaning.Name);
            }
        }
    }

    /// <summary>The columns: name, type, unit, kind, label, source. Asks the engine for the types, without running the query.</summary>
    /// <exception cref="DataFrameException">The query does not bind, for example text is multiplied (WB2002).</exception>
    public IReadOnlyList<ColumnInfo> Columns => columns ??= ReadColumns();

    /// <summary>Names of the columns, in order.</summary>
    public IReadOnlyList<string> ColumnNames => [.. scope.Columns.Select(column => column.Name)];

    /// <summary>Number of rows. Counts them in the engine unless they are read already.</summary>
    public long RowCount => collected?.RowCount ?? (rowCount ??= Count());

    /// <summary>The query that the frame is. C# values stand in it as $1, $2 ...: see <see cref="Parameters"/>.</summary>
    public string Sql => query.Render().Sql;

    /// <summary>The values of $1, $2 ... of <see cref="Sql"/>.</summary>
    public IReadOnlyList<object> Parameters => [.. query.Render().Values.Select(value => value.Value)];

    /// <summary>The connection that the frame stands on.</summary>
    public DuckDBConnection Connection => connection;

    /// <summary>A frame of a query.</summary>
    /// <param name="connection">An open connection, which stays the caller's.</param>
    /// <param name="sql">One SELECT (or FROM, VALUES, DESCRIBE ...), without parameters.</param>
    /// <exception cref="DataFrameException">The query does not parse or bind (WB2002), is several statements (WB2003), or names a column twice (WB2006).</exception>
    public static DataFrame FromSql(DuckDBConnection connection, string sql)
    {
        ArgumentNullException.ThrowIfNull(sql);
        return FromQuery(connection, SqlText.Of(sql.TrimEnd().TrimEnd(';')), []);
    }

    /// <summary>A frame of a query with parameters: <c>FromSql(connection, "SELECT * FROM figures WHERE unit = $1", "household")</c>.</summary>
    /// <param name="connection">An open connection, which stays the caller's.</param>
    /// <param name="sql">One SELECT with $1, $2 ... for the values.</param>
    /// <param name="values">The values, in that order.</param>
    /// <exception cref="DataFrameException">As without parameters; or a value cannot be one (WB2015).</exception>
    public static DataFrame FromSql(DuckDBConnection connection, string sql, params object[] values)
    {
        ArgumentNullException.ThrowIfNull(sql);
        return FromQuery(connection, WithValues(sql.TrimEnd().TrimEnd(';'), values), []);
    }

    /// <summary>A frame of a table or view.</summary>
    /// <param name="connection">An open connection, which stays the caller's.</param>
    /// <param name="table">Its name, without quotes.</param>
    /// <param name="schema">Its schema, or null to search as SQL does.</param>
    /// <exception cref="DataFrameException">There is no such table (WB2002).</exception>
    public static DataFrame FromTable(DuckDBConnection connection, string table, string? schema = null)
    {
        SqlText text = SqlText.Of("SELECT * FROM ");
        if (schema is not null)
        {
            text.Name(schema).Add(".");
        }

        return FromQuery(connection, text.Name(table), []);
    }

    /// <summary>Says what columns hold: <c>Annotate(new ColumnNote("budget", Unit: "VND", Kind: "money"))</c>. What is null stays as it was.</summary>
    /// <exception cref="DataFrameException">A column is not there (WB2001).</exception>
    public DataFrame Annotate(params ColumnNote[] notes)
    {
        ColumnMeta[] meanings = [.. scope.Columns];
        foreach (ColumnNote note in notes)
        {
            ColumnMeta old = scope.Find(note.Name);
            meanings[Array.IndexOf(meanings, old)] = old with
            {
                Unit = note.Unit ?? old.Unit,
                Kind = note.Kind ?? old.Kind,
                Label = note.Label ?? old.Label,
                Source = note.Source ?? old.Source,
            };
        }

        return With(query, meanings);
    }

    /// <summary>Sets the unit of a column, and its kind if given; null takes the unit away.</summary>
    /// <exception cref="DataFrameException">The column is not there (WB2001).</exception>
    public DataFrame WithUnit(string column, string? unit, string? kind = null)
    {
        ColumnMeta old = scope.Find(column);
        return With(query, [.. scope.Columns.Select(meaning => meaning == old ? meaning with { Unit = unit, Kind = kind ?? meaning.Kind } : meaning)]);
    }

    /// <summary>
    /// Takes the unit of a column from another column of the same rows, as tables of figures have it: after filtering to one unit, the column
    /// gets it. Asks the engine for the different units.
    /// </summary>
    /// <param name="column">Column of values.</param>
    /// <param name="unitColumn">Column of text with the unit of each value.</param>
    /// <param name="kindColumn">Column of text with the kind of each value, if there is one.</param>
    /// <exception cref="DataFrameException">A column is not there (WB2001), or the rows have several units (WB2026).</exception>
    public DataFrame WithUnitFrom(string column, string unitColumn, string? kindColumn = null)
    {
        string[] sources = kindColumn is null ? [scope.Find(unitColumn).Name] : [scope.Find(unitColumn).Name, scope.Find(kindColumn).Name];
        using ColumnSet found = Run(
            SqlText.Of("SELECT ").Add(string.Join(", ", sources.Select(name => $"CAST({SqlText.Quote(name)} AS VARCHAR)"))).Add(", count(*) FROM ")
                .Add(Source()).Add(" GROUP BY ALL ORDER BY 1, 2"),
            [],
            default);
        return found.RowCount switch
        {
            0 => this,
            1 => WithUnit(column, (string?)found.Columns[0][0], kindColumn is null ? null : (string?)found.Columns[1][0]),
            _ => throw Errors.SeveralUnits(
                scope.Find(column).Name, [.. found.Columns[0].Zip(found.Columns[^1], (unit, count) => (unit?.ToString() ?? "no unit", (long)count!))]),
        };
    }

    /// <summary>How the engine would run the query, as its own drawing.</summary>
    /// <exception cref="DataFrameException">The connection is closed (WB2009), or the query does not bind (WB2002).</exception>
    public string Explain()
    {
        using ColumnSet plan = Run(SqlText.Of("EXPLAIN ").Add(query), [], default);
        return string.Join('\n', ((TextColumn)plan.Columns[^1]).Values.ToArray());
    }

    internal static DataFrame FromQuery(DuckDBConnection connection, SqlText text, IReadOnlyList<ColumnMeta> known)
    {
        ArgumentNullException.ThrowIfNull(connection);
        using NativeQuery prepared = NativeQuery.Prepare(connection, text);
        IReadOnlyList<(string Name, DuckDBLogicalType Type)> columns = prepared.Columns();
        foreach ((_, DuckDBLogicalType type) in columns)
        {
            type.Dispose();
        }

        return new DataFrame(connection, text, [.. columns.Select(column =>
            known.FirstOrDefault(meaning => string.Equals(meaning.Name, column.Name, StringComparison.OrdinalIgnoreCase)) is { } meaning
                ? meaning with { Name = column.Name }
                : new ColumnMeta(column.Name))]);
    }

    internal Scope Scope => scope;

    internal SqlText Query => query;

    internal DataFrame With(SqlText text, IReadOnlyList<ColumnMeta> meanings) => new(connection, text, meanings);

    /// <summary>This frame as a table of another query: a bracketed query.</summary>
    internal SqlText Source(string alias = "") => new SqlText().Add("(").Add(query).Add(alias.Length == 0 ? ")" : $") AS {alias}");

    private static SqlText WithValues(string sql, object[] values)
    {
        var text = new SqlText();
        int at = 0;
        for (int dollar = sql.IndexOf('$', at); dollar >= 0; dollar = sql.IndexOf('$', dollar + 1))
        {
            int end = dollar + 1;
            while (end < sql.Length && char.IsAsciiDigit(sql[end]))
            {
                end++;
            }

            if (end == dollar + 1)
            {
                continue;
            }

            int number = int.Parse(sql.AsSpan(dollar + 1, end - dollar - 1), System.Globalization.CultureInfo.InvariantCulture);
            if (number < 1 || number > values.Length)
            {
                throw Errors.BadArgument("The number of a parameter", $"${number}", $"$1 to ${values.Length}");
            }

            text.Add(sql[at..dollar]);
            _ = values[number - 1] is null ? text.Add("NULL") : text.Value(LiteralValue.From(values[number - 1]));
            at = end;
        }

        return text.Add(sql[at..]);
    }

    private ColumnInfo[] ReadColumns()
    {
        using NativeQuery prepared = NativeQuery.Prepare(connection, query);
        IReadOnlyList<(string Name, DuckDBLogicalType Type)> found = prepared.Columns();
        try
        {
            return Infos(found);
        }
        finally
        {
            foreach ((_, DuckDBLogicalType type) in found)
            {
                type.Dispose();
            }
        }
    }

    private ColumnInfo[] Infos(IReadOnlyList<(string Name, DuckDBLogicalType Type)> found) =>
        [.. found.Select((column, i) => Info(column.Name, column.Type, i < scope.Columns.Count ? scope.Columns[i] : new ColumnMeta(column.Name)))];

    private static ColumnInfo Info(string name, DuckDBLogicalType type, ColumnMeta meaning) => new()
    {
        Name = meaning.Name.Length > 0 ? meaning.Name : name,
        Type = SqlTypes.ClrType(NativeMethods.LogicalType.DuckDBGetTypeId(type)) ?? typeof(object),
        SqlType = SqlTypeName.Of(type),
        Unit = meaning.Unit,
        Kind = meaning.Kind,
        Label = meaning.Label,
        Source = meaning.Source,
    };

    private long Count()
    {
        using ColumnSet count = Run(SqlText.Of("SELECT count(*) FROM ").Add(Source()), [], default);
        return ((Column<long>)count.Columns[0])[0];
    }
}

/// <summary>What a column holds: for <see cref="DataFrame.Annotate"/>.</summary>
/// <param name="Name">Name of the column.</param>
/// <param name="Unit">Unit of its values: <c>VND</c>, <c>household</c>, <c>%</c>.</param>
/// <param name="Kind">Kind of quantity: <c>count</c>, <c>money</c>, <c>percent</c>, <c>ratio</c> ...</param>
/// <param name="Label">Text for people.</param>
/// <param name="Source">Where the values come from.</param>
public sealed record ColumnNote(string Name, string? Unit = null, string? Kind = null, string? Label = null, string? Source = null);
