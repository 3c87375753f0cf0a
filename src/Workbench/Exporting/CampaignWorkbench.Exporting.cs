using Workbench.Exporting;

namespace Workbench;

public sealed partial class CampaignWorkbench
{
    /// <summary>The tables that can be exported, <c>facts</c> first: a row a figure with all that is known of it.</summary>
    public static IReadOnlyList<string> ExportableTables { get; } = [.. ExportTables.All.Select(t => t.Name)];

    /// <summary>Writes one table. Rows have a fixed order, so that equal stores give equal files (XLSX holds the time of writing and does not).</summary>
    /// <param name="table">One of <see cref="ExportableTables"/>.</param>
    /// <param name="path">The file; an older one is replaced.</param>
    /// <param name="format"><c>csv</c>, <c>parquet</c>, <c>json</c> (a row a line) or <c>xlsx</c>; null takes the file's ending.</param>
    /// <exception cref="WorkbenchException">WB5801: unknown format; WB5802: unknown table; WB5808: more rows than a sheet holds.</exception>
    public void Export(string table, string path, string? format = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(table);
        ArgumentException.ThrowIfNullOrEmpty(path);
        new Exporter(Connection).Table(table, path, format ?? System.IO.Path.GetExtension(path).TrimStart('.').ToLowerInvariant() switch { "jsonl" or "ndjson" => "json", var ending => ending });
    }

    /// <summary>Writes a folder that can be cited: all tables as CSV and Parquet, a codebook made from the schema, the sources with their ids, versions and checksums.</summary>
    /// <param name="folder">A new or empty folder.</param>
    /// <returns>The files, relative to <paramref name="folder"/>, in ordinal order.</returns>
    /// <exception cref="WorkbenchException">WB5803: the folder holds other files.</exception>
    public IReadOnlyList<string> ExportBundle(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return new Bundle(Connection).Write(folder);
    }

    /// <summary>Writes <c>facts</c> as Parquet files in folders <c>language=…/year=…</c>; year 0 holds what no year is known of.</summary>
    /// <param name="folder">A new or empty folder.</param>
    /// <exception cref="WorkbenchException">WB5803: the folder holds other files.</exception>
    public void ExportHive(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        new Exporter(Connection).Hive(folder);
    }
}
