using System.Globalization;
using DuckDB.NET.Data;

namespace Workbench.Importing;

/// <summary>The small tables that comparisons are made with: populations and rates. Every number states its source.</summary>
internal static class ReferenceTables
{
    public static ImportResult Import(DuckDBConnection connection, string path, string[] needed, string sql, Func<Dictionary<string, string?>, object?[]> values)
    {
        var table = TableFile.Read(path);
        foreach (var name in needed)
            if (!table.Names.Contains(name))
                throw Errors.ReferenceColumns(path, name, string.Join(", ", needed));
        var rejected = new List<RejectedRow>();
        var taken = 0;
        using var transaction = connection.BeginTransaction();
        foreach (var (number, cells) in table.Rows)
        {
            try
            {
                foreach (var name in needed)
                    if (cells.GetValueOrDefault(name) is null)
                        throw new FormatException($"`{name}` is empty.");
                var parameters = values(cells);
                foreach (var statement in sql.Split(';', StringSplitOptions.TrimEntries))
                {
                    using var command = connection.CreateCommand();
                    command.CommandText = statement;
                    // A statement is given as many parameters as it names; DuckDB refuses more.
                    foreach (var value in parameters.Take(Enumerable.Range(1, parameters.Length).Last(i => statement.Contains("$" + i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))))
                        command.Parameters.Add(new DuckDBParameter { Value = value ?? DBNull.Value });
                    command.ExecuteNonQuery();
                }
                taken++;
            }
            catch (FormatException e)
            {
                rejected.Add(new RejectedRow(number, e.Message));
            }
            catch (WorkbenchException e) when (e.Code == "WB5410")
            {
                rejected.Add(new RejectedRow(number, e.Message));
            }
        }
        transaction.Commit();
        return new ImportResult(path, taken, 0, rejected);
    }

    public static int Year(Dictionary<string, string?> cells) =>
        int.TryParse(cells.GetValueOrDefault("year"), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1000 and < 3000
            ? year : throw new FormatException($"`year` '{cells.GetValueOrDefault("year")}' is no year of four digits.");

    public static decimal? Positive(Dictionary<string, string?> cells, string name) => cells.GetValueOrDefault(name) switch
    {
        null => null,
        var text when decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value > 0 => value,
        var text => throw new FormatException($"`{name}` '{text}' is no positive number. Write digits with a point, without grouping."),
    };
}
