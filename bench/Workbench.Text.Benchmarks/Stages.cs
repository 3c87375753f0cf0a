using System.Diagnostics;
using System.Text.Json;
using Workbench.Text;
using Workbench.Text.Cleaning;
using Workbench.Text.Data;
using Workbench.Text.Numerals;
using Workbench.Text.Places;
using Workbench.Text.Sentences;

/// <summary>Where the time of the pipeline goes: nanoseconds a UTF-16 unit for each stage alone.</summary>
internal static class Stages
{
    public static void Run(string file)
    {
        string text = string.Join('\n', File.ReadLines(file).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()));
        LanguageData language = LanguageData.Get(Path.GetFileNameWithoutExtension(file)[..2]);
        List<SentenceSpan> spans = SentenceSplitter.Split(text, language);
        List<NumberToken> tokens = [];
        Workbench.Text.Quantities.QuantityScanner scanner = new();
        Measure("normalize", () => Normalizer.Normalize(text));
        Measure("furniture", () => Furniture.Remove(new CleanText(text, new OffsetMap()), language));
        Measure("split", () => SentenceSplitter.Split(text, language));
        Measure("confirm", () => spans.ForEach(span => LanguageDetector.Confirms(text.AsSpan(span.Start, span.End - span.Start), language.Code)));
        Measure("detect", () => spans.ForEach(span => LanguageDetector.Detect(text.AsSpan(span.Start, span.End - span.Start))));
        NamedWordFinder finder = new();
        Measure("named words", () => spans.ForEach(span => finder.Read(text.AsSpan(span.Start, span.End - span.Start), language.Code)));
        Measure("places", () => PlaceFinder.Find(text, null, language));
        Measure("numbers", () => { foreach (SentenceSpan span in spans) { tokens.Clear(); NumberScanner.Scan(text, span.Start, span.End, language, tokens); } });
        string wordsOnly = new([.. text.Select(c => char.IsDigit(c) ? 'x' : c)]);
        Measure("no digits", () => { foreach (SentenceSpan span in spans) { tokens.Clear(); NumberScanner.Scan(wordsOnly, span.Start, span.End, language, tokens); } });
        Measure("digits only", () => { foreach (SentenceSpan span in spans) for (int i = span.Start; i < span.End; i++) if (char.IsDigit(text[i])) i = DigitReader.Read(text, i, language).End; });
        Measure("quantities", () => { foreach (SentenceSpan span in spans) scanner.Scan(text, span.Start, span.End, language, null); });
        Measure("whole", () => ReportAnalyzer.Analyze(text));

        void Measure(string name, Action action)
        {
            for (int i = 0; i < 15; i++) action();
            TimeSpan start = Process.GetCurrentProcess().TotalProcessorTime;
            int runs = 40;
            for (int i = 0; i < runs; i++) action();
            double ns = (Process.GetCurrentProcess().TotalProcessorTime - start).TotalSeconds * 1e9 / runs / text.Length;
            Console.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name,-12} {ns,8:0.0} ns/char"));
        }
    }
}
