using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using Workbench.Charts;
using Workbench.Classification;
using Workbench.Text;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench doctor</c>: tries each part for real and says how to mend what fails.</summary>
internal static class DoctorCommand
{
    private sealed record Check(string Part, Func<string> Try, string Mend, bool Needed = true);

    public static Command Create()
    {
        var json = CommonOptions.Json();
        var command = new Command("doctor", "Say what is missing on this machine and how to get it.") { json };
        command.SetAction((result, _) => Task.FromResult(Run(result.GetValue(json))));
        return command;
    }

    private static readonly Check[] Checks =
    [
        new(".NET", () => Environment.Version.ToString(), "Install the .NET SDK 10."),
        new("Node.js", () => Output("node", "--version"), "Install Node.js 18 or newer with npm (Debian: `apt-get install nodejs npm`). Without it no SVG or PNG can be drawn."),
        new("libduckdb", Database, "Run `npm ci --prefix npm` in the workbench's folder."),
        new("charts", DrawChart, "Run `npm ci --prefix npm` in the workbench's folder."),
        new("places", () => string.Create(CultureInfo.InvariantCulture, $"{Gazetteer.Default.Places.Count} places"), "Build the workbench again: `dotnet build -c Release`."),
        new("model", DefaultModel, "Build the workbench again: `dotnet build -c Release`, which trains the default model."),
        new("libzmq", () => System.Runtime.InteropServices.NativeLibrary.Load("libzmq.so.5") != 0 ? "found" : "", "Only for the Jupyter kernel: `apt-get install libzmq5`.", Needed: false),
        new("chromium", () => Output("chromium", "--version"), "Only for the tests of the page: `apt-get install chromium`.", Needed: false),
    ];

    private static int Run(bool json)
    {
        using var lines = json ? new JsonLines() : null;
        var failed = false;
        foreach (var check in Checks)
        {
            string? found = null, error = null;
            try
            {
                found = check.Try();
            }
#pragma warning disable CA1031 // Whatever a part throws is what the doctor reports.
            catch (Exception e)
#pragma warning restore CA1031
            {
                error = e.Message.ReplaceLineEndings(" ");
                failed |= check.Needed;
            }
            if (lines is not null)
                lines.Write(("part", check.Part), ("ok", error is null), ("needed", check.Needed), ("found", found), ("error", error), ("mend", error is null ? null : check.Mend));
            else
            {
                Console.WriteLine($"{(error is null ? "ok     " : check.Needed ? "MISSING" : "absent ")}  {check.Part,-10} {found ?? error}");
                if (error is not null)
                    Console.WriteLine($"                    {check.Mend}");
            }
        }
        return failed ? ExitCodes.Failed : ExitCodes.Done;
    }

    private static string Output(string program, string argument)
    {
        using var process = Process.Start(new ProcessStartInfo(program, argument) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadLine() ?? "";
        process.WaitForExit(10_000);
        return output;
    }

    private static string Database()
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT version()";
        return (string)command.ExecuteScalar()!;
    }

    private static string DefaultModel()
    {
        using var model = Models.Load(null);
        return string.Create(CultureInfo.InvariantCulture, $"{model.Categories.Count} categories, id {model.ModelId}");
    }

    private static string DrawChart()
    {
        var data = ChartData.From([new { place = "Đắk Glong", value = 42m }]);
        return string.Create(CultureInfo.InvariantCulture, $"PNG of {Chart.Bar(data, x: "value", y: "place").ToPng().Length} bytes");
    }
}
