using System.Globalization;
using Spectre.Console;

namespace Workbench.Cli;

/// <summary>Messages and tables for people. Messages go to standard error, so that standard output holds results only.</summary>
internal static class Terminal
{
    /// <summary>For messages and progress.</summary>
    public static IAnsiConsole Messages { get; } = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    /// <summary>Says one line on standard error, as it is.</summary>
    public static void Say(string message) => Console.Error.WriteLine(message);

    /// <summary>A number for people: grouped by thin spaces, without trailing zeros.</summary>
    public static string Number(decimal? value) =>
        value is { } number ? number.ToString("#,##0.######", NumberStyle) : "";

    private static readonly NumberFormatInfo NumberStyle = new() { NumberGroupSeparator = " ", NumberDecimalSeparator = "." };

    /// <summary>
    /// A table on standard output, each row on one line however narrow the window, so that it can be piped and searched.
    /// </summary>
    public static void Table(string[] headers, IEnumerable<string[]> rows, params int[] numberColumns)
    {
        var console = AnsiConsole.Console;
        var table = new Table().Border(console.Profile.Capabilities.Unicode && !Console.IsOutputRedirected ? TableBorder.Rounded : TableBorder.Simple);
        for (var i = 0; i < headers.Length; i++)
        {
            var column = new TableColumn(Markup.Escape(headers[i])).NoWrap();
            table.AddColumn(numberColumns.Contains(i) ? column.RightAligned() : column);
        }
        foreach (var row in rows)
            table.AddRow([.. row.Select(Markup.Escape)]);
        if (Console.IsOutputRedirected)
            console.Profile.Width = 1000;
        console.Write(table);
    }
}
