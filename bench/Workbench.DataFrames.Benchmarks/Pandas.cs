using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DuckDB.NET.Data;

namespace Workbench.DataFrames.Benchmarks;

/// <summary>Debian's pandas on the same rows, in a process of its own (<c>bench/dataframes_pandas.py</c>); it reads them from CSV, which is not counted.</summary>
internal static class Pandas
{
    private const string Python = "/usr/bin/python3";

    public static void Run(DuckDBConnection connection, Action<string> say)
    {
        say("## pandas on the same questions");
        say("");
        string folder = Directory.CreateTempSubdirectory("workbench-bench-").FullName;
        try
        {
            foreach (string table in new[] { "x", "small", "medium", "text", "big" })
            {
                Machine.Run(connection, $"COPY {table} TO '{Path.Combine(folder, table + ".csv")}'");
            }

            using Process child = Process.Start(new ProcessStartInfo(Python) { ArgumentList = { Script(), folder }, RedirectStandardOutput = true })!;
            say("| question | pandas, ms | ms of processor | rows of the answer |");
            say("| --- | ---: | ---: | ---: |");
            while (child.StandardOutput.ReadLine() is { } line)
            {
                JsonElement answer = JsonDocument.Parse(line).RootElement;
                say(string.Create(CultureInfo.InvariantCulture, $"| {answer.GetProperty("question")} | {answer.GetProperty("ms").GetDouble():F0} | {answer.GetProperty("processor_ms").GetDouble():F0} | {answer.GetProperty("rows").GetInt64():N0} |"));
            }

            child.WaitForExit();
            say("");
            say(child.ExitCode == 0 ? "pandas holds the rows in memory and uses one core." : $"pandas ended with code {child.ExitCode} (Debian: apt-get install python3-pandas).");
            say("");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Script()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string script = Path.Combine(folder.FullName, "bench", "dataframes_pandas.py");
            if (File.Exists(script))
            {
                return script;
            }
        }

        throw new InvalidOperationException("The benchmark runs outside the repository.");
    }
}
