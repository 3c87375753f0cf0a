using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DuckDB.NET.Data;
using Workbench.Store;
using Workbench.Text;

namespace Workbench.Exporting;

/// <summary>
/// A folder that can be cited: the data as CSV and Parquet, a codebook made from the comments of the schema, the list of sources,
/// and checksums of all. The same store gives the same bytes.
/// </summary>
internal sealed class Bundle(DuckDBConnection connection)
{
    private readonly Exporter exporter = new(connection);

    public IReadOnlyList<string> Write(string folder)
    {
        Exporter.Empty(folder);
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        foreach (var (name, _) in ExportTables.All)
            foreach (var format in (string[])["csv", "parquet"])
                exporter.Table(name, Path.Combine(folder, "data", $"{name}.{format}"), format);
        exporter.Run($"COPY (SELECT report_id, title, url, source_file, language, published, place_id, extractor_version, source_sha, (SELECT count(*) FROM figures f WHERE f.report_id = r.report_id) AS figures FROM reports r ORDER BY report_id) TO {Exporter.Quoted(Path.Combine(folder, "sources.csv"))} (FORMAT csv, HEADER)");
        var codebook = Codebook();
        File.WriteAllText(Path.Combine(folder, "codebook.csv"), "table,column,type,meaning\n" + string.Concat(codebook.Select(c => $"{Cell(c.Table)},{Cell(c.Column)},{Cell(c.Type)},{Cell(c.Meaning)}\n")));
        File.WriteAllText(Path.Combine(folder, "codebook.md"), Markdown(codebook));
        File.WriteAllText(Path.Combine(folder, "README.md"), Readme());
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal).ToList();
        File.WriteAllText(Path.Combine(folder, "SHA256SUMS"), string.Concat(files.Select(f => $"{Sum(Path.Combine(folder, f))}  {f}\n")));
        return [.. files, "SHA256SUMS"];
    }

    /// <summary>A row a column of the exported tables; columns of the view have the meaning of the table column of the same name.</summary>
    public IReadOnlyList<(string Table, string Column, string Type, string Meaning)> Codebook()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal AND comment IS NOT NULL";
        using var reader = command.ExecuteReader();
        var meanings = new Dictionary<(string, string), string>();
        while (reader.Read())
            meanings[(reader.GetString(0), reader.GetString(1))] = reader.GetString(2);
        string Meaning(string table, string column) =>
            meanings.GetValueOrDefault((table, column))
            ?? (column switch
            {
                "table_file" => meanings.GetValueOrDefault(("figures", "source_file")),
                "sentence" => "The words that the figure stands in, or what its table row counts",
                "district_id" or "district" => "The district of the place; null for a province as a whole",
                "province_id" or "province" => "The province of the place",
                "place" => "The place, as the list of places spells it, else as written",
                _ => ((string[])["figures", "reports", "sentences"]).Select(t => meanings.GetValueOrDefault((t, column))).FirstOrDefault(m => m is not null),
            }) ?? "";
        return [.. ExportTables.All.SelectMany(t => exporter.Columns(t.Name).Select(c => (t.Name, c.Name, c.Type, Meaning(t.Name, c.Name))))];
    }

    private static string Markdown(IReadOnlyList<(string Table, string Column, string Type, string Meaning)> codebook)
    {
        var text = new StringBuilder("# Codebook\n");
        foreach (var table in codebook.GroupBy(c => c.Table))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {table.Key}\n\n| column | type | meaning |\n| --- | --- | --- |\n");
            foreach (var c in table)
                text.Append(CultureInfo.InvariantCulture, $"| `{c.Column}` | {c.Type} | {c.Meaning} |\n");
        }
        return text.ToString();
    }

    private string Readme()
    {
        var version = typeof(Bundle).Assembly.GetName().Version!;
        var counts = string.Join(", ", ((string[])["reports", "sentences", "figures"]).Select(t => string.Create(CultureInfo.InvariantCulture, $"{exporter.Count(t)} {t}")));
        return string.Create(CultureInfo.InvariantCulture, $"""
            # Figures of local campaigns

            {counts}. Made with the Workbench {version.Major}.{version.Minor}.{version.Build} (schema {Schema.Version}, extractor {ExtractorInfo.Version}).

            - `data/` has every table as CSV (UTF-8) and Parquet; `data/facts` is the one to begin with: a row a figure with its place, category and sentence.
            - `codebook.md` and `codebook.csv` say what each column means.
            - `sources.csv` lists the reports: `report_id` is the first 16 hex digits of the SHA-256 of the cleaned text.
            - `SHA256SUMS` is checked by `sha256sum -c SHA256SUMS`.

            Cite this dataset by the SHA-256 of the file `SHA256SUMS`, and single figures by their `figure_id`.

            """);
    }

    private static string Cell(string text) => text.AsSpan().IndexOfAny(",\"\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static string Sum(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
