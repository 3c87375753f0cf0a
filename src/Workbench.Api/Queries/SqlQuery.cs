using System.Numerics;
using System.Text.Json;
using DuckDB.NET.Data;

namespace Workbench.Api.Queries;

/// <summary>The answer to a query.</summary>
/// <param name="Columns">The columns with DuckDB's types.</param>
/// <param name="Rows">The rows; a cell is a text, number, true or false, list, or null.</param>
/// <param name="Truncated">Whether rows were left out.</param>
/// <param name="RowLimit">The most rows of an answer.</param>
public sealed record SqlAnswer(IReadOnlyList<SqlColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, bool Truncated, int RowLimit);

/// <summary>A column of an answer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, as DuckDB calls it.</param>
public sealed record SqlColumn(string Name, string Type);

/// <summary>
/// Queries of users. Three fences, each enough alone: only a SELECT that DuckDB's own parser can write down is taken, and only on the
/// store's tables and harmless functions; it runs in a read-only transaction; the database has no access to files beside its own.
/// </summary>
internal static class SqlQuery
{
    private static readonly HashSet<string> Tables = new(["reports", "sentences", "figures", "places", "categories", "labels", "labellings", "models", "reviews", "settlements", "twins", "populations", "conversions", "facts", "place_tree", "workbench"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> TableFunctions = new(["range", "generate_series", "unnest", "json_each", "json_tree", "repeat"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Functions that tell of the machine or the engine, or that run a text as a query.</summary>
    private static readonly string[] RefusedFunctions = ["getenv", "current_setting", "read_", "glob", "query", "write_log", "pragma_", "duckdb_", "parse_path", "getvariable", "nextval", "currval", "which_secret", "sniff_", "parquet_", "icu_", "json_execute", "from_substrait", "sleep"];

    public static SqlAnswer Run(CampaignWorkbench workbench, string sql, int seconds, int rowLimit, CancellationToken cancellationToken)
    {
        Check(workbench, sql);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(TimeSpan.FromSeconds(seconds));
        try
        {
            using var state = new ReadTransaction(workbench);
            using var command = workbench.Connection.CreateCommand();
            command.CommandText = sql;
            command.UseStreamingMode = true;
            using var registration = stop.Token.Register(command.Cancel);
            using var reader = command.ExecuteReader();
            var columns = Enumerable.Range(0, reader.FieldCount).Select(i => new SqlColumn(reader.GetName(i), reader.GetDataTypeName(i))).ToList();
            var rows = new List<IReadOnlyList<object?>>();
            var truncated = false;
            long sizeChars = 0;
            while (reader.Read())
            {
                stop.Token.ThrowIfCancellationRequested();
                if (rows.Count == rowLimit || sizeChars > 64 << 20)
                {
                    truncated = true;
                    break;
                }
                var row = new object?[columns.Count];
                for (var i = 0; i < row.Length; i++)
                {
                    row[i] = Cell(reader.GetValue(i));
                    sizeChars += row[i] is string text ? text.Length : 8;
                }
                rows.Add(row);
            }
            return new SqlAnswer(columns, rows, truncated, rowLimit);
        }
        catch (Exception e) when (e is DuckDBException or OperationCanceledException && stop.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Errors.SqlTime(seconds);
        }
        catch (Exception e) when (e is DuckDBException or InvalidOperationException or InvalidCastException or OverflowException or FormatException or NotSupportedException)
        {
            throw Errors.SqlFailed(e.Message);
        }
    }

    /// <summary>Reads the query with DuckDB's parser and refuses what is no plain SELECT on the store.</summary>
    private static void Check(CampaignWorkbench workbench, string sql)
    {
        string tree;
        try
        {
            tree = Rows.Read(workbench, "SELECT CAST(json_serialize_sql($1::VARCHAR) AS VARCHAR)", [sql], r => r.GetString(0))[0];
        }
        catch (DuckDBException e)
        {
            throw Errors.SqlNotRead(e.Message.ReplaceLineEndings(" "));
        }
        using var json = JsonDocument.Parse(tree, new JsonDocumentOptions { MaxDepth = 512 });
        var root = json.RootElement;
        if (root.GetProperty("error").GetBoolean())
            throw Errors.SqlNotRead(root.GetProperty("error_message").GetString()!.ReplaceLineEndings(" "));
        if (root.GetProperty("statements").GetArrayLength() != 1)
            throw Errors.SqlNotRead("the text holds several statements");
        var named = new HashSet<string>(Tables, StringComparer.OrdinalIgnoreCase);
        CollectNames(root, named);
        Walk(root, named);
    }

    /// <summary>Names that the query itself gives to its parts (WITH).</summary>
    private static void CollectNames(JsonElement node, HashSet<string> named)
    {
        if (node.ValueKind == JsonValueKind.Object)
        {
            if (node.TryGetProperty("cte_map", out var map) && map.TryGetProperty("map", out var entries) && entries.ValueKind == JsonValueKind.Array)
                foreach (var entry in entries.EnumerateArray())
                    // A part must not be called like a file: DuckDB would read the file where the part is out of sight.
                    if (entry.TryGetProperty("key", out var key) && key.GetString() is { } name && name.All(c => char.IsLetterOrDigit(c) || c == '_'))
                        named.Add(name);
            foreach (var member in node.EnumerateObject())
                CollectNames(member.Value, named);
        }
        else if (node.ValueKind == JsonValueKind.Array)
            foreach (var item in node.EnumerateArray())
                CollectNames(item, named);
    }

    private static void Walk(JsonElement node, HashSet<string> named)
    {
        if (node.ValueKind == JsonValueKind.Object)
        {
            var type = node.TryGetProperty("type", out var kind) && kind.ValueKind == JsonValueKind.String ? kind.GetString() : null;
            if (type == "BASE_TABLE")
            {
                var (catalog, schema, table) = (Member(node, "catalog_name"), Member(node, "schema_name"), Member(node, "table_name"));
                if (catalog.Length > 0 || (schema.Length > 0 && schema != "main") || !named.Contains(table))
                    throw Errors.SqlNotRead($"'{table}' is no table of the store; there are {string.Join(", ", Tables)}");
            }
            if (type == "SHOW_REF")
                throw Errors.SqlNotRead("SHOW and DESCRIBE are not taken; the columns of the tables stand in docs/guide/store.md");
            if (type == "TABLE_FUNCTION" && node.TryGetProperty("function", out var call) && !TableFunctions.Contains(Member(call, "function_name")))
                throw Errors.SqlNotRead($"the table function '{Member(call, "function_name")}' is not taken");
            if (node.TryGetProperty("function_name", out var function) && function.ValueKind == JsonValueKind.String
                && Array.Exists(RefusedFunctions, p => function.GetString()!.StartsWith(p, StringComparison.OrdinalIgnoreCase)))
                throw Errors.SqlNotRead($"the function '{function.GetString()}' is not taken");
            foreach (var member in node.EnumerateObject())
                Walk(member.Value, named);
        }
        else if (node.ValueKind == JsonValueKind.Array)
            foreach (var item in node.EnumerateArray())
                Walk(item, named);
    }

    private static string Member(JsonElement node, string name) => node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static object? Cell(object? value) => value switch
    {
        null or DBNull => null,
        string or bool or int or long or short or byte or sbyte or ushort or uint or ulong or decimal => value,
        double number when double.IsFinite(number) => number,
        float number when float.IsFinite(number) => number,
        double or float or BigInteger or Guid or TimeSpan => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFF", System.Globalization.CultureInfo.InvariantCulture),
        System.Collections.IDictionary map => map.Keys.Cast<object>().ToDictionary(k => Convert.ToString(k, System.Globalization.CultureInfo.InvariantCulture) ?? "", k => Cell(map[k])),
        Stream => "(bytes)",
        System.Collections.IEnumerable list => list.Cast<object?>().Select(Cell).ToList(),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
    };
}
