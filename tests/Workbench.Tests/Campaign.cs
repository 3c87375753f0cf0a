namespace Workbench.Tests;

/// <summary>Stores for tests: tables from lines, reports from texts, the repository's sample data.</summary>
internal sealed class Campaign : IDisposable
{
    public const string Header = "district,province,language,unit,value,value_high,kind,bound,category,period_start,period_end,indicator,target";

    private readonly string folder = Directory.CreateTempSubdirectory("workbench-test-").FullName;
    private int files;

    public CampaignWorkbench Workbench { get; } = CampaignWorkbench.Open(":memory:");

    public static string Data(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Workbench.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "data", name);
    }

    public string Write(string name, params string[] lines)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllLines(path, lines);
        return path;
    }

    public string Folder(string name) => Path.Combine(folder, name);

    public void Import(params string[] rows) => Assert.Empty(Workbench.Import(Write($"table{files++}.csv", [Header, .. rows])).Rejected);

    /// <summary>A report as rows of the store, without the extractor: tests of comparing depend on no language.</summary>
    public void Report(string id, string place, string published, params (string Unit, string Category, decimal Value, string Bound)[] figures)
    {
        Run($"INSERT INTO reports VALUES ('{id}', 'Report {id}', NULL, '{id}.txt', 'en', {(published.Length == 0 ? "NULL" : $"DATE '{published}'")}, (SELECT place_id FROM places WHERE name = '{place}' AND level = 'district' LIMIT 1), 'text of {id}', TIMESTAMP '2024-01-01', 1, 'utf-8', [], '1.0', '{id}')");
        for (var i = 0; i < figures.Length; i++)
        {
            var f = figures[i];
            var value = f.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
            Run($"INSERT INTO sentences VALUES ('{id}', {i}, {i}, {i + 1}, 's', false, 'en', '{f.Category}', 0.9, 'm')");
            Run($"INSERT INTO figures VALUES ('{id}-{i}', '{id}', {i}, {i}, {i + 1}, '{value}', {value}, NULL, '{(f.Unit is "VND" or "USD" ? "money" : "count")}', '{f.Unit}', NULL, '{f.Bound}', NULL, NULL, NULL, NULL, [], 'extracted', 'report', NULL, NULL, NULL, NULL, false, NULL, NULL, NULL)");
        }
        Workbench.Refresh();
    }

    public void Run(string sql)
    {
        using var command = Workbench.Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The queries that an action puts to the store, as the engine logs them.</summary>
    public IReadOnlyList<string> Asked(Action action)
    {
        Run("CALL enable_logging('QueryLog')");
        action();
        Run("CALL disable_logging()");
        return Query("SELECT message FROM duckdb_logs WHERE type = 'QueryLog'");
    }

    public IReadOnlyList<string> Query(string sql)
    {
        using var command = Workbench.Connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join("|", Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture))));
        return rows;
    }

    public void Dispose()
    {
        Workbench.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
