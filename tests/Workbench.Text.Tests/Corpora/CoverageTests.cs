using System.Globalization;
using Workbench.Text.Data;

namespace Workbench.Text.Tests.Corpora;

/// <summary>Every row of a lexicon is hit by some row of the corpora of its language; which is not is listed by file and line.</summary>
public class CoverageTests
{
    private static readonly string[] Corpora = ["numerals.corpus.tsv", "quantities.corpus.tsv", "periods.corpus.tsv", "negative.tsv", "sentences.corpus.tsv", "figures.corpus.tsv", "places.corpus.tsv"];

    public static TheoryData<string> Languages => [.. LanguageData.Codes];

    [Theory, MemberData(nameof(Languages))]
    public void Every_lexicon_entry_has_an_example(string language)
    {
        LanguageData data = LanguageLoader.Load(language);
        data.RecordHits();
        Quantities.QuantityScanner scanner = new();
        foreach (string corpus in Corpora)
            foreach (CorpusRow row in CorpusFile.Read(language, corpus))
            {
                string text = row.Text.Replace("||", " ", StringComparison.Ordinal);
                Places.PlaceFinder.Find(text, null, data);
                foreach (Sentences.SentenceSpan span in Sentences.SentenceSplitter.Split(text, data))
                {
                    scanner.Scan(text, span.Start, span.End, data, new DateOnly(2025, 6, 30));
                    Quantities.Ellipsis.Fill(text, scanner.Found, data);
                }
            }
        List<Entry> unhit = [.. data.Unhit().Where(entry => entry.File.StartsWith($"Languages/{language}/", StringComparison.Ordinal))];
        int total = data.Entries.Count(entry => entry.File.StartsWith($"Languages/{language}/", StringComparison.Ordinal));
        string report = string.Create(CultureInfo.InvariantCulture, $"{language}: {unhit.Count} of {total} lexicon rows have no example\n")
            + string.Concat(unhit.Select(entry => string.Create(CultureInfo.InvariantCulture, $"  {entry.File}:{entry.Line}  {entry.Role} {entry.Forms}\n")));
        string folder = Path.Combine(Repository.Root, "artifacts", "corpora");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, $"coverage-{language}.txt"), report);
        TestContext.Current.SendDiagnosticMessage("{0}", report);
        // The number of rows still without an example; it may only go down. A language without the line owes every example.
        int allowed = int.Parse(data.Setting("rows-without-example", "0"), CultureInfo.InvariantCulture);
        if (unhit.Count > allowed) Assert.Fail($"allowed are {allowed} (language.tsv, rows-without-example)\n{report}");
    }
}
