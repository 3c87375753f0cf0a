namespace Workbench.Api;

/// <summary>How <see cref="WorkbenchApi"/> serves a store. Every setting has a safe default; docs/guide/api.md lists them.</summary>
public sealed record ApiOptions
{
    /// <summary>The store file; created when it is not there.</summary>
    public string Database { get; init; } = "campaigns.duckdb";

    /// <summary>The addresses to listen at, separated by <c>;</c>. Beyond the loopback interface only with an API key.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5288";

    /// <summary>The model file that classifies; null for the one that the build trains.</summary>
    public string? Model { get; init; }

    /// <summary>Whether the read-only SQL endpoint answers.</summary>
    public bool Sql { get; init; }

    /// <summary>The longest time of one SQL query, in seconds.</summary>
    public int SqlSeconds { get; init; } = 10;

    /// <summary>The most rows of one SQL answer; a longer answer is cut and says so.</summary>
    public int SqlRows { get; init; } = 10_000;

    /// <summary>The largest request body, in megabytes (1,048,576 bytes).</summary>
    public int BodyMegabytes { get; init; } = 32;

    /// <summary>The most texts in one request to classify.</summary>
    public int BatchTexts { get; init; } = 10_000;

    /// <summary>The most reports or files in one request.</summary>
    public int BatchReports { get; init; } = 1_000;

    /// <summary>The most rows of one CSV or Parquet answer; a longer answer is cut and says so.</summary>
    public int ExportRows { get; init; } = 1_000_000;

    /// <summary>The most requests in one minute of one client; 0 for no limit. Requests from the same machine without a key are not limited.</summary>
    public int RequestsPerMinute { get; init; } = 6_000;

    /// <summary>The memory that DuckDB may take, in megabytes.</summary>
    public int MemoryMegabytes { get; init; } = 2_048;

    /// <summary>Answers kept in memory until the store changes, in megabytes; 0 keeps none.</summary>
    public int CacheMegabytes { get; init; } = 64;

    /// <summary>A folder whose new files are read into the store as they arrive; null for none.</summary>
    public string? Watch { get; init; }

    /// <summary>Feed files (RSS, Atom, JSON Lines) that are read again whenever they change, separated by <c>;</c>; null for none.</summary>
    public string? Feed { get; init; }

    /// <summary>How often the watched folder and feeds are looked at, in seconds.</summary>
    public int WatchSeconds { get; init; } = 2;

    /// <summary>The file with the hashed API keys; null for the store's name with <c>.keys.json</c> behind it.</summary>
    public string? Keys { get; init; }

    /// <summary>How much is logged: <c>none</c>, <c>error</c>, <c>warning</c> or <c>information</c>. Logs are JSON lines on standard error and hold no text of reports.</summary>
    public string Log { get; init; } = "warning";
}
