using Workbench.Store;

namespace Workbench.Importing;

/// <summary>A file as a table of the engine. To the engine a name is a pattern: <c>a[1].csv</c> would be <c>a1.csv</c>, and <c>a*.csv</c> many files.</summary>
internal static class TableSource
{
    /// <summary>The file as what stands behind FROM: Parquet, JSON Lines, else CSV or TSV with a header, all its cells as text.</summary>
    /// <param name="path">The file.</param>
    /// <param name="ragged">Whether rows of CSV may be short. Not for texts: the engine then reads no line break in quotes.</param>
    public static string Of(string path, bool ragged = false) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".parquet" => $"read_parquet({Literal(path)})",
        ".jsonl" or ".ndjson" or ".json" => $"read_json({Literal(path)})",
        _ => $"read_csv({Literal(path)}, all_varchar = true, header = true{(ragged ? ", null_padding = true" : "")})",
    };

    /// <summary>The name of a file, and of no other, as SQL.</summary>
    public static string Literal(string path) => Coverage.Quoted(path.Replace("[", "[[]", StringComparison.Ordinal).Replace("*", "[*]", StringComparison.Ordinal).Replace("?", "[?]", StringComparison.Ordinal));

    /// <summary>The name of a column as SQL.</summary>
    public static string Column(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
