using System.Globalization;
using System.Text.Json;
using DuckDB.NET.Data;
using Workbench.Exporting;
using Workbench.Importing;
using Workbench.Store;
using Workbench.Text;

namespace Workbench.Sharding;

/// <summary>Parts of an ingestion as Parquet files. The manifest of a shard is written last: without it the shard is not done.</summary>
internal static class Parts
{
    private static readonly string[] Tables = ["reports", "sentences", "figures", "models"];

    private sealed record Manifest(int Shard, int Of, int Schema, string Extractor, string? Model);

    private static string Stem(string folder, Shard shard) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"shard-{shard.Number:00000}-of-{shard.Of:00000}"));

    public static void Write(DuckDBConnection connection, IngestResult result, Shard shard, string? model, string folder)
    {
        Directory.CreateDirectory(folder);
        var stem = Stem(folder, shard);
        File.Delete(stem + ".json");
        Run(connection, "CREATE OR REPLACE TEMP TABLE input_order (report_id VARCHAR, ordinal BIGINT)");
        using (var rows = connection.CreateAppender("input_order"))
            foreach (var report in result.Reports.Where(r => r.Outcome == IngestOutcome.Stored))
                rows.CreateRow().AppendValue(report.ReportId!).AppendValue(report.Ordinal).EndRow();
        foreach (var table in (string[])[.. Tables, "input_order"])
            Run(connection, $"COPY {table} TO {Exporter.Quoted($"{stem}-{table}.parquet")} (FORMAT parquet)");
        File.WriteAllText(stem + ".json", JsonSerializer.Serialize(new Manifest(shard.Number, shard.Of, Schema.Version, ExtractorInfo.Version, model)));
    }

    /// <summary>Adds the reports of all shards that the store lacks. Of equal texts the first of the input stays, as in a single run.</summary>
    public static IReadOnlyList<string> Collect(DuckDBConnection connection, string folder, Func<IReadOnlyCollection<string>, int> replay)
    {
        if (!Directory.Exists(folder))
            throw Errors.NoParts(folder);
        var manifests = Directory.GetFiles(folder, "shard-*.json").Select(f => JsonSerializer.Deserialize<Manifest>(File.ReadAllText(f))!).OrderBy(m => m.Shard).ToList();
        if (manifests.Count == 0)
            throw Errors.NoParts(folder);
        var first = manifests[0];
        foreach (var other in manifests)
            if (other with { Shard = first.Shard } != first)
                throw Errors.PartsDisagree(folder, string.Create(CultureInfo.InvariantCulture, $"shard {other.Shard} of {other.Of} (schema {other.Schema}, extractor {other.Extractor}, model {other.Model ?? "none"}) and shard {first.Shard} of {first.Of} (schema {first.Schema}, extractor {first.Extractor}, model {first.Model ?? "none"})"));
        if (first.Schema != Schema.Version)
            throw Errors.PartsDisagree(folder, string.Create(CultureInfo.InvariantCulture, $"they have schema {first.Schema}, the store has {Schema.Version}"));
        var missing = Enumerable.Range(1, first.Of).Except(manifests.Select(m => m.Shard)).ToList();
        if (missing.Count > 0)
            throw Errors.PartsIncomplete(folder, string.Join(", ", missing), first.Of);
        string Of(string table) => $"read_parquet([{string.Join(", ", manifests.Select(m => TableSource.Literal($"{Stem(folder, new Shard(m.Shard, m.Of))}-{table}.parquet")))}], filename = true)";
        // A shard is told by its file name: the same report may stand in several.
        Run(connection, $"""
            CREATE OR REPLACE TEMP TABLE chosen AS
            SELECT report_id, arg_min(replace(filename, '-input_order.parquet', ''), ordinal) AS stem FROM {Of("input_order")}
            WHERE report_id NOT IN (SELECT report_id FROM reports) GROUP BY report_id
            """);
        using var transaction = connection.BeginTransaction();
        NewFigures.Begin(connection);
        foreach (var table in Tables.Where(t => t != "models"))
            Run(connection, $"INSERT INTO {(table == "figures" ? NewFigures.Table : table)} SELECT p.* EXCLUDE (filename) FROM {Of(table)} p JOIN chosen c ON c.report_id = p.report_id AND p.filename = c.stem || '-{table}.parquet'");
        Run(connection, $"INSERT INTO models SELECT DISTINCT ON (model_id) * EXCLUDE (filename) FROM {Of("models")} WHERE model_id NOT IN (SELECT model_id FROM models) ORDER BY model_id");
        NewFigures.Store(connection);
        var added = new List<string>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT report_id FROM chosen ORDER BY report_id";
            using var reader = command.ExecuteReader();
            while (reader.Read())
                added.Add(reader.GetString(0));
        }
        Coverage.Add(connection, replay(added) == 0 ? NewFigures.Table : "(SELECT * FROM figures WHERE report_id IN (SELECT report_id FROM chosen))");
        NewFigures.End(connection);
        transaction.Commit();
        return added;
    }

    private static void Run(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
