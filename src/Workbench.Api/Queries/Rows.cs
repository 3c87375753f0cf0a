using System.Data.Common;
using System.Globalization;
using DuckDB.NET.Data;
using Workbench.Api.Http;

namespace Workbench.Api.Queries;

/// <summary>Runs a query with its parameters and reads rows.</summary>
internal static class Rows
{
    public static List<T> Read<T>(CampaignWorkbench workbench, string sql, IEnumerable<object?> parameters, Func<DbDataReader, T> read)
    {
        using var command = workbench.Connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
            command.Parameters.Add(new DuckDBParameter { Value = parameter ?? DBNull.Value });
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>How many items a list has: as asked, else 50; a file has them all, up to <paramref name="whole"/>.</summary>
    public static int Limit(Arguments arguments, int? whole) => whole is { } all && arguments.Text("limit") is null ? all : arguments.Integer("limit", 50, 1, 500);

    public static string? Text(this DbDataReader reader, int index) => reader.IsDBNull(index) ? null : reader.GetString(index);

    public static int? Integer(this DbDataReader reader, int index) => reader.IsDBNull(index) ? null : reader.GetInt32(index);

    public static DateOnly? Date(this DbDataReader reader, int index) => reader.IsDBNull(index) ? null : reader.GetFieldValue<DateOnly>(index);

    public static IReadOnlyList<string> List(this DbDataReader reader, int index) => reader.IsDBNull(index) ? [] : reader.GetFieldValue<List<string>>(index);

    /// <summary>The query with its parameters written in, to be run elsewhere.</summary>
    public static string Written(string sql, IReadOnlyList<object?> parameters)
    {
        // From the last, so that $1 does not stand for the beginning of $12.
        for (var i = parameters.Count; i > 0; i--)
            sql = sql.Replace(string.Create(CultureInfo.InvariantCulture, $"${i}"), parameters[i - 1] switch
            {
                null => "NULL",
                string text => $"'{text.Replace("'", "''", StringComparison.Ordinal).Replace("$", "$\u200b", StringComparison.Ordinal)}'",
                IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
                var other => other.ToString()!,
            }, StringComparison.Ordinal);
        return sql.Replace("$\u200b", "$", StringComparison.Ordinal);
    }
}

/// <summary>Collects conditions and their parameters.</summary>
internal sealed class Conditions
{
    private readonly List<string> all = [];

    public List<object?> Parameters { get; } = [];

    public string Where => all.Count == 0 ? "true" : string.Join(" AND ", all);

    public string Bind(object? value)
    {
        Parameters.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"${Parameters.Count}");
    }

    public void Add(string condition) => all.Add(condition);

    public void Equal(string column, IReadOnlyList<string> values, string? cast = null)
    {
        if (values.Count == 0)
            return;
        var bound = values.Select(v => cast is null ? Bind(v) : $"CAST({Bind(v)} AS {cast})");
        Add($"{column} IN ({string.Join(", ", bound)})");
    }

    public void Contains(string expression, string? text)
    {
        if (text is not null)
            Add($"contains(lower(coalesce({expression}, '')), lower({Bind(text.Normalize())}))");
    }
}
