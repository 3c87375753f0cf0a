using System.Diagnostics;
using System.Globalization;
using Workbench.Text;
using Workbench.Text.Data;

/// <summary>How long the data of a language takes to load, and the first report after it, each in a process of its own.</summary>
internal static class Loading
{
    private static readonly string[] Languages = ["ar", "en", "fr", "hu", "ru", "th", "uk", "vi"];

    public static void Run(string[] args)
    {
        if (args[^1] != "load")
        {
            Stopwatch watch = Stopwatch.StartNew();
            LanguageData.Get(args[^1]);
            double load = watch.Elapsed.TotalMilliseconds;
            watch.Restart();
            ReportAnalyzer.Analyze("2024: 12.", new AnalysisOptions { Language = args[^1] });
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{load:0.0} {watch.Elapsed.TotalMilliseconds:0.0}"));
            return;
        }

        Console.WriteLine("| language | load, ms (least of 5 processes) | first report after it, ms |");
        Console.WriteLine("| --- | ---: | ---: |");
        foreach (string language in Languages)
        {
            double[][] runs = [.. Enumerable.Range(0, 5).Select(_ => Child(language))];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {language} | {runs.Min(run => run[0]):0.0} | {runs.Min(run => run[1]):0.0} |"));
        }
    }

    private static double[] Child(string language)
    {
        string self = Path.Combine(AppContext.BaseDirectory, "Workbench.Text.Benchmarks.dll");
        using Process child = Process.Start(new ProcessStartInfo("dotnet") { ArgumentList = { self, "-", language, "load", language }, RedirectStandardOutput = true })!;
        string line = child.StandardOutput.ReadToEnd().Trim();
        child.WaitForExit();
        return [.. line.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
    }
}
