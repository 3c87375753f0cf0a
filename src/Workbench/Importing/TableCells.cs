using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using Workbench.DataFrames;
using Workbench.Store;

namespace Workbench.Importing;

/// <summary>The rows of the temporary table <c>raw_rows</c> as SQL: their cells under the names of figures, trimmed, and what makes a row plainly right.</summary>
internal sealed class TableCells
{
    public static readonly string[] Known = ["district", "province", "place", "language", "unit", "value", "value_high", "kind", "bound", "category", "period_start", "period_end", "indicator", "noun", "target"];

    /// <summary>What <see cref="char.IsWhiteSpace(char)"/> names, so that cells are trimmed here as everywhere.</summary>
    private static readonly string Spaces = "'" + string.Concat(Enumerable.Range(1, char.MaxValue).Select(c => (char)c).Where(char.IsWhiteSpace)) + "'";

    private readonly string names;
    private readonly string trimmed;

    private TableCells(string names, string trimmed, string id) => (this.names, this.trimmed, Id) = (names, trimmed, id);

    /// <summary>The rows with their <c>number</c>, from 1, and a column for each name that is known.</summary>
    public string Rows => RowsOf("raw_rows r");

    /// <summary>The same with the days of periods, where they are written plainly.</summary>
    public string WithDays => $"(SELECT *, {Day("period_start")} AS start_day, {Day("period_end")} AS end_day FROM {Rows})";

    /// <summary>The id of a row: that of <see cref="FigureIds.OfRow"/>. Every cell counts, by the order of the names.</summary>
    public string Id { get; }

    /// <summary>Whether a row of <see cref="WithDays"/> is plainly right.</summary>
    public static string Plain { get; } = $"""
        coalesce(unit IS NOT NULL AND {IsNumber("\"value\"")} AND (value_high IS NULL OR {IsNumber("value_high")})
            AND CASE WHEN value_high IS NULL OR coalesce(kind, '') = 'ratio' THEN true ELSE {TryNumber("value_high")} >= {TryNumber("\"value\"")} END
            AND {Among("kind", FigureRow.Kinds)} AND {Among("bound", FigureRow.BoundNames)} AND {Among("category", FigureRow.CategoryIds)}
            AND (period_start IS NULL OR start_day >= DATE '0001-01-01') AND (period_end IS NULL OR end_day >= DATE '0001-01-01') AND coalesce(start_day <= end_day, true)
            AND coalesce(c.district, c.place, c.province) IS NOT NULL AND {Among("lower(target)", ["false", "no", "0", "true", "yes", "1"])}, false)
        """;

    /// <summary>The cells of a table that was read.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="names">The wanted name of each column; empty for one that is not wanted.</param>
    /// <param name="unit">The unit of rows that give none; null for none.</param>
    public static TableCells Of(DuckDBConnection connection, string[] names, string? unit)
    {
        // An unnamed column is hidden by one that was mapped to its name; of two with one name the last counts.
        var padded = Padded(connection, names.Length);
        var cells = names.Select((name, at) => (name, Sql: padded[at] ? Trimmed(Cell(at)) : $"nullif({Cell(at)}, '')")).Where(c => c.name.Length > 0).GroupBy(c => c.name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Sql, StringComparer.Ordinal);
        if (unit is not null)
            cells["unit"] = cells.TryGetValue("unit", out var own) ? $"coalesce({own}, {Coverage.Quoted(unit)})" : Coverage.Quoted(unit);
        var columns = cells.Keys.Order(StringComparer.Ordinal).Select((name, at) => (Name: name, At: string.Create(CultureInfo.InvariantCulture, $"t{at}"))).ToList();
        var byName = columns.ToDictionary(c => c.Name, c => c.At, StringComparer.Ordinal);
        return new TableCells(
            string.Join(", ", Known.Select(n => $"{byName.GetValueOrDefault(n, "CAST(NULL AS VARCHAR)")} AS \"{n}\"")),
            string.Join(", ", columns.Select(c => $"{cells[c.Name]} AS {c.At}")),
            $"left(sha256(concat('table', chr(10), {string.Join(", chr(1), ", columns.Select(c => $"{Coverage.Quoted(c.Name + "=")}, {c.At}"))})), 16)");
    }

    public static string Cell(int column) => string.Create(CultureInfo.InvariantCulture, $"c{column}");

    /// <summary>A plain number as the column of values has it. A short one is read in 64 bits, at a fraction of the time.</summary>
    public static string Number(string cell) => $"CASE WHEN length({cell}) <= 12 THEN CAST(CAST({cell} AS DECIMAL(18,6)) AS DECIMAL(28,6)) ELSE CAST({cell} AS DECIMAL(28,6)) END";

    /// <summary>
    /// The same, and null for what is none. In a CASE, as a condition of several parts is worked out whole for every row: reading a million
    /// numbers in 128 bits takes seven seconds of processor time, and few rows have two of them.
    /// </summary>
    private static string TryNumber(string cell) => $"CASE WHEN length({cell}) <= 12 THEN CAST(TRY_CAST({cell} AS DECIMAL(18,6)) AS DECIMAL(28,6)) ELSE TRY_CAST({cell} AS DECIMAL(28,6)) END";

    /// <summary>The rows of a relation that has those of <c>raw_rows</c> as <c>r</c>.</summary>
    public string RowsOf(string relation) => $"(SELECT *, {names} FROM (SELECT r.rowid + 1 AS number, {trimmed} FROM {relation}))";

    /// <summary>Trimming by a list of characters is dear (the list is read again for each cell), and hardly a cell needs it.</summary>
    private static string Trimmed(string cell) => $"nullif(CASE WHEN contains({Spaces}, left({cell}, 1)) OR contains({Spaces}, right({cell}, 1)) THEN trim({cell}, {Spaces}) ELSE {cell} END, '')";

    private static string IsNumber(string cell) => $"regexp_full_match({cell}, '-?[0-9]{{1,21}}(\\.[0-9]{{1,6}})?')";

    /// <summary>With these two hyphens in ten characters the database reads as a date what is one, and nothing else.</summary>
    private static string Day(string name) => $"CASE WHEN length({name}) = 10 AND substr({name}, 5, 1) = '-' AND substr({name}, 8, 1) = '-' THEN TRY_CAST({name} AS DATE) END";

    private static string Among(string name, IEnumerable<string> allowed) => $"({name} IS NULL OR {name} IN ({string.Join(", ", allowed.Select(Coverage.Quoted))}))";

    /// <summary>The columns of which some cell begins or ends with white space. Mostly none does, and looking at each cell here takes a quarter of the time that it takes there.</summary>
    private static bool[] Padded(DuckDBConnection connection, int columns)
    {
        var padded = new bool[columns];
        foreach (var rows in DataFrame.FromTable(connection, "raw_rows").Stream())
            for (var column = 0; column < columns; column++)
                if (!padded[column])
                {
                    var cells = (TextColumn)rows[Cell(column)];
                    for (var row = 0; row < rows.RowCount && !padded[column]; row++)
                        padded[column] = IsPadded(cells.Utf8(row));
                }
        return padded;
    }

    private static bool IsPadded(ReadOnlySpan<byte> cell)
    {
        if (cell.IsEmpty)
            return false;
        // Letters and digits of ASCII are told at once.
        return (cell[0] is <= 0x20 or >= 0x80 && Rune.DecodeFromUtf8(cell, out var first, out _) == System.Buffers.OperationStatus.Done && Rune.IsWhiteSpace(first))
            || (cell[^1] is <= 0x20 or >= 0x80 && Rune.DecodeLastFromUtf8(cell, out var last, out _) == System.Buffers.OperationStatus.Done && Rune.IsWhiteSpace(last));
    }
}
