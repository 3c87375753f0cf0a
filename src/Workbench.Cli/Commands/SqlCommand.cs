using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using DuckDB.NET.Data;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench sql "SELECT …"</c></summary>
internal static class SqlCommand
{
    public static Command Create()
    {
        var query = new Argument<string>("SQL") { Description = "A query on the store, for example \"SELECT unit, count(*) FROM figures GROUP BY ALL\"." };
        var database = CommonOptions.Database();
        var json = CommonOptions.Json();
        var most = new Option<int>("--most") { Description = "Rows shown in the table; --json always prints all.", DefaultValueFactory = _ => 100, HelpName = "N" };
        var command = new Command("sql", "Ask the store in SQL (read-only). Tables: reports, sentences, figures, places, categories, labels, models; view: facts.") { query, database, most, json };
        command.SetAction((result, cancellationToken) => Task.FromResult(Run(result.GetValue(query)!, result.GetValue(database)!, result.GetValue(most), result.GetValue(json), cancellationToken)));
        return command;
    }

    private static int Run(string sql, string database, int most, bool json, CancellationToken cancellationToken)
    {
        using var workbench = CampaignWorkbench.OpenReadOnly(database);
        using var command = workbench.Connection.CreateCommand();
        command.CommandText = sql;
        using var registration = cancellationToken.Register(command.Cancel);
        try
        {
            using var reader = command.ExecuteReader();
            if (json)
                WriteJson(reader);
            else
                WriteTable(reader, most);
            return ExitCodes.Done;
        }
        catch (DuckDBException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Terminal.Say("workbench: WB8101: the query failed: " + e.Message);
            return ExitCodes.Failed;
        }
    }

    private static void WriteJson(DbDataReader reader)
    {
        using var lines = new JsonLines();
        var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray();
        var members = new (string, object?)[names.Length];
        while (reader.Read())
        {
            for (var i = 0; i < names.Length; i++)
                members[i] = (names[i], reader.GetValue(i));
            lines.Write(members);
        }
    }

    private static void WriteTable(DbDataReader reader, int most)
    {
        var headers = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray();
        var rows = new List<string[]>();
        long count = 0;
        while (reader.Read())
            if (++count <= most)
                rows.Add([.. Enumerable.Range(0, headers.Length).Select(i => Cell(reader.GetValue(i)))]);
        Terminal.Table(headers, rows);
        Terminal.Say(count > most ? string.Create(CultureInfo.InvariantCulture, $"Shown: the first {most} of {count} rows (--most N, or --json for all).")
            : string.Create(CultureInfo.InvariantCulture, $"{count} rows."));
    }

    private static string Cell(object? value) => value switch
    {
        null or DBNull => "",
        string text => text.ReplaceLineEndings(" "),
        decimal number => Terminal.Number(number),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        System.Collections.IEnumerable list => "[" + string.Join(", ", list.Cast<object?>().Select(Cell)) + "]",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
