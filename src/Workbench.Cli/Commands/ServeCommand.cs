using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Workbench.Api;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench serve</c>: the API and the page on a store.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var defaults = new ApiOptions();
        var database = CommonOptions.Database();
        var config = new Option<string?>("--config") { Description = "A JSON file with settings; flags and WORKBENCH_… variables come before it.", HelpName = "FILE" };
        var urls = Text("--urls", "Where to listen, separated by `;`. Beyond this machine only with an API key.", defaults.Urls);
        var model = Text("--model", "The model that classifies. Default: the one that the build trains.", null);
        var sql = new Option<bool?>("--sql") { Description = "Switch the read-only SQL endpoint on.", Arity = ArgumentArity.ZeroOrOne };
        var watch = Text("--watch", "A folder whose new files are read into the store as they arrive.", null);
        var feed = Text("--feed", "Feed files (RSS, Atom, JSON Lines) that are read again whenever they change, separated by `;`.", null);
        var keys = Text("--keys", "The file with the hashed API keys. Default: beside the store.", null);
        var log = Text("--log", "none, error, warning or information; JSON lines on standard error.", defaults.Log);
        var numbers = ServeSettings.Numbers.Select(n => new Option<int?>(n.Flag) { Description = $"{n.Description} Default: {n.Default.ToString(CultureInfo.InvariantCulture)}.", HelpName = "N" }).ToArray();
        var command = new Command("serve", "Serve the API and the page on a store.") { database, config, urls, model, sql, watch, feed, keys, log };
        foreach (var number in numbers)
            command.Add(number);
        command.SetAction(async (result, cancellationToken) =>
        {
            var settings = new ServeSettings(result.GetValue(config));
            var options = settings.Read(new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
            {
                ["Database"] = result.GetResult(database) is { Implicit: false } ? result.GetValue(database) : null,
                ["Urls"] = result.GetValue(urls),
                ["Model"] = result.GetValue(model),
                ["Sql"] = result.GetValue(sql)?.ToString(),
                ["Watch"] = result.GetValue(watch),
                ["Feed"] = result.GetValue(feed),
                ["Keys"] = result.GetValue(keys),
                ["Log"] = result.GetValue(log),
            }.Concat(numbers.Select((n, i) => new KeyValuePair<string, string?>(ServeSettings.Numbers[i].Name, result.GetValue(n)?.ToString(CultureInfo.InvariantCulture)))));
            return await RunAsync(options, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(ApiOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await using var app = WorkbenchApi.Build(options);
            await WorkbenchApi.StartAsync(app, options, cancellationToken);
            foreach (var url in app.Urls)
                Terminal.Say($"Workbench on {options.Database}: {url} (Ctrl+C stops)");
            await app.WaitForShutdownAsync(cancellationToken);
        }
        catch (ApiException e)
        {
            throw new WorkbenchException(e.Code, e.Message[(e.Code.Length + 2)..], e);
        }
        return ExitCodes.Done;
    }

    private static Option<string?> Text(string name, string description, string? otherwise) =>
        new(name) { Description = description + (otherwise is null ? "" : $" Default: {otherwise}."), HelpName = "TEXT" };
}

/// <summary>Settings of the server: flags, then environment variables <c>WORKBENCH_…</c>, then a JSON file, then the defaults.</summary>
internal sealed class ServeSettings(string? file)
{
    public static readonly (string Name, string Flag, string Description, int Default)[] Numbers =
    [
        ("SqlSeconds", "--sql-seconds", "The longest time of one SQL query, in seconds.", 10),
        ("SqlRows", "--sql-rows", "The most rows of one SQL answer.", 10_000),
        ("BodyMegabytes", "--body-megabytes", "The largest request body, in MB.", 32),
        ("BatchTexts", "--batch-texts", "The most texts in one request to classify.", 10_000),
        ("BatchReports", "--batch-reports", "The most reports or files in one request.", 1_000),
        ("ExportRows", "--export-rows", "The most rows of one CSV or Parquet answer.", 1_000_000),
        ("RequestsPerMinute", "--requests-per-minute", "The most requests in a minute of one client; 0 for no limit.", 6_000),
        ("MemoryMegabytes", "--memory-megabytes", "The memory that DuckDB may take, in MB.", 2_048),
        ("CacheMegabytes", "--cache-megabytes", "Answers kept in memory, in MB.", 64),
        ("WatchSeconds", "--watch-seconds", "How often the watched folder and feeds are looked at, in seconds.", 2),
    ];

    public ApiOptions Read(IEnumerable<KeyValuePair<string, string?>> flags)
    {
        var sources = new ConfigurationBuilder();
        if (file is not null)
        {
            if (!File.Exists(file))
                throw new UsageException($"WB8401: There is no settings file '{file}'.");
            try
            {
                sources.AddJsonFile(Path.GetFullPath(file), optional: false, reloadOnChange: false);
                sources.Build();
            }
            catch (InvalidDataException e)
            {
                throw new UsageException($"WB8402: The settings file '{file}' is not valid JSON: {e.InnerException?.Message ?? e.Message}");
            }
        }
        // WORKBENCH_DB is what the other commands take; WORKBENCH_HOME belongs to the program and is no setting.
        var settings = sources.AddEnvironmentVariables("WORKBENCH_").AddInMemoryCollection(flags.Where(f => f.Value is not null)).Build();
        var known = typeof(ApiOptions).GetProperties().Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (file is not null)
            foreach (var child in new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(file)).Build().GetChildren())
                if (!known.Contains(child.Key))
                    throw new UsageException($"WB8403: The settings file '{file}' has '{child.Key}', which is no setting. Settings: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        var options = settings.Get<ApiOptions>() ?? new ApiOptions();
        return settings["Database"] is null && settings["DB"] is { Length: > 0 } path ? options with { Database = path } : options;
    }
}
