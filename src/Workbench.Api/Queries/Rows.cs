using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Workbench.Api.Http;

namespace Workbench.Api.Queries;

/// <summary>Runs a query with its parameters and reads rows.</summary>
internal static partial class Rows
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

    /// <summary>The name of the file in a column, without the folders that it lay in on the server.</summary>
    public static string FileName(string column) => $"parse_filename({column}, false, 'both_slash')";

    /// <summary>How many items a list has: as asked, else 50; a file has them all, up to <paramref name="whole"/>.</summary>
    public static int Limit(Arguments arguments, int? whole) => whole is { } all && arguments.Text("limit") is null ? all : arguments.Integer("limit", 50, 1, 500);

    public static string? Text(this DbDataReader reader, int index) => reader.IsDBNull(index) ? null : reader.GetString(index);

    public static int? Integer(this DbDataReader reader, int index) => reader.IsDBNull(index) ? null : reader.GetInt32(index);

    public static DateOnly? Date(this DbDataReader reader, int index) => reader.IsDBNull(index) ? null : reader.GetFieldValue<DateOnly>(index);

    public static IReadOnlyList<string> List(this DbDataReader reader, int index) => reader.IsDBNull(index) ? [] : reader.GetFieldValue<List<string>>(index);

    /// <summary>The query with its parameters written in, to be run elsewhere.</summary>
    public static string Written(string sql, IReadOnlyList<object?> parameters) => Placeholder().Replace(sql, m => parameters[int.Parse(m.ValueSpan[1..], CultureInfo.InvariantCulture) - 1] switch
    {
        null => "NULL",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString()!,
    });

    [GeneratedRegex(@"\$[0-9]+")]
    private static partial Regex Placeholder();
}

/// <summary>While it lasts, all queries see one state of the store, and none can write.</summary>
internal sealed class ReadTransaction : IDisposable
{
    private readonly CampaignWorkbench workbench;

    public ReadTransaction(CampaignWorkbench workbench)
    {
        this.workbench = workbench;
        Run("BEGIN TRANSACTION READ ONLY");
    }

    public void Dispose() => Run("ROLLBACK");

    private void Run(string sql)
    {
        using var command = workbench.Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
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
