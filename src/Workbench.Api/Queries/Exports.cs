using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using Workbench.Api.Http;
using Workbench.Api.Store;

namespace Workbench.Api.Queries;

/// <summary>Rows of a query as CSV (RFC 4180, UTF-8) or Parquet. One row more than the limit is asked for, so that a cut is noticed and said.</summary>
internal static class Exports
{
    public const string ParquetType = "application/vnd.apache.parquet";

    private const string CsvType = "text/csv; charset=utf-8; header=present";

    /// <summary>The form that a request asks for: <c>json</c>, <c>csv</c> or <c>parquet</c>, by suffix or parameter first, then by Accept.</summary>
    public static string Form(HttpContext context, string? named)
    {
        if ((named ?? new Arguments(context.Request.Query).Text("format")) is { } format)
            return format;
        var accept = context.Request.Headers.Accept.ToString();
        if (accept.Length == 0 || accept.Contains("application/json", StringComparison.OrdinalIgnoreCase) || accept.Contains("*/*", StringComparison.Ordinal) || accept.Contains("application/*", StringComparison.Ordinal))
            return accept.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase) ? "csv" : "json";
        if (accept.Contains("text/csv", StringComparison.OrdinalIgnoreCase))
            return "csv";
        if (accept.Contains(ParquetType, StringComparison.OrdinalIgnoreCase))
            return "parquet";
        throw Errors.NotAcceptable(accept, "application/json, text/csv, " + ParquetType);
    }

    public static Answer Make(StoreHost store, CampaignWorkbench workbench, string form, string name, string sql, IReadOnlyList<object?> parameters, int limit) =>
        form == "parquet" ? Parquet(store, workbench, name, sql, parameters, limit) : Csv(workbench, name, sql, parameters, limit);

    /// <summary>A table that was made here as CSV or Parquet; Parquet by way of a CSV file that DuckDB reads with the types of the columns.</summary>
    public static Answer Make(StoreHost store, CampaignWorkbench workbench, string form, Table table)
    {
        if (form == "csv")
            return new Answer(table.ToCsv(), CsvType, table.Name + ".csv", table.Truncated);
        var path = Path.Combine(store.Scratch, Path.GetRandomFileName());
        string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
        try
        {
            File.WriteAllBytes(path + ".csv", table.ToCsv());
            var columns = string.Join(", ", table.Columns.Select(c => $"{Literal(c.Name)}: {Literal(c.Type)}"));
            using var copy = Command(workbench, $"COPY (SELECT * FROM read_csv({Literal(path + ".csv")}, header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', new_line = '\\r\\n', nullstr = '', parallel = false, max_line_size = 33554432, columns = {{{columns}}})) TO {Literal(path + ".parquet")} (FORMAT parquet, COMPRESSION zstd)", []);
            copy.ExecuteNonQuery();
            return new Answer(File.ReadAllBytes(path + ".parquet"), ParquetType, table.Name + ".parquet", table.Truncated);
        }
        finally
        {
            File.Delete(path + ".csv");
            File.Delete(path + ".parquet");
        }
    }

    private static Answer Csv(CampaignWorkbench workbench, string name, string sql, IReadOnlyList<object?> parameters, int limit)
    {
        using var command = Command(workbench, sql, parameters);
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        var text = new StringBuilder();
        for (var i = 0; i < reader.FieldCount; i++)
            text.Append(i == 0 ? "" : ",").Append(Table.Quoted(reader.GetName(i)));
        text.Append("\r\n");
        var rows = 0;
        while (rows < limit && reader.Read())
        {
            rows++;
            for (var i = 0; i < reader.FieldCount; i++)
                text.Append(i == 0 ? "" : ",").Append(reader.IsDBNull(i) ? "" : Table.Quoted(Table.Cell(reader.GetValue(i))));
            text.Append("\r\n");
        }
        return new Answer(Encoding.UTF8.GetBytes(text.ToString()), CsvType, name + ".csv", rows == limit && reader.Read());
    }

    private static Answer Parquet(StoreHost store, CampaignWorkbench workbench, string name, string sql, IReadOnlyList<object?> parameters, int limit)
    {
        var file = Path.Combine(store.Scratch, Path.GetRandomFileName() + ".parquet");
        try
        {
            using (var make = Command(workbench, "CREATE OR REPLACE TEMP TABLE answer AS " + sql, parameters))
                make.ExecuteNonQuery();
            using (var count = Command(workbench, "SELECT count(*) FROM answer", []))
            {
                var truncated = (long)count.ExecuteScalar()! > limit;
                using var copy = Command(workbench, string.Create(CultureInfo.InvariantCulture, $"COPY (SELECT * FROM answer LIMIT {limit}) TO '{file.Replace("'", "''", StringComparison.Ordinal)}' (FORMAT parquet, COMPRESSION zstd)"), []);
                copy.ExecuteNonQuery();
                using var drop = Command(workbench, "DROP TABLE answer", []);
                drop.ExecuteNonQuery();
                return new Answer(File.ReadAllBytes(file), ParquetType, name + ".parquet", truncated);
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static DuckDBCommand Command(CampaignWorkbench workbench, string sql, IReadOnlyList<object?> parameters)
    {
        var command = workbench.Connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
            command.Parameters.Add(new DuckDBParameter { Value = parameter ?? DBNull.Value });
        return command;
    }
}
