using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Workbench.Text;

// Throughput of the whole text pipeline (clean, detect, cut, read figures) on one thread, per language, over this project's own
// labelled sentences, repeated to about 8 MB of UTF-8; they hold several times as many figures as reports do. The median of the runs is printed.
// Usage: dotnet run -c Release --project bench/Workbench.Text.Benchmarks [-- folder of data] [language] [reports | stages | load | train-breaks [table to write, or -] [files of paragraphs to try it on, sentences parted by ||]]
// "reports" measures on a folder of reports instead, named by language (uk-….txt).
// "train-breaks" learns the table of sentence ends of a language without full stops and says how it cuts documents held out.
// "load" measures how long a language's data takes to load in a fresh process, compiler included.
string root = args.Length > 0 ? args[0] : FindData();
string? only = args.Length > 1 ? args[1] : null;
const int TargetBytes = 8_000_000;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

if (args.Contains("stages"))
{
    Stages.Run(Path.Combine(root, "labelled", $"{only ?? "en"}.jsonl"));
    return;
}
if (args.Contains("train-breaks"))
{
    BreakTraining.Run(root, only ?? "th", args.Length > 3 ? args[3] : null, args[Math.Min(4, args.Length)..]);
    return;
}
if (args.Contains("load"))
{
    Loading.Run(args);
    return;
}
Console.WriteLine($"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} cores, {CpuName()}");
Console.WriteLine("one thread; ReportAnalyzer.Analyze over documents of about 20 kB; median of 5 runs after 2 to warm up; processor time, all threads of the process (collector and compiler too), so that a busy machine does not count");
Console.WriteLine("| language | MB | figures a MB | MB/s | sentences/s |");
Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
if (args.Contains("reports"))
{
    foreach (IGrouping<string, string> reports in Directory.GetFiles(root).Where(file => file.EndsWith(".txt", StringComparison.Ordinal) || file.EndsWith(".md", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal).GroupBy(file => Path.GetFileName(file)[..2]))
        Measure(reports.Key, Parts(reports.SelectMany(File.ReadLines), "\n"));
    return;
}
foreach (string file in Directory.GetFiles(Path.Combine(root, "labelled"), "*.jsonl").Order(StringComparer.Ordinal))
{
    string language = Path.GetFileNameWithoutExtension(file);
    if (language.Length != 2 || (only is not null && language != only)) continue;
    Measure(language, Parts(File.ReadLines(file).Where(line => !string.IsNullOrWhiteSpace(line)).Select(Sentence), null));
}

static void Measure(string language, List<string> documents)
{
    long bytes = documents.Sum(text => (long)Encoding.UTF8.GetByteCount(text));
    int repeats = (int)Math.Max(1, TargetBytes / Math.Max(bytes, 1));
    List<double> seconds = [];
    int figures = 0, sentences = 0;
    for (int run = 0; run < 7; run++)
    {
        figures = sentences = 0;
        TimeSpan start = Process.GetCurrentProcess().TotalProcessorTime;
        for (int repeat = 0; repeat < repeats; repeat++)
            foreach (string text in documents)
            {
                ReportAnalysis analysis = ReportAnalyzer.Analyze(text);
                figures += analysis.Figures.Count;
                sentences += analysis.Sentences.Count;
            }
        if (run >= 2) seconds.Add((Process.GetCurrentProcess().TotalProcessorTime - start).TotalSeconds);
    }
    seconds.Sort();
    double median = seconds[seconds.Count / 2], megabytes = bytes * (double)repeats / 1e6;
    Console.WriteLine($"| {language} | {megabytes:0.0} | {figures / megabytes:0} | {megabytes / median:0.0} | {sentences / median:0} |");
}

static string Sentence(string line)
{
    using JsonDocument row = JsonDocument.Parse(line);
    return row.RootElement.GetProperty("text").GetString()!;
}

// Documents of about 20 kB. Behind a sentence of the labelled ones a line ends now and then.
static List<string> Parts(IEnumerable<string> pieces, string? end)
{
    List<string> documents = [];
    StringBuilder text = new();
    foreach (string piece in pieces)
    {
        text.Append(piece).Append(end ?? (text.Length % 5 == 0 ? "\n" : " "));
        if (text.Length < 12_000) continue;
        documents.Add(text.ToString());
        text.Clear();
    }
    if (text.Length > 0) documents.Add(text.ToString());
    return documents;
}

static string FindData()
{
    for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        if (Directory.Exists(Path.Combine(folder.FullName, "data", "labelled"))) return Path.Combine(folder.FullName, "data");
    throw new DirectoryNotFoundException("data/labelled is not above the program; give the data folder as the first argument.");
}

static string CpuName() =>
    File.Exists("/proc/cpuinfo") && File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
        ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() : "unknown processor";
