using DuckDB.NET.Data;
using Workbench.Comparing;
using Workbench.Importing;

namespace Workbench;

public sealed partial class CampaignWorkbench
{
    /// <summary>Reads a table of figures (CSV, TSV, Parquet or XLSX) into the store. All rows that can be taken are, in one transaction.</summary>
    /// <param name="path">The file. Columns: <c>unit</c>, <c>value</c>, and <c>district</c> or <c>province</c>; optional <c>value_high</c>, <c>kind</c>, <c>bound</c>, <c>category</c>, <c>indicator</c>, <c>language</c>, <c>period_start</c>, <c>period_end</c>, <c>target</c>.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="WorkbenchException">WB5201: no such file; WB5301: a needed column is missing; WB5302: it cannot be read as a table; WB5303: another format; WB5108: opened for reading.</exception>
    public ImportResult Import(string path, CancellationToken cancellationToken = default) => Import(path, new ImportOptions(), cancellationToken);

    /// <summary>Reads a table of figures whose columns have other names, or only looks at what it would give.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The names of its columns; whether to write.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="WorkbenchException">As for the other overload; and WB5304: a mapped column is not in the file.</exception>
    public ImportResult Import(string path, ImportOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        if (!options.DryRun)
            CheckWritable();
        var result = new FigureTable(Connection).Import(path, options, cancellationToken);
        if (!options.DryRun && result.Rows > 0)
            Store.FigureOrder.Keep(Connection);
        return result;
    }

    /// <summary>Reads people and households of places, to give values per head. A row for the same place and year replaces the one before.</summary>
    /// <param name="path">A table with the columns <c>place</c>, <c>year</c>, <c>people</c>, <c>households</c> and <c>source</c>.</param>
    /// <returns>Rows taken, and rows rejected with the reason.</returns>
    /// <exception cref="WorkbenchException">As for tables of figures.</exception>
    public ImportResult ImportPopulations(string path)
    {
        CheckWritable();
        var places = new FactReader(Connection);
        return ReferenceTables.Import(Connection, path, ["place", "year", "source"],
            "DELETE FROM populations WHERE place_id = $1 AND year = $2; INSERT INTO populations VALUES ($1, $2, $3, $4, $5)",
            cells => [places.PlaceId(cells["place"]!), ReferenceTables.Year(cells), ReferenceTables.Positive(cells, "people"), ReferenceTables.Positive(cells, "households"), cells["source"]]);
    }

    /// <summary>Reads rates between currencies. A row for the same currencies and year replaces the one before.</summary>
    /// <param name="path">A table with the columns <c>currency</c>, <c>into_currency</c>, <c>rate</c>, <c>source</c>, and optionally <c>year</c>.</param>
    /// <returns>Rows taken, and rows rejected with the reason.</returns>
    /// <exception cref="WorkbenchException">As for tables of figures.</exception>
    public ImportResult ImportConversions(string path)
    {
        CheckWritable();
        return ReferenceTables.Import(Connection, path, ["currency", "into_currency", "rate", "source"],
            "DELETE FROM conversions WHERE currency = $1 AND into_currency = $2 AND year IS NOT DISTINCT FROM $3; INSERT INTO conversions VALUES ($1, $2, $3, $4, $5)",
            cells => [cells["currency"], cells["into_currency"], cells.GetValueOrDefault("year") is null ? null : ReferenceTables.Year(cells), ReferenceTables.Positive(cells, "rate"), cells["source"]]);
    }
}
